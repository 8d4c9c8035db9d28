// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "find/finder.h"
#include "find/scan.h"

G_BEGIN_DECLS

char *errdex_found_join_places (ErrdexScan *scan,
                                const ErrdexFound *found,
                                guint max,
                                const char *separator);
char *errdex_found_join_request_ids (const ErrdexFound *found, const char *separator);
char *
errdex_found_join_nearest (const ErrdexFound *found, ErrdexFinder *finder, const char *separator);

G_END_DECLS
