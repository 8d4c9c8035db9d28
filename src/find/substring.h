// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* So many bytes behind what is searched are read, and therefore have to be there. */
#define ERRDEX_SUBSTRING_PADDING 32

const char *
errdex_substring_find (const char *p, const char *end, const char *needle, gsize length);

G_END_DECLS
