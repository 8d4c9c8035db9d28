// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "draft.h"
#include "importer.h"

G_BEGIN_DECLS

/**
 * ErrdexImporter:
 * @result: what comes of it
 * @draft: the catalog so far
 * @columns: which column of the table at hand holds what
 * @category: the place of the category that its rows belong to
 * @has_category: whether a heading named it
 * @section: the place of the category that its last row across all columns began, or @category
 * @row_category: the place of the category that the row before named, or @section
 * @last: (nullable): the entry of the row before
 * @last_code: (nullable): the cell that its code stood in
 * @layout: (nullable): the columns that were told last
 * @skipped: (nullable): the headers of the last table without columns of use
 *
 * An import under way.
 */
typedef struct
{
  ErrdexImported *result;
  ErrdexDraft draft;
  ErrdexColumns columns;
  guint category;
  gboolean has_category;
  guint section;
  guint row_category;
  ErrdexDraftEntry *last;
  const ErrdexCell *last_code;
  char *layout;
  char *skipped;
} ErrdexImporter;

void errdex_importer_note (ErrdexImporter *self, guint line, const char *format, ...)
    G_GNUC_PRINTF (3, 4);
void errdex_importer_take_row (ErrdexImporter *self,
                               const ErrdexRow *row,
                               const ErrdexCell *const *cells,
                               guint n_columns);
char *errdex_importer_shorten (const char *text);

G_END_DECLS
