// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <glib/gi18n-lib.h>

#include "library.h"
#include "reader.h"
#include "shipped.h"

typedef struct
{
  ErrdexLibrary public;
  gatomicrefcount references;
} Library;

/**
 * errdex_library_new:
 * @catalogs: (array length=n_catalogs) (transfer none): catalogs with different ids
 * @n_catalogs: their number
 *
 * Returns: (transfer full): a library of these catalogs, in this order
 */
ErrdexLibrary *
errdex_library_new (ErrdexCatalog *const *catalogs, guint n_catalogs)
{
  Library *self = g_new0 (Library, 1);
  ErrdexCatalog **owned = g_new (ErrdexCatalog *, n_catalogs);
  guint *first_entries = g_new (guint, n_catalogs);

  g_atomic_ref_count_init (&self->references);
  for (guint i = 0; i < n_catalogs; i++)
    {
      owned[i] = errdex_catalog_ref (catalogs[i]);
      first_entries[i] = self->public.n_entries;
      self->public.n_entries += owned[i]->n_entries;
    }
  self->public.catalogs = owned;
  self->public.n_catalogs = n_catalogs;
  self->public.first_entries = first_entries;

  return &self->public;
}

static ErrdexCatalog *
read_shipped (const char *name, GError **error)
{
  g_autoptr (GBytes) bytes = errdex_shipped_get_bytes (name, error);
  ErrdexCatalog *catalog;

  if (bytes == NULL)
    return NULL;
  catalog = errdex_catalog_read (bytes, name, NULL, error);
  if (catalog == NULL)
    g_prefix_error (error,
                    _ ("a catalog that came with Errdex is damaged; install Errdex again: "));

  return catalog;
}

/**
 * errdex_library_new_shipped:
 * @error: (out): the first catalog that could not be read, and why
 *
 * Reads the catalogs that the program ships.
 *
 * Returns: (transfer full) (nullable): a library of them
 */
ErrdexLibrary *
errdex_library_new_shipped (GError **error)
{
  g_autoptr (GPtrArray) catalogs
      = g_ptr_array_new_with_free_func ((GDestroyNotify) errdex_catalog_unref);
  g_auto (GStrv) names = errdex_shipped_list_names ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      ErrdexCatalog *catalog = read_shipped (names[i], error);

      if (catalog == NULL)
        return NULL;
      g_ptr_array_add (catalogs, catalog);
    }

  return errdex_library_new ((ErrdexCatalog *const *) catalogs->pdata, catalogs->len);
}

/**
 * errdex_library_ref:
 *
 * Returns: (transfer full): the library
 */
ErrdexLibrary *
errdex_library_ref (ErrdexLibrary *self)
{
  g_atomic_ref_count_inc (&((Library *) self)->references);

  return self;
}

/**
 * errdex_library_unref:
 * @self: (transfer full): a library
 */
void
errdex_library_unref (ErrdexLibrary *self)
{
  if (!g_atomic_ref_count_dec (&((Library *) self)->references))
    return;

  for (guint i = 0; i < self->n_catalogs; i++)
    errdex_catalog_unref (self->catalogs[i]);
  g_free ((gpointer) self->catalogs);
  g_free ((gpointer) self->first_entries);
  g_free (self);
}

/* Libraries hold few catalogs: walking over them beats anything cleverer. */
static guint
find_catalog (const ErrdexLibrary *self, guint number)
{
  guint i = self->n_catalogs - 1;

  while (self->first_entries[i] > number)
    i--;

  return i;
}

/**
 * errdex_library_find_catalog:
 * @self: a library
 * @id: the id of a catalog
 *
 * Returns: the place of the catalog among those of the library, or -1
 */
int
errdex_library_find_catalog (const ErrdexLibrary *self, const char *id)
{
  for (guint i = 0; i < self->n_catalogs; i++)
    if (g_str_equal (self->catalogs[i]->id, id))
      return i;

  return -1;
}

/**
 * errdex_library_get_catalog:
 * @self: a library
 * @number: the number of an entry
 *
 * Returns: (transfer none): the catalog that the entry stands in
 */
const ErrdexCatalog *
errdex_library_get_catalog (const ErrdexLibrary *self, guint number)
{
  g_return_val_if_fail (number < self->n_entries, NULL);

  return self->catalogs[find_catalog (self, number)];
}

/**
 * errdex_library_get_entry:
 * @self: a library
 * @number: the number of an entry
 *
 * Returns: (transfer none): the entry
 */
const ErrdexEntry *
errdex_library_get_entry (const ErrdexLibrary *self, guint number)
{
  guint i;

  g_return_val_if_fail (number < self->n_entries, NULL);

  i = find_catalog (self, number);
  return &self->catalogs[i]->entries[number - self->first_entries[i]];
}

/**
 * errdex_library_get_category:
 * @self: a library
 * @number: the number of an entry
 *
 * Returns: (transfer none): the category that the entry stands in
 */
const ErrdexCategory *
errdex_library_get_category (const ErrdexLibrary *self, guint number)
{
  const ErrdexEntry *entry = errdex_library_get_entry (self, number);

  return &errdex_library_get_catalog (self, number)->categories[entry->category];
}

/**
 * errdex_library_get_contexts:
 * @self: a library
 * @number: the number of an entry
 *
 * Returns: (transfer none) (nullable) (array zero-terminated=1): the words behind which alone a
 * text is looked through for its code; %NULL where the code is looked for everywhere
 */
const char *const *
errdex_library_get_contexts (const ErrdexLibrary *self, guint number)
{
  const ErrdexCatalog *catalog = errdex_library_get_catalog (self, number);
  int place = errdex_library_get_entry (self, number)->category;

  while (place >= 0 && *catalog->categories[place].contexts == NULL)
    place = catalog->categories[place].parent;

  return place >= 0 ? catalog->categories[place].contexts : NULL;
}

/**
 * errdex_library_get_texts:
 * @self: a library
 * @number: the number of an entry
 *
 * Returns: the texts of the entry in the user's language, as errdex_catalog_get_texts() gives them
 */
ErrdexTexts
errdex_library_get_texts (const ErrdexLibrary *self, guint number)
{
  return errdex_catalog_get_texts (errdex_library_get_catalog (self, number),
                                   errdex_library_get_entry (self, number));
}
