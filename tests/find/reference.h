// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "find/finder.h"

G_BEGIN_DECLS

/* What searching is defined as, written down without any shortcut. */

guint reference_distance (const char *a, const char *b);
guint reference_distance_to_prefix (const char *a, const char *b);
GArray *reference_search (ErrdexLibrary *library, const char *const *words);

G_END_DECLS
