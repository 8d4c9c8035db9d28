// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "find/export-json.h"
#include "find/finder.h"
#include "find/link.h"
#include "find/summary.h"

#include "flow.h"
#include "miss.h"
#include "options.h"

/* A last segment may stand behind many prefixes; nobody reads more entries than these. */
#define MAX_ENTRIES 100
#define INDENT      "  "

/* --- finding --- */

/* The entries that were most likely meant: if correcting the spelling leads to one code only. */
static guint
find_misspelt (ErrdexFinder *finder, const char *text, guint *entries)
{
  g_autoptr (ErrdexResult) result = errdex_finder_search (finder, text, NULL);
  ErrdexLibrary *library = errdex_finder_get_library (finder);
  guint n_hits;
  const ErrdexHit *hits = errdex_result_get_hits (result, &n_hits);
  const char *code;

  if (n_hits == 0 || n_hits > MAX_ENTRIES || strchr (text, ' ') != NULL)
    return 0;
  code = errdex_library_get_entry (library, hits[0].entry)->code;
  for (guint i = 0; i < n_hits; i++)
    {
      if (hits[i].tier != ERRDEX_TIER_SPELLING
          || !g_str_equal (errdex_library_get_entry (library, hits[i].entry)->code, code))
        return 0;
      entries[i] = hits[i].entry;
    }

  return n_hits;
}

/* Puts the entries whose code @text is before those that have it for another name, as the search
 * does. */
static void
put_codes_first (const ErrdexLibrary *library, const char *text, guint *entries, guint n)
{
  guint n_codes = 0;

  for (guint i = 0; i < n; i++)
    {
      guint entry = entries[i];

      if (g_ascii_strcasecmp (errdex_library_get_entry (library, entry)->code, text) != 0)
        continue;
      memmove (entries + n_codes + 1, entries + n_codes, (i - n_codes) * sizeof *entries);
      entries[n_codes++] = entry;
    }
}

/* Adds the entries that @text names. Whatever is to be said about it is said. */
static gboolean
find (ErrdexFinder *finder, const char *text, GArray *found)
{
  guint entries[MAX_ENTRIES];
  guint n = errdex_finder_lookup (finder, text, entries, G_N_ELEMENTS (entries));

  if (n == 0)
    {
      n = find_misspelt (finder, text, entries);
      if (n > 0)
        errdex_complain (
            _ ("there is no code “%s”; this is “%s”"), text,
            errdex_library_get_entry (errdex_finder_get_library (finder), entries[0])->code);
      else
        errdex_miss_complain (finder, text);
    }
  put_codes_first (errdex_finder_get_library (finder), text, entries, n);
  g_array_append_vals (found, entries, n);

  return n > 0;
}

/* The code that a link names, or NULL if it names none, with what is wrong said. */
static ErrdexLink *
parse_link (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ErrdexLink) link = errdex_link_parse (text, &error);

  if (link != NULL && link->kind == ERRDEX_LINK_CODE)
    return g_steal_pointer (&link);
  if (link == NULL)
    errdex_options_complain (&errdex_command_explain, "%s", error->message);
  else
    errdex_options_complain (&errdex_command_explain,
                             _ ("“%s” is a link to a search; “explain” takes links to codes"),
                             text);

  return NULL;
}

/* Where a link does not name one entry exactly, its code counts. */
static gboolean
find_linked (ErrdexFinder *finder, const char *text, GArray *found)
{
  g_autoptr (ErrdexLink) link = errdex_link_parse (text, NULL);
  guint entry;

  if (!errdex_link_find_entry (link, errdex_finder_get_library (finder), &entry))
    return find (finder, link->text, found);
  g_array_append_val (found, entry);

  return TRUE;
}

/* --- printing --- */

static void
print_heading (ErrdexOutput *output, const char *heading)
{
  errdex_output_write (output, "\n", 1);
  errdex_flow_print_text (output, ERRDEX_STYLE_HEADING, heading, "");
}

static void
print_list (ErrdexOutput *output, const char *heading, const char *const *items)
{
  g_auto (ErrdexFlow) flow = { 0 };

  if (*items == NULL)
    return;
  errdex_flow_init (&flow);
  for (guint i = 0; items[i] != NULL; i++)
    {
      if (i > 0)
        errdex_flow_add (&flow, ERRDEX_STYLE_PLAIN, ", ", -1);
      errdex_flow_add (&flow, ERRDEX_STYLE_SPAN, items[i], -1);
    }
  print_heading (output, heading);
  errdex_flow_print (&flow, output, INDENT, INDENT);
}

static void
print_solution (ErrdexOutput *output, const ErrdexEntry *entry, const ErrdexTexts *texts)
{
  const char *advice = errdex_kind_get_advice (entry->kind);

  if (texts->solution != NULL)
    {
      print_heading (output, _ ("What to do"));
      errdex_flow_print_markup (output, texts->solution, INDENT);
    }
  else if (advice != NULL)
    {
      print_heading (output, _ ("General advice, not from the source"));
      errdex_flow_print_markup (output, advice, INDENT);
    }
}

static void
print_source (ErrdexOutput *output, const ErrdexCatalog *catalog)
{
  g_autofree char *source = errdex_summary_source (catalog);
  g_autofree char *sentence = NULL;

  if (source == NULL)
    return;
  sentence = g_strdup_printf (_ ("Source: %s"), source);
  errdex_output_write (output, "\n", 1);
  errdex_flow_print_text (output, ERRDEX_STYLE_PLAIN, sentence, "");
}

static void
print_entry (ErrdexOutput *output, const ErrdexLibrary *library, guint number)
{
  const ErrdexEntry *entry = errdex_library_get_entry (library, number);
  ErrdexTexts texts = errdex_library_get_texts (library, number);
  g_autofree char *line = errdex_summary_line (library, number);

  errdex_output_styled (output, ERRDEX_STYLE_CODE, entry->code);
  if (texts.name != NULL)
    errdex_output_printf (output, " %s", texts.name);
  errdex_output_write (output, "\n", 1);
  errdex_flow_print_text (output, ERRDEX_STYLE_PLAIN, line, "");
  print_heading (output, _ ("Cause"));
  errdex_flow_print_markup (output, texts.description, INDENT);
  print_solution (output, entry, &texts);
  print_list (output, _ ("API operations"), entry->operations);
  print_list (output, _ ("See also"), entry->related);
  print_source (output, errdex_library_get_catalog (library, number));
}

static void
print_entries (ErrdexCli *cli, const ErrdexLibrary *library, const GArray *entries)
{
  const guint *numbers = (const guint *) (gpointer) entries->data;

  if (cli->json)
    {
      errdex_cli_print_json (cli, errdex_json_entries (library, numbers, entries->len));
      return;
    }
  for (guint i = 0; i < entries->len; i++)
    {
      if (i > 0)
        errdex_output_write (&cli->output, "\n\n", 2);
      print_entry (&cli->output, library, numbers[i]);
    }
}

/* --- the command --- */

/* Returns whether the arguments are codes or links to codes; what is wrong with them was said. */
static gboolean
check_codes (char *const *codes)
{
  for (guint i = 0; codes[i] != NULL; i++)
    {
      g_autofree char *text = errdex_cli_get_text (codes[i]);
      g_autoptr (ErrdexLink) link = NULL;

      if (g_str_equal (text, "-"))
        {
          errdex_options_complain (&errdex_command_explain,
                                   _ ("“explain” takes codes, not “-”; “scan -” finds the "
                                      "codes in standard input"));
          return FALSE;
        }
      if (!errdex_link_is (text))
        continue;
      link = parse_link (text);
      if (link == NULL)
        return FALSE;
    }

  return TRUE;
}

/* A finder over the catalogs that hold all the codes as they are spelled; NULL if that is not so,
 * as then the others may have something to say, too. */
static ErrdexFinder *
find_quickly (ErrdexCli *cli, char *const *codes)
{
  g_autoptr (ErrdexLibrary) library = errdex_cli_load_library_for (cli, codes);
  g_autoptr (ErrdexFinder) finder = library != NULL ? errdex_finder_new (library) : NULL;
  guint entry;

  for (guint i = 0; finder != NULL && codes[i] != NULL; i++)
    if (errdex_finder_lookup (finder, codes[i], &entry, 1) == 0)
      return NULL;

  return g_steal_pointer (&finder);
}

static ErrdexFinder *
make_finder (ErrdexCli *cli, char *const *codes)
{
  ErrdexFinder *finder = find_quickly (cli, codes);
  g_autoptr (ErrdexLibrary) library = NULL;

  if (finder != NULL)
    return finder;
  library = errdex_cli_load_library (cli);

  return library != NULL ? errdex_finder_new (library) : NULL;
}

static int
run (ErrdexCli *cli, char **arguments)
{
  g_auto (GStrv) codes = NULL;
  g_autoptr (ErrdexFinder) finder = NULL;
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (guint));
  gboolean all = TRUE;
  ErrdexParsed parsed = errdex_options_parse (cli, &errdex_command_explain, NULL, ERRDEX_ARITY_SOME,
                                              arguments, &codes);

  if (parsed != ERRDEX_PARSED_GO_ON)
    return errdex_options_get_status (parsed);
  if (!check_codes (codes))
    return ERRDEX_CLI_TROUBLE;
  finder = make_finder (cli, codes);
  if (finder == NULL)
    return ERRDEX_CLI_TROUBLE;

  for (guint i = 0; codes[i] != NULL; i++)
    {
      g_autofree char *text = errdex_cli_get_text (codes[i]);

      all &= errdex_link_is (text) ? find_linked (finder, text, entries)
                                   : find (finder, text, entries);
    }
  print_entries (cli, errdex_finder_get_library (finder), entries);

  return all ? ERRDEX_CLI_FOUND : ERRDEX_CLI_NOTHING;
}

const ErrdexCommand errdex_command_explain = {
  .name = "explain",
  .arguments = N_ ("CODE…"),
  .summary = N_ ("Explains error codes: what they mean and what to do."),
  .details
  = N_ ("A code may be written in any case, by its last segment alone, or slightly misspelt;\n"
        "links such as errdex:CODE are taken too.\n"
        "The exit status is 1 if any of the codes was not found."),
  .run = run,
};
