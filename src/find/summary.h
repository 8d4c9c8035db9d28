// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "catalog/library.h"

G_BEGIN_DECLS

char *errdex_summary_category (const ErrdexLibrary *library, guint entry);
char *errdex_summary_title (const ErrdexLibrary *library, guint entry);
char *errdex_summary_line (const ErrdexLibrary *library, guint entry);
char *errdex_summary_source (const ErrdexCatalog *catalog);
char *errdex_summary_meaning (const ErrdexLibrary *library, guint entry);
char *errdex_summary_language (const char *domain);

G_END_DECLS
