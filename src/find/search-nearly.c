// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* What a search looks for where nothing has all that was typed: words that are spelled nearly so,
 * several words without spaces between them, and entries that have most of the words. */

#include "config.h"

#include "bits.h"
#include "correction.h"
#include "misspelling.h"
#include "search-private.h"
#include "segment.h"

/* Longer queries are not corrected. */
#define MAX_CORRECTED_WORDS 8
/* Of fewer words, all have to be found. */
#define MIN_MOST_WORDS 3
/* Corrected words are ranked by score, then by the length of the code, up to these. */
#define MAX_SCORE  31
#define MAX_LENGTH 127

#define MAX_RANK (ERRDEX_RANKING_N_RANKS - 1)

G_STATIC_ASSERT ((MAX_SCORE + 1) * (MAX_LENGTH + 1) <= ERRDEX_RANKING_N_RANKS);

static void
add_meant (ErrdexSearch *self, const GPtrArray *meant)
{
  if (self->result->meant == NULL)
    self->result->meant = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < meant->len; i++)
    g_ptr_array_add (self->result->meant, g_strdup (g_ptr_array_index (meant, i)));
}

/* How far the entry is from what was typed, all words together; at least %ERRDEX_NO_SCORE if it is
 * no hit. */
static guint
add_scores (const ErrdexSearch *self, ErrdexCorrection *const *corrections, guint entry)
{
  guint total = 0;

  for (guint i = 0; i < self->result->words->len && total < ERRDEX_NO_SCORE; i++)
    {
      const ErrdexMatch *word = errdex_search_get_word (self, i);
      guint score = corrections[i] != NULL ? corrections[i]->scores[entry] : ERRDEX_NO_SCORE;

      if (errdex_bits_test (word->codes, entry))
        score = 0;
      else if (errdex_bits_test (word->anywhere, entry))
        score = MIN (score, ERRDEX_TEXT_SCORE);
      total += score;
    }

  return total;
}

static void
add_corrected (ErrdexSearch *self, ErrdexCorrection *const *corrections)
{
  guint n = self->index->n_entries;
  g_autofree guint64 *bits = errdex_bits_new (n);
  g_autofree guint16 *ranks = g_new (guint16, n + 1);

  ERRDEX_BITS_FOREACH (entry, self->allowed, n)
    {
      guint score = add_scores (self, corrections, entry);

      if (score >= ERRDEX_NO_SCORE)
        continue;
      errdex_bits_set (bits, entry);
      ranks[entry] = MIN (score, MAX_SCORE) * (MAX_LENGTH + 1)
                     + MIN (self->index->codes->lengths[entry], MAX_LENGTH);
    }
  errdex_ranking_add (self->ranking, ERRDEX_TIER_SPELLING, bits, ranks);
}

/* Takes words for others that are spelled nearly so: those that occur nowhere, or, with @all, any.
 */
static gboolean
correct (ErrdexSearch *self, gboolean all, gboolean beginnings)
{
  guint n_words = self->result->words->len;
  ErrdexCorrection *corrections[MAX_CORRECTED_WORDS] = { NULL };
  gboolean found = FALSE;

  if (n_words > MAX_CORRECTED_WORDS)
    return FALSE;

  for (guint i = 0; i < n_words; i++)
    {
      const ErrdexMatch *word = errdex_search_get_word (self, i);

      if (!all && !errdex_bits_is_empty (word->anywhere, self->index->n_entries))
        continue;
      corrections[i] = errdex_correction_new (self->index, word->text, beginnings);
      found = found || corrections[i]->found;
    }
  if (found)
    add_corrected (self, corrections);
  for (guint i = 0; i < n_words; i++)
    {
      if (corrections[i] != NULL && self->ranking->n_hits > 0)
        add_meant (self, corrections[i]->meant);
      errdex_correction_free (corrections[i]);
    }

  return self->ranking->n_hits > 0;
}

/**
 * errdex_search_add_rightly_spelled:
 * @self: a search that found something
 *
 * Where a catalog spells a word wrong in some codes and right in others, who finds the ones wants
 * the others too.
 */
void
errdex_search_add_rightly_spelled (ErrdexSearch *self)
{
  g_autoptr (GPtrArray) words
      = g_ptr_array_new_with_free_func ((GDestroyNotify) errdex_match_unref);
  g_autoptr (GPtrArray) meant = g_ptr_array_new_with_free_func (g_free);
  g_autofree guint64 *bits = NULL;

  for (guint i = 0; i < self->result->words->len; i++)
    {
      ErrdexMatch *word = g_ptr_array_index (self->result->words, i);
      char *right = errdex_misspelling_correct (self->index->misspellings, word->text);

      g_ptr_array_add (words, right != NULL
                                  ? errdex_match_new (self->index, right, word->kind, NULL)
                                  : errdex_match_ref (word));
      if (right != NULL)
        g_ptr_array_add (meant, right);
    }
  if (meant->len == 0)
    return;

  add_meant (self, meant);
  bits = errdex_search_intersect (self, words, ERRDEX_PART_CODES);
  errdex_ranking_add (self->ranking, ERRDEX_TIER_SPELLING, bits, self->index->codes->lengths);
}

/* Splits words that are several words without spaces. Returns: whether there are such. */
static gboolean
segment_words (ErrdexSearch *self)
{
  g_auto (GStrv) words = NULL;
  gboolean any = FALSE;

  if (self->query->words->len > MAX_CORRECTED_WORDS)
    return FALSE;

  words = errdex_query_steal_words (self->query);
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_auto (GStrv) parts = errdex_segment (self->index, words[i]);

      for (guint j = 0; parts != NULL && parts[j] != NULL; j++)
        errdex_query_add_word (self->query, parts[j]);
      if (parts == NULL)
        errdex_query_add_word (self->query, words[i]);
      any = any || parts != NULL;
    }

  return any;
}

/* How much a word says: the fewer entries have it, the more, and the more if it begins a word of
 * codes, as the small words of a sentence do not; nothing if it is nowhere. Numbers say much. */
static guint
weigh (const ErrdexSearch *self, const ErrdexMatch *word)
{
  guint n = self->index->n_entries;
  guint n_having = 0;
  gboolean names;

  for (gsize i = 0; i < ERRDEX_BITS_WORDS (n); i++)
    n_having += __builtin_popcountll (word->anywhere[i]);
  if (n_having == 0)
    return 0;
  names = g_ascii_isdigit (*word->text) || !errdex_bits_is_empty (word->starts, n);

  return g_bit_storage (n / n_having) * (names ? 2 : 1);
}

/* How much the words that the entry has say together, those in its code a little more; 0 if that is
 * too little. */
static guint
add_weights (const ErrdexSearch *self, const guint *weights, guint total, guint entry)
{
  guint found = 0;
  guint in_code = 0;
  guint n_found = 0;

  for (guint i = 0; i < self->result->words->len; i++)
    {
      const ErrdexMatch *word = errdex_search_get_word (self, i);

      if (!errdex_bits_test (word->anywhere, entry))
        continue;
      found += weights[i];
      n_found++;
      if (weights[i] > 1 && errdex_bits_test (word->starts, entry))
        in_code++;
    }

  return n_found < 2 || found * 5 < total * 3 ? 0 : found + in_code;
}

/* Where no entry has all words, as when a sentence was pasted, those that have most of them are the
 * nearest; the less that is missing says, the nearer. */
static void
add_most_words (ErrdexSearch *self)
{
  guint n = self->index->n_entries;
  guint n_words = self->result->words->len;
  guint weights[ERRDEX_QUERY_MAX_TERMS];
  guint total = 0;
  g_autofree guint64 *bits = errdex_bits_new (n);
  g_autofree guint16 *ranks = g_new (guint16, n + 1);

  if (n_words < MIN_MOST_WORDS)
    return;
  for (guint i = 0; i < n_words; i++)
    total += weights[i] = weigh (self, errdex_search_get_word (self, i));

  ERRDEX_BITS_FOREACH (entry, self->allowed, n)
    {
      guint found = add_weights (self, weights, total, entry);

      if (found == 0)
        continue;
      errdex_bits_set (bits, entry);
      ranks[entry] = MAX_RANK - MIN (found, MAX_RANK);
    }
  errdex_ranking_add (self->ranking, ERRDEX_TIER_SPELLING, bits, ranks);
}

/* Whether all words are found together, and only filters leave nothing of it. */
static gboolean
is_filtered (const ErrdexSearch *self)
{
  guint n = self->index->n_entries;
  g_autofree guint64 *bits = errdex_bits_new (n);

  errdex_bits_fill (bits, n);
  for (guint i = 0; i < self->result->words->len; i++)
    errdex_bits_and (bits, errdex_search_get_word (self, i)->anywhere, n);

  return !errdex_bits_is_empty (bits, n);
}

/**
 * errdex_search_nearly:
 * @self: a search that found nothing
 *
 * Adds what is nearest to the query.
 *
 * Returns: whether the query has other words now, and is to be searched for again
 */
gboolean
errdex_search_nearly (ErrdexSearch *self)
{
  gboolean several = self->query->words->len > 1 && self->query->filters->len == 0;

  if (is_filtered (self))
    return FALSE;
  if (correct (self, FALSE, FALSE) || (several && correct (self, TRUE, FALSE))
      || correct (self, FALSE, TRUE))
    return FALSE;
  if (segment_words (self))
    return TRUE;
  add_most_words (self);

  return FALSE;
}
