// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "errdex-gui-resources.h"

#include "window.h"

#include "catalog/entry-id.h"
#include "detail.h"
#include "direction.h"
#include "find/export.h"
#include "history.h"
#include "list.h"
#include "long-text.h"
#include "marks.h"
#include "miss-page.h"
#include "notice.h"
#include "receive.h"
#include "scan-page.h"
#include "shelf-dialogs.h"
#include "toast.h"

/* A window narrower than this shows list and entry in turn, not side by side; in pixels. */
#define NARROW_WIDTH 600

/* An entry that is shown for so long has been read; in seconds. */
#define READ_AFTER 3

/* So many recent entries are in the menu. */
#define N_RECENT 15

/* So many rows fill the first frame of most windows. */
#define N_FIRST_ROWS 40

/* So much of a pasted text without codes is searched for. */
#define MAX_FIRST_WORDS 8
#define MAX_FIRST_BYTES 120

struct _ErrdexWindow
{
  GtkApplicationWindow parent_instance;

  GtkWidget *search;
  GtkWidget *back_button;
  GtkMenuButton *categories_button;
  GtkMenuButton *menu_button;
  GMenuModel *primary_menu;
  GtkStack *pages;
  GtkPaned *paned;
  GtkWidget *list_pane;
  ErrdexList *list;
  GtkLabel *status;
  ErrdexDetail *detail;
  ErrdexToast *toast;
  ErrdexMissPage *miss; /* made when it is first wanted, as is */
  ErrdexScanPage *scan;

  ErrdexState *state; /* the application's */
  ErrdexShelf *shelf;
  ErrdexMarks *marks; /* NULL without a library */
  ErrdexLibrary *library;
  ErrdexFinder *finder;
  ErrdexResult *result;
  ErrdexRows *rows;
  ErrdexHistory *history;
  int chosen; /* the entry that the user went to during the present search, or -1 */

  char *set_aside;      /* the text of the search before the report, or NULL, */
  int selection[2];     /* and what was selected in it */
  const char *page;     /* the page before the report */
  gboolean setting;     /* whether the text of the search is no matter for a search now */
  gboolean awaits_scan; /* whether the user did nothing since something was given to be scanned */

  gboolean narrow;
  gboolean reading; /* while narrow: the entry is shown, not the list */
  guint fitting;

  gboolean original_shown; /* whether texts are shown in both languages */
  guint reading_on;        /* until the entry has been read */
};

G_DEFINE_FINAL_TYPE (ErrdexWindow, errdex_window, GTK_TYPE_APPLICATION_WINDOW)

enum
{
  PROP_0,
  PROP_BOOKMARKED,
  PROP_ORIGINAL_SHOWN,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* The report is in place of the entries until it is left. A search may be in front of both. */

static gboolean
shows_scan (ErrdexWindow *self)
{
  return self->scan != NULL && gtk_stack_get_visible_child (self->pages) == GTK_WIDGET (self->scan);
}

static ErrdexReportPage *
get_report (ErrdexWindow *self)
{
  return shows_scan (self) ? errdex_scan_page_get_report (self->scan) : NULL;
}

/* Layout */

static void
show_back_button (ErrdexWindow *self)
{
  gboolean visible = (self->narrow && self->reading) || shows_scan (self);

  gtk_widget_set_visible (self->back_button, visible);
  /* There is room for one of them only. */
  gtk_widget_set_visible (GTK_WIDGET (self->categories_button), !self->narrow || !visible);
}

/* In a narrow window the search needs the room of the buttons that make it no narrower. */
static void
set_window_buttons (ErrdexWindow *self)
{
  g_autofree char *layout = NULL;
  g_autoptr (GRegex) spare = NULL;
  g_autofree char *few = NULL;

  if (self->narrow)
    {
      g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-decoration-layout", &layout,
                    NULL);
      spare = g_regex_new ("minimize,?|maximize,?", 0, 0, NULL);
      few = g_regex_replace_literal (spare, layout != NULL ? layout : "", -1, 0, "", 0, NULL);
    }
  gtk_header_bar_set_decoration_layout (GTK_HEADER_BAR (
                                            gtk_window_get_titlebar (GTK_WINDOW (self))),
                                        few);
}

static void
lay_out (ErrdexWindow *self)
{
  set_window_buttons (self);
  gtk_widget_set_visible (self->list_pane, !self->narrow || !self->reading);
  gtk_widget_set_visible (GTK_WIDGET (self->detail), !self->narrow || self->reading);
  if (self->scan != NULL)
    errdex_scan_page_set_narrow (self->scan, self->narrow);
  show_back_button (self);
}

static void
set_reading (ErrdexWindow *self, gboolean reading)
{
  self->reading = reading;
  if (self->narrow)
    lay_out (self);
}

static gboolean
fit (gpointer data)
{
  ErrdexWindow *self = data;

  self->fitting = 0;
  self->narrow = !self->narrow;
  lay_out (self);

  return G_SOURCE_REMOVE;
}

static void
errdex_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ErrdexWindow *self = ERRDEX_WINDOW (widget);
  gboolean narrow = width < NARROW_WIDTH;

  GTK_WIDGET_CLASS (errdex_window_parent_class)->size_allocate (widget, width, height, baseline);

  /* What is visible must not change while sizes are given out. */
  if (narrow == self->narrow)
    g_clear_handle_id (&self->fitting, g_source_remove);
  else if (self->fitting == 0)
    self->fitting = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fit, self, NULL);
}

/* The entry shown */

/* The report has a history of its own, which begins where it was opened. */
static gboolean
can_go (ErrdexWindow *self, int direction)
{
  ErrdexReportPage *report = get_report (self);

  if (report != NULL && errdex_report_page_can_go (report, direction))
    return TRUE;
  if (shows_scan (self))
    return direction < 0;

  return errdex_history_peek (self->history, errdex_detail_get_entry (self->detail), direction)
         >= 0;
}

static void
update_actions (ErrdexWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int entry = errdex_window_get_entry (self);

  gtk_widget_action_set_enabled (widget, "win.copy-code", entry >= 0);
  gtk_widget_action_set_enabled (widget, "win.copy-markdown", entry >= 0);
  gtk_widget_action_set_enabled (widget, "win.bookmark", entry >= 0 && self->marks != NULL);
  gtk_widget_action_set_enabled (widget, "win.edit-note", entry >= 0 && self->marks != NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BOOKMARKED]);
  gtk_widget_action_set_enabled (widget, "win.back", can_go (self, -1));
  gtk_widget_action_set_enabled (widget, "win.forward", can_go (self, 1));
}

static void
show_page (ErrdexWindow *self, const char *name)
{
  gtk_stack_set_visible_child_name (self->pages, name);
  show_back_button (self);
  update_actions (self);
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
    note_visit (self, entry);

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

static void
show_entry (ErrdexWindow *self, int entry)
{
  wait_until_read (self, entry);
  errdex_detail_show (self->detail, self->library, entry, errdex_rows_get_result (self->rows));
  errdex_rows_select (self->rows, entry);
  update_actions (self);
}

/* Goes to an entry from anywhere but the list. While a search is on, the list is left to its hits.
 */
static void
go_to (ErrdexWindow *self, guint entry)
{
  if (errdex_rows_lists (self->rows, entry))
    errdex_rows_reveal (self->rows, entry);
  self->chosen = entry;
  show_entry (self, entry);
  errdex_list_scroll_to_entry (self->list, entry);
  show_page (self, "entries");
  set_reading (self, TRUE);
}

static void
on_chosen (ErrdexWindow *self, guint entry)
{
  self->chosen = entry;
  show_entry (self, entry);
}

static void
on_activated (ErrdexWindow *self, guint entry)
{
  errdex_history_visit (self->history, entry);
  note_visit (self, entry);
  on_chosen (self, entry);
  set_reading (self, TRUE);
}

static void
on_link (ErrdexWindow *self, guint entry)
{
  int from = errdex_detail_get_entry (self->detail);

  if (from >= 0)
    errdex_history_visit (self->history, from);
  errdex_history_visit (self->history, entry);
  note_visit (self, entry);
  go_to (self, entry);
}

static void close_report (ErrdexWindow *self);

static void
walk_history (ErrdexWindow *self, int direction)
{
  ErrdexReportPage *report = get_report (self);
  int shown = errdex_detail_get_entry (self->detail);
  int entry;

  if (report != NULL && errdex_report_page_can_go (report, direction))
    errdex_report_page_go (report, direction);
  else if (shows_scan (self))
    {
      if (direction < 0)
        close_report (self);
    }
  else if ((entry = errdex_history_go (self->history, shown, direction)) >= 0)
    go_to (self, entry);
}

/* Searching */

static void
show_status (ErrdexWindow *self, guint n_hits)
{
  guint n_entries = self->library->n_entries;
  g_autofree char *text = NULL;

  if (errdex_rows_get_result (self->rows) == NULL)
    text = g_strdup_printf (ngettext ("%'u entry", "%'u entries", n_entries), n_entries);
  else if (errdex_result_is_paste (self->result))
    text = g_strdup_printf (ngettext ("%'u entry for the codes in the text",
                                      "%'u entries for the codes in the text", n_hits),
                            n_hits);
  else
    /* Translators: how many entries were found, of how many */
    text = g_strdup_printf (ngettext ("%'u of %'u entry", "%'u of %'u entries", n_entries), n_hits,
                            n_entries);
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
  show_page (self, "miss");
}

/* The best hit is selected, unless the user went to another one that still is a hit. */
static void
select_hit (ErrdexWindow *self, const ErrdexHit *hits)
{
  if (self->chosen < 0 || !errdex_rows_lists (self->rows, self->chosen))
    self->chosen = -1;
  show_entry (self, self->chosen >= 0 ? self->chosen : (int) hits[0].entry);
  errdex_list_scroll_from_top (self->list, errdex_rows_get_selected (self->rows));
}

static void
leave_search (ErrdexWindow *self)
{
  int entry = errdex_detail_get_entry (self->detail);

  show_entry (self, entry);
  if (entry >= 0)
    errdex_list_scroll_to_entry (self->list, entry);
  show_page (self, "entries");
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
      show_page (self, "entries");
    }
  show_status (self, n_hits);
}

static void
focus_search (ErrdexWindow *self)
{
  if (gtk_widget_get_focus_child (self->search) != NULL)
    return;
  gtk_widget_grab_focus (self->search);
  gtk_editable_set_position (GTK_EDITABLE (self->search), -1);
}

static void
on_text_changed (ErrdexWindow *self)
{
  const char *text = errdex_long_text_get (GTK_EDITABLE (self->search));
  ErrdexResult *last = self->result;

  if (self->finder == NULL || self->setting)
    return;
  self->awaits_scan = FALSE;
  if (*text == '\0' && self->scan != NULL && errdex_scan_page_is_open (self->scan))
    {
      show_page (self, "scan");
      return;
    }
  if (last != NULL && g_str_equal (errdex_result_get_text (last), text) && !shows_scan (self))
    return;
  self->result = errdex_finder_search_extra (
      self->finder, text, self->marks != NULL ? errdex_marks_get_notes (self->marks) : NULL, last);
  g_clear_pointer (&last, errdex_result_unref);
  set_reading (self, FALSE);
  show_result (self);
  if (*text != '\0')
    focus_search (self);
}

static void
on_search_activate (ErrdexWindow *self)
{
  int entry = self->rows != NULL ? errdex_rows_get_selected (self->rows) : -1;

  if (shows_scan (self))
    gtk_widget_grab_focus (GTK_WIDGET (self->scan));
  else if (entry >= 0 && errdex_rows_find_entry (self->rows, entry) != GTK_INVALID_LIST_POSITION)
    on_activated (self, entry);
}

static void
on_stop_search (ErrdexWindow *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  else if (shows_scan (self))
    close_report (self);
  else if (self->narrow && self->reading)
    gtk_widget_grab_focus (GTK_WIDGET (self->detail));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

/* The keys of the list work in the search entry too. */
static gboolean
on_search_key (ErrdexWindow *self, guint keyval, guint keycode, GdkModifierType state)
{
  int steps;

  if (self->rows == NULL || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      steps = -1;
      break;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      steps = 1;
      break;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      steps = -errdex_list_get_page (self->list);
      break;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      steps = errdex_list_get_page (self->list);
      break;
    default:
      return GDK_EVENT_PROPAGATE;
    }
  if (shows_scan (self))
    gtk_widget_grab_focus (GTK_WIDGET (self->scan));
  else
    errdex_list_move (self->list, steps);

  return GDK_EVENT_STOP;
}

static void
on_search_requested (ErrdexWindow *self, const char *query)
{
  errdex_window_search (self, query);
}

/* The clipboard */

static const char *
get_code (ErrdexWindow *self)
{
  return errdex_library_get_entry (self->library, errdex_window_get_entry (self))->code;
}

static void
copy_code (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ErrdexWindow *self = ERRDEX_WINDOW (widget);
  g_autofree char *code = errdex_direction_isolate (get_code (self));
  g_autofree char *note = g_strdup_printf (_ ("Copied %s"), code);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), get_code (self));
  errdex_toast_show (self->toast, note);
}

static void
copy_markdown (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ErrdexWindow *self = ERRDEX_WINDOW (widget);
  guint entry = errdex_window_get_entry (self);
  g_autofree char *markdown
      = self->original_shown
            ? errdex_export_with_original (self->library, &entry, 1)
            : errdex_export_entries (self->library, &entry, 1, ERRDEX_FORMAT_MARKDOWN);
  g_autofree char *code = errdex_direction_isolate (get_code (self));
  g_autofree char *note = g_strdup_printf (_ ("Copied %s as Markdown"), code);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), markdown);
  errdex_toast_show (self->toast, note);
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

/* Ctrl+C is the code's where no text is selected. */
static gboolean
on_copy (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  ErrdexWindow *self = ERRDEX_WINDOW (widget);

  if (is_text_selected (gtk_window_get_focus (GTK_WINDOW (widget)))
      || errdex_window_get_entry (self) < 0)
    return FALSE;

  return gtk_widget_activate_action (widget, "win.copy-code", NULL);
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

/* These keys mean something else to an entry or a label, which come first where they can use them.
 */
static void
add_shortcuts (ErrdexWindow *self)
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

/* Scanning */

/* Sets the text of the search without searching. */
static void
set_search_text (ErrdexWindow *self, const char *text)
{
  self->setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->search), text);
  self->setting = FALSE;
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
  if (!self->awaits_scan && !shows_scan (self))
    {
      if (errdex_scan_page_get_report (self->scan) != NULL)
        errdex_toast_show (self->toast, _ ("The report is ready; clear the search to see it"));
      return;
    }
  set_search_text (self, "");
  show_page (self, "scan");
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
      set_search_text (self, text);
      show_page (self, self->page);
    }
  else
    {
      /* something else was searched for meanwhile */
      show_page (self, "entries");
      gtk_editable_set_text (GTK_EDITABLE (self->search), text);
      on_text_changed (self);
    }
  gtk_editable_select_region (GTK_EDITABLE (self->search), self->selection[0], self->selection[1]);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
close_report (ErrdexWindow *self)
{
  if (self->scan == NULL)
    return;
  errdex_scan_page_close (self->scan);
  on_scan_closed (self);
}

/* The first line of a text that says something, or the beginning of that. */
static char *
get_first_words (const char *text)
{
  const char *start = text, *end;
  guint n_words = 0;

  while (*start != '\0' && !g_unichar_isalnum (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  for (end = start; *end != '\0' && *end != '\n' && *end != '\r'; end = g_utf8_next_char (end))
    if (end - start > MAX_FIRST_BYTES
        || (g_ascii_isspace (*end) && !g_ascii_isspace (end[1]) && ++n_words == MAX_FIRST_WORDS))
      break;

  return g_strndup (start, end - start);
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
  words = get_first_words (text);
  if (has_code || *words == '\0'
      || (strlen (trimmed) <= MAX_FIRST_BYTES && strpbrk (trimmed, "\r\n") == NULL))
    {
      errdex_window_search (self, trimmed);
      return;
    }
  errdex_window_search (self, words);
  errdex_toast_show (self->toast, _ ("There is no code in the text; its first words are searched "
                                     "for"));
}

static void
on_scan_note (ErrdexWindow *self, const char *note)
{
  errdex_toast_show (self->toast, note);
}

static void
on_report_changed (ErrdexWindow *self)
{
  show_back_button (self);
  update_actions (self);
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
  g_signal_connect_object (self->scan, "note", G_CALLBACK (on_scan_note), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scan, "entry-changed", G_CALLBACK (on_report_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scan, "search-requested", G_CALLBACK (on_search_requested), self,
                           G_CONNECT_SWAPPED);

  return TRUE;
}

/* Actions */

static void
on_open (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  errdex_receive_chosen_files (ERRDEX_WINDOW (widget));
}

static void
on_close_report (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  close_report (ERRDEX_WINDOW (widget));
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

static void
on_show_list (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ErrdexWindow *self = ERRDEX_WINDOW (widget);
  ErrdexReportPage *report = get_report (self);

  if (report != NULL && errdex_report_page_leave_entry (report))
    return;
  if (shows_scan (self))
    {
      close_report (self);
      return;
    }
  set_reading (self, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
set_all_expanded (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ErrdexWindow *self = ERRDEX_WINDOW (widget);

  close_report (self);
  set_reading (self, FALSE);
  errdex_rows_set_all_expanded (self->rows, g_variant_get_boolean (parameter));
  if (errdex_rows_get_selected (self->rows) >= 0)
    errdex_list_scroll_to_entry (self->list, errdex_rows_get_selected (self->rows));
}

static void
on_show_group (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ErrdexWindow *self = ERRDEX_WINDOW (widget);
  guint group = g_variant_get_uint32 (parameter);

  close_report (self);
  errdex_window_search (self, "");
  errdex_rows_set_expanded (self->rows, group, TRUE);
  errdex_list_scroll_to_group (self->list, group);
  set_reading (self, FALSE);
}

/* A label in which no underscore marks a key. */
static char *
escape_label (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "_", -1);

  return g_strjoinv ("__", parts);
}

static void
append_group (GMenu *menu, const ErrdexGroup *groups, guint group)
{
  g_autofree char *label = escape_label (groups[group].title);
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "win.show-group", "u", group);
  g_menu_append_item (menu, item);
}

static GMenu *
list_groups (ErrdexWindow *self)
{
  GMenu *menu = g_menu_new ();
  guint n_groups;
  const ErrdexGroup *groups = errdex_rows_get_groups (self->rows, &n_groups);

  /* The group of the bookmarks is the last one. */
  if (self->marks != NULL && errdex_marks_get_bookmarks (self->marks)->len > 0)
    append_group (menu, groups, n_groups - 1);
  for (guint i = 0; i < n_groups - 1; i++)
    {
      if (groups[i].parent >= 0 && groups[groups[i].parent].parent >= 0)
        continue;
      if (groups[i].parent >= 0 && groups[groups[i].parent].n_entries > 0)
        continue;
      append_group (menu, groups, i);
    }

  return menu;
}

static GMenu *
list_recent (ErrdexWindow *self)
{
  g_autoptr (GArray) recent = errdex_marks_list_recent (self->marks);
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) entries = g_menu_new (), clearing = g_menu_new ();

  for (guint i = 0; i < MIN (recent->len, N_RECENT); i++)
    {
      guint entry = g_array_index (recent, guint, i);
      g_autofree char *label = escape_label (errdex_library_get_entry (self->library, entry)->code);
      g_autofree char *id = errdex_entry_id_new (self->library, entry);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "app.show-entry", "s", id);
      g_menu_append_item (entries, item);
    }
  g_menu_append (clearing, _ ("_Clear"), "win.clear-recent");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (entries));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (clearing));

  return menu;
}

static void
append_recent (ErrdexWindow *self, GMenu *menu)
{
  g_autoptr (GArray) recent = errdex_marks_list_recent (self->marks);
  g_autoptr (GMenu) section = NULL;
  g_autoptr (GMenu) entries = NULL;

  if (recent->len == 0)
    return;
  section = g_menu_new ();
  entries = list_recent (self);
  g_menu_append_submenu (section, _ ("_Recent Entries"), G_MENU_MODEL (entries));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static void
make_categories_menu (GtkMenuButton *button, gpointer user_data)
{
  ErrdexWindow *self = user_data;
  g_autoptr (GMenu) menu = g_menu_new (), folding = g_menu_new ();
  g_autoptr (GMenu) groups = list_groups (self);

  g_menu_append (folding, _ ("_Expand All"), "win.set-all-expanded(true)");
  g_menu_append (folding, _ ("_Collapse All"), "win.set-all-expanded(false)");
  if (self->marks != NULL)
    append_recent (self, menu);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (folding));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (groups));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

/* The menus are made when they are opened first: a popover is not shown in the first frame. */
static void
make_primary_menu (GtkMenuButton *button, gpointer user_data)
{
  gtk_menu_button_set_create_popup_func (button, NULL, NULL, NULL);
  gtk_menu_button_set_menu_model (button, ERRDEX_WINDOW (user_data)->primary_menu);
}

/* GtkApplication would make the overlay for each window at once; few sessions look at it. */
static void
show_help_overlay (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (RESOURCE_PREFIX "/shortcuts.ui");
  GtkWindow *overlay = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  gtk_window_set_transient_for (overlay, GTK_WINDOW (widget));
  gtk_window_present (overlay);
}

/* Bookmarks */

static gboolean
is_bookmarked (ErrdexWindow *self)
{
  /* The action asks before there is a pane, and after it is gone. */
  int entry = self->detail != NULL ? errdex_window_get_entry (self) : -1;

  return self->marks != NULL && entry >= 0 && errdex_marks_is_bookmarked (self->marks, entry);
}

static ErrdexDetail *
get_detail (ErrdexWindow *self)
{
  ErrdexReportPage *report = get_report (self);

  return report != NULL ? errdex_report_page_get_detail (report) : self->detail;
}

static void
on_edit_note (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ErrdexWindow *self = ERRDEX_WINDOW (widget);

  if (!shows_scan (self))
    set_reading (self, TRUE);
  errdex_detail_edit_note (get_detail (self));
}

static void
on_marked (ErrdexWindow *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BOOKMARKED]);
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

/* Languages */

static void
show_original (ErrdexWindow *self, gboolean shown)
{
  if (self->original_shown == shown)
    return;
  self->original_shown = shown;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ORIGINAL_SHOWN]);
}

/* State */

static void
save_state (ErrdexWindow *self)
{
  ErrdexWindowState window = { .maximized = gtk_window_is_maximized (GTK_WINDOW (self)),
                               .pane = gtk_paned_get_position (self->paned) };
  g_auto (GStrv) collapsed = NULL;

  gtk_window_get_default_size (GTK_WINDOW (self), &window.width, &window.height);
  errdex_state_set_window (self->state, &window);
  errdex_state_set_show_original (self->state, self->original_shown);
  if (self->rows != NULL)
    {
      collapsed = errdex_rows_dup_collapsed (self->rows);
      errdex_state_set_collapsed (self->state, (const char *const *) collapsed);
      errdex_state_set_entry (self->state, self->library, errdex_detail_get_entry (self->detail));
    }
  errdex_state_save (self->state);
}

static gboolean
on_close_request (GtkWindow *window)
{
  save_state (ERRDEX_WINDOW (window));

  return GDK_EVENT_PROPAGATE;
}

static void
restore_window (ErrdexWindow *self)
{
  ErrdexWindowState window = errdex_state_get_window (self->state);

  gtk_window_set_default_size (GTK_WINDOW (self), window.width, window.height);
  if (window.maximized)
    gtk_window_maximize (GTK_WINDOW (self));
  gtk_paned_set_position (self->paned, window.pane);
  show_original (self, errdex_state_get_show_original (self->state));
  self->narrow = window.width < NARROW_WIDTH && !window.maximized;
  lay_out (self);
}

static void
restore_entry (ErrdexWindow *self)
{
  g_auto (GStrv) collapsed = errdex_state_dup_collapsed (self->state);
  int entry = errdex_state_get_entry (self->state, self->library);

  errdex_rows_set_collapsed (self->rows, (const char *const *) collapsed);
  errdex_rows_hold_back (self->rows, N_FIRST_ROWS);
  errdex_list_set_rows (self->list, self->rows);
  show_entry (self, entry);
  if (entry >= 0)
    errdex_list_scroll_to_entry (self->list, entry);
}

/* Preparation */

static void
prepare_finder (GTask *task, gpointer source, gpointer finder, GCancellable *cancellable)
{
  errdex_finder_prepare (finder);
}

/* The first frame shows everything without an index, so that is made while nobody waits for it. */
static void
on_painted (GdkFrameClock *clock, ErrdexWindow *self)
{
  g_autoptr (GTask) task = NULL;

  g_signal_handlers_disconnect_by_func (clock, on_painted, self);
  /* X11 wants the pictures themselves, and reading them takes a while. */
  gtk_window_set_icon_name (GTK_WINDOW (self), APPLICATION_ID);
  if (self->library == NULL)
    return;
  errdex_rows_release (self->rows);
  if (self->shelf != NULL)
    errdex_shelf_watch (self->shelf);
  task = g_task_new (self, NULL, NULL, NULL);
  g_task_set_source_tag (task, on_painted);
  g_task_set_task_data (task, errdex_finder_ref (self->finder),
                        (GDestroyNotify) errdex_finder_unref);
  g_task_run_in_thread (task, prepare_finder);
}

static void
errdex_window_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (errdex_window_parent_class)->realize (widget);

  g_signal_connect_object (gtk_widget_get_frame_clock (widget), "after-paint",
                           G_CALLBACK (on_painted), widget, 0);
}

static void
errdex_window_dispose (GObject *object)
{
  ErrdexWindow *self = ERRDEX_WINDOW (object);

  g_clear_handle_id (&self->fitting, g_source_remove);
  g_clear_handle_id (&self->reading_on, g_source_remove);
  if (self->scan != NULL)
    errdex_scan_page_close (self->scan);
  self->scan = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), ERRDEX_TYPE_WINDOW);
  g_clear_pointer (&self->set_aside, g_free);
  g_clear_object (&self->rows);
  g_clear_object (&self->marks);
  g_clear_object (&self->shelf);
  g_clear_pointer (&self->result, errdex_result_unref);
  g_clear_pointer (&self->finder, errdex_finder_unref);
  g_clear_pointer (&self->library, errdex_library_unref);
  g_clear_pointer (&self->history, errdex_history_free);

  G_OBJECT_CLASS (errdex_window_parent_class)->dispose (object);
}

static void
errdex_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_BOOKMARKED:
      g_value_set_boolean (value, is_bookmarked (ERRDEX_WINDOW (object)));
      break;
    case PROP_ORIGINAL_SHOWN:
      g_value_set_boolean (value, ERRDEX_WINDOW (object)->original_shown);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
errdex_window_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ErrdexWindow *self = ERRDEX_WINDOW (object);
  int entry = errdex_window_get_entry (self);

  switch (id)
    {
    case PROP_BOOKMARKED:
      if (self->marks != NULL && entry >= 0)
        errdex_marks_set_bookmarked (self->marks, entry, g_value_get_boolean (value));
      break;
    case PROP_ORIGINAL_SHOWN:
      show_original (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  errdex_gui_get_resource ();
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PREFIX "/window.ui");
  gtk_widget_class_bind_template_child (widget_class, ErrdexWindow, search);
  gtk_widget_class_bind_template_child (widget_class, ErrdexWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, ErrdexWindow, categories_button);
  gtk_widget_class_bind_template_child (widget_class, ErrdexWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, ErrdexWindow, primary_menu);
  gtk_widget_class_bind_template_child (widget_class, ErrdexWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, ErrdexWindow, paned);
  gtk_widget_class_bind_template_child (widget_class, ErrdexWindow, list_pane);
  gtk_widget_class_bind_template_child (widget_class, ErrdexWindow, list);
  gtk_widget_class_bind_template_child (widget_class, ErrdexWindow, status);
  gtk_widget_class_bind_template_child (widget_class, ErrdexWindow, detail);
  gtk_widget_class_bind_template_child (widget_class, ErrdexWindow, toast);
  gtk_widget_class_bind_template_callback (widget_class, on_text_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);
  gtk_widget_class_bind_template_callback (widget_class, on_search_key);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_link);
  gtk_widget_class_bind_template_callback (widget_class, on_search_requested);
  gtk_widget_class_bind_template_callback (widget_class, on_close_request);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_property_action (widget_class, "win.bookmark", "bookmarked");
  gtk_widget_class_install_property_action (widget_class, "win.show-original", "original-shown");
  gtk_widget_class_install_action (widget_class, "win.edit-note", NULL, on_edit_note);
  gtk_widget_class_install_action (widget_class, "win.clear-recent", NULL, on_clear_recent);
  gtk_widget_class_install_action (widget_class, "win.export-shelf", NULL, on_export_shelf);
  gtk_widget_class_install_action (widget_class, "win.import-shelf", NULL, on_import_shelf);
  gtk_widget_class_install_action (widget_class, "win.copy-code", NULL, copy_code);
  gtk_widget_class_install_action (widget_class, "win.copy-markdown", NULL, copy_markdown);
  gtk_widget_class_install_action (widget_class, "win.open", NULL, on_open);
  gtk_widget_class_install_action (widget_class, "win.close-report", NULL, on_close_report);
  gtk_widget_class_install_action (widget_class, "win.focus-search", NULL, on_focus_search);
  gtk_widget_class_install_action (widget_class, "win.search-for", "s", on_search_for);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, on_back);
  gtk_widget_class_install_action (widget_class, "win.forward", NULL, on_forward);
  gtk_widget_class_install_action (widget_class, "win.show-list", NULL, on_show_list);
  gtk_widget_class_install_action (widget_class, "win.show-group", "u", on_show_group);
  gtk_widget_class_install_action (widget_class, "win.set-all-expanded", "b", set_all_expanded);
  gtk_widget_class_install_action (widget_class, "win.show-help-overlay", NULL, show_help_overlay);
}

static void
errdex_window_class_init (ErrdexWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = errdex_window_dispose;
  G_OBJECT_CLASS (klass)->get_property = errdex_window_get_property;
  G_OBJECT_CLASS (klass)->set_property = errdex_window_set_property;
  widget_class->size_allocate = errdex_window_size_allocate;
  widget_class->realize = errdex_window_realize;

  /* Whether the entry that is shown has a bookmark. */
  properties[PROP_BOOKMARKED]
      = g_param_spec_boolean ("bookmarked", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /* Whether the catalog's own words are shown with their translation. */
  properties[PROP_ORIGINAL_SHOWN]
      = g_param_spec_boolean ("original-shown", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);

  g_type_ensure (ERRDEX_TYPE_DETAIL);
  g_type_ensure (ERRDEX_TYPE_LIST);
  g_type_ensure (ERRDEX_TYPE_TOAST);
  bind_template (widget_class);
  install_actions (widget_class);
}

static void
errdex_window_init (ErrdexWindow *self)
{
  self->history = errdex_history_new ();
  self->chosen = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  errdex_long_text_attach (GTK_EDITABLE (self->search));
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search), GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->categories_button, make_categories_menu, self, NULL);
  gtk_menu_button_set_create_popup_func (self->menu_button, make_primary_menu, self, NULL);
  gtk_window_set_focus (GTK_WINDOW (self), self->search);
  add_shortcuts (self);
  errdex_receive_attach (self, GTK_EDITABLE (self->search));
  update_actions (self);
}

/**
 * errdex_window_new:
 * @application: the application
 * @state: (transfer none): what is remembered; must outlive the window
 *
 * Returns: (transfer none): a window that stands as the last one stood, without anything in it yet
 */
ErrdexWindow *
errdex_window_new (GtkApplication *application, ErrdexState *state)
{
  ErrdexWindow *self = g_object_new (ERRDEX_TYPE_WINDOW, "application", application, NULL);

  self->state = state;
  restore_window (self);

  return self;
}

/**
 * errdex_window_set_shelf:
 * @shelf: what the user keeps
 *
 * To be set before the library, once.
 */
void
errdex_window_set_shelf (ErrdexWindow *self, ErrdexShelf *shelf)
{
  g_return_if_fail (self->shelf == NULL && self->library == NULL);

  self->shelf = g_object_ref (shelf);
  g_signal_connect_object (shelf, "trouble", G_CALLBACK (errdex_window_warn), self,
                           G_CONNECT_SWAPPED);
}

static void
use_marks (ErrdexWindow *self)
{
  self->marks = errdex_marks_new (self->shelf, self->library);
  errdex_rows_set_marks (self->rows, self->marks);
  g_signal_connect_object (self->marks, "changed", G_CALLBACK (on_marked), self, G_CONNECT_SWAPPED);
}

/**
 * errdex_window_get_marks:
 *
 * Returns: (transfer none) (nullable): what the user keeps about entries of the library
 */
ErrdexMarks *
errdex_window_get_marks (ErrdexWindow *self)
{
  return self->marks;
}

/**
 * errdex_window_set_library:
 * @library: what can be looked up
 *
 * Fills the window, once.
 */
void
errdex_window_set_library (ErrdexWindow *self, ErrdexLibrary *library)
{
  g_return_if_fail (self->library == NULL);

  self->library = errdex_library_ref (library);
  self->finder = errdex_finder_new (library);
  self->rows = errdex_rows_new (library);
  if (self->shelf != NULL)
    use_marks (self);
  restore_entry (self);
  show_status (self, 0);
}

/* Messages of errors begin in lower case, for they mostly follow a colon. */
static char *
make_sentence (const char *message)
{
  g_autofree char *valid = g_utf8_make_valid (message, -1);
  GString *sentence = g_string_new (NULL);

  if (*valid != '\0')
    {
      g_string_append_unichar (sentence, g_unichar_toupper (g_utf8_get_char (valid)));
      g_string_append (sentence, g_utf8_next_char (valid));
    }

  return g_string_free (sentence, FALSE);
}

/**
 * errdex_window_show_trouble:
 * @message: why there is nothing to look up
 *
 * Shows this in place of the entries.
 */
void
errdex_window_show_trouble (ErrdexWindow *self, const char *message)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (RESOURCE_PREFIX "/trouble.ui");
  g_autofree char *sentence = make_sentence (message);

  gtk_label_set_text (GTK_LABEL (gtk_builder_get_object (builder, "message")), sentence);
  gtk_stack_add_named (self->pages, GTK_WIDGET (gtk_builder_get_object (builder, "trouble")),
                       "trouble");
  show_page (self, "trouble");
  /* An entry must not have the focus while it is made insensitive. */
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_widget_set_sensitive (self->search, FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->categories_button), FALSE);
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

  close_report (self);
  if (self->finder != NULL)
    n_entries = errdex_finder_lookup (self->finder, code, entries, G_N_ELEMENTS (entries));
  if (n_entries == 1)
    {
      errdex_window_search (self, "");
      on_link (self, entries[0]);
    }
  else
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

  if (self->library == NULL || !errdex_entry_id_find (self->library, id, &entry))
    {
      errdex_window_open_code (self, errdex_entry_id_get_code (id));
      return;
    }
  close_report (self);
  errdex_window_search (self, "");
  on_link (self, entry);
}

/**
 * errdex_window_warn:
 * @message: one or more sentences
 *
 * Shows it until the user closes it.
 */
void
errdex_window_warn (ErrdexWindow *self, const char *message)
{
  g_autofree char *sentence = make_sentence (message);

  errdex_notice_show (GTK_OVERLAY (gtk_widget_get_parent (GTK_WIDGET (self->toast))), sentence);
}

/**
 * errdex_window_tell:
 * @note: a sentence
 *
 * Shows it for a moment.
 */
void
errdex_window_tell (ErrdexWindow *self, const char *note)
{
  errdex_toast_show (self->toast, note);
}

/**
 * errdex_window_get_entry:
 *
 * Returns: the number of the entry that is shown, or -1
 */
int
errdex_window_get_entry (ErrdexWindow *self)
{
  ErrdexReportPage *report = get_report (self);

  if (shows_scan (self))
    return report != NULL ? errdex_report_page_get_entry (report) : -1;

  return errdex_detail_get_entry (self->detail);
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
  focus_search (self);
  gtk_editable_set_position (search, position);
}

/**
 * errdex_window_scan_files:
 * @files: (element-type GFile): files
 *
 * Shows a report of the codes in files.
 */
void
errdex_window_scan_files (ErrdexWindow *self, GPtrArray *files)
{
  if (prepare_scan (self))
    errdex_scan_page_take_files (self->scan, files);
}
