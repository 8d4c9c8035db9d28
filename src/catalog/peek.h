// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean errdex_catalog_peek_is_one (const char *text, gsize length);
char *errdex_catalog_peek_id (const char *text, gsize length);

G_END_DECLS
