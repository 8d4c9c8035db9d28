// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "codes.h"
#include "finder.h"

G_BEGIN_DECLS

guint errdex_similar_find (const ErrdexLibrary *library,
                           const ErrdexCodes *codes,
                           guint entry,
                           guint *entries,
                           guint max_entries);

G_END_DECLS
