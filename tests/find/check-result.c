// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "check-result.h"

#include <string.h>

static void
check_spans (GArray *spans, const char *text)
{
  guint32 last = 0;

  for (guint i = 0; i < spans->len; i++)
    {
      const ErrdexSpan *span = &g_array_index (spans, ErrdexSpan, i);

      g_assert_cmpuint (span->start, <, span->end);
      g_assert_cmpuint (span->end, <=, strlen (text));
      g_assert_true (i == 0 || span->start >= last);
      /* no character is cut */
      g_assert_true (((guchar) text[span->start] & 0xc0) != 0x80);
      g_assert_true (((guchar) text[span->end] & 0xc0) != 0x80);
      last = span->end;
    }
}

static void
check_shown (ErrdexFinder *finder, ErrdexResult *result, const ErrdexHit *hit)
{
  ErrdexLibrary *library = errdex_finder_get_library (finder);
  const ErrdexEntry *entry = errdex_library_get_entry (library, hit->entry);
  g_autoptr (GArray) in_code = errdex_result_highlight_code (result, hit->entry);
  g_autoptr (GArray) in_text = errdex_result_highlight_text (result, entry->description);
  g_autofree char *snippet = errdex_result_get_snippet (result, hit->entry);

  check_spans (in_code, entry->code);
  check_spans (in_text, entry->description);
  if (hit->tier < ERRDEX_TIER_SPELLING && hit->tier != ERRDEX_TIER_TEXT)
    g_assert_cmpuint (in_code->len, >, 0);
  if (snippet == NULL)
    return;

  g_assert_null (strchr (snippet, '\n'));
  g_assert_true (g_utf8_validate (snippet, -1, NULL));
  g_array_unref (in_text);
  in_text = errdex_result_highlight_text (result, snippet);
  check_spans (in_text, snippet);
  g_assert_cmpuint (in_text->len, >, 0);
}

/* Holds a result of any query to what must be true of all: hits are in order and named once, and
 * spans lie inside of texts. */
void
check_result (ErrdexFinder *finder, ErrdexResult *result)
{
  guint n_entries = errdex_finder_get_library (finder)->n_entries;
  g_autofree gboolean *seen = g_new0 (gboolean, n_entries);
  const ErrdexHit *hits;
  guint n_hits;

  hits = errdex_result_get_hits (result, &n_hits);
  g_assert_cmpuint (n_hits, <=, n_entries);
  if (!errdex_result_is_query (result))
    g_assert_cmpuint (n_hits, ==, n_entries);
  for (guint i = 0; i < n_hits; i++)
    {
      g_assert_cmpuint (hits[i].entry, <, n_entries);
      g_assert_false (seen[hits[i].entry]);
      seen[hits[i].entry] = TRUE;
      g_assert_cmpint (hits[i].tier, <, ERRDEX_N_TIERS);
      g_assert_true (i == 0 || hits[i].tier >= hits[i - 1].tier);
    }
  for (guint i = 0; i < MIN (n_hits, 3); i++)
    check_shown (finder, result, &hits[i]);
}
