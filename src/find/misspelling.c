// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "misspelling.h"

#include <string.h>

#include "bits.h"
#include "codes.h"
#include "fold.h"
#include "spelling.h"

/* Fewer letters of a misspelling do not say which word is being typed. */
#define MIN_BEGINNING 4

static void
misspelling_clear (gpointer data)
{
  ErrdexMisspelling *self = data;

  g_free (self->wrong);
  g_free (self->right);
}

static GPtrArray *
split (const char *code)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  gsize length = strlen (code);
  g_autofree guint64 *starts = errdex_codes_split (code, length);
  gsize start = 0;

  for (gsize i = 1; i <= length; i++)
    if (i == length || errdex_bits_test (starts, i))
      {
        g_autofree char *word = g_strndup (code + start, i - start);

        g_ptr_array_add (words, errdex_fold (word));
        start = i;
      }

  return words;
}

static gboolean
is_known (const GArray *misspellings, const char *wrong)
{
  for (guint i = 0; i < misspellings->len; i++)
    if (g_str_equal (g_array_index (misspellings, ErrdexMisspelling, i).wrong, wrong))
      return TRUE;

  return FALSE;
}

/* A word with its dot, such as `broker.`, loses it. */
static char *
bare_word (const char *word)
{
  ErrdexRun run = { 0, 0 };

  if (!errdex_fold_next_run (word, strlen (word), &run))
    return NULL;

  return g_strndup (word + run.start, run.end - run.start);
}

/* Where code and alias differ in one word only, and that one by slips of the pen, the alias
 * corrects the word. */
static void
compare (GArray *misspellings, const char *code, const char *alias)
{
  g_autoptr (GPtrArray) code_words = split (code);
  g_autoptr (GPtrArray) alias_words = split (alias);
  guint n_differing = 0;
  guint differing = 0;
  ErrdexMisspelling misspelling;

  if (code_words->len != alias_words->len)
    return;
  for (guint i = 0; i < code_words->len; i++)
    if (!g_str_equal (g_ptr_array_index (code_words, i), g_ptr_array_index (alias_words, i)))
      {
        n_differing++;
        differing = i;
      }
  if (n_differing != 1)
    return;

  misspelling.wrong = bare_word (g_ptr_array_index (code_words, differing));
  misspelling.right = bare_word (g_ptr_array_index (alias_words, differing));
  if (misspelling.wrong == NULL || misspelling.right == NULL
      || is_known (misspellings, misspelling.wrong)
      || errdex_spelling_distance (misspelling.wrong, strlen (misspelling.wrong), misspelling.right,
                                   strlen (misspelling.right), 2)
             > 2)
    misspelling_clear (&misspelling);
  else
    g_array_append_val (misspellings, misspelling);
}

/**
 * errdex_misspelling_collect:
 * @library: a library
 *
 * Returns: (transfer full) (element-type ErrdexMisspelling): the words that its codes spell wrong,
 * as their aliases tell
 */
GArray *
errdex_misspelling_collect (const ErrdexLibrary *library)
{
  GArray *misspellings = g_array_new (FALSE, FALSE, sizeof (ErrdexMisspelling));

  g_array_set_clear_func (misspellings, misspelling_clear);
  for (guint i = 0; i < library->n_catalogs; i++)
    for (guint j = 0; j < library->catalogs[i]->n_entries; j++)
      {
        const ErrdexEntry *entry = &library->catalogs[i]->entries[j];

        for (const char *const *alias = entry->aliases; *alias != NULL; alias++)
          compare (misspellings, entry->code, *alias);
      }

  return misspellings;
}

/* Where the misspelling stands in @text, at the end perhaps only its beginning, if that is already
 * wrong. */
static const char *
find (const ErrdexMisspelling *self, const char *text, gsize *length)
{
  const char *found = strstr (text, self->wrong);
  gsize n_same = 0;

  *length = strlen (self->wrong);
  if (found != NULL)
    return found;

  while (self->wrong[n_same] != '\0' && self->wrong[n_same] == self->right[n_same])
    n_same++;
  for (; --*length > MAX (n_same, MIN_BEGINNING);)
    {
      gsize text_length = strlen (text);

      if (*length <= text_length
          && memcmp (text + text_length - *length, self->wrong, *length) == 0)
        return text + text_length - *length;
    }

  return NULL;
}

/**
 * errdex_misspelling_correct:
 * @misspellings: (element-type ErrdexMisspelling): known misspellings
 * @text: a folded word of a query
 *
 * Returns: (transfer full) (nullable): the text without the misspelling in it; %NULL where there is
 * none
 */
char *
errdex_misspelling_correct (const GArray *misspellings, const char *text)
{
  for (guint i = 0; i < misspellings->len; i++)
    {
      const ErrdexMisspelling *misspelling = &g_array_index (misspellings, ErrdexMisspelling, i);
      gsize length;
      const char *found = find (misspelling, text, &length);

      if (found != NULL)
        return g_strdup_printf ("%.*s%s%s", (int) (found - text), text, misspelling->right,
                                found + length);
    }

  return NULL;
}
