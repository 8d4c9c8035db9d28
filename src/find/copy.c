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

/**
 * errdex_copy_format_get_id:
 *
 * Returns: the name of the format, as errdex_copy_format_from_id() takes it
 */
const char *
errdex_copy_format_get_id (ErrdexCopyFormat format)
{
  return ids[format];
}

static char *
make_line (const ErrdexLibrary *library, guint entry, ErrdexCopyFormat format)
{
  const char *code = errdex_library_get_entry (library, entry)->code;
  g_autofree char *meaning = NULL;

  switch (format)
    {
    case ERRDEX_COPY_MEANING:
      meaning = errdex_summary_meaning (library, entry);
      return g_strdup_printf ("%s: %s", code, meaning);
    case ERRDEX_COPY_LINK:
      return errdex_link_for_entry (library, entry);
    case ERRDEX_COPY_CODE:
    case ERRDEX_COPY_MARKDOWN:
    case ERRDEX_COPY_JSON:
    case ERRDEX_N_COPY_FORMATS:
    default:
      return g_strdup (code);
    }
}

/* A single line is to be pasted into another one, so the last one is not ended. */
static char *
make_lines (const ErrdexLibrary *library,
            const guint *entries,
            guint n_entries,
            ErrdexCopyFormat format)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < n_entries; i++)
    {
      g_autofree char *line = make_line (library, entries[i], format);

      if (i > 0)
        g_string_append_c (lines, '\n');
      g_string_append (lines, line);
    }

  return g_string_free (lines, FALSE);
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
  if (format == ERRDEX_COPY_JSON)
    return errdex_export_entries (library, entries, n_entries, ERRDEX_FORMAT_JSON);
  if (format == ERRDEX_COPY_MARKDOWN && with_original)
    return errdex_export_with_original (library, entries, n_entries);
  if (format == ERRDEX_COPY_MARKDOWN)
    return errdex_export_entries (library, entries, n_entries, ERRDEX_FORMAT_MARKDOWN);

  return make_lines (library, entries, n_entries, format);
}
