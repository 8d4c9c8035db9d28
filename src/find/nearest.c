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
/* Worse than what has no pair in common. */
#define MAX_RANK 1001

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

/* What is no worse than this is not kept any more. */
static inline guint
candidates_get_limit (const Candidates *self)
{
  return self->n_candidates == N_CANDIDATES ? self->candidates[N_CANDIDATES - 1].rank : MAX_RANK;
}

static inline G_ALWAYS_INLINE guint
count_pairs (ErrdexSignature signature)
{
  return __builtin_popcountll (signature.halves[0]) + __builtin_popcountll (signature.halves[1]);
}

static inline G_ALWAYS_INLINE guint
count_differing (ErrdexSignature a, ErrdexSignature b)
{
  return count_pairs (
      (ErrdexSignature){ { a.halves[0] ^ b.halves[0], a.halves[1] ^ b.halves[1] } });
}

/* What is looked for: the whole text, or its last segment. */
typedef struct
{
  const char *text;
  gsize length;
  ErrdexSignature signature;
  guint n_pairs;
} Wanted;

static void
wanted_init (Wanted *self, const char *text)
{
  self->text = text;
  self->length = strlen (text);
  self->signature = errdex_codes_sign (text, self->length);
  self->n_pairs = count_pairs (self->signature);
}

/* Puts the names into @rough that have most pairs in common with one of the texts: by the share of
 * the pairs that only one of the two has. Dividing takes longer than all else here, so that only
 * what is kept is divided. */
static inline G_ALWAYS_INLINE void
gather (const ErrdexCodes *codes, const Wanted *whole, const Wanted *segment, Candidates *rough)
{
  for (guint i = 0; i < codes->n_names; i++)
    {
      guint n_pairs = count_pairs (codes->signatures[i]);
      guint of_whole = MAX (n_pairs + whole->n_pairs, 1);
      guint of_segment = MAX (n_pairs + segment->n_pairs, 1);
      guint whole_differs = 1000 * count_differing (whole->signature, codes->signatures[i]);
      guint segment_differs = 1000 * count_differing (segment->signature, codes->signatures[i]);
      guint limit = candidates_get_limit (rough);

      if (whole_differs < limit * of_whole || segment_differs < limit * of_segment)
        candidates_add (rough, i, MIN (whole_differs / of_whole, segment_differs / of_segment));
    }
}

#if defined(__x86_64__) && defined(__GNUC__)

/* Not every machine counts bits in one step. */
__attribute__ ((target ("popcnt"))) static void
gather_fast (const ErrdexCodes *codes,
             const Wanted *whole,
             const Wanted *segment,
             Candidates *rough)
{
  gather (codes, whole, segment, rough);
}

static gboolean
is_fast (void)
{
  return __builtin_cpu_supports ("popcnt");
}

#else

#define gather_fast gather
#define is_fast()   FALSE

#endif

/* The distance of two texts, in parts per thousand of the longer one's length; G_MAXUINT if it is
 * greater than @limit. */
static guint
measure (const Wanted *wanted, const char *name, gsize length_of_name, guint limit)
{
  gsize length = MAX (MAX (wanted->length, length_of_name), 1);
  guint max = length * limit / 1000;
  guint distance
      = errdex_spelling_distance (wanted->text, wanted->length, name, length_of_name, max);

  return distance > max ? G_MAXUINT : distance * 1000 / length;
}

static guint
measure_name (const ErrdexCodes *codes,
              guint name,
              const Wanted *whole,
              const Wanted *segment,
              guint limit)
{
  gsize length;
  const char *code = errdex_codes_get_name (codes, name, &length);
  const char *last = codes->arena + codes->segments[name];
  guint distance = measure (whole, code, length, limit);
  guint of_segment = G_MAXUINT;

  limit = MIN (limit, distance);
  if (limit >= OTHER_PREFIX)
    of_segment = measure (segment, last, strlen (last), limit - OTHER_PREFIX);

  return of_segment == G_MAXUINT ? distance : MIN (distance, of_segment + OTHER_PREFIX);
}

static const char *
find_last_segment (const char *text)
{
  const char *dot = strrchr (text, '.');

  return dot != NULL ? dot + 1 : text;
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

/* The different codes of the nearest names, and the rank of the last one of them. Returns: how many
 * there are. */
static guint
list_entries (const ErrdexCodes *codes,
              const Candidates *near,
              guint *entries,
              guint max_entries,
              guint *last_rank)
{
  guint n_entries = 0;

  for (guint i = 0; i < near->n_candidates && n_entries < max_entries; i++)
    {
      guint entry = errdex_codes_get_entry (codes, near->candidates[i].name);

      if (!is_listed (codes, entry, entries, n_entries))
        {
          entries[n_entries++] = entry;
          *last_rank = near->candidates[i].rank;
        }
    }

  return n_entries;
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
  Candidates rough = { .n_candidates = 0 };
  Candidates near = { .n_candidates = 0 };
  guint limit = MAX_DISTANCE;
  guint n_entries = 0;
  Wanted whole, segment;

  wanted_init (&whole, text);
  wanted_init (&segment, find_last_segment (text));
  if (is_fast ())
    gather_fast (codes, &whole, &segment, &rough);
  else
    gather (codes, &whole, &segment, &rough);

  for (guint i = 0; i < rough.n_candidates; i++)
    {
      guint rank = measure_name (codes, rough.candidates[i].name, &whole, &segment, limit);
      guint last_rank = rank;

      if (rank > limit)
        continue;
      candidates_add (&near, rough.candidates[i].name, rank);
      n_entries = list_entries (codes, &near, entries, max_entries, &last_rank);
      if (n_entries == max_entries)
        limit = last_rank;
    }

  return n_entries;
}
