// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "catalog/reader.h"
#include "gui/related.h"

static const char catalog_text[]
    = "{ \"errdex\": 1, \"id\": \"t\", \"title\": \"T\","
      "  \"categories\": [ { \"id\": \"a\", \"title\": \"A\" }, { \"id\": \"b\", \"title\": \"B\" } ],"
      "  \"entries\": ["
      "    { \"code\": \"x.One\", \"category\": \"a\", \"description\": \"0\","
      "      \"related\": [\"x.Three\", \"x.Missing\", \"x.Two\"] },"
      "    { \"code\": \"x.Two\", \"category\": \"a\", \"description\": \"1\", \"related\": [\"x.Two\"] },"
      "    { \"code\": \"x.Three\", \"category\": \"a\", \"description\": \"2\" },"
      "    { \"code\": \"x.One\", \"category\": \"b\", \"description\": \"3\" },"
      "    { \"code\": \"x.Two\", \"category\": \"b\", \"description\": \"4\", \"related\": [\"x.One\"] } ] }";

static ErrdexLibrary *
new_library (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (catalog_text, sizeof catalog_text - 1);
  g_autoptr (ErrdexCatalog) catalog = errdex_catalog_read (bytes, "t.json", NULL, &error);

  g_assert_no_error (error);

  return errdex_library_new (&catalog, 1);
}

static char *
format_related (ErrdexLibrary *library, guint entry)
{
  g_autoptr (ErrdexRelated) relations = errdex_related_new (library);
  g_autoptr (GArray) related = errdex_related_find (relations, entry);
  GString *numbers = g_string_new (NULL);

  for (guint i = 0; i < related->len; i++)
    g_string_append_printf (numbers, "%u ", g_array_index (related, guint, i));

  return g_string_free (numbers, FALSE);
}

static void
test_entries (void)
{
  static const char *const wanted[] = {
    "2 1 4 3 ", /* the related ones in their order, a missing one left out, then the same code
                   elsewhere */
    "4 ",       /* an entry is not related to itself */
    "",         "0 ", "0 3 1 ",
  };
  g_autoptr (ErrdexLibrary) library = new_library ();

  g_assert_cmpuint (library->n_entries, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_autofree char *related = format_related (library, i);

      g_assert_cmpstr (related, ==, wanted[i]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/related/entries", test_entries);

  return g_test_run ();
}
