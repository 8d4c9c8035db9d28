// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "window-private.h"

/* What can be done with the text of the entry that is shown. */

/**
 * errdex_window_update_pane_actions:
 *
 * Lets those actions be used that make sense for what is shown.
 */
void
errdex_window_update_pane_actions (ErrdexWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean shown = errdex_window_get_entry (self) >= 0;

  gtk_widget_action_set_enabled (widget, "win.find", shown);
  gtk_widget_action_set_enabled (widget, "win.find-next", shown);
  gtk_widget_action_set_enabled (widget, "win.find-previous", shown);
}

static void
find (GtkWidget *widget, int direction)
{
  ErrdexWindow *self = ERRDEX_WINDOW (widget);

  if (!errdex_window_shows_report (self))
    errdex_window_set_reading (self, TRUE);
  errdex_detail_find (errdex_window_get_detail (self), direction);
}

static void
on_find (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  find (widget, 0);
}

static void
on_find_next (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  find (widget, 1);
}

static void
on_find_previous (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  find (widget, -1);
}

/**
 * errdex_window_install_pane_actions:
 * @widget_class: the class of the window
 *
 * Installs the actions that find in the text of an entry.
 */
void
errdex_window_install_pane_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.find", NULL, on_find);
  gtk_widget_class_install_action (widget_class, "win.find-next", NULL, on_find_next);
  gtk_widget_class_install_action (widget_class, "win.find-previous", NULL, on_find_previous);
}
