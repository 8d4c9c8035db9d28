// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "find/finder.h"

G_BEGIN_DECLS

#define ERRDEX_TYPE_MARKUP_VIEW (errdex_markup_view_get_type ())
G_DECLARE_FINAL_TYPE (ErrdexMarkupView, errdex_markup_view, ERRDEX, MARKUP_VIEW, GtkWidget)

/* ErrdexMarkupView shows a description or a solution: paragraphs, lists and code spans, as text
 * that can be selected. */

void errdex_markup_view_show (ErrdexMarkupView *self, const char *markup, ErrdexResult *result);

G_END_DECLS
