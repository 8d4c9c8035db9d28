// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Where a text is found inside another one. */

#include "config.h"

#include "catalog/places.h"
#include "find/occurrences.h"

typedef struct
{
  const char *text;
  const char *wanted;
  const char *found; /* the text with what is found in brackets */
} Case;

static const Case cases[] = {
  { "The device is gone.", "device", "The [device] is gone." },
  { "Device DEVICE dEvIcE", "device", "[Device] [DEVICE] [dEvIcE]" },
  { "a device", "DEVICE", "a [device]" },
  { "NotExistedDevice", "existedd", "Not[ExistedD]evice" },
  { "aaaa", "aa", "[aa][aa]" },
  { "aaa", "aa", "[aa]a" },
  { "100%", "0", "1[0][0]%" },
  { "Größe", "grosse", "[Größe]" },
  { "Größe", "s", "Grö[ß]e" },
  { "caf\xc3\xa9", "cafe", "[caf\xc3\xa9]" },
  { "cafe\xcc\x81 x", "cafe", "[cafe\xcc\x81] x" },
  { "ＤＥＶＩＣＥ", "device", "[ＤＥＶＩＣＥ]" },
  { "device", "ＤＥ", "[de]vice" },
  { "设备不存在，设备已删除", "设备", "[设备]不存在，[设备]已删除" },
  { "two  spaces", "two spaces", "[two  spaces]" },
  { "a\xc2\xa0"
    "b",
    "a b",
    "[a\xc2\xa0"
    "b]" },
  { "at most 10,000 rules", "10000", "at most [10,000] rules" },
  { "a “quoted” word", "\"quoted\"", "a [“quoted”] word" },
  { "nothing here", "device", "nothing here" },
  { "nothing here", "", "nothing here" },
  { "nothing here", " ", "nothing here" },
  { "", "a", "" },
  { "a.b*c", ".b*", "a[.b*]c" },
};

static char *
mark (const char *text, const char *wanted)
{
  g_autoptr (GArray) spans = errdex_find_occurrences (text, wanted);
  GString *marked = g_string_new (text);

  for (guint i = spans->len; i > 0; i--)
    {
      const ErrdexSpan *span = &g_array_index (spans, ErrdexSpan, i - 1);

      g_assert_cmpuint (span->start, <, span->end);
      g_string_insert_c (marked, span->end, ']');
      g_string_insert_c (marked, span->start, '[');
    }

  return g_string_free (marked, FALSE);
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *marked = mark (cases[i].text, cases[i].wanted);

      g_assert_cmpstr (marked, ==, cases[i].found);
    }
}

int
main (int argc, char *argv[])
{
  errdex_places_init_locale ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/occurrences/cases", test_cases);

  return g_test_run ();
}
