// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Makes entries of the rows of a table. */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "catalog/markup.h"
#include "catalog/problem.h"
#include "catalog/reader.h"

#include "importer-private.h"

/* A longer code is refused by the reader of catalogs. */
#define MAX_CODE_LENGTH 256

/* --- cells --- */

static const ErrdexCell *
get_cell (const ErrdexImporter *self, const ErrdexCell *const *cells, ErrdexField field)
{
  int place = self->columns.places[field];

  return place >= 0 ? cells[place] : NULL;
}

/* Signs and words for nothing. */
static gboolean
is_nothing (const char *text)
{
  static const char *const nothings[]
      = { "", "-", "--", "—", "–", "/", "N/A", "n/a", "無", "无", "なし", "keine", "None" };

  for (guint i = 0; i < G_N_ELEMENTS (nothings); i++)
    if (g_str_equal (text, nothings[i]))
      return TRUE;

  return FALSE;
}

/* The text of a cell, or NULL. */
static const char *
get_text (const ErrdexImporter *self, const ErrdexCell *const *cells, ErrdexField field)
{
  const ErrdexCell *cell = get_cell (self, cells, field);

  return cell == NULL || is_nothing (cell->text) ? NULL : cell->text;
}

static char *
get_plain (const ErrdexImporter *self, const ErrdexCell *const *cells, ErrdexField field)
{
  const char *text = get_text (self, cells, field);
  g_autofree char *plain = errdex_markup_to_plain (text != NULL ? text : "");

  return g_strdup (g_strstrip (plain));
}

/* The values of a cell that may hold several. */
static GPtrArray *
split (const char *plain)
{
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) commas = g_string_new (plain);
  g_auto (GStrv) parts = NULL;

  g_string_replace (commas, "\n- ", "\n", 0);
  g_string_replace (commas, "、", ",", 0);
  g_string_replace (commas, "，", ",", 0);
  g_string_replace (commas, "；", ",", 0);
  parts = g_strsplit_set (g_str_has_prefix (commas->str, "- ") ? commas->str + 2 : commas->str,
                          "\n,;", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      g_ptr_array_add (values, g_strdup (parts[i]));

  return values;
}

/* --- codes --- */

static gboolean
has_space (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isspace (g_utf8_get_char (text)))
      return TRUE;

  return FALSE;
}

static gboolean
have_space (const GPtrArray *values)
{
  for (guint i = 0; i < values->len; i++)
    if (has_space (values->pdata[i]))
      return TRUE;

  return FALSE;
}

/* A code without the characters that direct the text around them. */
static char *
clean_code (const char *text)
{
  GString *code = g_string_new (NULL);

  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_type (g_utf8_get_char (text)) != G_UNICODE_FORMAT)
      g_string_append_unichar (code, g_utf8_get_char (text));

  return g_string_free (code, FALSE);
}

static void
collect_span (ErrdexBlock block,
              guint block_number,
              gsize offset,
              const char *run,
              gsize length,
              gboolean code,
              gpointer user_data)
{
  if (code)
    g_ptr_array_add (user_data, g_strndup (run, length));
}

/* The number that a text begins with, as in “404 Not Found”; what follows is put into @rest. */
static char *
split_number (const char *plain, const char **rest)
{
  gsize length = strcspn (plain, " \n");
  gsize prefix = g_ascii_strncasecmp (plain, "0x", 2) == 0 ? 2 : 0;
  gsize digits = strspn (plain + prefix, prefix > 0 ? "0123456789abcdefABCDEF" : "0123456789.-");

  if (plain[length] != ' ' || digits == 0 || prefix + digits != length || strchr (plain, '\n'))
    return NULL;
  *rest = plain + length + 1;

  return g_strndup (plain, length);
}

/* The codes that a cell names; none if what it says is something else. */
static GPtrArray *
find_codes (const char *text, const char *plain, const char **rest)
{
  g_autoptr (GPtrArray) codes = split (plain);
  g_autoptr (GPtrArray) spans = g_ptr_array_new_with_free_func (g_free);
  char *number;

  *rest = NULL;
  if (!have_space (codes))
    return g_steal_pointer (&codes);
  errdex_markup_parse (text, collect_span, spans);
  if (spans->len > 0 && !have_space (spans))
    return g_steal_pointer (&spans);
  g_ptr_array_set_size (spans, 0);
  number = split_number (plain, rest);
  if (number != NULL)
    g_ptr_array_add (spans, number);

  return g_steal_pointer (&spans);
}

/* --- entries --- */

static void G_GNUC_PRINTF (3, 4) skip (ErrdexImporter *self, guint line, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  self->result->n_skipped++;
  errdex_importer_note (self, line, "%s", text);
}

/* Puts another text behind what is there, unless it is there already or gets too long. */
static void
append_text (char **text, const char *more)
{
  char *joined;

  if (more == NULL || (*text != NULL && strstr (*text, more) != NULL))
    return;
  joined = *text != NULL ? g_strconcat (*text, "\n\n", more, NULL) : g_strdup (more);
  if (strlen (joined) > ERRDEX_CATALOG_MAX_TEXT)
    {
      g_free (joined);
      return;
    }
  g_free (*text);
  *text = joined;
}

static void
add_values (GPtrArray *values, const char *plain, gboolean codes, const char *code)
{
  g_autoptr (GPtrArray) found = split (plain);

  for (guint i = 0; i < found->len; i++)
    {
      char *value = codes ? clean_code (found->pdata[i]) : g_strdup (found->pdata[i]);
      gsize max = codes ? MAX_CODE_LENGTH : ERRDEX_CATALOG_MAX_LINE;

      if (*value == '\0' || strlen (value) > max || (codes && has_space (value))
          || g_str_equal (value, code)
          || g_ptr_array_find_with_equal_func (values, value, g_str_equal, NULL))
        g_free (value);
      else
        g_ptr_array_add (values, value);
    }
}

static void
read_kind (ErrdexImporter *self, ErrdexDraftEntry *entry, guint line, const char *plain)
{
  g_autofree char *id = errdex_draft_make_id (plain);
  ErrdexKind kind;

  if (*plain == '\0')
    return;
  if (id != NULL && errdex_kind_from_id (id, &kind))
    {
      entry->kind = kind;
    }
  else
    {
      g_autofree char *excerpt = errdex_problem_excerpt (plain, -1);

      errdex_importer_note (self, line, _ ("“%s” is no kind and was left out"), excerpt);
    }
}

/* What one row says. */
typedef struct
{
  guint line;
  char *description;
  char *solution;
  char *kind;
  char *aliases;
  char *operations;
} Row;

static void
row_clear (Row *self)
{
  g_free (self->description);
  g_free (self->solution);
  g_free (self->kind);
  g_free (self->aliases);
  g_free (self->operations);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Row, row_clear)

static void
fill_entry (ErrdexImporter *self, ErrdexDraftEntry *entry, const Row *row)
{
  append_text (&entry->description, row->description);
  append_text (&entry->solution, row->solution);
  read_kind (self, entry, row->line, row->kind);
  add_values (entry->aliases, row->aliases, TRUE, entry->code);
  add_values (entry->operations, row->operations, FALSE, "");
}

/* A code that is there already gets the texts of both rows. A merged cell makes two rows of one,
 * which needs no words. */
static void
merge (ErrdexImporter *self, ErrdexDraftEntry *entry, const Row *row, gboolean same_cell)
{
  gboolean same = g_strcmp0 (entry->description, row->description) == 0
                  && g_strcmp0 (entry->solution, row->solution) == 0;

  if (!same_cell)
    {
      g_autofree char *excerpt = errdex_problem_excerpt (entry->code, -1);

      self->result->n_merged++;
      errdex_importer_note (self, row->line,
                            same ? _ ("“%s” stands in line %u already, with the same texts")
                                 : _ ("“%s” stands in line %u already; their texts were joined"),
                            excerpt, entry->line);
    }
  fill_entry (self, entry, row);
}

static void
add_code (ErrdexImporter *self,
          guint category,
          const char *text,
          const Row *row,
          gboolean same_cell)
{
  g_autofree char *code = clean_code (text);
  g_autofree char *excerpt = errdex_problem_excerpt (code, -1);
  ErrdexDraftEntry *entry = errdex_draft_find (&self->draft, category, code);

  if (*code == '\0' || strlen (code) > MAX_CODE_LENGTH)
    {
      skip (self, row->line, _ ("left out: “%s” is too long for a code"), excerpt);
      return;
    }
  self->last = NULL;
  if (entry != NULL)
    {
      merge (self, entry, row, same_cell);
    }
  else if (row->description == NULL)
    {
      skip (self, row->line, _ ("left out: “%s” has no description"), excerpt);
      return;
    }
  else
    {
      entry = errdex_draft_add (&self->draft, category, code);
      entry->line = row->line;
      fill_entry (self, entry, row);
    }
  self->last = entry;
}

/* A category in that of the table; where no heading gave the table one, it stands by itself. */
static guint
enter_category (ErrdexImporter *self, guint around, const char *title)
{
  gboolean alone = !self->has_category && around == self->category;

  return errdex_draft_get_category (&self->draft, alone ? -1 : (int) around, title, NULL);
}

/* The category of a row: what its own cell says, inside that of the rows around it. Of merged cells
 * that were taken apart only the first says anything, and the empty ones below it mean the same. */
static guint
find_category (ErrdexImporter *self, const ErrdexCell *const *cells)
{
  const ErrdexCell *cell = get_cell (self, cells, ERRDEX_FIELD_CATEGORY);
  g_autofree char *plain = get_plain (self, cells, ERRDEX_FIELD_CATEGORY);
  g_autofree char *title = errdex_importer_shorten (plain);

  if (cell != NULL && *cell->text != '\0')
    self->row_category
        = *title != '\0' ? enter_category (self, self->section, title) : self->section;

  return self->row_category;
}

static gboolean
is_too_long (const char *text)
{
  return text != NULL && strlen (text) > ERRDEX_CATALOG_MAX_TEXT;
}

static void
read_row (const ErrdexImporter *self, Row *row, const ErrdexCell *const *cells, const char *rest)
{
  row->description = g_strdup (get_text (self, cells, ERRDEX_FIELD_DESCRIPTION));
  /* one cell for both says it once */
  if (get_cell (self, cells, ERRDEX_FIELD_SOLUTION)
      != get_cell (self, cells, ERRDEX_FIELD_DESCRIPTION))
    row->solution = g_strdup (get_text (self, cells, ERRDEX_FIELD_SOLUTION));
  row->kind = get_plain (self, cells, ERRDEX_FIELD_KIND);
  row->aliases = get_plain (self, cells, ERRDEX_FIELD_ALIASES);
  row->operations = get_plain (self, cells, ERRDEX_FIELD_OPERATIONS);
  if (rest != NULL)
    {
      g_autofree char *description = g_steal_pointer (&row->description);

      row->description = g_strdup (rest);
      append_text (&row->description, description);
    }
}

/* --- rows --- */

static gboolean
is_empty (const ErrdexRow *row)
{
  for (guint i = 0; i < row->cells->len; i++)
    if (*g_array_index (row->cells, ErrdexCell, i).text != '\0')
      return FALSE;

  return TRUE;
}

/* A row without a code belongs to the one before it, as merged cells do that were taken apart. */
static void
continue_entry (ErrdexImporter *self, const ErrdexRow *row, const ErrdexCell *const *cells)
{
  g_auto (Row) said = { .line = row->line };

  read_row (self, &said, cells, NULL);
  if (self->last != NULL)
    {
      fill_entry (self, self->last, &said);
      return;
    }
  skip (self, row->line, _ ("left out: there is no code in this row"));
}

static void
take_codes (ErrdexImporter *self,
            const ErrdexRow *row,
            const ErrdexCell *const *cells,
            guint category,
            const char *text,
            const char *plain)
{
  const ErrdexCell *cell = get_cell (self, cells, ERRDEX_FIELD_CODE);
  const char *rest;
  g_autoptr (GPtrArray) codes = find_codes (text, plain, &rest);
  g_autofree char *excerpt = errdex_problem_excerpt (plain, -1);
  g_auto (Row) said = { .line = row->line };

  read_row (self, &said, cells, rest);
  if (codes->len == 0)
    {
      skip (self, row->line, _ ("left out: “%s” is no code, as it has white space"), excerpt);
      return;
    }
  if (is_too_long (said.description) || is_too_long (said.solution))
    {
      skip (self, row->line, _ ("left out: the texts of “%s” are longer than a catalog may have"),
            excerpt);
      return;
    }
  for (guint i = 0; i < codes->len; i++)
    add_code (self, category, codes->pdata[i], &said, cell == self->last_code);
  self->last_code = cell;
}

/**
 * errdex_importer_take_row:
 * @self: an import
 * @row: a row of a table
 * @cells: (array length=n_columns): what stands in each column of it, from above as well
 * @n_columns: how many columns the table has
 *
 * Takes what a row says.
 */
void
errdex_importer_take_row (ErrdexImporter *self,
                          const ErrdexRow *row,
                          const ErrdexCell *const *cells,
                          guint n_columns)
{
  const ErrdexCell *first = row->cells->len > 0 ? &g_array_index (row->cells, ErrdexCell, 0) : NULL;
  const char *text = get_text (self, cells, ERRDEX_FIELD_CODE);
  g_autofree char *plain = NULL;
  guint category;

  if (is_empty (row) && (text == NULL || row->cells->len > 0))
    return;
  if (row->cells->len == 1 && n_columns > 1 && first->columns >= n_columns)
    {
      g_autofree char *line = errdex_markup_first_line (first->text);
      g_autofree char *title = errdex_importer_shorten (line);

      self->section = self->row_category = enter_category (self, self->category, title);
      self->last = NULL;
      return;
    }
  if (errdex_row_is_header (row))
    return;

  plain = get_plain (self, cells, ERRDEX_FIELD_CODE);
  category = find_category (self, cells);
  if (text == NULL)
    continue_entry (self, row, cells);
  else
    take_codes (self, row, cells, category, text, plain);
}
