// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "match.h"

#include <string.h>

#include "bits.h"
#include "match-private.h"

static GArray *
split_runs (const char *text, gsize length)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (ErrdexRun));
  ErrdexRun run = { 0, 0 };

  while (errdex_fold_next_run (text, length, &run))
    g_array_append_val (runs, run);

  return runs;
}

/**
 * errdex_match_join_digits:
 * @text: the text of a term
 *
 * A number with commas, such as 10,0, may be 10,000 in the making, which texts write with and
 * without the comma.
 *
 * Returns: (transfer full) (nullable): the number without them; %NULL for any other text
 */
char *
errdex_match_join_digits (const char *text)
{
  GString *digits;

  if (strchr (text, ',') == NULL || text[strspn (text, "0123456789,")] != '\0')
    return NULL;

  digits = g_string_new (NULL);
  for (const char *p = text; *p != '\0'; p++)
    if (*p != ',')
      g_string_append_c (digits, *p);

  return g_string_free (digits, FALSE);
}

/**
 * errdex_match_can_narrow:
 * @self: what one term matches
 * @text: the text of another one
 * @kind: its kind
 *
 * Returns: whether the other term matches nothing that the first does not, because it goes on from
 * there
 */
gboolean
errdex_match_can_narrow (const ErrdexMatch *self, const char *text, ErrdexTermKind kind)
{
  gboolean word
      = self->kind == ERRDEX_TERM_WORD && (kind == ERRDEX_TERM_WORD || kind == ERRDEX_TERM_NUMBER);
  gboolean phrase = self->kind == ERRDEX_TERM_PHRASE_OPEN
                    && (kind == ERRDEX_TERM_PHRASE_OPEN || kind == ERRDEX_TERM_PHRASE);

  return (word || phrase) && g_str_has_prefix (text, self->text);
}

/**
 * errdex_match_new:
 * @index: an index
 * @text: the text of a term, with at least one letter or digit
 * @kind: the kind of that term
 * @base: (nullable): what errdex_match_can_narrow() to the term, in the same index
 *
 * Returns: (transfer full): what the term matches; @base spares work and changes nothing
 */
ErrdexMatch *
errdex_match_new (const ErrdexIndex *index,
                  const char *text,
                  ErrdexTermKind kind,
                  const ErrdexMatch *base)
{
  ErrdexMatch *self = g_new0 (ErrdexMatch, 1);
  ErrdexMatching matching = { self, index, base, NULL };

  g_atomic_ref_count_init (&self->references);
  self->text = g_strdup (text);
  self->length = strlen (text);
  self->kind = kind;
  self->starts = errdex_bits_new (index->n_entries);
  self->codes = errdex_bits_new (index->n_entries);
  self->anywhere = errdex_bits_new (index->n_entries);

  matching.runs = split_runs (text, self->length);
  errdex_matching_run_codes (&matching);
  errdex_matching_run_texts (&matching);
  g_array_unref (matching.runs);

  return self;
}

/**
 * errdex_match_ref:
 *
 * Returns: (transfer full): the match
 */
ErrdexMatch *
errdex_match_ref (ErrdexMatch *self)
{
  g_atomic_ref_count_inc (&self->references);

  return self;
}

/**
 * errdex_match_unref:
 * @self: (transfer full): a match
 */
void
errdex_match_unref (ErrdexMatch *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;

  g_free (self->text);
  g_free (self->starts);
  g_free (self->codes);
  g_free (self->anywhere);
  g_clear_pointer (&self->words, g_array_unref);
  g_free (self);
}
