// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "result.h"

static GPtrArray *
new_matches (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) errdex_match_unref);
}

/*
 * errdex_result_new:
 * @finder: who searches
 * @index: its index
 * @text: the query's text
 *
 * Returns: (transfer full): a result without hits
 */
ErrdexResult *
errdex_result_new (ErrdexFinder *finder, const ErrdexIndex *index, const char *text)
{
  ErrdexResult *self = g_new0 (ErrdexResult, 1);

  g_atomic_ref_count_init (&self->references);
  self->finder = errdex_finder_ref (finder);
  self->index = index;
  self->text = g_strdup (text);
  self->words = new_matches ();
  self->phrases = new_matches ();
  self->negated = new_matches ();

  return self;
}

/**
 * errdex_result_ref:
 *
 * Returns: (transfer full): the result
 */
ErrdexResult *
errdex_result_ref (ErrdexResult *self)
{
  g_atomic_ref_count_inc (&self->references);

  return self;
}

/**
 * errdex_result_unref:
 * @self: (transfer full): a result
 */
void
errdex_result_unref (ErrdexResult *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;

  g_ptr_array_unref (self->words);
  g_ptr_array_unref (self->phrases);
  g_ptr_array_unref (self->negated);
  g_clear_pointer (&self->meant, g_ptr_array_unref);
  g_free (self->hits);
  g_free (self->tiers);
  g_free (self->text);
  errdex_finder_unref (self->finder);
  g_free (self);
}

/**
 * errdex_result_get_text:
 *
 * Returns: (transfer none): the text that was searched for
 */
const char *
errdex_result_get_text (ErrdexResult *self)
{
  return self->text;
}

/**
 * errdex_result_is_query:
 *
 * Returns: whether the text asks for anything; an empty one, and one of unfinished filters only,
 * does not, and then all entries of the library are hits
 */
gboolean
errdex_result_is_query (ErrdexResult *self)
{
  return self->is_query;
}

/**
 * errdex_result_is_paste:
 *
 * Returns: whether the text is not a query but something with codes in it, such as an error
 * message; the hits are then the entries of these codes, in order of appearance
 */
gboolean
errdex_result_is_paste (ErrdexResult *self)
{
  return self->is_paste;
}

/**
 * errdex_result_get_hits:
 * @self: a result
 * @n_hits: (out): how many hits there are
 *
 * Returns: (transfer none) (array length=n_hits): the hits, best first, each entry once
 */
const ErrdexHit *
errdex_result_get_hits (ErrdexResult *self, guint *n_hits)
{
  *n_hits = self->n_hits;

  return self->hits;
}

/*
 * errdex_result_take_hits:
 * @self: a result
 * @ranking: its hits, which are moved from there, in place of those that @self has
 */
void
errdex_result_take_hits (ErrdexResult *self, ErrdexRanking *ranking)
{
  g_free (self->hits);
  g_free (self->tiers);
  self->n_hits = ranking->n_hits;
  self->hits = g_steal_pointer (&ranking->hits);
  self->tiers = g_steal_pointer (&ranking->tiers);
}

/*
 * errdex_result_get_tier:
 * @self: a result
 * @entry: the number of an entry
 * @is_hit: (out): whether it is a hit
 *
 * Returns: the tier of its hit
 */
ErrdexTier
errdex_result_get_tier (const ErrdexResult *self, guint entry, gboolean *is_hit)
{
  *is_hit = self->tiers != NULL && self->tiers[entry] != ERRDEX_NO_TIER;

  return *is_hit ? self->tiers[entry] : ERRDEX_TIER_TEXT;
}
