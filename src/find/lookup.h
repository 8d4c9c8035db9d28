// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "catalog/library.h"

G_BEGIN_DECLS

guint errdex_lookup_run (const ErrdexLibrary *library,
                         const char *text,
                         gsize length,
                         guint *entries,
                         guint max_entries);

G_END_DECLS
