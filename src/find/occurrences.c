// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "occurrences.h"

#include <string.h>

#include "fold.h"

/**
 * errdex_find_occurrences:
 * @text: a text as a reader sees it
 * @wanted: what is looked for in it, as it was typed
 *
 * Looks for a text letter by letter, unlike a search, which looks for its words. Both are folded,
 * so case, width and accents do not matter; a character is found whole, even if only a part of what
 * it folds to was typed.
 *
 * Returns: (transfer full) (element-type ErrdexSpan): where @wanted occurs, in ascending order,
 * apart from each other; empty where it does not, or has nothing in it
 */
GArray *
errdex_find_occurrences (const char *text, const char *wanted)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (ErrdexSpan));
  g_autofree char *needle = errdex_fold (wanted);
  gsize length = strlen (needle);
  g_auto (ErrdexFolded) folded = { NULL };
  const char *at;
  guint32 last_end = 0;

  if (length == 0 || g_str_equal (needle, " "))
    return spans;

  errdex_fold_init_mapped (&folded, text, -1);
  at = folded.text;
  while ((at = strstr (at, needle)) != NULL)
    {
      gsize start = at - folded.text;
      ErrdexSpan span = { folded.starts[start], folded.ends[start + length - 1] };

      at += length;
      /* the rest of a character that folds to several is not found again */
      if (span.start < last_end)
        continue;
      g_array_append_val (spans, span);
      last_end = span.end;
    }

  return spans;
}
