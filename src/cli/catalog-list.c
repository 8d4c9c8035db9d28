// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <glib/gi18n.h>

#include "catalog/settings.h"
#include "find/export-json.h"

#include "catalog-list.h"

/* What becomes of a catalog. */
typedef enum
{
  STATE_USED,
  STATE_SHADOWED,
  STATE_OFF,
  STATE_BAD,
} State;

static char **
get_disabled (void)
{
  g_autoptr (GSettings) settings = errdex_settings_new_for_catalogs (TRUE);

  return settings != NULL ? g_settings_get_strv (settings, ERRDEX_SETTING_DISABLED)
                          : g_new0 (char *, 1);
}

static State
get_state (const ErrdexHoldings *holdings, guint place, char *const *disabled)
{
  const ErrdexCatalog *catalog = holdings->all[place]->catalog;

  if (catalog == NULL)
    return STATE_BAD;
  if (errdex_holdings_find_shadow (holdings, place) >= 0)
    return STATE_SHADOWED;

  return g_strv_contains ((const char *const *) disabled, catalog->id) ? STATE_OFF : STATE_USED;
}

static char *
name_file (const ErrdexHolding *holding)
{
  return holding->origin == ERRDEX_CATALOG_SHIPPED ? g_strdup (_ ("comes with Errdex"))
                                                   : errdex_visible_filename (holding->path);
}

static char *
describe_state (const ErrdexHoldings *holdings, guint place, State state)
{
  const ErrdexHolding *holding = holdings->all[place];
  g_autofree char *file = NULL, *problem = NULL;

  switch (state)
    {
    case STATE_SHADOWED:
      file = name_file (holdings->all[errdex_holdings_find_shadow (holdings, place)]);
      /* Translators: another catalog with the same id, in the file %s, is used instead of this */
      return g_strdup_printf (_ ("not used, as there is %s"), file);
    case STATE_OFF:
      return g_strdup (_ ("switched off in the window"));
    case STATE_BAD:
      problem = errdex_problem_format (holding->problems->pdata[0], NULL);
      /* Translators: a catalog file is bad: %s tells why */
      return g_strdup_printf (_ ("bad: %s"), problem);
    case STATE_USED:
    default:
      return g_strdup (_ ("used"));
    }
}

static void
print_text (ErrdexCli *cli, const ErrdexHoldings *holdings, char *const *disabled)
{
  for (guint i = 0; i < holdings->n_all; i++)
    {
      const ErrdexHolding *holding = holdings->all[i];
      const ErrdexCatalog *catalog = holding->catalog;
      g_autofree char *file = name_file (holding);
      g_autofree char *state = describe_state (holdings, i, get_state (holdings, i, disabled));
      g_autofree char *visible = errdex_visible (state);

      errdex_output_printf (&cli->output, "%s\t%s\t%u\t%s\t%s\n",
                            catalog != NULL ? catalog->id : "-",
                            catalog != NULL ? errdex_catalog_translate (catalog, catalog->title)
                                            : "-",
                            catalog != NULL ? catalog->n_entries : 0, file, visible);
    }
}

static void
add_number (JsonBuilder *builder, const char *name, guint number, gboolean known)
{
  json_builder_set_member_name (builder, name);
  if (known)
    json_builder_add_int_value (builder, number);
  else
    json_builder_add_null_value (builder);
}

/**
 * errdex_catalog_list_add_problems:
 * @builder: where to add a member
 * @problems: (element-type ErrdexProblem): problems
 *
 * Adds the problems of a file to a document, as a member of the object that is open.
 */
void
errdex_catalog_list_add_problems (JsonBuilder *builder, const GPtrArray *problems)
{
  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (guint i = 0; i < problems->len; i++)
    {
      const ErrdexProblem *problem = problems->pdata[i];

      json_builder_begin_object (builder);
      add_number (builder, "line", problem->line, problem->line > 0);
      add_number (builder, "column", problem->column, problem->column > 0);
      errdex_json_add_string (builder, "path", problem->path);
      errdex_json_add_string (builder, "message", problem->message);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * errdex_catalog_list_add_catalog:
 * @builder: where to add members
 * @catalog: (nullable): a catalog
 *
 * Adds to a document what a catalog is, as members of the object that is open.
 */
void
errdex_catalog_list_add_catalog (JsonBuilder *builder, const ErrdexCatalog *catalog)
{
  gboolean known = catalog != NULL;

  errdex_json_add_string (builder, "id", known ? catalog->id : NULL);
  errdex_json_add_string (builder, "title",
                          known ? errdex_catalog_translate (catalog, catalog->title) : NULL);
  errdex_json_add_string (builder, "source", known ? catalog->source_title : NULL);
  errdex_json_add_string (builder, "updated", known ? catalog->source_updated : NULL);
  add_number (builder, "entries", known ? catalog->n_entries : 0, known);
  add_number (builder, "categories", known ? catalog->n_categories : 0, known);
}

static void
print_json (ErrdexCli *cli, const ErrdexHoldings *holdings, char *const *disabled)
{
  static const char *const states[] = { "used", "shadowed", "off", "bad" };
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < holdings->n_all; i++)
    {
      const ErrdexHolding *holding = holdings->all[i];
      g_autofree char *file = g_filename_display_name (holding->path);

      json_builder_begin_object (builder);
      errdex_catalog_list_add_catalog (builder, holding->catalog);
      errdex_json_add_string (builder, "origin", errdex_catalog_origin_get_id (holding->origin));
      errdex_json_add_string (builder, "file",
                              holding->origin == ERRDEX_CATALOG_SHIPPED ? NULL : file);
      errdex_json_add_string (builder, "state", states[get_state (holdings, i, disabled)]);
      errdex_catalog_list_add_problems (builder, holding->problems);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  errdex_cli_print_json (cli, json_builder_get_root (builder));
}

/**
 * errdex_catalog_list_print:
 * @cli: the run
 * @holdings: all catalogs
 *
 * Prints one line a file, or a document: what it holds, where it is and whether it is used.
 */
void
errdex_catalog_list_print (ErrdexCli *cli, const ErrdexHoldings *holdings)
{
  g_auto (GStrv) disabled = get_disabled ();

  if (cli->json)
    print_json (cli, holdings, disabled);
  else
    print_text (cli, holdings, disabled);
}
