// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "substring.h"

#include <string.h>

/* So many places are looked at at once. */
#define N_PLACES 16

typedef guint8 Block __attribute__ ((vector_size (N_PLACES)));

static inline Block
load (const char *p)
{
  Block block;

  memcpy (&block, p, sizeof block);

  return block;
}

/* The first of the marked places at which all of @needle stands. Eight places are marked by eight
 * bytes, the first being the lowest. */
static inline const char *
check_places (guint64 marks, const char *p, const char *needle, gsize length)
{
  while (marks != 0)
    {
      guint place = __builtin_ctzll (marks) / 8;

      if (memcmp (p + place, needle, length) == 0)
        return p + place;
      marks &= ~(G_GUINT64_CONSTANT (0xff) << (place * 8));
    }

  return NULL;
}

/**
 * errdex_substring_find:
 * @p: where to begin
 * @end: where the text ends; %ERRDEX_SUBSTRING_PADDING more bytes can be read there
 * @needle: what to look for
 * @length: its length in bytes, not 0
 *
 * Finds a short text in short and long ones. It is made for needles of a few letters, for which
 * memmem() prepares itself longer than it searches.
 *
 * Returns: the first place before @end at which @needle stands and ends by @end; %NULL if there is
 * none
 */
const char *
errdex_substring_find (const char *p, const char *end, const char *needle, gsize length)
{
  Block first;
  Block last;

  if ((gsize) (end - p) < length)
    return NULL;

  memset (&first, needle[0], sizeof first);
  memset (&last, needle[length - 1], sizeof last);
  for (end -= length - 1; p < end; p += N_PLACES)
    {
      Block both = (Block) ((load (p) == first) & (load (p + length - 1) == last));
      guint64 halves[2];
      const char *found;

      memcpy (halves, &both, sizeof halves);
      if ((halves[0] | halves[1]) == 0)
        continue;
      found = check_places (GUINT64_FROM_LE (halves[0]), p, needle, length);
      if (found == NULL)
        found = check_places (GUINT64_FROM_LE (halves[1]), p + 8, needle, length);
      if (found != NULL)
        return found < end ? found : NULL;
    }

  return NULL;
}
