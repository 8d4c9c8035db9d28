// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Libraries of catalogs: those that the program ships, several at once, and a damaged one. */

#include "config.h"

#include <string.h>

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "catalog/library.h"
#include "catalog/places.h"
#include "catalog/reader.h"

#define SHIPPED RESOURCE_PREFIX "/catalogs/iot-platform.json"

static void
test_shipped (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ErrdexLibrary) library = errdex_library_new_shipped (&error);
  guint counted = 0;

  g_assert_no_error (error);
  g_assert_nonnull (library);
  g_assert_cmpuint (library->n_catalogs, ==, 4);
  g_assert_cmpstr (library->catalogs[0]->id, ==, "iot-platform");
  g_assert_cmpstr (library->catalogs[1]->id, ==, "mqtt");
  g_assert_cmpstr (library->catalogs[2]->id, ==, "coap");
  g_assert_cmpstr (library->catalogs[3]->id, ==, "http");
  for (guint i = 0; i < library->n_entries; i++)
    {
      const ErrdexCatalog *catalog = errdex_library_get_catalog (library, i);
      const ErrdexCategory *category = errdex_library_get_category (library, i);
      const ErrdexEntry *entry = errdex_library_get_entry (library, i);

      g_assert_true (category == &catalog->categories[entry->category]);
      g_assert_cmpuint (entry - catalog->entries, >=, category->first_entry);
      g_assert_cmpuint (entry - catalog->entries, <, category->first_entry + category->n_entries);
      counted += g_str_equal (catalog->id, "iot-platform");
    }
  g_assert_cmpuint (counted, ==, 500);
}

/* A catalog with so many entries, whose codes are the id and a number. */
static ErrdexCatalog *
make_catalog (const char *id, guint n_entries)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  ErrdexCatalog *catalog;

  g_string_printf (text,
                   "{\"errdex\":1,\"id\":\"%s\",\"title\":\"T\",\"categories\":[{\"id\":\"a\","
                   "\"title\":\"A\"},{\"id\":\"b\",\"title\":\"B\"}],\"entries\":[",
                   id);
  for (guint i = 0; i < n_entries; i++)
    g_string_append_printf (
        text, "%s{\"code\":\"%s%u\",\"category\":\"%s\",\"description\":\"It broke.\"}",
        i > 0 ? "," : "", id, i, i % 2 == 0 ? "a" : "b");
  g_string_append (text, "]}");
  bytes = g_bytes_new (text->str, text->len);
  catalog = errdex_catalog_read (bytes, id, NULL, &error);
  g_assert_no_error (error);

  return catalog;
}

/* All codes of a library, each with the first letter of its catalog's id and its category's. */
static char *
describe (const ErrdexLibrary *library)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < library->n_entries; i++)
    g_string_append_printf (text, "%s%s/%s/%s", i > 0 ? " " : "",
                            errdex_library_get_catalog (library, i)->id,
                            errdex_library_get_category (library, i)->id,
                            errdex_library_get_entry (library, i)->code);

  return g_string_free (text, FALSE);
}

static void
test_several (void)
{
  g_autoptr (ErrdexCatalog) x = make_catalog ("x", 3);
  g_autoptr (ErrdexCatalog) empty = make_catalog ("empty", 0);
  g_autoptr (ErrdexCatalog) y = make_catalog ("y", 2);
  ErrdexCatalog *catalogs[] = { empty, x, empty, empty, y, empty };
  g_autoptr (ErrdexLibrary) library = errdex_library_new (catalogs, G_N_ELEMENTS (catalogs));
  g_autofree char *text = describe (library);

  g_assert_cmpuint (library->n_catalogs, ==, 6);
  g_assert_cmpuint (library->n_entries, ==, 5);
  g_assert_cmpuint (library->first_entries[1], ==, 0);
  g_assert_cmpuint (library->first_entries[4], ==, 3);
  g_assert_cmpuint (library->first_entries[5], ==, 5);
  g_assert_cmpstr (text, ==, "x/a/x0 x/a/x2 x/b/x1 y/a/y0 y/b/y1");
}

static void
test_empty (void)
{
  g_autoptr (ErrdexLibrary) library = errdex_library_new (NULL, 0);

  g_assert_cmpuint (library->n_catalogs, ==, 0);
  g_assert_cmpuint (library->n_entries, ==, 0);
}

/* A library keeps its catalogs, and goes with its last reference. */
static void
test_references (void)
{
  ErrdexCatalog *catalog = make_catalog ("x", 1);
  ErrdexLibrary *library = errdex_library_new (&catalog, 1);

  errdex_catalog_unref (catalog);
  g_assert_true (errdex_library_ref (library) == library);
  errdex_library_unref (library);
  g_assert_cmpstr (errdex_library_get_entry (library, 0)->code, ==, "x0");
  errdex_library_unref (library);
}

static void
test_texts (void)
{
  g_autoptr (ErrdexCatalog) catalog = make_catalog ("x", 1);
  g_autoptr (ErrdexLibrary) library = errdex_library_new (&catalog, 1);
  ErrdexTexts texts = errdex_library_get_texts (library, 0);

  g_assert_cmpstr (texts.description, ==, "It broke.");
  g_assert_null (texts.solution);
  g_assert_false (texts.translated);
}

/* Run in a process of its own, which sees another file in the place of the shipped catalog. */
static void
test_overlaid (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ErrdexLibrary) library = errdex_library_new_shipped (&error);

  if (library != NULL)
    g_print ("read %u entries", library->catalogs[0]->n_entries);
  else
    g_print ("%s", error->message);
  g_print ("\n");
}

static char *
run_overlaid (const char *contents, gssize length)
{
  g_autofree char *dir = g_dir_make_tmp ("errdex-library-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "overlay.json", NULL);
  g_autofree char *overlay = g_strconcat (SHIPPED, "=", path, NULL);
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autoptr (GSubprocess) process = NULL;
  char *said = NULL;

  g_assert_true (g_file_set_contents (path, contents, length, NULL));
  g_subprocess_launcher_setenv (launcher, "G_RESOURCE_OVERLAYS", overlay, TRUE);
  process = g_subprocess_launcher_spawn (launcher, NULL, program, "--overlaid", NULL);
  g_assert_nonnull (process);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &said, NULL, NULL));
  g_assert_true (g_subprocess_get_successful (process));
  g_remove (path);
  g_rmdir (dir);

  return said;
}

static void
test_damaged (void)
{
  g_autofree char *cut = run_overlaid ("{\"errdex\": 1,", -1);
  g_autofree char *empty = run_overlaid ("", 0);

  g_assert_nonnull (strstr (cut, "a catalog that came with Errdex is damaged; install Errdex "
                                 "again: iot-platform.json:1:14: expected the name of a member, "
                                 "in double quotes, found the end of the file\n"));
  g_assert_nonnull (strstr (empty, "iot-platform.json: expected a catalog, found an empty file\n"));
}

/* What shows that the look-up goes past the file that is linked in. */
static void
test_replaced (void)
{
  g_autofree char *said
      = run_overlaid ("{\"errdex\":1,\"id\":\"iot-platform\",\"title\":\"T\",\"categories\":[],"
                      "\"entries\":[]}",
                      -1);

  g_assert_nonnull (strstr (said, "read 0 entries\n"));
}

int
main (int argc, char *argv[])
{
  errdex_places_init_locale ();
  if (argc == 2 && g_str_equal (argv[1], "--overlaid"))
    {
      test_overlaid ();
      return 0;
    }

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/library/shipped", test_shipped);
  g_test_add_func ("/library/several", test_several);
  g_test_add_func ("/library/empty", test_empty);
  g_test_add_func ("/library/references", test_references);
  g_test_add_func ("/library/texts", test_texts);
  g_test_add_func ("/library/damaged", test_damaged);
  g_test_add_func ("/library/replaced", test_replaced);

  return g_test_run ();
}
