// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Looks a JSON text over before json-glib builds a tree of it. json-glib 1.6 recurses as deep as
 * the text nests, takes comments, single quotes and repeated members without a word, and cannot say
 * afterwards where a value stood. This pass follows RFC 8259 to the letter, bounds the nesting, and
 * can find the line of any value again. It allocates nothing for the values themselves. */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "json-text.h"

/* Members of an object that are compared one by one; more are sorted. */
#define FEW_MEMBERS 16
/* An object with more is refused. No format of ours has a tenth of it, and json-glib's table of
 * members gets slow when somebody chooses their names to that end. */
#define MAX_MEMBERS 256

/* Whole numbers with more are refused: json-glib makes others of them without a word. */
#define MAX_DIGITS 18

typedef struct
{
  const char *begin;
  const char *at;
  const char *end;
  guint depth;
  guint max_depth;
  GArray *entries; /* where to note the elements of the top-level `entries`; or NULL */
  char *message;   /* what is wrong at `at` */
} Parser;

typedef struct
{
  const char *name; /* as written, without its quotes */
  gsize length;
  gboolean escaped; /* whether there is any escape in it */
} Member;

static gboolean parse_value (Parser *self);

static gboolean G_GNUC_PRINTF (2, 3) fail (Parser *self, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  self->message = g_strdup_vprintf (format, args);
  va_end (args);

  return FALSE;
}

/* What stands at the present place, in words. */
static char *
describe_here (Parser *self)
{
  gunichar c;
  char utf8[7] = { 0 };

  if (self->at >= self->end)
    return g_strdup (_ ("the end of the file"));
  c = g_utf8_get_char (self->at);
  if (c == '\n' || c == '\r')
    return g_strdup (_ ("the end of the line"));
  if (!g_unichar_isprint (c))
    return g_strdup_printf (_ ("the character U+%04X"), c);

  g_unichar_to_utf8 (c, utf8);
  return g_strdup_printf (_ ("“%s”"), utf8);
}

static gboolean
fail_expected (Parser *self, const char *what)
{
  g_autofree char *found = describe_here (self);

  /* Translators: the first is what the format wants, such as “a value”, the second what the file
   * has there */
  return fail (self, _ ("expected %s, found %s"), what, found);
}

static void
skip_space (Parser *self)
{
  while (self->at < self->end
         && (*self->at == ' ' || *self->at == '\n' || *self->at == '\r' || *self->at == '\t'))
    self->at++;
}

static gboolean
take (Parser *self, char c)
{
  if (self->at >= self->end || *self->at != c)
    return FALSE;

  self->at++;
  return TRUE;
}

/* The four digits of \uXXXX at @p, or -1. */
static int
hex4 (const char *p, const char *end)
{
  int value = 0;

  if (end - p < 4)
    return -1;
  for (int i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (p[i]);

      if (digit < 0)
        return -1;
      value = value * 16 + digit;
    }

  return value;
}

/* Stands at the digits of \uXXXX. */
static gboolean
parse_unicode_escape (Parser *self)
{
  int c = hex4 (self->at, self->end);

  if (c < 0)
    return fail (self, _ ("expected four hexadecimal digits after “\\u”"));
  if (c == 0)
    return fail (self, _ ("found the character U+0000, which no text may hold"));
  if (c >= 0xdc00 && c <= 0xdfff)
    return fail (self, _ ("found the second half of a surrogate pair without the first"));
  self->at += 4;
  if (c < 0xd800 || c > 0xdbff)
    return TRUE;

  if (self->end - self->at < 6 || self->at[0] != '\\' || self->at[1] != 'u')
    return fail (self, _ ("found the first half of a surrogate pair without the second"));
  c = hex4 (self->at + 2, self->end);
  if (c < 0xdc00 || c > 0xdfff)
    return fail (self, _ ("found the first half of a surrogate pair without the second"));
  self->at += 6;

  return TRUE;
}

/* Stands behind a backslash. */
static gboolean
parse_escape (Parser *self)
{
  if (self->at < self->end && *self->at == 'u')
    {
      self->at++;
      return parse_unicode_escape (self);
    }
  if (self->at >= self->end || strchr ("\"\\/bfnrt", *self->at) == NULL || *self->at == '\0')
    return fail_expected (self, _ ("one of the escapes that JSON knows"));

  self->at++;
  return TRUE;
}

/* Stands at the opening quote. */
static gboolean
parse_string (Parser *self)
{
  self->at++;
  while (self->at < self->end)
    {
      guchar c = *self->at;

      if (c == '"')
        {
          self->at++;
          return TRUE;
        }
      if (c < 0x20)
        return fail (
            self,
            _ ("expected the closing quote or an escape such as “\\n”, found the control character U+%04X"),
            c);
      self->at++;
      if (c == '\\' && !parse_escape (self))
        return FALSE;
    }

  return fail_expected (self, _ ("the closing quote of a string"));
}

static gboolean
parse_digits (Parser *self)
{
  if (self->at >= self->end || !g_ascii_isdigit (*self->at))
    return fail_expected (self, _ ("a digit"));
  while (self->at < self->end && g_ascii_isdigit (*self->at))
    self->at++;

  return TRUE;
}

static gboolean
parse_number (Parser *self)
{
  const char *begin = self->at, *digits;

  take (self, '-');
  digits = self->at;
  if (!take (self, '0') && !parse_digits (self))
    return FALSE;
  if (self->at - digits > MAX_DIGITS
      && (self->at >= self->end || strchr (".eE", *self->at) == NULL))
    {
      self->at = begin;
      return fail (self, _ ("expected a whole number of at most %d digits"), MAX_DIGITS);
    }

  if (take (self, '.') && !parse_digits (self))
    return FALSE;
  if (take (self, 'e') || take (self, 'E'))
    {
      if (!take (self, '+'))
        take (self, '-');
      return parse_digits (self);
    }

  return TRUE;
}

static gboolean
parse_word (Parser *self)
{
  static const char *const words[] = { "true", "false", "null" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i]);

      if ((gsize) (self->end - self->at) >= length && memcmp (self->at, words[i], length) == 0)
        {
          self->at += length;
          return TRUE;
        }
    }

  if (*self->at == '/' || *self->at == '#')
    return fail (self, _ ("expected a value, found a comment; JSON has none"));
  if (*self->at == '\'')
    return fail (self,
                 _ ("expected a value, found a single quote; strings stand in double quotes"));
  return fail_expected (self, _ ("a value"));
}

/* The next character of the inside of a sound string. */
static gunichar
next_char (const char **p)
{
  static const char escapes[] = "bfnrt", meanings[] = "\b\f\n\r\t";
  const char *at = *p, *escape;
  gunichar c;

  if (*at != '\\')
    {
      *p = g_utf8_next_char (at);
      return g_utf8_get_char (at);
    }
  if (at[1] != 'u')
    {
      *p = at + 2;
      escape = strchr (escapes, at[1]);
      return escape != NULL ? (gunichar) meanings[escape - escapes] : (gunichar) at[1];
    }

  c = hex4 (at + 2, at + 6);
  *p = at + 6;
  if (c < 0xd800 || c > 0xdbff)
    return c;
  *p = at + 12;
  return 0x10000 + ((c - 0xd800) << 10) + (hex4 (at + 8, at + 12) - 0xdc00);
}

/* Compares names by what they mean: "a" and "\u0061" are one. */
static int
member_compare (gconstpointer a, gconstpointer b)
{
  const Member *one = a, *other = b;
  const char *p = one->name, *p_end = p + one->length;
  const char *q = other->name, *q_end = q + other->length;

  while (p < p_end && q < q_end)
    {
      gunichar c = next_char (&p), d = next_char (&q);

      if (c != d)
        return c < d ? -1 : 1;
    }

  return (p < p_end) - (q < q_end);
}

static gboolean
member_equal (const Member *one, const Member *other)
{
  if (one->escaped || other->escaped)
    return member_compare (one, other) == 0;

  return one->length == other->length && memcmp (one->name, other->name, one->length) == 0;
}

/* The first member that stands for the second time; or NULL. Puts the members out of order. */
static const Member *
find_repeated (GArray *members)
{
  const Member *all = (const Member *) (gpointer) members->data, *repeated = NULL;

  if (members->len > FEW_MEMBERS)
    {
      g_array_sort (members, member_compare);
      for (guint i = 1; i < members->len; i++)
        if (member_compare (&all[i - 1], &all[i]) == 0)
          {
            const Member *later = all[i - 1].name > all[i].name ? &all[i - 1] : &all[i];

            if (repeated == NULL || later->name < repeated->name)
              repeated = later;
          }
      return repeated;
    }

  for (guint i = 1; i < members->len; i++)
    for (guint j = 0; j < i; j++)
      if (member_equal (&all[i], &all[j]))
        return &all[i];

  return NULL;
}

static gboolean
check_repeated (Parser *self, GArray *members)
{
  const Member *member = find_repeated (members);
  g_autofree char *name = NULL;

  if (member == NULL)
    return TRUE;

  self->at = member->name - 1;
  name = errdex_problem_excerpt (member->name, member->length);
  return fail (self, _ ("the member “%s” stands twice in this object"), name);
}

/* Stands at the quote of a member's name. */
static gboolean
parse_member (Parser *self, GArray *members)
{
  static const Member entries_member = { "entries", 7, FALSE };
  Member member = { .name = self->at + 1 };
  GArray *entries = self->entries;
  gboolean ok;

  if (self->at >= self->end || *self->at != '"')
    return fail_expected (self, _ ("the name of a member, in double quotes"));
  if (members->len == MAX_MEMBERS)
    return fail (self, _ ("this object has more than %d members"), MAX_MEMBERS);
  if (!parse_string (self))
    return FALSE;
  member.length = self->at - member.name - 1;
  member.escaped = memchr (member.name, '\\', member.length) != NULL;
  g_array_append_val (members, member);

  skip_space (self);
  if (!take (self, ':'))
    return fail_expected (self, _ ("“:”"));
  skip_space (self);
  if (self->depth != 1 || !member_equal (&member, &entries_member))
    self->entries = NULL;
  ok = parse_value (self);
  self->entries = entries;

  return ok;
}

/* Stands behind the opening brace. */
static gboolean
parse_object (Parser *self)
{
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (Member));

  skip_space (self);
  if (take (self, '}'))
    return TRUE;
  do
    {
      skip_space (self);
      if (!parse_member (self, members))
        return FALSE;
      skip_space (self);
    }
  while (take (self, ','));
  if (!take (self, '}'))
    return fail_expected (self, _ ("“,” or “}”"));

  return check_repeated (self, members);
}

/* Stands behind the opening bracket. */
static gboolean
parse_array (Parser *self)
{
  GArray *entries = self->depth == 2 ? self->entries : NULL;

  self->entries = NULL;
  skip_space (self);
  if (take (self, ']'))
    return TRUE;
  do
    {
      gsize offset;

      skip_space (self);
      offset = self->at - self->begin;
      if (entries != NULL)
        g_array_append_val (entries, offset);
      if (!parse_value (self))
        return FALSE;
      skip_space (self);
    }
  while (take (self, ','));
  if (!take (self, ']'))
    return fail_expected (self, _ ("“,” or “]”"));

  return TRUE;
}

static gboolean
parse_value (Parser *self)
{
  gboolean ok;
  char c;

  if (self->at >= self->end)
    return fail_expected (self, _ ("a value"));
  c = *self->at;
  if (c == '"')
    return parse_string (self);
  if (c == '-' || g_ascii_isdigit (c))
    return parse_number (self);
  if (c != '{' && c != '[')
    return parse_word (self);
  if (self->depth >= self->max_depth)
    return fail (self, _ ("values are nested deeper than %u levels"), self->max_depth);

  self->at++;
  self->depth++;
  ok = c == '{' ? parse_object (self) : parse_array (self);
  self->depth--;

  return ok;
}

static gboolean
parse_document (Parser *self)
{
  skip_space (self);
  if (!parse_value (self))
    return FALSE;
  skip_space (self);
  if (self->at < self->end)
    return fail_expected (self, _ ("the end of the file"));

  return TRUE;
}

static void
find_place (const char *text, const char *at, guint *line, guint *column)
{
  const char *start = text;
  guint lines = 1;

  for (const char *p = text; (p = memchr (p, '\n', at - p)) != NULL; start = ++p)
    lines++;
  *line = lines;
  *column = g_utf8_strlen (start, at - start) + 1;
}

static ErrdexProblem *
check_encoding (const char *text, gsize length)
{
  const char *bad;
  guint line, column;

  if (length >= 2 && (memcmp (text, "\xff\xfe", 2) == 0 || memcmp (text, "\xfe\xff", 2) == 0))
    return errdex_problem_new (1, 1, NULL,
                               _ ("expected UTF-8, found UTF-16; save the file as UTF-8"));
  if (g_utf8_validate_len (text, length, &bad))
    return NULL;

  find_place (text, bad, &line, &column);
  return errdex_problem_new (line, column, NULL,
                             *bad == '\0'
                                 ? _ ("found a zero byte, which no JSON text may hold")
                                 : _ ("expected UTF-8, found other bytes; save the file as UTF-8"));
}

/**
 * errdex_json_text_check:
 * @self: (out caller-allocates): the text, if it is sound; to be cleared with
 * errdex_json_text_clear() in any case
 * @text: (array length=length): the bytes of a file; they must outlive @self
 * @length: their number
 * @max_depth: how deep values may nest
 *
 * Looks whether bytes are a JSON text by RFC 8259, in UTF-8, without repeated members and without
 * zero characters. A byte-order mark at the beginning is passed over.
 *
 * Returns: (transfer full) (nullable): the first problem; %NULL where the text is sound
 */
ErrdexProblem *
errdex_json_text_check (ErrdexJsonText *self, const char *text, gsize length, guint max_depth)
{
  gsize mark = length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
  Parser parser = { .max_depth = max_depth };
  ErrdexProblem *problem;
  guint line, column;

  self->text = text + mark;
  self->length = length - mark;
  self->entries = g_array_new (FALSE, FALSE, sizeof (gsize));

  problem = check_encoding (self->text, self->length);
  if (problem != NULL)
    return problem;

  parser.begin = parser.at = self->text;
  parser.end = self->text + self->length;
  parser.entries = self->entries;
  if (parse_document (&parser))
    return NULL;

  find_place (self->text, parser.at, &line, &column);
  problem = errdex_problem_new (line, column, NULL, parser.message);
  g_free (parser.message);

  return problem;
}

/**
 * errdex_json_text_clear:
 * @self: a text
 *
 * Releases what errdex_json_text_check() allocated; the bytes themselves are the caller's.
 */
void
errdex_json_text_clear (ErrdexJsonText *self)
{
  g_clear_pointer (&self->entries, g_array_unref);
}

/* Stands at an object; goes to the value of its member. */
static gboolean
enter_member (Parser *self, const char *name, gsize length)
{
  Member wanted = { name, length, FALSE };

  if (!take (self, '{'))
    return FALSE;
  do
    {
      Member member = { NULL, 0, TRUE };

      skip_space (self);
      member.name = self->at + 1;
      if (self->at >= self->end || *self->at != '"' || !parse_string (self))
        return FALSE;
      member.length = self->at - member.name - 1;
      skip_space (self);
      take (self, ':');
      skip_space (self);
      if (member_equal (&member, &wanted))
        return TRUE;
      parse_value (self);
      skip_space (self);
    }
  while (take (self, ','));

  return FALSE;
}

/* Stands at an array; goes to one of its elements. */
static gboolean
enter_element (Parser *self, guint64 index)
{
  if (!take (self, '['))
    return FALSE;
  skip_space (self);
  for (guint64 i = 0; i < index; i++)
    {
      parse_value (self);
      skip_space (self);
      if (!take (self, ','))
        return FALSE;
      skip_space (self);
    }

  return TRUE;
}

static void
follow_path (Parser *self, const char *path)
{
  while (*path != '\0')
    {
      const char *before = self->at;
      gboolean ok;

      if (*path == '[')
        {
          char *rest;

          ok = enter_element (self, g_ascii_strtoull (path + 1, &rest, 10));
          path = rest + 1;
        }
      else
        {
          gsize length = strcspn (path + 1, ".[");

          ok = enter_member (self, path + 1, length);
          path += length + 1;
        }
      if (!ok)
        {
          self->at = before;
          return;
        }
    }
}

/**
 * errdex_json_text_locate:
 * @self: a sound text
 * @path: a JSON path made of `$`, `.member` and `[index]`
 * @line: (out): the line, from 1
 * @column: (out): the column in characters, from 1
 *
 * Finds the place of a value, or of the innermost value around it that exists.
 */
void
errdex_json_text_locate (const ErrdexJsonText *self, const char *path, guint *line, guint *column)
{
  Parser parser = {
    .begin = self->text, .at = self->text, .end = self->text + self->length, .max_depth = G_MAXUINT
  };

  skip_space (&parser);
  path += 1;
  if (g_str_has_prefix (path, ".entries["))
    {
      char *rest;
      guint64 index = g_ascii_strtoull (path + strlen (".entries["), &rest, 10);

      /* noted during the check, so that the thousandth problem costs no more than the first */
      if (index < self->entries->len)
        {
          parser.at = self->text + g_array_index (self->entries, gsize, index);
          path = rest + 1;
        }
    }
  follow_path (&parser, path);
  g_free (parser.message);
  find_place (self->text, parser.at, line, column);
}
