// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "rows-private.h"

/* Which rows are selected. One entry is the selected one; it stays so while it is out of the list.
 */

static guint
find_selected (ErrdexRows *self)
{
  if (self->selected < 0)
    return GTK_INVALID_LIST_POSITION;

  return errdex_rows_find_entry (self, self->selected);
}

static void
tell_selection (ErrdexRows *self, guint position)
{
  if (position < g_list_model_get_n_items (G_LIST_MODEL (self)))
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), position, 1);
}

static void
tell_several (ErrdexRows *self, const GtkBitset *rows)
{
  guint first = gtk_bitset_get_minimum (rows);

  if (!gtk_bitset_is_empty (rows))
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), first,
                                           gtk_bitset_get_maximum (rows) - first + 1);
}

/* Lets go of all rows but that of the selected entry. */
static void
select_one (ErrdexRows *self)
{
  g_autoptr (GtkBitset) before = g_steal_pointer (&self->several);

  if (before != NULL)
    tell_several (self, before);
}

/**
 * errdex_rows_select_in:
 * @entry: the number of an entry, or -1 for none
 * @in_bookmarks: whether to select it among the bookmarks, or else in its own group
 *
 * Selects an entry alone, in one of the two places where it may stand.
 */
void
errdex_rows_select_in (ErrdexRows *self, int entry, gboolean in_bookmarks)
{
  guint before = find_selected (self);

  if (self->selected == entry && self->in_bookmarks == in_bookmarks)
    {
      select_one (self);
      return;
    }
  self->selected = entry;
  self->in_bookmarks = in_bookmarks;
  select_one (self);
  tell_selection (self, before);
  tell_selection (self, find_selected (self));
}

/* The rows that are selected, to be changed. */
static GtkBitset *
copy_selection (ErrdexRows *self)
{
  GtkBitset *rows;
  guint selected;

  if (self->several != NULL)
    return gtk_bitset_copy (self->several);
  rows = gtk_bitset_new_empty ();
  selected = find_selected (self);
  if (selected != GTK_INVALID_LIST_POSITION)
    gtk_bitset_add (rows, selected);

  return rows;
}

/* Selects these rows, of which one is the selected entry's. */
static void
select_several (ErrdexRows *self, GtkBitset *rows, guint selected, guint anchor)
{
  g_autoptr (GtkBitset) changed = copy_selection (self);
  guint group;
  int entry = errdex_outline_get_entry (self->outline, selected, &group);
  gboolean moved = entry != self->selected;

  errdex_rows_release (self);
  gtk_bitset_union (changed, rows);
  g_clear_pointer (&self->several, gtk_bitset_unref);
  if (gtk_bitset_get_size (rows) > 1)
    self->several = gtk_bitset_ref (rows);
  self->selected = entry;
  self->in_bookmarks = group == BOOKMARKS (self);
  self->anchor = anchor;
  tell_several (self, changed);
  if (moved)
    g_signal_emit_by_name (self, "chosen", (guint) entry);
}

/**
 * errdex_rows_change:
 * @position: where rows came or went
 * @n_removed: how many went
 * @n_added: how many came
 *
 * Tells of it. What is selected moves with its rows, and goes with them: as soon as one of several
 * is the only one, or the selected entry is none of them, it stands alone.
 */
void
errdex_rows_change (ErrdexRows *self, guint position, guint n_removed, guint n_added)
{
  if (self->several != NULL)
    gtk_bitset_splice (self->several, position, n_removed, n_added);
  if (n_removed > 0 || n_added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), position, n_removed, n_added);
  if (self->several == NULL)
    return;
  self->anchor = find_selected (self);
  if (gtk_bitset_get_size (self->several) < 2 || !gtk_bitset_contains (self->several, self->anchor))
    select_one (self);
}

static gboolean
errdex_rows_is_selected (GtkSelectionModel *model, guint position)
{
  ErrdexRows *self = ERRDEX_ROWS (model);
  guint group;

  if (self->several != NULL)
    return gtk_bitset_contains (self->several, position);

  return self->selected >= 0 && position < errdex_outline_count_rows (self->outline)
         && errdex_outline_get_entry (self->outline, position, &group) == self->selected
         && (group == BOOKMARKS (self)) == self->in_bookmarks;
}

static GtkBitset *
errdex_rows_get_selection (GtkSelectionModel *model, guint position, guint n_items)
{
  GtkBitset *selection = copy_selection (ERRDEX_ROWS (model));
  guint n_told = g_list_model_get_n_items (G_LIST_MODEL (model));

  gtk_bitset_remove_range_closed (selection, n_told, G_MAXUINT);

  return selection;
}

static void
add_to_selection (ErrdexRows *self, guint position)
{
  g_autoptr (GtkBitset) rows = copy_selection (self);

  gtk_bitset_add (rows, position);
  select_several (self, rows, position, position);
}

static gboolean
errdex_rows_select_item (GtkSelectionModel *model, guint position, gboolean unselect_rest)
{
  ErrdexRows *self = ERRDEX_ROWS (model);
  guint group;
  int entry;

  if (position >= errdex_outline_count_rows (self->outline))
    return FALSE;
  entry = errdex_outline_get_entry (self->outline, position, &group);
  if (entry < 0)
    return FALSE;
  if (unselect_rest)
    {
      errdex_rows_select_in (self, entry, group == BOOKMARKS (self));
      g_signal_emit_by_name (self, "chosen", (guint) entry);
    }
  else
    add_to_selection (self, position);

  return TRUE;
}

/* The row next to one that is let go of: below it, else above. */
static guint
find_next_selected (GtkBitset *rows, guint position)
{
  GtkBitsetIter iter;
  guint next;

  return gtk_bitset_iter_init_at (&iter, rows, position, &next) ? next
                                                                : gtk_bitset_get_maximum (rows);
}

/* One row always stays. */
static gboolean
errdex_rows_unselect_item (GtkSelectionModel *model, guint position)
{
  ErrdexRows *self = ERRDEX_ROWS (model);
  g_autoptr (GtkBitset) rows = NULL;
  guint selected = find_selected (self);

  if (self->several == NULL)
    return FALSE;
  rows = gtk_bitset_copy (self->several);
  gtk_bitset_remove (rows, position);
  if (selected == position)
    selected = find_next_selected (rows, position);
  select_several (self, rows, selected, selected);

  return TRUE;
}

static gboolean
errdex_rows_select_all (GtkSelectionModel *model)
{
  ErrdexRows *self = ERRDEX_ROWS (model);
  g_autoptr (GtkBitset) rows = gtk_bitset_new_range (0, errdex_outline_count_rows (self->outline));
  guint selected = find_selected (self);

  errdex_outline_remove_headers (self->outline, rows);
  if (gtk_bitset_is_empty (rows))
    return FALSE;
  if (selected == GTK_INVALID_LIST_POSITION)
    selected = gtk_bitset_get_minimum (rows);
  select_several (self, rows, selected, selected);

  return TRUE;
}

static gboolean
errdex_rows_unselect_all (GtkSelectionModel *model)
{
  select_one (ERRDEX_ROWS (model));

  return TRUE;
}

/**
 * errdex_rows_tell_selected:
 *
 * Tells that the row of the selected entry may be selected now.
 */
void
errdex_rows_tell_selected (ErrdexRows *self)
{
  tell_selection (self, find_selected (self));
}

/**
 * errdex_rows_init_selection:
 * @iface: the interface of the rows
 *
 * Lets rows be selected.
 */
void
errdex_rows_init_selection (GtkSelectionModelInterface *iface)
{
  iface->is_selected = errdex_rows_is_selected;
  iface->get_selection_in_range = errdex_rows_get_selection;
  iface->select_item = errdex_rows_select_item;
  iface->unselect_item = errdex_rows_unselect_item;
  iface->select_all = errdex_rows_select_all;
  iface->unselect_all = errdex_rows_unselect_all;
}

/**
 * errdex_rows_select:
 * @entry: the number of an entry, or -1 for none
 *
 * Selects an entry in its own group, unless it is selected already. It stays selected also while it
 * is not in the list.
 */
void
errdex_rows_select (ErrdexRows *self, int entry)
{
  g_return_if_fail (entry < (int) self->library->n_entries);

  if (self->selected != entry)
    errdex_rows_select_in (self, entry, FALSE);
}

/**
 * errdex_rows_get_selected:
 *
 * Returns: the number of the selected entry, or -1
 */
int
errdex_rows_get_selected (ErrdexRows *self)
{
  return self->selected;
}

/**
 * errdex_rows_is_selected_row:
 * @data: what a row shows
 *
 * Returns: whether it is the row of the selected entry: of the two places where that may stand, the
 *   one where it is selected
 */
gboolean
errdex_rows_is_selected_row (ErrdexRows *self, const ErrdexRowData *data)
{
  return self->selected >= 0 && data->entry == self->selected
         && data->in_bookmarks == self->in_bookmarks;
}

/**
 * errdex_rows_step:
 * @steps: how many entries to go down; negative to go up
 *
 * Goes from the selected entry over headers, but no further than to the first or the last entry.
 * From none it goes to the first.
 *
 * Returns: the position of the entry there, or %GTK_INVALID_LIST_POSITION if the list shows none
 */
guint
errdex_rows_step (ErrdexRows *self, int steps)
{
  guint n_entries = errdex_outline_count_entries (self->outline);
  guint position = find_selected (self);
  gint64 place = 0;

  if (n_entries == 0)
    return GTK_INVALID_LIST_POSITION;
  if (position != GTK_INVALID_LIST_POSITION)
    place = (gint64) errdex_outline_count_entries_before (self->outline, position) + steps;

  return errdex_outline_find_nth_entry (self->outline,
                                        (guint) CLAMP (place, 0, (gint64) n_entries - 1));
}

/**
 * errdex_rows_extend:
 * @position: the position of an entry
 * @keep: whether what is selected otherwise stays so
 *
 * Selects all entries from the one that was selected first up to this one, which is the selected
 * one then.
 */
void
errdex_rows_extend (ErrdexRows *self, guint position, gboolean keep)
{
  guint anchor = self->several != NULL ? self->anchor : find_selected (self);
  g_autoptr (GtkBitset) rows = keep ? copy_selection (self) : gtk_bitset_new_empty ();
  guint first, last;

  if (anchor == GTK_INVALID_LIST_POSITION)
    anchor = position;
  first = MIN (anchor, position);
  last = MAX (anchor, position);
  gtk_bitset_add_range_closed (rows, first, last);
  errdex_outline_remove_headers (self->outline, rows);
  select_several (self, rows, position, anchor);
}

/**
 * errdex_rows_has_several:
 *
 * Returns: whether more than one row is selected
 */
gboolean
errdex_rows_has_several (ErrdexRows *self)
{
  return self->several != NULL;
}

/* An entry may be selected among the bookmarks and in its own group as well. */
static guint
count_repeated (ErrdexRows *self)
{
  guint first = errdex_outline_find_header (self->outline, BOOKMARKS (self));
  guint n_repeated = 0;
  GtkBitsetIter iter;
  guint position, group;

  if (first == GTK_INVALID_LIST_POSITION
      || !gtk_bitset_iter_init_at (&iter, self->several, first, &position))
    return 0;
  do
    {
      guint entry = errdex_outline_get_entry (self->outline, position, &group);

      if (group != BOOKMARKS (self))
        break;
      n_repeated += gtk_bitset_contains (
          self->several,
          errdex_outline_find_row (self->outline, errdex_outline_find_group (self->outline, entry),
                                   entry));
    }
  while (gtk_bitset_iter_next (&iter, &position));

  return n_repeated;
}

/**
 * errdex_rows_count_selected:
 *
 * Returns: how many entries are selected
 */
guint
errdex_rows_count_selected (ErrdexRows *self)
{
  if (self->several == NULL)
    return self->selected >= 0 ? 1 : 0;

  return gtk_bitset_get_size (self->several) - count_repeated (self);
}

/**
 * errdex_rows_list_selected:
 *
 * Returns: (transfer full) (element-type guint): the numbers of all entries that are selected, in
 *   the order of the list, each once
 */
GArray *
errdex_rows_list_selected (ErrdexRows *self)
{
  g_autoptr (GtkBitset) bookmarked = gtk_bitset_new_empty ();
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (guint));
  GtkBitsetIter iter;
  guint position, group;

  if (self->several == NULL)
    {
      if (self->selected >= 0)
        g_array_append_val (entries, self->selected);
      return entries;
    }
  gtk_bitset_iter_init_first (&iter, self->several, &position);
  do
    {
      guint entry = errdex_outline_get_entry (self->outline, position, &group);

      /* the bookmarks come first */
      if (gtk_bitset_contains (bookmarked, entry))
        continue;
      if (group == BOOKMARKS (self))
        gtk_bitset_add (bookmarked, entry);
      g_array_append_val (entries, entry);
    }
  while (gtk_bitset_iter_next (&iter, &position));

  return entries;
}
