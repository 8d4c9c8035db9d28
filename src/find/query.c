// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "query.h"

#include <string.h>

#include "fold.h"

static void
term_clear (gpointer data)
{
  g_clear_pointer (&((ErrdexTerm *) data)->text, g_free);
}

static void
filter_clear (gpointer data)
{
  g_clear_pointer (&((ErrdexFilter *) data)->value, g_free);
}

static GArray *
new_list (gsize size, GDestroyNotify clear)
{
  GArray *list = g_array_new (FALSE, FALSE, size);

  g_array_set_clear_func (list, clear);

  return list;
}

/* Appends what stands between two places, without the punctuation around it. Returns: whether
 * anything does. */
static gboolean
add_term (GArray *terms, const char *start, const char *end, ErrdexTermKind kind)
{
  ErrdexTerm term = { .kind = kind };
  ErrdexRun run = { 0, 0 };
  gsize first;

  if (terms->len >= ERRDEX_QUERY_MAX_TERMS || !errdex_fold_next_run (start, end - start, &run))
    return FALSE;

  first = run.start;
  while (errdex_fold_next_run (start, end - start, &run))
    ;
  term.text = g_strndup (start + first, run.end - first);
  term.ends_with_dot = start + run.end < end && start[run.end] == '.';
  /* a number that is not the last thing typed is complete */
  if (kind == ERRDEX_TERM_WORD && *end == ' '
      && term.text[strspn (term.text, "0123456789")] == '\0')
    term.kind = ERRDEX_TERM_NUMBER;
  g_array_append_val (terms, term);

  return TRUE;
}

static gboolean
add_filter (ErrdexQuery *self, const char *start, const char *end, gboolean kind, gboolean negated)
{
  ErrdexFilter filter = { .kind = kind, .negated = negated };

  while (start < end && *start == ' ')
    start++;
  while (end > start && (end[-1] == ' ' || end[-1] == ','))
    end--;
  if (start == end || self->filters->len >= ERRDEX_QUERY_MAX_TERMS)
    return FALSE;

  filter.value = g_strndup (start, end - start);
  g_array_append_val (self->filters, filter);

  return TRUE;
}

/* Reads what stands in quotes at @p, or up to the next space. Returns: where to go on. */
static const char *
read_part (const char *p, const char **start, const char **end, gboolean *quoted, gboolean *closed)
{
  *quoted = *p == '"';
  if (*quoted)
    p++;
  *start = p;
  *end = p + strcspn (p, *quoted ? "\"" : " ");
  *closed = **end == '"';

  return *closed ? *end + 1 : *end;
}

/* Whether the last word may become the name of a filter with the next keys. */
static gboolean
may_become_filter (const char *word)
{
  static const char *const names[] = { "in", "kind" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_has_prefix (names[i], word))
      return TRUE;

  return FALSE;
}

static const char *
parse_filter (ErrdexQuery *self, const char *p, gboolean kind, gboolean negated)
{
  const char *start;
  const char *end;
  gboolean quoted;
  gboolean closed;

  p = read_part (p, &start, &end, &quoted, &closed);
  if (add_filter (self, start, end, kind, negated) && *p == '\0')
    self->unfinished = ERRDEX_UNFINISHED_FILTER;

  return p;
}

static const char *
parse_term (ErrdexQuery *self, const char *p, gboolean negated)
{
  const char *start;
  const char *end;
  gboolean quoted;
  gboolean closed;
  ErrdexTermKind kind = ERRDEX_TERM_WORD;
  GArray *terms = self->words;

  p = read_part (p, &start, &end, &quoted, &closed);
  if (quoted)
    {
      kind = closed ? ERRDEX_TERM_PHRASE : ERRDEX_TERM_PHRASE_OPEN;
      terms = self->phrases;
    }
  if (negated)
    terms = self->negated;
  /* one letter more often begins a word than it is one, and would take nearly everything away;
   * a digit may be a code, see keep_negative_number() */
  if (negated && !quoted && end - start < 2 && !g_ascii_isdigit (*start))
    return p;

  if (!add_term (terms, start, end, kind) || *p != '\0')
    return p;

  if (negated)
    self->unfinished = ERRDEX_UNFINISHED_NOT;
  else if (quoted && !closed)
    self->unfinished = ERRDEX_UNFINISHED_PHRASE;
  else if (!quoted && may_become_filter (start))
    self->unfinished = ERRDEX_UNFINISHED_WORD;

  return p;
}

static const char *
parse_part (ErrdexQuery *self, const char *p)
{
  gboolean negated = *p == '-';

  while (*p == '-')
    p++;
  if (g_str_has_prefix (p, "in:"))
    return parse_filter (self, p + strlen ("in:"), FALSE, negated);
  if (g_str_has_prefix (p, "kind:"))
    return parse_filter (self, p + strlen ("kind:"), TRUE, negated);

  return parse_term (self, p, negated);
}

/* A code that was copied with its quotes is not meant to be a phrase. */
static void
unquote_single_word (ErrdexQuery *self)
{
  ErrdexTerm *phrase;

  if (self->words->len > 0 || self->phrases->len != 1)
    return;

  phrase = &g_array_index (self->phrases, ErrdexTerm, 0);
  if (strchr (phrase->text, ' ') == NULL)
    {
      phrase->kind = ERRDEX_TERM_WORD;
      g_array_append_vals (self->words, phrase, 1);
      /* its text belongs to the word now */
      phrase->text = NULL;
      g_array_set_size (self->phrases, 0);
      if (self->unfinished == ERRDEX_UNFINISHED_PHRASE)
        self->unfinished = ERRDEX_UNFINISHED_NOTHING;
    }
}

/* A negative number alone is a code, not a number that must not occur. */
static void
keep_negative_number (ErrdexQuery *self)
{
  ErrdexTerm *term;

  if (self->words->len > 0 || self->phrases->len > 0 || self->filters->len > 0
      || self->negated->len != 1)
    return;

  term = &g_array_index (self->negated, ErrdexTerm, 0);
  if (term->text[strspn (term->text, "0123456789")] == '\0')
    {
      g_array_append_vals (self->words, term, 1);
      /* its text belongs to the word now */
      term->text = NULL;
      g_array_set_size (self->negated, 0);
      self->unfinished = ERRDEX_UNFINISHED_NOTHING;
      self->minus = TRUE;
    }
}

static gsize
cut_length (const char *text)
{
  gsize length = strnlen (text, ERRDEX_QUERY_MAX_BYTES);

  if (length < ERRDEX_QUERY_MAX_BYTES)
    return length;

  /* not in the middle of a character */
  for (guint i = 0; i < 3 && ((guchar) text[length] & 0xc0) == 0x80; i++)
    length--;

  return length;
}

/**
 * errdex_query_parse:
 * @text: what the user typed or pasted, any bytes
 *
 * Reads words, `"exact words"`, `-word`, `in:category` and `kind:kind`. There are no errors: what
 * is unfinished or unknown is left out.
 *
 * Returns: (transfer full): the query
 */
ErrdexQuery *
errdex_query_parse (const char *text)
{
  ErrdexQuery *self = g_new0 (ErrdexQuery, 1);
  g_auto (ErrdexFolded) folded = { NULL };
  const char *p;

  self->words = new_list (sizeof (ErrdexTerm), term_clear);
  self->phrases = new_list (sizeof (ErrdexTerm), term_clear);
  self->negated = new_list (sizeof (ErrdexTerm), term_clear);
  self->filters = new_list (sizeof (ErrdexFilter), filter_clear);

  errdex_fold_init (&folded, text, cut_length (text));
  for (p = folded.text; *p != '\0';)
    if (*p == ' ')
      p++;
    else
      p = parse_part (self, p);
  unquote_single_word (self);
  keep_negative_number (self);

  return self;
}

/**
 * errdex_query_free:
 * @self: (transfer full) (nullable): a query
 */
void
errdex_query_free (ErrdexQuery *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->words);
  g_array_unref (self->phrases);
  g_array_unref (self->negated);
  g_array_unref (self->filters);
  g_free (self);
}

static void
split_phrase (ErrdexQuery *self, const ErrdexTerm *phrase)
{
  const char *p = phrase->text;

  while (*p != '\0')
    {
      const char *end = p + strcspn (p, " ");

      add_term (self->words, p, end, ERRDEX_TERM_WORD);
      p = *end == ' ' ? end + 1 : end;
    }
}

/**
 * errdex_query_drop_unfinished:
 *
 * Takes out what the text ends with and is still in the making; a phrase without its second quote
 * becomes plain words.
 */
void
errdex_query_drop_unfinished (ErrdexQuery *self)
{
  switch (self->unfinished)
    {
    case ERRDEX_UNFINISHED_FILTER:
      g_array_set_size (self->filters, self->filters->len - 1);
      break;
    case ERRDEX_UNFINISHED_NOT:
      g_array_set_size (self->negated, self->negated->len - 1);
      break;
    case ERRDEX_UNFINISHED_WORD:
      g_array_set_size (self->words, self->words->len - 1);
      break;
    case ERRDEX_UNFINISHED_PHRASE:
      split_phrase (self, &g_array_index (self->phrases, ErrdexTerm, self->phrases->len - 1));
      g_array_set_size (self->phrases, self->phrases->len - 1);
      break;
    case ERRDEX_UNFINISHED_NOTHING:
    default:
      break;
    }
  self->unfinished = ERRDEX_UNFINISHED_NOTHING;
}

/**
 * errdex_query_steal_words:
 *
 * Takes the plain words out of the query.
 *
 * Returns: (transfer full): their texts
 */
GStrv
errdex_query_steal_words (ErrdexQuery *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < self->words->len; i++)
    g_strv_builder_add (builder, g_array_index (self->words, ErrdexTerm, i).text);
  g_array_set_size (self->words, 0);

  return g_strv_builder_end (builder);
}

/**
 * errdex_query_add_word:
 * @self: a query
 * @text: a folded word
 *
 * Adds a plain word, as long as there are not too many.
 */
void
errdex_query_add_word (ErrdexQuery *self, const char *text)
{
  add_term (self->words, text, text + strlen (text), ERRDEX_TERM_WORD);
}
