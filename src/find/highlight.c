// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <string.h>

#include "bits.h"
#include "catalog/markup.h"
#include "fold.h"
#include "result.h"
#include "spelling.h"

/* A text, and which of its folded bytes are matched. */
typedef struct
{
  ErrdexFolded folded;
  guint64 *starts; /* (nullable): of a code, at which bytes of the original its words begin */
  guint64 *matched;
  GArray *runs; /* ErrdexRun */
} Marker;

static void
marker_init (Marker *self, const char *text)
{
  ErrdexRun run = { 0, 0 };

  errdex_fold_init_mapped (&self->folded, text, -1);
  self->starts = NULL;
  self->matched = errdex_bits_new (self->folded.length);
  self->runs = g_array_new (FALSE, FALSE, sizeof (ErrdexRun));
  while (errdex_fold_next_run (self->folded.text, self->folded.length, &run))
    g_array_append_val (self->runs, run);
}

static void
marker_init_code (Marker *self, const char *code)
{
  marker_init (self, code);
  self->starts = errdex_codes_split (code, strlen (code));
}

static void
marker_clear (Marker *self)
{
  errdex_fold_clear (&self->folded);
  g_free (self->starts);
  g_free (self->matched);
  g_array_unref (self->runs);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Marker, marker_clear)

static void
mark (Marker *self, gsize start, gsize end)
{
  for (gsize i = start; i < end; i++)
    errdex_bits_set (self->matched, i);
}

/* Translates what is marked back to the original text. What folding left out between two marked
 * bytes, such as the comma of 10,000, is matched with them. */
static GArray *
get_spans (const Marker *self)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (ErrdexSpan));

  for (gsize i = 0; i < self->folded.length; i++)
    {
      ErrdexSpan span = { self->folded.starts[i], self->folded.ends[i] };

      if (!errdex_bits_test (self->matched, i))
        continue;
      if (i > 0 && errdex_bits_test (self->matched, i - 1))
        g_array_index (spans, ErrdexSpan, spans->len - 1).end = span.end;
      else
        g_array_append_val (spans, span);
    }

  return spans;
}

/* Codes */

static gboolean
is_word_start (const Marker *self, gsize i)
{
  return (i == 0 || self->folded.starts[i] != self->folded.starts[i - 1])
         && errdex_bits_test (self->starts, self->folded.starts[i]);
}

/* Marks where @text occurs. Returns: whether it does. */
static gboolean
mark_occurrences (Marker *self, const char *text, gboolean at_words)
{
  gboolean found = FALSE;

  for (const char *p = self->folded.text; (p = strstr (p, text)) != NULL; p++)
    {
      gsize start = p - self->folded.text;

      if (at_words && !is_word_start (self, start))
        continue;
      mark (self, start, start + strlen (text));
      found = TRUE;
    }

  return found;
}

static gboolean
mark_prefix (Marker *self, gsize start, const char *text)
{
  gboolean found = g_str_has_prefix (self->folded.text + start, text);

  if (found)
    mark (self, start, start + strlen (text));

  return found;
}

static gboolean
mark_initials (Marker *self, const char *text)
{
  gsize length = strlen (text);
  g_autofree gsize *places = g_new (gsize, self->folded.length + 1);
  gsize n_places = 0;

  for (gsize i = 0; i < self->folded.length; i++)
    if (is_word_start (self, i))
      places[n_places++] = i;
  for (gsize first = 0; first + length <= n_places; first++)
    {
      gsize i = 0;

      while (i < length && self->folded.text[places[first + i]] == text[i])
        i++;
      if (i < length)
        continue;
      for (i = 0; i < length; i++)
        mark (self, places[first + i], places[first + i] + 1);
      return TRUE;
    }

  return FALSE;
}

/* The last segment of the folded code. */
static gsize
find_segment (const Marker *self, const char *code)
{
  gsize original = errdex_code_last_segment (code) - code;
  gsize i = 0;

  while (i < self->folded.length && self->folded.starts[i] < original)
    i++;

  return i;
}

/* What the code shares with a text that is nearly the same, such as an alias or a misspelling. */
static void
mark_common (Marker *self, const char *text)
{
  errdex_spelling_align (self->folded.text, self->folded.length, text, strlen (text),
                         self->matched);
}

static void
mark_word (Marker *self, const ErrdexMatch *match, ErrdexTier tier, gsize segment)
{
  gboolean found = FALSE;

  switch (tier)
    {
    case ERRDEX_TIER_CODE:
    case ERRDEX_TIER_CODE_PREFIX:
      found = mark_prefix (self, 0, match->text);
      break;
    case ERRDEX_TIER_SEGMENT:
    case ERRDEX_TIER_SEGMENT_PREFIX:
      found = mark_prefix (self, segment, match->text);
      break;
    case ERRDEX_TIER_INITIALS:
      found = mark_initials (self, match->text);
      break;
    default:
      found = mark_occurrences (self, match->text, TRUE)
              || mark_occurrences (self, match->text, FALSE);
      break;
    }
  if (!found && tier < ERRDEX_TIER_TEXT)
    mark_common (self, match->text);
}

/* Where a phrase that begins at @p ends, with the punctuation of the code between its words; NULL
 * if it is not there. */
static const char *
skip_phrase (const char *p, const char *phrase)
{
  gsize length = strlen (phrase);
  ErrdexRun run = { 0, 0 };

  for (gboolean first = TRUE; errdex_fold_next_run (phrase, length, &run); first = FALSE)
    {
      while (!first && g_ascii_ispunct (*p))
        p++;
      if (strncmp (p, phrase + run.start, run.end - run.start) != 0)
        return NULL;
      p += run.end - run.start;
    }

  return p;
}

static void
mark_phrase_in_code (Marker *self, const char *phrase)
{
  const char *text = self->folded.text;
  ErrdexRun first = { 0, 0 };

  g_assert (text != NULL);
  if (!errdex_fold_next_run (phrase, strlen (phrase), &first))
    return;

  for (gsize i = 0; i < self->folded.length; i++)
    {
      const char *end = is_word_start (self, i) ? skip_phrase (text + i, phrase) : NULL;

      if (end != NULL)
        mark (self, i, end - text);
    }
}

/**
 * errdex_result_highlight_code:
 * @self: a result
 * @entry: the number of an entry, a hit or not
 *
 * Returns: (transfer full) (element-type ErrdexSpan): the parts of its code that the query matches,
 * in ascending order, apart from each other; empty where there is none
 */
GArray *
errdex_result_highlight_code (ErrdexResult *self, guint entry)
{
  const char *code = errdex_library_get_entry (self->index->library, entry)->code;
  g_auto (Marker) marker = { { NULL } };
  gboolean is_hit;
  ErrdexTier tier = errdex_result_get_tier (self, entry, &is_hit);

  marker_init_code (&marker, code);
  if (self->is_paste && is_hit)
    mark (&marker, 0, marker.folded.length);
  for (guint i = 0; i < self->words->len; i++)
    mark_word (&marker, g_ptr_array_index (self->words, i), tier, find_segment (&marker, code));
  for (guint i = 0; tier == ERRDEX_TIER_SPELLING && self->meant != NULL && i < self->meant->len;
       i++)
    mark_occurrences (&marker, g_ptr_array_index (self->meant, i), TRUE);
  for (guint i = 0; i < self->phrases->len; i++)
    mark_phrase_in_code (&marker, ((ErrdexMatch *) g_ptr_array_index (self->phrases, i))->text);

  return get_spans (&marker);
}

/* Texts */

static gboolean
run_has (const Marker *self, const ErrdexRun *run, const char *text, gsize length, gsize at)
{
  return at + length <= run->end && memcmp (self->folded.text + at, text, length) == 0;
}

/* Whether digits at a place are cut off from their number: at its beginning, or, if it has to be
 * whole, at its end. */
static gboolean
cuts_number (const Marker *self, gsize start, gsize end, ErrdexTermKind kind)
{
  const char *text = self->folded.text;

  return g_ascii_isdigit (text[start])
         && ((start > 0 && g_ascii_isdigit (text[start - 1]))
             || (kind == ERRDEX_TERM_NUMBER && g_ascii_isdigit (text[end])));
}

/* Marks @text where words of the text begin with it, or, where @inside, contain it. */
static guint
mark_in_runs (Marker *self, const char *text, gsize length, ErrdexTermKind kind, gboolean inside)
{
  guint n_found = 0;

  for (guint i = 0; i < self->runs->len; i++)
    {
      const ErrdexRun *run = &g_array_index (self->runs, ErrdexRun, i);
      guint32 end = inside ? run->end : run->start + 1;

      for (guint32 at = run->start; at < end; at++)
        {
          if (!run_has (self, run, text, length, at) || cuts_number (self, at, at + length, kind))
            continue;
          mark (self, at, at + length);
          n_found++;
        }
    }

  return n_found;
}

/* Marks a single word where words of the text begin with it. Only where none does, it is marked
 * inside of words; a single letter, which stands in nearly all, never. */
static guint
mark_single (Marker *self, const char *text, gsize length, ErrdexTermKind kind)
{
  gboolean letter = length == 1 && kind == ERRDEX_TERM_WORD;
  guint n_found = mark_in_runs (self, text, length, kind, FALSE);

  return n_found > 0 || letter ? n_found : mark_in_runs (self, text, length, kind, TRUE);
}

/* Where a word of a sequence stands in a word of the text, or -1. */
static gssize
fit_run (const Marker *self,
         const ErrdexRun *run,
         const char *text,
         gsize length,
         gboolean at_start,
         gboolean at_end)
{
  gsize run_length = run->end - run->start;

  if (length > run_length || (at_start && at_end && length != run_length))
    return -1;
  if (at_start)
    return run_has (self, run, text, length, run->start) ? (gssize) run->start : -1;

  return run_has (self, run, text, length, run->end - length) ? (gssize) (run->end - length) : -1;
}

/* Marks the words @parts of @text where they follow each other. */
static guint
mark_sequence (Marker *self, const char *text, const GArray *parts, ErrdexTermKind kind)
{
  guint n_found = 0;

  for (guint i = 0; i + parts->len <= self->runs->len; i++)
    {
      gssize start = -1;
      gsize end = 0;
      guint j;

      for (j = 0; j < parts->len; j++)
        {
          const ErrdexRun *part = &g_array_index (parts, ErrdexRun, j);
          const ErrdexRun *run = &g_array_index (self->runs, ErrdexRun, i + j);
          gsize length = part->end - part->start;
          gboolean open_start = j == 0 && kind == ERRDEX_TERM_WORD;
          gboolean open_end = j + 1 == parts->len && kind != ERRDEX_TERM_PHRASE;
          gssize at = fit_run (self, run, text + part->start, length, !open_start, !open_end);

          if (at < 0)
            break;
          start = j == 0 ? at : start;
          end = at + length;
        }
      if (j < parts->len)
        continue;
      mark (self, start, end);
      n_found++;
    }

  return n_found;
}

/* Returns: how often the term occurs. */
static guint
mark_term (Marker *self, const char *text, ErrdexTermKind kind)
{
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (ErrdexRun));
  g_autofree char *digits = errdex_match_join_digits (text);
  const ErrdexRun *first;
  ErrdexRun run = { 0, 0 };
  guint n_found = 0;

  while (errdex_fold_next_run (text, strlen (text), &run))
    g_array_append_val (parts, run);
  first = &g_array_index (parts, ErrdexRun, 0);
  if (parts->len == 1 && (kind == ERRDEX_TERM_WORD || kind == ERRDEX_TERM_NUMBER))
    return mark_single (self, text + first->start, first->end - first->start, kind);
  if (digits != NULL)
    n_found = mark_single (self, digits, strlen (digits), kind);

  return n_found + mark_sequence (self, text, parts, kind);
}

static void
mark_terms (Marker *self, const GPtrArray *matches)
{
  for (guint i = 0; i < matches->len; i++)
    {
      const ErrdexMatch *match = g_ptr_array_index (matches, i);

      mark_term (self, match->text, match->kind);
    }
}

static guint
mark_meant (const ErrdexResult *self, Marker *marker)
{
  guint n_found = 0;

  for (guint i = 0; self->meant != NULL && i < self->meant->len; i++)
    n_found += mark_term (marker, g_ptr_array_index (self->meant, i), ERRDEX_TERM_PHRASE_OPEN);

  return n_found;
}

/**
 * errdex_result_highlight_text:
 * @self: a result
 * @text: a text of an entry, plain or with the markup of markup.h
 *
 * Returns: (transfer full) (element-type ErrdexSpan): the parts of the text that the query matches,
 * in ascending order, apart from each other; empty where there is none
 */
GArray *
errdex_result_highlight_text (ErrdexResult *self, const char *text)
{
  g_auto (Marker) marker = { { NULL } };

  marker_init (&marker, text);
  mark_terms (&marker, self->words);
  mark_terms (&marker, self->phrases);
  mark_meant (self, &marker);

  return get_spans (&marker);
}

/**
 * errdex_result_highlight_title:
 * @self: a result
 * @entry: the number of an entry
 *
 * Returns: (transfer full) (element-type ErrdexSpan): the parts of errdex_summary_title() that the
 * query matches: those of the code, then those of the name behind it
 */
GArray *
errdex_result_highlight_title (ErrdexResult *self, guint entry)
{
  const ErrdexLibrary *library = self->index->library;
  const char *name = errdex_library_get_texts (library, entry).name;
  guint32 offset = strlen (errdex_library_get_entry (library, entry)->code) + strlen (" ");
  GArray *spans = errdex_result_highlight_code (self, entry);
  g_autoptr (GArray) of_name = NULL;

  if (name == NULL)
    return spans;

  of_name = errdex_result_highlight_text (self, name);
  for (guint i = 0; i < of_name->len; i++)
    {
      ErrdexSpan span = g_array_index (of_name, ErrdexSpan, i);

      span.start += offset;
      span.end += offset;
      g_array_append_val (spans, span);
    }

  return spans;
}

/* The line that says most about why the entry was found. */

typedef struct
{
  const ErrdexResult *result;
  guint entry;
  char *best;
  guint best_score;
} Snippet;

static guint
score_matches (const GPtrArray *matches, Marker *marker, guint entry)
{
  guint score = 0;

  for (guint i = 0; i < matches->len; i++)
    {
      const ErrdexMatch *match = g_ptr_array_index (matches, i);

      if (mark_term (marker, match->text, match->kind) == 0)
        continue;
      /* what the code shows anyway needs no line to show it */
      score += errdex_bits_test (match->codes, entry) ? 1 : 1 + ERRDEX_QUERY_MAX_TERMS;
    }

  return score;
}

static void
try_line (Snippet *self, const char *line)
{
  g_auto (Marker) marker = { { NULL } };
  guint score;

  if (g_str_has_prefix (line, "- "))
    line += strlen ("- ");
  marker_init (&marker, line);
  score = score_matches (self->result->words, &marker, self->entry)
          + score_matches (self->result->phrases, &marker, self->entry)
          + mark_meant (self->result, &marker);
  if (score <= self->best_score)
    return;

  g_free (self->best);
  self->best = g_strdup (line);
  self->best_score = score;
}

static void
try_text (const char *text, gpointer user_data)
{
  g_autofree char *plain = errdex_markup_to_plain (text);
  g_auto (GStrv) lines = g_strsplit (plain, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    try_line (user_data, lines[i]);
}

static gboolean
is_in_code (const GPtrArray *matches, guint entry)
{
  for (guint i = 0; i < matches->len; i++)
    if (!errdex_bits_test (((ErrdexMatch *) g_ptr_array_index (matches, i))->codes, entry))
      return FALSE;

  return TRUE;
}

/* Whether the highlighted code tells all about why the entry was found. */
static gboolean
code_tells (ErrdexResult *self, guint entry, ErrdexTier tier)
{
  g_autoptr (GArray) spans = NULL;

  if (!is_in_code (self->phrases, entry))
    return FALSE;
  if (tier < ERRDEX_TIER_TEXT || is_in_code (self->words, entry))
    return TRUE;
  if (tier == ERRDEX_TIER_TEXT || self->meant == NULL)
    return FALSE;

  spans = errdex_result_highlight_code (self, entry);

  return spans->len > 0;
}

/**
 * errdex_result_get_snippet:
 * @self: a result
 * @entry: the number of an entry
 *
 * Returns: (transfer full) (nullable): the line of its texts that was matched, as plain text; %NULL
 * where the code alone shows why it is a hit, and for what is no hit
 */
char *
errdex_result_get_snippet (ErrdexResult *self, guint entry)
{
  Snippet snippet = { .result = self, .entry = entry };
  gboolean is_hit;
  ErrdexTier tier = errdex_result_get_tier (self, entry, &is_hit);

  if (!is_hit || self->is_paste || code_tells (self, entry, tier))
    return NULL;

  errdex_wording_each_text (self->index->library, entry, try_text, &snippet);

  return snippet.best;
}
