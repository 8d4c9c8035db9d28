// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <string.h>

#include "find/fold.h"

typedef struct
{
  const char *text;
  const char *folded;
} Case;

static const Case cases[] = {
  { "", "" },
  { "Device", "device" },
  { "A  b\t\n c", "a b c" },
  { " a ", " a " },
  { "a\302\240\302\240b", "a b" },
  { "a\343\200\200b", "a b" },
  { "a\001\033b", "a b" },
  { "`PageSize`", "pagesize" },
  { "É", "e" },
  { "E\314\201", "e" },
  { "naïve Café", "naive cafe" },
  { "Größe", "grosse" },
  { "ẞ", "ss" },
  { "İ", "i" },
  { "ﬁle", "file" },
  { "ΚΩΔΙΚΟΎΣ", "κωδικουσ" },
  { "κωδικούς", "κωδικουσ" },
  { "ＡＢＣ１２３", "abc123" },
  { "ﾌｧｲﾙ", "ファイル" },
  { "ガ", "カ" },
  { "设备", "设备" },
  { "（设备）", "(设备)" },
  { "“a” „b“ «c» 「d」", "\"a\" \"b\" \"c\" \"d\"" },
  { "‘a’", "'a'" },
  { "a–b—c−d‐e", "a-b-c-d-e" },
  { "a\342\200\213b", "ab" },
  { "so\302\255ft", "soft" },
  { "\357\273\277a", "a" },
  { "10,000", "10000" },
  { "1,000,000", "1000000" },
  { "１，０００", "1000" },
  { "1,00", "1,00" },
  { "a,000", "a,000" },
  { "1, 000", "1, 000" },
  { ",000", ",000" },
  { "80,443", "80443" },
  { "1,2,3", "1,2,3" },
  { "a\377b", "a b" },
  { "\302", " " },
  { "\355\240\200", " " },
  { "\360\235\220\200", "a" },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = errdex_fold (cases[i].text);

      g_assert_cmpstr (folded, ==, cases[i].folded);
    }
}

/* What is folded stays as it is. */
static void
test_twice (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = errdex_fold (cases[i].text);
      g_autofree char *again = errdex_fold (folded);

      g_assert_cmpstr (again, ==, folded);
    }
}

/* Checks that every folded byte names the character of the original that it comes from. */
static void
check_map (const char *text)
{
  g_auto (ErrdexFolded) folded = { NULL };
  g_auto (ErrdexFolded) plain = { NULL };

  errdex_fold_init_mapped (&folded, text, -1);
  errdex_fold_init (&plain, text, -1);
  g_assert_cmpstr (folded.text, ==, plain.text);
  g_assert_cmpuint (folded.length, ==, strlen (folded.text));
  g_assert_null (plain.starts);
  for (gsize i = 0; i < folded.length; i++)
    {
      g_assert_cmpuint (folded.starts[i], <, folded.ends[i]);
      g_assert_cmpuint (folded.ends[i], <=, strlen (text));
      if (i > 0)
        {
          g_assert_cmpuint (folded.starts[i], >=, folded.starts[i - 1]);
          g_assert_cmpuint (folded.ends[i], >=, folded.ends[i - 1]);
        }
    }
}

static void
test_map (void)
{
  g_auto (ErrdexFolded) folded = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check_map (cases[i].text);

  /* the mark belongs to its letter, the backtick to none */
  errdex_fold_init_mapped (&folded, "xe\314\201`y", -1);
  g_assert_cmpstr (folded.text, ==, "xey");
  g_assert_cmpuint (folded.starts[1], ==, 1);
  g_assert_cmpuint (folded.ends[1], ==, 4);
  g_assert_cmpuint (folded.starts[2], ==, 5);
  g_assert_cmpuint (folded.ends[2], ==, 6);
  errdex_fold_clear (&folded);

  /* one character becomes two bytes that come from the same place */
  errdex_fold_init_mapped (&folded, "ßa", -1);
  g_assert_cmpstr (folded.text, ==, "ssa");
  g_assert_cmpuint (folded.starts[1], ==, 0);
  g_assert_cmpuint (folded.ends[1], ==, 2);
  errdex_fold_clear (&folded);

  /* a comma that goes shifts what stands behind it */
  errdex_fold_init_mapped (&folded, "1,000 x", -1);
  g_assert_cmpstr (folded.text, ==, "1000 x");
  g_assert_cmpuint (folded.starts[1], ==, 2);
  g_assert_cmpuint (folded.starts[5], ==, 6);
}

static void
test_random (void)
{
  for (guint i = 0; i < 2000; i++)
    {
      char text[64];
      guint length = g_test_rand_int_range (0, sizeof text);

      for (guint j = 0; j < length; j++)
        text[j] = g_test_rand_int_range (1, 256);
      text[length] = '\0';
      check_map (text);
    }
}

static void
check_runs (const char *text, const char *expected)
{
  g_autoptr (GString) found = g_string_new (NULL);
  ErrdexRun run = { 0, 0 };

  while (errdex_fold_next_run (text, strlen (text), &run))
    {
      g_string_append (found, found->len > 0 ? "|" : "");
      g_string_append_len (found, text + run.start, run.end - run.start);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_runs (void)
{
  check_runs ("", "");
  check_runs (" .,- ", "");
  check_runs ("one", "one");
  check_runs ("one two", "one|two");
  check_runs ("iot.device.x", "iot|device|x");
  check_runs ("base64 x_y", "base64|x|y");
  check_runs ("设备abc离线", "设|备|abc|离|线");
  check_runs ("größe", "größe");
  check_runs ("(a)", "a");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/find/fold/cases", test_cases);
  g_test_add_func ("/find/fold/twice", test_twice);
  g_test_add_func ("/find/fold/map", test_map);
  g_test_add_func ("/find/fold/random", test_random);
  g_test_add_func ("/find/fold/runs", test_runs);

  return g_test_run ();
}
