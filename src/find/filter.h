// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "index.h"
#include "query.h"

G_BEGIN_DECLS

guint64 *errdex_filter_apply (const ErrdexIndex *index, const ErrdexQuery *query);
gboolean errdex_filter_is_exact (const ErrdexIndex *index, const ErrdexFilter *filter);

G_END_DECLS
