// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* The report of a text that the window is given. */

#include "config.h"

#include "catalog/places.h"
#include "gui/places-view.h"
#include "gui/report-row.h"
#include "gui/scan-page.h"
#include "gui/scan-task.h"

#include "report-fixture.h"

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

int
main (int argc, char *argv[])
{
  errdex_places_init_locale ();
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/is-just-code", test_is_just_code);
  g_test_add_func ("/report/finalize", test_finalize);
  ADD ("text", test_text);
  ADD ("choose", test_choose);
  ADD ("order", test_order);
  ADD ("just-code", test_just_code);
  ADD ("no-code", test_no_code);
  ADD ("entry", test_entry);
  ADD ("copy", test_copy);
  ADD ("save", test_save);
  ADD ("save-fails", test_save_fails);
  ADD ("leave", test_leave);
  ADD ("search", test_search);
  ADD ("open-code", test_open_code);
  ADD ("keys", test_keys);
  ADD ("narrow", test_narrow);
  ADD ("accessible", test_accessible);

  return g_test_run ();
}
