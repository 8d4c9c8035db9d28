// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Runs the cases in the files that are given as arguments, which say what they look like; and what
 * holds for any link. */

#include "config.h"

#include <string.h>

#include "catalog/places.h"
#include "catalog/reader.h"
#include "find/link.h"

/* Cases */

#define WRONG "” cannot be followed: "

static char *
describe (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ErrdexLink) link = errdex_link_parse (text, &error);

  if (link == NULL)
    {
      g_assert_error (error, ERRDEX_LINK_ERROR, ERRDEX_LINK_ERROR_INVALID);
      g_assert_true (g_str_has_prefix (error->message, "the link “"));
      return g_strconcat ("not ", strstr (error->message, WRONG) + strlen (WRONG), NULL);
    }
  g_assert_no_error (error);
  if (link->kind == ERRDEX_LINK_SEARCH)
    return g_strdup_printf ("search [%s]", link->text);
  if (link->category == NULL)
    return g_strdup_printf ("code %s", link->text);

  return g_strdup_printf ("code %s in %s%s%s", link->text,
                          link->catalog != NULL ? link->catalog : "",
                          link->catalog != NULL ? "/" : "", link->category);
}

static void
check_again (const char *text, const char *wanted)
{
  g_autoptr (ErrdexLink) link = errdex_link_parse (text, NULL);
  g_autofree char *again = NULL, *found = NULL;

  if (link == NULL)
    return;
  again = errdex_link_format (link);
  found = describe (again);
  g_assert_true (g_str_is_ascii (again));
  g_assert_cmpstr (found, ==, wanted);
}

static void
run_case (const char *line)
{
  const char *end = strstr (line, "] ");
  g_autofree char *escaped = NULL, *text = NULL, *wanted = NULL, *found = NULL;

  g_assert_true (*line == '[' && end != NULL);
  escaped = g_strndup (line + 1, end - line - 1);
  text = g_strcompress (escaped);
  wanted = strchr (end, '\\') != NULL ? g_strcompress (end + 2) : g_strdup (end + 2);
  found = describe (text);
  if (!g_str_equal (found, wanted))
    {
      g_test_message ("%s\n  found %s", line, found);
      g_test_fail ();
      return;
    }
  check_again (text, wanted);
}

static void
test_cases (gconstpointer path)
{
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;
  guint n_cases = 0;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (contents, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    if (**line == '[')
      {
        run_case (*line);
        n_cases++;
      }
  g_assert_cmpuint (n_cases, >, 0);
}

/* Size */

static void
test_size (void)
{
  g_autofree char *most = g_strnfill (ERRDEX_LINK_MAX - strlen (ERRDEX_LINK_SCHEME), 'a');
  g_autofree char *longest = g_strconcat (ERRDEX_LINK_SCHEME, most, NULL);
  g_autofree char *longer = g_strconcat (longest, "a", NULL);
  g_autofree char *found = describe (longest);
  g_autofree char *refused = describe (longer);

  g_assert_true (g_str_has_prefix (found, "code aaa"));
  g_assert_cmpstr (refused, ==, "not expected at most 4096 bytes, found 4097");
}

static void
test_excerpt (void)
{
  g_autofree char *filler = g_strnfill (200, 'a');
  g_autofree char *text = g_strconcat (ERRDEX_LINK_SCHEME, filler, "\x1b\xff\n", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (errdex_link_parse (text, &error));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_cmpuint (strlen (error->message), <, 200);
  g_assert_nonnull (strstr (error->message, "aaa…”"));
}

/* Entries */

static guint
count_codes (const ErrdexLibrary *library, const char *code)
{
  guint n = 0;

  for (guint i = 0; i < library->n_entries; i++)
    n += g_str_equal (errdex_library_get_entry (library, i)->code, code);

  return n;
}

static void
check_entry (const ErrdexLibrary *library, guint number, const char *text)
{
  const char *code = errdex_library_get_entry (library, number)->code;
  g_autoptr (ErrdexLink) link = errdex_link_parse (text, NULL);
  guint found = G_MAXUINT;

  g_assert_nonnull (link);
  g_assert_cmpint (link->kind, ==, ERRDEX_LINK_CODE);
  g_assert_cmpstr (link->text, ==, code);
  g_assert_cmpint (link->category != NULL, ==, count_codes (library, code) > 1);
  g_assert_true (errdex_link_find_entry (link, library, &found));
  g_assert_cmpuint (found, ==, number);
  if (link->catalog == NULL)
    return;
  /* without it the link would not do */
  g_clear_pointer (&link->catalog, g_free);
  g_assert_false (errdex_link_find_entry (link, library, &found));
}

static void
check_entries (const ErrdexLibrary *library)
{
  g_autofree guint *entries = g_new (guint, library->n_entries);
  g_auto (GStrv) links = NULL;

  for (guint i = 0; i < library->n_entries; i++)
    entries[i] = library->n_entries - 1 - i;
  links = errdex_link_for_entries (library, entries, library->n_entries);
  g_assert_cmpuint (g_strv_length (links), ==, library->n_entries);
  for (guint i = 0; i < library->n_entries; i++)
    {
      g_auto (GStrv) one = errdex_link_for_entries (library, &entries[i], 1);

      check_entry (library, entries[i], links[i]);
      g_assert_cmpstr (one[0], ==, links[i]);
    }
}

static void
test_shipped_entries (void)
{
  g_autoptr (ErrdexLibrary) library = errdex_library_new_shipped (NULL);

  g_assert_cmpuint (library->n_entries, >=, 500);
  check_entries (library);
}

static ErrdexCatalog *
read_catalog (const char *id)
{
  static const char pattern[]
      = "{\"errdex\":1,\"id\":\"%s\",\"title\":\"Odd\",\"categories\":[{\"id\":\"a\",\"title\":\"A\"},"
        "{\"id\":\"b\",\"title\":\"B\"}],\"entries\":["
        "{\"code\":\"search\",\"category\":\"a\",\"description\":\"D\"},"
        "{\"code\":\"%s.only\",\"category\":\"a\",\"description\":\"D\"},"
        "{\"code\":\"//a/?#%%&+=\",\"category\":\"a\",\"description\":\"D\"},"
        "{\"code\":\"größe.设备\",\"category\":\"a\",\"description\":\"D\"},"
        "{\"code\":\"Größe.设备\",\"category\":\"b\",\"description\":\"D\"},"
        "{\"code\":\"search\",\"category\":\"b\",\"description\":\"D\"}]}";
  g_autofree char *text = g_strdup_printf (pattern, id, id);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  ErrdexCatalog *catalog = errdex_catalog_read (bytes, id, NULL, &error);

  g_assert_no_error (error);

  return catalog;
}

static void
test_odd_entries (void)
{
  g_autoptr (ErrdexCatalog) one = read_catalog ("one");
  g_autoptr (ErrdexCatalog) two = read_catalog ("two");
  ErrdexCatalog *catalogs[] = { one, two };
  g_autoptr (ErrdexLibrary) library = errdex_library_new (catalogs, 2);
  g_autoptr (ErrdexLibrary) single = errdex_library_new (catalogs, 1);

  check_entries (library);
  check_entries (single);
}

/* A link without what it needs finds nothing by itself. */
static void
test_several_entries (void)
{
  static const struct
  {
    const char *link;
    gboolean found;
  } cases[] = {
    { "errdex:iot.prod.NotExistedProduct", FALSE },
    { "errdex:iot.prod.NotExistedProduct?in=product", TRUE },
    { "errdex:iot.prod.NotExistedProduct?in=rules-topic", TRUE },
    { "errdex:iot.prod.NotExistedProduct?in=iot-platform/product", TRUE },
    { "errdex:iot.prod.NotExistedProduct?in=other/product", FALSE },
    { "errdex:iot.prod.NotExistedProduct?in=device", FALSE },
    { "errdex:iot.device.NotExistedDevice", TRUE },
    { "errdex:iot.device.NotExistedDevice?in=gone", FALSE },
    { "errdex:IOT.DEVICE.NOTEXISTEDDEVICE", FALSE },
    { "errdex:NotExistedDevice", FALSE },
    { "errdex:search?q=iot.device.NotExistedDevice", FALSE },
  };
  g_autoptr (ErrdexLibrary) library = errdex_library_new_shipped (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ErrdexLink) link = errdex_link_parse (cases[i].link, NULL);
      guint found;

      g_test_message ("%s", cases[i].link);
      g_assert_nonnull (link);
      g_assert_cmpint (errdex_link_find_entry (link, library, &found), ==, cases[i].found);
    }
}

/* Chance */

static char *
make_text (gboolean code)
{
  GString *text = g_string_new (NULL);
  guint n = g_test_rand_int_range (1, 40);

  while (text->len < n)
    {
      gunichar c = g_test_rand_bit () ? g_test_rand_int_range (0x20, 0x7f)
                                      : g_test_rand_int_range (0xa0, 0x110000);

      if (g_unichar_validate (c) && !(code && g_unichar_isspace (c)))
        g_string_append_unichar (text, c);
    }

  return g_string_free (text, FALSE);
}

static char *
maybe (char *id)
{
  if (g_test_rand_bit () && strchr (id, '/') == NULL)
    return id;
  g_free (id);

  return NULL;
}

static void
test_any_text (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      gboolean code = g_test_rand_bit ();
      ErrdexLink link = { .kind = code ? ERRDEX_LINK_CODE : ERRDEX_LINK_SEARCH };
      g_autofree char *text = make_text (code);
      g_autofree char *category = code ? maybe (make_text (TRUE)) : NULL;
      g_autofree char *catalog = category != NULL ? maybe (make_text (TRUE)) : NULL;
      g_autofree char *formatted = NULL;
      g_autoptr (ErrdexLink) parsed = NULL;
      g_autoptr (GError) error = NULL;

      link.text = text;
      link.category = category;
      link.catalog = catalog;
      formatted = errdex_link_format (&link);
      parsed = errdex_link_parse (formatted, &error);
      g_assert_no_error (error);
      g_assert_cmpint (parsed->kind, ==, link.kind);
      g_assert_cmpstr (parsed->text, ==, text);
      g_assert_cmpstr (parsed->category, ==, category);
      g_assert_cmpstr (parsed->catalog, ==, catalog);
    }
}

static void
test_any_bytes (void)
{
  static const char favourites[] = "%?#&/=+: in=q2f";
  guint n_links = 0;

  for (guint i = 0; i < 50000; i++)
    {
      GString *text = g_string_new (i % 8 == 0 ? "" : ERRDEX_LINK_SCHEME);
      g_autofree char *bytes = NULL, *found = NULL;

      if (i % 3 == 0)
        g_string_append (text, "search?q=");
      for (guint n = g_test_rand_int_range (0, 12); n > 0; n--)
        g_string_append_c (text,
                           g_test_rand_bit ()
                               ? favourites[g_test_rand_int_range (0, sizeof (favourites) - 1)]
                               : (char) g_test_rand_int_range (1, i % 2 == 0 ? 0x80 : 0x100));
      bytes = g_string_free (text, FALSE);
      found = describe (bytes);
      n_links += !g_str_has_prefix (found, "not ");
      check_again (bytes, found);
    }
  g_assert_cmpuint (n_links, >, 1000);
}

int
main (int argc, char *argv[])
{
  errdex_places_init_locale ();
  g_test_init (&argc, &argv, NULL);
  for (int i = 1; i < argc; i++)
    {
      g_autofree char *base = g_path_get_basename (argv[i]);
      g_autofree char *path = g_strconcat ("/link/", base, NULL);

      g_test_add_data_func (path, argv[i], test_cases);
    }
  g_test_add_func ("/link/size", test_size);
  g_test_add_func ("/link/excerpt", test_excerpt);
  g_test_add_func ("/link/shipped-entries", test_shipped_entries);
  g_test_add_func ("/link/odd-entries", test_odd_entries);
  g_test_add_func ("/link/several-entries", test_several_entries);
  g_test_add_func ("/link/any-text", test_any_text);
  g_test_add_func ("/link/any-bytes", test_any_bytes);

  return g_test_run ();
}
