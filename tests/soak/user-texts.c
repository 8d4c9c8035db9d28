// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "user.h"

#include "find/copy.h"
#include "gui/receive.h"
#include "gui/report-list.h"
#include "gui/report-page.h"

#include "../gui/driver.h"

/* Errors as programs print them. */
static const char *const errors[] = {
  "%s",
  "  %s\n",
  "{\n \"RequestId\": \"57B144CF-09FC-4916-A272-A62902D5B207\",\n \"Code\": \"%s\",\n "
  "\"Success\": false\n}",
  "com.aliyuncs.exceptions.ClientException: %s : there is no such thing\r\nRequestId : "
  "57B144CF-09FC-4916-A272-A62902D5B207",
  "\x1b[31mError: %s\x1b[0m code: 404, request id: 57B144CF-09FC-4916-A272-A62902D5B207",
};

static GtkWidget *
get_report (User *self)
{
  GtkWidget *page = find_widget (self->widget, ERRDEX_TYPE_REPORT_PAGE);

  return page != NULL && gtk_widget_get_mapped (page) ? page : NULL;
}

static void
put_on_clipboard (User *self, const char *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (self->widget), text);
}

/**
 * user_paste:
 *
 * Looks up an error that is on the clipboard: anywhere in the window, or in the search entry.
 */
void
user_paste (User *self)
{
  g_autofree char *code = g_strdup (user_choose_code (self));
  const char *error = errors[user_choose (self, G_N_ELEMENTS (errors))];
  GString *text = g_string_new (error);

  g_string_replace (text, "%s", code, 0);
  user_clear_search (self);
  put_on_clipboard (self, text->str);
  if (user_choose (self, 4) > 0)
    errdex_receive_clipboard (self->window);
  else
    g_signal_emit_by_name (find_widget (GTK_WIDGET (self->search), GTK_TYPE_TEXT),
                           "paste-clipboard");
  wait_until (g_str_equal (user_get_shown (self), code));
  user_draw (self);
  g_string_free (text, TRUE);
}

static char *
make_log (User *self)
{
  GString *log
      = g_string_new ("12:00 iot.device.NotExistedDevice and iot.prod.NotExistedProduct\n");
  guint n_lines = 1 + user_choose (self, 200);

  for (guint i = 0; i < n_lines; i++)
    if (user_choose (self, 3) == 0)
      g_string_append_printf (log, "12:01 iot.device.NoCode%u is unknown\n", i % 7);
    else
      g_string_append_printf (log, "12:%02u %s: failed, RequestId: 57B144CF-09FC-4916-A272-%012u\n",
                              i % 60, user_choose_code (self), i);

  return g_string_free (log, FALSE);
}

static void
open_report (User *self)
{
  g_autofree char *text = make_log (self);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  user_clear_search (self);
  if (user_choose (self, 2) == 0)
    {
      put_on_clipboard (self, text);
      errdex_receive_clipboard (self->window);
    }
  else
    {
      g_assert_true (g_file_set_contents (self->log, text, -1, NULL));
      g_ptr_array_add (files, g_file_new_for_path (self->log));
      errdex_window_scan_files (self->window, files);
    }
  wait_until (get_report (self) != NULL);
  user_draw (self);
}

/**
 * user_report:
 *
 * Opens a report, goes through its codes, copies it, and mostly leaves it.
 */
void
user_report (User *self)
{
  GtkWidget *list;
  GtkSelectionModel *codes;

  open_report (self);
  list = find_widget (get_report (self), ERRDEX_TYPE_REPORT_LIST);
  codes = gtk_list_view_get_model (
      GTK_LIST_VIEW (gtk_widget_get_template_child (list, ERRDEX_TYPE_REPORT_LIST, "view")));
  for (guint i = 0; i < 3; i++)
    {
      gtk_selection_model_select_item (
          codes, user_choose (self, g_list_model_get_n_items (G_LIST_MODEL (codes))), TRUE);
      user_draw (self);
    }
  errdex_report_page_copy (ERRDEX_REPORT_PAGE (get_report (self)), ERRDEX_FORMAT_MARKDOWN);
  user_do (self, "win.back");
  if (user_choose (self, 4) > 0)
    {
      user_do (self, "win.close-report");
      wait_until (get_report (self) == NULL);
    }
  user_draw (self);
}

/**
 * user_copy:
 *
 * Copies what is shown, in one of the formats.
 */
void
user_copy (User *self)
{
  g_autofree char *text = NULL;

  errdex_window_open_code (self->window, "iot.prod.NotExistedProduct");
  errdex_window_copy (self->window, user_choose (self, ERRDEX_N_COPY_FORMATS));
  text = read_clipboard (self->widget);
  g_assert_cmpstr (text, !=, "");
  user_draw (self);
}

/**
 * user_find_in_entry:
 *
 * Finds a word in the text of an entry.
 */
void
user_find_in_entry (User *self)
{
  GtkWidget *focus;

  errdex_window_open_code (self->window, user_choose_code (self));
  user_do (self, "win.find");
  user_draw (self);
  focus = gtk_window_get_focus (GTK_WINDOW (self->window));
  g_assert_true (GTK_IS_EDITABLE (focus));
  gtk_editable_set_text (GTK_EDITABLE (focus), user_choose (self, 2) == 0 ? "the" : "e");
  user_draw (self);
  user_do (self, "win.find-next");
  user_draw (self);
  g_signal_emit_by_name (gtk_widget_get_ancestor (focus, GTK_TYPE_SEARCH_ENTRY), "stop-search");
  user_draw (self);
}
