// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* What holds for any text: however it is cut and searched, the same is found, at places that
 * anybody can count. */

#include "config.h"

#include <string.h>

#include "catalog/reader.h"
#include "find/scan-lines.h"
#include "find/scan-text.h"
#include "scan-report.h"

#define MIB (1024 * 1024)

static ErrdexLibrary *library;
static ErrdexScanner *scanners[ERRDEX_HEADS_AVX2 + 1]; /* NULL where the machine lacks the method */
static ErrdexScanner *best;

/* What random texts are made of, besides codes. */
static const char *const scraps[] = {
  "\n",
  "\r\n",
  "\r",
  " ",
  "\t",
  "  ",
  ".",
  "\"",
  "\\n",
  "\\",
  "i",
  "io",
  "iot",
  "iot.",
  "In",
  "Error",
  "错误",
  "\xc2\xa0",
  "\xf0\x9f\x94\xa5",
  "\xff",
  "\033[31m",
  "{",
  "}",
  "iot.device.",
  "iot.device.online",
  "iot.device.ThingNotFound",
  "IOT.RULE.THINGNOTFOUND",
  "iot.cn-shanghai.aliyuncs.com",
  "InvalidIdentifierIn",
  "RequestId: 57B144CF-09FC-4916-A272-A62902D5B207",
  "\"requestId\":\"11111111-2222-3333-4444-555555555555\"",
  "request id",
  "status",
  "\"status\": ",
  "Status",
  "HTTP/1.1\" ",
  "HTTP ",
  "reason code ",
  "CONNACK ",
  "CoAP",
  "code",
  " 404 ",
  "503",
  "0x87",
  "4.04",
  "5",
  " ms",
  "2025-09-18 10:11:12 INFO [main] gateway - ",
  "the quick brown fox jumps over the lazy dog ",
};

static void
append_code (GString *text)
{
  guint number = g_test_rand_int_range (0, library->n_entries);
  const char *code = errdex_library_get_entry (library, number)->code;
  gsize length = strlen (code);
  gsize cut = g_test_rand_int_range (0, length);

  if (g_test_rand_int_range (0, 4) > 0)
    cut = length;
  if (g_test_rand_int_range (0, 4) > 0)
    g_string_append_c (text, " \n:\""[g_test_rand_int_range (0, 4)]);
  g_string_append_len (text, code, cut);
  if (cut < length && g_test_rand_bit ())
    g_string_append_printf (text, "%s%s", g_test_rand_bit () ? "\r\n   " : "\n", code + cut);
  if (g_test_rand_int_range (0, 4) > 0)
    g_string_append_c (text, ' ');
}

static void
append_filler (GString *text)
{
  gsize length = g_test_rand_int_range (0, 1500);

  for (gsize i = 0; i < length; i++)
    g_string_append_c (text, i % 97 == 96 ? '\n' : 'a' + g_test_rand_int_range (0, 26));
}

static GString *
make_text (gsize length)
{
  GString *text = g_string_sized_new (length);

  while (text->len < length)
    switch (g_test_rand_int_range (0, 12))
      {
      case 0:
        append_filler (text);
        break;
      case 1:
      case 2:
      case 3:
        append_code (text);
        break;
      default:
        g_string_append (text, scraps[g_test_rand_int_range (0, G_N_ELEMENTS (scraps))]);
        break;
      }

  return text;
}

static void
assert_same (char *report, const char *expected)
{
  /* not the whole texts: they are long */
  for (gsize i = 0; report[i] != '\0' || expected[i] != '\0'; i++)
    if (report[i] != expected[i])
      {
        g_autofree char *other = g_strndup (expected + i - MIN (i, 100), 200);

        report[MIN (strlen (report), i + 100)] = '\0';
        g_assert_cmpstr (report + i - MIN (i, 100), ==, other);
      }
  g_free (report);
}

static void
assert_same_in_all_ways (const guint8 *text, gsize length)
{
  static const gsize pieces[] = { 7, 300, 6000, 9000, 150000 };
  g_autofree char *expected = scan_whole (scanners[ERRDEX_HEADS_SCALAR], text, length);

  for (guint i = 0; i < G_N_ELEMENTS (scanners); i++)
    if (scanners[i] != NULL)
      assert_same (scan_whole (scanners[i], text, length), expected);
  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      assert_same (scan_cut (best, text, length, CUT_AT_RANDOM, pieces[i], FALSE), expected);
      assert_same (scan_cut (best, text, length, CUT_AT_RANDOM, pieces[i], TRUE), expected);
    }
}

static void
test_random_texts (void)
{
  for (guint i = 0; i < 12; i++)
    {
      GString *text = make_text (i * 20000);

      assert_same_in_all_ways ((const guint8 *) text->str, text->len);
      g_string_free (text, TRUE);
    }
}

static void
test_random_bytes (void)
{
  gsize length = 300000;
  g_autofree guint8 *bytes = g_malloc (length);

  for (gsize i = 0; i < length; i++)
    bytes[i] = g_test_rand_int ();
  for (guint i = 0; i < 100; i++)
    memcpy (bytes + g_test_rand_int_range (0, length - 60), "iot.device.NotExistedDevice", 27);

  assert_same_in_all_ways (bytes, length);
}

/* Lines and columns, counted as simply as can be. */
static void
count_plainly (const guint8 *text, gsize to, guint64 *line, guint64 *column)
{
  *line = 1;
  *column = 1;
  for (gsize i = 0; i < to; i++)
    if (text[i] == '\n' && i > 0 && text[i - 1] == '\r')
      continue;
    else if (text[i] == '\n' || text[i] == '\r')
      {
        (*line)++;
        *column = 1;
      }
    else
      *column += (text[i] & 0xc0) != 0x80;
}

static void
assert_places (const guint8 *text, GPtrArray *founds)
{
  for (guint i = 0; i < founds->len; i++)
    {
      const ErrdexFound *found = founds->pdata[i];

      for (guint k = 0; k < found->places->len; k++)
        {
          const ErrdexPlace *place = &g_array_index (found->places, ErrdexPlace, k);
          guint64 line, column;

          count_plainly (text, place->offset, &line, &column);
          g_assert_cmpuint (place->line, ==, line);
          g_assert_cmpuint (place->column, ==, column);
          /* a number may be written in another notation */
          if (errdex_code_is_number (found->code))
            g_assert_true (g_ascii_isxdigit (text[place->offset]));
          else
            g_assert_cmpint (g_ascii_tolower (text[place->offset]), ==,
                             g_ascii_tolower (found->code[0]));
        }
    }
}

static void
test_places (void)
{
  GString *text = make_text (60000);
  g_autoptr (ErrdexScan) scan = errdex_scan_new (best);

  errdex_scan_begin (scan, "text");
  errdex_scan_feed (scan, text->str, text->len);
  errdex_scan_end (scan);
  g_assert_cmpuint (errdex_scan_get_known (scan)->len, >, 20);
  assert_places ((const guint8 *) text->str, errdex_scan_get_known (scan));
  assert_places ((const guint8 *) text->str, errdex_scan_get_unknown (scan));
  g_string_free (text, TRUE);
}

static void
test_lines (void)
{
  static const char alphabet[] = "\n\r\n\r\nabcdefghij\xe9\x94\x99";

  for (guint round = 0; round < 200; round++)
    {
      guint8 text[600];
      guint letters = g_test_rand_int_range (2, sizeof alphabet - 1);
      ErrdexLines lines;

      for (gsize i = 0; i < sizeof text; i++)
        text[i] = alphabet[g_test_rand_int_range (0, letters)];
      errdex_lines_init (&lines, FALSE, FALSE);
      while (lines.offset < sizeof text)
        {
          gsize left = sizeof text - lines.offset;
          guint64 line, column;

          errdex_lines_advance (&lines, text + lines.offset, g_test_rand_int_range (0, left + 1));
          count_plainly (text, lines.offset, &line, &column);
          g_assert_cmpuint (lines.line, ==, line);
          g_assert_cmpuint (lines.column, ==, column);
        }
    }
}

/* A line of 64 MB, which nothing keeps: the codes in it stand where they were put. */
static void
test_long_line (void)
{
  g_autofree char *piece = g_malloc (MIB);
  g_autoptr (ErrdexScan) scan = errdex_scan_new (best);
  const ErrdexFound *found;

  memset (piece, ' ', MIB);
  memcpy (piece + MIB - 10, "iot.device", 10);
  memcpy (piece, ".NotExistedDevice 错", 21);
  errdex_scan_begin (scan, "line");
  for (guint i = 0; i < 64; i++)
    errdex_scan_feed (scan, piece, MIB);
  errdex_scan_end (scan);

  g_assert_cmpuint (errdex_scan_get_known (scan)->len, ==, 1);
  found = errdex_scan_get_known (scan)->pdata[0];
  g_assert_cmpuint (found->count, ==, 63);
  for (guint i = 0; i < 63; i++)
    {
      const ErrdexPlace *place = &g_array_index (found->places, ErrdexPlace, i);

      g_assert_cmpuint (place->line, ==, 1);
      g_assert_cmpuint (place->offset, ==, (i + 1) * (guint64) MIB - 10);
      g_assert_cmpuint (place->column, ==, place->offset + 1 - 2 * (i + 1));
    }
}

static void
test_much (void)
{
  g_autoptr (ErrdexScan) scan = errdex_scan_new (best);
  const ErrdexFound *found;

  errdex_scan_begin (scan, "much");
  for (guint i = 0; i < 1500; i++)
    {
      g_autofree char *record
          = g_strdup_printf ("iot.device.NotExistedDevice RequestId: 00000000-0000-0000-0000-%012u"
                             "\n\n\niot.device.NotFoundNumber%u\n\n\n\n\n\n\n\n\n",
                             i, i);

      errdex_scan_feed (scan, record, strlen (record));
    }
  errdex_scan_end (scan);

  found = errdex_scan_get_known (scan)->pdata[0];
  g_assert_cmpuint (found->count, ==, 1500);
  g_assert_cmpuint (found->places->len, ==, ERRDEX_SCAN_MAX_PLACES);
  g_assert_cmpuint (found->request_ids->len, ==, ERRDEX_SCAN_MAX_REQUEST_IDS);
  g_assert_cmpstr (found->request_ids->pdata[99], ==, "00000000-0000-0000-0000-000000000099");
  g_assert_cmpuint (errdex_scan_get_unknown (scan)->len, ==, ERRDEX_SCAN_MAX_UNKNOWN);
  g_assert_cmpuint (errdex_scan_get_unknown_beyond (scan), ==, 500);
  found = errdex_scan_get_unknown (scan)->pdata[999];
  g_assert_cmpstr (found->code, ==, "iot.device.NotFoundNumber999");
  g_assert_cmpint (found->entry, ==, -1);
}

static void
test_inputs (void)
{
  static const char *const texts[]
      = { "\n\niot.device.NotExis", "tedDevice", "", "\xef\xbb\xbf", "x\n iot.rule.NotFoundRule" };
  g_autoptr (ErrdexScan) scan = errdex_scan_new (best);
  const ErrdexFound *found;
  const ErrdexPlace *place;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *name = g_strdup_printf ("input %u", i);

      g_assert_cmpuint (errdex_scan_begin (scan, name), ==, i);
      errdex_scan_feed (scan, texts[i], strlen (texts[i]));
      errdex_scan_end (scan);
    }

  g_assert_cmpuint (errdex_scan_get_known (scan)->len, ==, 1);
  found = errdex_scan_get_known (scan)->pdata[0];
  g_assert_cmpstr (found->code, ==, "iot.rule.NotFoundRule");
  g_assert_cmpstr (errdex_library_get_entry (library, found->entry)->code, ==, found->code);
  place = &g_array_index (found->places, ErrdexPlace, 0);
  g_assert_cmpuint (place->file, ==, 4);
  g_assert_cmpuint (place->line, ==, 2);
  g_assert_cmpuint (place->column, ==, 2);
  g_assert_cmpuint (place->offset, ==, 3);
  g_assert_cmpstr (errdex_scan_get_name (scan, 4), ==, "input 4");
}

static void
assert_flushed (ErrdexScan *scan, const char *text, guint known, guint unknown)
{
  errdex_scan_feed (scan, text, strlen (text));
  errdex_scan_flush (scan);
  g_assert_cmpuint (errdex_scan_get_known (scan)->len, ==, known);
  g_assert_cmpuint (errdex_scan_get_unknown (scan)->len, ==, unknown);
}

static void
test_flush (void)
{
  g_autoptr (ErrdexScan) scan = errdex_scan_new (best);

  errdex_scan_begin (scan, "growing");
  assert_flushed (scan, "", 0, 0);
  assert_flushed (scan, "io", 0, 0);
  assert_flushed (scan, "t.firmware.InvalidFirmware", 0, 0);
  assert_flushed (scan, "Sign", 0, 0);
  assert_flushed (scan, "\n", 1, 0);
  assert_flushed (scan, "iot.device.NotExisted\n", 1, 0);
  assert_flushed (scan, "Device ", 2, 0);
  assert_flushed (scan, "iot.device.ThingNotFound", 2, 0);
  assert_flushed (scan, ".", 2, 0);
  assert_flushed (scan, "\n", 2, 1);
  assert_flushed (scan, "iot.rule.NotFoundRule", 2, 1);
  errdex_scan_end (scan);
  g_assert_cmpuint (errdex_scan_get_known (scan)->len, ==, 3);
  g_assert_cmpstr (((ErrdexFound *) errdex_scan_get_known (scan)->pdata[0])->code, ==,
                   "iot.firmware.InvalidFirmwareSign");
}

static void
assert_finds (const char *text, const char *code)
{
  g_autoptr (ErrdexScan) scan = errdex_scan_new (best);
  const ErrdexFound *found;

  errdex_scan_begin (scan, text);
  errdex_scan_feed (scan, text, strlen (text));
  errdex_scan_end (scan);
  if (errdex_scan_get_known (scan)->len != 1)
    g_test_message ("%s in %s", code, text);
  g_assert_cmpuint (errdex_scan_get_known (scan)->len, ==, 1);
  found = errdex_scan_get_known (scan)->pdata[0];
  g_assert_cmpstr (found->code, ==, code);
  g_assert_cmpuint (found->count, ==, 1);
}

static gboolean
is_code (const char *text, gsize length)
{
  for (guint i = 0; i < library->n_entries; i++)
    {
      const char *code = errdex_library_get_entry (library, i)->code;

      if (strlen (code) == length && g_ascii_strncasecmp (code, text, length) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
assert_finds_spelling (const char *spelling, const char *code)
{
  g_autofree char *upper = g_ascii_strup (spelling, -1);
  g_autofree char *lower = g_ascii_strdown (spelling, -1);

  assert_finds (spelling, code);
  assert_finds (upper, code);
  assert_finds (lower, code);
  for (gsize at = 1; at < strlen (spelling); at++)
    {
      g_autofree char *broken = g_strdup_printf ("(%.*s\n%s)", (int) at, spelling, spelling + at);
      g_autofree char *before = g_strndup (spelling, at);

      assert_finds (broken, is_code (spelling, at) ? before : code);
    }
}

static void
assert_finds_behind (const char *const *contexts, const char *code)
{
  for (; *contexts != NULL; contexts++)
    {
      g_autofree char *text = g_strdup_printf ("x %s %s", *contexts, code);
      g_autofree char *assignment = g_strdup_printf ("%s = \"%s\",", *contexts, code);
      g_autofree char *upper = g_ascii_strup (text, -1);

      assert_finds (text, code);
      assert_finds (assignment, code);
      assert_finds (upper, code);
    }
}

static void
test_all_codes (void)
{
  for (guint i = 0; i < library->n_entries; i++)
    {
      const ErrdexEntry *entry = errdex_library_get_entry (library, i);
      const char *const *contexts = errdex_library_get_contexts (library, i);

      if (contexts != NULL)
        assert_finds_behind (contexts, entry->code);
      if (contexts != NULL || errdex_code_is_number (entry->code))
        continue;
      assert_finds_spelling (entry->code, entry->code);
      for (const char *const *alias = entry->aliases; *alias != NULL; alias++)
        if (!is_code (*alias, strlen (*alias)))
          assert_finds_spelling (*alias, entry->code);
    }
}

static void
test_borders (void)
{
  for (guint byte = 0; byte < 256; byte++)
    {
      gboolean is_word = byte < 128 && (g_ascii_isalnum (byte) || byte == '_');
      gboolean is_join = is_word || byte == '.' || byte == '$' || byte == '-';
      char text[64] = " iot.device.NotExistedDevice ";
      gsize length = strlen (text);
      g_autofree char *left = NULL;
      g_autofree char *right = NULL;

      text[0] = byte;
      left = scan_whole (best, (const guint8 *) text, length);
      g_assert_cmpint (g_str_has_prefix (left, "= iot.device.NotExistedDevice"), ==, !is_join);
      text[0] = ' ';
      text[length - 1] = byte;
      right = scan_whole (best, (const guint8 *) text, length);
      g_assert_cmpint (g_str_has_prefix (right, "= iot.device.NotExistedDevice"), ==, !is_word);
    }
}

static ErrdexScanner *
make_scanner_of (const char *members, const char *const *codes, ErrdexHeadsMethod method)
{
  g_autoptr (GString) json = g_string_new (
      "{\"errdex\":1,\"id\":\"t\",\"title\":\"T\",\"language\":\"en\",\"categories\":"
      "[{\"id\":\"c\",\"title\":\"C\",");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (ErrdexCatalog) catalog = NULL;
  g_autoptr (ErrdexLibrary) own = NULL;

  g_string_append_printf (json, "%s}],\"entries\":[", members);
  for (guint i = 0; codes[i] != NULL; i++)
    g_string_append_printf (json, "%s{\"code\":\"%s\",\"category\":\"c\",\"description\":\"d\"}",
                            i > 0 ? "," : "", codes[i]);
  g_string_append (json, "]}");
  bytes = g_bytes_new (json->str, json->len);
  catalog = errdex_catalog_read (bytes, "test.json", NULL, &error);
  g_assert_no_error (error);
  own = errdex_library_new (&catalog, 1);

  return errdex_scanner_new_with_method (own, method);
}

static ErrdexScanner *
make_scanner (const char *const *codes, ErrdexHeadsMethod method)
{
  return make_scanner_of ("\"prefixes\":[\"fam.\"]", codes, method);
}

/* Numbers with a sign, and a family that begins with a context. */
static void
test_other_contexts (void)
{
  static const char *const codes[] = { "-7", "-12", "5", NULL };
  static const char text[] = "lock error -7; Lock_Error=-12, \"lockError\":\"-7\" lock error (5)\n"
                             "lock error 7 lock error -5 lock error-7 lock error 3-7 -7 lock --7\n"
                             "lock error -7-12 lock error -77 lock error -7 ms lock error - x\n"
                             "lock.NotThere lock -12";
  static const char expected[] = "= -7 1:12@11 1:45@44\n= -12 1:27@26 4:20@213\n= 5 1:61@60\n"
                                 "~ lock.NotThere 4:1@194\n";

  for (guint method = 0; method < G_N_ELEMENTS (scanners); method++)
    if (scanners[method] != NULL)
      {
        g_autoptr (ErrdexScanner) scanner
            = make_scanner_of ("\"prefixes\":[\"lock.\"],\"contexts\":[\"lock error\",\"lock\"]",
                               codes, method);

        assert_same (scan_whole (scanner, (const guint8 *) text, strlen (text)), expected);
        assert_same (scan_cut (scanner, (const guint8 *) text, strlen (text), CUT_EACH_BYTE, 0,
                               TRUE),
                     expected);
      }
}

/* Codes of all sorts of shapes, as other catalogs have them. */
static void
test_other_codes (void)
{
  static const char *const codes[]
      = { "ENOENT", "ORA-00942", "0x80070005", "E11",     "5092",    "460",
          "TS2304", "错误码A",   "a/b:c",      "12.345x", "fam.One", NULL };
  static const char text[]
      = "enoent ENOENTS ORA-00942: no table, 0X80070005 E11 5092 460 TS2304 TS23045 错误码a a/b:c "
        "12.345X xENOENT fam.one fam.NotThere fam.there";
  g_autoptr (ErrdexScanner) scanner = make_scanner (codes, errdex_heads_best_method ());
  g_autofree char *report = scan_whole (scanner, (const guint8 *) text, strlen (text));

  g_assert_cmpstr (
      report, ==,
      "= ENOENT 1:1@0\n= ORA-00942 1:16@15\n= 0x80070005 1:37@36\n= TS2304 1:61@60\n= 错误码A 1:76@75\n"
      "= a/b:c 1:81@86\n= 12.345x 1:87@92\n= fam.One 1:103@108\n~ fam.NotThere 1:111@116\n");
}

/* So many heads that nearly every place is a candidate: slower, and no less right. */
static void
test_many_heads (void)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func (g_free);
  GString *text = make_text (40000);
  g_autofree char *expected = NULL;

  for (guint i = 0; i < 3000; i++)
    g_ptr_array_add (codes, g_strdup_printf ("%c%c%c%c%u", 'a' + i % 26, 'a' + i / 26 % 26,
                                             'a' + i / 676, 'a' + i * 7 % 26, i));
  for (guint i = 0; i < codes->len; i++)
    g_string_append_printf (text, " %s%s", (char *) codes->pdata[i], i % 50 == 0 ? "\n" : "");
  g_ptr_array_add (codes, NULL);

  for (guint method = 0; method < G_N_ELEMENTS (scanners); method++)
    {
      g_autoptr (ErrdexScanner) scanner = NULL;
      g_autofree char *report = NULL;

      if (scanners[method] == NULL)
        continue;
      scanner = make_scanner ((const char *const *) codes->pdata, method);
      report = scan_whole (scanner, (const guint8 *) text->str, text->len);
      if (expected == NULL)
        expected = g_strdup (report);
      g_assert_cmpstr (report, ==, expected);
      assert_same (scan_cut (scanner, (const guint8 *) text->str, text->len, CUT_AT_RANDOM, 20000,
                             TRUE),
                   expected);
    }
  for (guint i = 0; i + 1 < codes->len; i++)
    {
      g_autofree char *line = g_strdup_printf ("= %s ", (char *) codes->pdata[i]);

      g_assert_nonnull (strstr (expected, line));
    }
  g_string_free (text, TRUE);
}

static void
test_no_codes (void)
{
  static const char *const codes[] = { NULL };
  g_autoptr (ErrdexScanner) scanner = make_scanner (codes, errdex_heads_best_method ());
  g_autofree char *report = scan_whole (scanner, (const guint8 *) "fam.NotThere, iot.device", 24);

  g_assert_cmpstr (report, ==, "~ fam.NotThere 1:1@0\n");
}

/* All methods name the same places, at every alignment. */
static void
test_heads (void)
{
  GString *text = make_text (3000);
  const guint8 *bytes = (const guint8 *) text->str;
  guint32 expected[600], found[600];

  for (gsize from = 0; from + 500 < text->len; from += 13)
    for (gsize to = from; to < from + 500; to += 37)
      {
        gsize length = to + g_test_rand_int_range (0, 64);
        gsize n = errdex_heads_collect (&scanners[0]->heads, bytes, from, to,
                                        MIN (length, text->len), expected);

        for (guint i = 1; i < G_N_ELEMENTS (scanners); i++)
          if (scanners[i] != NULL)
            {
              gsize n_found = errdex_heads_collect (&scanners[i]->heads, bytes, from, to,
                                                    MIN (length, text->len), found);

              g_assert_cmpmem (found, n_found * sizeof *found, expected, n * sizeof *expected);
            }
      }
  g_string_free (text, TRUE);
}

static void
test_bytes (void)
{
  for (guint byte = 0; byte < 256; byte++)
    {
      gboolean is_word = byte < 128 && (g_ascii_isalnum (byte) || byte == '_');

      g_assert_cmpint (errdex_byte_folds[byte], ==, (guint8) g_ascii_tolower (byte));
      g_assert_cmpint (errdex_byte_is_word (byte), ==, is_word);
    }
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  library = scan_open_library (&error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (scanners); i++)
    scanners[i] = errdex_scanner_new_with_method (library, i);
  best = scanners[errdex_heads_best_method ()];

  g_test_add_func ("/scan/bytes", test_bytes);
  g_test_add_func ("/scan/lines", test_lines);
  g_test_add_func ("/scan/heads", test_heads);
  g_test_add_func ("/scan/borders", test_borders);
  g_test_add_func ("/scan/places", test_places);
  g_test_add_func ("/scan/flush", test_flush);
  g_test_add_func ("/scan/inputs", test_inputs);
  g_test_add_func ("/scan/much", test_much);
  g_test_add_func ("/scan/all-codes", test_all_codes);
  g_test_add_func ("/scan/other-codes", test_other_codes);
  g_test_add_func ("/scan/other-contexts", test_other_contexts);
  g_test_add_func ("/scan/many-heads", test_many_heads);
  g_test_add_func ("/scan/no-codes", test_no_codes);
  g_test_add_func ("/scan/random-texts", test_random_texts);
  g_test_add_func ("/scan/random-bytes", test_random_bytes);
  g_test_add_func ("/scan/long-line", test_long_line);

  status = g_test_run ();
  for (guint i = 0; i < G_N_ELEMENTS (scanners); i++)
    g_clear_pointer (&scanners[i], errdex_scanner_unref);
  errdex_library_unref (library);

  return status;
}
