// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ERRDEX_TYPE_NOTICES (errdex_notices_get_type ())
G_DECLARE_FINAL_TYPE (ErrdexNotices, errdex_notices, ERRDEX, NOTICES, GtkWidget)

/* A notice is a message that stays until the user closes it: what a toast says must not matter,
 * what a notice says may. ErrdexNotices is the place for them, which shows one at a time. It
 * covers nothing, and takes no room while there is none. */

GtkLayoutManager *errdex_notices_new_layout (void);
void errdex_notices_show (ErrdexNotices *self, const char *topic, const char *message);
void errdex_notices_close (ErrdexNotices *self, const char *topic);

G_END_DECLS
