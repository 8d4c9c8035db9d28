// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Longer texts are not compared. */
#define ERRDEX_SPELLING_MAX_BYTES 255

guint errdex_spelling_get_tolerance (gsize length);
guint
errdex_spelling_distance (const char *a, gsize length_a, const char *b, gsize length_b, guint max);
guint errdex_spelling_distance_to_prefix (const char *a,
                                          gsize length_a,
                                          const char *b,
                                          gsize length_b,
                                          guint max);
void errdex_spelling_align (const char *a,
                            gsize length_a,
                            const char *b,
                            gsize length_b,
                            guint64 *common);

G_END_DECLS
