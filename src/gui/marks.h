// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "catalog/library.h"
#include "find/extra.h"
#include "news.h"
#include "shelf.h"

G_BEGIN_DECLS

#define ERRDEX_TYPE_MARKS (errdex_marks_get_type ())
G_DECLARE_FINAL_TYPE (ErrdexMarks, errdex_marks, ERRDEX, MARKS, GObject)

/* ErrdexMarks is the shelf as seen from a library: it names entries by their numbers, and knows
 * only those that are there. What the shelf has under a category that no longer holds the code
 * belongs to the only other entry of the code in that catalog, if there is just one.
 *
 * Signals:
 * - changed: a bookmark or a note is not what it was, or other entries are news */

ErrdexMarks *errdex_marks_new (ErrdexShelf *shelf, ErrdexLibrary *library);

void errdex_marks_set_news (ErrdexMarks *self, ErrdexNews *news);
ErrdexNewsKind errdex_marks_get_news (ErrdexMarks *self, guint entry, const char **since);
void errdex_marks_set_library (ErrdexMarks *self, ErrdexLibrary *library);

gboolean errdex_marks_is_bookmarked (ErrdexMarks *self, guint entry);
void errdex_marks_set_bookmarked (ErrdexMarks *self, guint entry, gboolean bookmarked);
GArray *errdex_marks_get_bookmarks (ErrdexMarks *self);
const char *errdex_marks_get_note (ErrdexMarks *self, guint entry);
void errdex_marks_set_note (ErrdexMarks *self, guint entry, const char *note);
const ErrdexExtra *errdex_marks_get_notes (ErrdexMarks *self);
void errdex_marks_visit (ErrdexMarks *self, guint entry);
GArray *errdex_marks_list_recent (ErrdexMarks *self);

G_END_DECLS
