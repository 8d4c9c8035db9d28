// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

#include "find/finder.h"

G_BEGIN_DECLS

/* More results than these are not told: the shells show five or so, and pass by the others. */
#define ERRDEX_RESULTS_MAX_SHELL  20
#define ERRDEX_RESULTS_MAX_RUNNER 10

GArray *errdex_results_search (ErrdexFinder *finder, const char *text, guint max_hits);
char **errdex_results_to_ids (const ErrdexLibrary *library, GArray *hits);
GVariant *errdex_results_to_matches (const ErrdexLibrary *library, GArray *hits);
GVariant *errdex_results_describe (const ErrdexLibrary *library, const char *const *ids);

G_END_DECLS
