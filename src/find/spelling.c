// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "spelling.h"

#include <string.h>

#include "bits.h"

/* Up to this distance few cells of a row matter. */
#define MAX_NARROW 2

/**
 * errdex_spelling_get_tolerance:
 * @length: the length of a word
 *
 * Returns: how many slips of the pen a word of that length may have and still be recognised
 */
guint
errdex_spelling_get_tolerance (gsize length)
{
  if (length < 4)
    return 0;

  return length < 8 ? 1 : 2;
}

/* One more row of the table of distances between the beginnings of two texts. Further from the
 * diagonal than @max, all distances are greater than that. Returns: the least distance of the row.
 */
static guint
fill_row (guint rows[3][ERRDEX_SPELLING_MAX_BYTES + 2],
          const char *a,
          gsize i,
          const char *b,
          gsize length_b,
          guint max)
{
  guint *row = rows[i % 3];
  const guint *above = rows[(i + 2) % 3];
  const guint *two_above = rows[(i + 1) % 3];
  gsize first = i > max ? i - max : 1;
  gsize last = MIN (length_b, i + max);
  guint least;

  row[first - 1] = first == 1 ? i : max + 1;
  least = row[first - 1];
  for (gsize j = first; j <= last; j++)
    {
      /* the row above reaches as far as this one, which the analyzer cannot see */
      guint cost = above[j - 1] + (a[i - 1] != b[j - 1]); // NOLINT(clang-analyzer-core.*)

      cost = MIN (cost, row[j - 1] + 1);
      if (j < i + max)
        cost = MIN (cost, above[j] + 1);
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        cost = MIN (cost, two_above[j - 2] + 1);
      row[j] = cost;
      least = MIN (least, cost);
    }

  return least;
}

/* The same table, a column of up to 64 rows at a time: the bits of four numbers say where a
 * distance is one more or one less than its neighbour (Hyyrö, A Bit-Vector Algorithm for Computing
 * Levenshtein and Damerau Edit Distances, 2003). */
static guint
get_distance_by_columns (const char *a, gsize length_a, const char *b, gsize length_b, guint max)
{
  guint64 places[256] = { 0 }; /* of each byte in @a */
  guint64 last = G_GUINT64_CONSTANT (1) << (length_a - 1);
  guint64 more_below = G_MAXUINT64, less_below = 0; /* than in the row above */
  guint64 diagonal = 0, same_before = 0;
  guint distance = length_a;

  for (gsize i = 0; i < length_a; i++)
    places[(guint8) a[i]] |= G_GUINT64_CONSTANT (1) << i;
  for (gsize j = 0; j < length_b; j++)
    {
      guint64 same = places[(guint8) b[j]];
      guint64 swapped = ((~diagonal & same) << 1) & same_before;
      guint64 more, less; /* than in the column before */

      diagonal = (((same & more_below) + more_below) ^ more_below) | same | less_below | swapped;
      more = less_below | ~(diagonal | more_below);
      less = diagonal & more_below;
      distance += (more & last) != 0;
      distance -= (less & last) != 0;
      if (distance > max + (length_b - 1 - j))
        return max + 1;
      more = more << 1 | 1;
      more_below = less << 1 | ~(diagonal | more);
      less_below = more & diagonal;
      same_before = same;
    }

  return distance;
}

static guint
get_distance (const char *a,
              gsize length_a,
              const char *b,
              gsize length_b,
              guint max,
              gboolean to_prefix)
{
  guint rows[3][ERRDEX_SPELLING_MAX_BYTES + 2];
  guint least = 0;

  if (length_a > ERRDEX_SPELLING_MAX_BYTES || length_a > length_b + max)
    return max + 1;
  if (to_prefix)
    length_b = MIN (length_b, length_a + max);
  if (length_b > ERRDEX_SPELLING_MAX_BYTES || length_b > length_a + max)
    return max + 1;
  if (!to_prefix && max > MAX_NARROW && length_a > 0 && length_a <= 64)
    return get_distance_by_columns (a, length_a, b, length_b, max);

  for (gsize j = 0; j <= length_b; j++)
    rows[0][j] = j;
  for (gsize i = 1; i <= length_a; i++)
    {
      least = fill_row (rows, a, i, b, length_b, max);
      if (least > max)
        return max + 1;
    }

  return to_prefix ? least : MIN (rows[length_a % 3][length_b], max + 1);
}

/**
 * errdex_spelling_distance:
 * @a: a folded text
 * @length_a: its length in bytes
 * @b: another
 * @length_b: its length in bytes
 * @max: up to where the distance is of interest
 *
 * How many slips make one text the other: a letter too much, too little or wrong, or two neighbours
 * swapped (the optimal string alignment distance).
 *
 * Returns: the distance, or @max + 1 where it is greater than @max
 */
guint
errdex_spelling_distance (const char *a, gsize length_a, const char *b, gsize length_b, guint max)
{
  return get_distance (a, length_a, b, length_b, max, FALSE);
}

/**
 * errdex_spelling_distance_to_prefix:
 * @a: a folded text
 * @length_a: its length in bytes
 * @b: another
 * @length_b: its length in bytes
 * @max: up to where the distance is of interest
 *
 * Returns: the least distance from @a to a beginning of @b, or @max + 1 where it is greater than
 * @max
 */
guint
errdex_spelling_distance_to_prefix (const char *a,
                                    gsize length_a,
                                    const char *b,
                                    gsize length_b,
                                    guint max)
{
  return get_distance (a, length_a, b, length_b, max, TRUE);
}

/**
 * errdex_spelling_align:
 * @a: a folded text
 * @length_a: its length in bytes
 * @b: another that resembles it
 * @length_b: its length in bytes
 * @common: a set of bits, one for each byte of @a
 *
 * Adds to @common the bytes of @a that @b has too, in the same order (a longest common
 * subsequence). Texts that are longer than %ERRDEX_SPELLING_MAX_BYTES have nothing in common.
 */
void
errdex_spelling_align (const char *a,
                       gsize length_a,
                       const char *b,
                       gsize length_b,
                       guint64 *common)
{
  g_autofree guint8 *lengths = NULL;
  gsize width = length_b + 1;
  gsize i = 0;
  gsize j = 0;

  if (length_a > ERRDEX_SPELLING_MAX_BYTES || length_b > ERRDEX_SPELLING_MAX_BYTES)
    return;

  /* of what stands behind each pair of places */
  lengths = g_new0 (guint8, (length_a + 1) * width);
  for (i = length_a; i-- > 0;)
    for (j = length_b; j-- > 0;)
      lengths[i * width + j] = a[i] == b[j]
                                   ? lengths[(i + 1) * width + j + 1] + 1
                                   : MAX (lengths[(i + 1) * width + j], lengths[i * width + j + 1]);
  i = j = 0;
  while (i < length_a && j < length_b)
    if (a[i] == b[j])
      {
        errdex_bits_set (common, i++);
        j++;
      }
    else if (lengths[(i + 1) * width + j] >= lengths[i * width + j + 1])
      i++;
    else
      j++;
}
