// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <stdio.h>

#include "generated.h"

/* Writes a generated catalog of so many entries to standard output. */
int
main (int argc, char **argv)
{
  guint64 n_entries = argc == 2 ? g_ascii_strtoull (argv[1], NULL, 10) : 0;
  g_autoptr (GBytes) bytes = NULL;
  gconstpointer data;
  gsize size;

  if (n_entries == 0 || n_entries > 10000000)
    {
      fputs ("Usage: make-catalog NUMBER-OF-ENTRIES\n", stderr);
      return 2;
    }

  bytes = generated_catalog_new (n_entries);
  data = g_bytes_get_data (bytes, &size);

  return fwrite (data, 1, size, stdout) == size && fflush (stdout) == 0 ? 0 : 2;
}
