// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gdk/gdk.h>

#include "find/finder.h"

G_BEGIN_DECLS

/* The least width of labels whose words may be broken. Without any, GTK lays all their text out
 * letter by letter to find out how narrow they can be. */
#define ERRDEX_LEAST_CHARS 4

guint errdex_attributes_get_longest_word (void);
void errdex_attributes_add_highlights (PangoAttrList *attributes, const GArray *spans);
GdkRGBA errdex_attributes_get_found_colour (gboolean current);
void
errdex_attributes_add_found (PangoAttrList *attributes, const ErrdexSpan *span, gboolean current);
void errdex_attributes_add_code (PangoAttrList *attributes, guint start, guint end);
void
errdex_attributes_keep_words (PangoAttrList *attributes, const char *text, guint start, guint end);
PangoAttrList *errdex_attributes_new_for_code (const char *code, const GArray *spans);
PangoAttrList *errdex_attributes_new_for_title (const GArray *spans);

G_END_DECLS
