// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "find/export.h"
#include "report.h"

G_BEGIN_DECLS

/* What a report is written as, made in another thread, as it may be long and disks slow. */

void errdex_report_write (ErrdexReport *report,
                          ErrdexFormat format,
                          GFile *file,
                          GObject *source,
                          GAsyncReadyCallback callback);
char *errdex_report_write_finish (GAsyncResult *result,
                                  GFile **file,
                                  ErrdexFormat *format,
                                  GError **error);

G_END_DECLS
