// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <string.h>

#include "problem.h"

#define MAX_EXCERPT 60

/* the formatter takes the hyphens for minus signs */
/* clang-format off */
G_DEFINE_QUARK (errdex-catalog-error-quark, errdex_catalog_error)
/* clang-format on */

/**
 * errdex_problem_new:
 * @line: the line, from 1, or 0 where none can be named
 * @column: the column in characters, from 1, or 0
 * @path: (nullable): the JSON path of the value
 * @message: what is wrong
 *
 * Returns: (transfer full): a problem
 */
ErrdexProblem *
errdex_problem_new (guint line, guint column, const char *path, const char *message)
{
  ErrdexProblem *self = g_new0 (ErrdexProblem, 1);

  self->line = line;
  self->column = column;
  self->path = g_strdup (path);
  self->message = g_strdup (message);

  return self;
}

/**
 * errdex_problem_free:
 * @self: (transfer full): a problem
 */
void
errdex_problem_free (ErrdexProblem *self)
{
  g_free (self->path);
  g_free (self->message);
  g_free (self);
}

/**
 * errdex_problem_format:
 * @self: a problem
 * @file: (nullable): the name of the file, as the reader of the message knows it
 *
 * Returns: (transfer full): the problem on one line, beginning `file:line:column:` as compilers do,
 * so that editors can jump there
 */
char *
errdex_problem_format (const ErrdexProblem *self, const char *file)
{
  GString *line = g_string_new (file);

  if (self->line > 0)
    g_string_append_printf (line, "%s%u:%u", file != NULL ? ":" : "", self->line, self->column);
  if (line->len > 0)
    g_string_append (line, ": ");
  if (self->path != NULL)
    g_string_append_printf (line, "%s: ", self->path);
  g_string_append (line, self->message);

  return g_string_free (line, FALSE);
}

/**
 * errdex_problem_excerpt:
 * @text: UTF-8 from a file that nobody has judged yet
 * @length: its length in bytes, or -1 if it is zero-terminated
 *
 * Returns: (transfer full): its beginning, fit to stand on one line of a message: not long, and
 * with U+FFFD for whatever cannot be seen
 */
char *
errdex_problem_excerpt (const char *text, gssize length)
{
  GString *excerpt = g_string_new (NULL);
  const char *end = text + (length < 0 ? strlen (text) : (gsize) length), *p = text;

  for (guint n = 0; p < end && n < MAX_EXCERPT; n++, p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (excerpt, g_unichar_isprint (c) ? c : 0xfffd);
    }
  if (p < end)
    g_string_append (excerpt, "…");

  return g_string_free (excerpt, FALSE);
}
