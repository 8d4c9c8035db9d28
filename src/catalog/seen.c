// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <inttypes.h>
#include <string.h>

#include "compare.h"
#include "seen.h"

#define FIRST_LINE "errdex-seen 1\n"
/* A date as YYYY-MM-DD. */
#define DATE_LENGTH 10
/* Fingerprint, space, kind, space, date, space: what stands before the key of an entry. */
#define HEAD_LENGTH (16 + 1 + 1 + 1 + DATE_LENGTH + 1)

static const char kind_signs[] = { '-', 'n', 'c' };

/* One entry. The key is its category and its code; the date, when it became what it is. */
typedef struct
{
  char *key;
  guint64 fingerprint;
  ErrdexNewsKind kind;
  char since[DATE_LENGTH + 1];
} Item;

struct _ErrdexSeen
{
  GArray *items;      /* Item, in the order of the catalog */
  GHashTable *by_key; /* key → place + 1 */
};

static void
clear_item (gpointer data)
{
  g_free (((Item *) data)->key);
}

static ErrdexSeen *
seen_new (void)
{
  ErrdexSeen *self = g_new0 (ErrdexSeen, 1);

  self->items = g_array_new (FALSE, TRUE, sizeof (Item));
  g_array_set_clear_func (self->items, clear_item);
  self->by_key = g_hash_table_new (g_str_hash, g_str_equal);

  return self;
}

/**
 * errdex_seen_free:
 * @self: (transfer full): what was seen
 */
void
errdex_seen_free (ErrdexSeen *self)
{
  g_hash_table_unref (self->by_key);
  g_array_unref (self->items);
  g_free (self);
}

static void
add (ErrdexSeen *self, const Item *item)
{
  g_array_append_vals (self->items, item, 1);
  g_hash_table_insert (self->by_key, item->key, GUINT_TO_POINTER (self->items->len));
}

static Item *
find (const ErrdexSeen *self, const char *key)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_key, key));

  return place > 0 ? &g_array_index (self->items, Item, place - 1) : NULL;
}

/* --- the file --- */

static gboolean
read_item (const char *line, gsize length, Item *item)
{
  const char *sign;
  g_autofree char *digits = length > HEAD_LENGTH ? g_strndup (line, 16) : NULL;

  if (digits == NULL || line[16] != ' ' || line[18] != ' ' || line[HEAD_LENGTH - 1] != ' '
      || strspn (digits, "0123456789abcdef") != 16)
    return FALSE;
  sign = memchr (kind_signs, line[17], sizeof kind_signs);
  if (sign == NULL || !g_utf8_validate (line, length, NULL))
    return FALSE;
  item->fingerprint = g_ascii_strtoull (digits, NULL, 16);
  item->kind = sign - kind_signs;
  memcpy (item->since, line + 19, DATE_LENGTH);
  item->since[DATE_LENGTH] = '\0';
  if (item->since[strspn (item->since, "0123456789-")] != '\0')
    return FALSE;
  item->key = g_strndup (line + HEAD_LENGTH, length - HEAD_LENGTH);

  return TRUE;
}

/**
 * errdex_seen_read:
 * @text: what errdex_seen_write() wrote, or anything
 *
 * Returns: (transfer full) (nullable): what was seen; %NULL if the text does not tell
 */
ErrdexSeen *
errdex_seen_read (const char *text)
{
  g_autoptr (ErrdexSeen) self = seen_new ();

  if (!g_str_has_prefix (text, FIRST_LINE))
    return NULL;
  for (const char *line = text + strlen (FIRST_LINE); *line != '\0';)
    {
      const char *end = strchr (line, '\n');
      Item item = { 0 };

      if (end == NULL || !read_item (line, end - line, &item))
        return NULL;
      if (find (self, item.key) == NULL)
        add (self, &item);
      else
        clear_item (&item);
      line = end + 1;
    }

  return g_steal_pointer (&self);
}

/**
 * errdex_seen_write:
 * @self: what was seen
 *
 * Returns: (transfer full): it as text, a line for each entry
 */
char *
errdex_seen_write (const ErrdexSeen *self)
{
  GString *text = g_string_new (FIRST_LINE);

  for (guint i = 0; i < self->items->len; i++)
    {
      const Item *item = &g_array_index (self->items, Item, i);

      g_string_append_printf (text, "%016" PRIx64 " %c %s %s\n", item->fingerprint,
                              kind_signs[item->kind], item->since, item->key);
    }

  return g_string_free (text, FALSE);
}

/* --- updates --- */

static char *
make_key (const ErrdexCatalog *catalog, const ErrdexEntry *entry)
{
  return g_strconcat (catalog->categories[entry->category].id, "/", entry->code, NULL);
}

/* The codes of those entries that are no longer where they were. */
static GHashTable *
list_missing (const ErrdexSeen *before, const ErrdexSeen *after)
{
  GHashTable *codes = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < before->items->len; i++)
    {
      const char *key = g_array_index (before->items, Item, i).key;
      const char *slash = strchr (key, '/');

      if (slash != NULL && find (after, key) == NULL)
        g_hash_table_add (codes, (gpointer) (slash + 1));
    }

  return codes;
}

/* Takes over what is known of an entry, and tells whether anything is different now. */
static gboolean
update_item (Item *item, const Item *before, GHashTable *missing, const char *date)
{
  if (before != NULL)
    {
      item->kind = before->kind;
      memcpy (item->since, before->since, sizeof item->since);
      if (item->fingerprint == before->fingerprint)
        return FALSE;
    }
  if (item->kind != ERRDEX_NEWS_NEW)
    item->kind = before != NULL || g_hash_table_contains (missing, strchr (item->key, '/') + 1)
                     ? ERRDEX_NEWS_CHANGED
                     : ERRDEX_NEWS_NEW;
  g_strlcpy (item->since, date, sizeof item->since);

  return TRUE;
}

/**
 * errdex_seen_update:
 * @before: (nullable): what was seen of the catalog; %NULL if nothing ever was
 * @after: the catalog as it is now
 * @today: the date, as YYYY-MM-DD
 * @differs: (out): whether that is something else than @before
 *
 * Works out what is news. Nothing is where the catalog was never seen before. An entry whose code
 * stood in another category has changed.
 *
 * Returns: (transfer full): what is to be remembered, in the order of the entries of @after
 */
ErrdexSeen *
errdex_seen_update (const ErrdexSeen *before,
                    const ErrdexCatalog *after,
                    const char *today,
                    gboolean *differs)
{
  ErrdexSeen *self = seen_new ();
  const char *date = after->source_updated != NULL ? after->source_updated : today;
  g_autoptr (GHashTable) missing = NULL;

  for (guint i = 0; i < after->n_entries; i++)
    {
      Item item = { .key = make_key (after, &after->entries[i]) };

      item.fingerprint = errdex_entry_fingerprint (&after->entries[i]);
      g_strlcpy (item.since, date, sizeof item.since);
      add (self, &item);
    }
  *differs = before == NULL || before->items->len != self->items->len;
  if (before == NULL)
    return self;

  missing = list_missing (before, self);
  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = &g_array_index (self->items, Item, i);

      *differs |= update_item (item, find (before, item->key), missing, date);
    }

  return self;
}

/**
 * errdex_seen_get:
 * @self: what was seen, from errdex_seen_update()
 * @entry: the place of an entry in its catalog
 * @since: (out) (optional): since when it is so, as YYYY-MM-DD
 *
 * Returns: whether it is news, and what sort
 */
ErrdexNewsKind
errdex_seen_get (const ErrdexSeen *self, guint entry, const char **since)
{
  const Item *item = &g_array_index (self->items, Item, entry);

  if (since != NULL)
    *since = item->since;

  return item->kind;
}

/**
 * errdex_seen_get_key:
 * @self: what was seen, from errdex_seen_update()
 * @entry: the place of an entry in its catalog
 *
 * Returns: (transfer none): how the file names it
 */
const char *
errdex_seen_get_key (const ErrdexSeen *self, guint entry)
{
  return g_array_index (self->items, Item, entry).key;
}

/**
 * errdex_seen_count:
 * @self: what was seen
 *
 * Returns: how many entries are news
 */
guint
errdex_seen_count (const ErrdexSeen *self)
{
  guint n = 0;

  for (guint i = 0; i < self->items->len; i++)
    n += g_array_index (self->items, Item, i).kind != ERRDEX_NEWS_NONE;

  return n;
}

/**
 * errdex_seen_dismiss:
 * @self: what was seen
 * @key: an entry, by errdex_seen_get_key()
 *
 * The entry is news no longer.
 *
 * Returns: whether it was
 */
gboolean
errdex_seen_dismiss (ErrdexSeen *self, const char *key)
{
  Item *item = find (self, key);
  gboolean was = item != NULL && item->kind != ERRDEX_NEWS_NONE;

  if (was)
    item->kind = ERRDEX_NEWS_NONE;

  return was;
}
