// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "print-document.h"

G_BEGIN_DECLS

/**
 * ErrdexPrintFunc:
 * @message: why nothing was printed
 */
typedef void (*ErrdexPrintFunc) (GtkWindow *window, const char *message);

gboolean errdex_print_is_possible (void);
void errdex_print_run (GtkWindow *window, ErrdexPrintDocument *document, ErrdexPrintFunc func);
gboolean errdex_print_export (ErrdexPrintDocument *document, const char *path, GError **error);

G_END_DECLS
