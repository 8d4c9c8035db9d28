// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A notice is a message that stays over the window until the user closes it: what a toast says must
 * not matter, what a notice says may. */

void errdex_notice_show (GtkOverlay *overlay, const char *topic, const char *message);
void errdex_notice_close (GtkOverlay *overlay, const char *topic);

G_END_DECLS
