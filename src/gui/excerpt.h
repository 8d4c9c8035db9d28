// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "report.h"

G_BEGIN_DECLS

/**
 * ErrdexExcerpt:
 * @text: (nullable): a part of a line, on one line and fit to be shown
 * @code: the part of @text that is the code
 *
 * The line around a code.
 */
typedef struct
{
  char *text;
  ErrdexSpan code;
} ErrdexExcerpt;

void errdex_excerpt_init (ErrdexExcerpt *self,
                          const char *bytes,
                          gsize length,
                          gsize at,
                          const char *code);
void errdex_excerpt_clear (ErrdexExcerpt *self);

GArray *errdex_excerpts_new (const ErrdexReport *report, const ErrdexFound *found);

G_END_DECLS
