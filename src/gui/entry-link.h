// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "catalog/library.h"

G_BEGIN_DECLS

/* A link from one entry to another: a button that shows the code and the beginning of its text. */

GtkWidget *errdex_entry_link_new (const ErrdexLibrary *library, guint entry, guint from);
guint errdex_entry_link_get_entry (GtkButton *link);

G_END_DECLS
