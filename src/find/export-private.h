// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "export.h"

G_BEGIN_DECLS

/* One of these for each format and each thing that is written. They append to @out. */
void errdex_markdown_entries (GString *out,
                              const ErrdexLibrary *library,
                              const guint *entries,
                              guint n_entries,
                              gboolean with_original);
void errdex_markdown_report (GString *out, ErrdexScan *scan, ErrdexFinder *finder);
void errdex_csv_entries (GString *out,
                         const ErrdexLibrary *library,
                         const guint *entries,
                         guint n_entries);
void errdex_csv_report (GString *out, ErrdexScan *scan, ErrdexFinder *finder);
void errdex_html_entries (GString *out,
                          const ErrdexLibrary *library,
                          const guint *entries,
                          guint n_entries);
void errdex_html_report (GString *out, ErrdexScan *scan, ErrdexFinder *finder);

G_END_DECLS
