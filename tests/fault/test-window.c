// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* The window where calls to the system fail: it says so, and goes on. */

#include "config.h"

#include <glib/gstdio.h>

#include "catalog/places.h"
#include "gui/add-catalog.h"

#include "../gui/driver.h"
#include "control.h"

#define DEVICE "iot.device.NotExistedDevice"
#define OTHER  "iot.prod.NotExistedProduct"

#define SMALL                                                                                      \
  "{\"errdex\":1,\"id\":\"small\",\"title\":\"Small\",\"categories\":[{\"id\":\"a\",\"title\":"    \
  "\"A\"}],\"entries\":[{\"code\":\"small.One\",\"category\":\"a\",\"description\":\"One.\"}]}"

typedef struct
{
  ErrdexWindow *window;
  char *shelf;   /* the file of the bookmarks */
  char *catalog; /* one in the user's folder */
  char *file;    /* one to open */
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->shelf = g_build_filename (g_get_user_data_dir (), "errdex", "shelf.json", NULL);
  self->catalog
      = g_build_filename (g_get_user_data_dir (), "errdex", "catalogs", "small.json", NULL);
  self->file = g_build_filename (g_get_user_runtime_dir (), "opened.json", NULL);
  self->window = open_window ();
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  faults_set ("");
  close_window (self->window);
  g_remove (self->catalog);
  g_remove (self->file);
  g_free (self->shelf);
  g_free (self->catalog);
  g_free (self->file);
}

static gboolean
says (Fixture *self, const char *text)
{
  return shows (GTK_WIDGET (self->window), text);
}

static void
write_file (const char *path, const char *text)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static gboolean
holds (const char *path, const char *text)
{
  g_autofree char *content = NULL;

  return g_file_get_contents (path, &content, NULL, NULL) && strstr (content, text) != NULL;
}

/* --- bookmarks --- */

static void
bookmark (Fixture *self, const char *code)
{
  errdex_window_open_code (self->window, code);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.bookmark", NULL);
}

/* The disk is full for a while. What was there stays, and what is new is saved once there is space.
 */
static void
test_no_space (Fixture *self, gconstpointer data)
{
  const char *rules = "write /.shelf.json.new 1+ ENOSPC";
  g_autofree char *before = NULL, *after = NULL;

  bookmark (self, "iot.system.SystemException");
  wait_until (holds (self->shelf, "SystemException"));
  g_assert_true (g_file_get_contents (self->shelf, &before, NULL, NULL));
  faults_set (rules);
  bookmark (self, DEVICE);
  wait_until (says (self, "Your bookmarks and notes cannot be saved in “"));
  wait_until (says (self, "shelf.json”: No space left on device. Errdex goes on trying."));
  g_assert_true (faults_happened (rules));
  g_assert_true (g_file_get_contents (self->shelf, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, before);

  faults_set ("");
  bookmark (self, OTHER);
  wait_until (holds (self->shelf, "NotExistedProduct"));
  g_assert_true (holds (self->shelf, "NotExistedDevice"));
  g_assert_true (holds (self->shelf, "SystemException"));
}

/* The file cannot be read when the program starts: nothing is written over it. */
static void
test_unread (Fixture *self, gconstpointer data)
{
  const char *text = "{\"errdex-shelf\":1,\"items\":[{\"catalog\":\"iot-platform\",\"category\":"
                     "\"device\",\"code\":\"iot.device.NullApplyId\",\"note\":{\"text\":"
                     "\"Precious.\",\"changed\":1700000000000000}}]}";
  const char *rules = "read /errdex/shelf.json 1+ EIO";

  self->shelf = g_build_filename (g_get_user_data_dir (), "errdex", "shelf.json", NULL);
  write_file (self->shelf, text);
  faults_set (rules);
  self->window = open_window ();
  wait_until (says (self, "shelf.json” cannot be read: Input/output error."));
  bookmark (self, DEVICE);
  wait_until (says (self, "shelf.json”: Input/output error. Errdex goes on trying."));
  g_assert_true (faults_happened (rules));

  faults_set ("");
  g_assert_true (holds (self->shelf, text));
  bookmark (self, OTHER);
  wait_until (holds (self->shelf, "NotExistedDevice") && holds (self->shelf, "NotExistedProduct"));
  g_assert_true (holds (self->shelf, "Precious."));
}

/* --- catalogs --- */

/* A catalog that cannot be read is told by name and reason, and used as soon as it can be. */
static void
test_bad_catalog (Fixture *self, gconstpointer data)
{
  const char *rules = data;

  faults_set (rules);
  write_file (self->catalog, SMALL);
  wait_until (says (self, "small.json"));
  g_assert_true (faults_happened (rules));
  g_assert_true (says (self, "Input/output error") || says (self, "Permission denied")
                 || says (self, "Too many open files"));
  faults_set ("");
  write_file (self->catalog, SMALL " ");
  wait_until (!says (self, "small.json"));
  errdex_window_open_code (self->window, "small.One");
  wait_until (says (self, "small.One"));
}

/* Where a catalog cannot be written, the window says so, and nothing of it is left. */
static void
test_add_catalog (Fixture *self, gconstpointer data)
{
  const char *rules = "write /small.json.?????? 1 ENOSPC";
  g_autofree char *folder = g_path_get_dirname (self->catalog);
  g_autoptr (GFile) file = g_file_new_for_path (self->file);
  g_autoptr (GDir) dir = NULL;
  GtkWidget *dialog;

  write_file (self->file, SMALL);
  errdex_add_catalog_check (self->window, file, NULL);
  wait_until ((dialog = find_window (ERRDEX_TYPE_ADD_CATALOG)) != NULL);
  wait_until (shows (dialog, "small · 1 entry · 1 category"));
  faults_set (rules);
  press ("key", "Return");
  wait_until (says (self, "Cannot write “"));
  wait_until (says (self, "small.json”: No space left on device"));
  g_assert_true (faults_happened (rules));
  wait_until (find_window (ERRDEX_TYPE_ADD_CATALOG) == NULL);
  dir = g_dir_open (folder, 0, NULL);
  g_assert_true (dir == NULL || g_dir_read_name (dir) == NULL);
}

static void
test_check_catalog (Fixture *self, gconstpointer data)
{
  const char *rules = "open /opened.json 1 EACCES";
  g_autoptr (GFile) file = g_file_new_for_path (self->file);

  write_file (self->file, SMALL);
  faults_set (rules);
  errdex_add_catalog_check (self->window, file, NULL);
  wait_until (says (self, "Cannot read “"));
  wait_until (says (self, "opened.json”: Permission denied"));
  g_assert_true (faults_happened (rules));
}

/* --- logs --- */

typedef struct
{
  const char *rules;
  const char *message;
} Log;

static void
test_log (Fixture *self, gconstpointer data)
{
  const Log *log = data;
  g_autofree char *path = g_build_filename (g_get_user_runtime_dir (), "a.log", NULL);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  write_file (path, "x " DEVICE "\n");
  g_ptr_array_add (files, g_file_new_for_path (path));
  faults_set (log->rules);
  errdex_window_scan_files (self->window, files);
  wait_until (faults_happened (log->rules));
  wait_until (says (self, log->message));
  wait_until (says (self, "a.log"));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.close-report", NULL);
  g_remove (path);
}

static const Log logs[] = {
  { "open /a.log 1 EACCES", "a.log”: Permission denied" },
  { "open /a.log 1 EMFILE", "a.log”: Too many open files" },
  { "read /a.log 1 EIO", "a.log”: Input/output error" },
  { "open /a.log 1 unlink", "a.log”: No such file or directory" },
  { "open /a.log 1 folder", "a.log”: it is a folder" },
  { "open /a.log 1 pipe", "a.log”: it is a pipe or a device" },
  { "read /a.log 1 truncate=3", "a.log”: it became shorter while it was read" },
  { "read /a.log 1 EINTR", "No device with this" },
  { "read /a.log 1+ short", "No device with this" },
};

/* --- */

#define ADD(name, test) g_test_add ("/window/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  static const char *const bad[]
      = { "open /small.json 1+ EACCES", "open /small.json 1+ EMFILE", "read /small.json 1+ EIO" };

  errdex_places_init_locale ();
  gtk_test_init (&argc, &argv, NULL);
  faults_set ("");
  /* first, as the program reads the file only once */
  g_test_add ("/window/unread", Fixture, NULL, NULL, test_unread, tear_down);
  ADD ("no-space", test_no_space);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *path = g_strdup_printf ("/window/bad-catalog-%u", i);

      g_test_add (path, Fixture, bad[i], set_up, test_bad_catalog, tear_down);
    }
  ADD ("add-catalog", test_add_catalog);
  ADD ("check-catalog", test_check_catalog);
  for (guint i = 0; i < G_N_ELEMENTS (logs); i++)
    {
      g_autofree char *path = g_strdup_printf ("/window/log-%u", i);

      g_test_add (path, Fixture, &logs[i], set_up, test_log, tear_down);
    }

  return g_test_run ();
}
