// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ERRDEX_TYPE_FLOW_LAYOUT (errdex_flow_layout_get_type ())
G_DECLARE_FINAL_TYPE (ErrdexFlowLayout, errdex_flow_layout, ERRDEX, FLOW_LAYOUT, GtkLayoutManager)

/* ErrdexFlowLayout sets children like words: side by side at their natural widths, and in a new
 * line where the next one does not fit. A child that is wider than a line has the line for itself.
 *
 * Property:
 * - spacing (int): the space between two children and between two lines, in pixels */

G_END_DECLS
