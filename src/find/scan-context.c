// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Codes that are told from all the other numbers of a log by the words before them.
 *
 * Behind such a word, a context, stand punctuation and a few small words, and then the code:
 *
 *   "status": 404      HTTP/1.1" 503      httpStatusCode=404      reason code was (0x87)
 *
 * Nothing else may stand between, and no line ends there. What follows must not make another thing
 * of the number: a longer one, an address, a range, or an amount such as `500 ms`. */

#include "config.h"

#include "scan-context.h"

#include <string.h>

/* So many small words may stand between context and code. */
#define MAX_FILLERS 4
/* Of a context with more spaces these stand for spaces only. */
#define MAX_FREE_SPACES 2
/* No escape is longer. */
#define MAX_ESCAPE 32
/* Longer words are none of the small ones. */
#define MAX_WORD 16

static const char *const fillers[] = {
  "code",   "status", "error",    "response", "reason", "return",  "returned",
  "result", "number", "received", "rc",       "is",     "was",     "of",
  "with",   "the",    "got",      "value",    "failed", "refused",
};

/* What a number before them counts or measures. */
static const char *const units[] = {
  "ms",       "us",          "ns",      "s",       "sec",   "secs",  "second",  "seconds",
  "min",      "minutes",     "hours",   "b",       "byte",  "bytes", "kb",      "mb",
  "gb",       "kib",         "mib",     "percent", "times", "items", "rows",    "records",
  "requests", "messages",    "clients", "devices", "lines", "files", "retries", "users",
  "events",   "connections", "threads", "points",
};

/* What may directly follow a context: punctuation, and small words by how they begin. */
static const char *const followers[] = {
  " ",  "\t", ":",  "=",  "\"", "'",    "`",    "(",  "[",  "<",  ">",  "{",
  "|",  "#",  "\\", "_",  "-",  "\xef", "\033", "&",  "co", "st", "er", "re",
  "nu", "rc", "is", "wa", "of", "wi",   "th",   "go", "va", "fa", NULL,
};

/* --- making --- */

static GHashTable *
get_table (ErrdexContexts *self, const char *context)
{
  g_autofree char *folded = g_ascii_strdown (context, -1);
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, folded));

  if (number == 0)
    {
      g_ptr_array_add (self->tables, g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL));
      number = self->tables->len;
      g_hash_table_insert (self->numbers, g_steal_pointer (&folded), GUINT_TO_POINTER (number));
    }

  return self->tables->pdata[number - 1];
}

static void
add_code (ErrdexContexts *self, const char *const *contexts, const char *code, guint entry)
{
  if (strlen (code) > ERRDEX_MATCH_MAX_CODE)
    return;
  for (; *contexts != NULL; contexts++)
    {
      GHashTable *table = get_table (self, *contexts);
      g_autofree char *folded = g_ascii_strdown (code, -1);

      /* where a text is several codes, the first one stays */
      if (!g_hash_table_contains (table, folded))
        g_hash_table_insert (table, g_steal_pointer (&folded), GUINT_TO_POINTER (entry + 1));
    }
}

/**
 * errdex_contexts_init:
 * @self: (out caller-allocates): contexts
 * @library: where to take them and their codes from
 */
void
errdex_contexts_init (ErrdexContexts *self, const ErrdexLibrary *library)
{
  self->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);
  self->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < library->n_entries; i++)
    {
      const char *const *contexts = errdex_library_get_contexts (library, i);

      if (contexts != NULL)
        add_code (self, contexts, errdex_library_get_entry (library, i)->code, i);
    }

  /* only now: where a text is both, it is the code */
  for (guint i = 0; i < library->n_entries; i++)
    {
      const char *const *contexts = errdex_library_get_contexts (library, i);

      for (const char *const *alias = errdex_library_get_entry (library, i)->aliases;
           contexts != NULL && *alias != NULL; alias++)
        add_code (self, contexts, *alias, i);
    }
}

/**
 * errdex_contexts_clear:
 *
 * Frees what they hold.
 */
void
errdex_contexts_clear (ErrdexContexts *self)
{
  g_ptr_array_unref (self->tables);
  g_hash_table_unref (self->numbers);
}

/* Adds a context in all its spellings: a space may be one, or another joint, or nothing. */
static void
add_spellings (ErrdexTrieBuilder *builder, const char *context, int number, guint n_free)
{
  static const char *const joints[] = { "", "-", "_" };
  const char *space = strrchr (context, ' ');

  if (space == NULL || n_free == 0)
    {
      errdex_trie_builder_add_context (builder, context, number);
      return;
    }

  errdex_trie_builder_add_context (builder, context, number);
  for (guint i = 0; i < G_N_ELEMENTS (joints); i++)
    for (const char *p = context; (p = strchr (p, ' ')) != NULL; p++)
      {
        g_autofree char *joined
            = g_strdup_printf ("%.*s%s%s", (int) (p - context), context, joints[i], p + 1);

        add_spellings (builder, joined, number, n_free - 1);
      }
}

/**
 * errdex_contexts_add_to_trie:
 * @self: contexts
 * @builder: where to add them
 */
void
errdex_contexts_add_to_trie (const ErrdexContexts *self, ErrdexTrieBuilder *builder)
{
  GHashTableIter iter;
  gpointer context, number;

  g_hash_table_iter_init (&iter, self->numbers);
  while (g_hash_table_iter_next (&iter, &context, &number))
    add_spellings (builder, context, GPOINTER_TO_INT (number) - 1, MAX_FREE_SPACES);
}

/* --- matching --- */

/* What may stand before a code; a hyphen may too, if it is no minus. */
static const gboolean punctuation[256] = {
  [' '] = TRUE, ['\t'] = TRUE, [':'] = TRUE,  ['='] = TRUE, ['"'] = TRUE, ['\''] = TRUE,
  ['`'] = TRUE, ['('] = TRUE,  ['['] = TRUE,  ['<'] = TRUE, ['>'] = TRUE, ['{'] = TRUE,
  ['|'] = TRUE, ['#'] = TRUE,  ['\\'] = TRUE, ['_'] = TRUE,
};

/* A place in the text, and whether what is there depends on text to come. */
typedef struct
{
  const ErrdexText *text;
  gsize at;
  gboolean more;
} Cursor;

/* The byte so far ahead; 0 where the text ends. */
static guint8
peek (Cursor *self, gsize ahead)
{
  if (self->at + ahead < self->text->length)
    return self->text->bytes[self->at + ahead];

  self->more |= !self->text->last;
  return 0;
}

static gboolean
is_word_in (const guint8 *word, gsize length, const char *const *words, guint n_words)
{
  if (length == 0 || length > MAX_WORD || !g_ascii_isalpha (*word))
    return FALSE;
  for (guint i = 0; i < n_words; i++)
    if (errdex_byte_folds[*word] == (guint8) *words[i]
        && g_ascii_strncasecmp ((const char *) word, words[i], length) == 0
        && words[i][length] == '\0')
      return TRUE;

  return FALSE;
}

/* A terminal's colours, or a quotation mark of HTML. */
static void
skip_escape (Cursor *self)
{
  peek (self, MAX_ESCAPE);
  self->at = errdex_text_skip_escape (self->text, self->at);
}

/* Steps over punctuation that may stand before a code. Returns: whether there was any. */
static gboolean
skip_punctuation (Cursor *self, gsize limit)
{
  gsize start = self->at;

  for (guint8 byte; self->at < limit && (byte = peek (self, 0)) != 0;)
    if (byte == '\033' || byte == '&')
      skip_escape (self);
    else if (byte == 0xef && peek (self, 1) == 0xbc && peek (self, 2) == 0x9a)
      self->at += strlen ("：");
    else if (punctuation[byte] || (byte == '-' && strchr (" >", peek (self, 1)) != NULL))
      self->at++;
    else
      break;

  return self->at > start;
}

/* The length of the word or number that begins here, the sign before it and dots inside it
 * included. */
static gsize
measure_token (Cursor *self)
{
  gsize length = peek (self, 0) == '-' && g_ascii_isdigit (peek (self, 1)) ? 1 : 0;
  guint8 byte;

  while (length <= ERRDEX_MATCH_MAX_CODE && (byte = peek (self, length)) != 0)
    if (g_ascii_isalnum (byte))
      length++;
    else if (byte == '.' && length > 0 && g_ascii_isalnum (peek (self, length + 1)))
      length += 2;
    else
      break;

  return length;
}

/* Whether what stands behind a number makes something else of it. */
static gboolean
goes_on (Cursor *self, gsize length)
{
  guint8 byte = peek (self, length);
  guint8 next = byte != 0 ? peek (self, length + 1) : 0;
  gsize word = 0;

  if (byte == '_' || byte == '%' || (strchr (":/,-", byte) != NULL && g_ascii_isdigit (next)))
    return TRUE;
  if (byte != ' ' || !g_ascii_isalpha (next))
    return FALSE;
  while (word <= MAX_WORD && g_ascii_isalpha (peek (self, length + 1 + word)))
    word++;

  return is_word_in (self->text->bytes + self->at + length + 1, word, units, G_N_ELEMENTS (units));
}

/* A code behind a context has a digit: words there are states and phrases more often than codes. */
static gboolean
has_digit (const guint8 *token, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (g_ascii_isdigit (token[i]))
      return TRUE;

  return FALSE;
}

static guint
look_up (GHashTable *table, const guint8 *token, gsize length)
{
  char folded[ERRDEX_MATCH_MAX_CODE + 1];

  if (length == 0 || length > ERRDEX_MATCH_MAX_CODE || !has_digit (token, length))
    return 0;
  for (gsize i = 0; i < length; i++)
    folded[i] = errdex_byte_folds[token[i]];
  folded[length] = '\0';

  return GPOINTER_TO_UINT (g_hash_table_lookup (table, folded));
}

/**
 * errdex_context_get_followers:
 *
 * Returns: (transfer none): what may directly follow a context, as single characters and as the two
 * first letters of words
 */
const char *const *
errdex_context_get_followers (void)
{
  return followers;
}

/**
 * errdex_context_begins:
 * @text: the text at hand
 * @at: a place in it
 *
 * Returns: whether a context may begin there: at the beginning of a word, be it one of CamelCase
 */
gboolean
errdex_context_begins (const ErrdexText *text, gsize at)
{
  guint8 before = at > 0 ? text->bytes[at - 1] : ' ';

  if (!g_ascii_isalnum (before))
    return TRUE;
  if (g_ascii_isupper (text->bytes[at]) && g_ascii_islower (before))
    return TRUE;

  return errdex_text_ends_escape (text, at);
}

/**
 * errdex_contexts_match:
 * @self: contexts
 * @context: one of them
 * @text: the text at hand
 * @end: where that context ends in it
 * @match: (out): the code behind it
 *
 * Returns: %ERRDEX_MATCH_KNOWN where a code of the context stands behind it
 */
ErrdexMatchKind
errdex_contexts_match (const ErrdexContexts *self,
                       int context,
                       const ErrdexText *text,
                       gsize end,
                       ErrdexMatch *match)
{
  Cursor cursor = { .text = text, .at = end };
  gsize limit = end + ERRDEX_CONTEXT_MAX_GAP;
  guint entry = 0;
  gsize length = 0;

  for (guint n_fillers = 0; n_fillers <= MAX_FILLERS && cursor.at < limit; n_fillers++)
    {
      gboolean apart = skip_punctuation (&cursor, limit);

      length = measure_token (&cursor);
      if (apart && !cursor.more)
        entry = look_up (self->tables->pdata[context], text->bytes + cursor.at, length);
      if (entry > 0 || length == 0 || cursor.more
          || !is_word_in (text->bytes + cursor.at, length, fillers, G_N_ELEMENTS (fillers)))
        break;
      cursor.at += length;
    }
  if (entry > 0 && goes_on (&cursor, length))
    entry = 0;
  if (cursor.more)
    return ERRDEX_MATCH_MORE;
  if (entry == 0)
    return ERRDEX_MATCH_NONE;

  match->code = entry - 1;
  match->start = cursor.at;
  match->end = cursor.at + length;

  return ERRDEX_MATCH_KNOWN;
}
