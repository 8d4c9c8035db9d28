// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "find/copy.h"

G_BEGIN_DECLS

char *errdex_copying_put (GtkWidget *widget,
                          ErrdexLibrary *library,
                          const guint *entries,
                          guint n_entries,
                          ErrdexCopyFormat format,
                          gboolean with_original);

G_END_DECLS
