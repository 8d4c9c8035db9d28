// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Times reading a catalog, with everything that is checked in it, beside json-glib that merely
 * parses the same file; and tells the memory that either keeps. Each time is the best of five.
 *
 * Usage: bench-load [ENTRIES…] */

#include "config.h"

#include <malloc.h>
#include <stdlib.h>

#include <json-glib/json-glib.h>

#include "catalog/reader.h"

#include "generated.h"
#include "rows.h"

#define REPEATS 5

typedef struct
{
  double time;   /* in milliseconds */
  double memory; /* in MiB */
} Cost;

static double
get_memory (void)
{
  struct mallinfo2 info = mallinfo2 ();

  return (info.uordblks + info.hblkhd) / (1024.0 * 1024.0);
}

static void
note (Cost *cost, gint64 begin, double before)
{
  double time = (g_get_monotonic_time () - begin) / 1e3;

  cost->memory = get_memory () - before;
  if (cost->time == 0 || time < cost->time)
    cost->time = time;
}

static void
read_catalog (GBytes *bytes, Cost *cost)
{
  double before = get_memory ();
  gint64 begin = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  g_autoptr (ErrdexCatalog) catalog = errdex_catalog_read (bytes, "generated", NULL, &error);

  if (catalog == NULL)
    g_error ("%s", error->message);
  note (cost, begin, before);
}

static void
parse (GBytes *bytes, Cost *cost)
{
  double before = get_memory ();
  gint64 begin = g_get_monotonic_time ();
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) error = NULL;

  if (!json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                   &error))
    g_error ("%s", error->message);
  note (cost, begin, before);
}

static void
measure (guint n_entries)
{
  g_autoptr (GBytes) bytes = generated_catalog_new (n_entries);
  g_autofree char *entries = bench_number (n_entries);
  g_autofree char *time = g_strdup_printf ("loading %s entries: time", entries);
  g_autofree char *memory = g_strdup_printf ("loading %s entries: memory", entries);
  Cost ours = { 0 }, peer = { 0 };

  for (guint i = 0; i < REPEATS; i++)
    {
      read_catalog (bytes, &ours);
      parse (bytes, &peer);
    }
  bench_row (time, ours.time, "ms", "json-glib", peer.time, "-");
  bench_row (memory, ours.memory, "MiB", "json-glib", peer.memory, "-");
  g_printerr ("%s entries: a file of %.1f MiB\n", entries,
              g_bytes_get_size (bytes) / (1024.0 * 1024.0));
}

int
main (int argc, char **argv)
{
  static const char *const sizes[] = { "500", "10000", "100000", NULL };
  const char *const *given = argc > 1 ? (const char *const *) argv + 1 : sizes;

  for (; *given != NULL; given++)
    measure (strtoul (*given, NULL, 10));

  return 0;
}
