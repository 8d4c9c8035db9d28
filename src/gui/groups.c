// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "groups.h"

static void
clear_group (gpointer data)
{
  g_free (((ErrdexGroup *) data)->key);
}

static void
add_catalog (GArray *groups, const ErrdexCatalog *catalog)
{
  ErrdexGroup group = {
    .title = errdex_catalog_translate (catalog, catalog->title),
    .key = g_strdup (catalog->id),
    .parent = -1,
    .first_child = -1,
    .next = -1,
  };

  g_array_append_val (groups, group);
}

static void
add_categories (GArray *groups, const ErrdexCatalog *catalog, int around)
{
  guint first = groups->len;

  for (guint i = 0; i < catalog->n_categories; i++)
    {
      const ErrdexCategory *category = &catalog->categories[i];
      ErrdexGroup group = {
        .title = errdex_catalog_translate (catalog, category->title),
        .key = g_strconcat (catalog->id, "/", category->id, NULL),
        .parent = category->parent >= 0 ? (int) first + category->parent : around,
        .depth = category->depth + (around >= 0 ? 1 : 0),
        .first_child = -1,
        .next = -1,
        .n_entries = category->n_entries,
      };

      g_array_append_val (groups, group);
    }
}

/* A group stands before those inside it, so from the last to the first each is put before its later
 * siblings. */
static void
link_groups (ErrdexGroup *groups, guint n_groups)
{
  int first_outermost = -1;

  for (int i = (int) n_groups - 1; i >= 0; i--)
    {
      int *first = groups[i].parent >= 0 ? &groups[groups[i].parent].first_child : &first_outermost;

      groups[i].next = *first;
      *first = i;
    }
}

/**
 * errdex_groups_new:
 * @library: a library
 *
 * Returns: (transfer full) (element-type ErrdexGroup): its groups, each directly before those
 * inside it; their titles belong to the library
 */
GArray *
errdex_groups_new (ErrdexLibrary *library)
{
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (ErrdexGroup));
  guint first_entry = 0;

  g_array_set_clear_func (groups, clear_group);
  for (guint i = 0; i < library->n_catalogs; i++)
    {
      int around = -1;

      if (library->n_catalogs > 1)
        {
          around = groups->len;
          add_catalog (groups, library->catalogs[i]);
        }
      add_categories (groups, library->catalogs[i], around);
    }
  link_groups ((ErrdexGroup *) (gpointer) groups->data, groups->len);
  for (guint i = 0; i < groups->len; i++)
    {
      ErrdexGroup *group = &g_array_index (groups, ErrdexGroup, i);

      group->first_entry = first_entry;
      first_entry += group->n_entries;
    }

  return groups;
}

/**
 * errdex_groups_find_entry:
 * @groups: (array length=n_groups): all groups of a library
 * @n_groups: their number
 * @entry: the number of an entry in that library
 *
 * Returns: the group that the entry stands in
 */
guint
errdex_groups_find_entry (const ErrdexGroup *groups, guint n_groups, guint entry)
{
  guint low = 0, high = n_groups;

  g_return_val_if_fail (n_groups > 0, 0);

  /* The last group that begins at or before the entry: an empty one shares its beginning with the
   * group after it. */
  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (groups[middle].first_entry <= entry)
        low = middle;
      else
        high = middle;
    }

  return low;
}
