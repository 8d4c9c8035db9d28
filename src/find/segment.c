// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "segment.h"

#include <string.h>

#include "fold.h"

/* Longer texts are not written by people who forgot the spaces. */
#define MAX_LENGTH 96
/* Any text can be cut into single letters. */
#define MIN_WORD 2
#define NO_WAY   G_MAXUINT8

/* The fewest words that make up the beginnings of a text. */
typedef struct
{
  guint8 n_words[MAX_LENGTH + 1];
  guint8 last_start[MAX_LENGTH + 1];
} Cuts;

static gboolean
is_word (const ErrdexVocabulary *words, const char *text, gsize length, gboolean may_go_on)
{
  guint first;
  guint end;

  if (length < MIN_WORD && !g_ascii_isdigit (*text))
    return FALSE;
  if (!may_go_on)
    return errdex_vocabulary_find (words, text, length) != ERRDEX_NO_WORD;

  errdex_vocabulary_find_prefix (words, text, length, &first, &end);

  return first < end;
}

/* Returns: whether the text is made up of words, the last of which may go on. */
static gboolean
find_cuts (const ErrdexVocabulary *words, const char *text, gsize length, Cuts *cuts)
{
  memset (cuts->n_words, NO_WAY, sizeof cuts->n_words);
  cuts->n_words[0] = 0;
  for (gsize end = 1; end <= length; end++)
    for (gsize start = 0; start < end; start++)
      if (cuts->n_words[start] != NO_WAY && cuts->n_words[start] + 1 < cuts->n_words[end]
          && is_word (words, text + start, end - start, end == length))
        {
          cuts->n_words[end] = cuts->n_words[start] + 1;
          cuts->last_start[end] = start;
        }

  return cuts->n_words[length] != NO_WAY;
}

static gboolean
segment_run (const ErrdexIndex *index, const char *text, gsize length, GPtrArray *found)
{
  guint first = found->len;
  Cuts cuts;

  if (length > MAX_LENGTH || !find_cuts (index->codes->words, text, length, &cuts))
    return FALSE;

  for (gsize end = length; end > 0; end = cuts.last_start[end])
    g_ptr_array_insert (found, first,
                        g_strndup (text + cuts.last_start[end], end - cuts.last_start[end]));

  return TRUE;
}

static gboolean
belongs_to_category (const ErrdexIndex *index, const char *text)
{
  for (guint i = 0; i < index->library->n_catalogs; i++)
    if (errdex_catalog_category_for_code (index->library->catalogs[i], text) >= 0)
      return TRUE;

  return FALSE;
}

/**
 * errdex_segment:
 * @index: an index
 * @text: a folded word of a query
 *
 * Cuts a text such as `devicenotexist`, which is in no code, into words that stand in codes. A text
 * that begins like the codes of a category is left alone: it is a code that the catalog does not
 * have, and the reader has to be told so.
 *
 * Returns: (transfer full) (nullable): the words, at least two; %NULL where the text is not made up
 * of such
 */
GStrv
errdex_segment (const ErrdexIndex *index, const char *text)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  gsize length = strlen (text);
  ErrdexRun run = { 0, 0 };

  if (errdex_code_is_number (text) || belongs_to_category (index, text))
    return NULL;

  while (errdex_fold_next_run (text, length, &run))
    if (!segment_run (index, text + run.start, run.end - run.start, found))
      return NULL;
  if (found->len < 2)
    return NULL;

  g_ptr_array_add (found, NULL);

  return (GStrv) g_ptr_array_steal (found, NULL);
}
