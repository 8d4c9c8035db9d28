// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* The stream. Text is scanned where the caller has it, save for the joints: what may still matter
 * of a piece is carried over, and the first bytes of the next one are put behind it. */

#include "config.h"

#include "scan-private.h"
#include "scan-decode.h"
#include "scan-lines.h"
#include "scan-match.h"
#include "scan-near.h"

#include <string.h>

/* So much text must be at hand before and after a place for all questions about it to have their
 * final answer. */
#define BEFORE (ERRDEX_NEAR_MAX_BEFORE + ERRDEX_MATCH_MAX_BEFORE)
#define AFTER  1024
/* A piece that is longer than a joint is scanned in place. */
#define JOINT (BEFORE + AFTER)
/* Small enough to stay in the first cache while it is searched and counted, and its candidates with
 * it. */
#define BLOCK (16 * 1024)
/* Pieces that are short are collected up to so much. */
#define CARRY_SIZE (64 * 1024)
/* So much of UTF-16 is decoded at a time. */
#define DECODE_SIZE (16 * 1024)
/* So many bytes tell the encoding. */
#define MAX_BOM 3

G_STATIC_ASSERT (AFTER > ERRDEX_MATCH_MAX_SPAN && AFTER > ERRDEX_NEAR_ID_LENGTH);
G_STATIC_ASSERT (CARRY_SIZE > 2 * JOINT);

struct _ErrdexScan
{
  ErrdexScanner *scanner;
  GPtrArray *names;
  guint64 bytes;
  ErrdexScanFunc func;
  gpointer user_data;

  GPtrArray *known;
  ErrdexFound **known_by_entry;
  GPtrArray *unknown;
  GHashTable *unknown_by_text; /* folded text to ErrdexFound */
  guint64 unknown_beyond;

  /* the present input */
  gboolean open;
  ErrdexEncoding encoding;
  guint8 start[MAX_BOM];
  guint n_start;
  ErrdexDecoder decoder;
  guint8 *decoded;
  ErrdexLines lines;
  ErrdexNear near;
  guint64 next;  /* where to go on */
  guint64 taken; /* where the last code ends */
  guint8 *carry;
  gsize n_carry;
  guint64 carry_offset;

  guint32 candidates[BLOCK];
};

/* Codes begin alike and are long, so that a hash that takes byte after byte is slow. */
static guint
hash_text (gconstpointer key)
{
  const char *text = key;
  gsize length = strlen (text);
  guint64 hash = length;

  for (gsize i = 0; i < length; i += sizeof (guint64))
    {
      guint64 bytes = 0;

      memcpy (&bytes, text + i, MIN (length - i, sizeof bytes));
      hash = (hash ^ bytes) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
      hash ^= hash >> 32;
    }

  return hash;
}

static void
free_found (gpointer data)
{
  ErrdexFound *found = data;

  g_free (found->code);
  g_array_unref (found->places);
  g_ptr_array_unref (found->request_ids);
  g_free (found);
}

static ErrdexFound *
new_found (char *code, int entry)
{
  ErrdexFound *found = g_new0 (ErrdexFound, 1);

  found->code = code;
  found->entry = entry;
  found->places = g_array_new (FALSE, FALSE, sizeof (ErrdexPlace));
  found->request_ids = g_ptr_array_new_null_terminated (1, g_free, TRUE);

  return found;
}

/**
 * errdex_scan_new:
 * @scanner: what to look for; it is kept
 *
 * Returns: (transfer full): a scan that has found nothing so far
 */
ErrdexScan *
errdex_scan_new (ErrdexScanner *scanner)
{
  ErrdexScan *self;

  g_return_val_if_fail (scanner != NULL, NULL);

  self = g_new0 (ErrdexScan, 1);
  self->scanner = errdex_scanner_ref (scanner);
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->known = g_ptr_array_new_with_free_func (free_found);
  self->known_by_entry = g_new0 (ErrdexFound *, scanner->library->n_entries);
  self->unknown = g_ptr_array_new_with_free_func (free_found);
  self->unknown_by_text = g_hash_table_new_full (hash_text, g_str_equal, g_free, NULL);
  self->carry = g_malloc (CARRY_SIZE);

  return self;
}

/**
 * errdex_scan_free:
 * @self: (transfer full): a scan; all that it found goes with it
 */
void
errdex_scan_free (ErrdexScan *self)
{
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->known);
  g_free (self->known_by_entry);
  g_hash_table_unref (self->unknown_by_text);
  g_ptr_array_unref (self->unknown);
  g_free (self->decoded);
  g_free (self->carry);
  errdex_scanner_unref (self->scanner);
  g_free (self);
}

static ErrdexFound *
get_known (ErrdexScan *self, int entry)
{
  ErrdexFound *found = self->known_by_entry[entry];

  if (found == NULL)
    {
      found = new_found (g_strdup (errdex_library_get_entry (self->scanner->library, entry)->code),
                         entry);
      self->known_by_entry[entry] = found;
      g_ptr_array_add (self->known, found);
    }

  return found;
}

/* Returns NULL where there are too many different ones already. */
static ErrdexFound *
get_unknown (ErrdexScan *self, const guint8 *bytes, gsize length)
{
  char folded[ERRDEX_MATCH_MAX_CODE + 1];
  ErrdexFound *found;

  for (gsize i = 0; i < length; i++)
    folded[i] = errdex_byte_folds[bytes[i]];
  folded[length] = '\0';

  found = g_hash_table_lookup (self->unknown_by_text, folded);
  if (found == NULL && self->unknown->len < ERRDEX_SCAN_MAX_UNKNOWN)
    {
      found = new_found (g_strndup ((const char *) bytes, length), -1);
      g_hash_table_insert (self->unknown_by_text, g_strdup (folded), found);
      g_ptr_array_add (self->unknown, found);
    }

  return found;
}

static void
count_lines (ErrdexScan *self, const ErrdexText *text, guint64 to)
{
  if (to > self->lines.offset)
    errdex_lines_advance (&self->lines, text->bytes + (self->lines.offset - text->offset),
                          to - self->lines.offset);
}

/* Lines are counted only where they are asked for: the place of a code that has enough places is
 * not. */
static void
add_place (ErrdexScan *self, const ErrdexText *text, gsize at, ErrdexFound *found)
{
  ErrdexPlace place;

  if (found->places->len >= ERRDEX_SCAN_MAX_PLACES && self->func == NULL)
    return;

  count_lines (self, text, text->offset + at);
  place.file = self->names->len - 1;
  place.line = self->lines.line;
  place.column = self->lines.column;
  /* the byte-order mark of UTF-16 was one more unit */
  place.offset = self->lines.with_units ? 2 * (self->lines.units + 1) : text->offset + at;
  if (found->places->len < ERRDEX_SCAN_MAX_PLACES)
    g_array_append_val (found->places, place);
  if (self->func != NULL)
    self->func (found, &place, self->user_data);
}

static void
add_code (ErrdexScan *self, const ErrdexText *text, ErrdexMatchKind kind, const ErrdexMatch *match)
{
  gsize at = match->start;
  ErrdexFound *found = kind == ERRDEX_MATCH_KNOWN
                           ? get_known (self, match->code)
                           : get_unknown (self, text->bytes + at, match->end - at);

  if (found == NULL)
    {
      self->unknown_beyond++;
      return;
    }

  found->count++;
  add_place (self, text, at, found);
  errdex_near_add_code (&self->near, text, text->offset + at, text->offset + match->end, found);
}

/* Looks at the places from @at to @end. Returns where to go on: farther, if a code spans the end;
 * less far, if more text is needed. */
static gsize
scan_block (ErrdexScan *self, const ErrdexText *text, gsize at, gsize end)
{
  gsize n = errdex_heads_collect (&self->scanner->heads, text->bytes, at, end, text->length,
                                  self->candidates);

  for (gsize i = 0; i < n; i++)
    {
      gsize candidate = self->candidates[i];
      ErrdexMatch match;
      ErrdexMatchKind kind;

      if (candidate < at)
        continue;
      kind = errdex_match_at (self->scanner, text, candidate, &match);
      if (kind == ERRDEX_MATCH_MORE)
        return candidate;
      if (kind == ERRDEX_MATCH_NONE || text->offset + match.start < self->taken)
        continue;
      add_code (self, text, kind, &match);
      at = match.end;
      self->taken = text->offset + at;
    }

  return MAX (at, end);
}

/* Scans from where the scan stands to @to. */
static void
scan_text (ErrdexScan *self, const ErrdexText *text, gsize to)
{
  gsize at = self->next - text->offset;

  while (at < to)
    {
      gsize end = MIN (to, at + BLOCK);

      at = scan_block (self, text, at, end);
      self->next = text->offset + at;
      /* a code may begin a little before the place where it is recognised */
      count_lines (self, text, self->next - MIN (self->next, ERRDEX_MATCH_MAX_BEFORE));
      errdex_near_advance (&self->near, text, self->next);
      if (at < end)
        break;
    }
}

static ErrdexText
get_carried (ErrdexScan *self, gboolean last)
{
  return (ErrdexText){ self->carry, self->n_carry, self->carry_offset, last };
}

/* Keeps what may still matter of a text. */
static void
keep (ErrdexScan *self, const ErrdexText *text)
{
  guint64 from = MAX (text->offset, self->next - MIN (self->next, BEFORE));
  gsize skipped = from - text->offset;

  memmove (self->carry, text->bytes + skipped, text->length - skipped);
  self->n_carry = text->length - skipped;
  self->carry_offset = from;
}

/* Puts @length bytes, no more than a joint, behind what is carried over, and scans what can be
 * scanned of it. */
static void
scan_carried (ErrdexScan *self, const guint8 *bytes, gsize length)
{
  ErrdexText text = get_carried (self, FALSE);

  if (self->n_carry + length > CARRY_SIZE)
    keep (self, &text);
  memcpy (self->carry + self->n_carry, bytes, length);
  self->n_carry += length;

  text = get_carried (self, FALSE);
  if (text.length > AFTER)
    scan_text (self, &text, text.length - AFTER);
}

static void
feed_text (ErrdexScan *self, const guint8 *bytes, gsize length)
{
  ErrdexText text = { bytes, length, self->carry_offset + self->n_carry, FALSE };

  if (self->n_carry > 0 || length <= JOINT)
    scan_carried (self, bytes, MIN (length, JOINT));
  if (length <= JOINT)
    return;

  scan_text (self, &text, length - AFTER);
  keep (self, &text);
}

static void
feed_utf16 (ErrdexScan *self, const guint8 *bytes, gsize length)
{
  while (length > 0)
    {
      gsize taken = MIN (length, DECODE_SIZE);
      gsize n = errdex_decoder_decode (&self->decoder, bytes, taken, self->decoded);

      feed_text (self, self->decoded, n);
      bytes += taken;
      length -= taken;
    }
}

static void
feed_encoded (ErrdexScan *self, const guint8 *bytes, gsize length)
{
  if (self->lines.with_units)
    feed_utf16 (self, bytes, length);
  else
    feed_text (self, bytes, length);
}

/* The first bytes are there: they tell the encoding. */
static void
start_input (ErrdexScan *self)
{
  gboolean is_utf16;

  self->encoding = errdex_encoding_guess (self->start, self->n_start);
  is_utf16
      = self->encoding == ERRDEX_ENCODING_UTF16_LE || self->encoding == ERRDEX_ENCODING_UTF16_BE;
  errdex_lines_init (&self->lines, self->encoding == ERRDEX_ENCODING_UTF8_BOM, is_utf16);
  if (is_utf16)
    {
      errdex_decoder_init (&self->decoder, self->encoding == ERRDEX_ENCODING_UTF16_BE);
      if (self->decoded == NULL)
        self->decoded = g_malloc ((DECODE_SIZE / 2 + 1) * ERRDEX_DECODER_MAX_GROWTH);
      feed_utf16 (self, self->start + 2, self->n_start - 2);
    }
  else
    feed_text (self, self->start, self->n_start);
}

/**
 * errdex_scan_set_func:
 * @self: a scan
 * @func: (nullable): what to call for each occurrence of a code, also where its place is not kept
 * @user_data: for @func
 *
 * Whoever wants to know of codes as they appear asks for it here; it costs the counting of lines.
 */
void
errdex_scan_set_func (ErrdexScan *self, ErrdexScanFunc func, gpointer user_data)
{
  self->func = func;
  self->user_data = user_data;
}

/**
 * errdex_scan_begin:
 * @self: a scan, not inside an input
 * @name: what to call the input
 *
 * Begins an input. What it holds is added to what earlier ones held.
 *
 * Returns: the number of the input, from 0
 */
guint
errdex_scan_begin (ErrdexScan *self, const char *name)
{
  g_return_val_if_fail (!self->open, 0);

  g_ptr_array_add (self->names, g_strdup (name));
  self->open = TRUE;
  self->encoding = ERRDEX_ENCODING_OPEN;
  self->n_start = 0;
  self->next = self->taken = 0;
  self->n_carry = 0;
  self->carry_offset = 0;
  errdex_near_init (&self->near);

  return self->names->len - 1;
}

/**
 * errdex_scan_feed:
 * @self: a scan inside an input
 * @bytes: (array length=length) (element-type guint8): the next bytes of the input
 * @length: how many there are; 0 is none
 *
 * Scans the next bytes. How an input is cut into pieces makes no difference to what is found, but
 * pieces of 64 KiB and more are the fastest. Nothing keeps @bytes.
 *
 * An input that begins with the byte-order mark of UTF-16 is decoded; offsets are still those of
 * its bytes.
 */
void
errdex_scan_feed (ErrdexScan *self, const void *bytes, gsize length)
{
  const guint8 *next = bytes;

  g_return_if_fail (self->open);

  self->bytes += length;
  for (; length > 0 && self->encoding == ERRDEX_ENCODING_OPEN; next++, length--)
    {
      self->start[self->n_start++] = *next;
      if (self->n_start == MAX_BOM)
        start_input (self);
    }
  if (length > 0)
    feed_encoded (self, next, length);
}

/**
 * errdex_scan_flush:
 * @self: a scan inside an input
 *
 * Adds what is complete in the bytes that were fed so far to what was found. Otherwise that may
 * wait for the next bytes. A code at the very end is not complete: it may go on. Where and how
 * often this is called makes no difference to what is found in the end.
 */
void
errdex_scan_flush (ErrdexScan *self)
{
  ErrdexText text;

  g_return_if_fail (self->open);

  text = get_carried (self, FALSE);
  if (text.length >= self->scanner->heads.length)
    scan_text (self, &text, text.length - self->scanner->heads.length + 1);
}

/**
 * errdex_scan_end:
 * @self: a scan inside an input
 *
 * Ends the input.
 */
void
errdex_scan_end (ErrdexScan *self)
{
  guint8 rest[ERRDEX_DECODER_MAX_GROWTH];
  ErrdexText text;

  g_return_if_fail (self->open);

  if (self->encoding == ERRDEX_ENCODING_OPEN)
    start_input (self);
  if (self->lines.with_units)
    feed_text (self, rest, errdex_decoder_end (&self->decoder, rest));
  text = get_carried (self, TRUE);
  scan_text (self, &text, text.length);
  errdex_near_end (&self->near);
  self->open = FALSE;
}

/**
 * errdex_scan_get_name:
 * @file: the number of an input
 *
 * Returns: (transfer none): its name
 */
const char *
errdex_scan_get_name (ErrdexScan *self, guint file)
{
  g_return_val_if_fail (file < self->names->len, NULL);

  return self->names->pdata[file];
}

/**
 * errdex_scan_get_bytes:
 *
 * Returns: how many bytes were fed, of all inputs together
 */
guint64
errdex_scan_get_bytes (ErrdexScan *self)
{
  return self->bytes;
}

/**
 * errdex_scan_get_known:
 *
 * Returns: (transfer none) (element-type ErrdexFound): the codes of the library that were found so
 * far, in order of appearance; belongs to the scan, grows with it and goes with it
 */
GPtrArray *
errdex_scan_get_known (ErrdexScan *self)
{
  return self->known;
}

/**
 * errdex_scan_get_unknown:
 *
 * Returns: (transfer none) (element-type ErrdexFound): the first %ERRDEX_SCAN_MAX_UNKNOWN different
 * codes that seem to be of a family of the library and are not in it, in order of appearance;
 * belongs to the scan, as above
 */
GPtrArray *
errdex_scan_get_unknown (ErrdexScan *self)
{
  return self->unknown;
}

/**
 * errdex_scan_get_unknown_beyond:
 *
 * Returns: how often further unknown codes occur, when there are more different ones than are kept
 */
guint64
errdex_scan_get_unknown_beyond (ErrdexScan *self)
{
  return self->unknown_beyond;
}
