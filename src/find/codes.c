// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "codes.h"

#include <string.h>

#include "bits.h"
#include "fold.h"
#include "substring.h"

/* Longer codes are equally long. */
#define MAX_LENGTH 4095

typedef enum
{
  CHARACTER_OTHER,
  CHARACTER_LOWER,
  CHARACTER_UPPER,
  CHARACTER_DIGIT,
  CHARACTER_IDEOGRAPH,
} CharacterClass;

typedef struct
{
  ErrdexCodes *codes;
  GString *arena;
  GArray *starts; /* guint32: the bytes of the arena at which words begin */
  GArray *offsets;
  GArray *segments;
  GArray *alias_entries;
} Maker;

static CharacterClass
classify (gunichar character)
{
  if (character < 0x80)
    {
      if (g_ascii_islower (character))
        return CHARACTER_LOWER;
      if (g_ascii_isupper (character))
        return CHARACTER_UPPER;

      return g_ascii_isdigit (character) ? CHARACTER_DIGIT : CHARACTER_OTHER;
    }
  if (errdex_fold_is_ideograph (character))
    return CHARACTER_IDEOGRAPH;
  if (g_unichar_isdigit (character))
    return CHARACTER_DIGIT;
  if (g_unichar_isupper (character) || g_unichar_istitle (character))
    return CHARACTER_UPPER;

  return g_unichar_isalnum (character) ? CHARACTER_LOWER : CHARACTER_OTHER;
}

/* Whether a word begins at a character between two others. The last capital of a row of them begins
 * a word if a small letter follows: SQLError is SQL and Error. */
static gboolean
begins_word (CharacterClass before, CharacterClass here, CharacterClass after)
{
  if (here == CHARACTER_OTHER)
    return FALSE;
  if (here == CHARACTER_UPPER && before == CHARACTER_UPPER)
    return after == CHARACTER_LOWER;
  if (here == CHARACTER_LOWER && before == CHARACTER_UPPER)
    return FALSE;

  return before != here || here == CHARACTER_IDEOGRAPH;
}

/**
 * errdex_codes_split:
 * @code: a code as its catalog spells it
 * @length: its length in bytes
 *
 * Splits a code into its words: at dots and whatever else is no letter or digit, at changes between
 * small letters and capitals, and at digits.
 *
 * Returns: (transfer full): a set of bits, of which each is set at whose byte a word begins
 */
guint64 *
errdex_codes_split (const char *code, gsize length)
{
  guint64 *starts = errdex_bits_new (length);
  CharacterClass before = CHARACTER_OTHER;
  CharacterClass here = length > 0 ? classify (g_utf8_get_char (code)) : CHARACTER_OTHER;

  for (const char *p = code; p < code + length; p = g_utf8_next_char (p))
    {
      const char *next = g_utf8_next_char (p);
      CharacterClass after
          = next < code + length ? classify (g_utf8_get_char (next)) : CHARACTER_OTHER;

      if (begins_word (before, here, after))
        errdex_bits_set (starts, p - code);
      before = here;
      here = after;
    }

  return starts;
}

/**
 * errdex_codes_letter:
 *
 * Returns: the bit that stands for a small ASCII letter or a digit in a set of letters; 0 for any
 * other byte
 */
guint64
errdex_codes_letter (char byte)
{
  if (byte >= 'a' && byte <= 'z')
    return G_GUINT64_CONSTANT (1) << (byte - 'a');
  if (byte >= '0' && byte <= '9')
    return G_GUINT64_CONSTANT (1) << (26 + byte - '0');

  return 0;
}

/**
 * errdex_codes_sign:
 * @text: a folded text
 * @length: its length in bytes
 *
 * Returns: the signature of the text
 */
ErrdexSignature
errdex_codes_sign (const char *text, gsize length)
{
  ErrdexSignature signature = { { 0, 0 } };

  for (gsize i = 1; i < length; i++)
    {
      guint hash = ((guchar) text[i - 1] * 37u + (guchar) text[i] * 11u) & 127;

      signature.halves[hash / 64] |= G_GUINT64_CONSTANT (1) << (hash % 64);
    }

  return signature;
}

static guint64
collect_letters (const char *text, gsize length)
{
  guint64 letters = 0;

  for (gsize i = 0; i < length; i++)
    letters |= errdex_codes_letter (text[i]);

  return letters;
}

/* Moves the starts of words, found in the code as it is spelled, to the folded one. */
static void
add_starts (Maker *self, const char *code, gsize length, const ErrdexFolded *folded)
{
  g_autofree guint64 *starts = errdex_codes_split (code, length);

  for (gsize i = 0; i < folded->length; i++)
    {
      guint32 at = self->arena->len + i;

      if ((i > 0 && folded->starts[i] == folded->starts[i - 1])
          || !errdex_bits_test (starts, folded->starts[i]))
        continue;
      g_array_append_val (self->starts, at);
    }
}

static guint32
fold_segment_start (const ErrdexFolded *folded, gsize original)
{
  guint32 i = 0;

  while (i < folded->length && folded->starts[i] < original)
    i++;

  return i;
}

static void
add_name (Maker *self, const char *code)
{
  g_auto (ErrdexFolded) folded = { NULL };
  guint32 offset = self->arena->len;
  guint32 segment;

  errdex_fold_init_mapped (&folded, code, -1);
  segment = offset + fold_segment_start (&folded, errdex_code_last_segment (code) - code);
  add_starts (self, code, strlen (code), &folded);
  g_string_append_len (self->arena, folded.text, folded.length);
  g_string_append_c (self->arena, '\0');
  g_array_append_val (self->offsets, offset);
  g_array_append_val (self->segments, segment);
}

static void
add_codes (Maker *self, const ErrdexLibrary *library)
{
  for (guint i = 0; i < library->n_catalogs; i++)
    for (guint j = 0; j < library->catalogs[i]->n_entries; j++)
      add_name (self, library->catalogs[i]->entries[j].code);
}

static void
add_alias (Maker *self, const char *alias, guint32 entry)
{
  add_name (self, alias);
  g_array_append_val (self->alias_entries, entry);
}

static void
add_aliases_of_entry (Maker *self, const ErrdexEntry *entry, guint32 number)
{
  g_autofree char *code = entry->name != NULL ? errdex_code_from_name (entry->name) : NULL;
  const char *digits = errdex_code_without_sign (entry->code);

  for (const char *const *alias = entry->aliases; *alias != NULL; alias++)
    add_alias (self, *alias, number);
  if (digits != NULL)
    add_alias (self, digits, number);
  if (code != NULL && *code != '\0')
    add_alias (self, code, number);
}

static void
add_aliases (Maker *self, const ErrdexLibrary *library)
{
  for (guint i = 0; i < library->n_catalogs; i++)
    for (guint j = 0; j < library->catalogs[i]->n_entries; j++)
      add_aliases_of_entry (self, &library->catalogs[i]->entries[j], library->first_entries[i] + j);
}

static void
close_offsets (GArray *offsets, gsize end)
{
  guint32 offset = end;

  g_array_append_val (offsets, offset);
}

static gpointer
take (GArray *array)
{
  return g_array_free (array, FALSE);
}

static guint32 *
list_names (guint n_names)
{
  guint32 *names = g_new (guint32, n_names);

  for (guint i = 0; i < n_names; i++)
    names[i] = i;

  return names;
}

static int
compare_codes (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const ErrdexCodes *self = user_data;

  return strcmp (self->arena + self->offsets[*(const guint32 *) a],
                 self->arena + self->offsets[*(const guint32 *) b]);
}

static int
compare_segments (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const ErrdexCodes *self = user_data;

  return strcmp (self->arena + self->segments[*(const guint32 *) a],
                 self->arena + self->segments[*(const guint32 *) b]);
}

static void
sort_names (ErrdexCodes *self)
{
  self->by_code = list_names (self->n_names);
  g_qsort_with_data (self->by_code, self->n_names, sizeof (guint32), compare_codes, self);
  self->by_segment = list_names (self->n_names);
  g_qsort_with_data (self->by_segment, self->n_names, sizeof (guint32), compare_segments, self);
}

static void
sign_names (ErrdexCodes *self)
{
  self->signatures = g_new (ErrdexSignature, self->n_names);
  self->letters = g_new (guint64, self->n_names);
  self->lengths = g_new (guint16, self->n_names);
  for (guint i = 0; i < self->n_names; i++)
    {
      gsize length;
      const char *name = errdex_codes_get_name (self, i, &length);

      self->signatures[i] = errdex_codes_sign (name, length);
      self->letters[i] = collect_letters (name, length);
      self->lengths[i] = MIN (length, MAX_LENGTH);
    }
}

/* A name that stands beside a code is a part of what is matched of it. */
static void
measure_entries (ErrdexCodes *self, const ErrdexLibrary *library)
{
  guint number = 0;

  self->whole_lengths = g_memdup2 (self->lengths, self->n_entries * sizeof *self->lengths);
  for (guint i = 0; i < library->n_catalogs; i++)
    for (guint j = 0; j < library->catalogs[i]->n_entries; j++, number++)
      if (library->catalogs[i]->entries[j].name != NULL)
        self->whole_lengths[number]
            = MAX (self->lengths[number],
                   MIN (strlen (library->catalogs[i]->entries[j].name), MAX_LENGTH));
}

/* A run of letters and digits may be several words. */
static void
add_words (const ErrdexCodes *self, guint name, ErrdexVocabularyMaker *words)
{
  gsize length;
  const char *text = errdex_codes_get_name (self, name, &length);
  guint32 offset = self->offsets[name];
  ErrdexRun run = { 0, 0 };

  while (errdex_fold_next_run (text, length, &run))
    {
      guint32 start = run.start;

      for (guint32 i = run.start + 1; i <= run.end; i++)
        if (i == run.end || errdex_bits_test (self->starts, offset + i))
          {
            errdex_vocabulary_maker_add (words, text + start, i - start);
            start = i;
          }
    }
  errdex_vocabulary_maker_add_border (words);
}

static void
add_initials (const ErrdexCodes *self, guint name, ErrdexVocabularyMaker *initials)
{
  g_autoptr (GString) letters = g_string_new (NULL);
  gsize length;
  const char *text = errdex_codes_get_name (self, name, &length);

  for (gsize i = 0; i < length; i++)
    if (errdex_bits_test (self->starts, self->offsets[name] + i))
      g_string_append_len (letters, text + i, g_utf8_skip[(guchar) text[i]]);
  if (letters->len > 0)
    errdex_vocabulary_maker_add (initials, letters->str, letters->len);
}

typedef void (*NameFunc) (const ErrdexCodes *self, guint name, ErrdexVocabularyMaker *maker);

static ErrdexVocabulary *
collect (const ErrdexCodes *self, NameFunc func, guint32 **tokens, guint32 **ends)
{
  ErrdexVocabularyMaker *maker = errdex_vocabulary_maker_new ();
  guint alias = self->n_entries;

  for (guint entry = 0; entry < self->n_entries; entry++)
    {
      func (self, entry, maker);
      /* aliases come in the order of their entries */
      for (; alias < self->n_names && errdex_codes_get_entry (self, alias) == entry; alias++)
        func (self, alias, maker);
      errdex_vocabulary_maker_end_entry (maker);
    }

  return errdex_vocabulary_maker_finish (maker, tokens, ends);
}

static void
maker_init (Maker *self)
{
  self->codes = g_new0 (ErrdexCodes, 1);
  self->arena = g_string_new (NULL);
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->offsets = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->segments = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->alias_entries = g_array_new (FALSE, FALSE, sizeof (guint32));
}

static ErrdexCodes *
maker_finish (Maker *self, guint n_entries)
{
  static const char padding[ERRDEX_SUBSTRING_PADDING];
  ErrdexCodes *codes = self->codes;

  codes->n_entries = n_entries;
  codes->n_names = self->offsets->len;
  close_offsets (self->offsets, self->arena->len);
  codes->starts = errdex_bits_new (self->arena->len);
  for (guint i = 0; i < self->starts->len; i++)
    errdex_bits_set (codes->starts, g_array_index (self->starts, guint32, i));
  g_array_unref (self->starts);
  g_string_append_len (self->arena, padding, sizeof padding);
  codes->arena = g_string_free (self->arena, FALSE);
  codes->offsets = take (self->offsets);
  codes->segments = take (self->segments);
  codes->alias_entries = take (self->alias_entries);

  return codes;
}

/**
 * errdex_codes_new:
 * @library: a library
 *
 * Returns: (transfer full): the codes and aliases of all its entries; free them with
 * errdex_codes_free()
 */
ErrdexCodes *
errdex_codes_new (const ErrdexLibrary *library)
{
  Maker maker;
  ErrdexCodes *self;

  maker_init (&maker);
  add_codes (&maker, library);
  add_aliases (&maker, library);
  self = maker_finish (&maker, library->n_entries);
  sign_names (self);
  measure_entries (self, library);
  sort_names (self);
  self->words = collect (self, add_words, &self->tokens, &self->ends);
  self->initials = collect (self, add_initials, NULL, NULL);

  return self;
}

/**
 * errdex_codes_free:
 * @self: (transfer full) (nullable): codes
 */
void
errdex_codes_free (ErrdexCodes *self)
{
  if (self == NULL)
    return;

  errdex_vocabulary_free (self->words);
  g_free (self->tokens);
  g_free (self->ends);
  g_free (self->alias_entries);
  g_free (self->arena);
  g_free (self->offsets);
  g_free (self->segments);
  g_free (self->starts);
  g_free (self->signatures);
  g_free (self->letters);
  g_free (self->by_code);
  g_free (self->by_segment);
  errdex_vocabulary_free (self->initials);
  g_free (self->lengths);
  g_free (self->whole_lengths);
  g_free (self);
}

/**
 * errdex_codes_get_size:
 *
 * Returns: how much memory the codes take, in bytes
 */
gsize
errdex_codes_get_size (const ErrdexCodes *self)
{
  gsize each
      = sizeof (ErrdexSignature) + sizeof (guint64) + 5 * sizeof (guint32) + sizeof (guint16);
  gsize n_bytes = self->offsets[self->n_names];
  gsize n_tokens = self->n_entries > 0 ? self->ends[self->n_entries - 1] : 0;

  return sizeof *self + self->n_names * each + n_bytes + n_bytes / 8
         + self->n_entries * sizeof (guint16) + (n_tokens + self->n_entries) * sizeof (guint32)
         + errdex_vocabulary_get_size (self->initials) + errdex_vocabulary_get_size (self->words);
}

/**
 * errdex_codes_get_entry:
 *
 * Returns: the entry that a name belongs to
 */
guint
errdex_codes_get_entry (const ErrdexCodes *self, guint name)
{
  return name < self->n_entries ? name : self->alias_entries[name - self->n_entries];
}

/**
 * errdex_codes_get_name:
 * @self: codes
 * @name: the number of a name
 * @length: (out) (optional): its length in bytes
 *
 * Returns: (transfer none): the name, folded
 */
const char *
errdex_codes_get_name (const ErrdexCodes *self, guint name, gsize *length)
{
  if (length != NULL)
    *length = self->offsets[name + 1] - self->offsets[name] - 1;

  return self->arena + self->offsets[name];
}

/* Where in @order, which is sorted by what begins at @starts, those begin that are not less than
 * @text, or, with @after, greater. Only @length bytes are compared, so all that begin with @text
 * are equal to it. */
static guint
find_border (const ErrdexCodes *self,
             const guint32 *order,
             const guint32 *starts,
             const char *text,
             gsize length,
             gboolean after)
{
  guint low = 0;
  guint high = self->n_names;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int comparison = strncmp (self->arena + starts[order[middle]], text, length);

      if (comparison < 0 || (after && comparison == 0))
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static void
find (const ErrdexCodes *self,
      const guint32 *order,
      const guint32 *starts,
      const char *text,
      gsize length,
      gboolean whole,
      guint *first,
      guint *end)
{
  g_autofree char *terminated = g_strndup (text, length);

  /* with its zero byte, the text is only equal to what ends there too */
  length += whole ? 1 : 0;
  *first = find_border (self, order, starts, terminated, length, FALSE);
  *end = find_border (self, order, starts, terminated, length, TRUE);
}

/**
 * errdex_codes_find:
 * @self: codes
 * @text: a folded text
 * @length: its length in bytes
 * @whole: whether to find the names that are @text, or those that begin with it
 * @first: (out): the first place in by_code with such a name
 * @end: (out): the place after the last one
 */
void
errdex_codes_find (const ErrdexCodes *self,
                   const char *text,
                   gsize length,
                   gboolean whole,
                   guint *first,
                   guint *end)
{
  find (self, self->by_code, self->offsets, text, length, whole, first, end);
}

/**
 * errdex_codes_find_segment:
 * @self: codes
 * @text: a folded text
 * @length: its length in bytes
 * @whole: whether to find the names whose last segment is @text, or those whose last segment begins
 * with it
 * @first: (out): the first place in by_segment with such a name
 * @end: (out): the place after the last one
 */
void
errdex_codes_find_segment (const ErrdexCodes *self,
                           const char *text,
                           gsize length,
                           gboolean whole,
                           guint *first,
                           guint *end)
{
  find (self, self->by_segment, self->segments, text, length, whole, first, end);
}
