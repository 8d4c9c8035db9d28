// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The size of the icons in rows, in pixels. */
#define ERRDEX_ROW_ICON_SIZE 16

/**
 * ErrdexRowIcon:
 * @ERRDEX_ROW_ICON_COLLAPSED: the arrow of a collapsed group
 * @ERRDEX_ROW_ICON_EXPANDED: the arrow of an expanded group
 * @ERRDEX_ROW_ICON_STAR: the mark of a bookmark
 * @ERRDEX_ROW_ICON_NOTE: the mark of a note
 *
 * The icons in rows.
 */
typedef enum
{
  ERRDEX_ROW_ICON_COLLAPSED,
  ERRDEX_ROW_ICON_EXPANDED,
  ERRDEX_ROW_ICON_STAR,
  ERRDEX_ROW_ICON_NOTE,
  ERRDEX_N_ROW_ICONS,
} ErrdexRowIcon;

/* What all rows of a list have in common to draw themselves with: fonts, heights and icons. */
typedef struct _ErrdexRowLook ErrdexRowLook;

ErrdexRowLook *errdex_row_look_new (GtkWidget *widget);
ErrdexRowLook *errdex_row_look_ref (ErrdexRowLook *self);
void errdex_row_look_unref (ErrdexRowLook *self);

int errdex_row_look_get_line_height (ErrdexRowLook *self);
int errdex_row_look_get_note_height (ErrdexRowLook *self);
PangoLayout *
errdex_row_look_new_layout (ErrdexRowLook *self, const char *text, PangoAttrList *attributes);
PangoLayout *
errdex_row_look_new_small_layout (ErrdexRowLook *self, const char *text, PangoAttrList *attributes);
GtkSymbolicPaintable *
errdex_row_look_get_icon (ErrdexRowLook *self, GtkWidget *row, ErrdexRowIcon icon);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ErrdexRowLook, errdex_row_look_unref)

G_END_DECLS
