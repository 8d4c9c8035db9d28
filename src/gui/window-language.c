// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "window-private.h"

/* The language in which the texts of catalogs are shown. */

static void
show_again (ErrdexDetail *detail)
{
  if (detail != NULL)
    errdex_detail_refresh (detail);
}

static void
choose_language (ErrdexOptions *options)
{
  errdex_catalog_show_original (errdex_options_get_catalog_language (options)
                                == ERRDEX_CATALOG_LANGUAGE_ORIGINAL);
}

static void
on_language_chosen (ErrdexWindow *self, GParamSpec *pspec, ErrdexOptions *options)
{
  int entry = errdex_detail_get_entry (self->detail);

  choose_language (options);
  if (self->rows == NULL)
    return;
  errdex_rows_update_titles (self->rows);
  if (entry >= 0)
    errdex_list_scroll_to_entry (self->list, entry);
  show_again (self->detail);
  if (errdex_window_shows_report (self))
    show_again (errdex_window_get_detail (self));
  if (self->miss != NULL && gtk_widget_get_mapped (GTK_WIDGET (self->miss)))
    errdex_miss_page_show (self->miss, self->finder, self->result);
}

/**
 * errdex_window_follow_language:
 *
 * Shows texts of catalogs in the language that the user chose, from now on.
 */
void
errdex_window_follow_language (ErrdexWindow *self)
{
  ErrdexOptions *options = errdex_state_get_options (self->state);

  choose_language (options);
  g_signal_connect_object (options, "notify::catalog-language", G_CALLBACK (on_language_chosen),
                           self, G_CONNECT_SWAPPED);
}
