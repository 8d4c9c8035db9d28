// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "fold.h"

#include <string.h>

/* The longest decomposition of one character, and of each character that its case folding makes. */
#define MAX_DECOMPOSED 18

/* The folded text in the making. */
typedef struct
{
  char *out;
  guint32 *starts; /* (nullable) */
  guint32 *ends;   /* (nullable) */
  gsize length;
  gsize capacity;
} Folder;

static void
folder_reserve (Folder *self, gsize n_bytes)
{
  if (self->length + n_bytes <= self->capacity)
    return;

  self->capacity = (self->length + n_bytes) * 2;
  self->out = g_realloc (self->out, self->capacity + 1);
  if (self->starts != NULL)
    {
      self->starts = g_renew (guint32, self->starts, self->capacity);
      self->ends = g_renew (guint32, self->ends, self->capacity);
    }
}

/* Puts a byte for which there is room. */
static inline void
folder_put (Folder *self, char byte, guint32 start, guint32 end)
{
  if (self->starts != NULL)
    {
      self->starts[self->length] = start;
      self->ends[self->length] = end;
    }
  self->out[self->length++] = byte;
}

static void
folder_remove (Folder *self, gsize at)
{
  gsize n_behind = --self->length - at;

  memmove (self->out + at, self->out + at + 1, n_behind);
  if (self->starts == NULL)
    return;
  memmove (self->starts + at, self->starts + at + 1, n_behind * sizeof *self->starts);
  memmove (self->ends + at, self->ends + at + 1, n_behind * sizeof *self->ends);
}

/* A comma before three digits only groups them: 10,000 is written 10000 as well. */
static void
folder_join_digits (Folder *self)
{
  const char *end = self->out + self->length;

  if (self->length >= 5 && end[-4] == ',' && g_ascii_isdigit (end[-2]) && g_ascii_isdigit (end[-3])
      && g_ascii_isdigit (end[-5]))
    folder_remove (self, self->length - 4);
}

/* Puts an ASCII character for which there is room. */
static inline void
folder_put_ascii (Folder *self, guchar byte, guint32 start, guint32 end)
{
  if (byte <= ' ' || byte == 0x7f)
    {
      if (self->length == 0 || self->out[self->length - 1] != ' ')
        folder_put (self, ' ', start, end);
    }
  else if (byte != '`')
    {
      /* faster than a call of g_ascii_tolower() */
      folder_put (self, byte >= 'A' && byte <= 'Z' ? byte | 0x20 : byte, start, end);
      if (g_ascii_isdigit (byte))
        folder_join_digits (self);
    }
}

static void
folder_put_bytes (Folder *self, const char *bytes, gsize n_bytes, guint32 start, guint32 end)
{
  folder_reserve (self, n_bytes);
  for (gsize i = 0; i < n_bytes; i++)
    folder_put (self, bytes[i], start, end);
}

/* The last character came with this mark; highlighting the one highlights the other. */
static void
folder_extend (Folder *self, guint32 start, guint32 end)
{
  if (self->ends == NULL)
    return;

  for (gsize i = self->length; i > 0 && self->ends[i - 1] == start; i--)
    self->ends[i - 1] = end;
}

static gunichar
unify (gunichar character)
{
  switch (character)
    {
    case 0x201c:
    case 0x201d:
    case 0x201e:
    case 0x201f:
    case 0xab:
    case 0xbb:
    case 0x300c:
    case 0x300d:
    case 0x300e:
    case 0x300f:
    case 0x301d:
    case 0x301e:
      return '"';
    case 0x2018:
    case 0x2019:
    case 0x201a:
    case 0x201b:
      return '\'';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
      return '-';
    default:
      return character;
    }
}

static void
folder_add_plain (Folder *self, gunichar character, guint32 start, guint32 end)
{
  char bytes[6];

  character = unify (character);
  switch (g_unichar_type (character))
    {
    case G_UNICODE_NON_SPACING_MARK:
    case G_UNICODE_ENCLOSING_MARK:
      folder_extend (self, start, end);
      return;
    case G_UNICODE_FORMAT:
      return;
    case G_UNICODE_CONTROL:
    case G_UNICODE_SPACE_SEPARATOR:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
      character = ' ';
      break;
    default:
      break;
    }

  folder_reserve (self, 1);
  if (character < 0x80)
    folder_put_ascii (self, character, start, end);
  else
    folder_put_bytes (self, bytes, g_unichar_to_utf8 (character, bytes), start, end);
}

/* Case folding can make characters that decompose in their turn, so decomposition comes before and
 * after it. */
static void
folder_add (Folder *self, gunichar character, guint32 start, guint32 end)
{
  gunichar parts[MAX_DECOMPOSED];
  gsize n_parts = g_unichar_fully_decompose (character, TRUE, parts, G_N_ELEMENTS (parts));

  for (gsize i = 0; i < MIN (n_parts, G_N_ELEMENTS (parts)); i++)
    {
      char bytes[7] = "";
      g_autofree char *lower = NULL;
      g_autofree char *decomposed = NULL;

      if (parts[i] < 0x80 || errdex_fold_is_ideograph (parts[i]))
        {
          folder_add_plain (self, parts[i], start, end);
          continue;
        }
      bytes[g_unichar_to_utf8 (parts[i], bytes)] = '\0';
      lower = g_utf8_casefold (bytes, -1);
      decomposed = g_utf8_normalize (lower, -1, G_NORMALIZE_NFKD);
      for (const char *p = decomposed; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
        folder_add_plain (self, g_utf8_get_char (p), start, end);
    }
}

/* Adds the character at @i, which is not ASCII. Returns: where the next one begins. */
static gsize
folder_add_wide (Folder *self, const char *text, gsize length, gsize i)
{
  gunichar character = g_utf8_get_char_validated (text + i, length - i);
  gsize next;

  if (character == (gunichar) -1 || character == (gunichar) -2)
    {
      folder_reserve (self, 1);
      folder_put_ascii (self, ' ', i, i + 1);
      return i + 1;
    }

  next = i + g_utf8_skip[(guchar) text[i]];
  /* what most Chinese texts consist of has neither case nor marks */
  if (character >= 0x3400 && character < 0xf900 && errdex_fold_is_ideograph (character))
    folder_put_bytes (self, text + i, next - i, i, next);
  else
    folder_add (self, character, i, next);

  return next;
}

static void
fold (ErrdexFolded *self, const char *text, gssize length, gboolean mapped)
{
  gsize n_bytes = length < 0 ? strlen (text) : (gsize) length;
  Folder folder = { .capacity = n_bytes };
  gsize i = 0;

  folder.out = g_malloc (n_bytes + 1);
  folder.starts = mapped ? g_new (guint32, MAX (n_bytes, 1)) : NULL;
  folder.ends = mapped ? g_new (guint32, MAX (n_bytes, 1)) : NULL;
  while (i < n_bytes)
    if ((guchar) text[i] < 0x80)
      {
        folder_reserve (&folder, 1);
        folder_put_ascii (&folder, text[i], i, i + 1);
        i++;
      }
    else
      i = folder_add_wide (&folder, text, n_bytes, i);

  folder.out[folder.length] = '\0';
  self->text = folder.out;
  self->length = folder.length;
  self->starts = folder.starts;
  self->ends = folder.ends;
}

/**
 * errdex_fold_init:
 * @self: (out caller-allocates): where to put the folded text; free it with errdex_fold_clear()
 * @text: a text; bytes that are not UTF-8 count as spaces
 * @length: its length in bytes, or -1 where it is zero-terminated
 *
 * Folds a text so that texts which a reader takes for the same compare equal: compatibility
 * decomposition, no case, no marks, no width, no invisible characters; any stretch of white space
 * and control characters is one space, quotes and dashes are plain ones, the backticks of code
 * spans are gone, and so are commas that group digits.
 */
void
errdex_fold_init (ErrdexFolded *self, const char *text, gssize length)
{
  fold (self, text, length, FALSE);
}

/**
 * errdex_fold_init_mapped:
 * @self: (out caller-allocates): where to put the folded text; free it with errdex_fold_clear()
 * @text: a text
 * @length: its length in bytes, or -1 where it is zero-terminated
 *
 * Like errdex_fold_init(), and tells for each folded byte where it comes from.
 */
void
errdex_fold_init_mapped (ErrdexFolded *self, const char *text, gssize length)
{
  fold (self, text, length, TRUE);
}

/**
 * errdex_fold_clear:
 *
 * Frees what @self points at. It may be cleared again.
 */
void
errdex_fold_clear (ErrdexFolded *self)
{
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->starts, g_free);
  g_clear_pointer (&self->ends, g_free);
  self->length = 0;
}

/**
 * errdex_fold:
 * @text: a zero-terminated text
 *
 * Returns: (transfer full): the text folded as by errdex_fold_init()
 */
char *
errdex_fold (const char *text)
{
  ErrdexFolded folded;

  errdex_fold_init (&folded, text, -1);

  return folded.text;
}

/**
 * errdex_fold_is_ideograph:
 *
 * Returns: whether the character is of a script that is written without spaces, so that it counts
 * as a word of its own
 */
gboolean
errdex_fold_is_ideograph (gunichar character)
{
  return character >= 0x2e80
         && (character < 0x3000 || (character >= 0x3040 && character < 0x3130)
             || (character >= 0x31a0 && character < 0x3200)
             || (character >= 0x3400 && character < 0xa4d0)
             || (character >= 0xf900 && character < 0xfb00)
             || (character >= 0x20000 && character < 0x40000));
}

/**
 * errdex_fold_next_run:
 * @text: a folded text
 * @length: its length in bytes
 * @run: (inout): the last run, or one that begins and ends at 0; becomes the next one
 *
 * Steps through the words of a folded text.
 *
 * Returns: %FALSE where there is no further word
 */
gboolean
errdex_fold_next_run (const char *text, gsize length, ErrdexRun *run)
{
  const char *p = text + run->end;
  const char *end = text + length;
  const char *start = NULL;

  while (p < end)
    {
      gunichar character = (guchar) *p < 0x80 ? (guchar) *p : g_utf8_get_char (p);
      gboolean ideograph = errdex_fold_is_ideograph (character);
      gboolean word = character < 0x80 ? g_ascii_isalnum (character)
                                       : ideograph || g_unichar_isalnum (character);

      if (start != NULL && (!word || ideograph))
        break;
      if (word && start == NULL)
        start = p;
      p = g_utf8_next_char (p);
      if (ideograph && word)
        break;
    }
  if (start == NULL)
    return FALSE;

  run->start = start - text;
  run->end = p - text;

  return TRUE;
}
