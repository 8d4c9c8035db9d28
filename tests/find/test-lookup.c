// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* A code is looked up with an index or without one, whichever costs less; both find the same. */

#include "config.h"

#include <string.h>

#include "catalog/places.h"
#include "catalog/reader.h"
#include "find/finder.h"

#define MAX_ENTRIES 20

typedef struct
{
  ErrdexLibrary *library;
  ErrdexFinder *indexed;
  guint n_found;
} Fixture;

static ErrdexLibrary *
load (void)
{
  static const char text[]
      = "{\"errdex\":1,\"id\":\"odd\",\"title\":\"Odd\",\"categories\":[{\"id\":\"a\",\"title\":\"A\"}],"
        "\"entries\":[{\"code\":\"größe.Überlauf\",\"category\":\"a\",\"description\":\"D\"},"
        "{\"code\":\"4.04\",\"category\":\"a\",\"description\":\"D\",\"aliases\":[\"not.found\"]},"
        "{\"code\":\"-32601\",\"category\":\"a\",\"description\":\"D\"},"
        "{\"code\":\"7\",\"category\":\"a\",\"description\":\"D\"},"
        "{\"code\":\"-7\",\"category\":\"a\",\"description\":\"D\"},"
        "{\"code\":\"设备.Ｎｏｎｅ\",\"category\":\"a\",\"description\":\"D\"}]}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (ErrdexLibrary) shipped = errdex_library_new_shipped (&error);
  g_autoptr (ErrdexCatalog) odd = NULL;
  ErrdexCatalog *catalogs[2];

  g_assert_no_error (error);
  odd = errdex_catalog_read (bytes, "odd", NULL, &error);
  g_assert_no_error (error);
  catalogs[0] = odd;
  catalogs[1] = shipped->catalogs[0];

  return errdex_library_new (catalogs, G_N_ELEMENTS (catalogs));
}

static void
check (Fixture *self, const char *text)
{
  g_autoptr (ErrdexFinder) plain = errdex_finder_new (self->library);
  guint with[MAX_ENTRIES], without[MAX_ENTRIES];
  guint n_with = errdex_finder_lookup (self->indexed, text, with, MAX_ENTRIES);
  guint n_without = errdex_finder_lookup (plain, text, without, MAX_ENTRIES);

  g_assert_cmpmem (without, n_without * sizeof *without, with, n_with * sizeof *with);
  self->n_found += n_with;
}

static void
check_spellings (Fixture *self, const char *code)
{
  g_autofree char *upper = g_utf8_strup (code, -1);
  g_autofree char *node = g_strconcat (code, "Error", NULL);
  g_autofree char *quoted = g_strconcat ("“", code, "”,", NULL);
  g_autofree char *shorter = g_strndup (code, strlen (code) - 1);
  guint found = self->n_found;

  check (self, code);
  g_assert_cmpuint (self->n_found, >, found);
  check (self, upper);
  check (self, node);
  check (self, quoted);
  check (self, errdex_code_last_segment (code));
  if (g_utf8_validate (shorter, -1, NULL))
    check (self, shorter);
}

static void
test_same (void)
{
  Fixture fixture = { .library = load () };

  fixture.indexed = errdex_finder_new (fixture.library);
  errdex_finder_prepare (fixture.indexed);
  for (guint i = 0; i < fixture.library->n_entries; i++)
    {
      const ErrdexEntry *entry = errdex_library_get_entry (fixture.library, i);

      check_spellings (&fixture, entry->code);
      for (const char *const *alias = entry->aliases; *alias != NULL; alias++)
        check_spellings (&fixture, *alias);
    }
  check (&fixture, "");
  check (&fixture, "error");
  check (&fixture, "two words");
  check (&fixture, "04");
  check (&fixture, "grosse.uberlauf");
  errdex_finder_unref (fixture.indexed);
  errdex_library_unref (fixture.library);
}

/* A hyphen before a query negates, unless nothing but a number follows. The same number without it
 * is another code. */
static void
test_negative (void)
{
  static const char *const codes[] = { "-32601", "-7", "7" };
  ErrdexLibrary *library = load ();
  ErrdexFinder *finder = errdex_finder_new (library);

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr (ErrdexResult) result = errdex_finder_search (finder, codes[i], NULL);
      guint entry = G_MAXUINT;
      guint n_hits;
      const ErrdexHit *hits = errdex_result_get_hits (result, &n_hits);

      g_assert_cmpuint (errdex_finder_lookup (finder, codes[i], &entry, 1), ==, 1);
      g_assert_cmpstr (errdex_library_get_entry (library, entry)->code, ==, codes[i]);
      g_assert_cmpuint (n_hits, >, 0);
      g_assert_cmpuint (hits[0].entry, ==, entry);
      g_assert_cmpint (hits[0].tier, ==, ERRDEX_TIER_CODE);
    }
  errdex_finder_unref (finder);
  errdex_library_unref (library);
}

static void
test_no_room (void)
{
  g_autoptr (ErrdexLibrary) library = load ();
  g_autoptr (ErrdexFinder) finder = errdex_finder_new (library);
  guint entries[1];

  g_assert_cmpuint (errdex_finder_lookup (finder, "notdeviceowner", entries, 1), ==, 1);
  g_assert_cmpuint (errdex_finder_lookup (finder, "notdeviceowner", entries, 0), ==, 0);
}

int
main (int argc, char *argv[])
{
  errdex_places_init_locale ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lookup/same-without-index", test_same);
  g_test_add_func ("/lookup/negative", test_negative);
  g_test_add_func ("/lookup/no-room", test_no_room);

  return g_test_run ();
}
