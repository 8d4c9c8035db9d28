// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <glib/gi18n.h>

#include "catalog-file.h"
#include "output.h"

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
  GBytes *bytes = errdex_catalog_read_bytes (path, &reason);

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
