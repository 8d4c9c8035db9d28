// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <glib/gi18n.h>

#include "window-private.h"

#include "catalog/entry-id.h"

#include "menu.h"

/* The menus of the header bar, which are made when they are opened. */

/* So many recent entries are in the menu. */
#define N_RECENT 15

static void
set_all_expanded (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ErrdexWindow *self = ERRDEX_WINDOW (widget);

  errdex_window_close_report (self);
  errdex_window_set_reading (self, FALSE);
  errdex_rows_set_all_expanded (self->rows, g_variant_get_boolean (parameter));
  if (errdex_rows_get_selected (self->rows) >= 0)
    errdex_list_scroll_to_entry (self->list, errdex_rows_get_selected (self->rows));
}

static void
on_show_group (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ErrdexWindow *self = ERRDEX_WINDOW (widget);
  guint group = g_variant_get_uint32 (parameter);

  errdex_window_close_report (self);
  errdex_window_search (self, "");
  errdex_rows_set_expanded (self->rows, group, TRUE);
  errdex_list_scroll_to_group (self->list, group);
  errdex_window_set_reading (self, FALSE);
}

/* A label in which no underscore marks a key. */
static char *
escape_label (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "_", -1);

  return g_strjoinv ("__", parts);
}

static void
append_group (GMenu *menu, const ErrdexGroup *groups, guint group)
{
  g_autofree char *label = escape_label (groups[group].title);
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "win.show-group", "u", group);
  g_menu_append_item (menu, item);
}

static GMenu *
list_groups (ErrdexWindow *self)
{
  GMenu *menu = g_menu_new ();
  guint n_groups;
  const ErrdexGroup *groups = errdex_rows_get_groups (self->rows, &n_groups);

  /* The group of the bookmarks is the last one. */
  if (self->marks != NULL && errdex_marks_get_bookmarks (self->marks)->len > 0)
    append_group (menu, groups, n_groups - 1);
  for (guint i = 0; i < n_groups - 1; i++)
    {
      if (groups[i].parent >= 0 && groups[groups[i].parent].parent >= 0)
        continue;
      if (groups[i].parent >= 0 && groups[groups[i].parent].n_entries > 0)
        continue;
      append_group (menu, groups, i);
    }

  return menu;
}

static GMenu *
list_recent (ErrdexWindow *self)
{
  g_autoptr (GArray) recent = errdex_marks_list_recent (self->marks);
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) entries = g_menu_new (), clearing = g_menu_new ();

  for (guint i = 0; i < MIN (recent->len, N_RECENT); i++)
    {
      guint entry = g_array_index (recent, guint, i);
      g_autofree char *label = escape_label (errdex_library_get_entry (self->library, entry)->code);
      g_autofree char *id = errdex_entry_id_new (self->library, entry);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "app.show-entry", "s", id);
      g_menu_append_item (entries, item);
    }
  g_menu_append (clearing, _ ("_Clear"), "win.clear-recent");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (entries));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (clearing));

  return menu;
}

static void
append_recent (ErrdexWindow *self, GMenu *menu)
{
  g_autoptr (GArray) recent = errdex_marks_list_recent (self->marks);
  g_autoptr (GMenu) section = NULL;
  g_autoptr (GMenu) entries = NULL;

  if (recent->len == 0)
    return;
  section = g_menu_new ();
  entries = list_recent (self);
  g_menu_append_submenu (section, _ ("_Recent Entries"), G_MENU_MODEL (entries));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static void
make_categories_menu (GtkMenuButton *button, gpointer user_data)
{
  ErrdexWindow *self = user_data;
  g_autoptr (GMenu) menu = g_menu_new (), folding = g_menu_new ();
  g_autoptr (GMenu) groups = list_groups (self);
  GMenuModel *last;

  g_menu_append (folding, _ ("_Expand All"), "win.set-all-expanded(true)");
  g_menu_append (folding, _ ("_Collapse All"), "win.set-all-expanded(false)");
  if (self->marks != NULL)
    append_recent (self, menu);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (folding));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (groups));
  last = gtk_menu_button_get_menu_model (button);
  if (last != NULL)
    errdex_menu_empty (last);
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

/* GtkApplication would make the overlay for each window at once; few sessions look at it. */
static void
show_help_overlay (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (RESOURCE_PREFIX "/shortcuts.ui");
  GtkWindow *overlay = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  gtk_window_set_transient_for (overlay, GTK_WINDOW (widget));
  gtk_window_present (overlay);
}

/**
 * errdex_window_make_menus:
 *
 * Lets the menus of the header bar be made when they are opened.
 */
void
errdex_window_make_menus (ErrdexWindow *self)
{
  gtk_menu_button_set_create_popup_func (self->categories_button, make_categories_menu, self, NULL);
  errdex_menu_make_when_opened (self->menu_button, self->primary_menu);
}

/**
 * errdex_window_install_menu_actions:
 * @widget_class: the class of the window
 *
 * Installs the actions that only menus and keys have.
 */
void
errdex_window_install_menu_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.show-group", "u", on_show_group);
  gtk_widget_class_install_action (widget_class, "win.set-all-expanded", "b", set_all_expanded);
  gtk_widget_class_install_action (widget_class, "win.show-help-overlay", NULL, show_help_overlay);
}
