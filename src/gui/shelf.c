// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "shelf-private.h"

#include <string.h>

#include "find/export.h"
#include "shelf-file.h"
#include "shelf-json.h"

G_DEFINE_FINAL_TYPE (ErrdexShelf, errdex_shelf, G_TYPE_OBJECT)

enum
{
  CHANGED,
  TROUBLE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *const file_names[N_PARTS] = { "shelf.json", "recent.json" };

/* Trouble */

/**
 * errdex_shelf_tell:
 * @message: something about the files that the user should know, as sentences
 *
 * Tells it as soon as somebody can listen.
 */
void
errdex_shelf_tell (ErrdexShelf *self, const char *message)
{
  if (self->watching)
    g_signal_emit (self, signals[TROUBLE], 0, message);
  else
    g_ptr_array_add (self->untold, g_strdup (message));
}

/**
 * errdex_shelf_tell_change:
 *
 * Tells that a bookmark or a note is not what it was.
 */
void
errdex_shelf_tell_change (ErrdexShelf *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* The object */

static void
errdex_shelf_dispose (GObject *object)
{
  ErrdexShelf *self = ERRDEX_SHELF (object);

  for (guint i = 0; i < N_PARTS; i++)
    errdex_shelf_part_close (&self->parts[i]);

  G_OBJECT_CLASS (errdex_shelf_parent_class)->dispose (object);
}

static void
errdex_shelf_finalize (GObject *object)
{
  ErrdexShelf *self = ERRDEX_SHELF (object);

  for (guint i = 0; i < N_PARTS; i++)
    {
      g_free (self->parts[i].path);
      errdex_shelf_items_free (self->parts[i].items);
    }
  g_ptr_array_unref (self->untold);

  G_OBJECT_CLASS (errdex_shelf_parent_class)->finalize (object);
}

static void
errdex_shelf_class_init (ErrdexShelfClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = errdex_shelf_dispose;
  G_OBJECT_CLASS (klass)->finalize = errdex_shelf_finalize;

  signals[CHANGED] = g_signal_new ("changed", ERRDEX_TYPE_SHELF, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[TROUBLE] = g_signal_new ("trouble", ERRDEX_TYPE_SHELF, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
errdex_shelf_init (ErrdexShelf *self)
{
  self->untold = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < N_PARTS; i++)
    {
      self->parts[i].shelf = self;
      self->parts[i].items = errdex_shelf_items_new ();
    }
}

/**
 * errdex_shelf_new:
 * @dir: (nullable): the folder of its files, or %NULL for that of the user
 *
 * Reads nothing yet.
 *
 * Returns: (transfer full): a shelf
 */
ErrdexShelf *
errdex_shelf_new (const char *dir)
{
  ErrdexShelf *self = g_object_new (ERRDEX_TYPE_SHELF, NULL);
  g_autofree char *own = g_build_filename (g_get_user_data_dir (), "errdex", NULL);

  for (guint i = 0; i < N_PARTS; i++)
    self->parts[i].path = g_build_filename (dir != NULL ? dir : own, file_names[i], NULL);

  return self;
}

/**
 * errdex_shelf_load:
 *
 * Reads what was saved, unless that has been done. May be called in any thread, as long as no other
 * one uses the shelf.
 */
void
errdex_shelf_load (ErrdexShelf *self)
{
  if (self->loaded)
    return;
  self->loaded = TRUE;
  for (guint i = 0; i < N_PARTS; i++)
    errdex_shelf_part_load (&self->parts[i]);
}

/**
 * errdex_shelf_watch:
 *
 * From now on takes over what others write into the files, and tells of trouble, also of what there
 * was before. What was written between loading and this is read as well.
 */
void
errdex_shelf_watch (ErrdexShelf *self)
{
  if (self->watching)
    return;
  errdex_shelf_load (self);
  self->watching = TRUE;
  for (guint i = 0; i < N_PARTS; i++)
    errdex_shelf_part_watch (&self->parts[i]);
  for (guint i = 0; i < self->untold->len; i++)
    g_signal_emit (self, signals[TROUBLE], 0, self->untold->pdata[i]);
  g_ptr_array_set_size (self->untold, 0);
}

/**
 * errdex_shelf_flush:
 *
 * Saves what is not saved yet, and waits for it.
 *
 * Returns: whether the bookmarks and notes are saved; nobody misses what was read last
 */
gboolean
errdex_shelf_flush (ErrdexShelf *self)
{
  gboolean saved[N_PARTS];

  for (guint i = 0; i < N_PARTS; i++)
    saved[i] = errdex_shelf_part_flush (&self->parts[i]);

  return saved[MARKS];
}

/* What is in it */

/**
 * errdex_shelf_is_bookmarked:
 * @key: the name of an entry
 *
 * Returns: whether it has a bookmark
 */
gboolean
errdex_shelf_is_bookmarked (ErrdexShelf *self, const ErrdexShelfKey *key)
{
  const ErrdexShelfItem *item = errdex_shelf_items_peek (self->parts[MARKS].items, key);

  return item != NULL && item->bookmarked;
}

static void
set_bookmarked (ErrdexShelfItems *items, const ErrdexShelfKey *key, gboolean bookmarked)
{
  gint64 now = errdex_shelf_items_next_time (items);
  ErrdexShelfItem *item = errdex_shelf_items_get (items, key);

  item->bookmarked = bookmarked;
  item->bookmark_changed = now;
}

/**
 * errdex_shelf_set_bookmarked:
 * @key: the name of an entry
 * @bookmarked: whether it is to have a bookmark
 */
void
errdex_shelf_set_bookmarked (ErrdexShelf *self, const ErrdexShelfKey *key, gboolean bookmarked)
{
  errdex_shelf_load (self);
  if (errdex_shelf_is_bookmarked (self, key) == !!bookmarked)
    return;
  set_bookmarked (self->parts[MARKS].items, key, !!bookmarked);
  errdex_shelf_part_change (&self->parts[MARKS]);
}

/**
 * errdex_shelf_get_note:
 * @key: the name of an entry
 *
 * Returns: (transfer none) (nullable): the note about it, until the next change
 */
const char *
errdex_shelf_get_note (ErrdexShelf *self, const ErrdexShelfKey *key)
{
  const ErrdexShelfItem *item = errdex_shelf_items_peek (self->parts[MARKS].items, key);

  return item != NULL ? item->note : NULL;
}

static void
set_note (ErrdexShelfItems *items, const ErrdexShelfKey *key, const char *note)
{
  gint64 now = errdex_shelf_items_next_time (items);
  ErrdexShelfItem *item = errdex_shelf_items_get (items, key);

  g_free (item->note);
  item->note = note != NULL && *note != '\0' ? g_strdup (note) : NULL;
  item->note_changed = now;
}

/**
 * errdex_shelf_set_note:
 * @key: the name of an entry
 * @note: (nullable): what is to be noted about it; %NULL or nothing deletes the note
 */
void
errdex_shelf_set_note (ErrdexShelf *self, const ErrdexShelfKey *key, const char *note)
{
  const char *old;

  errdex_shelf_load (self);
  old = errdex_shelf_get_note (self, key);
  if (g_str_equal (old != NULL ? old : "", note != NULL ? note : ""))
    return;
  set_note (self->parts[MARKS].items, key, note);
  errdex_shelf_part_change (&self->parts[MARKS]);
}

/**
 * errdex_shelf_visit:
 * @key: the name of an entry
 *
 * Notes that the entry is read now.
 */
void
errdex_shelf_visit (ErrdexShelf *self, const ErrdexShelfKey *key)
{
  ErrdexShelfItems *items = self->parts[RECENT].items;
  gint64 now = errdex_shelf_items_next_time (items);

  errdex_shelf_items_get (items, key)->visited = now;
  errdex_shelf_part_change (&self->parts[RECENT]);
}

/**
 * errdex_shelf_clear_recent:
 *
 * Forgets all recent entries.
 */
void
errdex_shelf_clear_recent (ErrdexShelf *self)
{
  ErrdexShelfItems *items = self->parts[RECENT].items;

  items->cleared = errdex_shelf_items_next_time (items);
  errdex_shelf_items_prune (items, g_get_real_time ());
  errdex_shelf_part_change (&self->parts[RECENT]);
}

/**
 * errdex_shelf_list_marked:
 *
 * Returns: (transfer full) (element-type ErrdexShelfItem): the items with a bookmark or a note, in
 * no order; they belong to the shelf, and are there until its next change
 */
GPtrArray *
errdex_shelf_list_marked (ErrdexShelf *self)
{
  GPtrArray *marked = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->parts[MARKS].items->items);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const ErrdexShelfItem *item = value;

      if (item->bookmarked || item->note != NULL)
        g_ptr_array_add (marked, value);
    }

  return marked;
}

/**
 * errdex_shelf_list_recent:
 *
 * Returns: (transfer full) (element-type ErrdexShelfItem): the items that were visited, the latest
 * first; they belong to the shelf, and are there until its next change
 */
GPtrArray *
errdex_shelf_list_recent (ErrdexShelf *self)
{
  return errdex_shelf_items_list_recent (self->parts[RECENT].items);
}

/* Export and import */

/**
 * errdex_shelf_export:
 * @file: where to write
 * @error: why it could not be written, naming the file
 *
 * Writes all bookmarks and notes into one file. Blocks.
 *
 * Returns: whether it was written
 */
gboolean
errdex_shelf_export (ErrdexShelf *self, GFile *file, GError **error)
{
  g_autoptr (ErrdexShelfItems) items = NULL;
  g_autofree char *text = NULL;

  errdex_shelf_load (self);
  items = errdex_shelf_items_copy (self->parts[MARKS].items);
  /* Nobody wants to export what was deleted. */
  errdex_shelf_items_prune (items, G_MAXINT64);
  text = errdex_shelf_json_print (items);

  return errdex_export_save (file, text, error);
}

/* Nothing that either of two notes says is lost. */
static char *
join_notes (const char *old, const char *new)
{
  if (old == NULL || strstr (new, old) != NULL)
    return g_strdup (new);
  if (strstr (old, new) != NULL)
    return g_strdup (old);

  return g_strconcat (old, "\n\n", new, NULL);
}

/* What is imported was asked for just now, whenever it was written. */
static void
import_item (ErrdexShelfItems *items, const ErrdexShelfItem *item, ErrdexShelfImport *import)
{
  const ErrdexShelfItem *old = errdex_shelf_items_peek (items, &item->key);
  g_autofree char *note = NULL;

  if (item->note != NULL)
    note = join_notes (old != NULL ? old->note : NULL, item->note);
  if (item->bookmarked && (old == NULL || !old->bookmarked))
    {
      set_bookmarked (items, &item->key, TRUE);
      import->n_bookmarks++;
    }
  old = errdex_shelf_items_peek (items, &item->key);
  if (note != NULL && (old == NULL || g_strcmp0 (old->note, note) != 0))
    {
      set_note (items, &item->key, note);
      import->n_notes++;
    }
}

static void
import_items (ErrdexShelfItems *items, const ErrdexShelfItems *more, ErrdexShelfImport *import)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, more->items);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    import_item (items, value, import);
}

/**
 * errdex_shelf_import:
 * @file: what errdex_shelf_export() wrote
 * @import: (out): what it has brought
 * @error: why it could not be read
 *
 * Adds the bookmarks and notes of a file to those that are there. Where there is another note
 * already, the new one is put below it. Blocks.
 *
 * Returns: whether the file could be read
 */
gboolean
errdex_shelf_import (ErrdexShelf *self, GFile *file, ErrdexShelfImport *import, GError **error)
{
  g_autoptr (ErrdexShelfItems) items = NULL;
  g_autofree char *path = g_file_get_path (file), *text = NULL;
  gsize length;

  *import = (ErrdexShelfImport){ 0 };
  errdex_shelf_load (self);
  if (path != NULL)
    text = errdex_shelf_file_read (path, &length, error);
  else if (!g_file_load_contents (file, NULL, &text, &length, NULL, error))
    return FALSE;
  if (text != NULL)
    items = errdex_shelf_json_parse (text, length, error);
  if (items == NULL)
    return FALSE;
  import_items (self->parts[MARKS].items, items, import);
  if (import->n_bookmarks + import->n_notes > 0)
    errdex_shelf_part_change (&self->parts[MARKS]);

  return TRUE;
}
