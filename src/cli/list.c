// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <glib/gi18n.h>

#include "find/export-json.h"

#include "options.h"
#include "suggest.h"

/* --- entries --- */

/* Whether a category is the one with the id @id or stands in it. */
static gboolean
is_inside (const ErrdexCatalog *catalog, int place, const char *id)
{
  for (; place >= 0; place = catalog->categories[place].parent)
    if (g_str_equal (catalog->categories[place].id, id))
      return TRUE;

  return FALSE;
}

static GArray *
collect (const ErrdexLibrary *library, const char *category)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < library->n_entries; i++)
    if (category == NULL
        || is_inside (errdex_library_get_catalog (library, i),
                      errdex_library_get_entry (library, i)->category, category))
      g_array_append_val (entries, i);

  return entries;
}

/* A code that stands in several categories is printed once: it is codes that are listed. */
static void
print_codes (ErrdexCli *cli, const ErrdexLibrary *library, const GArray *entries)
{
  g_autoptr (GHashTable) printed = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < entries->len; i++)
    {
      guint number = g_array_index (entries, guint, i);
      const char *code = errdex_library_get_entry (library, number)->code;

      if (!g_hash_table_add (printed, (gpointer) code))
        continue;
      errdex_output_print (&cli->output, code);
      errdex_output_write (&cli->output, "\n", 1);
    }
}

static void
print_codes_json (ErrdexCli *cli, const ErrdexLibrary *library, const GArray *entries)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < entries->len; i++)
    {
      guint number = g_array_index (entries, guint, i);

      json_builder_begin_object (builder);
      errdex_json_add_entry_head (builder, library, number);
      errdex_json_add_string (builder, "kind",
                              errdex_kind_get_id (
                                  errdex_library_get_entry (library, number)->kind));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  errdex_cli_print_json (cli, json_builder_get_root (builder));
}

static int
complain_category (const ErrdexLibrary *library, const char *category)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  const char *meant;

  for (guint i = 0; i < library->n_catalogs; i++)
    for (guint j = 0; j < library->catalogs[i]->n_categories; j++)
      g_ptr_array_add (ids, (gpointer) library->catalogs[i]->categories[j].id);
  g_ptr_array_add (ids, NULL);
  meant = errdex_suggest (category, (const char *const *) (gpointer) ids->pdata);
  if (meant != NULL)
    errdex_complain (_ ("there is no category “%s”; did you mean “%s”?"), category, meant);
  else
    errdex_complain (_ ("there is no category “%s”; “errdex-cli list --categories” names all"),
                     category);

  return ERRDEX_CLI_TROUBLE;
}

static gboolean
has_category (const ErrdexLibrary *library, const char *category)
{
  for (guint i = 0; i < library->n_catalogs; i++)
    if (errdex_catalog_find_category (library->catalogs[i], category) >= 0)
      return TRUE;

  return FALSE;
}

static int
list_codes (ErrdexCli *cli, const ErrdexLibrary *library, const char *category)
{
  g_autoptr (GArray) entries = NULL;

  if (category != NULL && !has_category (library, category))
    return complain_category (library, category);
  entries = collect (library, category);
  if (cli->json)
    print_codes_json (cli, library, entries);
  else
    print_codes (cli, library, entries);

  return entries->len > 0 ? ERRDEX_CLI_FOUND : ERRDEX_CLI_NOTHING;
}

/* --- categories and catalogs --- */

static int
list_categories (ErrdexCli *cli, const ErrdexLibrary *library)
{
  for (guint i = 0; i < library->n_catalogs; i++)
    for (guint j = 0; j < library->catalogs[i]->n_categories; j++)
      {
        const ErrdexCategory *category = &library->catalogs[i]->categories[j];

        errdex_output_printf (&cli->output, "%s\t%s\n", category->id,
                              errdex_catalog_translate (library->catalogs[i], category->title));
      }

  return library->n_catalogs > 0 ? ERRDEX_CLI_FOUND : ERRDEX_CLI_NOTHING;
}

static int
list_categories_json (ErrdexCli *cli, const ErrdexLibrary *library)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < library->n_catalogs; i++)
    for (guint j = 0; j < library->catalogs[i]->n_categories; j++)
      {
        const ErrdexCatalog *catalog = library->catalogs[i];
        const ErrdexCategory *category = &catalog->categories[j];

        json_builder_begin_object (builder);
        errdex_json_add_string (builder, "id", category->id);
        errdex_json_add_string (builder, "catalog", catalog->id);
        errdex_json_add_string (builder, "title",
                                errdex_catalog_translate (catalog, category->title));
        errdex_json_add_string (builder, "parent",
                                category->parent >= 0 ? catalog->categories[category->parent].id
                                                      : NULL);
        json_builder_set_member_name (builder, "entries");
        json_builder_add_int_value (builder, category->n_entries_below);
        json_builder_end_object (builder);
      }
  json_builder_end_array (builder);
  errdex_cli_print_json (cli, json_builder_get_root (builder));

  return library->n_catalogs > 0 ? ERRDEX_CLI_FOUND : ERRDEX_CLI_NOTHING;
}

static int
list_catalogs (ErrdexCli *cli, const ErrdexLibrary *library)
{
  for (guint i = 0; i < library->n_catalogs; i++)
    errdex_output_printf (&cli->output, "%s\t%s\n", library->catalogs[i]->id,
                          errdex_catalog_translate (library->catalogs[i],
                                                    library->catalogs[i]->title));

  return library->n_catalogs > 0 ? ERRDEX_CLI_FOUND : ERRDEX_CLI_NOTHING;
}

static int
list_catalogs_json (ErrdexCli *cli, const ErrdexLibrary *library)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < library->n_catalogs; i++)
    {
      const ErrdexCatalog *catalog = library->catalogs[i];

      json_builder_begin_object (builder);
      errdex_json_add_string (builder, "id", catalog->id);
      errdex_json_add_string (builder, "title", errdex_catalog_translate (catalog, catalog->title));
      errdex_json_add_string (builder, "updated", catalog->source_updated);
      json_builder_set_member_name (builder, "entries");
      json_builder_add_int_value (builder, catalog->n_entries);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  errdex_cli_print_json (cli, json_builder_get_root (builder));

  return library->n_catalogs > 0 ? ERRDEX_CLI_FOUND : ERRDEX_CLI_NOTHING;
}

/* --- the command --- */

static int
run (ErrdexCli *cli, char **arguments)
{
  g_auto (GStrv) rest = NULL;
  g_autofree char *category = NULL;
  g_autoptr (ErrdexLibrary) library = NULL;
  gboolean categories = FALSE, catalogs = FALSE;
  const GOptionEntry options[] = {
    { "category", 'c', 0, G_OPTION_ARG_STRING, &category,
      N_ ("List only this category and those in it"), N_ ("ID") },
    { "categories", 0, 0, G_OPTION_ARG_NONE, &categories, N_ ("List the categories instead"),
      NULL },
    { "catalogs", 0, 0, G_OPTION_ARG_NONE, &catalogs, N_ ("List the catalogs instead"), NULL },
    { NULL },
  };
  ErrdexParsed parsed = errdex_options_parse (cli, &errdex_command_list, options, ERRDEX_ARITY_NONE,
                                              arguments, &rest);

  if (parsed != ERRDEX_PARSED_GO_ON)
    return errdex_options_get_status (parsed);
  if ((category != NULL) + categories + catalogs > 1)
    return errdex_options_complain (
        &errdex_command_list, _ ("--category, --categories and --catalogs exclude each other"));
  library = errdex_cli_load_library (cli);
  if (library == NULL)
    return ERRDEX_CLI_TROUBLE;
  if (categories)
    return cli->json ? list_categories_json (cli, library) : list_categories (cli, library);
  if (catalogs)
    return cli->json ? list_catalogs_json (cli, library) : list_catalogs (cli, library);

  return list_codes (cli, library, category);
}

const ErrdexCommand errdex_command_list = {
  .name = "list",
  .arguments = "",
  .summary = N_ ("Lists all codes, one a line."),
  .details = N_ ("Categories and catalogs are listed as id, tab, title."),
  .run = run,
};
