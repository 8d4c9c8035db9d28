// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Reads anything as a catalog. Either there is one, and all of it can be walked over, or there are
 * problems that can be shown. */

#include "config.h"

#include "catalog/reader.h"
#include "fuzz.h"

static void
check_string (const char *text)
{
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_cmpint (text[0], !=, '\0');
}

static void
check_strings (const char *const *strings)
{
  for (; *strings != NULL; strings++)
    check_string (*strings);
}

static void
check_catalog (const ErrdexCatalog *catalog)
{
  for (guint i = 0; i < catalog->n_categories; i++)
    {
      const ErrdexCategory *category = &catalog->categories[i];

      check_string (category->id);
      check_string (category->title);
      check_strings (category->prefixes);
      g_assert_cmpint (category->parent, <, (int) i);
      g_assert_cmpuint (category->n_entries, <=, category->n_entries_below);
      g_assert_cmpint (errdex_catalog_find_category (catalog, category->id), ==, i);
    }
  for (guint i = 0; i < catalog->n_entries; i++)
    {
      const ErrdexEntry *entry = &catalog->entries[i];
      const ErrdexCategory *category = &catalog->categories[entry->category];

      g_assert_cmpuint (i - category->first_entry, <, category->n_entries);
      check_string (entry->code);
      check_string (errdex_code_last_segment (entry->code));
      check_string (errdex_catalog_get_texts (catalog, entry).description);
      check_strings (entry->aliases);
      check_strings (entry->operations);
      check_strings (entry->related);
    }
}

static void
check_problems (GPtrArray *problems)
{
  g_assert_cmpuint (problems->len, >, 0);
  g_assert_cmpuint (problems->len, <=, ERRDEX_CATALOG_MAX_PROBLEMS + 1);
  for (guint i = 0; i < problems->len; i++)
    {
      const ErrdexProblem *problem = problems->pdata[i];
      g_autofree char *line = errdex_problem_format (problem, "fuzz.json");

      check_string (line);
      for (const char *p = line; *p != '\0'; p++)
        g_assert_cmpint ((guchar) *p, >=, ' ');
      /* what the first look lets pass, json-glib takes */
      g_assert_false (g_str_has_prefix (problem->message, "<data>"));
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GPtrArray) problems
      = g_ptr_array_new_with_free_func ((GDestroyNotify) errdex_problem_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (ErrdexCatalog) catalog = errdex_catalog_read (bytes, "fuzz.json", problems, &error);

  if (catalog != NULL)
    check_catalog (catalog);
  else
    check_problems (problems);
  g_assert_true ((catalog == NULL) == (error != NULL));

  return 0;
}
