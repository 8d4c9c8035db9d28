// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/*
 * Queries made from every code that the program ships: as it is, in other case, its last segment
 * alone, and each with one letter dropped, doubled, swapped or replaced. Wherever the code is the
 * nearest, it has to come first.
 */

#include "config.h"

#include <string.h>

#include "cases.h"
#include "reference.h"

typedef struct
{
  ErrdexFinder *finder;
  ErrdexLibrary *library;
  GPtrArray *lower; /* the last segment and the whole code of each entry, in small letters */
  guint n_nearest;  /* misspellings of which one code was the nearest */
  guint n_other;    /* of which several were, or which are something else */
} Fixture;

static Fixture fixture;

static const char *
get_code (guint entry)
{
  return errdex_library_get_entry (fixture.library, entry)->code;
}

static const char *
get_part (guint entry, gboolean whole)
{
  return whole ? get_code (entry) : errdex_code_last_segment (get_code (entry));
}

static void
check_first (const char *query, guint entry, gboolean whole, ErrdexTier worst)
{
  g_autoptr (ErrdexResult) result = errdex_finder_search (fixture.finder, query, NULL);
  const ErrdexHit *hits;
  guint n_hits;

  hits = errdex_result_get_hits (result, &n_hits);
  if (n_hits > 0 && hits[0].tier <= worst
      && g_ascii_strcasecmp (get_part (hits[0].entry, whole), get_part (entry, whole)) == 0)
    return;

  g_test_message ("[%s] %s: %s", query, get_code (entry),
                  cases_describe (fixture.finder, result, 4));
  g_test_fail ();
}

/* All entries of the code are there before any other. */
static void
check_entries (const char *query, guint entry, gboolean whole)
{
  g_autoptr (ErrdexResult) result = errdex_finder_search (fixture.finder, query, NULL);
  guint n_same = 0;
  const ErrdexHit *hits;
  guint n_hits;
  gboolean found = FALSE;

  for (guint i = 0; i < fixture.library->n_entries; i++)
    if (g_ascii_strcasecmp (get_part (i, whole), get_part (entry, whole)) == 0)
      n_same++;
  hits = errdex_result_get_hits (result, &n_hits);
  g_assert_cmpuint (n_hits, >=, n_same);
  for (guint i = 0; i < n_same; i++)
    {
      g_assert_cmpint (g_ascii_strcasecmp (get_part (hits[i].entry, whole),
                                           get_part (entry, whole)),
                       ==, 0);
      found = found || hits[i].entry == entry;
    }
  g_assert_true (found);
}

static void
test_case (void)
{
  for (guint i = 0; i < fixture.library->n_entries; i++)
    {
      g_autofree char *lower = g_ascii_strdown (get_code (i), -1);
      g_autofree char *upper = g_ascii_strup (get_code (i), -1);
      g_autofree char *node = g_strconcat (get_code (i), "Error", NULL);
      g_autofree char *quoted = g_strdup_printf ("\"%s\",", get_code (i));

      check_first (get_code (i), i, TRUE, ERRDEX_TIER_CODE);
      check_first (lower, i, TRUE, ERRDEX_TIER_CODE);
      check_first (upper, i, TRUE, ERRDEX_TIER_CODE);
      check_first (node, i, TRUE, ERRDEX_TIER_CODE);
      check_first (quoted, i, TRUE, ERRDEX_TIER_CODE);
      check_entries (lower, i, TRUE);
    }
}

static void
test_segments (void)
{
  for (guint i = 0; i < fixture.library->n_entries; i++)
    {
      g_autofree char *lower = g_ascii_strdown (get_part (i, FALSE), -1);

      check_first (get_part (i, FALSE), i, FALSE, ERRDEX_TIER_SEGMENT);
      check_first (lower, i, FALSE, ERRDEX_TIER_SEGMENT);
      check_entries (lower, i, FALSE);
    }
}

/* The words of the code in the opposite order, each apart. */
static void
test_words (void)
{
  for (guint i = 0; i < fixture.library->n_entries; i++)
    {
      g_autoptr (GString) words = g_string_new (NULL);
      const char *code = get_code (i);
      gsize end = strlen (code);

      for (gsize j = end; j-- > 0;)
        if (j == 0 || code[j] == '.'
            || (g_ascii_isupper (code[j]) && !g_ascii_isupper (code[j - 1])))
          {
            gsize start = code[j] == '.' ? j + 1 : j;

            g_string_append_len (words, code + start, end - start);
            g_string_append_c (words, ' ');
            end = j;
          }
      check_first (words->str, i, TRUE, ERRDEX_TIER_WORDS);
    }
}

/* Whether one code or last segment is nearer to the text than all that are not @entry's. */
static gboolean
is_nearest (const char *text, guint entry, guint distance)
{
  for (guint i = 0; i < fixture.library->n_entries; i++)
    for (guint whole = 0; whole < 2; whole++)
      {
        const char *other = g_ptr_array_index (fixture.lower, 2 * i + whole);

        if (ABS ((int) strlen (other) - (int) strlen (text)) > (int) distance
            || g_ascii_strcasecmp (get_code (i), get_code (entry)) == 0
            || g_ascii_strcasecmp (get_part (i, FALSE), get_part (entry, FALSE)) == 0)
          continue;
        if (reference_distance (text, other) <= distance)
          return FALSE;
      }

  return TRUE;
}

static void
check_misspelling (const char *misspelt, guint entry, gboolean whole)
{
  g_autoptr (ErrdexResult) result = errdex_finder_search (fixture.finder, misspelt, NULL);
  g_autofree char *right = g_ascii_strdown (get_part (entry, whole), -1);
  guint distance = reference_distance (misspelt, right);
  const ErrdexHit *hits;
  guint n_hits;

  if (distance == 0)
    return;
  hits = errdex_result_get_hits (result, &n_hits);
  if ((n_hits > 0 && hits[0].tier < ERRDEX_TIER_SPELLING) || strlen (misspelt) < 4
      || !is_nearest (misspelt, entry, distance))
    {
      fixture.n_other++;
      return;
    }
  fixture.n_nearest++;
  if (n_hits > 0
      && (g_ascii_strcasecmp (get_part (hits[0].entry, whole), right) == 0
          || g_ascii_strcasecmp (get_part (hits[0].entry, FALSE), get_part (entry, FALSE)) == 0))
    return;

  g_test_message ("[%s] %s: %s", misspelt, get_code (entry),
                  cases_describe (fixture.finder, result, 4));
  g_test_fail ();
}

static void
misspell (const char *right, gsize at, guint entry, gboolean whole)
{
  gsize length = strlen (right);
  g_autofree char *dropped = g_strdup_printf ("%.*s%s", (int) at, right, right + at + 1);
  g_autofree char *doubled = g_strdup_printf ("%.*s%c%s", (int) at, right, right[at], right + at);
  g_autofree char *replaced = g_strdup (right);
  g_autofree char *swapped = g_strdup (right);

  replaced[at] = right[at] == 'q' ? 'z' : 'q';
  check_misspelling (dropped, entry, whole);
  check_misspelling (doubled, entry, whole);
  check_misspelling (replaced, entry, whole);
  if (at + 1 == length)
    return;
  swapped[at] = right[at + 1];
  swapped[at + 1] = right[at];
  check_misspelling (swapped, entry, whole);
}

/* At every few letters, at others in each code. */
static void
test_misspellings (gconstpointer data)
{
  gboolean whole = GPOINTER_TO_INT (data);
  guint step = g_test_slow () ? 1 : 5;

  fixture.n_nearest = 0;
  fixture.n_other = 0;
  for (guint i = 0; i < fixture.library->n_entries; i++)
    {
      g_autofree char *right = g_ascii_strdown (get_part (i, whole), -1);

      for (gsize at = i % step; at < strlen (right); at += step)
        misspell (right, at, i, whole);
    }
  g_test_message ("%u misspellings are nearest to one code, %u are not", fixture.n_nearest,
                  fixture.n_other);
  g_assert_cmpuint (fixture.n_nearest, >, fixture.n_other * 4);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  fixture.finder = cases_open_finder ("iot-platform", NULL);
  fixture.library = errdex_finder_get_library (fixture.finder);
  fixture.lower = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < 2 * fixture.library->n_entries; i++)
    g_ptr_array_add (fixture.lower, g_ascii_strdown (get_part (i / 2, i % 2), -1));
  g_test_add_func ("/find/generated/case", test_case);
  g_test_add_func ("/find/generated/segments", test_segments);
  g_test_add_func ("/find/generated/words", test_words);
  g_test_add_data_func ("/find/generated/misspelt-codes", GINT_TO_POINTER (TRUE),
                        test_misspellings);
  g_test_add_data_func ("/find/generated/misspelt-segments", GINT_TO_POINTER (FALSE),
                        test_misspellings);
  status = g_test_run ();
  g_ptr_array_unref (fixture.lower);
  errdex_finder_unref (fixture.finder);

  return status;
}
