// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "rows.h"

#include <string.h>

#include <glib/gi18n.h>

#include "catalog/entry-id.h"

/* What a group lists at present. */
typedef struct
{
  guint n_listed;        /* its own entries */
  guint n_below;         /* and those of the groups inside it */
  guint first_hit;       /* the place of the first of its own in hits */
  guint rank;            /* the best hit in it or below; G_MAXUINT if there is none */
  gboolean collapsed;    /* by the user, while everything is listed */
  gboolean folded;       /* by the user, among the hits of the present query */
  ErrdexRowItem *header; /* (weak): of the present result, while somebody holds it */
} Shown;

/* A group whose header is in the list. */
typedef struct
{
  guint group;
  guint start; /* the position of the header */
} Section;

struct _ErrdexRows
{
  GObject parent_instance;
  ErrdexLibrary *library;
  ErrdexResult *result;
  GArray *groups; /* ErrdexGroup; the last one is that of the bookmarks */
  Shown *shown;   /* for each group */
  GArray *hits;   /* guint32: while a query is active, the entries, group by group */
  ErrdexMarks *marks;
  GArray *bookmarks; /* guint: what the group of the bookmarks lists */
  GArray *sections;  /* Section */
  guint n_rows;
  guint n_held_back;       /* of them, at the end, not told of yet */
  int selected;            /* an entry, or -1 */
  gboolean in_bookmarks;   /* whether it is selected there, and not in its own group */
  GtkBitset *several;      /* the rows that are selected with it, and its own; or NULL */
  guint anchor;            /* the row from which they are extended */
  GHashTable *folded_away; /* keys of collapsed groups that are not there at present */
};

enum
{
  CHOSEN,
  MARKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

#define GROUP(self, i)   (&g_array_index ((self)->groups, ErrdexGroup, i))
#define BOOKMARKS(self)  ((self)->groups->len - 1)
#define SECTION(self, i) (&g_array_index ((self)->sections, Section, i))

/* Rows name the group of the bookmarks by a number of its own. */
static guint
resolve (ErrdexRows *self, guint group)
{
  return group == ERRDEX_BOOKMARKS ? BOOKMARKS (self) : group;
}

/* Computing the rows */

static gboolean
is_searching (ErrdexRows *self)
{
  return self->result != NULL && errdex_result_is_query (self->result);
}

static gboolean
is_open (ErrdexRows *self, guint group)
{
  return is_searching (self) ? !self->shown[group].folded : !self->shown[group].collapsed;
}

static void
count_all (ErrdexRows *self)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      self->shown[i].n_listed = self->shown[i].n_below = GROUP (self, i)->n_entries;
      self->shown[i].rank = i;
    }
  self->shown[BOOKMARKS (self)].n_listed = self->bookmarks->len;
  self->shown[BOOKMARKS (self)].n_below = self->bookmarks->len;
}

/* Notes a hit in its group. A group ranks with the first hit that it or a group inside it has. */
static void
count_hit (ErrdexRows *self, guint group, guint rank)
{
  self->shown[group].n_listed++;
  for (int i = group; i >= 0 && self->shown[i].rank == G_MAXUINT; i = GROUP (self, i)->parent)
    self->shown[i].rank = rank;
}

/* Hits of equal rank stand in the order of the library, so the group is mostly that of the hit
 * before. */
static guint
find_group (ErrdexRows *self, guint entry, guint last)
{
  const ErrdexGroup *group = GROUP (self, last);

  if (entry >= group->first_entry && entry - group->first_entry < group->n_entries)
    return last;

  return errdex_groups_find_entry ((ErrdexGroup *) self->groups->data, self->groups->len, entry);
}

static void
count_hits (ErrdexRows *self)
{
  guint n_hits, group = 0, first = 0;
  const ErrdexHit *hits = errdex_result_get_hits (self->result, &n_hits);

  for (guint i = 0; i < self->groups->len; i++)
    {
      self->shown[i].n_listed = 0;
      self->shown[i].rank = G_MAXUINT;
    }
  for (guint i = 0; i < n_hits; i++)
    {
      group = find_group (self, hits[i].entry, group);
      count_hit (self, group, i);
    }
  for (guint i = 0; i < self->groups->len; i++)
    {
      self->shown[i].n_below = 0;
      self->shown[i].first_hit = first;
      first += self->shown[i].n_listed;
    }
  g_array_set_size (self->hits, n_hits);
  for (guint i = 0; i < n_hits; i++)
    {
      Shown *shown;

      group = find_group (self, hits[i].entry, group);
      shown = &self->shown[group];
      g_array_index (self->hits, guint32, shown->first_hit + shown->n_below++) = hits[i].entry;
    }
}

/* From the last group to the first, each is complete before it is added to the one around it. */
static void
sum_up (ErrdexRows *self)
{
  for (int i = (int) self->groups->len - 1; i >= 0; i--)
    {
      int parent = GROUP (self, i)->parent;

      if (parent >= 0)
        self->shown[parent].n_below += self->shown[i].n_below;
    }
}

static int
compare_ranks (gconstpointer a, gconstpointer b, gpointer user_data)
{
  ErrdexRows *self = user_data;
  guint rank_a = self->shown[*(const guint *) a].rank;
  guint rank_b = self->shown[*(const guint *) b].rank;

  return (rank_a > rank_b) - (rank_a < rank_b);
}

static void
add_section (ErrdexRows *self, guint group)
{
  Section section = { group, self->n_rows++ };

  g_array_append_val (self->sections, section);
  if (is_open (self, group))
    self->n_rows += self->shown[group].n_listed;
}

static void
lay_out (ErrdexRows *self, int first)
{
  g_autoptr (GArray) siblings = g_array_new (FALSE, FALSE, sizeof (guint));

  for (int i = first; i >= 0; i = GROUP (self, i)->next)
    if (self->shown[i].n_below > 0)
      g_array_append_val (siblings, i);
  g_array_sort_with_data (siblings, compare_ranks, self);
  for (guint i = 0; i < siblings->len; i++)
    {
      guint group = g_array_index (siblings, guint, i);

      add_section (self, group);
      if (is_open (self, group))
        lay_out (self, GROUP (self, group)->first_child);
    }
}

/* Puts the sections anew, after a group has been opened or closed. */
static void
lay_out_all (ErrdexRows *self)
{
  g_array_set_size (self->sections, 0);
  self->n_rows = 0;
  if (self->shown[BOOKMARKS (self)].n_listed > 0)
    add_section (self, BOOKMARKS (self));
  if (BOOKMARKS (self) > 0)
    lay_out (self, 0);
}

static void
count_anew (ErrdexRows *self)
{
  if (is_searching (self))
    count_hits (self);
  else
    count_all (self);
  sum_up (self);
  lay_out_all (self);
}

/* Looking rows up */

static guint
find_section (ErrdexRows *self, guint position)
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

static guint
get_listed (ErrdexRows *self, guint group, guint i)
{
  if (group == BOOKMARKS (self))
    return g_array_index (self->bookmarks, guint, i);
  if (is_searching (self))
    return g_array_index (self->hits, guint32, self->shown[group].first_hit + i);

  return GROUP (self, group)->first_entry + i;
}

/* The entry at a position, or -1 at that of a header. */
static int
get_entry (ErrdexRows *self, guint position, guint *group)
{
  const Section *section = SECTION (self, find_section (self, position));

  *group = section->group;
  if (position == section->start)
    return -1;

  return get_listed (self, section->group, position - section->start - 1);
}

/* The place of an entry among those that its group lists; G_MAXUINT if it is not among them. */
static guint
find_listed (ErrdexRows *self, guint group, guint entry)
{
  if (!is_searching (self) && group != BOOKMARKS (self))
    return entry - GROUP (self, group)->first_entry;
  for (guint i = 0; i < self->shown[group].n_listed; i++)
    if (get_listed (self, group, i) == entry)
      return i;

  return G_MAXUINT;
}

/* Items */

static ErrdexRowItem *
make_item (ErrdexRows *self, guint group, int entry)
{
  ErrdexRowData data = {
    .library = self->library,
    .result = is_searching (self) ? self->result : NULL,
    .marks = self->marks,
    .entry = entry,
    .group = group == BOOKMARKS (self) ? ERRDEX_BOOKMARKS : group,
    .in_bookmarks = group == BOOKMARKS (self),
    .title = GROUP (self, group)->title,
    .depth = GROUP (self, group)->depth,
    .count = self->shown[group].n_below,
  };

  return errdex_row_item_new (&data, is_open (self, group));
}

static void
set_header (ErrdexRows *self, guint group, ErrdexRowItem *item)
{
  g_set_weak_pointer (&self->shown[group].header, item);
}

/* A header tells whether it is expanded, so whoever asks for it must be given the one that others
 * look at already. */
static ErrdexRowItem *
get_header (ErrdexRows *self, guint group)
{
  ErrdexRowItem *item;

  if (self->shown[group].header != NULL)
    return g_object_ref (self->shown[group].header);
  item = make_item (self, group, -1);
  set_header (self, group, item);

  return item;
}

static void
forget_headers (ErrdexRows *self)
{
  for (guint i = 0; i < self->groups->len; i++)
    set_header (self, i, NULL);
}

/* The two interfaces */

static GType
errdex_rows_get_item_type (GListModel *model)
{
  return ERRDEX_TYPE_ROW_ITEM;
}

static guint
errdex_rows_get_n_items (GListModel *model)
{
  ErrdexRows *self = ERRDEX_ROWS (model);

  return self->n_rows - self->n_held_back;
}

static gpointer
errdex_rows_get_item (GListModel *model, guint position)
{
  ErrdexRows *self = ERRDEX_ROWS (model);
  guint group;
  int entry;

  if (position >= self->n_rows - self->n_held_back)
    return NULL;
  entry = get_entry (self, position, &group);

  return entry < 0 ? get_header (self, group) : make_item (self, group, entry);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = errdex_rows_get_item_type;
  iface->get_n_items = errdex_rows_get_n_items;
  iface->get_item = errdex_rows_get_item;
}

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

/* Selects an entry in one of the two places where it may stand. */
static void
select_in (ErrdexRows *self, int entry, gboolean in_bookmarks)
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
  int entry = get_entry (self, selected, &group);
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
    g_signal_emit (self, signals[CHOSEN], 0, (guint) entry);
}

static void
remove_headers (ErrdexRows *self, GtkBitset *rows)
{
  for (guint i = 0; i < self->sections->len; i++)
    gtk_bitset_remove (rows, SECTION (self, i)->start);
}

/* Tells of rows that came or went. What is selected moves with its rows, and goes with them: as
 * soon as one of the several is the only one, or the selected entry is none of them, it stands
 * alone. */
static void
change_rows (ErrdexRows *self, guint position, guint n_removed, guint n_added)
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

  return self->selected >= 0 && position < self->n_rows
         && get_entry (self, position, &group) == self->selected
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

  if (position >= self->n_rows)
    return FALSE;
  entry = get_entry (self, position, &group);
  if (entry < 0)
    return FALSE;
  if (unselect_rest)
    {
      select_in (self, entry, group == BOOKMARKS (self));
      g_signal_emit (self, signals[CHOSEN], 0, (guint) entry);
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
  g_autoptr (GtkBitset) rows = gtk_bitset_new_range (0, self->n_rows);
  guint selected = find_selected (self);

  remove_headers (self, rows);
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

static void
selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = errdex_rows_is_selected;
  iface->get_selection_in_range = errdex_rows_get_selection;
  iface->select_item = errdex_rows_select_item;
  iface->unselect_item = errdex_rows_unselect_item;
  iface->select_all = errdex_rows_select_all;
  iface->unselect_all = errdex_rows_unselect_all;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (ErrdexRows,
                               errdex_rows,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                          selection_model_init))

static void
errdex_rows_finalize (GObject *object)
{
  ErrdexRows *self = ERRDEX_ROWS (object);

  if (self->groups != NULL)
    forget_headers (self);
  g_clear_pointer (&self->groups, g_array_unref);
  g_clear_pointer (&self->shown, g_free);
  g_clear_pointer (&self->hits, g_array_unref);
  g_clear_pointer (&self->sections, g_array_unref);
  g_clear_pointer (&self->bookmarks, g_array_unref);
  g_clear_pointer (&self->several, gtk_bitset_unref);
  g_clear_pointer (&self->folded_away, g_hash_table_unref);
  g_clear_object (&self->marks);
  g_clear_pointer (&self->result, errdex_result_unref);
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
  self->hits = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->sections = g_array_new (FALSE, FALSE, sizeof (Section));
  self->bookmarks = g_array_new (FALSE, FALSE, sizeof (guint));
  self->folded_away = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->selected = -1;
}

/* Behind those of the library, so that their numbers are the same. */
static void
add_bookmarks_group (GArray *groups)
{
  ErrdexGroup group = {
    .title = _ ("Bookmarks"),
    /* no id of a catalog is empty */
    .key = g_strdup ("/bookmarks"),
    .parent = -1,
    .first_child = -1,
    .next = -1,
    .first_entry = G_MAXUINT,
  };

  g_array_append_val (groups, group);
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

  self->library = errdex_library_ref (library);
  self->groups = errdex_groups_new (library);
  add_bookmarks_group (self->groups);
  self->shown = g_new0 (Shown, self->groups->len);
  count_anew (self);

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
 * errdex_rows_update_titles:
 *
 * To be called when texts are shown in another language: makes all rows anew.
 */
void
errdex_rows_update_titles (ErrdexRows *self)
{
  g_autoptr (GArray) groups = errdex_groups_new (self->library);
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self));

  for (guint i = 0; i < groups->len; i++)
    GROUP (self, i)->title = g_array_index (groups, ErrdexGroup, i).title;
  forget_headers (self);
  if (n_items > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n_items, n_items);
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
  *n_groups = self->groups->len;

  return (const ErrdexGroup *) self->groups->data;
}

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
  self->n_held_back = self->n_rows - n_first;
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
  g_list_model_items_changed (G_LIST_MODEL (self), self->n_rows - n_more, 0, n_more);
}

static guint
count_bookmark_rows (ErrdexRows *self)
{
  const Shown *shown = &self->shown[BOOKMARKS (self)];

  if (shown->n_listed == 0)
    return 0;

  return is_open (self, BOOKMARKS (self)) ? shown->n_listed + 1 : 1;
}

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
  guint n_before = count_bookmark_rows (self), n_after;

  errdex_rows_release (self);
  g_array_set_size (self->bookmarks, 0);
  if (bookmarks->len > 0)
    g_array_append_vals (self->bookmarks, bookmarks->data, bookmarks->len);
  if (!contains (bookmarks, self->selected))
    self->in_bookmarks = FALSE;
  if (is_searching (self))
    return;
  set_header (self, BOOKMARKS (self), NULL);
  count_anew (self);
  n_after = count_bookmark_rows (self);
  change_rows (self, 0, n_before, n_after);
  tell_selection (self, find_selected (self));
}

static void
on_marks_changed (ErrdexRows *self)
{
  GArray *bookmarks = errdex_marks_get_bookmarks (self->marks);

  if (!is_equal (self->bookmarks, bookmarks))
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

/* Tells that every row may be another now. */
static void
change_all (ErrdexRows *self, guint n_before)
{
  change_rows (self, 0, n_before, self->n_rows);
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
  guint n_before = self->n_rows;

  errdex_rows_release (self);
  if (!is_searching (self) && (result == NULL || !errdex_result_is_query (result)))
    return;
  if (result != NULL)
    errdex_result_ref (result);
  g_clear_pointer (&self->result, errdex_result_unref);
  self->result = result;
  for (guint i = 0; i < self->groups->len; i++)
    self->shown[i].folded = FALSE;
  forget_headers (self);
  self->in_bookmarks = FALSE;
  g_clear_pointer (&self->several, gtk_bitset_unref);
  count_anew (self);
  change_all (self, n_before);
}

/**
 * errdex_rows_get_result:
 *
 * Returns: (transfer none) (nullable): the hits that are listed; %NULL if all entries are
 */
ErrdexResult *
errdex_rows_get_result (ErrdexRows *self)
{
  return is_searching (self) ? self->result : NULL;
}

/**
 * errdex_rows_get_parent:
 * @group: a group
 *
 * Returns: the group around it, or -1
 */
int
errdex_rows_get_parent (ErrdexRows *self, guint group)
{
  return GROUP (self, resolve (self, group))->parent;
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
  group = resolve (self, group);
  g_return_val_if_fail (group < self->groups->len, FALSE);

  return is_open (self, group);
}

static void
note_expanded (ErrdexRows *self, guint group, gboolean expanded)
{
  if (is_searching (self))
    self->shown[group].folded = !expanded;
  else
    self->shown[group].collapsed = !expanded;
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
  guint n_before = self->n_rows, header = errdex_rows_find_group (self, group);

  group = resolve (self, group);
  if (errdex_rows_is_expanded (self, group) == expanded)
    return;
  errdex_rows_release (self);
  note_expanded (self, group, expanded);
  lay_out_all (self);
  if (self->shown[group].header != NULL)
    errdex_row_item_set_expanded (self->shown[group].header, expanded);
  if (self->n_rows > n_before)
    change_rows (self, header + 1, 0, self->n_rows - n_before);
  else if (self->n_rows < n_before)
    change_rows (self, header + 1, n_before - self->n_rows, 0);
}

/**
 * errdex_rows_set_all_expanded:
 * @expanded: whether the entries of all groups are to be listed
 */
void
errdex_rows_set_all_expanded (ErrdexRows *self, gboolean expanded)
{
  guint n_before = self->n_rows;

  errdex_rows_release (self);
  for (guint i = 0; i < self->groups->len; i++)
    note_expanded (self, i, expanded);
  forget_headers (self);
  lay_out_all (self);
  change_all (self, n_before);
}

/* Collapses the groups that are to be, and forgets that for as long as they are there. */
static void
collapse_known (ErrdexRows *self)
{
  for (guint i = 0; i < self->groups->len; i++)
    self->shown[i].collapsed = g_hash_table_remove (self->folded_away, GROUP (self, i)->key);
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
  guint n_before = self->n_rows;

  errdex_rows_release (self);
  g_hash_table_remove_all (self->folded_away);
  for (; *keys != NULL; keys++)
    g_hash_table_add (self->folded_away, g_strdup (*keys));
  collapse_known (self);
  if (is_searching (self))
    return;
  forget_headers (self);
  lay_out_all (self);
  change_all (self, n_before);
}

/* A group that a catalog no longer has will not come again; one of a catalog that is not there may.
 */
static gboolean
is_of_known_catalog (ErrdexRows *self, const char *key)
{
  gsize length = strcspn (key, "/");

  for (guint i = 0; i < self->library->n_catalogs; i++)
    {
      const char *id = self->library->catalogs[i]->id;

      if (strlen (id) == length && strncmp (id, key, length) == 0)
        return TRUE;
    }

  return FALSE;
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
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  GHashTableIter iter;
  gpointer key;

  for (guint i = 0; i < self->groups->len; i++)
    if (self->shown[i].collapsed)
      g_strv_builder_add (builder, GROUP (self, i)->key);
  g_hash_table_iter_init (&iter, self->folded_away);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!is_of_known_catalog (self, key))
      g_strv_builder_add (builder, key);

  return g_strv_builder_end (builder);
}

/**
 * errdex_rows_find_group:
 * @group: a group
 *
 * Returns: the position of its header, or %GTK_INVALID_LIST_POSITION if it is not in the list
 */
guint
errdex_rows_find_group (ErrdexRows *self, guint group)
{
  group = resolve (self, group);
  for (guint i = 0; i < self->sections->len; i++)
    if (SECTION (self, i)->group == group)
      return SECTION (self, i)->start;

  return GTK_INVALID_LIST_POSITION;
}

static guint
group_of (ErrdexRows *self, guint entry)
{
  return errdex_groups_find_entry ((ErrdexGroup *) self->groups->data, self->groups->len, entry);
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

  return find_listed (self, group_of (self, entry), entry) != G_MAXUINT;
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

  return errdex_rows_find_row (self, group_of (self, entry), entry);
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
  guint header = errdex_rows_find_group (self, group);
  guint place;

  group = resolve (self, group);
  if (header == GTK_INVALID_LIST_POSITION || !is_open (self, group))
    return GTK_INVALID_LIST_POSITION;
  place = find_listed (self, group, entry);

  return place != G_MAXUINT ? header + 1 + place : GTK_INVALID_LIST_POSITION;
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
  GArray *around = g_array_new (FALSE, FALSE, sizeof (int));

  g_return_if_fail (entry < self->library->n_entries);

  if (self->selected == (int) entry && !is_open (self, BOOKMARKS (self)))
    select_in (self, entry, FALSE);
  for (int i = group_of (self, entry); i >= 0; i = GROUP (self, i)->parent)
    g_array_append_val (around, i);
  /* From the outermost: a group inside a collapsed one has no position yet. */
  for (guint i = around->len; i > 0; i--)
    errdex_rows_set_expanded (self, g_array_index (around, int, i - 1), TRUE);
  g_array_unref (around);
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
    select_in (self, entry, FALSE);
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
  remove_headers (self, rows);
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
  guint first = errdex_rows_find_group (self, BOOKMARKS (self));
  guint n_repeated = 0;
  GtkBitsetIter iter;
  guint position, group;

  if (first == GTK_INVALID_LIST_POSITION
      || !gtk_bitset_iter_init_at (&iter, self->several, first, &position))
    return 0;
  do
    {
      guint entry = get_entry (self, position, &group);

      if (group != BOOKMARKS (self))
        break;
      n_repeated
          += gtk_bitset_contains (self->several,
                                  errdex_rows_find_row (self, group_of (self, entry), entry));
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
      guint entry = get_entry (self, position, &group);

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

/* The position of the entry at a place among the entries in the list, headers not counted. */
static guint
nth_entry (ErrdexRows *self, guint n)
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
  guint n_entries = self->n_rows - self->sections->len;
  guint position = find_selected (self);
  gint64 place = 0;

  if (n_entries == 0)
    return GTK_INVALID_LIST_POSITION;
  if (position != GTK_INVALID_LIST_POSITION)
    place = (gint64) position - find_section (self, position) - 1 + steps;

  return nth_entry (self, (guint) CLAMP (place, 0, (gint64) n_entries - 1));
}

/* Another library */

/* What the rows were before the library became another one. */
typedef struct
{
  ErrdexLibrary *library;
  gboolean searching;
  GArray *groups;
  Shown *shown;
  GArray *sections;
  GArray *hits;
  GArray *bookmarks;
  guint n_rows;
} Before;

static void
take_before (ErrdexRows *self, Before *before)
{
  *before = (Before){ self->library,  is_searching (self), self->groups,    self->shown,
                      self->sections, self->hits,          self->bookmarks, self->n_rows };
  self->hits = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->sections = g_array_new (FALSE, FALSE, sizeof (Section));
  self->bookmarks = g_array_new (FALSE, FALSE, sizeof (guint));
}

static void
before_clear (Before *self)
{
  for (guint i = 0; i < self->groups->len; i++)
    g_clear_weak_pointer (&self->shown[i].header);
  errdex_library_unref (self->library);
  g_array_unref (self->groups);
  g_free (self->shown);
  g_array_unref (self->sections);
  g_array_unref (self->hits);
  g_array_unref (self->bookmarks);
}

/* Whether a header says the same as before, so that who looks at it need not be told. */
static gboolean
is_same_group (ErrdexRows *self, const Before *before, guint group, guint group_before)
{
  const ErrdexGroup *a = GROUP (self, group);
  const ErrdexGroup *b = &g_array_index (before->groups, ErrdexGroup, group_before);

  return (group == group_before || group == BOOKMARKS (self)) && g_str_equal (a->key, b->key)
         && g_str_equal (a->title, b->title) && a->depth == b->depth
         && self->shown[group].n_below == before->shown[group_before].n_below
         && self->shown[group].n_listed == before->shown[group_before].n_listed;
}

static gboolean
is_same_entry (ErrdexRows *self, const Before *before, guint entry, guint entry_before)
{
  return entry == entry_before
         && errdex_library_get_entry (self->library, entry)
                == errdex_library_get_entry (before->library, entry);
}

/* Whether a group lists the same entries. Those of a category are all of one catalog, so that it is
 * enough to look at the first. */
static gboolean
lists_same (ErrdexRows *self, const Before *before, guint group, guint group_before)
{
  guint n = self->shown[group].n_listed;

  if (!before->searching && group != BOOKMARKS (self))
    return n == 0
           || is_same_entry (self, before, GROUP (self, group)->first_entry,
                             g_array_index (before->groups, ErrdexGroup, group_before).first_entry);
  for (guint i = 0; i < n; i++)
    {
      guint entry_before
          = before->searching
                ? g_array_index (before->hits, guint32, before->shown[group_before].first_hit + i)
                : g_array_index (before->bookmarks, guint, i);

      if (!is_same_entry (self, before, get_listed (self, group, i), entry_before))
        return FALSE;
    }

  return TRUE;
}

/* So many rows at the beginning are what they were. Headers that somebody looks at go over. */
static guint
keep_same (ErrdexRows *self, const Before *before)
{
  guint n = MIN (self->sections->len, before->sections->len);

  if (is_searching (self) != before->searching)
    return 0;
  for (guint i = 0; i < n; i++)
    {
      const Section *section = SECTION (self, i);
      const Section *section_before = &g_array_index (before->sections, Section, i);

      if (section->start != section_before->start
          || !is_same_group (self, before, section->group, section_before->group)
          || !lists_same (self, before, section->group, section_before->group))
        return section->start;
      set_header (self, section->group, before->shown[section_before->group].header);
    }

  return MIN (self->n_rows, before->n_rows);
}

/* What the user closed stays closed. */
static void
restore_folding (ErrdexRows *self, const Before *before)
{
  g_autoptr (GHashTable) folded = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < before->groups->len; i++)
    {
      char *key = g_array_index (before->groups, ErrdexGroup, i).key;

      if (before->shown[i].collapsed)
        g_hash_table_add (self->folded_away, g_strdup (key));
      if (before->shown[i].folded)
        g_hash_table_add (folded, key);
    }
  collapse_known (self);
  for (guint i = 0; i < self->groups->len; i++)
    self->shown[i].folded = g_hash_table_contains (folded, GROUP (self, i)->key);
}

static void
take_marks (ErrdexRows *self)
{
  GArray *bookmarks = self->marks != NULL ? errdex_marks_get_bookmarks (self->marks) : NULL;

  if (bookmarks != NULL && bookmarks->len > 0)
    g_array_append_vals (self->bookmarks, bookmarks->data, bookmarks->len);
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
  Before before;
  guint n_same;

  errdex_rows_release (self);
  take_before (self, &before);
  self->library = errdex_library_ref (library);
  self->groups = errdex_groups_new (library);
  add_bookmarks_group (self->groups);
  self->shown = g_new0 (Shown, self->groups->len);
  if (result != NULL)
    errdex_result_ref (result);
  g_clear_pointer (&self->result, errdex_result_unref);
  self->result = result;
  restore_folding (self, &before);
  self->selected = errdex_entry_id_move (before.library, self->selected, library);
  take_marks (self);
  count_anew (self);
  if (!contains (self->bookmarks, self->selected))
    self->in_bookmarks = FALSE;
  n_same = keep_same (self, &before);
  change_rows (self, n_same, before.n_rows - n_same, self->n_rows - n_same);
  tell_selection (self, find_selected (self));
  before_clear (&before);
}
