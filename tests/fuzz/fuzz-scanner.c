// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Scans anything, in one piece and cut wherever the input wants it: the same is found, at places
 * that lie inside the input. The first line of the input says how to cut, the rest is scanned. Each
 * byte of that line is one piece, and they are used over and over: the lower six bits are its
 * length, the next one makes it 64 times as long, and the highest one flushes after it. */

#include "config.h"

#include <string.h>

#include "catalog/library.h"
#include "fuzz.h"
#include "scan/scan-report.h"

static gsize
piece_length (uint8_t cut)
{
  gsize length = cut & 0x3f;

  return (cut & 0x40) != 0 ? length * 64 : length;
}

/* A copy of just that size, so that a sanitizer notices any byte read beyond it. */
static void
feed (ErrdexScan *scan, const uint8_t *bytes, gsize length)
{
  g_autofree uint8_t *copy = g_memdup2 (bytes, length);

  errdex_scan_feed (scan, copy, length);
}

static char *
scan_as_wanted (ErrdexScanner *scanner,
                const uint8_t *cuts,
                gsize n_cuts,
                const uint8_t *text,
                gsize length)
{
  g_autoptr (ErrdexScan) scan = errdex_scan_new (scanner);
  gsize at = 0, next = 0;

  errdex_scan_begin (scan, "fuzz");
  while (at < length)
    {
      uint8_t cut = n_cuts > 0 ? cuts[next % n_cuts] : 1;
      gsize piece = MIN (piece_length (cut), length - at);

      feed (scan, text + at, piece);
      if ((cut & 0x80) != 0)
        errdex_scan_flush (scan);
      at += piece;
      next++;
      /* pieces of nothing are tried, but not for ever */
      if (next % MAX (n_cuts, 1) == 0 && at < length)
        feed (scan, text + at++, 1);
    }
  errdex_scan_end (scan);
  g_assert_cmpuint (errdex_scan_get_bytes (scan), ==, length);

  return scan_report (scan);
}

static void
check_founds (GPtrArray *founds, gsize length)
{
  for (guint i = 0; i < founds->len; i++)
    {
      const ErrdexFound *found = founds->pdata[i];

      g_assert_true (g_utf8_validate (found->code, -1, NULL));
      g_assert_cmpuint (found->places->len, >, 0);
      g_assert_cmpuint (found->request_ids->len, <=, ERRDEX_SCAN_MAX_REQUEST_IDS);
      for (guint k = 0; k < found->places->len; k++)
        {
          const ErrdexPlace *place = &g_array_index (found->places, ErrdexPlace, k);

          g_assert_cmpuint (place->offset, <, length);
          g_assert_cmpuint (place->line, >=, 1);
          g_assert_cmpuint (place->line, <=, place->offset + 1);
          g_assert_cmpuint (place->column, >=, 1);
          g_assert_cmpuint (place->column, <=, place->offset + 1);
        }
    }
}

static char *
scan_at_once (ErrdexScanner *scanner, const uint8_t *text, gsize length)
{
  g_autoptr (ErrdexScan) scan = errdex_scan_new (scanner);

  errdex_scan_begin (scan, "fuzz");
  feed (scan, text, length);
  errdex_scan_end (scan);
  check_founds (errdex_scan_get_known (scan), length);
  check_founds (errdex_scan_get_unknown (scan), length);

  return scan_report (scan);
}

static ErrdexScanner *
open_scanner (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ErrdexLibrary) library = errdex_library_new_shipped (&error);

  g_assert_no_error (error);

  return errdex_scanner_new (library);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static ErrdexScanner *scanner = NULL;
  const uint8_t *end = size > 0 ? memchr (data, '\n', size) : NULL;
  const uint8_t *text = end != NULL ? end + 1 : data;
  gsize length = data + size - text;
  g_autofree char *whole = NULL, *cut = NULL;

  if (scanner == NULL)
    scanner = open_scanner ();

  whole = scan_at_once (scanner, text, length);
  cut = scan_as_wanted (scanner, data, end != NULL ? end - data : 0, text, length);
  g_assert_cmpstr (cut, ==, whole);

  return 0;
}
