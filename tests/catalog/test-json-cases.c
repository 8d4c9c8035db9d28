// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Reads every catalog of tests/catalog/json and compares what the reader says with json-cases.txt:
 * the name of a file on a line, then on indented lines the problems, or what was read.
 *
 * `test-json-cases --print CASES FOLDER` prints such a list, to be looked through before it takes
 * the place of the old. */

#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "catalog/places.h"
#include "catalog/reader.h"

typedef struct
{
  char *path;
  char *expected;
} Case;

static void
case_free (gpointer data)
{
  Case *self = data;

  g_free (self->path);
  g_free (self->expected);
  g_free (self);
}

/* What the reader makes of a file, in the form of the list. */
static char *
describe (const char *path)
{
  g_autoptr (GPtrArray) problems
      = g_ptr_array_new_with_free_func ((GDestroyNotify) errdex_problem_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (ErrdexCatalog) catalog = errdex_catalog_read_file (path, problems, &error);
  GString *text = g_string_new (NULL);

  if (catalog != NULL)
    {
      g_assert_no_error (error);
      g_assert_cmpuint (problems->len, ==, 0);
      g_string_printf (text, "  ok: %u categories, %u entries\n", catalog->n_categories,
                       catalog->n_entries);
    }
  else
    {
      g_assert_error (error, ERRDEX_CATALOG_ERROR, ERRDEX_CATALOG_ERROR_INVALID);
      g_assert_cmpuint (problems->len, >, 0);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *line = errdex_problem_format (g_ptr_array_index (problems, i), NULL);

      g_assert_true (g_utf8_validate (line, -1, NULL));
      g_assert_null (strchr (line, '\n'));
      g_string_append_printf (text, "  %s\n", line);
    }

  return g_string_free (text, FALSE);
}

static void
test_case (gconstpointer data)
{
  const Case *self = data;
  g_autofree char *found = describe (self->path);

  g_assert_cmpstr (found, ==, self->expected);
}

static void
test_listed (gconstpointer data)
{
  g_autofree char *unlisted = g_strjoinv (" ", (char **) data);

  g_assert_cmpstr (unlisted, ==, "");
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_folder (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".json"))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);

  return names;
}

static void
print_list (const char *list, const char *folder)
{
  g_autoptr (GPtrArray) names = list_folder (folder);
  g_autofree char *old = NULL;

  /* the comment at the head stays */
  g_file_get_contents (list, &old, NULL, NULL);
  for (char *p = old; p != NULL && *p == '#';)
    {
      char *end = strchr (p, '\n');

      g_print ("%.*s\n", (int) (end - p), p);
      p = end + 1;
    }
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = describe (path);

      g_print ("%s\n%s", name, text);
    }
}

static void
add_case (const char *folder, const char *name, const char *expected)
{
  g_autofree char *test_path = g_strconcat ("/json-cases/", name, NULL);
  Case *self = g_new0 (Case, 1);

  self->path = g_build_filename (folder, name, NULL);
  self->expected = g_strdup (expected);
  g_test_add_data_func_full (test_path, self, test_case, case_free);
}

/* Takes the names out of @names whose cases it has added; those that stay are not in the list. */
static void
add_cases (const char *list, const char *folder, GPtrArray *names)
{
  g_autoptr (GString) expected = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;
  g_autofree char *text = NULL;
  const char *name = NULL;

  g_assert_true (g_file_get_contents (list, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      guint place;

      if (lines[i][0] == '#')
        continue;
      if (lines[i][0] == ' ')
        {
          g_string_append_printf (expected, "%s\n", lines[i]);
          continue;
        }
      if (name != NULL)
        add_case (folder, name, expected->str);
      g_string_truncate (expected, 0);
      name = lines[i][0] != '\0' ? lines[i] : NULL;
      if (name != NULL && g_ptr_array_find_with_equal_func (names, name, g_str_equal, &place))
        g_ptr_array_remove_index (names, place);
    }
}

int
main (int argc, char *argv[])
{
  g_autoptr (GPtrArray) names = NULL;

  errdex_places_init_locale ();
  if (argc == 4 && g_str_equal (argv[1], "--print"))
    {
      print_list (argv[2], argv[3]);
      return 0;
    }

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 3);
  names = list_folder (argv[2]);
  add_cases (argv[1], argv[2], names);
  g_ptr_array_add (names, NULL);
  g_test_add_data_func ("/json-cases/listed", names->pdata, test_listed);

  return g_test_run ();
}
