// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "scan-lines.h"

#ifdef __x86_64__
#include <immintrin.h>
#endif

/* How many rounds a byte of a vector can count before it overflows. */
#define MAX_ROUNDS 255

typedef struct
{
  gsize lf;
  gsize cr;
} Breaks;

static void
count_breaks_plain (const guint8 *text, gsize length, Breaks *breaks)
{
  for (gsize i = 0; i < length; i++)
    {
      breaks->lf += text[i] == '\n';
      breaks->cr += text[i] == '\r';
    }
}

static gsize
count_pairs_plain (const guint8 *text, gsize length)
{
  gsize n = 0;

  for (gsize i = 0; i + 1 < length; i++)
    n += text[i] == '\r' && text[i + 1] == '\n';

  return n;
}

/* Continuation bytes begin no character, all others do; stray ones of binary data are not counted.
 */
static gsize
count_chars_plain (const guint8 *text, gsize length)
{
  gsize n = 0;

  for (gsize i = 0; i < length; i++)
    n += (text[i] & 0xc0) != 0x80;

  return n;
}

static gsize
end_of_last_break_plain (const guint8 *text, gsize length)
{
  while (length > 0 && text[length - 1] != '\n' && text[length - 1] != '\r')
    length--;

  return length;
}

#ifdef __x86_64__

static inline gsize
sum_bytes (__m128i bytes)
{
  __m128i sums = _mm_sad_epu8 (bytes, _mm_setzero_si128 ());

  return _mm_cvtsi128_si64 (sums) + _mm_cvtsi128_si64 (_mm_unpackhi_epi64 (sums, sums));
}

/* Counts the places of @length bytes for which MATCH, of the 16 bytes at `text + i`, is -1. */
#define COUNT_VECTORS(i, n, length, MATCH)                                                         \
  while (i + 16 <= length)                                                                         \
    {                                                                                              \
      gsize end = i + MIN ((length - i) / 16, MAX_ROUNDS) * 16;                                    \
      __m128i counts = _mm_setzero_si128 ();                                                       \
                                                                                                   \
      for (; i < end; i += 16)                                                                     \
        counts = _mm_sub_epi8 (counts, MATCH);                                                     \
      n += sum_bytes (counts);                                                                     \
    }

static inline __m128i
load (const guint8 *text)
{
  return _mm_loadu_si128 ((const void *) text);
}

/* This one is asked for every byte, and so is worth wider vectors. Counts a multiple of 32 bytes.
 */
__attribute__ ((target ("avx2"))) static void
count_breaks_avx2 (const guint8 *text, gsize length, Breaks *breaks)
{
  const __m256i lf = _mm256_set1_epi8 ('\n');
  const __m256i cr = _mm256_set1_epi8 ('\r');

  for (gsize i = 0; i < length;)
    {
      gsize end = i + MIN ((length - i) / 32, MAX_ROUNDS) * 32;
      __m256i n_lf = _mm256_setzero_si256 ();
      __m256i n_cr = _mm256_setzero_si256 ();

      for (; i < end; i += 32)
        {
          __m256i bytes = _mm256_loadu_si256 ((const void *) (text + i));

          n_lf = _mm256_sub_epi8 (n_lf, _mm256_cmpeq_epi8 (bytes, lf));
          n_cr = _mm256_sub_epi8 (n_cr, _mm256_cmpeq_epi8 (bytes, cr));
        }
      breaks->lf += sum_bytes (_mm256_castsi256_si128 (n_lf))
                    + sum_bytes (_mm256_extracti128_si256 (n_lf, 1));
      breaks->cr += sum_bytes (_mm256_castsi256_si128 (n_cr))
                    + sum_bytes (_mm256_extracti128_si256 (n_cr, 1));
    }
}

static void
count_breaks (const guint8 *text, gsize length, Breaks *breaks)
{
  const __m128i lf = _mm_set1_epi8 ('\n');
  const __m128i cr = _mm_set1_epi8 ('\r');
  gsize wide = __builtin_cpu_supports ("avx2") ? length / 32 * 32 : 0;
  gsize i = wide;
  gsize k = wide;

  if (wide > 0)
    count_breaks_avx2 (text, wide, breaks);
  COUNT_VECTORS (i, breaks->lf, length, _mm_cmpeq_epi8 (load (text + i), lf));
  COUNT_VECTORS (k, breaks->cr, length, _mm_cmpeq_epi8 (load (text + k), cr));
  count_breaks_plain (text + i, length - i, breaks);
}

static gsize
count_pairs (const guint8 *text, gsize length)
{
  const __m128i cr = _mm_set1_epi8 ('\r');
  const __m128i lf = _mm_set1_epi8 ('\n');
  gsize pairs = length - 1;
  gsize i = 0;
  gsize n = 0;

  COUNT_VECTORS (i, n, pairs,
                 _mm_and_si128 (_mm_cmpeq_epi8 (load (text + i), cr),
                                _mm_cmpeq_epi8 (load (text + i + 1), lf)));

  return n + count_pairs_plain (text + i, length - i);
}

static gsize
count_chars (const guint8 *text, gsize length)
{
  const __m128i last_continuation = _mm_set1_epi8 ((char) 0xbf);
  gsize i = 0;
  gsize n = 0;

  COUNT_VECTORS (i, n, length, _mm_cmpgt_epi8 (load (text + i), last_continuation));

  return n + count_chars_plain (text + i, length - i);
}

static gsize
end_of_last_break (const guint8 *text, gsize length)
{
  const __m128i lf = _mm_set1_epi8 ('\n');
  const __m128i cr = _mm_set1_epi8 ('\r');

  for (; length >= 16; length -= 16)
    {
      __m128i bytes = load (text + length - 16);
      guint breaks = _mm_movemask_epi8 (
          _mm_or_si128 (_mm_cmpeq_epi8 (bytes, lf), _mm_cmpeq_epi8 (bytes, cr)));

      if (breaks != 0)
        return length - 16 + g_bit_storage (breaks);
    }

  return end_of_last_break_plain (text, length);
}

#else

#define end_of_last_break end_of_last_break_plain
#define count_breaks      count_breaks_plain
#define count_pairs       count_pairs_plain
#define count_chars       count_chars_plain

#endif

/* Characters beyond U+FFFF are four bytes here and were two units there; all others were one. */
static gsize
count_units (const guint8 *text, gsize length)
{
  gsize n = count_chars (text, length);

  for (gsize i = 0; i < length; i++)
    n += text[i] >= 0xf0;

  return n;
}

/**
 * errdex_lines_init:
 * @self: (out caller-allocates): the counter
 * @with_bom: whether the text begins with a byte-order mark, which has no column
 * @with_units: whether to count UTF-16 units
 */
void
errdex_lines_init (ErrdexLines *self, gboolean with_bom, gboolean with_units)
{
  *self = (ErrdexLines){ .line = 1, .column = with_bom ? 0 : 1, .with_units = with_units };
}

/**
 * errdex_lines_advance:
 * @self: the counter
 * @text: the text from where the counter stands
 * @length: how many bytes to count
 */
void
errdex_lines_advance (ErrdexLines *self, const guint8 *text, gsize length)
{
  Breaks breaks = { 0, 0 };
  gsize start;

  if (length == 0)
    return;

  count_breaks (text, length, &breaks);
  self->line += breaks.lf + breaks.cr - (self->after_cr && text[0] == '\n');
  if (breaks.cr > 0 && breaks.lf > 0)
    self->line -= count_pairs (text, length);
  start = breaks.lf + breaks.cr > 0 ? end_of_last_break (text, length) : 0;
  if (start > 0)
    self->column = 1;
  self->column += count_chars (text + start, length - start);
  if (self->with_units)
    self->units += count_units (text, length);
  self->offset += length;
  self->after_cr = text[length - 1] == '\r';
}
