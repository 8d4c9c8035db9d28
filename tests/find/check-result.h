// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "find/finder.h"

G_BEGIN_DECLS

void check_result (ErrdexFinder *finder, ErrdexResult *result);

G_END_DECLS
