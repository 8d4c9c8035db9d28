// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "catalog/library.h"
#include "vocabulary.h"

G_BEGIN_DECLS

/**
 * ErrdexWording:
 * @n_entries: how many entries there are
 * @words: the words of all texts
 * @tokens: the texts as numbers of words, entry after entry; %ERRDEX_NO_WORD stands between two
 * texts of an entry
 * @ends: for each entry, where in @tokens its texts end
 * @letters: for each entry, the letters that stand in its texts and the digits that begin a number
 * there; see errdex_codes_letter()
 *
 * What the texts of all entries say, in the catalog's own words and in the user's language, made
 * ready to be searched.
 */
typedef struct
{
  guint n_entries;
  ErrdexVocabulary *words;
  guint32 *tokens;
  guint32 *ends;
  guint64 *letters;
} ErrdexWording;

ErrdexWording *errdex_wording_new (const ErrdexLibrary *library);
void errdex_wording_free (ErrdexWording *self);
gsize errdex_wording_get_size (const ErrdexWording *self);

const guint32 *errdex_wording_get_tokens (const ErrdexWording *self, guint entry, guint *n_tokens);

typedef void (*ErrdexTextFunc) (const char *text, gpointer user_data);

void errdex_wording_each_text (const ErrdexLibrary *library,
                               guint entry,
                               ErrdexTextFunc func,
                               gpointer user_data);

G_END_DECLS
