// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "related.h"

struct _ErrdexRelated
{
  ErrdexLibrary *library;
  guint *hashes; /* of the code of each entry */
};

/**
 * errdex_related_new:
 * @library: a library
 *
 * Returns: (transfer full): what finds entries in it; it looks at every code once
 */
ErrdexRelated *
errdex_related_new (ErrdexLibrary *library)
{
  ErrdexRelated *self = g_new (ErrdexRelated, 1);
  guint number = 0;

  self->library = errdex_library_ref (library);
  self->hashes = g_new (guint, library->n_entries);
  for (guint i = 0; i < library->n_catalogs; i++)
    for (guint j = 0; j < library->catalogs[i]->n_entries; j++)
      self->hashes[number++] = g_str_hash (library->catalogs[i]->entries[j].code);

  return self;
}

/**
 * errdex_related_free:
 * @self: (transfer full): what finds entries
 */
void
errdex_related_free (ErrdexRelated *self)
{
  errdex_library_unref (self->library);
  g_free (self->hashes);
  g_free (self);
}

static void
add_entries_with_code (ErrdexRelated *self, guint entry, const char *code, GArray *found)
{
  guint hash = g_str_hash (code);

  for (guint i = 0; i < self->library->n_entries; i++)
    if (self->hashes[i] == hash && i != entry
        && g_str_equal (errdex_library_get_entry (self->library, i)->code, code))
      g_array_append_val (found, i);
}

/**
 * errdex_related_find:
 * @entry: the number of an entry
 *
 * Returns: (transfer full) (element-type guint): the numbers of the entries that are worth a look
 * beside it: first those of its related codes, in its order, then those of the same code in other
 * categories. A code that is in no catalog is left out.
 */
GArray *
errdex_related_find (ErrdexRelated *self, guint entry)
{
  const ErrdexEntry *shown = errdex_library_get_entry (self->library, entry);
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint));

  for (const char *const *code = shown->related; *code != NULL; code++)
    if (!g_str_equal (*code, shown->code))
      add_entries_with_code (self, entry, *code, found);
  add_entries_with_code (self, entry, shown->code, found);

  return found;
}
