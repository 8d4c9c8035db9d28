// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Writes CSV after RFC 4180 (https://www.rfc-editor.org/rfc/rfc4180): a header, lines that end in
 * CR LF, and quotes around the fields that need them. The names in the header are those of the JSON
 * members, and fixed. */

#include "config.h"

#include <string.h>

#include "catalog/markup.h"

#include "export-private.h"
#include "found.h"
#include "summary.h"

/* Between several values in one field. */
#define SEPARATOR "; "

static void
append_field (GString *out, const char *text)
{
  if (text[strcspn (text, ",\"\r\n")] == '\0')
    {
      g_string_append (out, text);
      return;
    }
  g_string_append_c (out, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}

/* One line; a field that is NULL is empty. */
static void
append_row (GString *out, const char *const *fields, guint n_fields)
{
  for (guint i = 0; i < n_fields; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      if (fields[i] != NULL)
        append_field (out, fields[i]);
    }
  g_string_append (out, "\r\n");
}

static void
append_entry (GString *out, const ErrdexLibrary *library, guint number)
{
  const ErrdexEntry *entry = errdex_library_get_entry (library, number);
  ErrdexTexts texts = errdex_library_get_texts (library, number);
  g_autofree char *description = errdex_markup_to_plain (texts.description);
  g_autofree char *solution
      = texts.solution != NULL ? errdex_markup_to_plain (texts.solution) : NULL;
  g_autofree char *aliases = g_strjoinv (SEPARATOR, (char **) entry->aliases);
  g_autofree char *operations = g_strjoinv (SEPARATOR, (char **) entry->operations);
  g_autofree char *related = g_strjoinv (SEPARATOR, (char **) entry->related);
  const char *fields[] = { entry->code,
                           errdex_library_get_category (library, number)->id,
                           errdex_library_get_catalog (library, number)->id,
                           texts.name,
                           errdex_kind_get_id (entry->kind),
                           errdex_retry_get_id (errdex_kind_get_retry (entry->kind)),
                           description,
                           solution,
                           aliases,
                           operations,
                           related };

  append_row (out, fields, G_N_ELEMENTS (fields));
}

void
errdex_csv_entries (GString *out,
                    const ErrdexLibrary *library,
                    const guint *entries,
                    guint n_entries)
{
  static const char *const names[]
      = { "code",        "category", "catalog", "name",       "kind",   "retry",
          "description", "solution", "aliases", "operations", "related" };

  append_row (out, names, G_N_ELEMENTS (names));
  for (guint i = 0; i < n_entries; i++)
    append_entry (out, library, entries[i]);
}

static void
append_found (GString *out,
              ErrdexScan *scan,
              ErrdexFinder *finder,
              const ErrdexFound *found,
              gboolean known)
{
  ErrdexLibrary *library = errdex_finder_get_library (finder);
  g_autofree char *count = g_strdup_printf ("%" G_GUINT64_FORMAT, found->count);
  g_autofree char *places
      = errdex_found_join_places (scan, found, ERRDEX_SCAN_MAX_PLACES, SEPARATOR);
  g_autofree char *request_ids = errdex_found_join_request_ids (found, SEPARATOR);
  g_autofree char *meaning = known ? errdex_summary_meaning (library, found->entry) : NULL;
  g_autofree char *nearest = known ? NULL : errdex_found_join_nearest (found, finder, SEPARATOR);
  const char *fields[]
      = { found->code, known ? "yes" : "no", count, meaning, nearest, places, request_ids };

  append_row (out, fields, G_N_ELEMENTS (fields));
}

void
errdex_csv_report (GString *out, ErrdexScan *scan, ErrdexFinder *finder)
{
  static const char *const names[]
      = { "code", "known", "count", "description", "nearest", "places", "request_ids" };
  GPtrArray *known = errdex_scan_get_known (scan);
  GPtrArray *unknown = errdex_scan_get_unknown (scan);

  append_row (out, names, G_N_ELEMENTS (names));
  for (guint i = 0; i < known->len; i++)
    append_found (out, scan, finder, known->pdata[i], TRUE);
  for (guint i = 0; i < unknown->len; i++)
    append_found (out, scan, finder, unknown->pdata[i], FALSE);
}
