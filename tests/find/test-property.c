// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/*
 * What holds for any query: typing gives what pasting gives; words find what their definition says;
 * hits are in order, and spans lie inside of texts. Queries are put together at random from what
 * users type, and from any bytes.
 */

#include "config.h"

#include <string.h>

#include "catalog/markup.h"
#include "cases.h"
#include "check-result.h"
#include "reference.h"

static ErrdexFinder *shipped;
static ErrdexFinder *small;

static const char *const pieces[] = {
  "device",
  "Dev",
  "not",
  "exist",
  "NotExisted",
  "iot.",
  "iot.device.",
  "topic",
  "mesage",
  "limit",
  "borker",
  "messageborker",
  "in:",
  "in:ota",
  "in:dev",
  "-in:rules",
  "kind:",
  "kind:not",
  "-group",
  "-",
  "\"",
  "\"not exist",
  "already exists\"",
  "50",
  "10,000",
  "10,0",
  ".",
  ",",
  "(",
  ")",
  "NED",
  "ted",
  "Error",
  "设备",
  "不存在",
  "é",
  "ＩＯＴ",
  "`code`",
  "\302\240",
  "\377",
  "\n",
  "\t",
  "a",
  "e",
  "1",
  "firmware",
  "{\"Code\":\"",
  "iot.device.NotExistedDevice",
  "iot.prod.NotExistedProductError",
  "server",
  "port",
  "x",
};

static char *
make_query (void)
{
  GString *query = g_string_new (NULL);
  guint n_pieces = g_test_rand_int_range (1, 6);

  for (guint i = 0; i < n_pieces; i++)
    {
      g_string_append (query, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      if (g_test_rand_int_range (0, 3) > 0)
        g_string_append_c (query, ' ');
    }

  return g_string_free (query, FALSE);
}

static char *
make_bytes (guint max)
{
  guint length = g_test_rand_int_range (0, max);
  char *bytes = g_malloc (length + 1);

  for (guint i = 0; i < length; i++)
    bytes[i] = g_test_rand_int_range (1, 256);
  bytes[length] = '\0';

  return bytes;
}

static void
check_typing (ErrdexFinder *finder, const char *query)
{
  g_autoptr (ErrdexResult) pasted = errdex_finder_search (finder, query, NULL);
  g_autoptr (ErrdexResult) typed = cases_type (finder, query);
  g_autoptr (ErrdexResult) again = errdex_finder_search (finder, query, typed);

  g_assert_cmpstr (errdex_result_get_text (pasted), ==, query);
  cases_assert_equal (finder, typed, pasted, "typed");
  cases_assert_equal (finder, again, pasted, "again");
  check_result (finder, pasted);
}

static void
test_typing (void)
{
  for (guint i = 0; i < 400; i++)
    {
      g_autofree char *query = make_query ();

      check_typing (shipped, query);
      check_typing (small, query);
    }
}

static guint
count_hits (const char *query)
{
  g_autoptr (ErrdexResult) result = errdex_finder_search (shipped, query, NULL);
  guint n_hits;

  errdex_result_get_hits (result, &n_hits);

  return n_hits;
}

/* A filter that is typed behind a query that finds something leaves something at each key, until
 * it names a category or a kind in full. */
static void
test_unfinished_filter (void)
{
  static const char *const filters[] = { "in:d", "kind:n", "-in:", "-kind:" };
  guint n_tried = 0;

  while (n_tried < 400)
    {
      g_autofree char *words = make_query ();
      g_autofree char *query = g_strconcat (words, " ", NULL);
      const char *filter = filters[n_tried % G_N_ELEMENTS (filters)];

      /* inside quotes there are no filters */
      if (strchr (words, '"') != NULL || count_hits (query) == 0)
        continue;

      n_tried++;
      for (guint i = 1; filter[i - 1] != '\0'; i++)
        {
          g_autofree char *typed = g_strdup_printf ("%s%.*s", query, (int) i, filter);

          g_autofree char *escaped = g_strescape (typed, NULL);

          g_test_message ("searched for: %s", escaped);
          g_assert_cmpuint (count_hits (typed), >, 0);
        }
    }
}

/* What was found before has no influence, whatever it was. */
static void
test_any_last (void)
{
  g_autoptr (ErrdexResult) last = NULL;

  for (guint i = 0; i < 400; i++)
    {
      g_autofree char *query = make_query ();
      g_autoptr (ErrdexResult) fresh = errdex_finder_search (shipped, query, NULL);
      ErrdexResult *result = errdex_finder_search (shipped, query, last);

      cases_assert_equal (shipped, result, fresh, "after another");
      g_clear_pointer (&last, errdex_result_unref);
      last = result;
    }

  /* nor has what another finder found */
  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *query = make_query ();
      g_autoptr (ErrdexResult) other = errdex_finder_search (small, query, NULL);
      g_autoptr (ErrdexResult) fresh = errdex_finder_search (shipped, query, NULL);
      g_autoptr (ErrdexResult) result = errdex_finder_search (shipped, query, other);

      cases_assert_equal (shipped, result, fresh, "after another finder's");
    }
}

/* Some letters from somewhere in a code or a text, without what is not a letter or digit. */
static char *
make_word (ErrdexLibrary *library)
{
  const ErrdexEntry *entry
      = errdex_library_get_entry (library, g_test_rand_int_range (0, library->n_entries));
  gboolean from_code = g_test_rand_int_range (0, 3) > 0;
  g_autofree char *plain
      = from_code ? g_strdup (entry->code) : errdex_markup_to_plain (entry->description);
  gsize start = g_test_rand_int_range (0, strlen (plain));
  gsize length = g_test_rand_int_range (1, 9);
  GString *word = g_string_new (NULL);

  /* half of the words begin where one does */
  while (start > 0 && g_test_rand_bit () && g_ascii_isalnum (plain[start - 1]))
    start--;
  for (gsize i = start; plain[i] != '\0' && word->len < length && g_ascii_isalnum (plain[i]); i++)
    g_string_append_c (word, g_ascii_tolower (plain[i]));
  if (word->len == 0)
    g_string_append (word, "device");

  return g_string_free (word, FALSE);
}

static gboolean
is_only_digits (const char *word)
{
  return word[strspn (word, "0123456789")] == '\0';
}

static void
test_reference (void)
{
  ErrdexLibrary *library = errdex_finder_get_library (shipped);
  guint n_found = 0;

  for (guint i = 0; i < 1500; i++)
    {
      g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
      guint n_words = g_test_rand_int_range (1, 4);
      g_autofree char *query = NULL;
      g_autoptr (ErrdexResult) result = NULL;
      g_autoptr (GArray) expected = NULL;
      const ErrdexHit *hits;
      guint n_hits;

      for (guint j = 0; j < n_words; j++)
        {
          char *word = make_word (library);

          /* a number that is complete, and the suffix of Node.js, have rules of their own */
          if (is_only_digits (word) || g_str_has_suffix (word, "error"))
            word[0] = 'd', word[1] = '\0';
          g_ptr_array_add (words, word);
        }
      g_ptr_array_add (words, NULL);
      query = g_strjoinv (" ", (char **) words->pdata);
      result = errdex_finder_search (shipped, query, NULL);
      expected = reference_search (library, (const char *const *) words->pdata);
      hits = errdex_result_get_hits (result, &n_hits);
      if (errdex_result_is_paste (result) || expected->len == 0)
        continue;

      n_found++;
      g_test_message ("searched for: %s", query);
      g_assert_cmpuint (n_hits, >=, expected->len);
      for (guint j = 0; j < expected->len; j++)
        {
          const ErrdexHit *wanted = &g_array_index (expected, ErrdexHit, j);

          g_assert_cmpint (hits[j].tier, ==, wanted->tier);
          g_assert_cmpstr (errdex_library_get_entry (library, hits[j].entry)->code, ==,
                           errdex_library_get_entry (library, wanted->entry)->code);
          g_assert_cmpuint (hits[j].entry, ==, wanted->entry);
        }
      /* only what a known misspelling adds comes behind */
      for (guint j = expected->len; j < n_hits; j++)
        g_assert_cmpint (hits[j].tier, ==, ERRDEX_TIER_SPELLING);
    }
  g_assert_cmpuint (n_found, >, 700);
}

static void
test_any_bytes (void)
{
  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *bytes = make_bytes (40);

      check_typing (shipped, bytes);
      check_typing (small, bytes);
    }
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *bytes = make_bytes (20000);
      g_autoptr (ErrdexResult) result = errdex_finder_search (shipped, bytes, NULL);

      check_result (shipped, result);
    }
}

static char *
repeat (const char *piece, gsize size)
{
  GString *text = g_string_sized_new (size);

  while (text->len < size)
    g_string_append (text, piece);

  return g_string_free (text, FALSE);
}

/* A megabyte of anything is read to its end, or not, but in no case for long. */
static void
test_huge (void)
{
  static const char *const repeated[] = {
    "a",
    "a ",
    "iot.",
    "iot.device.NotExistedDevice ",
    "\"",
    "\" ",
    "-",
    "-a ",
    "in:",
    "in:ota ",
    "kind:x ",
    "设",
    "设备 ",
    "0",
    "1,",
    "\377",
    "\302\240",
    "`",
    ".",
    "e\314\201",
    "\357\267\272",
    "ned ",
    "devise ",
    "not exist ",
  };

  for (guint i = 0; i < G_N_ELEMENTS (repeated); i++)
    {
      g_autofree char *text = repeat (repeated[i], 1024 * 1024 + 17);
      g_autoptr (ErrdexResult) result = errdex_finder_search (shipped, text, NULL);
      ErrdexMiss miss;
      guint entries[4];

      check_result (shipped, result);
      errdex_finder_explain_miss (shipped, text, &miss);
      errdex_finder_lookup (shipped, text, entries, G_N_ELEMENTS (entries));
      errdex_finder_nearest (shipped, text, entries, G_N_ELEMENTS (entries));
    }
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  shipped = cases_open_finder ("iot-platform", NULL);
  small = cases_open_finder ("small.json errno.json", g_getenv ("FIND_TESTS"));
  g_test_add_func ("/find/property/typing", test_typing);
  g_test_add_func ("/find/property/unfinished-filter", test_unfinished_filter);
  g_test_add_func ("/find/property/any-last", test_any_last);
  g_test_add_func ("/find/property/reference", test_reference);
  g_test_add_func ("/find/property/any-bytes", test_any_bytes);
  g_test_add_func ("/find/property/huge", test_huge);
  status = g_test_run ();
  errdex_finder_unref (shipped);
  errdex_finder_unref (small);

  return status;
}
