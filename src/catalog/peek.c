// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <string.h>

#include "peek.h"

/* The id stands among the first members, if anything sensible wrote the file. */
#define MAX_PEEK 4096

typedef struct
{
  const char *next;
  const char *end;
} Peek;

static void
skip_space (Peek *self)
{
  while (self->next < self->end && strchr (" \t\r\n", *self->next) != NULL && *self->next != '\0')
    self->next++;
}

static gboolean
take (Peek *self, char c)
{
  skip_space (self);
  if (self->next == self->end || *self->next != c)
    return FALSE;
  self->next++;

  return TRUE;
}

/* Goes over a string without escapes, as names and ids are. */
static gboolean
take_string (Peek *self, const char **start, gsize *length)
{
  if (!take (self, '"'))
    return FALSE;
  *start = self->next;
  while (self->next < self->end && *self->next != '"' && *self->next != '\\')
    self->next++;
  *length = self->next - *start;

  return take (self, '"');
}

/* Goes over a string with anything in it, behind its first quote. */
static void
skip_string (Peek *self)
{
  while (self->next < self->end && *self->next != '"')
    self->next += *self->next == '\\' && self->end - self->next > 1 ? 2 : 1;
  if (self->next < self->end)
    self->next++;
}

/* Goes over a value, up to the comma behind it. */
static void
skip_value (Peek *self)
{
  guint depth = 0;

  while (self->next < self->end && (depth > 0 || *self->next != ','))
    {
      char c = *self->next++;

      if (c == '"')
        skip_string (self);
      else if (c == '{' || c == '[')
        depth++;
      else if ((c == '}' || c == ']') && depth-- == 0)
        self->next = self->end;
    }
}

/* Goes to the value of a member of the outermost object. */
static gboolean
find_member (Peek *self, const char *text, gsize length, const char *wanted)
{
  const char *name;
  gsize name_length;

  *self = (Peek){ text, text + MIN (length, MAX_PEEK) };
  if (length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    self->next += 3;
  if (!take (self, '{'))
    return FALSE;
  do
    {
      if (!take_string (self, &name, &name_length) || !take (self, ':'))
        return FALSE;
      if (name_length == strlen (wanted) && memcmp (name, wanted, name_length) == 0)
        return TRUE;
      skip_value (self);
    }
  while (take (self, ','));

  return FALSE;
}

/**
 * errdex_catalog_peek_is_one:
 * @text: the contents of a file
 * @length: their length in bytes
 *
 * Returns: whether the file means to be a catalog: whether it has the member `errdex` near its
 * beginning
 */
gboolean
errdex_catalog_peek_is_one (const char *text, gsize length)
{
  Peek self;

  return find_member (&self, text, length, "errdex");
}

/**
 * errdex_catalog_peek_id:
 * @text: the contents of a file that may be a catalog
 * @length: their length in bytes
 *
 * Looks for the id of a catalog without reading it: what this finds is its id if the file is a
 * catalog, and says nothing about whether it is one.
 *
 * Returns: (transfer full) (nullable): the id; %NULL if it does not stand near the beginning
 */
char *
errdex_catalog_peek_id (const char *text, gsize length)
{
  Peek self;
  const char *id;
  gsize id_length;

  if (!find_member (&self, text, length, "id") || !take_string (&self, &id, &id_length))
    return NULL;

  return g_strndup (id, id_length);
}
