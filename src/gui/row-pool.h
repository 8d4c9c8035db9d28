// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "row-item.h"

G_BEGIN_DECLS

/* ErrdexRowPool makes the items of rows, and knows those that somebody holds. While all rows change
 * at once, it hands these out again with other contents: a list view then keeps the widgets that
 * show them, two hundred of them, where it would make as many new ones for new items. */
typedef struct _ErrdexRowPool ErrdexRowPool;

ErrdexRowPool *errdex_row_pool_new (void);
void errdex_row_pool_free (ErrdexRowPool *self);

ErrdexRowItem *
errdex_row_pool_make (ErrdexRowPool *self, const ErrdexRowData *data, gboolean expanded);

void errdex_row_pool_open (ErrdexRowPool *self, GCompareDataFunc compare, gpointer user_data);
gboolean errdex_row_pool_is_open (ErrdexRowPool *self);
void errdex_row_pool_put (ErrdexRowPool *self, guint position, ErrdexRowItem *item);
ErrdexRowItem *errdex_row_pool_get (ErrdexRowPool *self, guint position);
void errdex_row_pool_close (ErrdexRowPool *self);

G_END_DECLS
