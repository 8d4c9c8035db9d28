// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "options.h"
#include "save.h"

/**
 * errdex_choose_format:
 * @cli: the run
 * @command: the command that writes a document
 * @id: (nullable): what was given as format
 * @path: (nullable): the file to write, whose name may tell the format
 * @format: (inout): the format; left alone if nothing was said about it
 *
 * Returns: whether the format is one, and nothing contradicts it; otherwise that was told
 */
gboolean
errdex_choose_format (ErrdexCli *cli,
                      const ErrdexCommand *command,
                      const char *id,
                      const char *path,
                      ErrdexFormat *format)
{
  const char *dot = path != NULL ? strrchr (path, '.') : NULL;

  if (id == NULL && cli->json)
    *format = ERRDEX_FORMAT_JSON;
  else if (id == NULL && dot != NULL)
    errdex_format_from_id (dot + 1, format);
  if (id == NULL)
    return TRUE;

  if (!errdex_format_from_id (id, format))
    {
      errdex_options_complain (command,
                               _ ("--format takes “markdown”, “csv”, “json” or “html”, not “%s”"),
                               id);
      return FALSE;
    }
  if (cli->json && *format != ERRDEX_FORMAT_JSON)
    {
      errdex_options_complain (command, _ ("--json and --format %s exclude each other"), id);
      return FALSE;
    }

  return TRUE;
}

/**
 * errdex_save:
 * @cli: the run
 * @path: (nullable): a file name as the user typed it; nothing or `-` means standard output
 * @text: what to write
 *
 * Writes a document, to a file in one step.
 *
 * Returns: the exit status: %ERRDEX_CLI_TROUBLE, which was told, or %ERRDEX_CLI_FOUND
 */
int
errdex_save (ErrdexCli *cli, const char *path, const char *text)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  if (path == NULL || g_str_equal (path, "-"))
    {
      errdex_output_write (&cli->output, text, -1);
      return ERRDEX_CLI_FOUND;
    }
  file = g_file_new_for_path (path);
  if (!errdex_export_save (file, text, &error))
    {
      errdex_complain ("%s", error->message);
      return ERRDEX_CLI_TROUBLE;
    }

  return ERRDEX_CLI_FOUND;
}
