// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "catalog.h"

G_BEGIN_DECLS

/**
 * ErrdexNewsKind:
 *
 * What an update of its catalog did to an entry that the user has not looked at since.
 */
typedef enum
{
  ERRDEX_NEWS_NONE,
  ERRDEX_NEWS_NEW,
  ERRDEX_NEWS_CHANGED,
} ErrdexNewsKind;

/* What a catalog was like when the user saw it last: a fingerprint of each entry, from which it
 * follows what is news in the next edition. */
typedef struct _ErrdexSeen ErrdexSeen;

ErrdexSeen *errdex_seen_read (const char *text);
ErrdexSeen *errdex_seen_update (const ErrdexSeen *before,
                                const ErrdexCatalog *after,
                                const char *today,
                                gboolean *differs);
void errdex_seen_free (ErrdexSeen *self);

ErrdexNewsKind errdex_seen_get (const ErrdexSeen *self, guint entry, const char **since);
const char *errdex_seen_get_key (const ErrdexSeen *self, guint entry);
guint errdex_seen_count (const ErrdexSeen *self);
gboolean errdex_seen_dismiss (ErrdexSeen *self, const char *key);
char *errdex_seen_write (const ErrdexSeen *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ErrdexSeen, errdex_seen_free)

G_END_DECLS
