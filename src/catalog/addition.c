// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <errno.h>
#include <string.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "addition.h"

#include "descriptor.h"
#include "file-save.h"
#include "reader.h"
#include "regular-file.h"

/**
 * errdex_addition_new:
 * @bytes: (transfer none): the contents of a file
 *
 * Checks the file; nothing is written yet. May take long for a large file.
 *
 * Returns: (transfer full): what would be added
 */
ErrdexAddition *
errdex_addition_new (GBytes *bytes)
{
  ErrdexAddition *self = g_new0 (ErrdexAddition, 1);

  self->bytes = g_bytes_ref (bytes);
  self->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) errdex_problem_free);
  self->catalog = errdex_catalog_read (bytes, NULL, self->problems, NULL);

  return self;
}

/**
 * errdex_addition_free:
 * @self: (transfer full): an addition
 */
void
errdex_addition_free (ErrdexAddition *self)
{
  g_clear_pointer (&self->catalog, errdex_catalog_unref);
  g_ptr_array_unref (self->problems);
  g_bytes_unref (self->bytes);
  g_free (self);
}

static gboolean
has_id (const ErrdexHolding *holding, const char *id)
{
  return holding->catalog != NULL && g_str_equal (holding->catalog->id, id);
}

/**
 * errdex_addition_find_replaced:
 * @self: an addition without problems
 * @holdings: what is there
 *
 * Returns: (transfer none) (nullable): the user's catalog that it would replace
 */
const ErrdexHolding *
errdex_addition_find_replaced (const ErrdexAddition *self, const ErrdexHoldings *holdings)
{
  for (guint i = 0; i < holdings->n_all; i++)
    if (holdings->all[i]->origin == ERRDEX_CATALOG_USER
        && has_id (holdings->all[i], self->catalog->id))
      return holdings->all[i];

  return NULL;
}

/**
 * errdex_addition_find_shadowed:
 * @self: an addition without problems
 * @holdings: what is there
 *
 * Returns: (transfer none) (nullable): the catalog of the system or of the program that would not
 * be used any more
 */
const ErrdexHolding *
errdex_addition_find_shadowed (const ErrdexAddition *self, const ErrdexHoldings *holdings)
{
  for (guint i = 0; i < holdings->n_all; i++)
    if (holdings->all[i]->origin != ERRDEX_CATALOG_USER
        && has_id (holdings->all[i], self->catalog->id))
      return holdings->all[i];

  return NULL;
}

/* What a file holds now, whatever was known of it before. Of a damaged one that is nothing. */
static gboolean
read_present (const char *path, ErrdexCatalog **catalog, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = g_filename_display_name (path);
  ErrdexFileStamp stamp;
  int fd = errdex_regular_file_open (path, &stamp, &reason);

  if (g_error_matches (reason, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return TRUE;
  if (fd >= 0)
    {
      bytes = errdex_regular_file_read (fd, ERRDEX_CATALOG_MAX_BYTES, &reason);
      errdex_close (fd);
    }
  if (bytes == NULL)
    {
      g_set_error (error, reason->domain, reason->code, _ ("cannot read “%s”: %s"), name,
                   reason->message);
      return FALSE;
    }
  *catalog = errdex_catalog_read (bytes, name, NULL, NULL);

  return TRUE;
}

/* The file to write: the one that is replaced, or one by the name of the id, which cannot be a
 * path. One by that name that holds something else, or may hold it, is not to be lost. */
static char *
choose_path (const ErrdexAddition *self,
             const ErrdexHoldings *holdings,
             const char *folder,
             GError **error)
{
  const ErrdexHolding *replaced = errdex_addition_find_replaced (self, holdings);
  g_autofree char *name = g_strconcat (self->catalog->id, ".json", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *shown = g_filename_display_name (path);
  g_autoptr (ErrdexCatalog) present = NULL;

  if (replaced != NULL)
    return g_strdup (replaced->path);
  if (!read_present (path, &present, error))
    return NULL;
  if (present == NULL || g_str_equal (present->id, self->catalog->id))
    return g_steal_pointer (&path);

  g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_EXIST,
               _ ("“%s” holds another catalog, “%s”; rename that file first"), shown, present->id);
  return NULL;
}

/**
 * errdex_addition_write:
 * @self: an addition without problems
 * @holdings: what is there
 * @folder: the path of the user's folder, which is made if it is not there
 * @error: (out): why it cannot be written, as %G_FILE_ERROR; what was there before is left as it
 * was
 *
 * Writes the catalog into the folder, in one step.
 *
 * Returns: (transfer full) (nullable): the path of the file that was written
 */
char *
errdex_addition_write (const ErrdexAddition *self,
                       const ErrdexHoldings *holdings,
                       const char *folder,
                       GError **error)
{
  g_autofree char *path = NULL;
  gsize length;
  const char *text = g_bytes_get_data (self->bytes, &length);

  g_return_val_if_fail (self->catalog != NULL, NULL);

  path = choose_path (self, holdings, folder, error);
  if (path == NULL)
    return NULL;
  if (g_mkdir_with_parents (folder, 0700) < 0)
    {
      int number = errno;
      g_autofree char *name = g_filename_display_name (folder);

      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (number),
                   _ ("cannot make the folder “%s”: %s"), name, g_strerror (number));
      return NULL;
    }
  if (!errdex_file_save (path, text, length, error))
    return NULL;

  return g_steal_pointer (&path);
}

/* Whether a file is meant by an id: the one that holds the catalog, or a bad one by that name. */
static gboolean
is_meant (const ErrdexHolding *holding, const char *id)
{
  g_autofree char *name = g_path_get_basename (holding->path);

  if (holding->catalog != NULL)
    return g_str_equal (holding->catalog->id, id);

  return g_str_has_suffix (name, ".json") && strlen (name) == strlen (id) + strlen (".json")
         && g_str_has_prefix (name, id);
}

static void
explain_not_found (const ErrdexHoldings *self, const char *id, GError **error)
{
  for (guint i = 0; i < self->n_all; i++)
    if (has_id (self->all[i], id))
      {
        g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_ACCES,
                     _ ("“%s” is none of your own catalogs, which alone can be removed; it can be "
                        "switched off in the window"),
                     id);
        return;
      }
  g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT, _ ("there is no catalog “%s”"), id);
}

/**
 * errdex_holdings_remove_file:
 * @path: the path of a file
 * @error: (out): why it cannot be removed, as %G_FILE_ERROR
 *
 * Removes a file from the user's folder.
 *
 * Returns: whether it is gone
 */
gboolean
errdex_holdings_remove_file (const char *path, GError **error)
{
  int number;
  g_autofree char *name = NULL;

  if (g_unlink (path) == 0)
    return TRUE;
  number = errno;
  name = g_filename_display_name (path);
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (number), _ ("cannot remove “%s”: %s"),
               name, g_strerror (number));

  return FALSE;
}

/**
 * errdex_holdings_remove:
 * @self: what is there
 * @id: the id of a catalog, or the name of a bad file without `.json`
 * @error: (out): why nothing, or not everything, was removed, as %G_FILE_ERROR
 *
 * Removes a catalog from the user's folder: all files that hold it.
 *
 * Returns: (transfer full) (element-type filename) (nullable): the paths of the files that were
 * removed
 */
GPtrArray *
errdex_holdings_remove (const ErrdexHoldings *self, const char *id, GError **error)
{
  g_autoptr (GPtrArray) removed = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->n_all; i++)
    {
      const ErrdexHolding *holding = self->all[i];

      if (holding->origin != ERRDEX_CATALOG_USER || !is_meant (holding, id))
        continue;
      if (!errdex_holdings_remove_file (holding->path, error))
        return NULL;
      g_ptr_array_add (removed, g_strdup (holding->path));
    }
  if (removed->len > 0)
    return g_steal_pointer (&removed);
  explain_not_found (self, id, error);

  return NULL;
}
