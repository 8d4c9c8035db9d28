// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "catalog/places.h"
#include "catalog/problem.h"

static void
assert_format (guint line, guint column, const char *path, const char *file, const char *expected)
{
  g_autoptr (ErrdexProblem) problem = errdex_problem_new (line, column, path, "it is wrong");
  g_autofree char *text = errdex_problem_format (problem, file);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_format (void)
{
  assert_format (3, 7, "$.id", "a.json", "a.json:3:7: $.id: it is wrong");
  assert_format (3, 7, NULL, "a.json", "a.json:3:7: it is wrong");
  assert_format (0, 0, "$.id", "a.json", "a.json: $.id: it is wrong");
  assert_format (0, 0, NULL, "a.json", "a.json: it is wrong");
  assert_format (3, 7, "$.id", NULL, "3:7: $.id: it is wrong");
  assert_format (0, 0, NULL, NULL, "it is wrong");
}

/* A problem keeps nothing of the caller's. */
static void
test_copies (void)
{
  g_autofree char *path = g_strdup ("$.id");
  g_autofree char *message = g_strdup ("it is wrong");
  g_autoptr (ErrdexProblem) problem = errdex_problem_new (1, 2, path, message);

  path[0] = message[0] = 'X';
  g_assert_cmpstr (problem->path, ==, "$.id");
  g_assert_cmpstr (problem->message, ==, "it is wrong");
}

static void
assert_excerpt (const char *text, gssize length, const char *expected)
{
  g_autofree char *excerpt = errdex_problem_excerpt (text, length);

  g_assert_cmpstr (excerpt, ==, expected);
}

static void
test_excerpt (void)
{
  g_autofree char *sixty = g_strnfill (60, 'a'), *more = g_strnfill (61, 'a');
  g_autofree char *cut = g_strconcat (sixty, "…", NULL);

  assert_excerpt ("", -1, "");
  assert_excerpt ("größe", -1, "größe");
  assert_excerpt ("abc", 2, "ab");
  assert_excerpt (sixty, -1, sixty);
  assert_excerpt (more, -1, cut);
  /* neither the terminal nor the order of what is around may be changed by it */
  assert_excerpt ("a\nb\x1b[31m\u202ec\xc2\x9b", -1, "a\ufffdb\ufffd[31m\ufffdc\ufffd");
}

static void
test_quark (void)
{
  g_assert_cmpstr (g_quark_to_string (ERRDEX_CATALOG_ERROR), ==, "errdex-catalog-error-quark");
}

int
main (int argc, char *argv[])
{
  errdex_places_init_locale ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/problem/format", test_format);
  g_test_add_func ("/problem/copies", test_copies);
  g_test_add_func ("/problem/excerpt", test_excerpt);
  g_test_add_func ("/problem/quark", test_quark);

  return g_test_run ();
}
