// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <string.h>

#include "catalog/reader.h"
#include "find/finder.h"

static const char catalog_text[]
    = "{ \"errdex\": 1, \"id\": \"t\", \"title\": \"T\","
      "  \"categories\": [ { \"id\": \"a\", \"title\": \"A\" }, { \"id\": \"b\", \"title\": \"B\" } ],"
      "  \"entries\": ["
      "    { \"code\": \"x.DeviceGone\", \"category\": \"a\", \"description\": \"It left.\" },"
      "    { \"code\": \"x.TopicFull\", \"category\": \"a\", \"description\": \"No room.\" },"
      "    { \"code\": \"y.DeviceBusy\", \"category\": \"b\", \"description\": \"Try again.\" } ] }";

static const struct
{
  const char *query;
  const char *wanted; /* entry:tier */
} cases[] = {
  { "zebra", "1:7 " },
  { "ZEBRA", "1:7 " },
  { "zeb", "1:7 " },
  { "olaf", "1:7 " },
  { "zebra full", "1:7 " },           /* one word in the note, one in the code */
  { "room olaf", "1:7 " },            /* one in the note, one in the text */
  { "zebra again", "" },              /* in two entries is in none */
  { "device", "0:3 2:3 1:7 " },       /* what the catalog says comes first */
  { "topic", "1:3 " },                /* once, in its best tier */
  { "\"restart the pump\"", "1:7 " }, /* phrases too */
  { "\"the restart\"", "" },
  { "device -zebra", "0:3 2:3 " }, /* what is ruled out may be in a note */
  { "zebra in:a", "1:7 " },
  { "zebra in:b", "" },
  { "中文", "2:7 " },
};

static ErrdexLibrary *
new_library (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (catalog_text, sizeof catalog_text - 1);
  g_autoptr (ErrdexCatalog) catalog = errdex_catalog_read (bytes, "t.json", NULL, &error);

  g_assert_no_error (error);

  return errdex_library_new (&catalog, 1);
}

static ErrdexExtra *
new_extra (void)
{
  ErrdexExtra *extra = errdex_extra_new ();

  errdex_extra_add (extra, 1, "this one is replaced");
  errdex_extra_add (extra, 1, "Zebra gateway: restart the pump,\nask Ölaf about the device");
  errdex_extra_add (extra, 2, "笔记：中文");

  return extra;
}

static void
assert_hits (ErrdexResult *result, const char *wanted)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_hits;
  const ErrdexHit *hits = errdex_result_get_hits (result, &n_hits);

  for (guint i = 0; i < n_hits && hits[i].tier <= ERRDEX_TIER_TEXT; i++)
    g_string_append_printf (text, "%u:%d ", hits[i].entry, hits[i].tier);
  g_assert_cmpstr (text->str, ==, wanted);
}

static void
test_hits (void)
{
  g_autoptr (ErrdexLibrary) library = new_library ();
  g_autoptr (ErrdexFinder) finder = errdex_finder_new (library);
  g_autoptr (ErrdexExtra) extra = new_extra ();
  g_autoptr (ErrdexResult) last = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ErrdexResult) result
          = errdex_finder_search_extra (finder, cases[i].query, extra, NULL);
      ErrdexResult *next = errdex_finder_search_extra (finder, cases[i].query, extra, last);

      g_test_message ("%s", cases[i].query);
      assert_hits (result, cases[i].wanted);
      /* whatever was searched for before */
      assert_hits (next, cases[i].wanted);
      g_clear_pointer (&last, errdex_result_unref);
      last = next;
    }
}

/* A result from before a note was written is no reason to miss it. */
static void
test_new (void)
{
  g_autoptr (ErrdexLibrary) library = new_library ();
  g_autoptr (ErrdexFinder) finder = errdex_finder_new (library);
  g_autoptr (ErrdexExtra) none = errdex_extra_new (), extra = new_extra ();
  g_autoptr (ErrdexResult) before = errdex_finder_search_extra (finder, "zebra", none, NULL);
  g_autoptr (ErrdexResult) after = errdex_finder_search_extra (finder, "zebra", extra, before);
  g_autoptr (ErrdexResult) without = errdex_finder_search (finder, "zebra", after);

  assert_hits (before, "");
  assert_hits (after, "1:7 ");
  assert_hits (without, "");
}

/* An empty query lists everything as before. */
static void
test_empty (void)
{
  g_autoptr (ErrdexLibrary) library = new_library ();
  g_autoptr (ErrdexFinder) finder = errdex_finder_new (library);
  g_autoptr (ErrdexExtra) extra = new_extra ();
  g_autoptr (ErrdexResult) result = errdex_finder_search_extra (finder, " in:", extra, NULL);

  g_assert_false (errdex_result_is_query (result));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/extra/hits", test_hits);
  g_test_add_func ("/extra/new", test_new);
  g_test_add_func ("/extra/empty", test_empty);

  return g_test_run ();
}
