// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

#include "folder.h"
#include "library.h"
#include "problem.h"
#include "regular-file.h"

G_BEGIN_DECLS

/* The files of catalogs are read as long as all together have no more bytes than these. */
#define ERRDEX_HOLDINGS_MAX_BYTES (256 * 1024 * 1024)

/**
 * ErrdexHolding:
 * @origin: where it comes from
 * @path: the path of its file; the name of a shipped one
 * @catalog: (nullable): the catalog, if it is sound
 * @problems: (element-type ErrdexProblem): what is wrong with it otherwise; never %NULL
 * @stamp: the state of the file that was read
 *
 * A file that is a catalog, or should be one. It never changes.
 */
typedef struct
{
  ErrdexCatalogOrigin origin;
  char *path;
  ErrdexCatalog *catalog;
  GPtrArray *problems;
  ErrdexFileStamp stamp;
} ErrdexHolding;

/**
 * ErrdexHoldings:
 * @all: (array length=n_all): the files, those first whose catalogs shadow others with the same id
 * @n_all: how many there are
 *
 * All files that are catalogs or should be, those that the program ships among them: an immutable
 * snapshot that threads may share.
 */
typedef struct
{
  ErrdexHolding *const *all;
  guint n_all;
} ErrdexHoldings;

/**
 * ErrdexWant:
 * @func: whether a catalog is wanted, told by its id, %NULL if that could not be told without
 * reading it, and the contents of its file
 * @user_data: for @func
 *
 * Which catalogs are worth reading. One that is not wanted is read nevertheless if another one with
 * its id is.
 */
typedef struct
{
  gboolean (*func) (const char *id, const char *text, gsize length, gpointer user_data);
  gpointer user_data;
} ErrdexWant;

ErrdexHoldings *errdex_holdings_read (const GPtrArray *folders,
                                      const ErrdexHoldings *last,
                                      const ErrdexWant *want,
                                      GCancellable *cancellable);
ErrdexHoldings *errdex_holdings_ref (ErrdexHoldings *self);
void errdex_holdings_unref (ErrdexHoldings *self);

int errdex_holdings_find_shadow (const ErrdexHoldings *self, guint place);
gboolean errdex_holdings_equal (const ErrdexHoldings *a, const ErrdexHoldings *b);
ErrdexLibrary *errdex_holdings_new_library (const ErrdexHoldings *self,
                                            const char *const *disabled);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ErrdexHoldings, errdex_holdings_unref)

G_END_DECLS
