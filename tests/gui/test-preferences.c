// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* The preferences of the program's window, used as a user does: keys come from xdotool. */

#include "config.h"

#include <gtk/gtk.h>

#include "gui/detail.h"
#include "gui/preferences.h"
#include "gui/rows.h"
#include "gui/window.h"

#include "driver.h"

/* The narrowest window that everything works in, without its borders. */
#define NARROW 350

typedef struct
{
  GtkApplication *application;
  GtkWindow *window;
  GtkWidget *detail;
} Fixture;

/* Looking */

static GtkWidget *
get_control (Fixture *self, const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (find_window (ERRDEX_TYPE_PREFERENCES),
                                                    ERRDEX_TYPE_PREFERENCES, name));
}

static GtkWidget *
get_part (Fixture *self, const char *name)
{
  return find_part (self->detail, name);
}

/* The size of a text, in percent of that of the window. */
static double
get_size (Fixture *self, const char *name)
{
  PangoContext *own = gtk_widget_get_pango_context (get_part (self, name));
  PangoContext *usual = gtk_widget_get_pango_context (GTK_WIDGET (self->window));

  return 100.0 * pango_font_description_get_size (pango_context_get_font_description (own))
         / pango_font_description_get_size (pango_context_get_font_description (usual));
}

#define assert_size(size)                                                                          \
  G_STMT_START                                                                                     \
  {                                                                                                \
    wait_until (ABS (get_size (self, "facts") - (size)) < 1);                                      \
    g_assert_cmpfloat_with_epsilon (get_size (self, "code"), 1.35 * (size), 1);                    \
  }                                                                                                \
  G_STMT_END

static gboolean
is_dark (Fixture *self)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self->window));
  GdkRGBA front, back;

  g_assert_true (gtk_style_context_lookup_color (style, "theme_fg_color", &front));
  g_assert_true (gtk_style_context_lookup_color (style, "theme_bg_color", &back));

  return back.green < front.green;
}

/* The fixture */

static void
set_up (Fixture *self, gconstpointer data)
{
  self->application = get_application ();
  self->window = GTK_WINDOW (open_window ());
  self->detail = find_widget (GTK_WIDGET (self->window), ERRDEX_TYPE_DETAIL);
  errdex_window_open_code (ERRDEX_WINDOW (self->window), "iot.device.NotExistedDevice");
  wait_until (gtk_widget_get_mapped (get_part (self, "code")));
  spin (100);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  close_window (self->window);
}

static void
open_preferences (Fixture *self)
{
  press ("key", "ctrl+comma");
  wait_until (find_window (ERRDEX_TYPE_PREFERENCES) != NULL);
  give_focus (GTK_WINDOW (find_window (ERRDEX_TYPE_PREFERENCES)));
}

static void
close_preferences (Fixture *self)
{
  press ("key", "Escape");
  wait_until (find_window (ERRDEX_TYPE_PREFERENCES) == NULL);
  give_focus (self->window);
}

/* The tests */

static void
test_open (Fixture *self, gconstpointer data)
{
  open_preferences (self);
  g_assert_true (gtk_window_get_transient_for (GTK_WINDOW (find_window (ERRDEX_TYPE_PREFERENCES)))
                 == self->window);
  g_action_group_activate_action (G_ACTION_GROUP (self->application), "preferences", NULL);
  spin (60);
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (self->application)), ==, 2);
  close_preferences (self);
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (self->application)), ==, 1);
}

/* Each control can be reached by a key, and is told to a screen reader by its name. */
static void
test_names (Fixture *self, gconstpointer data)
{
  const char *const names[]
      = { "color_scheme", "text_size", "catalog_language", "copy_format", "offer_clipboard" };
  g_autoptr (GHashTable) keys = g_hash_table_new (NULL, NULL);

  open_preferences (self);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GtkWidget *control = get_control (self, names[i]);
      g_autoptr (GList) labels = gtk_widget_list_mnemonic_labels (control);

      g_assert_cmpuint (g_list_length (labels), ==, 1);
      g_assert_true (
          g_hash_table_add (keys, GUINT_TO_POINTER (gtk_label_get_mnemonic_keyval (labels->data))));
      g_assert_true (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (control),
                                                       GTK_ACCESSIBLE_RELATION_LABELLED_BY));
    }
  g_assert_false (g_hash_table_contains (keys, GUINT_TO_POINTER (GDK_KEY_VoidSymbol)));
  close_preferences (self);
}

/* A narrow screen has room for it. */
static void
test_narrow (Fixture *self, gconstpointer data)
{
  int minimum;

  open_preferences (self);
  gtk_widget_measure (find_window (ERRDEX_TYPE_PREFERENCES), GTK_ORIENTATION_HORIZONTAL, -1,
                      &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  close_preferences (self);
}

static void
test_scheme (Fixture *self, gconstpointer data)
{
  g_assert_false (is_dark (self));
  open_preferences (self);
  press ("key", "alt+c");
  press ("key", "End Return");
  wait_until (is_dark (self));
  close_preferences (self);
  g_assert_true (is_dark (self));
  open_preferences (self);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (get_control (self, "color_scheme")), 0);
  wait_until (!is_dark (self));
  close_preferences (self);
}

/* What is chosen in one place is shown in all others. */
static void
test_size (Fixture *self, gconstpointer data)
{
  assert_size (100);
  open_preferences (self);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (get_control (self, "text_size")), 160);
  assert_size (160);
  press ("key", "ctrl+plus");
  assert_size (175);
  g_assert_cmpint (gtk_spin_button_get_value_as_int (
                       GTK_SPIN_BUTTON (get_control (self, "text_size"))),
                   ==, 175);
  close_preferences (self);
  press ("key", "ctrl+0");
  assert_size (100);
}

static void
test_size_keys (Fixture *self, gconstpointer data)
{
  press ("key", "ctrl+plus");
  assert_size (110);
  wait_until (shows (GTK_WIDGET (self->window), "110"));
  press ("key", "ctrl+equal");
  assert_size (125);
  press ("key", "ctrl+KP_Add");
  assert_size (150);
  press ("key", "ctrl+minus");
  assert_size (125);
  press ("key", "ctrl+KP_Subtract");
  assert_size (110);
  press ("key", "ctrl+KP_0");
  assert_size (100);
  press ("key", "ctrl+minus ctrl+minus ctrl+minus ctrl+minus ctrl+minus ctrl+minus");
  assert_size (50);
  press ("key", "ctrl+0");
  assert_size (100);
  for (guint i = 0; i < 10; i++)
    g_action_group_activate_action (G_ACTION_GROUP (self->application), "text-larger", NULL);
  assert_size (300);
  press ("key", "ctrl+0");
  assert_size (100);
}

static void
test_copy (Fixture *self, gconstpointer data)
{
  const char *const beginnings[]
      = { "iot.device.NotExistedDevice", "errdex:iot.device.NotExistedDevice",
          "### `iot.device.NotExistedDevice`\n" };

  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    {
      g_autofree char *copied = NULL;

      open_preferences (self);
      gtk_drop_down_set_selected (GTK_DROP_DOWN (get_control (self, "copy_format")), i);
      close_preferences (self);
      press ("key", "ctrl+c");
      copied = read_clipboard (GTK_WIDGET (self->window));
      g_assert_true (g_str_has_prefix (copied, beginnings[i]));
    }
  open_preferences (self);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (get_control (self, "copy_format")), 0);
  close_preferences (self);
}

/* Whether the entry has room in a narrow window. */
static gboolean
fits (Fixture *self)
{
  int minimum;

  gtk_widget_measure (self->detail, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  if (minimum > NARROW)
    g_test_message ("entry %d at %g %% needs %d pixels",
                    errdex_detail_get_entry (ERRDEX_DETAIL (self->detail)),
                    get_size (self, "facts"), minimum);

  return minimum <= NARROW;
}

/* However large the text is, nothing of any entry is cut off. */
static void
test_fit (Fixture *self, gconstpointer data)
{
  GtkWidget *view = find_widget (GTK_WIDGET (self->window), GTK_TYPE_LIST_VIEW);
  ErrdexLibrary *library
      = errdex_rows_get_library (ERRDEX_ROWS (gtk_list_view_get_model (GTK_LIST_VIEW (view))));

  for (guint i = 0; i < 10; i++)
    {
      g_action_group_activate_action (G_ACTION_GROUP (self->application), "text-larger", NULL);
      spin (60);
      wait_until (fits (self));
      for (guint entry = i; entry < library->n_entries; entry += 10)
        {
          errdex_detail_show (ERRDEX_DETAIL (self->detail), library, entry, NULL);
          g_assert_true (fits (self));
        }
    }
  press ("key", "ctrl+0");
  assert_size (100);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_unsetenv ("GTK_THEME");
#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/preferences/open", test_open);
  ADD ("/preferences/names", test_names);
  ADD ("/preferences/narrow", test_narrow);
  ADD ("/preferences/scheme", test_scheme);
  ADD ("/preferences/size", test_size);
  ADD ("/preferences/size-keys", test_size_keys);
  ADD ("/preferences/copy", test_copy);
  ADD ("/preferences/fit", test_fit);

  return g_test_run ();
}
