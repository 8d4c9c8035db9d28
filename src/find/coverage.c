// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "coverage.h"

G_STATIC_ASSERT (ERRDEX_QUERY_MAX_TERMS <= 32);

/* What of one word of codes is matched. */
typedef struct
{
  guint32 terms;  /* which terms it begins with, one bit each */
  guint32 length; /* of the longest of them */
} Part;

struct _ErrdexCoverage
{
  const ErrdexCodes *codes;
  Part *parts; /* of each word of codes */
  guint lengths[ERRDEX_QUERY_MAX_TERMS];
  guint32 all_terms;
};

/**
 * errdex_coverage_new:
 * @index: an index
 * @words: (element-type ErrdexMatch): what the words of a query match in it
 *
 * Returns: (transfer full): how much the words match; free it with errdex_coverage_free()
 */
ErrdexCoverage *
errdex_coverage_new (const ErrdexIndex *index, const GPtrArray *words)
{
  ErrdexCoverage *self = g_new0 (ErrdexCoverage, 1);

  self->codes = index->codes;
  self->parts = g_new0 (Part, index->codes->words->n_words);
  for (guint i = 0; i < words->len; i++)
    {
      const ErrdexMatch *word = g_ptr_array_index (words, i);
      guint32 bit = 1u << i;
      guint first;
      guint end;

      self->lengths[i] = word->length;
      self->all_terms |= bit;
      errdex_vocabulary_find_prefix (index->codes->words, word->text, word->length, &first, &end);
      for (guint j = first; j < end; j++)
        {
          self->parts[j].terms |= bit;
          self->parts[j].length = MAX (self->parts[j].length, word->length);
        }
    }

  return self;
}

/**
 * errdex_coverage_free:
 * @self: (transfer full) (nullable): a coverage
 */
void
errdex_coverage_free (ErrdexCoverage *self)
{
  if (self == NULL)
    return;

  g_free (self->parts);
  g_free (self);
}

/* Words that run over the border of two begin none of them. They count once. */
static guint
count_spanning (const ErrdexCoverage *self, guint32 terms)
{
  guint n_bytes = 0;

  for (; terms != 0; terms &= terms - 1)
    n_bytes += self->lengths[__builtin_ctz (terms)];

  return n_bytes;
}

/**
 * errdex_coverage_count:
 * @self: a coverage
 * @entry: the number of an entry in a code of which all words begin a word
 *
 * Returns: how many bytes of its code are matched, or of the alias of which more is: each word of
 *   the code as far as a word of the query goes
 */
guint
errdex_coverage_count (const ErrdexCoverage *self, guint entry)
{
  const guint32 *p = self->codes->tokens + (entry > 0 ? self->codes->ends[entry - 1] : 0);
  const guint32 *end = self->codes->tokens + self->codes->ends[entry];
  guint most = 0;

  while (p < end)
    {
      guint32 terms = self->all_terms;
      guint n_bytes = 0;

      for (; p < end && *p != ERRDEX_NO_WORD; p++)
        {
          n_bytes += self->parts[*p].length;
          terms &= ~self->parts[*p].terms;
        }
      p++;
      most = MAX (most, n_bytes + count_spanning (self, terms));
    }

  return most;
}
