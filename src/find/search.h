// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "result.h"

G_BEGIN_DECLS

void errdex_search_run (ErrdexResult *result,
                        ErrdexQuery *query,
                        const ErrdexExtra *extra,
                        const ErrdexResult *last);

G_END_DECLS
