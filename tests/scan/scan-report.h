// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "find/scan-private.h"

G_BEGIN_DECLS

/* How an input is cut into pieces. */
typedef enum
{
  CUT_NOT,
  CUT_EACH_BYTE,
  CUT_AT_RANDOM,
} Cut;

ErrdexLibrary *scan_open_library (GError **error);
char *scan_report (ErrdexScan *scan);
char *scan_whole (ErrdexScanner *scanner, const guint8 *bytes, gsize length);
char *
scan_split (ErrdexScanner *scanner, const guint8 *bytes, gsize length, gsize at, gboolean flush);
char *scan_cut (ErrdexScanner *scanner,
                const guint8 *bytes,
                gsize length,
                Cut cut,
                gsize max,
                gboolean flush);

G_END_DECLS
