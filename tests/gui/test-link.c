// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Links into the window, and what entries are copied as. */

#include "config.h"

#include <gtk/gtk.h>

#include "catalog/places.h"
#include "catalog/settings.h"
#include "gui/application.h"
#include "gui/copying.h"
#include "gui/receive.h"
#include "gui/rows.h"
#include "gui/window.h"

#include "driver.h"

typedef struct
{
  GtkApplication *application;
  ErrdexWindow *window;
  GtkEditable *search;
  ErrdexLibrary *library;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  GtkWidget *view;

  self->application = get_application ();
  self->window = open_window ();
  self->search = GTK_EDITABLE (find_widget (GTK_WIDGET (self->window), GTK_TYPE_SEARCH_ENTRY));
  view = find_widget (GTK_WIDGET (self->window), GTK_TYPE_LIST_VIEW);
  wait_until (gtk_widget_get_height (view) > 0);
  self->library
      = errdex_rows_get_library (ERRDEX_ROWS (gtk_list_view_get_model (GTK_LIST_VIEW (view))));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  close_window (self->window);
}

/* The entry that is shown, as CODE@CATEGORY. */
static char *
get_shown (Fixture *self)
{
  int entry = errdex_window_get_entry (self->window);

  if (entry < 0)
    return g_strdup ("none");

  return g_strdup_printf ("%s@%s", errdex_library_get_entry (self->library, entry)->code,
                          errdex_library_get_category (self->library, entry)->id);
}

static gboolean
is_shown (Fixture *self, const char *wanted)
{
  g_autofree char *shown = get_shown (self);

  return g_str_equal (shown, wanted);
}

static void
open_link (Fixture *self, const char *link)
{
  g_autoptr (GFile) file = g_file_new_for_uri (link);

  g_application_open (G_APPLICATION (self->application), &file, 1, "");
}

/* Opening */

static void
test_open (Fixture *self, gconstpointer data)
{
  open_link (self, "errdex:iot.device.NotExistedDevice");
  wait_until (is_shown (self, "iot.device.NotExistedDevice@device"));
  open_link (self, "errdex:iot.prod.NotExistedProduct?in=rules-topic");
  wait_until (is_shown (self, "iot.prod.NotExistedProduct@rules-topic"));
  open_link (self, "ERRDEX://iot.prod.NotExistedProduct/?in=iot-platform/product#x");
  wait_until (is_shown (self, "iot.prod.NotExistedProduct@product"));
  g_assert_cmpstr (gtk_editable_get_text (self->search), ==, "");

  /* not one entry exactly: what is nearest to it */
  open_link (self, "errdex:notexisteddevice?in=gone");
  wait_until (is_shown (self, "iot.device.NotExistedDevice@device"));
  open_link (self, "errdex:iot.prod.NotExistedProduct");
  wait_until (g_str_equal (gtk_editable_get_text (self->search), "iot.prod.NotExistedProduct"));
  wait_until (shows (GTK_WIDGET (self->window), "2 of 500 entries"));

  open_link (self, "errdex:search?q=topic+delete");
  wait_until (g_str_equal (gtk_editable_get_text (self->search), "topic delete"));
  open_link (self, "errdex:iot.device.RegionNotSupportX509");
  wait_until (shows (GTK_WIDGET (self->window), "No entry for"));
  open_link (self, "errdex:iot.device.NotExistedDevice");
  wait_until (is_shown (self, "iot.device.NotExistedDevice@device"));
}

static void
test_malformed (Fixture *self, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (self->window);

  open_link (self, "errdex:iot.device.NotExistedDevice");
  open_link (self, "errdex:%zz");
  wait_until (shows (window, "The link “errdex:%zz” cannot be followed: expected two hexadecimal "
                             "digits after “%”, found “%zz”"));
  g_assert_true (is_shown (self, "iot.device.NotExistedDevice@device"));
  open_link (self, "errdex:search");
  wait_until (shows (window, "expected “?q=”"));
  g_assert_false (shows (window, "expected two"));
  open_link (self, "errdex:iot.ota.NotFirmwareOwner");
  wait_until (is_shown (self, "iot.ota.NotFirmwareOwner@ota"));
  wait_until (!shows (window, "expected"));
}

/* A bad link does not stand in the way of others. */
static void
test_several (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (files, g_file_new_for_uri ("errdex:iot.device.NotExistedDevice"));
  g_ptr_array_add (files, g_file_new_for_uri ("errdex:%C3"));
  g_ptr_array_add (files, g_file_new_for_uri ("errdex:%00"));
  g_ptr_array_add (files, g_file_new_for_uri ("errdex:iot.ota.NotFirmwareOwner"));
  g_assert_false (errdex_receive_files (self->window, files, &error));
  g_assert_error (error, ERRDEX_LINK_ERROR, ERRDEX_LINK_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "UTF-8"));
  wait_until (is_shown (self, "iot.ota.NotFirmwareOwner@ota"));
  wait_until (shows (GTK_WIDGET (self->window), "U+0000"));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.back", NULL);
  wait_until (is_shown (self, "iot.device.NotExistedDevice@device"));

  g_ptr_array_set_size (files, 1);
  g_assert_true (errdex_receive_files (self->window, files, NULL));
}

static void
set_clipboard (Fixture *self, const char *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self->window)), text);
}

static void
test_paste (Fixture *self, gconstpointer data)
{
  set_clipboard (self, " errdex:iot.prod.NotExistedProduct?in=rules-topic\n");
  press ("key", "ctrl+v");
  wait_until (is_shown (self, "iot.prod.NotExistedProduct@rules-topic"));
  g_assert_cmpstr (gtk_editable_get_text (self->search), ==, "");
  set_clipboard (self, "errdex:search?q=topic+delete");
  press ("key", "Escape ctrl+v");
  wait_until (g_str_equal (gtk_editable_get_text (self->search), "topic delete"));
  /* a message of the program itself, which is no link */
  set_clipboard (self, "errdex: cannot do something with iot.device.NotExistedDevice");
  press ("key", "Escape Escape ctrl+v");
  wait_until (is_shown (self, "iot.device.NotExistedDevice@device"));
  g_assert_false (shows (GTK_WIDGET (self->window), "cannot be followed"));
}

static void
test_clipboard_action (Fixture *self, gconstpointer data)
{
  GActionGroup *actions = G_ACTION_GROUP (self->application);

  set_clipboard (self, "iot.ota.NotFirmwareOwner");
  g_action_group_activate_action (actions, "look-up-clipboard", NULL);
  wait_until (is_shown (self, "iot.ota.NotFirmwareOwner@ota"));
  set_clipboard (self, " \n");
  g_action_group_activate_action (actions, "look-up-clipboard", NULL);
  wait_until (shows (GTK_WIDGET (self->window), "There is no text on the clipboard"));
}

/* Copying */

static void
check_copy (Fixture *self, const char *format, const char *text, const char *note)
{
  g_autofree char *copied = NULL;

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.copy-as", "s", format);
  wait_until (shows (GTK_WIDGET (self->window), note));
  copied = read_clipboard (GTK_WIDGET (self->window));
  if (!g_str_has_prefix (copied, text))
    g_assert_cmpstr (copied, ==, text);
}

static void
test_copy (Fixture *self, gconstpointer data)
{
  set_clipboard (self, "nothing");
  open_link (self, "errdex:iot.prod.NotExistedProduct?in=rules-topic");
  check_copy (self, "no such format", "nothing", "500 entries");
  check_copy (self, "code", "iot.prod.NotExistedProduct", "Copied iot.prod.NotExistedProduct");
  check_copy (self, "meaning", "iot.prod.NotExistedProduct: No such product",
              "Copied iot.prod.NotExistedProduct and its meaning");
  check_copy (self, "markdown", "### `iot.prod.NotExistedProduct`",
              "Copied iot.prod.NotExistedProduct as Markdown");
  check_copy (self, "json", "[\n", "Copied iot.prod.NotExistedProduct as JSON");
  check_copy (self, "link", "errdex:iot.prod.NotExistedProduct?in=rules-topic",
              "Copied the link to iot.prod.NotExistedProduct");
}

static void
test_copy_several (Fixture *self, gconstpointer data)
{
  static const char *const notes[]
      = { "Copied 3 codes", "Copied 3 codes and their meanings", "Copied 3 entries as Markdown",
          "Copied 3 entries as JSON", "Copied 3 links" };
  static const guint entries[] = { 0, 7, 499 };

  for (guint i = 0; i < ERRDEX_N_COPY_FORMATS; i++)
    {
      g_autofree char *note
          = errdex_copying_put (GTK_WIDGET (self->window), self->library, entries, 3, i, FALSE);
      g_autofree char *text = errdex_copy_entries (self->library, entries, 3, i, FALSE);
      g_autofree char *copied = read_clipboard (GTK_WIDGET (self->window));

      g_assert_cmpstr (note, ==, notes[i]);
      g_assert_cmpstr (copied, ==, text);
    }
}

/* Ctrl+C copies what was chosen, the button beside the code always the code. */
static void
test_copy_key (Fixture *self, gconstpointer data)
{
  static const char *const keys[] = { "copy-format", NULL };
  g_autoptr (GSettings) settings = errdex_settings_new (keys, TRUE);
  g_autofree char *link = NULL, *code = NULL;

  open_link (self, "errdex:iot.device.NotExistedDevice");
  g_settings_set_string (settings, "copy-format", "link");
  press ("key", "ctrl+c");
  wait_until (shows (GTK_WIDGET (self->window), "Copied the link"));
  link = read_clipboard (GTK_WIDGET (self->window));
  g_assert_cmpstr (link, ==, "errdex:iot.device.NotExistedDevice");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.copy-code", NULL);
  code = read_clipboard (GTK_WIDGET (self->window));
  g_assert_cmpstr (code, ==, "iot.device.NotExistedDevice");
  g_settings_set_string (settings, "copy-format", "markdown");
  press ("key", "ctrl+c");
  wait_until (shows (GTK_WIDGET (self->window), "as Markdown"));
  g_settings_reset (settings, "copy-format");
}

static char *
copy_search_link (Fixture *self, const char *query)
{
  set_clipboard (self, "nothing");
  errdex_window_search (self->window, query);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.copy-search-link", NULL);

  return read_clipboard (GTK_WIDGET (self->window));
}

/* The link to a search leads back to it, whatever was typed. */
static void
test_copy_search (Fixture *self, gconstpointer data)
{
  const char *query = "in:topic \"50 + 1\" -100% 主题 #a&b";
  g_autofree char *link = copy_search_link (self, query), *none = NULL, *unfinished = NULL;

  wait_until (shows (GTK_WIDGET (self->window), "Copied the link to the search"));
  g_assert_true (g_str_has_prefix (link, "errdex:search?q=in%3Atopic"));
  none = copy_search_link (self, "");
  g_assert_cmpstr (none, ==, "nothing");
  unfinished = copy_search_link (self, "in:");
  g_assert_cmpstr (unfinished, ==, "nothing");
  open_link (self, link);
  wait_until (g_str_equal (gtk_editable_get_text (self->search), query));
}

/* There is no link that would be too long to be read. */
static void
test_copy_long_search (Fixture *self, gconstpointer data)
{
  g_autoptr (GString) query = g_string_new (NULL);
  g_autofree char *link = NULL, *none = NULL;
  g_autoptr (ErrdexLink) parsed = NULL;

  while (query->len < ERRDEX_LINK_MAX / 4)
    g_string_append (query, "é");
  link = copy_search_link (self, query->str);
  g_assert_cmpuint (strlen (link), <=, ERRDEX_LINK_MAX);
  parsed = errdex_link_parse (link, NULL);
  g_assert_nonnull (parsed);
  g_assert_cmpstr (parsed->text, ==, query->str);
  g_string_append (query, "é");
  none = copy_search_link (self, query->str);
  g_assert_cmpstr (none, ==, "nothing");
}

#define ADD(path, test) g_test_add ("/link/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  errdex_places_init_locale ();
  gtk_test_init (&argc, &argv, NULL);
  ADD ("open", test_open);
  ADD ("malformed", test_malformed);
  ADD ("several", test_several);
  ADD ("paste", test_paste);
  ADD ("clipboard-action", test_clipboard_action);
  ADD ("copy", test_copy);
  ADD ("copy-several", test_copy_several);
  ADD ("copy-key", test_copy_key);
  ADD ("copy-search", test_copy_search);
  ADD ("copy-long-search", test_copy_long_search);

  return g_test_run ();
}
