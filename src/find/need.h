// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Tells which files may hold what a code names, without reading them as catalogs. */
typedef struct _ErrdexNeed ErrdexNeed;

ErrdexNeed *errdex_need_new (char *const *codes);
void errdex_need_free (ErrdexNeed *self);
gboolean errdex_need_may_hold (const ErrdexNeed *self, const char *text, gsize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ErrdexNeed, errdex_need_free)

G_END_DECLS
