// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Which request ids belong to which code.
 *
 * A request id is a UUID after the words `request id`, however they are joined and cased, with
 * nothing but punctuation and escapes between. Some programs write it before the code, some after
 * it; some write one record a line, some spread it over many; and other lines, with ids of their
 * own, stand around. So an id belongs to the nearest code before or after it, and of the ids that
 * so belong to one occurrence of a code the nearest is kept. Distance is counted in bytes, and
 *
 * - each line break in between counts as LINE_DISTANCE more, so that what stands on the same line
 * is near;
 * - where a record seems to end in between, by an empty line or by `}` before `{`, it counts as
 * RECORD_DISTANCE more;
 * - an id after a code is nearer by AFTER_DISTANCE than one before it, as forms of several lines
 * end with it; unless the code has an id already: then it is farther by TAKEN_DISTANCE. So in a
 * series of records each code gets its own.
 *
 * An id more than ERRDEX_NEAR_MAX bytes away, or farther than FAR by this measure, belongs to no
 * code. */

#include "config.h"

#include "scan-near.h"

#include <string.h>

#ifdef __x86_64__
#include <emmintrin.h>
#endif

#define LINE_DISTANCE   512
#define RECORD_DISTANCE 2048
#define TAKEN_DISTANCE  1024
#define AFTER_DISTANCE  256
#define FAR             4096
#define NO_DISTANCE     G_MAXUINT

/* Between the label and its id there is no more than this. */
#define MAX_SEPARATOR 40
#define MAX_LABEL     12

static const guint8 dashes[] = { 8, 13, 18, 23 };

static gboolean
is_id (const guint8 *bytes)
{
  guint dash = 0;

  for (guint i = 0; i < ERRDEX_NEAR_ID_LENGTH; i++)
    {
      gboolean here = dash < G_N_ELEMENTS (dashes) && dashes[dash] == i;

      if (here ? bytes[i] != '-' : !g_ascii_isxdigit (bytes[i]))
        return FALSE;
      dash += here;
    }

  return TRUE;
}

/* Skips `request id` in any case, written as one word or joined by a space, `-` or `_`. */
static gsize
skip_label (const ErrdexText *text, gsize at, gsize end)
{
  const char *bytes = (const char *) text->bytes;

  if (end - at < strlen ("requestid") || g_ascii_strncasecmp (bytes + at, "request", 7) != 0)
    return 0;
  at += 7;
  if (bytes[at] == ' ' || bytes[at] == '-' || bytes[at] == '_')
    at++;

  return end - at >= 2 && g_ascii_strncasecmp (bytes + at, "id", 2) == 0 ? at + 2 : 0;
}

static gboolean
leads_to (const ErrdexText *text, gsize at, gsize end)
{
  while (at < end && !g_ascii_isalnum (text->bytes[at]))
    at = errdex_text_skip_escape (text, at);

  return at == end;
}

static gboolean
has_label (const ErrdexText *text, gsize id)
{
  gsize first = id - MIN (id, MAX_LABEL + MAX_SEPARATOR);

  for (gsize at = first; at < id; at++)
    {
      gsize end = (text->bytes[at] | 0x20) == 'r' ? skip_label (text, at, id) : 0;

      if (end > 0 && end < id && leads_to (text, end, id))
        return TRUE;
    }

  return FALSE;
}

/* Finds the next three dashes that stand as those of an id do: much rarer than its label and than
 * its digits. */
static gsize
find_dashes (const guint8 *bytes, gsize from, gsize to)
{
#ifdef __x86_64__
  const __m128i dash = _mm_set1_epi8 ('-');

  for (; from + 16 <= to; from += 16)
    {
      __m128i first = _mm_loadu_si128 ((const void *) (bytes + from + 8));
      __m128i second = _mm_loadu_si128 ((const void *) (bytes + from + 13));
      __m128i third = _mm_loadu_si128 ((const void *) (bytes + from + 18));
      __m128i all = _mm_and_si128 (_mm_and_si128 (_mm_cmpeq_epi8 (first, dash),
                                                  _mm_cmpeq_epi8 (second, dash)),
                                   _mm_cmpeq_epi8 (third, dash));
      int bits = _mm_movemask_epi8 (all);

      if (bits != 0)
        return from + __builtin_ctz (bits);
    }
#endif
  for (; from < to; from++)
    if (bytes[from + 8] == '-' && bytes[from + 13] == '-' && bytes[from + 18] == '-')
      break;

  return from;
}

/* How far two places are from each other, as said above; NO_DISTANCE where that is too far. */
static guint
measure (const ErrdexText *text, guint64 from, guint64 to)
{
  guint distance = to - from;
  gboolean closed = FALSE;
  gboolean record = FALSE;
  gboolean blank = FALSE;

  if (to - from > ERRDEX_NEAR_MAX)
    return NO_DISTANCE;

  for (gsize i = from - text->offset; i < to - text->offset; i++)
    {
      guint8 byte = text->bytes[i];

      closed |= byte == '}';
      record |= (byte == '{' && closed) || (byte == '\n' && blank);
      distance += byte == '\n' ? LINE_DISTANCE : 0;
      blank = byte == '\n' || (blank && byte == '\r');
    }

  distance += record ? RECORD_DISTANCE : 0;

  return distance <= FAR ? distance : NO_DISTANCE;
}

static void
claim (ErrdexNearCode *code, const char *id, guint distance)
{
  if (code->id[0] != '\0' && distance >= code->distance)
    return;

  memcpy (code->id, id, sizeof code->id);
  code->distance = distance;
}

/* No further id can be that of the code. */
static void
finish (ErrdexNearCode *code)
{
  GPtrArray *ids = code->found != NULL ? code->found->request_ids : NULL;
  gboolean full = ids == NULL || code->id[0] == '\0' || ids->len >= ERRDEX_SCAN_MAX_REQUEST_IDS;

  code->found = NULL;
  for (guint i = 0; !full && i < ids->len; i++)
    full = g_ascii_strcasecmp (ids->pdata[i], code->id) == 0;
  if (!full)
    g_ptr_array_add (ids, g_strdup (code->id));
}

static void
add_id (ErrdexNear *self, const ErrdexText *text, guint64 offset)
{
  ErrdexNearId *id = &self->ids[self->n_ids++];

  id->offset = offset;
  memcpy (id->id, text->bytes + (offset - text->offset), ERRDEX_NEAR_ID_LENGTH);
  id->id[ERRDEX_NEAR_ID_LENGTH] = '\0';
  id->distance = NO_DISTANCE;
  if (self->last.found != NULL)
    id->distance = measure (text, self->last.end, offset);
  if (id->distance == NO_DISTANCE)
    return;

  if (self->last.taken)
    id->distance += TAKEN_DISTANCE;
  else
    id->distance -= MIN (id->distance, AFTER_DISTANCE);
  self->last.taken = TRUE;
}

/* Looks for the ids that begin before @to, which is before the end of the text by the length of an
 * id. */
static void
look_for_ids (ErrdexNear *self, const ErrdexText *text, guint64 from, guint64 to)
{
  gsize end = to > text->offset ? to - text->offset : 0;
  gsize at = MAX (from, text->offset) - text->offset;

  for (at = find_dashes (text->bytes, at, end); at < end;
       at = find_dashes (text->bytes, at + 1, end))
    if (is_id (text->bytes + at) && has_label (text, at))
      add_id (self, text, text->offset + at);
}

/* Looks for the ids that are near the last code and begin before @to. */
static void
look_after_code (ErrdexNear *self, const ErrdexText *text, guint64 to)
{
  guint64 end = MIN (to, self->last.end + ERRDEX_NEAR_MAX);

  if (self->last.found == NULL || self->scanned >= end)
    return;

  look_for_ids (self, text, self->scanned, end);
  self->scanned = end;
}

/* Gives each open id to the code before it or to the next one, which begins at @start; then the
 * former has all of its. */
static void
settle (ErrdexNear *self, const ErrdexText *text, guint64 start, ErrdexNearCode *next)
{
  for (guint i = 0; i < self->n_ids; i++)
    {
      ErrdexNearId *id = &self->ids[i];
      guint distance = NO_DISTANCE;

      if (next != NULL)
        distance = measure (text, id->offset + ERRDEX_NEAR_ID_LENGTH, start);
      if (distance < id->distance)
        claim (next, id->id, distance);
      else if (id->distance != NO_DISTANCE)
        claim (&self->last, id->id, id->distance);
    }
  self->n_ids = 0;
  finish (&self->last);
}

/**
 * errdex_near_init:
 *
 * Begins a new input.
 */
void
errdex_near_init (ErrdexNear *self)
{
  memset (self, 0, sizeof *self);
}

/**
 * errdex_near_add_code:
 * @text: the text at hand: at least %ERRDEX_NEAR_MAX_BEFORE bytes before @start, or all there are
 * @start: where a code begins, as an offset in the input
 * @end: where it ends
 * @found: what gets its ids; must live as long as the input is scanned
 */
void
errdex_near_add_code (ErrdexNear *self,
                      const ErrdexText *text,
                      guint64 start,
                      guint64 end,
                      ErrdexFound *found)
{
  ErrdexNearCode next = { .found = found, .end = end };
  guint64 first = start - MIN (start, ERRDEX_NEAR_MAX);
  guint64 last = start - MIN (start, ERRDEX_NEAR_ID_LENGTH);

  look_after_code (self, text, last);
  look_for_ids (self, text, MAX (self->scanned, first), last);
  settle (self, text, start, &next);
  next.taken = next.id[0] != '\0';
  self->last = next;
  self->scanned = end;
}

/**
 * errdex_near_advance:
 * @text: the text at hand, as for errdex_near_add_code()
 * @to: up to where all codes have been added, as an offset in the input
 *
 * Looks for the ids after the last code.
 */
void
errdex_near_advance (ErrdexNear *self, const ErrdexText *text, guint64 to)
{
  guint64 end = text->offset + text->length;

  /* An id that is cut off at the end may become whole. */
  end -= MIN (end, ERRDEX_NEAR_ID_LENGTH - 1);
  look_after_code (self, text, MIN (to, end));

  /* From here on no code is near enough to an id that the last one can have. */
  if (to > self->last.end + 2 * ERRDEX_NEAR_MAX + 2 * ERRDEX_NEAR_ID_LENGTH)
    settle (self, text, 0, NULL);
}

/**
 * errdex_near_end:
 *
 * Ends the input: ids that are still open belong to the code before them.
 */
void
errdex_near_end (ErrdexNear *self)
{
  settle (self, NULL, 0, NULL);
}
