// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

#include "find/finder.h"
#include "marks.h"

G_BEGIN_DECLS

#define ERRDEX_TYPE_ROW_ITEM (errdex_row_item_get_type ())
G_DECLARE_FINAL_TYPE (ErrdexRowItem, errdex_row_item, ERRDEX, ROW_ITEM, GObject)

/* The number of the group of the bookmarks in a row: the same whatever groups there are. */
#define ERRDEX_BOOKMARKS G_MAXINT

/**
 * ErrdexRowData:
 * @library: (nullable): the library that the row is about
 * @result: (nullable): the result that put it there; %NULL while everything is listed
 * @marks: (nullable): what the user keeps about entries
 * @entry: the number of its entry, or -1 for the header of a group
 * @group: the number of its group among the rows' groups, or %ERRDEX_BOOKMARKS
 * @in_bookmarks: whether that is the group of the bookmarks
 * @title: the title of the group
 * @depth: how many groups are around that group
 * @count: how many entries the group and those inside it list
 *
 * What a row shows.
 */
typedef struct
{
  ErrdexLibrary *library;
  ErrdexResult *result;
  ErrdexMarks *marks;
  int entry;
  guint group;
  gboolean in_bookmarks;
  const char *title;
  guint depth;
  guint count;
} ErrdexRowData;

/* Signals:
 * - changed: what the row shows is something else now */

ErrdexRowItem *errdex_row_item_new (const ErrdexRowData *data, gboolean expanded);
void errdex_row_item_change (ErrdexRowItem *self, const ErrdexRowData *data, gboolean expanded);
const ErrdexRowData *errdex_row_item_get_data (ErrdexRowItem *self);
gboolean errdex_row_item_is_header (ErrdexRowItem *self);
gboolean errdex_row_item_get_expanded (ErrdexRowItem *self);
void errdex_row_item_set_expanded (ErrdexRowItem *self, gboolean expanded);

G_END_DECLS
