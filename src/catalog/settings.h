// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define ERRDEX_SETTING_DISABLED "disabled-catalogs"

GSettings *errdex_settings_new (const char *const *keys, gboolean has_session);
GSettings *errdex_settings_new_for_catalogs (gboolean has_session);

G_END_DECLS
