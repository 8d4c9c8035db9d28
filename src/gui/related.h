// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "catalog/library.h"

G_BEGIN_DECLS

GArray *errdex_related_entries (const ErrdexLibrary *library, guint entry);

G_END_DECLS
