// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <string.h>

#include "catalog/entry-id.h"
#include "find/summary.h"

#include "results.h"

/* A longer text was not typed to search a desktop; what is behind is not looked at. */
#define MAX_QUERY_BYTES 16384

/* What KRunner calls the types of matches; it sorts by type first, then by relevance. */
enum
{
  MATCH_COMPLETION = 10,
  MATCH_POSSIBLE = 30,
  MATCH_EXACT = 100,
};

static const struct
{
  gint32 type;
  double relevance;
} tiers[ERRDEX_N_TIERS] = {
  [ERRDEX_TIER_CODE] = { MATCH_EXACT, 1.0 },
  [ERRDEX_TIER_SEGMENT] = { MATCH_EXACT, 0.95 },
  [ERRDEX_TIER_CODE_PREFIX] = { MATCH_POSSIBLE, 0.9 },
  [ERRDEX_TIER_SEGMENT_PREFIX] = { MATCH_POSSIBLE, 0.85 },
  [ERRDEX_TIER_WORDS] = { MATCH_POSSIBLE, 0.8 },
  [ERRDEX_TIER_INITIALS] = { MATCH_POSSIBLE, 0.7 },
  [ERRDEX_TIER_SUBSTRING] = { MATCH_POSSIBLE, 0.6 },
  [ERRDEX_TIER_TEXT] = { MATCH_COMPLETION, 0.4 },
  [ERRDEX_TIER_SPELLING] = { MATCH_COMPLETION, 0.3 },
};

/* One word with a dot inside. */
static gboolean
looks_like_code (const char *query)
{
  const char *dot = strchr (query, '.');

  return strpbrk (query, " \t\n\r") == NULL && dot != NULL && dot != query && dot[1] != '\0';
}

/* The worst tier whose hits are shown. Who searches a desktop mostly looks for something else than
 * an error code: one character means no code but a whole one, and a guess at what was meant is made
 * only for what looks like a code. */
static ErrdexTier
worst_tier (const char *query)
{
  if (g_utf8_strlen (query, -1) < 2)
    return ERRDEX_TIER_SEGMENT;

  return looks_like_code (query) ? ERRDEX_TIER_SPELLING : ERRDEX_TIER_TEXT;
}

static char *
clean_query (const char *text)
{
  const char *end = text + strnlen (text, MAX_QUERY_BYTES);
  char *query;

  if (*end != '\0')
    end = g_utf8_find_prev_char (text, end + 1);
  query = g_strndup (text, end - text);

  return g_strstrip (query);
}

/**
 * errdex_results_search:
 * @finder: a finder
 * @text: what the user typed, as UTF-8
 * @max_hits: how many hits to give at most
 *
 * Returns: (transfer full) (element-type ErrdexHit): the hits that are worth showing among those of
 * other programs, best first
 */
GArray *
errdex_results_search (ErrdexFinder *finder, const char *text, guint max_hits)
{
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (ErrdexHit));
  g_autofree char *query = clean_query (text);
  ErrdexTier worst = worst_tier (query);
  g_autoptr (ErrdexResult) result = errdex_finder_search (finder, query, NULL);
  const ErrdexHit *hits;
  guint n_hits;

  if (!errdex_result_is_query (result))
    return chosen;

  hits = errdex_result_get_hits (result, &n_hits);
  for (guint i = 0; i < n_hits && chosen->len < max_hits; i++)
    if (hits[i].tier <= worst)
      g_array_append_val (chosen, hits[i]);

  return chosen;
}

/**
 * errdex_results_to_ids:
 * @library: the library that was searched
 * @hits: (element-type ErrdexHit): hits
 *
 * Returns: (transfer full): the ids of their entries
 */
char **
errdex_results_to_ids (const ErrdexLibrary *library, GArray *hits)
{
  char **ids = g_new0 (char *, hits->len + 1);

  for (guint i = 0; i < hits->len; i++)
    ids[i] = errdex_entry_id_new (library, g_array_index (hits, ErrdexHit, i).entry);

  return ids;
}

/**
 * errdex_results_to_matches:
 * @library: the library that was searched
 * @hits: (element-type ErrdexHit): hits
 *
 * Returns: (transfer floating): the hits as KRunner wants them, of type `a(sssida{sv})`
 */
GVariant *
errdex_results_to_matches (const ErrdexLibrary *library, GArray *hits)
{
  g_auto (GVariantBuilder) matches = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(sssida{sv})"));

  for (guint i = 0; i < hits->len; i++)
    {
      ErrdexHit hit = g_array_index (hits, ErrdexHit, i);
      g_autofree char *id = errdex_entry_id_new (library, hit.entry);
      g_autofree char *meaning = errdex_summary_meaning (library, hit.entry);
      g_auto (GVariantDict) properties = G_VARIANT_DICT_INIT (NULL);

      g_variant_dict_insert (&properties, "subtext", "s", meaning);
      /* each a bit less relevant than the one before, so that KRunner keeps our order */
      g_variant_builder_add (&matches, "(sssid@a{sv})", id,
                             errdex_library_get_entry (library, hit.entry)->code, APPLICATION_ID,
                             tiers[hit.tier].type, tiers[hit.tier].relevance - i * 0.001,
                             g_variant_dict_end (&properties));
    }

  return g_variant_builder_end (&matches);
}

static GVariant *
describe (const ErrdexLibrary *library, const char *id, guint number)
{
  const char *code = errdex_library_get_entry (library, number)->code;
  g_autofree char *meaning = errdex_summary_meaning (library, number);
  g_auto (GVariantDict) meta = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&meta, "id", "s", id);
  g_variant_dict_insert (&meta, "name", "s", code);
  g_variant_dict_insert (&meta, "description", "s", meaning);
  g_variant_dict_insert (&meta, "gicon", "s", APPLICATION_ID);
  g_variant_dict_insert (&meta, "clipboardText", "s", code);

  return g_variant_dict_end (&meta);
}

/**
 * errdex_results_describe:
 * @library: the library
 * @ids: ids of entries
 *
 * Returns: (transfer floating): what the GNOME Shell shows of each entry, of type `aa{sv}`, in the
 * order of the ids; ids that name no entry are left out
 */
GVariant *
errdex_results_describe (const ErrdexLibrary *library, const char *const *ids)
{
  g_auto (GVariantBuilder) metas = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("aa{sv}"));
  guint number;

  for (; *ids != NULL; ids++)
    if (errdex_entry_id_find (library, *ids, &number))
      g_variant_builder_add_value (&metas, describe (library, *ids, number));

  return g_variant_builder_end (&metas);
}
