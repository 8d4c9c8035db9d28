// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "places-view.h"

#include <string.h>

#include <glib/gi18n.h>

#include "errdex-gui-resources.h"

#include "attributes.h"
#include "flow-layout.h"
#include "place-item.h"

/* So many request ids have a button of their own. */
#define MAX_IDS_SHOWN 12
/* The place of a code takes no more of its line, in characters. */
#define MAX_PLACE_CHARS 28

struct _ErrdexPlacesView
{
  GtkWidget parent_instance;

  GtkExpander *expander;
  GtkListView *view;
  GtkWidget *ids_section;
  GtkLabel *ids_heading;
  GtkWidget *copy_all;
  GtkBox *ids;

  GListStore *items;
  int place_chars;
  gboolean narrow; /* whether the line stands below its place */
  GCancellable *reading;
};

G_DEFINE_FINAL_TYPE (ErrdexPlacesView, errdex_places_view, GTK_TYPE_WIDGET)

/* Rows */

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *list_item, ErrdexPlacesView *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *place = gtk_label_new (NULL);
  GtkWidget *line = gtk_inscription_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (place), 0);
  gtk_label_set_ellipsize (GTK_LABEL (place), PANGO_ELLIPSIZE_START);
  gtk_widget_add_css_class (place, "numeric");
  gtk_widget_add_css_class (place, "hint");
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (line),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (line), 4);
  gtk_widget_set_hexpand (line, TRUE);
  gtk_widget_add_css_class (line, "monospace");
  gtk_box_append (GTK_BOX (row), place);
  gtk_box_append (GTK_BOX (row), line);
  gtk_list_item_set_child (list_item, row);
  gtk_list_item_set_activatable (list_item, FALSE);
}

static void
show_line (GtkInscription *line, const ErrdexExcerpt *excerpt)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (ErrdexSpan));

  g_array_append_val (spans, excerpt->code);
  if (excerpt->text != NULL)
    errdex_attributes_add_highlights (attributes, spans);
  gtk_inscription_set_text (line, excerpt->text);
  gtk_inscription_set_attributes (line, attributes);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *list_item, ErrdexPlacesView *self)
{
  ErrdexPlaceItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *row = gtk_list_item_get_child (list_item);
  GtkWidget *place = gtk_widget_get_first_child (row);
  const ErrdexExcerpt *excerpt = errdex_place_item_get_excerpt (item);
  g_autofree char *label = g_strjoin (" ", errdex_place_item_get_place (item), excerpt->text, NULL);

  gtk_label_set_text (GTK_LABEL (place), errdex_place_item_get_place (item));
  gtk_label_set_width_chars (GTK_LABEL (place), self->narrow ? -1 : self->place_chars);
  gtk_label_set_max_width_chars (GTK_LABEL (place), self->narrow ? -1 : self->place_chars);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (row), self->narrow ? GTK_ORIENTATION_VERTICAL
                                                                     : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (GTK_BOX (row), self->narrow ? 0 : 12);
  gtk_widget_set_visible (gtk_widget_get_last_child (row), !self->narrow || excerpt->text != NULL);
  gtk_widget_set_tooltip_text (row, errdex_place_item_get_name (item));
  show_line (GTK_INSCRIPTION (gtk_widget_get_last_child (row)), excerpt);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* GTK 4.8 keeps the attributes of an inscription that goes. */
static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *list_item, ErrdexPlacesView *self)
{
  GtkWidget *line = gtk_widget_get_last_child (gtk_list_item_get_child (list_item));

  gtk_inscription_set_attributes (GTK_INSCRIPTION (line), NULL);
}

/* Places */

static void
fill (ErrdexPlacesView *self,
      const ErrdexReport *report,
      const ErrdexFound *found,
      const GArray *excerpts)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  self->place_chars = 0;
  for (guint i = 0; i < found->places->len; i++)
    {
      ErrdexPlaceItem *item
          = errdex_place_item_new (report, &g_array_index (found->places, ErrdexPlace, i),
                                   excerpts != NULL ? &g_array_index (excerpts, ErrdexExcerpt, i)
                                                    : NULL);
      int chars = g_utf8_strlen (errdex_place_item_get_place (item), -1);

      self->place_chars = MAX (self->place_chars, MIN (chars, MAX_PLACE_CHARS));
      g_ptr_array_add (items, item);
    }
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                       items->pdata, items->len);
}

/* The lines that are read in another thread. */
typedef struct
{
  ErrdexReport *report;
  const ErrdexFound *found; /* the report's */
} Lines;

static void
free_lines (gpointer data)
{
  Lines *lines = data;

  errdex_report_unref (lines->report);
  g_free (lines);
}

static void
read_lines (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Lines *lines = data;

  g_task_return_pointer (task, errdex_excerpts_new (lines->report, lines->found),
                         (GDestroyNotify) g_array_unref);
}

static void
on_lines_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ErrdexPlacesView *self = ERRDEX_PLACES_VIEW (source);
  g_autoptr (GArray) excerpts = g_task_propagate_pointer (G_TASK (result), NULL);
  Lines *lines = g_task_get_task_data (G_TASK (result));

  if (excerpts != NULL)
    fill (self, lines->report, lines->found, excerpts);
}

static void
stop_reading (ErrdexPlacesView *self)
{
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

static void
start_reading (ErrdexPlacesView *self, ErrdexReport *report, const ErrdexFound *found)
{
  Lines *lines = g_new (Lines, 1);
  g_autoptr (GTask) task = NULL;

  self->reading = g_cancellable_new ();
  task = g_task_new (self, self->reading, on_lines_read, NULL);
  lines->report = errdex_report_ref (report);
  lines->found = found;
  g_task_set_source_tag (task, start_reading);
  g_task_set_task_data (task, lines, free_lines);
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, read_lines);
}

static void
show_places (ErrdexPlacesView *self, ErrdexReport *report, const ErrdexFound *found)
{
  stop_reading (self);
  if (report->text != NULL)
    {
      g_autoptr (GArray) excerpts = errdex_excerpts_new (report, found);

      fill (self, report, found, excerpts);
      return;
    }
  fill (self, report, found, NULL);
  start_reading (self, report, found);
}

static void
show_count (ErrdexPlacesView *self, const ErrdexFound *found)
{
  g_autofree char *count = g_strdup_printf ("%'" G_GUINT64_FORMAT, found->count);
  g_autofree char *times = g_strdup_printf (ngettext ("Found %s time", "Found %s times",
                                                      MIN (found->count, G_MAXLONG)),
                                            count);
  g_autofree char *text = NULL;

  if (found->count > found->places->len)
    /* Translators: “Found 123 times”, and how many of the places are listed below */
    text = g_strdup_printf (_ ("%s; the first %u places"), times, found->places->len);
  gtk_expander_set_label (self->expander, text != NULL ? text : times);
  /* GTK 4.8 does not tell it */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->expander), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text != NULL ? text : times, -1);
}

/* Request ids */

static GtkWidget *
new_id_button (const char *id)
{
  const char *tooltip = _ ("Copy this request ID");
  GtkWidget *button = gtk_button_new_with_label (id);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "chip");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))),
                           PANGO_ELLIPSIZE_MIDDLE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, id,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, tooltip, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "report.copy-text");

  return button;
}

static char *
join_lines (GPtrArray *ids)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (lines, "%s%s", i > 0 ? "\n" : "", (char *) ids->pdata[i]);

  return g_string_free (lines, FALSE);
}

static void
show_ids (ErrdexPlacesView *self, GPtrArray *ids)
{
  g_autofree char *heading
      = g_strdup_printf (ngettext ("%u request ID", "%u request IDs", ids->len), ids->len);
  g_autofree char *all = join_lines (ids);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->ids))) != NULL)
    gtk_box_remove (self->ids, child);
  for (guint i = 0; i < ids->len && i < MAX_IDS_SHOWN; i++)
    gtk_box_append (self->ids, new_id_button (ids->pdata[i]));
  gtk_label_set_text (self->ids_heading, heading);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->copy_all), "s", all);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->copy_all), "report.copy-text");
  gtk_widget_set_visible (self->copy_all, ids->len > 1);
  gtk_widget_set_visible (self->ids_section, ids->len > 0);
}

static void
set_model (ErrdexPlacesView *self)
{
  g_autoptr (GtkNoSelection) model
      = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->items)));

  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (model));
}

static void
errdex_places_view_dispose (GObject *object)
{
  ErrdexPlacesView *self = ERRDEX_PLACES_VIEW (object);

  stop_reading (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), ERRDEX_TYPE_PLACES_VIEW);
  g_clear_object (&self->items);

  G_OBJECT_CLASS (errdex_places_view_parent_class)->dispose (object);
}

static void
errdex_places_view_class_init (ErrdexPlacesViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = errdex_places_view_dispose;

  errdex_gui_get_resource ();
  g_type_ensure (ERRDEX_TYPE_FLOW_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PREFIX "/places-view.ui");
  gtk_widget_class_bind_template_child (widget_class, ErrdexPlacesView, expander);
  gtk_widget_class_bind_template_child (widget_class, ErrdexPlacesView, view);
  gtk_widget_class_bind_template_child (widget_class, ErrdexPlacesView, ids_section);
  gtk_widget_class_bind_template_child (widget_class, ErrdexPlacesView, ids_heading);
  gtk_widget_class_bind_template_child (widget_class, ErrdexPlacesView, copy_all);
  gtk_widget_class_bind_template_child (widget_class, ErrdexPlacesView, ids);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_unbind);
}

static void
errdex_places_view_init (ErrdexPlacesView *self)
{
  self->items = g_list_store_new (ERRDEX_TYPE_PLACE_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
  set_model (self);
}

/**
 * errdex_places_view_set_narrow:
 * @narrow: whether there is no room for a place and its line side by side
 */
void
errdex_places_view_set_narrow (ErrdexPlacesView *self, gboolean narrow)
{
  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  /* all rows are bound anew */
  set_model (self);
}

/**
 * errdex_places_view_show:
 * @report: a report
 * @found: a code that was found
 *
 * Shows where the code stands. Lines are read from files meanwhile.
 */
void
errdex_places_view_show (ErrdexPlacesView *self, ErrdexReport *report, const ErrdexFound *found)
{
  show_count (self, found);
  show_places (self, report, found);
  show_ids (self, found->request_ids);
}
