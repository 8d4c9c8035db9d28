// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* The window in a translation that nobody speaks, where every text is 40 % longer than in English
 * (tests/po/make_pseudo.py): no label may be cut off, wide or narrow. */

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>
#include <gtk/gtk.h>

#include "catalog/places.h"
#include "gui/window.h"

#include "driver.h"

/* Phones are so wide. */
#define NARROW 360

static const char report_text[]
    = "ERROR iot.prod.NotExistedProduct : No such product.\n"
      "RequestId : 57B144CF-09FC-4916-A272-A62902D5B207\n"
      "{\"RequestId\":\"1A540BE0-3C48-4C4C-8E71-3C8B2F2A5D11\",\"Code\":\"iot.device.NotExistedDevice\"}\n"
      "ERROR iot.device.RegionNotSupportX509: the region has no X.509\n";

typedef struct
{
  int width;
  int height;
} Size;

typedef struct
{
  GtkApplication *application;
  ErrdexWindow *window;
} Fixture;

/* Looking */

static gboolean
has_ancestor_class (GtkWidget *widget, const char *name)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (gtk_widget_has_css_class (widget, name))
      return TRUE;

  return FALSE;
}

/* Codes and names of files are shortened in the middle or at their beginning. Of texts, only the
 * beginning of another entry's and what an empty entry says are. */
static gboolean
may_be_shortened (GtkLabel *label)
{
  GtkWidget *widget = GTK_WIDGET (label);

  return gtk_label_get_ellipsize (label) != PANGO_ELLIPSIZE_END
         || has_ancestor_class (widget, "related")
         || gtk_widget_get_ancestor (widget, GTK_TYPE_TEXT) != NULL;
}

/* Whether a widget lies between the edges of its window or popover. What is too high scrolls. */
static gboolean
is_within (GtkWidget *widget)
{
  GtkWidget *native = GTK_WIDGET (gtk_widget_get_native (widget));
  graphene_rect_t place;

  return gtk_widget_compute_bounds (widget, native, &place) && place.origin.x > -1
         && place.origin.x + place.size.width < gtk_widget_get_width (native) + 1;
}

/* Whether everything around a label is high enough for it, up to what scrolls. */
static gboolean
has_room (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  for (; parent != NULL && !GTK_IS_VIEWPORT (parent) && !GTK_IS_NATIVE (parent)
         && gtk_widget_get_overflow (parent) == GTK_OVERFLOW_VISIBLE;
       parent = gtk_widget_get_parent (parent))
    {
      graphene_rect_t place;

      if (!gtk_widget_compute_bounds (widget, parent, &place) || place.origin.y < -1
          || place.origin.y + place.size.height > gtk_widget_get_height (parent) + 1)
        return FALSE;
    }

  return TRUE;
}

static const char *
find_fault (GtkLabel *label)
{
  PangoLayout *layout = gtk_label_get_layout (label);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  if (pango_layout_is_ellipsized (layout) && !may_be_shortened (label))
    return "shortened";
  if (width > gtk_widget_get_width (GTK_WIDGET (label)) + 1)
    return "too wide";
  if (height > gtk_widget_get_height (GTK_WIDGET (label)) + 1)
    return "too high";
  if (!is_within (GTK_WIDGET (label)))
    return "outside";
  if (!has_room (GTK_WIDGET (label)))
    return "in too little room";

  return NULL;
}

static guint
count_faults (GtkWidget *widget, const char *scene)
{
  guint n = 0;

  if (!gtk_widget_get_mapped (widget))
    return 0;
  if (GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0')
    {
      const char *fault = find_fault (GTK_LABEL (widget));

      if (fault != NULL)
        {
          g_test_message ("%s: %s: “%s”", scene, fault, gtk_label_get_text (GTK_LABEL (widget)));
          n++;
        }
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_faults (child, scene);

  return n;
}

static void
assert_nothing_cut_off (Fixture *self, const char *scene)
{
  spin (150);
  if (count_faults (GTK_WIDGET (self->window), scene))
    g_test_fail ();
}

/* The fixture */

/* The borders of the window count too. */
static gboolean
is_wide (Fixture *self, const Size *size)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self->window));

  return width <= size->width && width > size->width - 30;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  const Size *size = data;

  self->application = get_application ();
  self->window = open_window ();
  spin (100);
  gtk_window_set_default_size (GTK_WINDOW (self->window), size->width, size->height);
  wait_until (is_wide (self, size));
  spin (100);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  /* what was shown has made it no wider */
  g_assert_true (is_wide (self, data));
  close_window (self->window);
}

/* The tests */

/* Whether the texts are longer at all: the translation has to be found. */
static void
test_pseudo (Fixture *self, gconstpointer data)
{
  g_assert_cmpstr (_ ("Cause"), !=, "Cause");
  g_assert_true (g_str_has_prefix (_ ("Cause"), "["));
  wait_until (shows (GTK_WIDGET (self->window), "[500 "));
}

static void
test_list (Fixture *self, gconstpointer data)
{
  assert_nothing_cut_off (self, "list");
  errdex_window_search (self->window, "Null");
  assert_nothing_cut_off (self, "search");
}

/* How much there is to read about an entry. */
static gsize
weigh (const ErrdexEntry *entry)
{
  return strlen (entry->description) + (entry->solution != NULL ? strlen (entry->solution) : 0);
}

static void
test_entries (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ErrdexLibrary) library = errdex_library_new_shipped (&error);
  guint longest = 0, code = 0;

  g_assert_no_error (error);
  for (guint i = 1; i < library->n_entries; i++)
    {
      if (weigh (errdex_library_get_entry (library, i))
          > weigh (errdex_library_get_entry (library, longest)))
        longest = i;
      if (strlen (errdex_library_get_entry (library, i)->code)
          > strlen (errdex_library_get_entry (library, code)->code))
        code = i;
    }
  errdex_window_open_code (self->window, "iot.prod.InvalidAliyunCommodityCode");
  assert_nothing_cut_off (self, "entry");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.show-original", NULL);
  assert_nothing_cut_off (self, "entry in both languages");
  errdex_window_open_code (self->window, errdex_library_get_entry (library, longest)->code);
  assert_nothing_cut_off (self, "longest entry");
  errdex_window_open_code (self->window, errdex_library_get_entry (library, code)->code);
  assert_nothing_cut_off (self, "longest code");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.show-original", NULL);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.copy-markdown", NULL);
  assert_nothing_cut_off (self, "note of what was copied");
}

static void
test_miss (Fixture *self, gconstpointer data)
{
  errdex_window_search (self->window, "iot.device.RegionNotSupportX509");
  assert_nothing_cut_off (self, "miss");
  errdex_window_search (self->window, "qqqqqqqqqqqq wwwwwwwwwww");
  assert_nothing_cut_off (self, "miss of words");
}

static void
test_report (Fixture *self, gconstpointer data)
{
  errdex_window_take_text (self->window, report_text);
  wait_until (shows (GTK_WIDGET (self->window), "[3 ") || shows (GTK_WIDGET (self->window), "[2 "));
  assert_nothing_cut_off (self, "report");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.close-report", NULL);
  errdex_window_search (self->window, "");
}

static void
open_menus (Fixture *self, GtkWidget *widget)
{
  if (GTK_IS_MENU_BUTTON (widget) && gtk_widget_get_mapped (widget))
    {
      gtk_menu_button_popup (GTK_MENU_BUTTON (widget));
      assert_nothing_cut_off (self, "menu");
      gtk_menu_button_popdown (GTK_MENU_BUTTON (widget));
      spin (50);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    open_menus (self, child);
}

static void
test_menus (Fixture *self, gconstpointer data)
{
  open_menus (self, GTK_WIDGET (self->window));
}

/* A window of its own that an action opens. GTK's own words are in English there. */
static void
check_dialog (Fixture *self, const char *scene)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());
  g_autoptr (GtkWidget) dialog = NULL;

  wait_until (g_list_model_get_n_items (windows) == 2);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (window != GTK_WIDGET (self->window))
        dialog = g_steal_pointer (&window);
    }
  wait_until (gtk_widget_get_width (dialog) > 0);
  spin (150);
  if (count_faults (dialog, scene))
    g_test_fail ();
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_dialogs (Fixture *self, gconstpointer data)
{
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.show-help-overlay", NULL);
  check_dialog (self, "shortcuts");
  g_action_group_activate_action (G_ACTION_GROUP (self->application), "about", NULL);
  check_dialog (self, "about");
}

int
main (int argc, char *argv[])
{
  static const Size sizes[] = { { 1000, 700 }, { NARROW, 640 } };
  static const struct
  {
    const char *name;
    void (*run) (Fixture *self, gconstpointer data);
  } tests[] = {
    { "pseudo", test_pseudo },   { "list", test_list },     { "entries", test_entries },
    { "miss", test_miss },       { "report", test_report }, { "menus", test_menus },
    { "dialogs", test_dialogs },
  };

  errdex_places_init_locale ();
  gtk_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (guint j = 0; j < G_N_ELEMENTS (tests); j++)
      {
        g_autofree char *path = g_strdup_printf ("/cut-off/%d/%s", sizes[i].width, tests[j].name);

        g_test_add (path, Fixture, &sizes[i], set_up, tests[j].run, tear_down);
      }

  return g_test_run ();
}
