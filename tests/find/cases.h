// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "find/finder.h"

G_BEGIN_DECLS

ErrdexFinder *cases_open_finder (const char *names, const char *dir);
const char *cases_get_tier_name (ErrdexTier tier);
char *cases_describe (ErrdexFinder *finder, ErrdexResult *result, guint max);
void cases_assert_equal (ErrdexFinder *finder, ErrdexResult *a, ErrdexResult *b, const char *how);
ErrdexResult *cases_type (ErrdexFinder *finder, const char *text);

G_END_DECLS
