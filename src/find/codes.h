// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "catalog/library.h"
#include "vocabulary.h"

G_BEGIN_DECLS

/**
 * ErrdexSignature:
 *
 * A set of hashed pairs of neighbouring bytes. A text can only contain another if it has all of its
 * pairs.
 */
typedef struct
{
  guint64 halves[2];
} ErrdexSignature;

/**
 * ErrdexCodes:
 * @n_entries: how many entries there are
 * @n_names: how many names: the codes of all entries, then all aliases, among them those that are
 * made of the names that entries have beside their codes
 * @alias_entries: the entry of each alias
 * @arena: the names, folded, a zero byte behind each
 * @offsets: where in @arena each name begins, and one more offset behind the last one
 * @lengths: of each name, up to 4095 bytes
 * @whole_lengths: of each entry, that of its code or of the name beside it, whatever is longer
 * @segments: where in @arena the last segment of each name begins
 * @starts: for each byte of @arena, whether a word begins there
 * @signatures: of each name
 * @letters: of each name, its letters and digits; see errdex_codes_letter()
 * @by_code: the names in the order of their bytes
 * @by_segment: the names in the order of their last segments' bytes
 * @initials: of each entry's names, the first letters of their words
 * @words: the words of all names
 * @tokens: the names as numbers of words, entry after entry; %ERRDEX_NO_WORD stands behind each
 * name
 * @ends: for each entry, where in @tokens its names end
 *
 * The codes and aliases of a library, made ready to be searched.
 */
typedef struct
{
  guint n_entries;
  guint n_names;
  guint32 *alias_entries;
  char *arena;
  guint32 *offsets;
  guint16 *lengths;
  guint16 *whole_lengths;
  guint32 *segments;
  guint64 *starts;
  ErrdexSignature *signatures;
  guint64 *letters;
  guint32 *by_code;
  guint32 *by_segment;
  ErrdexVocabulary *initials;
  ErrdexVocabulary *words;
  guint32 *tokens;
  guint32 *ends;
} ErrdexCodes;

ErrdexCodes *errdex_codes_new (const ErrdexLibrary *library);
void errdex_codes_free (ErrdexCodes *self);
gsize errdex_codes_get_size (const ErrdexCodes *self);

guint errdex_codes_get_entry (const ErrdexCodes *self, guint name);
const char *errdex_codes_get_name (const ErrdexCodes *self, guint name, gsize *length);
void errdex_codes_find (const ErrdexCodes *self,
                        const char *text,
                        gsize length,
                        gboolean whole,
                        guint *first,
                        guint *end);
void errdex_codes_find_segment (const ErrdexCodes *self,
                                const char *text,
                                gsize length,
                                gboolean whole,
                                guint *first,
                                guint *end);

ErrdexSignature errdex_codes_sign (const char *text, gsize length);
guint64 errdex_codes_letter (char byte);
guint64 *errdex_codes_split (const char *code, gsize length);

G_END_DECLS
