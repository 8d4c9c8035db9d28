// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* What the provider shows, and what it keeps to itself. */

#include "config.h"

#include <string.h>

#include "catalog/entry-id.h"
#include "catalog/places.h"
#include "search-provider/results.h"

static ErrdexFinder *finder;

static GArray *
search (const char *text)
{
  return errdex_results_search (finder, text, ERRDEX_RESULTS_MAX_SHELL);
}

static void
assert_first (const char *text, const char *code)
{
  g_autoptr (GArray) hits = search (text);
  const ErrdexLibrary *library = errdex_finder_get_library (finder);

  g_assert_cmpuint (hits->len, >, 0);
  g_assert_cmpstr (
      errdex_library_get_entry (library, g_array_index (hits, ErrdexHit, 0).entry)->code, ==, code);
}

static void
assert_none (const char *text)
{
  g_autoptr (GArray) hits = search (text);

  g_assert_cmpuint (hits->len, ==, 0);
}

static void
test_best_first (void)
{
  assert_first ("iot.device.NotExistedDevice", "iot.device.NotExistedDevice");
  assert_first ("  notexisteddevice\n", "iot.device.NotExistedDevice");
  assert_first ("Code: iot.prod.NotExistedProduct, RequestId: 7", "iot.prod.NotExistedProduct");
}

static void
test_nothing_asked (void)
{
  assert_none ("");
  assert_none (" \t\n ");
  assert_none ("in:");
  assert_none ("zzzzzzzz");
}

static void
test_one_character (void)
{
  assert_none ("d");
  assert_none (".");
  assert_none ("设");
  assert_none (" e ");
}

/* A guess at the spelling is made where a code is meant, and not at words for other programs. */
static void
test_spelling (void)
{
  assert_first ("iot.device.NotExistedDevise", "iot.device.NotExistedDevice");
  assert_none ("notexisteddevise");
  assert_none ("how do i install firefox");
  assert_none ("How do I install Firefox.");
}

static void
test_cap (void)
{
  g_autoptr (GArray) hits = search ("iot.");
  g_autoptr (GArray) three = errdex_results_search (finder, "iot.", 3);

  g_assert_cmpuint (hits->len, ==, ERRDEX_RESULTS_MAX_SHELL);
  g_assert_cmpuint (three->len, ==, 3);
}

/* What is behind the cut does not count, and a character cut in two is none. */
static void
test_long (void)
{
  g_autoptr (GString) text = g_string_new ("NotExistedDevice");

  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "\u3000");
  g_string_append (text, "zzzzzzzz");
  for (guint i = 0; i < 3; i++)
    {
      assert_first (text->str, "iot.device.NotExistedDevice");
      g_string_prepend_c (text, ' ');
    }
}

static void
test_describe (void)
{
  const ErrdexLibrary *library = errdex_finder_get_library (finder);

  for (guint i = 0; i < library->n_entries; i++)
    {
      g_autofree char *id = errdex_entry_id_new (library, i);
      const char *const ids[] = { "unknown", id, NULL };
      g_autoptr (GVariant) metas = g_variant_ref_sink (errdex_results_describe (library, ids));
      g_autoptr (GVariant) meta = NULL;
      const char *code = errdex_library_get_entry (library, i)->code;
      const char *text;

      g_assert_cmpuint (g_variant_n_children (metas), ==, 1);
      meta = g_variant_get_child_value (metas, 0);
      g_assert_true (g_variant_lookup (meta, "id", "&s", &text));
      g_assert_cmpstr (text, ==, id);
      g_assert_true (g_variant_lookup (meta, "name", "&s", &text));
      g_assert_cmpstr (text, ==, code);
      g_assert_true (g_variant_lookup (meta, "clipboardText", "&s", &text));
      g_assert_cmpstr (text, ==, code);
      g_assert_true (g_variant_lookup (meta, "gicon", "&s", &text));
      g_assert_cmpstr (text, ==, APPLICATION_ID);
      g_assert_true (g_variant_lookup (meta, "description", "&s", &text));
      g_assert_cmpuint (strlen (text), >, 0);
      g_assert_null (strchr (text, '\n'));
    }
}

/* KRunner sorts by type, then by relevance: it must come to our order. */
static void
test_matches (void)
{
  g_autoptr (GArray) hits = search ("device");
  g_autoptr (GVariant) matches
      = g_variant_ref_sink (errdex_results_to_matches (errdex_finder_get_library (finder), hits));
  gint32 last_type = G_MAXINT32;
  double last_relevance = 1.001;

  g_assert_cmpuint (hits->len, ==, ERRDEX_RESULTS_MAX_SHELL);
  g_assert_cmpuint (g_variant_n_children (matches), ==, hits->len);
  for (guint i = 0; i < hits->len; i++)
    {
      gint32 type;
      double relevance;

      g_variant_get_child (matches, i, "(sssid@a{sv})", NULL, NULL, NULL, &type, &relevance, NULL);
      g_assert_cmpfloat (relevance, >, 0);
      g_assert_cmpint (type, <=, last_type);
      g_assert_cmpfloat (relevance, <, last_relevance);
      last_type = type;
      last_relevance = relevance;
    }
}

int
main (int argc, char *argv[])
{
  g_autoptr (ErrdexLibrary) library = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  errdex_places_init_locale ();
  g_test_init (&argc, &argv, NULL);
  library = errdex_library_new_shipped (&error);
  g_assert_no_error (error);
  finder = errdex_finder_new (library);

  g_test_add_func ("/results/best-first", test_best_first);
  g_test_add_func ("/results/nothing-asked", test_nothing_asked);
  g_test_add_func ("/results/one-character", test_one_character);
  g_test_add_func ("/results/spelling", test_spelling);
  g_test_add_func ("/results/cap", test_cap);
  g_test_add_func ("/results/long", test_long);
  g_test_add_func ("/results/describe", test_describe);
  g_test_add_func ("/results/matches", test_matches);

  status = g_test_run ();
  errdex_finder_unref (finder);

  return status;
}
