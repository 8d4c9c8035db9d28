// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "window-private.h"

#include "shelf-dialogs.h"

/* Bookmarks, notes and recent entries. */

/**
 * errdex_window_is_bookmarked:
 *
 * Returns: whether the entry that is shown has a bookmark
 */
gboolean
errdex_window_is_bookmarked (ErrdexWindow *self)
{
  /* The action asks before there is a pane, and after it is gone. */
  int entry = self->detail != NULL ? errdex_window_get_entry (self) : -1;

  return self->marks != NULL && entry >= 0 && errdex_marks_is_bookmarked (self->marks, entry);
}

/**
 * errdex_window_set_bookmarked:
 * @bookmarked: whether the entry that is shown is to have a bookmark
 */
void
errdex_window_set_bookmarked (ErrdexWindow *self, gboolean bookmarked)
{
  int entry = errdex_window_get_entry (self);

  if (self->marks != NULL && entry >= 0)
    errdex_marks_set_bookmarked (self->marks, entry, bookmarked);
}

static void
on_marked (ErrdexWindow *self)
{
  g_object_notify (G_OBJECT (self), "bookmarked");
}

/**
 * errdex_window_use_marks:
 *
 * Shows what the user keeps about the entries, of which there must be a list by now.
 */
void
errdex_window_use_marks (ErrdexWindow *self)
{
  self->marks = errdex_marks_new (self->shelf, self->library);
  errdex_rows_set_marks (self->rows, self->marks);
  g_signal_connect_object (self->marks, "changed", G_CALLBACK (on_marked), self, G_CONNECT_SWAPPED);
}

static void
on_edit_note (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ErrdexWindow *self = ERRDEX_WINDOW (widget);

  if (!errdex_window_shows_report (self))
    errdex_window_set_reading (self, TRUE);
  errdex_detail_edit_note (errdex_window_get_detail (self));
}

static void
on_clear_recent (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  errdex_shelf_clear_recent (ERRDEX_WINDOW (widget)->shelf);
}

static void
on_export_shelf (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  errdex_shelf_dialogs_export (ERRDEX_WINDOW (widget), ERRDEX_WINDOW (widget)->shelf);
}

static void
on_import_shelf (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  errdex_shelf_dialogs_import (ERRDEX_WINDOW (widget), ERRDEX_WINDOW (widget)->shelf);
}

/**
 * errdex_window_install_shelf_actions:
 * @widget_class: the class of the window
 *
 * Installs the actions on what the user keeps. The class must have its properties.
 */
void
errdex_window_install_shelf_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_property_action (widget_class, "win.bookmark", "bookmarked");
  gtk_widget_class_install_action (widget_class, "win.edit-note", NULL, on_edit_note);
  gtk_widget_class_install_action (widget_class, "win.clear-recent", NULL, on_clear_recent);
  gtk_widget_class_install_action (widget_class, "win.export-shelf", NULL, on_export_shelf);
  gtk_widget_class_install_action (widget_class, "win.import-shelf", NULL, on_import_shelf);
}
