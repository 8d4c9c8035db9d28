// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli.h"

G_BEGIN_DECLS

/**
 * ErrdexParsed:
 * @ERRDEX_PARSED_GO_ON: there is work to do
 * @ERRDEX_PARSED_DONE: help or version was asked for, and printed
 * @ERRDEX_PARSED_WRONG: the command line is wrong, which was said
 *
 * What to do after a command line was read.
 */
typedef enum
{
  ERRDEX_PARSED_GO_ON,
  ERRDEX_PARSED_DONE,
  ERRDEX_PARSED_WRONG,
} ErrdexParsed;

/**
 * ErrdexArity:
 *
 * How many arguments a command takes, options not counted.
 */
typedef enum
{
  ERRDEX_ARITY_NONE,
  ERRDEX_ARITY_ONE,
  ERRDEX_ARITY_TWO,
  ERRDEX_ARITY_SOME, /* at least one */
  ERRDEX_ARITY_ANY,
} ErrdexArity;

ErrdexParsed errdex_options_parse_common (ErrdexCli *cli, char ***arguments);
ErrdexParsed errdex_options_parse (ErrdexCli *cli,
                                   const ErrdexCommand *command,
                                   const GOptionEntry *options,
                                   ErrdexArity arity,
                                   char **arguments,
                                   char ***rest);
int errdex_options_get_status (ErrdexParsed parsed);
int errdex_options_complain (const ErrdexCommand *command, const char *format, ...)
    G_GNUC_PRINTF (2, 3);

G_END_DECLS
