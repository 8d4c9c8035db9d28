// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "first-words.h"

#include <string.h>

/* So much of a text is enough to search for. */
#define MAX_WORDS 8
#define MAX_BYTES 120

/**
 * errdex_first_words:
 * @text: a text, such as an error message
 *
 * Returns: (transfer full): the first line of the text that says something, or the beginning of
 *   that; empty if none does
 */
char *
errdex_first_words (const char *text)
{
  const char *start = text, *end;
  guint n_words = 0;

  while (*start != '\0' && !g_unichar_isalnum (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  for (end = start; *end != '\0' && *end != '\n' && *end != '\r'; end = g_utf8_next_char (end))
    if (end - start > MAX_BYTES
        || (g_ascii_isspace (*end) && !g_ascii_isspace (end[1]) && ++n_words == MAX_WORDS))
      break;

  return g_strndup (start, end - start);
}

/**
 * errdex_first_words_suffice:
 * @text: a text without spaces around it
 *
 * Returns: whether the text is so short, and one line, that it can be searched for as it is
 */
gboolean
errdex_first_words_suffice (const char *text)
{
  return strlen (text) <= MAX_BYTES && strpbrk (text, "\r\n") == NULL;
}
