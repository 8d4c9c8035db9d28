// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "report.h"

G_BEGIN_DECLS

#define ERRDEX_TYPE_REPORT_LIST (errdex_report_list_get_type ())
G_DECLARE_FINAL_TYPE (ErrdexReportList, errdex_report_list, ERRDEX, REPORT_LIST, GtkWidget)

/* ErrdexReportList lists the codes of a report, known ones first, in the order that the user wants.
 *
 * Signals:
 * - chosen (const ErrdexFound *found): the user selected a code
 * - activated (const ErrdexFound *found): the user wants to read about a code */

void errdex_report_list_show (ErrdexReportList *self, ErrdexReport *report);
void errdex_report_list_select (ErrdexReportList *self, const ErrdexFound *found);
const ErrdexFound *errdex_report_list_get_selected (ErrdexReportList *self);

G_END_DECLS
