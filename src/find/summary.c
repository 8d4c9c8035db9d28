// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <libintl.h>
#include <string.h>

#include "catalog/markup.h"

#include "summary.h"

/**
 * errdex_summary_category:
 * @library: a library
 * @entry: the number of an entry
 *
 * Returns: (transfer full): the titles of the categories around the entry, outermost first, in the
 * user's language
 */
char *
errdex_summary_category (const ErrdexLibrary *library, guint entry)
{
  const ErrdexCatalog *catalog = errdex_library_get_catalog (library, entry);
  int place = errdex_library_get_entry (library, entry)->category;
  GString *path = g_string_new (NULL);

  for (; place >= 0; place = catalog->categories[place].parent)
    {
      if (path->len > 0)
        g_string_prepend (path, " › ");
      g_string_prepend (path, errdex_catalog_translate (catalog, catalog->categories[place].title));
    }

  return g_string_free (path, FALSE);
}

/**
 * errdex_summary_title:
 * @library: a library
 * @entry: the number of an entry
 *
 * Returns: (transfer full): the code, and behind it the name in the user's language, if the entry
 * has one
 */
char *
errdex_summary_title (const ErrdexLibrary *library, guint entry)
{
  return g_strjoin (" ", errdex_library_get_entry (library, entry)->code,
                    errdex_library_get_texts (library, entry).name, NULL);
}

/**
 * errdex_summary_line:
 * @library: a library
 * @entry: the number of an entry
 *
 * Returns: (transfer full): category, kind and whether a retry helps, in the user's language
 */
char *
errdex_summary_line (const ErrdexLibrary *library, guint entry)
{
  ErrdexKind kind = errdex_library_get_entry (library, entry)->kind;
  g_autofree char *category = errdex_summary_category (library, entry);

  /* an entry without a kind ends the line here */
  return g_strjoin (" · ", category, errdex_kind_get_label (kind),
                    errdex_retry_get_label (errdex_kind_get_retry (kind)), NULL);
}

/**
 * errdex_summary_source:
 * @catalog: a catalog
 *
 * Returns: (transfer full) (nullable): where its facts come from, translated, and of what date they
 * are; %NULL if it does not say
 */
char *
errdex_summary_source (const ErrdexCatalog *catalog)
{
  const char *title;

  if (catalog->source_title == NULL)
    return g_strdup (catalog->source_updated);
  title = errdex_catalog_translate (catalog, catalog->source_title);
  if (catalog->source_updated == NULL)
    return g_strdup (title);

  return g_strdup_printf ("%s, %s", title, catalog->source_updated);
}

/**
 * errdex_summary_meaning:
 * @library: a library
 * @entry: the number of an entry
 *
 * Returns: (transfer full): the name, if the entry has one, and the first paragraph of what
 * happened, as plain text on one line, in the user's language
 */
char *
errdex_summary_meaning (const ErrdexLibrary *library, guint entry)
{
  ErrdexTexts texts = errdex_library_get_texts (library, entry);
  g_autofree char *description = errdex_markup_first_line (texts.description);

  if (texts.name == NULL)
    return g_steal_pointer (&description);

  return g_strjoin (" – ", texts.name, description, NULL);
}

/**
 * errdex_summary_language:
 * @domain: a gettext domain
 *
 * Asks the translation itself, as the user's locale does not tell which of the languages in it
 * there is one for.
 *
 * Returns: (transfer full) (nullable): the language that texts of this domain come out in, as a BCP
 * 47 tag; %NULL if they are not translated
 */
char *
errdex_summary_language (const char *domain)
{
  /* gettext answers the empty text with the header of the translation */
  const char *header = dgettext (domain, "");
  const char *language = strstr (header, "\nLanguage: ");
  char *tag;

  if (language == NULL)
    return NULL;
  language += strlen ("\nLanguage: ");
  tag = g_strndup (language, strcspn (language, "\n .@"));
  if (*tag == '\0')
    g_clear_pointer (&tag, g_free);

  return tag != NULL ? g_strdelimit (tag, "_", '-') : NULL;
}
