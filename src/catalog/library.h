// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "catalog.h"

G_BEGIN_DECLS

/**
 * ErrdexLibrary:
 * @catalogs: the catalogs
 * @n_catalogs: how many there are
 * @first_entries: for each catalog, the number of its first entry
 * @n_entries: how many entries they have together
 *
 * All catalogs that are in use, as an immutable snapshot that threads may share. Its entries are
 * numbered from 0, catalog after catalog; inside a process that number is how an entry is named.
 */
typedef struct
{
  ErrdexCatalog *const *catalogs;
  guint n_catalogs;
  const guint *first_entries;
  guint n_entries;
} ErrdexLibrary;

ErrdexLibrary *errdex_library_new (ErrdexCatalog *const *catalogs, guint n_catalogs);
ErrdexLibrary *errdex_library_new_shipped (GError **error);
ErrdexLibrary *errdex_library_ref (ErrdexLibrary *self);
void errdex_library_unref (ErrdexLibrary *self);

int errdex_library_find_catalog (const ErrdexLibrary *self, const char *id);
const ErrdexCatalog *errdex_library_get_catalog (const ErrdexLibrary *self, guint number);
const ErrdexEntry *errdex_library_get_entry (const ErrdexLibrary *self, guint number);
const ErrdexCategory *errdex_library_get_category (const ErrdexLibrary *self, guint number);
const char *const *errdex_library_get_contexts (const ErrdexLibrary *self, guint number);
ErrdexTexts errdex_library_get_texts (const ErrdexLibrary *self, guint number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ErrdexLibrary, errdex_library_unref)

G_END_DECLS
