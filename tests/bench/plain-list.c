// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* The peer of the window: the same entries in a list as GTK makes it, with labels that show codes,
 * and a filter over the same texts. */

#include "config.h"

#include "plain-list.h"

/* What stands before it in a string is shown. */
#define END_OF_CODE '\n'

static GListModel *
list_texts (ErrdexLibrary *library)
{
  GtkStringList *texts = gtk_string_list_new (NULL);

  for (guint i = 0; i < library->n_entries; i++)
    {
      const ErrdexEntry *entry = errdex_library_get_entry (library, i);

      gtk_string_list_take (texts, g_strdup_printf ("%s%c%s %s", entry->code, END_OF_CODE,
                                                    entry->description, entry->solution));
    }

  return G_LIST_MODEL (texts);
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));
  g_autofree char *code = g_strndup (text, strchr (text, END_OF_CODE) - text);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), code);
}

static GtkFilter *
make_filter (GtkWidget *search)
{
  GtkExpression *text = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkStringFilter *filter = gtk_string_filter_new (text);

  g_object_bind_property (search, "text", filter, "search", G_BINDING_DEFAULT);

  return GTK_FILTER (filter);
}

/*
 * plain_list_new:
 * @width: of the list, in pixels
 * @height: of the list
 *
 * Returns: (transfer none): a window with a search entry and a list
 */
GtkWidget *
plain_list_new (ErrdexLibrary *library, int width, int height)
{
  GtkWidget *window = gtk_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *search = gtk_search_entry_new (), *scroller = gtk_scrolled_window_new (), *view;
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkFilterListModel *found
      = gtk_filter_list_model_new (list_texts (library), make_filter (search));

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  view = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (found))),
                            factory);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_size_request (scroller, width, height);
  gtk_box_append (GTK_BOX (box), search);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_window_set_child (GTK_WINDOW (window), box);

  return window;
}
