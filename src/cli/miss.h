// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "find/finder.h"

G_BEGIN_DECLS

void errdex_miss_complain (ErrdexFinder *finder, const char *text);

G_END_DECLS
