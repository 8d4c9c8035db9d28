// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "catalog/kind.h"

G_BEGIN_DECLS

/**
 * ErrdexDraftEntry:
 * @code: the code
 * @category: the place of its category in the draft
 * @description: what happened
 * @solution: (nullable): what to do about it
 * @kind: what sort of failure it is
 * @aliases: (element-type utf8): other codes
 * @operations: (element-type utf8): names of operations
 * @line: the line of the file that it stands in
 *
 * An entry of a catalog that is being made.
 */
typedef struct
{
  char *code;
  guint category;
  char *description;
  char *solution;
  ErrdexKind kind;
  GPtrArray *aliases;
  GPtrArray *operations;
  guint line;
} ErrdexDraftEntry;

/**
 * ErrdexDraft:
 * @entries: (element-type ErrdexDraftEntry): the entries, in order
 * @categories: (element-type gpointer): the categories
 *
 * A catalog that is being made.
 */
typedef struct
{
  GPtrArray *entries;
  GPtrArray *categories;

  /*< private >*/
  GHashTable *entry_by_name;
  GHashTable *category_by_name;
} ErrdexDraft;

void errdex_draft_init (ErrdexDraft *self);
void errdex_draft_clear (ErrdexDraft *self);
guint
errdex_draft_get_category (ErrdexDraft *self, int parent, const char *title, const char *hint);
ErrdexDraftEntry *errdex_draft_find (ErrdexDraft *self, guint category, const char *code);
ErrdexDraftEntry *errdex_draft_add (ErrdexDraft *self, guint category, const char *code);
char *errdex_draft_write (ErrdexDraft *self,
                          const char *id,
                          const char *title,
                          const char *language,
                          const char *updated);
char *errdex_draft_make_id (const char *text);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ErrdexDraft, errdex_draft_clear)

G_END_DECLS
