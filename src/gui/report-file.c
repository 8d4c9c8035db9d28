// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "report-file.h"

typedef struct
{
  ErrdexReport *report;
  ErrdexFormat format;
  GFile *file;
} Work;

static void
free_work (gpointer data)
{
  Work *work = data;

  errdex_report_unref (work->report);
  g_clear_object (&work->file);
  g_free (work);
}

static void
run_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  g_autofree char *text
      = errdex_export_report (work->report->scan, work->report->finder, work->format);
  GError *error = NULL;

  if (work->file != NULL && !errdex_export_save (work->file, text, &error))
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&text), g_free);
}

/**
 * errdex_report_write:
 * @report: a report
 * @format: what to write
 * @file: (nullable): where to save it; %NULL only to have the text
 * @source: the object that asks, which is kept meanwhile
 * @callback: what to call when it is done
 *
 * Writes a report, and saves it.
 */
void
errdex_report_write (ErrdexReport *report,
                     ErrdexFormat format,
                     GFile *file,
                     GObject *source,
                     GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task = g_task_new (source, NULL, callback, NULL);
  Work *work = g_new0 (Work, 1);

  work->report = errdex_report_ref (report);
  work->format = format;
  g_set_object (&work->file, file);
  g_task_set_source_tag (task, errdex_report_write);
  g_task_set_task_data (task, work, free_work);
  g_task_run_in_thread (task, run_in_thread);
}

/**
 * errdex_report_write_finish:
 * @result: what the callback got
 * @file: (out) (transfer none) (nullable): where it was saved
 * @format: (out): what was written
 * @error: (out): why it could not be saved, naming the file
 *
 * Returns: (transfer full): the text; %NULL if it could not be saved
 */
char *
errdex_report_write_finish (GAsyncResult *result,
                            GFile **file,
                            ErrdexFormat *format,
                            GError **error)
{
  Work *work = g_task_get_task_data (G_TASK (result));

  *file = work->file;
  *format = work->format;

  return g_task_propagate_pointer (G_TASK (result), error);
}
