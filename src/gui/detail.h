// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "find/finder.h"

G_BEGIN_DECLS

#define ERRDEX_TYPE_DETAIL (errdex_detail_get_type ())
G_DECLARE_FINAL_TYPE (ErrdexDetail, errdex_detail, ERRDEX, DETAIL, GtkWidget)

/* ErrdexDetail shows one entry: its code, category, kind and retry advice, cause, remedy,
 * operations, related and similar codes, and source. It scrolls by itself.
 *
 * Signals:
 * - entry-activated (guint entry): a link to another entry was followed; `entry` is its number in
 * the library
 * - search-requested (const char *query): something was chosen that is to be searched for, such as
 * an operation
 *
 * It uses the actions win.copy-shown, win.bookmark, win.edit-note and
 * win.show-original of the window around it, and the marks of that. While the last action is on,
 * the catalog's own words stand below a translation. */

GtkWidget *errdex_detail_new (void);
void
errdex_detail_show (ErrdexDetail *self, ErrdexLibrary *library, int entry, ErrdexResult *result);
void errdex_detail_set_finder (ErrdexDetail *self, ErrdexFinder *finder);
void
errdex_detail_move (ErrdexDetail *self, ErrdexLibrary *library, int entry, ErrdexResult *result);
void errdex_detail_refresh (ErrdexDetail *self);
void errdex_detail_edit_note (ErrdexDetail *self);
void errdex_detail_find (ErrdexDetail *self, int direction);
int errdex_detail_get_entry (ErrdexDetail *self);
void errdex_detail_show_news (ErrdexDetail *self);

G_END_DECLS
