// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Catalogs that come, change and go while the window is open, that are switched off, and added. */

#include "config.h"

#include <glib/gstdio.h>
#include <gtk/gtk.h>

#include "catalog/places.h"
#include "gui/add-catalog.h"
#include "gui/application.h"
#include "gui/catalogs-window.h"
#include "gui/rows.h"
#include "gui/window.h"

#include "driver.h"

/* A group that the user closes. */
#define CLOSED "iot-platform/system"

#define ENTRY "{\"code\":\"shelf.%s\",\"category\":\"a\",\"description\":\"It broke into pieces.\"}"

typedef struct
{
  GtkApplication *application;
  ErrdexWindow *window;
  GtkEditable *search;
  GtkWidget *view;
  char *path;     /* of the catalog in the user's folder */
  guint n_before; /* entries without it */
} Fixture;

static ErrdexRows *
get_rows (Fixture *self)
{
  return ERRDEX_ROWS (gtk_list_view_get_model (GTK_LIST_VIEW (self->view)));
}

static ErrdexLibrary *
get_library (Fixture *self)
{
  return errdex_rows_get_library (get_rows (self));
}

static const char *
get_code (Fixture *self)
{
  int entry = errdex_window_get_entry (self->window);

  return entry >= 0 ? errdex_library_get_entry (get_library (self), entry)->code : "none";
}

#define wait_for_entries(more) wait_until (get_library (self)->n_entries == self->n_before + (more))

static char *
make_text (const char *second)
{
  g_autofree char *one = g_strdup_printf (ENTRY, "Broke");
  g_autofree char *two = second != NULL ? g_strdup_printf ("," ENTRY, second) : g_strdup ("");

  return g_strdup_printf ("{\"errdex\":1,\"id\":\"shelf\",\"title\":\"Shelf\",\"categories\":[{"
                          "\"id\":\"a\",\"title\":\"A\"}],\"entries\":[%s%s]}",
                          one, two);
}

static void
put (const char *path, const char *second)
{
  g_autofree char *around = g_path_get_dirname (path), *text = make_text (second);

  g_assert_cmpint (g_mkdir_with_parents (around, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->path = g_build_filename (g_get_user_data_dir (), "errdex", "catalogs", "shelf.json", NULL);
  self->application = get_application ();
  self->window = open_window ();
  self->search = GTK_EDITABLE (find_widget (GTK_WIDGET (self->window), GTK_TYPE_SEARCH_ENTRY));
  self->view = find_widget (GTK_WIDGET (self->window), GTK_TYPE_LIST_VIEW);
  wait_until (gtk_widget_get_height (self->view) > 0);
  self->n_before = get_library (self)->n_entries;
  spin (100);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  if (g_remove (self->path) == 0)
    wait_for_entries (0);
  close_window (self->window);
  g_free (self->path);
}

/* The number of a group, which another catalog may change. */
static guint
find_group (Fixture *self, const char *key)
{
  guint n_groups, i = 0;
  const ErrdexGroup *groups = errdex_rows_get_groups (get_rows (self), &n_groups);

  while (i < n_groups && !g_str_equal (groups[i].key, key))
    i++;
  g_assert_cmpuint (i, <, n_groups);

  return i;
}

static gboolean
is_open (Fixture *self, const char *key)
{
  return errdex_rows_is_expanded (get_rows (self), find_group (self, key));
}

static void
close_group (Fixture *self, const char *key)
{
  errdex_rows_set_expanded (get_rows (self), find_group (self, key), FALSE);
  g_assert_false (is_open (self, key));
}

/* The same entry, the same search and the same place, whatever comes and goes. */
static void
test_undisturbed (Fixture *self, gconstpointer data)
{
  errdex_window_open_code (self->window, "iot.ruleng.NullOtsInstanceName");
  wait_until (g_str_equal (get_code (self), "iot.ruleng.NullOtsInstanceName"));
  close_group (self, CLOSED);
  put (self->path, NULL);
  wait_for_entries (1);
  g_assert_false (is_open (self, CLOSED));
  wait_until (g_str_equal (get_code (self), "iot.ruleng.NullOtsInstanceName"));
  g_assert_cmpint (errdex_rows_get_selected (get_rows (self)), ==,
                   errdex_window_get_entry (self->window));
  put (self->path, "Second");
  wait_for_entries (2);
  errdex_window_open_code (self->window, "shelf.Second");
  wait_until (g_str_equal (get_code (self), "shelf.Second"));
  g_assert_cmpint (g_remove (self->path), ==, 0);
  wait_for_entries (0);
  wait_until (g_str_equal (get_code (self), "none"));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.back", NULL);
  wait_until (g_str_equal (get_code (self), "iot.ruleng.NullOtsInstanceName"));
}

/* What was searched for in vain is found when it comes. */
static void
test_search (Fixture *self, gconstpointer data)
{
  press ("type", "qxzzyk");
  wait_until (g_str_equal (gtk_editable_get_text (self->search), "qxzzyk"));
  wait_until (!gtk_widget_get_mapped (self->view));
  put (self->path, "Qxzzyk");
  wait_for_entries (2);
  wait_until (g_str_equal (get_code (self), "shelf.Qxzzyk"));
  g_assert_cmpstr (gtk_editable_get_text (self->search), ==, "qxzzyk");
  wait_until (gtk_widget_get_mapped (self->view));
}

static void
test_switch (Fixture *self, gconstpointer data)
{
  g_assert_true (errdex_window_can_switch_catalogs (self->window));
  put (self->path, NULL);
  wait_for_entries (1);
  errdex_window_switch_catalog (self->window, "shelf", FALSE);
  wait_for_entries (0);
  g_assert_false (errdex_window_uses_catalog (self->window, "shelf"));
  errdex_window_switch_catalog (self->window, "shelf", TRUE);
  wait_for_entries (1);
}

static void
open_file (Fixture *self, const char *text)
{
  g_autofree char *path = g_build_filename (g_get_user_runtime_dir (), "offered.json", NULL);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_ptr_array_add (files, g_file_new_for_path (path));
  errdex_window_scan_files (self->window, files);
}

/* A file that is a catalog is shown before anything is written. */
static void
test_add (Fixture *self, gconstpointer data)
{
  g_autofree char *text = make_text ("Second");
  GtkWidget *dialog;

  open_file (self, text);
  wait_until ((dialog = find_window (ERRDEX_TYPE_ADD_CATALOG)) != NULL);
  wait_until (shows (dialog, "Shelf") && shows (dialog, "shelf · 2 entries · 1 category"));
  g_assert_false (g_file_test (self->path, G_FILE_TEST_EXISTS));
  errdex_window_switch_catalog (self->window, "shelf", FALSE);
  press ("key", "Return");
  wait_for_entries (2);
  wait_until (find_window (ERRDEX_TYPE_ADD_CATALOG) == NULL);
  g_assert_true (g_file_test (self->path, G_FILE_TEST_IS_REGULAR));
  open_file (self, text);
  wait_until ((dialog = find_window (ERRDEX_TYPE_ADD_CATALOG)) != NULL);
  wait_until (shows (dialog, "Replaces: "));
  press ("key", "Escape");
  wait_until (find_window (ERRDEX_TYPE_ADD_CATALOG) == NULL);
}

/* Everything that is wrong is listed, and there is nothing to press but Close. */
static void
test_add_bad (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog;

  open_file (self, "{\"errdex\":1,\"id\":\"../x\",\"categories\":[],\"entries\":[3]}");
  wait_until ((dialog = find_window (ERRDEX_TYPE_ADD_CATALOG)) != NULL);
  wait_until (shows (dialog, "“offered.json” cannot be added"));
  wait_until (shows (dialog, "$.id: expected") && shows (dialog, "“title” is missing")
              && shows (dialog, "$.entries[0]: expected"));
  g_assert_false (shows (dialog, "Add Catalog\n"));
  press ("key", "Return");
  wait_until (find_window (ERRDEX_TYPE_ADD_CATALOG) == NULL);
  wait_for_entries (0);
}

/* Any other file is scanned, also a JSON file. */
static void
test_other_json (Fixture *self, gconstpointer data)
{
  open_file (self, "{\"Code\":\"iot.device.NotExistedDevice\"}");
  wait_until (find_widget (GTK_WIDGET (self->window), g_type_from_name ("ErrdexReportPage"))
              != NULL);
  g_assert_null (find_window (ERRDEX_TYPE_ADD_CATALOG));
  /* while the report is there, its entries keep their numbers */
  put (self->path, NULL);
  spin (1500);
  wait_for_entries (0);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.close-report", NULL);
  wait_for_entries (1);
}

static void
test_window (Fixture *self, gconstpointer data)
{
  g_autofree char *bad
      = g_build_filename (g_get_user_data_dir (), "errdex", "catalogs", "bad.json", NULL);
  GtkWidget *catalogs, *first;

  put (self->path, NULL);
  g_assert_true (g_file_set_contents (bad, "{\"errdex\":2}", -1, NULL));
  wait_for_entries (1);
  wait_until (shows (GTK_WIDGET (self->window), "The catalog “bad.json” cannot be used"));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.catalogs", NULL);
  wait_until ((catalogs = find_window (ERRDEX_TYPE_CATALOGS_WINDOW)) != NULL);
  wait_until (shows (catalogs, "Shelf") && shows (catalogs, "IoT Platform")
              && shows (catalogs, "bad.json") && shows (catalogs, "$.errdex: "));
  first = find_widget (catalogs, GTK_TYPE_SWITCH);
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (first)));
  gtk_switch_set_active (GTK_SWITCH (first), FALSE);
  wait_for_entries (0);
  gtk_switch_set_active (GTK_SWITCH (first), TRUE);
  wait_for_entries (1);
  g_assert_cmpint (g_remove (bad), ==, 0);
  wait_until (!shows (catalogs, "bad.json"));
  wait_until (!shows (GTK_WIDGET (self->window), "The catalog “bad.json” cannot be used"));
  gtk_window_close (GTK_WINDOW (catalogs));
  wait_until (find_window (ERRDEX_TYPE_CATALOGS_WINDOW) == NULL);
}

static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* A file of the user goes with the second click, not with the first. */
static void
test_remove (Fixture *self, gconstpointer data)
{
  GtkWidget *catalogs;

  put (self->path, NULL);
  wait_for_entries (1);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.catalogs", NULL);
  wait_until ((catalogs = find_window (ERRDEX_TYPE_CATALOGS_WINDOW)) != NULL);
  g_assert_null (find_button (catalogs, "Remove for good"));
  g_signal_emit_by_name (find_button (catalogs, "Remove"), "clicked");
  spin (300);
  g_assert_true (g_file_test (self->path, G_FILE_TEST_EXISTS));
  g_signal_emit_by_name (find_button (catalogs, "Remove for good"), "clicked");
  g_assert_false (g_file_test (self->path, G_FILE_TEST_EXISTS));
  wait_for_entries (0);
  wait_until (!shows (catalogs, "Shelf"));
  close_window (catalogs);
}

/* A file that is chosen is shown, and what is none is told of; it is not scanned. */
static void
test_choose (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (g_get_user_runtime_dir (), "chosen.json", NULL);
  g_autofree char *text = make_text ("Second");
  GtkWidget *dialog;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.add-catalog", NULL);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.add-catalog", NULL);
  choose_file (path);
  wait_until ((dialog = find_window (ERRDEX_TYPE_ADD_CATALOG)) != NULL);
  wait_until (shows (dialog, "shelf · 2 entries · 1 category"));
  close_window (dialog);
  g_assert_true (
      g_file_set_contents (path, "{\"Code\":\"iot.device.NotExistedDevice\"}", -1, NULL));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.add-catalog", NULL);
  choose_file (path);
  wait_until ((dialog = find_window (ERRDEX_TYPE_ADD_CATALOG)) != NULL);
  wait_until (shows (dialog, "“chosen.json” cannot be added"));
  close_window (dialog);
}

static void
no_catalog (ErrdexWindow *window, GFile *file)
{
  g_assert_not_reached ();
}

/* What cannot be read is told of where a catalog was to be added. */
static void
test_unreadable (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) missing = g_file_new_for_path ("/nowhere/none.json");
  g_autoptr (GFile) remote = g_file_new_for_uri ("sftp://example.org/none.json");
  g_autoptr (GFile) bad = g_file_new_for_path (self->path);

  errdex_add_catalog_check (self->window, missing, NULL);
  wait_until (shows (GTK_WIDGET (self->window), "No such file or directory"));
  errdex_add_catalog_check (self->window, remote, NULL);
  wait_until (shows (GTK_WIDGET (self->window), "only files of this computer can be added"));
  put (self->path, NULL);
  wait_for_entries (1);
  errdex_add_catalog_check (self->window, bad, no_catalog);
  wait_until (find_window (ERRDEX_TYPE_ADD_CATALOG) != NULL);
  close_window (find_window (ERRDEX_TYPE_ADD_CATALOG));
}

/* What is said of a bad file is what is wrong with it now, and nothing when it is right. */
static void
test_bad_again (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  GtkWidget *window = GTK_WIDGET (self->window);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (self->path, "{\"errdex\":2}", -1, NULL));
  wait_until (shows (window, "$.errdex: "));
  g_assert_true (g_file_set_contents (self->path, "{\"errdex\":1}", -1, NULL));
  wait_until (shows (window, "The catalog “shelf.json” cannot be used")
              && !shows (window, "$.errdex: "));
  put (self->path, NULL);
  wait_for_entries (1);
  wait_until (!shows (window, "The catalog “shelf.json” cannot be used"));
}

#define ADD(path, test) g_test_add ("/catalogs/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  errdex_places_init_locale ();
  gtk_test_init (&argc, &argv, NULL);
  let_cloud_providers_leak ();
  ADD ("undisturbed", test_undisturbed);
  ADD ("search", test_search);
  ADD ("switch", test_switch);
  ADD ("add", test_add);
  ADD ("add-bad", test_add_bad);
  ADD ("other-json", test_other_json);
  ADD ("window", test_window);
  ADD ("remove", test_remove);
  ADD ("choose", test_choose);
  ADD ("unreadable", test_unreadable);
  ADD ("bad-again", test_bad_again);

  return g_test_run ();
}
