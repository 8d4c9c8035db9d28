// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* What a catalog is after reading, and what is reported besides single problems; the messages for
 * broken files are compared by test-json-cases. */

#include "config.h"

#include <string.h>

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "catalog/places.h"
#include "catalog/reader.h"

#define HEAD       "{\"errdex\":1,\"id\":\"t\",\"title\":\"T\","
#define CATEGORY_A "\"categories\":[{\"id\":\"a\",\"title\":\"A\"}],"

static ErrdexCatalog *
read_text (const char *text, GPtrArray *problems, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return errdex_catalog_read (bytes, "t.json", problems, error);
}

static ErrdexCatalog *
read_good (const char *text)
{
  g_autoptr (GError) error = NULL;
  ErrdexCatalog *catalog = read_text (text, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (catalog);

  return catalog;
}

static void
test_defaults (void)
{
  g_autoptr (ErrdexCatalog) catalog = read_good (
      HEAD CATEGORY_A
      "\"entries\":[{\"code\":\"E\",\"category\":\"a\",\"description\":\"It broke.\"}]}");
  const ErrdexEntry *entry = catalog->entries;

  g_assert_cmpstr (catalog->id, ==, "t");
  g_assert_cmpstr (catalog->title, ==, "T");
  g_assert_cmpstr (catalog->language, ==, "en");
  g_assert_null (catalog->domain);
  g_assert_null (catalog->source_title);
  g_assert_null (catalog->source_url);
  g_assert_null (catalog->source_updated);
  g_assert_cmpuint (catalog->n_categories, ==, 1);
  g_assert_null (catalog->categories[0].description);
  g_assert_null (catalog->categories[0].prefixes[0]);
  g_assert_null (catalog->categories[0].contexts[0]);
  g_assert_cmpuint (catalog->n_entries, ==, 1);
  g_assert_cmpstr (entry->code, ==, "E");
  g_assert_null (entry->name);
  g_assert_cmpstr (entry->description, ==, "It broke.");
  g_assert_null (entry->solution);
  g_assert_null (entry->aliases[0]);
  g_assert_null (entry->operations[0]);
  g_assert_null (entry->related[0]);
  g_assert_cmpint (entry->kind, ==, ERRDEX_KIND_NONE);
}

static void
test_all_members (void)
{
  g_autoptr (ErrdexCatalog) catalog = read_good (
      HEAD
      "\"language\":\"de\",\"domain\":\"errdex-t\",\"source\":{\"title\":\"S\",\"url\":"
      "\"https://example.org/\",\"updated\":\"2025-09-18\"},\"categories\":[{\"id\":\"a\","
      "\"title\":\"A\",\"description\":\"D\",\"prefixes\":[\"a.\",\"b.\"],"
      "\"contexts\":[\"exit status\"]}],\"entries\":[{"
      "\"code\":\"a.E\",\"name\":\"No E\",\"category\":\"a\",\"kind\":\"aborted\",\"description\":\"One.\","
      "\"solution\":\"Two.\\n\\nThree.\",\"aliases\":[\"x\",\"y\"],\"operations\":[\"Get It\"],"
      "\"related\":[\"a.F\"]}]}");
  const ErrdexEntry *entry = catalog->entries;

  g_assert_cmpstr (catalog->language, ==, "de");
  g_assert_cmpstr (catalog->domain, ==, "errdex-t");
  g_assert_cmpstr (catalog->source_title, ==, "S");
  g_assert_cmpstr (catalog->source_url, ==, "https://example.org/");
  g_assert_cmpstr (catalog->source_updated, ==, "2025-09-18");
  g_assert_cmpstr (catalog->categories[0].description, ==, "D");
  g_assert_cmpstr (catalog->categories[0].prefixes[1], ==, "b.");
  g_assert_null (catalog->categories[0].prefixes[2]);
  g_assert_cmpstr (catalog->categories[0].contexts[0], ==, "exit status");
  g_assert_null (catalog->categories[0].contexts[1]);
  g_assert_cmpstr (entry->name, ==, "No E");
  g_assert_cmpstr (entry->solution, ==, "Two.\n\nThree.");
  g_assert_cmpstr (entry->aliases[1], ==, "y");
  g_assert_null (entry->aliases[2]);
  g_assert_cmpstr (entry->operations[0], ==, "Get It");
  g_assert_cmpstr (entry->related[0], ==, "a.F");
  g_assert_cmpint (entry->kind, ==, ERRDEX_KIND_ABORTED);
}

/* The catalog as a string: categories with their depth and counts, then the codes. */
static char *
describe (const ErrdexCatalog *catalog)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < catalog->n_categories; i++)
    {
      const ErrdexCategory *category = &catalog->categories[i];

      g_string_append_printf (text, "%s^%d@%u:%u+%u/%u ", category->id, category->parent,
                              category->depth, category->first_entry, category->n_entries,
                              category->n_entries_below);
    }
  for (guint i = 0; i < catalog->n_entries; i++)
    g_string_append (text, catalog->entries[i].code);

  return g_string_free (text, FALSE);
}

#define ENTRY(code, category)                                                                      \
  "{\"code\":\"" code "\",\"category\":\"" category "\",\"description\":\"x\"}"

static void
test_order (void)
{
  static const char entries[] = "\"entries\":[" ENTRY ("1", "c") "," ENTRY ("2", "a") "," ENTRY (
      "3", "b") "," ENTRY ("4", "d") "," ENTRY ("5", "a") "," ENTRY ("6", "b1") "],";
  static const char categories[]
      = "\"categories\":[{\"id\":\"a\",\"title\":\"A\"},"
        "{\"id\":\"b\",\"title\":\"B\",\"categories\":["
        "{\"id\":\"b1\",\"title\":\"B1\",\"categories\":[{\"id\":\"c\",\"title\":\"C\"}]},"
        "{\"id\":\"b2\",\"title\":\"B2\"}]},"
        "{\"id\":\"d\",\"title\":\"D\"}]}";
  g_autofree char *file = g_strconcat (HEAD, entries, categories, NULL);
  g_autoptr (ErrdexCatalog) catalog = read_good (file);
  g_autofree char *text = describe (catalog);

  g_assert_cmpstr (text, ==,
                   "a^-1@0:0+2/2 b^-1@0:2+1/3 b1^1@1:3+1/2 c^2@2:4+1/1 b2^1@1:5+0/0 d^-1@0:5+1/1 "
                   "253614");
}

static void
test_find_category (void)
{
  g_autoptr (ErrdexCatalog) catalog = read_good (
      HEAD "\"categories\":[{\"id\":\"a\",\"title\":\"A\",\"prefixes\":[\"iot.\",\"x.\"]},{\"id\":"
           "\"b\",\"title\":\"B\",\"prefixes\":[\"iot.rule.\"]}],\"entries\":[]}");

  g_assert_cmpint (errdex_catalog_find_category (catalog, "a"), ==, 0);
  g_assert_cmpint (errdex_catalog_find_category (catalog, "b"), ==, 1);
  g_assert_cmpint (errdex_catalog_find_category (catalog, "B"), ==, -1);
  g_assert_cmpint (errdex_catalog_find_category (catalog, ""), ==, -1);
  g_assert_cmpint (errdex_catalog_category_for_code (catalog, "iot.prod.X"), ==, 0);
  g_assert_cmpint (errdex_catalog_category_for_code (catalog, "IOT.Rule.X"), ==, 1);
  g_assert_cmpint (errdex_catalog_category_for_code (catalog, "iot.rule"), ==, 0);
  g_assert_cmpint (errdex_catalog_category_for_code (catalog, "iot"), ==, -1);
  g_assert_cmpint (errdex_catalog_category_for_code (catalog, ""), ==, -1);
}

static void
test_last_segment (void)
{
  g_assert_cmpstr (errdex_code_last_segment ("iot.prod.NotFound"), ==, "NotFound");
  g_assert_cmpstr (errdex_code_last_segment ("NotFound"), ==, "NotFound");
  g_assert_cmpstr (errdex_code_last_segment ("4.04"), ==, "4.04");
  g_assert_cmpstr (errdex_code_last_segment ("404"), ==, "404");
  g_assert_cmpstr (errdex_code_last_segment ("ends."), ==, "ends.");
}

static void
test_numbers (void)
{
  const char *const numbers[] = { "404", "4.04", "0x87", "0X8a", "0", "1.2.3" };
  const char *const others[]
      = { "", "x", "0x", "0x8g", "E404", "404a", "-1", ".", ".5", "iot.404" };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_assert_true (errdex_code_is_number (numbers[i]));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (errdex_code_is_number (others[i]));
}

static void
test_code_from_name (void)
{
  const char *const names[][2] = {
    { "Not Found", "NotFound" },
    { "Not authorized", "NotAuthorized" },
    { "QoS not supported", "QoSNotSupported" },
    { "Non-Authoritative Information", "NonAuthoritativeInformation" },
    { "(Unused)", "Unused" },
    { "Granted QoS 2", "GrantedQoS2" },
    { "设备 不存在", "设备不存在" },
    { "ärger", "Ärger" },
    { "– –", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *code = errdex_code_from_name (names[i][0]);

      g_assert_cmpstr (code, ==, names[i][1]);
    }
}

/* All problems are told, and the error is the first of them. */
static void
test_all_problems (void)
{
  g_autoptr (GPtrArray) problems
      = g_ptr_array_new_with_free_func ((GDestroyNotify) errdex_problem_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (ErrdexCatalog) catalog
      = read_text (HEAD CATEGORY_A "\n\"entries\":[7,{\"code\":\"E\",\"category\":\"a\",\"kind\":"
                                   "\"bad\",\"description\":\"x\"}]}",
                   problems, &error);

  g_assert_null (catalog);
  g_assert_error (error, ERRDEX_CATALOG_ERROR, ERRDEX_CATALOG_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==,
                   "t.json:2:12: $.entries[0]: expected an entry, which is an object, found a "
                   "number (and 1 more problem)");
  g_assert_cmpuint (problems->len, ==, 2);
  g_assert_cmpstr (((ErrdexProblem *) problems->pdata[1])->path, ==, "$.entries[1].kind");
}

static void
test_too_many_problems (void)
{
  g_autoptr (GPtrArray) problems
      = g_ptr_array_new_with_free_func ((GDestroyNotify) errdex_problem_free);
  g_autoptr (GString) text = g_string_new (HEAD CATEGORY_A "\"entries\":[0");
  g_autoptr (GError) error = NULL;
  g_autoptr (ErrdexCatalog) catalog = NULL;
  const ErrdexProblem *last;

  for (guint i = 1; i < 250; i++)
    g_string_append (text, ",0");
  g_string_append (text, "]}");
  catalog = read_text (text->str, problems, &error);
  g_assert_null (catalog);
  g_assert_true (g_str_has_suffix (error->message, "(and 249 more problems)"));
  g_assert_cmpuint (problems->len, ==, ERRDEX_CATALOG_MAX_PROBLEMS + 1);
  last = problems->pdata[ERRDEX_CATALOG_MAX_PROBLEMS];
  g_assert_cmpstr (last->message, ==, "150 more problems");
  g_assert_cmpuint (last->line, ==, 0);
}

static void
test_references (void)
{
  ErrdexCatalog *catalog = read_good (HEAD CATEGORY_A "\"entries\":[]}");

  g_assert_true (errdex_catalog_ref (catalog) == catalog);
  errdex_catalog_unref (catalog);
  g_assert_cmpstr (catalog->title, ==, "T");
  errdex_catalog_unref (catalog);
}

/* What is read stays when the bytes go. */
static void
test_bytes_may_go (void)
{
  char *text = g_strdup (HEAD CATEGORY_A "\"entries\":[" ENTRY ("E1", "a") "]}");
  GBytes *bytes = g_bytes_new_take (text, strlen (text));
  g_autoptr (ErrdexCatalog) catalog = errdex_catalog_read (bytes, "t.json", NULL, NULL);

  g_bytes_unref (bytes);
  g_assert_cmpstr (catalog->entries[0].code, ==, "E1");
}

static void
test_file (void)
{
  g_autofree char *dir = g_dir_make_tmp ("errdex-reader-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "größe.json", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (ErrdexCatalog) catalog = NULL;

  g_assert_null (errdex_catalog_read_file (path, NULL, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_assert_nonnull (strstr (error->message, "größe.json"));
  g_clear_error (&error);

  g_assert_null (errdex_catalog_read_file (dir, NULL, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_ISDIR);
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (path, "{", -1, NULL));
  g_assert_null (errdex_catalog_read_file (path, NULL, &error));
  g_assert_error (error, ERRDEX_CATALOG_ERROR, ERRDEX_CATALOG_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (error->message, path));
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (path, HEAD CATEGORY_A "\"entries\":[]}", -1, NULL));
  catalog = errdex_catalog_read_file (path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (catalog->id, ==, "t");
  g_remove (path);
  g_rmdir (dir);
}

/* The example of errdex-catalog(5), as a reader of the page sees it. */
static char *
get_documented_example (void)
{
  g_autofree char *page = NULL;
  char *begin, *end;
  g_auto (GStrv) parts = NULL;

  g_assert_true (g_file_get_contents (g_getenv ("CATALOG_PAGE"), &page, NULL, NULL));
  begin = strstr (page, ".Sh EXAMPLES");
  g_assert_nonnull (begin);
  begin = strchr (strstr (begin, ".Bd -literal"), '\n') + 1;
  end = strstr (begin, ".Ed");
  *end = '\0';
  parts = g_strsplit (begin, "\\e", -1);

  return g_strjoinv ("\\", parts);
}

static void
test_documented_example (void)
{
  g_autofree char *text = get_documented_example ();
  g_autoptr (ErrdexCatalog) catalog = read_good (text);
  g_autoptr (GError) error = NULL;
  char *kind = strstr (text, "failed-precondition");

  g_assert_cmpuint (catalog->n_categories, ==, 2);
  g_assert_cmpuint (catalog->n_entries, ==, 2);
  g_assert_cmpstr (catalog->entries[0].description, ==,
                   "`Temperature` must be one of:\n\n- `80`\n- `95`");

  /* and the mistake that the page shows */
  memcpy (kind, "wrong-state\"       ", strlen ("failed-precondition"));
  kind[strlen ("failed-precondition")] = ' ';
  g_assert_null (read_text (text, NULL, &error));
  g_assert_cmpstr (error->message, ==,
                   "t.json:26:15: $.entries[0].kind: expected a kind such as “not-found”, found "
                   "“wrong-state”");
}

int
main (int argc, char *argv[])
{
  errdex_places_init_locale ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reader/defaults", test_defaults);
  g_test_add_func ("/reader/all-members", test_all_members);
  g_test_add_func ("/reader/order", test_order);
  g_test_add_func ("/reader/find-category", test_find_category);
  g_test_add_func ("/reader/last-segment", test_last_segment);
  g_test_add_func ("/reader/numbers", test_numbers);
  g_test_add_func ("/reader/code-from-name", test_code_from_name);
  g_test_add_func ("/reader/all-problems", test_all_problems);
  g_test_add_func ("/reader/too-many-problems", test_too_many_problems);
  g_test_add_func ("/reader/references", test_references);
  g_test_add_func ("/reader/bytes-may-go", test_bytes_may_go);
  g_test_add_func ("/reader/file", test_file);
  g_test_add_func ("/reader/documented-example", test_documented_example);

  return g_test_run ();
}
