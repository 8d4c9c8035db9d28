// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

#include "find/finder.h"
#include "find/scan.h"

G_BEGIN_DECLS

/**
 * ErrdexTrouble:
 * @name: the file that could not be read, or not to its end; as it is shown
 * @message: why
 */
typedef struct
{
  char *name;
  char *message;
} ErrdexTrouble;

/**
 * ErrdexNearest:
 * @n_entries: how many there are
 * @entries: the entries of the codes that are spelled most alike, the nearest first
 */
typedef struct
{
  guint n_entries;
  guint entries[ERRDEX_MISS_MAX_NEAREST];
} ErrdexNearest;

/**
 * ErrdexReport:
 * @finder: what finds entries in the library of the scan
 * @scan: what was found
 * @text: (nullable): the text that was scanned; %NULL for files
 * @files: (element-type GFile): the files that were scanned, by the number of the scan's input
 * @troubles: (element-type ErrdexTrouble): what could not be scanned
 * @nearest: (element-type ErrdexNearest): for each unknown code, the nearest known ones
 *
 * What came of scanning a text or some files. Lives in memory only. It is filled in one thread, and
 * not changed after that.
 */
typedef struct
{
  gatomicrefcount references;
  ErrdexFinder *finder;
  ErrdexScan *scan;
  GBytes *text;
  GPtrArray *files;
  GPtrArray *troubles;
  GArray *nearest;
} ErrdexReport;

ErrdexReport *errdex_report_new (ErrdexFinder *finder, ErrdexScanner *scanner);
ErrdexReport *errdex_report_ref (ErrdexReport *self);
void errdex_report_unref (ErrdexReport *self);

void errdex_report_add_trouble (ErrdexReport *self, const char *name, const char *message);

guint errdex_report_get_n_codes (const ErrdexReport *self);
gboolean errdex_report_is_just_code (const ErrdexReport *self);
char *errdex_report_dup_title (const ErrdexReport *self);
char *errdex_report_dup_summary (const ErrdexReport *self);
char *errdex_report_dup_place (const ErrdexReport *self, const ErrdexPlace *place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ErrdexReport, errdex_report_unref)

G_END_DECLS
