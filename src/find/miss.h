// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "codes.h"
#include "finder.h"

G_BEGIN_DECLS

void errdex_miss_init (ErrdexMiss *self,
                       const ErrdexLibrary *library,
                       const ErrdexCodes *codes,
                       const char *text);
guint errdex_miss_find_nearest (const ErrdexCodes *codes,
                                const char *text,
                                guint *entries,
                                guint max_entries);

G_END_DECLS
