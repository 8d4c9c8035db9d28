// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "row-pool.h"

struct _ErrdexRowPool
{
  GHashTable *alive;  /* ErrdexRowItem (weak): those that somebody holds */
  GPtrArray *spare;   /* ErrdexRowItem: to be handed out again, the next one last; or NULL */
  GHashTable *placed; /* guint -> ErrdexRowItem: where they are now; or NULL */
};

/**
 * errdex_row_pool_new:
 *
 * Returns: (transfer full): a pool without items
 */
ErrdexRowPool *
errdex_row_pool_new (void)
{
  ErrdexRowPool *self = g_new0 (ErrdexRowPool, 1);

  self->alive = g_hash_table_new (NULL, NULL);

  return self;
}

static void
on_gone (gpointer data, GObject *item)
{
  ErrdexRowPool *self = data;

  g_hash_table_remove (self->alive, item);
}

/**
 * errdex_row_pool_free:
 * @self: (transfer full): a pool; its items may live on
 */
void
errdex_row_pool_free (ErrdexRowPool *self)
{
  GHashTableIter iter;
  gpointer item;

  errdex_row_pool_close (self);
  g_hash_table_iter_init (&iter, self->alive);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    g_object_weak_unref (item, on_gone, self);
  g_hash_table_unref (self->alive);
  g_free (self);
}

/**
 * errdex_row_pool_make:
 * @data: what the row shows
 * @expanded: whether the entries of the group are listed
 *
 * Returns: (transfer full): an item for one row: while the pool is open, one that somebody held
 *   already, as long as there are any
 */
ErrdexRowItem *
errdex_row_pool_make (ErrdexRowPool *self, const ErrdexRowData *data, gboolean expanded)
{
  ErrdexRowItem *item;

  if (self->spare != NULL && self->spare->len > 0)
    {
      item = g_ptr_array_steal_index (self->spare, self->spare->len - 1);
      errdex_row_item_change (item, data, expanded);
      return item;
    }
  item = errdex_row_item_new (data, expanded);
  g_hash_table_add (self->alive, item);
  g_object_weak_ref (G_OBJECT (item), on_gone, self);

  return item;
}

/**
 * errdex_row_pool_open:
 * @compare: tells which of two items, each given by a pointer to it, is to be handed out later
 * @user_data: for @compare
 *
 * From now on, items that somebody holds are handed out again. Nobody but those who show them, and
 * so learn of their change, should hold any.
 */
void
errdex_row_pool_open (ErrdexRowPool *self, GCompareDataFunc compare, gpointer user_data)
{
  GHashTableIter iter;
  gpointer item;

  g_return_if_fail (self->spare == NULL);

  self->spare = g_ptr_array_new_with_free_func (g_object_unref);
  self->placed = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  g_hash_table_iter_init (&iter, self->alive);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    g_ptr_array_add (self->spare, g_object_ref (item));
  g_ptr_array_sort_with_data (self->spare, compare, user_data);
}

/**
 * errdex_row_pool_is_open:
 *
 * Returns: whether items are handed out again
 */
gboolean
errdex_row_pool_is_open (ErrdexRowPool *self)
{
  return self->spare != NULL;
}

/**
 * errdex_row_pool_put:
 * @position: the position of a row
 * @item: its item
 *
 * Remembers it until the pool is closed: whoever asks for the row again must be given the same.
 */
void
errdex_row_pool_put (ErrdexRowPool *self, guint position, ErrdexRowItem *item)
{
  g_hash_table_replace (self->placed, GUINT_TO_POINTER (position), g_object_ref (item));
}

/**
 * errdex_row_pool_get:
 * @position: the position of a row
 *
 * Returns: (transfer full) (nullable): its item, if it was put there since the pool was opened
 */
ErrdexRowItem *
errdex_row_pool_get (ErrdexRowPool *self, guint position)
{
  ErrdexRowItem *item = g_hash_table_lookup (self->placed, GUINT_TO_POINTER (position));

  return item != NULL ? g_object_ref (item) : NULL;
}

/**
 * errdex_row_pool_close:
 *
 * From now on, every item is a new one.
 */
void
errdex_row_pool_close (ErrdexRowPool *self)
{
  g_clear_pointer (&self->spare, g_ptr_array_unref);
  g_clear_pointer (&self->placed, g_hash_table_unref);
}
