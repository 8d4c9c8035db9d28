// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "holdings.h"

G_BEGIN_DECLS

/**
 * ErrdexAddition:
 * @catalog: (nullable): the catalog in it, if it is sound
 * @problems: (element-type ErrdexProblem): what is wrong with it otherwise; never %NULL
 * @bytes: the contents of the file
 *
 * A file that somebody wants to add to the user's catalogs.
 */
typedef struct
{
  ErrdexCatalog *catalog;
  GPtrArray *problems;
  GBytes *bytes;
} ErrdexAddition;

ErrdexAddition *errdex_addition_new (GBytes *bytes);
void errdex_addition_free (ErrdexAddition *self);

const ErrdexHolding *errdex_addition_find_replaced (const ErrdexAddition *self,
                                                    const ErrdexHoldings *holdings);
const ErrdexHolding *errdex_addition_find_shadowed (const ErrdexAddition *self,
                                                    const ErrdexHoldings *holdings);
char *errdex_addition_write (const ErrdexAddition *self,
                             const ErrdexHoldings *holdings,
                             const char *folder,
                             GError **error);

gboolean errdex_holdings_remove_file (const char *path, GError **error);
GPtrArray *errdex_holdings_remove (const ErrdexHoldings *self, const char *id, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ErrdexAddition, errdex_addition_free)

G_END_DECLS
