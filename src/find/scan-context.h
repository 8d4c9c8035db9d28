// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "catalog/library.h"
#include "scan-match.h"

G_BEGIN_DECLS

/* A code lies no farther than this behind the words that announce it, in bytes. */
#define ERRDEX_CONTEXT_MAX_GAP 64

/**
 * ErrdexContexts:
 * @tables: (element-type GHashTable): for each context, its codes and aliases, folded, with the
 * number of their entry and one more
 * @numbers: for each context, folded, its place in @tables and one more
 *
 * The words behind which some codes are looked for, and these codes.
 */
typedef struct
{
  GPtrArray *tables;
  GHashTable *numbers;
} ErrdexContexts;

void errdex_contexts_init (ErrdexContexts *self, const ErrdexLibrary *library);
void errdex_contexts_clear (ErrdexContexts *self);
void errdex_contexts_add_to_trie (const ErrdexContexts *self, ErrdexTrieBuilder *builder);
const char *const *errdex_context_get_followers (void);
gboolean errdex_context_begins (const ErrdexText *text, gsize at);
ErrdexMatchKind errdex_contexts_match (const ErrdexContexts *self,
                                       int context,
                                       const ErrdexText *text,
                                       gsize end,
                                       ErrdexMatch *match);

G_END_DECLS
