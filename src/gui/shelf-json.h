// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "shelf-items.h"

G_BEGIN_DECLS

ErrdexShelfItems *errdex_shelf_json_parse (const char *text, gsize length, GError **error);
char *errdex_shelf_json_print (const ErrdexShelfItems *self);
gboolean errdex_shelf_json_overlay (char **rest, const char *other);

G_END_DECLS
