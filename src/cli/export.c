// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "find/export.h"
#include "find/finder.h"

#include "miss.h"
#include "options.h"
#include "save.h"

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  guint x = *(const guint *) a, y = *(const guint *) b;

  return x < y ? -1 : x > y;
}

/* The entries that a query finds, in the order of the library: a document is no list of hits. */
static GArray *
collect_hits (ErrdexFinder *finder, const char *query)
{
  g_autoptr (ErrdexResult) result = errdex_cli_search (finder, query);
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_hits;
  const ErrdexHit *hits = errdex_result_get_hits (result, &n_hits);

  for (guint i = 0; i < n_hits; i++)
    {
      guint entry = hits[i].entry;

      g_array_append_val (entries, entry);
    }
  g_array_sort (entries, compare_numbers);

  return entries;
}

static GArray *
collect_all (const ErrdexLibrary *library)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < library->n_entries; i++)
    g_array_append_val (entries, i);

  return entries;
}

static int export(ErrdexCli *cli, ErrdexFormat format, const char *query, const char *path)
{
  g_autoptr (ErrdexLibrary) library = errdex_cli_load_library (cli);
  g_autoptr (ErrdexFinder) finder = NULL;
  g_autoptr (GArray) entries = NULL;
  g_autofree char *text = NULL;
  int status;

  if (library == NULL)
    return ERRDEX_CLI_TROUBLE;
  finder = errdex_finder_new (library);
  entries = query != NULL ? collect_hits (finder, query) : collect_all (library);
  if (entries->len == 0 && query != NULL)
    errdex_miss_complain (finder, query);
  text = errdex_export_entries (library, (const guint *) (gpointer) entries->data, entries->len,
                                format);
  status = errdex_save (cli, path, text);
  if (status == ERRDEX_CLI_FOUND && entries->len == 0)
    status = ERRDEX_CLI_NOTHING;

  return status;
}

static int
run (ErrdexCli *cli, char **arguments)
{
  g_auto (GStrv) rest = NULL;
  g_autofree char *format_id = NULL, *query = NULL, *query_text = NULL, *output = NULL;
  const GOptionEntry options[] = {
    { "format", 'f', 0, G_OPTION_ARG_STRING, &format_id, N_ ("Write markdown, csv, json or html"),
      N_ ("FORMAT") },
    { "query", 'q', 0, G_OPTION_ARG_FILENAME, &query, N_ ("Write only what this query finds"),
      N_ ("QUERY") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("Write to this file"), N_ ("FILE") },
    { NULL },
  };
  ErrdexFormat format = ERRDEX_FORMAT_MARKDOWN;
  ErrdexParsed parsed = errdex_options_parse (cli, &errdex_command_export, options,
                                              ERRDEX_ARITY_NONE, arguments, &rest);

  if (parsed != ERRDEX_PARSED_GO_ON)
    return errdex_options_get_status (parsed);
  if (!errdex_choose_format (cli, &errdex_command_export, format_id, output, &format))
    return ERRDEX_CLI_TROUBLE;
  query_text = query != NULL ? errdex_cli_get_text (query) : NULL;

  return export(cli, format, query_text, output);
}

const ErrdexCommand errdex_command_export = {
  .name = "export",
  .arguments = "",
  .summary = N_ ("Writes the catalog, or what a query finds, as a document."),
  .details
  = N_ ("Without --format, the name of the file tells the format; otherwise it is Markdown.\n"
        "A file is written in one step: if that fails, what was there before is left as it was."),
  .run = run,
};
