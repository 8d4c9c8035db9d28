// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char **errdex_shipped_list_names (void);
GBytes *errdex_shipped_get_bytes (const char *name, GError **error);

G_END_DECLS
