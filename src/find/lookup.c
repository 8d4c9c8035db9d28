// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "lookup.h"

#include <string.h>

#include "fold.h"

typedef gboolean (*MatchFunc) (const char *code, const char *text, gsize length);

/* Codes are nearly always ASCII, where folding changes nothing but the case. */
static gboolean
is_code (const char *code, const char *text, gsize length)
{
  g_autofree char *folded = NULL;

  if (g_str_is_ascii (code))
    return g_ascii_strncasecmp (code, text, length) == 0 && strlen (code) == length;
  folded = errdex_fold (code);

  return strlen (folded) == length && memcmp (folded, text, length) == 0;
}

static gboolean
is_last_segment (const char *code, const char *text, gsize length)
{
  return is_code (errdex_code_last_segment (code), text, length);
}

static gboolean
is_name (const ErrdexEntry *entry, MatchFunc func, const char *text, gsize length)
{
  g_autofree char *code = entry->name != NULL ? errdex_code_from_name (entry->name) : NULL;

  return code != NULL && func (code, text, length);
}

static gboolean
matches (const ErrdexEntry *entry, MatchFunc func, const char *text, gsize length)
{
  const char *digits = errdex_code_without_sign (entry->code);

  if (func (entry->code, text, length) || (digits != NULL && func (digits, text, length)))
    return TRUE;
  for (const char *const *alias = entry->aliases; *alias != NULL; alias++)
    if (func (*alias, text, length))
      return TRUE;

  return is_name (entry, func, text, length);
}

static guint
collect (const ErrdexLibrary *library,
         MatchFunc func,
         const char *text,
         gsize length,
         guint *entries,
         guint max_entries)
{
  guint n_entries = 0, number = 0;

  for (guint i = 0; i < library->n_catalogs; i++)
    for (guint j = 0; j < library->catalogs[i]->n_entries; j++, number++)
      if (n_entries < max_entries
          && matches (&library->catalogs[i]->entries[j], func, text, length))
        entries[n_entries++] = number;

  return n_entries;
}

/**
 * errdex_lookup_run:
 * @library: a library
 * @text: a folded code or alias, or the last segment of one
 * @length: its length in bytes
 * @entries: (out caller-allocates) (array length=max_entries): where to put the numbers of the
 * entries
 * @max_entries: how many fit in there
 *
 * Looks a code up by going over all of them. For one code that is much quicker than to make an
 * index first, and finds the same.
 *
 * Returns: how many entries were put into @entries, in library order
 */
guint
errdex_lookup_run (const ErrdexLibrary *library,
                   const char *text,
                   gsize length,
                   guint *entries,
                   guint max_entries)
{
  guint n_entries = collect (library, is_code, text, length, entries, max_entries);

  if (n_entries == 0)
    n_entries = collect (library, is_last_segment, text, length, entries, max_entries);

  return n_entries;
}
