// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A larger file is refused, in bytes. */
#define ERRDEX_IMPORT_MAX_BYTES (64 * 1024 * 1024)
/* Columns beyond these are left out. */
#define ERRDEX_PAGE_MAX_COLUMNS 64
/* A page with more cells is refused, those counted that merged cells fill. */
#define ERRDEX_PAGE_MAX_CELLS (4 * 1024 * 1024)

/**
 * ErrdexImportError:
 * @ERRDEX_IMPORT_ERROR_UNREADABLE: the file is not what it is said to be, or too large
 * @ERRDEX_IMPORT_ERROR_NOTHING: no codes are in it
 *
 * Codes of %ERRDEX_IMPORT_ERROR.
 */
typedef enum
{
  ERRDEX_IMPORT_ERROR_UNREADABLE,
  ERRDEX_IMPORT_ERROR_NOTHING,
} ErrdexImportError;

#define ERRDEX_IMPORT_ERROR (errdex_import_error_quark ())
GQuark errdex_import_error_quark (void);

/**
 * ErrdexCell:
 * @text: what it says, in the markup of catalog/markup.h
 * @line: the line of the file that it begins in, from 1
 * @rows: how many rows it spans
 * @columns: how many columns it spans
 * @header: whether it is marked as a header
 */
typedef struct
{
  char *text;
  guint line;
  guint rows;
  guint columns;
  gboolean header;
} ErrdexCell;

/**
 * ErrdexRow:
 * @line: the line of the file that it begins in, from 1
 * @cells: (element-type ErrdexCell): its cells, those that span into it from above left out
 */
typedef struct
{
  guint line;
  GArray *cells;
} ErrdexRow;

/**
 * ErrdexPart:
 * @line: the line of the file that it begins in, from 1
 * @level: the level of a heading, from 1 to 6; 0 for a table
 * @text: (nullable): the heading, as plain text on one line
 * @anchor: (nullable): the name of the heading in links
 * @rows: (nullable) (element-type ErrdexRow): the rows of a table
 *
 * A heading or a table.
 */
typedef struct
{
  guint line;
  guint level;
  char *text;
  char *anchor;
  GPtrArray *rows;
} ErrdexPart;

/**
 * ErrdexPage:
 * @title: (nullable): what the page calls itself
 * @language: (nullable): the language that it says it is in
 * @parts: (element-type ErrdexPart): its headings and tables, in order
 * @n_cells: how many cells its tables have together
 *
 * What matters of a document that has tables.
 */
typedef struct
{
  char *title;
  char *language;
  GPtrArray *parts;
  guint n_cells;
} ErrdexPage;

ErrdexPage *errdex_page_new (void);
void errdex_page_free (ErrdexPage *self);
void errdex_page_add_heading (ErrdexPage *self,
                              guint line,
                              guint level,
                              const char *text,
                              const char *anchor);
ErrdexPart *errdex_page_add_table (ErrdexPage *self, guint line);
ErrdexRow *errdex_page_add_row (ErrdexPage *self, ErrdexPart *table, guint line);
gboolean errdex_page_add_cell (ErrdexPage *self, ErrdexRow *row, const ErrdexCell *cell);
gboolean errdex_row_is_header (const ErrdexRow *self);
GPtrArray *errdex_part_fill (const ErrdexPart *table, guint *n_columns);

char *errdex_page_write (const ErrdexPage *self);
ErrdexPage *errdex_page_read (const char *text, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ErrdexPage, errdex_page_free)

G_END_DECLS
