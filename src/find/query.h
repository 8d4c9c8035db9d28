// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* More of a text is not looked at as a query; a paste is looked at whole, see paste.h. */
#define ERRDEX_QUERY_MAX_BYTES 4096
/* More words, and more of anything else, are not looked at. */
#define ERRDEX_QUERY_MAX_TERMS 32

/**
 * ErrdexTermKind:
 *
 * What a term wants from an entry.
 */
typedef enum
{
  ERRDEX_TERM_WORD,        /* occurs somewhere */
  ERRDEX_TERM_NUMBER,      /* the same, but with no digit before or behind it */
  ERRDEX_TERM_PHRASE,      /* occurs as whole words in this order */
  ERRDEX_TERM_PHRASE_OPEN, /* the same; the last word may only have begun */
} ErrdexTermKind;

/**
 * ErrdexTerm:
 * @text: what to look for, folded, without the punctuation around it
 * @ends_with_dot: whether the text was followed by a dot, which is either the end of a sentence or
 * the next dot of a code
 * @kind: how to look for it
 */
typedef struct
{
  char *text;
  gboolean ends_with_dot;
  ErrdexTermKind kind;
} ErrdexTerm;

/**
 * ErrdexFilter:
 * @value: what stands behind the colon, folded, not empty
 * @kind: whether it is about the kind of entries and not about their category
 * @negated: whether it is about all others
 */
typedef struct
{
  char *value;
  gboolean kind;
  gboolean negated;
} ErrdexFilter;

/**
 * ErrdexUnfinished:
 *
 * What the text ends with, if that may still be in the making.
 */
typedef enum
{
  ERRDEX_UNFINISHED_NOTHING,
  ERRDEX_UNFINISHED_FILTER, /* the last of filters */
  ERRDEX_UNFINISHED_NOT,    /* the last of negated */
  ERRDEX_UNFINISHED_PHRASE, /* the last of phrases */
  ERRDEX_UNFINISHED_WORD,   /* the last of words, which begins the name of a filter */
} ErrdexUnfinished;

/**
 * ErrdexQuery:
 * @words: (element-type ErrdexTerm): the plain words
 * @phrases: (element-type ErrdexTerm): what stands in quotes
 * @negated: (element-type ErrdexTerm): what must not occur
 * @filters: (element-type ErrdexFilter): `in:` and `kind:`
 * @unfinished: what the text ends with
 * @minus: whether there is one word, a number, and a minus before it
 *
 * What a user asks for.
 */
typedef struct
{
  GArray *words;
  GArray *phrases;
  GArray *negated;
  GArray *filters;
  ErrdexUnfinished unfinished;
  gboolean minus;
} ErrdexQuery;

ErrdexQuery *errdex_query_parse (const char *text);
void errdex_query_free (ErrdexQuery *self);
void errdex_query_drop_unfinished (ErrdexQuery *self);
GStrv errdex_query_steal_words (ErrdexQuery *self);
void errdex_query_add_word (ErrdexQuery *self, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ErrdexQuery, errdex_query_free)

G_END_DECLS
