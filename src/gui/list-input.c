// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "list-private.h"

#include "row.h"

/* Keys and clicks in the list, and its menu. */

/* Finding rows */

static GtkWidget *
pick_row (ErrdexList *self, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (self->view, x, y, GTK_PICK_DEFAULT);

  while (widget != NULL && widget != self->view && gtk_widget_get_parent (widget) != self->view)
    widget = gtk_widget_get_parent (widget);

  return widget != self->view ? widget : NULL;
}

static ErrdexRowItem *
pick_item (ErrdexList *self, double x, double y)
{
  return errdex_list_get_row_item (pick_row (self, x, y));
}

static ErrdexRowItem *
get_focus_item (ErrdexList *self)
{
  return errdex_list_get_row_item (gtk_widget_get_focus_child (self->view));
}

static GtkWidget *
find_header (ErrdexList *self, int group)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->view); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      ErrdexRowItem *item = errdex_list_get_row_item (child);
      const ErrdexRowData *data = item != NULL ? errdex_row_item_get_data (item) : NULL;

      if (data != NULL && data->entry < 0 && (int) data->group == group)
        return child;
    }

  return NULL;
}

/* Groups */

/**
 * errdex_list_toggle:
 * @group: a group
 *
 * Opens or closes it.
 */
void
errdex_list_toggle (ErrdexList *self, guint group)
{
  errdex_rows_set_expanded (self->rows, group, !errdex_rows_is_expanded (self->rows, group));
}

static void
focus_header (ErrdexList *self, int group)
{
  GtkWidget *header = group >= 0 ? find_header (self, group) : NULL;

  if (header != NULL)
    gtk_widget_grab_focus (header);
}

static void
open_or_close (ErrdexList *self, ErrdexRowItem *item, gboolean open)
{
  const ErrdexRowData *data = errdex_row_item_get_data (item);

  if (!errdex_row_item_is_header (item))
    {
      if (!open)
        focus_header (self, data->group);
    }
  else if (!open && !errdex_rows_is_expanded (self->rows, data->group))
    focus_header (self, errdex_rows_get_parent (self->rows, data->group));
  else
    errdex_rows_set_expanded (self->rows, data->group, open);
}

/* Several entries */

static guint
get_position (ErrdexList *self, ErrdexRowItem *item)
{
  const ErrdexRowData *data = errdex_row_item_get_data (item);

  return errdex_rows_find_row (self->rows, data->group, data->entry);
}

static void
toggle_selected (ErrdexList *self, guint position)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (self->rows);

  if (gtk_selection_model_is_selected (model, position))
    gtk_selection_model_unselect_item (model, position);
  else
    gtk_selection_model_select_item (model, position, FALSE);
}

/* GTK would extend the selection only from where its own keys and clicks went. */
static gboolean
extend_by_key (ErrdexList *self, guint keyval, GdkModifierType state)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  gboolean keep = (modifiers & GDK_CONTROL_MASK) != 0;
  ErrdexRowItem *item = get_focus_item (self);
  int steps = errdex_list_get_steps (self, keyval);

  if ((modifiers & ~GDK_CONTROL_MASK) != GDK_SHIFT_MASK)
    return FALSE;
  if (keyval == GDK_KEY_Home || keyval == GDK_KEY_KP_Home)
    steps = -G_MAXINT;
  else if (keyval == GDK_KEY_End || keyval == GDK_KEY_KP_End)
    steps = G_MAXINT;
  if (steps != 0)
    errdex_list_extend (self, steps, keep);
  else if (keyval == GDK_KEY_space && item != NULL && !errdex_row_item_is_header (item))
    errdex_rows_extend (self->rows, get_position (self, item), keep);
  else
    return FALSE;

  return TRUE;
}

/* A click with Shift or Ctrl selects more or less, but does not read an entry. */
static gboolean
pick (ErrdexList *self, ErrdexRowItem *item, GdkModifierType state)
{
  GdkModifierType modifiers = state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK);
  guint position;

  if (modifiers == 0 || errdex_row_item_is_header (item))
    return FALSE;
  position = get_position (self, item);
  if (modifiers & GDK_SHIFT_MASK)
    errdex_rows_extend (self->rows, position, (modifiers & GDK_CONTROL_MASK) != 0);
  else
    toggle_selected (self, position);

  return TRUE;
}

/* Keys */

static gboolean
on_key_pressed (ErrdexList *self, guint keyval, guint keycode, GdkModifierType state)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  ErrdexRowItem *item = get_focus_item (self);

  if (self->rows != NULL && extend_by_key (self, keyval, state))
    return GDK_EVENT_STOP;
  if (item == NULL || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Escape:
      if (!errdex_rows_has_several (self->rows))
        return GDK_EVENT_PROPAGATE;
      gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->rows));
      return GDK_EVENT_STOP;
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      open_or_close (self, item, mirrored);
      return GDK_EVENT_STOP;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      open_or_close (self, item, !mirrored);
      return GDK_EVENT_STOP;
    case GDK_KEY_space:
    case GDK_KEY_KP_Space:
      if (!errdex_row_item_is_header (item))
        return GDK_EVENT_PROPAGATE;
      errdex_list_toggle (self, errdex_row_item_get_data (item)->group);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* Clicks */

/* A click on a header opens or closes the group and is nothing else, and one that selects more or
 * less is no plain one, so the row is kept from both. */
static void
on_pressed (GtkGesture *gesture, int n_press, double x, double y, ErrdexList *self)
{
  GdkModifierType state
      = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  GtkWidget *row = pick_row (self, x, y);
  ErrdexRowItem *item = errdex_list_get_row_item (row);

  self->pressed = -1;
  self->picking = item != NULL && pick (self, item, state);
  if (item == NULL)
    return;
  if (errdex_row_item_is_header (item))
    self->pressed = errdex_row_item_get_data (item)->group;
  else if (self->picking)
    gtk_widget_grab_focus (row);
  else
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
on_released (GtkGesture *gesture, int n_press, double x, double y, ErrdexList *self)
{
  ErrdexRowItem *item = pick_item (self, x, y);
  const ErrdexRowData *data = item != NULL ? errdex_row_item_get_data (item) : NULL;

  if (data == NULL || self->picking)
    return;
  if (!errdex_row_item_is_header (item))
    g_signal_emit_by_name (self, "activated", (guint) data->entry);
  else if (self->pressed == (int) data->group)
    errdex_list_toggle (self, data->group);
}

static void
show_menu (ErrdexList *self, double x, double y)
{
  if (self->popover == NULL)
    {
      self->popover = gtk_popover_menu_new_from_model (self->row_menu);
      gtk_widget_set_parent (self->popover, self->view);
      gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
      /* It leaves the focus to the list view, not to the row that it came from. */
      g_signal_connect_swapped (self->popover, "closed", G_CALLBACK (errdex_list_follow_selection),
                                self);
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &(GdkRectangle){ x, y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static gboolean
show_menu_at (ErrdexList *self, double x, double y)
{
  ErrdexRowItem *item = pick_item (self, x, y);
  GtkSelectionModel *model = GTK_SELECTION_MODEL (self->rows);
  guint position;

  if (item == NULL || errdex_row_item_is_header (item))
    return FALSE;
  /* The menu of one of several entries is for all of them. */
  position = get_position (self, item);
  gtk_selection_model_select_item (model, position,
                                   !gtk_selection_model_is_selected (model, position));
  show_menu (self, x, y);

  return TRUE;
}

static void
on_menu_pressed (GtkGesture *gesture, int n_press, double x, double y, ErrdexList *self)
{
  if (show_menu_at (self, x, y))
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
on_long_pressed (GtkGesture *gesture, double x, double y, ErrdexList *self)
{
  on_menu_pressed (gesture, 1, x, y, self);
}

/* The menu key: the menu appears at the row that has the focus. */
static void
show_menu_at_focus (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ErrdexList *self = ERRDEX_LIST (widget);
  GtkWidget *row = gtk_widget_get_focus_child (self->view);
  double x, y;

  if (row != NULL
      && gtk_widget_translate_coordinates (row, self->view, gtk_widget_get_width (row) / 2.0,
                                           gtk_widget_get_height (row) / 2.0, &x, &y))
    show_menu_at (self, x, y);
}

/**
 * errdex_list_bind_input:
 * @widget_class: the class of the list
 *
 * Binds the callbacks of keys and clicks, and installs the action of the menu key.
 */
void
errdex_list_bind_input (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed);
  gtk_widget_class_bind_template_callback (widget_class, on_pressed);
  gtk_widget_class_bind_template_callback (widget_class, on_released);
  gtk_widget_class_bind_template_callback (widget_class, on_menu_pressed);
  gtk_widget_class_bind_template_callback (widget_class, on_long_pressed);
  gtk_widget_class_install_action (widget_class, "list.show-menu", NULL, show_menu_at_focus);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "list.show-menu",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "list.show-menu", NULL);
}
