// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "find/finder.h"

G_BEGIN_DECLS

#define ERRDEX_TYPE_MISS_PAGE (errdex_miss_page_get_type ())
G_DECLARE_FINAL_TYPE (ErrdexMissPage, errdex_miss_page, ERRDEX, MISS_PAGE, GtkWidget)

/* ErrdexMissPage stands where the entries would, and says what was not found, where it was looked
 * for, and what comes nearest. It uses the action win.search-for of the window around it, unless it
 * is told to use another one. */

void errdex_miss_page_set_link_action (ErrdexMissPage *self, const char *action);
void errdex_miss_page_show (ErrdexMissPage *self, ErrdexFinder *finder, ErrdexResult *result);

G_END_DECLS
