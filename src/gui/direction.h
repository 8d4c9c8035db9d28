// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Which way texts run. A catalog may be in a language that runs the other way than the program's,
 * and codes run from left to right everywhere. */

GtkTextDirection errdex_direction_of_text (const char *text);
GtkTextDirection errdex_direction_of_language (const char *language);
char *errdex_direction_isolate (const char *text);
void errdex_direction_follow_translation (void);
void errdex_direction_align (GtkInscription *inscription, const char *text);
void errdex_direction_apply (GtkWidget *widget, GtkTextDirection direction);

G_END_DECLS
