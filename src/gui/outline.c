// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "outline-private.h"

#include <string.h>

#include <glib/gi18n.h>

/* Computing the rows */

static void
count_all (ErrdexOutline *self)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      self->shown[i].n_listed = self->shown[i].n_below = GROUP (self, i)->n_entries;
      self->shown[i].rank = i;
    }
  self->shown[BOOKMARKS (self)].n_listed = self->bookmarks->len;
  self->shown[BOOKMARKS (self)].n_below = self->bookmarks->len;
}

/* Notes a hit in its group. A group ranks with the first hit that it or a group inside it has. */
static void
count_hit (ErrdexOutline *self, guint group, guint rank)
{
  self->shown[group].n_listed++;
  for (int i = group; i >= 0 && self->shown[i].rank == G_MAXUINT; i = GROUP (self, i)->parent)
    self->shown[i].rank = rank;
}

/* Hits of equal rank stand in the order of the library, so the group is mostly that of the hit
 * before. */
static guint
find_group (ErrdexOutline *self, guint entry, guint last)
{
  const ErrdexGroup *group = GROUP (self, last);

  if (entry >= group->first_entry && entry - group->first_entry < group->n_entries)
    return last;

  return errdex_groups_find_entry ((ErrdexGroup *) (gpointer) self->groups->data, self->groups->len,
                                   entry);
}

static void
count_hits (ErrdexOutline *self)
{
  guint n_hits, group = 0, first = 0;
  const ErrdexHit *hits = errdex_result_get_hits (self->result, &n_hits);

  for (guint i = 0; i < self->groups->len; i++)
    {
      self->shown[i].n_listed = 0;
      self->shown[i].rank = G_MAXUINT;
    }
  for (guint i = 0; i < n_hits; i++)
    {
      group = find_group (self, hits[i].entry, group);
      count_hit (self, group, i);
    }
  for (guint i = 0; i < self->groups->len; i++)
    {
      self->shown[i].n_below = 0;
      self->shown[i].first_hit = first;
      first += self->shown[i].n_listed;
    }
  g_array_set_size (self->hits, n_hits);
  for (guint i = 0; i < n_hits; i++)
    {
      Shown *shown;

      group = find_group (self, hits[i].entry, group);
      shown = &self->shown[group];
      g_array_index (self->hits, guint32, shown->first_hit + shown->n_below++) = hits[i].entry;
    }
}

/* From the last group to the first, each is complete before it is added to the one around it. */
static void
sum_up (ErrdexOutline *self)
{
  for (int i = (int) self->groups->len - 1; i >= 0; i--)
    {
      int parent = GROUP (self, i)->parent;

      if (parent >= 0)
        self->shown[parent].n_below += self->shown[i].n_below;
    }
}

static int
compare_ranks (gconstpointer a, gconstpointer b, gpointer user_data)
{
  ErrdexOutline *self = user_data;
  guint rank_a = self->shown[*(const guint *) a].rank;
  guint rank_b = self->shown[*(const guint *) b].rank;

  return (rank_a > rank_b) - (rank_a < rank_b);
}

static void
add_section (ErrdexOutline *self, guint group)
{
  Section section = { group, self->n_rows++ };

  g_array_append_val (self->sections, section);
  if (is_open (self, group))
    self->n_rows += self->shown[group].n_listed;
}

static void
add_sections (ErrdexOutline *self, int first)
{
  g_autoptr (GArray) siblings = g_array_new (FALSE, FALSE, sizeof (guint));

  for (int i = first; i >= 0; i = GROUP (self, i)->next)
    if (self->shown[i].n_below > 0)
      g_array_append_val (siblings, i);
  g_array_sort_with_data (siblings, compare_ranks, self);
  for (guint i = 0; i < siblings->len; i++)
    {
      guint group = g_array_index (siblings, guint, i);

      add_section (self, group);
      if (is_open (self, group))
        add_sections (self, GROUP (self, group)->first_child);
    }
}

/**
 * errdex_outline_lay_out:
 *
 * Computes the rows anew, after groups were opened or closed.
 */
void
errdex_outline_lay_out (ErrdexOutline *self)
{
  g_array_set_size (self->sections, 0);
  self->n_rows = 0;
  if (self->shown[BOOKMARKS (self)].n_listed > 0)
    add_section (self, BOOKMARKS (self));
  if (BOOKMARKS (self) > 0)
    add_sections (self, 0);
}

/**
 * errdex_outline_count_anew:
 *
 * Computes everything anew, after something else is listed.
 */
void
errdex_outline_count_anew (ErrdexOutline *self)
{
  if (is_searching (self))
    count_hits (self);
  else
    count_all (self);
  sum_up (self);
  errdex_outline_lay_out (self);
}

/* Behind those of the library, so that their numbers are the same. */
static void
add_bookmarks_group (GArray *groups)
{
  ErrdexGroup group = {
    .title = _ ("Bookmarks"),
    /* no id of a catalog is empty */
    .key = g_strdup ("/bookmarks"),
    .parent = -1,
    .first_child = -1,
    .next = -1,
    .first_entry = G_MAXUINT,
  };

  g_array_append_val (groups, group);
}

/**
 * errdex_outline_new:
 * @library: what is listed
 *
 * Returns: (transfer full): an outline of all entries, with every group open
 */
ErrdexOutline *
errdex_outline_new (ErrdexLibrary *library)
{
  ErrdexOutline *self = g_new0 (ErrdexOutline, 1);

  self->hits = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->sections = g_array_new (FALSE, FALSE, sizeof (Section));
  self->bookmarks = g_array_new (FALSE, FALSE, sizeof (guint));
  self->folded_away = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->library = errdex_library_ref (library);
  self->groups = errdex_groups_new (library);
  add_bookmarks_group (self->groups);
  self->shown = g_new0 (Shown, self->groups->len);
  errdex_outline_count_anew (self);

  return self;
}

/**
 * errdex_outline_free:
 */
void
errdex_outline_free (ErrdexOutline *self)
{
  g_array_unref (self->groups);
  g_array_unref (self->hits);
  g_array_unref (self->sections);
  g_array_unref (self->bookmarks);
  g_hash_table_unref (self->folded_away);
  g_clear_pointer (&self->result, errdex_result_unref);
  errdex_library_unref (self->library);
  g_free (self->shown);
  g_free (self);
}

/* What is listed */

/**
 * errdex_outline_set_result:
 * @result: (nullable): what was found
 *
 * Lists the hits of a query, every group of them open, or all entries if there is no query.
 */
void
errdex_outline_set_result (ErrdexOutline *self, ErrdexResult *result)
{
  if (result != NULL)
    errdex_result_ref (result);
  g_clear_pointer (&self->result, errdex_result_unref);
  self->result = result;
  for (guint i = 0; i < self->groups->len; i++)
    self->shown[i].folded = FALSE;
  errdex_outline_count_anew (self);
}

/**
 * errdex_outline_get_result:
 *
 * Returns: (transfer none) (nullable): the hits that are listed; %NULL if all entries are
 */
ErrdexResult *
errdex_outline_get_result (ErrdexOutline *self)
{
  return is_searching (self) ? self->result : NULL;
}

/**
 * errdex_outline_set_bookmarks:
 * @bookmarks: (element-type guint): numbers of entries
 *
 * Lists these before all others while there is no query.
 */
void
errdex_outline_set_bookmarks (ErrdexOutline *self, GArray *bookmarks)
{
  g_array_set_size (self->bookmarks, 0);
  if (bookmarks->len > 0)
    g_array_append_vals (self->bookmarks, bookmarks->data, bookmarks->len);
  if (!is_searching (self))
    errdex_outline_count_anew (self);
}

/**
 * errdex_outline_get_bookmarks:
 *
 * Returns: (transfer none) (element-type guint): what the group of the bookmarks lists
 */
GArray *
errdex_outline_get_bookmarks (ErrdexOutline *self)
{
  return self->bookmarks;
}

/* Groups */

/**
 * errdex_outline_get_groups:
 * @n_groups: (out): their number
 *
 * Returns: (transfer none) (array length=n_groups): all groups, whether they are in the list or
 *   not; the last one is that of the bookmarks
 */
const ErrdexGroup *
errdex_outline_get_groups (ErrdexOutline *self, guint *n_groups)
{
  *n_groups = self->groups->len;

  return (const ErrdexGroup *) (gpointer) self->groups->data;
}

/**
 * errdex_outline_get_bookmarks_group:
 *
 * Returns: the group of the bookmarks
 */
guint
errdex_outline_get_bookmarks_group (ErrdexOutline *self)
{
  return BOOKMARKS (self);
}

/**
 * errdex_outline_is_open:
 * @group: a group
 *
 * Returns: whether the group's entries are listed, if the group itself is
 */
gboolean
errdex_outline_is_open (ErrdexOutline *self, guint group)
{
  return is_open (self, group);
}

/**
 * errdex_outline_set_open:
 * @group: a group
 * @open: whether its entries are to be listed
 *
 * Among the hits of a query, it holds until the next query. errdex_outline_lay_out() is to be
 * called then.
 */
void
errdex_outline_set_open (ErrdexOutline *self, guint group, gboolean open)
{
  if (is_searching (self))
    self->shown[group].folded = !open;
  else
    self->shown[group].collapsed = !open;
}

/**
 * errdex_outline_collapse_known:
 *
 * Collapses the groups that are to be, and forgets that for as long as they are there.
 */
void
errdex_outline_collapse_known (ErrdexOutline *self)
{
  for (guint i = 0; i < self->groups->len; i++)
    self->shown[i].collapsed = g_hash_table_remove (self->folded_away, GROUP (self, i)->key);
}

/**
 * errdex_outline_set_collapsed:
 * @keys: (array zero-terminated=1): keys of groups; those of groups that are not there wait for
 *   them
 *
 * Closes these groups, and no others, while all entries are listed. errdex_outline_lay_out() is to
 * be called then.
 */
void
errdex_outline_set_collapsed (ErrdexOutline *self, const char *const *keys)
{
  g_hash_table_remove_all (self->folded_away);
  for (; *keys != NULL; keys++)
    g_hash_table_add (self->folded_away, g_strdup (*keys));
  errdex_outline_collapse_known (self);
}

/* A group that a catalog no longer has will not come again; one of a catalog that is not there may.
 */
static gboolean
is_of_known_catalog (ErrdexOutline *self, const char *key)
{
  gsize length = strcspn (key, "/");

  for (guint i = 0; i < self->library->n_catalogs; i++)
    {
      const char *id = self->library->catalogs[i]->id;

      if (strlen (id) == length && strncmp (id, key, length) == 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * errdex_outline_dup_collapsed:
 *
 * Returns: (transfer full) (array zero-terminated=1): the keys of the groups that are collapsed
 * while all entries are listed, also those of catalogs that are not there
 */
char **
errdex_outline_dup_collapsed (ErrdexOutline *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  GHashTableIter iter;
  gpointer key;

  for (guint i = 0; i < self->groups->len; i++)
    if (self->shown[i].collapsed)
      g_strv_builder_add (builder, GROUP (self, i)->key);
  g_hash_table_iter_init (&iter, self->folded_away);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!is_of_known_catalog (self, key))
      g_strv_builder_add (builder, key);

  return g_strv_builder_end (builder);
}

/**
 * errdex_outline_update_titles:
 *
 * To be called when texts are shown in another language.
 */
void
errdex_outline_update_titles (ErrdexOutline *self)
{
  g_autoptr (GArray) groups = errdex_groups_new (self->library);

  for (guint i = 0; i < groups->len; i++)
    GROUP (self, i)->title = g_array_index (groups, ErrdexGroup, i).title;
}

/**
 * errdex_outline_count_below:
 * @group: a group
 *
 * Returns: how many entries it and the groups inside it list
 */
guint
errdex_outline_count_below (ErrdexOutline *self, guint group)
{
  return self->shown[group].n_below;
}

/**
 * errdex_outline_find_group:
 * @entry: the number of an entry
 *
 * Returns: its own group
 */
guint
errdex_outline_find_group (ErrdexOutline *self, guint entry)
{
  return errdex_groups_find_entry ((ErrdexGroup *) (gpointer) self->groups->data, self->groups->len,
                                   entry);
}
