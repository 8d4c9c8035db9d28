// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <string.h>

#include "need.h"

#include "query.h"
#include "substring.h"

/* How JSON may write a letter, digit or dot of a code without writing it. */
#define ESCAPE "\\u00"
/* What stands in a file with names beside codes. */
#define NAME "\"name\""

/* A part of a code, to be found in any case. */
typedef struct
{
  char *text; /* in small letters */
  gsize length;
  guint skips[256]; /* how far to go on when a place ends with this byte */
} Part;

struct _ErrdexNeed
{
  GArray *parts;
  Part escape;
  Part name;
  gboolean named; /* whether a code may be a name, which has spaces where it stands */
};

static void
part_clear (gpointer data)
{
  g_free (((Part *) data)->text);
}

static void
part_init (Part *self, const char *text, gsize length)
{
  self->text = g_ascii_strdown (text, length);
  self->length = length;
  for (guint i = 0; i < G_N_ELEMENTS (self->skips); i++)
    self->skips[i] = length;
  for (gsize i = 0; i + 1 < length; i++)
    {
      self->skips[(guchar) self->text[i]] = length - 1 - i;
      self->skips[(guchar) g_ascii_toupper (self->text[i])] = length - 1 - i;
    }
}

static gboolean
part_is_in (const Part *self, const char *text, gsize length)
{
  gsize place = self->length;
  char last = self->text[self->length - 1];

  while (place <= length)
    {
      if (g_ascii_tolower (text[place - 1]) == last
          && g_ascii_strncasecmp (text + place - self->length, self->text, self->length) == 0)
        return TRUE;
      place += self->skips[(guchar) text[place - 1]];
    }

  return FALSE;
}

/* The same, faster, for what stands there in small letters only. */
static gboolean
part_is_in_exactly (const Part *self, const char *text, gsize length)
{
  gsize padded = length - MIN (length, ERRDEX_SUBSTRING_PADDING);
  gsize rest = padded - MIN (padded, self->length);

  return errdex_substring_find (text, text + padded, self->text, self->length) != NULL
         || part_is_in (self, text + rest, length - rest);
}

/* Numbers are written in several ways, and letters beyond ASCII are folded: what a catalog has of
 * those cannot be told by looking for the same bytes. */
static gboolean
is_plain (const char *text)
{
  return g_str_is_ascii (text) && g_ascii_isalpha (*text) && strpbrk (text, "\"\\/") == NULL;
}

/* Whether errdex_code_from_name() may have made it. */
static gboolean
is_one_word (const char *text)
{
  while (g_ascii_isalnum (*text))
    text++;

  return *text == '\0';
}

static gboolean
add_code (ErrdexNeed *self, const char *code)
{
  g_autoptr (ErrdexQuery) query = errdex_query_parse (code);
  const char *text;
  gsize length;
  Part part;

  if (query->words->len != 1)
    return FALSE;
  text = g_array_index (query->words, ErrdexTerm, 0).text;
  length = strlen (text);
  if (!is_plain (text))
    return FALSE;
  self->named |= is_one_word (text);
  /* with a suffix that a program may have added, the code may be without it */
  if (g_str_has_suffix (text, "error") && length > strlen ("error"))
    length -= strlen ("error");
  part_init (&part, text, length);
  g_array_append_val (self->parts, part);

  return TRUE;
}

/**
 * errdex_need_new:
 * @codes: (array zero-terminated=1): codes, as errdex_finder_lookup() takes them
 *
 * Returns: (transfer full) (nullable): what tells the files that these codes need; %NULL if that
 * may be any
 */
ErrdexNeed *
errdex_need_new (char *const *codes)
{
  g_autoptr (ErrdexNeed) self = g_new0 (ErrdexNeed, 1);

  self->parts = g_array_new (FALSE, FALSE, sizeof (Part));
  g_array_set_clear_func (self->parts, part_clear);
  part_init (&self->escape, ESCAPE, strlen (ESCAPE));
  part_init (&self->name, NAME, strlen (NAME));
  for (guint i = 0; codes[i] != NULL; i++)
    if (!g_utf8_validate (codes[i], -1, NULL) || !add_code (self, codes[i]))
      return NULL;

  return g_steal_pointer (&self);
}

/**
 * errdex_need_free:
 * @self: (transfer full): a need
 */
void
errdex_need_free (ErrdexNeed *self)
{
  g_array_unref (self->parts);
  part_clear (&self->escape);
  part_clear (&self->name);
  g_free (self);
}

/**
 * errdex_need_may_hold:
 * @self: a need
 * @text: the contents of a catalog file
 * @length: their length in bytes
 *
 * Returns: whether an entry that one of the codes names may be in the file. Codes with letters
 * that only folding makes those of ASCII are not considered: whoever finds nothing has to look into
 * all files.
 */
gboolean
errdex_need_may_hold (const ErrdexNeed *self, const char *text, gsize length)
{
  for (guint i = 0; i < self->parts->len; i++)
    if (part_is_in (&g_array_index (self->parts, Part, i), text, length))
      return TRUE;
  if (self->named && part_is_in_exactly (&self->name, text, length))
    return TRUE;

  return part_is_in_exactly (&self->escape, text, length);
}
