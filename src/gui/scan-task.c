// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "scan-task.h"

#include <glib/gi18n.h>

#include "find/input.h"

/* So much of a text is scanned between two looks at whether to go on. */
#define SLICE (256 * 1024)

struct _ErrdexScanTask
{
  gatomicrefcount references;
  ErrdexFinder *finder;
  GBytes *text;     /* or NULL */
  GPtrArray *files; /* or NULL */

  GMutex lock; /* of what follows */
  char *name;
  guint64 done;
  guint64 total;
};

/* The work in the thread. */
typedef struct
{
  ErrdexScanTask *task;
  ErrdexReport *report;
  GCancellable *cancellable;
  guint64 done; /* with the files before the present one */
} Work;

static ErrdexScanTask *
new_task (ErrdexFinder *finder)
{
  ErrdexScanTask *self = g_new0 (ErrdexScanTask, 1);

  g_atomic_ref_count_init (&self->references);
  g_mutex_init (&self->lock);
  self->finder = errdex_finder_ref (finder);

  return self;
}

/**
 * errdex_scan_task_new_for_text:
 * @finder: what finds entries in the library whose codes are looked for
 * @text: a text
 *
 * Returns: (transfer full): a scan of the text, to be run
 */
ErrdexScanTask *
errdex_scan_task_new_for_text (ErrdexFinder *finder, GBytes *text)
{
  ErrdexScanTask *self = new_task (finder);

  self->text = g_bytes_ref (text);
  self->total = g_bytes_get_size (text);

  return self;
}

/**
 * errdex_scan_task_new_for_files:
 * @finder: what finds entries in the library whose codes are looked for
 * @files: (element-type GFile): files
 *
 * Returns: (transfer full): a scan of the files, to be run
 */
ErrdexScanTask *
errdex_scan_task_new_for_files (ErrdexFinder *finder, GPtrArray *files)
{
  ErrdexScanTask *self = new_task (finder);

  self->files = g_ptr_array_ref (files);

  return self;
}

/**
 * errdex_scan_task_ref:
 *
 * Returns: (transfer full): the task
 */
ErrdexScanTask *
errdex_scan_task_ref (ErrdexScanTask *self)
{
  g_atomic_ref_count_inc (&self->references);

  return self;
}

/**
 * errdex_scan_task_unref:
 * @self: (transfer full): a task
 */
void
errdex_scan_task_unref (ErrdexScanTask *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;

  g_mutex_clear (&self->lock);
  g_free (self->name);
  g_clear_pointer (&self->text, g_bytes_unref);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  errdex_finder_unref (self->finder);
  g_free (self);
}

/* In the thread */

static void
set_name (ErrdexScanTask *self, const char *name)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->lock);

  g_free (self->name);
  self->name = g_strdup (name);
}

static void
set_done (ErrdexScanTask *self, guint64 done)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->lock);

  self->done = done;
}

static void
scan_text (Work *work)
{
  ErrdexScan *scan = work->report->scan;
  gsize length;
  const char *text = g_bytes_get_data (work->task->text, &length);

  work->report->text = g_bytes_ref (work->task->text);
  errdex_scan_begin (scan, _ ("pasted text"));
  for (gsize at = 0; at < length && !g_cancellable_is_cancelled (work->cancellable); at += SLICE)
    {
      errdex_scan_feed (scan, text + at, MIN (SLICE, length - at));
      set_done (work->task, MIN (at + SLICE, length));
    }
  errdex_scan_end (scan);
}

static void
on_trouble (const char *path, const char *message, gpointer user_data)
{
  Work *work = user_data;
  g_autofree char *name = g_filename_display_name (path);

  errdex_report_add_trouble (work->report, name, message);
}

static gboolean
on_progress (const char *path, guint64 done, guint64 size, gpointer user_data)
{
  Work *work = user_data;

  set_done (work->task, work->done + done);

  return !g_cancellable_is_cancelled (work->cancellable);
}

static const ErrdexInputFuncs funcs = { on_trouble, on_progress };

static guint64
get_size (GFile *file, GCancellable *cancellable)
{
  g_autoptr (GFileInfo) info
      = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                           G_FILE_QUERY_INFO_NONE, cancellable, NULL);

  if (info == NULL || g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    return 0;

  return g_file_info_get_size (info);
}

/* Reads a file that has no path here, such as one on another machine. */
static void
scan_remote (Work *work, ErrdexInput *input, GFile *file, const char *name, guint64 size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (file, work->cancellable, &error);

  if (stream == NULL)
    errdex_report_add_trouble (work->report, name, error->message);
  else
    errdex_input_read_stream (input, G_INPUT_STREAM (stream), name, size, work->cancellable);
}

static void
scan_file (Work *work, ErrdexInput *input, GFile *file, guint64 size)
{
  guint n_inputs = input->n_inputs;
  g_autofree char *name = g_file_get_parse_name (file);
  const char *path = g_file_peek_path (file);

  set_name (work->task, name);
  if (path != NULL)
    errdex_input_read (input, path);
  else
    scan_remote (work, input, file, name, size);
  if (input->n_inputs > n_inputs)
    g_ptr_array_add (work->report->files, g_object_ref (file));
  work->done += size;
  set_done (work->task, work->done);
}

static void
scan_files (Work *work)
{
  GPtrArray *files = work->task->files;
  g_autofree guint64 *sizes = g_new0 (guint64, files->len);
  g_auto (ErrdexInput) input = { 0 };
  guint64 total = 0;

  for (guint i = 0; i < files->len && !g_cancellable_is_cancelled (work->cancellable); i++)
    total += sizes[i] = get_size (files->pdata[i], work->cancellable);
  g_mutex_lock (&work->task->lock);
  work->task->total = total;
  g_mutex_unlock (&work->task->lock);

  errdex_input_init (&input, work->report->scan, &funcs, work);
  input.files_only = TRUE;
  input.no_directory = _ ("it is a folder; open the files in it");
  for (guint i = 0; i < files->len && !input.stopped; i++)
    scan_file (work, &input, files->pdata[i], sizes[i]);
}

static void
find_nearest (Work *work)
{
  GPtrArray *unknown = errdex_scan_get_unknown (work->report->scan);

  for (guint i = 0; i < unknown->len && !g_cancellable_is_cancelled (work->cancellable); i++)
    {
      const ErrdexFound *found = unknown->pdata[i];
      ErrdexNearest nearest;

      nearest.n_entries = errdex_finder_nearest (work->task->finder, found->code, nearest.entries,
                                                 G_N_ELEMENTS (nearest.entries));
      g_array_append_val (work->report->nearest, nearest);
    }
}

static void
run_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  ErrdexScanTask *self = data;
  g_autoptr (ErrdexScanner) scanner = errdex_scanner_new (errdex_finder_get_library (self->finder));
  Work work = { .task = self, .cancellable = cancellable };

  work.report = errdex_report_new (self->finder, scanner);
  if (self->text != NULL)
    scan_text (&work);
  else
    scan_files (&work);
  find_nearest (&work);
  g_task_return_pointer (task, work.report, (GDestroyNotify) errdex_report_unref);
}

/* In the main loop */

/**
 * errdex_scan_task_run:
 * @self: a task that did not run yet
 * @cancellable: (nullable): what stops it
 * @callback: what to call when it is done
 * @user_data: for @callback
 *
 * Scans in another thread. If it is cancelled, @callback is called at once, even where the thread
 * hangs in a file system that does not answer.
 */
void
errdex_scan_task_run (ErrdexScanTask *self,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, errdex_scan_task_run);
  g_task_set_task_data (task, errdex_scan_task_ref (self), (GDestroyNotify) errdex_scan_task_unref);
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, run_in_thread);
}

/**
 * errdex_scan_task_finish:
 * @result: what the callback got
 * @error: (out): %G_IO_ERROR_CANCELLED is the only one; files that cannot be read are in the report
 *
 * Returns: (transfer full): the report; %NULL if the task was cancelled
 */
ErrdexReport *
errdex_scan_task_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * errdex_scan_task_get_progress:
 * @progress: (out): how far it is; the caller frees the name
 */
void
errdex_scan_task_get_progress (ErrdexScanTask *self, ErrdexScanProgress *progress)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->lock);

  progress->name = g_strdup (self->name);
  progress->done = self->done;
  progress->total = self->total;
}
