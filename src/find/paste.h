// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "query.h"
#include "result.h"
#include "scan.h"

G_BEGIN_DECLS

/* More of a pasted text is not looked at; a log has a window of its own for that. */
#define ERRDEX_PASTE_MAX_BYTES (1024 * 1024)

gboolean errdex_paste_scan (ErrdexResult *result, const ErrdexQuery *query, ErrdexScanner *scanner);

G_END_DECLS
