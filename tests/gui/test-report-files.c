// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Files that the window is given: named, opened, dropped, pasted or chosen. */

#include "config.h"

#include <sys/stat.h>
#include <unistd.h>

#include "catalog/places.h"

#include "report-fixture.h"

#define MEGABYTE (1024 * 1024)
#define ENDLESS  (G_GINT64_CONSTANT (4) << 40)

/* Giving */

static char *
write_file (Fixture *self, const char *name, const void *bytes, gssize length)
{
  char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, bytes, length, &error);
  g_assert_no_error (error);

  return path;
}

/* Compresses a text, and returns the first @n bytes of that, or all with -1. */
static GBytes *
compress_text (const char *text, gssize n)
{
  g_autoptr (GZlibCompressor) compressor
      = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, -1);
  g_autoptr (GInputStream) raw = g_memory_input_stream_new_from_data (text, -1, NULL);
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (raw, G_CONVERTER (compressor));
  g_autoptr (GOutputStream) output = g_memory_output_stream_new_resizable ();
  g_autoptr (GBytes) bytes = NULL;

  g_output_stream_splice (output, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, NULL);
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (output));

  return g_bytes_new_from_bytes (bytes, 0, n < 0 ? g_bytes_get_size (bytes) : (gsize) n);
}

static void
write_compressed (Fixture *self, const char *name, const char *text, gssize n)
{
  g_autoptr (GBytes) bytes = compress_text (text, n);
  gsize length;
  const char *start = g_bytes_get_data (bytes, &length);
  g_autofree char *path G_GNUC_UNUSED = write_file (self, name, start, length);
}

static GPtrArray *
name_files (Fixture *self, const char *const *names)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);

  for (; *names != NULL; names++)
    g_ptr_array_add (files, g_file_new_build_filename (self->folder, *names, NULL));

  return files;
}

static void
scan_files (Fixture *self, const char *const *names)
{
  g_autoptr (GPtrArray) files = name_files (self, names);

  errdex_window_scan_files (self->window, files);
}

#define scan(...) scan_files (self, (const char *const[]){ __VA_ARGS__, NULL })

/* A file of nothing that takes longer to read than any test. */
static void
write_endless (Fixture *self, const char *name)
{
  g_autofree char *path = write_file (self, name, "", 0);

  g_assert_cmpint (truncate (path, ENDLESS), ==, 0);
}

/* Files */

static void
test_files (Fixture *self, gconstpointer data)
{
  g_autofree char *log G_GNUC_UNUSED = write_file (self, "a.log", LOG_TEXT, -1);
  g_autofree char *none G_GNUC_UNUSED = write_file (self, "empty.log", "", 0);
  g_autofree char *pipe = g_build_filename (self->folder, "pipe", NULL);
  g_autofree char *folder = g_build_filename (self->folder, "folder", NULL);

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  write_compressed (self, "b.log.gz", "x " PRODUCT "\n", -1);
  write_compressed (self, "cut.gz", "y " DEVICE " and what is lost\n", 40);
  scan ("a.log", "missing.log", "b.log.gz", "folder", "pipe", "cut.gz", "empty.log");
  wait_until (get_report (self) != NULL);

  /* what comes before the break counts */
  assert_codes (self, DEVICE " 2\n" PRODUCT " 3\n[In no catalog]\n" UNKNOWN " 1\n");
  g_assert_true (shows (self->widget, "4 files"));
  g_assert_true (shows (self->widget, "missing.log”: No such file or directory"));
  g_assert_true (shows (self->widget, "folder”: it is a folder; open the files in it"));
  g_assert_true (shows (self->widget, "pipe”: it is a pipe or a device, not a file"));
  g_assert_true (shows (self->widget, "cut.gz”: the compressed data breaks off"));
  gtk_selection_model_select_item (get_codes (self), 1, TRUE);
  wait_until (shows (self->widget, "a.log:2:7"));
  wait_until (shows (self->widget, "b.log.gz:1:3"));
  wait_until (shows_line (self->widget, "12:01 " PRODUCT));
}

static void
test_many_troubles (Fixture *self, gconstpointer data)
{
  scan ("1", "2", "3", "4", "5", "6", "7");
  wait_until (get_report (self) != NULL);
  g_assert_true (shows (self->widget, "Nothing was read"));
  g_assert_true (shows (self->widget, "And 2 more"));
  assert_shown ("none");
}

static void
test_file_without_codes (Fixture *self, gconstpointer data)
{
  g_autofree char *log G_GNUC_UNUSED = write_file (self, "quiet.log", "all is well\n", -1);

  scan ("quiet.log");
  wait_until (get_report (self) != NULL);
  g_assert_true (shows (self->widget, "quiet.log"));
  g_assert_true (shows (self->widget, "No codes found"));
  press ("key", "Escape");
  wait_until (get_report (self) == NULL);
}

/* A file that is gone after it was read has no lines to show, and does no harm. */
static void
test_vanished (Fixture *self, gconstpointer data)
{
  g_autofree char *log = write_file (self, "a.log", LOG_TEXT, -1);

  scan ("a.log");
  wait_until (get_report (self) != NULL);
  wait_until (shows_line (self->widget, "12:00 " DEVICE));
  g_assert_cmpint (g_remove (log), ==, 0);
  gtk_selection_model_select_item (get_codes (self), 1, TRUE);
  wait_until (shows (self->widget, "a.log:4:7"));
  spin (50);
  g_assert_false (shows_line (self->widget, "12:01 " PRODUCT));
}

/* The desktop opens files without a command line. */
static void
test_open (Fixture *self, gconstpointer data)
{
  g_autofree char *log = write_file (self, "a.log", LOG_TEXT, -1);
  g_autoptr (GFile) file = g_file_new_for_path (log);

  g_application_open (G_APPLICATION (self->application), &file, 1, "");
  wait_until (get_report (self) != NULL);
  g_assert_true (shows (self->widget, "a.log"));
}

/* Files that are chosen in the dialog for them are scanned. */
static void
test_choose (Fixture *self, gconstpointer data)
{
  g_autofree char *log = write_file (self, "chosen.log", LOG_TEXT, -1);

  gtk_widget_activate_action (self->widget, "win.open", NULL);
  choose_file (log);
  wait_until (get_report (self) != NULL);
  wait_until (shows (self->widget, "chosen.log"));
}

static gboolean
count (gpointer data)
{
  ++*(guint *) data;

  return G_SOURCE_CONTINUE;
}

static void
test_large (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "large.log", NULL);
  g_autofree char *line = g_strnfill (MEGABYTE, ' ');
  FILE *file = g_fopen (path, "w");
  guint n_ticks = 0, source;

  for (guint i = 0; i < 64; i++)
    g_assert_cmpuint (fwrite (line, 1, MEGABYTE, file), ==, MEGABYTE);
  fputs ("\n" DEVICE, file);
  fclose (file);

  scan ("large.log");
  source = g_idle_add_full (G_PRIORITY_DEFAULT, count, &n_ticks, NULL);
  g_assert_null (get_report (self));
  wait_until (get_report (self) != NULL);
  g_source_remove (source);
  g_assert_cmpuint (n_ticks, >, 1);
  assert_codes (self, DEVICE " 1\n");
  wait_until (shows (self->widget, "large.log:2:1"));
}

/* While a scan takes long, the window can be used; it can be stopped. */
static void
test_cancel (Fixture *self, gconstpointer data)
{
  write_endless (self, "endless.log");
  errdex_window_search (self->window, "SystemException");
  assert_shown ("iot.system.SystemException");
  scan ("endless.log");
  wait_until (shows (self->widget, "Reading endless.log…"));
  g_assert_cmpstr (gtk_editable_get_text (self->search), ==, "");
  wait_until (find_widget (self->widget, GTK_TYPE_PROGRESS_BAR) != NULL);

  press ("type", "device.notexisteddevice");
  assert_shown (DEVICE);
  g_assert_false (shows (self->widget, "Reading endless.log…"));
  press ("key", "Escape");
  wait_until (shows (self->widget, "Reading endless.log…"));
  click (self, "Cancel");
  wait_until (!shows (self->widget, "Reading endless.log…"));
  assert_shown ("iot.system.SystemException");
  g_assert_cmpstr (gtk_editable_get_text (self->search), ==, "SystemException");
}

static void
test_cancel_keys (Fixture *self, gconstpointer data)
{
  write_endless (self, "endless.log");
  scan ("endless.log");
  wait_until (shows (self->widget, "Reading endless.log…"));
  press ("key", "Escape");
  wait_until (!shows (self->widget, "Reading endless.log…"));
  scan ("endless.log");
  wait_until (shows (self->widget, "Reading endless.log…"));
  press ("key", "alt+Left");
  wait_until (!shows (self->widget, "Reading endless.log…"));
  wait_until (shows (self->widget, "500 entries"));
}

/* What is given last counts. */
static void
test_replace (Fixture *self, gconstpointer data)
{
  write_endless (self, "endless.log");
  scan ("endless.log");
  wait_until (shows (self->widget, "Reading endless.log…"));
  scan_log (self);
  assert_shown (DEVICE);
  scan ("endless.log");
  wait_until (shows (self->widget, "Reading endless.log…"));
  click (self, "Cancel");
  wait_until (get_report (self) != NULL);
  assert_shown (DEVICE);
  scan ("endless.log");
}

/* Ways in */

static void
use_dialogs (Fixture *self)
{
  press ("key", "ctrl+o");
  wait_until (g_list_model_get_n_items (gtk_window_get_toplevels ()) == 2);
  spin (200);
  press ("key", "Escape");
  wait_until (g_list_model_get_n_items (gtk_window_get_toplevels ()) == 1);
  scan_log (self);
  press ("key", "ctrl+s");
  wait_until (g_list_model_get_n_items (gtk_window_get_toplevels ()) == 2);
  spin (200);
  press ("key", "Escape");
  wait_until (g_list_model_get_n_items (gtk_window_get_toplevels ()) == 1);
  g_assert_nonnull (get_report (self));
}

/* GTK's file chooser leaks what it learns of cloud folders, so that leaks are not looked for. */
static void
test_dialogs (void)
{
  g_autofree char *options = g_strdup (g_getenv ("ASAN_OPTIONS"));
  Fixture fixture;

  if (g_test_subprocess ())
    {
      set_up (&fixture, NULL);
      use_dialogs (&fixture);
      tear_down (&fixture, NULL);
      return;
    }
  g_setenv ("ASAN_OPTIONS", "detect_leaks=0", TRUE);
  g_test_trap_subprocess (NULL, 0, 0);
  if (options != NULL)
    g_setenv ("ASAN_OPTIONS", options, TRUE);
  else
    g_unsetenv ("ASAN_OPTIONS");
  g_test_trap_assert_passed ();
}

static GtkDropTarget *
find_drop_target (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        return GTK_DROP_TARGET (controller);
    }

  return NULL;
}

static gboolean
drop (Fixture *self, const GValue *value)
{
  gboolean taken = FALSE;

  g_signal_emit_by_name (find_drop_target (self->widget), "drop", value, 10.0, 10.0, &taken);

  return taken;
}

static void
test_drop (Fixture *self, gconstpointer data)
{
  g_autofree char *log = write_file (self, "a.log", LOG_TEXT, -1);
  g_autoptr (GFile) file = g_file_new_for_path (log);
  GSList list = { file, NULL };
  g_auto (GValue) text = G_VALUE_INIT, files = G_VALUE_INIT;

  g_value_init (&text, G_TYPE_STRING);
  g_value_set_string (&text, LOG_TEXT);
  g_assert_true (drop (self, &text));
  wait_until (get_report (self) != NULL);
  g_assert_true (shows (self->widget, "Pasted text"));
  g_value_init (&files, GDK_TYPE_FILE_LIST);
  g_value_set_boxed (&files, &list);
  g_assert_true (drop (self, &files));
  wait_until (get_report (self) != NULL && shows (self->widget, "a.log"));
}

/* Files that were copied in a file manager. */
static void
test_paste_files (Fixture *self, gconstpointer data)
{
  g_autofree char *log = write_file (self, "a.log", LOG_TEXT, -1);
  g_autoptr (GFile) file = g_file_new_for_path (log);
  GSList list = { file, NULL };
  g_auto (GValue) files = G_VALUE_INIT;

  g_value_init (&files, GDK_TYPE_FILE_LIST);
  g_value_set_boxed (&files, &list);
  gdk_clipboard_set_value (gtk_widget_get_clipboard (self->widget), &files);
  press ("key", "ctrl+v");
  wait_until (get_report (self) != NULL && shows (self->widget, "a.log"));
}

int
main (int argc, char *argv[])
{
  errdex_places_init_locale ();
  gtk_test_init (&argc, &argv, NULL);
  let_cloud_providers_leak ();
  g_test_add_func ("/report/dialogs", test_dialogs);
  ADD ("files", test_files);
  ADD ("many-troubles", test_many_troubles);
  ADD ("file-without-codes", test_file_without_codes);
  ADD ("vanished", test_vanished);
  ADD ("open", test_open);
  ADD ("choose", test_choose);
  ADD ("large", test_large);
  ADD ("cancel", test_cancel);
  ADD ("cancel-keys", test_cancel_keys);
  ADD ("replace", test_replace);
  ADD ("drop", test_drop);
  ADD ("paste-files", test_paste_files);

  return g_test_run ();
}
