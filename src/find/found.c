// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* What every report says of a code that a scan found. */

#include "config.h"

#include "found.h"

/* So many known codes are named beside an unknown one. */
#define MAX_NEAREST 3

/* The place as compilers write it, so that editors can jump there: file, line and column. */
static char *
describe_place (ErrdexScan *scan, const ErrdexPlace *place)
{
  return g_strdup_printf ("%s:%" G_GUINT64_FORMAT ":%" G_GUINT64_FORMAT,
                          errdex_scan_get_name (scan, place->file), place->line, place->column);
}

/**
 * errdex_found_join_places:
 * @scan: a scan
 * @found: a code that it found
 * @max: how many places to name at most
 * @separator: what to put between two of them
 *
 * Returns: (transfer full): its first places
 */
char *
errdex_found_join_places (ErrdexScan *scan,
                          const ErrdexFound *found,
                          guint max,
                          const char *separator)
{
  GString *places = g_string_new (NULL);

  for (guint i = 0; i < found->places->len && i < max; i++)
    {
      g_autofree char *place
          = describe_place (scan, &g_array_index (found->places, ErrdexPlace, i));

      if (i > 0)
        g_string_append (places, separator);
      g_string_append (places, place);
    }

  return g_string_free (places, FALSE);
}

/**
 * errdex_found_join_request_ids:
 * @found: a code that was found
 * @separator: what to put between two of them
 *
 * Returns: (transfer full): the request ids near it; empty if there are none
 */
char *
errdex_found_join_request_ids (const ErrdexFound *found, const char *separator)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < found->request_ids->len; i++)
    {
      if (i > 0)
        g_string_append (ids, separator);
      g_string_append (ids, found->request_ids->pdata[i]);
    }

  return g_string_free (ids, FALSE);
}

/**
 * errdex_found_join_nearest:
 * @found: an unknown code that was found
 * @finder: of the library that it is not in
 * @separator: what to put between two codes
 *
 * Returns: (transfer full): the known codes that are spelled most like it; empty if there are none
 */
char *
errdex_found_join_nearest (const ErrdexFound *found, ErrdexFinder *finder, const char *separator)
{
  ErrdexLibrary *library = errdex_finder_get_library (finder);
  guint entries[MAX_NEAREST];
  guint n = errdex_finder_nearest (finder, found->code, entries, G_N_ELEMENTS (entries));
  GString *codes = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append (codes, separator);
      g_string_append (codes, errdex_library_get_entry (library, entries[i])->code);
    }

  return g_string_free (codes, FALSE);
}
