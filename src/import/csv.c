// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Reads comma-separated values after RFC 4180 (https://www.rfc-editor.org/rfc/rfc4180), and what
 * spreadsheets make of it: other delimiters, other ends of lines. */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "csv.h"
#include "prose.h"

typedef struct
{
  const char *p;
  char delimiter;
  guint line;
  ErrdexPage *page;
  ErrdexPart *table;
} Reader;

/* The delimiter that the first line has most of; a comma where it has none. */
static char
guess_delimiter (const char *text)
{
  static const char delimiters[] = ",;\t";
  guint counts[sizeof delimiters] = { 0 };
  gboolean quoted = FALSE;
  guint best = 0;

  for (; *text != '\0' && (quoted || (*text != '\n' && *text != '\r')); text++)
    {
      const char *found = strchr (delimiters, *text);

      if (*text == '"')
        quoted = !quoted;
      else if (!quoted && found != NULL)
        counts[found - delimiters]++;
    }
  for (guint i = 1; i < sizeof delimiters - 1; i++)
    if (counts[i] > counts[best])
      best = i;

  return delimiters[best];
}

static gboolean
fail (GError **error, const char *text, guint line)
{
  g_autofree char *message = g_strdup_printf (_ ("line %u: %s"), line, text);

  g_set_error_literal (error, ERRDEX_IMPORT_ERROR, ERRDEX_IMPORT_ERROR_UNREADABLE, message);

  return FALSE;
}

/* Reads what stands in quotes, from behind the first of them to behind the last. */
static gboolean
read_quoted (Reader *self, GString *field, GError **error)
{
  guint line = self->line;

  for (self->p++; *self->p != '\0'; self->p++)
    {
      if (*self->p == '"' && self->p[1] == '"')
        self->p++;
      else if (*self->p == '"')
        break;
      else if (*self->p == '\n' || (*self->p == '\r' && self->p[1] != '\n'))
        self->line++;
      g_string_append_c (field, *self->p);
    }
  if (*self->p == '\0')
    return fail (error, _ ("this quote is never closed"), line);
  self->p++;

  return TRUE;
}

static gboolean
is_end (const Reader *self)
{
  return *self->p == '\0' || *self->p == '\n' || *self->p == '\r' || *self->p == self->delimiter;
}

static gboolean
read_field (Reader *self, ErrdexRow *row, GError **error)
{
  g_autoptr (GString) field = g_string_new (NULL);
  ErrdexCell cell = { .line = self->line, .rows = 1, .columns = 1 };
  const char *p = self->p + strspn (self->p, " ");

  if (*p == '"')
    self->p = p;
  if (*self->p == '"' && !read_quoted (self, field, error))
    return FALSE;
  for (; !is_end (self); self->p++)
    g_string_append_c (field, *self->p);
  cell.text = errdex_prose_from_lines (field->str);
  if (!errdex_page_add_cell (self->page, row, &cell))
    {
      g_free (cell.text);
      return fail (error, _ ("the table is too large"), self->line);
    }
  g_free (cell.text);

  return TRUE;
}

static gboolean
read_row (Reader *self, GError **error)
{
  ErrdexRow *row = errdex_page_add_row (self->page, self->table, self->line);

  if (row == NULL)
    return fail (error, _ ("the table is too large"), self->line);
  while (read_field (self, row, error))
    {
      if (*self->p == self->delimiter)
        {
          self->p++;
          continue;
        }
      if (*self->p == '\r' && self->p[1] == '\n')
        self->p++;
      if (*self->p != '\0')
        self->p++;
      self->line++;
      return TRUE;
    }

  return FALSE;
}

/**
 * errdex_csv_read:
 * @text: UTF-8
 * @delimiter: what stands between two fields; 0 to guess
 * @error: (out): what is wrong with it, as %ERRDEX_IMPORT_ERROR
 *
 * Reads a table. A field may hold the markup of catalog/markup.h.
 *
 * Returns: (transfer full) (nullable): a page with one table
 */
ErrdexPage *
errdex_csv_read (const char *text, char delimiter, GError **error)
{
  g_autoptr (ErrdexPage) page = errdex_page_new ();
  Reader reader = { .p = text, .line = 1, .page = page };

  reader.delimiter = delimiter != '\0' ? delimiter : guess_delimiter (text);
  reader.table = errdex_page_add_table (page, 1);
  while (*reader.p != '\0')
    if (!read_row (&reader, error))
      return NULL;

  return g_steal_pointer (&page);
}
