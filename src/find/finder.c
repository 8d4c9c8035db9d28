// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "finder.h"

#include <string.h>

#include "miss.h"
#include "paste.h"
#include "lookup.h"
#include "query.h"
#include "search.h"
#include "similar.h"

struct _ErrdexFinder
{
  gatomicrefcount references;
  ErrdexLibrary *library;
  GMutex lock;
  /* Made when they are first needed, so that starting a program costs nothing, and looking up a
   * code little. */
  ErrdexCodes *codes;
  ErrdexIndex *index;
  ErrdexScanner *scanner;
};

/**
 * errdex_finder_new:
 * @library: (transfer none): the library to search
 *
 * Costs nothing: the index is made by the first search, or by errdex_finder_prepare() in another
 * thread.
 *
 * Returns: (transfer full): a finder
 */
ErrdexFinder *
errdex_finder_new (ErrdexLibrary *library)
{
  ErrdexFinder *self = g_new0 (ErrdexFinder, 1);

  g_atomic_ref_count_init (&self->references);
  self->library = errdex_library_ref (library);
  g_mutex_init (&self->lock);

  return self;
}

/**
 * errdex_finder_ref:
 *
 * Returns: (transfer full): the finder
 */
ErrdexFinder *
errdex_finder_ref (ErrdexFinder *self)
{
  g_atomic_ref_count_inc (&self->references);

  return self;
}

/**
 * errdex_finder_unref:
 * @self: (transfer full): a finder
 */
void
errdex_finder_unref (ErrdexFinder *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;

  errdex_index_free (self->index);
  errdex_codes_free (self->codes);
  g_clear_pointer (&self->scanner, errdex_scanner_unref);
  errdex_library_unref (self->library);
  g_mutex_clear (&self->lock);
  g_free (self);
}

/**
 * errdex_finder_get_library:
 *
 * Returns: (transfer none): the library that is searched
 */
ErrdexLibrary *
errdex_finder_get_library (ErrdexFinder *self)
{
  return self->library;
}

static const ErrdexCodes *
get_codes (ErrdexFinder *self)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->lock);

  if (self->codes == NULL)
    self->codes = errdex_codes_new (self->library);

  return self->codes;
}

static const ErrdexIndex *
get_index (ErrdexFinder *self)
{
  const ErrdexCodes *codes = get_codes (self);
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->lock);

  if (self->index == NULL)
    self->index = errdex_index_new (self->library, codes);

  return self->index;
}

static ErrdexScanner *
get_scanner (ErrdexFinder *self)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->lock);

  if (self->scanner == NULL)
    self->scanner = errdex_scanner_new (self->library);

  return self->scanner;
}

/**
 * errdex_finder_prepare:
 * @self: a finder
 *
 * Makes the index, if there is none yet, in the language of the present locale. May be called in
 * any thread; a search meanwhile waits for it.
 *
 * Returns: how much memory the index takes, in bytes
 */
gsize
errdex_finder_prepare (ErrdexFinder *self)
{
  const ErrdexIndex *index = get_index (self);

  get_scanner (self);

  return errdex_index_get_size (index);
}

/**
 * errdex_finder_search:
 * @self: a finder
 * @text: what the user typed or pasted, any bytes
 * @last: (nullable): the result of the query before; what is equal or goes on from there is found
 * faster
 *
 * Searches. The result depends on @text alone, not on @last.
 *
 * Returns: (transfer full): what was found
 */
ErrdexResult *
errdex_finder_search (ErrdexFinder *self, const char *text, ErrdexResult *last)
{
  return errdex_finder_search_extra (self, text, NULL, last);
}

/**
 * errdex_finder_search_extra:
 * @self: a finder
 * @text: what the user typed or pasted, any bytes
 * @extra: (nullable): further texts about entries
 * @last: (nullable): the result of the query before, with whatever further texts
 *
 * Searches, and finds in tier %ERRDEX_TIER_TEXT also what is in the further texts: an entry of
 * which the words are partly in these and partly in the catalog's is a hit as well.
 *
 * Returns: (transfer full): what was found
 */
ErrdexResult *
errdex_finder_search_extra (ErrdexFinder *self,
                            const char *text,
                            const ErrdexExtra *extra,
                            ErrdexResult *last)
{
  const ErrdexIndex *index = get_index (self);
  ErrdexResult *result = errdex_result_new (self, index, text);
  g_autoptr (ErrdexQuery) query = errdex_query_parse (text);

  ErrdexUnfinished unfinished = query->unfinished;
  guint n_hits;

  if (errdex_paste_scan (result, query, get_scanner (self)))
    return result;

  errdex_search_run (result, query, extra, last);
  errdex_result_get_hits (result, &n_hits);
  /* without the filter that was in the making the text may be a pasted one */
  if (n_hits == 0 && query->unfinished != unfinished)
    errdex_paste_scan (result, query, get_scanner (self));

  return result;
}

/* Appends the entries of names, each once, up to @max_entries. */
static guint
collect_entries (const ErrdexCodes *codes,
                 const guint32 *order,
                 guint first,
                 guint end,
                 guint *entries,
                 guint max_entries)
{
  guint n_entries = 0;

  for (guint i = first; i < end && n_entries < max_entries; i++)
    {
      guint entry = errdex_codes_get_entry (codes, order[i]);
      guint j = 0;

      while (j < n_entries && entries[j] != entry)
        j++;
      if (j == n_entries)
        entries[n_entries++] = entry;
    }

  return n_entries;
}

static gboolean
has_codes (ErrdexFinder *self)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->lock);

  return self->codes != NULL;
}

static guint
lookup (ErrdexFinder *self, const char *text, gsize length, guint *entries, guint max_entries)
{
  const ErrdexCodes *codes;
  guint first;
  guint end;

  if (!has_codes (self))
    return errdex_lookup_run (self->library, text, length, entries, max_entries);

  codes = get_codes (self);
  errdex_codes_find (codes, text, length, TRUE, &first, &end);
  if (first < end)
    return collect_entries (codes, codes->by_code, first, end, entries, max_entries);

  errdex_codes_find_segment (codes, text, length, TRUE, &first, &end);

  return collect_entries (codes, codes->by_segment, first, end, entries, max_entries);
}

/* A negative number is a code of its own; without the minus it may be another one. */
static guint
lookup_negative (ErrdexFinder *self, const char *digits, guint *entries, guint max_entries)
{
  g_autofree char *code = g_strconcat ("-", digits, NULL);

  return lookup (self, code, strlen (code), entries, max_entries);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  guint entry_a = *(const guint *) a;
  guint entry_b = *(const guint *) b;

  return entry_a < entry_b ? -1 : entry_a > entry_b;
}

/**
 * errdex_finder_lookup:
 * @self: a finder
 * @code: a code, an alias or the last segment of one of these, in any case; punctuation around it
 * does not matter, nor does the suffix `Error` that programs for Node.js append
 * @entries: (out caller-allocates) (array length=max_entries): where to put the numbers of the
 * entries
 * @max_entries: how many fit in there
 *
 * Finds the entries that a code names. There can be several: a code may stand in several
 * categories, and a last segment behind several prefixes.
 *
 * Returns: how many entries were put into @entries, in library order
 */
guint
errdex_finder_lookup (ErrdexFinder *self, const char *code, guint *entries, guint max_entries)
{
  g_autoptr (ErrdexQuery) query = errdex_query_parse (code);
  const char *text;
  gsize length;
  guint n_entries = 0;

  if (query->words->len != 1)
    return 0;

  text = g_array_index (query->words, ErrdexTerm, 0).text;
  length = strlen (text);
  if (query->minus)
    n_entries = lookup_negative (self, text, entries, max_entries);
  if (n_entries == 0)
    n_entries = lookup (self, text, length, entries, max_entries);
  if (n_entries == 0 && g_str_has_suffix (text, "error"))
    n_entries = lookup (self, text, length - strlen ("error"), entries, max_entries);
  qsort (entries, n_entries, sizeof *entries, compare_entries);

  return n_entries;
}

/**
 * errdex_finder_nearest:
 * @self: a finder
 * @code: something that looks like a code
 * @entries: (out caller-allocates) (array length=max_entries): where to put the numbers of entries
 * @max_entries: how many fit in there
 *
 * Finds the codes that are spelled most alike, measured by their length, each once.
 *
 * Returns: how many entries were put into @entries, that of the nearest code first; 0 if none
 * resembles @code
 */
guint
errdex_finder_nearest (ErrdexFinder *self, const char *code, guint *entries, guint max_entries)
{
  return errdex_miss_find_nearest (get_codes (self), code, entries, max_entries);
}

/**
 * errdex_finder_similar:
 * @self: a finder
 * @entry: the number of an entry
 * @entries: (out caller-allocates) (array length=max_entries): where to put the numbers of entries
 * @max_entries: how many fit in there; no more than %ERRDEX_MAX_SIMILAR are put there
 *
 * Finds the entries whose codes resemble that of @entry, as errdex_similar_find() does.
 *
 * Returns: how many entries were put into @entries, the most similar first
 */
guint
errdex_finder_similar (ErrdexFinder *self, guint entry, guint *entries, guint max_entries)
{
  return errdex_similar_find (self->library, get_codes (self), entry, entries, max_entries);
}

/**
 * errdex_finder_explain_miss:
 * @self: a finder
 * @text: a query that finds nothing
 * @miss: (out caller-allocates): where to put what can be said about it; what it points at belongs
 * to the library
 */
void
errdex_finder_explain_miss (ErrdexFinder *self, const char *text, ErrdexMiss *miss)
{
  errdex_miss_init (miss, self->library, get_codes (self), text);
}
