// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ErrdexBlock:
 *
 * What a line of text is. Two paragraphs, and a paragraph and a list, are set apart by space; items
 * of a list are not.
 */
typedef enum
{
  ERRDEX_BLOCK_PARAGRAPH,
  ERRDEX_BLOCK_ITEM,
} ErrdexBlock;

/**
 * ErrdexMarkupFunc:
 * @block: the kind of block that the run stands in
 * @block_number: the number of that block, from 0
 * @offset: where the run stands in the text, in bytes
 * @run: the text of the run, not zero-terminated, line breaks inside a paragraph already made
 * spaces
 * @length: its length in bytes, never 0
 * @code: whether it is a code span
 *
 * Called for each run of a marked-up text, in order. A block is a succession of runs with the same
 * @block_number. As a line break becomes one space and nothing else changes, byte i of @run is byte
 * @offset + i of the text.
 */
typedef void (*ErrdexMarkupFunc) (ErrdexBlock block,
                                  guint block_number,
                                  gsize offset,
                                  const char *run,
                                  gsize length,
                                  gboolean code,
                                  gpointer user_data);

void errdex_markup_parse (const char *text, ErrdexMarkupFunc func, gpointer user_data);
char *errdex_markup_to_plain (const char *text);
char *errdex_markup_first_line (const char *text);

G_END_DECLS
