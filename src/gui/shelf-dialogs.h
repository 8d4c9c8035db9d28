// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "shelf.h"
#include "window.h"

G_BEGIN_DECLS

/* The dialogs that ask for a file with bookmarks and notes. What came of it is said in the window.
 */

void errdex_shelf_dialogs_export (ErrdexWindow *window, ErrdexShelf *shelf);
void errdex_shelf_dialogs_import (ErrdexWindow *window, ErrdexShelf *shelf);

void errdex_shelf_dialogs_export_to (ErrdexWindow *window, ErrdexShelf *shelf, GFile *file);
void errdex_shelf_dialogs_import_from (ErrdexWindow *window, ErrdexShelf *shelf, GFile *file);

G_END_DECLS
