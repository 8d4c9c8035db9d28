// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "output.h"

G_BEGIN_DECLS

/**
 * ErrdexFlow:
 * @text: the text so far, on one line
 * @styles: (element-type guint8): for each byte of it an ErrdexStyle
 *
 * A paragraph that is going to be wrapped.
 */
typedef struct
{
  GString *text;
  GByteArray *styles;
} ErrdexFlow;

void errdex_flow_init (ErrdexFlow *self);
void errdex_flow_clear (ErrdexFlow *self);
void errdex_flow_add (ErrdexFlow *self, ErrdexStyle style, const char *text, gssize length);
void errdex_flow_print (ErrdexFlow *self,
                        ErrdexOutput *output,
                        const char *first_indent,
                        const char *indent);

void errdex_flow_print_text (ErrdexOutput *output,
                             ErrdexStyle style,
                             const char *text,
                             const char *indent);
void errdex_flow_print_markup (ErrdexOutput *output, const char *text, const char *indent);
guint errdex_flow_get_columns (const char *text, gssize length);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ErrdexFlow, errdex_flow_clear)

G_END_DECLS
