// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "scan-trie.h"

#include <string.h>

typedef struct
{
  char *text;
  int code;
  int family;
  int context;
  gboolean named;
} Item;

struct _ErrdexTrieBuilder
{
  GArray *items;
  GHashTable *places; /* text to place in items, plus one */
};

/**
 * errdex_trie_builder_new:
 *
 * Returns: (transfer full): a builder, to be consumed by errdex_trie_builder_end()
 */
ErrdexTrieBuilder *
errdex_trie_builder_new (void)
{
  ErrdexTrieBuilder *self = g_new (ErrdexTrieBuilder, 1);

  self->items = g_array_new (FALSE, FALSE, sizeof (Item));
  self->places = g_hash_table_new (g_str_hash, g_str_equal);

  return self;
}

static Item *
get_item (ErrdexTrieBuilder *self, const char *text)
{
  g_autofree char *folded = g_ascii_strdown (text, -1);
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, folded));
  Item item = { NULL, -1, -1, -1, FALSE };

  if (place == 0)
    {
      item.text = g_steal_pointer (&folded);
      g_array_append_val (self->items, item);
      place = self->items->len;
      g_hash_table_insert (self->places, item.text, GUINT_TO_POINTER (place));
    }

  return &g_array_index (self->items, Item, place - 1);
}

/**
 * errdex_trie_builder_add_code:
 * @text: a code, not empty
 * @code: what to know it by, from 0
 *
 * Adds a code; where the same text was added before, in any case, the first one stays.
 */
void
errdex_trie_builder_add_code (ErrdexTrieBuilder *self, const char *text, int code)
{
  Item *item = get_item (self, text);

  if (item->code < 0)
    item->code = code;
}

/**
 * errdex_trie_builder_add_family:
 * @text: how the codes of a family begin, not empty
 * @family: what to know it by, from 0
 *
 * Adds a family; where the same text was added before, in any case, the first one stays.
 */
void
errdex_trie_builder_add_family (ErrdexTrieBuilder *self, const char *text, int family)
{
  Item *item = get_item (self, text);

  if (item->family < 0)
    item->family = family;
}

/**
 * errdex_trie_builder_add_context:
 * @text: the words behind which codes are looked for, not empty
 * @context: what to know them by, from 0
 *
 * Adds a context; where the same text was added before, in any case, the first one stays.
 */
void
errdex_trie_builder_add_context (ErrdexTrieBuilder *self, const char *text, int context)
{
  Item *item = get_item (self, text);

  if (item->context < 0)
    item->context = context;
}

/**
 * errdex_trie_builder_add_named:
 * @text: the name of codes with what stands before it, not empty
 *
 * Adds a name.
 */
void
errdex_trie_builder_add_named (ErrdexTrieBuilder *self, const char *text)
{
  get_item (self, text)->named = TRUE;
}

/* The list that an item belongs to, by what is most exacting of it. */
static GPtrArray *
choose_list (ErrdexTrie *trie, const Item *item)
{
  if (item->code >= 0 || item->family >= 0)
    return trie->strings;

  return item->context >= 0 ? trie->contexts : trie->named;
}

static int
compare_items (gconstpointer one, gconstpointer other)
{
  return strcmp (((const Item *) one)->text, ((const Item *) other)->text);
}

static guint
common_length (const char *one, const char *other, guint from)
{
  guint length = from;

  while (one[length] != '\0' && one[length] == other[length])
    length++;

  return length;
}

static guint
end_of_group (const Item *items, guint first, guint end, guint depth)
{
  guint i = first + 1;

  while (i < end && items[i].text[depth] == items[first].text[depth])
    i++;

  return i;
}

static guint
append_children (ErrdexTrie *trie, const Item *items, guint first, guint end, guint depth)
{
  const ErrdexTrieNode empty = { NULL, 0, 0, 0, -1, -1, -1, FALSE };
  guint n = 0;

  for (guint i = first; i < end; i = end_of_group (items, i, end, depth))
    {
      guint8 key = items[i].text[depth];

      g_array_append_val (trie->nodes, empty);
      g_byte_array_append (trie->keys, &key, 1);
      n++;
    }

  return n;
}

/* Fills the node for items that agree in their first depth bytes; no deeper than the longest code.
 */
static void
fill_node (ErrdexTrie *trie, guint number, const Item *items, guint first, guint end, guint depth)
{
  guint common = common_length (items[first].text, items[end - 1].text, depth);
  ErrdexTrieNode node
      = { (const guint8 *) items[first].text + depth, common - depth, 0, 0, -1, -1, -1, FALSE };
  guint child;

  if (number == 0)
    common = depth, node.length = 0;
  if (items[first].text[common] == '\0')
    {
      node.code = items[first].code;
      node.family = items[first].family;
      node.context = items[first].context;
      node.named = items[first].named;
      first++;
    }
  node.first_child = child = trie->nodes->len;
  node.n_children = append_children (trie, items, first, end, common);
  g_array_index (trie->nodes, ErrdexTrieNode, number) = node;

  while (first < end)
    {
      guint next = end_of_group (items, first, end, common);

      fill_node (trie, child++, items, first, next, common);
      first = next;
    }
}

/**
 * errdex_trie_builder_end:
 * @self: (transfer full): a builder
 * @trie: (out caller-allocates): where to put the trie
 */
void
errdex_trie_builder_end (ErrdexTrieBuilder *self, ErrdexTrie *trie)
{
  const ErrdexTrieNode root = { NULL, 0, 0, 0, -1, -1, -1, FALSE };
  const Item *items = (const Item *) (gpointer) self->items->data;
  const guint8 no_key = 0;

  g_array_sort (self->items, compare_items);
  trie->nodes = g_array_new (FALSE, FALSE, sizeof (ErrdexTrieNode));
  trie->keys = g_byte_array_new ();
  trie->strings = g_ptr_array_new_with_free_func (g_free);
  trie->contexts = g_ptr_array_new_with_free_func (g_free);
  trie->named = g_ptr_array_new_with_free_func (g_free);
  g_array_append_val (trie->nodes, root);
  g_byte_array_append (trie->keys, &no_key, 1);
  if (self->items->len > 0)
    fill_node (trie, 0, items, 0, self->items->len, 0);
  for (guint i = 0; i < self->items->len; i++)
    g_ptr_array_add (choose_list (trie, &items[i]), items[i].text);

  g_hash_table_unref (self->places);
  g_array_unref (self->items);
  g_free (self);
}

/**
 * errdex_trie_clear:
 *
 * Frees what the trie holds.
 */
void
errdex_trie_clear (ErrdexTrie *self)
{
  g_array_unref (self->nodes);
  g_byte_array_unref (self->keys);
  g_ptr_array_unref (self->strings);
  g_ptr_array_unref (self->contexts);
  g_ptr_array_unref (self->named);
}
