// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Codes that are told from all the other numbers of a log by their own name behind them.
 *
 *   404 Not Found      4.04 Not Found      503: Service Unavailable
 *
 * The name must begin with a capital: `device 404 not found` speaks of a device. Short codes and
 * names stand beside each other by chance, as in `line 12 OK`.
 *
 * Numbers are in every line and names are not, so that the name is looked for, with the space and
 * the byte before it, and then the code before these. */

#include "config.h"

#include "scan-named.h"

#include <string.h>

/* No shorter code and no shorter name is evidence enough; no longer code is looked for. */
#define MIN_CODE 3
#define MAX_CODE 16
#define MIN_NAME 4

G_STATIC_ASSERT (MAX_CODE + 1 < ERRDEX_MATCH_MAX_BEFORE);

/* --- making --- */

/* Whether it is a number with nothing in it that a name could not follow. */
static gboolean
is_number (const char *code)
{
  gsize length = strlen (code);

  return length >= MIN_CODE && length <= MAX_CODE
         && code[strspn (code, G_CSET_DIGITS G_CSET_a_2_z G_CSET_A_2_Z ".")] == '\0'
         && strpbrk (code, G_CSET_DIGITS) != NULL;
}

/* What has digits is another number for the same thing. */
static gboolean
is_name (const char *name)
{
  return strlen (name) >= MIN_NAME && strlen (name) <= ERRDEX_MATCH_MAX_CODE
         && g_ascii_isupper (*name) && g_str_is_ascii (name)
         && strpbrk (name, G_CSET_DIGITS) == NULL;
}

/* An alias such as `RequestEntityTooLarge` as the words that it is made of. */
static char *
part_words (const char *alias)
{
  GString *words = g_string_new (NULL);

  for (const char *p = alias; *p != '\0'; p++)
    {
      if (p > alias && g_ascii_isupper (*p)
          && (g_ascii_islower (p[-1]) || (g_ascii_isupper (p[-1]) && g_ascii_islower (p[1]))))
        g_string_append_c (words, ' ');
      g_string_append_c (words, *p);
    }

  return g_string_free (words, FALSE);
}

static void
add_name (ErrdexNamed *self, const char *code, const char *name, guint entry)
{
  g_autofree char *text = g_strconcat (code, " ", name, NULL);
  g_autofree char *folded = g_ascii_strdown (text, -1);

  /* where a text is several codes, the first one stays */
  if (is_name (name) && !g_hash_table_contains (self->codes, folded))
    g_hash_table_insert (self->codes, g_steal_pointer (&folded), GUINT_TO_POINTER (entry + 1));
}

/**
 * errdex_named_init:
 * @self: (out caller-allocates): codes with names
 * @library: where to take those of categories with contexts from
 */
void
errdex_named_init (ErrdexNamed *self, const ErrdexLibrary *library)
{
  self->codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < library->n_entries; i++)
    {
      const ErrdexEntry *entry = errdex_library_get_entry (library, i);

      if (errdex_library_get_contexts (library, i) == NULL || !is_number (entry->code))
        continue;
      if (entry->name != NULL)
        add_name (self, entry->code, entry->name, i);
      for (const char *const *alias = entry->aliases; *alias != NULL; alias++)
        {
          g_autofree char *words = part_words (*alias);

          add_name (self, entry->code, words, i);
        }
    }
}

/**
 * errdex_named_clear:
 *
 * Frees what they hold.
 */
void
errdex_named_clear (ErrdexNamed *self)
{
  g_hash_table_unref (self->codes);
}

/**
 * errdex_named_add_to_trie:
 * @self: codes with names
 * @builder: where to add the names, each behind what stands before it: the last byte of its code,
 * or the colon or bracket behind the code
 */
void
errdex_named_add_to_trie (const ErrdexNamed *self, ErrdexTrieBuilder *builder)
{
  GHashTableIter iter;
  gpointer text;

  g_hash_table_iter_init (&iter, self->codes);
  while (g_hash_table_iter_next (&iter, &text, NULL))
    {
      const char *name = strchr (text, ' ') + 1;
      g_autofree char *behind_colon = g_strconcat (": ", name, NULL);

      errdex_trie_builder_add_named (builder, name - 2);
      errdex_trie_builder_add_named (builder, behind_colon);
    }
}

/* --- matching --- */

/**
 * errdex_named_begins:
 * @self: codes with names
 * @text: the text at hand
 * @at: a place in it
 *
 * Returns: whether the byte before the space before a name may be there
 */
gboolean
errdex_named_begins (const ErrdexNamed *self, const ErrdexText *text, gsize at)
{
  return at + 1 < text->length && text->bytes[at + 1] == ' ' && g_hash_table_size (self->codes) > 0;
}

static guint
look_up (const ErrdexNamed *self,
         const guint8 *code,
         gsize code_length,
         const guint8 *name,
         gsize n)
{
  char text[MAX_CODE + 1 + ERRDEX_MATCH_MAX_CODE + 1];

  for (gsize i = 0; i < code_length; i++)
    text[i] = errdex_byte_folds[code[i]];
  text[code_length] = ' ';
  for (gsize i = 0; i < n; i++)
    text[code_length + 1 + i] = errdex_byte_folds[name[i]];
  text[code_length + 1 + n] = '\0';

  return GPOINTER_TO_UINT (g_hash_table_lookup (self->codes, text));
}

/**
 * errdex_named_match:
 * @self: codes with names
 * @text: the text at hand
 * @at: where the byte before the space before a name is
 * @end: where the name ends
 * @match: (out): the code before it
 *
 * Returns: %ERRDEX_MATCH_KNOWN where the code that has the name stands before it
 */
ErrdexMatchKind
errdex_named_match (const ErrdexNamed *self,
                    const ErrdexText *text,
                    gsize at,
                    gsize end,
                    ErrdexMatch *match)
{
  const guint8 *bytes = text->bytes;
  gsize code_end = bytes[at] == ':' ? at : at + 1;
  gsize name = at + 2;

  if (!g_ascii_isupper (bytes[name]))
    return ERRDEX_MATCH_NONE;

  for (gsize start = code_end; start > 0 && code_end - start < MAX_CODE; start--)
    {
      guint entry = 0;

      if (!g_ascii_isalnum (bytes[start - 1]) && bytes[start - 1] != '.')
        break;
      if (errdex_match_can_begin (text, start - 1))
        entry = look_up (self, bytes + start - 1, code_end - start + 1, bytes + name, end - name);
      if (entry > 0)
        {
          *match = (ErrdexMatch){ entry - 1, start - 1, code_end };
          return ERRDEX_MATCH_KNOWN;
        }
    }

  return ERRDEX_MATCH_NONE;
}
