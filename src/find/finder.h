// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "catalog/library.h"
#include "extra.h"

G_BEGIN_DECLS

/**
 * ErrdexTier:
 *
 * Why an entry is a hit, best first. Hits are ranked by tier, then by how much of the code is
 * matched, then by their place in the library.
 */
typedef enum
{
  ERRDEX_TIER_CODE,           /* the whole code or an alias */
  ERRDEX_TIER_SEGMENT,        /* the whole last segment */
  ERRDEX_TIER_CODE_PREFIX,    /* the beginning of the code */
  ERRDEX_TIER_SEGMENT_PREFIX, /* the beginning of the last segment */
  ERRDEX_TIER_WORDS,          /* every word begins a word of the code */
  ERRDEX_TIER_INITIALS,       /* initials of the code's words, in order */
  ERRDEX_TIER_SUBSTRING,      /* a part of the code */
  ERRDEX_TIER_TEXT,           /* every word occurs in code or texts */
  ERRDEX_TIER_SPELLING,       /* nothing of the above; spelled nearly so, or most of the words */
  ERRDEX_N_TIERS,
} ErrdexTier;

/**
 * ErrdexHit:
 * @entry: the number of the entry in the library
 * @tier: why it is a hit
 */
typedef struct
{
  guint32 entry;
  ErrdexTier tier;
} ErrdexHit;

/**
 * ErrdexSpan:
 * @start: the first byte of the span
 * @end: the byte after its last one
 *
 * A part of a text, to be highlighted.
 */
typedef struct
{
  guint32 start;
  guint32 end;
} ErrdexSpan;

/* So many nearest codes are named for a code that is not there. */
#define ERRDEX_MISS_MAX_NEAREST 5

/* So many similar codes are named beside a code. */
#define ERRDEX_MAX_SIMILAR 6

/**
 * ErrdexMiss:
 * @catalog: (nullable): the catalog to which a code that begins so belongs, or the only one of the
 * library
 * @category: the place of the category in @catalog whose prefix the code has, or -1
 * @nearest: the entries of the codes that are spelled most alike
 * @n_nearest: how many there are
 *
 * What can be said about a query that finds nothing.
 */
typedef struct
{
  const ErrdexCatalog *catalog;
  int category;
  guint nearest[ERRDEX_MISS_MAX_NEAREST];
  guint n_nearest;
} ErrdexMiss;

/* Searches a library. It makes an index of it at the first search, and never changes after that, so
 * that the index may be made in one thread and used in another. */
typedef struct _ErrdexFinder ErrdexFinder;

/* What one query found: immutable, reference-counted. */
typedef struct _ErrdexResult ErrdexResult;

ErrdexFinder *errdex_finder_new (ErrdexLibrary *library);
ErrdexFinder *errdex_finder_ref (ErrdexFinder *self);
void errdex_finder_unref (ErrdexFinder *self);
ErrdexLibrary *errdex_finder_get_library (ErrdexFinder *self);
gsize errdex_finder_prepare (ErrdexFinder *self);

ErrdexResult *errdex_finder_search (ErrdexFinder *self, const char *text, ErrdexResult *last);
ErrdexResult *errdex_finder_search_extra (ErrdexFinder *self,
                                          const char *text,
                                          const ErrdexExtra *extra,
                                          ErrdexResult *last);
guint
errdex_finder_lookup (ErrdexFinder *self, const char *code, guint *entries, guint max_entries);
guint
errdex_finder_nearest (ErrdexFinder *self, const char *code, guint *entries, guint max_entries);
guint errdex_finder_similar (ErrdexFinder *self, guint entry, guint *entries, guint max_entries);
void errdex_finder_explain_miss (ErrdexFinder *self, const char *text, ErrdexMiss *miss);

ErrdexResult *errdex_result_ref (ErrdexResult *self);
void errdex_result_unref (ErrdexResult *self);
const char *errdex_result_get_text (ErrdexResult *self);
gboolean errdex_result_is_query (ErrdexResult *self);
gboolean errdex_result_is_paste (ErrdexResult *self);
const ErrdexHit *errdex_result_get_hits (ErrdexResult *self, guint *n_hits);

GArray *errdex_result_highlight_code (ErrdexResult *self, guint entry);
GArray *errdex_result_highlight_title (ErrdexResult *self, guint entry);
GArray *errdex_result_highlight_text (ErrdexResult *self, const char *text);
char *errdex_result_get_snippet (ErrdexResult *self, guint entry);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ErrdexFinder, errdex_finder_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ErrdexResult, errdex_result_unref)

G_END_DECLS
