// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "page.h"

/* the formatter takes the hyphens for minus signs */
/* clang-format off */
G_DEFINE_QUARK (errdex-import-error-quark, errdex_import_error)
/* clang-format on */

static void
clear_cell (gpointer data)
{
  g_free (((ErrdexCell *) data)->text);
}

static void
free_row (gpointer data)
{
  ErrdexRow *self = data;

  g_array_unref (self->cells);
  g_free (self);
}

static void
free_part (gpointer data)
{
  ErrdexPart *self = data;

  g_free (self->text);
  g_free (self->anchor);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self);
}

/**
 * errdex_page_new:
 *
 * Returns: (transfer full): a page with nothing on it
 */
ErrdexPage *
errdex_page_new (void)
{
  ErrdexPage *self = g_new0 (ErrdexPage, 1);

  self->parts = g_ptr_array_new_with_free_func (free_part);

  return self;
}

/**
 * errdex_page_free:
 * @self: (transfer full): a page
 */
void
errdex_page_free (ErrdexPage *self)
{
  g_free (self->title);
  g_free (self->language);
  g_ptr_array_unref (self->parts);
  g_free (self);
}

static ErrdexPart *
add_part (ErrdexPage *self, guint line)
{
  ErrdexPart *part = g_new0 (ErrdexPart, 1);

  part->line = line;
  g_ptr_array_add (self->parts, part);

  return part;
}

/**
 * errdex_page_add_heading:
 * @self: a page
 * @line: the line that it begins in
 * @level: its level, from 1 to 6
 * @text: the heading, as plain text on one line
 * @anchor: (nullable): its name in links
 */
void
errdex_page_add_heading (ErrdexPage *self,
                         guint line,
                         guint level,
                         const char *text,
                         const char *anchor)
{
  ErrdexPart *part = add_part (self, line);

  part->level = level;
  part->text = g_strdup (text);
  part->anchor = g_strdup (anchor);
}

/**
 * errdex_page_add_table:
 * @self: a page
 * @line: the line that it begins in
 *
 * Returns: (transfer none): a table without rows
 */
ErrdexPart *
errdex_page_add_table (ErrdexPage *self, guint line)
{
  ErrdexPart *part = add_part (self, line);

  part->rows = g_ptr_array_new_with_free_func (free_row);

  return part;
}

/**
 * errdex_page_add_row:
 * @self: a page
 * @table: one of its tables
 * @line: the line that the row begins in
 *
 * Returns: (transfer none) (nullable): a row without cells; %NULL if the page has too many
 */
ErrdexRow *
errdex_page_add_row (ErrdexPage *self, ErrdexPart *table, guint line)
{
  ErrdexRow *row;

  if (++self->n_cells > ERRDEX_PAGE_MAX_CELLS)
    return NULL;
  row = g_new0 (ErrdexRow, 1);
  row->line = line;
  row->cells = g_array_new (FALSE, FALSE, sizeof (ErrdexCell));
  g_array_set_clear_func (row->cells, clear_cell);
  g_ptr_array_add (table->rows, row);

  return row;
}

/**
 * errdex_page_add_cell:
 * @self: a page
 * @row: one of its rows
 * @cell: a cell, whose text is copied
 *
 * Returns: whether the page may go on; otherwise it has too many cells
 */
gboolean
errdex_page_add_cell (ErrdexPage *self, ErrdexRow *row, const ErrdexCell *cell)
{
  ErrdexCell copy = *cell;

  if (++self->n_cells > ERRDEX_PAGE_MAX_CELLS)
    return FALSE;
  if (row->cells->len >= ERRDEX_PAGE_MAX_COLUMNS)
    return TRUE;
  copy.text = g_strdup (cell->text);
  copy.rows = CLAMP (cell->rows, 1, G_MAXUINT16);
  copy.columns = CLAMP (cell->columns, 1, ERRDEX_PAGE_MAX_COLUMNS);
  g_array_append_val (row->cells, copy);

  return TRUE;
}

/**
 * errdex_row_is_header:
 * @self: a row
 *
 * Returns: whether it has cells, and all of them are marked as headers
 */
gboolean
errdex_row_is_header (const ErrdexRow *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    if (!g_array_index (self->cells, ErrdexCell, i).header)
      return FALSE;

  return self->cells->len > 0;
}

/* --- merged cells --- */

/* A cell that reaches into the next rows. */
typedef struct
{
  const ErrdexCell *cell;
  guint rows_left;
} Span;

static void
put (const ErrdexCell **filled, Span *spans, guint column, const ErrdexCell *cell, guint rows_left)
{
  filled[column] = cell;
  spans[column].cell = cell;
  spans[column].rows_left = rows_left;
}

/* One row with everything that stands in it. Returns how many columns it has. */
static guint
fill_row (const ErrdexCell **filled, Span *spans, const ErrdexRow *row)
{
  guint column = 0, width = 0;

  for (guint i = 0; i < ERRDEX_PAGE_MAX_COLUMNS; i++)
    {
      filled[i] = NULL;
      if (spans[i].rows_left == 0)
        continue;
      put (filled, spans, i, spans[i].cell, spans[i].rows_left - 1);
      width = i + 1;
    }
  for (guint i = 0; i < row->cells->len; i++)
    {
      const ErrdexCell *cell = &g_array_index (row->cells, ErrdexCell, i);

      while (column < ERRDEX_PAGE_MAX_COLUMNS && filled[column] != NULL)
        column++;
      for (guint n = 0; n < cell->columns && column < ERRDEX_PAGE_MAX_COLUMNS; n++)
        if (filled[column] == NULL)
          put (filled, spans, column++, cell, cell->rows - 1);
    }

  return MAX (width, column);
}

/**
 * errdex_part_fill:
 * @table: a table
 * @n_columns: (out): how many columns it has
 *
 * Puts each cell into all the places that it spans.
 *
 * Returns: (transfer full) (element-type gpointer) (nullable): for each row an array of @n_columns
 * cells, %NULL where there is none; or %NULL where that would be more than
 * %ERRDEX_PAGE_MAX_CELLS
 */
GPtrArray *
errdex_part_fill (const ErrdexPart *table, guint *n_columns)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_free);
  g_autofree Span *spans = g_new0 (Span, ERRDEX_PAGE_MAX_COLUMNS);
  g_autofree const ErrdexCell **filled = g_new0 (const ErrdexCell *, ERRDEX_PAGE_MAX_COLUMNS);
  g_autofree guint *widths = g_new0 (guint, MAX (table->rows->len, 1));

  *n_columns = 0;
  for (guint i = 0; i < table->rows->len; i++)
    {
      widths[i] = fill_row (filled, spans, table->rows->pdata[i]);
      *n_columns = MAX (*n_columns, widths[i]);
      if ((guint64) *n_columns * table->rows->len > ERRDEX_PAGE_MAX_CELLS)
        {
          g_ptr_array_unref (rows);
          return NULL;
        }
      g_ptr_array_add (rows, g_memdup2 (filled, sizeof (ErrdexCell *) * MAX (widths[i], 1)));
    }
  for (guint i = 0; i < rows->len; i++)
    {
      const ErrdexCell **row
          = g_renew (const ErrdexCell *, g_ptr_array_index (rows, i), MAX (*n_columns, 1));

      for (guint column = MAX (widths[i], 1); column < *n_columns; column++)
        row[column] = NULL;
      rows->pdata[i] = row;
    }

  return rows;
}
