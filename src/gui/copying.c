// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "copying.h"

#include <glib/gi18n.h>

#include "direction.h"

static char *
describe_one (const char *code, ErrdexCopyFormat format)
{
  g_autofree char *isolated = errdex_direction_isolate (code);

  switch (format)
    {
    case ERRDEX_COPY_MEANING:
      return g_strdup_printf (_ ("Copied %s and its meaning"), isolated);
    case ERRDEX_COPY_MARKDOWN:
      return g_strdup_printf (_ ("Copied %s as Markdown"), isolated);
    case ERRDEX_COPY_JSON:
      return g_strdup_printf (_ ("Copied %s as JSON"), isolated);
    case ERRDEX_COPY_LINK:
      return g_strdup_printf (_ ("Copied the link to %s"), isolated);
    case ERRDEX_COPY_CODE:
    case ERRDEX_N_COPY_FORMATS:
    default:
      return g_strdup_printf (_ ("Copied %s"), isolated);
    }
}

static char *
describe_several (guint n, ErrdexCopyFormat format)
{
  switch (format)
    {
    case ERRDEX_COPY_MEANING:
      return g_strdup_printf (ngettext ("Copied %u code and its meaning",
                                        "Copied %u codes and their meanings", n),
                              n);
    case ERRDEX_COPY_MARKDOWN:
      return g_strdup_printf (ngettext ("Copied %u entry as Markdown",
                                        "Copied %u entries as Markdown", n),
                              n);
    case ERRDEX_COPY_JSON:
      return g_strdup_printf (ngettext ("Copied %u entry as JSON", "Copied %u entries as JSON", n),
                              n);
    case ERRDEX_COPY_LINK:
      return g_strdup_printf (ngettext ("Copied %u link", "Copied %u links", n), n);
    case ERRDEX_COPY_CODE:
    case ERRDEX_N_COPY_FORMATS:
    default:
      return g_strdup_printf (ngettext ("Copied %u code", "Copied %u codes", n), n);
    }
}

/**
 * errdex_copying_put:
 * @widget: the widget whose clipboard it is
 * @library: a library
 * @entries: (array length=n_entries): numbers of entries, in the order in which they are shown
 * @n_entries: how many there are; at least one
 * @format: what to write
 * @with_original: whether Markdown holds the catalog's own words too, where it is a translation
 *
 * Puts entries on the clipboard.
 *
 * Returns: (transfer full): a note that says what was copied
 */
char *
errdex_copying_put (GtkWidget *widget,
                    ErrdexLibrary *library,
                    const guint *entries,
                    guint n_entries,
                    ErrdexCopyFormat format,
                    gboolean with_original)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (n_entries > 0, NULL);

  text = errdex_copy_entries (library, entries, n_entries, format, with_original);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  if (n_entries == 1)
    return describe_one (errdex_library_get_entry (library, entries[0])->code, format);

  return describe_several (n_entries, format);
}
