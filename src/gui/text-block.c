// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "attributes.h"
#include "text-block.h"

/* A block that still grows. */
typedef struct
{
  GPtrArray *blocks;
  ErrdexBlock kind;
  GString *text;
  GArray *code;
} Builder;

static void
text_block_free (ErrdexTextBlock *self)
{
  g_free (self->text);
  g_array_unref (self->code);
  g_free (self);
}

static void
finish_block (Builder *self)
{
  ErrdexTextBlock *block;

  if (self->text == NULL)
    return;

  block = g_new (ErrdexTextBlock, 1);
  block->kind = self->kind;
  block->text = g_string_free (g_steal_pointer (&self->text), FALSE);
  block->code = g_steal_pointer (&self->code);
  g_ptr_array_add (self->blocks, block);
}

/* A line break inside a code span makes several runs of it, which look like one. */
static void
add_code_span (GArray *code, guint32 start, guint32 end)
{
  ErrdexSpan span = { start, end };

  if (code->len > 0 && g_array_index (code, ErrdexSpan, code->len - 1).end == start)
    g_array_index (code, ErrdexSpan, code->len - 1).end = end;
  else
    g_array_append_val (code, span);
}

static void
add_run (ErrdexBlock block,
         guint block_number,
         gsize offset,
         const char *run,
         gsize length,
         gboolean code,
         gpointer user_data)
{
  Builder *self = user_data;

  if (block_number > self->blocks->len)
    finish_block (self);
  if (self->text == NULL)
    {
      self->kind = block;
      self->text = g_string_new (NULL);
      self->code = g_array_new (FALSE, FALSE, sizeof (ErrdexSpan));
    }
  if (code)
    add_code_span (self->code, self->text->len, self->text->len + length);
  g_string_append_len (self->text, run, length);
}

/**
 * errdex_text_blocks_new:
 * @markup: a description or a solution
 *
 * Returns: (transfer full) (element-type ErrdexTextBlock): its paragraphs and items
 */
GPtrArray *
errdex_text_blocks_new (const char *markup)
{
  Builder builder = {
    .blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) text_block_free),
  };

  errdex_markup_parse (markup, add_run, &builder);
  finish_block (&builder);

  return builder.blocks;
}

/**
 * errdex_text_block_get_attributes:
 * @self: a block
 * @spans: (nullable) (element-type ErrdexSpan): the parts of its text that match a search
 *
 * Returns: (transfer full): what its text looks like
 */
PangoAttrList *
errdex_text_block_get_attributes (const ErrdexTextBlock *self, const GArray *spans)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  /* a hyphen that is not in the text would be read as part of a code or an address */
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  for (guint i = 0; i < self->code->len; i++)
    {
      const ErrdexSpan *span = &g_array_index (self->code, ErrdexSpan, i);

      errdex_attributes_add_code (attributes, span->start, span->end);
      errdex_attributes_keep_words (attributes, self->text, span->start, span->end);
    }
  errdex_attributes_add_highlights (attributes, spans);

  return attributes;
}
