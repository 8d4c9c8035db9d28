// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "fold.h"
#include "match.h"

G_BEGIN_DECLS

/**
 * ErrdexMatching:
 * @match: what is being filled
 * @index: where it looks
 * @base: (nullable): what matches a shorter term
 * @runs: (element-type ErrdexRun): the words of the term
 *
 * A match that is under way.
 */
typedef struct
{
  ErrdexMatch *match;
  const ErrdexIndex *index;
  const ErrdexMatch *base;
  GArray *runs;
} ErrdexMatching;

static inline gboolean
errdex_match_is_phrase (const ErrdexMatch *self)
{
  return self->kind == ERRDEX_TERM_PHRASE || self->kind == ERRDEX_TERM_PHRASE_OPEN;
}

static inline gboolean
errdex_match_is_letter (const ErrdexMatch *self)
{
  return self->length == 1;
}

void errdex_matching_run_codes (const ErrdexMatching *self);
void errdex_matching_run_texts (const ErrdexMatching *self);

G_END_DECLS
