// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "row-item.h"
#include "row-look.h"

G_BEGIN_DECLS

#define ERRDEX_TYPE_ROW (errdex_row_get_type ())
G_DECLARE_FINAL_TYPE (ErrdexRow, errdex_row, ERRDEX, ROW, GtkWidget)

/* ErrdexRow is what stands in one row of the list: the header of a group, or an entry.
 *
 * A list view keeps some two hundred rows at hand, most of them out of sight, and gives them other
 * items with each key that is pressed. So a row is one widget that draws its few words itself, when
 * it comes into sight, and has no children that would have to be made, styled and measured before.
 */

GtkWidget *errdex_row_new (ErrdexRowLook *look);
void errdex_row_set_item (ErrdexRow *self, ErrdexRowItem *item);
void errdex_row_update (ErrdexRow *self);
ErrdexRowItem *errdex_row_get_item (ErrdexRow *self);

G_END_DECLS
