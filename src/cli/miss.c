// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* What to tell somebody whose code or query is in no catalog: where it would belong, of what date
 * the catalog is, and what comes nearest. */

#include "config.h"

#include <glib/gi18n.h>

#include "miss.h"
#include "output.h"

static char *
describe_miss (const ErrdexMiss *miss, const char *text)
{
  const ErrdexCatalog *catalog = miss->catalog;
  const ErrdexCategory *category;

  if (catalog == NULL || catalog->source_updated == NULL || miss->category < 0)
    return g_strdup_printf (_ ("“%s” is in no catalog"), text);
  category = &catalog->categories[miss->category];

  /* Translators: a code, the title of a category, the title of a catalog and a date */
  return g_strdup_printf (_ ("“%s” would belong to “%s”, but is not in %s of %s"), text,
                          errdex_catalog_translate (catalog, category->title),
                          errdex_catalog_translate (catalog, catalog->title),
                          catalog->source_updated);
}

/* The codes nearest to what was asked for, joined; or NULL. */
static char *
join_nearest (const ErrdexMiss *miss, const ErrdexLibrary *library)
{
  GString *codes;

  if (miss->n_nearest == 0)
    return NULL;
  codes = g_string_new (NULL);
  for (guint i = 0; i < miss->n_nearest; i++)
    {
      g_string_append (codes, i > 0 ? ", " : "");
      g_string_append (codes, errdex_library_get_entry (library, miss->nearest[i])->code);
    }

  return g_string_free (codes, FALSE);
}

/**
 * errdex_miss_complain:
 * @finder: what did not find it
 * @text: a code or a query
 *
 * Says on standard error that there is no such thing, and what is nearest to it.
 */
void
errdex_miss_complain (ErrdexFinder *finder, const char *text)
{
  ErrdexMiss miss;
  g_autofree char *sentence = NULL, *nearest = NULL;

  errdex_finder_explain_miss (finder, text, &miss);
  sentence = describe_miss (&miss, text);
  nearest = join_nearest (&miss, errdex_finder_get_library (finder));
  if (nearest != NULL)
    /* Translators: the first %s is a whole sentence, the second one are codes */
    errdex_complain (_ ("%s; nearest: %s"), sentence, nearest);
  else
    errdex_complain ("%s", sentence);
}
