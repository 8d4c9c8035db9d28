// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "marks.h"

G_BEGIN_DECLS

#define ERRDEX_TYPE_NOTE_VIEW (errdex_note_view_get_type ())
G_DECLARE_FINAL_TYPE (ErrdexNoteView, errdex_note_view, ERRDEX, NOTE_VIEW, GtkWidget)

/* ErrdexNoteView shows what the user wrote about an entry, and lets it be written: plain text,
 * which is kept as it is typed. Without a note it is a button. */

void errdex_note_view_show (ErrdexNoteView *self, ErrdexMarks *marks, int entry);
void errdex_note_view_move (ErrdexNoteView *self, int entry);
void errdex_note_view_edit (ErrdexNoteView *self);

G_END_DECLS
