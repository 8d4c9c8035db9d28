// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Texts and files that the window is given, and the report of them. */

#include "config.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "catalog/places.h"
#include "gui/detail.h"
#include "gui/places-view.h"
#include "gui/report-list.h"
#include "gui/report-row.h"
#include "gui/scan-page.h"
#include "gui/scan-task.h"
#include "gui/toast.h"
#include "gui/window.h"

#include "driver.h"

#define DEVICE   "iot.device.NotExistedDevice"
#define PRODUCT  "iot.prod.NotExistedProduct"
#define UNKNOWN  "iot.device.RegionNotSupportX509"
#define ID_1     "57B144CF-09FC-4916-A272-A62902D5B207"
#define ID_2     "68C255DF-09FC-4916-A272-A62902D5B207"
#define MEGABYTE (1024 * 1024)
#define ENDLESS  (G_GINT64_CONSTANT (4) << 40)
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

static void
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

static void
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

static void
tear_down (Fixture *self, gconstpointer data)
{
  close_window (self->window);
  remove_folder (self->folder);
  g_free (self->folder);
}

/* Looking */

static ErrdexReportPage *
get_report (Fixture *self)
{
  GtkWidget *page = find_widget (self->widget, ERRDEX_TYPE_REPORT_PAGE);

  return page != NULL && gtk_widget_get_mapped (page) ? ERRDEX_REPORT_PAGE (page) : NULL;
}

static const char *
get_code (Fixture *self)
{
  g_autoptr (ErrdexLibrary) library = errdex_library_new_shipped (NULL);
  int entry = errdex_window_get_entry (self->window);

  return entry >= 0 ? g_intern_string (errdex_library_get_entry (library, entry)->code) : "none";
}

#define assert_shown(code)                                                                         \
  G_STMT_START { wait_until (g_str_equal (get_code (self), code)); }                               \
  G_STMT_END

static GtkSelectionModel *
get_codes (Fixture *self)
{
  GtkWidget *list = find_widget (GTK_WIDGET (get_report (self)), ERRDEX_TYPE_REPORT_LIST);

  return gtk_list_view_get_model (
      GTK_LIST_VIEW (gtk_widget_get_template_child (list, ERRDEX_TYPE_REPORT_LIST, "view")));
}

/* The codes as they are listed, with how often they were found; lines between in brackets. */
static char *
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

static void
assert_codes (Fixture *self, const char *wanted)
{
  g_autofree char *codes = list_codes (self);

  g_assert_cmpstr (codes, ==, wanted);
}

/* Whether some inscription that is to be seen has this text. */
static gboolean
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
static GtkWidget *
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

static void
click (Fixture *self, const char *text)
{
  GtkWidget *button = find_button (self->widget, text);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

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

static void
scan_log (Fixture *self)
{
  errdex_window_take_text (self->window, LOG_TEXT);
  wait_until (get_report (self) != NULL);
}

/* A file of nothing that takes longer to read than any test. */
static void
write_endless (Fixture *self, const char *name)
{
  g_autofree char *path = write_file (self, name, "", 0);

  g_assert_cmpint (truncate (path, ENDLESS), ==, 0);
}

/* Texts */

static void
test_text (Fixture *self, gconstpointer data)
{
  scan_log (self);
  g_assert_true (shows (self->widget, "Pasted text"));
  g_assert_true (shows (self->widget, "2 known codes · 1 unknown · "));
  assert_codes (self, DEVICE " 1\n" PRODUCT " 2\n[In no catalog]\n" UNKNOWN " 1\n");
  assert_shown (DEVICE);
  wait_until (shows (self->widget, "Found 1 time"));
  wait_until (shows (self->widget, "1:7"));
  wait_until (shows_line (self->widget, "12:00 " DEVICE ": no device"));
  g_assert_true (shows (self->widget, "1 request ID"));
  click (self, ID_1);
  {
    g_autofree char *id = read_clipboard (self->widget);

    g_assert_cmpstr (id, ==, ID_1);
  }
}

static void
test_choose (Fixture *self, gconstpointer data)
{
  scan_log (self);
  gtk_selection_model_select_item (get_codes (self), 1, TRUE);
  assert_shown (PRODUCT);
  wait_until (shows (self->widget, "Found 2 times"));
  wait_until (shows (self->widget, "4:7"));
  gtk_selection_model_select_item (get_codes (self), 3, TRUE);
  assert_shown ("none");
  wait_until (shows (self->widget, "No entry for “" UNKNOWN "”"));
  wait_until (shows_line (self->widget, "12:02 and " UNKNOWN));
  g_assert_true (shows_line (self->widget, "nearest: iot.device.RegionNotSupport"));
  click (self, "iot.device.RegionNotSupport");
  wait_until (g_str_has_prefix (get_code (self), "iot.device.RegionNotSupport"));
  g_assert_false (shows (self->widget, "Found "));
  gtk_widget_activate_action (self->widget, "win.back", NULL);
  wait_until (shows (self->widget, "No entry for “" UNKNOWN "”"));
  gtk_widget_activate_action (self->widget, "win.forward", NULL);
  wait_until (g_str_has_prefix (get_code (self), "iot.device.RegionNotSupport"));
}

static void
test_order (Fixture *self, gconstpointer data)
{
  GtkWidget *order;

  scan_log (self);
  order = find_widget (GTK_WIDGET (get_report (self)), GTK_TYPE_DROP_DOWN);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (order), 1);
  assert_codes (self, PRODUCT " 2\n" DEVICE " 1\n[In no catalog]\n" UNKNOWN " 1\n");
  assert_shown (DEVICE);
  g_assert_true (gtk_selection_model_is_selected (get_codes (self), 1));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (order), 0);
  assert_codes (self, DEVICE " 1\n" PRODUCT " 2\n[In no catalog]\n" UNKNOWN " 1\n");
}

/* A text that is just a code is a query. */
static void
test_just_code (Fixture *self, gconstpointer data)
{
  const char *const texts[] = { PRODUCT, " \"" PRODUCT "\",\n", "`IOT.PROD.NOTEXISTEDPRODUCT`" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      errdex_window_search (self->window, "");
      errdex_window_take_text (self->window, texts[i]);
      wait_until (*gtk_editable_get_text (self->search) != '\0');
      assert_shown (PRODUCT);
      g_assert_null (get_report (self));
    }
  errdex_window_take_text (self->window, UNKNOWN);
  wait_until (shows (self->widget, "No entry for “" UNKNOWN "”"));
  g_assert_null (get_report (self));
}

static void
test_no_code (Fixture *self, gconstpointer data)
{
  errdex_window_take_text (self->window, "topic 50 delete");
  wait_until (g_str_equal (gtk_editable_get_text (self->search), "topic 50 delete"));
  errdex_window_take_text (self->window,
                           "\n== the device is not there ==\nand so on,\nline after line\n");
  wait_until (g_str_equal (gtk_editable_get_text (self->search), "the device is not there =="));
  wait_until (shows (self->widget, "There is no code in the text"));
  errdex_window_take_text (self->window, "one two three four five six seven eight nine ten\n\n");
  wait_until (g_str_equal (gtk_editable_get_text (self->search),
                           "one two three four five six seven eight nine ten"));
  errdex_window_take_text (self->window, "");
  wait_until (g_str_equal (gtk_editable_get_text (self->search), ""));
  g_assert_null (get_report (self));
}

/* What is pasted into the search is a report, or a part of the query. */
static void
test_entry (Fixture *self, gconstpointer data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (self->widget);

  gdk_clipboard_set_text (clipboard, "not found");
  press ("key", "ctrl+f");
  press ("type", "device ");
  press ("key", "ctrl+v");
  wait_until (g_str_equal (gtk_editable_get_text (self->search), "device not found"));
  gdk_clipboard_set_text (clipboard, "ed");
  press ("key", "ctrl+v");
  wait_until (g_str_equal (gtk_editable_get_text (self->search), "device not founded"));
  gdk_clipboard_set_text (clipboard, LOG_TEXT);
  press ("key", "ctrl+v");
  wait_until (get_report (self) != NULL);
  g_assert_cmpstr (gtk_editable_get_text (self->search), ==, "");
  press ("key", "Escape");
  wait_until (get_report (self) == NULL);
  g_assert_cmpstr (gtk_editable_get_text (self->search), ==, "device not founded");
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

/* Copying and saving */

static void
test_copy (Fixture *self, gconstpointer data)
{
  const struct
  {
    const char *format;
    const char *begin;
  } wanted[] = { { "markdown", "# " }, { "csv", "" }, { "json", "{" } };

  scan_log (self);
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_autofree char *text = NULL;

      gdk_clipboard_set_text (gtk_widget_get_clipboard (self->widget), "nothing");
      gtk_widget_activate_action (GTK_WIDGET (get_report (self)), "report.copy", "s",
                                  wanted[i].format);
      do
        {
          g_free (text);
          text = read_clipboard (self->widget);
        }
      while (g_str_equal (text, "nothing"));
      g_assert_true (g_str_has_prefix (text, wanted[i].begin));
      g_assert_nonnull (strstr (text, PRODUCT));
      g_assert_nonnull (strstr (text, UNKNOWN));
      g_assert_nonnull (strstr (text, ID_2));
    }
  wait_until (shows (self->widget, "Copied the report as JSON"));
}

static void
test_save (Fixture *self, gconstpointer data)
{
  scan_log (self);
  for (ErrdexFormat format = 0; format < ERRDEX_N_FORMATS; format++)
    {
      g_autoptr (GFile) file
          = g_file_new_build_filename (self->folder, errdex_format_get_extension (format), NULL);
      g_autofree char *path = g_file_get_path (file);
      g_autofree char *text = NULL;

      errdex_report_page_save (get_report (self), format, file);
      wait_until (shows (self->widget, path));
      g_assert_true (g_file_load_contents (file, NULL, &text, NULL, NULL, NULL));
      g_assert_nonnull (strstr (text, PRODUCT));
      g_assert_nonnull (strstr (text, UNKNOWN));
    }
}

static void
test_save_fails (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) nowhere
      = g_file_new_build_filename (self->folder, "nowhere", "report.md", NULL);
  g_autoptr (GFile) full = g_file_new_for_path ("/dev/full");

  scan_log (self);
  errdex_report_page_save (get_report (self), ERRDEX_FORMAT_MARKDOWN, nowhere);
  wait_until (shows (self->widget, "Cannot write “"));
  g_assert_true (shows (self->widget, "nowhere/report.md”: No such file or directory"));
  g_assert_false (g_file_query_exists (nowhere, NULL));
  errdex_report_page_save (get_report (self), ERRDEX_FORMAT_MARKDOWN, full);
  wait_until (shows (self->widget, "Cannot write “/dev/full”: No space left on device"));
  assert_shown (DEVICE);
}

/* Ways in and out */

static void
test_leave (Fixture *self, gconstpointer data)
{
  const char *const keys[] = { "Escape", "alt+Left" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      errdex_window_search (self->window, "SystemException");
      assert_shown ("iot.system.SystemException");
      scan_log (self);
      g_assert_cmpstr (gtk_editable_get_text (self->search), ==, "");
      press ("key", keys[i]);
      wait_until (get_report (self) == NULL);
      assert_shown ("iot.system.SystemException");
      g_assert_cmpstr (gtk_editable_get_text (self->search), ==, "SystemException");
      g_assert_true (shows (self->widget, " of 500 entries"));
    }
  scan_log (self);
  gtk_widget_activate_action (self->widget, "win.show-list", NULL);
  wait_until (get_report (self) == NULL);
}

/* A search is in front of the report, and the report comes back after it. */
static void
test_search (Fixture *self, gconstpointer data)
{
  errdex_window_search (self->window, "SystemException");
  scan_log (self);
  press ("type", "SystemException");
  assert_shown ("iot.system.SystemException");
  g_assert_null (get_report (self));
  press ("key", "Escape");
  wait_until (get_report (self) != NULL);
  assert_shown (DEVICE);
  press ("type", "NotExistedProduct");
  assert_shown (PRODUCT);
  press ("key", "Escape");
  wait_until (get_report (self) != NULL);
  press ("key", "Escape");
  wait_until (get_report (self) == NULL);
  wait_until (g_str_equal (gtk_editable_get_text (self->search), "SystemException"));
  assert_shown ("iot.system.SystemException");
}

/* An entry that is opened from elsewhere takes the place of the report. */
static void
test_open_code (Fixture *self, gconstpointer data)
{
  scan_log (self);
  errdex_window_open_code (self->window, "iot.system.SystemException");
  assert_shown ("iot.system.SystemException");
  wait_until (get_report (self) == NULL);
  scan_log (self);
  gtk_widget_activate_action (self->widget, "win.show-group", "u", 1);
  wait_until (get_report (self) == NULL);
}

static void
test_keys (Fixture *self, gconstpointer data)
{
  g_autofree char *code = NULL;

  scan_log (self);
  press ("key", "Down");
  assert_shown (PRODUCT);
  press ("key", "ctrl+c");
  code = read_clipboard (self->widget);
  g_assert_cmpstr (code, ==, PRODUCT);
  press ("key", "Down Down");
  wait_until (shows (self->widget, "No entry for “" UNKNOWN "”"));
  press ("key", "Up Up");
  assert_shown (PRODUCT);
  press ("key", "ctrl+f Down Up");
  assert_shown (DEVICE);
}

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

/* Below 600 pixels, codes and entry are two pages. */
static void
test_narrow (Fixture *self, gconstpointer data)
{
  GtkWidget *list, *places;

  scan_log (self);
  list = find_widget (self->widget, ERRDEX_TYPE_REPORT_LIST);
  places = find_widget (self->widget, ERRDEX_TYPE_PLACES_VIEW);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 360, 600);
  wait_until (gtk_widget_get_width (self->widget) <= 360);
  wait_until (gtk_widget_get_mapped (list) && !gtk_widget_get_mapped (places));
  press ("key", "Down Return");
  wait_until (!gtk_widget_get_mapped (list) && gtk_widget_get_mapped (places));
  assert_shown (PRODUCT);
  wait_until (shows_line (places, "12:01 " PRODUCT));
  g_assert_cmpint (gtk_widget_get_width (self->widget), <=, 360);
  gtk_widget_activate_action (self->widget, "win.show-list", NULL);
  wait_until (gtk_widget_get_mapped (list));
  gtk_widget_activate_action (self->widget, "win.show-list", NULL);
  wait_until (get_report (self) == NULL);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1000, 700);
  wait_until (gtk_widget_get_width (self->widget) > 900);
}

static void
test_accessible (Fixture *self, gconstpointer data)
{
  GtkWidget *list, *row;

  scan_log (self);
  list = find_widget (GTK_WIDGET (get_report (self)), ERRDEX_TYPE_REPORT_LIST);
  wait_until (find_widget (list, ERRDEX_TYPE_REPORT_ROW) != NULL);
  row = gtk_widget_get_parent (find_widget (list, ERRDEX_TYPE_REPORT_ROW));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       DEVICE ", found 1 time");
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
      "No device with this IotId, ProductKey or DeviceName exists.");
}

/* Pieces */

static void
on_scanned (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  *(ErrdexReport **) user_data = errdex_scan_task_finish (result, &error);
  g_assert_no_error (error);
}

static ErrdexReport *
scan_text (const char *text)
{
  g_autoptr (ErrdexLibrary) library = errdex_library_new_shipped (NULL);
  g_autoptr (ErrdexFinder) finder = errdex_finder_new (library);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (ErrdexScanTask) task = errdex_scan_task_new_for_text (finder, bytes);
  ErrdexReport *report = NULL;

  errdex_scan_task_run (task, NULL, on_scanned, &report);
  wait_until (report != NULL);

  return report;
}

static void
test_is_just_code (void)
{
  const struct
  {
    const char *text;
    gboolean just_code;
  } cases[] = {
    { DEVICE, TRUE },
    { "「" DEVICE "」。", TRUE },
    { "{\"" DEVICE "\"}\n", TRUE },
    { UNKNOWN ".", TRUE },
    { "", FALSE },
    { "nothing", FALSE },
    { "Code: " DEVICE, FALSE },
    { DEVICE " 404", FALSE },
    { DEVICE " " DEVICE, FALSE },
    { DEVICE "\n" PRODUCT, FALSE },
    { DEVICE "\n" UNKNOWN, FALSE },
    { "错误 " DEVICE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ErrdexReport) report = scan_text (cases[i].text);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (errdex_report_is_just_code (report), ==, cases[i].just_code);
    }
}

/* Each class by itself, empty and filled. */
static void
test_finalize (void)
{
  const GType types[] = { ERRDEX_TYPE_REPORT_PAGE, ERRDEX_TYPE_REPORT_LIST, ERRDEX_TYPE_REPORT_ROW,
                          ERRDEX_TYPE_PLACES_VIEW, ERRDEX_TYPE_SCAN_PAGE };
  g_autoptr (ErrdexReport) report = scan_text (LOG_TEXT);
  ErrdexReportPage *page = g_object_ref_sink (g_object_new (ERRDEX_TYPE_REPORT_PAGE, NULL));
  GtkWidget *paned = g_object_ref_sink (gtk_paned_new (GTK_ORIENTATION_HORIZONTAL));
  GtkWidget *scan_page
      = g_object_ref_sink (errdex_scan_page_new (report->finder, GTK_PANED (paned)));

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      GObject *widget = g_object_ref_sink (g_object_new (types[i], NULL));

      g_assert_finalize_object (widget);
    }
  errdex_report_page_show (page, report);
  g_assert_finalize_object (page);
  errdex_scan_page_take_text (ERRDEX_SCAN_PAGE (scan_page), LOG_TEXT, ERRDEX_ORIGIN_WINDOW);
  wait_until (errdex_scan_page_get_report (ERRDEX_SCAN_PAGE (scan_page)) != NULL);
  g_assert_finalize_object (scan_page);
  g_object_unref (paned);
}

#define ADD(path, test) g_test_add ("/report/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  errdex_places_init_locale ();
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/is-just-code", test_is_just_code);
  g_test_add_func ("/report/finalize", test_finalize);
  g_test_add_func ("/report/dialogs", test_dialogs);
  ADD ("text", test_text);
  ADD ("choose", test_choose);
  ADD ("order", test_order);
  ADD ("just-code", test_just_code);
  ADD ("no-code", test_no_code);
  ADD ("entry", test_entry);
  ADD ("files", test_files);
  ADD ("many-troubles", test_many_troubles);
  ADD ("file-without-codes", test_file_without_codes);
  ADD ("vanished", test_vanished);
  ADD ("open", test_open);
  ADD ("large", test_large);
  ADD ("cancel", test_cancel);
  ADD ("cancel-keys", test_cancel_keys);
  ADD ("replace", test_replace);
  ADD ("copy", test_copy);
  ADD ("save", test_save);
  ADD ("save-fails", test_save_fails);
  ADD ("leave", test_leave);
  ADD ("search", test_search);
  ADD ("open-code", test_open_code);
  ADD ("keys", test_keys);
  ADD ("drop", test_drop);
  ADD ("paste-files", test_paste_files);
  ADD ("narrow", test_narrow);
  ADD ("accessible", test_accessible);

  return g_test_run ();
}
