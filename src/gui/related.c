// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "related.h"

static void
add_entries_with_code (const ErrdexLibrary *library, guint entry, const char *code, GArray *found)
{
  for (guint i = 0; i < library->n_catalogs; i++)
    for (guint j = 0; j < library->catalogs[i]->n_entries; j++)
      {
        guint number = library->first_entries[i] + j;

        if (number != entry && g_str_equal (library->catalogs[i]->entries[j].code, code))
          g_array_append_val (found, number);
      }
}

/**
 * errdex_related_entries:
 * @library: a library
 * @entry: the number of an entry
 *
 * Returns: (transfer full) (element-type guint): the numbers of the entries that are worth a look
 * beside it: first those of its related codes, in its order, then those of the same code in other
 * categories. A code that is in no catalog is left out.
 */
GArray *
errdex_related_entries (const ErrdexLibrary *library, guint entry)
{
  const ErrdexEntry *self = errdex_library_get_entry (library, entry);
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint));

  for (const char *const *code = self->related; *code != NULL; code++)
    if (!g_str_equal (*code, self->code))
      add_entries_with_code (library, entry, *code, found);
  add_entries_with_code (library, entry, self->code, found);

  return found;
}
