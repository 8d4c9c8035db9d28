// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <glib/gi18n.h>

#include "find/export-json.h"

#include "catalog-file.h"
#include "options.h"

/* What became of one file. */
typedef struct
{
  const char *path;
  guint n_entries;
  GPtrArray *problems;
} Checked;

static void
checked_clear (gpointer data)
{
  g_ptr_array_unref (((Checked *) data)->problems);
}

/* --- printing --- */

static void
print_file (ErrdexOutput *output, const Checked *checked)
{
  g_autofree char *name = errdex_visible_filename (checked->path);

  if (checked->problems->len == 0)
    errdex_output_printf (output,
                          ngettext ("%s: no problems, %u entry\n", "%s: no problems, %u entries\n",
                                    checked->n_entries),
                          name, checked->n_entries);
  for (guint i = 0; i < checked->problems->len; i++)
    {
      g_autofree char *line = errdex_problem_format (checked->problems->pdata[i], name);
      g_autofree char *visible = errdex_visible (line);

      errdex_output_printf (output, "%s\n", visible);
    }
}

static void
add_place (JsonBuilder *builder, const char *name, guint number)
{
  json_builder_set_member_name (builder, name);
  if (number > 0)
    json_builder_add_int_value (builder, number);
  else
    json_builder_add_null_value (builder);
}

static void
add_file (JsonBuilder *builder, const Checked *checked)
{
  g_autofree char *name = g_filename_display_name (checked->path);

  json_builder_begin_object (builder);
  errdex_json_add_string (builder, "file", name);
  json_builder_set_member_name (builder, "entries");
  json_builder_add_int_value (builder, checked->n_entries);
  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (guint i = 0; i < checked->problems->len; i++)
    {
      const ErrdexProblem *problem = checked->problems->pdata[i];

      json_builder_begin_object (builder);
      add_place (builder, "line", problem->line);
      add_place (builder, "column", problem->column);
      errdex_json_add_string (builder, "path", problem->path);
      errdex_json_add_string (builder, "message", problem->message);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
print_json (ErrdexCli *cli, const GArray *files)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "files");
  json_builder_begin_array (builder);
  for (guint i = 0; i < files->len; i++)
    add_file (builder, &g_array_index (files, Checked, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  errdex_cli_print_json (cli, json_builder_get_root (builder));
}

/* --- the command --- */

/* A file that cannot be read is no catalog with a problem: nothing is known about it. */
static gboolean
check (const char *path, GArray *files)
{
  Checked checked = { .path = path };
  g_autoptr (GError) error = NULL;
  ErrdexCatalog *catalog;

  checked.problems = g_ptr_array_new_with_free_func ((GDestroyNotify) errdex_problem_free);
  catalog = errdex_catalog_file_read (path, checked.problems, &error);
  if (catalog == NULL && checked.problems->len == 0)
    {
      errdex_complain ("%s", error->message);
      checked_clear (&checked);
      return FALSE;
    }
  if (catalog != NULL)
    {
      checked.n_entries = catalog->n_entries;
      errdex_catalog_unref (catalog);
    }
  g_array_append_val (files, checked);

  return TRUE;
}

static int
run (ErrdexCli *cli, char **arguments)
{
  g_auto (GStrv) paths = NULL;
  g_autoptr (GArray) files = g_array_new (FALSE, FALSE, sizeof (Checked));
  int status = ERRDEX_CLI_FOUND;
  ErrdexParsed parsed = errdex_options_parse (cli, &errdex_command_check, NULL, ERRDEX_ARITY_SOME,
                                              arguments, &paths);

  if (parsed != ERRDEX_PARSED_GO_ON)
    return errdex_options_get_status (parsed);
  g_array_set_clear_func (files, checked_clear);
  for (guint i = 0; paths[i] != NULL; i++)
    if (!check (paths[i], files))
      status = ERRDEX_CLI_TROUBLE;
  if (cli->json)
    print_json (cli, files);
  for (guint i = 0; i < files->len; i++)
    {
      const Checked *checked = &g_array_index (files, Checked, i);

      if (!cli->json)
        print_file (&cli->output, checked);
      if (checked->problems->len > 0 && status == ERRDEX_CLI_FOUND)
        status = ERRDEX_CLI_NOTHING;
    }

  return status;
}

const ErrdexCommand errdex_command_check = {
  .name = "check",
  .arguments = N_ ("FILE…"),
  .summary = N_ ("Checks catalog files, and prints every problem with its place."),
  .details = N_ (
      "Exit status: 0 if the files are catalogs, 1 if one has problems, 2 if one cannot be read."),
  .run = run,
};
