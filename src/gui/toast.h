// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ERRDEX_TYPE_TOAST (errdex_toast_get_type ())
G_DECLARE_FINAL_TYPE (ErrdexToast, errdex_toast, ERRDEX, TOAST, GtkWidget)

/* ErrdexToast is a note that appears over the window and passes by itself. */

void errdex_toast_show (ErrdexToast *self, const char *note);

G_END_DECLS
