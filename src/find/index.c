// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "index.h"

#include "misspelling.h"

static void
number_categories (ErrdexIndex *self)
{
  guint number = 0;

  self->first_categories = g_new (guint32, self->library->n_catalogs);
  self->categories = g_new (guint32, self->n_entries);
  self->kinds = g_new (guint8, self->n_entries);
  for (guint i = 0; i < self->library->n_catalogs; i++)
    {
      const ErrdexCatalog *catalog = self->library->catalogs[i];

      self->first_categories[i] = self->n_categories;
      for (guint j = 0; j < catalog->n_entries; j++, number++)
        {
          self->categories[number] = self->n_categories + catalog->entries[j].category;
          self->kinds[number] = catalog->entries[j].kind;
        }
      self->n_categories += catalog->n_categories;
    }
}

/**
 * errdex_index_new:
 * @library: (transfer none): a library
 * @codes: (transfer none): its codes, which have to live as long as the index
 *
 * Returns: (transfer full): its index; free it with errdex_index_free()
 */
ErrdexIndex *
errdex_index_new (ErrdexLibrary *library, const ErrdexCodes *codes)
{
  ErrdexIndex *self = g_new0 (ErrdexIndex, 1);

  self->library = errdex_library_ref (library);
  self->n_entries = library->n_entries;
  self->codes = codes;
  self->wording = errdex_wording_new (library);
  self->misspellings = errdex_misspelling_collect (library);
  number_categories (self);

  return self;
}

/**
 * errdex_index_free:
 * @self: (transfer full) (nullable): an index
 */
void
errdex_index_free (ErrdexIndex *self)
{
  if (self == NULL)
    return;

  errdex_wording_free (self->wording);
  g_free (self->first_categories);
  g_free (self->categories);
  g_free (self->kinds);
  g_array_unref (self->misspellings);
  errdex_library_unref (self->library);
  g_free (self);
}

/**
 * errdex_index_get_size:
 *
 * Returns: how much memory the index takes, in bytes; the library is not counted
 */
gsize
errdex_index_get_size (const ErrdexIndex *self)
{
  return sizeof *self + errdex_codes_get_size (self->codes)
         + errdex_wording_get_size (self->wording)
         + self->n_entries * (sizeof *self->categories + sizeof *self->kinds);
}
