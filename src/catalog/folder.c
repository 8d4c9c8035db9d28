// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <dirent.h>
#include <errno.h>
#include <string.h>

#include "folder.h"

#define SUFFIX ".json"

/**
 * errdex_catalog_origin_get_id:
 *
 * Returns: the name of an origin in JSON documents
 */
const char *
errdex_catalog_origin_get_id (ErrdexCatalogOrigin origin)
{
  static const char *const ids[] = { "shipped", "system", "user" };

  return ids[origin];
}

/**
 * errdex_folder_new:
 * @path: an absolute path
 * @origin: where catalogs in it come from
 *
 * Returns: (transfer full): a folder
 */
ErrdexFolder *
errdex_folder_new (const char *path, ErrdexCatalogOrigin origin)
{
  ErrdexFolder *self = g_new0 (ErrdexFolder, 1);

  self->path = g_canonicalize_filename (path, NULL);
  self->origin = origin;

  return self;
}

/**
 * errdex_folder_free:
 * @self: (transfer full): a folder
 */
void
errdex_folder_free (ErrdexFolder *self)
{
  g_free (self->path);
  g_free (self);
}

/* Editors keep hidden files beside the one that is edited. */
static gboolean
is_catalog_name (const char *name)
{
  return *name != '.' && g_str_has_suffix (name, SUFFIX);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
fail (GError **error, int number)
{
  g_set_error_literal (error, G_FILE_ERROR, g_file_error_from_errno (number), g_strerror (number));
}

/* GDir would take a folder that cannot be read any further for one that ends there. */
static const char *
read_name (DIR *dir, GError **error)
{
  const struct dirent *entry;

  do
    {
      errno = 0;
      entry = readdir (dir);
    }
  while (entry != NULL && (g_str_equal (entry->d_name, ".") || g_str_equal (entry->d_name, "..")));
  if (entry == NULL && errno != 0)
    fail (error, errno);

  return entry != NULL ? entry->d_name : NULL;
}

/**
 * errdex_folder_list_names:
 * @self: a folder
 * @too_many: (out): whether some files were not looked at, because there are so many
 * @error: (out): why the folder cannot be read, or not to its end, as %G_FILE_ERROR, without its
 * name
 *
 * Returns: (transfer full) (element-type filename) (nullable): the names of the catalog files in
 * it, in order, as far as they could be read
 */
GPtrArray *
errdex_folder_list_names (const ErrdexFolder *self, gboolean *too_many, GError **error)
{
  DIR *dir = opendir (self->path);
  GPtrArray *names;
  const char *name;
  guint n_files = 0;

  *too_many = FALSE;
  if (dir == NULL)
    {
      fail (error, errno);
      return NULL;
    }
  names = g_ptr_array_new_with_free_func (g_free);
  while (!*too_many && (name = read_name (dir, error)) != NULL)
    {
      if (is_catalog_name (name))
        g_ptr_array_add (names, g_strdup (name));
      *too_many = ++n_files > ERRDEX_FOLDER_MAX_FILES;
    }
  closedir (dir);
  g_ptr_array_sort (names, compare_names);

  return names;
}

/**
 * errdex_folders_get_user_path:
 *
 * Returns: (transfer full): the path of the folder that the user's own catalogs are kept in
 */
char *
errdex_folders_get_user_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "errdex", "catalogs", NULL);
}

static void
add_folder (GPtrArray *folders, const char *data_dir, ErrdexCatalogOrigin origin)
{
  g_autofree char *path = g_build_filename (data_dir, "errdex", "catalogs", NULL);
  ErrdexFolder *folder;

  /* a relative one is to be ignored, says the specification */
  if (!g_path_is_absolute (data_dir))
    return;
  folder = errdex_folder_new (path, origin);
  for (guint i = 0; i < folders->len; i++)
    if (g_str_equal (((ErrdexFolder *) folders->pdata[i])->path, folder->path))
      {
        errdex_folder_free (folder);
        return;
      }
  g_ptr_array_add (folders, folder);
}

/**
 * errdex_folders_new:
 *
 * Returns: (transfer full) (element-type ErrdexFolder): the folders that may hold catalogs, as the
 * XDG Base Directory Specification has them: the most important one, which is the user's, first
 */
GPtrArray *
errdex_folders_new (void)
{
  GPtrArray *folders = g_ptr_array_new_with_free_func ((GDestroyNotify) errdex_folder_free);

  add_folder (folders, g_get_user_data_dir (), ERRDEX_CATALOG_USER);
  for (const char *const *dir = g_get_system_data_dirs (); *dir != NULL; dir++)
    add_folder (folders, *dir, ERRDEX_CATALOG_SYSTEM);

  return folders;
}
