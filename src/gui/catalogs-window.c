// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <glib/gi18n.h>

#include "errdex-gui-resources.h"

#include "catalogs-window.h"

#include "add-catalog.h"
#include "catalog/addition.h"
#include "find/summary.h"
#include "sentence.h"

struct _ErrdexCatalogsWindow
{
  GtkWindow parent_instance;

  GtkListBox *list;

  ErrdexWindow *window;
  ErrdexHoldings *holdings; /* what is listed */
};

G_DEFINE_FINAL_TYPE (ErrdexCatalogsWindow, errdex_catalogs_window, GTK_TYPE_WINDOW)

/* --- what a row says --- */

static char *
describe_origin (const ErrdexHolding *holding)
{
  return holding->origin == ERRDEX_CATALOG_SHIPPED ? g_strdup (_ ("Comes with Errdex"))
                                                   : g_filename_display_name (holding->path);
}

static char *
describe_contents (const ErrdexHolding *holding)
{
  const ErrdexCatalog *catalog = holding->catalog;
  g_autofree char *source = errdex_summary_source (catalog), *entries = NULL;

  entries = g_strdup_printf (ngettext ("%'u entry", "%'u entries", catalog->n_entries),
                             catalog->n_entries);
  if (source == NULL)
    return g_steal_pointer (&entries);

  return g_strdup_printf ("%s · %s", entries, source);
}

static char *
list_problems (const ErrdexHolding *holding)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < holding->problems->len; i++)
    {
      g_autofree char *line = errdex_sentence_new_for_problem (holding->problems->pdata[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
    }

  return g_string_free (text, FALSE);
}

static void
append_label (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, "max-width-chars", 40, NULL);

  errdex_sentence_show (GTK_LABEL (label), text);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
}

static GtkWidget *
new_texts (const ErrdexHoldings *holdings, guint place)
{
  const ErrdexHolding *holding = holdings->all[place];
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "hexpand",
                                 TRUE, "spacing", 3, NULL);
  g_autofree char *origin = describe_origin (holding), *text = NULL;

  if (holding->catalog == NULL)
    {
      g_autofree char *name = g_filename_display_basename (holding->path);

      text = list_problems (holding);
      append_label (box, name, "title");
      append_label (box, text, "problem");
      append_label (box, origin, "hint");
      return box;
    }
  text = describe_contents (holding);
  append_label (box, errdex_catalog_translate (holding->catalog, holding->catalog->title), "title");
  append_label (box, text, NULL);
  append_label (box, origin, "hint");
  if (errdex_holdings_find_shadow (holdings, place) >= 0)
    append_label (box, _ ("Not used: another catalog with the same id is used instead"), "problem");

  return box;
}

/* --- what can be done --- */

static void
on_removed (ErrdexCatalogsWindow *self, GtkButton *button)
{
  const char *path = g_object_get_data (G_OBJECT (button), "path");
  g_autoptr (GError) error = NULL;

  if (!errdex_holdings_remove_file (path, &error))
    errdex_window_warn (self->window, error->message);
  errdex_collection_reload (errdex_window_get_collection (self->window));
}

/* The file is gone for good, so it takes a second click. */
static void
on_remove_clicked (ErrdexCatalogsWindow *self, GtkButton *button)
{
  gtk_button_set_label (button, _ ("Remove for good"));
  gtk_widget_add_css_class (GTK_WIDGET (button), "destructive-action");
  g_signal_handlers_disconnect_by_func (button, on_remove_clicked, self);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_removed), self, G_CONNECT_SWAPPED);
}

static GtkWidget *
new_remove_button (ErrdexCatalogsWindow *self, const ErrdexHolding *holding)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Remove"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "path", g_strdup (holding->path), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_remove_clicked), self,
                           G_CONNECT_SWAPPED);

  return button;
}

static void
on_switched (ErrdexCatalogsWindow *self, GParamSpec *pspec, GtkSwitch *button)
{
  errdex_window_switch_catalog (self->window, g_object_get_data (G_OBJECT (button), "id"),
                                gtk_switch_get_active (button));
}

static GtkWidget *
new_switch (ErrdexCatalogsWindow *self, const ErrdexCatalog *catalog)
{
  GtkWidget *button
      = g_object_new (GTK_TYPE_SWITCH, "valign", GTK_ALIGN_CENTER, "active",
                      errdex_window_uses_catalog (self->window, catalog->id), "sensitive",
                      errdex_window_can_switch_catalogs (self->window), NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  errdex_catalog_translate (catalog, catalog->title), -1);
  g_object_set_data_full (G_OBJECT (button), "id", g_strdup (catalog->id), g_free);
  g_signal_connect_object (button, "notify::active", G_CALLBACK (on_switched), self,
                           G_CONNECT_SWAPPED);

  return button;
}

/* --- the list --- */

static void
append_row (ErrdexCatalogsWindow *self, guint place)
{
  const ErrdexHolding *holding = self->holdings->all[place];
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *row;

  gtk_widget_add_css_class (box, "catalog");
  gtk_box_append (GTK_BOX (box), new_texts (self->holdings, place));
  if (holding->origin == ERRDEX_CATALOG_USER && g_str_has_suffix (holding->path, ".json"))
    gtk_box_append (GTK_BOX (box), new_remove_button (self, holding));
  if (holding->catalog != NULL && errdex_holdings_find_shadow (self->holdings, place) < 0)
    gtk_box_append (GTK_BOX (box), new_switch (self, holding->catalog));
  row = g_object_new (GTK_TYPE_LIST_BOX_ROW, "child", box, "activatable", FALSE, "focusable", FALSE,
                      NULL);
  gtk_list_box_append (self->list, row);
}

static void
fill (ErrdexCatalogsWindow *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < self->holdings->n_all; i++)
    append_row (self, i);
}

/* A switch that was used must not be replaced while it moves: nothing but files matters here. */
static void
on_changed (ErrdexCatalogsWindow *self, ErrdexCollection *collection)
{
  ErrdexHoldings *holdings = errdex_collection_get_holdings (collection);

  if (self->holdings != NULL && errdex_holdings_equal (holdings, self->holdings))
    return;
  g_clear_pointer (&self->holdings, errdex_holdings_unref);
  self->holdings = errdex_holdings_ref (holdings);
  fill (self);
}

static void
on_add (ErrdexCatalogsWindow *self)
{
  errdex_add_catalog_choose (self->window, GTK_WINDOW (self));
}

static void
errdex_catalogs_window_dispose (GObject *object)
{
  ErrdexCatalogsWindow *self = ERRDEX_CATALOGS_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), ERRDEX_TYPE_CATALOGS_WINDOW);
  g_clear_weak_pointer (&self->window);
  g_clear_pointer (&self->holdings, errdex_holdings_unref);

  G_OBJECT_CLASS (errdex_catalogs_window_parent_class)->dispose (object);
}

static void
errdex_catalogs_window_class_init (ErrdexCatalogsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = errdex_catalogs_window_dispose;

  errdex_gui_get_resource ();
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PREFIX "/catalogs-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ErrdexCatalogsWindow, list);
  gtk_widget_class_bind_template_callback (widget_class, on_add);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
errdex_catalogs_window_init (ErrdexCatalogsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * errdex_catalogs_window_new:
 * @parent: the window, which has a collection
 *
 * Returns: (transfer none): the list of its catalogs, not shown yet
 */
GtkWidget *
errdex_catalogs_window_new (ErrdexWindow *parent)
{
  ErrdexCatalogsWindow *self
      = g_object_new (ERRDEX_TYPE_CATALOGS_WINDOW, "transient-for", parent, NULL);
  ErrdexCollection *collection = errdex_window_get_collection (parent);

  g_set_weak_pointer (&self->window, parent);
  g_signal_connect_object (collection, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  on_changed (self, collection);

  return GTK_WIDGET (self);
}
