// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* The idea of the vector methods is that of the Teddy matcher of Intel's Hyperscan
 * (https://github.com/intel/hyperscan): a shuffle instruction looks up 16 or 32 halves of bytes in
 * a table at once. */

#include "config.h"

#include "scan-heads.h"

#include <string.h>

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#define HAVE_VECTORS 1
#endif

/* The lower buckets hold heads, each of the upper three the heads cut after one, two and three
 * bytes. */
#define N_WHOLE    5
#define CUT_BUCKET N_WHOLE
#define CUT_MASK   ((guint8) (0xff << N_WHOLE))

static inline guint32
hash_head (guint32 head)
{
  return (head * 0x9E3779B1u) >> 16;
}

static inline guint32
fold_head (const guint8 *text)
{
  guint32 head = 0;

  for (guint i = 0; i < ERRDEX_HEAD_LENGTH; i++)
    head = head << 8 | (guint8) g_ascii_tolower (text[i]);

  return head;
}

/* The closer look that all methods share, so that they agree to the byte. */
static inline gboolean
is_candidate (const ErrdexHeads *self, const guint8 *text)
{
  guint8 buckets = self->sets[0][text[0]] & self->sets[1][text[1]] & self->sets[2][text[2]]
                   & self->sets[3][text[3]];
  guint32 hash;

  if ((buckets & CUT_MASK) != 0)
    return TRUE;
  if (buckets == 0)
    return FALSE;

  hash = hash_head (fold_head (text));
  return (self->known[hash / 32] >> hash % 32 & 1) != 0;
}

static gsize
collect_scalar (const ErrdexHeads *self,
                const guint8 *text,
                gsize from,
                gsize to,
                gsize length,
                guint32 *found)
{
  gsize last = length < ERRDEX_HEAD_LENGTH ? 0 : length - ERRDEX_HEAD_LENGTH + 1;
  gsize n = 0;

  for (gsize i = from; i < MIN (to, last); i++)
    if ((self->sets[0][text[i]] & self->sets[1][text[i + 1]]) != 0 && is_candidate (self, text + i))
      found[n++] = i;

  return n;
}

#ifdef HAVE_VECTORS

static inline gsize
take_bits (const ErrdexHeads *self,
           const guint8 *text,
           gsize base,
           gsize to,
           guint32 bits,
           guint32 *found)
{
  gsize n = 0;

  for (; bits != 0; bits &= bits - 1)
    {
      gsize at = base + __builtin_ctz (bits);

      if (at < to && is_candidate (self, text + at))
        found[n++] = at;
    }

  return n;
}

__attribute__ ((target ("ssse3"))) static gsize
collect_ssse3 (const ErrdexHeads *self,
               const guint8 *text,
               gsize from,
               gsize to,
               gsize length,
               guint32 *found)
{
  const __m128i half = _mm_set1_epi8 (0x0f);
  __m128i low[ERRDEX_HEAD_LENGTH], high[ERRDEX_HEAD_LENGTH];
  gsize i = from;
  gsize n = 0;

  for (guint k = 0; k < ERRDEX_HEAD_LENGTH; k++)
    {
      low[k] = _mm_loadu_si128 ((const void *) self->low[k]);
      high[k] = _mm_loadu_si128 ((const void *) self->high[k]);
    }
  for (; i < to && i + 16 + ERRDEX_HEAD_LENGTH - 1 <= length; i += 16)
    {
      __m128i buckets = _mm_set1_epi8 (-1);
      guint32 none;

      for (guint k = 0; k < ERRDEX_HEAD_LENGTH; k++)
        {
          __m128i bytes = _mm_loadu_si128 ((const void *) (text + i + k));
          __m128i upper = _mm_and_si128 (_mm_srli_epi16 (bytes, 4), half);
          __m128i lower = _mm_and_si128 (bytes, half);

          buckets = _mm_and_si128 (buckets, _mm_and_si128 (_mm_shuffle_epi8 (low[k], lower),
                                                           _mm_shuffle_epi8 (high[k], upper)));
        }
      none = _mm_movemask_epi8 (_mm_cmpeq_epi8 (buckets, _mm_setzero_si128 ()));
      if (G_UNLIKELY (none != 0xffff))
        n += take_bits (self, text, i, to, ~none & 0xffff, found + n);
    }

  return i < to ? n + collect_scalar (self, text, i, to, length, found + n) : n;
}

__attribute__ ((target ("avx2"))) static gsize
collect_avx2 (const ErrdexHeads *self,
              const guint8 *text,
              gsize from,
              gsize to,
              gsize length,
              guint32 *found)
{
  const __m256i half = _mm256_set1_epi8 (0x0f);
  __m256i low[ERRDEX_HEAD_LENGTH], high[ERRDEX_HEAD_LENGTH];
  gsize i = from;
  gsize n = 0;

  for (guint k = 0; k < ERRDEX_HEAD_LENGTH; k++)
    {
      low[k] = _mm256_broadcastsi128_si256 (_mm_loadu_si128 ((const void *) self->low[k]));
      high[k] = _mm256_broadcastsi128_si256 (_mm_loadu_si128 ((const void *) self->high[k]));
    }
  for (; i < to && i + 32 + ERRDEX_HEAD_LENGTH - 1 <= length; i += 32)
    {
      __m256i buckets = _mm256_set1_epi8 (-1);
      guint32 none;

      for (guint k = 0; k < ERRDEX_HEAD_LENGTH; k++)
        {
          __m256i bytes = _mm256_loadu_si256 ((const void *) (text + i + k));
          __m256i upper = _mm256_and_si256 (_mm256_srli_epi16 (bytes, 4), half);
          __m256i lower = _mm256_and_si256 (bytes, half);

          buckets
              = _mm256_and_si256 (buckets, _mm256_and_si256 (_mm256_shuffle_epi8 (low[k], lower),
                                                             _mm256_shuffle_epi8 (high[k], upper)));
        }
      none = _mm256_movemask_epi8 (_mm256_cmpeq_epi8 (buckets, _mm256_setzero_si256 ()));
      if (G_UNLIKELY (none != 0xffffffff))
        n += take_bits (self, text, i, to, ~none, found + n);
    }

  return i < to ? n + collect_scalar (self, text, i, to, length, found + n) : n;
}

#endif

static ErrdexHeadsFunc
get_func (ErrdexHeadsMethod method)
{
  switch (method)
    {
    case ERRDEX_HEADS_SCALAR:
      return collect_scalar;
#ifdef HAVE_VECTORS
    case ERRDEX_HEADS_SSSE3:
      return __builtin_cpu_supports ("ssse3") ? collect_ssse3 : NULL;
    case ERRDEX_HEADS_AVX2:
      return __builtin_cpu_supports ("avx2") ? collect_avx2 : NULL;
#else
    case ERRDEX_HEADS_SSSE3:
    case ERRDEX_HEADS_AVX2:
#endif
    default:
      return NULL;
    }
}

/**
 * errdex_heads_best_method:
 *
 * Returns: the fastest method that this machine has
 */
ErrdexHeadsMethod
errdex_heads_best_method (void)
{
  if (get_func (ERRDEX_HEADS_AVX2) != NULL)
    return ERRDEX_HEADS_AVX2;
  if (get_func (ERRDEX_HEADS_SSSE3) != NULL)
    return ERRDEX_HEADS_SSSE3;

  return ERRDEX_HEADS_SCALAR;
}

static void
put_byte (ErrdexHeads *self, guint place, guint8 byte, guint8 buckets)
{
  self->sets[place][byte] |= buckets;
  self->low[place][byte & 15] |= buckets;
  self->high[place][byte >> 4] |= buckets;
}

static void
put_letter (ErrdexHeads *self, guint place, guint8 byte, guint8 buckets)
{
  put_byte (self, place, g_ascii_tolower (byte), buckets);
  put_byte (self, place, g_ascii_toupper (byte), buckets);
}

static void
put_head (ErrdexHeads *self, const guint8 *head, guint bucket)
{
  guint32 hash = hash_head (fold_head (head));

  self->known[hash / 32] |= 1u << hash % 32;
  for (guint i = 0; i < ERRDEX_HEAD_LENGTH; i++)
    {
      put_letter (self, i, head[i], 1 << bucket);
      for (guint cut = MAX (i + 1, 1); cut < ERRDEX_HEAD_LENGTH; cut++)
        put_letter (self, i, head[i], 1 << (CUT_BUCKET + cut - 1));
    }
}

/* What follows a cut may be indented, so it is left to the closer look. */
static void
put_cuts (ErrdexHeads *self)
{
  for (guint cut = 1; cut < ERRDEX_HEAD_LENGTH; cut++)
    {
      guint8 bucket = 1 << (CUT_BUCKET + cut - 1);

      put_byte (self, cut, '\n', bucket);
      put_byte (self, cut, '\r', bucket);
      for (guint place = cut + 1; place < ERRDEX_HEAD_LENGTH; place++)
        for (guint byte = 0; byte < 256; byte++)
          put_byte (self, place, byte, bucket);
    }
}

static int
compare_heads (gconstpointer one, gconstpointer other)
{
  return memcmp (*(const guint8 *const *) one, *(const guint8 *const *) other, ERRDEX_HEAD_LENGTH);
}

/**
 * errdex_heads_init:
 * @self: (out caller-allocates): the heads
 * @heads: (element-type utf8): the beginnings, each at least %ERRDEX_HEAD_LENGTH bytes, folded and
 * different; is sorted
 * @method: how to search
 *
 * Returns: whether this machine has @method
 */
gboolean
errdex_heads_init (ErrdexHeads *self, GPtrArray *heads, ErrdexHeadsMethod method)
{
  memset (self, 0, sizeof *self);
  self->collect = get_func (method);

  /* Neighbours in the alphabet share a bucket: they have most bytes in common, so its sets stay
   * small. */
  g_ptr_array_sort (heads, compare_heads);
  for (guint i = 0; i < heads->len; i++)
    put_head (self, heads->pdata[i],
              heads->len <= N_WHOLE ? i : (guint) ((guint64) i * N_WHOLE / heads->len));
  put_cuts (self);

  return self->collect != NULL;
}
