// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "match.h"

#include <string.h>
#include <wchar.h>

#include "bits.h"
#include "fold.h"
#include "substring.h"

/* Shorter ones are no initials, longer ones are the initials of no code. */
#define MIN_INITIALS 2
#define MAX_INITIALS 16
/* Words of codes are shorter. */
#define MAX_WORD 64

typedef struct
{
  ErrdexMatch *match;
  const ErrdexIndex *index;
  const ErrdexMatch *base;
  GArray *runs; /* ErrdexRun, of the term */
} Matching;

static gboolean
is_phrase (const ErrdexMatch *match)
{
  return match->kind == ERRDEX_TERM_PHRASE || match->kind == ERRDEX_TERM_PHRASE_OPEN;
}

static gboolean
is_letter (const ErrdexMatch *match)
{
  return match->length == 1;
}

/* The words of the codes that begin with the term, and those that contain it. */
static void
match_code_words (const Matching *self)
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
  if (is_letter (match))
    return;

  errdex_vocabulary_find_containing (words, match->text, match->length, containing);
  for (guint i = 0; i < containing->len; i++)
    errdex_vocabulary_add_entries (words, g_array_index (containing, guint, i), match->codes);
}

static void
match_code_letter (const Matching *self)
{
  const ErrdexCodes *codes = self->index->codes;
  guint64 letter = errdex_codes_letter (*self->match->text);

  for (guint i = 0; i < codes->n_names; i++)
    if (codes->letters[i] & letter)
      errdex_bits_set (self->match->codes, errdex_codes_get_entry (codes, i));
}

static void
match_name (const Matching *self, guint name, guint entry)
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
may_span_words (const Matching *self)
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
add_names (const Matching *self, const guint32 *order, guint first, guint end)
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
match_beginnings (const Matching *self)
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

/* What runs over the border of words: the names that have all the term's pairs of letters are
 * looked at one by one. */
static void
match_names (const Matching *self)
{
  const ErrdexCodes *codes = self->index->codes;
  const ErrdexMatch *match = self->match;
  ErrdexSignature sought = errdex_codes_sign (match->text, match->length);
  gboolean spans = may_span_words (self);

  for (guint i = 0; i < codes->n_names; i++)
    {
      guint64 missing = (sought.halves[0] & ~codes->signatures[i].halves[0])
                        | (sought.halves[1] & ~codes->signatures[i].halves[1]);
      guint entry;

      if (missing != 0)
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
match_number_in_name (const Matching *self, guint name)
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
match_number_in_codes (const Matching *self)
{
  const ErrdexCodes *codes = self->index->codes;
  guint64 letters = 0;

  for (const char *p = self->match->text; *p != '\0'; p++)
    letters |= errdex_codes_letter (*p);
  for (guint i = 0; i < codes->n_names; i++)
    if ((letters & ~codes->letters[i]) == 0)
      match_number_in_name (self, i);
}

static void
match_codes (const Matching *self)
{
  if (self->match->kind == ERRDEX_TERM_NUMBER)
    {
      match_number_in_codes (self);
      return;
    }
  match_code_words (self);
  if (is_letter (self->match))
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

static void
match_text_letter (const Matching *self)
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
find_text_words (const Matching *self)
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
match_text_word (const Matching *self)
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
word_set_init (WordSet *self, const Matching *matching, guint place)
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
match_text_sequence (const Matching *self)
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

/**
 * errdex_match_join_digits:
 * @text: the text of a term
 *
 * A number with commas, such as 10,0, may be 10,000 in the making, which texts write with and
 * without the comma.
 *
 * Returns: (transfer full) (nullable): the number without them; %NULL for any other text
 */
char *
errdex_match_join_digits (const char *text)
{
  GString *digits;

  if (strchr (text, ',') == NULL || text[strspn (text, "0123456789,")] != '\0')
    return NULL;

  digits = g_string_new (NULL);
  for (const char *p = text; *p != '\0'; p++)
    if (*p != ',')
      g_string_append_c (digits, *p);

  return g_string_free (digits, FALSE);
}

static void
match_number (const Matching *self)
{
  g_autofree char *digits = errdex_match_join_digits (self->match->text);
  g_autoptr (ErrdexMatch) other = NULL;

  if (digits == NULL)
    return;

  other = errdex_match_new (self->index, digits, self->match->kind, NULL);
  errdex_bits_or (self->match->anywhere, other->anywhere, self->index->n_entries);
}

static void
match_texts (const Matching *self)
{
  const ErrdexRun *last = &g_array_index (self->runs, ErrdexRun, self->runs->len - 1);

  if (self->runs->len > 1 || is_phrase (self->match) || last->end < self->match->length)
    {
      match_text_sequence (self);
      match_number (self);
    }
  else if (is_letter (self->match) && self->match->kind == ERRDEX_TERM_WORD)
    match_text_letter (self);
  else
    match_text_word (self);

  errdex_bits_or (self->match->anywhere, self->match->codes, self->index->n_entries);
}

/* Where in a name the words of a phrase end if they begin at @p; %NULL if they do not stand there.
 */
static const char *
follow_phrase (const Matching *self, const char *p)
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
ends_word (const Matching *self, const char *p)
{
  gboolean letter = (guchar) *p >= 0x80 || g_ascii_isalnum (*p);

  return !letter || errdex_bits_test (self->index->codes->starts, p - self->index->codes->arena);
}

static void
match_phrase_in_name (const Matching *self, guint name)
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
match_phrase_in_codes (const Matching *self)
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
    if (((sought.halves[0] & ~codes->signatures[i].halves[0])
         | (sought.halves[1] & ~codes->signatures[i].halves[1]))
        == 0)
      match_phrase_in_name (self, i);
}

static GArray *
split_runs (const char *text, gsize length)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (ErrdexRun));
  ErrdexRun run = { 0, 0 };

  while (errdex_fold_next_run (text, length, &run))
    g_array_append_val (runs, run);

  return runs;
}

/**
 * errdex_match_can_narrow:
 * @self: what one term matches
 * @text: the text of another one
 * @kind: its kind
 *
 * Returns: whether the other term matches nothing that the first does not, because it goes on from
 * there
 */
gboolean
errdex_match_can_narrow (const ErrdexMatch *self, const char *text, ErrdexTermKind kind)
{
  gboolean word
      = self->kind == ERRDEX_TERM_WORD && (kind == ERRDEX_TERM_WORD || kind == ERRDEX_TERM_NUMBER);
  gboolean phrase = self->kind == ERRDEX_TERM_PHRASE_OPEN
                    && (kind == ERRDEX_TERM_PHRASE_OPEN || kind == ERRDEX_TERM_PHRASE);

  return (word || phrase) && g_str_has_prefix (text, self->text);
}

/**
 * errdex_match_new:
 * @index: an index
 * @text: the text of a term, with at least one letter or digit
 * @kind: the kind of that term
 * @base: (nullable): what errdex_match_can_narrow() to the term, in the same index
 *
 * Returns: (transfer full): what the term matches; @base spares work and changes nothing
 */
ErrdexMatch *
errdex_match_new (const ErrdexIndex *index,
                  const char *text,
                  ErrdexTermKind kind,
                  const ErrdexMatch *base)
{
  ErrdexMatch *self = g_new0 (ErrdexMatch, 1);
  Matching matching = { self, index, base, NULL };

  g_atomic_ref_count_init (&self->references);
  self->text = g_strdup (text);
  self->length = strlen (text);
  self->kind = kind;
  self->starts = errdex_bits_new (index->n_entries);
  self->codes = errdex_bits_new (index->n_entries);
  self->anywhere = errdex_bits_new (index->n_entries);

  matching.runs = split_runs (text, self->length);
  if (is_phrase (self))
    match_phrase_in_codes (&matching);
  else
    match_codes (&matching);
  match_texts (&matching);
  g_array_unref (matching.runs);

  return self;
}

/**
 * errdex_match_ref:
 *
 * Returns: (transfer full): the match
 */
ErrdexMatch *
errdex_match_ref (ErrdexMatch *self)
{
  g_atomic_ref_count_inc (&self->references);

  return self;
}

/**
 * errdex_match_unref:
 * @self: (transfer full): a match
 */
void
errdex_match_unref (ErrdexMatch *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;

  g_free (self->text);
  g_free (self->starts);
  g_free (self->codes);
  g_free (self->anywhere);
  g_clear_pointer (&self->words, g_array_unref);
  g_free (self);
}
