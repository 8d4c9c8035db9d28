// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Wraps text to the width of a terminal. Columns are counted as terminals count them: ideographs
 * and kana take two, marks that combine take none. Lines are broken at spaces and between
 * ideographs, but not where Chinese and Japanese typesetting forbids it; a word that is wider than
 * the line stays whole, since it may be a code that somebody copies. */

#include "config.h"

#include <string.h>

#include "catalog/markup.h"

#include "flow.h"

/* Punctuation that may not begin a line, and such that may not end one. */
#define NEVER_FIRST                                                                                \
  "、。，．・：；？！）］｝〕〉》」』】〗’”…—％‰々ーぁぃぅぇぉっゃゅょァィゥェォッャュョ,.:;?!)]}%"
#define NEVER_LAST "（［｛〔〈《「『【〖‘“([{"

/**
 * errdex_flow_init:
 * @self: a paragraph to be, which is empty then
 */
void
errdex_flow_init (ErrdexFlow *self)
{
  self->text = g_string_new (NULL);
  self->styles = g_byte_array_new ();
}

/**
 * errdex_flow_clear:
 * @self: a paragraph, or zeroes
 */
void
errdex_flow_clear (ErrdexFlow *self)
{
  if (self->text != NULL)
    g_string_free (self->text, TRUE);
  g_clear_pointer (&self->styles, g_byte_array_unref);
}

/**
 * errdex_flow_add:
 * @self: a paragraph
 * @style: what @text is
 * @text: what to add to it, without line breaks
 * @length: its length in bytes, or -1
 */
void
errdex_flow_add (ErrdexFlow *self, ErrdexStyle style, const char *text, gssize length)
{
  guint start = self->styles->len;

  g_string_append_len (self->text, text, length);
  if (self->text->len == start)
    return;
  g_byte_array_set_size (self->styles, self->text->len);
  memset (self->styles->data + start, style, self->text->len - start);
}

static guint
get_columns (gunichar c)
{
  if (g_unichar_iszerowidth (c))
    return 0;

  return g_unichar_iswide (c) ? 2 : 1;
}

/**
 * errdex_flow_get_columns:
 * @text: a text
 * @length: its length in bytes, or -1
 *
 * Returns: how many columns of a terminal it takes
 */
guint
errdex_flow_get_columns (const char *text, gssize length)
{
  const char *end = text + (length >= 0 ? (gsize) length : strlen (text));
  guint columns = 0;

  for (; text < end; text = g_utf8_next_char (text))
    columns += get_columns (g_utf8_get_char (text));

  return columns;
}

static gboolean
is_in (gunichar c, const char *set)
{
  return g_utf8_strchr (set, -1, c) != NULL;
}

/* Whether a line may be broken between two characters that no space parts. */
static gboolean
may_break (gunichar before, gunichar after)
{
  if (!g_unichar_iswide (before) && !g_unichar_iswide (after))
    return FALSE;

  return get_columns (after) > 0 && !is_in (after, NEVER_FIRST) && !is_in (before, NEVER_LAST);
}

/* The end of the line that begins at @at and may take @width columns. */
static const char *
find_line_end (const char *at, guint width)
{
  const char *end = NULL;
  gunichar before = 0;
  guint columns = 0;

  for (const char *p = at; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == ' ' || (before != 0 && may_break (before, c)))
        {
          /* a word that is too wide goes beyond the width, but nothing goes with it */
          if (columns > width && end == NULL)
            return p;
          if (columns <= width)
            end = p;
        }
      columns += get_columns (c);
      if (columns > width && end != NULL && c != ' ')
        return end;
      before = c;
    }

  return at + strlen (at);
}

static void
print_run (const ErrdexFlow *self, ErrdexOutput *output, const char *begin, const char *end)
{
  gsize at = begin - self->text->str, stop = end - self->text->str;

  while (at < stop)
    {
      gsize next = at + 1;
      g_autofree char *run = NULL;

      while (next < stop && self->styles->data[next] == self->styles->data[at])
        next++;
      run = g_strndup (self->text->str + at, next - at);
      errdex_output_styled (output, self->styles->data[at], run);
      at = next;
    }
}

/**
 * errdex_flow_print:
 * @self: a paragraph
 * @output: where to print it
 * @first_indent: what its first line begins with
 * @indent: what its other lines begin with
 */
void
errdex_flow_print (ErrdexFlow *self,
                   ErrdexOutput *output,
                   const char *first_indent,
                   const char *indent)
{
  const char *at = self->text->str;

  do
    {
      guint taken = errdex_flow_get_columns (first_indent, -1);
      const char *end = at + strlen (at), *next;

      if (output->width > 0)
        end = find_line_end (at, output->width > taken ? output->width - taken : 1);
      next = end + strspn (end, " ");
      while (end > at && end[-1] == ' ')
        end--;
      errdex_output_print (output, first_indent);
      print_run (self, output, at, end);
      errdex_output_write (output, "\n", 1);
      at = next;
      first_indent = indent;
    }
  while (*at != '\0');
}

/**
 * errdex_flow_print_text:
 * @output: where to print
 * @style: what @text is
 * @text: a plain text on one line
 * @indent: what each line of it begins with
 */
void
errdex_flow_print_text (ErrdexOutput *output,
                        ErrdexStyle style,
                        const char *text,
                        const char *indent)
{
  g_auto (ErrdexFlow) flow = { 0 };

  errdex_flow_init (&flow);
  errdex_flow_add (&flow, style, text, -1);
  errdex_flow_print (&flow, output, indent, indent);
}

typedef struct
{
  ErrdexOutput *output;
  const char *indent;
  ErrdexFlow flow;
  ErrdexBlock block;
  guint n_blocks;
} Writer;

static void
end_block (Writer *self)
{
  g_autofree char *bullet = g_strconcat (self->indent, "• ", NULL);
  g_autofree char *below = g_strconcat (self->indent, "  ", NULL);

  if (self->n_blocks == 0)
    return;
  if (self->block == ERRDEX_BLOCK_ITEM)
    errdex_flow_print (&self->flow, self->output, bullet, below);
  else
    errdex_flow_print (&self->flow, self->output, self->indent, self->indent);
  g_string_truncate (self->flow.text, 0);
  g_byte_array_set_size (self->flow.styles, 0);
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
  Writer *self = user_data;

  if (block_number >= self->n_blocks)
    {
      gboolean list = block == ERRDEX_BLOCK_ITEM && self->block == ERRDEX_BLOCK_ITEM;

      end_block (self);
      if (self->n_blocks > 0 && !list)
        errdex_output_write (self->output, "\n", 1);
      self->block = block;
      self->n_blocks = block_number + 1;
    }
  errdex_flow_add (&self->flow, code ? ERRDEX_STYLE_SPAN : ERRDEX_STYLE_PLAIN, run, length);
}

/**
 * errdex_flow_print_markup:
 * @output: where to print
 * @text: a description or a solution
 * @indent: what each line of it begins with
 */
void
errdex_flow_print_markup (ErrdexOutput *output, const char *text, const char *indent)
{
  Writer writer = { .output = output, .indent = indent };

  errdex_flow_init (&writer.flow);
  errdex_markup_parse (text, add_run, &writer);
  end_block (&writer);
  errdex_flow_clear (&writer.flow);
}
