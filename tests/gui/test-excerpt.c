// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "gui/excerpt.h"

/* The excerpt around the place @at, with the code between brackets; or "none". */
static char *
take (const char *text, gsize length, gsize at, const char *code)
{
  ErrdexExcerpt excerpt;
  GString *marked;

  errdex_excerpt_init (&excerpt, text, length, at, code);
  if (excerpt.text == NULL)
    return g_strdup ("none");
  g_assert_true (g_utf8_validate (excerpt.text, -1, NULL));
  marked = g_string_new (excerpt.text);
  g_string_insert (marked, excerpt.code.end, "]");
  g_string_insert (marked, excerpt.code.start, "[");
  errdex_excerpt_clear (&excerpt);

  return g_string_free (marked, FALSE);
}

#define assert_excerpt(text, found, code, wanted)                                                  \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *taken = take (text, strlen (text), strstr (text, found) - (text), code);      \
    g_assert_cmpstr (taken, ==, wanted);                                                           \
  }                                                                                                \
  G_STMT_END

static void
test_lines (void)
{
  assert_excerpt ("iot.a.B", "iot.a.B", "iot.a.B", "[iot.a.B]");
  assert_excerpt ("one\n  two iot.a.B three\nfour", "iot.a.B", "iot.a.B", "two [iot.a.B] three");
  assert_excerpt ("one\r\nIOT.A.b\r\nfour", "IOT", "iot.a.B", "[IOT.A.b]");
  assert_excerpt ("失败：iot.a.B。重试", "iot", "iot.a.B", "失败：[iot.a.B]。重试");
  assert_excerpt ("a\tiot.a.B\x07z", "iot", "iot.a.B", "a [iot.a.B] z");
  assert_excerpt ("\x1b[1m\x1b[31mError\x1b[0m iot.a.B\x1b[0m!\x1b[", "iot", "iot.a.B",
                  "Error [iot.a.B]! [");
}

/* A code that is wrapped is marked as far as it goes on. */
static void
test_wrapped (void)
{
  assert_excerpt ("x iot.device.\n  NotExisted y", "iot", "iot.device.NotExisted",
                  "x [iot.device.]");
}

static void
test_long_line (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *taken = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append (text, "界");
  g_string_append (text, "iot.a.B");
  for (guint i = 0; i < 1000; i++)
    g_string_append (text, "é");
  taken = take (text->str, text->len, 3000, "iot.a.B");
  g_assert_true (g_str_has_prefix (taken, "…界"));
  g_assert_nonnull (strstr (taken, "界[iot.a.B]é"));
  g_assert_true (g_str_has_suffix (taken, "é…"));
  g_assert_cmpuint (strlen (taken), <, 400);
}

/* What stands there may be something else by now, or in another encoding. */
static void
test_elsewhere (void)
{
  static const char utf16[] = "i\0o\0t\0.\0a\0.\0B\0";
  ErrdexExcerpt excerpt;

  assert_excerpt ("what is this", "is", "iot.a.B", "none");
  assert_excerpt ("iot", "iot", "iot.a.B", "none");
  errdex_excerpt_init (&excerpt, utf16, sizeof utf16, 0, "iot.a.B");
  g_assert_null (excerpt.text);
  errdex_excerpt_init (&excerpt, "iot.a.B", 7, 7, "iot.a.B");
  g_assert_null (excerpt.text);
}

static void
test_bytes (void)
{
  static const char bytes[] = "\xff\xfe\0\x80iot.a.B\0\xc3\n";
  g_autofree char *taken = take (bytes, sizeof bytes, 4, "iot.a.B");

  g_assert_nonnull (strstr (taken, "[iot.a.B]"));
}

/* No bytes do harm, wherever a code is said to be. */
static void
test_random (void)
{
  for (guint round = 0; round < 20000; round++)
    {
      char bytes[700];
      ErrdexExcerpt excerpt;
      gsize length = g_test_rand_int_range (0, sizeof bytes);
      gsize at = g_test_rand_int_range (0, sizeof bytes);

      for (gsize i = 0; i < length; i++)
        bytes[i] = g_test_rand_bit () ? g_test_rand_int_range (0, 256) : "\n\x1b[m.x"[i % 6];
      if (at + 7 <= length)
        memcpy (bytes + at, "iot.a.B", 7);
      errdex_excerpt_init (&excerpt, bytes, length, at, "iot.a.B");
      g_assert_true ((excerpt.text != NULL) == (at + 4 <= length && at + 7 <= length)
                     || at + 7 > length);
      if (excerpt.text != NULL)
        {
          g_assert_true (g_utf8_validate (excerpt.text, -1, NULL));
          g_assert_cmpuint (excerpt.code.end, <=, strlen (excerpt.text));
          g_assert_cmpuint (excerpt.code.start, <, excerpt.code.end);
        }
      errdex_excerpt_clear (&excerpt);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/excerpt/lines", test_lines);
  g_test_add_func ("/excerpt/wrapped", test_wrapped);
  g_test_add_func ("/excerpt/long-line", test_long_line);
  g_test_add_func ("/excerpt/elsewhere", test_elsewhere);
  g_test_add_func ("/excerpt/bytes", test_bytes);
  g_test_add_func ("/excerpt/random", test_random);

  return g_test_run ();
}
