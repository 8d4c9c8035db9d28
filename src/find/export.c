// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "export-json.h"
#include "export-private.h"
#include "export.h"

static const struct
{
  const char *id;
  const char *extension;
} formats[ERRDEX_N_FORMATS] = {
  [ERRDEX_FORMAT_MARKDOWN] = { "markdown", "md" },
  [ERRDEX_FORMAT_CSV] = { "csv", "csv" },
  [ERRDEX_FORMAT_JSON] = { "json", "json" },
  [ERRDEX_FORMAT_HTML] = { "html", "html" },
};

/**
 * errdex_format_from_id:
 * @id: the name of a format: `markdown`, `csv`, `json` or `html`; or its file extension
 * @format: (out): where to put the format
 *
 * Returns: whether @id names a format; @format is left alone where it does not
 */
gboolean
errdex_format_from_id (const char *id, ErrdexFormat *format)
{
  for (guint i = 0; i < ERRDEX_N_FORMATS; i++)
    if (g_ascii_strcasecmp (formats[i].id, id) == 0
        || g_ascii_strcasecmp (formats[i].extension, id) == 0)
      {
        *format = i;
        return TRUE;
      }

  return FALSE;
}

/**
 * errdex_format_get_extension:
 *
 * Returns: how the names of files in this format end, without a dot
 */
const char *
errdex_format_get_extension (ErrdexFormat format)
{
  return formats[format].extension;
}

/**
 * errdex_export_entries:
 * @library: a library
 * @entries: (array length=n_entries): numbers of entries, in the order in which they are to be
 * written
 * @n_entries: how many there are
 * @format: what to write
 *
 * A single entry is written to be pasted into other texts; several are a document.
 *
 * Returns: (transfer full): the entries with all that is known of them, in the user's language
 */
char *
errdex_export_entries (ErrdexLibrary *library,
                       const guint *entries,
                       guint n_entries,
                       ErrdexFormat format)
{
  GString *out = g_string_new (NULL);

  switch (format)
    {
    case ERRDEX_FORMAT_CSV:
      errdex_csv_entries (out, library, entries, n_entries);
      break;
    case ERRDEX_FORMAT_JSON:
      errdex_json_append (out, errdex_json_entries (library, entries, n_entries));
      break;
    case ERRDEX_FORMAT_HTML:
      errdex_html_entries (out, library, entries, n_entries);
      break;
    case ERRDEX_FORMAT_MARKDOWN:
    case ERRDEX_N_FORMATS:
    default:
      errdex_markdown_entries (out, library, entries, n_entries, FALSE);
      break;
    }

  return g_string_free (out, FALSE);
}

/**
 * errdex_export_with_original:
 * @library: a library
 * @entries: (array length=n_entries): numbers of entries, in the order in which they are to be
 * written
 * @n_entries: how many there are
 *
 * Returns: (transfer full): the entries as Markdown: in the user's language and, where that is a
 * translation, in the catalog's own as well
 */
char *
errdex_export_with_original (ErrdexLibrary *library, const guint *entries, guint n_entries)
{
  GString *out = g_string_new (NULL);

  errdex_markdown_entries (out, library, entries, n_entries, TRUE);

  return g_string_free (out, FALSE);
}

/**
 * errdex_export_report:
 * @scan: a scan whose inputs have been ended or flushed
 * @finder: what finds the codes nearest to the unknown ones; of the scan's library
 * @format: what to write
 *
 * Returns: (transfer full): what the scan found, in the user's language
 */
char *
errdex_export_report (ErrdexScan *scan, ErrdexFinder *finder, ErrdexFormat format)
{
  GString *out = g_string_new (NULL);

  switch (format)
    {
    case ERRDEX_FORMAT_CSV:
      errdex_csv_report (out, scan, finder);
      break;
    case ERRDEX_FORMAT_JSON:
      errdex_json_append (out, errdex_json_report (scan, finder));
      break;
    case ERRDEX_FORMAT_HTML:
      errdex_html_report (out, scan, finder);
      break;
    case ERRDEX_FORMAT_MARKDOWN:
    case ERRDEX_N_FORMATS:
    default:
      errdex_markdown_report (out, scan, finder);
      break;
    }

  return g_string_free (out, FALSE);
}
