// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <string.h>

#include "find/bits.h"
#include "find/misspelling.h"
#include "find/spelling.h"
#include "find/substring.h"

#include "reference.h"

static guint
measure (const char *a, const char *b, guint max)
{
  return errdex_spelling_distance (a, strlen (a), b, strlen (b), max);
}

static void
test_distance (void)
{
  g_assert_cmpuint (measure ("", "", 2), ==, 0);
  g_assert_cmpuint (measure ("a", "", 2), ==, 1);
  g_assert_cmpuint (measure ("", "ab", 2), ==, 2);
  g_assert_cmpuint (measure ("", "abc", 2), ==, 3);
  g_assert_cmpuint (measure ("device", "device", 2), ==, 0);
  g_assert_cmpuint (measure ("devise", "device", 2), ==, 1);
  g_assert_cmpuint (measure ("devce", "device", 2), ==, 1);
  g_assert_cmpuint (measure ("deviice", "device", 2), ==, 1);
  g_assert_cmpuint (measure ("deivce", "device", 2), ==, 1);
  g_assert_cmpuint (measure ("messageborker", "messagebroker", 2), ==, 1);
  g_assert_cmpuint (measure ("dveise", "device", 2), ==, 2);
  g_assert_cmpuint (measure ("kitten", "sitting", 3), ==, 3);
  g_assert_cmpuint (measure ("kitten", "sitting", 2), ==, 3);
  g_assert_cmpuint (measure ("abc", "xyz", 1), ==, 2);
}

static void
test_distance_to_prefix (void)
{
  g_assert_cmpuint (errdex_spelling_distance_to_prefix ("mesage", 6, "messagebroker", 13, 1), ==,
                    1);
  g_assert_cmpuint (errdex_spelling_distance_to_prefix ("message", 7, "messagebroker", 13, 1), ==,
                    0);
  g_assert_cmpuint (errdex_spelling_distance_to_prefix ("masage", 6, "messagebroker", 13, 1), ==,
                    2);
  g_assert_cmpuint (errdex_spelling_distance_to_prefix ("longer", 6, "long", 4, 2), ==, 2);
  g_assert_cmpuint (errdex_spelling_distance_to_prefix ("longer", 6, "long", 4, 1), ==, 2);
}

static void
fill_randomly (char *text, guint max)
{
  guint length = g_test_rand_int_range (0, max);

  for (guint i = 0; i < length; i++)
    text[i] = g_test_rand_int_range ('a', 'd');
  text[length] = '\0';
}

/* Against the definition, without any shortcut. */
static void
test_random_distances (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      char a[14];
      char b[14];
      guint max = g_test_rand_int_range (0, 5);
      guint distance;

      fill_randomly (a, sizeof a);
      fill_randomly (b, sizeof b);
      distance = reference_distance (a, b);
      g_assert_cmpuint (measure (a, b, max), ==, MIN (distance, max + 1));
      distance = reference_distance_to_prefix (a, b);
      g_assert_cmpuint (errdex_spelling_distance_to_prefix (a, strlen (a), b, strlen (b), max), ==,
                        MIN (distance, max + 1));
    }
}

/* Texts that differ in a few places, around the length at which a machine word is full. */
static void
test_random_long_distances (void)
{
  for (guint i = 0; i < 3000; i++)
    {
      char a[80];
      char b[80];
      guint max = g_test_rand_int_range (0, 40);
      guint n_slips = g_test_rand_int_range (0, 30);

      fill_randomly (a, sizeof a);
      strcpy (b, a);
      for (guint k = 0; k < n_slips && strlen (b) > 2; k++)
        {
          gsize at = g_test_rand_int_range (0, strlen (b) - 1);

          if (g_test_rand_bit ())
            memmove (b + at, b + at + 1, strlen (b + at));
          else
            b[at] = b[at + 1];
        }
      g_assert_cmpuint (measure (a, b, max), ==, MIN (reference_distance (a, b), max + 1));
      g_assert_cmpuint (measure (b, a, max), ==, MIN (reference_distance (a, b), max + 1));
    }
}

static void
test_long (void)
{
  g_autofree char *long_text = g_strnfill (ERRDEX_SPELLING_MAX_BYTES, 'a');
  g_autofree char *longer = g_strnfill (ERRDEX_SPELLING_MAX_BYTES + 1, 'a');

  g_assert_cmpuint (measure (long_text, long_text, 2), ==, 0);
  g_assert_cmpuint (measure (long_text, longer, 2), ==, 3);
  g_assert_cmpuint (measure (longer, long_text, 2), ==, 3);
}

static void
test_tolerance (void)
{
  static const guint tolerances[] = { 0, 0, 0, 0, 1, 1, 1, 1, 2, 2 };

  for (guint i = 0; i < G_N_ELEMENTS (tolerances); i++)
    g_assert_cmpuint (errdex_spelling_get_tolerance (i), ==, tolerances[i]);
  g_assert_cmpuint (errdex_spelling_get_tolerance (60), ==, 2);
}

static void
check_common (const char *a, const char *b, const char *expected)
{
  g_autofree guint64 *common = errdex_bits_new (strlen (a));
  g_autofree char *marks = g_strdup (a);

  errdex_spelling_align (a, strlen (a), b, strlen (b), common);
  for (gsize i = 0; i < strlen (a); i++)
    marks[i] = errdex_bits_test (common, i) ? a[i] : '.';
  g_assert_cmpstr (marks, ==, expected);
}

static void
test_align (void)
{
  check_common ("device", "device", "device");
  check_common ("device", "devise", "devi.e");
  check_common ("device", "devce", "dev.ce");
  check_common ("device", "deviice", "device");
  check_common ("device", "xyz", "......");
  check_common ("device", "", "......");
}

/* Against the C library, at the end of what may be read as well. */
static void
test_substring (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      char haystack[80 + ERRDEX_SUBSTRING_PADDING] = "";
      char needle[5];
      gsize length;
      const char *found;

      fill_randomly (haystack, 80);
      do
        fill_randomly (needle, sizeof needle);
      while (*needle == '\0');
      length = strlen (haystack);
      found = errdex_substring_find (haystack, haystack + length, needle, strlen (needle));
      g_assert_true (found == strstr (haystack, needle));
      /* what stands behind the end is not found */
      length = length / 2;
      found = errdex_substring_find (haystack, haystack + length, needle, strlen (needle));
      haystack[length] = '\0';
      g_assert_true (found == strstr (haystack, needle));
    }
}

static void
check_correction (const GArray *misspellings, const char *text, const char *expected)
{
  g_autofree char *corrected = errdex_misspelling_correct (misspellings, text);

  g_assert_cmpstr (corrected, ==, expected);
}

static void
test_misspellings (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ErrdexLibrary) library = errdex_library_new_shipped (&error);
  g_autoptr (GArray) misspellings = NULL;

  g_assert_no_error (error);
  misspellings = errdex_misspelling_collect (library);
  check_correction (misspellings, "messageborker", "messagebroker");
  check_correction (misspellings, "iot.messageborker.x", "iot.messagebroker.x");
  check_correction (misspellings, "messageb", NULL);
  check_correction (misspellings, "messagebo", "messagebroker");
  check_correction (misspellings, "messagebroker", NULL);
  check_correction (misspellings, "incorrent", "incorrect");
  check_correction (misspellings, "incorre", NULL);
  check_correction (misspellings, "device", NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/find/spelling/distance", test_distance);
  g_test_add_func ("/find/spelling/distance-to-prefix", test_distance_to_prefix);
  g_test_add_func ("/find/spelling/random-distances", test_random_distances);
  g_test_add_func ("/find/spelling/random-long-distances", test_random_long_distances);
  g_test_add_func ("/find/spelling/long", test_long);
  g_test_add_func ("/find/spelling/tolerance", test_tolerance);
  g_test_add_func ("/find/spelling/align", test_align);
  g_test_add_func ("/find/spelling/substring", test_substring);
  g_test_add_func ("/find/spelling/misspellings", test_misspellings);

  return g_test_run ();
}
