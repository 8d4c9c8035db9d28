// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "correction.h"

#include <string.h>

#include "bits.h"
#include "fold.h"
#include "spelling.h"

/* One slip changes at most so many pairs of neighbouring letters: two swapped letters stand in
 * three pairs. */
#define PAIRS_PER_SLIP 3
/* A beginning is only completed and corrected at once if it is long enough to say something. */
#define MIN_BEGINNING 5

/* What the word was compared with. Of equal distances, that to a code is the best. */
typedef enum
{
  TARGET_CODE,
  TARGET_CODE_WORD,
  TARGET_TEXT_WORD,
  N_TARGETS,
} Target;

typedef struct
{
  ErrdexCorrection *correction;
  const ErrdexIndex *index;
  const char *text;
  gsize length;
  guint max;
  gboolean beginnings;
  guint64 *having;
} Corrector;

static guint
measure (const Corrector *self, const char *word, gsize length)
{
  if (self->beginnings)
    return errdex_spelling_distance_to_prefix (self->text, self->length, word, length, self->max);

  return errdex_spelling_distance (self->text, self->length, word, length, self->max);
}

static void
set_score (Corrector *self, guint entry, guint distance, Target target)
{
  guint8 *score = &self->correction->scores[entry];

  *score = MIN (*score, distance * N_TARGETS + target);
}

static void
add_meant (Corrector *self, const char *text, gsize length)
{
  self->correction->found = TRUE;
  g_ptr_array_add (self->correction->meant, g_strndup (text, length));
}

static guint
count_missing (const ErrdexSignature *sought, const ErrdexSignature *signature)
{
  return __builtin_popcountll (sought->halves[0] & ~signature->halves[0])
         + __builtin_popcountll (sought->halves[1] & ~signature->halves[1]);
}

static void
correct_codes (Corrector *self)
{
  const ErrdexCodes *codes = self->index->codes;
  ErrdexSignature sought = errdex_codes_sign (self->text, self->length);

  for (guint i = 0; i < codes->n_names; i++)
    {
      gsize length;
      const char *name = errdex_codes_get_name (codes, i, &length);
      const char *segment = codes->arena + codes->segments[i];
      guint distance;

      if (count_missing (&sought, &codes->signatures[i]) > self->max * PAIRS_PER_SLIP)
        continue;
      distance = measure (self, name, length);
      if (distance > self->max && segment != name)
        {
          length -= segment - name;
          name = segment;
          distance = measure (self, name, length);
        }
      if (distance > self->max)
        continue;
      set_score (self, errdex_codes_get_entry (codes, i), distance, TARGET_CODE);
      add_meant (self, name, length);
    }
}

static void
score_word (Corrector *self,
            const ErrdexVocabulary *words,
            guint word,
            guint distance,
            Target target)
{
  memset (self->having, 0, ERRDEX_BITS_WORDS (self->index->n_entries) * sizeof (guint64));
  errdex_vocabulary_add_entries (words, word, self->having);
  ERRDEX_BITS_FOREACH (entry, self->having, self->index->n_entries)
    set_score (self, entry, distance, target);
}

/* Who means "exist" finds "existed" as well. */
static void
score_longer_words (Corrector *self,
                    const ErrdexVocabulary *words,
                    guint word,
                    guint distance,
                    Target target)
{
  gsize length;
  const char *text = errdex_vocabulary_get_word (words, word, &length);
  guint first;
  guint end;

  errdex_vocabulary_find_prefix (words, text, length, &first, &end);
  for (guint i = word + 1; i < end; i++)
    score_word (self, words, i, distance, target);
}

static void
correct_words (Corrector *self, const ErrdexVocabulary *words, Target target)
{
  for (guint i = 0; i < words->n_words; i++)
    {
      gsize length;
      const char *word = errdex_vocabulary_get_word (words, i, &length);
      guint distance = measure (self, word, length);

      if (distance > self->max)
        continue;
      add_meant (self, word, length);
      score_word (self, words, i, distance, target);
      if (!self->beginnings)
        score_longer_words (self, words, i, distance, target);
    }
}

/* Slips of the pen are letters; numbers and scripts without an alphabet are right or wrong. */
static gboolean
is_spelled (const char *text)
{
  gboolean letters = FALSE;

  if (errdex_code_is_number (text))
    return FALSE;
  for (const char *p = text; *p != '\0'; p++)
    {
      if ((guchar) *p >= 0x80)
        return FALSE;
      letters = letters || g_ascii_isalpha (*p);
    }

  return letters;
}

/**
 * errdex_correction_new:
 * @index: an index
 * @text: a folded word of a query
 * @beginnings: whether the word may also be the beginning of what is meant, which allows for a
 * single slip only
 *
 * Compares a word with all codes, last segments, words of codes and words of texts.
 *
 * Returns: (transfer full): what may be meant; free it with errdex_correction_free()
 */
ErrdexCorrection *
errdex_correction_new (const ErrdexIndex *index, const char *text, gboolean beginnings)
{
  ErrdexCorrection *self = g_new0 (ErrdexCorrection, 1);
  Corrector corrector
      = { .correction = self, .index = index, .text = text, .beginnings = beginnings };

  self->scores = g_malloc (index->n_entries + 1);
  memset (self->scores, ERRDEX_NO_SCORE, index->n_entries + 1);
  self->meant = g_ptr_array_new_with_free_func (g_free);
  corrector.length = strlen (text);
  corrector.max = errdex_spelling_get_tolerance (corrector.length);
  if (beginnings)
    corrector.max = corrector.length < MIN_BEGINNING ? 0 : 1;
  if (corrector.max == 0 || corrector.length > ERRDEX_SPELLING_MAX_BYTES || !is_spelled (text))
    return self;

  corrector.having = errdex_bits_new (index->n_entries);
  correct_codes (&corrector);
  if (strchr (text, '.') == NULL)
    {
      correct_words (&corrector, index->codes->words, TARGET_CODE_WORD);
      correct_words (&corrector, index->wording->words, TARGET_TEXT_WORD);
    }
  g_free (corrector.having);

  return self;
}

/**
 * errdex_correction_free:
 * @self: (transfer full) (nullable): a correction
 */
void
errdex_correction_free (ErrdexCorrection *self)
{
  if (self == NULL)
    return;

  g_free (self->scores);
  g_ptr_array_unref (self->meant);
  g_free (self);
}
