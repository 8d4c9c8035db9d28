// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "paste.h"

#include <string.h>

#include "bits.h"
#include "filter.h"
#include "ranking.h"

/* Whether the text is one word that is a code or may be one, whatever punctuation stands around it.
 */
static gboolean
is_code (const ErrdexCodes *codes, const ErrdexQuery *query)
{
  const char *word;
  guint first;
  guint end;

  if (query->words->len != 1 || query->phrases->len > 0 || query->negated->len > 0
      || query->filters->len > 0)
    return FALSE;

  word = g_array_index (query->words, ErrdexTerm, 0).text;

  if (word[strspn (word, "abcdefghijklmnopqrstuvwxyz0123456789._$-")] == '\0')
    return TRUE;
  errdex_codes_find (codes, word, strlen (word), TRUE, &first, &end);

  return first < end;
}

/* Whether the text has a filter that names something: who filters, searches. */
static gboolean
has_filter (const ErrdexIndex *index, const ErrdexQuery *query)
{
  g_autofree guint64 *passing = errdex_filter_apply (index, query);

  return passing != NULL;
}

/* Adds all entries of the same code, of which a library can have several; but where the text says
 * which of them is meant, that one alone. */
static void
add_code (ErrdexRanking *ranking, const ErrdexIndex *index, guint found, const guint16 *ranks)
{
  const ErrdexCodes *codes = index->codes;
  g_autofree guint64 *bits = errdex_bits_new (codes->n_entries);
  gsize length;
  const char *code = errdex_codes_get_name (codes, found, &length);
  guint first = 0;
  guint end = 0;

  errdex_bits_set (bits, found);
  if (errdex_library_get_contexts (index->library, found) == NULL)
    errdex_codes_find (codes, code, length, TRUE, &first, &end);
  for (guint i = first; i < end; i++)
    errdex_bits_set (bits, errdex_codes_get_entry (codes, codes->by_code[i]));
  errdex_ranking_add (ranking, ERRDEX_TIER_CODE, bits, ranks);
}

static void
take_found (ErrdexResult *result, const GPtrArray *known)
{
  guint n = result->index->n_entries;
  g_autoptr (ErrdexRanking) ranking = errdex_ranking_new (n);
  g_autofree guint16 *ranks = g_new0 (guint16, n);

  for (guint i = 0; i < known->len; i++)
    {
      const ErrdexFound *found = g_ptr_array_index (known, i);

      if (ranking->tiers[found->entry] == ERRDEX_NO_TIER)
        add_code (ranking, result->index, found->entry, ranks);
    }
  result->is_query = TRUE;
  result->is_paste = TRUE;
  errdex_result_take_hits (result, ranking);
}

/**
 * errdex_paste_scan:
 * @result: a new result
 * @query: the query that its text would be
 * @scanner: a scanner for the library of @result
 *
 * Looks whether the text of @result is something with codes in it, such as an error message, an
 * answer of a server or lines of a log; a code alone is not. If so, their entries become the hits.
 *
 * Returns: whether it is
 */
gboolean
errdex_paste_scan (ErrdexResult *result, const ErrdexQuery *query, ErrdexScanner *scanner)
{
  g_autoptr (ErrdexScan) scan = NULL;
  GPtrArray *known;

  if (is_code (result->index->codes, query) || has_filter (result->index, query))
    return FALSE;

  scan = errdex_scan_new (scanner);
  errdex_scan_begin (scan, NULL);
  errdex_scan_feed (scan, result->text, strnlen (result->text, ERRDEX_PASTE_MAX_BYTES));
  errdex_scan_end (scan);
  known = errdex_scan_get_known (scan);
  if (known->len == 0)
    return FALSE;

  take_found (result, known);

  return TRUE;
}
