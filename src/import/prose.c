// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <string.h>

#include "catalog/reader.h"

#include "prose.h"

/* A text may get a little longer than a catalog takes, so that it is refused and not cut. */
#define MAX_BYTES (ERRDEX_CATALOG_MAX_TEXT + 4096)

/**
 * errdex_prose_init:
 * @self: an empty text
 */
void
errdex_prose_init (ErrdexProse *self)
{
  memset (self, 0, sizeof *self);
  self->out = g_string_new (NULL);
  self->run = g_string_new (NULL);
  self->block = g_string_new (NULL);
  self->span = g_string_new (NULL);
}

/**
 * errdex_prose_clear:
 * @self: a text
 */
void
errdex_prose_clear (ErrdexProse *self)
{
  if (self->out == NULL)
    return;
  g_string_free (self->out, TRUE);
  g_string_free (self->run, TRUE);
  g_string_free (self->block, TRUE);
  g_string_free (self->span, TRUE);
  self->out = NULL;
}

/* --- runs --- */

static gsize
get_longest_run (const char *text, char c)
{
  gsize longest = 0, run = 0;

  for (; *text != '\0'; text++)
    {
      run = *text == c ? run + 1 : 0;
      longest = MAX (longest, run);
    }

  return longest;
}

static void
append_repeated (GString *out, char c, gsize n)
{
  while (n-- > 0)
    g_string_append_c (out, c);
}

/* Two code spans side by side would be read as one with a fence in it, so a span is written only
 * when something else follows. */
static void
flush_span (ErrdexProse *self)
{
  gsize n = get_longest_run (self->span->str, '`') + 1;
  gboolean pad;

  if (self->span->len == 0)
    return;
  pad = self->span->str[0] == '`' || self->span->str[self->span->len - 1] == '`';
  append_repeated (self->block, '`', n);
  g_string_append_printf (self->block, pad ? " %s " : "%s", self->span->str);
  append_repeated (self->block, '`', n);
  g_string_truncate (self->span, 0);
}

/* A space is kept back until something follows it. */
static gboolean
take_space (GString *text)
{
  if (text->len == 0 || text->str[text->len - 1] != ' ')
    return FALSE;
  g_string_truncate (text, text->len - 1);

  return TRUE;
}

/* Backticks that were backticks stay so inside a code span, which is the only place for them. */
static void
append_literal (ErrdexProse *self, const char *text)
{
  while (*text != '\0')
    {
      gsize plain = strcspn (text, "`");
      gsize ticks = strspn (text + plain, "`");

      if (plain > 0)
        {
          flush_span (self);
          g_string_append_len (self->block, text, plain);
        }
      g_string_append_len (self->span, text + plain, ticks);
      text += plain + ticks;
    }
}

/* Puts the run that was written to the others of its block. */
static void
end_run (ErrdexProse *self, gboolean code)
{
  gboolean space_before = self->run->len > 0 && self->run->str[0] == ' ';
  gboolean space_after;
  const char *text;

  if (!code)
    {
      append_literal (self, self->run->str);
      g_string_truncate (self->run, 0);
      return;
    }
  space_after = take_space (self->run);
  text = self->run->str + (space_before && self->run->len > 0);
  if (space_before && *text != '\0')
    append_literal (self, " ");
  g_string_append (self->span, text);
  g_string_truncate (self->run, 0);
  if (space_after)
    append_literal (self, " ");
}

static gboolean
ends_in_space (const ErrdexProse *self)
{
  if (self->run->len > 0)
    return self->run->str[self->run->len - 1] == ' ';
  if (self->span->len > 0)
    return FALSE;

  return self->block->len == 0 || self->block->str[self->block->len - 1] == ' ';
}

/* Characters that show nothing: controls, and those that only say where a line may break. */
static gboolean
is_invisible (gunichar c)
{
  return g_unichar_iscntrl (c) || c == 0xad || c == 0x200b || c == 0x2060 || c == 0xfeff;
}

/**
 * errdex_prose_add:
 * @self: a text
 * @text: UTF-8
 * @length: its length in bytes
 *
 * Adds text as it is. White space of any kind becomes single spaces.
 */
void
errdex_prose_add (ErrdexProse *self, const char *text, gsize length)
{
  const char *end = text + length;

  self->full |= self->out->len + self->block->len + self->run->len + self->span->len > MAX_BYTES;
  for (const char *p = text; p < end && !self->full; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        {
          if (!ends_in_space (self))
            g_string_append_c (self->run, ' ');
        }
      else if (!is_invisible (c))
        {
          g_string_append_unichar (self->run, c);
          self->full = self->run->len > MAX_BYTES;
        }
    }
}

/**
 * errdex_prose_begin_code:
 * @self: a text
 *
 * What follows is code.
 */
void
errdex_prose_begin_code (ErrdexProse *self)
{
  if (self->code++ == 0)
    end_run (self, FALSE);
}

/**
 * errdex_prose_end_code:
 * @self: a text
 *
 * What follows is no code any more, unless it was begun more often.
 */
void
errdex_prose_end_code (ErrdexProse *self)
{
  if (self->code == 0)
    return;
  if (--self->code == 0)
    end_run (self, TRUE);
}

/* --- blocks --- */

/* A hyphen and a space would begin an item; a space that does not break is none to the markup. */
static void
append_block (ErrdexProse *self, const char *text)
{
  if (self->out->len > 0)
    g_string_append (self->out, self->new_item && self->last_item ? "\n" : "\n\n");
  if (self->new_item)
    g_string_append (self->out, "- ");
  if (!self->new_item && g_str_has_prefix (text, "- "))
    {
      g_string_append (self->out, "-\302\240");
      text += 2;
    }
  g_string_append (self->out, text);
  self->last_item = self->new_item;
  self->new_item = FALSE;
}

static void
end_block (ErrdexProse *self)
{
  end_run (self, self->code > 0);
  flush_span (self);
  take_space (self->block);
  if (self->block->len > 0)
    append_block (self, self->block->str + (self->block->str[0] == ' '));
  g_string_truncate (self->block, 0);
}

/**
 * errdex_prose_break:
 * @self: a text
 *
 * What follows is a paragraph of its own. In a list item, which has only one, it goes on.
 */
void
errdex_prose_break (ErrdexProse *self)
{
  if (self->items > 0)
    errdex_prose_add (self, " ", 1);
  else
    end_block (self);
}

/**
 * errdex_prose_begin_item:
 * @self: a text
 *
 * What follows is an item of a list. Items in items come after them: the markup knows one level.
 */
void
errdex_prose_begin_item (ErrdexProse *self)
{
  end_block (self);
  self->items++;
  self->new_item = TRUE;
}

/**
 * errdex_prose_end_item:
 * @self: a text
 *
 * The item that was begun last ends.
 */
void
errdex_prose_end_item (ErrdexProse *self)
{
  if (self->items == 0)
    return;
  end_block (self);
  self->items--;
  self->new_item = FALSE;
}

/**
 * errdex_prose_add_lines:
 * @self: a text
 * @text: UTF-8
 * @length: its length in bytes
 *
 * Adds text whose line breaks are meant: each line is a paragraph.
 */
void
errdex_prose_add_lines (ErrdexProse *self, const char *text, gsize length)
{
  const char *end = text + length;

  while (text < end)
    {
      const char *newline = memchr (text, '\n', end - text);

      errdex_prose_add (self, text, (newline != NULL ? newline : end) - text);
      if (newline == NULL)
        return;
      errdex_prose_break (self);
      text = newline + 1;
    }
}

/**
 * errdex_prose_finish:
 * @self: a text
 *
 * Returns: (transfer full): the text, after which @self is empty
 */
char *
errdex_prose_finish (ErrdexProse *self)
{
  char *text;

  end_block (self);
  text = g_strdup (self->out->str);
  errdex_prose_clear (self);
  errdex_prose_init (self);

  return text;
}

/* The length of the sign that begins an item, as people write them; 0 if there is none. */
static gsize
get_bullet (const char *line)
{
  static const char *const bullets[] = { "- ", "* ", "• ", "·", "– " };

  for (guint i = 0; i < G_N_ELEMENTS (bullets); i++)
    if (g_str_has_prefix (line, bullets[i]))
      return strlen (bullets[i]);

  return 0;
}

/**
 * errdex_prose_from_lines:
 * @text: UTF-8 that may already be in the markup
 *
 * Returns: (transfer full): the text with its code spans and lists as they are, and with a
 * paragraph for each other line
 */
char *
errdex_prose_from_lines (const char *text)
{
  g_auto (ErrdexProse) prose = { 0 };
  g_auto (GStrv) lines = g_strsplit_set (text, "\r\n", -1);
  GString *out = g_string_new (NULL);
  gboolean last_item = FALSE;

  errdex_prose_init (&prose);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      gsize bullet;
      g_autofree char *line = NULL;

      errdex_prose_add (&prose, lines[i], strlen (lines[i]));
      line = g_strdup (prose.run->str);
      g_strstrip (line);
      g_string_truncate (prose.run, 0);
      bullet = get_bullet (line);
      if (line[bullet] == '\0')
        continue;
      if (out->len > 0)
        g_string_append (out, bullet > 0 && last_item ? "\n" : "\n\n");
      g_string_append_printf (out, "%s%s", bullet > 0 ? "- " : "", line + bullet);
      last_item = bullet > 0;
    }

  return g_string_free (out, FALSE);
}
