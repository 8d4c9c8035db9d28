// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Makes the translation template of a catalog, in the format of GNU gettext
 * (https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html). It depends on nothing but
 * the catalog, dates included, so that a template that is kept can be compared with a new one. */

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "find/export-json.h"

#include "catalog-file.h"
#include "options.h"
#include "save.h"

/* One text to be translated; what it is used for is said beside it. */
typedef struct
{
  const char *text;
  GPtrArray *uses;
} Message;

typedef struct
{
  GPtrArray *messages; /* Message, in the order in which the texts stand in the catalog */
  GHashTable *by_text; /* text → Message */
} Template;

static void
message_free (gpointer data)
{
  Message *self = data;

  g_ptr_array_unref (self->uses);
  g_free (self);
}

static void
template_init (Template *self)
{
  self->messages = g_ptr_array_new_with_free_func (message_free);
  self->by_text = g_hash_table_new (g_str_hash, g_str_equal);
}

static void
template_clear (Template *self)
{
  g_hash_table_unref (self->by_text);
  g_ptr_array_unref (self->messages);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Template, template_clear)

/* --- gathering --- */

/* Equal texts are one message: translators do the same work once. */
static void
add (Template *self, const char *text, const char *use, const char *part)
{
  Message *message;

  if (text == NULL)
    return;
  message = g_hash_table_lookup (self->by_text, text);
  if (message == NULL)
    {
      message = g_new0 (Message, 1);
      message->text = text;
      message->uses = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (self->messages, message);
      g_hash_table_insert (self->by_text, (gpointer) text, message);
    }
  g_ptr_array_add (message->uses, g_strdup_printf ("%s: %s", use, part));
}

static void
gather (Template *self, const ErrdexCatalog *catalog)
{
  add (self, catalog->title, "catalog", "title");
  add (self, catalog->source_title, "source", "title");
  for (guint i = 0; i < catalog->n_categories; i++)
    {
      const ErrdexCategory *category = &catalog->categories[i];
      g_autofree char *use = g_strdup_printf ("category %s", category->id);

      add (self, category->title, use, "title");
      add (self, category->description, use, "description");
    }
  for (guint i = 0; i < catalog->n_entries; i++)
    {
      const ErrdexEntry *entry = &catalog->entries[i];

      add (self, entry->name, entry->code, "name");
      add (self, entry->description, entry->code, "description");
      add (self, entry->solution, entry->code, "solution");
    }
}

/* --- writing --- */

static void
append_escaped (GString *out, const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    switch (text[i])
      {
      case '"':
      case '\\':
        g_string_append_c (out, '\\');
        g_string_append_c (out, text[i]);
        break;
      case '\n':
        g_string_append (out, "\\n");
        break;
      case '\t':
        g_string_append (out, "\\t");
        break;
      default:
        g_string_append_c (out, text[i]);
        break;
      }
}

/* A text of several lines stands on as many. */
static void
append_string (GString *out, const char *keyword, const char *text)
{
  const char *newline = strchr (text, '\n');

  g_string_append_printf (out, "%s ", keyword);
  if (newline != NULL && newline[1] != '\0')
    g_string_append (out, "\"\"\n");
  do
    {
      gsize length = strcspn (text, "\n");

      length += text[length] == '\n';
      g_string_append_c (out, '"');
      append_escaped (out, text, length);
      g_string_append (out, "\"\n");
      text += length;
    }
  while (*text != '\0');
}

/* No header of it may change unless the catalog does, so the template is as old as the source. */
static void
append_header (GString *out, const ErrdexCatalog *catalog)
{
  const char *domain = catalog->domain != NULL ? catalog->domain : catalog->id;
  const char *date = catalog->source_updated != NULL ? catalog->source_updated : "1970-01-01";
  g_autofree char *header = g_strdup_printf ("Project-Id-Version: %s\n"
                                             "Report-Msgid-Bugs-To: \n"
                                             "POT-Creation-Date: %s 00:00+0000\n"
                                             "PO-Revision-Date: YEAR-MO-DA HO:MI+ZONE\n"
                                             "Last-Translator: FULL NAME <EMAIL@ADDRESS>\n"
                                             "Language-Team: LANGUAGE <LL@li.org>\n"
                                             "Language: \n"
                                             "MIME-Version: 1.0\n"
                                             "Content-Type: text/plain; charset=UTF-8\n"
                                             "Content-Transfer-Encoding: 8bit\n",
                                             domain, date);

  g_string_append_printf (out, "# Texts of the catalog “%s”.\n#\n#, fuzzy\n", catalog->title);
  append_string (out, "msgid", "");
  append_string (out, "msgstr", header);
}

static char *
write_template (const Template *self, const ErrdexCatalog *catalog)
{
  GString *out = g_string_new (NULL);

  append_header (out, catalog);
  for (guint i = 0; i < self->messages->len; i++)
    {
      const Message *message = self->messages->pdata[i];

      g_string_append_c (out, '\n');
      for (guint j = 0; j < message->uses->len; j++)
        g_string_append_printf (out, "#. %s\n", (const char *) message->uses->pdata[j]);
      append_string (out, "msgid", message->text);
      append_string (out, "msgstr", "");
    }

  return g_string_free (out, FALSE);
}

static char *
write_json (const Template *self, const ErrdexCatalog *catalog)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  GString *out = g_string_new (NULL);

  json_builder_begin_object (builder);
  errdex_json_add_string (builder, "domain", catalog->domain);
  json_builder_set_member_name (builder, "messages");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->messages->len; i++)
    {
      const Message *message = self->messages->pdata[i];

      json_builder_begin_object (builder);
      errdex_json_add_string (builder, "text", message->text);
      json_builder_set_member_name (builder, "uses");
      json_builder_begin_array (builder);
      for (guint j = 0; j < message->uses->len; j++)
        json_builder_add_string_value (builder, message->uses->pdata[j]);
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  errdex_json_append (out, json_builder_get_root (builder));

  return g_string_free (out, FALSE);
}

/* --- the command --- */

static int
run (ErrdexCli *cli, char **arguments)
{
  g_auto (GStrv) paths = NULL;
  g_auto (Template) template = { 0 };
  g_autoptr (ErrdexCatalog) catalog = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL, *text = NULL;
  const GOptionEntry options[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("Write to this file"), N_ ("FILE") },
    { NULL },
  };
  ErrdexParsed parsed;

  template_init (&template);
  parsed = errdex_options_parse (cli, &errdex_command_pot, options, ERRDEX_ARITY_ONE, arguments,
                                 &paths);
  if (parsed != ERRDEX_PARSED_GO_ON)
    return errdex_options_get_status (parsed);
  catalog = errdex_catalog_file_read (paths[0], NULL, &error);
  if (catalog == NULL)
    {
      errdex_complain ("%s", error->message);
      return ERRDEX_CLI_TROUBLE;
    }
  gather (&template, catalog);
  text = cli->json ? write_json (&template, catalog) : write_template (&template, catalog);

  return errdex_save (cli, output, text);
}

const ErrdexCommand errdex_command_pot = {
  .name = "pot",
  .arguments = N_ ("FILE"),
  .summary = N_ ("Makes the translation template of a catalog file."),
  .details = N_ ("The template is the same whenever it is made, as long as the catalog is."),
  .run = run,
};
