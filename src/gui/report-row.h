// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "report-item.h"

G_BEGIN_DECLS

#define ERRDEX_TYPE_REPORT_ROW (errdex_report_row_get_type ())
G_DECLARE_FINAL_TYPE (ErrdexReportRow, errdex_report_row, ERRDEX, REPORT_ROW, GtkWidget)

/* ErrdexReportRow shows a code that was found, what it means and how often it was found. */

GtkWidget *errdex_report_row_new (void);
void errdex_report_row_set_item (ErrdexReportRow *self, ErrdexReportItem *item);
ErrdexReportItem *errdex_report_row_get_item (ErrdexReportRow *self);

G_END_DECLS
