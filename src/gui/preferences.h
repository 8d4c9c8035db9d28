// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "options.h"

G_BEGIN_DECLS

/* A window in which the user chooses how the program behaves. */
#define ERRDEX_TYPE_PREFERENCES errdex_preferences_get_type ()
G_DECLARE_FINAL_TYPE (ErrdexPreferences, errdex_preferences, ERRDEX, PREFERENCES, GtkWindow)

GtkWidget *errdex_preferences_new (GtkWindow *parent, ErrdexOptions *options);
void errdex_preferences_attach (GtkApplication *application, ErrdexOptions *options);

G_END_DECLS
