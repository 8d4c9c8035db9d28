// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ErrdexProse:
 *
 * A text in the markup of catalog/markup.h while it is put together from pieces of a document. What
 * is markup only by chance stays literal.
 */
typedef struct
{
  /*< private >*/
  GString *out;       /* the blocks that are finished */
  GString *run;       /* the run that is being written */
  GString *block;     /* the runs of this block before it */
  GString *span;      /* a code span of this block that may grow */
  guint code;         /* so many elements that mean code are open */
  guint items;        /* so many list items are open */
  gboolean new_item;  /* the block that is written begins an item */
  gboolean last_item; /* the last block of out is an item */
  gboolean full;      /* nothing more is taken */
} ErrdexProse;

void errdex_prose_init (ErrdexProse *self);
void errdex_prose_clear (ErrdexProse *self);
void errdex_prose_add (ErrdexProse *self, const char *text, gsize length);
void errdex_prose_add_lines (ErrdexProse *self, const char *text, gsize length);
void errdex_prose_begin_code (ErrdexProse *self);
void errdex_prose_end_code (ErrdexProse *self);
void errdex_prose_begin_item (ErrdexProse *self);
void errdex_prose_end_item (ErrdexProse *self);
void errdex_prose_break (ErrdexProse *self);
char *errdex_prose_finish (ErrdexProse *self);
char *errdex_prose_from_lines (const char *text);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ErrdexProse, errdex_prose_clear)

G_END_DECLS
