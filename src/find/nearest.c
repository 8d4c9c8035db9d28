// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "nearest.h"

#include <string.h>

#include "spelling.h"

/* So many codes that share most pairs of letters with the text are compared with it letter by
 * letter. */
#define N_CANDIDATES 64
/* Parts per thousand. What is further away than that, measured by its length, has only some letters
 * in common. */
#define MAX_DISTANCE 400
/* The same last segment behind another prefix is near, but not so near as a code with one slip. */
#define OTHER_PREFIX 60

typedef struct
{
  guint name;
  guint rank; /* the lower, the better */
} Candidate;

typedef struct
{
  Candidate candidates[N_CANDIDATES];
  guint n_candidates;
} Candidates;

/* Keeps the best, in order; of equal ones the first. */
static void
candidates_add (Candidates *self, guint name, guint rank)
{
  guint i = self->n_candidates;

  if (i == N_CANDIDATES && rank >= self->candidates[i - 1].rank)
    return;
  if (i == N_CANDIDATES)
    i--;
  else
    self->n_candidates++;
  for (; i > 0 && self->candidates[i - 1].rank > rank; i--)
    self->candidates[i] = self->candidates[i - 1];
  self->candidates[i].name = name;
  self->candidates[i].rank = rank;
}

static guint
count_pairs (ErrdexSignature signature)
{
  return __builtin_popcountll (signature.halves[0]) + __builtin_popcountll (signature.halves[1]);
}

/* The share of pairs that only one of the two has. */
static guint
compare_signatures (ErrdexSignature a, ErrdexSignature b)
{
  ErrdexSignature differing = { { a.halves[0] ^ b.halves[0], a.halves[1] ^ b.halves[1] } };

  return count_pairs (differing) * 1000 / MAX (count_pairs (a) + count_pairs (b), 1);
}

static guint
measure (const char *a, gsize length_a, const char *b, gsize length_b)
{
  gsize length = MAX (length_a, length_b);
  guint max = length * MAX_DISTANCE / 1000;
  guint distance = errdex_spelling_distance (a, length_a, b, length_b, max);

  return distance > max ? G_MAXUINT : distance * 1000 / length;
}

static const char *
find_last_segment (const char *text)
{
  const char *dot = strrchr (text, '.');

  return dot != NULL ? dot + 1 : text;
}

static guint
measure_name (const ErrdexCodes *codes, guint name, const char *text)
{
  gsize length;
  const char *whole = errdex_codes_get_name (codes, name, &length);
  const char *segment = codes->arena + codes->segments[name];
  const char *text_segment = find_last_segment (text);
  guint distance = measure (text, strlen (text), whole, length);
  guint of_segment = measure (text_segment, strlen (text_segment), segment, strlen (segment));

  return of_segment == G_MAXUINT ? distance : MIN (distance, of_segment + OTHER_PREFIX);
}

static gboolean
is_listed (const ErrdexCodes *codes, guint entry, const guint *entries, guint n_entries)
{
  const char *code = errdex_codes_get_name (codes, entry, NULL);

  for (guint i = 0; i < n_entries; i++)
    if (g_str_equal (code, errdex_codes_get_name (codes, entries[i], NULL)))
      return TRUE;

  return FALSE;
}

/**
 * errdex_nearest_find:
 * @codes: the codes of a library
 * @text: a folded text that is no code
 * @entries: (out caller-allocates) (array length=max_entries): where to put the numbers of entries
 * @max_entries: how many fit in there
 *
 * Finds the codes that are spelled most alike, measured by their length, each once.
 *
 * Returns: how many entries were put into @entries, the nearest first; none is put there that has
 * little in common
 */
guint
errdex_nearest_find (const ErrdexCodes *codes, const char *text, guint *entries, guint max_entries)
{
  const char *segment = find_last_segment (text);
  ErrdexSignature whole_pairs = errdex_codes_sign (text, strlen (text));
  ErrdexSignature segment_pairs = errdex_codes_sign (segment, strlen (segment));
  Candidates rough = { .n_candidates = 0 };
  Candidates near = { .n_candidates = 0 };
  guint n_entries = 0;

  for (guint i = 0; i < codes->n_names; i++)
    candidates_add (&rough, i,
                    MIN (compare_signatures (whole_pairs, codes->signatures[i]),
                         compare_signatures (segment_pairs, codes->signatures[i])));
  for (guint i = 0; i < rough.n_candidates; i++)
    {
      guint rank = measure_name (codes, rough.candidates[i].name, text);

      if (rank <= MAX_DISTANCE)
        candidates_add (&near, rough.candidates[i].name, rank);
    }
  for (guint i = 0; i < near.n_candidates && n_entries < max_entries; i++)
    {
      guint entry = errdex_codes_get_entry (codes, near.candidates[i].name);

      if (!is_listed (codes, entry, entries, n_entries))
        entries[n_entries++] = entry;
    }

  return n_entries;
}
