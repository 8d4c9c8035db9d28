// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "catalog/reader.h"

G_BEGIN_DECLS

GBytes *errdex_catalog_file_read_bytes (const char *path, GError **error);
ErrdexCatalog *errdex_catalog_file_read (const char *path, GPtrArray *problems, GError **error);

G_END_DECLS
