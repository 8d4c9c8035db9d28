// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "rows.h"

#include "outline.h"
#include "row-pool.h"

G_BEGIN_DECLS

/* What the files of the rows share; nobody else includes this. */

struct _ErrdexRows
{
  GObject parent_instance;

  /* rows.c */
  ErrdexLibrary *library;
  ErrdexOutline *outline;
  ErrdexRowPool *pool;
  ErrdexRowItem *
      *headers; /* (weak): for each group, of the present result, while somebody holds it */
  ErrdexMarks *marks;
  guint n_held_back; /* rows at the end that are not told of yet */

  /* rows-selection.c */
  int selected;          /* an entry, or -1 */
  gboolean in_bookmarks; /* whether it is selected there, and not in its own group */
  GtkBitset *several;    /* the rows that are selected with it, and its own; or NULL */
  guint anchor;          /* the row from which they are extended */
};

#define BOOKMARKS(self) errdex_outline_get_bookmarks_group ((self)->outline)

void errdex_rows_init_selection (GtkSelectionModelInterface *iface);
void errdex_rows_select_in (ErrdexRows *self, int entry, gboolean in_bookmarks);
void errdex_rows_tell_selected (ErrdexRows *self);
void errdex_rows_change (ErrdexRows *self, guint position, guint n_removed, guint n_added);

G_END_DECLS
