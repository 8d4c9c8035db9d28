// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "window.h"

G_BEGIN_DECLS

#define ERRDEX_TYPE_ADD_CATALOG (errdex_add_catalog_get_type ())
G_DECLARE_FINAL_TYPE (ErrdexAddCatalog, errdex_add_catalog, ERRDEX, ADD_CATALOG, GtkWindow)

/* ErrdexAddCatalog shows what a file holds, or all that is wrong with it, before anything is
 * written, and adds it to the user's catalogs if the user wants that. */

/**
 * ErrdexNoCatalogFunc:
 * @window: the window
 * @file: a file that does not mean to be a catalog
 *
 * Called for a file that is something else.
 */
typedef void (*ErrdexNoCatalogFunc) (ErrdexWindow *window, GFile *file);

void errdex_add_catalog_check (ErrdexWindow *window, GFile *file, ErrdexNoCatalogFunc otherwise);
void errdex_add_catalog_choose (ErrdexWindow *window, GtkWindow *parent);

G_END_DECLS
