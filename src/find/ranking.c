// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "ranking.h"

#include <string.h>

#include "bits.h"

/**
 * errdex_ranking_new:
 * @n_entries: how many entries there are
 *
 * Returns: (transfer full): a ranking without hits
 */
ErrdexRanking *
errdex_ranking_new (guint n_entries)
{
  ErrdexRanking *self = g_new0 (ErrdexRanking, 1);

  self->n_entries = n_entries;
  self->tiers = g_malloc (n_entries + 1);
  memset (self->tiers, ERRDEX_NO_TIER, n_entries + 1);
  self->seen = errdex_bits_new (n_entries);

  return self;
}

/**
 * errdex_ranking_free:
 * @self: (transfer full) (nullable): a ranking
 */
void
errdex_ranking_free (ErrdexRanking *self)
{
  if (self == NULL)
    return;

  g_free (self->tiers);
  g_free (self->hits);
  g_free (self->seen);
  g_free (self);
}

/* Makes of the number of entries of each rank the place at which these begin. Returns: how many
 * entries there are. */
static guint
place_ranks (guint *ranks, guint first)
{
  guint at = first;

  for (guint i = 0; i < ERRDEX_RANKING_N_RANKS; i++)
    {
      guint n_entries = ranks[i];

      ranks[i] = at;
      at += n_entries;
    }

  return at - first;
}

/**
 * errdex_ranking_add:
 * @self: a ranking
 * @tier: a tier, not better than that of any hit before
 * @entries: a set of entries; those that are hits already are passed over
 * @ranks: for each entry its rank in the tier, the best being 0
 *
 * Adds the hits of a tier, sorted by rank (a counting sort, so that many cost little); those of
 * equal rank are in the order of the library.
 */
void
errdex_ranking_add (ErrdexRanking *self,
                    ErrdexTier tier,
                    const guint64 *entries,
                    const guint16 *ranks)
{
  gsize size = ERRDEX_BITS_WORDS (self->n_entries) * sizeof *entries;
  g_autofree guint64 *added = g_memdup2 (entries, size);
  guint places[ERRDEX_RANKING_N_RANKS] = { 0 };
  guint n_added;

  if (added == NULL)
    return;
  errdex_bits_and_not (added, self->seen, self->n_entries);
  if (errdex_bits_is_empty (added, self->n_entries))
    return;
  errdex_bits_or (self->seen, added, self->n_entries);

  ERRDEX_BITS_FOREACH (entry, added, self->n_entries)
    places[ranks[entry]]++;
  n_added = place_ranks (places, self->n_hits);
  self->hits = g_renew (ErrdexHit, self->hits, self->n_hits + n_added);
  ERRDEX_BITS_FOREACH (entry, added, self->n_entries)
    {
      ErrdexHit *hit = &self->hits[places[ranks[entry]]++];

      hit->entry = entry;
      hit->tier = tier;
      self->tiers[entry] = tier;
    }
  self->n_hits += n_added;
}
