// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "codes.h"
#include "wording.h"

G_BEGIN_DECLS

/**
 * ErrdexIndex:
 * @library: the library
 * @n_entries: how many entries it has
 * @codes: their codes, not owned
 * @wording: their texts
 * @first_categories: for each catalog of the library, the number of its first category
 * @n_categories: how many categories all catalogs have together
 * @categories: for each entry, the number of its category
 * @kinds: for each entry, its kind
 * @misspellings: (element-type ErrdexMisspelling): the words that codes spell wrong
 *
 * All that searching needs. It never changes, so threads may share it.
 */
typedef struct
{
  ErrdexLibrary *library;
  guint n_entries;
  const ErrdexCodes *codes;
  ErrdexWording *wording;
  guint32 *first_categories;
  guint n_categories;
  guint32 *categories;
  guint8 *kinds;
  GArray *misspellings;
} ErrdexIndex;

ErrdexIndex *errdex_index_new (ErrdexLibrary *library, const ErrdexCodes *codes);
void errdex_index_free (ErrdexIndex *self);
gsize errdex_index_get_size (const ErrdexIndex *self);

G_END_DECLS
