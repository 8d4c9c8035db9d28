// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean errdex_file_save (const char *path, const char *bytes, gsize length, GError **error);

G_END_DECLS
