// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "report-list.h"

#include <glib/gi18n.h>

#include "errdex-gui-resources.h"

#include "report-row.h"

struct _ErrdexReportList
{
  GtkWidget parent_instance;

  GtkDropDown *order;
  GtkWidget *scroller;
  GtkWidget *view;

  GListStore *items;
  GtkSingleSelection *selection;
  ErrdexReport *report;
};

G_DEFINE_FINAL_TYPE (ErrdexReportList, errdex_report_list, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* As in the drop-down. */
enum
{
  ORDER_APPEARANCE,
  ORDER_COUNT,
};

/* Rows */

static int
compare_counts (gconstpointer a, gconstpointer b)
{
  const ErrdexFound *x = errdex_report_item_get_found (*(ErrdexReportItem *const *) a);
  const ErrdexFound *y = errdex_report_item_get_found (*(ErrdexReportItem *const *) b);

  return x->count < y->count ? 1 : x->count > y->count ? -1 : 0;
}

typedef ErrdexReportItem *(*NewItem) (ErrdexReport *report, guint place);

/* Adds the codes in the order that is wanted; equally frequent ones as they appear. */
static void
add_codes (ErrdexReportList *self, GPtrArray *rows, guint n, NewItem new_item)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (items, new_item (self->report, i));
  if (gtk_drop_down_get_selected (self->order) == ORDER_COUNT)
    g_ptr_array_sort (items, compare_counts);
  g_ptr_array_extend_and_steal (rows, g_steal_pointer (&items));
}

static void
add_unknown (ErrdexReportList *self, GPtrArray *rows)
{
  guint n = errdex_scan_get_unknown (self->report->scan)->len;
  guint64 beyond = errdex_scan_get_unknown_beyond (self->report->scan);

  if (n > 0)
    g_ptr_array_add (rows, errdex_report_item_new_line (_ ("In no catalog")));
  add_codes (self, rows, n, errdex_report_item_new_unknown);
  if (beyond > 0)
    {
      g_autofree char *count = g_strdup_printf ("%'" G_GUINT64_FORMAT, beyond);
      g_autofree char *line = g_strdup_printf (
          /* Translators: how often still more codes were found that are in no catalog */
          ngettext ("Others, %s time", "Others, %s times", MIN (beyond, G_MAXLONG)), count);

      g_ptr_array_add (rows, errdex_report_item_new_line (line));
    }
}

static guint
find_row (ErrdexReportList *self, const ErrdexFound *found)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  for (guint i = 0; i < n && found != NULL; i++)
    {
      g_autoptr (ErrdexReportItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (errdex_report_item_get_found (item) == found)
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

static void
on_selected (ErrdexReportList *self)
{
  const ErrdexFound *found = errdex_report_list_get_selected (self);

  if (found != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, found);
}

/* Fills the list anew. The same code stays selected. */
static void
fill (ErrdexReportList *self, const ErrdexFound *selected)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  add_codes (self, rows, errdex_scan_get_known (self->report->scan)->len,
             errdex_report_item_new_known);
  add_unknown (self, rows);
  g_signal_handlers_block_by_func (self->selection, on_selected, self);
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                       rows->pdata, rows->len);
  gtk_single_selection_set_selected (self->selection, find_row (self, selected));
  g_signal_handlers_unblock_by_func (self->selection, on_selected, self);
}

static void
scroll_to (ErrdexReportList *self, guint position)
{
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (self->view, "list.scroll-to-item", "u", position);
}

static void
on_order_changed (ErrdexReportList *self)
{
  const ErrdexFound *selected;

  if (self->report == NULL)
    return;
  selected = errdex_report_list_get_selected (self);
  fill (self, selected);
  scroll_to (self, find_row (self, selected));
}

/* The list view */

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *list_item, ErrdexReportList *self)
{
  gtk_list_item_set_child (list_item, errdex_report_row_new ());
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *list_item, ErrdexReportList *self)
{
  ErrdexReportItem *item = gtk_list_item_get_item (list_item);

  errdex_report_row_set_item (ERRDEX_REPORT_ROW (gtk_list_item_get_child (list_item)), item);
  gtk_list_item_set_selectable (list_item, errdex_report_item_get_found (item) != NULL);
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *list_item, ErrdexReportList *self)
{
  errdex_report_row_set_item (ERRDEX_REPORT_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static void
activate (ErrdexReportList *self, ErrdexReportItem *item)
{
  if (item != NULL && errdex_report_item_get_found (item) != NULL)
    g_signal_emit (self, signals[ACTIVATED], 0, errdex_report_item_get_found (item));
}

static void
on_activate (ErrdexReportList *self, guint position)
{
  g_autoptr (ErrdexReportItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  activate (self, item);
}

static void
on_released (GtkGesture *gesture, int n_press, double x, double y, ErrdexReportList *self)
{
  GtkWidget *widget = gtk_widget_pick (self->view, x, y, GTK_PICK_DEFAULT);

  while (widget != NULL && widget != self->view && !ERRDEX_IS_REPORT_ROW (widget))
    widget = gtk_widget_get_parent (widget) == self->view ? gtk_widget_get_first_child (widget)
                                                          : gtk_widget_get_parent (widget);
  if (ERRDEX_IS_REPORT_ROW (widget))
    activate (self, errdex_report_row_get_item (ERRDEX_REPORT_ROW (widget)));
}

static gboolean
errdex_report_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (ERRDEX_REPORT_LIST (widget)->view);
}

static void
errdex_report_list_dispose (GObject *object)
{
  ErrdexReportList *self = ERRDEX_REPORT_LIST (object);

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), ERRDEX_TYPE_REPORT_LIST);
  g_clear_object (&self->selection);
  g_clear_object (&self->items);
  g_clear_pointer (&self->report, errdex_report_unref);

  G_OBJECT_CLASS (errdex_report_list_parent_class)->dispose (object);
}

static void
errdex_report_list_class_init (ErrdexReportListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = errdex_report_list_dispose;
  widget_class->grab_focus = errdex_report_list_grab_focus;

  signals[CHOSEN] = g_signal_new ("chosen", ERRDEX_TYPE_REPORT_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[ACTIVATED] = g_signal_new ("activated", ERRDEX_TYPE_REPORT_LIST, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  errdex_gui_get_resource ();
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PREFIX "/report-list.ui");
  gtk_widget_class_bind_template_child (widget_class, ErrdexReportList, order);
  gtk_widget_class_bind_template_child (widget_class, ErrdexReportList, scroller);
  gtk_widget_class_bind_template_child (widget_class, ErrdexReportList, view);
  gtk_widget_class_bind_template_callback (widget_class, on_order_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_unbind);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_released);
}

static void
errdex_report_list_init (ErrdexReportList *self)
{
  self->items = g_list_store_new (ERRDEX_TYPE_REPORT_ITEM);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->items)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_view_set_model (GTK_LIST_VIEW (self->view), GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (on_selected),
                            self);
}

/**
 * errdex_report_list_show:
 * @report: a report
 *
 * Lists its codes. None is selected.
 */
void
errdex_report_list_show (ErrdexReportList *self, ErrdexReport *report)
{
  errdex_report_ref (report);
  g_clear_pointer (&self->report, errdex_report_unref);
  self->report = report;
  gtk_widget_set_visible (GTK_WIDGET (self->order), errdex_report_get_n_codes (report) > 1);
  fill (self, NULL);
  scroll_to (self, 0);
}

/**
 * errdex_report_list_select:
 * @found: (nullable): a code of the report
 *
 * Selects a code, or none; does not emit a signal.
 */
void
errdex_report_list_select (ErrdexReportList *self, const ErrdexFound *found)
{
  guint position = find_row (self, found);

  g_signal_handlers_block_by_func (self->selection, on_selected, self);
  gtk_single_selection_set_selected (self->selection, position);
  g_signal_handlers_unblock_by_func (self->selection, on_selected, self);
  scroll_to (self, position);
}

/**
 * errdex_report_list_get_selected:
 *
 * Returns: (transfer none) (nullable): the code that is selected
 */
const ErrdexFound *
errdex_report_list_get_selected (ErrdexReportList *self)
{
  ErrdexReportItem *item = gtk_single_selection_get_selected_item (self->selection);

  return item != NULL ? errdex_report_item_get_found (item) : NULL;
}
