// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Scans, with all that they find written as text, so that two are compared, and told apart, as
 * text. */

#include "config.h"

#include "catalog/reader.h"

#include "scan-report.h"

/*
 * scan_open_library:
 *
 * Returns: (transfer full): the catalogs that the project has, in the folder that the environment
 * names
 */
ErrdexLibrary *
scan_open_library (GError **error)
{
  static const char *const names[] = { "iot-platform.json", "mqtt.json", "coap.json", "http.json" };
  ErrdexCatalog *catalogs[G_N_ELEMENTS (names)];
  ErrdexLibrary *library;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (g_getenv ("CATALOGS"), names[i], NULL);

      catalogs[i] = errdex_catalog_read_file (path, NULL, error);
      g_assert_nonnull (catalogs[i]);
    }
  library = errdex_library_new (catalogs, G_N_ELEMENTS (catalogs));
  for (guint i = 0; i < G_N_ELEMENTS (catalogs); i++)
    errdex_catalog_unref (catalogs[i]);

  return library;
}

static void
report_found (GString *text, char mark, GPtrArray *founds)
{
  for (guint i = 0; i < founds->len; i++)
    {
      const ErrdexFound *found = founds->pdata[i];

      g_assert_cmpuint (found->places->len, ==, MIN (found->count, ERRDEX_SCAN_MAX_PLACES));
      g_assert_null (found->request_ids->pdata[found->request_ids->len]);
      g_string_append_printf (text, "%c %s", mark, found->code);
      if (found->count > ERRDEX_SCAN_MAX_PLACES)
        g_string_append_printf (text, " x%" G_GUINT64_FORMAT, found->count);
      for (guint k = 0; k < found->places->len; k++)
        {
          const ErrdexPlace *place = &g_array_index (found->places, ErrdexPlace, k);

          g_string_append_printf (text,
                                  " %" G_GUINT64_FORMAT ":%" G_GUINT64_FORMAT "@%" G_GUINT64_FORMAT,
                                  place->line, place->column, place->offset);
        }
      g_string_append_c (text, '\n');
      for (guint k = 0; k < found->request_ids->len; k++)
        g_string_append_printf (text, "id %s\n", (char *) found->request_ids->pdata[k]);
    }
}

/* Known codes after `=`, unknown ones after `~`, each with its places as LINE:COLUMN@OFFSET, and
 * its request ids below. */
char *
scan_report (ErrdexScan *scan)
{
  GString *text = g_string_new (NULL);

  report_found (text, '=', errdex_scan_get_known (scan));
  report_found (text, '~', errdex_scan_get_unknown (scan));
  if (errdex_scan_get_unknown_beyond (scan) > 0)
    g_string_append_printf (text, "beyond %" G_GUINT64_FORMAT "\n",
                            errdex_scan_get_unknown_beyond (scan));

  return g_string_free (text, FALSE);
}

/* Feeds a copy of just that size, so that a sanitizer notices any byte read beyond it. */
static void
feed (ErrdexScan *scan, const guint8 *bytes, gsize length, gboolean flush)
{
  g_autofree guint8 *copy = g_memdup2 (bytes, length);

  errdex_scan_feed (scan, copy, length);
  if (flush)
    errdex_scan_flush (scan);
}

static gsize
next_piece (Cut cut, gsize max, gsize left)
{
  gsize piece;

  switch (cut)
    {
    case CUT_EACH_BYTE:
      return 1;
    case CUT_AT_RANDOM:
      piece = g_test_rand_int_range (1, max + 1);
      return MIN (left, piece);
    case CUT_NOT:
    default:
      return left;
    }
}

/* Scans in pieces, random ones of at most @max bytes; flushes after some of them, if wanted. */
char *
scan_cut (ErrdexScanner *scanner,
          const guint8 *bytes,
          gsize length,
          Cut cut,
          gsize max,
          gboolean flush)
{
  g_autoptr (ErrdexScan) scan = errdex_scan_new (scanner);

  errdex_scan_begin (scan, "test");
  for (gsize at = 0; at < length;)
    {
      gsize piece = next_piece (cut, max, length - at);

      feed (scan, bytes + at, piece, flush && g_test_rand_bit ());
      at += piece;
    }
  errdex_scan_end (scan);
  g_assert_cmpuint (errdex_scan_get_bytes (scan), ==, length);

  return scan_report (scan);
}

char *
scan_whole (ErrdexScanner *scanner, const guint8 *bytes, gsize length)
{
  return scan_cut (scanner, bytes, length, CUT_NOT, 0, FALSE);
}

/* Scans in two pieces. */
char *
scan_split (ErrdexScanner *scanner, const guint8 *bytes, gsize length, gsize at, gboolean flush)
{
  g_autoptr (ErrdexScan) scan = errdex_scan_new (scanner);

  errdex_scan_begin (scan, "test");
  feed (scan, bytes, at, flush);
  feed (scan, bytes + at, length - at, flush);
  errdex_scan_end (scan);

  return scan_report (scan);
}
