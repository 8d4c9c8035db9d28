// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ErrdexLines:
 * @offset: how many bytes were counted
 * @line: the line of the next byte, from 1
 * @column: the column of the next byte, in characters from 1
 * @units: how many UTF-16 units the counted bytes stand for; only kept where @with_units
 * @with_units: whether the text was decoded from UTF-16
 * @after_cr: whether the last byte was a CR, so that a LF now would end no further line
 *
 * Counts lines and columns of UTF-8 text, stretch by stretch.
 */
typedef struct
{
  guint64 offset;
  guint64 line;
  guint64 column;
  guint64 units;
  gboolean with_units;
  gboolean after_cr;
} ErrdexLines;

void errdex_lines_init (ErrdexLines *self, gboolean with_bom, gboolean with_units);
void errdex_lines_advance (ErrdexLines *self, const guint8 *text, gsize length);

G_END_DECLS
