// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "library.h"

G_BEGIN_DECLS

char *errdex_entry_id_new (const ErrdexLibrary *library, guint number);
const char *errdex_entry_id_get_code (const char *id);
gboolean errdex_entry_id_find (const ErrdexLibrary *library, const char *id, guint *number);

int errdex_entry_id_move (const ErrdexLibrary *from, int entry, const ErrdexLibrary *to);

G_END_DECLS
