// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Which codes resemble another one, and in which order. */

#include "config.h"

#include <string.h>

#include "catalog/places.h"
#include "catalog/reader.h"
#include "find/finder.h"

#define ENTRY(code, category, more)                                                                \
  "{\"code\":\"" code "\",\"category\":\"" category "\",\"description\":\"D\"" more "}"

static ErrdexLibrary *
read_library (const char *const *entries)
{
  g_autofree char *list = g_strjoinv (",", (char **) entries);
  char *text = g_strconcat ("{\"errdex\":1,\"id\":\"t\",\"title\":\"T\",\"categories\":["
                            "{\"id\":\"a\",\"title\":\"A\"},{\"id\":\"b\",\"title\":\"B\"}],"
                            "\"entries\":[",
                            list, "]}", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (ErrdexCatalog) catalog = errdex_catalog_read (bytes, "t.json", NULL, &error);

  g_assert_no_error (error);

  return errdex_library_new (&catalog, 1);
}

static char *
list_similar (ErrdexLibrary *library, const char *code)
{
  g_autoptr (ErrdexFinder) finder = errdex_finder_new (library);
  guint entries[2 * ERRDEX_MAX_SIMILAR], entry, n;
  GString *codes = g_string_new (NULL);

  g_assert_cmpuint (errdex_finder_lookup (finder, code, &entry, 1), ==, 1);
  n = errdex_finder_similar (finder, entry, entries, G_N_ELEMENTS (entries));
  g_assert_cmpuint (n, <=, ERRDEX_MAX_SIMILAR);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (codes, "%s ", errdex_library_get_entry (library, entries[i])->code);

  return g_string_free (codes, FALSE);
}

static void
assert_similar (ErrdexLibrary *library, const char *code, const char *wanted)
{
  g_autofree char *similar = list_similar (library, code);

  g_assert_cmpstr (similar, ==, wanted);
}

/* The same last segment comes before the same words, and that before most of them. */
static void
test_order (void)
{
  static const char *const entries[] = {
    ENTRY ("x.disk.Full", "a", ""),
    ENTRY ("x.disk.TooManyOpenFiles", "a", ""),
    ENTRY ("x.disk.TooManyOpenSockets", "a", ""),
    ENTRY ("x.net.OpenFilesTooMany", "a", ""),
    ENTRY ("y.TooManyOpenFiles", "a", ""),
    ENTRY ("x.net.Timeout", "b", ""),
    NULL,
  };
  g_autoptr (ErrdexLibrary) library = read_library (entries);

  assert_similar (library, "x.disk.TooManyOpenFiles",
                  "y.TooManyOpenFiles x.net.OpenFilesTooMany x.disk.TooManyOpenSockets ");
  assert_similar (library, "x.disk.Full", "");
  assert_similar (library, "x.net.Timeout", "");
}

/* What stands beside the entry anyway is not named again, and no code twice. */
static void
test_left_out (void)
{
  static const char *const entries[] = {
    ENTRY ("x.Full", "a", ",\"related\":[\"y.Full\"]"),
    ENTRY ("x.Full", "b", ""),
    ENTRY ("y.Full", "a", ""),
    ENTRY ("z.Full", "a", ""),
    ENTRY ("z.Full", "b", ""),
    NULL,
  };
  g_autoptr (ErrdexLibrary) library = read_library (entries);

  assert_similar (library, "x.Full", "z.Full ");
  assert_similar (library, "y.Full", "x.Full z.Full ");
}

/* Case does not matter, and another spelling of a code counts for its last segment. */
static void
test_spellings (void)
{
  static const char *const entries[] = {
    ENTRY ("x.borker.Full", "a", ",\"aliases\":[\"x.borker.Packed\"]"),
    ENTRY ("y.FULL", "a", ""),
    ENTRY ("z.Packed", "a", ""),
    NULL,
  };
  g_autoptr (ErrdexLibrary) library = read_library (entries);

  assert_similar (library, "x.borker.Full", "y.FULL ");
  assert_similar (library, "z.Packed", "x.borker.Full ");
}

static void
test_no_words (void)
{
  static const char *const entries[] = { ENTRY ("-", "a", ""), ENTRY ("+", "a", ""), NULL };
  g_autoptr (ErrdexLibrary) library = read_library (entries);
  g_autoptr (ErrdexFinder) finder = errdex_finder_new (library);
  guint found[ERRDEX_MAX_SIMILAR];

  g_assert_cmpuint (errdex_finder_similar (finder, 0, found, ERRDEX_MAX_SIMILAR), ==, 0);
}

static void
test_room (void)
{
  static const char *const entries[]
      = { ENTRY ("x.Full", "a", ""), ENTRY ("y.Full", "a", ""), ENTRY ("z.z.Full", "a", ""), NULL };
  g_autoptr (ErrdexLibrary) library = read_library (entries);
  g_autoptr (ErrdexFinder) finder = errdex_finder_new (library);
  guint found[2] = { G_MAXUINT, G_MAXUINT };

  g_assert_cmpuint (errdex_finder_similar (finder, 0, found, 0), ==, 0);
  g_assert_cmpuint (found[0], ==, G_MAXUINT);
  g_assert_cmpuint (errdex_finder_similar (finder, 0, found, 1), ==, 1);
  g_assert_cmpuint (found[0], ==, 1);
  g_assert_cmpuint (found[1], ==, G_MAXUINT);
}

/* However many codes are alike, only some are compared, and what is found is the same each time. */
static void
test_many (void)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (ErrdexLibrary) library = NULL;
  g_autofree char *first = NULL;

  for (guint i = 0; i < 20000; i++)
    g_ptr_array_add (entries, g_strdup_printf (ENTRY ("p%u.Full", "a", ""), i));
  g_ptr_array_add (entries, NULL);
  library = read_library ((const char *const *) entries->pdata);
  first = list_similar (library, "p0.Full");
  assert_similar (library, "p0.Full", first);
  g_assert_true (g_str_has_prefix (first, "p"));
}

static void
test_shipped (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ErrdexLibrary) library = errdex_library_new_shipped (&error);

  g_assert_no_error (error);
  assert_similar (library, "iot.common.RamActionPermissionDeny",
                  "iot.common.AuthActionPermissionDeny ");
  assert_similar (library, "iot.device.QueryTopoRelationFailed",
                  "iot.device.AddTopoRelationFailed iot.device.RemoveTopoRelationFailed "
                  "iot.group.QueryGroupRelationFailed iot.device.TopoRelationCountExceeded ");
}

int
main (int argc, char *argv[])
{
  errdex_places_init_locale ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/similar/order", test_order);
  g_test_add_func ("/similar/left-out", test_left_out);
  g_test_add_func ("/similar/spellings", test_spellings);
  g_test_add_func ("/similar/no-words", test_no_words);
  g_test_add_func ("/similar/room", test_room);
  g_test_add_func ("/similar/many", test_many);
  g_test_add_func ("/similar/shipped", test_shipped);

  return g_test_run ();
}
