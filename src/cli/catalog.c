// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "catalog/addition.h"
#include "find/export-json.h"

#include "catalog-file.h"
#include "catalog-list.h"
#include "options.h"
#include "suggest.h"

static ErrdexHoldings *
read_holdings (void)
{
  g_autoptr (GPtrArray) folders = errdex_folders_new ();

  return errdex_holdings_read (folders, NULL, NULL, NULL);
}

static void
complain_error (const GError *error)
{
  errdex_complain ("%s", error->message);
}

/* --- add --- */

static void
complain_problems (const ErrdexAddition *addition, const char *path)
{
  g_autofree char *name = errdex_visible_filename (path);

  for (guint i = 0; i < addition->problems->len; i++)
    {
      g_autofree char *line = errdex_problem_format (addition->problems->pdata[i], name);

      errdex_complain ("%s", line);
    }
  errdex_complain (_ ("nothing was added"));
}

static char *
name_place (const ErrdexHolding *holding)
{
  return holding->origin == ERRDEX_CATALOG_SHIPPED ? g_strdup (_ ("the catalog that Errdex ships"))
                                                   : errdex_visible_filename (holding->path);
}

static char *
describe_source (const ErrdexCatalog *catalog)
{
  if (catalog->source_title != NULL && catalog->source_updated != NULL)
    return g_strdup_printf ("%s, %s", catalog->source_title, catalog->source_updated);

  return g_strdup (catalog->source_title != NULL ? catalog->source_title : catalog->source_updated);
}

/* What a file holds, and what adding it means. */
static void
print_addition (ErrdexOutput *output,
                const ErrdexAddition *addition,
                const ErrdexHoldings *holdings,
                const char *written)
{
  const ErrdexCatalog *catalog = addition->catalog;
  const ErrdexHolding *shadowed = errdex_addition_find_shadowed (addition, holdings);
  const ErrdexHolding *replaced = errdex_addition_find_replaced (addition, holdings);
  g_autofree char *title = errdex_visible (catalog->title), *source = describe_source (catalog);
  g_autofree char *file = errdex_visible_filename (written);
  g_autofree char *old = replaced != NULL ? name_place (replaced) : NULL;
  g_autofree char *other = shadowed != NULL ? name_place (shadowed) : NULL;

  errdex_output_printf (output, "%s (%s)\n", title, catalog->id);
  errdex_output_printf (output, ngettext ("%u entry\n", "%u entries\n", catalog->n_entries),
                        catalog->n_entries);
  errdex_output_printf (output,
                        ngettext ("%u category\n", "%u categories\n", catalog->n_categories),
                        catalog->n_categories);
  if (source != NULL)
    errdex_output_printf (output, _ ("Source: %s\n"), source);
  if (old != NULL)
    errdex_output_printf (output, _ ("Replaces: %s\n"), old);
  if (other != NULL)
    /* Translators: one catalog is used in the place of another */
    errdex_output_printf (output, _ ("Used instead of: %s\n"), other);
  errdex_output_printf (output, _ ("Added as: %s\n"), file);
}

static void
print_addition_json (ErrdexCli *cli,
                     const ErrdexAddition *addition,
                     const ErrdexHoldings *holdings,
                     const char *written)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const ErrdexHolding *shadowed = NULL, *replaced = NULL;

  if (addition->catalog != NULL)
    {
      shadowed = errdex_addition_find_shadowed (addition, holdings);
      replaced = errdex_addition_find_replaced (addition, holdings);
    }
  json_builder_begin_object (builder);
  errdex_catalog_list_add_catalog (builder, addition->catalog);
  errdex_json_add_string (builder, "file", written);
  errdex_json_add_string (builder, "replaces", replaced != NULL ? replaced->path : NULL);
  errdex_json_add_string (builder, "shadows",
                          shadowed != NULL ? errdex_catalog_origin_get_id (shadowed->origin)
                                           : NULL);
  errdex_catalog_list_add_problems (builder, addition->problems);
  json_builder_end_object (builder);
  errdex_cli_print_json (cli, json_builder_get_root (builder));
}

static int
add_checked (ErrdexCli *cli, const ErrdexAddition *addition)
{
  g_autoptr (ErrdexHoldings) holdings = read_holdings ();
  g_autofree char *folder = errdex_folders_get_user_path (), *written = NULL;
  g_autoptr (GError) error = NULL;

  written = errdex_addition_write (addition, holdings, folder, &error);
  if (written == NULL)
    {
      complain_error (error);
      return ERRDEX_CLI_TROUBLE;
    }
  if (cli->json)
    print_addition_json (cli, addition, holdings, written);
  else
    print_addition (&cli->output, addition, holdings, written);

  return ERRDEX_CLI_FOUND;
}

static int
add (ErrdexCli *cli, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = errdex_catalog_file_read_bytes (path, &error);
  g_autoptr (ErrdexAddition) addition = NULL;

  if (bytes == NULL)
    {
      complain_error (error);
      return ERRDEX_CLI_TROUBLE;
    }
  addition = errdex_addition_new (bytes);
  if (addition->catalog != NULL)
    return add_checked (cli, addition);
  complain_problems (addition, path);
  if (cli->json)
    print_addition_json (cli, addition, NULL, NULL);

  return ERRDEX_CLI_TROUBLE;
}

/* --- remove --- */

static void
print_removed (ErrdexCli *cli, const GPtrArray *paths)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "removed");
  json_builder_begin_array (builder);
  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *name = g_filename_display_name (paths->pdata[i]);
      g_autofree char *visible = errdex_visible (name);

      json_builder_add_string_value (builder, name);
      if (!cli->json)
        errdex_output_printf (&cli->output, _ ("Removed: %s\n"), visible);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  if (cli->json)
    errdex_cli_print_json (cli, json_builder_get_root (builder));
}

static int
remove_catalog (ErrdexCli *cli, const char *id)
{
  g_autoptr (ErrdexHoldings) holdings = read_holdings ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) removed = errdex_holdings_remove (holdings, id, &error);

  if (removed == NULL)
    {
      complain_error (error);
      return ERRDEX_CLI_TROUBLE;
    }
  print_removed (cli, removed);

  return ERRDEX_CLI_FOUND;
}

/* --- the command --- */

static int
list (ErrdexCli *cli, const char *argument)
{
  g_autoptr (ErrdexHoldings) holdings = read_holdings ();

  errdex_catalog_list_print (cli, holdings);

  return ERRDEX_CLI_FOUND;
}

static const struct
{
  const char *name;
  const char *argument; /* untranslated; NULL if there is none */
  int (*run) (ErrdexCli *cli, const char *argument);
} actions[] = {
  { "add", N_ ("FILE"), add },
  { "list", NULL, list },
  { "remove", N_ ("ID"), remove_catalog },
};

static int
complain_action (const char *name)
{
  const char *names[G_N_ELEMENTS (actions) + 1] = { NULL };
  const char *meant;

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    names[i] = actions[i].name;
  meant = errdex_suggest (name, names);
  if (meant != NULL)
    return errdex_options_complain (&errdex_command_catalog,
                                    _ ("“catalog” does not know “%s”; did you mean “%s”?"), name,
                                    meant);

  return errdex_options_complain (&errdex_command_catalog, _ ("“catalog” does not know “%s”"),
                                  name);
}

static int
run_action (ErrdexCli *cli, char *const *words)
{
  guint n = g_strv_length ((char **) words), i = 0;

  while (i < G_N_ELEMENTS (actions) && !g_str_equal (actions[i].name, words[0]))
    i++;
  if (i == G_N_ELEMENTS (actions))
    return complain_action (words[0]);
  if (actions[i].argument != NULL && n < 2)
    return errdex_options_complain (&errdex_command_catalog, _ ("“%s” needs an argument: %s"),
                                    actions[i].name, _ (actions[i].argument));
  if (n > (actions[i].argument != NULL ? 2 : 1))
    return errdex_options_complain (&errdex_command_catalog,
                                    _ ("“%s” does not take the argument “%s”"), actions[i].name,
                                    words[n - 1]);

  return actions[i].run (cli, words[1]);
}

static int
run (ErrdexCli *cli, char **arguments)
{
  g_auto (GStrv) words = NULL;
  ErrdexParsed parsed = errdex_options_parse (cli, &errdex_command_catalog, NULL, ERRDEX_ARITY_SOME,
                                              arguments, &words);

  if (parsed != ERRDEX_PARSED_GO_ON)
    return errdex_options_get_status (parsed);

  return run_action (cli, words);
}

const ErrdexCommand errdex_command_catalog = {
  .name = "catalog",
  .arguments = N_ ("add FILE | list | remove ID"),
  .summary = N_ ("Adds, lists and removes catalogs."),
  .details
  = N_ ("“add” checks the file before it copies it to your catalogs; “remove” removes only those.\n"
        "“list” prints id, title, number of entries, file and state of each."),
  .run = run,
};
