// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What to search for of a text without codes. */

char *errdex_first_words (const char *text);
gboolean errdex_first_words_suffice (const char *text);

G_END_DECLS
