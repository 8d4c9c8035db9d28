// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Makes a catalog of a page: headings are categories, rows of tables are entries. */

#include "config.h"

#include <string.h>

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "catalog/markup.h"
#include "catalog/problem.h"
#include "catalog/reader.h"

#include "importer-private.h"

/* Titles are cut at so many bytes. */
#define MAX_TITLE 256
/* So many rows are tried as a header. */
#define MAX_HEADER_ROWS 3

static void
free_note (gpointer data)
{
  ErrdexNote *self = data;

  g_free (self->text);
  g_free (self);
}

/**
 * errdex_imported_clear:
 * @self: what came of an import
 */
void
errdex_imported_clear (ErrdexImported *self)
{
  g_clear_pointer (&self->json, g_free);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
}

/**
 * errdex_importer_note:
 * @self: an import
 * @line: the line that the note is about
 * @format: what there is to say, translated
 * @...: for @format
 */
void
errdex_importer_note (ErrdexImporter *self, guint line, const char *format, ...)
{
  ErrdexNote *note = g_new0 (ErrdexNote, 1);
  va_list args;

  va_start (args, format);
  note->text = g_strdup_vprintf (format, args);
  va_end (args);
  note->line = line;
  g_ptr_array_add (self->result->notes, note);
}

/**
 * errdex_importer_shorten:
 * @text: a title
 *
 * Returns: (transfer full): it on one line, and no longer than titles should be
 */
char *
errdex_importer_shorten (const char *text)
{
  g_autofree char *line = g_strdup (text);
  gsize length;

  g_strdelimit (line, "\n\t", ' ');
  g_strstrip (line);
  length = strlen (line);
  /* a sign that some generators put behind headings, as a link */
  if (g_str_has_suffix (line, "¶"))
    length -= strlen ("¶");
  while (length > MAX_TITLE)
    length = g_utf8_find_prev_char (line, line + length) - line;
  line[length] = '\0';

  return g_strdup (g_strstrip (line));
}

/* --- headings --- */

/* The headings around the present place, by their level. */
typedef struct
{
  const ErrdexPart *by_level[7];
  const ErrdexPart *title; /* the one that names the whole page */
} Headings;

/* The first heading, if no other is of its level, which is the first. */
static const ErrdexPart *
find_title (const ErrdexPage *page)
{
  const ErrdexPart *title = NULL;

  for (guint i = 0; i < page->parts->len; i++)
    {
      const ErrdexPart *part = page->parts->pdata[i];

      if (part->level == 0)
        continue;
      if (title == NULL && part->level != 1)
        return NULL;
      if (title != NULL && part->level == 1)
        return NULL;
      if (title == NULL)
        title = part;
    }

  return title;
}

static void
enter_heading (Headings *self, const ErrdexPart *heading)
{
  for (guint level = heading->level; level < G_N_ELEMENTS (self->by_level); level++)
    self->by_level[level] = NULL;
  if (heading != self->title)
    self->by_level[heading->level] = heading;
}

/* The category of the place that the headings lead to. Where there is none, it is that of the
 * whole catalog. */
static void
enter_category (ErrdexImporter *self, const Headings *headings, const char *title)
{
  int category = -1;

  for (guint level = 1; level < G_N_ELEMENTS (headings->by_level); level++)
    {
      const ErrdexPart *heading = headings->by_level[level];
      g_autofree char *text = heading != NULL ? errdex_importer_shorten (heading->text) : NULL;

      if (text != NULL && *text != '\0')
        category = errdex_draft_get_category (&self->draft, category, text, heading->anchor);
    }
  self->has_category = category >= 0;
  if (category < 0)
    category = errdex_draft_get_category (&self->draft, -1, title, NULL);
  self->category = category;
}

/* --- tables --- */

static char **
get_headers (const ErrdexCell *const *cells, guint n_columns)
{
  char **headers = g_new0 (char *, n_columns + 1);

  for (guint i = 0; i < n_columns; i++)
    headers[i] = errdex_markup_to_plain (cells[i] != NULL ? cells[i]->text : "");

  return headers;
}

/* Looks whether a row is the header: whether it names columns that an entry can be made of. */
static gboolean
try_header (ErrdexImporter *self,
            const ErrdexCell *const *row,
            guint n_columns,
            const ErrdexWish *wish)
{
  const int *places = self->columns.places;
  g_auto (GStrv) headers = get_headers (row, n_columns);

  errdex_columns_find (&self->columns, (const char *const *) headers, n_columns, wish);

  return places[ERRDEX_FIELD_CODE] >= 0
         && (places[ERRDEX_FIELD_DESCRIPTION] >= 0 || places[ERRDEX_FIELD_SOLUTION] >= 0);
}

/* Whether codes like this one have signs that words have not. */
static gboolean
has_signs (const char *text)
{
  return strpbrk (text, "0123456789._-:/") != NULL;
}

/* Whether the first row of a table whose columns are named by their numbers is a header all the
 * same: most codes below have signs that words have not, and it has none. */
static gboolean
looks_like_header (const GPtrArray *grid, int column)
{
  const ErrdexCell *const *first = grid->pdata[0];
  guint n_signs = 0;

  for (guint i = 1; i < grid->len; i++)
    {
      const ErrdexCell *const *row = grid->pdata[i];

      n_signs += row[column] != NULL && has_signs (row[column]->text);
    }

  return first[column] != NULL && !has_signs (first[column]->text) && 2 * n_signs > grid->len - 1;
}

/* Finds the header of a table and the columns. Returns the place of the first row behind it; or -1
 * if there is no column for codes, or none for texts. */
static int
find_columns (ErrdexImporter *self,
              const ErrdexPart *table,
              const GPtrArray *grid,
              guint n_columns,
              const ErrdexWish *wish)
{
  guint n_marked = 0;

  while (n_marked < grid->len && errdex_row_is_header (table->rows->pdata[n_marked]))
    n_marked++;
  /* of several the last is the most exact */
  for (guint i = n_marked; i-- > 0;)
    if (try_header (self, grid->pdata[i], n_columns, wish))
      return n_marked;
  if (n_marked > 0)
    return -1;

  if (try_header (self, grid->pdata[0], n_columns, wish))
    return self->columns.headed
           || looks_like_header (grid, self->columns.places[ERRDEX_FIELD_CODE]);
  /* there may be a title above the header, but what is taken for one must not be an entry */
  for (guint i = 1; i < MIN (grid->len, MAX_HEADER_ROWS); i++)
    if (try_header (self, grid->pdata[i], n_columns, wish) && self->columns.sure)
      return i + 1;
  try_header (self, grid->pdata[0], n_columns, wish);

  return -1;
}

static char *
quote_headers (char *const *headers, const int *places, gboolean taken)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; headers[i] != NULL; i++)
    {
      g_autofree char *excerpt = errdex_problem_excerpt (headers[i], -1);
      const char *field = NULL;

      for (guint f = 0; places != NULL && f < ERRDEX_N_FIELDS; f++)
        if (places[f] == (int) i)
          field = errdex_field_get_id (f);
      if (*headers[i] == '\0' || (field != NULL) != taken)
        continue;
      g_string_append (text, text->len > 0 ? ", " : "");
      if (field != NULL)
        g_string_append_printf (text, "%s=", field);
      g_string_append_printf (text, "“%s”", excerpt);
    }

  return g_string_free (text, FALSE);
}

/* Says which columns were taken, unless those of the table before were the same. */
static void
tell_columns (ErrdexImporter *self, guint line, char *const *headers)
{
  g_autofree char *taken = quote_headers (headers, self->columns.places, TRUE);
  g_autofree char *others = quote_headers (headers, self->columns.places, FALSE);
  g_autofree char *layout = g_strconcat (taken, "\n", others, NULL);

  if (g_strcmp0 (layout, self->layout) == 0)
    return;
  if (*others != '\0')
    errdex_importer_note (self, line, _ ("columns: %s; not taken: %s"), taken, others);
  else if (*taken != '\0')
    errdex_importer_note (self, line, _ ("columns: %s"), taken);
  g_free (self->layout);
  self->layout = g_steal_pointer (&layout);
}

static void
skip_table (ErrdexImporter *self, guint line, char *const *headers)
{
  g_autofree char *found = quote_headers (headers, NULL, FALSE);

  if (*found == '\0')
    ; /* such tables only set out a page, and say nothing */
  else if (self->columns.places[ERRDEX_FIELD_CODE] >= 0)
    errdex_importer_note (self, line, _ ("table left out: no column for descriptions among %s"),
                          found);
  else
    errdex_importer_note (self, line, _ ("table left out: no column for codes among %s"), found);
  g_free (self->skipped);
  self->skipped = g_steal_pointer (&found);
}

static gboolean
take_table (ErrdexImporter *self, const ErrdexPart *table, const ErrdexWish *wish, GError **error)
{
  guint n_columns, n_before = self->draft.entries->len;
  g_autoptr (GPtrArray) grid = errdex_part_fill (table, &n_columns);
  g_auto (GStrv) headers = NULL;
  int first;

  if (grid == NULL)
    {
      g_set_error (error, ERRDEX_IMPORT_ERROR, ERRDEX_IMPORT_ERROR_UNREADABLE, _ ("line %u: %s"),
                   table->line, _ ("the table is too large"));
      return FALSE;
    }
  if (grid->len == 0)
    return TRUE;
  first = find_columns (self, table, grid, n_columns, wish);
  headers = get_headers (grid->pdata[MAX (first - 1, 0)], n_columns);
  if (first < 0)
    {
      skip_table (self, table->line, headers);
      return TRUE;
    }
  if (first > 0)
    tell_columns (self, table->line, headers);
  self->section = self->row_category = self->category;
  self->last = NULL;
  self->last_code = NULL;
  for (guint i = first; i < grid->len; i++)
    errdex_importer_take_row (self, table->rows->pdata[i], grid->pdata[i], n_columns);
  self->result->n_tables += self->draft.entries->len > n_before;

  return TRUE;
}

/* --- the whole --- */

static gboolean
take_page (ErrdexImporter *self,
           const ErrdexPage *page,
           const char *title,
           const ErrdexWish *wish,
           GError **error)
{
  Headings headings = { .title = find_title (page) };

  for (guint i = 0; i < page->parts->len; i++)
    {
      const ErrdexPart *part = page->parts->pdata[i];

      if (part->level > 0)
        {
          enter_heading (&headings, part);
          continue;
        }
      enter_category (self, &headings, title);
      if (!take_table (self, part, wish, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
has_tables (const ErrdexPage *page)
{
  for (guint i = 0; i < page->parts->len; i++)
    {
      const ErrdexPart *part = page->parts->pdata[i];

      if (part->level == 0 && part->rows->len > 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
fail_empty (const ErrdexImporter *self, const ErrdexPage *page, GError **error)
{
  if (!has_tables (page))
    g_set_error (error, ERRDEX_IMPORT_ERROR, ERRDEX_IMPORT_ERROR_NOTHING,
                 _ ("there is no table in it"));
  else if (self->skipped != NULL && self->result->n_skipped == 0)
    g_set_error (error, ERRDEX_IMPORT_ERROR, ERRDEX_IMPORT_ERROR_NOTHING,
                 _ ("no table has columns for codes and descriptions; the last one has %s; say "
                    "which they are, as in --columns code=1,description=2"),
                 *self->skipped != '\0' ? self->skipped : _ ("no header"));
  else
    g_set_error (error, ERRDEX_IMPORT_ERROR, ERRDEX_IMPORT_ERROR_NOTHING,
                 _ ("there are no codes with a description in its tables"));

  return FALSE;
}

/* What nobody gave an answer to is guessed from the page, then from the name of the file. */
static char *
choose_title (const ErrdexPage *page, const ErrdexImportOptions *options)
{
  const ErrdexPart *heading = find_title (page);
  const char *const candidates[]
      = { options->title, heading != NULL ? heading->text : NULL, page->title, options->name };

  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      g_autofree char *title
          = candidates[i] != NULL ? errdex_importer_shorten (candidates[i]) : NULL;

      if (title != NULL && *title != '\0')
        return g_steal_pointer (&title);
    }

  return g_strdup (_ ("Imported"));
}

/* What the letters of the texts tell about their language. */
static const char *
guess_language (const ErrdexDraft *draft)
{
  guint han = 0, kana = 0, hangul = 0, others = 0;

  for (guint i = 0; i < draft->entries->len; i++)
    {
      const char *p = ((ErrdexDraftEntry *) draft->entries->pdata[i])->description;

      for (; *p != '\0'; p = g_utf8_next_char (p))
        {
          GUnicodeScript script = g_unichar_get_script (g_utf8_get_char (p));

          han += script == G_UNICODE_SCRIPT_HAN;
          kana += script == G_UNICODE_SCRIPT_HIRAGANA || script == G_UNICODE_SCRIPT_KATAKANA;
          hangul += script == G_UNICODE_SCRIPT_HANGUL;
          others += script == G_UNICODE_SCRIPT_LATIN;
        }
    }
  /* a sign of these says about as much as four letters */
  if (4 * (han + kana + hangul) < others)
    return "en";
  if (hangul > han)
    return "ko";

  return kana > 0 && 10 * kana > han ? "ja" : han > 0 ? "zh" : "en";
}

static const char *
choose_language (const ErrdexImporter *self, const ErrdexPage *page, const char *given)
{
  const char *found = page->language;

  if (given != NULL)
    return given;
  if (found != NULL && g_ascii_isalpha (found[0]) && g_ascii_isalpha (found[1])
      && strlen (found) < 36
      && found[strspn (found, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-")] == '\0')
    return found;

  return guess_language (&self->draft);
}

/* Whatever was in the page, what comes out is a catalog, or nothing. */
static gboolean
check (ErrdexImporter *self, const char *json, GError **error)
{
  g_autoptr (GPtrArray) problems
      = g_ptr_array_new_with_free_func ((GDestroyNotify) errdex_problem_free);
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr (ErrdexCatalog) catalog = errdex_catalog_read (bytes, NULL, problems, NULL);

  if (catalog == NULL)
    {
      const ErrdexProblem *problem = problems->pdata[0];

      /* its place in a file that is not written is of no use to anybody */
      g_set_error (error, ERRDEX_IMPORT_ERROR, ERRDEX_IMPORT_ERROR_UNREADABLE, "%s: %s",
                   problem->path != NULL ? problem->path : "$", problem->message);
      return FALSE;
    }
  self->result->n_entries = catalog->n_entries;
  for (guint i = 0; i < catalog->n_categories; i++)
    self->result->n_categories += catalog->categories[i].n_entries > 0;

  return TRUE;
}

static gboolean
finish (ErrdexImporter *self,
        const ErrdexPage *page,
        const ErrdexImportOptions *options,
        const char *title,
        GError **error)
{
  g_autofree char *made_id = errdex_draft_make_id (options->name != NULL ? options->name : title);
  const char *id = options->id != NULL ? options->id : made_id != NULL ? made_id : "imported";
  const char *language = choose_language (self, page, options->language);

  self->result->json = errdex_draft_write (&self->draft, id, title, language, options->updated);

  return check (self, self->result->json, error);
}

/**
 * errdex_import:
 * @self: (out): what came of it; its notes are there also if nothing else is
 * @page: a page
 * @options: what the user said
 * @error: (out): why there is no catalog, as %ERRDEX_IMPORT_ERROR
 *
 * Makes a catalog of the tables of a page.
 *
 * Returns: whether there is one
 */
gboolean
errdex_import (ErrdexImported *self,
               const ErrdexPage *page,
               const ErrdexImportOptions *options,
               GError **error)
{
  ErrdexImporter importer = { .result = self };
  g_autofree char *title = choose_title (page, options);
  gboolean done;

  memset (self, 0, sizeof *self);
  self->notes = g_ptr_array_new_with_free_func (free_note);
  errdex_draft_init (&importer.draft);
  done = take_page (&importer, page, title, &options->wish, error);
  if (done && importer.draft.entries->len == 0)
    done = fail_empty (&importer, page, error);
  if (done)
    done = finish (&importer, page, options, title, error);
  errdex_draft_clear (&importer.draft);
  g_free (importer.layout);
  g_free (importer.skipped);

  return done;
}
