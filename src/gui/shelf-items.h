// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* So many recent entries are remembered. */
#define ERRDEX_SHELF_MAX_RECENT 50
/* More of a file is not read, and not written either; in bytes. */
#define ERRDEX_SHELF_MAX_BYTES (16 * 1024 * 1024)

/**
 * ErrdexShelfError:
 * @ERRDEX_SHELF_ERROR_DAMAGED: the text is not what it should be
 * @ERRDEX_SHELF_ERROR_NEWER: a newer version of the program has written it
 * @ERRDEX_SHELF_ERROR_TOO_LARGE: it would be larger than %ERRDEX_SHELF_MAX_BYTES
 *
 * Codes of %ERRDEX_SHELF_ERROR.
 */
typedef enum
{
  ERRDEX_SHELF_ERROR_DAMAGED,
  ERRDEX_SHELF_ERROR_NEWER,
  ERRDEX_SHELF_ERROR_TOO_LARGE,
} ErrdexShelfError;

#define ERRDEX_SHELF_ERROR (errdex_shelf_error_quark ())
GQuark errdex_shelf_error_quark (void);

/**
 * ErrdexShelfKey:
 * @catalog: the id of a catalog
 * @category: the id of a category in it
 * @code: a code in that
 *
 * How an entry is named outside a process, whether the catalog is there and has the entry or not.
 */
typedef struct
{
  const char *catalog;
  const char *category;
  const char *code;
} ErrdexShelfKey;

/**
 * ErrdexShelfItem:
 * @key: the entry
 * @bookmarked: whether it has a bookmark
 * @bookmark_changed: when that was set or taken away; 0 for never
 * @note: (nullable): what the user wrote about it; %NULL for nothing
 * @note_changed: when that was written or deleted; 0 for never
 * @visited: when it was last read, or 0
 * @rest: (nullable): the members that this version does not know, as JSON
 *
 * What the user has to do with one entry. Times are in microseconds since 1970.
 */
typedef struct
{
  ErrdexShelfKey key;
  gboolean bookmarked;
  gint64 bookmark_changed;
  char *note;
  gint64 note_changed;
  gint64 visited;
  char *rest;
} ErrdexShelfItem;

/**
 * ErrdexShelfItems:
 * @items: (element-type ErrdexShelfKey ErrdexShelfItem): the items, by their keys
 * @foreign: (element-type utf8): a set of items that this version does not understand, as JSON
 * @cleared: recent entries up to this time are forgotten
 * @rest: (nullable): the members beside the items that this version does not know, as JSON
 *
 * All that a file holds. What was taken away leaves its time behind, so that any two of these can
 * be merged, in any order and as often as one likes, and the latest change of each thing wins.
 */
typedef struct
{
  GHashTable *items;
  GHashTable *foreign;
  gint64 cleared;
  char *rest;
} ErrdexShelfItems;

ErrdexShelfItems *errdex_shelf_items_new (void);
ErrdexShelfItems *errdex_shelf_items_copy (const ErrdexShelfItems *self);
void errdex_shelf_items_free (ErrdexShelfItems *self);

const ErrdexShelfItem *errdex_shelf_items_peek (const ErrdexShelfItems *self,
                                                const ErrdexShelfKey *key);
ErrdexShelfItem *errdex_shelf_items_get (ErrdexShelfItems *self, const ErrdexShelfKey *key);
gint64 errdex_shelf_items_next_time (const ErrdexShelfItems *self);
gboolean errdex_shelf_items_merge (ErrdexShelfItems *self, const ErrdexShelfItems *other);
void errdex_shelf_items_prune (ErrdexShelfItems *self, gint64 now);
GPtrArray *errdex_shelf_items_list_recent (const ErrdexShelfItems *self);

guint errdex_shelf_key_hash (gconstpointer key);
gboolean errdex_shelf_key_equal (gconstpointer a, gconstpointer b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ErrdexShelfItems, errdex_shelf_items_free)

G_END_DECLS
