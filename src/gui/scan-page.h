// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "report-page.h"

G_BEGIN_DECLS

#define ERRDEX_TYPE_SCAN_PAGE (errdex_scan_page_get_type ())
G_DECLARE_FINAL_TYPE (ErrdexScanPage, errdex_scan_page, ERRDEX, SCAN_PAGE, GtkWidget)

/**
 * ErrdexOrigin:
 *
 * Where a text came from.
 */
typedef enum
{
  ERRDEX_ORIGIN_WINDOW, /* pasted or dropped anywhere */
  ERRDEX_ORIGIN_ENTRY,  /* pasted into the search entry */
} ErrdexOrigin;

/* ErrdexScanPage scans texts and files, and shows first how far it is, if that takes a while, and
 * then the report.
 *
 * Signals:
 * - opened (): there is something to see, or something new
 * - closed (): there is nothing to see any more
 * - text (const char *text, guint origin, gboolean has_code): the text is no matter for a report:
 * it is just a code, or there is none in it
 * - entry-changed (), search-requested (const char *query), note (const char *note): as the
 *   report's */

GtkWidget *errdex_scan_page_new (ErrdexFinder *finder, GtkPaned *paned);

void errdex_scan_page_take_text (ErrdexScanPage *self, const char *text, ErrdexOrigin origin);
void errdex_scan_page_take_files (ErrdexScanPage *self, GPtrArray *files);
void errdex_scan_page_close (ErrdexScanPage *self);

void errdex_scan_page_set_finder (ErrdexScanPage *self, ErrdexFinder *finder);
gboolean errdex_scan_page_is_busy (ErrdexScanPage *self);
gboolean errdex_scan_page_is_open (ErrdexScanPage *self);
ErrdexReportPage *errdex_scan_page_get_report (ErrdexScanPage *self);
void errdex_scan_page_set_narrow (ErrdexScanPage *self, gboolean narrow);

G_END_DECLS
