// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* What one entry and several are on the clipboard. */

#include "config.h"

#include <string.h>

#include <json-glib/json-glib.h>

#include "catalog/places.h"
#include "catalog/reader.h"
#include "find/copy.h"
#include "find/export.h"

static ErrdexLibrary *
open_library (void)
{
  static const char text[]
      = "{\"errdex\":1,\"id\":\"odd\",\"title\":\"Odd\",\"categories\":[{\"id\":\"a\",\"title\":\"A\"},"
        "{\"id\":\"b\",\"title\":\"B\"}],\"entries\":["
        "{\"code\":\"x.One\",\"category\":\"a\",\"description\":\"The `first` one.\\n\\nMore of it.\"},"
        "{\"code\":\"x.Two\",\"category\":\"a\",\"description\":\"Two\\nlines\",\"kind\":\"not-found\"},"
        "{\"code\":\"x.One\",\"category\":\"b\",\"description\":\"<b>&amp; again\"}]}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (ErrdexCatalog) catalog = errdex_catalog_read (bytes, "odd", NULL, &error);
  ErrdexCatalog *catalogs[] = { catalog };

  g_assert_no_error (error);

  return errdex_library_new (catalogs, 1);
}

static void
check (guint n_entries, ErrdexCopyFormat format, const char *wanted)
{
  static const guint entries[] = { 1, 0, 2 };
  g_autoptr (ErrdexLibrary) library = open_library ();
  g_autofree char *text = errdex_copy_entries (library, entries, n_entries, format, FALSE);

  g_assert_cmpstr (text, ==, wanted);
}

static void
test_lines (void)
{
  check (1, ERRDEX_COPY_CODE, "x.Two");
  check (3, ERRDEX_COPY_CODE, "x.Two\nx.One\nx.One");
  check (1, ERRDEX_COPY_MEANING, "x.Two: Two lines");
  check (3, ERRDEX_COPY_MEANING, "x.Two: Two lines\nx.One: The first one.\nx.One: <b>&amp; again");
  check (1, ERRDEX_COPY_LINK, "errdex:x.Two");
  check (3, ERRDEX_COPY_LINK, "errdex:x.Two\nerrdex:x.One?in=a\nerrdex:x.One?in=b");
  for (guint i = 0; i < ERRDEX_N_COPY_FORMATS; i++)
    if (i != ERRDEX_COPY_JSON)
      check (0, i, "");
}

static void
test_documents (void)
{
  static const guint entries[] = { 0, 2 };
  g_autoptr (ErrdexLibrary) library = open_library ();

  for (guint n = 1; n <= G_N_ELEMENTS (entries); n++)
    {
      g_autofree char *markdown
          = errdex_copy_entries (library, entries, n, ERRDEX_COPY_MARKDOWN, FALSE);
      g_autofree char *json = errdex_copy_entries (library, entries, n, ERRDEX_COPY_JSON, FALSE);
      g_autofree char *exported
          = errdex_export_entries (library, entries, n, ERRDEX_FORMAT_MARKDOWN);
      g_autoptr (JsonNode) root = json_from_string (json, NULL);
      JsonArray *array = json_node_get_array (root);

      g_assert_cmpstr (markdown, ==, exported);
      g_assert_true (g_str_has_suffix (markdown, "\n"));
      g_assert_cmpuint (json_array_get_length (array), ==, n);
      g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (array, n - 1),
                                                      "category"),
                       ==, n == 1 ? "a" : "b");
    }
}

/* Without a translation there is no other original. */
static void
test_original (void)
{
  static const guint entries[] = { 0, 1 };
  g_autoptr (ErrdexLibrary) library = open_library ();
  g_autofree char *markdown
      = errdex_copy_entries (library, entries, 2, ERRDEX_COPY_MARKDOWN, FALSE);
  g_autofree char *original = errdex_copy_entries (library, entries, 2, ERRDEX_COPY_MARKDOWN, TRUE);

  g_assert_cmpstr (markdown, ==, original);
}

static void
test_names (void)
{
  static const char *const ids[] = { "code", "meaning", "markdown", "json", "link" };
  ErrdexCopyFormat format = ERRDEX_N_COPY_FORMATS;

  G_STATIC_ASSERT (G_N_ELEMENTS (ids) == ERRDEX_N_COPY_FORMATS);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_assert_true (errdex_copy_format_from_id (ids[i], &format));
      g_assert_cmpuint (format, ==, i);
    }
  format = ERRDEX_COPY_JSON;
  g_assert_false (errdex_copy_format_from_id ("yaml", &format));
  g_assert_false (errdex_copy_format_from_id ("", &format));
  g_assert_cmpuint (format, ==, ERRDEX_COPY_JSON);
}

int
main (int argc, char *argv[])
{
  errdex_places_init_locale ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/copy/lines", test_lines);
  g_test_add_func ("/copy/documents", test_documents);
  g_test_add_func ("/copy/original", test_original);
  g_test_add_func ("/copy/names", test_names);

  return g_test_run ();
}
