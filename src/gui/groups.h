// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "find/finder.h"

G_BEGIN_DECLS

/**
 * ErrdexGroup:
 * @title: its name for readers
 * @key: its name among all groups, the same in every run: the id of the catalog, or that and the id
 * of a category with a slash between them
 * @parent: the group around it, or -1
 * @depth: how many groups are around it
 * @first_child: the first group inside it, or -1
 * @next: the next group with the same parent, or -1
 * @first_entry: the number of its first entry in the library
 * @n_entries: how many entries are its own
 *
 * A group of entries under a header: a category, or, where there are several catalogs, also a
 * catalog.
 */
typedef struct
{
  const char *title;
  char *key;
  int parent;
  guint depth;
  int first_child;
  int next;
  guint first_entry;
  guint n_entries;
} ErrdexGroup;

GArray *errdex_groups_new (ErrdexLibrary *library);
guint errdex_groups_find_entry (const ErrdexGroup *groups, guint n_groups, guint entry);

G_END_DECLS
