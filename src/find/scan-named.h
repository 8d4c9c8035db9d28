// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "catalog/library.h"
#include "scan-match.h"

G_BEGIN_DECLS

/**
 * ErrdexNamed:
 * @codes: codes with their names, folded, with the number of their entry and one more
 *
 * Codes that are looked for where their names follow them.
 */
typedef struct
{
  GHashTable *codes;
} ErrdexNamed;

void errdex_named_init (ErrdexNamed *self, const ErrdexLibrary *library);
void errdex_named_clear (ErrdexNamed *self);
void errdex_named_add_to_trie (const ErrdexNamed *self, ErrdexTrieBuilder *builder);
gboolean errdex_named_begins (const ErrdexNamed *self, const ErrdexText *text, gsize at);
ErrdexMatchKind errdex_named_match (const ErrdexNamed *self,
                                    const ErrdexText *text,
                                    gsize at,
                                    gsize end,
                                    ErrdexMatch *match);

G_END_DECLS
