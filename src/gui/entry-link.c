// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "entry-link.h"

#include "attributes.h"
#include "find/summary.h"

#define ENTRY "errdex-entry"

/* What tells an entry from the one that the link stands in: its catalog and its category, if they
 * are other ones, and the beginning of its text. */
static char *
format_hint (const ErrdexLibrary *library, guint entry, guint from)
{
  const ErrdexCatalog *catalog = errdex_library_get_catalog (library, entry);
  g_autofree char *category = errdex_summary_category (library, entry);
  g_autofree char *meaning = errdex_summary_meaning (library, entry), *hint = NULL;

  if (errdex_library_get_category (library, entry) == errdex_library_get_category (library, from))
    return g_steal_pointer (&meaning);
  hint = g_strjoin (" · ", category, meaning, NULL);
  if (catalog == errdex_library_get_catalog (library, from))
    return g_steal_pointer (&hint);

  return g_strjoin (" › ", errdex_catalog_translate (catalog, catalog->title), hint, NULL);
}

static GtkWidget *
new_code_label (const char *code)
{
  g_autoptr (PangoAttrList) attributes = errdex_attributes_new_for_code (code, NULL);

  return g_object_new (GTK_TYPE_LABEL, "label", code, "attributes", attributes, "wrap", TRUE,
                       "wrap-mode", PANGO_WRAP_WORD_CHAR, "width-chars", ERRDEX_LEAST_CHARS,
                       "xalign", 0.0, NULL);
}

static GtkWidget *
new_hint_label (const char *hint)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", hint, "ellipsize", PANGO_ELLIPSIZE_END,
                                   "xalign", 0.0, NULL);

  gtk_widget_add_css_class (label, "hint");

  return label;
}

/* The code above its hint, and an arrow behind both. */
static GtkWidget *
new_content (const char *code, const char *hint)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (lines), new_code_label (code));
  gtk_box_append (GTK_BOX (lines), new_hint_label (hint));
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (content), lines);
  gtk_box_append (GTK_BOX (content),
                  g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic", "accessible-role",
                                GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));

  return content;
}

/**
 * errdex_entry_link_new:
 * @library: a library
 * @entry: the number of the entry that the link leads to
 * @from: the number of the entry that it stands in
 *
 * Returns: (transfer floating): a button; what a click on it does is up to the caller
 */
GtkWidget *
errdex_entry_link_new (const ErrdexLibrary *library, guint entry, guint from)
{
  const char *code = errdex_library_get_entry (library, entry)->code;
  GtkWidget *button = gtk_button_new ();
  g_autofree char *hint = format_hint (library, entry, from);

  gtk_button_set_child (GTK_BUTTON (button), new_content (code, hint));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "related");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, code,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, hint, -1);
  g_object_set_data (G_OBJECT (button), ENTRY, GUINT_TO_POINTER (entry));

  return button;
}

/**
 * errdex_entry_link_get_entry:
 * @link: what errdex_entry_link_new() made
 *
 * Returns: the number of the entry that it leads to
 */
guint
errdex_entry_link_get_entry (GtkButton *link)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (link), ENTRY));
}
