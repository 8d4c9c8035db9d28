// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Texts about entries that are in no catalog, such as the notes of a user. They are few, so they
 * are looked through as they are, without an index. */
typedef struct _ErrdexExtra ErrdexExtra;

ErrdexExtra *errdex_extra_new (void);
void errdex_extra_free (ErrdexExtra *self);

void errdex_extra_add (ErrdexExtra *self, guint entry, const char *text);
GHashTable *errdex_extra_get_texts (const ErrdexExtra *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ErrdexExtra, errdex_extra_free)

G_END_DECLS
