// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "outline-private.h"

/* Going over to another library. */

/* What the user closed stays closed. */
static void
restore_folding (ErrdexOutline *self, ErrdexOutline *before)
{
  g_autoptr (GHashTable) folded = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_unref (self->folded_away);
  self->folded_away = g_hash_table_ref (before->folded_away);
  for (guint i = 0; i < before->groups->len; i++)
    {
      char *key = GROUP (before, i)->key;

      if (before->shown[i].collapsed)
        g_hash_table_add (self->folded_away, g_strdup (key));
      if (before->shown[i].folded)
        g_hash_table_add (folded, key);
    }
  errdex_outline_collapse_known (self);
  for (guint i = 0; i < self->groups->len; i++)
    self->shown[i].folded = g_hash_table_contains (folded, GROUP (self, i)->key);
}

/**
 * errdex_outline_new_after:
 * @before: the outline of another library, which is used no more but to be compared
 * @library: what is listed from now on
 * @result: (nullable): what was found in it; %NULL if there is no query
 * @bookmarks: (nullable) (element-type guint): numbers of entries
 *
 * Returns: (transfer full): an outline in which what the user closed stays so as far as it is there
 */
ErrdexOutline *
errdex_outline_new_after (ErrdexOutline *before,
                          ErrdexLibrary *library,
                          ErrdexResult *result,
                          GArray *bookmarks)
{
  ErrdexOutline *self = errdex_outline_new (library);

  if (result != NULL)
    self->result = errdex_result_ref (result);
  restore_folding (self, before);
  if (bookmarks != NULL && bookmarks->len > 0)
    g_array_append_vals (self->bookmarks, bookmarks->data, bookmarks->len);
  errdex_outline_count_anew (self);

  return self;
}

/* Whether a header says the same as before, so that who looks at it need not be told. */
static gboolean
is_same_group (ErrdexOutline *self, ErrdexOutline *before, guint group, guint group_before)
{
  const ErrdexGroup *a = GROUP (self, group);
  const ErrdexGroup *b = GROUP (before, group_before);

  return (group == group_before || group == BOOKMARKS (self)) && g_str_equal (a->key, b->key)
         && g_str_equal (a->title, b->title) && a->depth == b->depth
         && self->shown[group].n_below == before->shown[group_before].n_below
         && self->shown[group].n_listed == before->shown[group_before].n_listed;
}

static gboolean
is_same_entry (ErrdexOutline *self, ErrdexOutline *before, guint entry, guint entry_before)
{
  return entry == entry_before
         && errdex_library_get_entry (self->library, entry)
                == errdex_library_get_entry (before->library, entry);
}

/* Whether a group lists the same entries. Those of a category are all of one catalog, so that it is
 * enough to look at the first. */
static gboolean
lists_same (ErrdexOutline *self, ErrdexOutline *before, guint group, guint group_before)
{
  guint n = self->shown[group].n_listed;

  if (!is_searching (before) && group != BOOKMARKS (self))
    return n == 0
           || is_same_entry (self, before, GROUP (self, group)->first_entry,
                             GROUP (before, group_before)->first_entry);
  for (guint i = 0; i < n; i++)
    {
      guint entry_before = errdex_outline_get_listed (before, group_before, i);

      if (!is_same_entry (self, before, errdex_outline_get_listed (self, group, i), entry_before))
        return FALSE;
    }

  return TRUE;
}

/**
 * errdex_outline_count_same:
 * @before: another outline
 *
 * Returns: how many rows at the beginning show the same as there
 */
guint
errdex_outline_count_same (ErrdexOutline *self, ErrdexOutline *before)
{
  guint n = MIN (self->sections->len, before->sections->len);

  if (is_searching (self) != is_searching (before))
    return 0;
  for (guint i = 0; i < n; i++)
    {
      const Section *section = SECTION (self, i);
      const Section *section_before = SECTION (before, i);

      if (section->start != section_before->start
          || !is_same_group (self, before, section->group, section_before->group)
          || !lists_same (self, before, section->group, section_before->group))
        return section->start;
    }

  return MIN (self->n_rows, before->n_rows);
}
