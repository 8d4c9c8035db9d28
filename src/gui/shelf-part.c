// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "shelf-private.h"

#include <glib/gi18n.h>

#include "shelf-file.h"

/* A file of the shelf: saved in a thread, a moment after a change, and merged with what others
 * write into it. */

/* How long after a change it is saved, after a failure saved again, and after a change by others
 * read; in milliseconds. */
#define SAVE_AFTER   1000
#define RETRY_AFTER  30000
#define RELOAD_AFTER 300

static void save_later (ErrdexShelfPart *part, guint delay);

/* Trouble */

/* Nobody would do anything about recent entries, so little is said of them. */
static gboolean
is_worth_telling (ErrdexShelfPart *part)
{
  return part == &part->shelf->parts[MARKS];
}

static void
tell_set_aside (ErrdexShelfPart *part, const char *set_aside)
{
  g_autofree char *name = NULL, *message = NULL;

  if (set_aside == NULL)
    return;
  name = g_filename_display_name (set_aside);
  if (is_worth_telling (part))
    message = g_strdup_printf (
        _ ("The file of your bookmarks and notes was damaged. It is kept as “%s”."), name);
  else
    message
        = g_strdup_printf (_ ("The file of your recent entries was damaged. It is kept as “%s”."),
                           name);
  errdex_shelf_tell (part->shelf, message);
}

static void
tell_unread (ErrdexShelfPart *part, const GError *error)
{
  g_autofree char *name = g_filename_display_name (part->path), *message = NULL;

  message = g_strdup_printf (
      /* Translators: the name of a file, and why it cannot be read */
      _ ("Your bookmarks and notes in “%s” cannot be read: %s."), name, error->message);
  if (is_worth_telling (part) && !part->unread)
    errdex_shelf_tell (part->shelf, message);
  part->unread = TRUE;
}

static void
tell_unsaved (ErrdexShelfPart *part, const GError *error)
{
  g_autofree char *name = g_filename_display_name (part->path), *message = NULL;

  message = g_strdup_printf (
      /* Translators: the name of a file, and why it cannot be written */
      _ ("Your bookmarks and notes cannot be saved in “%s”: %s. Errdex goes on trying."), name,
      error->message);
  if (is_worth_telling (part) && !part->unsaved)
    errdex_shelf_tell (part->shelf, message);
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
new_job (ErrdexShelfPart *part)
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

/* Of recent entries nobody wants to hear. */
static void
tell_change (ErrdexShelfPart *part)
{
  if (part == &part->shelf->parts[MARKS])
    errdex_shelf_tell_change (part->shelf);
}

static void
take_over (ErrdexShelfPart *part, ErrdexShelfItems *items)
{
  if (errdex_shelf_items_merge (part->items, items))
    tell_change (part);
}

static void
finish_save (ErrdexShelfPart *part, Job *job, const GError *error)
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
  ErrdexShelfPart *part = data;
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  part->saving = FALSE;
  finish_save (part, g_task_get_task_data (G_TASK (result)), error);
  if (part->dirty)
    save_later (part, SAVE_AFTER);
}

static void
run_in_thread (ErrdexShelfPart *part, GTaskThreadFunc run, GAsyncReadyCallback on_done)
{
  g_autoptr (GTask) task = g_task_new (part->shelf, NULL, on_done, part);

  g_task_set_source_tag (task, run);
  g_task_set_task_data (task, new_job (part), free_job);
  g_task_run_in_thread (task, run);
}

static gboolean
on_save_due (gpointer data)
{
  ErrdexShelfPart *part = data;

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
save_later (ErrdexShelfPart *part, guint delay)
{
  if (part->save == 0)
    part->save = g_timeout_add (delay, on_save_due, part);
}

static void
mark_dirty (ErrdexShelfPart *part)
{
  part->dirty = TRUE;
  /* A retry may be a long way off. */
  if (part->unsaved)
    g_clear_handle_id (&part->save, g_source_remove);
  save_later (part, SAVE_AFTER);
}

/* Loading */

static void
finish_load (ErrdexShelfPart *part, Job *job, const GError *error)
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
  ErrdexShelfPart *part = data;

  part->reload = 0;
  run_in_thread (part, load_in_thread, on_loaded);

  return G_SOURCE_REMOVE;
}

/* Whoever writes into the file itself is given time to finish. A file that is removed is written
 * again with the next change. */
static void
on_file_changed (GFileMonitor *monitor, GFile *file, GFile *other, int event, ErrdexShelfPart *part)
{
  if (event == G_FILE_MONITOR_EVENT_DELETED || event == G_FILE_MONITOR_EVENT_ATTRIBUTE_CHANGED)
    return;
  g_clear_handle_id (&part->reload, g_source_remove);
  part->reload = g_timeout_add (RELOAD_AFTER, on_reload_due, part);
}

/**
 * errdex_shelf_part_load:
 *
 * Reads the file, and blocks meanwhile.
 */
void
errdex_shelf_part_load (ErrdexShelfPart *part)
{
  Job *job = new_job (part);
  g_autoptr (GError) error = NULL;

  run_load (job, &error);
  finish_load (part, job, error);
  free_job (job);
}

/**
 * errdex_shelf_part_watch:
 *
 * From now on takes over what others write into the file, and what was written since it was read.
 */
void
errdex_shelf_part_watch (ErrdexShelfPart *part)
{
  g_autoptr (GFile) file = g_file_new_for_path (part->path);

  part->monitor = g_file_monitor_file (file, G_FILE_MONITOR_NONE, NULL, NULL);
  if (part->monitor == NULL)
    return;
  g_signal_connect (part->monitor, "changed", G_CALLBACK (on_file_changed), part);
  on_reload_due (part);
}

/* Changing and closing */

/**
 * errdex_shelf_part_change:
 *
 * To be called when the items were changed: they will be saved.
 */
void
errdex_shelf_part_change (ErrdexShelfPart *part)
{
  mark_dirty (part);
  tell_change (part);
}

/**
 * errdex_shelf_part_flush:
 *
 * Saves what is not saved yet, and waits for it.
 *
 * Returns: whether all is saved
 */
gboolean
errdex_shelf_part_flush (ErrdexShelfPart *part)
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
 * errdex_shelf_part_close:
 *
 * Saves and takes over nothing any more.
 */
void
errdex_shelf_part_close (ErrdexShelfPart *part)
{
  g_clear_handle_id (&part->save, g_source_remove);
  g_clear_handle_id (&part->reload, g_source_remove);
  if (part->monitor != NULL)
    g_signal_handlers_disconnect_by_data (part->monitor, part);
  g_clear_object (&part->monitor);
}
