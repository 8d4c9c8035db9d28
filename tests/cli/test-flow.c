// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Wrapping, and guessing what was meant. */

#include "config.h"

#include <locale.h>
#include <string.h>

#include "cli/flow.h"
#include "cli/suggest.h"

typedef struct
{
  const char *name;
  guint width;
  const char *text;
  const char *indent;
  const char *expected;
} Case;

static const Case plain_cases[] = {
  { "short", 20, "a few words", "", "a few words\n" },
  { "exact", 11, "a few words", "", "a few words\n" },
  { "one-less", 10, "a few words", "", "a few\nwords\n" },
  { "indent", 10, "one two three", "  ", "  one two\n  three\n" },
  { "unlimited", 0, "one two three four five six", "", "one two three four five six\n" },
  { "long-word", 6, "a b abcdefghij c d", "", "a b\nabcdefghij\nc d\n" },
  { "long-word-first", 4, "abcdefghij", "  ", "  abcdefghij\n" },
  { "spaces", 5, "one  two", "", "one\ntwo\n" },
  { "space-at-edge", 3, "one two", "", "one\ntwo\n" },
  { "empty", 10, "", "", "\n" },
  { "no-break-space", 8, "100\302\240MB 200\302\240MB", "", "100\302\240MB\n200\302\240MB\n" },
  { "hyphens-stay", 12, "cn-shanghai cn-beijing", "", "cn-shanghai\ncn-beijing\n" },
  /* ideographs take two columns, and a line may end behind each */
  { "chinese", 8, "设备不存在", "", "设备不存\n在\n" },
  { "chinese-odd-width", 7, "设备不存在", "", "设备不\n存在\n" },
  /* but no line begins with a full stop, nor ends with an opening bracket */
  { "chinese-stop", 8, "设备不存。在", "", "设备不\n存。在\n" },
  { "chinese-bracket", 8, "设备不（存）在", "", "设备不\n（存）在\n" },
  { "chinese-latin", 10, "设备DeviceName在", "", "设备\nDeviceName\n在\n" },
  { "japanese", 10, "デバイスが見つかりません", "", "デバイスが\n見つかりま\nせん\n" },
  { "japanese-small-kana", 6, "あいうぁえ", "", "あい\nうぁえ\n" },
  { "korean-words", 8, "장치가 없습니다", "", "장치가\n없습니다\n" },
  /* marks that combine take no column */
  { "combining", 5, "e\314\201e\314\201e\314\201e\314\201e\314\201 x", "",
    "e\314\201e\314\201e\314\201e\314\201e\314\201\nx\n" },
};

static const Case markup_cases[] = {
  { "paragraphs", 20, "One.\n\nTwo `code` words.", "  ", "  One.\n\n  Two code words.\n" },
  { "list", 12, "Causes:\n\n- the first one\n- two", "  ",
    "  Causes:\n\n  • the\n    first\n    one\n  • two\n" },
  { "list-first", 20, "- a\n- b\n\nThen.", "", "• a\n• b\n\nThen.\n" },
};

static void
init (ErrdexOutput *output, guint width)
{
  errdex_output_init (output);
  errdex_output_set_color (output, ERRDEX_COLOR_NEVER);
  output->width = width;
}

static void
test_plain (gconstpointer data)
{
  const Case *test = data;
  ErrdexOutput output;

  init (&output, test->width);
  errdex_flow_print_text (&output, ERRDEX_STYLE_PLAIN, test->text, test->indent);
  g_assert_cmpstr (output.buffer->str, ==, test->expected);
  errdex_output_clear (&output);
}

static void
test_markup (gconstpointer data)
{
  const Case *test = data;
  ErrdexOutput output;

  init (&output, test->width);
  errdex_flow_print_markup (&output, test->text, test->indent);
  g_assert_cmpstr (output.buffer->str, ==, test->expected);
  errdex_output_clear (&output);
}

/* A colour ends with each line, so that it does not run into an indent. */
static void
test_styles (void)
{
  g_auto (ErrdexFlow) flow = { 0 };
  ErrdexOutput output;

  init (&output, 6);
  errdex_output_set_color (&output, ERRDEX_COLOR_ALWAYS);
  errdex_flow_init (&flow);
  errdex_flow_add (&flow, ERRDEX_STYLE_PLAIN, "ab ", -1);
  errdex_flow_add (&flow, ERRDEX_STYLE_SPAN, "cd efg", -1);
  errdex_flow_print (&flow, &output, "", " ");
  g_assert_cmpstr (output.buffer->str, ==, "ab \033[36mcd\033[0m\n \033[36mefg\033[0m\n");
  errdex_output_clear (&output);
}

static void
test_columns (void)
{
  g_assert_cmpuint (errdex_flow_get_columns ("abc", -1), ==, 3);
  g_assert_cmpuint (errdex_flow_get_columns ("abc", 2), ==, 2);
  g_assert_cmpuint (errdex_flow_get_columns ("设备x", -1), ==, 5);
  g_assert_cmpuint (errdex_flow_get_columns ("e\314\201", -1), ==, 1);
}

static void
test_visible (void)
{
  g_autofree char *escape = errdex_visible ("a\033[2J\tb\n");
  g_autofree char *upper = errdex_visible ("a\302\233b");
  g_autofree char *invalid = errdex_visible ("a\377b");
  g_autofree char *chinese = errdex_visible ("设备");

  g_assert_cmpstr (escape, ==, "a\\x1b[2J\\x09b\\x0a");
  g_assert_cmpstr (upper, ==, "a\\x9bb");
  g_assert_cmpstr (invalid, ==, "a\357\277\275b");
  g_assert_cmpstr (chinese, ==, "设备");
}

static void
test_suggest (void)
{
  static const char *const known[] = { "explain", "search", "scan", "--json", NULL };

  g_assert_cmpstr (errdex_suggest ("explian", known), ==, "explain");
  g_assert_cmpstr (errdex_suggest ("SERCH", known), ==, "search");
  g_assert_cmpstr (errdex_suggest ("scna", known), ==, "scan");
  g_assert_cmpstr (errdex_suggest ("exp", known), ==, "explain");
  g_assert_null (errdex_suggest ("frobnicate", known));
  g_assert_null (errdex_suggest ("x", known));
  g_assert_null (errdex_suggest ("", known));
  g_assert_null (
      errdex_suggest ("a word that is so long that nothing of the sort can be meant", known));
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (plain_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/flow/plain/", plain_cases[i].name, NULL);

      g_test_add_data_func (path, &plain_cases[i], test_plain);
    }
  for (guint i = 0; i < G_N_ELEMENTS (markup_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/flow/markup/", markup_cases[i].name, NULL);

      g_test_add_data_func (path, &markup_cases[i], test_markup);
    }
  g_test_add_func ("/flow/styles", test_styles);
  g_test_add_func ("/flow/columns", test_columns);
  g_test_add_func ("/output/visible", test_visible);
  g_test_add_func ("/suggest", test_suggest);

  return g_test_run ();
}
