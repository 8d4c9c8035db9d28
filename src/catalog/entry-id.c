// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <string.h>

#include "entry-id.h"

/**
 * errdex_entry_id_new:
 * @library: a library
 * @number: the number of an entry
 *
 * Names an entry so that other processes, and this one after a restart, find it again: by catalog,
 * category and code, as in `iot-platform/device/iot.device.NotExistedDevice`.
 *
 * Returns: (transfer full): the id of the entry
 */
char *
errdex_entry_id_new (const ErrdexLibrary *library, guint number)
{
  return g_strdup_printf ("%s/%s/%s", errdex_library_get_catalog (library, number)->id,
                          errdex_library_get_category (library, number)->id,
                          errdex_library_get_entry (library, number)->code);
}

/**
 * errdex_entry_id_get_code:
 * @id: an id from errdex_entry_id_new(), or any other text
 *
 * Returns: (transfer none): the code in it, whether an entry has it or not; the whole text if there
 * is none in it
 */
const char *
errdex_entry_id_get_code (const char *id)
{
  const char *category = strchr (id, '/');
  const char *code = category != NULL ? strchr (category + 1, '/') : NULL;

  return code != NULL ? code + 1 : id;
}

static gboolean
find_code (const ErrdexCatalog *catalog, int place, const char *code, guint *entry)
{
  const ErrdexCategory *category = &catalog->categories[place];
  guint end = category->first_entry + category->n_entries;

  for (*entry = category->first_entry; *entry < end; (*entry)++)
    if (g_str_equal (catalog->entries[*entry].code, code))
      return TRUE;

  return FALSE;
}

/**
 * errdex_entry_id_find:
 * @library: a library
 * @id: an id from errdex_entry_id_new(), or any other text
 * @number: (out): the number of the entry
 *
 * Returns: whether @id names an entry of this library
 */
gboolean
errdex_entry_id_find (const ErrdexLibrary *library, const char *id, guint *number)
{
  /* Codes may hold slashes, the ids before them may not. */
  g_auto (GStrv) parts = g_strsplit (id, "/", 3);
  int catalog;
  int category;

  if (g_strv_length (parts) != 3)
    return FALSE;
  catalog = errdex_library_find_catalog (library, parts[0]);
  if (catalog < 0)
    return FALSE;
  category = errdex_catalog_find_category (library->catalogs[catalog], parts[1]);
  if (category < 0 || !find_code (library->catalogs[catalog], category, parts[2], number))
    return FALSE;
  *number += library->first_entries[catalog];

  return TRUE;
}

/**
 * errdex_entry_id_move:
 * @from: a library
 * @entry: the number of one of its entries, or -1
 * @to: another library, with later editions of the same catalogs or the same ones
 *
 * Returns: the number that the entry has in the other library; -1 if it is not there
 */
int
errdex_entry_id_move (const ErrdexLibrary *from, int entry, const ErrdexLibrary *to)
{
  const ErrdexCatalog *catalog;
  g_autofree char *id = NULL;
  guint number;

  if (entry < 0)
    return -1;
  catalog = errdex_library_get_catalog (from, entry);
  for (guint i = 0; i < to->n_catalogs; i++)
    if (to->catalogs[i] == catalog)
      return to->first_entries[i] + (errdex_library_get_entry (from, entry) - catalog->entries);
  id = errdex_entry_id_new (from, entry);

  return errdex_entry_id_find (to, id, &number) ? (int) number : -1;
}
