// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "scan-trie.h"

G_BEGIN_DECLS

/* So many bytes at the start of a code are looked for; no shorter code is. */
#define ERRDEX_HEAD_SHORT 4
/* Of contexts that have as many, so many are compared. */
#define ERRDEX_HEAD_MIDDLE 6
/* Where one is found so many are compared, if all codes have them. */
#define ERRDEX_HEAD_LONG 8

/**
 * ErrdexHeadsMethod:
 * @ERRDEX_HEADS_SCALAR: byte after byte, on any machine
 * @ERRDEX_HEADS_SSSE3: 16 bytes at a time
 * @ERRDEX_HEADS_AVX2: 32 bytes at a time
 *
 * How heads are searched for. All methods find the same.
 */
typedef enum
{
  ERRDEX_HEADS_SCALAR,
  ERRDEX_HEADS_SSSE3,
  ERRDEX_HEADS_AVX2,
} ErrdexHeadsMethod;

typedef struct _ErrdexHeads ErrdexHeads;

/* Finds the heads that begin in text[from] to text[to - 1]; see errdex_heads_collect(). */
typedef gsize (*ErrdexHeadsFunc) (const ErrdexHeads *self,
                                  const guint8 *text,
                                  gsize from,
                                  gsize to,
                                  gsize length,
                                  guint32 *found);

/**
 * ErrdexHeads:
 * @collect: the method in use
 * @length: how many bytes all heads have, %ERRDEX_HEAD_SHORT or %ERRDEX_HEAD_LONG; nearer to its
 * end a text has no candidates
 * @compared: how many bytes of the codes are compared, %ERRDEX_HEAD_SHORT or %ERRDEX_HEAD_LONG
 * @mask: which bytes of a head these are
 * @mask_short: the same for @known_short
 * @mask_middle: the same for @known_middle
 * @sets: for each place of a head, which buckets a byte at it belongs to
 * @low: the same by the lower half of the byte, for the vector methods
 * @high: the same by the higher half
 * @known: a bit for the hash of each folded head of as many bytes as are compared
 * @known_edge: the same for the first %ERRDEX_HEAD_SHORT bytes of all
 * @known_short: the same for five bytes of contexts that have fewer than six, with what may follow
 * @known_middle: the same for %ERRDEX_HEAD_MIDDLE bytes of contexts
 *
 * The first bytes of all codes, prepared for a search in any case. Heads are dealt out to a few
 * buckets, one bit of a byte each; a place in the text is a candidate where the sets of its bytes
 * have a bucket in common. One bucket is for names that codes have, and two more hold the heads
 * that a line break cuts in two. A candidate is no more than a place worth a closer look.
 */
struct _ErrdexHeads
{
  ErrdexHeadsFunc collect;
  gsize length;
  gsize compared;
  guint64 mask;
  guint64 mask_short;
  guint64 mask_middle;
  guint8 sets[ERRDEX_HEAD_SHORT][256];
  guint8 low[ERRDEX_HEAD_SHORT][16];
  guint8 high[ERRDEX_HEAD_SHORT][16];
  guint32 known[2048];
  guint32 known_short[2048];
  guint32 known_middle[2048];
  guint32 known_edge[2048];
};

gboolean errdex_heads_init (ErrdexHeads *self, const ErrdexTrie *trie, ErrdexHeadsMethod method);
ErrdexHeadsMethod errdex_heads_best_method (void);

/**
 * errdex_heads_collect:
 * @text: the text
 * @from: the first place to look at
 * @to: where to stop
 * @length: the length of @text; bytes up to there are read
 * @found: (out): room for `to - from` places
 *
 * Returns: how many places, in order, were put into @found
 */
static inline gsize
errdex_heads_collect (const ErrdexHeads *self,
                      const guint8 *text,
                      gsize from,
                      gsize to,
                      gsize length,
                      guint32 *found)
{
  return self->collect (self, text, from, to, length, found);
}

G_END_DECLS
