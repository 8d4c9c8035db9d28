// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <string.h>

#include "catalog/file-save.h"

#include "export.h"

/**
 * errdex_export_save:
 * @file: where to write
 * @text: what to write
 * @error: (out): why it could not be written, naming the file, as %G_FILE_ERROR or %G_IO_ERROR
 *
 * Writes a file in one step, as errdex_file_save() does, also one that is not on this machine.
 * Blocks.
 *
 * Returns: whether the text was written
 */
gboolean
errdex_export_save (GFile *file, const char *text, GError **error)
{
  g_autofree char *path = g_file_get_path (file);

  if (path != NULL)
    return errdex_file_save (path, text, strlen (text), error);

  return g_file_replace_contents (file, text, strlen (text), NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                  NULL, error);
}
