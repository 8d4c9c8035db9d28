// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "rows-private.h"

#include <string.h>

#include "catalog/entry-id.h"

/* How many rows a list view makes widgets for, and a few more. */
#define N_FIRST 256

enum
{
  CHOSEN,
  MARKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Rows name the group of the bookmarks by a number of its own. */
static guint
resolve (ErrdexRows *self, guint group)
{
  return group == ERRDEX_BOOKMARKS ? BOOKMARKS (self) : group;
}

/* Items */

static ErrdexRowItem *
make_item (ErrdexRows *self, guint group, int entry)
{
  guint n_groups;
  const ErrdexGroup *groups = errdex_outline_get_groups (self->outline, &n_groups);
  ErrdexRowData data = {
    .library = self->library,
    .result = errdex_outline_get_result (self->outline),
    .marks = self->marks,
    .entry = entry,
    .group = group == BOOKMARKS (self) ? ERRDEX_BOOKMARKS : group,
    .in_bookmarks = group == BOOKMARKS (self),
    .title = groups[group].title,
    .depth = groups[group].depth,
    .count = errdex_outline_count_below (self->outline, group),
  };

  return errdex_row_pool_make (self->pool, &data, errdex_outline_is_open (self->outline, group));
}

static void
set_header (ErrdexRows *self, guint group, ErrdexRowItem *item)
{
  g_set_weak_pointer (&self->headers[group], item);
}

/* A header tells whether it is expanded, so whoever asks for it must be given the one that others
 * look at already. */
static ErrdexRowItem *
get_header (ErrdexRows *self, guint group)
{
  ErrdexRowItem *item;

  if (self->headers[group] != NULL)
    return g_object_ref (self->headers[group]);
  item = make_item (self, group, -1);
  set_header (self, group, item);

  return item;
}

static void
forget_headers (ErrdexRows *self)
{
  guint n_groups;

  errdex_outline_get_groups (self->outline, &n_groups);
  for (guint i = 0; i < n_groups; i++)
    set_header (self, i, NULL);
}

/* The list model */

static GType
errdex_rows_get_item_type (GListModel *model)
{
  return ERRDEX_TYPE_ROW_ITEM;
}

static guint
errdex_rows_get_n_items (GListModel *model)
{
  ErrdexRows *self = ERRDEX_ROWS (model);

  return errdex_outline_count_rows (self->outline) - self->n_held_back;
}

static ErrdexRowItem *
get_row (ErrdexRows *self, guint position)
{
  guint group;
  int entry = errdex_outline_get_entry (self->outline, position, &group);

  return entry < 0 ? get_header (self, group) : make_item (self, group, entry);
}

static gpointer
errdex_rows_get_item (GListModel *model, guint position)
{
  ErrdexRows *self = ERRDEX_ROWS (model);
  ErrdexRowItem *item;

  if (position >= errdex_outline_count_rows (self->outline) - self->n_held_back)
    return NULL;
  if (!errdex_row_pool_is_open (self->pool))
    return get_row (self, position);
  item = errdex_row_pool_get (self->pool, position);
  if (item == NULL)
    {
      item = get_row (self, position);
      errdex_row_pool_put (self->pool, position, item);
    }

  return item;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = errdex_rows_get_item_type;
  iface->get_n_items = errdex_rows_get_n_items;
  iface->get_item = errdex_rows_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (ErrdexRows,
                               errdex_rows,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                          errdex_rows_init_selection))

static void
errdex_rows_finalize (GObject *object)
{
  ErrdexRows *self = ERRDEX_ROWS (object);

  if (self->headers != NULL)
    forget_headers (self);
  g_clear_pointer (&self->headers, g_free);
  g_clear_pointer (&self->pool, errdex_row_pool_free);
  g_clear_pointer (&self->outline, errdex_outline_free);
  g_clear_pointer (&self->several, gtk_bitset_unref);
  g_clear_object (&self->marks);
  g_clear_pointer (&self->library, errdex_library_unref);

  G_OBJECT_CLASS (errdex_rows_parent_class)->finalize (object);
}

static void
errdex_rows_class_init (ErrdexRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = errdex_rows_finalize;

  signals[CHOSEN] = g_signal_new ("chosen", ERRDEX_TYPE_ROWS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[MARKED] = g_signal_new ("marked", ERRDEX_TYPE_ROWS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
}

static void
errdex_rows_init (ErrdexRows *self)
{
  self->selected = -1;
  self->pool = errdex_row_pool_new ();
}

/**
 * errdex_rows_new:
 * @library: what is listed
 *
 * Returns: (transfer full): a list of all entries, with every group expanded and none selected
 */
ErrdexRows *
errdex_rows_new (ErrdexLibrary *library)
{
  ErrdexRows *self = g_object_new (ERRDEX_TYPE_ROWS, NULL);
  guint n_groups;

  self->library = errdex_library_ref (library);
  self->outline = errdex_outline_new (library);
  errdex_outline_get_groups (self->outline, &n_groups);
  self->headers = g_new0 (ErrdexRowItem *, n_groups);

  return self;
}

/**
 * errdex_rows_get_library:
 *
 * Returns: (transfer none): what is listed
 */
ErrdexLibrary *
errdex_rows_get_library (ErrdexRows *self)
{
  return self->library;
}

/**
 * errdex_rows_get_groups:
 * @n_groups: (out): their number
 *
 * Returns: (transfer none) (array length=n_groups): all groups, whether they are in the list or
 * not; the last one is that of the bookmarks
 */
const ErrdexGroup *
errdex_rows_get_groups (ErrdexRows *self, guint *n_groups)
{
  return errdex_outline_get_groups (self->outline, n_groups);
}

/* Rows that wait */

/**
 * errdex_rows_hold_back:
 * @n_first: how many rows are enough at first
 *
 * Lists only so many until errdex_rows_release() is called, or anything else changes the list. A
 * list view makes widgets for two hundred rows, of which the first frame shows two dozen.
 */
void
errdex_rows_hold_back (ErrdexRows *self, guint n_first)
{
  guint n_before = g_list_model_get_n_items (G_LIST_MODEL (self));

  if (n_first >= n_before)
    return;
  self->n_held_back = errdex_outline_count_rows (self->outline) - n_first;
  g_list_model_items_changed (G_LIST_MODEL (self), n_first, n_before - n_first, 0);
}

/**
 * errdex_rows_release:
 *
 * Lists also the rows that were held back.
 */
void
errdex_rows_release (ErrdexRows *self)
{
  guint n_more = self->n_held_back;

  if (n_more == 0)
    return;
  self->n_held_back = 0;
  g_list_model_items_changed (G_LIST_MODEL (self),
                              errdex_outline_count_rows (self->outline) - n_more, 0, n_more);
}

/* Bookmarks */

static gboolean
is_equal (GArray *a, GArray *b)
{
  if (a->len != b->len)
    return FALSE;

  /* an empty array may have no data at all */
  return a->len == 0 || memcmp (a->data, b->data, a->len * sizeof (guint)) == 0;
}

static gboolean
contains (GArray *entries, int entry)
{
  for (guint i = 0; i < entries->len; i++)
    if (g_array_index (entries, guint, i) == (guint) entry)
      return TRUE;

  return FALSE;
}

/* The group of the bookmarks changes as a whole: its header, too, tells how many there are. */
static void
list_bookmarks (ErrdexRows *self, GArray *bookmarks)
{
  guint n_before = errdex_outline_count_bookmark_rows (self->outline), n_after;

  errdex_rows_release (self);
  errdex_outline_set_bookmarks (self->outline, bookmarks);
  if (!contains (bookmarks, self->selected))
    self->in_bookmarks = FALSE;
  if (errdex_outline_get_result (self->outline) != NULL)
    return;
  set_header (self, BOOKMARKS (self), NULL);
  n_after = errdex_outline_count_bookmark_rows (self->outline);
  errdex_rows_change (self, 0, n_before, n_after);
  errdex_rows_tell_selected (self);
}

static void
on_marks_changed (ErrdexRows *self)
{
  GArray *bookmarks = errdex_marks_get_bookmarks (self->marks);

  if (!is_equal (errdex_outline_get_bookmarks (self->outline), bookmarks))
    list_bookmarks (self, bookmarks);
  g_signal_emit (self, signals[MARKED], 0);
}

/**
 * errdex_rows_set_marks:
 * @marks: what the user keeps
 *
 * Lists the bookmarks before all others while there is no query. To be set once.
 */
void
errdex_rows_set_marks (ErrdexRows *self, ErrdexMarks *marks)
{
  g_return_if_fail (self->marks == NULL);

  self->marks = g_object_ref (marks);
  g_signal_connect_object (marks, "changed", G_CALLBACK (on_marks_changed), self,
                           G_CONNECT_SWAPPED);
  on_marks_changed (self);
}

/* Results */

/* Tells that every row may be another now. */
static void
change_all (ErrdexRows *self, guint n_before)
{
  errdex_rows_change (self, 0, n_before, errdex_outline_count_rows (self->outline));
}

static guint
find_item (ErrdexRows *self, ErrdexRowItem *item)
{
  const ErrdexRowData *data = errdex_row_item_get_data (item);

  /* of another library, the numbers say nothing */
  if (data->library != self->library)
    return GTK_INVALID_LIST_POSITION;

  return data->entry < 0 ? errdex_rows_find_group (self, data->group)
                         : errdex_rows_find_row (self, data->group, data->entry);
}

/* The first row comes last. */
static int
compare_items (gconstpointer a, gconstpointer b, gpointer self)
{
  guint x = find_item (self, *(ErrdexRowItem **) a), y = find_item (self, *(ErrdexRowItem **) b);

  return x > y ? -1 : x < y;
}

/* A list view looks through all rows that come in place of others: first come as many as it makes
 * widgets for, and then the rest, in place of none. */
static void
change_result (ErrdexRows *self, ErrdexResult *result)
{
  guint n_before = errdex_outline_count_rows (self->outline), n_after;

  errdex_row_pool_open (self->pool, compare_items, self);
  forget_headers (self);
  errdex_outline_set_result (self->outline, result);
  n_after = errdex_outline_count_rows (self->outline);
  self->n_held_back = n_after - MIN (n_after, N_FIRST);
  errdex_rows_change (self, 0, n_before, n_after - self->n_held_back);
  errdex_row_pool_close (self->pool);
  errdex_rows_release (self);
}

/**
 * errdex_rows_set_result:
 * @result: (nullable): what was found
 *
 * Lists the hits of a query, every group of them expanded, or all entries if there is no query.
 */
void
errdex_rows_set_result (ErrdexRows *self, ErrdexResult *result)
{
  errdex_rows_release (self);
  if (errdex_outline_get_result (self->outline) == NULL
      && (result == NULL || !errdex_result_is_query (result)))
    return;
  self->in_bookmarks = FALSE;
  g_clear_pointer (&self->several, gtk_bitset_unref);
  change_result (self, result);
}

/**
 * errdex_rows_get_result:
 *
 * Returns: (transfer none) (nullable): the hits that are listed; %NULL if all entries are
 */
ErrdexResult *
errdex_rows_get_result (ErrdexRows *self)
{
  return errdex_outline_get_result (self->outline);
}

/**
 * errdex_rows_update_titles:
 *
 * To be called when texts are shown in another language: makes all rows anew.
 */
void
errdex_rows_update_titles (ErrdexRows *self)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self));

  errdex_outline_update_titles (self->outline);
  forget_headers (self);
  if (n_items > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n_items, n_items);
}

/* Another library */

/* Headers that somebody looks at go over, as far as they say the same. */
static void
take_headers (ErrdexRows *self, ErrdexOutline *before, ErrdexRowItem **headers, guint n_same)
{
  guint bookmarks = errdex_outline_get_bookmarks_group (before);
  guint n_groups;

  errdex_outline_get_groups (before, &n_groups);
  for (guint i = 0; i < n_groups; i++)
    {
      guint group = i == bookmarks ? BOOKMARKS (self) : i;

      if (headers[i] != NULL && errdex_outline_find_header (before, i) < n_same)
        set_header (self, group, headers[i]);
      g_clear_weak_pointer (&headers[i]);
    }
}

/* Returns what there was before. */
static ErrdexOutline *
change_outline (ErrdexRows *self, ErrdexLibrary *library, ErrdexResult *result)
{
  GArray *bookmarks = self->marks != NULL ? errdex_marks_get_bookmarks (self->marks) : NULL;
  ErrdexOutline *before = self->outline;

  self->outline = errdex_outline_new_after (before, library, result, bookmarks);
  self->selected = errdex_entry_id_move (self->library, self->selected, library);
  if (bookmarks == NULL || !contains (bookmarks, self->selected))
    self->in_bookmarks = FALSE;
  errdex_library_unref (self->library);
  self->library = errdex_library_ref (library);

  return before;
}

/**
 * errdex_rows_set_library:
 * @library: what is listed from now on
 * @result: (nullable): what was found in it; %NULL if there is no query
 *
 * Goes over to another library, to whose numbers the marks must have gone over before. What is
 * selected, and what the user closed, stays so as far as it is there. Rows at the beginning that
 * say the same are left alone, so that they need not be drawn anew, and the list stays where it is.
 */
void
errdex_rows_set_library (ErrdexRows *self, ErrdexLibrary *library, ErrdexResult *result)
{
  g_autoptr (ErrdexOutline) before = NULL;
  g_autofree ErrdexRowItem **headers = g_steal_pointer (&self->headers);
  guint n_same, n_groups;

  errdex_rows_release (self);
  before = change_outline (self, library, result);
  errdex_outline_get_groups (self->outline, &n_groups);
  self->headers = g_new0 (ErrdexRowItem *, n_groups);
  n_same = errdex_outline_count_same (self->outline, before);
  take_headers (self, before, headers, n_same);
  errdex_rows_change (self, n_same, errdex_outline_count_rows (before) - n_same,
                      errdex_outline_count_rows (self->outline) - n_same);
  errdex_rows_tell_selected (self);
}

/* Groups */

/**
 * errdex_rows_get_parent:
 * @group: a group
 *
 * Returns: the group around it, or -1
 */
int
errdex_rows_get_parent (ErrdexRows *self, guint group)
{
  guint n_groups;

  return errdex_outline_get_groups (self->outline, &n_groups)[resolve (self, group)].parent;
}

/**
 * errdex_rows_is_expanded:
 * @group: a group
 *
 * Returns: whether the group's entries are listed, if the group itself is
 */
gboolean
errdex_rows_is_expanded (ErrdexRows *self, guint group)
{
  guint n_groups;

  group = resolve (self, group);
  errdex_outline_get_groups (self->outline, &n_groups);
  g_return_val_if_fail (group < n_groups, FALSE);

  return errdex_outline_is_open (self->outline, group);
}

/**
 * errdex_rows_set_expanded:
 * @group: a group
 * @expanded: whether its entries are to be listed
 *
 * Among the hits of a query, it holds until the next query.
 */
void
errdex_rows_set_expanded (ErrdexRows *self, guint group, gboolean expanded)
{
  guint n_before = errdex_outline_count_rows (self->outline),
        header = errdex_rows_find_group (self, group);

  group = resolve (self, group);
  if (errdex_rows_is_expanded (self, group) == expanded)
    return;
  errdex_rows_release (self);
  errdex_outline_set_open (self->outline, group, expanded);
  errdex_outline_lay_out (self->outline);
  if (self->headers[group] != NULL)
    errdex_row_item_set_expanded (self->headers[group], expanded);
  if (errdex_outline_count_rows (self->outline) > n_before)
    errdex_rows_change (self, header + 1, 0, errdex_outline_count_rows (self->outline) - n_before);
  else if (errdex_outline_count_rows (self->outline) < n_before)
    errdex_rows_change (self, header + 1, n_before - errdex_outline_count_rows (self->outline), 0);
}

/**
 * errdex_rows_set_all_expanded:
 * @expanded: whether the entries of all groups are to be listed
 */
void
errdex_rows_set_all_expanded (ErrdexRows *self, gboolean expanded)
{
  guint n_before = errdex_outline_count_rows (self->outline), n_groups;

  errdex_rows_release (self);
  errdex_outline_get_groups (self->outline, &n_groups);
  for (guint i = 0; i < n_groups; i++)
    errdex_outline_set_open (self->outline, i, expanded);
  forget_headers (self);
  errdex_outline_lay_out (self->outline);
  change_all (self, n_before);
}

/**
 * errdex_rows_set_collapsed:
 * @keys: (array zero-terminated=1): keys of groups; those of groups that are not there wait for
 * them
 *
 * Collapses these groups, and no others, while all entries are listed.
 */
void
errdex_rows_set_collapsed (ErrdexRows *self, const char *const *keys)
{
  guint n_before = errdex_outline_count_rows (self->outline);

  errdex_rows_release (self);
  errdex_outline_set_collapsed (self->outline, keys);
  if (errdex_outline_get_result (self->outline) != NULL)
    return;
  forget_headers (self);
  errdex_outline_lay_out (self->outline);
  change_all (self, n_before);
}

/**
 * errdex_rows_dup_collapsed:
 *
 * Returns: (transfer full) (array zero-terminated=1): the keys of the groups that are collapsed
 * while all entries are listed, also those of catalogs that are not there
 */
char **
errdex_rows_dup_collapsed (ErrdexRows *self)
{
  return errdex_outline_dup_collapsed (self->outline);
}

/* Finding rows */

/**
 * errdex_rows_find_group:
 * @group: a group
 *
 * Returns: the position of its header, or %GTK_INVALID_LIST_POSITION if it is not in the list
 */
guint
errdex_rows_find_group (ErrdexRows *self, guint group)
{
  return errdex_outline_find_header (self->outline, resolve (self, group));
}

/**
 * errdex_rows_lists:
 * @entry: the number of an entry
 *
 * Returns: whether it is among what is listed, be it in a collapsed group
 */
gboolean
errdex_rows_lists (ErrdexRows *self, guint entry)
{
  g_return_val_if_fail (entry < self->library->n_entries, FALSE);

  return errdex_outline_lists (self->outline, entry);
}

/**
 * errdex_rows_find_entry:
 * @entry: the number of an entry
 *
 * Returns: the position of its row, or %GTK_INVALID_LIST_POSITION if it is not in the list. If it
 * is selected among the bookmarks, that is the row.
 */
guint
errdex_rows_find_entry (ErrdexRows *self, guint entry)
{
  g_return_val_if_fail (entry < self->library->n_entries, GTK_INVALID_LIST_POSITION);

  if (self->in_bookmarks && self->selected == (int) entry)
    return errdex_rows_find_row (self, BOOKMARKS (self), entry);

  return errdex_rows_find_row (self, errdex_outline_find_group (self->outline, entry), entry);
}

/**
 * errdex_rows_find_row:
 * @group: a group
 * @entry: the number of an entry in that group
 *
 * Returns: the position of its row there, or %GTK_INVALID_LIST_POSITION if it is not in the list
 */
guint
errdex_rows_find_row (ErrdexRows *self, guint group, guint entry)
{
  return errdex_outline_find_row (self->outline, resolve (self, group), entry);
}

/**
 * errdex_rows_reveal:
 * @entry: the number of an entry
 *
 * Expands the groups around an entry.
 */
void
errdex_rows_reveal (ErrdexRows *self, guint entry)
{
  g_autoptr (GArray) around = g_array_new (FALSE, FALSE, sizeof (int));
  guint n_groups;
  const ErrdexGroup *groups = errdex_outline_get_groups (self->outline, &n_groups);

  g_return_if_fail (entry < self->library->n_entries);

  if (self->selected == (int) entry && !errdex_outline_is_open (self->outline, BOOKMARKS (self)))
    errdex_rows_select_in (self, entry, FALSE);
  for (int i = errdex_outline_find_group (self->outline, entry); i >= 0; i = groups[i].parent)
    g_array_append_val (around, i);
  /* From the outermost: a group inside a collapsed one has no position yet. */
  for (guint i = around->len; i > 0; i--)
    errdex_rows_set_expanded (self, g_array_index (around, int, i - 1), TRUE);
}
