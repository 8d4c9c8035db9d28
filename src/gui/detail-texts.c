// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "detail-private.h"

#include "attributes.h"
#include "direction.h"
#include "entry-link.h"
#include "find/summary.h"
#include "language-name.h"
#include "operation-chip.h"

/* What the pane says of an entry. */

/* Shows a text of one line in @label, or hides the label where there is none. Of the text, a search
 * looks only at @searched, which begins at @start. */
static void
show_line (ErrdexDetail *self, GtkLabel *label, const char *text, const char *searched, gsize start)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autoptr (GArray) spans = text != NULL && self->result != NULL
                                 ? errdex_result_highlight_text (self->result, searched)
                                 : NULL;

  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
  /* dimmed text on a highlight is too hard to read */
  if (spans != NULL && spans->len > 0)
    gtk_widget_add_css_class (GTK_WIDGET (label), "matched");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (label), "matched");
  if (text == NULL)
    return;

  for (guint i = 0; spans != NULL && i < spans->len; i++)
    {
      g_array_index (spans, ErrdexSpan, i).start += start;
      g_array_index (spans, ErrdexSpan, i).end += start;
    }
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  errdex_attributes_keep_words (attributes, text, 0, strlen (text));
  errdex_attributes_add_highlights (attributes, spans);
  gtk_label_set_attributes (label, attributes);
}

static void
show_code (ErrdexDetail *self, const ErrdexEntry *entry)
{
  g_autoptr (GArray) spans
      = self->result != NULL ? errdex_result_highlight_title (self->result, self->entry) : NULL;
  g_autoptr (PangoAttrList) attributes = entry->name != NULL
                                             ? errdex_attributes_new_for_title (spans)
                                             : errdex_attributes_new_for_code (entry->code, spans);
  g_autofree char *title = errdex_summary_title (self->library, self->entry);

  gtk_label_set_text (self->code, title);
  gtk_label_set_attributes (self->code, attributes);
}

/**
 * errdex_detail_show_facts:
 *
 * Shows where the entry stands, of what kind the error is and whether a retry helps. Where there
 * are several catalogs, a category alone does not tell what it is a part of.
 */
void
errdex_detail_show_facts (ErrdexDetail *self)
{
  const ErrdexCatalog *catalog = errdex_library_get_catalog (self->library, self->entry);
  g_autofree char *category = errdex_summary_category (self->library, self->entry);
  g_autofree char *line = errdex_summary_line (self->library, self->entry), *facts = NULL;

  if (self->library->n_catalogs == 1)
    {
      show_line (self, self->facts, line, category, 0);
      return;
    }
  facts = g_strjoin (" › ", errdex_catalog_translate (catalog, catalog->title), line, NULL);
  show_line (self, self->facts, facts, category, strlen (facts) - strlen (line));
}

static void
show_aliases (ErrdexDetail *self, const ErrdexEntry *entry)
{
  g_autofree char *aliases = NULL, *line = NULL;

  if (*entry->aliases != NULL)
    {
      aliases = g_strjoinv (", ", (char **) entry->aliases);
      line = g_strdup_printf (_ ("Also written: %s"), aliases);
    }
  show_line (self, self->aliases, line, aliases, line != NULL ? strstr (line, aliases) - line : 0);
}

/* The source may name no remedy. What is then said about all errors of the kind is not passed off
 * as its word. */
static void
show_remedy (ErrdexDetail *self, const ErrdexEntry *entry, const char *solution)
{
  const char *advice = errdex_kind_get_advice (entry->kind);
  g_autofree char *general = NULL;

  if (solution == NULL && advice != NULL)
    general = g_strdup_printf (
        _ ("The source names no solution. General advice for errors of the kind “%s”:"),
        errdex_kind_get_label (entry->kind));
  else if (solution == NULL)
    general = g_strdup (_ ("The source names no solution."));
  gtk_label_set_text (self->general, general != NULL ? general : "");
  gtk_widget_set_visible (GTK_WIDGET (self->general), general != NULL);

  if (solution != NULL)
    errdex_markup_view_show (self->remedy, solution, self->result);
  else
    errdex_markup_view_show (self->remedy, advice != NULL ? advice : "", NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->remedy), solution != NULL || advice != NULL);
}

static void
clear_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static void
on_operation_clicked (ErrdexDetail *self, GtkButton *button)
{
  g_autofree char *operation = g_strdup (errdex_operation_chip_get_operation (button));

  g_signal_emit_by_name (self, "search-requested", operation);
}

static void
show_operations (ErrdexDetail *self, const ErrdexEntry *entry)
{
  clear_box (self->operations);
  for (const char *const *operation = entry->operations; *operation != NULL; operation++)
    {
      GtkWidget *chip = errdex_operation_chip_new (*operation, self->result);

      g_signal_connect_object (chip, "clicked", G_CALLBACK (on_operation_clicked), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (self->operations, chip);
    }
  gtk_widget_set_visible (self->operations_section, *entry->operations != NULL);
}

static void
on_link_clicked (ErrdexDetail *self, GtkButton *link)
{
  g_signal_emit_by_name (self, "entry-activated", errdex_entry_link_get_entry (link));
}

static void
show_links (ErrdexDetail *self, GtkBox *box, const guint *entries, guint n_entries)
{
  clear_box (box);
  for (guint i = 0; i < n_entries; i++)
    {
      GtkWidget *link = errdex_entry_link_new (self->library, entries[i], self->entry);

      g_signal_connect_object (link, "clicked", G_CALLBACK (on_link_clicked), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (box, link);
    }
}

/**
 * errdex_detail_show_related:
 *
 * Shows the entries that the one shown names.
 */
void
errdex_detail_show_related (ErrdexDetail *self)
{
  g_autoptr (GArray) entries = NULL;

  if (self->relations == NULL)
    self->relations = errdex_related_new (self->library);
  entries = errdex_related_find (self->relations, self->entry);
  show_links (self, self->related, (const guint *) (gpointer) entries->data, entries->len);
  gtk_widget_set_visible (self->related_section, entries->len > 0);
}

/**
 * errdex_detail_show_similar:
 *
 * Shows the entries whose codes resemble that of the one shown. They are computed, and not passed
 * off as what the source says.
 */
void
errdex_detail_show_similar (ErrdexDetail *self)
{
  guint entries[ERRDEX_MAX_SIMILAR], n_entries = 0;

  if (self->finder != NULL && errdex_finder_get_library (self->finder) == self->library)
    n_entries = errdex_finder_similar (self->finder, self->entry, entries, G_N_ELEMENTS (entries));
  show_links (self, self->similar, entries, n_entries);
  gtk_widget_set_visible (self->similar_section, n_entries > 0);
}

static void
show_source (ErrdexDetail *self)
{
  const ErrdexCatalog *catalog = errdex_library_get_catalog (self->library, self->entry);
  const char *title = catalog->source_title != NULL ? catalog->source_title : catalog->title;
  g_autofree char *source = NULL;

  title = errdex_catalog_translate (catalog, title);
  if (catalog->source_updated != NULL)
    /* Translators: the title of a document, and its date */
    source = g_strdup_printf (_ ("Source: %s, %s"), title, catalog->source_updated);
  else
    source = g_strdup_printf (_ ("Source: %s"), title);
  gtk_label_set_text (self->source, source);
}

static void
show_original (ErrdexDetail *self, const Original *original, const char *text)
{
  gtk_widget_set_visible (original->section, text != NULL);
  if (text == NULL)
    return;
  gtk_label_set_text (original->language, gtk_button_get_label (GTK_BUTTON (self->both)));
  errdex_markup_view_show (original->text, text, self->result);
  gtk_widget_set_direction (original->section, errdex_direction_of_text (text));
  gtk_widget_set_direction (GTK_WIDGET (original->language), errdex_direction_of_text (text));
}

/**
 * errdex_detail_show_originals:
 *
 * Shows the words of the catalog below their translation, or not: follows the button, which follows
 * the state of the action.
 */
void
errdex_detail_show_originals (ErrdexDetail *self)
{
  const ErrdexEntry *entry
      = self->entry >= 0 ? errdex_library_get_entry (self->library, self->entry) : NULL;
  gboolean shown = entry != NULL && gtk_widget_get_visible (GTK_WIDGET (self->both))
                   && gtk_toggle_button_get_active (self->both);

  errdex_detail_forget_found (self);
  show_original (self, &self->original_cause, shown ? entry->description : NULL);
  show_original (self, &self->original_remedy, shown ? entry->solution : NULL);
  errdex_detail_find_again (self);
}

static void
show_languages (ErrdexDetail *self, gboolean translated)
{
  const ErrdexCatalog *catalog = errdex_library_get_catalog (self->library, self->entry);

  gtk_button_set_label (GTK_BUTTON (self->both), errdex_language_name (catalog->language));
  gtk_widget_set_visible (GTK_WIDGET (self->both), translated);
  errdex_detail_show_originals (self);
}

/**
 * errdex_detail_show_texts:
 *
 * Shows all that the library says of the entry.
 */
void
errdex_detail_show_texts (ErrdexDetail *self)
{
  const ErrdexEntry *entry = errdex_library_get_entry (self->library, self->entry);
  ErrdexTexts texts = errdex_library_get_texts (self->library, self->entry);

  self->longest_word = errdex_attributes_get_longest_word ();
  show_code (self, entry);
  errdex_detail_show_facts (self);
  show_aliases (self, entry);
  errdex_markup_view_show (self->cause, texts.description, self->result);
  show_remedy (self, entry, texts.solution);
  show_languages (self, texts.translated);
  show_operations (self, entry);
  errdex_detail_show_related (self);
  errdex_detail_show_similar (self);
  show_source (self);
}
