// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <glib/gi18n.h>

#include "detail-private.h"

#include "flow-layout.h"
#include "menu.h"
#include "reading-column.h"

/* The page that shows an entry. Half of all widgets of the window are in it, and the first frame
 * has often no need of them: they are made with the first entry that is shown. */

#define PART(name)                                                                                 \
  {                                                                                                \
#name, G_STRUCT_OFFSET(ErrdexDetail, name)                                                     \
  }

static const struct
{
  const char *name;
  gsize offset;
} parts[] = {
  PART (page),
  PART (scroller),
  PART (column),
  PART (code),
  PART (star),
  PART (both),
  PART (facts),
  PART (news),
  PART (aliases),
  PART (cause_heading),
  PART (cause),
  PART (remedy_heading),
  PART (general),
  PART (remedy),
  PART (operations_section),
  PART (operations),
  PART (related_section),
  PART (related),
  PART (similar_section),
  PART (similar),
  PART (note),
  PART (source),
  { "original_cause_section", G_STRUCT_OFFSET (ErrdexDetail, original_cause.section) },
  { "original_cause_language", G_STRUCT_OFFSET (ErrdexDetail, original_cause.language) },
  { "original_cause", G_STRUCT_OFFSET (ErrdexDetail, original_cause.text) },
  { "original_remedy_section", G_STRUCT_OFFSET (ErrdexDetail, original_remedy.section) },
  { "original_remedy_language", G_STRUCT_OFFSET (ErrdexDetail, original_remedy.language) },
  { "original_remedy", G_STRUCT_OFFSET (ErrdexDetail, original_remedy.text) },
};

/* The button follows the state of the action, and the star in it the button. */
static void
on_star_changed (ErrdexDetail *self, GParamSpec *pspec, GtkToggleButton *button)
{
  gboolean active = gtk_toggle_button_get_active (button);

  gtk_button_set_icon_name (self->star,
                            active ? "errdex-star-symbolic" : "errdex-star-outline-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (button),
                               active ? _ ("Remove the bookmark") : _ ("Bookmark"));
}

/* A screen reader says of which section an original is, and which language it is in. */
static void
name_original (const Original *original, GtkWidget *heading)
{
  gtk_accessible_update_relation (GTK_ACCESSIBLE (original->text),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, heading, original->language,
                                  NULL, -1);
}

static void
find_parts (ErrdexDetail *self, GtkBuilder *builder)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    G_STRUCT_MEMBER (GObject *, self, parts[i].offset)
        = gtk_builder_get_object (builder, parts[i].name);
}

/**
 * errdex_detail_make_page:
 *
 * Makes the page that shows an entry, once.
 */
void
errdex_detail_make_page (ErrdexDetail *self)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new ();
  g_autoptr (GtkBuilderScope) scope = gtk_builder_cscope_new ();
  g_autoptr (GError) error = NULL;

  g_type_ensure (ERRDEX_TYPE_FLOW_LAYOUT);
  g_type_ensure (ERRDEX_TYPE_MARKUP_VIEW);
  g_type_ensure (ERRDEX_TYPE_NOTE_VIEW);
  gtk_builder_cscope_add_callback (GTK_BUILDER_CSCOPE (scope), on_star_changed);
  gtk_builder_cscope_add_callback (GTK_BUILDER_CSCOPE (scope), errdex_detail_show_originals);
  gtk_builder_set_scope (builder, scope);
  gtk_builder_set_current_object (builder, G_OBJECT (self));
  if (!gtk_builder_add_from_resource (builder, RESOURCE_PREFIX "/detail-page.ui", &error))
    g_error ("%s", error->message);
  find_parts (self, builder);
  errdex_menu_make_when_opened (GTK_MENU_BUTTON (gtk_builder_get_object (builder, "copy_as")),
                                G_MENU_MODEL (gtk_builder_get_object (builder, "copy_menu")));
  gtk_widget_set_layout_manager (self->column, errdex_reading_column_new_layout ());
  name_original (&self->original_cause, self->cause_heading);
  name_original (&self->original_remedy, self->remedy_heading);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->page), "entry");
}
