// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "operation-chip.h"

#include <string.h>

#include <glib/gi18n.h>

#include "attributes.h"

#define OPERATION "errdex-operation"

static GtkWidget *
new_label (const char *operation, ErrdexResult *result)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autoptr (GArray) spans
      = result != NULL ? errdex_result_highlight_text (result, operation) : NULL;

  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  errdex_attributes_keep_words (attributes, operation, 0, strlen (operation));
  errdex_attributes_add_highlights (attributes, spans);

  return g_object_new (GTK_TYPE_LABEL, "label", operation, "attributes", attributes, "wrap", TRUE,
                       "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);
}

/**
 * errdex_operation_chip_new:
 * @operation: the name of an API operation
 * @result: (nullable): the search whose matches are highlighted in it
 *
 * Returns: (transfer floating): a button; what a click on it does is up to the caller
 */
GtkWidget *
errdex_operation_chip_new (const char *operation, ErrdexResult *result)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), new_label (operation, result));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "chip");
  gtk_widget_set_tooltip_text (button, _ ("Search for this operation"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, operation,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  _ ("Search for this operation"), -1);
  g_object_set_data_full (G_OBJECT (button), OPERATION, g_strdup (operation), g_free);

  return button;
}

/**
 * errdex_operation_chip_get_operation:
 * @chip: what errdex_operation_chip_new() made
 *
 * Returns: the name of the operation
 */
const char *
errdex_operation_chip_get_operation (GtkButton *chip)
{
  return g_object_get_data (G_OBJECT (chip), OPERATION);
}
