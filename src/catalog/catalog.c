// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <libintl.h>
#include <string.h>

#include "catalog.h"
#include "catalog-private.h"

/**
 * errdex_catalog_data_new:
 *
 * Returns: (transfer full): a catalog without anything in it, to be filled before it is shared
 */
ErrdexCatalogData *
errdex_catalog_data_new (void)
{
  ErrdexCatalogData *self = g_new0 (ErrdexCatalogData, 1);

  g_atomic_ref_count_init (&self->references);
  self->strings = g_string_chunk_new (4096);
  self->blocks = g_ptr_array_new_with_free_func (g_free);

  return self;
}

/**
 * errdex_catalog_ref:
 *
 * Returns: (transfer full): the catalog
 */
ErrdexCatalog *
errdex_catalog_ref (ErrdexCatalog *self)
{
  g_atomic_ref_count_inc (&((ErrdexCatalogData *) self)->references);

  return self;
}

/**
 * errdex_catalog_unref:
 * @self: (transfer full): a catalog
 */
void
errdex_catalog_unref (ErrdexCatalog *self)
{
  ErrdexCatalogData *data = (ErrdexCatalogData *) self;

  if (!g_atomic_ref_count_dec (&data->references))
    return;

  g_string_chunk_free (data->strings);
  g_ptr_array_unref (data->blocks);
  g_free (data);
}

/**
 * errdex_catalog_find_category:
 * @self: a catalog
 * @id: the id of a category
 *
 * Returns: the place of that category, or -1
 */
int
errdex_catalog_find_category (const ErrdexCatalog *self, const char *id)
{
  for (guint i = 0; i < self->n_categories; i++)
    if (g_str_equal (self->categories[i].id, id))
      return i;

  return -1;
}

/**
 * errdex_catalog_category_for_code:
 * @self: a catalog
 * @code: a code, or how one begins; it need not be in the catalog
 *
 * Returns: the place of the category whose prefix the code has, in any case; the longest prefix
 * counts; -1 if there is none
 */
int
errdex_catalog_category_for_code (const ErrdexCatalog *self, const char *code)
{
  int best = -1;
  gsize best_length = 0;

  for (guint i = 0; i < self->n_categories; i++)
    for (const char *const *prefix = self->categories[i].prefixes; *prefix != NULL; prefix++)
      {
        gsize length = strlen (*prefix);

        if (length > best_length && g_ascii_strncasecmp (code, *prefix, length) == 0)
          {
            best = i;
            best_length = length;
          }
      }

  return best;
}

/* Whether texts are shown as they stand in their catalogs; as the locale does, it holds for the
 * whole process. */
static gint original_shown;

/**
 * errdex_catalog_show_original:
 * @shown: whether to show texts in the language of their catalog
 *
 * Chooses what errdex_catalog_translate() and errdex_catalog_get_texts() answer from now on: by
 * default, texts are shown in the user's language. Searching finds them in both in any case.
 */
void
errdex_catalog_show_original (gboolean shown)
{
  g_atomic_int_set (&original_shown, shown);
}

/**
 * errdex_catalog_shows_original:
 *
 * Returns: whether texts are shown in the language of their catalog
 */
gboolean
errdex_catalog_shows_original (void)
{
  return g_atomic_int_get (&original_shown);
}

/**
 * errdex_catalog_get_translation:
 * @self: a catalog
 * @text: one of its texts
 *
 * Returns: (transfer none): the text in the user's language, whichever is shown, or @text itself
 * where there is no translation
 */
const char *
errdex_catalog_get_translation (const ErrdexCatalog *self, const char *text)
{
  /* gettext answers the empty text with the header of the translation */
  if (self->domain == NULL || *text == '\0')
    return text;

  return dgettext (self->domain, text);
}

/**
 * errdex_catalog_translate:
 * @self: a catalog
 * @text: one of its texts
 *
 * Returns: (transfer none): the text in the language in which texts are shown, or @text itself
 * where there is no translation
 */
const char *
errdex_catalog_translate (const ErrdexCatalog *self, const char *text)
{
  return errdex_catalog_shows_original () ? text : errdex_catalog_get_translation (self, text);
}

/**
 * errdex_catalog_get_translated_texts:
 * @self: a catalog
 * @entry: one of its entries
 *
 * Returns: its texts in the user's language, whichever is shown, if all of them are translated, and
 * otherwise in the catalog's own: they are never in two languages
 */
ErrdexTexts
errdex_catalog_get_translated_texts (const ErrdexCatalog *self, const ErrdexEntry *entry)
{
  ErrdexTexts original = { entry->name, entry->description, entry->solution, FALSE };
  ErrdexTexts translated = original;

  translated.description = errdex_catalog_get_translation (self, entry->description);
  if (translated.description == original.description)
    return original;
  if (entry->solution != NULL)
    {
      translated.solution = errdex_catalog_get_translation (self, entry->solution);
      if (translated.solution == original.solution)
        return original;
    }
  /* a name may well be left as it is */
  if (entry->name != NULL)
    translated.name = errdex_catalog_get_translation (self, entry->name);
  translated.translated = TRUE;

  return translated;
}

/**
 * errdex_catalog_get_texts:
 * @self: a catalog
 * @entry: one of its entries
 *
 * Returns: its texts in the language in which texts are shown: in the catalog's own, or as
 * errdex_catalog_get_translated_texts() gives them
 */
ErrdexTexts
errdex_catalog_get_texts (const ErrdexCatalog *self, const ErrdexEntry *entry)
{
  const ErrdexTexts original = { entry->name, entry->description, entry->solution, FALSE };

  return errdex_catalog_shows_original () ? original
                                          : errdex_catalog_get_translated_texts (self, entry);
}

/**
 * errdex_code_last_segment:
 * @code: a code
 *
 * Returns: (transfer none): what stands behind the last dot, which is the part that readers tell
 * codes apart by; the whole code where there is no dot, and where nothing but digits follows it, as
 * in `4.04`
 */
const char *
errdex_code_last_segment (const char *code)
{
  const char *dot = strrchr (code, '.');

  if (dot == NULL || dot[strspn (dot, ".0123456789")] == '\0')
    return code;

  return dot + 1;
}

static gboolean
is_hexadecimal (const char *code)
{
  return code[0] == '0' && (code[1] | 0x20) == 'x' && g_ascii_isxdigit (code[2])
         && code[2 + strspn (code + 2, "0123456789abcdefABCDEF")] == '\0';
}

/**
 * errdex_code_is_number:
 * @code: a code
 *
 * Returns: whether the code is a mere number, such as `404`, `4.04` or `0x87`
 */
gboolean
errdex_code_is_number (const char *code)
{
  return is_hexadecimal (code)
         || (g_ascii_isdigit (*code) && code[strspn (code, ".0123456789")] == '\0');
}

/**
 * errdex_code_without_sign:
 * @code: a code
 *
 * A hyphen before a query negates it, so that negative numbers are looked for without their sign.
 *
 * Returns: (nullable): where in @code the digits of a negative number begin; %NULL for other codes
 */
const char *
errdex_code_without_sign (const char *code)
{
  const char *digits = code + 1;

  return *code == '-' && *digits != '\0' && digits[strspn (digits, "0123456789")] == '\0' ? digits
                                                                                          : NULL;
}

/**
 * errdex_code_from_name:
 * @name: the name of an entry
 *
 * Returns: (transfer full): the name as programs write it, in one word: `NotFound` for “Not Found”
 */
char *
errdex_code_from_name (const char *name)
{
  GString *code = g_string_new (NULL);
  gboolean begins = TRUE;

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c) || g_unichar_ismark (c))
        g_string_append_unichar (code, begins ? g_unichar_totitle (c) : c);
      begins = !g_unichar_isalnum (c) && !g_unichar_ismark (c);
    }

  return g_string_free (code, FALSE);
}
