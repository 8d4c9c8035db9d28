// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "user.h"

#include "gui/preferences.h"

#include "../gui/driver.h"

static void
leave_window (User *self, GType type)
{
  gtk_window_close (GTK_WINDOW (find_window (type)));
  wait_until (find_window (type) == NULL);
  user_draw (self);
}

/* --- preferences --- */

static void
open_preferences (User *self)
{
  g_action_group_activate_action (G_ACTION_GROUP (self->application), "preferences", NULL);
  wait_until (find_window (ERRDEX_TYPE_PREFERENCES) != NULL);
}

static GObject *
get_control (const char *name)
{
  return gtk_widget_get_template_child (find_window (ERRDEX_TYPE_PREFERENCES),
                                        ERRDEX_TYPE_PREFERENCES, name);
}

/**
 * user_set_preferences:
 *
 * Opens the preferences, and chooses something else for one or all of them.
 */
void
user_set_preferences (User *self)
{
  open_preferences (self);
  user_draw (self);
  if (user_choose (self, 4) == 0)
    g_object_set (get_control ("color_scheme"), "selected", user_choose (self, 3), NULL);
  g_object_set (get_control ("text_size"), "value", 80.0 + 10 * user_choose (self, 6), NULL);
  g_object_set (get_control ("copy_format"), "selected", user_choose (self, 3), NULL);
  g_object_set (get_control ("catalog_language"), "selected", user_choose (self, 2), NULL);
  g_object_set (get_control ("offer_clipboard"), "active", user_choose (self, 2) == 0, NULL);
  user_draw (self);
  leave_window (self, ERRDEX_TYPE_PREFERENCES);
  user_do (self, "win.show-original");
  user_draw (self);
}

/**
 * user_reset_preferences:
 *
 * Chooses what is chosen at first.
 */
void
user_reset_preferences (User *self)
{
  open_preferences (self);
  g_object_set (get_control ("color_scheme"), "selected", 0, NULL);
  g_object_set (get_control ("text_size"), "value", 100.0, NULL);
  g_object_set (get_control ("copy_format"), "selected", 0, NULL);
  g_object_set (get_control ("catalog_language"), "selected", 0, NULL);
  g_object_set (get_control ("offer_clipboard"), "active", TRUE, NULL);
  leave_window (self, ERRDEX_TYPE_PREFERENCES);
  g_object_set (self->window, "original-shown", FALSE, NULL);
}

/* --- menus and other windows --- */

/**
 * user_open_menus:
 *
 * Opens the menus of the header bar, and the menu of a row.
 */
void
user_open_menus (User *self)
{
  static const char *const names[] = { "categories_button", "menu_button" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GObject *button = gtk_widget_get_template_child (self->widget, ERRDEX_TYPE_WINDOW, names[i]);

      gtk_menu_button_popup (GTK_MENU_BUTTON (button));
      user_draw (self);
      gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
      user_draw (self);
    }
}

/**
 * user_open_windows:
 *
 * Opens the window of the catalogs, or the one of the keys, and closes it.
 */
void
user_open_windows (User *self)
{
  gboolean catalogs = user_choose (self, 2) == 0;
  GType type = catalogs ? g_type_from_name ("ErrdexCatalogsWindow") : GTK_TYPE_SHORTCUTS_WINDOW;

  user_do (self, catalogs ? "win.catalogs" : "win.show-help-overlay");
  if (catalogs)
    type = g_type_from_name ("ErrdexCatalogsWindow");
  wait_until (find_window (type) != NULL);
  user_draw (self);
  leave_window (self, type);
}

/**
 * user_resize:
 *
 * Makes the window narrow, where list and entry take turns, and looks at both.
 */
void
user_resize (User *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self->window), 400, 600);
  spin (20);
  user_draw (self);
  errdex_window_open_code (self->window, "iot.prod.NotExistedProduct");
  user_draw (self);
  user_do (self, "win.show-list");
  user_draw (self);
  user_widen (self);
}

/**
 * user_widen:
 *
 * Gives the window its first size.
 */
void
user_widen (User *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1000, 700);
  spin (20);
  user_draw (self);
}
