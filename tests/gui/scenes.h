// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "gui/catalogs-window.h"
#include "gui/preferences.h"

#include "driver.h"

/* What the windows of the program can show, one scene after the other, for tests that look at all
 * of it. */

typedef void (*SceneFunc) (GtkWidget *window, const char *scene, gpointer data);

/* All pages of the main window but the report. */
static inline void
show_window_scenes (ErrdexWindow *self, SceneFunc look, gpointer data)
{
  GtkWidget *window = GTK_WIDGET (self);

  look (window, "start", data);
  errdex_window_open_code (self, "iot.device.NotExistedDevice");
  look (window, "entry", data);
  errdex_window_tell (self, "iot.device.NotExistedDevice");
  look (window, "toast", data);
  gtk_widget_activate_action (window, "win.find", NULL);
  press ("type", "device");
  look (window, "find", data);
  press ("key", "Escape");
  gtk_widget_activate_action (window, "win.edit-note", NULL);
  press ("type", "mine");
  look (window, "note", data);
  errdex_window_search (self, "device exist");
  look (window, "search", data);
  errdex_window_search (self, "iot.device.RegionNotSupportX509");
  look (window, "miss", data);
  errdex_window_search (self, "device");
  errdex_window_warn (self, "A warning");
  look (window, "notice", data);
  errdex_window_search (self, "");
}

static inline void
show_report_scene (ErrdexWindow *self, SceneFunc look, gpointer data)
{
  static const char text[] = "ERROR iot.prod.NotExistedProduct : No such product.\n"
                             "ERROR iot.device.RegionNotSupportX509: the region has none\n"
                             "ERROR iot.device.NotExistedDevice again\n";

  errdex_window_take_text (self, text);
  wait_until (shows (GTK_WIDGET (self), "NotExistedProduct"));
  look (GTK_WIDGET (self), "report", data);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.close-report", NULL);
  errdex_window_search (self, "");
}

/* There is no window manager that would make another window the active one. */
static inline void
show_other_scene (GType type, const char *scene, SceneFunc look, gpointer data)
{
  GtkWidget *other;

  wait_until (find_window (type) != NULL);
  other = find_window (type);
  wait_until (gtk_widget_get_height (other) > 0);
  gtk_widget_unset_state_flags (other, GTK_STATE_FLAG_BACKDROP);
  look (other, scene, data);
  gtk_window_destroy (GTK_WINDOW (other));
  wait_until (find_window (type) == NULL);
}

/* The other windows. */
static inline void
show_other_scenes (ErrdexWindow *self, SceneFunc look, gpointer data)
{
  g_action_group_activate_action (G_ACTION_GROUP (get_application ()), "preferences", NULL);
  show_other_scene (ERRDEX_TYPE_PREFERENCES, "preferences", look, data);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.catalogs", NULL);
  show_other_scene (ERRDEX_TYPE_CATALOGS_WINDOW, "catalogs", look, data);
}
