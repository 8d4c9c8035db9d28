// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "catalog/holdings.h"

#include "cli.h"

G_BEGIN_DECLS

void errdex_catalog_list_print (ErrdexCli *cli, const ErrdexHoldings *holdings);
void errdex_catalog_list_add_catalog (JsonBuilder *builder, const ErrdexCatalog *catalog);
void errdex_catalog_list_add_problems (JsonBuilder *builder, const GPtrArray *problems);

G_END_DECLS
