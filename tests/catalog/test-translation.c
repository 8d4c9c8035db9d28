// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Translated texts, with a translation that msgfmt makes here: whole or not at all. */

#include "config.h"

#include <libintl.h>

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "catalog/places.h"
#include "catalog/reader.h"

static const char catalog_text[]
    = "{\"errdex\":1,\"id\":\"zoo\",\"title\":\"Zoo\",\"domain\":\"errdex-zoo\","
      "\"categories\":[{\"id\":\"a\",\"title\":\"Animals\"}],\"entries\":["
      "{\"code\":\"both\",\"category\":\"a\",\"description\":\"It is out.\",\"solution\":\"Catch "
      "it.\"},"
      "{\"code\":\"first-only\",\"category\":\"a\",\"description\":\"It is out.\",\"solution\":"
      "\"Run.\"},"
      "{\"code\":\"second-only\",\"category\":\"a\",\"description\":\"It is in.\",\"solution\":"
      "\"Catch it.\"},"
      "{\"code\":\"none\",\"category\":\"a\",\"description\":\"It is in.\",\"solution\":\"Run.\"},"
      "{\"code\":\"no-solution\",\"category\":\"a\",\"description\":\"It is out.\"}]}";

static const char po_text[] = "msgid \"\"\n"
                              "msgstr \"\"\n"
                              "\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
                              "msgid \"It is out.\"\nmsgstr \"Es ist ausgebüxt.\"\n"
                              "msgid \"Catch it.\"\nmsgstr \"Einfangen.\"\n"
                              "msgid \"Animals\"\nmsgstr \"Tiere\"\n";

static void
install_translation (const char *dir)
{
  g_autofree char *folder = g_build_filename (dir, "de", "LC_MESSAGES", NULL);
  g_autofree char *po = g_build_filename (dir, "zoo.po", NULL);
  g_autofree char *mo = g_build_filename (folder, "errdex-zoo.mo", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (po, po_text, -1, NULL));
  process
      = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, g_getenv ("MSGFMT"), "-o", mo, po, NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (process, NULL, &error));
  g_assert_no_error (error);
}

static void
remove_translation (const char *dir)
{
  const char *parts[] = { "zoo.po", "de/LC_MESSAGES/errdex-zoo.mo", "de/LC_MESSAGES", "de", "." };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *path = g_build_filename (dir, parts[i], NULL);

      g_assert_cmpint (g_remove (g_str_has_suffix (path, "/.") ? dir : path), ==, 0);
    }
}

static void
assert_texts (const ErrdexCatalog *catalog,
              guint number,
              const char *description,
              const char *solution,
              gboolean translated)
{
  ErrdexTexts texts = errdex_catalog_get_texts (catalog, &catalog->entries[number]);

  g_assert_cmpstr (texts.description, ==, description);
  g_assert_cmpstr (texts.solution, ==, solution);
  g_assert_cmpint (texts.translated, ==, translated);
}

static ErrdexCatalog *
read_catalog (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (catalog_text, sizeof (catalog_text) - 1);
  g_autoptr (GError) error = NULL;
  ErrdexCatalog *catalog = errdex_catalog_read (bytes, "zoo.json", NULL, &error);

  g_assert_no_error (error);

  return catalog;
}

static void
test_never_in_halves (void)
{
  g_autofree char *dir = g_dir_make_tmp ("errdex-translation-XXXXXX", NULL);
  g_autoptr (ErrdexCatalog) catalog = read_catalog ();

  install_translation (dir);
  bindtextdomain ("errdex-zoo", dir);
  assert_texts (catalog, 0, "Es ist ausgebüxt.", "Einfangen.", TRUE);
  assert_texts (catalog, 1, "It is out.", "Run.", FALSE);
  assert_texts (catalog, 2, "It is in.", "Catch it.", FALSE);
  assert_texts (catalog, 3, "It is in.", "Run.", FALSE);
  assert_texts (catalog, 4, "Es ist ausgebüxt.", NULL, TRUE);
  g_assert_cmpstr (errdex_catalog_translate (catalog, "Animals"), ==, "Tiere");
  /* gettext would answer with the head of the translation */
  g_assert_cmpstr (errdex_catalog_translate (catalog, ""), ==, "");
  errdex_catalog_show_original (TRUE);
  assert_texts (catalog, 0, "It is out.", "Catch it.", FALSE);
  g_assert_cmpstr (errdex_catalog_translate (catalog, "Animals"), ==, "Animals");
  g_assert_cmpstr (errdex_catalog_get_translation (catalog, "Animals"), ==, "Tiere");
  g_assert_true (errdex_catalog_get_translated_texts (catalog, &catalog->entries[0]).translated);
  errdex_catalog_show_original (FALSE);
  assert_texts (catalog, 0, "Es ist ausgebüxt.", "Einfangen.", TRUE);
  remove_translation (dir);
}

/* A catalog without a domain is never looked up in the program's own. */
static void
test_no_domain (void)
{
  ErrdexCatalog catalog = { 0 };
  const char *text = "not found";

  g_assert_true (errdex_catalog_translate (&catalog, text) == text);
}

/* The test stands in the build tree, and so does what it uses. */
static void
test_places (void)
{
  const char *root = errdex_places_get_build_root ();
  g_autofree char *schemas = errdex_places_get_schema_dir ();
  g_autofree char *expected_schemas = g_build_filename (root, "data", NULL);
  g_autofree char *expected_program = g_build_filename (root, "po", NULL);
  g_autofree char *expected_catalog = g_build_filename (root, "po", "aviary", NULL);

  g_assert_cmpstr (root, ==, g_getenv ("BUILD_ROOT"));
  g_assert_cmpstr (schemas, ==, expected_schemas);
  g_assert_cmpstr (bindtextdomain (GETTEXT_PACKAGE, NULL), ==, expected_program);
  errdex_places_bind_domain ("errdex-aviary");
  g_assert_cmpstr (bindtextdomain ("errdex-aviary", NULL), ==, expected_catalog);
  g_assert_cmpstr (bind_textdomain_codeset ("errdex-aviary", NULL), ==, "UTF-8");
}

int
main (int argc, char *argv[])
{
  g_setenv ("LANGUAGE", "de", TRUE);
  errdex_places_init_locale ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/translation/never-in-halves", test_never_in_halves);
  g_test_add_func ("/translation/no-domain", test_no_domain);
  g_test_add_func ("/translation/places", test_places);

  return g_test_run ();
}
