// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "find/finder.h"

G_BEGIN_DECLS

/* A button that names an API operation. */

GtkWidget *errdex_operation_chip_new (const char *operation, ErrdexResult *result);
const char *errdex_operation_chip_get_operation (GtkButton *chip);

G_END_DECLS
