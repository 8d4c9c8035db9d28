// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Several entries selected in the program's window, with keys and the pointer. */

#include "config.h"

#include <gtk/gtk.h>

#include "catalog/places.h"
#include "gui/detail.h"
#include "gui/list.h"
#include "gui/row.h"
#include "gui/window.h"

#include "driver.h"

typedef struct
{
  ErrdexWindow *window;
  GtkEditable *search;
  GtkWidget *list;
  GtkWidget *view;
  ErrdexRows *rows;
} Fixture;

/* Looking */

static guint
count (Fixture *self)
{
  return errdex_rows_count_selected (self->rows);
}

/* A code among what is selected, in the order of the list. */
static const char *
get_selected_code (Fixture *self, guint i)
{
  g_autoptr (GArray) entries = errdex_rows_list_selected (self->rows);
  ErrdexLibrary *library = errdex_rows_get_library (self->rows);

  g_assert_cmpuint (i, <, entries->len);

  return errdex_library_get_entry (library, g_array_index (entries, guint, i))->code;
}

static const ErrdexRowData *
get_row_data (GtkWidget *list_row)
{
  ErrdexRowItem *item = errdex_row_get_item (ERRDEX_ROW (gtk_widget_get_first_child (list_row)));

  return item != NULL ? errdex_row_item_get_data (item) : NULL;
}

/* The row of an entry, a header not counted. */
static GtkWidget *
get_nth_row (Fixture *self, guint n)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->view); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      const ErrdexRowData *data = get_row_data (child);

      if (data != NULL && data->entry >= 0 && n-- == 0)
        return child;
    }

  g_assert_not_reached ();
}

static gboolean
is_row_selected (Fixture *self, guint n)
{
  return (gtk_widget_get_state_flags (get_nth_row (self, n)) & GTK_STATE_FLAG_SELECTED) != 0;
}

/* Whether the focus is in the list, at the entry that is shown. */
static gboolean
is_focus_at_shown (Fixture *self)
{
  GtkWidget *row = gtk_widget_get_focus_child (self->view);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->window));

  return row != NULL && focus != NULL && gtk_widget_is_ancestor (focus, self->list)
         && get_row_data (row)->entry == errdex_window_get_entry (self->window);
}

static gboolean
tells (Fixture *self, const char *text)
{
  return shows (GTK_WIDGET (self->window), text);
}

/* Doing */

static void
click (Fixture *self, GtkWidget *row, const char *modifier)
{
  graphene_point_t middle
      = { gtk_widget_get_width (row) / 2.0f, gtk_widget_get_height (row) / 2.0f };
  graphene_point_t place;
  g_autofree char *x = NULL, *y = NULL;
  double dx, dy;

  g_assert_true (gtk_widget_compute_point (row, GTK_WIDGET (self->window), &middle, &place));
  gtk_native_get_surface_transform (GTK_NATIVE (self->window), &dx, &dy);
  x = g_strdup_printf ("%d", (int) (place.x + dx));
  y = g_strdup_printf ("%d", (int) (place.y + dy));
  run_xdotool ((char *[]){ (char *) "xdotool", (char *) "mousemove", x, y, (char *) "keydown",
                           (char *) modifier, (char *) "click", (char *) "1", (char *) "keyup",
                           (char *) modifier, NULL });
}

/* The fixture: the list has the focus, with five hits and the first of them selected. */

static void
set_up (Fixture *self, gconstpointer data)
{
  self->window = open_window ();
  self->search = GTK_EDITABLE (find_widget (GTK_WIDGET (self->window), GTK_TYPE_SEARCH_ENTRY));
  self->list = find_widget (GTK_WIDGET (self->window), ERRDEX_TYPE_LIST);
  self->view = find_widget (self->list, GTK_TYPE_LIST_VIEW);
  self->rows = ERRDEX_ROWS (gtk_list_view_get_model (GTK_LIST_VIEW (self->view)));
  wait_until (gtk_widget_get_height (self->view) > 0);
  errdex_window_search (self->window, "CountExceedMax");
  wait_until (count (self) == 1);
  spin (100);
  gtk_widget_grab_focus (self->list);
  wait_until (is_focus_at_shown (self));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  close_window (self->window);
}

/* The tests */

static void
test_keys (Fixture *self, gconstpointer data)
{
  int first = errdex_window_get_entry (self->window);

  press ("key", "shift+Down shift+Down");
  wait_until (count (self) == 3);
  wait_until (is_focus_at_shown (self));
  wait_until (tells (self, "3 codes selected"));
  wait_until (is_row_selected (self, 0) && is_row_selected (self, 1) && is_row_selected (self, 2));
  g_assert_cmpint (errdex_window_get_entry (self->window), !=, first);
  press ("key", "shift+Up");
  wait_until (count (self) == 2);
  wait_until (is_focus_at_shown (self));
  press ("key", "Escape");
  wait_until (count (self) == 1);
  wait_until (is_focus_at_shown (self));
  g_assert_false (tells (self, "codes selected"));
  press ("key", "shift+End");
  wait_until (count (self) > 3);
  press ("key", "shift+Home");
  wait_until (count (self) == 2);
  g_assert_cmpint (errdex_window_get_entry (self->window), ==, first);
  wait_until (is_focus_at_shown (self));
  press ("key", "Down");
  wait_until (count (self) == 1);
  wait_until (is_focus_at_shown (self));
}

static void
test_all (Fixture *self, gconstpointer data)
{
  guint n_hits;
  int first = errdex_window_get_entry (self->window);

  errdex_result_get_hits (errdex_rows_get_result (self->rows), &n_hits);
  press ("key", "ctrl+a");
  wait_until (count (self) == n_hits);
  g_assert_cmpint (errdex_window_get_entry (self->window), ==, first);
  wait_until (is_focus_at_shown (self));
  /* Enter reads the one */
  press ("key", "Return");
  wait_until (count (self) == 1);
  press ("key", "ctrl+a ctrl+shift+a");
  wait_until (count (self) == 1);
}

/* Another query has a best hit of its own. The keys of the list work in the search as well. */
static void
test_search (Fixture *self, gconstpointer data)
{
  press ("key", "ctrl+a");
  wait_until (count (self) > 1);
  press ("type", "x");
  wait_until (count (self) == 1);
  press ("key", "BackSpace");
  wait_until (g_str_equal (gtk_editable_get_text (self->search), "CountExceedMax"));
  gtk_widget_grab_focus (self->list);
  press ("key", "ctrl+a");
  wait_until (count (self) > 1);
  press ("key", "ctrl+k Down");
  wait_until (count (self) == 1);
  press ("key", "shift+Down shift+Down");
  wait_until (count (self) == 3);
  press ("key", "Up");
  wait_until (count (self) == 1);
  wait_until (!tells (self, "codes selected"));
}

static void
test_pointer (Fixture *self, gconstpointer data)
{
  click (self, get_nth_row (self, 2), "shift");
  wait_until (count (self) == 3);
  wait_until (is_focus_at_shown (self));
  click (self, get_nth_row (self, 1), "ctrl");
  wait_until (count (self) == 2);
  wait_until (!is_row_selected (self, 1));
  click (self, get_nth_row (self, 1), "ctrl");
  wait_until (count (self) == 3);
  wait_until (is_focus_at_shown (self));
  /* a plain click is for one; the key is none of the list's */
  click (self, get_nth_row (self, 0), "F13");
  wait_until (count (self) == 1);
  wait_until (is_row_selected (self, 0));
  click (self, get_nth_row (self, 0), "ctrl");
  spin (100);
  g_assert_cmpuint (count (self), ==, 1);
  /* the keys go on from where the pointer was */
  click (self, get_nth_row (self, 1), "ctrl");
  wait_until (count (self) == 2);
  press ("key", "shift+Down");
  wait_until (count (self) == 2);
  wait_until (is_row_selected (self, 1) && is_row_selected (self, 2));
}

static void
test_copy (Fixture *self, gconstpointer data)
{
  g_autofree char *codes = NULL, *expected = NULL, *markdown = NULL, *code = NULL;

  press ("key", "shift+Down shift+Down");
  wait_until (count (self) == 3);
  expected = g_strdup_printf ("%s\n%s\n%s", get_selected_code (self, 0),
                              get_selected_code (self, 1), get_selected_code (self, 2));
  press ("key", "ctrl+c");
  wait_until (tells (self, "Copied 3 codes"));
  codes = read_clipboard (GTK_WIDGET (self->window));
  g_assert_cmpstr (codes, ==, expected);
  press ("key", "ctrl+shift+c");
  wait_until (tells (self, "Copied 3 entries as Markdown"));
  markdown = read_clipboard (GTK_WIDGET (self->window));
  for (guint i = 0; i < 3; i++)
    g_assert_nonnull (strstr (markdown, get_selected_code (self, i)));
  /* the pane of the entry copies the one that it shows */
  gtk_widget_activate_action (find_widget (GTK_WIDGET (self->window), ERRDEX_TYPE_DETAIL),
                              "win.copy-shown", "s", "code");
  code = read_clipboard (GTK_WIDGET (self->window));
  g_assert_cmpstr (code, ==, get_selected_code (self, 2));
}

/* The menu of one of them is for all of them. */
static void
test_menu (Fixture *self, gconstpointer data)
{
  press ("key", "shift+Down shift+F10");
  wait_until (find_widget (self->list, GTK_TYPE_POPOVER_MENU) != NULL);
  wait_until (gtk_widget_get_mapped (find_widget (self->list, GTK_TYPE_POPOVER_MENU)));
  g_assert_cmpuint (count (self), ==, 2);
  press ("key", "Escape");
  wait_until (is_focus_at_shown (self));
  g_assert_cmpuint (count (self), ==, 2);
}

static void
test_accessible (Fixture *self, gconstpointer data)
{
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (self->view),
                                       GTK_ACCESSIBLE_PROPERTY_MULTI_SELECTABLE, TRUE);
  press ("key", "shift+Down");
  wait_until (count (self) == 2);
  for (guint i = 0; i < 2; i++)
    gtk_test_accessible_assert_state (GTK_ACCESSIBLE (get_nth_row (self, i)),
                                      GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
  press ("key", "Escape");
  wait_until (count (self) == 1);
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (get_nth_row (self, 0)),
                                    GTK_ACCESSIBLE_STATE_SELECTED, FALSE);
}

#define ADD(path, test) g_test_add ("/selecting/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  errdex_places_init_locale ();
  gtk_test_init (&argc, &argv);
  ADD ("keys", test_keys);
  ADD ("all", test_all);
  ADD ("search", test_search);
  ADD ("pointer", test_pointer);
  ADD ("copy", test_copy);
  ADD ("menu", test_menu);
  ADD ("accessible", test_accessible);

  return g_test_run ();
}
