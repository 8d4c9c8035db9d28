// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Scans a file, and does nothing else: the scanner as a process, beside grep and its like.
 *
 * Usage: scan-file FILE
 *
 * ERRDEX_SCAN in the environment can name the method: avx2, ssse3 or scalar. Prints the number of
 * codes, of unknown ones and of bytes. */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "catalog/library.h"
#include "find/scan-private.h"

/* What fits into the second cache comes out of it again: faster than a larger piece. */
#define PIECE (128 * 1024)

static guint64
sum_counts (GPtrArray *found)
{
  guint64 sum = 0;

  for (guint i = 0; i < found->len; i++)
    sum += ((ErrdexFound *) found->pdata[i])->count;

  return sum;
}

static ErrdexHeadsMethod
get_method (const char *name)
{
  if (g_strcmp0 (name, "avx2") == 0)
    return ERRDEX_HEADS_AVX2;
  if (g_strcmp0 (name, "ssse3") == 0)
    return ERRDEX_HEADS_SSSE3;
  if (g_strcmp0 (name, "scalar") == 0)
    return ERRDEX_HEADS_SCALAR;

  return errdex_heads_best_method ();
}

static gboolean
scan_file (ErrdexScan *scan, const char *path)
{
  g_autofree char *piece = g_malloc (PIECE);
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  gssize n = 0;

  if (fd < 0)
    return FALSE;

  errdex_scan_begin (scan, path);
  while ((n = read (fd, piece, PIECE)) > 0)
    errdex_scan_feed (scan, piece, n);
  errdex_scan_end (scan);
  close (fd);

  return n == 0;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ErrdexLibrary) library = errdex_library_new_shipped (&error);
  g_autoptr (ErrdexScanner) scanner = NULL;
  g_autoptr (ErrdexScan) scan = NULL;
  const char *method = g_getenv ("ERRDEX_SCAN");

  if (library == NULL || argc < 2)
    {
      g_printerr ("scan-file: %s\n", error != NULL ? error->message : "give a file to scan");
      return 2;
    }
  scanner = errdex_scanner_new_with_method (library, get_method (method));
  if (scanner == NULL)
    {
      g_printerr ("scan-file: this machine has no %s\n", method);
      return 3;
    }
  scan = errdex_scan_new (scanner);
  if (!scan_file (scan, argv[1]))
    {
      g_printerr ("scan-file: %s: %s\n", argv[1], g_strerror (errno));
      return 2;
    }

  g_print ("%" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT "\n",
           sum_counts (errdex_scan_get_known (scan)), sum_counts (errdex_scan_get_unknown (scan)),
           errdex_scan_get_bytes (scan));
  return 0;
}
