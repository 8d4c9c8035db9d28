// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "report.h"

G_BEGIN_DECLS

/**
 * ErrdexScanProgress:
 * @name: (nullable): what is being read, as it is shown
 * @done: how many bytes were read
 * @total: how many there are; less than @done where files grow or do not tell
 */
typedef struct
{
  char *name;
  guint64 done;
  guint64 total;
} ErrdexScanProgress;

/* A scan of a text or of files that runs in a thread of its own, so that the window never waits. */
typedef struct _ErrdexScanTask ErrdexScanTask;

ErrdexScanTask *errdex_scan_task_new_for_text (ErrdexFinder *finder, GBytes *text);
ErrdexScanTask *errdex_scan_task_new_for_files (ErrdexFinder *finder, GPtrArray *files);
ErrdexScanTask *errdex_scan_task_ref (ErrdexScanTask *self);
void errdex_scan_task_unref (ErrdexScanTask *self);

void errdex_scan_task_run (ErrdexScanTask *self,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
ErrdexReport *errdex_scan_task_finish (GAsyncResult *result, GError **error);

void errdex_scan_task_get_progress (ErrdexScanTask *self, ErrdexScanProgress *progress);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ErrdexScanTask, errdex_scan_task_unref)

G_END_DECLS
