// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "groups.h"
#include "marks.h"
#include "row-item.h"

G_BEGIN_DECLS

#define ERRDEX_TYPE_ROWS (errdex_rows_get_type ())
G_DECLARE_FINAL_TYPE (ErrdexRows, errdex_rows, ERRDEX, ROWS, GObject)

/* ErrdexRows is the list as it is shown: a GListModel of ErrdexRowItem, headers of groups and
 * entries in one flat row, and the GtkSelectionModel over it. An entry with a bookmark stands in it
 * twice while everything is listed: among the bookmarks, which come first, and in its own group. It
 * computes rows from numbers and makes an item only for a row that is asked for, so it costs as
 * much for 500 entries as for 100,000.
 *
 * One entry is the selected one, to which the keys go and which is shown. Others may be selected
 * with it, until it moves alone, groups hide it or something else is searched for.
 *
 * Signals:
 * - chosen (guint entry): the user selected an entry in the list; not emitted by
 *   errdex_rows_select()
 * - marked: what rows show of bookmarks and notes may be something else now */

ErrdexRows *errdex_rows_new (ErrdexLibrary *library);
ErrdexLibrary *errdex_rows_get_library (ErrdexRows *self);
void errdex_rows_set_library (ErrdexRows *self, ErrdexLibrary *library, ErrdexResult *result);
void errdex_rows_update_titles (ErrdexRows *self);
const ErrdexGroup *errdex_rows_get_groups (ErrdexRows *self, guint *n_groups);

int errdex_rows_get_parent (ErrdexRows *self, guint group);

void errdex_rows_set_marks (ErrdexRows *self, ErrdexMarks *marks);

void errdex_rows_hold_back (ErrdexRows *self, guint n_first);
void errdex_rows_release (ErrdexRows *self);

void errdex_rows_set_result (ErrdexRows *self, ErrdexResult *result);
ErrdexResult *errdex_rows_get_result (ErrdexRows *self);

gboolean errdex_rows_is_expanded (ErrdexRows *self, guint group);
void errdex_rows_set_expanded (ErrdexRows *self, guint group, gboolean expanded);
void errdex_rows_set_all_expanded (ErrdexRows *self, gboolean expanded);
void errdex_rows_set_collapsed (ErrdexRows *self, const char *const *keys);
char **errdex_rows_dup_collapsed (ErrdexRows *self);

guint errdex_rows_find_entry (ErrdexRows *self, guint entry);
guint errdex_rows_find_row (ErrdexRows *self, guint group, guint entry);
guint errdex_rows_find_group (ErrdexRows *self, guint group);
void errdex_rows_reveal (ErrdexRows *self, guint entry);
gboolean errdex_rows_lists (ErrdexRows *self, guint entry);

void errdex_rows_select (ErrdexRows *self, int entry);
int errdex_rows_get_selected (ErrdexRows *self);
gboolean errdex_rows_is_selected_row (ErrdexRows *self, const ErrdexRowData *data);
guint errdex_rows_step (ErrdexRows *self, int steps);

void errdex_rows_extend (ErrdexRows *self, guint position, gboolean keep);
gboolean errdex_rows_has_several (ErrdexRows *self);
guint errdex_rows_count_selected (ErrdexRows *self);
GArray *errdex_rows_list_selected (ErrdexRows *self);

G_END_DECLS
