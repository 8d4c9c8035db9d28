// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "rows.h"

G_BEGIN_DECLS

#define ERRDEX_TYPE_LIST (errdex_list_get_type ())
G_DECLARE_FINAL_TYPE (ErrdexList, errdex_list, ERRDEX, LIST, GtkWidget)

/* ErrdexList shows rows in a list that scrolls, and lets groups be opened and closed.
 *
 * Signals:
 * - chosen (guint entry): the user went to an entry, by a click or a key
 * - activated (guint entry): the user wants to read an entry: a click, or Enter
 *
 * Shift and Ctrl select several entries; the menu is for all of them, and "chosen" tells of the
 * last one.
 *
 * Its context menu uses the actions win.copy-code and win.copy-markdown of the window around it. */

void errdex_list_set_rows (ErrdexList *self, ErrdexRows *rows);
void errdex_list_scroll_to_entry (ErrdexList *self, guint entry);
void errdex_list_scroll_from_top (ErrdexList *self, guint entry);
void errdex_list_scroll_to_group (ErrdexList *self, guint group);
gboolean errdex_list_move (ErrdexList *self, int steps);
void errdex_list_extend (ErrdexList *self, int steps, gboolean keep);
int errdex_list_get_steps (ErrdexList *self, guint keyval);

G_END_DECLS
