// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <glib/gi18n.h>

#include "find/export-json.h"
#include "find/finder.h"
#include "find/summary.h"

#include "flow.h"
#include "miss.h"
#include "options.h"

/* Where descriptions begin on a terminal, if the codes leave room for them. */
#define MAX_CODE_COLUMNS 50

static void
print_json (ErrdexCli *cli,
            const ErrdexLibrary *library,
            const char *query,
            const ErrdexHit *hits,
            guint n_hits)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  errdex_json_add_string (builder, "query", query);
  json_builder_set_member_name (builder, "hits");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_hits; i++)
    {
      json_builder_begin_object (builder);
      errdex_json_add_entry_head (builder, library, hits[i].entry);
      json_builder_set_member_name (builder, "tier");
      json_builder_add_int_value (builder, hits[i].tier);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  errdex_cli_print_json (cli, json_builder_get_root (builder));
}

/* The code with what was searched for in it marked. */
static void
print_code (ErrdexOutput *output, ErrdexResult *result, guint entry, const char *code)
{
  g_autoptr (GArray) spans = NULL;
  gsize at = 0;

  if (!output->color)
    {
      errdex_output_print (output, code);
      return;
    }
  spans = errdex_result_highlight_code (result, entry);
  for (guint i = 0; i < spans->len; i++)
    {
      const ErrdexSpan *span = &g_array_index (spans, ErrdexSpan, i);
      g_autofree char *before = g_strndup (code + at, span->start - at);
      g_autofree char *match = g_strndup (code + span->start, span->end - span->start);

      errdex_output_print (output, before);
      errdex_output_styled (output, ERRDEX_STYLE_MATCH, match);
      at = span->end;
    }
  errdex_output_print (output, code + at);
}

/* Cuts @text so that it takes at most @columns. */
static char *
ellipsize (const char *text, guint columns)
{
  const char *end = text;

  if (errdex_flow_get_columns (text, -1) <= columns)
    return g_strdup (text);
  while (errdex_flow_get_columns (text, g_utf8_next_char (end) - text) < columns)
    end = g_utf8_next_char (end);

  return g_strdup_printf ("%.*s…", (int) (end - text), text);
}

/* Programs get code, tab and text; people get columns, and one line a hit whatever the width. */
static void
print_hit (ErrdexOutput *output,
           const ErrdexLibrary *library,
           ErrdexResult *result,
           guint entry,
           guint code_columns)
{
  const char *code = errdex_library_get_entry (library, entry)->code;
  g_autofree char *meaning = errdex_summary_meaning (library, entry);
  guint columns = errdex_flow_get_columns (code, -1);

  print_code (output, result, entry, code);
  if (!output->terminal || output->width == 0)
    {
      errdex_output_printf (output, "\t%s\n", meaning);
      return;
    }
  columns = MAX (columns, code_columns) + 2;
  if (columns + 10 < output->width)
    {
      g_autofree char *cut = ellipsize (meaning, output->width - columns);

      errdex_output_printf (output, "%*s%s", (int) (columns - errdex_flow_get_columns (code, -1)),
                            "", cut);
    }
  errdex_output_write (output, "\n", 1);
}

static void
print_text (ErrdexCli *cli,
            const ErrdexLibrary *library,
            ErrdexResult *result,
            const ErrdexHit *hits,
            guint n_hits)
{
  guint code_columns = 0;

  for (guint i = 0; i < n_hits; i++)
    {
      const char *code = errdex_library_get_entry (library, hits[i].entry)->code;
      guint columns = errdex_flow_get_columns (code, -1);

      if (columns <= MAX_CODE_COLUMNS)
        code_columns = MAX (code_columns, columns);
    }
  for (guint i = 0; i < n_hits; i++)
    print_hit (&cli->output, library, result, hits[i].entry, code_columns);
}

static int
search (ErrdexCli *cli, const char *query, guint limit)
{
  g_autoptr (ErrdexLibrary) library = errdex_cli_load_library (cli);
  g_autoptr (ErrdexFinder) finder = NULL;
  g_autoptr (ErrdexResult) result = NULL;
  const ErrdexHit *hits;
  guint n_hits;

  if (library == NULL)
    return ERRDEX_CLI_TROUBLE;
  finder = errdex_finder_new (library);
  result = errdex_cli_search (finder, query);
  hits = errdex_result_get_hits (result, &n_hits);
  if (limit > 0)
    n_hits = MIN (n_hits, limit);
  if (cli->json)
    print_json (cli, library, query, hits, n_hits);
  else
    print_text (cli, library, result, hits, n_hits);
  if (n_hits == 0)
    errdex_miss_complain (finder, query);

  return n_hits > 0 ? ERRDEX_CLI_FOUND : ERRDEX_CLI_NOTHING;
}

static int
run (ErrdexCli *cli, char **arguments)
{
  g_auto (GStrv) words = NULL;
  g_autofree char *query = NULL;
  int limit = 0;
  const GOptionEntry options[] = {
    { "limit", 'n', 0, G_OPTION_ARG_INT, &limit, N_ ("Print at most this many"), N_ ("NUMBER") },
    { NULL },
  };
  ErrdexParsed parsed = errdex_options_parse (cli, &errdex_command_search, options,
                                              ERRDEX_ARITY_SOME, arguments, &words);

  if (parsed != ERRDEX_PARSED_GO_ON)
    return errdex_options_get_status (parsed);
  if (limit < 0)
    return errdex_options_complain (&errdex_command_search, _ ("--limit takes a number from 0 on"));
  query = errdex_cli_join_texts (words);
  if (*g_strstrip (query) == '\0')
    return errdex_options_complain (&errdex_command_search, _ ("there is nothing to search for"));

  return search (cli, query, limit);
}

const ErrdexCommand errdex_command_search = {
  .name = "search",
  .arguments = N_ ("QUERY…"),
  .summary = N_ ("Searches codes and texts; the best hit comes first."),
  .details = N_ (
      "A query holds words, parts of codes and initials, and may be narrowed by in:CATEGORY,\n"
      "kind:KIND, \"exact words\" and -word. “--” goes before a query that begins with a hyphen.\n"
      "With --limit 0, all hits are printed."),
  .run = run,
};
