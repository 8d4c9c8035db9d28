// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ERRDEX_TYPE_PANE_FIND (errdex_pane_find_get_type ())
G_DECLARE_FINAL_TYPE (ErrdexPaneFind, errdex_pane_find, ERRDEX, PANE_FIND, GtkWidget)

/* ErrdexPaneFind is a bar above a pane that finds a text in what the pane shows: it highlights and
 * counts the places, and scrolls to one after the other. It is hidden until it is opened. */

GtkWidget *errdex_pane_find_new (GtkScrolledWindow *pane, GtkWidget *content);
void errdex_pane_find_open (ErrdexPaneFind *self);
void errdex_pane_find_close (ErrdexPaneFind *self);
void errdex_pane_find_move (ErrdexPaneFind *self, int direction);
void errdex_pane_find_forget (ErrdexPaneFind *self);
void errdex_pane_find_update (ErrdexPaneFind *self);

G_END_DECLS
