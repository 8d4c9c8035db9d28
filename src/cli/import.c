// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <gio/gio.h>
#include <glib/gi18n.h>

#include "catalog/descriptor.h"
#include "catalog/regular-file.h"
#include "import/csv.h"
#include "import/decode.h"
#include "import/importer.h"

#include "options.h"
#include "page-reader.h"
#include "save.h"

/* So many notes are printed; of any further ones only the number is. */
#define MAX_NOTES 200

/* What a file can be. */
typedef enum
{
  FORMAT_CSV,
  FORMAT_TSV,
  FORMAT_MARKDOWN,
  FORMAT_HTML,
  FORMAT_UNKNOWN,
} Format;

static const struct
{
  const char *name; /* of the format, or the end of a file's name */
  Format format;
} formats[] = {
  { "csv", FORMAT_CSV },      { "tsv", FORMAT_TSV },  { "markdown", FORMAT_MARKDOWN },
  { "html", FORMAT_HTML },    { "tab", FORMAT_TSV },  { "md", FORMAT_MARKDOWN },
  { "mkd", FORMAT_MARKDOWN }, { "htm", FORMAT_HTML }, { "xhtml", FORMAT_HTML },
};

static Format
find_format (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_ascii_strcasecmp (formats[i].name, name) == 0)
      return formats[i].format;

  return FORMAT_UNKNOWN;
}

/* --- reading --- */

static gboolean
fail_file (GError **error, int number)
{
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (number), "%s", g_strerror (number));

  return FALSE;
}

static gboolean
fail_size (GError **error)
{
  g_set_error (error, ERRDEX_IMPORT_ERROR, ERRDEX_IMPORT_ERROR_UNREADABLE,
               _ ("it is larger than %d MiB"), ERRDEX_IMPORT_MAX_BYTES / (1024 * 1024));

  return FALSE;
}

/* All of a file, or of standard input. */
static GBytes *
read_bytes (const char *path, GError **error)
{
  gboolean standard = g_str_equal (path, "-");
  int fd = standard ? STDIN_FILENO : errdex_open (path, O_RDONLY, 0);
  g_autoptr (GBytes) bytes = NULL;

  if (fd < 0)
    {
      fail_file (error, errno);
      return NULL;
    }
  bytes = errdex_regular_file_read (fd, ERRDEX_IMPORT_MAX_BYTES, error);
  if (!standard)
    errdex_close (fd);
  if (bytes != NULL && g_bytes_get_size (bytes) > ERRDEX_IMPORT_MAX_BYTES)
    {
      fail_size (error);
      return NULL;
    }

  return g_steal_pointer (&bytes);
}

/* What a file is whose name does not tell: only a page begins with an angle bracket, and only
 * Markdown with one of its other signs. */
static Format
guess_format (const char *text, gsize length)
{
  gsize i = 0;

  if (length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    i = 3;
  while (i < length && g_ascii_isspace (text[i]))
    i++;
  if (i < length && text[i] == '<')
    return FORMAT_HTML;
  if (i < length && strchr ("#|", text[i]) != NULL)
    return FORMAT_MARKDOWN;

  return FORMAT_CSV;
}

static ErrdexPage *
read_page (const char *path, Format format, GError **error)
{
  g_autoptr (GBytes) bytes = read_bytes (path, error);
  g_autofree char *text = NULL;
  const char *start;
  gsize length;

  if (bytes == NULL)
    return NULL;
  start = g_bytes_get_data (bytes, &length);
  if (format == FORMAT_UNKNOWN)
    format = guess_format (start, length);
  text = errdex_decode (start, length, format == FORMAT_HTML, error);
  if (text == NULL)
    return NULL;
  if (format == FORMAT_CSV || format == FORMAT_TSV)
    return errdex_csv_read (text, format == FORMAT_TSV ? '\t' : '\0', error);
  /* it may have grown when it became UTF-8 */
  if (strlen (text) > ERRDEX_IMPORT_MAX_BYTES)
    {
      fail_size (error);
      return NULL;
    }

  return errdex_page_reader_run (format == FORMAT_HTML ? "html" : "markdown", text, error);
}

/* --- telling --- */

static void
tell_notes (const char *name, const GPtrArray *notes)
{
  guint rest = notes->len - MIN (notes->len, MAX_NOTES);

  for (guint i = 0; i < MIN (notes->len, MAX_NOTES); i++)
    {
      const ErrdexNote *note = notes->pdata[i];

      errdex_complain ("%s:%u: %s", name, note->line, note->text);
    }
  if (rest > 0)
    errdex_complain (ngettext ("%u more note", "%u more notes", rest), rest);
}

static void
tell_result (const char *name, const ErrdexImported *imported)
{
  g_autofree char *entries
      = g_strdup_printf (ngettext ("%u entry", "%u entries", imported->n_entries),
                         imported->n_entries);
  g_autofree char *categories
      = g_strdup_printf (ngettext ("%u category", "%u categories", imported->n_categories),
                         imported->n_categories);
  g_autofree char *tables = g_strdup_printf (ngettext ("%u table", "%u tables", imported->n_tables),
                                             imported->n_tables);

  /* Translators: file, “12 entries”, “3 categories”, “4 tables”, two numbers of rows */
  errdex_complain (_ ("%s: %s in %s from %s; rows joined with others: %u; left out: %u"), name,
                   entries, categories, tables, imported->n_merged, imported->n_skipped);
}

static int
tell_error (const char *name, const GError *error)
{
  if (error->domain == G_FILE_ERROR)
    errdex_complain (_ ("cannot read “%s”: %s"), name, error->message);
  else
    errdex_complain ("%s: %s", name, error->message);

  return g_error_matches (error, ERRDEX_IMPORT_ERROR, ERRDEX_IMPORT_ERROR_NOTHING)
             ? ERRDEX_CLI_NOTHING
             : ERRDEX_CLI_TROUBLE;
}

/* --- the command --- */

/* What the command line says. */
typedef struct
{
  char *columns;
  char *format;
  char *id;
  char *language;
  char *output;
  char *title;
  char *updated;
  char *name;
  GStrv paths;
  ErrdexWish wish;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->columns);
  g_free (self->format);
  g_free (self->id);
  g_free (self->language);
  g_free (self->output);
  g_free (self->title);
  g_free (self->updated);
  g_free (self->name);
  g_strfreev (self->paths);
  errdex_wish_clear (&self->wish);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static ErrdexParsed
parse (ErrdexCli *cli, Options *self, char **arguments)
{
  const GOptionEntry options[] = {
    { "columns", 0, 0, G_OPTION_ARG_STRING, &self->columns,
      N_ ("Take these columns, by number or header, as in code=1,solution=Remedy"),
      N_ ("COLUMNS") },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &self->format,
      N_ ("Read this: csv, tsv, markdown or html; otherwise the name of the file tells"),
      N_ ("FORMAT") },
    { "id", 0, 0, G_OPTION_ARG_STRING, &self->id, N_ ("Give the catalog this id"), N_ ("ID") },
    { "title", 0, 0, G_OPTION_ARG_STRING, &self->title, N_ ("Give the catalog this title"),
      N_ ("TITLE") },
    { "language", 0, 0, G_OPTION_ARG_STRING, &self->language,
      N_ ("The language of the texts, such as en"), N_ ("LANGUAGE") },
    { "updated", 0, 0, G_OPTION_ARG_STRING, &self->updated,
      N_ ("The date of the source, such as 2025-09-18"), N_ ("DATE") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &self->output, N_ ("Write to this file"),
      N_ ("FILE") },
    { NULL },
  };

  return errdex_options_parse (cli, &errdex_command_import, options, ERRDEX_ARITY_ONE, arguments,
                               &self->paths);
}

static Format
choose_format (const Options *self)
{
  const char *dot = strrchr (self->paths[0], '.');

  if (self->format != NULL)
    return find_format (self->format);

  return dot != NULL ? find_format (dot + 1) : FORMAT_UNKNOWN;
}

/* The name of the file without its folder and its end. */
static char *
make_name (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);
  char *dot = strrchr (base, '.');

  if (g_str_equal (path, "-"))
    return NULL;
  if (dot != NULL && dot != base)
    *dot = '\0';

  return g_filename_display_name (base);
}

static int
import (ErrdexCli *cli, Options *self)
{
  const char *path = self->paths[0];
  g_autofree char *name = errdex_visible_filename (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (ErrdexPage) page = read_page (path, choose_format (self), &error);
  g_auto (ErrdexImported) imported = { 0 };
  ErrdexImportOptions options
      = { self->id, self->title, self->language, self->updated, self->name, self->wish };
  gboolean done;

  if (page == NULL)
    return tell_error (name, error);
  done = errdex_import (&imported, page, &options, &error);
  tell_notes (name, imported.notes);
  if (!done)
    return tell_error (name, error);
  tell_result (name, &imported);

  return errdex_save (cli, self->output, imported.json);
}

static int
run (ErrdexCli *cli, char **arguments)
{
  g_auto (Options) options = { 0 };
  g_autoptr (GError) error = NULL;
  ErrdexParsed parsed = parse (cli, &options, arguments);

  if (parsed != ERRDEX_PARSED_GO_ON)
    return errdex_options_get_status (parsed);
  if (options.format != NULL && find_format (options.format) == FORMAT_UNKNOWN)
    return errdex_options_complain (
        &errdex_command_import, _ ("--format takes “csv”, “tsv”, “markdown” or “html”, not “%s”"),
        options.format);
  if (options.columns != NULL && !errdex_wish_parse (&options.wish, options.columns, &error))
    return errdex_options_complain (&errdex_command_import, "--columns: %s", error->message);
  options.name = make_name (options.paths[0]);

  return import (cli, &options);
}

const ErrdexCommand errdex_command_import = {
  .name = "import",
  .arguments = N_ ("FILE"),
  .summary = N_ ("Makes a catalog of the tables in a CSV, TSV, Markdown or HTML file."),
  .details
  = N_ ("Columns are found by their headers; headings become categories.\n"
        "What was taken and what was left out is told on standard error.\n"
        "Exit status: 0 if there is a catalog, 1 if there are no codes in the file, 2 if it "
        "cannot be read."),
  .run = run,
};
