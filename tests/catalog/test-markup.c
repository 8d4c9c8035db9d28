// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* The markup of texts. Runs are compared as strings: P or I for the block, its number, and each run
 * with its offset; code in backticks, other text in brackets. */

#include "config.h"

#include <string.h>

#include "catalog/markup.h"
#include "catalog/places.h"

typedef struct
{
  const char *text;
  GString *runs;
  guint n_blocks;
} Runs;

static void
append_run (ErrdexBlock block,
            guint block_number,
            gsize offset,
            const char *run,
            gsize length,
            gboolean code,
            gpointer user_data)
{
  Runs *self = user_data;

  g_assert_cmpuint (length, >, 0);
  g_assert_cmpuint (offset + length, <=, strlen (self->text));
  for (gsize i = 0; i < length; i++)
    g_assert_cmpint (run[i], ==, self->text[offset + i] == '\n' ? ' ' : self->text[offset + i]);

  if (block_number >= self->n_blocks)
    {
      g_string_append_printf (self->runs, "%s%c%u", self->runs->len > 0 ? " " : "",
                              block == ERRDEX_BLOCK_ITEM ? 'I' : 'P', block_number);
      self->n_blocks = block_number + 1;
    }
  g_string_append_printf (self->runs,
                          code ? " %" G_GSIZE_FORMAT "`%.*s`" : " %" G_GSIZE_FORMAT "[%.*s]",
                          offset, (int) length, run);
}

static void
assert_runs (const char *text, const char *expected)
{
  Runs runs = { text, g_string_new (NULL), 0 };

  errdex_markup_parse (text, append_run, &runs);
  g_assert_cmpstr (runs.runs->str, ==, expected);
  g_string_free (runs.runs, TRUE);
}

static void
test_paragraphs (void)
{
  assert_runs ("", "");
  assert_runs (" \n\n \t\n", "");
  assert_runs ("one", "P0 0[one]");
  assert_runs ("one\ntwo", "P0 0[one] 3[ ] 4[two]");
  assert_runs ("one\n  two", "P0 0[one] 3[ ] 6[two]");
  assert_runs ("one\n\ntwo", "P0 0[one] P1 5[two]");
  assert_runs ("\n\none\n \n\n  two\n", "P0 2[one] P1 11[two]");
  assert_runs ("größe\n\n大小", "P0 0[größe] P1 9[大小]");
}

static void
test_code (void)
{
  assert_runs ("`a`", "P0 1`a`");
  assert_runs ("set `a` to `b`.", "P0 0[set ] 5`a` 7[ to ] 12`b` 14[.]");
  assert_runs ("``a`b``", "P0 2`a`b`");
  assert_runs ("`` `a` ``", "P0 3``a``");
  assert_runs ("` a `", "P0 2`a`");
  assert_runs ("` a`", "P0 1` a`");
  assert_runs ("`  `", "P0 1`  `");
  assert_runs ("`a\nb`", "P0 1`a` 2` ` 3`b`");
  assert_runs ("`<b>&amp;`", "P0 1`<b>&amp;`");
  assert_runs ("`a\\`b`", "P0 1`a\\` 4[b`]");
}

static void
test_unclosed (void)
{
  assert_runs ("`", "P0 0[`]");
  assert_runs ("a `b", "P0 0[a `b]");
  assert_runs ("``a`", "P0 0[``a`]");
  assert_runs ("`a``", "P0 0[`a``]");
  assert_runs ("``", "P0 0[``]");
  assert_runs ("`a``b`", "P0 1`a``b`");
  assert_runs ("``a` `b`", "P0 0[``a] 4` ` 6[b`]");
  /* a span ends with its block */
  assert_runs ("`a\n\nb`", "P0 0[`a] P1 4[b`]");
  assert_runs ("- `a\n- b`", "I0 2[`a] I1 7[b`]");
}

static void
test_lists (void)
{
  assert_runs ("- one\n- two", "I0 2[one] I1 8[two]");
  assert_runs ("Do:\n- one\n- two", "P0 0[Do:] I1 6[one] I2 12[two]");
  assert_runs ("Do:\n\n- one\n\n- two\n\nDone.", "P0 0[Do:] I1 7[one] I2 14[two] P3 19[Done.]");
  assert_runs ("- one\n  more\n- two", "I0 2[one] 5[ ] 8[more] I1 15[two]");
  assert_runs ("- one\nlazy", "I0 2[one] 5[ ] 6[lazy]");
  assert_runs ("-   one", "I0 4[one]");
  assert_runs ("- `a`: first", "I0 3`a` 5[: first]");
}

/* What CommonMark has besides is text. */
static void
test_literal (void)
{
  assert_runs ("-one", "P0 0[-one]");
  assert_runs ("* one", "P0 0[* one]");
  assert_runs ("1. one", "P0 0[1. one]");
  assert_runs ("# one", "P0 0[# one]");
  assert_runs ("**one** _two_ [three](four)", "P0 0[**one** _two_ [three](four)]");
  assert_runs ("<b>one</b> &amp; \\`", "P0 0[<b>one</b> &amp; \\`]");
  assert_runs ("<https://example.org/>", "P0 0[<https://example.org/>]");
}

static void
assert_plain (const char *text, const char *expected, const char *first)
{
  g_autofree char *plain = errdex_markup_to_plain (text);
  g_autofree char *line = errdex_markup_first_line (text);

  g_assert_cmpstr (plain, ==, expected);
  g_assert_cmpstr (line, ==, first);
}

static void
test_plain (void)
{
  assert_plain ("", "", "");
  assert_plain ("Set `a`\nto `b`.", "Set a to b.", "Set a to b.");
  assert_plain ("One:\n\n- `a`\n- b\n\nTwo.\n\nThree.", "One:\n\n- a\n- b\n\nTwo.\n\nThree.",
                "One:");
  assert_plain ("- a\n- b", "- a\n- b", "- a");
}

/* The time for a text may not grow with its square, whatever it holds. */
static void
test_many_backticks (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *plain = NULL;

  for (guint n = 1; text->len < 64 * 1024; n++)
    {
      for (guint i = 0; i < n; i++)
        g_string_append_c (text, '`');
      g_string_append_c (text, ' ');
    }
  plain = errdex_markup_to_plain (text->str);
  g_assert_cmpstr (plain, ==, text->str);
}

int
main (int argc, char *argv[])
{
  errdex_places_init_locale ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/markup/paragraphs", test_paragraphs);
  g_test_add_func ("/markup/code", test_code);
  g_test_add_func ("/markup/unclosed", test_unclosed);
  g_test_add_func ("/markup/lists", test_lists);
  g_test_add_func ("/markup/literal", test_literal);
  g_test_add_func ("/markup/plain", test_plain);
  g_test_add_func ("/markup/many-backticks", test_many_backticks);

  return g_test_run ();
}
