// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "window-private.h"

#include "catalog/entry-id.h"

/* The entry shown, the ways to it and the way back. */

/* An entry that is shown for so long has been read; in seconds. */
#define READ_AFTER 3

/* The buttons of a mouse under the thumb. */
#define MOUSE_BACK    8
#define MOUSE_FORWARD 9

/* The report has a history of its own, which begins where it was opened. */
static gboolean
can_go (ErrdexWindow *self, int direction)
{
  ErrdexReportPage *report = errdex_window_get_report (self);

  if (report != NULL && errdex_report_page_can_go (report, direction))
    return TRUE;
  if (errdex_window_shows_report (self))
    return direction < 0;

  return errdex_history_peek (self->history, errdex_detail_get_entry (self->detail), direction)
         >= 0;
}

/**
 * errdex_window_update_actions:
 *
 * Lets those actions be used that make sense for what is shown.
 */
void
errdex_window_update_actions (ErrdexWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int entry = errdex_window_get_entry (self);

  if (self->offer != NULL)
    errdex_clipboard_offer_set_shown (
        self->offer, entry >= 0 ? errdex_library_get_entry (self->library, entry)->code : NULL);
  gtk_widget_action_set_enabled (widget, "win.copy-code", entry >= 0);
  gtk_widget_action_set_enabled (widget, "win.copy-markdown", entry >= 0);
  gtk_widget_action_set_enabled (widget, "win.copy-as", entry >= 0);
  gtk_widget_action_set_enabled (widget, "win.copy-shown", entry >= 0);
  gtk_widget_action_set_enabled (widget, "win.copy-search-link",
                                 errdex_window_can_link_search (self));
  gtk_widget_action_set_enabled (widget, "win.bookmark", entry >= 0 && self->marks != NULL);
  gtk_widget_action_set_enabled (widget, "win.edit-note", entry >= 0 && self->marks != NULL);
  g_object_notify (G_OBJECT (self), "bookmarked");
  gtk_widget_action_set_enabled (widget, "win.back", can_go (self, -1));
  gtk_widget_action_set_enabled (widget, "win.forward", can_go (self, 1));
  errdex_window_update_pane_actions (self);
}

/**
 * errdex_window_show_page:
 * @name: `entries`, `miss`, `scan` or `trouble`
 *
 * Shows a page of the window.
 */
void
errdex_window_show_page (ErrdexWindow *self, const char *name)
{
  gtk_stack_set_visible_child_name (self->pages, name);
  errdex_window_show_back_button (self);
  errdex_window_update_actions (self);
}

static void
note_visit (ErrdexWindow *self, guint entry)
{
  if (self->marks != NULL)
    errdex_marks_visit (self->marks, entry);
}

static gboolean
on_read (gpointer data)
{
  ErrdexWindow *self = data;
  int entry = errdex_detail_get_entry (self->detail);

  self->reading_on = 0;
  if (entry >= 0)
    {
      note_visit (self, entry);
      errdex_window_dismiss_news (self, entry);
    }

  return G_SOURCE_REMOVE;
}

/* What is only passed by on the way to another entry is not among the recent ones. */
static void
wait_until_read (ErrdexWindow *self, int entry)
{
  if (entry == errdex_detail_get_entry (self->detail))
    return;
  g_clear_handle_id (&self->reading_on, g_source_remove);
  self->reading_on = g_timeout_add_seconds (READ_AFTER, on_read, self);
}

/**
 * errdex_window_show_entry:
 * @entry: its number, or -1
 *
 * Shows an entry and selects it in the list.
 */
void
errdex_window_show_entry (ErrdexWindow *self, int entry)
{
  wait_until_read (self, entry);
  errdex_detail_show (self->detail, self->library, entry, errdex_rows_get_result (self->rows));
  errdex_rows_select (self->rows, entry);
  errdex_window_update_actions (self);
}

/* Goes to an entry from anywhere but the list. While a search is on, the list is left to its hits.
 */
static void
go_to (ErrdexWindow *self, guint entry)
{
  if (errdex_rows_lists (self->rows, entry))
    errdex_rows_reveal (self->rows, entry);
  self->chosen = entry;
  errdex_window_show_entry (self, entry);
  errdex_list_scroll_to_entry (self->list, entry);
  errdex_window_show_page (self, "entries");
  errdex_window_set_reading (self, TRUE);
}

static void
on_chosen (ErrdexWindow *self, guint entry)
{
  self->chosen = entry;
  errdex_window_show_entry (self, entry);
}

/**
 * errdex_window_read_entry:
 * @entry: its number
 *
 * Shows an entry that the user wants to read. It becomes part of the history.
 */
void
errdex_window_read_entry (ErrdexWindow *self, guint entry)
{
  errdex_history_visit (self->history, entry);
  note_visit (self, entry);
  on_chosen (self, entry);
  errdex_window_set_reading (self, TRUE);
}

/**
 * errdex_window_follow_link:
 * @entry: the number of an entry
 *
 * Goes from the entry that is shown to another one.
 */
void
errdex_window_follow_link (ErrdexWindow *self, guint entry)
{
  int from = errdex_detail_get_entry (self->detail);

  if (from >= 0)
    errdex_history_visit (self->history, from);
  errdex_history_visit (self->history, entry);
  note_visit (self, entry);
  go_to (self, entry);
}

static void
walk_history (ErrdexWindow *self, int direction)
{
  ErrdexReportPage *report = errdex_window_get_report (self);
  int shown = errdex_detail_get_entry (self->detail);
  int entry;

  if (report != NULL && errdex_report_page_can_go (report, direction))
    errdex_report_page_go (report, direction);
  else if (errdex_window_shows_report (self))
    {
      if (direction < 0)
        errdex_window_close_report (self);
    }
  else if ((entry = errdex_history_go (self->history, shown, direction)) >= 0)
    go_to (self, entry);
}

static void
open_entry (ErrdexWindow *self, guint entry)
{
  errdex_window_close_report (self);
  errdex_window_search (self, "");
  errdex_window_follow_link (self, entry);
}

/**
 * errdex_window_open_code:
 * @code: a code, in any spelling that a search would find it by
 *
 * Shows the entry of a code; if there are several, or none, the search for it.
 */
void
errdex_window_open_code (ErrdexWindow *self, const char *code)
{
  guint entries[2], n_entries = 0;

  if (self->finder != NULL)
    n_entries = errdex_finder_lookup (self->finder, code, entries, G_N_ELEMENTS (entries));
  if (n_entries == 1)
    {
      open_entry (self, entries[0]);
      return;
    }
  errdex_window_close_report (self);
  errdex_window_search (self, code);
}

/**
 * errdex_window_open_entry:
 * @id: the id of an entry, from errdex_entry_id_new()
 *
 * Shows this entry; if there is none any more, what errdex_window_open_code() shows for its code.
 */
void
errdex_window_open_entry (ErrdexWindow *self, const char *id)
{
  guint entry;

  if (self->library != NULL && errdex_entry_id_find (self->library, id, &entry))
    open_entry (self, entry);
  else
    errdex_window_open_code (self, errdex_entry_id_get_code (id));
}

/**
 * errdex_window_open_link:
 * @link: a link
 *
 * Shows what a link names: a search; the entry, if it is one; otherwise what
 * errdex_window_open_code() shows for the code.
 */
void
errdex_window_open_link (ErrdexWindow *self, const ErrdexLink *link)
{
  guint entry;

  if (link->kind == ERRDEX_LINK_SEARCH)
    errdex_window_search (self, link->text);
  else if (self->library != NULL && errdex_link_find_entry (link, self->library, &entry))
    open_entry (self, entry);
  else
    errdex_window_open_code (self, link->text);
}

/**
 * errdex_window_get_entry:
 *
 * Returns: the number of the entry that is shown, or -1
 */
int
errdex_window_get_entry (ErrdexWindow *self)
{
  ErrdexReportPage *report = errdex_window_get_report (self);

  if (errdex_window_shows_report (self))
    return report != NULL ? errdex_report_page_get_entry (report) : -1;

  return errdex_detail_get_entry (self->detail);
}

/**
 * errdex_window_list_entries:
 *
 * Returns: (transfer full) (element-type guint): the entries that a copy is of: all that are
 *   selected, in the order of the list, or else the one that is shown, if any
 */
GArray *
errdex_window_list_entries (ErrdexWindow *self)
{
  int shown = errdex_window_get_entry (self);
  gboolean alone = errdex_window_shows_report (self) || (self->narrow && self->reading);
  GArray *entries;

  if (self->rows != NULL && !alone && errdex_rows_has_several (self->rows))
    return errdex_rows_list_selected (self->rows);
  entries = g_array_new (FALSE, FALSE, sizeof (guint));
  if (shown >= 0)
    g_array_append_val (entries, shown);

  return entries;
}

/**
 * errdex_window_get_detail:
 *
 * Returns: (transfer none): the pane in which the entry is shown
 */
ErrdexDetail *
errdex_window_get_detail (ErrdexWindow *self)
{
  ErrdexReportPage *report = errdex_window_get_report (self);

  return report != NULL ? errdex_report_page_get_detail (report) : self->detail;
}

static void
on_back (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  walk_history (ERRDEX_WINDOW (widget), -1);
}

static void
on_forward (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  walk_history (ERRDEX_WINDOW (widget), 1);
}

/* The thumb's buttons of a mouse go through the entries visited, as they do in browsers. */
static void
on_mouse_button (ErrdexWindow *self, int n_press, double x, double y, GtkGestureSingle *gesture)
{
  guint button = gtk_gesture_single_get_current_button (gesture);

  if (button != MOUSE_BACK && button != MOUSE_FORWARD)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  walk_history (self, button == MOUSE_BACK ? -1 : 1);
}

static void
on_show_list (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ErrdexWindow *self = ERRDEX_WINDOW (widget);
  ErrdexReportPage *report = errdex_window_get_report (self);

  if (report != NULL && errdex_report_page_leave_entry (report))
    return;
  if (errdex_window_shows_report (self))
    {
      errdex_window_close_report (self);
      return;
    }
  errdex_window_set_reading (self, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

/**
 * errdex_window_bind_entry:
 * @widget_class: the class of the window
 *
 * Binds the callbacks of the list, the detail pane and the buttons of the mouse.
 */
void
errdex_window_bind_entry (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_mouse_button);
  gtk_widget_class_bind_template_callback (widget_class, errdex_window_read_entry);
  gtk_widget_class_bind_template_callback (widget_class, errdex_window_follow_link);
}

/**
 * errdex_window_install_entry_actions:
 * @widget_class: the class of the window
 *
 * Installs the actions that go back and forward.
 */
void
errdex_window_install_entry_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.back", NULL, on_back);
  gtk_widget_class_install_action (widget_class, "win.forward", NULL, on_forward);
  gtk_widget_class_install_action (widget_class, "win.show-list", NULL, on_show_list);
}
