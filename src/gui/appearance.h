// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "options.h"

G_BEGIN_DECLS

/* Makes the program light or dark, of normal or high contrast. */
#define ERRDEX_TYPE_APPEARANCE errdex_appearance_get_type ()
G_DECLARE_FINAL_TYPE (ErrdexAppearance, errdex_appearance, ERRDEX, APPEARANCE, GObject)

ErrdexAppearance *errdex_appearance_new (ErrdexOptions *options, GDBusConnection *bus);

G_END_DECLS
