// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "shelf-items.h"

#include <string.h>

#include "shelf-json.h"

/* What was taken away is remembered for so long, for copies of the file that still have it. */
#define REMEMBERED (400 * (gint64) G_TIME_SPAN_DAY)

G_DEFINE_QUARK (errdex - shelf - error - quark, errdex_shelf_error)

/* Keys */

guint
errdex_shelf_key_hash (gconstpointer key)
{
  const ErrdexShelfKey *self = key;

  return (g_str_hash (self->catalog) * 31 + g_str_hash (self->category)) * 31
         + g_str_hash (self->code);
}

gboolean
errdex_shelf_key_equal (gconstpointer a, gconstpointer b)
{
  const ErrdexShelfKey *key_a = a, *key_b = b;

  return g_str_equal (key_a->code, key_b->code) && g_str_equal (key_a->category, key_b->category)
         && g_str_equal (key_a->catalog, key_b->catalog);
}

/* Items */

static ErrdexShelfItem *
new_item (const ErrdexShelfKey *key)
{
  ErrdexShelfItem *self = g_new0 (ErrdexShelfItem, 1);

  self->key.catalog = g_strdup (key->catalog);
  self->key.category = g_strdup (key->category);
  self->key.code = g_strdup (key->code);

  return self;
}

static void
free_item (gpointer data)
{
  ErrdexShelfItem *self = data;

  g_free ((char *) self->key.catalog);
  g_free ((char *) self->key.category);
  g_free ((char *) self->key.code);
  g_free (self->note);
  g_free (self->rest);
  g_free (self);
}

/**
 * errdex_shelf_items_new:
 *
 * Returns: (transfer full): no items
 */
ErrdexShelfItems *
errdex_shelf_items_new (void)
{
  ErrdexShelfItems *self = g_new0 (ErrdexShelfItems, 1);

  self->items
      = g_hash_table_new_full (errdex_shelf_key_hash, errdex_shelf_key_equal, NULL, free_item);
  self->foreign = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

/**
 * errdex_shelf_items_copy:
 *
 * Returns: (transfer full): a copy, which another thread may use
 */
ErrdexShelfItems *
errdex_shelf_items_copy (const ErrdexShelfItems *self)
{
  ErrdexShelfItems *copy = errdex_shelf_items_new ();

  errdex_shelf_items_merge (copy, self);

  return copy;
}

/**
 * errdex_shelf_items_free:
 * @self: (transfer full): items
 */
void
errdex_shelf_items_free (ErrdexShelfItems *self)
{
  g_hash_table_unref (self->items);
  g_hash_table_unref (self->foreign);
  g_free (self->rest);
  g_free (self);
}

/**
 * errdex_shelf_items_peek:
 * @key: the name of an entry
 *
 * Returns: (transfer none) (nullable): its item, if there is one
 */
const ErrdexShelfItem *
errdex_shelf_items_peek (const ErrdexShelfItems *self, const ErrdexShelfKey *key)
{
  return g_hash_table_lookup (self->items, key);
}

/**
 * errdex_shelf_items_get:
 * @key: the name of an entry
 *
 * Returns: (transfer none): its item, which is made if need be
 */
ErrdexShelfItem *
errdex_shelf_items_get (ErrdexShelfItems *self, const ErrdexShelfKey *key)
{
  ErrdexShelfItem *item = g_hash_table_lookup (self->items, key);

  if (item == NULL)
    {
      item = new_item (key);
      g_hash_table_insert (self->items, &item->key, item);
    }

  return item;
}

/**
 * errdex_shelf_items_next_time:
 *
 * Returns: the time for a change that is made now. It is later than that of any change before, so
 * that it wins also where another computer's clock is ahead of ours.
 */
gint64
errdex_shelf_items_next_time (const ErrdexShelfItems *self)
{
  gint64 last = self->cleared;
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const ErrdexShelfItem *item = value;

      last = MAX (last, item->bookmark_changed);
      last = MAX (last, item->note_changed);
      last = MAX (last, item->visited);
    }

  return MAX (last + 1, g_get_real_time ());
}

/* Merging */

/* Changes of the same moment are decided by what they say, so that all who merge them agree. */
static gboolean
merge_bookmark (ErrdexShelfItem *self, const ErrdexShelfItem *other)
{
  if (other->bookmark_changed < self->bookmark_changed)
    return FALSE;
  if (other->bookmark_changed == self->bookmark_changed && (!other->bookmarked || self->bookmarked))
    return FALSE;
  self->bookmarked = other->bookmarked;
  self->bookmark_changed = other->bookmark_changed;

  return TRUE;
}

static gboolean
merge_note (ErrdexShelfItem *self, const ErrdexShelfItem *other)
{
  if (other->note_changed < self->note_changed)
    return FALSE;
  if (other->note_changed == self->note_changed && g_strcmp0 (other->note, self->note) <= 0)
    return FALSE;
  g_free (self->note);
  self->note = g_strdup (other->note);
  self->note_changed = other->note_changed;

  return TRUE;
}

static gboolean
merge_item (ErrdexShelfItem *self, const ErrdexShelfItem *other)
{
  gboolean changed = merge_bookmark (self, other);

  changed = merge_note (self, other) || changed;
  changed = errdex_shelf_json_overlay (&self->rest, other->rest) || changed;
  if (other->visited > self->visited)
    {
      self->visited = other->visited;
      changed = TRUE;
    }

  return changed;
}

static gboolean
merge_foreign (ErrdexShelfItems *self, const ErrdexShelfItems *other)
{
  gboolean changed = FALSE;
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, other->foreign);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!g_hash_table_contains (self->foreign, key))
      changed = g_hash_table_add (self->foreign, g_strdup (key));

  return changed;
}

/**
 * errdex_shelf_items_merge:
 * @other: what is to be merged into @self
 *
 * Takes over each thing that changed later in @other. Members that this version does not know have
 * no times; those of @other win.
 *
 * Returns: whether @self has changed
 */
gboolean
errdex_shelf_items_merge (ErrdexShelfItems *self, const ErrdexShelfItems *other)
{
  gboolean changed = merge_foreign (self, other);
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, other->items);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      gboolean missing = !g_hash_table_contains (self->items, key);

      changed = merge_item (errdex_shelf_items_get (self, key), value) || missing || changed;
    }
  changed = errdex_shelf_json_overlay (&self->rest, other->rest) || changed;
  if (other->cleared > self->cleared)
    {
      self->cleared = other->cleared;
      changed = TRUE;
    }

  return changed;
}

/* Order */

static int
compare_visits (gconstpointer a, gconstpointer b)
{
  const ErrdexShelfItem *item_a = *(const ErrdexShelfItem *const *) a;
  const ErrdexShelfItem *item_b = *(const ErrdexShelfItem *const *) b;

  if (item_a->visited != item_b->visited)
    return item_a->visited > item_b->visited ? -1 : 1;

  return strcmp (item_a->key.code, item_b->key.code);
}

/**
 * errdex_shelf_items_list_recent:
 *
 * Returns: (transfer full) (element-type ErrdexShelfItem): the items that were visited, the latest
 * first, %ERRDEX_SHELF_MAX_RECENT at most; they belong to @self
 */
GPtrArray *
errdex_shelf_items_list_recent (const ErrdexShelfItems *self)
{
  GPtrArray *recent = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (((ErrdexShelfItem *) value)->visited > self->cleared)
      g_ptr_array_add (recent, value);
  g_ptr_array_sort (recent, compare_visits);
  g_ptr_array_set_size (recent, MIN (recent->len, ERRDEX_SHELF_MAX_RECENT));

  return recent;
}

static gboolean
is_worth_keeping (const ErrdexShelfItem *item, gint64 forgotten)
{
  return item->bookmarked || item->note != NULL || item->rest != NULL || item->visited > 0
         || item->bookmark_changed > forgotten || item->note_changed > forgotten;
}

/**
 * errdex_shelf_items_prune:
 * @now: the present time
 *
 * Drops recent entries that are too many or forgotten, and what was taken away long ago.
 */
void
errdex_shelf_items_prune (ErrdexShelfItems *self, gint64 now)
{
  g_autoptr (GPtrArray) recent = errdex_shelf_items_list_recent (self);
  gint64 oldest = self->cleared + 1;
  GHashTableIter iter;
  gpointer value;

  if (recent->len == ERRDEX_SHELF_MAX_RECENT)
    oldest = ((ErrdexShelfItem *) recent->pdata[recent->len - 1])->visited;
  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      ErrdexShelfItem *item = value;

      if (item->visited < oldest)
        item->visited = 0;
      if (!is_worth_keeping (item, now - REMEMBERED))
        g_hash_table_iter_remove (&iter);
    }
}
