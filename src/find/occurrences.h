// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "finder.h"

G_BEGIN_DECLS

GArray *errdex_find_occurrences (const char *text, const char *wanted);

G_END_DECLS
