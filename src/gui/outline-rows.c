// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "outline-private.h"

/* Looking rows up. */

/**
 * errdex_outline_count_rows:
 *
 * Returns: how many headers and entries are in the list
 */
guint
errdex_outline_count_rows (ErrdexOutline *self)
{
  return self->n_rows;
}

/**
 * errdex_outline_count_entries:
 *
 * Returns: how many entries are in the list
 */
guint
errdex_outline_count_entries (ErrdexOutline *self)
{
  return self->n_rows - self->sections->len;
}

/**
 * errdex_outline_count_bookmark_rows:
 *
 * Returns: how many rows the bookmarks have, with their header
 */
guint
errdex_outline_count_bookmark_rows (ErrdexOutline *self)
{
  const Shown *shown = &self->shown[BOOKMARKS (self)];

  if (shown->n_listed == 0)
    return 0;

  return is_open (self, BOOKMARKS (self)) ? shown->n_listed + 1 : 1;
}

static guint
find_section (ErrdexOutline *self, guint position)
{
  guint low = 0, high = self->sections->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (SECTION (self, middle)->start <= position)
        low = middle;
      else
        high = middle;
    }

  return low;
}

/**
 * errdex_outline_get_listed:
 * @group: a group
 * @i: a place among the entries that it lists itself
 *
 * Returns: the entry there
 */
guint
errdex_outline_get_listed (ErrdexOutline *self, guint group, guint i)
{
  if (group == BOOKMARKS (self))
    return g_array_index (self->bookmarks, guint, i);
  if (is_searching (self))
    return g_array_index (self->hits, guint32, self->shown[group].first_hit + i);

  return GROUP (self, group)->first_entry + i;
}

/**
 * errdex_outline_get_entry:
 * @position: a position in the list
 * @group: (out): the group that the row is of
 *
 * Returns: the entry there, or -1 for a header
 */
int
errdex_outline_get_entry (ErrdexOutline *self, guint position, guint *group)
{
  const Section *section = SECTION (self, find_section (self, position));

  *group = section->group;
  if (position == section->start)
    return -1;

  return errdex_outline_get_listed (self, section->group, position - section->start - 1);
}

/* The place of an entry among those that its group lists; G_MAXUINT if it is not among them. */
static guint
find_listed (ErrdexOutline *self, guint group, guint entry)
{
  if (!is_searching (self) && group != BOOKMARKS (self))
    return entry - GROUP (self, group)->first_entry;
  for (guint i = 0; i < self->shown[group].n_listed; i++)
    if (errdex_outline_get_listed (self, group, i) == entry)
      return i;

  return G_MAXUINT;
}

/**
 * errdex_outline_lists:
 * @entry: the number of an entry
 *
 * Returns: whether it is among what is listed, be it in a closed group
 */
gboolean
errdex_outline_lists (ErrdexOutline *self, guint entry)
{
  return find_listed (self, errdex_outline_find_group (self, entry), entry) != G_MAXUINT;
}

/**
 * errdex_outline_find_header:
 * @group: a group
 *
 * Returns: the position of its header, or %GTK_INVALID_LIST_POSITION if it is not in the list
 */
guint
errdex_outline_find_header (ErrdexOutline *self, guint group)
{
  for (guint i = 0; i < self->sections->len; i++)
    if (SECTION (self, i)->group == group)
      return SECTION (self, i)->start;

  return GTK_INVALID_LIST_POSITION;
}

/**
 * errdex_outline_find_row:
 * @group: a group
 * @entry: the number of an entry in that group
 *
 * Returns: the position of its row there, or %GTK_INVALID_LIST_POSITION if it is not in the list
 */
guint
errdex_outline_find_row (ErrdexOutline *self, guint group, guint entry)
{
  guint header = errdex_outline_find_header (self, group);
  guint place;

  if (header == GTK_INVALID_LIST_POSITION || !is_open (self, group))
    return GTK_INVALID_LIST_POSITION;
  place = find_listed (self, group, entry);

  return place != G_MAXUINT ? header + 1 + place : GTK_INVALID_LIST_POSITION;
}

/**
 * errdex_outline_count_entries_before:
 * @position: the position of an entry
 *
 * Returns: its place among the entries in the list, headers not counted
 */
guint
errdex_outline_count_entries_before (ErrdexOutline *self, guint position)
{
  return position - find_section (self, position) - 1;
}

/**
 * errdex_outline_find_nth_entry:
 * @n: a place among the entries in the list, headers not counted
 *
 * Returns: the position of the entry there
 */
guint
errdex_outline_find_nth_entry (ErrdexOutline *self, guint n)
{
  guint low = 0, high = self->sections->len;

  /* The last section with at most n entries before it; any before it with as many are empty. */
  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (SECTION (self, middle)->start - middle <= n)
        low = middle;
      else
        high = middle;
    }

  return n + low + 1;
}

/**
 * errdex_outline_remove_headers:
 * @rows: positions in the list
 *
 * Removes the headers from a set of rows.
 */
void
errdex_outline_remove_headers (ErrdexOutline *self, GtkBitset *rows)
{
  for (guint i = 0; i < self->sections->len; i++)
    gtk_bitset_remove (rows, SECTION (self, i)->start);
}
