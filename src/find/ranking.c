// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "ranking.h"

#include <string.h>

/* What is sorted is the entry in the lower half of a number, and its rank above it. */
#define RANK_SHIFT 32

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
  self->hits = g_new (ErrdexHit, n_entries);
  self->batch = g_new (guint64, n_entries);
  self->spare = g_new (guint64, n_entries);

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
  g_free (self->batch);
  g_free (self->spare);
  g_free (self);
}

/**
 * errdex_ranking_add:
 * @self: a ranking
 * @entry: the number of an entry
 * @tier: its tier, the same in all calls between two of errdex_ranking_end_tier()
 * @rank: its rank in that tier, the best being 0
 *
 * Adds a hit, unless the entry is one already. Hits of equal rank keep the order in which they are
 * added.
 */
void
errdex_ranking_add (ErrdexRanking *self, guint entry, ErrdexTier tier, guint16 rank)
{
  if (self->tiers[entry] != ERRDEX_NO_TIER)
    return;

  self->tiers[entry] = tier;
  self->batch[self->n_batch++] = (guint64) rank << RANK_SHIFT | entry;
}

/* One pass of a radix sort, by eight bits. */
static void
sort_by_byte (ErrdexRanking *self, guint shift)
{
  guint starts[257] = { 0 };
  guint64 *sorted = self->spare;

  for (guint i = 0; i < self->n_batch; i++)
    starts[((self->batch[i] >> shift) & 0xff) + 1]++;
  for (guint i = 0; i < 256; i++)
    starts[i + 1] += starts[i];
  for (guint i = 0; i < self->n_batch; i++)
    sorted[starts[(self->batch[i] >> shift) & 0xff]++] = self->batch[i];

  self->spare = self->batch;
  self->batch = sorted;
}

/**
 * errdex_ranking_end_tier:
 *
 * Sorts the hits that were added since the last call behind those that were there before.
 */
void
errdex_ranking_end_tier (ErrdexRanking *self)
{
  if (self->n_batch > 1)
    {
      sort_by_byte (self, RANK_SHIFT);
      sort_by_byte (self, RANK_SHIFT + 8);
    }
  for (guint i = 0; i < self->n_batch; i++)
    {
      ErrdexHit *hit = &self->hits[self->n_hits++];

      hit->entry = (guint32) self->batch[i];
      hit->tier = self->tiers[hit->entry];
    }
  self->n_batch = 0;
}
