// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Where a term is in codes. */

#include "config.h"

#include <string.h>

#include "bits.h"
#include "match-private.h"
#include "substring.h"

/* Shorter ones are no initials, longer ones are the initials of no code. */
#define MIN_INITIALS 2
#define MAX_INITIALS 16
/* Words of codes are shorter. */
#define MAX_WORD 64

/* The words of the codes that begin with the term, and those that contain it. */
static void
match_code_words (const ErrdexMatching *self)
{
  const ErrdexVocabulary *words = self->index->codes->words;
  ErrdexMatch *match = self->match;
  g_autoptr (GArray) containing = g_array_new (FALSE, FALSE, sizeof (guint));
  guint first;
  guint end;

  errdex_vocabulary_find_prefix (words, match->text, match->length, &first, &end);
  for (guint i = first; i < end; i++)
    errdex_vocabulary_add_entries (words, i, match->starts);
  memcpy (match->codes, match->starts,
          ERRDEX_BITS_WORDS (self->index->n_entries) * sizeof (guint64));
  if (errdex_match_is_letter (match))
    return;

  errdex_vocabulary_find_containing (words, match->text, match->length, containing);
  for (guint i = 0; i < containing->len; i++)
    errdex_vocabulary_add_entries (words, g_array_index (containing, guint, i), match->codes);
}

static void
match_code_letter (const ErrdexMatching *self)
{
  const ErrdexCodes *codes = self->index->codes;
  guint64 letter = errdex_codes_letter (*self->match->text);

  for (guint i = 0; i < codes->n_names; i++)
    if (codes->letters[i] & letter)
      errdex_bits_set (self->match->codes, errdex_codes_get_entry (codes, i));
}

static void
match_name (const ErrdexMatching *self, guint name, guint entry)
{
  const ErrdexCodes *codes = self->index->codes;
  ErrdexMatch *match = self->match;
  gsize length;
  const char *p = errdex_codes_get_name (codes, name, &length);
  const char *end = p + length;

  for (; (p = errdex_substring_find (p, end, match->text, match->length)) != NULL; p++)
    {
      errdex_bits_set (match->codes, entry);
      if (!errdex_bits_test (codes->starts, p - codes->arena))
        continue;
      errdex_bits_set (match->starts, entry);
      return;
    }
}

/* Whether some word of a code is the beginning of the term, so that the term may begin with it and
 * go on in the next. */
static gboolean
may_span_words (const ErrdexMatching *self)
{
  gsize length = self->match->length;

  if (length > MAX_WORD)
    return TRUE;
  for (gsize i = 1; i < length; i++)
    if (errdex_vocabulary_find (self->index->codes->words, self->match->text, i) != ERRDEX_NO_WORD)
      return TRUE;

  return FALSE;
}

static void
add_names (const ErrdexMatching *self, const guint32 *order, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    {
      guint entry = errdex_codes_get_entry (self->index->codes, order[i]);

      errdex_bits_set (self->match->starts, entry);
      errdex_bits_set (self->match->codes, entry);
    }
}

/* The names that begin with the term, and those whose last segment does, stand together. */
static void
match_beginnings (const ErrdexMatching *self)
{
  const ErrdexCodes *codes = self->index->codes;
  const ErrdexMatch *match = self->match;
  guint first;
  guint end;

  errdex_codes_find (codes, match->text, match->length, FALSE, &first, &end);
  add_names (self, codes->by_code, first, end);
  errdex_codes_find_segment (codes, match->text, match->length, FALSE, &first, &end);
  add_names (self, codes->by_segment, first, end);
}

/* Whether a name has all the pairs of letters that are sought. */
static inline gboolean
has_pairs (const ErrdexSignature *name, const ErrdexSignature *sought)
{
  return ((sought->halves[0] & ~name->halves[0]) | (sought->halves[1] & ~name->halves[1])) == 0;
}

/* What runs over the border of words: the names that have all the term's pairs of letters are
 * looked at one by one. */
static void
match_names (const ErrdexMatching *self)
{
  const ErrdexCodes *codes = self->index->codes;
  const ErrdexMatch *match = self->match;
  ErrdexSignature sought = errdex_codes_sign (match->text, match->length);
  gboolean spans = may_span_words (self);

  for (guint i = 0; i < codes->n_names; i++)
    {
      guint entry;

      if (!has_pairs (&codes->signatures[i], &sought))
        continue;
      entry = errdex_codes_get_entry (codes, i);
      if (errdex_bits_test (match->starts, entry)
          || (!spans && errdex_bits_test (match->codes, entry))
          || (self->base != NULL && !errdex_bits_test (self->base->codes, entry)))
        continue;
      match_name (self, i, entry);
    }
}

/* Where a complete number stands in a name, with no digit around it. */
static void
match_number_in_name (const ErrdexMatching *self, guint name)
{
  const ErrdexCodes *codes = self->index->codes;
  const ErrdexMatch *match = self->match;
  guint entry = errdex_codes_get_entry (codes, name);
  gsize length;
  const char *start = errdex_codes_get_name (codes, name, &length);
  const char *p = start;

  for (; (p = errdex_substring_find (p, start + length, match->text, match->length)) != NULL; p++)
    {
      if (g_ascii_isdigit (p[match->length]) || (p > start && g_ascii_isdigit (p[-1])))
        continue;
      errdex_bits_set (match->codes, entry);
      if (errdex_bits_test (codes->starts, p - codes->arena))
        errdex_bits_set (match->starts, entry);
    }
}

/* `50` is not a part of the code `507`. */
static void
match_number_in_codes (const ErrdexMatching *self)
{
  const ErrdexCodes *codes = self->index->codes;
  guint64 letters = 0;

  for (const char *p = self->match->text; *p != '\0'; p++)
    letters |= errdex_codes_letter (*p);
  for (guint i = 0; i < codes->n_names; i++)
    if ((letters & ~codes->letters[i]) == 0)
      match_number_in_name (self, i);
}

/* Where in a name the words of a phrase end if they begin at @p; %NULL if they do not stand there.
 */
static const char *
follow_phrase (const ErrdexMatching *self, const char *p)
{
  for (guint i = 0; i < self->runs->len; i++)
    {
      const ErrdexRun *run = &g_array_index (self->runs, ErrdexRun, i);

      while (i > 0 && *p != '\0' && (guchar) *p < 0x80 && !g_ascii_isalnum (*p))
        p++;
      if (strncmp (p, self->match->text + run->start, run->end - run->start) != 0)
        return NULL;
      p += run->end - run->start;
    }

  return p;
}

static gboolean
ends_word (const ErrdexMatching *self, const char *p)
{
  gboolean letter = (guchar) *p >= 0x80 || g_ascii_isalnum (*p);

  return !letter || errdex_bits_test (self->index->codes->starts, p - self->index->codes->arena);
}

static void
match_phrase_in_name (const ErrdexMatching *self, guint name)
{
  const ErrdexCodes *codes = self->index->codes;
  const ErrdexRun *run = &g_array_index (self->runs, ErrdexRun, 0);
  const char *first = self->match->text + run->start;
  gsize length;
  const char *p = errdex_codes_get_name (codes, name, &length);
  const char *end = p + length;

  for (; (p = errdex_substring_find (p, end, first, run->end - run->start)) != NULL; p++)
    {
      const char *after;

      if (!errdex_bits_test (codes->starts, p - codes->arena))
        continue;
      after = follow_phrase (self, p);
      if (after == NULL || (self->match->kind == ERRDEX_TERM_PHRASE && !ends_word (self, after)))
        continue;
      errdex_bits_set (self->match->starts, errdex_codes_get_entry (codes, name));
      errdex_bits_set (self->match->codes, errdex_codes_get_entry (codes, name));
      return;
    }
}

static void
match_phrase_in_codes (const ErrdexMatching *self)
{
  const ErrdexCodes *codes = self->index->codes;
  ErrdexSignature sought = { { 0, 0 } };

  for (guint i = 0; i < self->runs->len; i++)
    {
      const ErrdexRun *run = &g_array_index (self->runs, ErrdexRun, i);
      ErrdexSignature one
          = errdex_codes_sign (self->match->text + run->start, run->end - run->start);

      sought.halves[0] |= one.halves[0];
      sought.halves[1] |= one.halves[1];
    }
  for (guint i = 0; i < codes->n_names; i++)
    if (has_pairs (&codes->signatures[i], &sought))
      match_phrase_in_name (self, i);
}

/**
 * errdex_matching_run_codes:
 * @self: a match that is under way
 *
 * Finds the entries in a code of which the term is.
 */
void
errdex_matching_run_codes (const ErrdexMatching *self)
{
  if (errdex_match_is_phrase (self->match))
    {
      match_phrase_in_codes (self);
      return;
    }
  if (self->match->kind == ERRDEX_TERM_NUMBER)
    {
      match_number_in_codes (self);
      return;
    }
  match_code_words (self);
  if (errdex_match_is_letter (self->match))
    {
      match_code_letter (self);
      return;
    }
  match_beginnings (self);
  match_names (self);
}

/**
 * errdex_match_find_initials:
 * @index: an index
 * @text: the text of a term
 *
 * Returns: (transfer full) (nullable): the entries in a code of which successive words begin with
 * the letters of the text; %NULL where it is too short or too long for that
 */
guint64 *
errdex_match_find_initials (const ErrdexIndex *index, const char *text)
{
  const ErrdexVocabulary *initials = index->codes->initials;
  gsize length = strlen (text);
  g_autoptr (GArray) found = NULL;
  guint64 *bits;

  if (length < MIN_INITIALS || length > MAX_INITIALS)
    return NULL;

  bits = errdex_bits_new (index->n_entries);
  found = g_array_new (FALSE, FALSE, sizeof (guint));
  errdex_vocabulary_find_containing (initials, text, length, found);
  for (guint i = 0; i < found->len; i++)
    errdex_vocabulary_add_entries (initials, g_array_index (found, guint, i), bits);

  return bits;
}
