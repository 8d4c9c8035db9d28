// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Which request ids belong to which code.
 *
 * A request id is a UUID after the words `request id`, however they are joined and cased, with
 * nothing but punctuation and escapes between. Some programs write it before the code, some after
 * it; some write one record a line, some spread it over many; and other lines, with ids of their
 * own, stand around. So an occurrence of a code gets the nearest id before or after it, and an id
 * belongs to the nearest code before or after it. Distance is counted in bytes, and
 *
 * - each line break in between counts as LINE_DISTANCE more, so that what stands on the same line
 * is near;
 * - where a record seems to end in between, by an empty line or by `}` before `{`, it counts as
 *   RECORD_DISTANCE more;
 * - an id after a code is nearer by AFTER_DISTANCE than one before it, as forms of several lines
 * end with it; unless the code has an id already: then it is farther by TAKEN_DISTANCE. So in a
 * series of records each code gets its own.
 *
 * An id more than ERRDEX_NEAR_MAX bytes away, or farther than FAR by this measure, belongs to no
 * code.
 *
 * As all distances grow along the text, only the first id after a code and the last one before it
 * can be its own: no other is ever looked for. */

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

/* Whether three dashes stand as those of an id do: much rarer than its label and than its digits.
 */
static inline gboolean
has_dashes (const guint8 *bytes)
{
  return bytes[8] == '-' && bytes[13] == '-' && bytes[18] == '-';
}

#ifdef __x86_64__

/* The same at 16 places at once: a bit for each. */
static inline guint
find_dashes (const guint8 *bytes)
{
  const __m128i dash = _mm_set1_epi8 ('-');
  __m128i first = _mm_loadu_si128 ((const void *) (bytes + 8));
  __m128i second = _mm_loadu_si128 ((const void *) (bytes + 13));
  __m128i third = _mm_loadu_si128 ((const void *) (bytes + 18));
  __m128i both = _mm_and_si128 (_mm_cmpeq_epi8 (first, dash), _mm_cmpeq_epi8 (second, dash));

  return _mm_movemask_epi8 (_mm_and_si128 (both, _mm_cmpeq_epi8 (third, dash)));
}

#endif

/* Finds the first place from @from to before @to where an id may be; @to, if there is none. */
static gsize
find_forward (const guint8 *bytes, gsize from, gsize to)
{
#ifdef __x86_64__
  for (; from + 16 <= to; from += 16)
    {
      guint bits = find_dashes (bytes + from);

      if (bits != 0)
        return from + __builtin_ctz (bits);
    }
#endif
  while (from < to && !has_dashes (bytes + from))
    from++;

  return from;
}

/* Finds the last such place; gives the one after it; @from, if there is none. */
static gsize
find_backward (const guint8 *bytes, gsize from, gsize to)
{
#ifdef __x86_64__
  for (; from + 16 <= to; to -= 16)
    {
      guint bits = find_dashes (bytes + to - 16);

      if (bits != 0)
        return to - 16 + g_bit_storage (bits);
    }
#endif
  while (from < to && !has_dashes (bytes + to - 1))
    to--;

  return to;
}

/* Whether `}` stands before `{`. */
static gboolean
ends_object (const char *from, const char *to)
{
  const char *close = memchr (from, '}', to - from);

  return close != NULL && memchr (close, '{', to - close) != NULL;
}

/* How far two places are from each other, as said above; NO_DISTANCE where that is too far. */
static guint
measure (const ErrdexText *text, guint64 from, guint64 to)
{
  const char *start = (const char *) text->bytes + (from - text->offset);
  const char *end = start + (to - from);
  gboolean record = FALSE;
  guint distance = to - from;
  const char *line, *next;

  if (to - from > ERRDEX_NEAR_MAX)
    return NO_DISTANCE;

  for (line = start; (next = memchr (line, '\n', end - line)) != NULL; line = next + 1)
    {
      record |= line > start && (next == line || (next == line + 1 && *line == '\r'));
      distance += LINE_DISTANCE;
      if (distance > FAR)
        return NO_DISTANCE;
    }
  if (record || ends_object (start, end))
    distance += RECORD_DISTANCE;

  return distance <= FAR ? distance : NO_DISTANCE;
}

static gboolean
is_labelled_id (const ErrdexText *text, gsize at)
{
  return is_id (text->bytes + at) && has_label (text, at);
}

static void
set_id (ErrdexNearId *self, const ErrdexText *text, guint64 offset, guint distance)
{
  self->offset = offset;
  self->distance = distance;
  memcpy (self->text, text->bytes + (offset - text->offset), ERRDEX_NEAR_ID_LENGTH);
  self->text[ERRDEX_NEAR_ID_LENGTH] = '\0';
}

static const ErrdexNearId no_id = { .distance = NO_DISTANCE };

/* How far an id after the last code is from it. */
static guint
measure_after (const ErrdexNear *self, const ErrdexText *text, guint64 offset, gboolean taken)
{
  guint distance = self->found != NULL ? measure (text, self->end, offset) : NO_DISTANCE;

  if (distance == NO_DISTANCE)
    return NO_DISTANCE;

  return taken ? distance + TAKEN_DISTANCE : distance - MIN (distance, AFTER_DISTANCE);
}

/* Looks for the first id that is near the last code and begins before @to. */
static void
look_after_code (ErrdexNear *self, const ErrdexText *text, guint64 to)
{
  guint64 limit = MIN (to, self->end + ERRDEX_NEAR_MAX);
  gsize at, end;

  /* one that is so near already is not beaten */
  if (self->found == NULL || self->before.distance <= TAKEN_DISTANCE
      || self->after.distance != NO_DISTANCE || self->scanned >= limit)
    return;

  at = self->scanned - text->offset;
  end = limit - text->offset;
  for (at = find_forward (text->bytes, at, end); at < end;
       at = find_forward (text->bytes, at + 1, end))
    if (is_labelled_id (text, at))
      {
        guint64 offset = text->offset + at;
        gboolean taken = self->before.distance != NO_DISTANCE;

        set_id (&self->after, text, offset, measure_after (self, text, offset, taken));
        break;
      }
  self->scanned = limit;
}

/* Looks for the last id before the code that begins at @start. */
static void
look_before_code (ErrdexNear *self, const ErrdexText *text, guint64 start, ErrdexNearId *id)
{
  guint64 first = MAX (self->end, start - MIN (start, ERRDEX_NEAR_MAX));
  gsize from = first - text->offset;
  gsize at = start - text->offset;

  if (start < first + ERRDEX_NEAR_ID_LENGTH)
    return;

  at = find_backward (text->bytes, from, at - ERRDEX_NEAR_ID_LENGTH + 1);
  for (; at > from; at = find_backward (text->bytes, from, at - 1))
    if (is_labelled_id (text, at - 1))
      {
        guint64 offset = text->offset + at - 1;

        set_id (id, text, offset, measure (text, offset + ERRDEX_NEAR_ID_LENGTH, start));
        return;
      }
}

/* The last code gets its id, or none: no further one can be its own. */
static void
finish (ErrdexNear *self)
{
  const ErrdexNearId *id
      = self->after.distance < self->before.distance ? &self->after : &self->before;
  GPtrArray *ids = self->found != NULL ? self->found->request_ids : NULL;
  gboolean full
      = ids == NULL || id->distance == NO_DISTANCE || ids->len >= ERRDEX_SCAN_MAX_REQUEST_IDS;

  self->found = NULL;
  for (guint i = 0; !full && i < ids->len; i++)
    full = g_ascii_strcasecmp (ids->pdata[i], id->text) == 0;
  if (!full)
    g_ptr_array_add (ids, g_strdup (id->text));
}

/* Settles to which of two codes the ids between them belong; @before stands before the one that
 * begins at @start. */
static void
settle (ErrdexNear *self, const ErrdexText *text, guint64 start, ErrdexNearId *before)
{
  gboolean same = before->distance != NO_DISTANCE && self->after.distance != NO_DISTANCE
                  && before->offset == self->after.offset;
  gboolean taken = self->before.distance != NO_DISTANCE || self->after.distance != NO_DISTANCE;

  if (same && before->distance < self->after.distance)
    self->after = no_id;
  else if (same)
    *before = no_id;
  else if (before->distance != NO_DISTANCE
           && before->distance >= measure_after (self, text, before->offset, taken))
    *before = no_id;
  else if (self->after.distance != NO_DISTANCE
           && measure (text, self->after.offset + ERRDEX_NEAR_ID_LENGTH, start)
                  < self->after.distance)
    self->after = no_id;
}

/**
 * errdex_near_init:
 *
 * Begins a new input.
 */
void
errdex_near_init (ErrdexNear *self)
{
  *self = (ErrdexNear){ .before = no_id, .after = no_id };
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
  ErrdexNearId before = no_id;

  look_after_code (self, text, start - MIN (start, ERRDEX_NEAR_ID_LENGTH - 1));
  look_before_code (self, text, start, &before);
  settle (self, text, start, &before);
  finish (self);
  *self = (ErrdexNear){ found, end, before, no_id, end };
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
  if (self->found != NULL && to > self->end + 2 * (ERRDEX_NEAR_MAX + ERRDEX_NEAR_ID_LENGTH))
    finish (self);
}

/**
 * errdex_near_end:
 *
 * Ends the input: an id that is still open belongs to the code before it.
 */
void
errdex_near_end (ErrdexNear *self)
{
  finish (self);
}
