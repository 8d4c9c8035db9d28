// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "shelf.h"

#include <string.h>

#include <glib/gi18n.h>

#include "find/export.h"
#include "shelf-file.h"
#include "shelf-json.h"

/* How long after a change it is saved, after a failure saved again, and after a change by others
 * read; in milliseconds. */
#define SAVE_AFTER   1000
#define RETRY_AFTER  30000
#define RELOAD_AFTER 300

/* Recent entries change all the time and matter little, so they stay out of the file of the others.
 */
typedef enum
{
  MARKS,
  RECENT,
  N_PARTS,
} PartId;

typedef struct
{
  ErrdexShelf *shelf;
  char *path;
  ErrdexShelfItems *items;
  gboolean dirty;   /* whether anything is not saved, or only about to be */
  gboolean saving;  /* whether a thread is at it */
  gboolean unread;  /* whether the last try to load failed, of which the user knows */
  gboolean unsaved; /* the same for saving */
  guint save;
  guint reload;
  GFileMonitor *monitor;
} Part;

struct _ErrdexShelf
{
  GObject parent_instance;
  Part parts[N_PARTS];
  gboolean loaded;
  gboolean watching;
  GPtrArray *untold; /* messages, until somebody can listen */
};

G_DEFINE_FINAL_TYPE (ErrdexShelf, errdex_shelf, G_TYPE_OBJECT)

enum
{
  CHANGED,
  TROUBLE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *const file_names[N_PARTS] = { "shelf.json", "recent.json" };

static void save_later (Part *part, guint delay);

/* Trouble */

static void G_GNUC_PRINTF (2, 3) tell (ErrdexShelf *self, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  if (self->watching)
    g_signal_emit (self, signals[TROUBLE], 0, message);
  else
    g_ptr_array_add (self->untold, g_steal_pointer (&message));
}

static void
tell_set_aside (Part *part, const char *set_aside)
{
  g_autofree char *name = NULL;

  if (set_aside == NULL)
    return;
  name = g_filename_display_name (set_aside);
  if (part == &part->shelf->parts[MARKS])
    tell (part->shelf, _ ("The file of your bookmarks and notes was damaged. It is kept as “%s”."),
          name);
  else
    tell (part->shelf, _ ("The file of your recent entries was damaged. It is kept as “%s”."),
          name);
}

/* Nobody would do anything about recent entries, so nothing is said of them. */
static gboolean
is_worth_telling (Part *part)
{
  return part == &part->shelf->parts[MARKS];
}

static void
tell_unread (Part *part, const GError *error)
{
  g_autofree char *name = g_filename_display_name (part->path);

  if (is_worth_telling (part) && !part->unread)
    /* Translators: the name of a file, and why it cannot be read */
    tell (part->shelf, _ ("Your bookmarks and notes in “%s” cannot be read: %s."), name,
          error->message);
  part->unread = TRUE;
}

static void
tell_unsaved (Part *part, const GError *error)
{
  g_autofree char *name = g_filename_display_name (part->path);

  if (is_worth_telling (part) && !part->unsaved)
    /* Translators: the name of a file, and why it cannot be written */
    tell (part->shelf,
          _ ("Your bookmarks and notes cannot be saved in “%s”: %s. Errdex goes on trying."), name,
          error->message);
  part->unsaved = TRUE;
}

/* Saving */

typedef struct
{
  char *path;
  ErrdexShelfItems *items; /* what to save, then what the file holds; NULL if it failed */
  char *set_aside;
} Job;

static Job *
new_job (Part *part)
{
  Job *job = g_new0 (Job, 1);

  job->path = g_strdup (part->path);
  job->items = errdex_shelf_items_copy (part->items);

  return job;
}

static void
free_job (gpointer data)
{
  Job *job = data;

  g_free (job->path);
  g_clear_pointer (&job->items, errdex_shelf_items_free);
  g_free (job->set_aside);
  g_free (job);
}

static gboolean
run_save (Job *job, GError **error)
{
  ErrdexShelfItems *saved = errdex_shelf_file_save (job->path, job->items, &job->set_aside, error);

  errdex_shelf_items_free (job->items);
  job->items = saved;

  return saved != NULL;
}

static gboolean
run_load (Job *job, GError **error)
{
  errdex_shelf_items_free (job->items);
  job->items = errdex_shelf_file_load (job->path, &job->set_aside, error);

  return job->items != NULL;
}

static void
tell_change (Part *part)
{
  if (part == &part->shelf->parts[MARKS])
    g_signal_emit (part->shelf, signals[CHANGED], 0);
}

static void
take_over (Part *part, ErrdexShelfItems *items)
{
  if (errdex_shelf_items_merge (part->items, items))
    tell_change (part);
}

static void
finish_save (Part *part, Job *job, const GError *error)
{
  tell_set_aside (part, job->set_aside);
  if (job->items != NULL)
    {
      part->unsaved = FALSE;
      take_over (part, job->items);
      return;
    }
  tell_unsaved (part, error);
  part->dirty = TRUE;
  save_later (part, RETRY_AFTER);
}

static void
save_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (run_save (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  Part *part = data;
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  part->saving = FALSE;
  finish_save (part, g_task_get_task_data (G_TASK (result)), error);
  if (part->dirty)
    save_later (part, SAVE_AFTER);
}

static void
run_in_thread (Part *part, GTaskThreadFunc run, GAsyncReadyCallback on_done)
{
  g_autoptr (GTask) task = g_task_new (part->shelf, NULL, on_done, part);

  g_task_set_source_tag (task, run);
  g_task_set_task_data (task, new_job (part), free_job);
  g_task_run_in_thread (task, run);
}

static gboolean
on_save_due (gpointer data)
{
  Part *part = data;

  part->save = 0;
  /* The thread that is at it may not have what was changed since; the next one will. */
  if (part->saving)
    return G_SOURCE_REMOVE;
  part->dirty = FALSE;
  part->saving = TRUE;
  run_in_thread (part, save_in_thread, on_saved);

  return G_SOURCE_REMOVE;
}

/* The first change is saved so long after it, whatever is changed in between: somebody who writes
 * without a pause loses no more than that. */
static void
save_later (Part *part, guint delay)
{
  if (part->save == 0)
    part->save = g_timeout_add (delay, on_save_due, part);
}

static void
mark_dirty (Part *part)
{
  part->dirty = TRUE;
  /* A retry may be a long way off. */
  if (part->unsaved)
    g_clear_handle_id (&part->save, g_source_remove);
  save_later (part, SAVE_AFTER);
}

/* Loading */

static void
finish_load (Part *part, Job *job, const GError *error)
{
  tell_set_aside (part, job->set_aside);
  if (job->items == NULL)
    {
      tell_unread (part, error);
      return;
    }
  part->unread = FALSE;
  take_over (part, job->items);
  /* An older state of the file may have come back from elsewhere. */
  if (errdex_shelf_items_merge (job->items, part->items))
    mark_dirty (part);
}

static void
load_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (run_load (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  finish_load (data, g_task_get_task_data (G_TASK (result)), error);
}

static gboolean
on_reload_due (gpointer data)
{
  Part *part = data;

  part->reload = 0;
  run_in_thread (part, load_in_thread, on_loaded);

  return G_SOURCE_REMOVE;
}

/* Whoever writes into the file itself is given time to finish. A file that is removed is written
 * again with the next change. */
static void
on_file_changed (GFileMonitor *monitor, GFile *file, GFile *other, int event, Part *part)
{
  if (event == G_FILE_MONITOR_EVENT_DELETED || event == G_FILE_MONITOR_EVENT_ATTRIBUTE_CHANGED)
    return;
  g_clear_handle_id (&part->reload, g_source_remove);
  part->reload = g_timeout_add (RELOAD_AFTER, on_reload_due, part);
}

static void
watch (Part *part)
{
  g_autoptr (GFile) file = g_file_new_for_path (part->path);

  part->monitor = g_file_monitor_file (file, G_FILE_MONITOR_NONE, NULL, NULL);
  if (part->monitor != NULL)
    g_signal_connect (part->monitor, "changed", G_CALLBACK (on_file_changed), part);
}

/* The object */

static void
close_part (Part *part)
{
  g_clear_handle_id (&part->save, g_source_remove);
  g_clear_handle_id (&part->reload, g_source_remove);
  if (part->monitor != NULL)
    g_signal_handlers_disconnect_by_data (part->monitor, part);
  g_clear_object (&part->monitor);
}

static void
errdex_shelf_dispose (GObject *object)
{
  ErrdexShelf *self = ERRDEX_SHELF (object);

  for (guint i = 0; i < N_PARTS; i++)
    close_part (&self->parts[i]);

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
    {
      Job *job = new_job (&self->parts[i]);
      g_autoptr (GError) error = NULL;

      run_load (job, &error);
      finish_load (&self->parts[i], job, error);
      free_job (job);
    }
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
    {
      watch (&self->parts[i]);
      if (self->parts[i].monitor != NULL)
        on_reload_due (&self->parts[i]);
    }
  for (guint i = 0; i < self->untold->len; i++)
    g_signal_emit (self, signals[TROUBLE], 0, self->untold->pdata[i]);
  g_ptr_array_set_size (self->untold, 0);
}

static gboolean
flush_part (Part *part)
{
  Job *job;
  g_autoptr (GError) error = NULL;

  if (!part->dirty && !part->saving)
    return TRUE;
  g_clear_handle_id (&part->save, g_source_remove);
  part->dirty = FALSE;
  job = new_job (part);
  run_save (job, &error);
  finish_save (part, job, error);
  free_job (job);

  return !part->dirty;
}

/**
 * errdex_shelf_flush:
 *
 * Saves what is not saved yet, and waits for it.
 *
 * Returns: whether all is saved
 */
gboolean
errdex_shelf_flush (ErrdexShelf *self)
{
  gboolean saved = TRUE;

  for (guint i = 0; i < N_PARTS; i++)
    saved = flush_part (&self->parts[i]) && saved;

  return saved;
}

/* What is in it */

static void
note_change (ErrdexShelf *self, PartId part)
{
  mark_dirty (&self->parts[part]);
  tell_change (&self->parts[part]);
}

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
  note_change (self, MARKS);
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
  note_change (self, MARKS);
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
  note_change (self, RECENT);
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
  note_change (self, RECENT);
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
    note_change (self, MARKS);

  return TRUE;
}
