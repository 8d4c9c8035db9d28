// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Menus of buttons: they cost nothing before they are opened, and little once they are gone. */

void errdex_menu_make_when_opened (GtkMenuButton *button, GMenuModel *menu);
void errdex_menu_empty (GMenuModel *menu);

G_END_DECLS
