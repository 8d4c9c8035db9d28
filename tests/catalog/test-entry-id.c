// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Ids lead back to their entries, and nothing else does. */

#include "config.h"

#include "catalog/entry-id.h"
#include "catalog/places.h"

static ErrdexLibrary *library;

static void
test_each (void)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < library->n_entries; i++)
    {
      char *id = errdex_entry_id_new (library, i);
      guint number;

      g_assert_true (errdex_entry_id_find (library, id, &number));
      g_assert_cmpuint (number, ==, i);
      g_assert_true (g_hash_table_add (ids, id));
    }
}

/* Ids are kept in files and by other programs, so that they may never be put together otherwise. */
static void
test_form (void)
{
  const char *const id = "iot-platform/device/iot.device.NotExistedDevice";
  g_autofree char *again = NULL;
  guint number;

  g_assert_true (errdex_entry_id_find (library, id, &number));
  again = errdex_entry_id_new (library, number);
  g_assert_cmpstr (again, ==, id);
}

static void
test_unknown (void)
{
  const char *const ids[] = {
    "",
    "/",
    "//",
    "///",
    "iot-platform",
    "iot-platform/device",
    "iot-platform/device/",
    "iot-platform/device/iot.device.NotExistedDevic",
    "iot-platform/device/iot.device.NotExistedDevice/",
    "iot-platform/device/iot.device.NotExistedDevice ",
    "iot-platform/device/IOT.DEVICE.NOTEXISTEDDEVICE",
    "iot-platform/product/iot.device.NotExistedDevice",
    "iot-platform//iot.device.NotExistedDevice",
    "/device/iot.device.NotExistedDevice",
    "other/device/iot.device.NotExistedDevice",
    "iot.device.NotExistedDevice",
  };
  guint number;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_assert_false (errdex_entry_id_find (library, ids[i], &number));
}

static void
test_code (void)
{
  g_assert_cmpstr (errdex_entry_id_get_code ("a/b/c.d"), ==, "c.d");
  g_assert_cmpstr (errdex_entry_id_get_code ("a/b/c/d"), ==, "c/d");
  g_assert_cmpstr (errdex_entry_id_get_code ("a/b/"), ==, "");
  g_assert_cmpstr (errdex_entry_id_get_code ("a/b"), ==, "a/b");
  g_assert_cmpstr (errdex_entry_id_get_code (""), ==, "");
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  int status;

  errdex_places_init_locale ();
  g_test_init (&argc, &argv, NULL);
  library = errdex_library_new_shipped (&error);
  g_assert_no_error (error);
  g_test_add_func ("/entry-id/each", test_each);
  g_test_add_func ("/entry-id/form", test_form);
  g_test_add_func ("/entry-id/unknown", test_unknown);
  g_test_add_func ("/entry-id/code", test_code);

  status = g_test_run ();
  errdex_library_unref (library);

  return status;
}
