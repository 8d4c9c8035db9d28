// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "excerpt.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "catalog/descriptor.h"

/* So much of a line is shown before and after the beginning of a code, in bytes. What is before is
 * short, so that the code itself is to be seen. */
#define BEFORE 28
#define AFTER  256
/* That the text stands in another encoding, or has changed, shows in the first bytes of the code.
 */
#define CHECKED 4

static gboolean
ends_line (char c)
{
  return c == '\n' || c == '\r';
}

static gboolean
continues_character (char c)
{
  return (c & 0xc0) == 0x80;
}

static const char *
find_start (const char *bytes, const char *at)
{
  const char *limit = at - bytes > BEFORE ? at - BEFORE : bytes;
  const char *start = at;

  while (start > limit && !ends_line (start[-1]))
    start--;
  while (start < at && continues_character (*start))
    start++;

  return start;
}

static const char *
find_end (const char *at, const char *limit)
{
  const char *end = at, *cut = limit - at > AFTER ? at + AFTER : limit;

  while (end < cut && !ends_line (*end))
    end++;
  while (end > at && end < limit && continues_character (*end))
    end--;

  return end;
}

/* Where a sequence that sets colours ends, or @p. */
static const char *
skip_escape (const char *p, const char *end)
{
  const char *q = p + 2;

  if (end - p < 3 || p[0] != 0x1b || p[1] != '[')
    return p;
  while (q < end && !g_ascii_isalpha (*q))
    q++;

  return q < end ? q + 1 : q;
}

/* Appends a part of a line as it can be shown. */
static void
append (GString *text, const char *start, const char *end)
{
  g_autofree char *valid = g_utf8_make_valid (start, end - start);
  const char *valid_end = valid + strlen (valid);

  for (const char *p = valid; p < valid_end; p = g_utf8_next_char (p))
    {
      const char *after = skip_escape (p, valid_end);
      gunichar c;

      for (; after != p; after = skip_escape (p, valid_end))
        p = after;
      if (p == valid_end)
        break;
      c = g_utf8_get_char (p);
      g_string_append_unichar (text, g_unichar_iscntrl (c) ? ' ' : c);
    }
}

static gsize
count_common (const char *text, const char *end, const char *code)
{
  gsize n = 0;

  while (text + n < end && code[n] != '\0'
         && g_ascii_tolower (text[n]) == g_ascii_tolower (code[n]))
    n++;

  return n;
}

/* A number may stand there in another notation: 135 for 0x87. */
static gsize
count_number (const char *text, const char *end)
{
  gsize n = 0;

  while (text + n < end && g_ascii_isalnum (text[n]) && g_ascii_isdigit (*text))
    n++;

  return n;
}

/**
 * errdex_excerpt_init:
 * @self: (out caller-allocates): where to put the excerpt
 * @bytes: (array length=length): a text
 * @length: how long it is
 * @at: where the code stands in it
 * @code: the code; in the text it may be wrapped
 *
 * Takes the line around a code, or what is near the code in a long line. There is none if the code
 * does not stand there.
 */
void
errdex_excerpt_init (ErrdexExcerpt *self,
                     const char *bytes,
                     gsize length,
                     gsize at,
                     const char *code)
{
  const char *here = bytes + at, *start, *end;
  GString *text;
  gsize n;

  *self = (ErrdexExcerpt){ .text = NULL };
  if (at >= length)
    return;
  n = count_common (here, bytes + length, code);
  if (n < MIN (CHECKED, strlen (code)))
    n = errdex_code_is_number (code) ? count_number (here, bytes + length) : 0;
  if (n == 0)
    return;

  start = find_start (bytes, here);
  end = find_end (here, bytes + length);
  text = g_string_new (NULL);
  if (start > bytes && !ends_line (start[-1]))
    g_string_append (text, "…");
  else
    while (start < here && g_ascii_isspace (*start))
      start++;
  append (text, start, here);
  self->code.start = text->len;
  append (text, here, here + n);
  self->code.end = text->len;
  append (text, here + n, end);
  if (end < bytes + length && !ends_line (*end))
    g_string_append (text, "…");
  self->text = g_string_free (text, FALSE);
}

/**
 * errdex_excerpt_clear:
 * @self: an excerpt
 */
void
errdex_excerpt_clear (ErrdexExcerpt *self)
{
  g_clear_pointer (&self->text, g_free);
}

/* What is around a place in a file. */
static void
read_excerpt (ErrdexExcerpt *self, int fd, guint64 offset, const char *code)
{
  char buffer[1 + BEFORE + AFTER + 1];
  /* one byte more on each side tells whether the line is cut there */
  gsize before = MIN (offset, 1 + BEFORE);
  gssize n;

  do
    n = pread (fd, buffer, sizeof buffer, offset - before);
  while (n < 0 && errno == EINTR);
  errdex_excerpt_init (self, buffer, MAX (n, 0), before, code);
}

/* The file may have become a pipe by now, which must not be waited for. */
static int
open_input (const ErrdexReport *report, guint input)
{
  const char *path = g_file_peek_path (report->files->pdata[input]);

  return path != NULL ? errdex_open (path, O_RDONLY | O_NOCTTY | O_NONBLOCK, 0) : -1;
}

static void
read_excerpts (const ErrdexReport *report, const ErrdexFound *found, ErrdexExcerpt *excerpts)
{
  int fd = -1;

  for (guint i = 0; i < found->places->len; i++)
    {
      const ErrdexPlace *place = &g_array_index (found->places, ErrdexPlace, i);

      if (i == 0 || place[-1].file != place->file)
        {
          if (fd >= 0)
            close (fd);
          fd = open_input (report, place->file);
        }
      if (fd >= 0)
        read_excerpt (&excerpts[i], fd, place->offset, found->code);
    }
  if (fd >= 0)
    close (fd);
}

/**
 * errdex_excerpts_new:
 * @report: a report
 * @found: a code in it
 *
 * Takes the lines around a code from the text, or reads them from the files. Those of compressed
 * files and of files elsewhere are not worth it. Reading blocks.
 *
 * Returns: (transfer full) (element-type ErrdexExcerpt): an excerpt for each place
 */
GArray *
errdex_excerpts_new (const ErrdexReport *report, const ErrdexFound *found)
{
  GArray *excerpts = g_array_new (FALSE, TRUE, sizeof (ErrdexExcerpt));
  gsize length;
  const char *text;

  g_array_set_clear_func (excerpts, (GDestroyNotify) errdex_excerpt_clear);
  g_array_set_size (excerpts, found->places->len);
  if (report->text == NULL)
    {
      read_excerpts (report, found, (ErrdexExcerpt *) (void *) excerpts->data);
      return excerpts;
    }

  text = g_bytes_get_data (report->text, &length);
  for (guint i = 0; i < found->places->len; i++)
    errdex_excerpt_init (&g_array_index (excerpts, ErrdexExcerpt, i), text, length,
                         g_array_index (found->places, ErrdexPlace, i).offset, found->code);

  return excerpts;
}
