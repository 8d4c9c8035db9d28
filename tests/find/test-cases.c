// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/*
 * Runs the cases in the files that are given as arguments. A line is one of
 *
 *   # a comment
 *   catalogs iot-platform        or names of files beside this one
 *   [query] tier CODE…           the first hit is of that tier, and the first hits are these
 *   [query] paste CODE…          it is a paste, and these are all hits
 *   [query] miss                 there is no hit
 *   [query] all                  nothing is asked for
 *
 * A query can have escapes as in C strings. A code can have its category behind it, as in
 * CODE@CATEGORY. Further on the line, #N says that there are N hits, +CODE that the code is one of
 * them, and !CODE that it is none. What the query finds has to be the same when it is typed letter
 * by letter.
 */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "cases.h"

typedef struct
{
  ErrdexFinder *finder;
  ErrdexResult *result;
  const char *line;
  const ErrdexHit *hits;
  guint n_hits;
} Case;

static void
fail (const Case *self, const char *message)
{
  g_autofree char *found = cases_describe (self->finder, self->result, 8);

  g_test_message ("%s\n  %s; found %s", self->line, message, found);
  g_test_fail ();
}

static gboolean
is_code (const Case *self, guint entry, const char *wanted)
{
  ErrdexLibrary *library = errdex_finder_get_library (self->finder);
  const char *code = errdex_library_get_entry (library, entry)->code;
  gsize length = strlen (code);

  if (strncmp (wanted, code, length) != 0)
    return FALSE;

  return wanted[length] == '\0'
         || (wanted[length] == '@'
             && g_str_equal (wanted + length + 1,
                             errdex_library_get_category (library, entry)->id));
}

static gboolean
is_known (const Case *self, const char *wanted)
{
  for (guint i = 0; i < errdex_finder_get_library (self->finder)->n_entries; i++)
    if (is_code (self, i, wanted))
      return TRUE;

  return FALSE;
}

static gboolean
is_hit (const Case *self, const char *wanted)
{
  for (guint i = 0; i < self->n_hits; i++)
    if (is_code (self, self->hits[i].entry, wanted))
      return TRUE;

  return FALSE;
}

/* Checks what is said about a code. Returns: how many first hits are spoken for now. */
static guint
check_code (const Case *self, const char *word, guint n_first)
{
  const char *code = *word == '+' || *word == '!' ? word + 1 : word;

  if (!is_known (self, code))
    fail (self, "there is no such code");
  if (*word == '+' && !is_hit (self, code))
    fail (self, "a hit is missing");
  if (*word == '!' && is_hit (self, code))
    fail (self, "a hit should not be there");
  if (code != word)
    return n_first;

  if (n_first >= self->n_hits || !is_code (self, self->hits[n_first].entry, code))
    fail (self, "the first hits are others");

  return n_first + 1;
}

static void
check_words (const Case *self, char **words)
{
  const char *what = words[0];
  gboolean special
      = g_str_equal (what, "miss") || g_str_equal (what, "all") || g_str_equal (what, "paste");
  guint n_first = 0;

  if (errdex_result_is_query (self->result) == g_str_equal (what, "all"))
    fail (self, "it is a query, or is none");
  if (errdex_result_is_paste (self->result) != g_str_equal (what, "paste"))
    fail (self, "it is a paste, or is none");
  if ((self->n_hits == 0) != g_str_equal (what, "miss"))
    fail (self, "hits were expected, or none");
  if (!special && self->n_hits > 0 && !g_str_equal (cases_get_tier_name (self->hits[0].tier), what))
    fail (self, "the tier is another");
  for (guint i = 1; words[i] != NULL; i++)
    if (*words[i] == '#')
      {
        if (strtoul (words[i] + 1, NULL, 10) != self->n_hits)
          fail (self, "the number of hits is another");
      }
    else if (*words[i] != '\0')
      n_first = check_code (self, words[i], n_first);
  if (g_str_equal (what, "paste") && n_first != self->n_hits)
    fail (self, "there are more hits");
}

static void
run_case (ErrdexFinder *finder, const char *line)
{
  const char *end = g_strrstr (line, "] ");
  g_autofree char *escaped = NULL;
  g_autofree char *query = NULL;
  g_auto (GStrv) words = NULL;
  g_autoptr (ErrdexResult) pasted = NULL;
  g_autoptr (ErrdexResult) typed = NULL;
  Case self = { .finder = finder, .line = line };

  g_assert_nonnull (end);
  escaped = g_strndup (line + 1, end - line - 1);
  query = g_strcompress (escaped);
  words = g_strsplit (end + 2, " ", -1);
  pasted = errdex_finder_search (finder, query, NULL);
  typed = cases_type (finder, query);
  self.result = pasted;
  self.hits = errdex_result_get_hits (pasted, &self.n_hits);
  check_words (&self, words);
  cases_assert_equal (finder, typed, pasted, "typed");
}

static void
run_file (gconstpointer data)
{
  const char *path = data;
  g_autofree char *dir = g_path_get_dirname (path);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (ErrdexFinder) finder = NULL;
  guint n_cases = 0;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], "catalogs "))
      {
        g_clear_pointer (&finder, errdex_finder_unref);
        finder = cases_open_finder (lines[i] + strlen ("catalogs "), dir);
      }
    else if (*lines[i] == '[')
      {
        run_case (finder, lines[i]);
        n_cases++;
      }
    else
      g_assert_true (*lines[i] == '\0' || *lines[i] == '#');
  g_test_message ("%u cases", n_cases);
  g_assert_cmpuint (n_cases, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (int i = 1; i < argc; i++)
    {
      g_autofree char *name = g_path_get_basename (argv[i]);
      g_autofree char *path = g_strconcat ("/find/cases/", name, NULL);

      g_test_add_data_func (path, argv[i], run_file);
    }

  return g_test_run ();
}
