// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "match.h"

G_BEGIN_DECLS

/* How much of codes the words of a query match. */
typedef struct _ErrdexCoverage ErrdexCoverage;

ErrdexCoverage *errdex_coverage_new (const ErrdexIndex *index, const GPtrArray *words);
void errdex_coverage_free (ErrdexCoverage *self);
guint errdex_coverage_count (const ErrdexCoverage *self, guint entry);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ErrdexCoverage, errdex_coverage_free)

G_END_DECLS
