// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib/gstdio.h>

#include "gui/report-item.h"
#include "gui/report-list.h"
#include "gui/report-page.h"
#include "gui/window.h"

#include "driver.h"

/* A window, a folder for files, and the report that the window shows of what it is given. */

#define DEVICE  "iot.device.NotExistedDevice"
#define PRODUCT "iot.prod.NotExistedProduct"
#define UNKNOWN "iot.device.RegionNotSupportX509"
#define ID_1    "57B144CF-09FC-4916-A272-A62902D5B207"
#define ID_2    "68C255DF-09FC-4916-A272-A62902D5B207"
#define LOG_TEXT                                                                                   \
  "12:00 " DEVICE ": no device, RequestId: " ID_1 "\n"                                             \
  "12:01 " PRODUCT "\n"                                                                            \
  "12:02 and " UNKNOWN "\n"                                                                        \
  "12:03 " PRODUCT " again, RequestId: " ID_2 "\n"

typedef struct
{
  GtkApplication *application;
  ErrdexWindow *window;
  GtkWidget *widget; /* the same */
  GtkEditable *search;
  char *folder;
} Fixture;

static inline void
set_up (Fixture *self, gconstpointer data)
{
  self->application = get_application ();
  self->window = open_window ();
  self->widget = GTK_WIDGET (self->window);
  self->search = GTK_EDITABLE (find_widget (self->widget, GTK_TYPE_SEARCH_ENTRY));
  self->folder = g_dir_make_tmp ("errdex-XXXXXX", NULL);
  errdex_window_search (self->window, "");
  wait_until (shows (self->widget, "500 entries"));
}

static inline void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static inline void
tear_down (Fixture *self, gconstpointer data)
{
  close_window (self->window);
  remove_folder (self->folder);
  g_free (self->folder);
}

/* Looking */

static inline ErrdexReportPage *
get_report (Fixture *self)
{
  GtkWidget *page = find_widget (self->widget, ERRDEX_TYPE_REPORT_PAGE);

  return page != NULL && gtk_widget_get_mapped (page) ? ERRDEX_REPORT_PAGE (page) : NULL;
}

static inline const char *
get_code (Fixture *self)
{
  g_autoptr (ErrdexLibrary) library = errdex_library_new_shipped (NULL);
  int entry = errdex_window_get_entry (self->window);

  return entry >= 0 ? g_intern_string (errdex_library_get_entry (library, entry)->code) : "none";
}

#define assert_shown(code)                                                                         \
  G_STMT_START { wait_until (g_str_equal (get_code (self), code)); }                               \
  G_STMT_END

static inline GtkSelectionModel *
get_codes (Fixture *self)
{
  GtkWidget *list = find_widget (GTK_WIDGET (get_report (self)), ERRDEX_TYPE_REPORT_LIST);

  return gtk_list_view_get_model (
      GTK_LIST_VIEW (gtk_widget_get_template_child (list, ERRDEX_TYPE_REPORT_LIST, "view")));
}

/* The codes as they are listed, with how often they were found; lines between in brackets. */
static inline char *
list_codes (Fixture *self)
{
  GListModel *codes = G_LIST_MODEL (get_codes (self));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (codes); i++)
    {
      g_autoptr (ErrdexReportItem) item = g_list_model_get_item (codes, i);
      const ErrdexFound *found = errdex_report_item_get_found (item);
      g_autofree char *line = errdex_report_item_dup_text (item);

      if (found != NULL)
        g_string_append_printf (text, "%s %" G_GUINT64_FORMAT "\n", found->code, found->count);
      else
        g_string_append_printf (text, "[%s]\n", line);
    }

  return g_string_free (text, FALSE);
}

static inline void
assert_codes (Fixture *self, const char *wanted)
{
  g_autofree char *codes = list_codes (self);

  g_assert_cmpstr (codes, ==, wanted);
}

/* Whether some inscription that is to be seen has this text. */
static inline gboolean
shows_line (GtkWidget *widget, const char *text)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (GTK_IS_INSCRIPTION (widget) && gtk_inscription_get_text (GTK_INSCRIPTION (widget)) != NULL)
    return strstr (gtk_inscription_get_text (GTK_INSCRIPTION (widget)), text) != NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows_line (child, text))
      return TRUE;

  return FALSE;
}

/* The button that is to be seen with this on it. */
static inline GtkWidget *
find_button (GtkWidget *widget, const char *text)
{
  if (GTK_IS_BUTTON (widget) && shows (widget, text))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static inline void
click (Fixture *self, const char *text)
{
  GtkWidget *button = find_button (self->widget, text);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

/* Giving */

static inline void
scan_log (Fixture *self)
{
  errdex_window_take_text (self->window, LOG_TEXT);
  wait_until (get_report (self) != NULL);
}

#define ADD(path, test) g_test_add ("/report/" path, Fixture, NULL, set_up, test, tear_down)
