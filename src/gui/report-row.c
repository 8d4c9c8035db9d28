// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "report-row.h"

#include <glib/gi18n.h>

#include "errdex-gui-resources.h"

#include "direction.h"

struct _ErrdexReportRow
{
  GtkWidget parent_instance;

  GtkWidget *texts;
  GtkInscription *code;
  GtkInscription *text;
  GtkLabel *count;

  ErrdexReportItem *item;
};

G_DEFINE_FINAL_TYPE (ErrdexReportRow, errdex_report_row, GTK_TYPE_WIDGET)

/* The row that screen readers know is the one that the list has made around this one. */
static GtkAccessible *
get_accessible (ErrdexReportRow *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  return GTK_ACCESSIBLE (parent != NULL ? parent : GTK_WIDGET (self));
}

static void
show_line (ErrdexReportRow *self, const char *text)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "line");
  /* the list gives no focus to what cannot be selected, and the keyboard would not get past it */
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  errdex_direction_align (self->code, text);
  gtk_inscription_set_text (self->code, text);
  gtk_inscription_set_attributes (self->code, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->text), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->count), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_accessible_update_property (get_accessible (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "", -1);
}

static void
show_code (ErrdexReportRow *self, const char *code)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  PangoAttribute *dim = pango_attr_foreground_alpha_new (0xb800);

  dim->end_index = errdex_code_last_segment (code) - code;
  pango_attr_list_insert (attributes, dim);
  errdex_direction_align (self->code, code);
  gtk_inscription_set_text (self->code, code);
  gtk_inscription_set_attributes (self->code, attributes);
}

static void
show_found (ErrdexReportRow *self, const ErrdexFound *found, const char *text)
{
  g_autofree char *count = g_strdup_printf ("%'" G_GUINT64_FORMAT, found->count);
  g_autofree char *label = NULL;

  /* Translators: how a screen reader names a row: a code, and how often it was found */
  label = g_strdup_printf (ngettext ("%s, found %s time", "%s, found %s times",
                                     MIN (found->count, G_MAXLONG)),
                           found->code, count);
  gtk_widget_remove_css_class (GTK_WIDGET (self), "line");
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  show_code (self, found->code);
  errdex_direction_align (self->text, text != NULL ? text : "");
  gtk_inscription_set_text (self->text, text);
  gtk_widget_set_visible (GTK_WIDGET (self->text), text != NULL);
  gtk_label_set_text (self->count, count);
  gtk_widget_set_visible (GTK_WIDGET (self->count), TRUE);
  gtk_accessible_update_property (get_accessible (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text != NULL ? text : "",
                                  -1);
}

static void
errdex_report_row_dispose (GObject *object)
{
  ErrdexReportRow *self = ERRDEX_REPORT_ROW (object);

  g_clear_object (&self->item);
  /* GTK 4.8 keeps the attributes of an inscription that goes */
  if (self->code != NULL)
    gtk_inscription_set_attributes (self->code, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ERRDEX_TYPE_REPORT_ROW);

  G_OBJECT_CLASS (errdex_report_row_parent_class)->dispose (object);
}

static void
errdex_report_row_class_init (ErrdexReportRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = errdex_report_row_dispose;

  gtk_widget_class_set_css_name (widget_class, "errdex-found");
  errdex_gui_get_resource ();
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PREFIX "/report-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ErrdexReportRow, texts);
  gtk_widget_class_bind_template_child (widget_class, ErrdexReportRow, code);
  gtk_widget_class_bind_template_child (widget_class, ErrdexReportRow, text);
  gtk_widget_class_bind_template_child (widget_class, ErrdexReportRow, count);
}

static void
errdex_report_row_init (ErrdexReportRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * errdex_report_row_new:
 *
 * Returns: (transfer floating): a row that shows nothing yet
 */
GtkWidget *
errdex_report_row_new (void)
{
  return g_object_new (ERRDEX_TYPE_REPORT_ROW, NULL);
}

/**
 * errdex_report_row_set_item:
 * @item: (nullable): what to show; %NULL to let go of it
 */
void
errdex_report_row_set_item (ErrdexReportRow *self, ErrdexReportItem *item)
{
  g_autofree char *text = NULL;

  g_set_object (&self->item, item);
  if (item == NULL)
    return;
  text = errdex_report_item_dup_text (item);
  if (errdex_report_item_get_found (item) == NULL)
    show_line (self, text);
  else
    show_found (self, errdex_report_item_get_found (item), text);
}

/**
 * errdex_report_row_get_item:
 *
 * Returns: (transfer none) (nullable): what the row shows
 */
ErrdexReportItem *
errdex_report_row_get_item (ErrdexReportRow *self)
{
  return self->item;
}
