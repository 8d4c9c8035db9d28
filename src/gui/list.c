// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "errdex-gui-resources.h"

#include "list-private.h"

#include "row.h"

G_DEFINE_FINAL_TYPE (ErrdexList, errdex_list, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Finding rows on screen */

/**
 * errdex_list_get_row_item:
 * @list_row: (nullable): a row of the list view
 *
 * Returns: (transfer none) (nullable): what it shows
 */
ErrdexRowItem *
errdex_list_get_row_item (GtkWidget *list_row)
{
  GtkWidget *row = list_row != NULL ? gtk_widget_get_first_child (list_row) : NULL;

  return ERRDEX_IS_ROW (row) ? errdex_row_get_item (ERRDEX_ROW (row)) : NULL;
}

/* The row of the selected entry; if the list view has made one, like the others here. */
static GtkWidget *
find_selected_row (ErrdexList *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->view); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      ErrdexRowItem *item = errdex_list_get_row_item (child);

      if (item != NULL && errdex_rows_is_selected_row (self->rows, errdex_row_item_get_data (item)))
        return child;
    }

  return NULL;
}

/* The view keeps rows that it scrolled away, unmapped, where they stood before. */
static GtkWidget *
find_first_in_sight (ErrdexList *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->view); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      graphene_rect_t bounds;

      if (gtk_widget_get_mapped (child) && gtk_widget_compute_bounds (child, self->view, &bounds)
          && bounds.origin.y >= 0)
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

/**
 * errdex_list_follow_selection:
 *
 * Lets the focus, if it is in the list, go to the selected row: soon, for the view makes a row that
 * is far away only when it is laid out.
 */
void
errdex_list_follow_selection (ErrdexList *self)
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
      errdex_list_toggle (self, data->group);
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
  ErrdexRowItem *item = row != NULL ? errdex_list_get_row_item (row) : NULL;
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
  errdex_list_bind_input (widget_class);
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
  errdex_list_follow_selection (self);
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
  errdex_list_follow_selection (self);
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
