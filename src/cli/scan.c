// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <unistd.h>

#include <glib/gi18n.h>

#include "find/export-json.h"
#include "find/export.h"
#include "find/input.h"

#include "follow.h"
#include "options.h"
#include "output.h"
#include "progress.h"
#include "report.h"
#include "save.h"

/* So many places of each code are printed. */
#define DEFAULT_PLACES 3

/* What the options of the command were given as. */
typedef struct
{
  gboolean recursive;
  gboolean follow;
  int places;
  char *format;
  char *output;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->format);
  g_free (self->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static ErrdexParsed
parse (ErrdexCli *cli, char **arguments, Options *options, char ***paths)
{
  const GOptionEntry entries[] = {
    { "recursive", 'r', 0, G_OPTION_ARG_NONE, &options->recursive,
      N_ ("Read all files in directories"), NULL },
    { "follow", 'f', 0, G_OPTION_ARG_NONE, &options->follow,
      N_ ("Keep reading files that grow, and print each code as it appears"), NULL },
    { "places", 0, 0, G_OPTION_ARG_INT, &options->places, N_ ("Print so many places of each code"),
      N_ ("NUMBER") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &options->format,
      N_ ("Write markdown, csv, json or html"), N_ ("FORMAT") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output, N_ ("Write to this file"),
      N_ ("FILE") },
    { NULL },
  };

  return errdex_options_parse (cli, &errdex_command_scan, entries, ERRDEX_ARITY_ANY, arguments,
                               paths);
}

/* What contradicts itself in a command line; or NULL. */
static const char *
find_fault (const Options *options)
{
  if (options->places < 0 || options->places > ERRDEX_SCAN_MAX_PLACES)
    return _ ("--places takes a number from 0 to 100");
  if (options->follow && options->recursive)
    return _ ("--follow and --recursive exclude each other");
  if (options->follow && (options->format != NULL || options->output != NULL))
    return _ ("--follow prints at once; it goes with neither --format nor --output");

  return NULL;
}

/* Without a file, standard input is read; or, as grep does it, the present directory with
 * --recursive. */
static void
set_default_path (const Options *options, char ***paths)
{
  const char *path = options->recursive ? "." : "-";

  if (**paths != NULL)
    return;
  g_strfreev (*paths);
  *paths = g_new0 (char *, 2);
  (*paths)[0] = g_strdup (path);
  if (!options->recursive && isatty (STDIN_FILENO))
    errdex_complain (_ ("reading what is typed or pasted; Ctrl+D on an empty line ends it"));
}

static int
print_report (ErrdexCli *cli, const Options *options, ErrdexScan *scan, ErrdexFinder *finder)
{
  ErrdexFormat format = ERRDEX_FORMAT_MARKDOWN;
  g_autofree char *text = NULL;

  if (!cli->json && options->format == NULL && options->output == NULL)
    {
      errdex_report_print (&cli->output, scan, finder, options->places);
      return ERRDEX_CLI_FOUND;
    }
  if (!errdex_choose_format (cli, &errdex_command_scan, options->format, options->output, &format))
    return ERRDEX_CLI_TROUBLE;
  text = errdex_export_report (scan, finder, format);

  return errdex_save (cli, options->output, text);
}

/* What is told while files are read. */
typedef struct
{
  ErrdexScan *scan;
  ErrdexProgress progress;
  gboolean trouble;
} Reading;

static void
on_trouble (const char *path, const char *message, gpointer user_data)
{
  Reading *self = user_data;
  g_autofree char *name = errdex_visible_filename (path);

  errdex_progress_hide (&self->progress);
  errdex_complain (_ ("cannot read “%s”: %s"), name, message);
  self->trouble = TRUE;
}

static gboolean
on_progress (const char *path, guint64 done, guint64 size, gpointer user_data)
{
  Reading *self = user_data;

  if (errdex_progress_is_due (&self->progress))
    {
      errdex_scan_flush (self->scan);
      errdex_progress_show (&self->progress, path, done, size,
                            errdex_scan_get_known (self->scan)->len);
    }

  return TRUE;
}

static const ErrdexInputFuncs funcs = { on_trouble, on_progress };

static int
scan_all (ErrdexCli *cli,
          const Options *options,
          ErrdexScanner *scanner,
          ErrdexFinder *finder,
          char **paths)
{
  g_autoptr (ErrdexScan) scan = errdex_scan_new (scanner);
  g_auto (ErrdexInput) input = { 0 };
  Reading reading = { .scan = scan };

  errdex_progress_init (&reading.progress);
  errdex_input_init (&input, scan, &funcs, &reading);
  input.recursive = options->recursive;
  input.no_directory = _ ("it is a directory; --recursive reads what is in it");
  for (guint i = 0; paths[i] != NULL; i++)
    errdex_input_read (&input, paths[i]);
  errdex_progress_hide (&reading.progress);
  if (print_report (cli, options, scan, finder) != ERRDEX_CLI_FOUND || reading.trouble)
    return ERRDEX_CLI_TROUBLE;

  return errdex_scan_get_known (scan)->len > 0 ? ERRDEX_CLI_FOUND : ERRDEX_CLI_NOTHING;
}

static int
run (ErrdexCli *cli, char **arguments)
{
  g_auto (Options) options = { .places = DEFAULT_PLACES };
  g_auto (GStrv) paths = NULL;
  g_autoptr (ErrdexLibrary) library = NULL;
  g_autoptr (ErrdexScanner) scanner = NULL;
  g_autoptr (ErrdexFinder) finder = NULL;
  ErrdexFormat format;
  const char *fault;
  ErrdexParsed parsed = parse (cli, arguments, &options, &paths);

  if (parsed != ERRDEX_PARSED_GO_ON)
    return errdex_options_get_status (parsed);
  fault = find_fault (&options);
  if (fault != NULL)
    return errdex_options_complain (&errdex_command_scan, "%s", fault);
  if (!errdex_choose_format (cli, &errdex_command_scan, options.format, options.output, &format))
    return ERRDEX_CLI_TROUBLE;
  library = errdex_cli_load_library (cli);
  if (library == NULL)
    return ERRDEX_CLI_TROUBLE;

  set_default_path (&options, &paths);
  scanner = errdex_scanner_new (library);
  finder = errdex_finder_new (library);
  if (options.follow)
    return errdex_follow (cli, scanner, finder, paths);

  return scan_all (cli, &options, scanner, finder, paths);
}

const ErrdexCommand errdex_command_scan = {
  .name = "scan",
  .arguments = N_ ("[FILE…|-]"),
  .summary = N_ ("Finds the codes in logs, traces and responses, and says where they stand."),
  .details = N_ (
      "Reads files, also compressed by gzip, or standard input. Prints how often each known code occurs,\n"
      "what it means and where it stands as FILE:LINE:COLUMN, and what looks like a code but is in no catalog.\n"
      "With --follow and --json, each code is a JSON document on a line of its own.\n"
      "The exit status is 1 if no known code was found."),
  .run = run,
};
