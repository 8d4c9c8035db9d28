// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <string.h>

#include "catalog/kind.h"
#include "catalog/places.h"

static void
test_all (void)
{
  g_autoptr (GHashTable) labels = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) advice = g_hash_table_new (g_str_hash, g_str_equal);

  for (ErrdexKind kind = ERRDEX_KIND_NONE + 1; kind < ERRDEX_N_KINDS; kind++)
    {
      const char *id = errdex_kind_get_id (kind), *text = errdex_kind_get_advice (kind);
      ErrdexKind found = ERRDEX_KIND_NONE;

      g_assert_nonnull (id);
      g_assert_cmpint (id[strspn (id, "abcdefghijklmnopqrstuvwxyz-")], ==, '\0');
      g_assert_true (errdex_kind_from_id (id, &found));
      g_assert_cmpint (found, ==, kind);
      g_assert_true (g_hash_table_add (labels, (gpointer) errdex_kind_get_label (kind)));
      g_assert_true (g_hash_table_add (advice, (gpointer) text));
      g_assert_true (g_str_has_suffix (text, "."));
      g_assert_cmpint (errdex_kind_get_retry (kind), !=, ERRDEX_RETRY_UNKNOWN);
    }
  g_assert_cmpuint (g_hash_table_size (labels), ==, 13);
}

static void
test_none (void)
{
  g_assert_null (errdex_kind_get_id (ERRDEX_KIND_NONE));
  g_assert_null (errdex_kind_get_label (ERRDEX_KIND_NONE));
  g_assert_null (errdex_kind_get_advice (ERRDEX_KIND_NONE));
  g_assert_cmpint (errdex_kind_get_retry (ERRDEX_KIND_NONE), ==, ERRDEX_RETRY_UNKNOWN);
}

static void
test_unknown (void)
{
  const char *ids[] = { "", "ok", "unknown", "not-foun", "not-found ", "Not-Found", "not_found" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      ErrdexKind kind = ERRDEX_KIND_ABORTED;

      g_assert_false (errdex_kind_from_id (ids[i], &kind));
      g_assert_cmpint (kind, ==, ERRDEX_KIND_ABORTED);
    }
}

/* The advice of code.proto: UNAVAILABLE may be called again, ABORTED from a higher level,
 * FAILED_PRECONDITION only once the state is another; a wrong argument stays wrong. */
static void
test_retry (void)
{
  g_assert_cmpint (errdex_kind_get_retry (ERRDEX_KIND_UNAVAILABLE), ==, ERRDEX_RETRY_YES);
  g_assert_cmpint (errdex_kind_get_retry (ERRDEX_KIND_ABORTED), ==, ERRDEX_RETRY_YES);
  g_assert_cmpint (errdex_kind_get_retry (ERRDEX_KIND_FAILED_PRECONDITION), ==, ERRDEX_RETRY_NO);
  g_assert_cmpint (errdex_kind_get_retry (ERRDEX_KIND_INVALID_ARGUMENT), ==, ERRDEX_RETRY_NO);
  g_assert_cmpint (errdex_kind_get_retry (ERRDEX_KIND_INTERNAL), ==, ERRDEX_RETRY_MAYBE);
}

static void
test_retry_words (void)
{
  const struct
  {
    ErrdexRetry retry;
    const char *id, *label;
  } cases[] = {
    { ERRDEX_RETRY_UNKNOWN, NULL, NULL },
    { ERRDEX_RETRY_NO, "no", "a retry will not help" },
    { ERRDEX_RETRY_MAYBE, "maybe", "a retry may help" },
    { ERRDEX_RETRY_YES, "yes", "a retry can help" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpstr (errdex_retry_get_id (cases[i].retry), ==, cases[i].id);
      g_assert_cmpstr (errdex_retry_get_label (cases[i].retry), ==, cases[i].label);
    }
}

int
main (int argc, char *argv[])
{
  errdex_places_init_locale ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kind/all", test_all);
  g_test_add_func ("/kind/none", test_none);
  g_test_add_func ("/kind/unknown", test_unknown);
  g_test_add_func ("/kind/retry", test_retry);
  g_test_add_func ("/kind/retry-words", test_retry_words);

  return g_test_run ();
}
