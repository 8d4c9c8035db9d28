// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "holdings.h"

G_BEGIN_DECLS

#define ERRDEX_TYPE_COLLECTION (errdex_collection_get_type ())
G_DECLARE_FINAL_TYPE (ErrdexCollection, errdex_collection, ERRDEX, COLLECTION, GObject)

/* ErrdexCollection knows all catalogs that there are, shipped, of the system and of the user, from
 * the first look into their folders on, and keeps up with what changes there. It reads in a thread
 * of its own, and tells in the main context.
 *
 * Signals:
 * - changed: there are other holdings, or another library */

ErrdexCollection *errdex_collection_new (GPtrArray *folders, ErrdexHoldings *known);
void errdex_collection_start (ErrdexCollection *self);
void errdex_collection_reload (ErrdexCollection *self);
void errdex_collection_set_disabled (ErrdexCollection *self, const char *const *ids);

gboolean errdex_collection_is_loading (ErrdexCollection *self);
ErrdexHoldings *errdex_collection_get_holdings (ErrdexCollection *self);
ErrdexLibrary *errdex_collection_get_library (ErrdexCollection *self);

G_END_DECLS
