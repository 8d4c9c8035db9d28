// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "window.h"

G_BEGIN_DECLS

#define ERRDEX_TYPE_CATALOGS_WINDOW (errdex_catalogs_window_get_type ())
G_DECLARE_FINAL_TYPE (ErrdexCatalogsWindow,
                      errdex_catalogs_window,
                      ERRDEX,
                      CATALOGS_WINDOW,
                      GtkWindow)

/* ErrdexCatalogsWindow lists all catalogs with what they hold, where they are from and what is
 * wrong with them; they can be switched off and on, added and removed. */

GtkWidget *errdex_catalogs_window_new (ErrdexWindow *parent);

G_END_DECLS
