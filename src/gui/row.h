// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "row-item.h"

G_BEGIN_DECLS

#define ERRDEX_TYPE_ROW (errdex_row_get_type ())
G_DECLARE_FINAL_TYPE (ErrdexRow, errdex_row, ERRDEX, ROW, GtkWidget)

/* ErrdexRow is what stands in one row of the list: the header of a group, or an entry. */

GtkWidget *errdex_row_new (void);
void errdex_row_set_item (ErrdexRow *self, ErrdexRowItem *item);
ErrdexRowItem *errdex_row_get_item (ErrdexRow *self);

G_END_DECLS
