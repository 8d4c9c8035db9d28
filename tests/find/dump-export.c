// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Writes what the exporters make of a catalog, and of a scan of standard input, for a test that
 * reads it with the parsers of others: dump-export CATALOG FORMAT [report] */

#include "config.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "catalog/places.h"
#include "catalog/reader.h"
#include "find/export.h"

static char *
export_report (ErrdexLibrary *library, ErrdexFormat format)
{
  g_autoptr (ErrdexScanner) scanner = errdex_scanner_new (library);
  g_autoptr (ErrdexScan) scan = errdex_scan_new (scanner);
  g_autoptr (ErrdexFinder) finder = errdex_finder_new (library);
  char buffer[4096];
  gssize n;

  errdex_scan_begin (scan, "odd | <name>, `of`\n\"file\"");
  while ((n = read (STDIN_FILENO, buffer, sizeof buffer)) > 0)
    errdex_scan_feed (scan, buffer, n);
  errdex_scan_end (scan);

  return errdex_export_report (scan, finder, format);
}

static char *
export_entries (ErrdexLibrary *library, ErrdexFormat format)
{
  g_autofree guint *entries = g_new (guint, library->n_entries);

  for (guint i = 0; i < library->n_entries; i++)
    entries[i] = i;

  return errdex_export_entries (library, entries, library->n_entries, format);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ErrdexCatalog) catalog = NULL;
  g_autoptr (ErrdexLibrary) library = NULL;
  g_autofree char *text = NULL;
  ErrdexFormat format;

  errdex_places_init_locale ();
  if (argc < 3 || !errdex_format_from_id (argv[2], &format))
    return 2;
  catalog = errdex_catalog_read_file (argv[1], NULL, &error);
  if (catalog == NULL)
    {
      fprintf (stderr, "%s\n", error->message);
      return 2;
    }

  library = errdex_library_new (&catalog, 1);
  text = argc > 3 ? export_report (library, format) : export_entries (library, format);
  fputs (text, stdout);

  return 0;
}
