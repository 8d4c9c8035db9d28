// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "errdex-gui-resources.h"

#include "list.h"

#include "row.h"

/* How a row is to be brought into sight. */
typedef enum
{
  GO_NOWHERE,
  GO_NEAR,     /* as little as needed */
  GO_AMID,     /* with others before and behind it, unless it is in sight */
  GO_FROM_TOP, /* from the first row of the list on, if it is in sight then */
  GO_FIRST,    /* as the first row in sight */
} GoHow;

typedef struct
{
  GoHow how;
  guint position;
} Goal;

struct _ErrdexList
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkWidget *view;
  GMenuModel *row_menu;

  ErrdexRows *rows;
  ErrdexRowLook *look;
  GtkWidget *popover; /* the context menu, made when it is first wanted */
  int pressed;        /* the group whose header the button went down on, or -1 */
  gboolean picking;   /* whether it went down to select more or less */
  Goal goal;          /* what to scroll to once the list is laid out */
  gboolean following; /* the focus goes to the selected row as soon as that is there */
};

G_DEFINE_FINAL_TYPE (ErrdexList, errdex_list, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Finding rows on screen */

static ErrdexRowItem *
get_row_item (GtkWidget *list_row)
{
  GtkWidget *row = list_row != NULL ? gtk_widget_get_first_child (list_row) : NULL;

  return ERRDEX_IS_ROW (row) ? errdex_row_get_item (ERRDEX_ROW (row)) : NULL;
}

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
  return get_row_item (pick_row (self, x, y));
}

static ErrdexRowItem *
get_focus_item (ErrdexList *self)
{
  return get_row_item (gtk_widget_get_focus_child (self->view));
}

/* The row of the selected entry; if the list view has made one, like the others here. */
static GtkWidget *
find_selected_row (ErrdexList *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->view); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      ErrdexRowItem *item = get_row_item (child);

      if (item != NULL && errdex_rows_is_selected_row (self->rows, errdex_row_item_get_data (item)))
        return child;
    }

  return NULL;
}

static GtkWidget *
find_header (ErrdexList *self, int group)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->view); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      ErrdexRowItem *item = get_row_item (child);
      const ErrdexRowData *data = item != NULL ? errdex_row_item_get_data (item) : NULL;

      if (data != NULL && data->entry < 0 && (int) data->group == group)
        return child;
    }

  return NULL;
}

static GtkWidget *
find_first_in_sight (ErrdexList *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->view); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      graphene_rect_t bounds;

      if (gtk_widget_compute_bounds (child, self->view, &bounds) && bounds.origin.y >= 0)
        return child;
    }

  return NULL;
}

/* How many entries are about a page. */
static int
get_page (ErrdexList *self)
{
  GtkWidget *row = gtk_widget_get_first_child (self->view);
  int height = row != NULL ? gtk_widget_get_height (row) : 0;

  return height > 0 ? MAX (1, gtk_widget_get_height (GTK_WIDGET (self)) / height - 1) : 10;
}

/* The focus */

/* The keys of the list move from where the focus is, which GTK keeps apart from the selection. */
static gboolean
focus_selected (ErrdexList *self)
{
  GtkWidget *row = self->rows != NULL ? find_selected_row (self) : NULL;

  return row != NULL && gtk_widget_grab_focus (row);
}

static gboolean
has_focus (ErrdexList *self)
{
  return gtk_widget_is_focus (self->view) || gtk_widget_get_focus_child (self->view) != NULL;
}

/* The view makes a row that is far away only when it is laid out. */
static void
follow_selection (ErrdexList *self)
{
  self->following = TRUE;
  gtk_widget_queue_draw (self->view);
}

static void
on_painted (GdkFrameClock *clock, ErrdexList *self)
{
  if (self->following && has_focus (self))
    focus_selected (self);
  self->following = FALSE;
}

/* Scrolling */

static void
set_goal (ErrdexList *self, GoHow how, guint position)
{
  if (position == GTK_INVALID_LIST_POSITION)
    return;
  errdex_rows_release (self->rows);
  self->goal = (Goal){ how, position };
  gtk_widget_queue_allocate (self->view);
}

/* Groups */

static void
toggle (ErrdexList *self, guint group)
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
      toggle (self, errdex_row_item_get_data (item)->group);
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
  ErrdexRowItem *item = get_row_item (row);

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
    g_signal_emit (self, signals[ACTIVATED], 0, (guint) data->entry);
  else if (self->pressed == (int) data->group)
    toggle (self, data->group);
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
      g_signal_connect_swapped (self->popover, "closed", G_CALLBACK (follow_selection), self);
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

/* The list view */

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *list_item, ErrdexList *self)
{
  gtk_list_item_set_child (list_item, errdex_row_new (self->look));
}

/* A header stays selectable, though the rows let nobody select it: GTK 4.8 gives the focus to no
 * row that is not. */
static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *list_item, ErrdexList *self)
{
  errdex_row_set_item (ERRDEX_ROW (gtk_list_item_get_child (list_item)),
                       gtk_list_item_get_item (list_item));
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *list_item, ErrdexList *self)
{
  errdex_row_set_item (ERRDEX_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static void
on_activate (ErrdexList *self, guint position)
{
  g_autoptr (ErrdexRowItem) item = g_list_model_get_item (G_LIST_MODEL (self->rows), position);
  const ErrdexRowData *data = errdex_row_item_get_data (item);

  if (errdex_row_item_is_header (item))
    {
      toggle (self, data->group);
      return;
    }
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->rows));
  g_signal_emit (self, signals[ACTIVATED], 0, (guint) data->entry);
}

static void
on_chosen (ErrdexList *self, guint entry)
{
  g_signal_emit (self, signals[CHOSEN], 0, entry);
}

static void
on_marked (ErrdexList *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->view); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = gtk_widget_get_first_child (child);

      if (ERRDEX_IS_ROW (row))
        errdex_row_update (ERRDEX_ROW (row));
    }
}

/* The position of the first row in sight. */
static guint
get_top (ErrdexList *self)
{
  GtkWidget *row = find_first_in_sight (self);
  ErrdexRowItem *item = row != NULL ? get_row_item (row) : NULL;
  const ErrdexRowData *data = item != NULL ? errdex_row_item_get_data (item) : NULL;

  if (data == NULL)
    return 0;

  return data->entry >= 0 ? errdex_rows_find_row (self->rows, data->group, data->entry)
                          : errdex_rows_find_group (self->rows, data->group);
}

/* The row to scroll to so that the row at a position has others around it. */
static guint
find_amid (ErrdexList *self, guint position, guint last)
{
  guint top = get_top (self), page = get_page (self);

  if (position < top)
    return position - MIN (position, page / 3);
  if (position - top >= page)
    return MIN (position + page / 3, last);

  return position;
}

static void
go (ErrdexList *self, Goal goal)
{
  guint last = g_list_model_get_n_items (G_LIST_MODEL (self->rows)) - 1;
  guint target = goal.position;

  if (goal.how == GO_AMID)
    target = find_amid (self, goal.position, last);
  else if (goal.how == GO_FROM_TOP && goal.position <= (guint) get_page (self) / 2)
    /* Rows with a line of text under the code are higher than others. */
    target = 0;
  else if (goal.how == GO_FIRST)
    {
      /* A row that comes into sight from below the last one becomes the first. */
      target = last;
      self->goal = (Goal){ GO_NEAR, goal.position };
    }
  gtk_widget_activate_action (self->view, "list.scroll-to-item", "u", target);
}

/* GtkListView 4.8 knows where its rows are only once it is laid out, and shows none at all, ever,
 * if it is told to scroll before it has a height. Told now, it is laid out once more before it is
 * painted. */
static void
on_laid_out (GdkFrameClock *clock, ErrdexList *self)
{
  Goal goal = self->goal;

  if (goal.how == GO_NOWHERE || gtk_widget_get_height (self->view) == 0)
    return;
  self->goal.how = GO_NOWHERE;
  if (goal.position < g_list_model_get_n_items (G_LIST_MODEL (self->rows)))
    go (self, goal);
}

static void
errdex_list_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (errdex_list_parent_class)->realize (widget);

  g_signal_connect_object (gtk_widget_get_frame_clock (widget), "layout", G_CALLBACK (on_laid_out),
                           widget, G_CONNECT_AFTER);
  g_signal_connect_object (gtk_widget_get_frame_clock (widget), "after-paint",
                           G_CALLBACK (on_painted), widget, 0);
}

static void
errdex_list_unrealize (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_frame_clock (widget), on_laid_out, widget);
  g_signal_handlers_disconnect_by_func (gtk_widget_get_frame_clock (widget), on_painted, widget);

  GTK_WIDGET_CLASS (errdex_list_parent_class)->unrealize (widget);
}

/* The list view alone would take the focus for itself, or give it to the row that had it last,
 * wherever the selection is. */
static gboolean
errdex_list_grab_focus (GtkWidget *widget)
{
  ErrdexList *self = ERRDEX_LIST (widget);
  GtkWidget *row;

  if (focus_selected (self))
    return TRUE;
  row = find_first_in_sight (self);

  return row != NULL && gtk_widget_grab_focus (row);
}

/* GTK 4.8 would go from row to row with Tab: five hundred of them stood between the search and the
 * entry. */
static gboolean
errdex_list_focus (GtkWidget *widget, GtkDirectionType direction)
{
  ErrdexList *self = ERRDEX_LIST (widget);
  gboolean in_menu = self->popover != NULL && gtk_widget_get_mapped (self->popover);

  if (in_menu || (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD))
    return GTK_WIDGET_CLASS (errdex_list_parent_class)->focus (widget, direction);
  if (gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;

  return gtk_widget_grab_focus (widget);
}

static void
errdex_list_dispose (GObject *object)
{
  ErrdexList *self = ERRDEX_LIST (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  if (self->rows != NULL)
    errdex_list_set_rows (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ERRDEX_TYPE_LIST);
  g_clear_pointer (&self->look, errdex_row_look_unref);

  G_OBJECT_CLASS (errdex_list_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  errdex_gui_get_resource ();
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PREFIX "/list.ui");
  gtk_widget_class_bind_template_child (widget_class, ErrdexList, scroller);
  gtk_widget_class_bind_template_child (widget_class, ErrdexList, view);
  gtk_widget_class_bind_template_child (widget_class, ErrdexList, row_menu);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_unbind);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed);
  gtk_widget_class_bind_template_callback (widget_class, on_pressed);
  gtk_widget_class_bind_template_callback (widget_class, on_released);
  gtk_widget_class_bind_template_callback (widget_class, on_menu_pressed);
  gtk_widget_class_bind_template_callback (widget_class, on_long_pressed);
}

static void
errdex_list_class_init (ErrdexListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = errdex_list_dispose;
  widget_class->focus = errdex_list_focus;
  widget_class->grab_focus = errdex_list_grab_focus;
  widget_class->realize = errdex_list_realize;
  widget_class->unrealize = errdex_list_unrealize;

  signals[CHOSEN] = g_signal_new ("chosen", ERRDEX_TYPE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[ACTIVATED] = g_signal_new ("activated", ERRDEX_TYPE_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "list.show-menu", NULL, show_menu_at_focus);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "list.show-menu",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "list.show-menu", NULL);
}

static void
errdex_list_init (ErrdexList *self)
{
  self->pressed = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->look = errdex_row_look_new (self->view);
}

/**
 * errdex_list_set_rows:
 * @rows: (nullable): the rows to show
 */
void
errdex_list_set_rows (ErrdexList *self, ErrdexRows *rows)
{
  if (self->rows != NULL)
    g_signal_handlers_disconnect_by_data (self->rows, self);
  g_set_object (&self->rows, rows);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->view), GTK_SELECTION_MODEL (rows));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view),
                                  GTK_ACCESSIBLE_PROPERTY_MULTI_SELECTABLE, TRUE, -1);
  if (rows != NULL)
    {
      g_signal_connect_swapped (rows, "chosen", G_CALLBACK (on_chosen), self);
      g_signal_connect_swapped (rows, "marked", G_CALLBACK (on_marked), self);
    }
}

/**
 * errdex_list_scroll_to_entry:
 * @entry: the number of an entry
 *
 * Shows an entry, if it is in the list: where it is, if it is in sight; else with others before and
 * behind it. If the list has the focus, that goes to the selected row.
 */
void
errdex_list_scroll_to_entry (ErrdexList *self, guint entry)
{
  set_goal (self, GO_AMID, errdex_rows_find_entry (self->rows, entry));
  follow_selection (self);
}

/**
 * errdex_list_scroll_from_top:
 * @entry: the number of an entry
 *
 * Shows the list from its first row on, if the entry is to be seen then; else from the entry on.
 */
void
errdex_list_scroll_from_top (ErrdexList *self, guint entry)
{
  set_goal (self, GO_FROM_TOP, errdex_rows_find_entry (self->rows, entry));
}

/**
 * errdex_list_scroll_to_group:
 * @group: a group
 *
 * Scrolls so that the header of a group, if it is in the list, is the first row.
 */
void
errdex_list_scroll_to_group (ErrdexList *self, guint group)
{
  set_goal (self, GO_FIRST, errdex_rows_find_group (self->rows, group));
}

/**
 * errdex_list_move:
 * @steps: how many entries to go down; negative to go up
 *
 * Moves the selection as the keys of the list would, whatever has the focus.
 *
 * Returns: whether there is an entry to go to
 */
gboolean
errdex_list_move (ErrdexList *self, int steps)
{
  g_autoptr (ErrdexRowItem) before = NULL;
  guint position = errdex_rows_step (self->rows, steps);

  if (position == GTK_INVALID_LIST_POSITION)
    return FALSE;
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->rows), position, TRUE);
  /* On the way up, the header of the group comes into view with its first entry. */
  before = g_list_model_get_item (G_LIST_MODEL (self->rows), position - 1);
  set_goal (self, GO_NEAR,
            steps < 0 && errdex_row_item_is_header (before) ? position - 1 : position);

  return TRUE;
}

/**
 * errdex_list_extend:
 * @steps: how many entries to go down; negative to go up
 * @keep: whether what is selected otherwise stays so
 *
 * Moves as errdex_list_move() does, and selects the entries on the way.
 */
void
errdex_list_extend (ErrdexList *self, int steps, gboolean keep)
{
  guint position = errdex_rows_step (self->rows, steps);

  if (position == GTK_INVALID_LIST_POSITION)
    return;
  errdex_rows_extend (self->rows, position, keep);
  set_goal (self, GO_NEAR, position);
  follow_selection (self);
}

/**
 * errdex_list_get_steps:
 * @keyval: a key
 *
 * Returns: how many entries the key goes down; negative if it goes up, 0 if it does neither
 */
int
errdex_list_get_steps (ErrdexList *self, guint keyval)
{
  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return -1;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return 1;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      return -get_page (self);
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      return get_page (self);
    default:
      return 0;
    }
}
