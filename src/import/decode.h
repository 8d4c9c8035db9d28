// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *errdex_decode (const char *bytes, gsize length, gboolean html, GError **error);

G_END_DECLS
