// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <glib/gi18n.h>

#include "window-private.h"

#include "long-text.h"

/* Typing, and what it finds. */

/* What is selected, of what is listed, of all. */
static char *
describe_list (ErrdexWindow *self)
{
  guint n_entries = self->library->n_entries, n_selected = errdex_rows_count_selected (self->rows);
  guint n_hits = 0;

  if (n_selected > 1)
    return g_strdup_printf (ngettext ("%'u code selected", "%'u codes selected", n_selected),
                            n_selected);
  if (errdex_rows_get_result (self->rows) == NULL)
    return g_strdup_printf (ngettext ("%'u entry", "%'u entries", n_entries), n_entries);
  errdex_result_get_hits (self->result, &n_hits);
  if (errdex_result_is_paste (self->result))
    return g_strdup_printf (ngettext ("%'u entry for the codes in the text",
                                      "%'u entries for the codes in the text", n_hits),
                            n_hits);

  /* Translators: how many entries were found, of how many */
  return g_strdup_printf (ngettext ("%'u of %'u entry", "%'u of %'u entries", n_entries), n_hits,
                          n_entries);
}

/**
 * errdex_window_show_status:
 *
 * Tells below the list how much there is in it, and how much of that is selected.
 */
void
errdex_window_show_status (ErrdexWindow *self)
{
  g_autofree char *text = describe_list (self);

  /* Screen readers tell of a change, so there must be one. */
  if (!g_str_equal (gtk_label_get_text (self->status), text))
    gtk_label_set_text (self->status, text);
}

static void
show_miss (ErrdexWindow *self)
{
  if (self->miss == NULL)
    {
      self->miss = g_object_new (ERRDEX_TYPE_MISS_PAGE, NULL);
      gtk_stack_add_named (self->pages, GTK_WIDGET (self->miss), "miss");
    }
  errdex_miss_page_show (self->miss, self->finder, self->result);
  errdex_window_show_page (self, "miss");
}

/* The best hit is selected, unless the user went to another one that still is a hit. */
static void
select_hit (ErrdexWindow *self, const ErrdexHit *hits)
{
  if (self->chosen < 0 || !errdex_rows_lists (self->rows, self->chosen))
    self->chosen = -1;
  errdex_window_show_entry (self, self->chosen >= 0 ? self->chosen : (int) hits[0].entry);
  errdex_list_scroll_from_top (self->list, errdex_rows_get_selected (self->rows));
}

static void
leave_search (ErrdexWindow *self)
{
  int entry = errdex_detail_get_entry (self->detail);

  errdex_window_show_entry (self, entry);
  if (entry >= 0)
    errdex_list_scroll_to_entry (self->list, entry);
  errdex_window_show_page (self, "entries");
}

static void
show_result (ErrdexWindow *self)
{
  gboolean was_searching = errdex_rows_get_result (self->rows) != NULL;
  const ErrdexHit *hits;
  guint n_hits;

  hits = errdex_result_get_hits (self->result, &n_hits);
  errdex_rows_set_result (self->rows, self->result);
  if (!was_searching)
    self->chosen = -1;
  if (errdex_rows_get_result (self->rows) == NULL)
    leave_search (self);
  else if (n_hits == 0)
    show_miss (self);
  else
    {
      select_hit (self, hits);
      errdex_window_show_page (self, "entries");
    }
  errdex_window_show_status (self);
}

/**
 * errdex_window_show_found:
 *
 * Shows whether something is found or not, after that may have changed without a key being typed.
 */
void
errdex_window_show_found (ErrdexWindow *self)
{
  gboolean missed = g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "miss") == 0;
  guint n_hits;
  const ErrdexHit *hits = errdex_result_get_hits (self->result, &n_hits);

  if (n_hits == 0)
    {
      show_miss (self);
      return;
    }
  if (missed)
    {
      select_hit (self, hits);
      errdex_window_show_page (self, "entries");
    }
}

/**
 * errdex_window_focus_search:
 *
 * Gives the search the focus without selecting its text.
 */
void
errdex_window_focus_search (ErrdexWindow *self)
{
  if (gtk_widget_get_focus_child (self->search) != NULL)
    return;
  gtk_widget_grab_focus (self->search);
  gtk_editable_set_position (GTK_EDITABLE (self->search), -1);
}

/* Returns FALSE if there is nothing new to show. */
static gboolean
find (ErrdexWindow *self, const char *text)
{
  ErrdexResult *last = self->result;

  if (last != NULL && g_str_equal (errdex_result_get_text (last), text)
      && !errdex_window_shows_report (self))
    return FALSE;
  self->result = errdex_finder_search_extra (
      self->finder, text, self->marks != NULL ? errdex_marks_get_notes (self->marks) : NULL, last);
  g_clear_pointer (&last, errdex_result_unref);

  return TRUE;
}

/**
 * errdex_window_update_search:
 *
 * Searches for what is in the entry, if that was not done yet.
 */
void
errdex_window_update_search (ErrdexWindow *self)
{
  const char *text = errdex_long_text_get (GTK_EDITABLE (self->search));

  if (self->finder == NULL || self->setting)
    return;
  self->awaits_scan = FALSE;
  if (*text == '\0' && self->scan != NULL && errdex_scan_page_is_open (self->scan))
    {
      errdex_window_show_page (self, "scan");
      return;
    }
  if (!find (self, text))
    return;
  errdex_window_set_reading (self, FALSE);
  show_result (self);
  if (*text != '\0')
    errdex_window_focus_search (self);
}

/**
 * errdex_window_set_search_text:
 * @text: a text
 *
 * Sets the text of the search without searching.
 */
void
errdex_window_set_search_text (ErrdexWindow *self, const char *text)
{
  self->setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->search), text);
  self->setting = FALSE;
}

/**
 * errdex_window_search:
 * @text: a query, or a text with codes in it
 *
 * Searches as if the text were typed or pasted.
 */
void
errdex_window_search (ErrdexWindow *self, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), text);
  /* what is typed in the list goes on from there; newer GTK would put it in front */
  gtk_editable_set_position (GTK_EDITABLE (self->search), -1);
}

/**
 * errdex_window_insert_text:
 * @text: a text
 *
 * Puts a text into the search, in place of what is selected there.
 */
void
errdex_window_insert_text (ErrdexWindow *self, const char *text)
{
  GtkEditable *search = GTK_EDITABLE (self->search);
  int position;

  gtk_editable_delete_selection (search);
  position = gtk_editable_get_position (search);
  gtk_editable_insert_text (search, text, -1, &position);
  errdex_window_focus_search (self);
  gtk_editable_set_position (search, position);
}

static void
on_search_activate (ErrdexWindow *self)
{
  int entry = self->rows != NULL ? errdex_rows_get_selected (self->rows) : -1;

  if (errdex_window_shows_report (self))
    gtk_widget_grab_focus (GTK_WIDGET (self->scan));
  else if (entry >= 0 && errdex_rows_find_entry (self->rows, entry) != GTK_INVALID_LIST_POSITION)
    errdex_window_read_entry (self, entry);
}

static void
on_stop_search (ErrdexWindow *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  else if (errdex_window_shows_report (self))
    errdex_window_close_report (self);
  else if (self->narrow && self->reading)
    gtk_widget_grab_focus (GTK_WIDGET (self->detail));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

/* The keys of the list work in the search entry too. */
static gboolean
on_search_key (ErrdexWindow *self, guint keyval, guint keycode, GdkModifierType state)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  int steps = errdex_list_get_steps (self->list, keyval);

  if (self->rows == NULL || steps == 0 || (modifiers & ~GDK_SHIFT_MASK) != 0)
    return GDK_EVENT_PROPAGATE;
  if (errdex_window_shows_report (self))
    gtk_widget_grab_focus (GTK_WIDGET (self->scan));
  else if (modifiers == GDK_SHIFT_MASK)
    errdex_list_extend (self->list, steps, FALSE);
  else
    errdex_list_move (self->list, steps);

  return GDK_EVENT_STOP;
}

static void
on_focus_search (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ErrdexWindow *self = ERRDEX_WINDOW (widget);

  gtk_widget_grab_focus (self->search);
  gtk_editable_select_region (GTK_EDITABLE (self->search), 0, -1);
}

static void
on_search_for (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  errdex_window_search (ERRDEX_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

/**
 * errdex_window_bind_search:
 * @widget_class: the class of the window
 *
 * Binds the callbacks of the search entry.
 */
void
errdex_window_bind_search (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, errdex_window_update_search);
  gtk_widget_class_bind_template_callback (widget_class, errdex_window_search);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);
  gtk_widget_class_bind_template_callback (widget_class, on_search_key);
}

/**
 * errdex_window_install_search_actions:
 * @widget_class: the class of the window
 *
 * Installs the actions that search.
 */
void
errdex_window_install_search_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.focus-search", NULL, on_focus_search);
  gtk_widget_class_install_action (widget_class, "win.search-for", "s", on_search_for);
}
