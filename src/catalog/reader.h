// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "catalog.h"
#include "problem.h"

G_BEGIN_DECLS

/* A larger file is refused. */
#define ERRDEX_CATALOG_MAX_BYTES (64 * 1024 * 1024)
/* Deeper nesting is refused: json-glib 1.6 recurses without a limit. */
#define ERRDEX_CATALOG_MAX_DEPTH 64
/* A longer description or solution is refused, in bytes: no label could show it. */
#define ERRDEX_CATALOG_MAX_TEXT (64 * 1024)
/* Longer titles, names of operations and the like are refused, in bytes. */
#define ERRDEX_CATALOG_MAX_LINE 1024
/* So many problems of one file are told; of any further ones only the number is. */
#define ERRDEX_CATALOG_MAX_PROBLEMS 100

ErrdexCatalog *
errdex_catalog_read (GBytes *bytes, const char *name, GPtrArray *problems, GError **error);
GBytes *errdex_catalog_read_bytes (const char *path, GError **error);
ErrdexCatalog *errdex_catalog_read_file (const char *path, GPtrArray *problems, GError **error);

G_END_DECLS
