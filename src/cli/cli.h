// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <json-glib/json-glib.h>

#include "find/finder.h"

#include "output.h"

G_BEGIN_DECLS

/* The exit statuses, as grep has them. */
#define ERRDEX_CLI_FOUND   0
#define ERRDEX_CLI_NOTHING 1
#define ERRDEX_CLI_TROUBLE 2

/**
 * ErrdexCli:
 * @json: whether to print one JSON document
 * @catalog: (nullable): the id of the only catalog to use
 * @output: standard output
 *
 * What all commands share during one run of the program.
 */
typedef struct
{
  gboolean json;
  char *catalog;
  ErrdexOutput output;
} ErrdexCli;

/**
 * ErrdexCommand:
 * @name: what the user types
 * @arguments: what follows it, for its usage line; untranslated
 * @summary: what it does, in one sentence; untranslated
 * @details: (nullable): what else there is to know; untranslated
 * @run: does it, with the arguments from the name of the command on, and returns the exit status
 */
typedef struct _ErrdexCommand ErrdexCommand;
struct _ErrdexCommand
{
  const char *name;
  const char *arguments;
  const char *summary;
  const char *details;
  int (*run) (ErrdexCli *cli, char **arguments);
};

extern const ErrdexCommand errdex_command_catalog;
extern const ErrdexCommand errdex_command_check;
extern const ErrdexCommand errdex_command_diff;
extern const ErrdexCommand errdex_command_explain;
extern const ErrdexCommand errdex_command_export;
extern const ErrdexCommand errdex_command_import;
extern const ErrdexCommand errdex_command_list;
extern const ErrdexCommand errdex_command_pot;
extern const ErrdexCommand errdex_command_scan;
extern const ErrdexCommand errdex_command_search;

/* All commands, in the order in which help names them, ended by %NULL. */
extern const ErrdexCommand *const errdex_commands[];

int errdex_cli_main (int argc, char *argv[]);

ErrdexLibrary *errdex_cli_load_library (ErrdexCli *self);
ErrdexLibrary *errdex_cli_load_library_for (ErrdexCli *self, char *const *codes);
void errdex_cli_print_json (ErrdexCli *self, JsonNode *root);
char *errdex_cli_get_text (const char *argument);
char *errdex_cli_join_texts (char *const *arguments);
ErrdexResult *errdex_cli_search (ErrdexFinder *finder, const char *query);

G_END_DECLS
