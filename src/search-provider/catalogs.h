// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "catalog/collection.h"

#include "provider.h"

G_BEGIN_DECLS

ErrdexCollection *errdex_catalogs_new (void);
void errdex_catalogs_follow (ErrdexCollection *self, ErrdexProvider *provider);

G_END_DECLS
