// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <string.h>

#include "catalog/reader.h"
#include "catalog/seen.h"

#define TODAY "2026-11-23"
#define ENTRY(category, code, description)                                                         \
  "{\"category\":\"" category "\",\"code\":\"" code "\",\"description\":\"" description "\"}"

static ErrdexCatalog *
read_entries (const char *updated, const char *entries)
{
  g_autofree char *text
      = g_strdup_printf ("{\"errdex\":1,\"id\":\"t\",\"title\":\"T\",\"source\":{%s},"
                         "\"categories\":[{\"id\":\"a\",\"title\":\"A\"},"
                         "{\"id\":\"b\",\"title\":\"B\"}],\"entries\":[%s]}",
                         updated, entries);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  ErrdexCatalog *catalog = errdex_catalog_read (bytes, "t", NULL, &error);

  g_assert_no_error (error);

  return catalog;
}

/* Goes over to a catalog, through a file. */
static ErrdexSeen *
update (ErrdexSeen *before, const char *updated, const char *entries, gboolean expected)
{
  g_autoptr (ErrdexCatalog) catalog = read_entries (updated, entries);
  gboolean differs;
  g_autoptr (ErrdexSeen) after = errdex_seen_update (before, catalog, TODAY, &differs);
  g_autofree char *text = errdex_seen_write (after);

  g_clear_pointer (&before, errdex_seen_free);
  g_assert_cmpint (differs, ==, expected);

  return errdex_seen_read (text);
}

static void
assert_news (const ErrdexSeen *seen, guint entry, ErrdexNewsKind kind, const char *since)
{
  const char *found;

  g_assert_cmpint (errdex_seen_get (seen, entry, &found), ==, kind);
  g_assert_cmpstr (found, ==, since);
}

static void
test_first (void)
{
  g_autoptr (ErrdexSeen) seen = update (NULL, "", ENTRY ("a", "X", "x"), TRUE);

  g_assert_cmpuint (errdex_seen_count (seen), ==, 0);
  seen = update (g_steal_pointer (&seen), "", ENTRY ("a", "X", "x"), FALSE);
  g_assert_cmpuint (errdex_seen_count (seen), ==, 0);
}

static void
test_update (void)
{
  g_autoptr (ErrdexSeen) seen
      = update (NULL, "", ENTRY ("a", "X", "x") "," ENTRY ("a", "Y", "y"), TRUE);

  seen = update (g_steal_pointer (&seen), "\"updated\":\"2026-01-02\"",
                 ENTRY ("a", "X", "z") "," ENTRY ("a", "Z", "z") "," ENTRY ("b", "Y", "y"), TRUE);
  g_assert_cmpuint (errdex_seen_count (seen), ==, 3);
  assert_news (seen, 0, ERRDEX_NEWS_CHANGED, "2026-01-02");
  assert_news (seen, 1, ERRDEX_NEWS_NEW, "2026-01-02");
  /* it moved */
  assert_news (seen, 2, ERRDEX_NEWS_CHANGED, "2026-01-02");
  g_assert_cmpstr (errdex_seen_get_key (seen, 2), ==, "b/Y");
}

/* News stay so until they were looked at, whatever else happens. */
static void
test_keep (void)
{
  g_autoptr (ErrdexSeen) seen = update (NULL, "", ENTRY ("a", "X", "x"), TRUE);

  seen
      = update (g_steal_pointer (&seen), "", ENTRY ("a", "X", "x") "," ENTRY ("a", "Y", "y"), TRUE);
  seen = update (g_steal_pointer (&seen), "\"updated\":\"2027-01-02\"",
                 ENTRY ("a", "X", "x") "," ENTRY ("a", "Y", "y"), FALSE);
  assert_news (seen, 1, ERRDEX_NEWS_NEW, TODAY);
  /* what is new and changes is still new */
  seen = update (g_steal_pointer (&seen), "\"updated\":\"2027-01-02\"",
                 ENTRY ("a", "X", "x") "," ENTRY ("a", "Y", "z"), TRUE);
  assert_news (seen, 1, ERRDEX_NEWS_NEW, "2027-01-02");

  g_assert_true (errdex_seen_dismiss (seen, "a/Y"));
  g_assert_false (errdex_seen_dismiss (seen, "a/Y"));
  g_assert_false (errdex_seen_dismiss (seen, "a/Q"));
  g_assert_cmpuint (errdex_seen_count (seen), ==, 0);
  /* an entry that went is no news, but to be forgotten */
  seen = update (g_steal_pointer (&seen), "", ENTRY ("a", "X", "x"), TRUE);
  g_assert_cmpuint (errdex_seen_count (seen), ==, 0);
}

static void
test_damaged (void)
{
  static const char *const texts[] = {
    "",
    "errdex-seen 2\n",
    "errdex-seen 1\nx\n",
    "errdex-seen 1\n0123456789abcdef - 2026-01-02 a/X",
    "errdex-seen 1\n0123456789abcdeg - 2026-01-02 a/X\n",
    "errdex-seen 1\n0123456789abcdef x 2026-01-02 a/X\n",
    "errdex-seen 1\n0123456789abcdef n 2026-01-zz a/X\n",
    "errdex-seen 1\n0123456789abcdef n 2026-01-02 \n",
    "errdex-seen 1\n0123456789abcdef n 2026-01-02 a/\xff\n",
  };
  g_autoptr (ErrdexSeen) seen = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_null (errdex_seen_read (texts[i]));
  seen = errdex_seen_read ("errdex-seen 1\n0123456789abcdef n 2026-01-02 a/X\n"
                           "0123456789abcdef c 2026-01-02 a/X\n");
  g_assert_nonnull (seen);
  g_assert_cmpuint (errdex_seen_count (seen), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/seen/first", test_first);
  g_test_add_func ("/seen/update", test_update);
  g_test_add_func ("/seen/keep", test_keep);
  g_test_add_func ("/seen/damaged", test_damaged);

  return g_test_run ();
}
