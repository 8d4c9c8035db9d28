// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "catalog/library.h"

G_BEGIN_DECLS

/* ErrdexRelated finds the entries of a library that are worth a look beside another one. It knows
 * the codes by their hashes: to compare each code itself took longer, among a hundred thousand
 * entries, than all else that a key in the search does. */
typedef struct _ErrdexRelated ErrdexRelated;

ErrdexRelated *errdex_related_new (ErrdexLibrary *library);
void errdex_related_free (ErrdexRelated *self);
GArray *errdex_related_find (ErrdexRelated *self, guint entry);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ErrdexRelated, errdex_related_free)

G_END_DECLS
