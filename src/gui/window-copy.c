// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "window-private.h"

#include "copying.h"
#include "receive.h"

/* The clipboard. */

/* A link to a longer query might not be read, should all of it have to be encoded; in bytes. */
#define MAX_LINKED (ERRDEX_LINK_MAX / 4)

static void
put (ErrdexWindow *self, const guint *entries, guint n_entries, ErrdexCopyFormat format)
{
  g_autofree char *note = errdex_copying_put (GTK_WIDGET (self), self->library, entries, n_entries,
                                              format, self->original_shown);

  errdex_toast_show (self->toast, note);
}

/**
 * errdex_window_copy:
 * @format: what to copy
 *
 * Puts all entries that are selected, or the one that is shown, if there is one, on the clipboard,
 * and says so.
 */
void
errdex_window_copy (ErrdexWindow *self, ErrdexCopyFormat format)
{
  g_autoptr (GArray) entries = errdex_window_list_entries (self);

  if (entries->len > 0)
    put (self, (const guint *) (gpointer) entries->data, entries->len, format);
}

static void
copy_code (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  errdex_window_copy (ERRDEX_WINDOW (widget), ERRDEX_COPY_CODE);
}

static void
copy_markdown (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  errdex_window_copy (ERRDEX_WINDOW (widget), ERRDEX_COPY_MARKDOWN);
}

/* The parameter is the name of a format. */
static void
copy_as (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ErrdexCopyFormat format;

  if (errdex_copy_format_from_id (g_variant_get_string (parameter, NULL), &format))
    errdex_window_copy (ERRDEX_WINDOW (widget), format);
}

/* The pane of an entry copies that one, whatever is selected in the list. */
static void
copy_shown (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ErrdexWindow *self = ERRDEX_WINDOW (widget);
  int shown = errdex_window_get_entry (self);
  guint entry = shown;
  ErrdexCopyFormat format;

  if (shown >= 0 && errdex_copy_format_from_id (g_variant_get_string (parameter, NULL), &format))
    put (self, &entry, 1, format);
}

/**
 * errdex_window_can_link_search:
 *
 * Returns: whether there is a search that a link can lead to
 */
gboolean
errdex_window_can_link_search (ErrdexWindow *self)
{
  return self->result != NULL && !errdex_window_shows_report (self)
         && errdex_result_is_query (self->result)
         && strlen (errdex_result_get_text (self->result)) <= MAX_LINKED;
}

static void
copy_search_link (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ErrdexWindow *self = ERRDEX_WINDOW (widget);
  g_autofree char *text = g_strdup (errdex_result_get_text (self->result)), *link = NULL;

  link = errdex_link_format (&(ErrdexLink){ .kind = ERRDEX_LINK_SEARCH, .text = text });
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), link);
  errdex_toast_show (self->toast, _ ("Copied the link to the search"));
}

static gboolean
is_text_selected (GtkWidget *focus)
{
  if (GTK_IS_EDITABLE (focus))
    return gtk_editable_get_selection_bounds (GTK_EDITABLE (focus), NULL, NULL);
  if (GTK_IS_LABEL (focus))
    return gtk_label_get_selection_bounds (GTK_LABEL (focus), NULL, NULL);
  if (GTK_IS_TEXT_VIEW (focus))
    return gtk_text_buffer_get_has_selection (gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus)));

  return FALSE;
}

/* Ctrl+C is the entry's where no text is selected. */
static gboolean
on_copy (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  ErrdexWindow *self = ERRDEX_WINDOW (widget);
  ErrdexOptions *options = errdex_state_get_options (self->state);

  if (is_text_selected (gtk_window_get_focus (GTK_WINDOW (widget)))
      || errdex_window_get_entry (self) < 0)
    return FALSE;

  errdex_window_copy (self, errdex_options_get_copy_format (options));

  return TRUE;
}

/* Ctrl+V outside an entry looks up what is on the clipboard. */
static gboolean
on_paste (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (widget));

  if (GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus))
    return FALSE;
  errdex_receive_clipboard (ERRDEX_WINDOW (widget));

  return TRUE;
}

/**
 * errdex_window_add_copy_shortcuts:
 *
 * Adds the keys that mean something else to an entry or a label, which come first where they can
 * use them.
 */
void
errdex_window_add_copy_shortcuts (ErrdexWindow *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>c|<Control>Insert|Copy"),
                        gtk_callback_action_new (on_copy, NULL, NULL)));
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>v|<Shift>Insert|Paste"),
                        gtk_callback_action_new (on_paste, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

/**
 * errdex_window_install_copy_actions:
 * @widget_class: the class of the window
 *
 * Installs the actions that copy.
 */
void
errdex_window_install_copy_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.copy-code", NULL, copy_code);
  gtk_widget_class_install_action (widget_class, "win.copy-markdown", NULL, copy_markdown);
  gtk_widget_class_install_action (widget_class, "win.copy-as", "s", copy_as);
  gtk_widget_class_install_action (widget_class, "win.copy-shown", "s", copy_shown);
  gtk_widget_class_install_action (widget_class, "win.copy-search-link", NULL, copy_search_link);
}
