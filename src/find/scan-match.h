// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "scan-text.h"
#include "scan-trie.h"

G_BEGIN_DECLS

/* A code, with its line breaks, its suffix and what must be seen after it, spans fewer bytes than
 * this. */
#define ERRDEX_MATCH_MAX_SPAN 960
/* So many bytes before a code can matter for whether it is one. */
#define ERRDEX_MATCH_MAX_BEFORE 64
/* A longer code is not looked for, and a longer unknown one is none. */
#define ERRDEX_MATCH_MAX_CODE 256

/**
 * ErrdexMatchKind:
 * @ERRDEX_MATCH_NONE: there is no code
 * @ERRDEX_MATCH_KNOWN: there is one of the catalog's
 * @ERRDEX_MATCH_UNKNOWN: there is one that the catalog's family seems to have, but not the catalog
 * @ERRDEX_MATCH_MORE: it depends on text that is not at hand yet
 */
typedef enum
{
  ERRDEX_MATCH_NONE,
  ERRDEX_MATCH_KNOWN,
  ERRDEX_MATCH_UNKNOWN,
  ERRDEX_MATCH_MORE,
} ErrdexMatchKind;

/**
 * ErrdexMatch:
 * @code: the number of the known code
 * @start: where the code begins: behind the words that announce it, if there are such; no more than
 * %ERRDEX_MATCH_MAX_BEFORE bytes before the place that was looked at
 * @end: where the code ends, its suffix included
 */
typedef struct
{
  int code;
  gsize start;
  gsize end;
} ErrdexMatch;

struct _ErrdexScanner;

gboolean errdex_match_can_begin (const ErrdexText *text, gsize at);
ErrdexMatchKind errdex_match_at (const struct _ErrdexScanner *scanner,
                                 const ErrdexText *text,
                                 gsize at,
                                 ErrdexMatch *match);

G_END_DECLS
