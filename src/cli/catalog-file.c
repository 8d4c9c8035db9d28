// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n.h>

#include "catalog-file.h"
#include "output.h"

/* Why a file cannot be read, as an error number; 0 if nothing speaks against it. */
static int
find_obstacle (const char *path)
{
  struct stat info;

  if (stat (path, &info) < 0)
    return errno;
  if (S_ISDIR (info.st_mode))
    return EISDIR;

  return access (path, R_OK) < 0 ? errno : 0;
}

/**
 * errdex_catalog_file_read_bytes:
 * @path: the file name that the user typed
 * @error: (out): why it cannot be read, in words that name the file as the user did
 *
 * Returns: (transfer full) (nullable): the contents of a file that may be a catalog
 */
GBytes *
errdex_catalog_file_read_bytes (const char *path, GError **error)
{
  g_autofree char *name = errdex_visible_filename (path);
  g_autoptr (GError) reason = NULL;
  int obstacle = find_obstacle (path);
  GBytes *bytes;

  if (obstacle != 0)
    {
      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (obstacle),
                   _ ("cannot read “%s”: %s"), name, g_strerror (obstacle));
      return NULL;
    }
  bytes = errdex_catalog_read_bytes (path, &reason);
  if (bytes == NULL)
    g_set_error (error, reason->domain, reason->code, _ ("cannot read “%s”: %s"), name,
                 reason->message);

  return bytes;
}

/**
 * errdex_catalog_file_read:
 * @path: the file name that the user typed
 * @problems: (nullable) (element-type ErrdexProblem): as in errdex_catalog_read_file()
 * @error: (out): why there is no catalog, in words that name the file as the user did
 *
 * Returns: (transfer full) (nullable): the catalog in a file
 */
ErrdexCatalog *
errdex_catalog_file_read (const char *path, GPtrArray *problems, GError **error)
{
  g_autoptr (GBytes) bytes = errdex_catalog_file_read_bytes (path, error);
  g_autofree char *name = g_filename_display_name (path);

  if (bytes == NULL)
    return NULL;

  return errdex_catalog_read (bytes, name, problems, error);
}
