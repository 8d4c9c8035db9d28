// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "options.h"
#include "suggest.h"

/* What the common options were given as. */
typedef struct
{
  ErrdexCli *cli;
  char *color;
  gboolean help;
  gboolean version;
} Common;

static void
common_clear (Common *self)
{
  g_free (self->color);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Common, common_clear)

#define N_COMMON 6

static void
fill_common (GOptionEntry entries[N_COMMON], Common *common)
{
  const GOptionEntry filled[N_COMMON] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &common->cli->json, N_ ("Print one JSON document"), NULL },
    { "catalog", 0, 0, G_OPTION_ARG_STRING, &common->cli->catalog, N_ ("Use only this catalog"),
      N_ ("ID") },
    { "color", 0, 0, G_OPTION_ARG_STRING, &common->color, N_ ("Use colours: auto, always or never"),
      N_ ("WHEN") },
    { "help", 'h', 0, G_OPTION_ARG_NONE, &common->help, N_ ("Show this help"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &common->version, N_ ("Show the version"), NULL },
    { NULL },
  };

  memcpy (entries, filled, sizeof filled);
}

/* gettext answers the empty text with the header of the translation. */
static const char *
translate (const char *text)
{
  return *text != '\0' ? _ (text) : text;
}

/* --- what is wrong --- */

/**
 * errdex_options_complain:
 * @command: (nullable): the command that is used wrongly
 * @format: what is wrong with it, translated
 * @...: for @format
 *
 * Says what is wrong with a command line, and where there is help.
 *
 * Returns: the exit status for that
 */
int
errdex_options_complain (const ErrdexCommand *command, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  errdex_complain ("%s", message);
  if (command != NULL)
    errdex_complain (_ ("“errdex-cli %s --help” shows how to use it"), command->name);
  else
    errdex_complain (_ ("“errdex-cli --help” shows how to use it"));

  return ERRDEX_CLI_TROUBLE;
}

/**
 * errdex_options_get_status:
 * @parsed: anything but %ERRDEX_PARSED_GO_ON
 *
 * Returns: the exit status that goes with it
 */
int
errdex_options_get_status (ErrdexParsed parsed)
{
  return parsed == ERRDEX_PARSED_DONE ? ERRDEX_CLI_FOUND : ERRDEX_CLI_TROUBLE;
}

static gboolean
is_known (const GPtrArray *names, const char *name)
{
  for (guint i = 0; i < names->len && names->pdata[i] != NULL; i++)
    if (g_str_equal (names->pdata[i], name))
      return TRUE;

  return FALSE;
}

static void
add_names (GPtrArray *names, const GOptionEntry *entries)
{
  for (; entries->long_name != NULL; entries++)
    if (*entries->long_name != '\0')
      g_ptr_array_add (names, (gpointer) entries->long_name);
}

/* GOption does not tell which option it did not know, so it is looked for. Returns it without its
 * dashes and its value. */
static char *
find_unknown (char *const *arguments, const GPtrArray *names)
{
  for (; *arguments != NULL && !g_str_equal (*arguments, "--"); arguments++)
    {
      g_autofree char *name = NULL;

      if (!g_str_has_prefix (*arguments, "--"))
        continue;
      name = g_strndup (*arguments + 2, strcspn (*arguments + 2, "="));
      if (!is_known (names, name))
        return g_steal_pointer (&name);
    }

  return NULL;
}

static void
complain_unknown (const ErrdexCommand *command,
                  char *const *arguments,
                  const GOptionEntry *common,
                  const GOptionEntry *options,
                  const GError *error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *unknown = NULL;
  const char *meant;

  add_names (names, common);
  if (options != NULL)
    add_names (names, options);
  g_ptr_array_add (names, NULL);
  unknown = find_unknown (arguments, names);
  meant = unknown != NULL ? errdex_suggest (unknown, (const char *const *) (gpointer) names->pdata)
                          : NULL;
  if (meant != NULL)
    errdex_options_complain (command, _ ("unknown option “--%s”; did you mean “--%s”?"), unknown,
                             meant);
  else if (unknown != NULL)
    errdex_options_complain (command, _ ("unknown option “--%s”"), unknown);
  else
    /* a word to search for may begin with a hyphen */
    errdex_options_complain (command, _ ("%s; “--” goes before words that begin with a hyphen"),
                             error->message);
}

/* --- help --- */

static ErrdexParsed
print_help (Common *common, GOptionContext *context)
{
  g_autofree char *help = g_option_context_get_help (context, FALSE, NULL);

  errdex_output_print (&common->cli->output, help);

  return ERRDEX_PARSED_DONE;
}

/* What is left to do once an option context has read the command line. */
static ErrdexParsed
finish (Common *common, GOptionContext *context, const ErrdexCommand *command)
{
  ErrdexColor color = ERRDEX_COLOR_AUTO;

  if (common->color != NULL)
    {
      if (!errdex_color_from_id (common->color, &color))
        {
          errdex_options_complain (command,
                                   _ ("--color takes “auto”, “always” or “never”, not “%s”"),
                                   common->color);
          return ERRDEX_PARSED_WRONG;
        }
      errdex_output_set_color (&common->cli->output, color);
    }
  if (common->help)
    return print_help (common, context);
  if (common->version)
    {
      errdex_output_print (&common->cli->output, "errdex-cli " ERRDEX_VERSION "\n");
      return ERRDEX_PARSED_DONE;
    }

  return ERRDEX_PARSED_GO_ON;
}

static char *
describe_commands (void)
{
  GString *text = g_string_new (_ ("Commands:"));

  for (guint i = 0; errdex_commands[i] != NULL; i++)
    g_string_append_printf (text, "\n  %-8s %s", errdex_commands[i]->name,
                            _ (errdex_commands[i]->summary));

  return g_string_free (text, FALSE);
}

/**
 * errdex_options_parse_common:
 * @cli: the run, whose fields are set
 * @arguments: (inout) (transfer full): the command line with the name of the program; afterwards
 * without it and without the options before the name of the command
 *
 * Reads what stands before the name of the command.
 *
 * Returns: what to do next
 */
ErrdexParsed
errdex_options_parse_common (ErrdexCli *cli, char ***arguments)
{
  g_autoptr (GOptionContext) context = g_option_context_new (_ ("COMMAND …"));
  g_auto (Common) common = { .cli = cli };
  g_auto (GStrv) given = g_strdupv (*arguments);
  g_autoptr (GError) error = NULL;
  g_autofree char *commands = describe_commands ();
  GOptionEntry entries[N_COMMON];

  fill_common (entries, &common);
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_strict_posix (context, TRUE);
  g_option_context_set_summary (context, commands);
  g_option_context_set_description (
      context,
      _ ("Exit status: 0 found, 1 nothing found, 2 trouble.\n"
         "“errdex-cli COMMAND --help” tells more about a command; see also errdex-cli(1)."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse_strv (context, arguments, &error))
    {
      if (g_error_matches (error, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION))
        complain_unknown (NULL, given, entries, NULL, error);
      else
        errdex_options_complain (NULL, "%s", error->message);
      return ERRDEX_PARSED_WRONG;
    }

  return finish (&common, context, NULL);
}

static gboolean
check_arity (const ErrdexCommand *command, ErrdexArity arity, char *const *rest)
{
  static const struct
  {
    guint least, most;
  } numbers[] = {
    [ERRDEX_ARITY_NONE] = { 0, 0 },        [ERRDEX_ARITY_ONE] = { 1, 1 },
    [ERRDEX_ARITY_TWO] = { 2, 2 },         [ERRDEX_ARITY_SOME] = { 1, G_MAXUINT },
    [ERRDEX_ARITY_ANY] = { 0, G_MAXUINT },
  };
  guint n = rest != NULL ? g_strv_length ((char **) rest) : 0;
  guint least = numbers[arity].least, most = numbers[arity].most;

  if (n < least)
    /* Translators: the second %s is what is missing, such as “CODE…” */
    errdex_options_complain (command, _ ("“%s” needs an argument: %s"), command->name,
                             translate (command->arguments));
  if (n > most)
    errdex_options_complain (command, _ ("“%s” does not take the argument “%s”"), command->name,
                             rest[most]);

  return least <= n && n <= most;
}

/**
 * errdex_options_parse:
 * @cli: the run, whose fields are set
 * @command: the command
 * @options: (nullable): its own options, ended by an empty one
 * @arity: how many arguments it takes
 * @arguments: its name and what follows
 * @rest: (out) (transfer full): its arguments, without the options; never %NULL when there is work
 * to do
 *
 * Reads the command line of a command. Options may stand before, between and behind its arguments;
 * everything after `--` is an argument.
 *
 * Returns: what to do next
 */
ErrdexParsed
errdex_options_parse (ErrdexCli *cli,
                      const ErrdexCommand *command,
                      const GOptionEntry *options,
                      ErrdexArity arity,
                      char **arguments,
                      char ***rest)
{
  g_autoptr (GOptionContext) context = NULL;
  g_autofree char *usage
      = g_strdup_printf ("%s [OPTION…] %s", command->name, translate (command->arguments));
  g_auto (Common) common = { .cli = cli };
  g_auto (GStrv) words = NULL, copy = g_strdupv (arguments);
  g_autoptr (GError) error = NULL;
  GOptionEntry entries[N_COMMON];
  const GOptionEntry remaining[]
      = { { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &words, NULL, NULL }, { NULL } };
  ErrdexParsed parsed;

  fill_common (entries, &common);
  context = g_option_context_new (usage);
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_summary (context, _ (command->summary));
  if (command->details != NULL)
    g_option_context_set_description (context, _ (command->details));
  if (options != NULL)
    g_option_context_add_main_entries (context, options, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, remaining, NULL);
  if (!g_option_context_parse_strv (context, &copy, &error))
    {
      if (g_error_matches (error, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION))
        complain_unknown (command, arguments, entries, options, error);
      else
        errdex_options_complain (command, "%s", error->message);
      return ERRDEX_PARSED_WRONG;
    }
  parsed = finish (&common, context, command);
  if (parsed == ERRDEX_PARSED_GO_ON && !check_arity (command, arity, words))
    parsed = ERRDEX_PARSED_WRONG;
  *rest = words != NULL ? g_steal_pointer (&words) : g_new0 (char *, 1);

  return parsed;
}
