// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <glib/gi18n.h>

#include "catalog/compare.h"
#include "find/export-json.h"

#include "catalog-file.h"
#include "options.h"

/* Two editions of a catalog and what differs. */
typedef struct
{
  ErrdexCatalog *before;
  ErrdexCatalog *after;
  GArray *changes;
} Diff;

static void
diff_clear (Diff *self)
{
  g_clear_pointer (&self->before, errdex_catalog_unref);
  g_clear_pointer (&self->after, errdex_catalog_unref);
  g_clear_pointer (&self->changes, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Diff, diff_clear)

static const char *
get_category (const ErrdexCatalog *catalog, int entry)
{
  return catalog->categories[catalog->entries[entry].category].id;
}

/* The entry as it is now, or as it was last. */
static const ErrdexEntry *
get_entry (const Diff *self, const ErrdexChange *change)
{
  return change->after >= 0 ? &self->after->entries[change->after]
                            : &self->before->entries[change->before];
}

static const char *
get_last_category (const Diff *self, const ErrdexChange *change)
{
  return change->after >= 0 ? get_category (self->after, change->after)
                            : get_category (self->before, change->before);
}

/* --- printing --- */

static char *
describe_members (const Diff *self, const ErrdexChange *change)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < ERRDEX_N_MEMBERS; i++)
    {
      ErrdexMembers member = change->members & (1u << i);

      if (member == 0)
        continue;
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "",
                              errdex_member_get_id (member));
      if (member == ERRDEX_MEMBER_CATEGORY)
        g_string_append_printf (text, " (%s → %s)", get_category (self->before, change->before),
                                get_category (self->after, change->after));
    }

  return g_string_free (text, FALSE);
}

/* As diff has it: + for what came, - for what went; and ~ for what differs, with the members. */
static void
print_change (ErrdexOutput *output, const Diff *self, const ErrdexChange *change)
{
  gboolean changed = change->before >= 0 && change->after >= 0;
  g_autofree char *members = changed ? describe_members (self, change) : NULL;

  errdex_output_printf (output, "%s ", changed ? "~" : change->after >= 0 ? "+" : "-");
  errdex_output_styled (output, ERRDEX_STYLE_CODE, get_entry (self, change)->code);
  errdex_output_printf (output, "\t%s\n", changed ? members : get_last_category (self, change));
}

static void
add_members (JsonBuilder *builder, const Diff *self, const ErrdexChange *change)
{
  gboolean moved = (change->members & ERRDEX_MEMBER_CATEGORY) != 0;

  json_builder_set_member_name (builder, "members");
  json_builder_begin_array (builder);
  for (guint i = 0; i < ERRDEX_N_MEMBERS; i++)
    if ((change->members & (1u << i)) != 0)
      json_builder_add_string_value (builder, errdex_member_get_id (1u << i));
  json_builder_end_array (builder);
  errdex_json_add_string (builder, "category_before",
                          moved ? get_category (self->before, change->before) : NULL);
}

static void
add_changes (JsonBuilder *builder,
             const Diff *self,
             const char *name,
             gboolean before,
             gboolean after)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->changes->len; i++)
    {
      const ErrdexChange *change = &g_array_index (self->changes, ErrdexChange, i);

      if ((change->before >= 0) != before || (change->after >= 0) != after)
        continue;
      json_builder_begin_object (builder);
      errdex_json_add_string (builder, "code", get_entry (self, change)->code);
      errdex_json_add_string (builder, "category", get_last_category (self, change));
      if (before && after)
        add_members (builder, self, change);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_json (ErrdexCli *cli, const Diff *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_changes (builder, self, "new", FALSE, TRUE);
  add_changes (builder, self, "gone", TRUE, FALSE);
  add_changes (builder, self, "changed", TRUE, TRUE);
  json_builder_end_object (builder);
  errdex_cli_print_json (cli, json_builder_get_root (builder));
}

/* --- the command --- */

/* A file that is there wins over a catalog of that name. */
static ErrdexCatalog *
load (ErrdexCli *cli, const char *argument)
{
  g_autoptr (ErrdexLibrary) library = NULL;
  g_autoptr (GError) error = NULL;
  ErrdexCatalog *catalog = errdex_catalog_file_read (argument, NULL, &error);
  int place;

  if (catalog == NULL && g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    {
      library = errdex_cli_load_library (cli);
      if (library == NULL)
        return NULL;
      place = errdex_library_find_catalog (library, argument);
      catalog = place >= 0 ? errdex_catalog_ref (library->catalogs[place]) : NULL;
    }
  if (catalog == NULL)
    errdex_complain ("%s", error->message);

  return catalog;
}

static int
run (ErrdexCli *cli, char **arguments)
{
  g_auto (GStrv) rest = NULL;
  g_auto (Diff) diff = { 0 };
  ErrdexParsed parsed
      = errdex_options_parse (cli, &errdex_command_diff, NULL, ERRDEX_ARITY_TWO, arguments, &rest);

  if (parsed != ERRDEX_PARSED_GO_ON)
    return errdex_options_get_status (parsed);
  diff.before = load (cli, rest[0]);
  diff.after = load (cli, rest[1]);
  if (diff.before == NULL || diff.after == NULL)
    return ERRDEX_CLI_TROUBLE;

  diff.changes = errdex_catalog_compare (diff.before, diff.after);
  if (cli->json)
    print_json (cli, &diff);
  for (guint i = 0; !cli->json && i < diff.changes->len; i++)
    print_change (&cli->output, &diff, &g_array_index (diff.changes, ErrdexChange, i));

  return diff.changes->len > 0 ? ERRDEX_CLI_FOUND : ERRDEX_CLI_NOTHING;
}

const ErrdexCommand errdex_command_diff = {
  .name = "diff",
  .arguments = N_ ("OLD NEW"),
  .summary = N_ ("Tells which codes are new (+), gone (-) or changed (~) between two catalogs."),
  .details = N_ ("OLD and NEW are catalog files or the ids of catalogs.\n"
                 "Exit status: 0 if they differ, 1 if they do not, 2 if one cannot be read."),
  .run = run,
};
