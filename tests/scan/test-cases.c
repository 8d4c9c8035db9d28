// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Texts and what is to be found in them.
 *
 * A case file is lines: `[name]` begins a case; `> ` adds to its text, escapes as in C, nothing put
 * between two such lines; `encoding NAME` says how the text is encoded, with a byte-order mark
 * before it. What is to be found follows: `= CODE` for a known code and `~ CODE` for an unknown
 * one, then its places as LINE:COLUMN@OFFSET, and `id ID` lines for its request ids. Empty lines
 * and lines that begin with `#` are left out. */

#include "config.h"

#include <string.h>

#include "scan-report.h"

typedef struct
{
  char *encoding;
  GString *text;
  GString *expected;
} Case;

static ErrdexScanner *scanners[ERRDEX_HEADS_AVX2 + 1]; /* NULL where the machine lacks the method */

static GBytes *
encode (const Case *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *marked = g_strconcat ("\xef\xbb\xbf", self->text->str, NULL);
  char *text;
  gsize length;

  if (self->encoding == NULL)
    return g_bytes_new (self->text->str, self->text->len);

  text = g_convert (marked, -1, self->encoding, "UTF-8", NULL, &length, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (text, length);
}

static void
expect (const Case *self, char *report, const char *how, gsize at)
{
  if (!g_str_equal (report, self->expected->str))
    g_test_message ("%s %" G_GSIZE_FORMAT, how, at);
  g_assert_cmpstr (report, ==, self->expected->str);
  g_free (report);
}

static void
test_case (gconstpointer data)
{
  const Case *self = data;
  g_autoptr (GBytes) bytes = encode (self);
  ErrdexScanner *best = scanners[errdex_heads_best_method ()];
  gsize length;
  const guint8 *text = g_bytes_get_data (bytes, &length);

  for (guint i = 0; i < G_N_ELEMENTS (scanners); i++)
    if (scanners[i] != NULL)
      {
        expect (self, scan_whole (scanners[i], text, length), "whole, method", i);
        expect (self, scan_cut (scanners[i], text, length, CUT_EACH_BYTE, 0, FALSE),
                "byte by byte, method", i);
      }

  expect (self, scan_cut (best, text, length, CUT_EACH_BYTE, 0, TRUE), "byte by byte, flushed", 0);
  for (gsize at = 0; at <= length; at++)
    {
      expect (self, scan_split (best, text, length, at, FALSE), "cut at", at);
      expect (self, scan_split (best, text, length, at, TRUE), "cut and flushed at", at);
    }
}

static void
free_case (gpointer data)
{
  Case *self = data;

  g_free (self->encoding);
  g_string_free (self->text, TRUE);
  g_string_free (self->expected, TRUE);
  g_free (self);
}

static Case *
begin_case (const char *file, const char *line)
{
  Case *self = g_new0 (Case, 1);
  g_autofree char *base = g_path_get_basename (file);
  g_autofree char *path = NULL;

  self->text = g_string_new (NULL);
  self->expected = g_string_new (NULL);
  path = g_strdup_printf ("/scan/%.*s/%.*s", (int) strcspn (base, "."), base,
                          (int) strlen (line) - 2, line + 1);
  g_test_add_data_func_full (path, self, test_case, free_case);

  return self;
}

static void
read_line (Case **self, const char *file, const char *line)
{
  if (*line == '[')
    *self = begin_case (file, line);
  else if (*line == '>')
    {
      g_autofree char *text = g_strcompress (line + 2);

      g_string_append ((*self)->text, text);
    }
  else if (g_str_has_prefix (line, "encoding "))
    (*self)->encoding = g_strdup (line + strlen ("encoding "));
  else if (*line != '#' && *line != '\0')
    g_string_append_printf ((*self)->expected, "%s\n", line);
}

static void
read_cases (const char *file)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  Case *self = NULL;

  g_file_get_contents (file, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    read_line (&self, file, *line);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ErrdexLibrary) library = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  library = scan_open_library (&error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (scanners); i++)
    scanners[i] = errdex_scanner_new_with_method (library, i);
  for (int i = 1; i < argc; i++)
    read_cases (argv[i]);

  status = g_test_run ();
  for (guint i = 0; i < G_N_ELEMENTS (scanners); i++)
    g_clear_pointer (&scanners[i], errdex_scanner_unref);

  return status;
}
