// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>
#include <string.h>

/* Sets of entries, one bit for each entry of the library. All sets of one index have the same size,
 * so none carries it. */

#define ERRDEX_BITS_WORDS(n) (((gsize) (n) + 63) / 64)

static inline guint64 *
errdex_bits_new (guint n)
{
  return g_new0 (guint64, ERRDEX_BITS_WORDS (n) + 1);
}

static inline void
errdex_bits_set (guint64 *bits, guint i)
{
  bits[i / 64] |= G_GUINT64_CONSTANT (1) << (i % 64);
}

static inline gboolean
errdex_bits_test (const guint64 *bits, guint i)
{
  return (bits[i / 64] >> (i % 64)) & 1;
}

static inline void
errdex_bits_or (guint64 *bits, const guint64 *other, guint n)
{
  for (gsize i = 0; i < ERRDEX_BITS_WORDS (n); i++)
    bits[i] |= other[i];
}

static inline void
errdex_bits_and (guint64 *bits, const guint64 *other, guint n)
{
  for (gsize i = 0; i < ERRDEX_BITS_WORDS (n); i++)
    bits[i] &= other[i];
}

static inline void
errdex_bits_and_not (guint64 *bits, const guint64 *other, guint n)
{
  for (gsize i = 0; i < ERRDEX_BITS_WORDS (n); i++)
    bits[i] &= ~other[i];
}

static inline gboolean
errdex_bits_is_empty (const guint64 *bits, guint n)
{
  for (gsize i = 0; i < ERRDEX_BITS_WORDS (n); i++)
    if (bits[i] != 0)
      return FALSE;

  return TRUE;
}

static inline void
errdex_bits_fill (guint64 *bits, guint n)
{
  memset (bits, 0xff, n / 64 * sizeof (guint64));
  if (n % 64 != 0)
    bits[n / 64] = (G_GUINT64_CONSTANT (1) << (n % 64)) - 1;
}

/* The member at or after @i, or @n where there is none. */
static inline guint
errdex_bits_next (const guint64 *bits, guint n, guint i)
{
  gsize word = i / 64;
  guint64 rest;

  if (i >= n)
    return n;

  rest = bits[word] >> (i % 64) << (i % 64);
  while (rest == 0)
    {
      if (++word >= ERRDEX_BITS_WORDS (n))
        return n;
      rest = bits[word];
    }

  return word * 64 + __builtin_ctzll (rest);
}

/* NULL stands for the empty set where a set is optional. */
#define ERRDEX_BITS_FOREACH(i, bits, n)                                                            \
  for (guint i = errdex_bits_next ((bits), (n), 0); i < (n);                                       \
       i = errdex_bits_next ((bits), (n), i + 1))
