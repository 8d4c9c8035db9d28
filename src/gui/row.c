// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "errdex-gui-resources.h"

#include "row.h"

#include "attributes.h"

/* How far a row is indented for each group around it, in pixels. */
#define INDENT 18

struct _ErrdexRow
{
  GtkWidget parent_instance;

  GtkWidget *arrow;
  GtkWidget *texts;
  GtkInscription *title;
  GtkInscription *note;
  GtkLabel *tag;

  ErrdexRowItem *item;
  gulong handler;
};

G_DEFINE_FINAL_TYPE (ErrdexRow, errdex_row, GTK_TYPE_WIDGET)

/* The row that screen readers know is the one that the list has made around this one. */
static GtkAccessible *
get_accessible (ErrdexRow *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  return GTK_ACCESSIBLE (parent != NULL ? parent : GTK_WIDGET (self));
}

static void
show_expanded (ErrdexRow *self)
{
  gboolean expanded = errdex_row_item_get_expanded (self->item);

  if (expanded)
    gtk_widget_set_state_flags (self->arrow, GTK_STATE_FLAG_CHECKED, FALSE);
  else
    gtk_widget_unset_state_flags (self->arrow, GTK_STATE_FLAG_CHECKED);
  gtk_accessible_update_state (get_accessible (self), GTK_ACCESSIBLE_STATE_EXPANDED, expanded, -1);
}

static void
set_kind_of_row (ErrdexRow *self, gboolean header, guint depth)
{
  if (header)
    gtk_widget_add_css_class (GTK_WIDGET (self), "group");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "group");
  gtk_widget_set_visible (self->arrow, header);
  gtk_widget_set_margin_start (GTK_WIDGET (self), INDENT * depth + (header ? 0 : INDENT + 4));
}

static void
show_group (ErrdexRow *self, const ErrdexRowData *data)
{
  g_autofree char *count = g_strdup_printf ("%u", data->count);
  g_autofree char *label = NULL;

  /* Translators: how a screen reader names a group: its title, and how many entries are in it */
  label = g_strdup_printf (ngettext ("%s, %u entry", "%s, %u entries", data->count), data->title,
                           data->count);
  set_kind_of_row (self, TRUE, data->depth);
  gtk_inscription_set_text (self->title, data->title);
  gtk_inscription_set_attributes (self->title, NULL);
  gtk_inscription_set_text_overflow (self->title, GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_label_set_text (self->tag, count);
  gtk_widget_set_visible (GTK_WIDGET (self->note), FALSE);
  gtk_accessible_update_property (get_accessible (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  show_expanded (self);
}

/* All that comes before the last segment goes without saying under the header of a group, unless it
 * is not how most codes of the group begin, or is what was searched for. */
static gboolean
prefix_helps (const ErrdexRowData *data, const char *code, const char *segment, GArray *spans)
{
  const ErrdexCategory *category = errdex_library_get_category (data->library, data->entry);
  const char *usual = category->prefixes[0];

  for (guint i = 0; spans != NULL && i < spans->len; i++)
    if (g_array_index (spans, ErrdexSpan, i).start < segment - code)
      return TRUE;

  return usual != NULL && (!g_str_has_prefix (code, usual) || code + strlen (usual) != segment);
}

static void
move_spans (GArray *spans, guint offset)
{
  for (guint i = 0; i < spans->len; i++)
    {
      g_array_index (spans, ErrdexSpan, i).start -= offset;
      g_array_index (spans, ErrdexSpan, i).end -= offset;
    }
}

static void
show_code (ErrdexRow *self, const ErrdexRowData *data, const char *code)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autoptr (GArray) spans
      = data->result != NULL ? errdex_result_highlight_code (data->result, data->entry) : NULL;
  const char *segment = errdex_code_last_segment (code);

  if (prefix_helps (data, code, segment, spans))
    {
      PangoAttribute *dim = pango_attr_foreground_alpha_new (0xb800);

      dim->end_index = segment - code;
      pango_attr_list_insert (attributes, dim);
      segment = code;
    }
  else if (spans != NULL)
    move_spans (spans, segment - code);
  errdex_attributes_add_highlights (attributes, spans);
  gtk_inscription_set_text (self->title, segment);
  gtk_inscription_set_attributes (self->title, attributes);
  gtk_inscription_set_text_overflow (self->title, GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_MIDDLE);
}

/* The line of the texts that was hit, where the code was not. */
static void
show_snippet (ErrdexRow *self, const ErrdexRowData *data)
{
  g_autofree char *snippet
      = data->result != NULL ? errdex_result_get_snippet (data->result, data->entry) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->note), snippet != NULL);
  gtk_inscription_set_text (self->note, snippet);
  if (snippet != NULL)
    {
      g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
      g_autoptr (GArray) spans = errdex_result_highlight_text (data->result, snippet);

      errdex_attributes_add_highlights (attributes, spans);
      gtk_inscription_set_attributes (self->note, attributes);
    }
}

static void
show_entry (ErrdexRow *self, const ErrdexRowData *data)
{
  const ErrdexEntry *entry = errdex_library_get_entry (data->library, data->entry);
  const char *kind = errdex_kind_get_label (entry->kind);

  set_kind_of_row (self, FALSE, data->depth);
  show_code (self, data, entry->code);
  show_snippet (self, data);
  gtk_label_set_text (self->tag, kind != NULL ? kind : "");
  gtk_accessible_reset_state (get_accessible (self), GTK_ACCESSIBLE_STATE_EXPANDED);
  gtk_accessible_update_property (get_accessible (self), GTK_ACCESSIBLE_PROPERTY_LABEL, entry->code,
                                  -1);
}

static void
errdex_row_dispose (GObject *object)
{
  ErrdexRow *self = ERRDEX_ROW (object);

  errdex_row_set_item (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ERRDEX_TYPE_ROW);

  G_OBJECT_CLASS (errdex_row_parent_class)->dispose (object);
}

static void
errdex_row_class_init (ErrdexRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = errdex_row_dispose;

  gtk_widget_class_set_css_name (widget_class, "errdex-row");
  errdex_gui_get_resource ();
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PREFIX "/row.ui");
  gtk_widget_class_bind_template_child (widget_class, ErrdexRow, arrow);
  gtk_widget_class_bind_template_child (widget_class, ErrdexRow, texts);
  gtk_widget_class_bind_template_child (widget_class, ErrdexRow, title);
  gtk_widget_class_bind_template_child (widget_class, ErrdexRow, note);
  gtk_widget_class_bind_template_child (widget_class, ErrdexRow, tag);
}

static void
errdex_row_init (ErrdexRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * errdex_row_new:
 *
 * Returns: (transfer floating): a row that shows nothing yet
 */
GtkWidget *
errdex_row_new (void)
{
  return g_object_new (ERRDEX_TYPE_ROW, NULL);
}

/**
 * errdex_row_set_item:
 * @item: (nullable): what to show; %NULL to let go of it
 */
void
errdex_row_set_item (ErrdexRow *self, ErrdexRowItem *item)
{
  const ErrdexRowData *data;

  if (self->item != NULL)
    g_clear_signal_handler (&self->handler, self->item);
  g_set_object (&self->item, item);
  if (item == NULL)
    return;

  data = errdex_row_item_get_data (item);
  if (errdex_row_item_is_header (item))
    {
      self->handler
          = g_signal_connect_swapped (item, "notify::expanded", G_CALLBACK (show_expanded), self);
      show_group (self, data);
    }
  else
    show_entry (self, data);
}

/**
 * errdex_row_get_item:
 *
 * Returns: (transfer none) (nullable): what the row shows
 */
ErrdexRowItem *
errdex_row_get_item (ErrdexRow *self)
{
  return self->item;
}
