// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "codes.h"

G_BEGIN_DECLS

guint
errdex_nearest_find (const ErrdexCodes *codes, const char *text, guint *entries, guint max_entries);

G_END_DECLS
