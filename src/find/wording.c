// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "wording.h"

#include "codes.h"
#include "fold.h"

typedef struct
{
  ErrdexVocabularyMaker *maker;
  guint64 letters;
} Collector;

static void
add_text (const char *text, gpointer user_data)
{
  Collector *self = user_data;
  g_auto (ErrdexFolded) folded = { NULL };
  ErrdexRun run = { 0, 0 };

  errdex_fold_init (&folded, text, -1);
  while (errdex_fold_next_run (folded.text, folded.length, &run))
    {
      errdex_vocabulary_maker_add (self->maker, folded.text + run.start, run.end - run.start);
      for (guint32 i = run.start; i < run.end; i++)
        if (i == run.start || !g_ascii_isdigit (folded.text[i])
            || !g_ascii_isdigit (folded.text[i - 1]))
          self->letters |= errdex_codes_letter (folded.text[i]);
    }
  errdex_vocabulary_maker_add_border (self->maker);
}

static void
each_title (const ErrdexCatalog *catalog, int category, ErrdexTextFunc func, gpointer user_data)
{
  for (; category >= 0; category = catalog->categories[category].parent)
    {
      const char *title = catalog->categories[category].title;
      const char *translated = errdex_catalog_get_translation (catalog, title);

      if (translated != title)
        func (translated, user_data);
      func (title, user_data);
    }
}

static void
each_of (ErrdexTexts texts, ErrdexTextFunc func, gpointer user_data)
{
  func (texts.description, user_data);
  if (texts.solution != NULL)
    func (texts.solution, user_data);
}

static void
each_text (const ErrdexCatalog *catalog,
           const ErrdexEntry *entry,
           ErrdexTextFunc func,
           gpointer user_data)
{
  const ErrdexTexts original = { entry->name, entry->description, entry->solution, FALSE };
  ErrdexTexts translated = errdex_catalog_get_translated_texts (catalog, entry);
  gboolean original_first = errdex_catalog_shows_original ();

  if (translated.name != entry->name)
    func (translated.name, user_data);
  each_of (original_first ? original : translated, func, user_data);
  if (translated.translated)
    each_of (original_first ? translated : original, func, user_data);
  for (const char *const *operation = entry->operations; *operation != NULL; operation++)
    func (*operation, user_data);
  each_title (catalog, entry->category, func, user_data);
  /* a number is told from the same one elsewhere by its catalog */
  if (entry->name != NULL)
    func (catalog->title, user_data);
}

/**
 * errdex_wording_each_text:
 * @library: a library
 * @entry: the number of an entry
 * @func: what to call
 * @user_data: what to hand to it
 *
 * Calls @func for each text that an entry is found by, in the order in which they are shown as the
 * reason: the name, if it is translated, description and solution in the language that is shown,
 * the last two in the other one, operations, the titles of its categories, and, where it has a
 * name, that of its catalog.
 */
void
errdex_wording_each_text (const ErrdexLibrary *library,
                          guint entry,
                          ErrdexTextFunc func,
                          gpointer user_data)
{
  each_text (errdex_library_get_catalog (library, entry), errdex_library_get_entry (library, entry),
             func, user_data);
}

/**
 * errdex_wording_new:
 * @library: a library
 *
 * Returns: (transfer full): the words of its texts, those in the language of the present locale
 * included; free them with errdex_wording_free()
 */
ErrdexWording *
errdex_wording_new (const ErrdexLibrary *library)
{
  ErrdexWording *self = g_new0 (ErrdexWording, 1);
  Collector collector = { .maker = errdex_vocabulary_maker_new () };
  guint number = 0;

  self->n_entries = library->n_entries;
  self->letters = g_new (guint64, library->n_entries);
  for (guint i = 0; i < library->n_catalogs; i++)
    for (guint j = 0; j < library->catalogs[i]->n_entries; j++)
      {
        collector.letters = 0;
        each_text (library->catalogs[i], &library->catalogs[i]->entries[j], add_text, &collector);
        errdex_vocabulary_maker_end_entry (collector.maker);
        self->letters[number++] = collector.letters;
      }
  self->words = errdex_vocabulary_maker_finish (collector.maker, &self->tokens, &self->ends);

  return self;
}

/**
 * errdex_wording_free:
 * @self: (transfer full) (nullable): a wording
 */
void
errdex_wording_free (ErrdexWording *self)
{
  if (self == NULL)
    return;

  errdex_vocabulary_free (self->words);
  g_free (self->tokens);
  g_free (self->ends);
  g_free (self->letters);
  g_free (self);
}

/**
 * errdex_wording_get_size:
 *
 * Returns: how much memory the wording takes, in bytes
 */
gsize
errdex_wording_get_size (const ErrdexWording *self)
{
  gsize n_tokens = self->n_entries > 0 ? self->ends[self->n_entries - 1] : 0;

  return sizeof *self + (n_tokens + self->n_entries) * sizeof (guint32)
         + self->n_entries * sizeof (guint64) + errdex_vocabulary_get_size (self->words);
}

/**
 * errdex_wording_get_tokens:
 * @self: a wording
 * @entry: the number of an entry
 * @n_tokens: (out): how many tokens it has
 *
 * Returns: (transfer none): the texts of the entry, as numbers of words
 */
const guint32 *
errdex_wording_get_tokens (const ErrdexWording *self, guint entry, guint *n_tokens)
{
  guint32 start = entry > 0 ? self->ends[entry - 1] : 0;

  *n_tokens = self->ends[entry] - start;

  return self->tokens + start;
}
