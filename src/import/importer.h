// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "columns.h"
#include "page.h"

G_BEGIN_DECLS

/**
 * ErrdexNote:
 * @line: the line of the file that it is about
 * @text: what was taken or skipped, and why; translated
 */
typedef struct
{
  guint line;
  char *text;
} ErrdexNote;

/**
 * ErrdexImportOptions:
 * @id: (nullable): the id of the catalog
 * @title: (nullable): its title
 * @language: (nullable): the language of its texts
 * @updated: (nullable): the date of its source, as YYYY-MM-DD
 * @name: the name of the file, which id and title are made of where nothing else gives them
 * @wish: which columns to take
 */
typedef struct
{
  const char *id;
  const char *title;
  const char *language;
  const char *updated;
  const char *name;
  ErrdexWish wish;
} ErrdexImportOptions;

/**
 * ErrdexImported:
 * @json: (nullable): the catalog as a file
 * @notes: (element-type ErrdexNote): what there is to say, in the order of the file
 * @n_tables: how many tables were taken
 * @n_entries: how many entries there are
 * @n_categories: how many categories there are
 * @n_merged: how many rows were merged into entries that were there already
 * @n_skipped: how many rows were left out
 */
typedef struct
{
  char *json;
  GPtrArray *notes;
  guint n_tables;
  guint n_entries;
  guint n_categories;
  guint n_merged;
  guint n_skipped;
} ErrdexImported;

gboolean errdex_import (ErrdexImported *self,
                        const ErrdexPage *page,
                        const ErrdexImportOptions *options,
                        GError **error);
void errdex_imported_clear (ErrdexImported *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ErrdexImported, errdex_imported_clear)

G_END_DECLS
