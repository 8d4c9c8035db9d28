// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "direction.h"
#include "markup-view.h"

#include "attributes.h"
#include "text-block.h"

struct _ErrdexMarkupView
{
  GtkWidget parent;
};

G_DEFINE_FINAL_TYPE (ErrdexMarkupView, errdex_markup_view, GTK_TYPE_WIDGET)

static void
remove_children (GtkWidget *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self)) != NULL)
    gtk_widget_unparent (child);
}

static void
errdex_markup_view_dispose (GObject *object)
{
  remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (errdex_markup_view_parent_class)->dispose (object);
}

static void
errdex_markup_view_class_init (ErrdexMarkupViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = errdex_markup_view_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "markup");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
errdex_markup_view_init (ErrdexMarkupView *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 8);
  /* GTK 4.8 asks hidden widgets too whether they need more height where they are narrow, and does
   * not ask again before they are shown first: even an empty view has to say so. */
  gtk_widget_set_parent (g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, NULL), GTK_WIDGET (self));
}

static GtkWidget *
new_label (const ErrdexTextBlock *block, ErrdexResult *result)
{
  GtkWidget *label = gtk_label_new (block->text);
  g_autoptr (GArray) spans
      = result != NULL ? errdex_result_highlight_text (result, block->text) : NULL;
  g_autoptr (PangoAttrList) attributes = errdex_text_block_get_attributes (block, spans);

  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), ERRDEX_LEAST_CHARS);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);

  return label;
}

/* The text of an item stands in a column of its own, so that all its lines begin at the same place.
 */
static GtkWidget *
new_item (const ErrdexTextBlock *block, ErrdexResult *result)
{
  GtkWidget *item
      = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM, NULL);
  GtkWidget *bullet = g_object_new (GTK_TYPE_LABEL, "label", "•", "valign", GTK_ALIGN_START,
                                    "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_add_css_class (item, "item");
  gtk_widget_add_css_class (bullet, "bullet");
  gtk_box_append (GTK_BOX (item), bullet);
  gtk_box_append (GTK_BOX (item), new_label (block, result));

  return item;
}

static GtkWidget *
new_list (void)
{
  return g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 4,
                       "accessible-role", GTK_ACCESSIBLE_ROLE_LIST, NULL);
}

/**
 * errdex_markup_view_show:
 * @self: a view
 * @markup: a description or a solution
 * @result: (nullable): the search whose matches are highlighted in it
 *
 * Shows another text, in the direction that it runs in.
 */
void
errdex_markup_view_show (ErrdexMarkupView *self, const char *markup, ErrdexResult *result)
{
  g_autoptr (GPtrArray) blocks = errdex_text_blocks_new (markup);
  GtkWidget *list = NULL;

  g_return_if_fail (ERRDEX_IS_MARKUP_VIEW (self));

  remove_children (GTK_WIDGET (self));
  for (guint i = 0; i < blocks->len; i++)
    {
      const ErrdexTextBlock *block = g_ptr_array_index (blocks, i);

      if (block->kind == ERRDEX_BLOCK_PARAGRAPH)
        {
          gtk_widget_set_parent (new_label (block, result), GTK_WIDGET (self));
          list = NULL;
          continue;
        }
      if (list == NULL)
        {
          list = new_list ();
          gtk_widget_set_parent (list, GTK_WIDGET (self));
        }
      gtk_box_append (GTK_BOX (list), new_item (block, result));
    }
  errdex_direction_apply (GTK_WIDGET (self), errdex_direction_of_text (markup));
}
