// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <string.h>

#include "find/query.h"

static const char *const unfinished_names[] = { "", " ~filter", " ~not", " ~phrase", " ~word" };

static void
describe_terms (GString *text, const char *mark, const GArray *terms)
{
  for (guint i = 0; i < terms->len; i++)
    {
      const ErrdexTerm *term = &g_array_index (terms, ErrdexTerm, i);
      gboolean phrase = term->kind == ERRDEX_TERM_PHRASE || term->kind == ERRDEX_TERM_PHRASE_OPEN;

      g_string_append_printf (text, " %s%s%s%s%s%s", mark, phrase ? "\"" : "", term->text,
                              term->kind == ERRDEX_TERM_PHRASE ? "\"" : "",
                              term->kind == ERRDEX_TERM_NUMBER ? "#" : "",
                              term->ends_with_dot ? "." : "");
    }
}

/* A query on one line: what each part was understood as. */
static char *
describe (const ErrdexQuery *query)
{
  GString *text = g_string_new (NULL);

  describe_terms (text, "", query->words);
  describe_terms (text, "", query->phrases);
  describe_terms (text, "-", query->negated);
  for (guint i = 0; i < query->filters->len; i++)
    {
      const ErrdexFilter *filter = &g_array_index (query->filters, ErrdexFilter, i);

      g_string_append_printf (text, " %s%s:%s", filter->negated ? "-" : "",
                              filter->kind ? "kind" : "in", filter->value);
    }
  g_string_append (text, unfinished_names[query->unfinished]);

  return g_string_free (text, FALSE);
}

static void
check (const char *text, const char *expected)
{
  g_autoptr (ErrdexQuery) query = errdex_query_parse (text);
  g_autofree char *described = describe (query);

  g_assert_cmpstr (described, ==, expected);
}

static void
test_words (void)
{
  check ("", "");
  check ("   ", "");
  check ("One", " one");
  check ("one two", " one two");
  check (" one\n\ttwo ", " one two");
  check ("(one), two;", " one two");
  check ("one.", " one.");
  check ("one...", " one.");
  check ("iot.device.", " iot.device.");
  check ("iot.device.x", " iot.device.x");
  check (".one", " one");
  check ("...", "");
  check ("one-two", " one-two");
  check ("it's", " it's");
  check ("a\"b", " a\"b");
  check ("设备，离线", " 设备,离线");
  check ("10,000", " 10000");
  check ("10,000 x", " 10000# x");
  check ("50", " 50");
  check ("50 ", " 50#");
  check ("x50 y", " x50 y");
  check ("5.0 y", " 5.0 y");
}

static void
test_phrases (void)
{
  check ("\"", "");
  check ("\"\"", "");
  check ("\" \"", "");
  check ("\"one two\"", " \"one two\"");
  check ("\"one two", " \"one two ~phrase");
  check ("\"one two\" three", " three \"one two\"");
  check ("three \"one two", " three \"one two ~phrase");
  check ("three \"one two\"", " three \"one two\"");
  /* one word alone is a word that was copied with its quotes */
  check ("\"one\"", " one");
  check ("\"one", " one");
  check ("\"one\",", " one");
  check ("\"one\" two", " two \"one\"");
  check ("\"one\"\"two\"", " \"one\" \"two\"");
  check ("“one two”", " \"one two\"");
}

static void
test_negated (void)
{
  check ("-", "");
  check ("--", "");
  check ("- -", "");
  check ("-o", "");
  check ("-on", " -on ~not");
  check ("-one ", " -one");
  check ("-one two", " two -one");
  check ("two -one", " two -one ~not");
  check ("two - one", " two one");
  check ("-32601", " 32601");
  check ("-7", " 7");
  check ("-7 x", " x -7#");
  check ("-32601 x", " x -32601#");
  check ("-\"one two\"", " -\"one two\" ~not");
  check ("-\"one two", " -\"one two ~not");
  check ("-\"o\" x", " x -\"o\"");
  check ("–one x", " x -one");
  check ("-不 x", " x -不");
}

static void
test_filters (void)
{
  check ("in:", "");
  check ("in: ota", " ota");
  check ("in:ota", " in:ota ~filter");
  check ("in:ota ", " in:ota");
  check ("IN:Ota x", " x in:ota");
  check ("-in:ota x", " x -in:ota");
  check ("kind:", "");
  check ("kind:not-found x", " x kind:not-found");
  check ("-kind:internal", " -kind:internal ~filter");
  check ("in:\"Device groups\" x", " x in:device groups");
  check ("in:\"Device gr", " in:device gr ~filter");
  check ("in:\"\" x", " x");
  check ("in:a in:b", " in:a in:b ~filter");
  check ("xin:ota", " xin:ota");
  check ("inside", " inside");
  check ("in：ota x", " x in:ota");
}

static void
test_filter_names (void)
{
  check ("x i", " x i ~word");
  check ("x in", " x in ~word");
  check ("x IN", " x in ~word");
  check ("in:a k", " k in:a ~word");
  check ("x kind", " x kind ~word");
  check ("\"a b\" kin", " kin \"a b\" ~word");
  check ("x -kin", " x -kin ~not");
  check ("x kind ", " x kind");
  check ("x kinds", " x kinds");
  check ("x king", " x king");
  check ("x kind y", " x kind y");
  check ("x \"kin\"", " x \"kin\"");
  check ("kin", " kin ~word");
}

static void
test_drop_unfinished (void)
{
  static const char *const cases[][2] = {
    { "x in:ota", " x" },    { "in:a in:b", " in:a" },
    { "x -on", " x" },       { "x \"one two", " x one two" },
    { "in:a kin", " in:a" }, { "x \"one two\"", " x \"one two\"" },
    { "x", " x" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ErrdexQuery) query = errdex_query_parse (cases[i][0]);
      g_autofree char *described = NULL;

      errdex_query_drop_unfinished (query);
      described = describe (query);
      g_assert_cmpstr (described, ==, cases[i][1]);
    }
}

static void
test_bounds (void)
{
  g_autofree char *many = g_strnfill (ERRDEX_QUERY_MAX_BYTES * 2, 'a');
  g_autofree char *wide = g_strnfill (ERRDEX_QUERY_MAX_BYTES * 2, 'a');
  g_autoptr (ErrdexQuery) query = NULL;

  for (gsize i = 1; i < strlen (many); i += 2)
    many[i] = ' ';
  query = errdex_query_parse (many);
  g_assert_cmpuint (query->words->len, ==, ERRDEX_QUERY_MAX_TERMS);
  g_clear_pointer (&query, errdex_query_free);

  /* the cut goes through none of these characters */
  for (gsize i = 1; i + 3 < strlen (wide); i += 3)
    memcpy (wide + i, "设", 3);
  query = errdex_query_parse (wide);
  g_assert_cmpuint (query->words->len, ==, 1);
  g_assert_true (g_utf8_validate (g_array_index (query->words, ErrdexTerm, 0).text, -1, NULL));
  g_assert_cmpuint (strlen (g_array_index (query->words, ErrdexTerm, 0).text), >,
                    ERRDEX_QUERY_MAX_BYTES - 4);
}

static void
test_words_can_be_replaced (void)
{
  g_autoptr (ErrdexQuery) query = errdex_query_parse ("one two");
  g_auto (GStrv) words = errdex_query_steal_words (query);
  g_autofree char *described = NULL;

  g_assert_cmpstr (words[0], ==, "one");
  g_assert_cmpstr (words[1], ==, "two");
  g_assert_null (words[2]);
  errdex_query_add_word (query, "three");
  described = describe (query);
  g_assert_cmpstr (described, ==, " three");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/find/query/words", test_words);
  g_test_add_func ("/find/query/phrases", test_phrases);
  g_test_add_func ("/find/query/negated", test_negated);
  g_test_add_func ("/find/query/filters", test_filters);
  g_test_add_func ("/find/query/filter-names", test_filter_names);
  g_test_add_func ("/find/query/drop-unfinished", test_drop_unfinished);
  g_test_add_func ("/find/query/bounds", test_bounds);
  g_test_add_func ("/find/query/words-can-be-replaced", test_words_can_be_replaced);

  return g_test_run ();
}
