// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Whether a code begins at a given place.
 *
 * A code may be broken by line breaks, each followed by indentation, at any point. The codes are
 * walked along the text as if such breaks were not there, and the longest code that ends at a
 * word's end counts, with one exception: a code that is complete where its line ends is taken as it
 * is. So `iot.firmware.InvalidFirmware` at the end of a line is that code, even though the next
 * line begins with `Id` and `iot.firmware.InvalidFirmwareId` is another; a program that writes a
 * code and a new line is far commoner than a terminal that breaks a code exactly there. Where the
 * part before the break is no code, only the longer one can be meant. Unknown codes are never put
 * together over a break: nothing could confirm it.
 *
 * A known code is a code also where a dot and more follow it: its spelling is evidence enough. An
 * unknown one is not; see scan-family.c. */

#include "config.h"

#include "scan-match.h"
#include "scan-family.h"
#include "scan-named.h"
#include "scan-private.h"

#include <string.h>

/* So narrow is nothing that a code would be broken more often. */
#define MAX_BREAKS 8
/* So many contexts may begin with one another. */
#define MAX_CONTEXTS 8

typedef struct
{
  int context;
  gsize end;
} Context;

typedef struct
{
  const ErrdexTrie *trie;
  const ErrdexText *text;
  gsize at;
  gsize limit;
  guint n_breaks;
  gboolean more; /* the text at hand ended before all was clear */
  int code;
  gsize code_end;
  int family;
  gsize family_end;
  Context contexts[MAX_CONTEXTS]; /* those that end here and there, the longest last */
  guint n_contexts;
  gsize named_end; /* or 0 */
} Walk;

/* Whether there is a byte to look at; notes where there will be one later. */
static gboolean
has_byte (Walk *self, gsize at)
{
  if (at < self->limit)
    return TRUE;

  self->more |= at >= self->text->length && !self->text->last;
  return FALSE;
}

/* Steps to where the code may go on: over a line break, if one is here. */
static gboolean
cross_here (Walk *self, gsize *at)
{
  if (!has_byte (self, *at))
    return FALSE;
  if (++self->n_breaks > MAX_BREAKS)
    return FALSE;

  *at = errdex_text_skip_break (self->text, *at);
  return has_byte (self, *at) && !errdex_byte_is_break (self->text->bytes[*at]);
}

static inline gboolean
cross_break (Walk *self, gsize *at)
{
  if (*at < self->limit && !errdex_byte_is_break (self->text->bytes[*at]))
    return TRUE;

  return cross_here (self, at);
}

/* Node names an error after its code, with `Error` put behind it. */
static gboolean
find_suffix (Walk *self, gsize *end)
{
  guint n_breaks = self->n_breaks;
  gsize at = *end;
  gboolean found = TRUE;

  for (const char *suffix = "error"; found && *suffix != '\0'; suffix++)
    found
        = cross_break (self, &at) && errdex_byte_folds[self->text->bytes[at++]] == (guchar) *suffix;
  self->n_breaks = n_breaks;
  if (!found || (has_byte (self, at) && errdex_byte_is_word (self->text->bytes[at])))
    return FALSE;

  *end = at;
  return TRUE;
}

/* A code is spelled out up to here. Returns whether a longer one may follow. */
static gboolean
note_code (Walk *self, int code)
{
  gsize end = self->at;
  gboolean more = TRUE;

  if (!has_byte (self, end))
    more = FALSE;
  else if (!errdex_byte_is_word (self->text->bytes[end]))
    more = !errdex_byte_is_break (self->text->bytes[end]);
  else if (errdex_byte_folds[self->text->bytes[end]] != 'e' || !find_suffix (self, &end))
    return TRUE;

  self->code = code;
  self->code_end = end;
  return more;
}

/* Whether the letters of eight bytes, made lower case, are those of a label. */
static inline gboolean
are_same (const guint8 *bytes, const guint8 *label)
{
  const guint64 ones = G_GUINT64_CONSTANT (0x0101010101010101);
  guint64 text, wanted, low, upper;

  memcpy (&text, bytes, sizeof text);
  memcpy (&wanted, label, sizeof wanted);
  /* the highest bit of each byte that is a capital, moved to where small letters differ */
  low = text & 0x7f * ones;
  upper = ((low + (0x80 - 'A') * ones) ^ (low + (0x7f - 'Z') * ones)) & ~text & 0x80 * ones;

  return (text | upper >> 2) == wanted;
}

static gboolean
ends_word (Walk *self)
{
  return !has_byte (self, self->at) || !errdex_byte_is_word (self->text->bytes[self->at]);
}

static gboolean
follow_label (Walk *self, const ErrdexTrieNode *node)
{
  const guint8 *bytes = self->text->bytes;
  guint i = 0;

  for (; i + 8 <= node->length && self->at + 8 <= self->limit; i += 8, self->at += 8)
    if (!are_same (bytes + self->at, node->label + i))
      break;
  for (; i < node->length; i++, self->at++)
    {
      if (self->at < self->limit && errdex_byte_folds[bytes[self->at]] == node->label[i])
        continue;
      if (!cross_break (self, &self->at) || errdex_byte_folds[bytes[self->at]] != node->label[i])
        return FALSE;
    }

  return TRUE;
}

static void
walk (Walk *self)
{
  const ErrdexTrieNode *node = errdex_trie_root (self->trie);

  while (node != NULL && follow_label (self, node))
    {
      if (node->family >= 0 && self->n_breaks == 0)
        {
          self->family = node->family;
          self->family_end = self->at;
        }
      if (node->context >= 0 && self->n_breaks == 0 && self->n_contexts < MAX_CONTEXTS)
        self->contexts[self->n_contexts++] = (Context){ node->context, self->at };
      if (node->named && self->n_breaks == 0 && ends_word (self))
        self->named_end = self->at;
      if (node->code >= 0 && !note_code (self, node->code))
        break;
      if (node->n_children == 0 || !cross_break (self, &self->at))
        break;
      node = errdex_trie_child (self->trie, node, errdex_byte_folds[self->text->bytes[self->at]]);
    }
}

static void
walk_init (Walk *self, const ErrdexTrie *trie, const ErrdexText *text, gsize at)
{
  self->trie = trie;
  self->text = text;
  self->at = at;
  self->limit = MIN (text->length, at + ERRDEX_MATCH_MAX_SPAN);
  self->n_breaks = 0;
  self->more = FALSE;
  self->code = -1;
  self->code_end = 0;
  self->family = -1;
  self->family_end = 0;
  self->n_contexts = 0;
  self->named_end = 0;
}

/**
 * errdex_match_can_begin:
 * @text: the text at hand
 * @at: a place in it
 *
 * Returns: whether what stands before that place leaves room for a code to begin there
 */
gboolean
errdex_match_can_begin (const ErrdexText *text, gsize at)
{
  if (at == 0 || !errdex_byte_is_join (text->bytes[at - 1]))
    return TRUE;

  return g_ascii_isalnum (text->bytes[at - 1]) && errdex_text_ends_escape (text, at);
}

/* What stands behind the longest context that has a code behind it. */
static ErrdexMatchKind
match_contexts (const Walk *self, const ErrdexContexts *contexts, gsize at, ErrdexMatch *match)
{
  ErrdexMatchKind kind = ERRDEX_MATCH_NONE;

  if (self->n_contexts == 0 || !errdex_context_begins (self->text, at))
    return ERRDEX_MATCH_NONE;
  for (guint i = self->n_contexts; i > 0 && kind == ERRDEX_MATCH_NONE; i--)
    kind = errdex_contexts_match (contexts, self->contexts[i - 1].context, self->text,
                                  self->contexts[i - 1].end, match);

  return kind;
}

/**
 * errdex_match_at:
 * @scanner: what is looked for
 * @text: the text at hand: at least %ERRDEX_MATCH_MAX_BEFORE bytes before @at, or all there are.
 * With %ERRDEX_MATCH_MAX_SPAN bytes from @at on, or all there are, the answer is never
 * %ERRDEX_MATCH_MORE
 * @at: where to look
 * @match: (out): what there is
 *
 * Returns: what kind of code begins at @at
 */
ErrdexMatchKind
errdex_match_at (const struct _ErrdexScanner *scanner,
                 const ErrdexText *text,
                 gsize at,
                 ErrdexMatch *match)
{
  gboolean begins = errdex_match_can_begin (text, at);
  ErrdexMatchKind kind;
  Walk self;

  if (!begins && !(scanner->contexts.tables->len > 0 && errdex_context_begins (text, at))
      && !errdex_named_begins (&scanner->named, text, at))
    return ERRDEX_MATCH_NONE;

  walk_init (&self, &scanner->trie, text, at);
  walk (&self);
  match->code = self.code;
  match->start = at;
  match->end = self.code_end;
  if (self.more)
    return ERRDEX_MATCH_MORE;
  if (self.code >= 0 && begins)
    return ERRDEX_MATCH_KNOWN;
  kind = match_contexts (&self, &scanner->contexts, at, match);
  if (kind != ERRDEX_MATCH_NONE)
    return kind;
  if (self.named_end > 0)
    return errdex_named_match (&scanner->named, text, at, self.named_end, match);
  if (self.family < 0 || !begins)
    return ERRDEX_MATCH_NONE;

  return errdex_family_judge (text, at, self.family_end, self.family, &match->end);
}
