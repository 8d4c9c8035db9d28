// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "catalog.h"

G_BEGIN_DECLS

/**
 * ErrdexCatalogData:
 * @public: what everybody sees
 * @references: how many hold it
 * @strings: all strings
 * @blocks: (element-type gpointer): all arrays
 *
 * A catalog with its storage. The reader fills it; once it has handed it out nobody changes it.
 */
typedef struct
{
  ErrdexCatalog public;
  gatomicrefcount references;
  GStringChunk *strings;
  GPtrArray *blocks;
} ErrdexCatalogData;

ErrdexCatalogData *errdex_catalog_data_new (void);

G_END_DECLS
