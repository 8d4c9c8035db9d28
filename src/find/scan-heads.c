// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* The idea of the vector methods is that of the Teddy matcher of Intel's Hyperscan
 * (https://github.com/intel/hyperscan): a shuffle instruction looks up 16 or 32 halves of bytes in
 * a table at once. The instruction takes bytes from 128 on for 0, so that heads must be ASCII. */

#include "config.h"

#include "scan-context.h"
#include "scan-heads.h"
#include "scan-text.h"

#include <string.h>

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#define HAVE_VECTORS 1
#endif

#define HEAD_FIVE 5
/* The lowest bytes of a number. */
#define MASK(n) (G_MAXUINT64 >> (64 - 8 * (n)))

/* The lower buckets hold heads, one the names of codes, and the upper two the heads cut after one
 * byte, and after two or three. */
#define N_WHOLE      5
#define NAMED_BUCKET N_WHOLE
#define CUT_BUCKET   (NAMED_BUCKET + 1)

static inline guint64
repeat (guint8 byte)
{
  return byte * G_GUINT64_CONSTANT (0x0101010101010101);
}

/* The first bytes of a head; the others are 0. */
static inline guint64
load_head (const guint8 *text, gsize length)
{
  guint64 head = 0;

  memcpy (&head, text, length);

  return GUINT64_FROM_LE (head);
}

/* Letters become lower case; what becomes of other bytes does not matter. */
static inline guint64
fold_head (guint64 head)
{
  return head | repeat (0x20);
}

static inline guint
hash_head (guint64 head)
{
  return (head * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15)) >> 48;
}

static inline guint
hash_folded (guint64 head, guint64 mask)
{
  return hash_head (fold_head (head) & mask);
}

static inline guint64
has_zero (guint64 bytes)
{
  return (bytes - repeat (0x01)) & ~bytes & repeat (0x80);
}

static inline guint
has_break (guint64 head)
{
  return (has_zero (head ^ repeat ('\n')) | has_zero (head ^ repeat ('\r'))) != 0;
}

static inline guint
has_bit (const guint32 *bits, guint hash)
{
  return bits[hash / 32] >> hash % 32;
}

/* The closer look that all methods share, so that they agree to the byte. All without branches, as
 * none would be guessed right. */
static inline guint
is_candidate (const ErrdexHeads *self, const guint8 *text, gsize at)
{
  const guint8 *bytes = text + at;
  guint8 buckets = self->sets[0][bytes[0]] & self->sets[1][bytes[1]] & self->sets[2][bytes[2]]
                   & self->sets[3][bytes[3]];
  guint64 head = load_head (bytes, ERRDEX_HEAD_LONG);
  guint64 folded = fold_head (head);
  guint known = has_bit (self->known, hash_head (folded & self->mask));
  guint announced = has_bit (self->known_short, hash_head (folded & self->mask_short))
                    | has_bit (self->known_middle, hash_head (folded & self->mask_middle));
  guint joined = (at > 0) & (errdex_byte_kinds[text[at - (at > 0)]] == ERRDEX_BYTE_JOIN);

  return (((known | has_break (head & self->mask)) & ~joined) | announced) & (buckets != 0) & 1;
}

/* The same where the text has not as many bytes as are compared. What is only the beginning of a
 * code there may go on in text to come. */
static guint
is_candidate_at_edge (const ErrdexHeads *self, const guint8 *text, gsize at)
{
  const guint8 *bytes = text + at;
  guint8 buckets = self->sets[0][bytes[0]] & self->sets[1][bytes[1]] & self->sets[2][bytes[2]]
                   & self->sets[3][bytes[3]];
  guint64 head = load_head (bytes, ERRDEX_HEAD_SHORT);

  return (has_bit (self->known_edge, hash_folded (head, MASK (ERRDEX_HEAD_SHORT)))
          | has_break (head))
         & (buckets != 0) & 1;
}

static gsize
collect_scalar (const ErrdexHeads *self,
                const guint8 *text,
                gsize from,
                gsize to,
                gsize length,
                guint32 *found)
{
  gsize last = length < self->length ? 0 : length - self->length + 1;
  gsize n = 0;

  for (gsize i = from; i < MIN (to, last); i++)
    if ((self->sets[0][text[i]] & self->sets[1][text[i + 1]]) != 0
        && (i + ERRDEX_HEAD_LONG <= length ? is_candidate (self, text, i)
                                           : is_candidate_at_edge (self, text, i)))
      found[n++] = i;

  return n;
}

#ifdef HAVE_VECTORS

/* So many vectors are compared before any candidate in them is looked at: a branch for each would
 * be guessed wrong at each candidate, and that costs as much as comparing several. */
#define GROUP 64

typedef struct
{
  guint64 any; /* which of the masks are not 0 */
  guint32 masks[GROUP];
} Group;

static inline void
put_mask (Group *group, guint number, guint32 mask)
{
  group->masks[number] = mask;
  group->any |= (guint64) (mask != 0) << number;
}

static inline gsize
take_group (const ErrdexHeads *self,
            const guint8 *text,
            gsize base,
            gsize width,
            gsize to,
            const Group *group,
            guint32 *found)
{
  gsize n = 0;

  for (guint64 any = group->any; any != 0; any &= any - 1)
    {
      guint number = __builtin_ctzll (any);

      for (guint32 mask = group->masks[number]; mask != 0; mask &= mask - 1)
        {
          gsize at = base + number * width + __builtin_ctz (mask);

          if (at >= to)
            return n;
          found[n] = at;
          n += is_candidate (self, text, at);
        }
    }

  return n;
}

/* How many vectors from @from on can be compared: they begin before @to, and all bytes needed are
 * there. */
static inline guint
count_vectors (gsize from, gsize to, gsize length, gsize width)
{
  gsize needed = width + ERRDEX_HEAD_LONG - 1;

  if (from >= to || from + needed > length)
    return 0;

  return MIN (MIN ((length - from - needed) / width + 1, (to - from + width - 1) / width), GROUP);
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
  __m128i low[ERRDEX_HEAD_SHORT], high[ERRDEX_HEAD_SHORT];
  gsize i = from;
  gsize n = 0;
  guint n_vectors;

  for (guint k = 0; k < ERRDEX_HEAD_SHORT; k++)
    {
      low[k] = _mm_loadu_si128 ((const void *) self->low[k]);
      high[k] = _mm_loadu_si128 ((const void *) self->high[k]);
    }
  while ((n_vectors = count_vectors (i, to, length, 16)) > 0)
    {
      Group group;

      group.any = 0;
      for (guint v = 0; v < n_vectors; v++)
        {
          const guint8 *at = text + i + v * 16;
          __m128i buckets = _mm_set1_epi8 (-1);

          for (guint k = 0; k < ERRDEX_HEAD_SHORT; k++)
            {
              __m128i bytes = _mm_loadu_si128 ((const void *) (at + k));
              __m128i upper = _mm_and_si128 (_mm_srli_epi16 (bytes, 4), half);

              bytes = _mm_and_si128 (_mm_shuffle_epi8 (low[k], bytes),
                                     _mm_shuffle_epi8 (high[k], upper));
              buckets = _mm_and_si128 (buckets, bytes);
            }
          buckets = _mm_cmpeq_epi8 (buckets, _mm_setzero_si128 ());
          put_mask (&group, v, ~(guint32) _mm_movemask_epi8 (buckets) & 0xffff);
        }
      n += take_group (self, text, i, 16, to, &group, found + n);
      i += n_vectors * 16;
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
  __m256i low[ERRDEX_HEAD_SHORT], high[ERRDEX_HEAD_SHORT];
  gsize i = from;
  gsize n = 0;
  guint n_vectors;

  for (guint k = 0; k < ERRDEX_HEAD_SHORT; k++)
    {
      low[k] = _mm256_broadcastsi128_si256 (_mm_loadu_si128 ((const void *) self->low[k]));
      high[k] = _mm256_broadcastsi128_si256 (_mm_loadu_si128 ((const void *) self->high[k]));
    }
  while ((n_vectors = count_vectors (i, to, length, 32)) > 0)
    {
      Group group;

      group.any = 0;
      for (guint v = 0; v < n_vectors; v++)
        {
          const guint8 *at = text + i + v * 32;
          __m256i buckets = _mm256_set1_epi8 (-1);

          for (guint k = 0; k < ERRDEX_HEAD_SHORT; k++)
            {
              __m256i bytes = _mm256_loadu_si256 ((const void *) (at + k));
              __m256i upper = _mm256_and_si256 (_mm256_srli_epi16 (bytes, 4), half);

              bytes = _mm256_and_si256 (_mm256_shuffle_epi8 (low[k], bytes),
                                        _mm256_shuffle_epi8 (high[k], upper));
              buckets = _mm256_and_si256 (buckets, bytes);
            }
          buckets = _mm256_cmpeq_epi8 (buckets, _mm256_setzero_si256 ());
          put_mask (&group, v, ~(guint32) _mm256_movemask_epi8 (buckets));
        }
      n += take_group (self, text, i, 32, to, &group, found + n);
      i += n_vectors * 32;
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
set_bit (guint32 *bits, guint hash)
{
  bits[hash / 32] |= 1u << hash % 32;
}

static guint
count_bits (guint bits)
{
  return __builtin_popcount (bits);
}

/* How many halves of bytes a bucket lets pass at a place. */
static guint
count_halves (const guint8 *table, guint bucket, guint halves)
{
  for (guint half = 0; half < 16; half++)
    halves |= (guint) (table[half] >> bucket & 1) << half;

  return count_bits (halves);
}

/* How much a bucket lets pass, with one more head in it or none. */
static guint64
measure_bucket (const ErrdexHeads *self, guint bucket, const guint8 *added)
{
  guint64 product = 1;

  for (guint place = 0; place < ERRDEX_HEAD_SHORT; place++)
    {
      guint low = added != NULL ? 1u << (added[place] & 15) : 0;
      guint high = added != NULL ? 1u << ((guint8) g_ascii_tolower (added[place]) >> 4)
                                       | 1u << ((guint8) g_ascii_toupper (added[place]) >> 4)
                                 : 0;

      product *= count_halves (self->low[place], bucket, low)
                 * count_halves (self->high[place], bucket, high);
    }

  return product;
}

/* The bucket that a head makes least more permeable. */
static guint
choose_bucket (const ErrdexHeads *self, const guint8 *head)
{
  guint best = 0;
  guint64 least = G_MAXUINT64;

  for (guint bucket = 0; bucket < N_WHOLE; bucket++)
    {
      guint64 more = measure_bucket (self, bucket, head) - measure_bucket (self, bucket, NULL);

      if (more < least)
        {
          best = bucket;
          least = more;
        }
    }

  return best;
}

/* Behind a short context stands what may stand between it and a code. */
static void
put_context_head (ErrdexHeads *self, const guint8 *text, gsize length)
{
  const char *const *follows = errdex_context_get_followers ();
  guint8 head[ERRDEX_HEAD_LONG] = { 0 };

  memcpy (head, text, MIN (length, ERRDEX_HEAD_LONG));
  if (length >= HEAD_FIVE)
    {
      set_bit (length == HEAD_FIVE ? self->known_short : self->known_middle,
               hash_folded (load_head (head, ERRDEX_HEAD_LONG),
                            length == HEAD_FIVE ? self->mask_short : self->mask_middle));
      return;
    }
  for (; *follows != NULL; follows++)
    {
      gboolean punctuation = (*follows)[1] == '\0';

      memcpy (head + length, *follows, punctuation ? 1 : 2);
      set_bit (punctuation ? self->known_short : self->known_middle,
               hash_folded (load_head (head, ERRDEX_HEAD_LONG),
                            punctuation ? self->mask_short : self->mask_middle));
    }
}

static void
put_head (ErrdexHeads *self, const guint8 *text, guint bucket)
{
  gsize length = strlen ((const char *) text);
  guint64 head = load_head (text, MIN (length, ERRDEX_HEAD_LONG));

  set_bit (self->known_edge, hash_folded (head, MASK (ERRDEX_HEAD_SHORT)));
  if (length < self->compared)
    put_context_head (self, text, length);
  else
    set_bit (self->known, hash_folded (head, self->mask));
  for (guint i = 0; i < ERRDEX_HEAD_SHORT; i++)
    put_letter (self, i, text[i], 1 << bucket);
}

/* What stands before the space before a name, which begins with a capital. */
static void
put_named_head (ErrdexHeads *self, const guint8 *text)
{
  gsize length = strlen ((const char *) text);
  guint64 head = load_head (text, MIN (length, ERRDEX_HEAD_LONG));

  set_bit (self->known_edge, hash_folded (head, MASK (ERRDEX_HEAD_SHORT)));
  set_bit (self->known_middle, hash_folded (head, self->mask_middle));
  for (guint i = 0; i < ERRDEX_HEAD_SHORT; i++)
    if (i == 2)
      put_byte (self, i, g_ascii_toupper (text[i]), 1 << NAMED_BUCKET);
    else
      put_letter (self, i, text[i], 1 << NAMED_BUCKET);
}

static void
put_break (ErrdexHeads *self, guint place, guint8 buckets)
{
  put_byte (self, place, '\n', buckets);
  put_byte (self, place, '\r', buckets);
}

/* Lines break in codes, and not in the words before them. What follows a cut may be indented, so
 * that any of the later letters may stand at each place. */
static void
put_cut_head (ErrdexHeads *self, const guint8 *text)
{
  for (guint cut = 1; cut < ERRDEX_HEAD_SHORT; cut++)
    {
      guint8 bucket = 1 << (CUT_BUCKET + (cut > 1));

      for (guint place = 0; place < cut; place++)
        put_letter (self, place, text[place], bucket);
      put_break (self, cut, bucket);
      for (guint place = cut + 1; place < ERRDEX_HEAD_SHORT; place++)
        {
          for (guint letter = cut; letter < place; letter++)
            put_letter (self, place, text[letter], bucket);
          put_break (self, place, bucket);
          put_byte (self, place, ' ', bucket);
          put_byte (self, place, '\t', bucket);
        }
    }
}

static int
compare_heads (gconstpointer one, gconstpointer other)
{
  return memcmp (*(const guint8 *const *) one, *(const guint8 *const *) other, ERRDEX_HEAD_SHORT);
}

/* Sorts out what is too short to be looked for, and looks at how the rest begins. */
static void
get_heads (ErrdexHeads *self, GPtrArray *strings, gboolean contexts, GPtrArray *heads)
{
  for (guint i = 0; i < strings->len; i++)
    {
      const guint8 *string = strings->pdata[i];
      gsize length = strlen (strings->pdata[i]);

      if (length < ERRDEX_HEAD_SHORT)
        continue;
      if (length < ERRDEX_HEAD_LONG)
        self->length = ERRDEX_HEAD_SHORT;
      if (length < ERRDEX_HEAD_LONG && !contexts)
        self->compared = ERRDEX_HEAD_SHORT;
      for (guint k = 0; k < ERRDEX_HEAD_SHORT; k++)
        if (string[k] >= 128)
          self->collect = collect_scalar;
      if (!contexts)
        put_cut_head (self, string);
      g_ptr_array_add (heads, strings->pdata[i]);
    }
}

static gboolean
begins_other (GPtrArray *heads, guint number)
{
  return number == 0 || compare_heads (&heads->pdata[number - 1], &heads->pdata[number]) != 0;
}

/**
 * errdex_heads_init:
 * @self: (out caller-allocates): the heads
 * @trie: what to search for; shorter strings than %ERRDEX_HEAD_SHORT are left out
 * @method: how to search; where a string does not begin in ASCII it is by byte all the same
 *
 * Returns: whether this machine has @method
 */
gboolean
errdex_heads_init (ErrdexHeads *self, const ErrdexTrie *trie, ErrdexHeadsMethod method)
{
  g_autoptr (GPtrArray) heads = g_ptr_array_new ();
  guint bucket = 0;

  memset (self, 0, sizeof *self);
  self->collect = get_func (method);
  if (self->collect == NULL)
    return FALSE;

  self->length = self->compared = ERRDEX_HEAD_LONG;
  get_heads (self, trie->strings, FALSE, heads);
  get_heads (self, trie->contexts, TRUE, heads);
  if (trie->named->len > 0)
    self->length = ERRDEX_HEAD_SHORT;
  self->mask = MASK (self->compared);
  self->mask_short = MASK (MIN (self->compared, HEAD_FIVE));
  self->mask_middle = MASK (MIN (self->compared, ERRDEX_HEAD_MIDDLE));
  g_ptr_array_sort (heads, compare_heads);
  for (guint i = 0; i < heads->len; i++)
    {
      if (begins_other (heads, i))
        bucket = choose_bucket (self, heads->pdata[i]);
      put_head (self, heads->pdata[i], bucket);
    }
  for (guint i = 0; i < trie->named->len; i++)
    put_named_head (self, trie->named->pdata[i]);

  return TRUE;
}
