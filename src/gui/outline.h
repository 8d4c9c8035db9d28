// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "groups.h"
#include "find/finder.h"

G_BEGIN_DECLS

/* The outline is what stands where in the list: headers of groups, and the entries of the open
 * ones, in one flat row of positions. It knows only numbers. An entry with a bookmark stands in it
 * twice while everything is listed: among the bookmarks, which come first, and in its own group. */
typedef struct _ErrdexOutline ErrdexOutline;

ErrdexOutline *errdex_outline_new (ErrdexLibrary *library);
ErrdexOutline *errdex_outline_new_after (ErrdexOutline *before,
                                         ErrdexLibrary *library,
                                         ErrdexResult *result,
                                         GArray *bookmarks);
void errdex_outline_free (ErrdexOutline *self);

void errdex_outline_set_result (ErrdexOutline *self, ErrdexResult *result);
ErrdexResult *errdex_outline_get_result (ErrdexOutline *self);
void errdex_outline_set_bookmarks (ErrdexOutline *self, GArray *bookmarks);
GArray *errdex_outline_get_bookmarks (ErrdexOutline *self);

const ErrdexGroup *errdex_outline_get_groups (ErrdexOutline *self, guint *n_groups);
guint errdex_outline_get_bookmarks_group (ErrdexOutline *self);
gboolean errdex_outline_is_open (ErrdexOutline *self, guint group);
void errdex_outline_set_open (ErrdexOutline *self, guint group, gboolean open);
void errdex_outline_set_collapsed (ErrdexOutline *self, const char *const *keys);
char **errdex_outline_dup_collapsed (ErrdexOutline *self);
void errdex_outline_update_titles (ErrdexOutline *self);
void errdex_outline_lay_out (ErrdexOutline *self);
guint errdex_outline_count_below (ErrdexOutline *self, guint group);
guint errdex_outline_find_group (ErrdexOutline *self, guint entry);

guint errdex_outline_count_rows (ErrdexOutline *self);
guint errdex_outline_count_entries (ErrdexOutline *self);
guint errdex_outline_count_bookmark_rows (ErrdexOutline *self);
int errdex_outline_get_entry (ErrdexOutline *self, guint position, guint *group);
gboolean errdex_outline_lists (ErrdexOutline *self, guint entry);
guint errdex_outline_find_header (ErrdexOutline *self, guint group);
guint errdex_outline_find_row (ErrdexOutline *self, guint group, guint entry);
guint errdex_outline_count_entries_before (ErrdexOutline *self, guint position);
guint errdex_outline_find_nth_entry (ErrdexOutline *self, guint n);
guint errdex_outline_count_same (ErrdexOutline *self, ErrdexOutline *before);
void errdex_outline_remove_headers (ErrdexOutline *self, GtkBitset *rows);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ErrdexOutline, errdex_outline_free)

G_END_DECLS
