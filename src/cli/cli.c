// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <glib/gi18n.h>

#include "catalog/places.h"
#include "find/export-json.h"

#include "cli.h"
#include "options.h"
#include "suggest.h"

const ErrdexCommand *const errdex_commands[] = {
  &errdex_command_explain,
  &errdex_command_search,
  &errdex_command_scan,
  &errdex_command_list,
  &errdex_command_catalog,
  &errdex_command_check,
  &errdex_command_pot,
  &errdex_command_export,
  &errdex_command_import,
  &errdex_command_diff,
  NULL,
};

/* A program may be started with its standard files closed. The first file opened would then take
 * the place of one of them, and be written to; so they are filled, with something that fails as a
 * closed one does. */
static void
fill_standard_files (void)
{
  for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
    if (fcntl (fd, F_GETFD) < 0)
      {
        int filled = open ("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);

        if (filled >= 0 && filled != fd)
          close (filled);
      }
}

/* GLib ends a program that gets no memory by a signal, in words for programmers. What is refused is
 * mostly large, so that enough is left to say it. */
static void
on_fatal (const char *domain, GLogLevelFlags level, const char *message, gpointer user_data)
{
  if ((level & G_LOG_FLAG_RECURSION) != 0 || strstr (message, "failed to allocate") == NULL)
    {
      g_log_default_handler (domain, level, message, user_data);
      return;
    }
  errdex_complain (_ ("there is not enough memory; end other programs, or use smaller files"));
  _exit (ERRDEX_CLI_TROUBLE);
}

static int
complain_unknown (const char *name)
{
  const char *names[G_N_ELEMENTS (errdex_commands)] = { NULL };
  const char *meant;

  for (guint i = 0; errdex_commands[i] != NULL; i++)
    names[i] = errdex_commands[i]->name;
  meant = errdex_suggest (name, names);
  if (meant != NULL)
    return errdex_options_complain (NULL, _ ("unknown command “%s”; did you mean “%s”?"), name,
                                    meant);

  return errdex_options_complain (NULL, _ ("unknown command “%s”"), name);
}

static int
run_command (ErrdexCli *cli, char **arguments)
{
  for (guint i = 0; errdex_commands[i] != NULL; i++)
    if (g_str_equal (errdex_commands[i]->name, arguments[0]))
      return errdex_commands[i]->run (cli, arguments);

  return complain_unknown (arguments[0]);
}

static int
run (ErrdexCli *cli, char *argv[])
{
  g_auto (GStrv) arguments = g_strdupv (argv);
  ErrdexParsed parsed = errdex_options_parse_common (cli, &arguments);

  if (parsed != ERRDEX_PARSED_GO_ON)
    return errdex_options_get_status (parsed);
  if (arguments[0] == NULL || arguments[1] == NULL)
    return errdex_options_complain (NULL, _ ("there is no command"));

  return run_command (cli, arguments + 1);
}

/**
 * errdex_cli_main:
 * @argc: the number of arguments
 * @argv: the arguments
 *
 * The terminal program.
 *
 * Returns: its exit status
 */
int
errdex_cli_main (int argc, char *argv[])
{
  ErrdexCli cli = { 0 };
  int status;

  fill_standard_files ();
  errdex_places_init_locale ();
  g_set_prgname ("errdex-cli");
  g_log_set_handler ("GLib", G_LOG_LEVEL_ERROR | G_LOG_FLAG_FATAL | G_LOG_FLAG_RECURSION, on_fatal,
                     NULL);
  errdex_output_init (&cli.output);
  status = run (&cli, argv);
  errdex_output_flush (&cli.output);
  errdex_output_clear (&cli.output);
  g_free (cli.catalog);

  return status;
}

/**
 * errdex_cli_print_json:
 * @self: the run
 * @root: (transfer full): a document
 *
 * Prints a document, in UTF-8 whatever the locale, as RFC 8259 wants it.
 */
void
errdex_cli_print_json (ErrdexCli *self, JsonNode *root)
{
  g_autoptr (GString) text = g_string_new (NULL);

  errdex_json_append (text, root);
  errdex_output_write (&self->output, text->str, text->len);
}

/**
 * errdex_cli_get_text:
 * @argument: an argument, in the encoding of the locale, or in UTF-8 whatever the locale says
 *
 * Returns: (transfer full): it as UTF-8
 */
char *
errdex_cli_get_text (const char *argument)
{
  char *text;

  if (g_utf8_validate (argument, -1, NULL))
    return g_strdup (argument);
  text = g_locale_to_utf8 (argument, -1, NULL, NULL, NULL);

  return text != NULL ? text : g_utf8_make_valid (argument, -1);
}

/**
 * errdex_cli_join_texts:
 * @arguments: (array zero-terminated=1): arguments
 *
 * Returns: (transfer full): the text that the user typed, before the shell took it apart
 */
char *
errdex_cli_join_texts (char *const *arguments)
{
  g_autofree char *joined = g_strjoinv (" ", (char **) arguments);

  return errdex_cli_get_text (joined);
}

/**
 * errdex_cli_search:
 * @finder: a finder
 * @query: a query
 *
 * Searches for what was typed to its end: its last word does not become a filter, as it may in an
 * entry field.
 *
 * Returns: (transfer full): what was found
 */
ErrdexResult *
errdex_cli_search (ErrdexFinder *finder, const char *query)
{
  g_autofree char *ended = g_strconcat (query, " ", NULL);

  return errdex_finder_search (finder, ended, NULL);
}
