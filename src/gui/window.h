// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "catalog/collection.h"
#include "catalog/library.h"
#include "find/copy.h"
#include "find/link.h"
#include "marks.h"
#include "shelf.h"
#include "state.h"

G_BEGIN_DECLS

#define ERRDEX_TYPE_WINDOW (errdex_window_get_type ())
G_DECLARE_FINAL_TYPE (ErrdexWindow, errdex_window, ERRDEX, WINDOW, GtkApplicationWindow)

ErrdexWindow *errdex_window_new (GtkApplication *application, ErrdexState *state);
void errdex_window_set_shelf (ErrdexWindow *self, ErrdexShelf *shelf);
ErrdexMarks *errdex_window_get_marks (ErrdexWindow *self);
void errdex_window_set_library (ErrdexWindow *self, ErrdexLibrary *library);
void errdex_window_set_collection (ErrdexWindow *self,
                                   ErrdexCollection *collection,
                                   GSettings *settings);
ErrdexCollection *errdex_window_get_collection (ErrdexWindow *self);
gboolean errdex_window_uses_catalog (ErrdexWindow *self, const char *id);
gboolean errdex_window_can_switch_catalogs (ErrdexWindow *self);
void errdex_window_switch_catalog (ErrdexWindow *self, const char *id, gboolean used);
void errdex_window_use_catalog (ErrdexWindow *self, const ErrdexCatalog *catalog);
void errdex_window_show_trouble (ErrdexWindow *self, const char *message);

void errdex_window_search (ErrdexWindow *self, const char *text);
void errdex_window_open_code (ErrdexWindow *self, const char *code);
void errdex_window_open_entry (ErrdexWindow *self, const char *id);
void errdex_window_open_link (ErrdexWindow *self, const ErrdexLink *link);
void errdex_window_copy (ErrdexWindow *self, ErrdexCopyFormat format);
void errdex_window_warn (ErrdexWindow *self, const char *message);
void errdex_window_warn_of_link (ErrdexWindow *self, const char *message);
void errdex_window_tell (ErrdexWindow *self, const char *note);
int errdex_window_get_entry (ErrdexWindow *self);

void errdex_window_take_text (ErrdexWindow *self, const char *text);
void errdex_window_take_entry_text (ErrdexWindow *self, const char *text);
void errdex_window_insert_text (ErrdexWindow *self, const char *text);
void errdex_window_scan_files (ErrdexWindow *self, GPtrArray *files);

G_END_DECLS
