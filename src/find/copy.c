// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "copy.h"

#include "export.h"
#include "link.h"
#include "summary.h"

static const char *const ids[ERRDEX_N_COPY_FORMATS] = {
  [ERRDEX_COPY_CODE] = "code",         [ERRDEX_COPY_MEANING] = "meaning",
  [ERRDEX_COPY_MARKDOWN] = "markdown", [ERRDEX_COPY_JSON] = "json",
  [ERRDEX_COPY_LINK] = "link",
};

/**
 * errdex_copy_format_from_id:
 * @id: the name of a format: `code`, `meaning`, `markdown`, `json` or `link`
 * @format: (out): where to put the format
 *
 * Returns: whether @id names a format; @format is left alone where it does not
 */
gboolean
errdex_copy_format_from_id (const char *id, ErrdexCopyFormat *format)
{
  for (guint i = 0; i < ERRDEX_N_COPY_FORMATS; i++)
    if (g_str_equal (ids[i], id))
      {
        *format = i;
        return TRUE;
      }

  return FALSE;
}

static char *
make_meaning (const ErrdexLibrary *library, guint entry)
{
  g_autofree char *meaning = errdex_summary_meaning (library, entry);

  return g_strdup_printf ("%s: %s", errdex_library_get_entry (library, entry)->code, meaning);
}

static char **
list_lines (const ErrdexLibrary *library,
            const guint *entries,
            guint n_entries,
            ErrdexCopyFormat format)
{
  char **lines;

  if (format == ERRDEX_COPY_LINK)
    return errdex_link_for_entries (library, entries, n_entries);

  lines = g_new0 (char *, n_entries + 1);
  for (guint i = 0; i < n_entries; i++)
    lines[i] = format == ERRDEX_COPY_MEANING
                   ? make_meaning (library, entries[i])
                   : g_strdup (errdex_library_get_entry (library, entries[i])->code);

  return lines;
}

/**
 * errdex_copy_entries:
 * @library: a library
 * @entries: (array length=n_entries): numbers of entries, in the order in which they are shown
 * @n_entries: how many there are
 * @format: what to write
 * @with_original: whether Markdown holds the catalog's own words too, where it is a translation
 *
 * Returns: (transfer full): what to put on the clipboard, in the user's language
 */
char *
errdex_copy_entries (ErrdexLibrary *library,
                     const guint *entries,
                     guint n_entries,
                     ErrdexCopyFormat format,
                     gboolean with_original)
{
  g_auto (GStrv) lines = NULL;

  if (format == ERRDEX_COPY_JSON)
    return errdex_export_entries (library, entries, n_entries, ERRDEX_FORMAT_JSON);
  if (format == ERRDEX_COPY_MARKDOWN && with_original)
    return errdex_export_with_original (library, entries, n_entries);
  if (format == ERRDEX_COPY_MARKDOWN)
    return errdex_export_entries (library, entries, n_entries, ERRDEX_FORMAT_MARKDOWN);

  /* a single line is to be pasted into another one, so the last one is not ended */
  lines = list_lines (library, entries, n_entries, format);

  return g_strjoinv ("\n", lines);
}
