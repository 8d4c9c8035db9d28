// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Where a term is in descriptions, solutions and what else there is to read. */

#include "config.h"

#include <string.h>
#include <wchar.h>

#include "bits.h"
#include "match-private.h"

static void
match_text_letter (const ErrdexMatching *self)
{
  const ErrdexWording *wording = self->index->wording;
  guint64 letter = errdex_codes_letter (*self->match->text);

  for (guint i = 0; i < wording->n_entries; i++)
    if (wording->letters[i] & letter)
      errdex_bits_set (self->match->anywhere, i);
}

static gboolean
word_contains (const ErrdexVocabulary *words, guint word, const ErrdexMatch *match)
{
  const char *start = errdex_vocabulary_get_word (words, word, NULL);
  gboolean whole = match->kind == ERRDEX_TERM_NUMBER;

  for (const char *p = start; (p = strstr (p, match->text)) != NULL; p++)
    if ((p == start || !g_ascii_isdigit (*p) || !g_ascii_isdigit (p[-1]))
        && !(whole && g_ascii_isdigit (p[match->length])))
      return TRUE;

  return FALSE;
}

static void
keep_whole_numbers (const ErrdexVocabulary *words, ErrdexMatch *match)
{
  guint n_kept = 0;

  for (guint i = 0; i < match->words->len; i++)
    {
      guint word = g_array_index (match->words, guint, i);

      if (word_contains (words, word, match))
        g_array_index (match->words, guint, n_kept++) = word;
    }
  g_array_set_size (match->words, n_kept);
}

static void
find_text_words (const ErrdexMatching *self)
{
  const ErrdexVocabulary *words = self->index->wording->words;
  ErrdexMatch *match = self->match;

  match->words = g_array_new (FALSE, FALSE, sizeof (guint));
  if (self->base == NULL || self->base->words == NULL)
    {
      errdex_vocabulary_find_containing (words, match->text, match->length, match->words);
      if (match->kind == ERRDEX_TERM_NUMBER)
        keep_whole_numbers (words, match);
      return;
    }

  for (guint i = 0; i < self->base->words->len; i++)
    {
      guint word = g_array_index (self->base->words, guint, i);

      if (word_contains (words, word, match))
        g_array_append_val (match->words, word);
    }
}

static void
match_text_word (const ErrdexMatching *self)
{
  const ErrdexVocabulary *words = self->index->wording->words;

  find_text_words (self);
  for (guint i = 0; i < self->match->words->len; i++)
    errdex_vocabulary_add_entries (words, g_array_index (self->match->words, guint, i),
                                   self->match->anywhere);
}

/* The words that may stand at one place of a sequence. */
typedef struct
{
  guint first; /* of a range */
  guint end;
  guint64 *set; /* (nullable): which of that range */
} WordSet;

static void
word_set_init (WordSet *self, const ErrdexMatching *matching, guint place)
{
  const ErrdexVocabulary *words = matching->index->wording->words;
  const ErrdexRun *run = &g_array_index (matching->runs, ErrdexRun, place);
  const char *text = matching->match->text + run->start;
  gsize length = run->end - run->start;
  gboolean is_first = place == 0 && matching->match->kind == ERRDEX_TERM_WORD;
  /* a word that has a dot behind it is complete */
  gboolean is_last
      = run->end == matching->match->length && matching->match->kind != ERRDEX_TERM_PHRASE;
  g_autoptr (GArray) found = NULL;

  self->set = NULL;
  if (is_last)
    {
      errdex_vocabulary_find_prefix (words, text, length, &self->first, &self->end);
      return;
    }
  if (!is_first)
    {
      self->first = errdex_vocabulary_find (words, text, length);
      self->end = self->first == ERRDEX_NO_WORD ? self->first : self->first + 1;
      return;
    }

  found = g_array_new (FALSE, FALSE, sizeof (guint));
  errdex_vocabulary_find_suffix (words, text, length, found);
  self->first = found->len > 0 ? g_array_index (found, guint, 0) : 0;
  self->end = found->len > 0 ? g_array_index (found, guint, found->len - 1) + 1 : 0;
  if (found->len < 2)
    return;
  self->set = errdex_bits_new (words->n_words);
  for (guint i = 0; i < found->len; i++)
    errdex_bits_set (self->set, g_array_index (found, guint, i));
}

static inline gboolean
word_set_has (const WordSet *self, guint32 word)
{
  return word >= self->first && word < self->end
         && (self->set == NULL || errdex_bits_test (self->set, word));
}

static void
word_set_restrict (const WordSet *self, const ErrdexVocabulary *words, guint64 *bits)
{
  g_autofree guint64 *having = errdex_bits_new (words->n_entries);

  for (guint i = self->first; i < self->end; i++)
    if (word_set_has (self, i))
      errdex_vocabulary_add_entries (words, i, having);
  errdex_bits_and (bits, having, words->n_entries);
}

G_STATIC_ASSERT (sizeof (wchar_t) == sizeof (guint32));

/* The next token that is in the set. */
static const guint32 *
find_token (const WordSet *set, const guint32 *p, const guint32 *end)
{
  if (p >= end)
    return NULL;
  /* a single word is looked for by the C library, many tokens at a time */
  if (set->end - set->first == 1)
    return (const guint32 *) wmemchr ((const wchar_t *) p, (wchar_t) set->first, end - p);

  while (p < end && !word_set_has (set, *p))
    p++;

  return p < end ? p : NULL;
}

/* Where to begin looking: at the single word that the fewest entries have, if there is any. */
static guint
choose_place (const WordSet *sets, guint n_sets, const ErrdexVocabulary *words)
{
  guint best = 0;
  guint fewest = G_MAXUINT;

  for (guint i = 0; i < n_sets; i++)
    if (sets[i].end - sets[i].first == 1
        && errdex_vocabulary_count_entries (words, sets[i].first) < fewest)
      {
        best = i;
        fewest = errdex_vocabulary_count_entries (words, sets[i].first);
      }

  return best;
}

static gboolean
entry_has_sequence (const ErrdexWording *wording,
                    guint entry,
                    const WordSet *sets,
                    guint n_sets,
                    guint place)
{
  guint n_tokens;
  const guint32 *p = errdex_wording_get_tokens (wording, entry, &n_tokens);
  const guint32 *end = p + n_tokens - (n_sets - 1 - place);

  if (n_tokens < n_sets)
    return FALSE;

  for (p += place; (p = find_token (&sets[place], p, end)) != NULL; p++)
    {
      const guint32 *first = p - place;
      guint i = 0;

      while (i < n_sets && word_set_has (&sets[i], first[i]))
        i++;
      if (i == n_sets)
        return TRUE;
    }

  return FALSE;
}

/* Several words in a row: the entries that have all of them are looked at one by one. */
static void
match_text_sequence (const ErrdexMatching *self)
{
  const ErrdexWording *wording = self->index->wording;
  guint n_sets = self->runs->len;
  g_autofree WordSet *sets = g_new (WordSet, n_sets);
  g_autofree guint64 *candidates = errdex_bits_new (wording->n_entries);
  guint place;

  errdex_bits_fill (candidates, wording->n_entries);
  for (guint i = 0; i < n_sets; i++)
    {
      word_set_init (&sets[i], self, i);
      word_set_restrict (&sets[i], wording->words, candidates);
    }
  if (self->base != NULL)
    errdex_bits_and (candidates, self->base->anywhere, wording->n_entries);
  place = choose_place (sets, n_sets, wording->words);
  ERRDEX_BITS_FOREACH (entry, candidates, wording->n_entries)
    if (entry_has_sequence (wording, entry, sets, n_sets, place))
      errdex_bits_set (self->match->anywhere, entry);
  for (guint i = 0; i < n_sets; i++)
    g_free (sets[i].set);
}

static void
match_number (const ErrdexMatching *self)
{
  g_autofree char *digits = errdex_match_join_digits (self->match->text);
  g_autoptr (ErrdexMatch) other = NULL;

  if (digits == NULL)
    return;

  other = errdex_match_new (self->index, digits, self->match->kind, NULL);
  errdex_bits_or (self->match->anywhere, other->anywhere, self->index->n_entries);
}

/**
 * errdex_matching_run_texts:
 * @self: a match under way, of which the codes are known already
 *
 * Finds the entries in the codes or texts of which the term is.
 */
void
errdex_matching_run_texts (const ErrdexMatching *self)
{
  const ErrdexRun *last = &g_array_index (self->runs, ErrdexRun, self->runs->len - 1);

  if (self->runs->len > 1 || errdex_match_is_phrase (self->match)
      || last->end < self->match->length)
    {
      match_text_sequence (self);
      match_number (self);
    }
  else if (errdex_match_is_letter (self->match) && self->match->kind == ERRDEX_TERM_WORD)
    match_text_letter (self);
  else
    match_text_word (self);

  errdex_bits_or (self->match->anywhere, self->match->codes, self->index->n_entries);
}
