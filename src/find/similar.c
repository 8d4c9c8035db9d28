// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "similar.h"

#include <string.h>

#include "bits.h"

/* No more entries are compared, however many share a word. */
#define MAX_CANDIDATES 4096
/* More words of a code are not compared. */
#define MAX_WORDS 32
/* What a word weighs that all codes have. */
#define MIN_WEIGHT 16
/* How much of two codes has to be the same, of 1000. */
#define MIN_SCORE 400
/* A code with the same last segment scores above any other. */
#define SAME_SEGMENT 1000

/* The words of a code, each once. */
typedef struct
{
  guint32 words[MAX_WORDS];
  guint n_words;
  guint weight; /* of all together */
} Words;

/* The best that were found so far, best first. */
typedef struct
{
  guint *entries;
  guint scores[ERRDEX_MAX_SIMILAR];
  guint n_entries;
  guint max_entries;
} Best;

/* The rarer a word is, the more it tells: twice as rare weighs 256 more. */
static guint
weigh (const ErrdexCodes *codes, guint32 word)
{
  guint count = errdex_vocabulary_count_entries (codes->words, word);
  guint64 ratio = ((guint64) codes->n_entries << 8) / MAX (count, 1);
  guint log = 63 - __builtin_clzll (ratio);

  /* between two powers of two, the logarithm is taken to be a line */
  return MIN_WEIGHT + log * 256 + ((ratio << 8) >> log) - 9 * 256;
}

static gboolean
has_word (const Words *self, guint32 word)
{
  for (guint i = 0; i < self->n_words; i++)
    if (self->words[i] == word)
      return TRUE;

  return FALSE;
}

/* The code itself is the first of the names of an entry. */
static void
words_init (Words *self, const ErrdexCodes *codes, guint entry)
{
  guint32 start = entry > 0 ? codes->ends[entry - 1] : 0;

  self->n_words = 0;
  self->weight = 0;
  for (guint32 i = start; i < codes->ends[entry] && self->n_words < MAX_WORDS; i++)
    {
      guint32 word = codes->tokens[i];

      if (word == ERRDEX_NO_WORD)
        break;
      if (has_word (self, word))
        continue;
      self->words[self->n_words++] = word;
      self->weight += weigh (codes, word);
    }
}

/* How much of all that is in two codes is in both, of 1000. */
static guint
compare_words (const ErrdexCodes *codes, const Words *words, guint entry)
{
  Words other;
  guint shared = 0;

  words_init (&other, codes, entry);
  for (guint i = 0; i < other.n_words; i++)
    if (has_word (words, other.words[i]))
      shared += weigh (codes, other.words[i]);

  return shared > 0 ? (guint64) shared * 1000 / (words->weight + other.weight - shared) : 0;
}

static int
compare_counts (gconstpointer a, gconstpointer b, gpointer codes)
{
  guint count_a = errdex_vocabulary_count_entries (((const ErrdexCodes *) codes)->words,
                                                   *(const guint32 *) a);
  guint count_b = errdex_vocabulary_count_entries (((const ErrdexCodes *) codes)->words,
                                                   *(const guint32 *) b);

  return count_a < count_b ? -1 : count_a > count_b;
}

/* Adds the entries that share a word, the rarest words first, as long as they are not too many:
 * codes that share only common words are not much alike. */
static void
add_sharing_words (const ErrdexCodes *codes, const Words *words, guint64 *candidates)
{
  guint32 order[MAX_WORDS];
  guint n_candidates = 0;

  memcpy (order, words->words, sizeof order);
  g_qsort_with_data (order, words->n_words, sizeof *order, compare_counts, (gpointer) codes);
  for (guint i = 0; i < words->n_words; i++)
    {
      n_candidates += errdex_vocabulary_count_entries (codes->words, order[i]);
      if (n_candidates > MAX_CANDIDATES)
        return;
      errdex_vocabulary_add_entries (codes->words, order[i], candidates);
    }
}

/* Adds the entries whose code or alias has the same last segment. */
static void
add_same_segment (const ErrdexCodes *codes, guint entry, guint64 *same)
{
  const char *segment = codes->arena + codes->segments[entry];
  guint first, end;

  errdex_codes_find_segment (codes, segment, strlen (segment), TRUE, &first, &end);
  end = MIN (end, first + MAX_CANDIDATES);
  for (guint i = first; i < end; i++)
    errdex_bits_set (same, errdex_codes_get_entry (codes, codes->by_segment[i]));
}

/* What a reader sees beside the entry anyway. */
static gboolean
is_related (const ErrdexEntry *self, const ErrdexEntry *other)
{
  return g_str_equal (self->code, other->code) || g_strv_contains (self->related, other->code);
}

/* Keeps the best, in order; of equal ones the first, and each code once. */
static void
best_add (Best *self, const ErrdexLibrary *library, guint entry, guint score)
{
  const char *code = errdex_library_get_entry (library, entry)->code;
  guint i = self->n_entries;

  if (i == self->max_entries && (i == 0 || score <= self->scores[i - 1]))
    return;
  for (guint j = 0; j < self->n_entries; j++)
    if (g_str_equal (errdex_library_get_entry (library, self->entries[j])->code, code))
      return;
  if (i == self->max_entries)
    i--;
  else
    self->n_entries++;
  for (; i > 0 && self->scores[i - 1] < score; i--)
    {
      self->entries[i] = self->entries[i - 1];
      self->scores[i] = self->scores[i - 1];
    }
  self->entries[i] = entry;
  self->scores[i] = score;
}

/**
 * errdex_similar_find:
 * @library: a library
 * @codes: its codes
 * @entry: the number of an entry
 * @entries: (out caller-allocates) (array length=max_entries): where to put the numbers of entries
 * @max_entries: how many fit in there; no more than %ERRDEX_MAX_SIMILAR are put there
 *
 * Finds the entries whose codes resemble that of @entry: first those with the same last segment,
 * then those made up of mostly the same words, the more alike the earlier. Each code is found once;
 * those that @entry names as related, and its own in other categories, are not. Looks at a few
 * thousand entries at most, however large the library is.
 *
 * Returns: how many entries were put into @entries
 */
guint
errdex_similar_find (const ErrdexLibrary *library,
                     const ErrdexCodes *codes,
                     guint entry,
                     guint *entries,
                     guint max_entries)
{
  const ErrdexEntry *self = errdex_library_get_entry (library, entry);
  g_autofree guint64 *candidates = errdex_bits_new (codes->n_entries);
  g_autofree guint64 *same = errdex_bits_new (codes->n_entries);
  Best best = { .entries = entries, .max_entries = MIN (max_entries, ERRDEX_MAX_SIMILAR) };
  Words words;

  words_init (&words, codes, entry);
  add_sharing_words (codes, &words, candidates);
  add_same_segment (codes, entry, same);
  errdex_bits_or (candidates, same, codes->n_entries);
  for (gsize i = 0; i < ERRDEX_BITS_WORDS (codes->n_entries); i++)
    for (guint64 rest = candidates[i]; rest != 0; rest &= rest - 1)
      {
        guint other = i * 64 + __builtin_ctzll (rest);
        guint score = compare_words (codes, &words, other);

        score += errdex_bits_test (same, other) ? SAME_SEGMENT : 0;
        if (score >= MIN_SCORE && !is_related (self, errdex_library_get_entry (library, other)))
          best_add (&best, library, other, score);
      }

  return best.n_entries;
}
