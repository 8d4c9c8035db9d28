// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "search.h"

#include <string.h>

#include "bits.h"
#include "coverage.h"
#include "filter.h"
#include "search-private.h"

/* Programs written for Node.js append this to the codes that they were given. */
#define NODE_SUFFIX "error"

/* Matching: what the last query found out is not found out again. */

static gboolean
is_same (const ErrdexMatch *match, const ErrdexTerm *term)
{
  return match->kind == term->kind && g_str_equal (match->text, term->text);
}

/* The longest match that spares work, of those that @best is the longest of so far. */
static const ErrdexMatch *
find_base (const GPtrArray *matches, const ErrdexTerm *term, const ErrdexMatch *best)
{
  for (guint i = 0; i < matches->len && (best == NULL || !is_same (best, term)); i++)
    {
      const ErrdexMatch *match = g_ptr_array_index (matches, i);

      if (is_same (match, term)
          || (errdex_match_can_narrow (match, term->text, term->kind)
              && (best == NULL || match->length > best->length)))
        best = match;
    }

  return best;
}

static ErrdexMatch *
match_term (const ErrdexSearch *self, const ErrdexTerm *term, const ErrdexResult *last)
{
  const ErrdexMatch *base = NULL;

  if (last != NULL && last->index == self->index)
    {
      base = find_base (last->words, term, base);
      base = find_base (last->phrases, term, base);
      base = find_base (last->negated, term, base);
    }
  if (base != NULL && is_same (base, term))
    return errdex_match_ref ((ErrdexMatch *) base);

  return errdex_match_new (self->index, term->text, term->kind, base);
}

/* A dot behind a single word may be one of the code's, in which case it is looked for too. */
static ErrdexMatch *
match_dotted_term (const ErrdexSearch *self, const ErrdexTerm *term, const ErrdexResult *last)
{
  g_autofree char *text = g_strconcat (term->text, ".", NULL);
  ErrdexTerm dotted = { .text = text, .kind = term->kind };
  ErrdexMatch *match = match_term (self, &dotted, last);

  if (!errdex_bits_is_empty (match->codes, self->index->n_entries))
    return match;
  errdex_match_unref (match);

  return match_term (self, term, last);
}

static void
match_terms (const ErrdexSearch *self,
             const GArray *terms,
             GPtrArray *matches,
             const ErrdexResult *last)
{
  g_ptr_array_set_size (matches, 0);
  for (guint i = 0; i < terms->len; i++)
    {
      const ErrdexTerm *term = &g_array_index (terms, ErrdexTerm, i);
      gboolean dotted = term->ends_with_dot && terms->len == 1 && terms == self->query->words;

      g_ptr_array_add (matches, dotted ? match_dotted_term (self, term, last)
                                       : match_term (self, term, last));
    }
}

static void
match_query (ErrdexSearch *self, const ErrdexResult *last)
{
  guint n = self->index->n_entries;

  match_terms (self, self->query->words, self->result->words, last);
  match_terms (self, self->query->phrases, self->result->phrases, last);
  match_terms (self, self->query->negated, self->result->negated, last);

  g_free (self->allowed);
  self->allowed = errdex_filter_apply (self->index, self->query);
  self->result->is_query = self->allowed != NULL || self->query->words->len > 0
                           || self->query->phrases->len > 0 || self->query->negated->len > 0;
  if (self->allowed == NULL)
    {
      self->allowed = errdex_bits_new (n);
      errdex_bits_fill (self->allowed, n);
    }
  for (guint i = 0; i < self->result->phrases->len; i++)
    errdex_bits_and (self->allowed,
                     ((ErrdexMatch *) g_ptr_array_index (self->result->phrases, i))->anywhere, n);
  for (guint i = 0; i < self->result->negated->len; i++)
    errdex_bits_and_not (self->allowed,
                         ((ErrdexMatch *) g_ptr_array_index (self->result->negated, i))->anywhere,
                         n);
}

/* Ranking: the more of a code is matched, the better. Where all words are in all codes, that means
 * the shorter the code. */

static void
add_bits (ErrdexSearch *self, ErrdexTier tier, const guint64 *bits)
{
  errdex_ranking_add (self->ranking, tier, bits, self->index->codes->lengths);
}

static void
add_allowed (ErrdexSearch *self, ErrdexTier tier, const guint64 *bits)
{
  g_autofree guint64 *passing
      = g_memdup2 (bits, ERRDEX_BITS_WORDS (self->index->n_entries) * sizeof *bits);

  if (passing == NULL)
    return;
  errdex_bits_and (passing, self->allowed, self->index->n_entries);
  add_bits (self, tier, passing);
}

/* Names are not in library order where they are sorted, so they go through a set. */
static void
add_names (ErrdexSearch *self, ErrdexTier tier, const guint32 *order, guint first, guint end)
{
  g_autofree guint64 *bits = NULL;

  if (first == end)
    return;

  bits = errdex_bits_new (self->index->n_entries);
  for (guint i = first; i < end; i++)
    errdex_bits_set (bits, errdex_codes_get_entry (self->index->codes, order[i]));
  add_allowed (self, tier, bits);
}

static gboolean
add_codes (ErrdexSearch *self, const char *text, gsize length, gboolean whole)
{
  const ErrdexCodes *codes = self->index->codes;
  guint first;
  guint end;

  errdex_codes_find (codes, text, length, whole, &first, &end);
  add_names (self, whole ? ERRDEX_TIER_CODE : ERRDEX_TIER_CODE_PREFIX, codes->by_code, first, end);

  return first < end;
}

static gboolean
add_segments (ErrdexSearch *self, const char *text, gsize length, gboolean whole)
{
  const ErrdexCodes *codes = self->index->codes;
  guint first;
  guint end;

  errdex_codes_find_segment (codes, text, length, whole, &first, &end);
  add_names (self, whole ? ERRDEX_TIER_SEGMENT : ERRDEX_TIER_SEGMENT_PREFIX, codes->by_segment,
             first, end);

  return first < end;
}

/* A negative number is a code of its own; without the minus it may be another one. */
static void
add_negative_code (ErrdexSearch *self, const char *digits)
{
  g_autofree char *code = g_strconcat ("-", digits, NULL);

  add_codes (self, code, strlen (code), TRUE);
}

static void
add_single_word (ErrdexSearch *self)
{
  const ErrdexMatch *word = errdex_search_get_word (self, 0);
  const char *text = word->text;
  gsize length = word->length;
  gsize bare = g_str_has_suffix (text, NODE_SUFFIX) ? length - strlen (NODE_SUFFIX) : 0;
  gboolean known;

  if (self->query->minus)
    add_negative_code (self, text);
  known = add_codes (self, text, length, TRUE);
  if (!known && bare > 0)
    known = add_codes (self, text, bare, TRUE);
  known = add_segments (self, text, length, TRUE) || known;
  if (!known && bare > 0)
    add_segments (self, text, bare, TRUE);
  add_codes (self, text, length, FALSE);
  add_segments (self, text, length, FALSE);
}

/* A code that a terminal or a page broke into two lines. */
static void
add_broken_code (ErrdexSearch *self)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < self->query->words->len; i++)
    {
      const ErrdexTerm *term = &g_array_index (self->query->words, ErrdexTerm, i);
      gboolean last = i + 1 == self->query->words->len;

      g_string_append (joined, term->text);
      if (term->ends_with_dot && !last)
        g_string_append_c (joined, '.');
    }
  add_codes (self, joined->str, joined->len, TRUE);
}

static const guint64 *
get_part (const ErrdexMatch *match, ErrdexPart part)
{
  switch (part)
    {
    case ERRDEX_PART_STARTS:
      return match->starts;
    case ERRDEX_PART_CODES:
      return match->codes;
    case ERRDEX_PART_ANYWHERE:
    default:
      return match->anywhere;
    }
}

/**
 * errdex_search_intersect:
 * @self: a search
 * @matches: (element-type ErrdexMatch): what terms match
 * @part: where they are to be found
 *
 * Returns: (transfer full): the allowed entries in whose part all of @matches are found
 */
guint64 *
errdex_search_intersect (const ErrdexSearch *self, const GPtrArray *matches, ErrdexPart part)
{
  gsize size = ERRDEX_BITS_WORDS (self->index->n_entries) * sizeof (guint64);
  guint64 *bits = g_malloc0 (size + sizeof (guint64));

  memcpy (bits, self->allowed, size);
  for (guint i = 0; i < matches->len; i++)
    errdex_bits_and (bits, get_part (g_ptr_array_index (matches, i), part), self->index->n_entries);

  return bits;
}

/* How much of a code is matched, as a rank. */
static guint16
rank_matched (gsize matched, gsize length)
{
  guint worst = ERRDEX_RANKING_N_RANKS - 1;

  return matched >= length ? 0 : (guint) (length - matched) * worst / (guint) length;
}

/* The entries of which a word of the query is the whole code. */
static guint64 *
find_whole_codes (const ErrdexSearch *self)
{
  const ErrdexCodes *codes = self->index->codes;
  guint64 *bits = errdex_bits_new (self->index->n_entries);

  for (guint i = 0; i < self->result->words->len; i++)
    {
      guint first;
      guint end;

      errdex_codes_find (codes, errdex_search_get_word (self, i)->text,
                         errdex_search_get_word (self, i)->length, TRUE, &first, &end);
      for (; first < end; first++)
        if (codes->by_code[first] < codes->n_entries)
          errdex_bits_set (bits, codes->by_code[first]);
    }

  return bits;
}

static void
add_words (ErrdexSearch *self)
{
  guint n = self->index->n_entries;
  g_autofree guint64 *bits
      = errdex_search_intersect (self, self->result->words, ERRDEX_PART_STARTS);
  g_autofree guint16 *ranks = g_new (guint16, n + 1);
  g_autoptr (ErrdexCoverage) coverage = errdex_coverage_new (self->index, self->result->words);
  g_autofree guint64 *whole = find_whole_codes (self);

  /* what has a better tier is not ranked here */
  errdex_bits_and_not (bits, self->ranking->seen, n);
  ERRDEX_BITS_FOREACH (entry, bits, n)
    if (errdex_bits_test (whole, entry))
      ranks[entry] = 0;
    else
      ranks[entry] = MAX (rank_matched (errdex_coverage_count (coverage, entry),
                                        self->index->codes->whole_lengths[entry]),
                          1);
  errdex_ranking_add (self->ranking, ERRDEX_TIER_WORDS, bits, ranks);
}

static void
add_substrings (ErrdexSearch *self)
{
  g_autofree guint64 *bits = errdex_search_intersect (self, self->result->words, ERRDEX_PART_CODES);

  errdex_ranking_add (self->ranking, ERRDEX_TIER_SUBSTRING, bits,
                      self->index->codes->whole_lengths);
}

static void
add_texts (ErrdexSearch *self)
{
  guint n = self->index->n_entries;
  const GPtrArray *words = self->result->words;
  g_autofree guint64 *bits = errdex_search_intersect (self, words, ERRDEX_PART_ANYWHERE);
  g_autofree guint16 *ranks = g_new0 (guint16, n + 1);

  /* a single word that is in the code has another tier */
  if (words->len > 1)
    ERRDEX_BITS_FOREACH (entry, bits, n)
      {
        gsize matched = 0;

        for (guint i = 0; i < words->len; i++)
          if (errdex_bits_test (errdex_search_get_word (self, i)->codes, entry))
            matched += errdex_search_get_word (self, i)->length;
        ranks[entry] = rank_matched (matched, self->index->codes->whole_lengths[entry]);
      }
  errdex_ranking_add (self->ranking, ERRDEX_TIER_TEXT, bits, ranks);
}

/* Further texts */

static gboolean
has_term (const ErrdexMatch *match, guint entry, const char *text)
{
  return errdex_bits_test (match->anywhere, entry) || strstr (text, match->text) != NULL;
}

static gboolean
has_all (const GPtrArray *matches, guint entry, const char *text)
{
  for (guint i = 0; i < matches->len; i++)
    if (!has_term (g_ptr_array_index (matches, i), entry, text))
      return FALSE;

  return TRUE;
}

static gboolean
has_any (const GPtrArray *matches, guint entry, const char *text)
{
  for (guint i = 0; i < matches->len; i++)
    if (has_term (g_ptr_array_index (matches, i), entry, text))
      return TRUE;

  return FALSE;
}

/* Entries of which the words are in further texts. */
static void
add_extra (ErrdexSearch *self)
{
  guint n = self->index->n_entries;
  const ErrdexResult *result = self->result;
  g_autofree guint64 *filtered = errdex_filter_apply (self->index, self->query);
  g_autofree guint64 *bits = errdex_bits_new (n);
  g_autofree guint16 *ranks = g_new0 (guint16, n + 1);
  GHashTableIter iter;
  gpointer key, text;

  g_hash_table_iter_init (&iter, errdex_extra_get_texts (self->extra));
  while (g_hash_table_iter_next (&iter, &key, &text))
    {
      guint entry = GPOINTER_TO_UINT (key);

      if ((filtered == NULL || errdex_bits_test (filtered, entry))
          && has_all (result->words, entry, text) && has_all (result->phrases, entry, text)
          && !has_any (result->negated, entry, text))
        errdex_bits_set (bits, entry);
    }
  errdex_ranking_add (self->ranking, ERRDEX_TIER_TEXT, bits, ranks);
}

static void
add_initials (ErrdexSearch *self)
{
  g_autofree guint64 *bits
      = errdex_match_find_initials (self->index, errdex_search_get_word (self, 0)->text);

  if (bits != NULL)
    add_allowed (self, ERRDEX_TIER_INITIALS, bits);
}

static void
search_words (ErrdexSearch *self)
{
  if (self->result->words->len == 1)
    add_single_word (self);
  else
    add_broken_code (self);
  add_words (self);
  if (self->result->words->len == 1)
    add_initials (self);
  add_substrings (self);
  add_texts (self);
}

/* Without plain words, phrases decide; without these, all entries that pass are equally good. */
static void
search_phrases (ErrdexSearch *self)
{
  g_autofree guint64 *bits
      = errdex_search_intersect (self, self->result->phrases, ERRDEX_PART_CODES);
  g_autofree guint16 *ranks = g_new0 (guint16, self->index->n_entries + 1);

  if (self->result->phrases->len > 0)
    add_bits (self, ERRDEX_TIER_SUBSTRING, bits);
  errdex_ranking_add (self->ranking, ERRDEX_TIER_TEXT, self->allowed, ranks);
}

static gboolean
search (ErrdexSearch *self, const ErrdexResult *last)
{
  match_query (self, last);
  if (self->query->words->len > 0)
    search_words (self);
  else
    search_phrases (self);
  if (self->extra != NULL && self->result->is_query)
    add_extra (self);

  return self->ranking->n_hits > 0;
}

/* A filter that was typed in full is meant, even if nothing passes it. */
static gboolean
is_unfinished (const ErrdexSearch *self)
{
  const GArray *filters = self->query->filters;

  if (self->query->unfinished == ERRDEX_UNFINISHED_FILTER)
    return !errdex_filter_is_exact (self->index,
                                    &g_array_index (filters, ErrdexFilter, filters->len - 1));

  return self->query->unfinished != ERRDEX_UNFINISHED_NOTHING;
}

/**
 * errdex_search_run:
 * @result: a new result
 * @query: what to look for; what is unfinished in it is taken out if nothing is found with it
 * @extra: (nullable): further texts about entries
 * @last: (nullable): the result before, whose matches are used again
 *
 * Fills in the hits of @result and what they come from.
 */
void
errdex_search_run (ErrdexResult *result,
                   ErrdexQuery *query,
                   const ErrdexExtra *extra,
                   const ErrdexResult *last)
{
  g_autoptr (ErrdexRanking) ranking = errdex_ranking_new (result->index->n_entries);
  ErrdexSearch self = {
    .result = result, .index = result->index, .query = query, .ranking = ranking, .extra = extra
  };

  if (!search (&self, last) && is_unfinished (&self))
    {
      errdex_query_drop_unfinished (query);
      search (&self, last);
    }
  if (ranking->n_hits > 0)
    errdex_search_add_rightly_spelled (&self);
  else if (errdex_search_nearly (&self))
    search (&self, last);
  errdex_result_take_hits (result, ranking);
  g_free (self.allowed);
}
