// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* So many catalogs of one folder are read, the first by name. */
#define ERRDEX_FOLDER_MAX_CATALOGS 256
/* So many files of one folder are looked at. */
#define ERRDEX_FOLDER_MAX_FILES (64 * 1024)

/**
 * ErrdexCatalogOrigin:
 *
 * Where a catalog comes from. Of two with one id the later origin counts.
 */
typedef enum
{
  ERRDEX_CATALOG_SHIPPED, /* a part of the program */
  ERRDEX_CATALOG_SYSTEM,  /* a folder of $XDG_DATA_DIRS */
  ERRDEX_CATALOG_USER,    /* the folder in $XDG_DATA_HOME */
} ErrdexCatalogOrigin;

/**
 * ErrdexFolder:
 * @path: its path, whether it is there or not
 * @origin: where catalogs in it come from
 *
 * A folder that may hold catalogs.
 */
typedef struct
{
  char *path;
  ErrdexCatalogOrigin origin;
} ErrdexFolder;

const char *errdex_catalog_origin_get_id (ErrdexCatalogOrigin origin);

ErrdexFolder *errdex_folder_new (const char *path, ErrdexCatalogOrigin origin);
void errdex_folder_free (ErrdexFolder *self);
GPtrArray *errdex_folder_list_names (const ErrdexFolder *self, gboolean *too_many, GError **error);

char *errdex_folders_get_user_path (void);
GPtrArray *errdex_folders_new (void);

G_END_DECLS
