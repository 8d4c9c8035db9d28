// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "problem.h"

G_BEGIN_DECLS

/**
 * ErrdexJsonText:
 * @text: the text, not necessarily zero-terminated
 * @length: its length in bytes
 * @entries: (element-type gsize): where in @text each element of the top-level member `entries`
 * begins
 *
 * A JSON text that was found to be sound, before a parser built anything from it.
 */
typedef struct
{
  const char *text;
  gsize length;
  GArray *entries;
} ErrdexJsonText;

ErrdexProblem *
errdex_json_text_check (ErrdexJsonText *self, const char *text, gsize length, guint max_depth);
void errdex_json_text_clear (ErrdexJsonText *self);
void
errdex_json_text_locate (const ErrdexJsonText *self, const char *path, guint *line, guint *column);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ErrdexJsonText, errdex_json_text_clear)

G_END_DECLS
