// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "match.h"
#include "ranking.h"
#include "result.h"

G_BEGIN_DECLS

/**
 * ErrdexSearch:
 * @result: what is being filled
 * @index: where it looks
 * @query: what for
 * @ranking: what it found
 * @extra: (nullable): further texts
 * @allowed: the entries that pass filters, phrases and what is ruled out
 *
 * A search that is under way.
 */
typedef struct
{
  ErrdexResult *result;
  const ErrdexIndex *index;
  ErrdexQuery *query;
  ErrdexRanking *ranking;
  const ErrdexExtra *extra;
  guint64 *allowed;
} ErrdexSearch;

/**
 * ErrdexPart:
 *
 * Where in an entry a term is found; see #ErrdexMatch.
 */
typedef enum
{
  ERRDEX_PART_STARTS,
  ERRDEX_PART_CODES,
  ERRDEX_PART_ANYWHERE,
} ErrdexPart;

static inline const ErrdexMatch *
errdex_search_get_word (const ErrdexSearch *self, guint i)
{
  return g_ptr_array_index (self->result->words, i);
}

guint64 *
errdex_search_intersect (const ErrdexSearch *self, const GPtrArray *matches, ErrdexPart part);
gboolean errdex_search_nearly (ErrdexSearch *self);
void errdex_search_add_rightly_spelled (ErrdexSearch *self);

G_END_DECLS
