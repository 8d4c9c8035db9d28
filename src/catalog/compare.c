// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Tells two editions of a catalog apart. */

#include "config.h"

#include <string.h>

#include "compare.h"

/* Which entry of one catalog is which of the other; -1 for none. */
typedef struct
{
  const ErrdexCatalog *before;
  const ErrdexCatalog *after;
  int *before_of; /* for each entry of after */
  int *after_of;  /* for each entry of before */
} Pairs;

static void
pairs_clear (Pairs *self)
{
  g_free (self->before_of);
  g_free (self->after_of);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pairs, pairs_clear)

static void
pairs_init (Pairs *self, const ErrdexCatalog *before, const ErrdexCatalog *after)
{
  self->before = before;
  self->after = after;
  self->before_of = g_new (int, MAX (after->n_entries, 1));
  self->after_of = g_new (int, MAX (before->n_entries, 1));
  /* all bits set are -1 */
  memset (self->before_of, 0xff, sizeof (int) * after->n_entries);
  memset (self->after_of, 0xff, sizeof (int) * before->n_entries);
}

static void
pair (Pairs *self, guint before, guint after)
{
  self->before_of[after] = before;
  self->after_of[before] = after;
}

/* The name of an entry in its catalog. Ids hold no slash. */
static char *
make_key (const ErrdexCatalog *catalog, guint entry)
{
  return g_strdup_printf ("%s/%s", catalog->categories[catalog->entries[entry].category].id,
                          catalog->entries[entry].code);
}

static void
pair_those_that_stayed (Pairs *self)
{
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->before->n_entries; i++)
    g_hash_table_insert (places, make_key (self->before, i), GUINT_TO_POINTER (i));
  for (guint i = 0; i < self->after->n_entries; i++)
    {
      g_autofree char *key = make_key (self->after, i);
      gpointer place;

      if (g_hash_table_lookup_extended (places, key, NULL, &place))
        pair (self, GPOINTER_TO_UINT (place), i);
    }
}

/* What tells an entry from the others wherever it stands. */
static char *
make_moving_key (const ErrdexEntry *entry, gboolean with_text)
{
  return g_strconcat (entry->code, "\n", with_text ? entry->description : NULL, NULL);
}

/* What is left of both and has the same code has moved to another category; where a code is left
 * more than once, those that read the same belong together, and are to be paired first. */
static void
pair_those_that_moved (Pairs *self, gboolean with_text)
{
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = self->before->n_entries; i-- > 0;)
    if (self->after_of[i] < 0)
      g_hash_table_insert (places, make_moving_key (&self->before->entries[i], with_text),
                           GUINT_TO_POINTER (i));
  for (guint i = 0; i < self->after->n_entries; i++)
    {
      g_autofree char *key = NULL;
      gpointer place;

      if (self->before_of[i] >= 0)
        continue;
      key = make_moving_key (&self->after->entries[i], with_text);
      if (!g_hash_table_lookup_extended (places, key, NULL, &place))
        continue;
      pair (self, GPOINTER_TO_UINT (place), i);
      g_hash_table_remove (places, key);
    }
}

static ErrdexMembers
compare_entries (const ErrdexEntry *a, const ErrdexEntry *b)
{
  ErrdexMembers members = 0;

  if (g_strcmp0 (a->name, b->name) != 0)
    members |= ERRDEX_MEMBER_NAME;
  if (a->kind != b->kind)
    members |= ERRDEX_MEMBER_KIND;
  if (!g_str_equal (a->description, b->description))
    members |= ERRDEX_MEMBER_DESCRIPTION;
  if (g_strcmp0 (a->solution, b->solution) != 0)
    members |= ERRDEX_MEMBER_SOLUTION;
  if (!g_strv_equal (a->aliases, b->aliases))
    members |= ERRDEX_MEMBER_ALIASES;
  if (!g_strv_equal (a->operations, b->operations))
    members |= ERRDEX_MEMBER_OPERATIONS;
  if (!g_strv_equal (a->related, b->related))
    members |= ERRDEX_MEMBER_RELATED;

  return members;
}

static ErrdexMembers
compare_pair (const Pairs *self, guint before, guint after)
{
  const ErrdexEntry *a = &self->before->entries[before], *b = &self->after->entries[after];
  ErrdexMembers members = compare_entries (a, b);

  if (!g_str_equal (self->before->categories[a->category].id,
                    self->after->categories[b->category].id))
    members |= ERRDEX_MEMBER_CATEGORY;

  return members;
}

/**
 * errdex_catalog_compare:
 * @before: the older catalog
 * @after: the newer one
 *
 * Returns: (transfer full) (element-type ErrdexChange): the entries that differ: first those that
 * are new or changed, in the order of @after, then those that are gone, in the order of @before. An
 * entry with the same code in another category has moved, unless its old place is taken as well.
 */
GArray *
errdex_catalog_compare (const ErrdexCatalog *before, const ErrdexCatalog *after)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (ErrdexChange));
  g_auto (Pairs) pairs = { 0 };

  pairs_init (&pairs, before, after);
  pair_those_that_stayed (&pairs);
  pair_those_that_moved (&pairs, TRUE);
  pair_those_that_moved (&pairs, FALSE);
  for (guint i = 0; i < after->n_entries; i++)
    {
      ErrdexChange change = { .before = pairs.before_of[i], .after = i };

      if (change.before >= 0)
        change.members = compare_pair (&pairs, change.before, i);
      if (change.before < 0 || change.members != 0)
        g_array_append_val (changes, change);
    }
  for (guint i = 0; i < before->n_entries; i++)
    if (pairs.after_of[i] < 0)
      {
        ErrdexChange change = { .before = i, .after = -1 };

        g_array_append_val (changes, change);
      }

  return changes;
}

/**
 * errdex_member_get_id:
 * @member: one member
 *
 * Returns: (transfer none): its name in catalog files
 */
const char *
errdex_member_get_id (ErrdexMembers member)
{
  static const char *const ids[ERRDEX_N_MEMBERS] = { "category",    "name",     "kind",
                                                     "description", "solution", "aliases",
                                                     "operations",  "related" };

  for (guint i = 0; i < ERRDEX_N_MEMBERS; i++)
    if (member == 1u << i)
      return ids[i];

  g_return_val_if_reached (NULL);
}

/* FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/; the zero at the end counts, so that what
 * moves from one text to the next shows. */
static guint64
hash_text (guint64 hash, const char *text)
{
  const char *p = text;

  do
    hash = (hash ^ (guchar) *p) * G_GUINT64_CONSTANT (0x100000001b3);
  while (*p++ != '\0');

  return hash;
}

static guint64
hash_texts (guint64 hash, const char *const *texts)
{
  for (; *texts != NULL; texts++)
    hash = hash_text (hash, *texts);

  return hash_text (hash, "");
}

/**
 * errdex_entry_fingerprint:
 * @entry: an entry
 *
 * Returns: a number that stays the same from run to run as long as no member of the entry but its
 * code and its category changes
 */
guint64
errdex_entry_fingerprint (const ErrdexEntry *entry)
{
  const char *kind = errdex_kind_get_id (entry->kind);
  guint64 hash = G_GUINT64_CONSTANT (0xcbf29ce484222325);

  hash = hash_text (hash, kind != NULL ? kind : "");
  hash = hash_text (hash, entry->description);
  hash = hash_text (hash, entry->solution != NULL ? entry->solution : "");
  hash = hash_texts (hash, entry->aliases);
  hash = hash_texts (hash, entry->operations);
  hash = hash_texts (hash, entry->related);

  /* few have one; the others keep the number that they have in files */
  return entry->name != NULL ? hash_text (hash, entry->name) : hash;
}
