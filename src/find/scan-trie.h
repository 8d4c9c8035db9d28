// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ErrdexTrieNode:
 * @label: the folded bytes between the parent and this node; the root has none
 * @length: the length of @label
 * @first_child: the number of the first child; the others follow it
 * @n_children: how many children there are
 * @code: what the caller gave for the code that ends here, or -1
 * @family: what the caller gave for the family prefix that ends here, or -1
 * @context: what the caller gave for the context that ends here, or -1
 * @named: whether a name that codes have ends here
 */
typedef struct
{
  const guint8 *label;
  guint length;
  guint first_child;
  guint n_children;
  int code;
  int family;
  int context;
  gboolean named;
} ErrdexTrieNode;

/**
 * ErrdexTrie:
 * @nodes: (element-type ErrdexTrieNode): the nodes; the root is the first
 * @keys: (element-type guint8): the first byte of each node's label, so that looking for a child
 * reads few bytes
 * @strings: (element-type utf8): the codes and family prefixes
 * @contexts: (element-type utf8): the contexts that are neither
 * @named: (element-type utf8): the names that are none of these
 *
 * Codes, family prefixes, contexts and names of codes, ASCII letters folded to lower case,
 * as a tree without chains of single children: as many nodes as there are forks and ends, however
 * long the codes are.
 */
typedef struct
{
  GArray *nodes;
  GByteArray *keys;
  GPtrArray *strings;
  GPtrArray *contexts;
  GPtrArray *named;
} ErrdexTrie;

typedef struct _ErrdexTrieBuilder ErrdexTrieBuilder;

ErrdexTrieBuilder *errdex_trie_builder_new (void);
void errdex_trie_builder_add_code (ErrdexTrieBuilder *self, const char *text, int code);
void errdex_trie_builder_add_family (ErrdexTrieBuilder *self, const char *text, int family);
void errdex_trie_builder_add_context (ErrdexTrieBuilder *self, const char *text, int context);
void errdex_trie_builder_add_named (ErrdexTrieBuilder *self, const char *text);
void errdex_trie_builder_end (ErrdexTrieBuilder *self, ErrdexTrie *trie);

void errdex_trie_clear (ErrdexTrie *self);

static inline const ErrdexTrieNode *
errdex_trie_root (const ErrdexTrie *self)
{
  return (const ErrdexTrieNode *) (gconstpointer) self->nodes->data;
}

static inline const ErrdexTrieNode *
errdex_trie_child (const ErrdexTrie *self, const ErrdexTrieNode *node, guint8 key)
{
  const guint8 *keys = self->keys->data + node->first_child;

  for (guint i = 0; i < node->n_children; i++)
    if (keys[i] == key)
      return errdex_trie_root (self) + node->first_child + i;

  return NULL;
}

G_END_DECLS
