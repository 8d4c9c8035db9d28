// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

#include "excerpt.h"

G_BEGIN_DECLS

#define ERRDEX_TYPE_PLACE_ITEM (errdex_place_item_get_type ())
G_DECLARE_FINAL_TYPE (ErrdexPlaceItem, errdex_place_item, ERRDEX, PLACE_ITEM, GObject)

/* ErrdexPlaceItem is a place in what was scanned, as one row of a list. */

ErrdexPlaceItem *errdex_place_item_new (const ErrdexReport *report,
                                        const ErrdexPlace *place,
                                        const ErrdexExcerpt *excerpt);
const char *errdex_place_item_get_place (ErrdexPlaceItem *self);
const char *errdex_place_item_get_name (ErrdexPlaceItem *self);
const ErrdexExcerpt *errdex_place_item_get_excerpt (ErrdexPlaceItem *self);

G_END_DECLS
