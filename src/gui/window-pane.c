// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "window-private.h"

#include "print.h"

/* What can be done with the text that is shown. */

/* Returns: the report that is shown, if it has anything to print. */
static const ErrdexReport *
get_full_report (ErrdexWindow *self)
{
  ErrdexReportPage *page = errdex_window_get_report (self);
  const ErrdexReport *report = page != NULL ? errdex_report_page_get_report (page) : NULL;

  return report != NULL && errdex_report_get_n_codes (report) > 0 ? report : NULL;
}

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
  gtk_widget_action_set_enabled (widget, "win.print", shown || get_full_report (self) != NULL);
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

static void
on_not_printed (GtkWindow *window, const char *message)
{
  errdex_window_warn (ERRDEX_WINDOW (window), message);
}

static void
on_print (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ErrdexWindow *self = ERRDEX_WINDOW (widget);
  const ErrdexReport *report = get_full_report (self);
  ErrdexPrintDocument *document
      = report != NULL
            ? errdex_print_document_new_report (report)
            : errdex_print_document_new_entry (self->library, errdex_window_get_entry (self),
                                               self->original_shown);

  errdex_print_run (GTK_WINDOW (self), document, on_not_printed);
}

/**
 * errdex_window_install_pane_actions:
 * @widget_class: the class of the window
 *
 * Installs the actions that find in a text and print it.
 */
void
errdex_window_install_pane_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.find", NULL, on_find);
  gtk_widget_class_install_action (widget_class, "win.find-next", NULL, on_find_next);
  gtk_widget_class_install_action (widget_class, "win.find-previous", NULL, on_find_previous);
  gtk_widget_class_install_action (widget_class, "win.print", NULL, on_print);
}
