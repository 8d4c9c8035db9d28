// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Whether a token that begins like the codes of a family, and is none of them, is a code that the
 * catalog does not list.
 *
 * Many other things begin so: hosts (`iot.cn-shanghai…`), keys of translations and settings
 * (`iot.group.name`), events (`iot.device.online`), .NET namespaces (`Iot.Device.Axp2101`). What
 * tells codes apart is their last segment. It stands directly after the prefix of a family, nothing
 * that would go on with the name follows it, and
 *
 * - after a prefix in lower case (`iot.device.`, `iot.Sre.`) it is of at least two words in
 * CamelCase, or of one that speaks of failure (`Forbidden`). If a call, an assignment or a path may
 * go on after it, it must speak of failure in any case;
 * - if it begins in lower case, as a few codes and very many keys do, a word after the first must
 *   speak of failure, and of nothing but failure: `readTimeout` is a setting;
 * - where all segments begin with a capital (`Iot.Device.`), as those of .NET do, it must be of two
 *   words or more, one of which speaks of nothing but failure: .NET's own exceptions end in
 *   `…Exception`;
 * - in capitals after a prefix with small letters (`iot.messagebroker.HALFCONN`) it must speak of
 *   failure, or the family must have such codes;
 * - where all is in capitals (`IOT.DEVICE.…`), as pipelines write that convert their logs, it must
 * be long and speak of failure;
 * - where all is in small letters it is none: events and keys look like that. */

#include "config.h"

#include "scan-family.h"

#include <string.h>

/* A segment of capitals only is no shorter than this, or it is a word of something else. */
#define MIN_CAPITALS 8

/* Words by their first letter, each list with a space between them. */
typedef const char *const Words['z' - 'a' + 1];

/* Words that begin so speak of nothing but failure. */
static Words hard_stems = {
  ['a' - 'a'] = "abnormal abort absent already",
  ['b' - 'a'] = "badly",
  ['c' - 'a'] = "cannot conflict corrupt",
  ['d' - 'a'] = "denied deny duplic",
  ['e' - 'a'] = "error exceed exist expire",
  ['f' - 'a'] = "fail forbid frequent",
  ['i' - 'a'] = "illegal incompat inconsis incor insuff invalid",
  ['m' - 'a'] = "malform mismatch missing",
  ['n' - 'a'] = "nonexist notallow notexist notfound notsupport",
  ['o' - 'a'] = "overdue",
  ['r' - 'a'] = "reject restrict",
  ['t' - 'a'] = "throttl toomany",
  ['u' - 'a'] = "unable unauth unavail unexpect unknown unmatch unsupp",
  ['v' - 'a'] = "violat",
  ['w' - 'a'] = "wrong",
};

/* Words that begin so speak of failure, or of settings, classes and states. */
static Words soft_stems = {
  ['b' - 'a'] = "busy",    ['c' - 'a'] = "cancel",
  ['d' - 'a'] = "disab",   ['e' - 'a'] = "empty exception",
  ['l' - 'a'] = "limit",   ['n' - 'a'] = "null",
  ['t' - 'a'] = "timeout",
};

/* Words that speak of failure only as they are: others begin with them. */
static Words hard_words = {
  ['b' - 'a'] = "bad",
  ['n' - 'a'] = "no none not",
  ['t' - 'a'] = "too",
  ['w' - 'a'] = "without",
};

typedef struct
{
  const guint8 *text;
  gsize length;
} Segment;

typedef struct
{
  guint words;
  guint upper;
  guint lower;
} Shape;

/* What a word can speak of. */
typedef enum
{
  SPEAKS_OF_FAILURE,
  SPEAKS_OF_NOTHING_ELSE,
} Speech;

/* Whether a text begins with one of the words, or is one of them. */
static gboolean
has_word (const guint8 *text, gsize length, Words words, gboolean whole)
{
  guint8 first = errdex_byte_folds[text[0]] - 'a';
  const char *word = first < G_N_ELEMENTS (hard_stems) ? words[first] : NULL;
  gsize n = 0;

  if (word == NULL)
    return FALSE;
  for (;; word++)
    if (*word == '\0' || *word == ' ')
      {
        if (n < G_MAXSIZE && (!whole || n == length))
          return TRUE;
        if (*word == '\0')
          return FALSE;
        n = 0;
      }
    else if (n < length && errdex_byte_folds[text[n]] == (guint8) *word)
      n++;
    else
      n = G_MAXSIZE;
}

static gboolean
is_hard_word (const guint8 *word, gsize length)
{
  return has_word (word, length, hard_stems, FALSE) || has_word (word, length, hard_words, TRUE);
}

/* Whether there is a word of failure where nothing marks the words: any place may begin one. */
static gboolean
hides_failure (const Segment *segment)
{
  for (gsize i = 0; i < segment->length; i++)
    if (has_word (segment->text + i, segment->length - i, hard_stems, FALSE)
        || has_word (segment->text + i, segment->length - i, soft_stems, FALSE))
      return TRUE;

  return FALSE;
}

/* Words begin at a capital after anything else, and at the last capital of several before a small
 * letter: SQL|Error. */
static gboolean
begins_word (const Segment *segment, gsize at)
{
  const guint8 *text = segment->text;

  if (at == 0)
    return TRUE;
  if (!g_ascii_isupper (text[at]))
    return FALSE;

  return !g_ascii_isupper (text[at - 1])
         || (at + 1 < segment->length && g_ascii_islower (text[at + 1]));
}

/* No farther than is of interest: up to where there are small letters in a second word. */
static Shape
get_shape (const Segment *segment)
{
  Shape shape = { 0 };

  for (gsize i = 0;
       i < segment->length && !(shape.words >= 2 && shape.upper > 0 && shape.lower > 0); i++)
    {
      gboolean upper = g_ascii_isupper (segment->text[i]) != 0;

      shape.upper += upper;
      shape.lower += g_ascii_islower (segment->text[i]) != 0;
      shape.words += i == 0 || (upper && begins_word (segment, i));
    }

  return shape;
}

static gboolean
speaks_of (const guint8 *word, gsize length, Speech speech)
{
  return is_hard_word (word, length)
         || (speech == SPEAKS_OF_FAILURE && has_word (word, length, soft_stems, FALSE));
}

/* Whether a word of a segment, the first one or a later one, speaks of failure. */
static gboolean
has_speech (const Segment *segment, Speech speech, gboolean later)
{
  gsize start = 0;

  for (gsize i = 1; i <= segment->length; i++)
    if (i == segment->length || begins_word (segment, i))
      {
        if (!(later && start == 0) && speaks_of (segment->text + start, i - start, speech))
          return TRUE;
        start = i;
      }

  return FALSE;
}

static gboolean
has_small_letter (const Segment *prefix)
{
  for (gsize i = 0; i < prefix->length; i++)
    if (g_ascii_islower (prefix->text[i]))
      return TRUE;

  return FALSE;
}

static gboolean
is_capitalised (const Segment *prefix)
{
  for (gsize i = 0; i < prefix->length; i++)
    if ((i == 0 || prefix->text[i - 1] == '.') && g_ascii_islower (prefix->text[i]))
      return FALSE;

  return TRUE;
}

static gboolean
is_code (const Segment *prefix, const Segment *last, int family, gboolean may_go_on)
{
  Shape shape = get_shape (last);

  if (shape.upper == 0 || !g_ascii_isalpha (last->text[0]))
    return FALSE;
  if (shape.lower == 0 && !has_small_letter (prefix))
    return last->length >= MIN_CAPITALS && hides_failure (last);
  if (shape.lower == 0)
    return hides_failure (last) || (family == ERRDEX_FAMILY_CAPITALS && shape.upper >= 4);
  if (g_ascii_islower (last->text[0]))
    return !may_go_on && has_speech (last, SPEAKS_OF_NOTHING_ELSE, TRUE);
  if (is_capitalised (prefix))
    return shape.words >= 2 && has_speech (last, SPEAKS_OF_NOTHING_ELSE, FALSE);

  /* the words are looked at last, and only if they matter: that takes longest */
  return (shape.words >= 2 && !may_go_on) || has_speech (last, SPEAKS_OF_FAILURE, FALSE);
}

/* Whether the token goes on after its last segment: `.y` as in a key, `-y` as in a host, `$y` as in
 * a class. */
static ErrdexMatchKind
judge_end (const ErrdexText *text, gsize end, gboolean *may_go_on)
{
  guint8 byte;

  if (end == text->length)
    return text->last ? ERRDEX_MATCH_UNKNOWN : ERRDEX_MATCH_MORE;

  byte = text->bytes[end];
  *may_go_on = byte != '\0' && strchr ("(=/@[", byte) != NULL;
  if (!errdex_byte_is_join (byte))
    return ERRDEX_MATCH_UNKNOWN;
  if (byte == '_' || byte == '$')
    return ERRDEX_MATCH_NONE;
  if (end + 1 == text->length)
    return text->last ? ERRDEX_MATCH_UNKNOWN : ERRDEX_MATCH_MORE;

  return errdex_byte_is_word (text->bytes[end + 1]) ? ERRDEX_MATCH_NONE : ERRDEX_MATCH_UNKNOWN;
}

/**
 * errdex_family_judge:
 * @text: the text at hand
 * @start: where a token begins
 * @prefix_end: where the prefix of a family ends in it
 * @family: what is known of the family
 * @end: (out): where the code ends
 *
 * Returns: %ERRDEX_MATCH_UNKNOWN where the token seems to be a code of the family
 */
ErrdexMatchKind
errdex_family_judge (const ErrdexText *text, gsize start, gsize prefix_end, int family, gsize *end)
{
  Segment prefix = { text->bytes + start, prefix_end - start };
  Segment last = { text->bytes + prefix_end, 0 };
  gsize limit = MIN (text->length, start + ERRDEX_MATCH_MAX_CODE);
  gboolean may_go_on = FALSE;
  ErrdexMatchKind kind;

  while (prefix_end + last.length < limit && g_ascii_isalnum (last.text[last.length]))
    last.length++;
  *end = prefix_end + last.length;
  if (*end == start + ERRDEX_MATCH_MAX_CODE)
    return ERRDEX_MATCH_NONE;
  if (last.length == 0 && *end < text->length)
    return ERRDEX_MATCH_NONE;

  kind = judge_end (text, *end, &may_go_on);
  if (kind != ERRDEX_MATCH_UNKNOWN)
    return kind;

  return last.length > 0 && is_code (&prefix, &last, family, may_go_on) ? ERRDEX_MATCH_UNKNOWN
                                                                        : ERRDEX_MATCH_NONE;
}
