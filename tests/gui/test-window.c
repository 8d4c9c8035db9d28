// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* The program's window with the catalog that it ships, used as a user does: keys come from xdotool.
 */

#include "config.h"

#include <glib/gstdio.h>
#include <gtk/gtk.h>

#include "catalog/places.h"
#include "gui/application.h"
#include "gui/list.h"
#include "gui/miss-page.h"
#include "gui/row.h"
#include "gui/shelf-dialogs.h"
#include "gui/toast.h"
#include "gui/window.h"

#include "driver.h"

typedef struct
{
  GtkApplication *application;
  ErrdexWindow *window;
  GtkEditable *search;
  GtkWidget *view;
} Fixture;

/* Looking */

static GtkSelectionModel *
get_model (Fixture *self)
{
  return gtk_list_view_get_model (GTK_LIST_VIEW (self->view));
}

static const char *
get_code (Fixture *self)
{
  int entry = errdex_window_get_entry (self->window);
  ErrdexLibrary *library = errdex_rows_get_library (ERRDEX_ROWS (get_model (self)));

  return entry >= 0 ? errdex_library_get_entry (library, entry)->code : "none";
}

static void
settle (Fixture *self, const char *code)
{
  gint64 deadline = g_get_monotonic_time () + DEADLINE / 4;

  while (!g_str_equal (get_code (self), code) && g_get_monotonic_time () < deadline)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

/* Keys take a moment, more so on a busy machine. */
#define assert_shown(code)                                                                         \
  G_STMT_START                                                                                     \
  {                                                                                                \
    settle (self, code);                                                                           \
    g_assert_cmpstr (get_code (self), ==, code);                                                   \
  }                                                                                                \
  G_STMT_END

static gboolean
is_searching (Fixture *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->window));

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->search));
}

static gboolean
is_in_list (Fixture *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->window));

  return focus != NULL && gtk_widget_is_ancestor (focus, self->view);
}

/* The entry or group that has the focus in the list, or NULL. */
static const ErrdexRowData *
get_focused_row (Fixture *self)
{
  GtkWidget *row = gtk_widget_get_focus_child (self->view);

  if (row == NULL)
    return NULL;

  return errdex_row_item_get_data (
      errdex_row_get_item (ERRDEX_ROW (gtk_widget_get_first_child (row))));
}

static gboolean
is_row_visible (Fixture *self, GtkWidget *row)
{
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (row, self->view, &bounds) && bounds.origin.y >= 0
         && bounds.origin.y + bounds.size.height <= gtk_widget_get_height (self->view);
}

/* Whether the row of the entry that is shown is in sight. */
static gboolean
is_shown_in_list (Fixture *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->view); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      ErrdexRowItem *item = errdex_row_get_item (ERRDEX_ROW (gtk_widget_get_first_child (child)));

      if (item != NULL
          && errdex_row_item_get_data (item)->entry == errdex_window_get_entry (self->window))
        return is_row_visible (self, child);
    }

  return FALSE;
}

/* The fixture */

static void
set_up (Fixture *self, gconstpointer data)
{
  self->application = get_application ();
  self->window = open_window ();
  self->search = GTK_EDITABLE (find_widget (GTK_WIDGET (self->window), GTK_TYPE_SEARCH_ENTRY));
  self->view = find_widget (GTK_WIDGET (self->window), GTK_TYPE_LIST_VIEW);
  wait_until (gtk_widget_get_height (self->view) > 0);
  spin (100);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  close_window (self->window);
}

/* The tests */

static void
test_open (Fixture *self, gconstpointer data)
{
  wait_until (g_list_model_get_n_items (G_LIST_MODEL (get_model (self))) == 517);
  wait_until (shows (GTK_WIDGET (self->window), "500 entries"));
  wait_until (is_searching (self));
  assert_shown ("none");
}

/* Every picture that the window shows is there. */
static void
test_icons (Fixture *self, gconstpointer data)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());
  GtkWidget *detail = find_widget (GTK_WIDGET (self->window), g_type_from_name ("ErrdexDetail"));
  GtkWidget *image = find_widget (detail, GTK_TYPE_IMAGE);
  const char *const names[]
      = { "view-list-symbolic", "open-menu-symbolic", "go-previous-symbolic",   "pan-end-symbolic",
          "pan-down-symbolic",  "edit-find-symbolic", "dialog-warning-symbolic" };

  g_assert_true (gtk_icon_theme_has_icon (theme, gtk_image_get_icon_name (GTK_IMAGE (image))));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_true (gtk_icon_theme_has_icon (theme, names[i]));
}

static void
test_search (Fixture *self, gconstpointer data)
{
  press ("type", "device.notexisteddevice");
  assert_shown ("iot.device.NotExistedDevice");
  wait_until (is_shown_in_list (self));
  wait_until (shows (GTK_WIDGET (self->window), " of 500 entries"));
  press ("key", "Escape");
  wait_until (g_str_equal (gtk_editable_get_text (self->search), ""));
  assert_shown ("iot.device.NotExistedDevice");
  wait_until (is_shown_in_list (self));
  wait_until (is_searching (self));
  press ("key", "Escape");
  wait_until (is_in_list (self));
}

/* The keys of the list work while the search has the focus, and what they choose stays. */
static void
test_move (Fixture *self, gconstpointer data)
{
  g_autofree char *best = NULL, *second = NULL;

  press ("type", "NotExisted");
  wait_until (g_str_equal (gtk_editable_get_text (self->search), "NotExisted"));
  best = g_strdup (get_code (self));
  press ("key", "Down");
  wait_until (!g_str_equal (get_code (self), best));
  second = g_strdup (get_code (self));
  wait_until (is_searching (self));
  press ("key", "Up");
  assert_shown (best);
  press ("key", "Up Up");
  assert_shown (best);
  press ("key", "Down");
  press ("key", "BackSpace");
  assert_shown (second);
  wait_until (is_shown_in_list (self));
  press ("key", "Page_Down Page_Down Page_Down");
  wait_until (is_shown_in_list (self));
  press ("key", "ctrl+a");
  press ("type", "SystemException");
  assert_shown ("iot.system.SystemException");
}

/* Typing while the list has the focus searches all the same. */
static void
test_type_anywhere (Fixture *self, gconstpointer data)
{
  press ("key", "Escape");
  wait_until (is_in_list (self));
  press ("type", "billis");
  wait_until (g_str_equal (gtk_editable_get_text (self->search), "billis"));
  wait_until (is_searching (self));
  assert_shown ("Iot.system.BillIsOverDue");
}

static void
test_focus (Fixture *self, gconstpointer data)
{
  int start, end;

  press ("type", "null");
  press ("key", "Tab Tab");
  wait_until (!is_searching (self));
  press ("key", "ctrl+k");
  wait_until (is_searching (self));
  g_assert_true (gtk_editable_get_selection_bounds (self->search, &start, &end));
  g_assert_cmpint (end - start, ==, 4);
  press ("key", "Escape Escape");
  wait_until (!is_searching (self));
  press ("key", "ctrl+f");
  wait_until (is_searching (self));
}

static void
test_list_keys (Fixture *self, gconstpointer data)
{
  GListModel *model = G_LIST_MODEL (get_model (self));

  press ("key", "Escape Home");
  wait_until (get_focused_row (self) != NULL);
  wait_until (get_focused_row (self) != NULL && get_focused_row (self)->entry == -1);
  press ("key", "Left");
  wait_until (g_list_model_get_n_items (model) == 510);
  wait_until (is_in_list (self));
  press ("key", "Right");
  wait_until (g_list_model_get_n_items (model) == 517);
  press ("key", "space");
  wait_until (g_list_model_get_n_items (model) == 510);
  press ("key", "Return");
  wait_until (g_list_model_get_n_items (model) == 517);
  press ("key", "Down Down");
  assert_shown ("iot.system.InstanceNotFound");
  press ("key", "Left");
  wait_until (get_focused_row (self) != NULL && get_focused_row (self)->entry == -1);
  assert_shown ("iot.system.InstanceNotFound");
}

static void
test_copy (Fixture *self, gconstpointer data)
{
  g_autofree char *code = NULL, *markdown = NULL, *part = NULL;

  press ("type", "ProductCountExceedMax");
  assert_shown ("iot.prod.ProductCountExceedMax");
  press ("key", "ctrl+c");
  wait_until (shows (GTK_WIDGET (self->window), "Copied"));
  code = read_clipboard (GTK_WIDGET (self->window));
  g_assert_cmpstr (code, ==, "iot.prod.ProductCountExceedMax");
  wait_until (shows (GTK_WIDGET (self->window), "Copied iot.prod.ProductCountExceedMax"));
  press ("key", "ctrl+shift+c");
  wait_until (shows (GTK_WIDGET (self->window), "as Markdown"));
  markdown = read_clipboard (GTK_WIDGET (self->window));
  g_assert_nonnull (strstr (markdown, "iot.prod.ProductCountExceedMax"));
  g_assert_cmpuint (strlen (markdown), >, 50);
  wait_until (shows (GTK_WIDGET (self->window), "as Markdown"));
  press ("key", "ctrl+a ctrl+c");
  spin (500);
  part = read_clipboard (GTK_WIDGET (self->window));
  g_assert_cmpstr (part, ==, "ProductCountExceedMax");
}

static void
test_paste (Fixture *self, gconstpointer data)
{
  g_autofree char *before = g_strdup (get_code (self));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self->window)),
                          "{\n \"Code\": \"iot.prod.NotExistedProduct\",\n \"Success\": false\n}");
  press ("key", "Escape ctrl+v");
  assert_shown ("iot.prod.NotExistedProduct");
  wait_until (shows (GTK_WIDGET (self->window), "Pasted text"));
  press ("key", "Escape");
  wait_until (!shows (GTK_WIDGET (self->window), "Pasted text"));
  assert_shown (before);
  press ("key", "ctrl+f ctrl+v");
  assert_shown ("iot.prod.NotExistedProduct");
  g_assert_cmpstr (gtk_editable_get_text (self->search), ==, "");
}

static void
test_paste_megabyte (Fixture *self, gconstpointer data)
{
  GString *log = g_string_new (NULL);

  while (log->len < 1000 * 1000)
    g_string_append (log, "12:00:00 an ordinary line of a log that says nothing\n");
  g_string_append (log, "12:00:01 iot.device.NotExistedDevice: no such device\n");
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self->window)), log->str);
  press ("key", "ctrl+v");
  wait_until (g_str_equal (get_code (self), "iot.device.NotExistedDevice"));
  g_string_free (log, TRUE);
}

static void
test_miss (Fixture *self, gconstpointer data)
{
  press ("type", "iot.device.RegionNotSupportX509");
  wait_until (shows (GTK_WIDGET (self->window), "No entry for “iot.device.RegionNotSupportX509”"));
  wait_until (shows (GTK_WIDGET (self->window), "2025-09-18"));
  wait_until (shows (GTK_WIDGET (self->window),
                     "Codes that begin with “iot.device.” belong to “Devices”."));
  wait_until (
      g_str_equal (gtk_editable_get_text (self->search), "iot.device.RegionNotSupportX509"));
  press ("key", "Escape");
  wait_until (!shows (GTK_WIDGET (self->window), "No entry for"));
  wait_until (shows (GTK_WIDGET (self->window), "500 entries"));
}

/* Nothing that can be typed or pasted does harm. */
static void
test_odd_texts (Fixture *self, gconstpointer data)
{
  const char *const texts[] = {
    "\x01\x02\x1b[31m",
    ("\xe2\x80\xae"
     "edoc"),
    "مرحبا iot.device",
    "in:",
    "\"",
    "-",
    "kind:",
    "%s%n%d",
    "<b>&amp;</b>",
    "\xf0\x9f\x92\xa5",
    "\xcc\x81\xcc\x81\xcc\x81",
    "   ",
    ".",
    "..........",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      errdex_window_search (self->window, texts[i]);
      spin (30);
    }
}

static void
test_history (Fixture *self, gconstpointer data)
{
  errdex_window_open_code (self->window, "iot.device.NotExistedDevice");
  errdex_window_open_code (self->window, "iot.system.SystemException");
  errdex_window_open_code (self->window, "InvalidIdentifierInServiceError");
  assert_shown ("InvalidIdentifierInServiceError");
  press ("key", "alt+Left");
  assert_shown ("iot.system.SystemException");
  wait_until (is_shown_in_list (self));
  press ("key", "alt+Left");
  assert_shown ("iot.device.NotExistedDevice");
  press ("key", "alt+Right");
  assert_shown ("iot.system.SystemException");
  /* the thumb's buttons of a mouse */
  run_xdotool (
      (char *[]){ (char *) "xdotool", (char *) "mousemove", (char *) "500", (char *) "300", NULL });
  press ("click", "8");
  assert_shown ("iot.device.NotExistedDevice");
  press ("click", "9");
  assert_shown ("iot.system.SystemException");
  press ("click", "1");
  assert_shown ("iot.system.SystemException");
}

/* Something that scrolled, and is gone, follows no setting of the desktop any more. */
static void
test_scrolling (Fixture *self, gconstpointer data)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_window_set_child (GTK_WINDOW (window), scroller);
  gtk_window_present (GTK_WINDOW (window));
  wait_until (gtk_widget_get_realized (scroller));
  g_object_ref (scroller);
  gtk_window_set_child (GTK_WINDOW (window), NULL);
  g_assert_cmpuint (g_signal_handlers_disconnect_by_data (gtk_settings_get_default (), scroller),
                    ==, 0);
  g_object_unref (scroller);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What other programs may call over the bus. */
static void
test_actions (Fixture *self, gconstpointer data)
{
  GActionGroup *actions = G_ACTION_GROUP (self->application);
  GtkWidget *dialog;

  g_action_group_activate_action (actions, "show-code", g_variant_new_string ("notexisteddevice"));
  assert_shown ("iot.device.NotExistedDevice");
  g_action_group_activate_action (actions, "search", g_variant_new_string ("billis"));
  assert_shown ("Iot.system.BillIsOverDue");
  g_action_group_activate_action (actions, "choose-files", NULL);
  wait_until ((dialog = find_window (GTK_TYPE_FILE_CHOOSER_DIALOG)) != NULL);
  gtk_dialog_response (GTK_DIALOG (dialog), GTK_RESPONSE_CANCEL);
  wait_until (find_window (GTK_TYPE_FILE_CHOOSER_DIALOG) == NULL);
  assert_shown ("Iot.system.BillIsOverDue");
}

static void
test_open_code (Fixture *self, gconstpointer data)
{
  errdex_rows_set_all_expanded (ERRDEX_ROWS (get_model (self)), FALSE);
  errdex_window_open_code (self->window, "IOT.DEVICE.notexisteddevice");
  assert_shown ("iot.device.NotExistedDevice");
  wait_until (is_shown_in_list (self));
  wait_until (g_str_equal (gtk_editable_get_text (self->search), ""));
  errdex_window_open_code (self->window, "iot.prod.NotExistedProduct");
  wait_until (g_str_equal (gtk_editable_get_text (self->search), "iot.prod.NotExistedProduct"));
  assert_shown ("iot.prod.NotExistedProduct");
  errdex_window_open_code (self->window, "qqxqqx.zzwzzw");
  spin (30);
  wait_until (shows (GTK_WIDGET (self->window), "No entry for “qqxqqx.zzwzzw”"));
}

/* Below 600 pixels, list and entry are two pages. */
static void
test_narrow (Fixture *self, gconstpointer data)
{
  GtkWidget *detail = find_widget (GTK_WIDGET (self->window), g_type_from_name ("ErrdexDetail"));

  gtk_window_set_default_size (GTK_WINDOW (self->window), 320, 600);
  wait_until (gtk_widget_get_width (GTK_WIDGET (self->window)) <= 320);
  wait_until (!gtk_widget_get_mapped (detail));
  wait_until (gtk_widget_get_mapped (self->view));
  press ("type", "SystemException");
  wait_until (gtk_widget_get_mapped (self->view));
  press ("key", "Return");
  wait_until (!gtk_widget_get_mapped (self->view));
  wait_until (gtk_widget_get_mapped (detail));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (self->window)), <=, 320);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.show-list", NULL);
  wait_until (gtk_widget_get_mapped (self->view));
  gtk_window_set_default_size (GTK_WINDOW (self->window), 900, 600);
  wait_until (gtk_widget_get_mapped (detail) && gtk_widget_get_mapped (self->view));
}

/* A window opens as the last one was closed. */
static void
test_reopen (Fixture *self, gconstpointer data)
{
  const ErrdexGroup *groups;
  guint n_groups;
  int width;

  errdex_window_open_code (self->window, "iot.device.NotExistedDevice");
  groups = errdex_rows_get_groups (ERRDEX_ROWS (get_model (self)), &n_groups);
  g_assert_cmpstr (groups[0].key, ==, "iot-platform/system");
  errdex_rows_set_expanded (ERRDEX_ROWS (get_model (self)), 0, FALSE);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 800, 500);
  wait_until (gtk_widget_get_width (GTK_WIDGET (self->window)) <= 800);
  spin (100);
  width = gtk_widget_get_width (GTK_WIDGET (self->window));
  tear_down (self, data);
  set_up (self, data);
  wait_until (gtk_widget_get_width (GTK_WIDGET (self->window)) == width);
  assert_shown ("iot.device.NotExistedDevice");
  g_assert_false (errdex_rows_is_expanded (ERRDEX_ROWS (get_model (self)), 0));
  wait_until (is_shown_in_list (self));
  errdex_rows_set_all_expanded (ERRDEX_ROWS (get_model (self)), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1000, 700);
  spin (100);
}

static gboolean
is_popover_open (Fixture *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->window));

  return focus != NULL && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL;
}

static void
test_menus (Fixture *self, gconstpointer data)
{
  press ("key", "F10");
  wait_until (is_popover_open (self));
  press ("key", "Escape");
  wait_until (!is_popover_open (self));
  press ("key", "F10");
  wait_until (is_popover_open (self));
  press ("key", "Escape");
  wait_until (!is_popover_open (self));
}

/* A bookmark is there at once, and in the next window. */
static void
test_bookmark (Fixture *self, gconstpointer data)
{
  g_autoptr (ErrdexRowItem) first = NULL;

  errdex_window_open_code (self->window, "iot.device.NotExistedDevice");
  press ("key", "ctrl+d");
  tear_down (self, data);
  set_up (self, data);
  first = g_list_model_get_item (G_LIST_MODEL (get_model (self)), 0);
  g_assert_cmpstr (errdex_row_item_get_data (first)->title, ==, "Bookmarks");
  assert_shown ("iot.device.NotExistedDevice");
  press ("key", "ctrl+d");
  g_clear_object (&first);
  first = g_list_model_get_item (G_LIST_MODEL (get_model (self)), 0);
  g_assert_cmpstr (errdex_row_item_get_data (first)->title, ==, "System");
}

static GtkTextView *
get_note (Fixture *self)
{
  return GTK_TEXT_VIEW (find_widget (GTK_WIDGET (self->window), GTK_TYPE_TEXT_VIEW));
}

static void
assert_note (Fixture *self, const char *wanted)
{
  g_autofree char *text = NULL;

  g_object_get (gtk_text_view_get_buffer (get_note (self)), "text", &text, NULL);
  g_assert_cmpstr (text, ==, wanted);
}

/* A note is kept as it is typed, is there in the next window, and is searched. */
static void
test_note (Fixture *self, gconstpointer data)
{
  errdex_window_open_code (self->window, "iot.device.NotExistedDevice");
  g_assert_true (shows (GTK_WIDGET (self->window), "Add a note"));
  press ("key", "ctrl+e");
  press ("type", "zebra pump");
  assert_note (self, "zebra pump");
  /* these keys are about the note here */
  press ("key", "ctrl+a ctrl+c End ctrl+v");
  wait_until (gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (get_note (self))) == 20);
  tear_down (self, data);
  set_up (self, data);
  assert_shown ("iot.device.NotExistedDevice");
  assert_note (self, "zebra pumpzebra pump");
  errdex_window_search (self->window, "pump zebra");
  assert_shown ("iot.device.NotExistedDevice");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (get_model (self))), ==, 2);
  errdex_window_search (self->window, "iot.prod.ProductCountExceedMax");
  assert_shown ("iot.prod.ProductCountExceedMax");
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (get_note (self))));
  errdex_window_search (self->window, "zebra");
  assert_shown ("iot.device.NotExistedDevice");
  press ("key", "ctrl+e ctrl+a Delete");
  assert_note (self, "");
  /* nothing of it is undone at another entry */
  errdex_window_search (self->window, "iot.prod.ProductCountExceedMax");
  assert_shown ("iot.prod.ProductCountExceedMax");
  press ("key", "ctrl+e ctrl+z");
  assert_note (self, "");
  errdex_window_search (self->window, "zebra");
  spin (50);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (get_model (self))), ==, 0);
  errdex_window_search (self->window, "");
}

/* What was read comes first among the recent entries, what was passed by is not there. */
static void
test_recent (Fixture *self, gconstpointer data)
{
  ErrdexMarks *marks = errdex_window_get_marks (self->window);
  ErrdexLibrary *library = errdex_rows_get_library (ERRDEX_ROWS (get_model (self)));
  g_autoptr (GArray) recent = NULL;

  errdex_window_open_code (self->window, "iot.device.NotExistedDevice");
  press ("key", "Down Down");
  errdex_window_open_code (self->window, "iot.prod.ProductCountExceedMax");
  recent = errdex_marks_list_recent (marks);
  g_assert_cmpuint (recent->len, >=, 2);
  g_assert_cmpstr (errdex_library_get_entry (library, g_array_index (recent, guint, 0))->code, ==,
                   "iot.prod.ProductCountExceedMax");
  g_assert_cmpstr (errdex_library_get_entry (library, g_array_index (recent, guint, 1))->code, ==,
                   "iot.device.NotExistedDevice");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.clear-recent", NULL);
  g_array_unref (recent);
  recent = errdex_marks_list_recent (marks);
  g_assert_cmpuint (recent->len, ==, 0);
}

static void
test_export (Fixture *self, gconstpointer data)
{
  g_autofree char *dir = g_dir_make_tmp ("errdex-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "exported.json", NULL);
  g_autofree char *own = g_build_filename (dir, "shelf.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) none = g_file_get_child (file, "none.json");
  g_autoptr (ErrdexShelf) shelf = errdex_shelf_new (dir);
  GtkWidget *window = GTK_WIDGET (self->window);

  errdex_shelf_set_bookmarked (shelf, &(ErrdexShelfKey){ "t", "c", "a" }, TRUE);
  errdex_shelf_dialogs_export_to (self->window, shelf, file);
  wait_until (shows (window, "Saved bookmarks and notes in exported.json"));
  errdex_shelf_dialogs_import_from (self->window, shelf, file);
  wait_until (shows (window, "there already"));
  errdex_shelf_set_bookmarked (shelf, &(ErrdexShelfKey){ "t", "c", "a" }, FALSE);
  errdex_shelf_dialogs_import_from (self->window, shelf, file);
  wait_until (shows (window, "Added 1 bookmark and 0 notes"));
  errdex_shelf_dialogs_import_from (self->window, shelf, none);
  wait_until (shows (window, "“none.json” cannot be imported"));
  g_unlink (path);
  g_unlink (own);
  g_rmdir (dir);
}

static void
test_dialogs (Fixture *self, gconstpointer data)
{
  press ("key", "ctrl+question");
  wait_until (g_list_model_get_n_items (gtk_window_get_toplevels ()) == 2);
  press ("key", "Escape");
  wait_until (g_list_model_get_n_items (gtk_window_get_toplevels ()) == 1);
  g_action_group_activate_action (G_ACTION_GROUP (self->application), "about", NULL);
  wait_until (g_list_model_get_n_items (gtk_window_get_toplevels ()) == 2);
  spin (100);
  press ("key", "Escape");
}

static void
test_categories (Fixture *self, gconstpointer data)
{
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.set-all-expanded", "b", FALSE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (get_model (self))), ==, 10);
  press ("type", "topic");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.show-group", "u", 7);
  wait_until (g_str_equal (gtk_editable_get_text (self->search), ""));
  g_assert_true (errdex_rows_is_expanded (ERRDEX_ROWS (get_model (self)), 7));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.set-all-expanded", "b", TRUE);
  spin (50);
}

/* Each class that is made of a template, by itself. */
static void
test_templates (void)
{
  const GType types[] = { ERRDEX_TYPE_LIST, ERRDEX_TYPE_MISS_PAGE, ERRDEX_TYPE_TOAST };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      GObject *widget = g_object_ref_sink (g_object_new (types[i], NULL));

      g_assert_finalize_object (widget);
    }
}

/* Without its catalog the program says so, in its window. */
static void
test_trouble (gconstpointer folder)
{
  if (g_test_subprocess ())
    {
      GtkApplication *application = get_application ();
      GtkWidget *window;

      g_application_activate (G_APPLICATION (application));
      window = GTK_WIDGET (gtk_application_get_windows (application)->data);
      wait_until (shows (window, "There is nothing to look up"));
      errdex_window_search (ERRDEX_WINDOW (window), "x");
      errdex_window_open_code (ERRDEX_WINDOW (window), "x");
      spin (100);
      gtk_window_close (GTK_WINDOW (window));
      spin (100);
      return;
    }
  g_setenv ("G_RESOURCE_OVERLAYS", folder, TRUE);
  g_test_trap_subprocess (NULL, 0, 0);
  g_unsetenv ("G_RESOURCE_OVERLAYS");
  g_test_trap_assert_passed ();
}

#define ADD(path, test) g_test_add ("/window/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("errdex-XXXXXX", NULL);
  g_autofree char *file = g_build_filename (folder, "iot-platform.json", NULL);
  g_autofree char *overlay = g_strconcat (RESOURCE_PREFIX "/catalogs=", folder, NULL);
  int status;

  errdex_places_init_locale ();
  gtk_test_init (&argc, &argv, NULL);
  let_cloud_providers_leak ();
  g_file_set_contents (file, "{ \"errdex\": 1, \"id\": \"iot", -1, NULL);
  g_test_add_func ("/window/templates", test_templates);
  ADD ("open", test_open);
  ADD ("icons", test_icons);
  ADD ("search", test_search);
  ADD ("move", test_move);
  ADD ("type-anywhere", test_type_anywhere);
  ADD ("focus", test_focus);
  ADD ("list-keys", test_list_keys);
  ADD ("copy", test_copy);
  ADD ("paste", test_paste);
  ADD ("paste-megabyte", test_paste_megabyte);
  ADD ("miss", test_miss);
  ADD ("odd-texts", test_odd_texts);
  ADD ("history", test_history);
  ADD ("actions", test_actions);
  ADD ("scrolling", test_scrolling);
  ADD ("open-code", test_open_code);
  ADD ("narrow", test_narrow);
  ADD ("reopen", test_reopen);
  ADD ("menus", test_menus);
  ADD ("bookmark", test_bookmark);
  ADD ("note", test_note);
  ADD ("recent", test_recent);
  ADD ("export", test_export);
  ADD ("dialogs", test_dialogs);
  ADD ("categories", test_categories);
  g_test_add_data_func ("/window/trouble", overlay, test_trouble);
  status = g_test_run ();
  g_remove (file);
  g_rmdir (folder);

  return status;
}
