// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Telling the id of a catalog from the beginning of its file. */

#include "config.h"

#include <string.h>

#include "catalog/peek.h"

static const struct
{
  const char *text;
  const char *id;
} cases[] = {
  { "{\"errdex\": 1, \"id\": \"mine\", \"title\"", "mine" },
  { "\xef\xbb\xbf{\n\t\"id\" :\r\n \"mine\"", "mine" },
  { "{\"title\": \"a \\\"id\\\": \\\\\", \"id\": \"mine\"}", "mine" },
  { "{\"a\": {\"id\": \"inner\", \"b\": [\"}\", 1]}, \"id\": \"mine\"}", "mine" },
  { "{\"a\": [[], {}], \"b\": null, \"id\": \"mine\"}", "mine" },
  { "{\"id\": \"\"}", "" },
  { "", NULL },
  { "{", NULL },
  { "[\"id\"]", NULL },
  { "{\"id\"", NULL },
  { "{\"id\":", NULL },
  { "{\"id\": 3, \"x\": \"y\"}", NULL },
  { "{\"id\": \"mi\\u006ee\"}", NULL },
  { "{\"i\\u0064\": \"mine\"}", NULL },
  { "{\"a\": }, \"id\": \"outside\"}", NULL },
  { "{\"a\": \"never ends, \"id\": \"mine\"", NULL },
  { "{\"a\": {\"id\": \"inner\"}}", NULL },
  { "{\"a\": \"\\", NULL },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      /* of its own, so that reading past the end is noticed */
      gsize length = strlen (cases[i].text);
      g_autofree char *text = g_memdup2 (cases[i].text, length);
      g_autofree char *id = errdex_catalog_peek_id (text, length);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (id, ==, cases[i].id);
    }
}

/* Nobody looks for it for ever. */
static void
test_far (void)
{
  g_autoptr (GString) text = g_string_new ("{\"a\": \"");
  g_autofree char *id = NULL;

  for (guint i = 0; i < 5000; i++)
    g_string_append_c (text, 'x');
  g_string_append (text, "\", \"id\": \"mine\"}");
  id = errdex_catalog_peek_id (text->str, text->len);
  g_assert_null (id);
}

static void
test_is_one (void)
{
  const char *const yes[] = { "{\"errdex\": 1", "{ \"id\": [{}], \"errdex\" : null" };
  const char *const no[]
      = { "", "{", "{\"Errdex\": 1}", "{\"a\": {\"errdex\": 1}}", "\"errdex\": 1" };

  for (guint i = 0; i < G_N_ELEMENTS (yes); i++)
    g_assert_true (errdex_catalog_peek_is_one (yes[i], strlen (yes[i])));
  for (guint i = 0; i < G_N_ELEMENTS (no); i++)
    g_assert_false (errdex_catalog_peek_is_one (no[i], strlen (no[i])));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/peek/cases", test_cases);
  g_test_add_func ("/peek/far", test_far);
  g_test_add_func ("/peek/is-one", test_is_one);

  return g_test_run ();
}
