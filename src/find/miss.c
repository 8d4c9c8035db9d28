// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "miss.h"

#include <string.h>

#include "nearest.h"
#include "query.h"

/* The code that a query is about: its longest word with a dot, or else all of its words without the
 * spaces. */
static char *
find_code (const char *text)
{
  g_autoptr (ErrdexQuery) query = errdex_query_parse (text);
  g_autoptr (GString) joined = g_string_new (NULL);
  const char *best = NULL;

  for (guint i = 0; i < query->words->len; i++)
    {
      const char *word = g_array_index (query->words, ErrdexTerm, i).text;

      if (strchr (word, '.') != NULL && (best == NULL || strlen (word) > strlen (best)))
        best = word;
      g_string_append (joined, word);
    }

  return g_strdup (best != NULL ? best : joined->str);
}

/**
 * errdex_miss_init:
 * @self: (out caller-allocates): what to fill in
 * @library: a library
 * @codes: its codes
 * @text: a query that finds nothing
 */
void
errdex_miss_init (ErrdexMiss *self,
                  const ErrdexLibrary *library,
                  const ErrdexCodes *codes,
                  const char *text)
{
  g_autofree char *code = find_code (text);

  self->catalog = library->n_catalogs == 1 ? library->catalogs[0] : NULL;
  self->category = -1;
  for (guint i = 0; i < library->n_catalogs && self->category < 0; i++)
    {
      self->category = errdex_catalog_category_for_code (library->catalogs[i], code);
      if (self->category >= 0)
        self->catalog = library->catalogs[i];
    }
  self->n_nearest = errdex_nearest_find (codes, code, self->nearest, G_N_ELEMENTS (self->nearest));
}

/**
 * errdex_miss_find_nearest:
 * @codes: the codes of a library
 * @text: something that looks like a code, as it was typed
 * @entries: (out caller-allocates) (array length=max_entries): where to put the numbers of entries
 * @max_entries: how many fit in there
 *
 * Returns: how many entries were put into @entries, that of the nearest code first
 */
guint
errdex_miss_find_nearest (const ErrdexCodes *codes,
                          const char *text,
                          guint *entries,
                          guint max_entries)
{
  g_autofree char *code = find_code (text);

  return errdex_nearest_find (codes, code, entries, max_entries);
}
