// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "reference.h"

#include <string.h>

#define MAX_LENGTH 300

typedef guint Table[MAX_LENGTH + 1][MAX_LENGTH + 1];

static void
fill_table (Table table, const char *a, const char *b)
{
  gsize length_a = strlen (a);
  gsize length_b = strlen (b);

  g_assert_cmpuint (MAX (length_a, length_b), <=, MAX_LENGTH);
  for (gsize i = 0; i <= length_a; i++)
    for (gsize j = 0; j <= length_b; j++)
      {
        if (i == 0 || j == 0)
          {
            table[i][j] = i + j;
            continue;
          }
        table[i][j] = table[i - 1][j - 1] + (a[i - 1] != b[j - 1]);
        table[i][j] = MIN (table[i][j], table[i - 1][j] + 1);
        table[i][j] = MIN (table[i][j], table[i][j - 1] + 1);
        if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
          table[i][j] = MIN (table[i][j], table[i - 2][j - 2] + 1);
      }
}

guint
reference_distance (const char *a, const char *b)
{
  static Table table;

  fill_table (table, a, b);

  return table[strlen (a)][strlen (b)];
}

guint
reference_distance_to_prefix (const char *a, const char *b)
{
  static Table table;
  guint least = G_MAXUINT;

  fill_table (table, a, b);
  for (gsize j = 0; j <= strlen (b); j++)
    least = MIN (least, table[strlen (a)][j]);

  return least;
}

/* The library of the tests has ASCII texts only where words are compared with them. */
static char *
lower (const char *text)
{
  g_autofree char *plain = g_strdup (text);
  char *to = plain;

  for (const char *p = text; *p != '\0'; p++)
    {
      gboolean groups = *p == ',' && p > text && g_ascii_isdigit (p[-1]) && g_ascii_isdigit (p[1])
                        && g_ascii_isdigit (p[2]) && g_ascii_isdigit (p[3]);

      if (*p != '`' && !groups)
        *to++ = *p;
    }
  *to = '\0';

  return g_utf8_strdown (plain, -1);
}

static gboolean
begins_word (const char *code, const char *p)
{
  if (!g_ascii_isalnum (*p))
    return FALSE;
  if (p == code || !g_ascii_isalnum (p[-1]))
    return TRUE;
  if (g_ascii_isdigit (*p) || g_ascii_isdigit (p[-1]))
    return g_ascii_isdigit (*p) != g_ascii_isdigit (p[-1]);

  return g_ascii_isupper (*p) && (g_ascii_islower (p[-1]) || g_ascii_islower (p[1]));
}

static gboolean
is_at_word (const char *code, const char *word)
{
  for (const char *p = code; *p != '\0'; p++)
    if (begins_word (code, p) && g_ascii_strncasecmp (p, word, strlen (word)) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
fits_in_word (const char *code, const char *p, const char *word)
{
  gsize length = strlen (word);

  if (g_ascii_strncasecmp (p, word, length) != 0)
    return FALSE;
  for (gsize i = 1; i < length; i++)
    if (!g_ascii_isalnum (p[i]) || begins_word (code, p + i))
      return FALSE;

  return TRUE;
}

static gboolean
are_initials (const char *code, const char *word)
{
  g_autoptr (GString) initials = g_string_new (NULL);

  for (const char *p = code; *p != '\0'; p++)
    if (begins_word (code, p))
      g_string_append_c (initials, g_ascii_tolower (*p));

  return strlen (word) > 1 && strstr (initials->str, word) != NULL;
}

static gboolean
is_in_code (const char *code, const char *word)
{
  g_autofree char *small = g_ascii_strdown (code, -1);

  return strstr (small, word) != NULL;
}

static gboolean
is_in_text (const char *text, const char *word)
{
  g_autofree char *small = lower (text);

  for (const char *p = small; (p = strstr (p, word)) != NULL; p++)
    if (!g_ascii_isdigit (*word) || p == small || !g_ascii_isdigit (p[-1]))
      return TRUE;

  return FALSE;
}

static gboolean
is_in_texts (ErrdexLibrary *library, guint number, const char *word)
{
  const ErrdexCatalog *catalog = errdex_library_get_catalog (library, number);
  const ErrdexEntry *entry = errdex_library_get_entry (library, number);

  if (is_in_text (entry->description, word)
      || (entry->solution != NULL && is_in_text (entry->solution, word)))
    return TRUE;
  for (guint i = 0; entry->operations[i] != NULL; i++)
    if (is_in_text (entry->operations[i], word))
      return TRUE;
  for (int i = entry->category; i >= 0; i = catalog->categories[i].parent)
    if (is_in_text (catalog->categories[i].title, word))
      return TRUE;

  return FALSE;
}

static ErrdexTier
tier_of_single (const char *code, const char *word)
{
  const char *segment = errdex_code_last_segment (code);
  gsize length = strlen (word);

  if (g_ascii_strcasecmp (code, word) == 0)
    return ERRDEX_TIER_CODE;
  if (g_ascii_strcasecmp (segment, word) == 0)
    return ERRDEX_TIER_SEGMENT;
  if (g_ascii_strncasecmp (code, word, length) == 0)
    return ERRDEX_TIER_CODE_PREFIX;
  if (g_ascii_strncasecmp (segment, word, length) == 0)
    return ERRDEX_TIER_SEGMENT_PREFIX;
  if (is_at_word (code, word))
    return ERRDEX_TIER_WORDS;
  if (are_initials (code, word))
    return ERRDEX_TIER_INITIALS;

  return is_in_code (code, word) ? ERRDEX_TIER_SUBSTRING : ERRDEX_N_TIERS;
}

typedef gboolean (*NameFunc) (const char *name, const char *word);

/* An alias is as good as the code. */
static gboolean
has_name (const ErrdexEntry *entry, const char *word, NameFunc func)
{
  if (func (entry->code, word))
    return TRUE;
  for (guint i = 0; entry->aliases[i] != NULL; i++)
    if (func (entry->aliases[i], word))
      return TRUE;

  return FALSE;
}

static gboolean
has_names (const ErrdexEntry *entry, const char *const *words, NameFunc func)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (!has_name (entry, words[i], func))
      return FALSE;

  return TRUE;
}

static ErrdexTier
tier_of_several (const ErrdexEntry *entry, const char *const *words)
{
  if (has_names (entry, words, is_at_word))
    return ERRDEX_TIER_WORDS;

  return has_names (entry, words, is_in_code) ? ERRDEX_TIER_SUBSTRING : ERRDEX_N_TIERS;
}

/* How much of a code the words match: each of its words as far as the longest of them goes, and
 * those that begin none, but run over several, once. */
static gsize
count_matched (const char *code, const char *const *words)
{
  gsize n_matched = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      gboolean spans = TRUE;

      for (const char *p = code; *p != '\0'; p++)
        if (begins_word (code, p) && fits_in_word (code, p, words[i]))
          spans = FALSE;
      n_matched += spans ? strlen (words[i]) : 0;
    }
  for (const char *p = code; *p != '\0'; p++)
    {
      gsize most = 0;

      for (guint i = 0; words[i] != NULL && begins_word (code, p); i++)
        if (fits_in_word (code, p, words[i]))
          most = MAX (most, strlen (words[i]));
      n_matched += most;
    }

  return n_matched;
}

static gsize
count_most_matched (const ErrdexEntry *entry, const char *const *words)
{
  gsize most = count_matched (entry->code, words);

  for (guint i = 0; entry->aliases[i] != NULL; i++)
    most = MAX (most, count_matched (entry->aliases[i], words));

  return most;
}

/* The best tier by the code or an alias, or by the texts. */
static ErrdexTier
find_tier (ErrdexLibrary *library, guint number, const char *const *words, gsize *matched)
{
  const ErrdexEntry *entry = errdex_library_get_entry (library, number);
  gboolean single = words[1] == NULL;
  ErrdexTier tier
      = single ? tier_of_single (entry->code, words[0]) : tier_of_several (entry, words);

  *matched = 0;
  for (guint i = 0; entry->aliases[i] != NULL && single; i++)
    tier = MIN (tier, tier_of_single (entry->aliases[i], words[0]));
  if (tier == ERRDEX_TIER_WORDS)
    *matched = count_most_matched (entry, words);
  if (tier < ERRDEX_N_TIERS)
    return tier;

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (has_name (entry, words[i], is_in_code))
        *matched += strlen (words[i]);
      else if (!is_in_texts (library, number, words[i]))
        return ERRDEX_N_TIERS;
    }

  return ERRDEX_TIER_TEXT;
}

typedef struct
{
  ErrdexHit hit;
  gsize matched;
  gsize length;
} Ranked;

/* What is not matched, in parts of 4095, which is as exactly as shares are compared. */
static gsize
rank (const Ranked *self)
{
  if (self->hit.tier != ERRDEX_TIER_TEXT && self->hit.tier != ERRDEX_TIER_WORDS)
    return self->length;

  return (self->length - MIN (self->matched, self->length)) * 4095 / self->length;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const Ranked *first = a;
  const Ranked *second = b;

  if (first->hit.tier != second->hit.tier)
    return first->hit.tier < second->hit.tier ? -1 : 1;
  if (rank (first) != rank (second))
    return rank (first) < rank (second) ? -1 : 1;

  return first->hit.entry < second->hit.entry ? -1 : 1;
}

/*
 * reference_search:
 * @library: a library
 * @words: (array zero-terminated=1): words of small ASCII letters and digits
 *
 * Returns: (element-type ErrdexHit): what is found by them in tiers 0 to 7, in order
 */
GArray *
reference_search (ErrdexLibrary *library, const char *const *words)
{
  g_autoptr (GArray) ranked = g_array_new (FALSE, FALSE, sizeof (Ranked));
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (ErrdexHit));

  for (guint i = 0; i < library->n_entries; i++)
    {
      Ranked one
          = { .hit.entry = i, .length = strlen (errdex_library_get_entry (library, i)->code) };

      one.hit.tier = find_tier (library, i, words, &one.matched);
      if (one.hit.tier < ERRDEX_N_TIERS)
        g_array_append_val (ranked, one);
    }
  g_array_sort (ranked, compare);
  for (guint i = 0; i < ranked->len; i++)
    g_array_append_val (hits, g_array_index (ranked, Ranked, i).hit);

  return hits;
}
