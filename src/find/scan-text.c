// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "scan-text.h"

#include <string.h>

/* A wrapped line may be indented by so much. */
#define MAX_INDENT 64
/* The numbers of a terminal's control sequence are no longer. */
#define MAX_NUMBERS 24

#define W (ERRDEX_BYTE_WORD | ERRDEX_BYTE_JOIN)
#define J ERRDEX_BYTE_JOIN
const guint8 errdex_byte_kinds[256] = {
  ['0' ... '9'] = W, ['A' ... 'Z'] = W, ['a' ... 'z'] = W, ['_'] = W,
  ['.'] = J,         ['$'] = J,         ['-'] = J,
};
#undef W
#undef J

#define R4(n)  (n), (n) + 1, (n) + 2, (n) + 3
#define R16(n) R4 (n), R4 ((n) + 4), R4 ((n) + 8), R4 ((n) + 12)
#define R64(n) R16 (n), R16 ((n) + 16), R16 ((n) + 32), R16 ((n) + 48)
const guint8 errdex_byte_folds[256] = {
  R64 (0),  64,  R16 ('a'), R4 ('q'),  R4 ('u'),  'y',       'z',
  R4 ('['), '_', R16 (96),  R16 (112), R64 (128), R64 (192),
};

/**
 * errdex_text_skip_break:
 * @text: a text
 * @at: where a line break is
 *
 * Returns: where the next line begins, its indentation left out
 */
gsize
errdex_text_skip_break (const ErrdexText *text, gsize at)
{
  gsize indent;

  if (text->bytes[at] == '\r' && at + 1 < text->length && text->bytes[at + 1] == '\n')
    at++;
  at++;
  for (indent = 0; indent < MAX_INDENT && at < text->length; indent++, at++)
    if (text->bytes[at] != ' ' && text->bytes[at] != '\t')
      break;

  return at;
}

/* A string literal, as bytes to look for before a place. */
#define ENDS_WITH(text, end, literal)                                                              \
  ((end) >= strlen (literal)                                                                       \
   && memcmp ((text)->bytes + (end) -strlen (literal), literal, strlen (literal)) == 0)

static gboolean
are_hex (const ErrdexText *text, gsize from, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (!g_ascii_isxdigit (text->bytes[from + i]))
      return FALSE;

  return TRUE;
}

/* `\n`, `\t` and the like, `\x22`, `\u0022` of JSON, `%22` of an address. */
static gboolean
ends_letter_escape (const ErrdexText *text, gsize end)
{
  const guint8 *bytes = text->bytes;

  if (end >= 2 && bytes[end - 2] == '\\')
    return strchr ("nrtbfvae", errdex_byte_folds[bytes[end - 1]]) != NULL;
  if (end >= 3 && bytes[end - 3] == '%')
    return are_hex (text, end - 2, 2);
  if (end >= 4 && bytes[end - 4] == '\\' && (bytes[end - 3] | 0x20) == 'x')
    return are_hex (text, end - 2, 2);

  return end >= 6 && bytes[end - 6] == '\\' && (bytes[end - 5] | 0x20) == 'u'
         && are_hex (text, end - 4, 4);
}

/* A terminal's `ESC[31m`, `ESC[K` or `ESC(B`. Tools often write the ESC as something else, or drop
 * it, so that it is not asked for where numbers and a letter of colours (m) or of grep (K) are
 * there. */
static gboolean
ends_control_sequence (const ErrdexText *text, gsize end)
{
  guint8 final = errdex_byte_folds[text->bytes[end - 1]];
  gsize at = end - 1;
  gboolean numbers;

  if (!g_ascii_isalpha (final))
    return FALSE;
  if (ENDS_WITH (text, at, "\033("))
    return TRUE;
  while (at > 0 && end - at < MAX_NUMBERS
         && (g_ascii_isdigit (text->bytes[at - 1]) || text->bytes[at - 1] == ';'
             || text->bytes[at - 1] == ':'))
    at--;
  numbers = at < end - 1;
  if (at == 0 || text->bytes[at - 1] != '[')
    return FALSE;

  return ENDS_WITH (text, at - 1, "\033") || ENDS_WITH (text, at - 1, "\\e")
         || ((numbers || ends_letter_escape (text, at - 1)) && (final == 'm' || final == 'k'));
}

/**
 * errdex_text_ends_escape:
 * @text: a text
 * @end: a place in it, not 0
 *
 * Returns: whether the letter or digit before @end is the end of an escape, so that it is no part
 * of a word after it
 */
gboolean
errdex_text_ends_escape (const ErrdexText *text, gsize end)
{
  return ends_letter_escape (text, end) || ends_control_sequence (text, end);
}

static gsize
skip_control_sequence (const ErrdexText *text, gsize at)
{
  gsize end = at + 2;

  if (end >= text->length || text->bytes[at + 1] != '[')
    return at + 1;
  while (end < text->length && end - at < MAX_NUMBERS
         && (g_ascii_isdigit (text->bytes[end]) || text->bytes[end] == ';'))
    end++;

  return MIN (end + 1, text->length);
}

static gsize
skip_entity (const ErrdexText *text, gsize at)
{
  gsize end = at + 1;

  while (end < text->length && end - at < 8
         && (g_ascii_isalnum (text->bytes[end]) || text->bytes[end] == '#'))
    end++;

  return end < text->length && text->bytes[end] == ';' ? end + 1 : at + 1;
}

/**
 * errdex_text_skip_escape:
 * @text: a text
 * @at: a place in it, where no letter and no digit is
 *
 * Returns: the end of the escape that begins at @at, be it a programming language's, HTML's, an
 * address's or a terminal's; the next place, if none does
 */
gsize
errdex_text_skip_escape (const ErrdexText *text, gsize at)
{
  gsize left = text->length - at;

  switch (text->bytes[at])
    {
    case '\033':
      return skip_control_sequence (text, at);
    case '&':
      return skip_entity (text, at);
    case '%':
      return left >= 3 && are_hex (text, at + 1, 2) ? at + 3 : at + 1;
    case '\\':
      if (left >= 6 && (text->bytes[at + 1] | 0x20) == 'u' && are_hex (text, at + 2, 4))
        return at + 6;
      return left >= 2 && g_ascii_isalpha (text->bytes[at + 1]) ? at + 2 : at + 1;
    default:
      return at + 1;
    }
}
