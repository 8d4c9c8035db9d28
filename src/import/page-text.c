// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* A page as text, which is how it comes from the program that reads HTML and Markdown: one thing a
 * line, its members set apart by tabs. Whoever reads it does not trust it. */

#include "config.h"

#include <string.h>

#include "page.h"

#define FIRST_LINE "errdex-page 1"

/* --- writing --- */

static void
append_text (GString *out, const char *text)
{
  g_string_append_c (out, '\t');
  for (const char *p = text != NULL ? text : ""; *p != '\0'; p++)
    switch (*p)
      {
      case '\\':
        g_string_append (out, "\\\\");
        break;
      case '\n':
        g_string_append (out, "\\n");
        break;
      case '\t':
        g_string_append (out, "\\t");
        break;
      default:
        g_string_append_c (out, *p);
        break;
      }
}

static void
append_row (GString *out, const ErrdexRow *row)
{
  g_string_append_printf (out, "row\t%u\n", row->line);
  for (guint i = 0; i < row->cells->len; i++)
    {
      const ErrdexCell *cell = &g_array_index (row->cells, ErrdexCell, i);

      g_string_append_printf (out, "cell\t%u\t%u\t%u\t%u", cell->line, cell->rows, cell->columns,
                              cell->header ? 1 : 0);
      append_text (out, cell->text);
      g_string_append_c (out, '\n');
    }
}

static void
append_part (GString *out, const ErrdexPart *part)
{
  if (part->level > 0)
    {
      g_string_append_printf (out, "heading\t%u\t%u", part->line, part->level);
      append_text (out, part->anchor);
      append_text (out, part->text);
      g_string_append_c (out, '\n');
      return;
    }
  g_string_append_printf (out, "table\t%u\n", part->line);
  for (guint i = 0; i < part->rows->len; i++)
    append_row (out, part->rows->pdata[i]);
}

static void
append_member (GString *out, const char *name, const char *text)
{
  if (text == NULL)
    return;
  g_string_append (out, name);
  append_text (out, text);
  g_string_append_c (out, '\n');
}

/**
 * errdex_page_write:
 * @self: a page
 *
 * Returns: (transfer full): the page as text, for errdex_page_read()
 */
char *
errdex_page_write (const ErrdexPage *self)
{
  GString *out = g_string_new (FIRST_LINE "\n");

  append_member (out, "title", self->title);
  append_member (out, "language", self->language);
  for (guint i = 0; i < self->parts->len; i++)
    append_part (out, self->parts->pdata[i]);

  return g_string_free (out, FALSE);
}

/* --- reading --- */

typedef struct
{
  ErrdexPage *page;
  ErrdexPart *table;
  ErrdexRow *row;
} Reader;

/* In place: the text gets no longer. */
static const char *
unescape (char *text)
{
  char *to = text;

  for (const char *from = text; *from != '\0'; from++)
    if (*from == '\\' && from[1] != '\0')
      {
        from++;
        *to++ = *from == 'n' ? '\n' : *from == 't' ? '\t' : *from;
      }
    else
      {
        *to++ = *from;
      }
  *to = '\0';

  return text;
}

static gboolean
get_number (const char *text, guint min, guint max, guint *number)
{
  guint64 value;

  if (!g_ascii_string_to_unsigned (text, 10, min, max, &value, NULL))
    return FALSE;
  *number = value;

  return TRUE;
}

static gboolean
read_heading (Reader *self, char **fields)
{
  guint line, level;

  if (g_strv_length (fields) != 5 || !get_number (fields[1], 1, G_MAXUINT, &line)
      || !get_number (fields[2], 1, 6, &level))
    return FALSE;
  unescape (fields[3]);
  errdex_page_add_heading (self->page, line, level, unescape (fields[4]),
                           *fields[3] != '\0' ? fields[3] : NULL);
  self->table = NULL;
  self->row = NULL;

  return TRUE;
}

static gboolean
read_cell (Reader *self, char **fields)
{
  ErrdexCell cell = { 0 };
  guint header;

  if (self->row == NULL || g_strv_length (fields) != 6
      || !get_number (fields[1], 1, G_MAXUINT, &cell.line)
      || !get_number (fields[2], 1, G_MAXUINT16, &cell.rows)
      || !get_number (fields[3], 1, ERRDEX_PAGE_MAX_COLUMNS, &cell.columns)
      || !get_number (fields[4], 0, 1, &header))
    return FALSE;
  cell.header = header == 1;
  cell.text = (char *) unescape (fields[5]);

  return errdex_page_add_cell (self->page, self->row, &cell);
}

static gboolean
read_line (Reader *self, const char *text)
{
  g_auto (GStrv) fields = g_strsplit (text, "\t", -1);
  guint n = g_strv_length (fields), line;

  if (n == 2 && g_str_equal (fields[0], "title") && self->page->title == NULL)
    return (self->page->title = g_strdup (unescape (fields[1]))) != NULL;
  if (n == 2 && g_str_equal (fields[0], "language") && self->page->language == NULL)
    return (self->page->language = g_strdup (unescape (fields[1]))) != NULL;
  if (n > 0 && g_str_equal (fields[0], "heading"))
    return read_heading (self, fields);
  if (n > 0 && g_str_equal (fields[0], "cell"))
    return read_cell (self, fields);
  if (n != 2 || !get_number (fields[1], 1, G_MAXUINT, &line))
    return FALSE;

  if (g_str_equal (fields[0], "table"))
    {
      self->table = errdex_page_add_table (self->page, line);
      self->row = NULL;
      return TRUE;
    }
  if (self->table == NULL || !g_str_equal (fields[0], "row"))
    return FALSE;
  self->row = errdex_page_add_row (self->page, self->table, line);

  return self->row != NULL;
}

/**
 * errdex_page_read:
 * @text: a page as errdex_page_write() has it
 * @error: (out): that it is none, as %ERRDEX_IMPORT_ERROR
 *
 * Returns: (transfer full) (nullable): the page
 */
ErrdexPage *
errdex_page_read (const char *text, GError **error)
{
  g_autoptr (ErrdexPage) page = errdex_page_new ();
  Reader reader = { .page = page };
  gboolean sound = g_str_has_prefix (text, FIRST_LINE "\n") && g_utf8_validate (text, -1, NULL);
  const char *p = text + (sound ? strlen (FIRST_LINE "\n") : 0);

  while (sound && *p != '\0')
    {
      const char *end = strchr (p, '\n');
      g_autofree char *line = end != NULL ? g_strndup (p, end - p) : NULL;

      sound = line != NULL && read_line (&reader, line);
      p = sound ? end + 1 : p;
    }
  if (!sound)
    {
      g_set_error (error, ERRDEX_IMPORT_ERROR, ERRDEX_IMPORT_ERROR_UNREADABLE,
                   "the reader of pages answered with nonsense");
      return NULL;
    }

  return g_steal_pointer (&page);
}
