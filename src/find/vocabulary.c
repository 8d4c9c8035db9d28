// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "vocabulary.h"

#include <string.h>

#include "bits.h"
#include "substring.h"

/* A word that many entries have keeps them as a set, which costs as much as a list of a 32nd of all
 * entries and is merged 64 entries at a time. */
#define IS_COMMON(n_having, n_entries) ((n_having) > (n_entries) / 32)

typedef struct _ErrdexPostings
{
  guint32 n_entries;
  guint32 at; /* in lists, or in sets as the number of the set */
} Postings;

struct _ErrdexVocabularyMaker
{
  GString *arena;  /* words in order of appearance, each zero-terminated */
  GArray *offsets; /* guint32, of each word */
  guint32 *slots;  /* open addressing: 1 + word, or 0 */
  guint n_slots;   /* a power of two */
  GArray *words;   /* guint32: the words of all entries, one after the other */
  GArray *ends;    /* guint32, for each entry where in words it ends */
};

/**
 * errdex_vocabulary_maker_new:
 *
 * Returns: (transfer full): a maker without words; errdex_vocabulary_maker_finish() frees it
 */
ErrdexVocabularyMaker *
errdex_vocabulary_maker_new (void)
{
  ErrdexVocabularyMaker *self = g_new0 (ErrdexVocabularyMaker, 1);

  self->arena = g_string_new (NULL);
  self->offsets = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->n_slots = 1024;
  self->slots = g_new0 (guint32, self->n_slots);
  self->words = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->ends = g_array_new (FALSE, FALSE, sizeof (guint32));

  return self;
}

static guint
hash_word (const char *word, gsize length)
{
  guint64 hash = G_GUINT64_CONSTANT (0xcbf29ce484222325);

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guchar) word[i]) * G_GUINT64_CONSTANT (0x100000001b3);

  return (guint) (hash ^ (hash >> 32));
}

static guint
find_slot (const ErrdexVocabularyMaker *self, const char *word, gsize length)
{
  guint slot = hash_word (word, length) & (self->n_slots - 1);

  while (self->slots[slot] != 0)
    {
      const char *known
          = self->arena->str + g_array_index (self->offsets, guint32, self->slots[slot] - 1);

      if (strncmp (known, word, length) == 0 && known[length] == '\0')
        break;
      slot = (slot + 1) & (self->n_slots - 1);
    }

  return slot;
}

static void
grow_slots (ErrdexVocabularyMaker *self)
{
  g_free (self->slots);
  self->n_slots *= 2;
  self->slots = g_new0 (guint32, self->n_slots);
  for (guint i = 0; i < self->offsets->len; i++)
    {
      const char *word = self->arena->str + g_array_index (self->offsets, guint32, i);

      self->slots[find_slot (self, word, strlen (word))] = i + 1;
    }
}

/**
 * errdex_vocabulary_maker_add:
 * @self: a maker
 * @word: the next word of the present entry
 * @length: its length in bytes, not 0
 *
 * Adds a word. Words keep their order, and may repeat.
 */
void
errdex_vocabulary_maker_add (ErrdexVocabularyMaker *self, const char *word, gsize length)
{
  guint slot = find_slot (self, word, length);
  guint32 number = self->slots[slot] - 1;

  if (self->slots[slot] == 0)
    {
      guint32 offset = self->arena->len;

      number = self->offsets->len;
      g_array_append_val (self->offsets, offset);
      g_string_append_len (self->arena, word, length);
      g_string_append_c (self->arena, '\0');
      self->slots[slot] = number + 1;
      if (self->offsets->len > self->n_slots / 2)
        grow_slots (self);
    }
  g_array_append_val (self->words, number);
}

/**
 * errdex_vocabulary_maker_add_border:
 *
 * Ends a text of the present entry.
 */
void
errdex_vocabulary_maker_add_border (ErrdexVocabularyMaker *self)
{
  guint32 border = ERRDEX_NO_WORD;

  g_array_append_val (self->words, border);
}

/**
 * errdex_vocabulary_maker_end_entry:
 *
 * Ends the present entry; the next word belongs to the next one.
 */
void
errdex_vocabulary_maker_end_entry (ErrdexVocabularyMaker *self)
{
  guint32 end = self->words->len;

  g_array_append_val (self->ends, end);
}

static int
compare_words (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const ErrdexVocabularyMaker *self = user_data;
  const char *word_a
      = self->arena->str + g_array_index (self->offsets, guint32, *(const guint32 *) a);
  const char *word_b
      = self->arena->str + g_array_index (self->offsets, guint32, *(const guint32 *) b);

  return strcmp (word_a, word_b);
}

/* Lays the words out in the order of their bytes. Returns: their new numbers, by the old ones. */
static guint32 *
sort_words (ErrdexVocabularyMaker *self, ErrdexVocabulary *vocabulary)
{
  guint n_words = self->offsets->len;
  g_autofree guint32 *order = g_new (guint32, n_words);
  guint32 *numbers = g_new (guint32, n_words);
  gsize at = 1;

  for (guint i = 0; i < n_words; i++)
    order[i] = i;
  g_qsort_with_data (order, n_words, sizeof *order, compare_words, self);

  vocabulary->n_words = n_words;
  vocabulary->arena_length = 1 + self->arena->len;
  vocabulary->arena = g_malloc0 (vocabulary->arena_length + ERRDEX_SUBSTRING_PADDING);
  vocabulary->offsets = g_new (guint32, n_words + 1);
  for (guint i = 0; i < n_words; i++)
    {
      const char *word = self->arena->str + g_array_index (self->offsets, guint32, order[i]);
      gsize size = strlen (word) + 1;

      memcpy (vocabulary->arena + at, word, size);
      vocabulary->offsets[i] = at;
      numbers[order[i]] = i;
      at += size;
    }
  vocabulary->offsets[n_words] = at;

  return numbers;
}

typedef void (*PostingFunc) (ErrdexVocabulary *vocabulary, guint word, guint entry);

/* Calls @func once for each word of each entry. */
static void
each_posting (ErrdexVocabulary *vocabulary,
              const guint32 *words,
              const guint32 *ends,
              PostingFunc func)
{
  g_autofree guint32 *seen = g_new0 (guint32, vocabulary->n_words);
  guint at = 0;

  for (guint entry = 0; entry < vocabulary->n_entries; entry++)
    for (; at < ends[entry]; at++)
      if (words[at] != ERRDEX_NO_WORD && seen[words[at]] != entry + 1)
        {
          seen[words[at]] = entry + 1;
          func (vocabulary, words[at], entry);
        }
}

static void
count_posting (ErrdexVocabulary *vocabulary, guint word, guint entry)
{
  vocabulary->postings[word].n_entries++;
}

static void
put_posting (ErrdexVocabulary *vocabulary, guint word, guint entry)
{
  Postings *postings = &vocabulary->postings[word];

  if (IS_COMMON (postings->n_entries, vocabulary->n_entries))
    errdex_bits_set (vocabulary->sets + postings->at * ERRDEX_BITS_WORDS (vocabulary->n_entries),
                     entry);
  else
    vocabulary->lists[postings->at++] = entry;
}

static void
make_postings (ErrdexVocabulary *vocabulary, const guint32 *words, const guint32 *ends)
{
  vocabulary->postings = g_new0 (Postings, vocabulary->n_words);
  each_posting (vocabulary, words, ends, count_posting);

  for (guint i = 0; i < vocabulary->n_words; i++)
    {
      Postings *postings = &vocabulary->postings[i];

      if (IS_COMMON (postings->n_entries, vocabulary->n_entries))
        {
          postings->at = vocabulary->n_sets++;
          continue;
        }
      postings->at = vocabulary->n_lists;
      vocabulary->n_lists += postings->n_entries;
    }
  vocabulary->lists = g_new (guint32, vocabulary->n_lists);
  vocabulary->sets
      = g_new0 (guint64, vocabulary->n_sets * ERRDEX_BITS_WORDS (vocabulary->n_entries));
  each_posting (vocabulary, words, ends, put_posting);

  for (guint i = 0; i < vocabulary->n_words; i++)
    if (!IS_COMMON (vocabulary->postings[i].n_entries, vocabulary->n_entries))
      vocabulary->postings[i].at -= vocabulary->postings[i].n_entries;
}

/**
 * errdex_vocabulary_maker_finish:
 * @self: (transfer full): a maker
 * @words: (out) (optional) (transfer full): the words of all entries, one after the other
 * @ends: (out) (optional) (transfer full): for each entry, where in @words its words end
 *
 * Returns: (transfer full): the vocabulary; free it with errdex_vocabulary_free()
 */
ErrdexVocabulary *
errdex_vocabulary_maker_finish (ErrdexVocabularyMaker *self, guint32 **words, guint32 **ends)
{
  ErrdexVocabulary *vocabulary = g_new0 (ErrdexVocabulary, 1);
  guint32 *all = (guint32 *) (void *) self->words->data;
  g_autofree guint32 *numbers = sort_words (self, vocabulary);

  for (guint i = 0; i < self->words->len; i++)
    if (all[i] != ERRDEX_NO_WORD)
      all[i] = numbers[all[i]];
  vocabulary->n_entries = self->ends->len;
  make_postings (vocabulary, all, (const guint32 *) (void *) self->ends->data);

  if (words != NULL)
    *words = g_memdup2 (all, self->words->len * sizeof *all);
  if (ends != NULL)
    *ends = g_memdup2 (self->ends->data, self->ends->len * sizeof (guint32));

  g_string_free (self->arena, TRUE);
  g_array_unref (self->offsets);
  g_array_unref (self->words);
  g_array_unref (self->ends);
  g_free (self->slots);
  g_free (self);

  return vocabulary;
}

/**
 * errdex_vocabulary_free:
 * @self: (transfer full) (nullable): a vocabulary
 */
void
errdex_vocabulary_free (ErrdexVocabulary *self)
{
  if (self == NULL)
    return;

  g_free (self->arena);
  g_free (self->offsets);
  g_free (self->postings);
  g_free (self->lists);
  g_free (self->sets);
  g_free (self);
}

/**
 * errdex_vocabulary_get_size:
 *
 * Returns: how much memory the vocabulary takes, in bytes
 */
gsize
errdex_vocabulary_get_size (const ErrdexVocabulary *self)
{
  return sizeof *self + self->arena_length
         + self->n_words * (sizeof *self->offsets + sizeof *self->postings)
         + self->n_lists * sizeof *self->lists
         + self->n_sets * ERRDEX_BITS_WORDS (self->n_entries) * sizeof *self->sets;
}

/**
 * errdex_vocabulary_get_word:
 * @self: a vocabulary
 * @word: the number of a word
 * @length: (out) (optional): its length in bytes
 *
 * Returns: (transfer none): the word
 */
const char *
errdex_vocabulary_get_word (const ErrdexVocabulary *self, guint word, gsize *length)
{
  if (length != NULL)
    *length = self->offsets[word + 1] - self->offsets[word] - 1;

  return self->arena + self->offsets[word];
}

/* The first word whose first @length bytes are not less than those of @text; with @after, greater.
 */
static guint
find_border (const ErrdexVocabulary *self, const char *text, gsize length, gboolean after)
{
  guint low = 0;
  guint high = self->n_words;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int order = strncmp (errdex_vocabulary_get_word (self, middle, NULL), text, length);

      if (order < 0 || (after && order == 0))
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/**
 * errdex_vocabulary_find_prefix:
 * @self: a vocabulary
 * @text: how words begin
 * @length: its length in bytes
 * @first: (out): the first word that begins so
 * @end: (out): the word after the last one that does
 */
void
errdex_vocabulary_find_prefix (const ErrdexVocabulary *self,
                               const char *text,
                               gsize length,
                               guint *first,
                               guint *end)
{
  *first = find_border (self, text, length, FALSE);
  *end = find_border (self, text, length, TRUE);
}

/**
 * errdex_vocabulary_find:
 * @self: a vocabulary
 * @text: a word
 * @length: its length in bytes
 *
 * Returns: its number, or %ERRDEX_NO_WORD
 */
guint
errdex_vocabulary_find (const ErrdexVocabulary *self, const char *text, gsize length)
{
  guint word = find_border (self, text, length, FALSE);
  gsize word_length;

  if (word == self->n_words)
    return ERRDEX_NO_WORD;

  /* the word itself stands before all others that begin with it */
  if (strncmp (errdex_vocabulary_get_word (self, word, &word_length), text, length) != 0
      || word_length != length)
    return ERRDEX_NO_WORD;

  return word;
}

/* Whether @text, found at @at, is a match: no number is found from its middle on. */
static gboolean
is_match (const char *at, const char *text)
{
  return !g_ascii_isdigit (*text) || !g_ascii_isdigit (at[-1]);
}

static void
find_in_arena (const ErrdexVocabulary *self, const char *needle, gsize needle_length, GArray *found)
{
  const char *end = self->arena + self->arena_length;
  const char *p = self->arena;
  guint word = 0;

  while ((p = errdex_substring_find (p, end, needle, needle_length)) != NULL)
    {
      gsize offset = p - self->arena;

      if (!is_match (p, needle))
        {
          p++;
          continue;
        }
      while (self->offsets[word + 1] <= offset)
        word++;
      g_array_append_val (found, word);
      p = self->arena + self->offsets[word + 1];
    }
}

/**
 * errdex_vocabulary_find_containing:
 * @self: a vocabulary
 * @text: a part of a word
 * @length: its length in bytes, not 0
 * @found: (element-type guint): where to append the words that contain it, in ascending order
 *
 * A number is only found from its beginning: 50 in 500, but not in 150.
 */
void
errdex_vocabulary_find_containing (const ErrdexVocabulary *self,
                                   const char *text,
                                   gsize length,
                                   GArray *found)
{
  find_in_arena (self, text, length, found);
}

/**
 * errdex_vocabulary_find_suffix:
 * @self: a vocabulary
 * @text: how words end
 * @length: its length in bytes, not 0
 * @found: (element-type guint): where to append the words that end so, in ascending order
 */
void
errdex_vocabulary_find_suffix (const ErrdexVocabulary *self,
                               const char *text,
                               gsize length,
                               GArray *found)
{
  g_autofree char *needle = g_strndup (text, length);

  /* the zero byte behind each word belongs to the needle */
  find_in_arena (self, needle, length + 1, found);
}

/**
 * errdex_vocabulary_add_entries:
 * @self: a vocabulary
 * @word: the number of a word
 * @bits: the set to which the entries that have the word are added
 */
void
errdex_vocabulary_add_entries (const ErrdexVocabulary *self, guint word, guint64 *bits)
{
  const Postings *postings = &self->postings[word];

  if (IS_COMMON (postings->n_entries, self->n_entries))
    {
      errdex_bits_or (bits, self->sets + postings->at * ERRDEX_BITS_WORDS (self->n_entries),
                      self->n_entries);
      return;
    }
  for (guint i = 0; i < postings->n_entries; i++)
    errdex_bits_set (bits, self->lists[postings->at + i]);
}

/**
 * errdex_vocabulary_count_entries:
 *
 * Returns: how many entries have the word
 */
guint
errdex_vocabulary_count_entries (const ErrdexVocabulary *self, guint word)
{
  return self->postings[word].n_entries;
}
