// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Catalogs that are too large to keep: each is made, read and forgotten. */

#include "config.h"

#include <string.h>

#include "catalog/places.h"
#include "catalog/reader.h"

#define HEAD                                                                                       \
  "{\"errdex\":1,\"id\":\"t\",\"title\":\"T\",\"categories\":[{\"id\":\"a\",\"title\":\"A\"}],"
#define ENTRY "{\"code\":\"E1\",\"category\":\"a\",\"description\":\"It broke.\"}"

/* Takes @text. */
static void
assert_read (GString *text, guint n_entries, const char *expected_message)
{
  g_autoptr (GBytes) bytes = g_string_free_to_bytes (text);
  g_autoptr (GError) error = NULL;
  g_autoptr (ErrdexCatalog) catalog = errdex_catalog_read (bytes, "t.json", NULL, &error);

  if (expected_message != NULL)
    {
      g_assert_null (catalog);
      g_assert_error (error, ERRDEX_CATALOG_ERROR, ERRDEX_CATALOG_ERROR_INVALID);
      g_assert_cmpstr (error->message, ==, expected_message);
      return;
    }
  g_assert_no_error (error);
  g_assert_cmpuint (catalog->n_entries, ==, n_entries);
}

static void
append_many (GString *text, const char *part, gsize n)
{
  gsize length = strlen (part), start = text->len;

  g_string_set_size (text, start + n * length);
  for (gsize i = 0; i < n; i++)
    memcpy (text->str + start + i * length, part, length);
}

/* A catalog of exactly so many bytes. */
static GString *
padded (gsize size)
{
  GString *text = g_string_sized_new (size + 1);

  g_string_append (text, HEAD "\"entries\":[" ENTRY "]}");
  append_many (text, " ", size - text->len);

  return text;
}

static void
test_size (void)
{
  assert_read (padded (ERRDEX_CATALOG_MAX_BYTES), 1, NULL);
  assert_read (padded (ERRDEX_CATALOG_MAX_BYTES + 1), 0,
               "t.json: expected at most 64 MiB, found more; split the catalog");
}

/* A file may be longer still, or have no end. */
static void
test_endless_file (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (errdex_catalog_read_file ("/dev/zero", NULL, &error));
  g_assert_error (error, ERRDEX_CATALOG_ERROR, ERRDEX_CATALOG_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==,
                   "/dev/zero: expected at most 64 MiB, found more; split the catalog");
}

static GString *
with_long_string (const char *before, const char *after)
{
  GString *text = g_string_sized_new (ERRDEX_CATALOG_MAX_BYTES + 1);

  g_string_append (text, before);
  append_many (text, "x", ERRDEX_CATALOG_MAX_BYTES - strlen (before) - strlen (after));
  g_string_append (text, after);

  return text;
}

static void
test_long_string (void)
{
  assert_read (with_long_string (HEAD "\"x\":\"", "\",\"entries\":[]}"), 0, NULL);
  assert_read (with_long_string (HEAD "\"entries\":[{\"code\":\"E1\",\"category\":\"a\","
                                      "\"description\":\"",
                                 "\"}]}"),
               0,
               "t.json:1:125: $.entries[0].description: expected a text of at most 65536 bytes, "
               "found 67108735");
  assert_read (with_long_string (HEAD "\"", "\":0,\"entries\":[]}"), 0, NULL);
}

static void
test_unclosed (void)
{
  assert_read (with_long_string (HEAD "\"x\":\"", ""), 0,
               "t.json:1:67108865: expected the closing quote of a string, found the end of the "
               "file");
}

/* json-glib would run out of stack. */
static void
test_nesting (void)
{
  GString *arrays = g_string_new (NULL), *objects = g_string_new (NULL);

  append_many (arrays, "[", 1000 * 1000);
  assert_read (arrays, 0, "t.json:1:65: values are nested deeper than 64 levels");
  append_many (objects, "{\"a\":", 1000 * 1000);
  assert_read (objects, 0, "t.json:1:321: values are nested deeper than 64 levels");
}

static void
test_many_entries (void)
{
  GString *text = g_string_sized_new (ERRDEX_CATALOG_MAX_BYTES);
  const guint n = 1000 * 1000;

  g_string_append (text, HEAD "\"entries\":[");
  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s{\"code\":\"E%u\",\"category\":\"a\",\"description\":\"x\"}",
                            i > 0 ? "," : "", i);
  g_string_append (text, "]}");
  assert_read (text, n, NULL);
}

/* The hundred problems that are told cost little each, and the others next to nothing. */
static void
test_many_problems (void)
{
  GString *text = g_string_new (HEAD "\"entries\":[0");

  append_many (text, ",0", 1000 * 1000);
  g_string_append (text, "]}");
  assert_read (text, 0,
               "t.json:1:83: $.entries[0]: expected an entry, which is an object, found a number "
               "(and 1000000 more problems)");
}

static void
test_many_categories (void)
{
  GString *text
      = g_string_new ("{\"errdex\":1,\"id\":\"t\",\"title\":\"T\",\"entries\":[],\"categories\":[");
  const guint n = 200 * 1000;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s{\"id\":\"c%u\",\"title\":\"x\"}", i > 0 ? "," : "", i);
  g_string_append (text, "]}");
  assert_read (text, 0, NULL);
}

static void
test_many_members (void)
{
  GString *text = g_string_new ("{");

  for (guint i = 0; i < 1000 * 1000; i++)
    g_string_append_printf (text, "\"%u\":0,", i);
  g_string_append (text, "\"x\":0}");
  assert_read (text, 0, "t.json:1:1940: this object has more than 256 members");
}

/* Codes that GLib's hash of strings cannot tell apart: "ab" and "bA" have the same. */
static void
test_same_hash (void)
{
  GString *text = g_string_new (HEAD "\"entries\":[");
  const guint bits = 15;

  g_assert_cmpuint (g_str_hash ("ab"), ==, g_str_hash ("bA"));
  for (guint i = 0; i < 1u << bits; i++)
    {
      g_string_append_printf (text, "%s{\"code\":\"", i > 0 ? "," : "");
      for (guint bit = 0; bit < bits; bit++)
        g_string_append (text, (i >> bit & 1) != 0 ? "ab" : "bA");
      g_string_append (text, "\",\"category\":\"a\",\"description\":\"x\"}");
    }
  g_string_append (text, "]}");
  assert_read (text, 1u << bits, NULL);
}

int
main (int argc, char *argv[])
{
  errdex_places_init_locale ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/huge/size", test_size);
  g_test_add_func ("/huge/endless-file", test_endless_file);
  g_test_add_func ("/huge/long-string", test_long_string);
  g_test_add_func ("/huge/unclosed", test_unclosed);
  g_test_add_func ("/huge/nesting", test_nesting);
  g_test_add_func ("/huge/many-entries", test_many_entries);
  g_test_add_func ("/huge/many-problems", test_many_problems);
  g_test_add_func ("/huge/many-categories", test_many_categories);
  g_test_add_func ("/huge/many-members", test_many_members);
  g_test_add_func ("/huge/same-hash", test_same_hash);

  return g_test_run ();
}
