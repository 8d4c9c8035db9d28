// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

#include "report.h"

G_BEGIN_DECLS

#define ERRDEX_TYPE_REPORT_ITEM (errdex_report_item_get_type ())
G_DECLARE_FINAL_TYPE (ErrdexReportItem, errdex_report_item, ERRDEX, REPORT_ITEM, GObject)

/* ErrdexReportItem is a row of a report: a code that was found, or a line between such. */

ErrdexReportItem *errdex_report_item_new_known (ErrdexReport *report, guint place);
ErrdexReportItem *errdex_report_item_new_unknown (ErrdexReport *report, guint place);
ErrdexReportItem *errdex_report_item_new_line (const char *text);

const ErrdexFound *errdex_report_item_get_found (ErrdexReportItem *self);
char *errdex_report_item_dup_text (ErrdexReportItem *self);

G_END_DECLS
