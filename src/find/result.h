// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "finder.h"
#include "index.h"
#include "match.h"
#include "ranking.h"

G_BEGIN_DECLS

/**
 * ErrdexResult:
 * @finder: who found it; keeps @index alive
 * @index: what it was found in
 * @text: the query's text
 * @is_query: whether the text asks for anything
 * @is_paste: whether the text is an error message with codes in it
 * @hits: the hits, best first
 * @n_hits: how many there are
 * @tiers: (nullable): for each entry the tier of its hit or %ERRDEX_NO_TIER
 * @words: (element-type ErrdexMatch): what the plain words match
 * @phrases: (element-type ErrdexMatch): what the phrases match
 * @negated: (element-type ErrdexMatch): what must not occur
 * @meant: (nullable) (array zero-terminated=1): the folded words that were taken for misspelt ones
 */
struct _ErrdexResult
{
  gatomicrefcount references;
  ErrdexFinder *finder;
  const ErrdexIndex *index;
  char *text;
  gboolean is_query;
  gboolean is_paste;
  ErrdexHit *hits;
  guint n_hits;
  guint8 *tiers;
  GPtrArray *words;
  GPtrArray *phrases;
  GPtrArray *negated;
  GPtrArray *meant;
};

ErrdexResult *errdex_result_new (ErrdexFinder *finder, const ErrdexIndex *index, const char *text);
void errdex_result_take_hits (ErrdexResult *self, ErrdexRanking *ranking);
ErrdexTier errdex_result_get_tier (const ErrdexResult *self, guint entry, gboolean *is_hit);

G_END_DECLS
