// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Counts the objects that are alive, by type, whatever library they are of. */

void objects_watch (const char *except);
guint objects_count (void);
GHashTable *objects_list (void);
char *objects_describe_growth (GHashTable *before);

G_END_DECLS
