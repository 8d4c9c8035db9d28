// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "find/export.h"
#include "detail.h"
#include "report.h"

G_BEGIN_DECLS

#define ERRDEX_TYPE_REPORT_PAGE (errdex_report_page_get_type ())
G_DECLARE_FINAL_TYPE (ErrdexReportPage, errdex_report_page, ERRDEX, REPORT_PAGE, GtkWidget)

/* ErrdexReportPage shows what a scan found: the codes, and beside them the entry of the chosen one
 * and where it stands.
 *
 * Signals:
 * - entry-changed (): another entry is shown, or there is another way to go
 * - search-requested (const char *query): something was chosen that is to be searched for
 * - note (const char *note): what was done just now
 *
 * It uses the actions win.close-report, win.copy-code and win.copy-markdown of the window around
 * it.
 */

void errdex_report_page_show (ErrdexReportPage *self, ErrdexReport *report);
ErrdexReport *errdex_report_page_get_report (ErrdexReportPage *self);
ErrdexDetail *errdex_report_page_get_detail (ErrdexReportPage *self);
int errdex_report_page_get_entry (ErrdexReportPage *self);

gboolean errdex_report_page_can_go (ErrdexReportPage *self, int direction);
void errdex_report_page_go (ErrdexReportPage *self, int direction);

void errdex_report_page_set_narrow (ErrdexReportPage *self, gboolean narrow);
gboolean errdex_report_page_leave_entry (ErrdexReportPage *self);
GtkPaned *errdex_report_page_get_paned (ErrdexReportPage *self);

void errdex_report_page_copy (ErrdexReportPage *self, ErrdexFormat format);
void errdex_report_page_save (ErrdexReportPage *self, ErrdexFormat format, GFile *file);

G_END_DECLS
