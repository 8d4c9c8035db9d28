// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <pango/pango.h>

#include "catalog/markup.h"

G_BEGIN_DECLS

/**
 * ErrdexTextBlock:
 * @kind: whether it is a paragraph or the item of a list
 * @text: its text as the reader sees it
 * @code: (element-type ErrdexSpan): the code spans in it
 *
 * One paragraph or item of a marked-up text, ready for a label.
 */
typedef struct
{
  ErrdexBlock kind;
  char *text;
  GArray *code;
} ErrdexTextBlock;

GPtrArray *errdex_text_blocks_new (const char *markup);
PangoAttrList *errdex_text_block_get_attributes (const ErrdexTextBlock *self, const GArray *spans);

G_END_DECLS
