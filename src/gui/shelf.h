// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

#include "shelf-items.h"

G_BEGIN_DECLS

#define ERRDEX_TYPE_SHELF (errdex_shelf_get_type ())
G_DECLARE_FINAL_TYPE (ErrdexShelf, errdex_shelf, ERRDEX, SHELF, GObject)

/* ErrdexShelf owns what the user keeps: bookmarks, notes and recent entries, each under the name of
 * its entry, whether that is in a catalog or not. It saves what is changed a moment later, takes
 * over what others write into its files, and goes on where nothing can be saved.
 *
 * Signals:
 * - changed: a bookmark or a note is not what it was
 * - trouble (const char *message): something about the files that the user should know, as
 *   sentences; not emitted before errdex_shelf_watch() */

/**
 * ErrdexShelfImport:
 * @n_bookmarks: how many bookmarks were new
 * @n_notes: how many notes were new, or longer than before
 *
 * What an import has brought.
 */
typedef struct
{
  guint n_bookmarks;
  guint n_notes;
} ErrdexShelfImport;

ErrdexShelf *errdex_shelf_new (const char *dir);
void errdex_shelf_load (ErrdexShelf *self);
void errdex_shelf_watch (ErrdexShelf *self);
gboolean errdex_shelf_flush (ErrdexShelf *self);

gboolean errdex_shelf_is_bookmarked (ErrdexShelf *self, const ErrdexShelfKey *key);
void
errdex_shelf_set_bookmarked (ErrdexShelf *self, const ErrdexShelfKey *key, gboolean bookmarked);
const char *errdex_shelf_get_note (ErrdexShelf *self, const ErrdexShelfKey *key);
void errdex_shelf_set_note (ErrdexShelf *self, const ErrdexShelfKey *key, const char *note);
void errdex_shelf_visit (ErrdexShelf *self, const ErrdexShelfKey *key);
void errdex_shelf_clear_recent (ErrdexShelf *self);

GPtrArray *errdex_shelf_list_marked (ErrdexShelf *self);
GPtrArray *errdex_shelf_list_recent (ErrdexShelf *self);

gboolean errdex_shelf_export (ErrdexShelf *self, GFile *file, GError **error);
gboolean
errdex_shelf_import (ErrdexShelf *self, GFile *file, ErrdexShelfImport *import, GError **error);

G_END_DECLS
