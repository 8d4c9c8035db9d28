// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Folders with catalogs in them, for tests: two of the system and one of the user, none of which is
 * there before something is put into it. */

#pragma once

#include <glib/gstdio.h>

#include "catalog/holdings.h"
#include "catalog/problem.h"

typedef struct
{
  char *root;
  GPtrArray *folders;
} Shelves;

static inline void
shelves_init (Shelves *self, gconstpointer data)
{
  g_autofree char *user = NULL, *near = NULL, *far = NULL;

  self->root = g_dir_make_tmp ("errdex-shelves-XXXXXX", NULL);
  user = g_build_filename (self->root, "user/errdex/catalogs", NULL);
  near = g_build_filename (self->root, "near/errdex/catalogs", NULL);
  far = g_build_filename (self->root, "far/errdex/catalogs", NULL);
  self->folders = g_ptr_array_new_with_free_func ((GDestroyNotify) errdex_folder_free);
  g_ptr_array_add (self->folders, errdex_folder_new (user, ERRDEX_CATALOG_USER));
  g_ptr_array_add (self->folders, errdex_folder_new (near, ERRDEX_CATALOG_SYSTEM));
  g_ptr_array_add (self->folders, errdex_folder_new (far, ERRDEX_CATALOG_SYSTEM));
}

static inline void
shelves_remove_below (const char *path)
{
  GDir *dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *below = g_build_filename (path, name, NULL);

      shelves_remove_below (below);
    }
  g_clear_pointer (&dir, g_dir_close);
  g_remove (path);
}

static inline void
shelves_clear (Shelves *self, gconstpointer data)
{
  shelves_remove_below (self->root);
  g_free (self->root);
  g_ptr_array_unref (self->folders);
}

static inline char *
shelves_path (const Shelves *self, const char *place)
{
  char *path = g_build_filename (self->root, place, NULL);
  g_autofree char *around = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (around, 0700), ==, 0);

  return path;
}

/* Puts a file at @place, such as `user/errdex/catalogs/a.json`. */
static inline void
shelves_write (const Shelves *self, const char *place, const char *text)
{
  g_autofree char *path = shelves_path (self, place);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static inline void
shelves_remove (const Shelves *self, const char *place)
{
  g_autofree char *path = g_build_filename (self->root, place, NULL);

  g_assert_cmpint (g_remove (path), ==, 0);
}

/* The text of a catalog with one entry. */
static inline char *
make_text (const char *id, const char *title)
{
  return g_strdup_printf ("{\"errdex\":1,\"id\":\"%s\",\"title\":\"%s\",\"categories\":[{\"id\":"
                          "\"a\",\"title\":\"A\"}],\"entries\":[{\"code\":\"%s.Broke\",\"category\""
                          ":\"a\",\"description\":\"It broke.\"}]}",
                          id, title, id);
}

static inline void
shelves_put (const Shelves *self, const char *place, const char *id, const char *title)
{
  g_autofree char *text = make_text (id, title);

  shelves_write (self, place, text);
}

/* The titles of the catalogs in a library that came from folders: the ids of the others vary with
 * the program. */
static inline char *
describe_library (const ErrdexLibrary *library)
{
  GString *text = g_string_new (NULL);
  g_autoptr (ErrdexHoldings) shipped = errdex_holdings_read (NULL, NULL, NULL, NULL);

  for (guint i = 0; i < library->n_catalogs; i++)
    {
      gboolean is_shipped = FALSE;

      for (guint j = 0; j < shipped->n_all; j++)
        is_shipped |= g_str_equal (shipped->all[j]->catalog->title, library->catalogs[i]->title);
      if (!is_shipped)
        g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "",
                                library->catalogs[i]->title);
    }

  return g_string_free (text, FALSE);
}

#define assert_library(library, expected)                                                          \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *described = describe_library (library);                                       \
                                                                                                   \
    g_assert_cmpstr (described, ==, expected);                                                     \
  }                                                                                                \
  G_STMT_END
