// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* The core, ten thousand times from bytes to what is found: a catalog is read, whole and damaged,
 * searched, and a text is scanned for its codes. Usage: soak-core [--rounds=N] [--seed=N] */

#include "config.h"

#include <string.h>

#include "catalog/places.h"
#include "catalog/reader.h"
#include "catalog/shipped.h"
#include "find/finder.h"
#include "find/scan.h"

#include "objects.h"
#include "soak.h"

static const char *const queries[] = { "device exist not",
                                       "messageborker",
                                       "in:ota limit",
                                       "kind:not-found \"does not\"",
                                       "qxzzyk",
                                       "tedDev",
                                       "{\"Code\":\"iot.prod.NotExistedProduct\"}" };

static ErrdexCatalog *
read_catalog (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems
      = g_ptr_array_new_with_free_func ((GDestroyNotify) errdex_problem_free);
  ErrdexCatalog *catalog = errdex_catalog_read (bytes, "soak.json", problems, &error);

  g_assert_true ((catalog == NULL) == (error != NULL));

  return catalog;
}

/* One byte is another one: most often it cannot be read then, for one of many reasons. */
static void
read_damaged (GBytes *bytes, GRand *random)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  char *copy = g_memdup2 (text, length);
  g_autoptr (GBytes) damaged = g_bytes_new_take (copy, length);
  ErrdexCatalog *catalog;

  copy[g_rand_int_range (random, 0, length)] = g_rand_int_range (random, 0, 256);
  catalog = read_catalog (damaged);
  g_clear_pointer (&catalog, errdex_catalog_unref);
}

static void
search (ErrdexLibrary *library)
{
  g_autoptr (ErrdexFinder) finder = errdex_finder_new (library);
  ErrdexResult *last = NULL;
  guint entries[5];

  errdex_finder_prepare (finder);
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      ErrdexResult *result = errdex_finder_search (finder, queries[i], last);
      ErrdexMiss miss = { 0 };

      g_clear_pointer (&last, errdex_result_unref);
      last = result;
      errdex_finder_explain_miss (finder, queries[i], &miss);
    }
  errdex_finder_nearest (finder, "iot.device.NotExistedDevise", entries, G_N_ELEMENTS (entries));
  errdex_finder_similar (finder, 0, entries, G_N_ELEMENTS (entries));
  errdex_result_unref (last);
}

static void
scan (ErrdexLibrary *library)
{
  static const char text[] = "12:00 iot.device.NotExistedDevice, RequestId: "
                             "57B144CF-09FC-4916-A272-A62902D5B207\n"
                             "12:01 iot.device.RegionNotSupportX509 and SystemException\n";
  g_autoptr (ErrdexScanner) scanner = errdex_scanner_new (library);
  g_autoptr (ErrdexScan) running = errdex_scan_new (scanner);

  errdex_scan_begin (running, "soak.log");
  errdex_scan_feed (running, text, strlen (text));
  errdex_scan_end (running);
  g_assert_cmpuint (errdex_scan_get_known (running)->len, >, 0);
}

static void
do_round (GBytes *bytes, GRand *random)
{
  g_autoptr (ErrdexCatalog) catalog = read_catalog (bytes);
  g_autoptr (ErrdexLibrary) library = errdex_library_new (&catalog, 1);

  read_damaged (bytes, random);
  search (library);
  scan (library);
}

int
main (int argc, char **argv)
{
  g_autoptr (Soak) soak = NULL;
  g_autoptr (GBytes) bytes = NULL;

  objects_watch (NULL);
  errdex_places_init_locale ();
  soak = soak_new ("the core", &argc, &argv);
  bytes = errdex_shipped_get_bytes ("iot-platform.json", NULL);
  g_assert_nonnull (bytes);
  soak_sample (soak, 0);
  for (guint round = 1; round <= soak_get_rounds (soak); round++)
    {
      do_round (bytes, soak_get_random (soak));
      if (soak_wants_sample (soak, round))
        soak_sample (soak, round);
    }

  return soak_finish (soak);
}
