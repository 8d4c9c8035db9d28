// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "window-private.h"

/* Entries that are new or changed since the user saw their catalogs last. */

static void
on_news (ErrdexWindow *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.dismiss-news",
                                 errdex_news_count (self->news) > 0);
  errdex_detail_show_news (errdex_window_get_detail (self));
}

/**
 * errdex_window_start_news:
 *
 * Finds out what is news. To be called when the first frame is on the screen.
 */
void
errdex_window_start_news (ErrdexWindow *self)
{
  g_autofree char *folder = errdex_news_get_folder ();

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.dismiss-news", FALSE);
  if (self->marks == NULL || self->news != NULL)
    return;
  self->news = errdex_news_new (folder);
  errdex_marks_set_news (self->marks, self->news);
  g_signal_connect_object (self->news, "changed", G_CALLBACK (on_news), self, G_CONNECT_SWAPPED);
  errdex_news_set_library (self->news, self->library);
}

/**
 * errdex_window_update_news:
 *
 * Goes over to the library that is in use now.
 */
void
errdex_window_update_news (ErrdexWindow *self)
{
  if (self->news != NULL)
    errdex_news_set_library (self->news, self->library);
}

/**
 * errdex_window_drop_news:
 *
 * Lets go of the news, of which everything is written then.
 */
void
errdex_window_drop_news (ErrdexWindow *self)
{
  if (self->news == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->news, self);
  errdex_news_close (self->news);
  g_clear_object (&self->news);
}

/**
 * errdex_window_dismiss_news:
 * @entry: the number of an entry
 *
 * The user has read this entry.
 */
void
errdex_window_dismiss_news (ErrdexWindow *self, guint entry)
{
  if (self->news != NULL)
    errdex_news_dismiss (self->news, entry);
}

static void
on_dismiss_all (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ErrdexWindow *self = ERRDEX_WINDOW (widget);

  if (self->news != NULL)
    errdex_news_dismiss_all (self->news);
}

/**
 * errdex_window_install_news_actions:
 * @widget_class: the class of the window
 *
 * Installs the action that marks everything as seen.
 */
void
errdex_window_install_news_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.dismiss-news", NULL, on_dismiss_all);
}
