// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* What a scan looks for, made from a library. */

#include "config.h"

#include "scan-private.h"
#include "scan-family.h"

#include <string.h>

/* So many characters of `0x80070005` say what they are. */
#define MIN_HEXADECIMAL 10

/* Numbers and shorter words stand in every log, for other things than errors. */
static gboolean
can_be_scanned_for (const char *code)
{
  gsize length = strlen (code);

  if (length < ERRDEX_HEAD_SHORT || length > ERRDEX_MATCH_MAX_CODE
      || (length < MIN_HEXADECIMAL && errdex_code_is_number (code)))
    return FALSE;
  for (const char *p = code; *p != '\0'; p++)
    if (g_ascii_isalpha (*p))
      return TRUE;

  return FALSE;
}

static void
add_codes (ErrdexTrieBuilder *builder, const ErrdexLibrary *library)
{
  for (guint i = 0; i < library->n_entries; i++)
    {
      const char *code = errdex_library_get_entry (library, i)->code;

      if (errdex_library_get_contexts (library, i) == NULL && can_be_scanned_for (code))
        errdex_trie_builder_add_code (builder, code, i);
    }

  /* Only now: where a text is both, it is the code. */
  for (guint i = 0; i < library->n_entries; i++)
    for (const char *const *alias = errdex_library_get_entry (library, i)->aliases; *alias != NULL;
         alias++)
      if (errdex_library_get_contexts (library, i) == NULL && can_be_scanned_for (*alias))
        errdex_trie_builder_add_code (builder, *alias, i);
}

static gboolean
is_in_capitals (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isupper (*p) && !g_ascii_isdigit (*p))
      return FALSE;

  return TRUE;
}

static void
add_family (GHashTable *families, const char *prefix, gsize length, int family)
{
  g_autofree char *folded = g_ascii_strdown (prefix, length);
  int known = GPOINTER_TO_INT (g_hash_table_lookup (families, folded));

  g_hash_table_replace (families, g_steal_pointer (&folded), GINT_TO_POINTER (MAX (known, family)));
}

/* Codes of several segments have a family: all before the last one. A single segment before it says
 * too little, unless the catalog names it as a prefix. */
static void
add_family_of_code (GHashTable *families, const char *code)
{
  const char *dot = strrchr (code, '.');

  if (dot == NULL || memchr (code, '.', dot - code) == NULL)
    return;

  add_family (families, code, dot + 1 - code,
              is_in_capitals (dot + 1) ? ERRDEX_FAMILY_CAPITALS : ERRDEX_FAMILY_PLAIN);
}

static void
add_families_of_catalog (GHashTable *families, const ErrdexCatalog *catalog)
{
  for (guint i = 0; i < catalog->n_categories; i++)
    for (const char *const *prefix = catalog->categories[i].prefixes; *prefix != NULL; prefix++)
      if (g_str_has_suffix (*prefix, "."))
        add_family (families, *prefix, strlen (*prefix), ERRDEX_FAMILY_PLAIN);
}

static void
add_families (ErrdexTrieBuilder *builder, const ErrdexLibrary *library)
{
  g_autoptr (GHashTable) families = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer prefix, family;

  for (guint i = 0; i < library->n_catalogs; i++)
    add_families_of_catalog (families, library->catalogs[i]);
  for (guint i = 0; i < library->n_entries; i++)
    add_family_of_code (families, errdex_library_get_entry (library, i)->code);

  g_hash_table_iter_init (&iter, families);
  while (g_hash_table_iter_next (&iter, &prefix, &family))
    errdex_trie_builder_add_family (builder, prefix, GPOINTER_TO_INT (family));
}

/**
 * errdex_scanner_new_with_method:
 * @library: where to take the codes from
 * @method: how to search for the beginnings of codes
 *
 * Returns: (transfer full) (nullable): a scanner; %NULL where this machine lacks @method
 */
ErrdexScanner *
errdex_scanner_new_with_method (ErrdexLibrary *library, ErrdexHeadsMethod method)
{
  ErrdexTrieBuilder *builder = errdex_trie_builder_new ();
  ErrdexScanner *self = g_new (ErrdexScanner, 1);

  add_codes (builder, library);
  add_families (builder, library);
  g_atomic_ref_count_init (&self->references);
  self->library = errdex_library_ref (library);
  errdex_contexts_init (&self->contexts, library);
  errdex_contexts_add_to_trie (&self->contexts, builder);
  errdex_named_init (&self->named, library);
  errdex_named_add_to_trie (&self->named, builder);
  errdex_trie_builder_end (builder, &self->trie);
  if (!errdex_heads_init (&self->heads, &self->trie, method))
    g_clear_pointer (&self, errdex_scanner_unref);

  return self;
}

/**
 * errdex_scanner_new:
 * @library: where to take the codes from; it is kept
 *
 * Prepares to look for the codes and aliases of a library, in any case, and for codes of the same
 * families that it does not have. Numbers and codes of fewer than four bytes are left out: such
 * text stands in every log. Those of categories that have contexts are looked for behind these, and
 * before their own names, alone.
 *
 * Returns: (transfer full): a scanner
 */
ErrdexScanner *
errdex_scanner_new (ErrdexLibrary *library)
{
  g_return_val_if_fail (library != NULL, NULL);

  return errdex_scanner_new_with_method (library, errdex_heads_best_method ());
}

/**
 * errdex_scanner_ref:
 *
 * Returns: (transfer full): the scanner
 */
ErrdexScanner *
errdex_scanner_ref (ErrdexScanner *self)
{
  g_atomic_ref_count_inc (&self->references);

  return self;
}

/**
 * errdex_scanner_unref:
 * @self: (transfer full): a scanner
 */
void
errdex_scanner_unref (ErrdexScanner *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;

  errdex_trie_clear (&self->trie);
  errdex_contexts_clear (&self->contexts);
  errdex_named_clear (&self->named);
  errdex_library_unref (self->library);
  g_free (self);
}
