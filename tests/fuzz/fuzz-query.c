// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Searches for anything, after anything else. What was found before has no influence, and all that
 * is found can be shown. The first line of the input is what was searched for before, the rest is
 * what is searched for. */

#include "config.h"

#include <string.h>

#include "find/cases.h"
#include "find/check-result.h"
#include "find/query.h"
#include "fuzz.h"

static void
check_terms (const GArray *terms)
{
  g_assert_cmpuint (terms->len, <=, ERRDEX_QUERY_MAX_TERMS);
  for (guint i = 0; i < terms->len; i++)
    {
      const ErrdexTerm *term = &g_array_index (terms, ErrdexTerm, i);

      g_assert_cmpint (term->text[0], !=, '\0');
      g_assert_true (g_utf8_validate (term->text, -1, NULL));
    }
}

static void
check_query (const ErrdexQuery *query)
{
  check_terms (query->words);
  check_terms (query->phrases);
  check_terms (query->negated);
  g_assert_cmpuint (query->filters->len, <=, ERRDEX_QUERY_MAX_TERMS);
  for (guint i = 0; i < query->filters->len; i++)
    {
      const ErrdexFilter *filter = &g_array_index (query->filters, ErrdexFilter, i);

      g_assert_cmpint (filter->value[0], !=, '\0');
      g_assert_true (g_utf8_validate (filter->value, -1, NULL));
    }
}

static void
check_parsing (const char *text)
{
  g_autoptr (ErrdexQuery) query = errdex_query_parse (text);
  g_auto (GStrv) words = NULL;
  guint n_words;

  check_query (query);
  errdex_query_drop_unfinished (query);
  check_query (query);
  n_words = query->words->len;
  words = errdex_query_steal_words (query);
  g_assert_cmpuint (g_strv_length (words), ==, n_words);
  g_assert_cmpuint (query->words->len, ==, 0);
  for (guint i = 0; i < n_words; i++)
    errdex_query_add_word (query, words[i]);
  check_query (query);
}

static void
check_codes (ErrdexFinder *finder, const char *text)
{
  guint n_entries = errdex_finder_get_library (finder)->n_entries;
  guint entries[4], n;
  ErrdexMiss miss;

  n = errdex_finder_lookup (finder, text, entries, G_N_ELEMENTS (entries));
  for (guint i = 0; i < MIN (n, G_N_ELEMENTS (entries)); i++)
    g_assert_cmpuint (entries[i], <, n_entries);
  n = errdex_finder_nearest (finder, text, entries, G_N_ELEMENTS (entries));
  g_assert_cmpuint (n, <=, G_N_ELEMENTS (entries));
  for (guint i = 0; i < n; i++)
    g_assert_cmpuint (entries[i], <, n_entries);
  errdex_finder_explain_miss (finder, text, &miss);
  g_assert_cmpuint (miss.n_nearest, <=, ERRDEX_MISS_MAX_NEAREST);
  g_assert_true (miss.category < 0 || (guint) miss.category < miss.catalog->n_categories);
  for (guint i = 0; i < miss.n_nearest; i++)
    g_assert_cmpuint (miss.nearest[i], <, n_entries);
}

/* Notes that users write are searched too. */
static void
check_extra (ErrdexFinder *finder, const char *text, const char *note, ErrdexResult *last)
{
  g_autoptr (ErrdexExtra) extra = errdex_extra_new ();
  g_autoptr (ErrdexResult) fresh = NULL, after = NULL;

  errdex_extra_add (extra, 1, note);
  fresh = errdex_finder_search_extra (finder, text, extra, NULL);
  after = errdex_finder_search_extra (finder, text, extra, last);
  cases_assert_equal (finder, after, fresh, "with a note, after another");
  check_result (finder, fresh);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static ErrdexFinder *finder = NULL;
  g_autofree char *input = g_strndup ((const char *) data, size);
  char *end = strchr (input, '\n');
  const char *text = end != NULL ? end + 1 : input;
  g_autofree char *before = end != NULL ? g_strndup (input, end - input) : g_strdup ("");
  g_autoptr (ErrdexResult) last = NULL, fresh = NULL, after = NULL;

  if (finder == NULL)
    finder = cases_open_finder ("small.json errno.json", FIND_TESTS);

  last = errdex_finder_search (finder, before, NULL);
  fresh = errdex_finder_search (finder, text, NULL);
  after = errdex_finder_search (finder, text, last);
  g_assert_cmpstr (errdex_result_get_text (fresh), ==, text);
  cases_assert_equal (finder, after, fresh, "after another");
  check_result (finder, fresh);
  check_parsing (text);
  check_codes (finder, text);
  if (g_utf8_validate (before, -1, NULL))
    check_extra (finder, text, before, last);

  return 0;
}
