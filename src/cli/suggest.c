// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <string.h>

#include "suggest.h"

#define MAX_LENGTH 32

/* How many letters have to be put in, left out, replaced or swapped with their neighbour to make
 * one word of the other. */
static guint
get_distance (const char *a, gsize a_length, const char *b, gsize b_length)
{
  guint rows[MAX_LENGTH + 1][MAX_LENGTH + 1];

  for (gsize i = 0; i <= a_length; i++)
    rows[i][0] = i;
  for (gsize j = 0; j <= b_length; j++)
    rows[0][j] = j;
  for (gsize i = 1; i <= a_length; i++)
    for (gsize j = 1; j <= b_length; j++)
      {
        char x = g_ascii_tolower (a[i - 1]), y = g_ascii_tolower (b[j - 1]);

        rows[i][j] = MIN (rows[i - 1][j], rows[i][j - 1]) + 1;
        rows[i][j] = MIN (rows[i][j], rows[i - 1][j - 1] + (x != y));
        if (i > 1 && j > 1 && x == g_ascii_tolower (b[j - 2]) && y == g_ascii_tolower (a[i - 2]))
          rows[i][j] = MIN (rows[i][j], rows[i - 2][j - 2] + 1);
      }

  return rows[a_length][b_length];
}

/**
 * errdex_suggest:
 * @typed: a word that is not known
 * @known: (array zero-terminated=1): the words that are
 *
 * Returns: (transfer none) (nullable): the known word that was most likely meant, if one is near
 * enough
 */
const char *
errdex_suggest (const char *typed, const char *const *known)
{
  gsize length = strlen (typed);
  const char *best = NULL;
  guint best_distance = length / 3 + 1;

  if (length < 2 || length > MAX_LENGTH)
    return NULL;
  for (; *known != NULL; known++)
    {
      gsize known_length = strlen (*known);
      guint distance;

      if (known_length > MAX_LENGTH)
        continue;
      /* somebody who typed the beginning meant the rest too */
      distance = g_str_has_prefix (*known, typed)
                     ? 0
                     : get_distance (typed, length, *known, known_length);
      if (distance < best_distance)
        {
          best = *known;
          best_distance = distance;
        }
    }

  return best;
}
