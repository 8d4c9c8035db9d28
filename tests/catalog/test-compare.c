// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <string.h>

#include "catalog/compare.h"
#include "catalog/reader.h"

static ErrdexCatalog *
read_entries (const char *entries)
{
  g_autofree char *text
      = g_strdup_printf ("{\"errdex\":1,\"id\":\"t\",\"title\":\"T\",\"categories\":["
                         "{\"id\":\"a\",\"title\":\"A\"},{\"id\":\"b\",\"title\":\"B\"},"
                         "{\"id\":\"c\",\"title\":\"C\"}],\"entries\":[%s]}",
                         entries);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  ErrdexCatalog *catalog = errdex_catalog_read (bytes, "t", NULL, &error);

  g_assert_no_error (error);

  return catalog;
}

/* An entry of one letter each for category, code and description. */
#define ENTRY(category, code, description, more)                                                   \
  "{\"category\":\"" category "\",\"code\":\"" code "\",\"description\":\"" description "\"" more  \
  "}"

static char *
compare (const char *before, const char *after)
{
  g_autoptr (ErrdexCatalog) a = read_entries (before), b = read_entries (after);
  g_autoptr (GArray) changes = errdex_catalog_compare (a, b);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      const ErrdexChange *change = &g_array_index (changes, ErrdexChange, i);
      const ErrdexCatalog *catalog = change->after >= 0 ? b : a;
      const ErrdexEntry *entry
          = &catalog->entries[change->after >= 0 ? change->after : change->before];

      g_string_append_printf (text, "%s%s/%s",
                              change->before < 0  ? "+"
                              : change->after < 0 ? "-"
                                                  : "~",
                              catalog->categories[entry->category].id, entry->code);
      for (guint member = 0; member < ERRDEX_N_MEMBERS; member++)
        if ((change->members & (1u << member)) != 0)
          g_string_append_printf (text, ",%s", errdex_member_get_id (1u << member));
      g_string_append_c (text, ';');
    }

  return g_string_free (text, FALSE);
}

static void
assert_changes (const char *before, const char *after, const char *expected)
{
  g_autofree char *found = compare (before, after);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_nothing (void)
{
  assert_changes ("", "", "");
  assert_changes (ENTRY ("a", "X", "x", ""), ENTRY ("a", "X", "x", ",\"aliases\":[]"), "");
  /* the order of the file is no difference */
  assert_changes (ENTRY ("a", "X", "x", "") "," ENTRY ("a", "Y", "y", ""),
                  ENTRY ("a", "Y", "y", "") "," ENTRY ("a", "X", "x", ""), "");
}

static void
test_new_and_gone (void)
{
  assert_changes ("", ENTRY ("b", "X", "x", "") "," ENTRY ("a", "Y", "y", ""), "+a/Y;+b/X;");
  assert_changes (ENTRY ("b", "X", "x", "") "," ENTRY ("a", "Y", "y", ""), "", "-a/Y;-b/X;");
}

static void
test_members (void)
{
  assert_changes (ENTRY ("a", "X", "x", ""), ENTRY ("a", "X", "z", ""), "~a/X,description;");
  assert_changes (ENTRY ("a", "X", "x", ""), ENTRY ("a", "X", "x", ",\"solution\":\"s\""),
                  "~a/X,solution;");
  assert_changes (ENTRY ("a", "X", "x", ""), ENTRY ("a", "X", "x", ",\"name\":\"n\""),
                  "~a/X,name;");
  assert_changes (ENTRY ("a", "X", "x", ",\"kind\":\"internal\""),
                  ENTRY ("a", "X", "x",
                         ",\"aliases\":[\"Z\"],\"operations\":[\"o\"],"
                         "\"related\":[\"r\"]"),
                  "~a/X,kind,aliases,operations,related;");
}

static void
test_moved (void)
{
  assert_changes (ENTRY ("a", "X", "x", ""), ENTRY ("b", "X", "x", ""), "~b/X,category;");
  /* a code whose old place is still taken is another entry */
  assert_changes (ENTRY ("a", "X", "x", ""),
                  ENTRY ("a", "X", "x", "") "," ENTRY ("b", "X", "x", ""), "+b/X;");
  /* the one that reads the same has moved, the other is gone */
  assert_changes (ENTRY ("a", "X", "x", "") "," ENTRY ("b", "X", "y", ""),
                  ENTRY ("c", "X", "y", ""), "~c/X,category;-a/X;");
}

static void
test_fingerprint (void)
{
  g_autoptr (ErrdexCatalog) catalog = read_entries (
      ENTRY ("a", "X", "x", ",\"aliases\":[\"p\"]") "," ENTRY ("a", "Y", "x", ",\"aliases\":[\"p\"]") "," ENTRY (
          "b", "X", "x",
          ",\"operations\":[\"p\"]") "," ENTRY ("c", "X", "x",
                                                ",\"aliases\":[\"p\"],\"name\":\"n\""));
  guint64 first = errdex_entry_fingerprint (&catalog->entries[0]);

  g_assert_cmphex (first, ==, errdex_entry_fingerprint (&catalog->entries[1]));
  /* what stands in another member is not the same */
  g_assert_cmphex (first, !=, errdex_entry_fingerprint (&catalog->entries[2]));
  g_assert_cmphex (first, !=, errdex_entry_fingerprint (&catalog->entries[3]));
  /* it is kept in files: another program must find the same */
  g_assert_cmphex (first, ==, G_GUINT64_CONSTANT (0xabac5ad692f67dd7));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/compare/nothing", test_nothing);
  g_test_add_func ("/compare/new-and-gone", test_new_and_gone);
  g_test_add_func ("/compare/members", test_members);
  g_test_add_func ("/compare/moved", test_moved);
  g_test_add_func ("/compare/fingerprint", test_fingerprint);

  return g_test_run ();
}
