// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* What a screen reader learns of every window: each thing that can have the focus has a name, and
 * what a search found is told. */

#include "config.h"

#include <gtk/gtk.h>

#include "catalog/places.h"
#include "gui/window.h"

#include "scenes.h"

typedef struct
{
  ErrdexWindow *window;
  guint n_named;
} Fixture;

/* Names */

/* The text of a label in a widget names it. */
static gboolean
has_text (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return *gtk_label_get_text (GTK_LABEL (widget)) != '\0';
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_NATIVE (child) && has_text (child))
      return TRUE;

  return FALSE;
}

static gboolean
has_own_name (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);

  return gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL)
         || gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

/* GTK makes these of several widgets, of which an inner one has the focus. */
static gboolean
is_composite (GtkWidget *widget)
{
  return GTK_IS_EDITABLE (widget) || GTK_IS_MENU_BUTTON (widget) || GTK_IS_DROP_DOWN (widget);
}

static gboolean
has_name (GtkWidget *widget)
{
  if (has_own_name (widget))
    return TRUE;
  /* what is typed into an entry, or chosen in a list, is no name */
  if ((GTK_IS_BUTTON (widget) || GTK_IS_LABEL (widget)) && has_text (widget))
    return TRUE;
  for (GtkWidget *parent = gtk_widget_get_parent (widget); parent != NULL;
       parent = gtk_widget_get_parent (parent))
    if (is_composite (parent))
      return has_name (parent);

  return FALSE;
}

/* Scrolling is no control of its own, and GTK names what closes a window. */
static gboolean
needs_name (GtkWidget *widget)
{
  return gtk_widget_get_focusable (widget) && !GTK_IS_SCROLLED_WINDOW (widget)
         && !GTK_IS_VIEWPORT (widget) && !GTK_IS_PANED (widget) && !GTK_IS_WINDOW (widget)
         && gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW_CONTROLS) == NULL;
}

static void
check_names (Fixture *self, GtkWidget *widget, const char *scene)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (needs_name (widget))
    {
      self->n_named++;
      if (!has_name (widget))
        {
          g_test_message ("%s: a %s in a %s has no name", scene, G_OBJECT_TYPE_NAME (widget),
                          G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)));
          g_test_fail ();
        }
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_names (self, child, scene);
}

static void
check_window (GtkWidget *window, const char *scene, gpointer data)
{
  Fixture *self = data;
  guint before = self->n_named;

  spin (100);
  check_names (self, window, scene);
  g_assert_cmpuint (self->n_named, >, before);
}

/* The fixture */

static void
set_up (Fixture *self, gconstpointer data)
{
  self->window = open_window ();
  spin (100);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  close_window (self->window);
}

/* The tests */

static void
test_window (Fixture *self, gconstpointer data)
{
  show_window_scenes (self->window, check_window, self);
}

static void
test_report (Fixture *self, gconstpointer data)
{
  show_report_scene (self->window, check_window, self);
}

static void
test_others (Fixture *self, gconstpointer data)
{
  show_other_scenes (self->window, check_window, self);
}

/* Screen readers tell of a status whose text changes. */

static GtkLabel *
get_status (Fixture *self)
{
  return GTK_LABEL (
      gtk_widget_get_template_child (GTK_WIDGET (self->window), ERRDEX_TYPE_WINDOW, "status"));
}

static void
assert_told (Fixture *self, const char *query, char **before)
{
  GtkLabel *status = get_status (self);

  errdex_window_search (self->window, query);
  wait_until (!g_str_equal (gtk_label_get_text (status), *before));
  g_free (*before);
  *before = g_strdup (gtk_label_get_text (status));
}

static void
test_hits (Fixture *self, gconstpointer data)
{
  g_autofree char *text = g_strdup (gtk_label_get_text (get_status (self)));

  g_assert_true (gtk_test_accessible_has_role (GTK_ACCESSIBLE (get_status (self)),
                                               GTK_ACCESSIBLE_ROLE_STATUS));
  g_assert_cmpstr (text, ==, "500 entries");
  assert_told (self, "device", &text);
  assert_told (self, "device exist", &text);
  assert_told (self, "iot.device.NotExistedDevice", &text);
  assert_told (self, "", &text);
  g_assert_cmpstr (text, ==, "500 entries");
}

int
main (int argc, char *argv[])
{
  errdex_places_init_locale ();
  gtk_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/accessible/window", test_window);
  ADD ("/accessible/report", test_report);
  ADD ("/accessible/others", test_others);
  ADD ("/accessible/hits", test_hits);

  return g_test_run ();
}
