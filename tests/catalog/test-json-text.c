// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* What the first look at a JSON text finds, and how a place in it is found again. */

#include "config.h"

#include <string.h>

#include "catalog/json-text.h"
#include "catalog/places.h"

static char *
check (const char *text, gssize length, guint max_depth)
{
  g_auto (ErrdexJsonText) json = { 0 };
  g_autoptr (ErrdexProblem) problem
      = errdex_json_text_check (&json, text, length < 0 ? strlen (text) : (gsize) length,
                                max_depth);

  return problem != NULL ? errdex_problem_format (problem, NULL) : g_strdup ("ok");
}

static void
assert_check (const char *text, const char *expected)
{
  g_autofree char *found = check (text, -1, 4);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_sound (void)
{
  assert_check ("0", "ok");
  assert_check (" \r\n\t[ ] ", "ok");
  assert_check ("{\"a\":{\"a\":[{}]}}", "ok");
  assert_check ("\"\\ud83d\\ude00 \\u20ac\"", "ok");
  assert_check ("[-0.5e+10,-0,true,false,null]", "ok");
  assert_check ("\xef\xbb\xbf{}", "ok");
}

static void
test_broken (void)
{
  assert_check ("[1,]", "1:4: expected a value, found “]”");
  assert_check ("{\"a\":1,}", "1:8: expected the name of a member, in double quotes, found “}”");
  assert_check ("{} {}", "1:4: expected the end of the file, found “{”");
  assert_check ("{\n  'a': 1}", "2:3: expected the name of a member, in double quotes, found “'”");
  assert_check ("['a']",
                "1:2: expected a value, found a single quote; strings stand in double quotes");
  assert_check ("[1 /* one */]", "1:4: expected “,” or “]”, found “/”");
  assert_check ("\n\n// one\n1", "3:1: expected a value, found a comment; JSON has none");
  assert_check ("\"one\ntwo\"", "1:5: expected the closing quote or an escape such as “\\n”, found "
                                "the control character U+000A");
  assert_check ("[[[[[1]]]]]", "1:5: values are nested deeper than 4 levels");
  assert_check ("[\"\\u0000\"]", "1:5: found the character U+0000, which no text may hold");
}

/* Columns count characters, and lines end at line feeds only. */
static void
test_columns (void)
{
  assert_check ("[\"äöü€😀\" x]", "1:10: expected “,” or “]”, found “x”");
  assert_check ("[\r\r\nx]", "2:1: expected a value, found “x”");
  assert_check ("\xef\xbb\xbf[x]", "1:2: expected a value, found “x”");
}

static void
test_encoding (void)
{
  g_autofree char *zero = check ("[\n\"\0\"]", 6, 4);
  g_autofree char *utf16 = check ("\xff\xfe[\0]\0", 6, 4);
  g_autofree char *big = check ("\xfe\xff\0[\0]", 6, 4);

  g_assert_cmpstr (zero, ==, "2:2: found a zero byte, which no JSON text may hold");
  g_assert_cmpstr (utf16, ==, "1:1: expected UTF-8, found UTF-16; save the file as UTF-8");
  g_assert_cmpstr (big, ==, utf16);
  assert_check ("[\"caf\xe9\"]", "1:6: expected UTF-8, found other bytes; save the file as UTF-8");
}

/* Nothing behind the given length counts, and nothing there is read. */
static void
test_length (void)
{
  const char *texts[] = { "[1", "\"a\\u00", "\"a\\", "tru", "-", "1e", "{\"a\"", "\"\\ud83d\\ud" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      gsize length = strlen (texts[i]);
      g_autofree char *copy = g_memdup2 (texts[i], length);
      g_autofree char *found = check (copy, length, 4);

      g_assert_cmpstr (found, !=, "ok");
    }
}

static void
assert_place (const char *text, const char *path, guint line, guint column)
{
  g_auto (ErrdexJsonText) json = { 0 };
  g_autoptr (ErrdexProblem) problem = errdex_json_text_check (&json, text, strlen (text), 64);
  guint found_line, found_column;

  g_assert_null (problem);
  errdex_json_text_locate (&json, path, &found_line, &found_column);
  g_assert_cmpuint (found_line, ==, line);
  g_assert_cmpuint (found_column, ==, column);
}

static void
test_locate (void)
{
  const char *text = " {\"x\": {\"y\": [1, {\"z\": 2}]},\n"
                     "  \"entries\": [\n"
                     "    {\"code\": \"ä\", \"c\\u0061tegory\": \"b\"},\n"
                     "    {\"aliases\": [1, [2, 3]]}]}";

  assert_place (text, "$", 1, 2);
  assert_place (text, "$.x", 1, 8);
  assert_place (text, "$.x.y", 1, 14);
  assert_place (text, "$.x.y[0]", 1, 15);
  assert_place (text, "$.x.y[1].z", 1, 24);
  assert_place (text, "$.entries", 2, 14);
  assert_place (text, "$.entries[0]", 3, 5);
  assert_place (text, "$.entries[0].category", 3, 36);
  assert_place (text, "$.entries[1].aliases", 4, 17);
  assert_place (text, "$.entries[1].aliases[1][1]", 4, 25);
}

/* Of what is not there, the innermost value around it is named. */
static void
test_locate_missing (void)
{
  const char *text = "{\"a\": [1, {\"b\": 2}],\n \"entries\": [{}, 7]}";

  assert_place (text, "$.c", 1, 1);
  assert_place (text, "$.a[5]", 1, 7);
  assert_place (text, "$.a[1].c.d", 1, 11);
  assert_place (text, "$.a[0].c", 1, 8);
  assert_place (text, "$.entries[0].code", 2, 14);
  assert_place (text, "$.entries[1].code", 2, 18);
  assert_place (text, "$.entries[9].code", 2, 13);
  assert_place ("[]", "$.entries[0]", 1, 1);
}

/* The elements of `entries` are those of the outermost object, however it is spelled. */
static void
test_entries (void)
{
  g_auto (ErrdexJsonText) json = { 0 };
  const char *text
      = "{\"x\": {\"entries\": [1, 2]}, \"\\u0065ntries\": [ 1,[2, 3], {\"entries\": [4]}],"
        " \"y\": [5, [6]]}";
  g_autoptr (ErrdexProblem) problem = errdex_json_text_check (&json, text, strlen (text), 64);

  g_assert_null (problem);
  g_assert_cmpuint (json.entries->len, ==, 3);
  g_assert_cmpint (text[g_array_index (json.entries, gsize, 0)], ==, '1');
  g_assert_true (g_str_has_prefix (text + g_array_index (json.entries, gsize, 1), "[2"));
  g_assert_true (g_str_has_prefix (text + g_array_index (json.entries, gsize, 2), "{\"e"));
}

int
main (int argc, char *argv[])
{
  errdex_places_init_locale ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-text/sound", test_sound);
  g_test_add_func ("/json-text/broken", test_broken);
  g_test_add_func ("/json-text/columns", test_columns);
  g_test_add_func ("/json-text/encoding", test_encoding);
  g_test_add_func ("/json-text/length", test_length);
  g_test_add_func ("/json-text/locate", test_locate);
  g_test_add_func ("/json-text/locate-missing", test_locate_missing);
  g_test_add_func ("/json-text/entries", test_entries);

  return g_test_run ();
}
