// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "find/finder.h"
#include "find/scan.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * ErrdexFormat:
 *
 * What entries and reports can be written as.
 */
typedef enum
{
  ERRDEX_FORMAT_MARKDOWN, /* CommonMark with tables */
  ERRDEX_FORMAT_CSV,      /* RFC 4180 */
  ERRDEX_FORMAT_JSON,     /* the members of the terminal program's --json */
  ERRDEX_FORMAT_HTML,     /* one self-contained page */
  ERRDEX_N_FORMATS,
} ErrdexFormat;

gboolean errdex_format_from_id (const char *id, ErrdexFormat *format);
const char *errdex_format_get_extension (ErrdexFormat format);

char *errdex_export_entries (ErrdexLibrary *library,
                             const guint *entries,
                             guint n_entries,
                             ErrdexFormat format);
char *errdex_export_with_original (ErrdexLibrary *library, const guint *entries, guint n_entries);
char *errdex_export_report (ErrdexScan *scan, ErrdexFinder *finder, ErrdexFormat format);
gboolean errdex_export_save (GFile *file, const char *text, GError **error);

G_END_DECLS
