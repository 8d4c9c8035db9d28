// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Stands between two texts of one entry, so that no sequence of words runs over their border. */
#define ERRDEX_NO_WORD G_MAXUINT32

/**
 * ErrdexVocabulary:
 * @arena: a zero byte, then the words in the order of their bytes, a zero byte behind each
 * @arena_length: its length in bytes
 * @offsets: where in @arena each word begins, and one more offset behind the last word
 * @n_words: how many words there are
 * @n_entries: how many entries they come from
 *
 * The different words of all entries, and for each word the entries that have it.
 */
typedef struct
{
  char *arena;
  gsize arena_length;
  guint32 *offsets;
  guint n_words;
  guint n_entries;

  /*< private >*/
  struct _ErrdexPostings *postings;
  guint32 *lists;
  gsize n_lists;
  guint64 *sets;
  gsize n_sets;
} ErrdexVocabulary;

/* Collects the words of one entry after the other. */
typedef struct _ErrdexVocabularyMaker ErrdexVocabularyMaker;

ErrdexVocabularyMaker *errdex_vocabulary_maker_new (void);
void errdex_vocabulary_maker_add (ErrdexVocabularyMaker *self, const char *word, gsize length);
void errdex_vocabulary_maker_add_border (ErrdexVocabularyMaker *self);
void errdex_vocabulary_maker_end_entry (ErrdexVocabularyMaker *self);
ErrdexVocabulary *
errdex_vocabulary_maker_finish (ErrdexVocabularyMaker *self, guint32 **words, guint32 **ends);

void errdex_vocabulary_free (ErrdexVocabulary *self);
gsize errdex_vocabulary_get_size (const ErrdexVocabulary *self);

const char *errdex_vocabulary_get_word (const ErrdexVocabulary *self, guint word, gsize *length);
guint errdex_vocabulary_find (const ErrdexVocabulary *self, const char *text, gsize length);
void errdex_vocabulary_find_prefix (const ErrdexVocabulary *self,
                                    const char *text,
                                    gsize length,
                                    guint *first,
                                    guint *end);
void errdex_vocabulary_find_containing (const ErrdexVocabulary *self,
                                        const char *text,
                                        gsize length,
                                        GArray *found);
void errdex_vocabulary_find_suffix (const ErrdexVocabulary *self,
                                    const char *text,
                                    gsize length,
                                    GArray *found);
void errdex_vocabulary_add_entries (const ErrdexVocabulary *self, guint word, guint64 *bits);
guint errdex_vocabulary_count_entries (const ErrdexVocabulary *self, guint word);

G_END_DECLS
