// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "finder.h"

G_BEGIN_DECLS

/* The mark of an entry that is no hit, in ErrdexRanking's tiers. */
#define ERRDEX_NO_TIER 0xff
/* Ranks are below this. */
#define ERRDEX_RANKING_N_RANKS 4096

/**
 * ErrdexRanking:
 * @n_entries: how many entries there are
 * @tiers: for each entry the tier of its hit, or %ERRDEX_NO_TIER
 * @hits: the hits, best first
 * @n_hits: how many there are
 * @seen: which entries are hits
 *
 * Hits in the making: tier after tier, and each in order.
 */
typedef struct
{
  guint n_entries;
  guint8 *tiers;
  ErrdexHit *hits;
  guint n_hits;
  guint64 *seen;
} ErrdexRanking;

ErrdexRanking *errdex_ranking_new (guint n_entries);
void errdex_ranking_free (ErrdexRanking *self);
void errdex_ranking_add (ErrdexRanking *self,
                         ErrdexTier tier,
                         const guint64 *entries,
                         const guint16 *ranks);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ErrdexRanking, errdex_ranking_free)

G_END_DECLS
