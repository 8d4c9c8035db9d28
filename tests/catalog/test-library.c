// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* The catalogs that the program ships, read as the program reads them. */

#include "config.h"

#include "catalog/library.h"
#include "catalog/places.h"

static void
test_shipped (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ErrdexLibrary) library = errdex_library_new_shipped (&error);
  guint counted = 0;

  g_assert_no_error (error);
  g_assert_nonnull (library);
  g_assert_cmpuint (library->n_catalogs, >=, 1);
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

int
main (int argc, char *argv[])
{
  errdex_places_init_locale ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/library/shipped", test_shipped);

  return g_test_run ();
}
