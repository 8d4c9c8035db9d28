// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* The markup of descriptions and solutions: paragraphs, lists and code spans of CommonMark 0.30
 * (https://spec.commonmark.org/0.30/), and nothing else. */

#include "config.h"

#include <string.h>

#include "markup.h"

typedef struct
{
  const char *text;
  ErrdexBlock block;
  guint block_number;
  ErrdexMarkupFunc func;
  gpointer user_data;
} Parser;

static void
emit (Parser *self, const char *begin, const char *end, gboolean code)
{
  while (begin < end)
    {
      const char *line_end = memchr (begin, '\n', end - begin);

      if (line_end == NULL)
        line_end = end;
      if (line_end > begin)
        self->func (self->block, self->block_number, begin - self->text, begin, line_end - begin,
                    code, self->user_data);
      if (line_end == end)
        return;

      /* a line break and the indentation of the next line are one space */
      self->func (self->block, self->block_number, line_end - self->text, " ", 1, code,
                  self->user_data);
      for (begin = line_end + 1; begin < end && *begin == ' ';)
        begin++;
    }
}

static gsize
count_backticks (const char *p, const char *end)
{
  const char *begin = p;

  while (p < end && *p == '`')
    p++;

  return p - begin;
}

/* The run of exactly @n backticks that closes a span; or NULL. */
static const char *
find_closing (const char *p, const char *end, gsize n)
{
  while ((p = memchr (p, '`', end - p)) != NULL)
    {
      gsize run = count_backticks (p, end);

      if (run == n)
        return p;
      p += run;
    }

  return NULL;
}

/* A code span may be padded by a space on each side, so that it can begin or end with a backtick.
 */
static void
emit_code (Parser *self, const char *begin, const char *end)
{
  gboolean padded = end - begin >= 2 && *begin == ' ' && end[-1] == ' ';

  for (const char *p = begin; padded && p < end; p++)
    if (*p != ' ')
      {
        begin++;
        end--;
        break;
      }
  emit (self, begin, end, TRUE);
}

static void
parse_inline (Parser *self, const char *begin, const char *end)
{
  const char *plain = begin, *p = begin;

  while (p < end && (p = memchr (p, '`', end - p)) != NULL)
    {
      gsize n = count_backticks (p, end);
      const char *closing = find_closing (p + n, end, n);

      if (closing != NULL)
        {
          emit (self, plain, p, FALSE);
          emit_code (self, p + n, closing);
          plain = p = closing + n;
        }
      else
        {
          p += n;
        }
    }
  emit (self, plain, end, FALSE);
}

static const char *
find_line_end (const char *p)
{
  const char *end = strchr (p, '\n');

  return end != NULL ? end : p + strlen (p);
}

static gboolean
is_blank (const char *p, const char *end)
{
  while (p < end && (*p == ' ' || *p == '\t' || *p == '\r'))
    p++;

  return p == end;
}

static gboolean
is_item (const char *line)
{
  return line[0] == '-' && line[1] == ' ';
}

/* The end of the block that begins with the line at @p: a blank line and the beginning of an item
 * end it. */
static const char *
find_block_end (const char *p)
{
  const char *end = find_line_end (p);

  while (*end != '\0')
    {
      const char *line = end + 1, *line_end = find_line_end (line);

      if (is_blank (line, line_end) || is_item (line))
        break;
      end = line_end;
    }

  return end;
}

/**
 * errdex_markup_parse:
 * @text: a description or a solution
 * @func: (scope call): called for each run of text
 * @user_data: for @func
 *
 * Takes a text apart. Whatever is no paragraph, list or code span of CommonMark is literal text.
 */
void
errdex_markup_parse (const char *text, ErrdexMarkupFunc func, gpointer user_data)
{
  Parser parser = { .text = text, .func = func, .user_data = user_data };
  const char *p = text;

  while (*p != '\0')
    {
      const char *end = find_line_end (p);

      if (!is_blank (p, end))
        {
          gboolean item = is_item (p);

          end = find_block_end (p);
          p += item ? 2 : 0;
          p += strspn (p, " ");
          parser.block = item ? ERRDEX_BLOCK_ITEM : ERRDEX_BLOCK_PARAGRAPH;
          parse_inline (&parser, p, end);
          parser.block_number++;
        }
      p = *end != '\0' ? end + 1 : end;
    }
}

typedef struct
{
  GString *plain;
  ErrdexBlock last_block;
  guint n_blocks;
  guint max_blocks;
} Plain;

static void
append_plain (ErrdexBlock block,
              guint block_number,
              gsize offset,
              const char *run,
              gsize length,
              gboolean code,
              gpointer user_data)
{
  Plain *self = user_data;

  if (block_number >= self->max_blocks)
    return;
  if (block_number >= self->n_blocks)
    {
      if (self->n_blocks > 0)
        {
          gboolean list = block == ERRDEX_BLOCK_ITEM && self->last_block == ERRDEX_BLOCK_ITEM;

          g_string_append (self->plain, list ? "\n" : "\n\n");
        }
      if (block == ERRDEX_BLOCK_ITEM)
        g_string_append (self->plain, "- ");
      self->n_blocks = block_number + 1;
      self->last_block = block;
    }
  g_string_append_len (self->plain, run, length);
}

static char *
to_plain (const char *text, guint max_blocks)
{
  Plain plain = { .plain = g_string_new (NULL), .max_blocks = max_blocks };

  errdex_markup_parse (text, append_plain, &plain);

  return g_string_free (plain.plain, FALSE);
}

/**
 * errdex_markup_to_plain:
 * @text: a description or a solution
 *
 * Returns: (transfer full): the text without the marks of code spans, one line a paragraph, items
 * beginning with `- `
 */
char *
errdex_markup_to_plain (const char *text)
{
  return to_plain (text, G_MAXUINT);
}

/**
 * errdex_markup_first_line:
 * @text: a description or a solution
 *
 * Returns: (transfer full): its first paragraph as plain text on one line
 */
char *
errdex_markup_first_line (const char *text)
{
  return to_plain (text, 1);
}
