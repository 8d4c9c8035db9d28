// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "report-page.h"

#include <string.h>

#include <glib/gi18n.h>

#include "errdex-gui-resources.h"

#include "detail.h"
#include "direction.h"
#include "menu.h"
#include "miss-page.h"
#include "places-view.h"
#include "report-file.h"
#include "report-list.h"
#include "sentence.h"

/* So many files that could not be read are named. */
#define MAX_TROUBLES 5

struct _ErrdexReportPage
{
  GtkWidget parent_instance;

  GtkPaned *paned;
  GtkWidget *list_pane;
  GtkLabel *title;
  GtkLabel *summary;
  GtkWidget *menu_button;
  GMenuModel *report_menu;
  GtkWidget *trouble;
  GtkBox *messages;
  ErrdexReportList *list;
  GtkWidget *nothing;
  GtkLabel *nothing_title;
  GtkLabel *nothing_text;
  GtkWidget *leave;
  GtkWidget *side;
  GtkStack *pages;
  ErrdexDetail *detail;
  ErrdexMissPage *unknown;
  ErrdexPlacesView *places;

  ErrdexReport *report;
  GArray *views; /* element-type View: what links were followed through, from the chosen code on */
  guint view;    /* the one that is shown */
  GtkFileChooserNative *chooser;
  ErrdexFormat chosen_format;
  gboolean narrow;
  gboolean reading; /* while narrow: the entry is shown, not the list */
};

G_DEFINE_FINAL_TYPE (ErrdexReportPage, errdex_report_page, GTK_TYPE_WIDGET)

enum
{
  ENTRY_CHANGED,
  SEARCH_REQUESTED,
  NOTE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* A code that was found, or else an entry that a link leads to. */
typedef struct
{
  const ErrdexFound *found;
  int entry;
} View;

/* Layout */

static void
lay_out (ErrdexReportPage *self)
{
  gboolean has_codes = self->report != NULL && errdex_report_get_n_codes (self->report) > 0;

  gtk_widget_set_visible (self->list_pane, !self->narrow || !self->reading);
  gtk_widget_set_visible (self->side, has_codes && (!self->narrow || self->reading));
}

static void
set_reading (ErrdexReportPage *self, gboolean reading)
{
  self->reading = reading;
  lay_out (self);
  g_signal_emit (self, signals[ENTRY_CHANGED], 0);
}

/* The entry */

static void
show_unknown (ErrdexReportPage *self, const char *code)
{
  g_autoptr (ErrdexResult) result = errdex_finder_search (self->report->finder, code, NULL);

  errdex_miss_page_show (self->unknown, self->report->finder, result);
  errdex_detail_show (self->detail, NULL, -1, NULL);
  gtk_stack_set_visible_child_name (self->pages, "unknown");
}

static void
show_known (ErrdexReportPage *self, int entry)
{
  errdex_detail_show (self->detail, errdex_finder_get_library (self->report->finder), entry, NULL);
  gtk_stack_set_visible_child_name (self->pages, "known");
}

static void
show_view (ErrdexReportPage *self)
{
  const View *view = &g_array_index (self->views, View, self->view);

  if (view->entry >= 0)
    show_known (self, view->entry);
  else
    show_unknown (self, view->found->code);
  if (view->found != NULL)
    errdex_places_view_show (self->places, self->report, view->found);
  gtk_widget_set_visible (GTK_WIDGET (self->places), view->found != NULL);
  if (errdex_report_list_get_selected (self->list) != view->found)
    errdex_report_list_select (self->list, view->found);
  g_signal_emit (self, signals[ENTRY_CHANGED], 0);
}

static void
show_found (ErrdexReportPage *self, const ErrdexFound *found)
{
  View view = { found, found->entry };

  g_array_set_size (self->views, 0);
  g_array_append_val (self->views, view);
  self->view = 0;
  show_view (self);
}

static void
on_chosen (ErrdexReportPage *self, const ErrdexFound *found)
{
  show_found (self, found);
}

static void
on_activated (ErrdexReportPage *self, const ErrdexFound *found)
{
  if (self->views->len == 0 || g_array_index (self->views, View, self->view).found != found)
    show_found (self, found);
  set_reading (self, TRUE);
}

/* The code of an entry, if it was found too. */
static const ErrdexFound *
find_found (ErrdexReportPage *self, guint entry)
{
  const ErrdexLibrary *library = errdex_finder_get_library (self->report->finder);
  const char *code = errdex_library_get_entry (library, entry)->code;
  GPtrArray *known = errdex_scan_get_known (self->report->scan);

  for (guint i = 0; i < known->len; i++)
    {
      const ErrdexFound *found = known->pdata[i];

      if (g_str_equal (found->code, code))
        return found;
    }

  return NULL;
}

static void
on_link (ErrdexReportPage *self, guint entry)
{
  View view = { find_found (self, entry), entry };

  g_array_set_size (self->views, self->view + 1);
  g_array_append_val (self->views, view);
  self->view++;
  show_view (self);
}

/* The nearest codes of an unknown one are links as well. */
static void
show_code (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ErrdexReportPage *self = ERRDEX_REPORT_PAGE (widget);
  guint entry;

  if (errdex_finder_lookup (self->report->finder, g_variant_get_string (parameter, NULL), &entry, 1)
      == 0)
    return;
  on_link (self, entry);
  /* the link is out of sight, and the focus with it */
  gtk_widget_grab_focus (GTK_WIDGET (self->detail));
}

static void
on_search_requested (ErrdexReportPage *self, const char *query)
{
  g_signal_emit (self, signals[SEARCH_REQUESTED], 0, query);
}

/* Trouble */

static void
add_message (ErrdexReportPage *self, const char *text)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  errdex_sentence_show (GTK_LABEL (label), text);
  gtk_box_append (self->messages, label);
  gtk_widget_set_visible (self->trouble, TRUE);
}

static void
clear_messages (ErrdexReportPage *self)
{
  GtkWidget *child;

  gtk_widget_set_visible (self->trouble, FALSE);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->messages))) != NULL)
    gtk_box_remove (self->messages, child);
}

static void
show_troubles (ErrdexReportPage *self)
{
  GPtrArray *troubles = self->report->troubles;

  clear_messages (self);
  for (guint i = 0; i < troubles->len && i < MAX_TROUBLES; i++)
    {
      const ErrdexTrouble *trouble = troubles->pdata[i];
      g_autofree char *text
          = g_strdup_printf (_ ("Cannot read “%s”: %s"), trouble->name, trouble->message);

      add_message (self, text);
    }
  if (troubles->len > MAX_TROUBLES)
    {
      guint n = troubles->len - MAX_TROUBLES;
      g_autofree char *more = g_strdup_printf (ngettext ("And %u more", "And %u more", n), n);

      add_message (self, more);
    }
}

static void
on_dismiss (ErrdexReportPage *self)
{
  gtk_widget_set_visible (self->trouble, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

/* Copying and saving */

static const char *
get_format_name (ErrdexFormat format)
{
  switch (format)
    {
    case ERRDEX_FORMAT_CSV:
      return "CSV";
    case ERRDEX_FORMAT_JSON:
      return "JSON";
    case ERRDEX_FORMAT_HTML:
      return "HTML";
    case ERRDEX_FORMAT_MARKDOWN:
    case ERRDEX_N_FORMATS:
    default:
      return "Markdown";
    }
}

static void
note (ErrdexReportPage *self, const char *text)
{
  g_signal_emit (self, signals[NOTE], 0, text);
}

static void
on_copied (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ErrdexReportPage *self = ERRDEX_REPORT_PAGE (source);
  ErrdexFormat format;
  GFile *file;
  g_autofree char *text = errdex_report_write_finish (result, &file, &format, NULL);
  g_autofree char *words
      = g_strdup_printf (_ ("Copied the report as %s"), get_format_name (format));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  note (self, words);
}

/* Errors begin in lower case, as they follow the name of a program elsewhere. */
static char *
begin_sentence (const char *text)
{
  char first[7] = "";

  g_unichar_to_utf8 (g_unichar_toupper (g_utf8_get_char (text)), first);

  return g_strconcat (first, *text != '\0' ? g_utf8_next_char (text) : "", NULL);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ErrdexReportPage *self = ERRDEX_REPORT_PAGE (source);
  g_autoptr (GError) error = NULL;
  ErrdexFormat format;
  GFile *file;
  g_autofree char *text = errdex_report_write_finish (result, &file, &format, &error);
  g_autofree char *words = NULL, *name = NULL, *quoted = NULL;

  /* the page may be gone by now */
  if (self->report == NULL)
    return;
  if (text == NULL)
    {
      words = begin_sentence (error->message);
      clear_messages (self);
      add_message (self, words);
      return;
    }
  name = g_file_get_parse_name (file);
  quoted = errdex_direction_isolate (name);
  words = g_strdup_printf (_ ("Saved to %s"), quoted);
  note (self, words);
}

static void
copy (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ErrdexFormat format = ERRDEX_FORMAT_MARKDOWN;

  errdex_format_from_id (g_variant_get_string (parameter, NULL), &format);
  errdex_report_page_copy (ERRDEX_REPORT_PAGE (widget), format);
}

static void
copy_text (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  const char *text = g_variant_get_string (parameter, NULL);
  g_autofree char *quoted = errdex_direction_isolate (text);
  g_autofree char *words = NULL;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  words = strchr (text, '\n') == NULL ? g_strdup_printf (_ ("Copied %s"), quoted)
                                      : g_strdup (_ ("Copied the request IDs"));
  note (ERRDEX_REPORT_PAGE (widget), words);
}

static void
on_response (GtkNativeDialog *dialog, int response, ErrdexReportPage *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

      errdex_report_page_save (self, self->chosen_format, file);
    }
  g_clear_object (&self->chooser);
}

static void
ask_where_to_save (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ErrdexReportPage *self = ERRDEX_REPORT_PAGE (widget);
  g_autofree char *name = NULL;

  if (self->chooser != NULL)
    return;
  errdex_format_from_id (g_variant_get_string (parameter, NULL), &self->chosen_format);
  name = g_strconcat ("errdex-report.", errdex_format_get_extension (self->chosen_format), NULL);
  self->chooser = gtk_file_chooser_native_new (_ ("Save the Report"),
                                               GTK_WINDOW (gtk_widget_get_root (widget)),
                                               GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (on_response), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* The class */

static gboolean
errdex_report_page_grab_focus (GtkWidget *widget)
{
  ErrdexReportPage *self = ERRDEX_REPORT_PAGE (widget);

  if (gtk_widget_get_visible (GTK_WIDGET (self->list)))
    return gtk_widget_grab_focus (GTK_WIDGET (self->list));

  return gtk_widget_grab_focus (self->leave);
}

static void
errdex_report_page_dispose (GObject *object)
{
  ErrdexReportPage *self = ERRDEX_REPORT_PAGE (object);

  g_clear_object (&self->chooser);
  gtk_widget_dispose_template (GTK_WIDGET (self), ERRDEX_TYPE_REPORT_PAGE);
  g_clear_pointer (&self->report, errdex_report_unref);
  g_clear_pointer (&self->views, g_array_unref);

  G_OBJECT_CLASS (errdex_report_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PREFIX "/report-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ErrdexReportPage, paned);
  gtk_widget_class_bind_template_child (widget_class, ErrdexReportPage, list_pane);
  gtk_widget_class_bind_template_child (widget_class, ErrdexReportPage, title);
  gtk_widget_class_bind_template_child (widget_class, ErrdexReportPage, summary);
  gtk_widget_class_bind_template_child (widget_class, ErrdexReportPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, ErrdexReportPage, report_menu);
  gtk_widget_class_bind_template_child (widget_class, ErrdexReportPage, trouble);
  gtk_widget_class_bind_template_child (widget_class, ErrdexReportPage, messages);
  gtk_widget_class_bind_template_child (widget_class, ErrdexReportPage, list);
  gtk_widget_class_bind_template_child (widget_class, ErrdexReportPage, nothing);
  gtk_widget_class_bind_template_child (widget_class, ErrdexReportPage, nothing_title);
  gtk_widget_class_bind_template_child (widget_class, ErrdexReportPage, nothing_text);
  gtk_widget_class_bind_template_child (widget_class, ErrdexReportPage, leave);
  gtk_widget_class_bind_template_child (widget_class, ErrdexReportPage, side);
  gtk_widget_class_bind_template_child (widget_class, ErrdexReportPage, pages);
  gtk_widget_class_bind_template_child (widget_class, ErrdexReportPage, detail);
  gtk_widget_class_bind_template_child (widget_class, ErrdexReportPage, unknown);
  gtk_widget_class_bind_template_child (widget_class, ErrdexReportPage, places);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_link);
  gtk_widget_class_bind_template_callback (widget_class, on_search_requested);
  gtk_widget_class_bind_template_callback (widget_class, on_dismiss);
}

static void
errdex_report_page_class_init (ErrdexReportPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = errdex_report_page_dispose;
  widget_class->grab_focus = errdex_report_page_grab_focus;

  signals[ENTRY_CHANGED] = g_signal_new ("entry-changed", ERRDEX_TYPE_REPORT_PAGE,
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SEARCH_REQUESTED]
      = g_signal_new ("search-requested", ERRDEX_TYPE_REPORT_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[NOTE] = g_signal_new ("note", ERRDEX_TYPE_REPORT_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  errdex_gui_get_resource ();
  g_type_ensure (ERRDEX_TYPE_DETAIL);
  g_type_ensure (ERRDEX_TYPE_MISS_PAGE);
  g_type_ensure (ERRDEX_TYPE_PLACES_VIEW);
  g_type_ensure (ERRDEX_TYPE_REPORT_LIST);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "report.copy", "s", copy);
  gtk_widget_class_install_action (widget_class, "report.copy-text", "s", copy_text);
  gtk_widget_class_install_action (widget_class, "report.save", "s", ask_where_to_save);
  gtk_widget_class_install_action (widget_class, "report.show-code", "s", show_code);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "report.save",
                                       "s", "markdown");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.close-report", NULL);
}

static void
errdex_report_page_init (ErrdexReportPage *self)
{
  self->views = g_array_new (FALSE, FALSE, sizeof (View));
  gtk_widget_init_template (GTK_WIDGET (self));
  errdex_menu_make_when_opened (GTK_MENU_BUTTON (self->menu_button), self->report_menu);
  errdex_miss_page_set_link_action (self->unknown, "report.show-code");
}

static void
show_nothing (ErrdexReportPage *self)
{
  gboolean was_read = self->report->text != NULL || self->report->files->len > 0;

  gtk_label_set_text (self->nothing_title,
                      was_read ? _ ("No codes found") : _ ("Nothing was read"));
  gtk_label_set_text (self->nothing_text,
                      was_read ? _ ("There is no code of a catalog in it, and nothing that looks "
                                    "like one.")
                               : "");
}

/**
 * errdex_report_page_show:
 * @report: a report
 *
 * Shows a report from its first code on.
 */
void
errdex_report_page_show (ErrdexReportPage *self, ErrdexReport *report)
{
  GPtrArray *known = errdex_scan_get_known (report->scan);
  GPtrArray *unknown = errdex_scan_get_unknown (report->scan);
  gboolean has_codes = errdex_report_get_n_codes (report) > 0;
  g_autofree char *title = errdex_report_dup_title (report);
  g_autofree char *summary = errdex_report_dup_summary (report);

  errdex_report_ref (report);
  g_array_set_size (self->views, 0);
  errdex_report_list_show (self->list, report);
  g_clear_pointer (&self->report, errdex_report_unref);
  self->report = report;
  errdex_detail_set_finder (self->detail, report->finder);
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->summary, summary);
  show_troubles (self);
  show_nothing (self);
  gtk_widget_set_visible (GTK_WIDGET (self->list), has_codes);
  gtk_widget_set_visible (self->nothing, !has_codes);
  gtk_widget_set_visible (self->menu_button, has_codes);
  if (has_codes)
    show_found (self, known->len > 0 ? known->pdata[0] : unknown->pdata[0]);
  set_reading (self, FALSE);
}

/**
 * errdex_report_page_get_report:
 *
 * Returns: (transfer none) (nullable): the report that is shown
 */
ErrdexReport *
errdex_report_page_get_report (ErrdexReportPage *self)
{
  return self->report;
}

/**
 * errdex_report_page_get_detail:
 *
 * Returns: (transfer none): the pane that shows an entry of the report
 */
ErrdexDetail *
errdex_report_page_get_detail (ErrdexReportPage *self)
{
  return self->detail;
}

/**
 * errdex_report_page_get_entry:
 *
 * Returns: the number of the entry that is shown, or -1
 */
int
errdex_report_page_get_entry (ErrdexReportPage *self)
{
  return errdex_detail_get_entry (self->detail);
}

/**
 * errdex_report_page_can_go:
 * @direction: 1 to go forward, -1 to go back
 *
 * Returns: whether links were followed in that direction
 */
gboolean
errdex_report_page_can_go (ErrdexReportPage *self, int direction)
{
  return direction < 0 ? self->view > 0 : self->view + 1 < self->views->len;
}

/**
 * errdex_report_page_go:
 * @direction: 1 to go forward, -1 to go back
 *
 * Goes back to where a link was followed, or forward again.
 */
void
errdex_report_page_go (ErrdexReportPage *self, int direction)
{
  if (!errdex_report_page_can_go (self, direction))
    return;
  self->view += direction;
  show_view (self);
}

/**
 * errdex_report_page_set_narrow:
 * @narrow: whether codes and entry are shown in turn, not side by side
 */
void
errdex_report_page_set_narrow (ErrdexReportPage *self, gboolean narrow)
{
  self->narrow = narrow;
  errdex_places_view_set_narrow (self->places, narrow);
  lay_out (self);
}

/**
 * errdex_report_page_leave_entry:
 *
 * Returns from the entry to the codes, where they are shown in turn.
 *
 * Returns: whether it did
 */
gboolean
errdex_report_page_leave_entry (ErrdexReportPage *self)
{
  if (!self->narrow || !self->reading)
    return FALSE;
  set_reading (self, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));

  return TRUE;
}

/**
 * errdex_report_page_get_paned:
 *
 * Returns: (transfer none): what divides the page
 */
GtkPaned *
errdex_report_page_get_paned (ErrdexReportPage *self)
{
  return self->paned;
}

/**
 * errdex_report_page_copy:
 * @format: what to copy
 *
 * Copies the report to the clipboard.
 */
void
errdex_report_page_copy (ErrdexReportPage *self, ErrdexFormat format)
{
  errdex_report_write (self->report, format, NULL, G_OBJECT (self), on_copied);
}

/**
 * errdex_report_page_save:
 * @format: what to save
 * @file: where
 *
 * Saves the report. If that fails, the page says why.
 */
void
errdex_report_page_save (ErrdexReportPage *self, ErrdexFormat format, GFile *file)
{
  show_troubles (self);
  errdex_report_write (self->report, format, file, G_OBJECT (self), on_saved);
}
