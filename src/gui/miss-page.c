// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "errdex-gui-resources.h"

#include "direction.h"
#include "miss-page.h"

#define MAX_NEAREST     5
#define MAX_QUERY_SHOWN 80 /* characters */

struct _ErrdexMissPage
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkLabel *title;
  GtkLabel *place;
  GtkLabel *category;
  GtkWidget *nearest;
  GtkBox *codes;

  const char *link_action;
};

G_DEFINE_FINAL_TYPE (ErrdexMissPage, errdex_miss_page, GTK_TYPE_WIDGET)

/* The query as far as it fits into a line, without what would break it. */
static char *
shorten (const char *query)
{
  g_autofree char *valid = g_utf8_make_valid (query, strnlen (query, MAX_QUERY_SHOWN * 6));
  GString *text = g_string_new (NULL);
  glong n = 0;

  g_strstrip (valid);
  for (const char *p = valid; *p != '\0' && n <= MAX_QUERY_SHOWN; p = g_utf8_next_char (p), n++)
    {
      gunichar c = g_utf8_get_char (p);

      if (n == MAX_QUERY_SHOWN)
        g_string_append (text, "…");
      else
        g_string_append_unichar (text, g_unichar_iscntrl (c) ? ' ' : c);
    }

  return g_string_free (text, FALSE);
}

static void
show_title (ErrdexMissPage *self, const char *query)
{
  g_autofree char *quoted = errdex_direction_isolate (query);
  g_autofree char *text = g_strdup_printf (_ ("No entry for “%s”"), quoted);

  gtk_label_set_text (self->title, text);
}

/* Where it was looked for: the date of a catalog tells how much that says. */
static void
show_place (ErrdexMissPage *self, const ErrdexMiss *miss, gboolean paste)
{
  const char *date = miss->catalog != NULL ? miss->catalog->source_updated : NULL;
  g_autofree char *quoted = errdex_direction_isolate (date != NULL ? date : "");
  g_autofree char *text = NULL;

  if (paste)
    text = g_strdup (_ ("The text contains no code that is in a catalog."));
  else if (date != NULL)
    /* Translators: %s is a date */
    text = g_strdup_printf (_ ("It is not in the catalog of %s."), quoted);
  else
    text = g_strdup (_ ("It is in no catalog."));
  gtk_label_set_text (self->place, text);
}

/* How codes of a category begin, in the spelling of the catalog. */
static const char *
find_prefix (const ErrdexCategory *category, const char *code)
{
  for (const char *const *prefix = category->prefixes; *prefix != NULL; prefix++)
    if (g_ascii_strncasecmp (code, *prefix, strlen (*prefix)) == 0)
      return *prefix;

  return NULL;
}

/* What the beginning of a code that is in no catalog says of it. */
static void
show_category (ErrdexMissPage *self, const ErrdexMiss *miss, const char *code)
{
  const ErrdexCategory *category
      = miss->category >= 0 ? &miss->catalog->categories[miss->category] : NULL;
  const char *prefix = category != NULL ? find_prefix (category, code) : NULL;
  g_autofree char *text = NULL, *beginning = NULL, *title = NULL;

  if (prefix != NULL)
    {
      beginning = errdex_direction_isolate (prefix);
      title = errdex_direction_isolate (errdex_catalog_translate (miss->catalog, category->title));
      /* Translators: the beginning of a code such as “iot.device.”, and the title of a category */
      text = g_strdup_printf (_ ("Codes that begin with “%s” belong to “%s”."), beginning, title);
    }
  gtk_label_set_text (self->category, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->category), text != NULL);
}

static GtkWidget *
new_link (ErrdexMissPage *self, const char *code)
{
  GtkWidget *label = gtk_label_new (code), *button = gtk_button_new ();

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "link");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, code, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), self->link_action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", code);

  return button;
}

static void
show_nearest (ErrdexMissPage *self, ErrdexLibrary *library, const ErrdexMiss *miss)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->codes))) != NULL)
    gtk_box_remove (self->codes, child);
  for (guint i = 0; i < miss->n_nearest; i++)
    gtk_box_append (self->codes,
                    new_link (self, errdex_library_get_entry (library, miss->nearest[i])->code));
  gtk_widget_set_visible (self->nearest, miss->n_nearest > 0);
}

static void
errdex_miss_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ERRDEX_TYPE_MISS_PAGE);

  G_OBJECT_CLASS (errdex_miss_page_parent_class)->dispose (object);
}

static void
errdex_miss_page_class_init (ErrdexMissPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = errdex_miss_page_dispose;

  errdex_gui_get_resource ();
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PREFIX "/miss-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ErrdexMissPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, ErrdexMissPage, title);
  gtk_widget_class_bind_template_child (widget_class, ErrdexMissPage, place);
  gtk_widget_class_bind_template_child (widget_class, ErrdexMissPage, category);
  gtk_widget_class_bind_template_child (widget_class, ErrdexMissPage, nearest);
  gtk_widget_class_bind_template_child (widget_class, ErrdexMissPage, codes);
}

static void
errdex_miss_page_init (ErrdexMissPage *self)
{
  self->link_action = "win.search-for";
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * errdex_miss_page_show:
 * @finder: what searched
 * @result: a result without hits
 *
 * Says what was not found.
 */
void
errdex_miss_page_show (ErrdexMissPage *self, ErrdexFinder *finder, ErrdexResult *result)
{
  ErrdexLibrary *library = errdex_finder_get_library (finder);
  g_autofree char *query = shorten (errdex_result_get_text (result));
  ErrdexMiss miss;

  errdex_finder_explain_miss (finder, errdex_result_get_text (result), &miss);
  show_title (self, query);
  show_place (self, &miss, errdex_result_is_paste (result));
  show_category (self, &miss, query);
  show_nearest (self, library, &miss);
}

/**
 * errdex_miss_page_set_link_action:
 * @action: (transfer none): the name of an action that takes a code; must not go away
 *
 * Lets the nearest codes lead elsewhere than to a search for them.
 */
void
errdex_miss_page_set_link_action (ErrdexMissPage *self, const char *action)
{
  self->link_action = action;
}
