// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "cases.h"

#include <string.h>

#include "catalog/reader.h"

static const char *const tier_names[ERRDEX_N_TIERS] = {
  "code",     "segment",   "code-prefix", "segment-prefix", "words",
  "initials", "substring", "text",        "spelling",
};

/*
 * cases_open_finder:
 * @names: `iot-platform`, which ships, or names of catalog files beside the cases, apart by spaces
 * @dir: where these are
 *
 * Returns: (transfer full): a finder for these catalogs
 */
ErrdexFinder *
cases_open_finder (const char *names, const char *dir)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) catalogs
      = g_ptr_array_new_with_free_func ((GDestroyNotify) errdex_catalog_unref);
  g_autoptr (ErrdexLibrary) library = NULL;
  g_auto (GStrv) parts = g_strsplit (names, " ", -1);

  if (g_str_equal (names, "iot-platform"))
    {
      g_autoptr (ErrdexLibrary) shipped = errdex_library_new_shipped (&error);

      g_assert_no_error (error);
      g_assert_cmpstr (shipped->catalogs[0]->id, ==, names);
      library = errdex_library_new (shipped->catalogs, 1);
      return errdex_finder_new (library);
    }

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (dir, parts[i], NULL);

      g_ptr_array_add (catalogs, errdex_catalog_read_file (path, NULL, &error));
      g_assert_no_error (error);
    }
  library = errdex_library_new ((ErrdexCatalog *const *) catalogs->pdata, catalogs->len);

  return errdex_finder_new (library);
}

const char *
cases_get_tier_name (ErrdexTier tier)
{
  return tier_names[tier];
}

/*
 * cases_describe:
 *
 * Returns: (transfer full): what a result found, on one line, at most @max hits of it
 */
char *
cases_describe (ErrdexFinder *finder, ErrdexResult *result, guint max)
{
  GString *text = g_string_new (NULL);
  const ErrdexHit *hits;
  guint n_hits;

  hits = errdex_result_get_hits (result, &n_hits);
  g_string_printf (text, "%u hits%s%s:", n_hits,
                   errdex_result_is_query (result) ? "" : ", no query",
                   errdex_result_is_paste (result) ? ", paste" : "");
  for (guint i = 0; i < MIN (n_hits, max); i++)
    g_string_append_printf (
        text, " %s %s@%s", tier_names[hits[i].tier],
        errdex_library_get_entry (errdex_finder_get_library (finder), hits[i].entry)->code,
        errdex_library_get_category (errdex_finder_get_library (finder), hits[i].entry)->id);

  return g_string_free (text, FALSE);
}

/*
 * cases_assert_equal:
 *
 * Fails unless both results have the same hits.
 */
void
cases_assert_equal (ErrdexFinder *finder, ErrdexResult *a, ErrdexResult *b, const char *how)
{
  const ErrdexHit *hits_a;
  const ErrdexHit *hits_b;
  guint n_a;
  guint n_b;

  hits_a = errdex_result_get_hits (a, &n_a);
  hits_b = errdex_result_get_hits (b, &n_b);
  if (n_a == n_b && (n_a == 0 || memcmp (hits_a, hits_b, n_a * sizeof *hits_a) == 0)
      && errdex_result_is_query (a) == errdex_result_is_query (b)
      && errdex_result_is_paste (a) == errdex_result_is_paste (b))
    return;

  g_test_message ("[%s] %s: %s", errdex_result_get_text (a), how, cases_describe (finder, a, 10));
  g_test_message ("[%s] pasted: %s", errdex_result_get_text (b), cases_describe (finder, b, 10));
  g_test_fail ();
}

/*
 * cases_type:
 *
 * Searches for each beginning of a text, each time with the result before.
 *
 * Returns: (transfer full): the last result
 */
ErrdexResult *
cases_type (ErrdexFinder *finder, const char *text)
{
  ErrdexResult *last = errdex_finder_search (finder, "", NULL);

  for (const char *p = text; *p != '\0'; p++)
    {
      g_autofree char *beginning = g_strndup (text, p - text + 1);
      ErrdexResult *result = errdex_finder_search (finder, beginning, last);

      errdex_result_unref (last);
      last = result;
    }

  return last;
}
