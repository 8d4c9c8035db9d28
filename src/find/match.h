// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "index.h"
#include "query.h"

G_BEGIN_DECLS

/**
 * ErrdexMatch:
 * @text: the term's text
 * @length: its length in bytes
 * @kind: the term's kind
 * @starts: the entries in a code of which a word begins with it, or the beginning of a word and
 * further ones
 * @codes: the entries in a code of which it occurs; all of @starts are among them
 * @anywhere: the entries in a code or the texts of which it occurs; all of @codes are among them
 * @words: (nullable) (element-type guint): the words of texts that contain it, where it is a single
 * one
 *
 * Which entries one term matches. That depends on nothing but term and index, so a query that
 * shares terms with the last one shares their matches, and a term that extends one only looks at
 * what that one matched.
 */
typedef struct
{
  char *text;
  gsize length;
  ErrdexTermKind kind;
  guint64 *starts;
  guint64 *codes;
  guint64 *anywhere;
  GArray *words;

  /*< private >*/
  gatomicrefcount references;
} ErrdexMatch;

ErrdexMatch *errdex_match_new (const ErrdexIndex *index,
                               const char *text,
                               ErrdexTermKind kind,
                               const ErrdexMatch *base);
gboolean errdex_match_can_narrow (const ErrdexMatch *self, const char *text, ErrdexTermKind kind);
ErrdexMatch *errdex_match_ref (ErrdexMatch *self);
void errdex_match_unref (ErrdexMatch *self);
guint64 *errdex_match_find_initials (const ErrdexIndex *index, const char *text);
char *errdex_match_join_digits (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ErrdexMatch, errdex_match_unref)

G_END_DECLS
