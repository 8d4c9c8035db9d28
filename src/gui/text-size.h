// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "options.h"

G_BEGIN_DECLS

/* How large the text of entries is. */

void errdex_text_size_attach (GtkApplication *application, ErrdexOptions *options);
double errdex_text_size_get_scale (void);

G_END_DECLS
