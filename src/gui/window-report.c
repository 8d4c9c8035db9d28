// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <glib/gi18n.h>

#include "window-private.h"

#include "first-words.h"
#include "long-text.h"
#include "receive.h"

/* The report is in place of the entries until it is left. A search may be in front of both. */

/**
 * errdex_window_shows_report:
 *
 * Returns: whether a report, or the way to one, is in front
 */
gboolean
errdex_window_shows_report (ErrdexWindow *self)
{
  return self->scan != NULL && gtk_stack_get_visible_child (self->pages) == GTK_WIDGET (self->scan);
}

/**
 * errdex_window_get_report:
 *
 * Returns: (transfer none) (nullable): the report that is in front
 */
ErrdexReportPage *
errdex_window_get_report (ErrdexWindow *self)
{
  return errdex_window_shows_report (self) ? errdex_scan_page_get_report (self->scan) : NULL;
}

/* Puts the catalog aside as it stands, with the search that is on. */
static void
on_scan_opened (ErrdexWindow *self)
{
  if (self->set_aside == NULL)
    {
      self->set_aside = g_strdup (errdex_long_text_get (GTK_EDITABLE (self->search)));
      gtk_editable_get_selection_bounds (GTK_EDITABLE (self->search), &self->selection[0],
                                         &self->selection[1]);
      self->page = gtk_stack_get_visible_child_name (self->pages);
    }
  if (!self->awaits_scan && !errdex_window_shows_report (self))
    {
      if (errdex_scan_page_get_report (self->scan) != NULL)
        errdex_toast_show (self->toast, _ ("The report is ready; clear the search to see it"));
      return;
    }
  errdex_window_set_search_text (self, "");
  errdex_window_show_page (self, "scan");
  gtk_widget_grab_focus (GTK_WIDGET (self->scan));
}

static void
on_scan_closed (ErrdexWindow *self)
{
  g_autofree char *text = g_steal_pointer (&self->set_aside);
  const char *searched = self->result != NULL ? errdex_result_get_text (self->result) : "";

  if (text == NULL)
    return;
  if (g_str_equal (text, searched))
    {
      errdex_window_set_search_text (self, text);
      errdex_window_show_page (self, self->page);
    }
  else
    {
      /* something else was searched for meanwhile */
      errdex_window_show_page (self, "entries");
      gtk_editable_set_text (GTK_EDITABLE (self->search), text);
      errdex_window_update_search (self);
    }
  gtk_editable_select_region (GTK_EDITABLE (self->search), self->selection[0], self->selection[1]);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

/**
 * errdex_window_close_report:
 *
 * Goes back to what there was before the report, if there is one.
 */
void
errdex_window_close_report (ErrdexWindow *self)
{
  if (self->scan == NULL)
    return;
  errdex_scan_page_close (self->scan);
  on_scan_closed (self);
}

/* A text without codes is searched for, as people often quote only the message. */
static void
on_scan_text (ErrdexWindow *self, const char *text, guint origin, gboolean has_code)
{
  g_autofree char *words = NULL;
  g_autofree char *trimmed = g_strstrip (g_strdup (text));

  if (origin == ERRDEX_ORIGIN_ENTRY)
    {
      errdex_window_insert_text (self, text);
      return;
    }
  words = errdex_first_words (text);
  if (has_code || *words == '\0' || errdex_first_words_suffice (trimmed))
    {
      errdex_window_search (self, trimmed);
      return;
    }
  errdex_window_search (self, words);
  errdex_toast_show (self->toast, _ ("There is no code in the text; its first words are searched "
                                     "for"));
}

static void
on_report_changed (ErrdexWindow *self)
{
  errdex_window_show_back_button (self);
  errdex_window_update_actions (self);
}

/* Returns whether there is anything to look for. */
static gboolean
prepare_scan (ErrdexWindow *self)
{
  if (self->finder == NULL)
    return FALSE;
  self->awaits_scan = TRUE;
  if (self->scan != NULL)
    return TRUE;

  self->scan = ERRDEX_SCAN_PAGE (errdex_scan_page_new (self->finder, self->paned));
  errdex_scan_page_set_narrow (self->scan, self->narrow);
  gtk_stack_add_named (self->pages, GTK_WIDGET (self->scan), "scan");
  g_signal_connect_object (self->scan, "opened", G_CALLBACK (on_scan_opened), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scan, "closed", G_CALLBACK (on_scan_closed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scan, "text", G_CALLBACK (on_scan_text), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scan, "note", G_CALLBACK (errdex_window_tell), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scan, "entry-changed", G_CALLBACK (on_report_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scan, "search-requested", G_CALLBACK (errdex_window_search), self,
                           G_CONNECT_SWAPPED);

  return TRUE;
}

/**
 * errdex_window_take_text:
 * @text: a text that was pasted or dropped
 *
 * Shows a report of the codes in a text; if it is just a code, or has none, searches for it.
 */
void
errdex_window_take_text (ErrdexWindow *self, const char *text)
{
  if (prepare_scan (self))
    errdex_scan_page_take_text (self->scan, text, ERRDEX_ORIGIN_WINDOW);
}

/**
 * errdex_window_take_entry_text:
 * @text: a text that was pasted into the search
 *
 * Shows a report of the codes in a text; if it is just a code, or has none, inserts it.
 */
void
errdex_window_take_entry_text (ErrdexWindow *self, const char *text)
{
  if (prepare_scan (self))
    errdex_scan_page_take_text (self->scan, text, ERRDEX_ORIGIN_ENTRY);
}

/**
 * errdex_window_scan_any_files:
 * @files: (element-type GFile): files, be they catalogs
 *
 * Shows a report of the codes in files.
 */
void
errdex_window_scan_any_files (ErrdexWindow *self, GPtrArray *files)
{
  if (prepare_scan (self))
    errdex_scan_page_take_files (self->scan, files);
}

/**
 * errdex_window_scan_files:
 * @files: (element-type GFile): files
 *
 * Shows a report of the codes in files; a file that is a catalog is offered to be added instead.
 */
void
errdex_window_scan_files (ErrdexWindow *self, GPtrArray *files)
{
  if (!errdex_window_offer_catalog (self, files))
    errdex_window_scan_any_files (self, files);
}

static void
on_open (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  errdex_receive_chosen_files (ERRDEX_WINDOW (widget));
}

static void
on_close_report (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  errdex_window_close_report (ERRDEX_WINDOW (widget));
}

/**
 * errdex_window_install_report_actions:
 * @widget_class: the class of the window
 *
 * Installs the actions that make and leave a report.
 */
void
errdex_window_install_report_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.open", NULL, on_open);
  gtk_widget_class_install_action (widget_class, "win.close-report", NULL, on_close_report);
}
