// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "gui/first-words.h"

#include <string.h>

static void
check (const char *text, const char *expected)
{
  g_autofree char *words = errdex_first_words (text);

  g_assert_cmpstr (words, ==, expected);
}

static void
test_line (void)
{
  check ("device not found", "device not found");
  check ("device not found\nat line 3", "device not found");
  check ("device not found\r\n", "device not found");
  check ("\n\n  [!] device not found", "device not found");
  check ("设备不存在\n", "设备不存在");
}

static void
test_nothing (void)
{
  check ("", "");
  check (" \n--- ***\n", "");
}

static void
test_words (void)
{
  check ("one two three  four five six seven eight nine",
         "one two three  four five six seven eight");
}

/* A character is never cut in two. */
static void
test_bytes (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *words = NULL;

  for (guint i = 0; i < 100; i++)
    g_string_append (text, "设");
  words = errdex_first_words (text->str);

  g_assert_true (g_utf8_validate (words, -1, NULL));
  g_assert_cmpuint (strlen (words), >, 100);
  g_assert_cmpuint (strlen (words), <, 130);
}

static void
test_suffice (void)
{
  g_autofree char *long_text = g_strnfill (121, 'a');

  g_assert_true (errdex_first_words_suffice ("device not found"));
  g_assert_false (errdex_first_words_suffice ("device\nnot found"));
  g_assert_false (errdex_first_words_suffice (long_text));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/first-words/line", test_line);
  g_test_add_func ("/first-words/nothing", test_nothing);
  g_test_add_func ("/first-words/words", test_words);
  g_test_add_func ("/first-words/bytes", test_bytes);
  g_test_add_func ("/first-words/suffice", test_suffice);

  return g_test_run ();
}
