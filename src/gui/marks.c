// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "marks.h"

/* What the shelf has about one entry. */
typedef struct
{
  const ErrdexShelfItem *own; /* under its name */
  /* Under names that it had before. */
  const ErrdexShelfItem *moved_bookmark;
  const ErrdexShelfItem *moved_note;
} Mark;

struct _ErrdexMarks
{
  GObject parent_instance;
  ErrdexShelf *shelf;
  ErrdexLibrary *library;
  ErrdexNews *news;   /* NULL before the first frame */
  GHashTable *marks;  /* entry → Mark */
  GArray *bookmarks;  /* guint, in the order of the library */
  ErrdexExtra *notes; /* as they are searched; NULL until they are */
};

G_DEFINE_FINAL_TYPE (ErrdexMarks, errdex_marks, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Names and numbers */

static ErrdexShelfKey
get_key (ErrdexMarks *self, guint entry)
{
  return (ErrdexShelfKey){ errdex_library_get_catalog (self->library, entry)->id,
                           errdex_library_get_category (self->library, entry)->id,
                           errdex_library_get_entry (self->library, entry)->code };
}

/* The entry of a code in a range of entries, or -1 if there is none, or more than one. */
static int
find_code (const ErrdexCatalog *catalog, guint first, guint n_entries, const char *code)
{
  int found = -1;

  for (guint i = first; i < first + n_entries; i++)
    if (g_str_equal (catalog->entries[i].code, code))
      {
        if (found >= 0)
          return -1;
        found = i;
      }

  return found;
}

static int
find_in_catalog (const ErrdexCatalog *catalog, const ErrdexShelfKey *key)
{
  int number = errdex_catalog_find_category (catalog, key->category);
  int entry = -1;

  if (number >= 0)
    entry = find_code (catalog, catalog->categories[number].first_entry,
                       catalog->categories[number].n_entries, key->code);
  if (entry < 0)
    entry = find_code (catalog, 0, catalog->n_entries, key->code);

  return entry;
}

/* The number of the entry that a name stands for, or -1. */
static int
find_entry (ErrdexMarks *self, const ErrdexShelfKey *key)
{
  int place = errdex_library_find_catalog (self->library, key->catalog);
  int entry = place >= 0 ? find_in_catalog (self->library->catalogs[place], key) : -1;

  return entry >= 0 ? (int) self->library->first_entries[place] + entry : -1;
}

/* Keeping up with the shelf */

static void
add_item (ErrdexMarks *self, const ErrdexShelfItem *item)
{
  int entry = find_entry (self, &item->key);
  ErrdexShelfKey key;
  Mark *mark;

  if (entry < 0)
    return;
  mark = g_hash_table_lookup (self->marks, GINT_TO_POINTER (entry));
  if (mark == NULL)
    {
      mark = g_new0 (Mark, 1);
      g_hash_table_insert (self->marks, GINT_TO_POINTER (entry), mark);
    }
  key = get_key (self, entry);
  if (errdex_shelf_key_equal (&item->key, &key))
    mark->own = item;
  else if (item->bookmarked)
    mark->moved_bookmark = item;
  if (mark->own != item && item->note != NULL)
    mark->moved_note = item;
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  guint entry_a = *(const guint *) a, entry_b = *(const guint *) b;

  return (entry_a > entry_b) - (entry_a < entry_b);
}

static void
list_bookmarks (ErrdexMarks *self)
{
  GHashTableIter iter;
  gpointer key;

  g_array_set_size (self->bookmarks, 0);
  g_hash_table_iter_init (&iter, self->marks);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      guint entry = GPOINTER_TO_UINT (key);

      if (errdex_marks_is_bookmarked (self, entry))
        g_array_append_val (self->bookmarks, entry);
    }
  g_array_sort (self->bookmarks, compare_entries);
}

static void
read_shelf (ErrdexMarks *self)
{
  g_autoptr (GPtrArray) items = errdex_shelf_list_marked (self->shelf);

  g_hash_table_remove_all (self->marks);
  for (guint i = 0; i < items->len; i++)
    add_item (self, items->pdata[i]);
  list_bookmarks (self);
}

static void
on_shelf_changed (ErrdexMarks *self)
{
  g_clear_pointer (&self->notes, errdex_extra_free);
  read_shelf (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
errdex_marks_finalize (GObject *object)
{
  ErrdexMarks *self = ERRDEX_MARKS (object);

  g_hash_table_unref (self->marks);
  g_array_unref (self->bookmarks);
  g_clear_pointer (&self->notes, errdex_extra_free);
  g_clear_object (&self->shelf);
  g_clear_object (&self->news);
  g_clear_pointer (&self->library, errdex_library_unref);

  G_OBJECT_CLASS (errdex_marks_parent_class)->finalize (object);
}

static void
errdex_marks_class_init (ErrdexMarksClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = errdex_marks_finalize;

  signals[CHANGED] = g_signal_new ("changed", ERRDEX_TYPE_MARKS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
errdex_marks_init (ErrdexMarks *self)
{
  self->marks = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->bookmarks = g_array_new (FALSE, FALSE, sizeof (guint));
}

/**
 * errdex_marks_new:
 * @shelf: what the user keeps
 * @library: what is in use
 *
 * Returns: (transfer full): what of it is about entries of the library
 */
ErrdexMarks *
errdex_marks_new (ErrdexShelf *shelf, ErrdexLibrary *library)
{
  ErrdexMarks *self = g_object_new (ERRDEX_TYPE_MARKS, NULL);

  self->shelf = g_object_ref (shelf);
  self->library = errdex_library_ref (library);
  g_signal_connect_object (shelf, "changed", G_CALLBACK (on_shelf_changed), self,
                           G_CONNECT_SWAPPED);
  read_shelf (self);

  return self;
}

/**
 * errdex_marks_set_library:
 * @library: what is in use now
 *
 * Goes over to the numbers of another library. Nobody is told: whoever uses those numbers has to go
 * over, too.
 */
void
errdex_marks_set_library (ErrdexMarks *self, ErrdexLibrary *library)
{
  errdex_library_ref (library);
  errdex_library_unref (self->library);
  self->library = library;
  g_clear_pointer (&self->notes, errdex_extra_free);
  read_shelf (self);
}

static void
on_news (ErrdexMarks *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * errdex_marks_set_news:
 * @news: what is new in the library
 *
 * To be set once.
 */
void
errdex_marks_set_news (ErrdexMarks *self, ErrdexNews *news)
{
  g_return_if_fail (self->news == NULL);

  self->news = g_object_ref (news);
  g_signal_connect_object (news, "changed", G_CALLBACK (on_news), self, G_CONNECT_SWAPPED);
}

/**
 * errdex_marks_get_news:
 * @entry: the number of an entry
 * @since: (out) (optional): since when it is news, as YYYY-MM-DD
 *
 * Returns: whether the entry is news, and what sort
 */
ErrdexNewsKind
errdex_marks_get_news (ErrdexMarks *self, guint entry, const char **since)
{
  return self->news != NULL ? errdex_news_get (self->news, entry, since) : ERRDEX_NEWS_NONE;
}

static const Mark *
get_mark (ErrdexMarks *self, guint entry)
{
  static const Mark none = { NULL, NULL, NULL };
  const Mark *mark = g_hash_table_lookup (self->marks, GUINT_TO_POINTER (entry));

  return mark != NULL ? mark : &none;
}

/**
 * errdex_marks_is_bookmarked:
 * @entry: the number of an entry
 *
 * Returns: whether it has a bookmark
 */
gboolean
errdex_marks_is_bookmarked (ErrdexMarks *self, guint entry)
{
  const Mark *mark = get_mark (self, entry);

  return (mark->own != NULL && mark->own->bookmarked) || mark->moved_bookmark != NULL;
}

/**
 * errdex_marks_set_bookmarked:
 * @entry: the number of an entry
 * @bookmarked: whether it is to have a bookmark
 */
void
errdex_marks_set_bookmarked (ErrdexMarks *self, guint entry, gboolean bookmarked)
{
  ErrdexShelfKey key = get_key (self, entry);

  errdex_shelf_set_bookmarked (self->shelf, &key, bookmarked);
  /* That of a name that it had before goes too; there may be more than one. */
  while (!bookmarked && errdex_marks_is_bookmarked (self, entry))
    errdex_shelf_set_bookmarked (self->shelf, &get_mark (self, entry)->moved_bookmark->key, FALSE);
}

/**
 * errdex_marks_get_bookmarks:
 *
 * Returns: (transfer none) (element-type guint): the entries with a bookmark, in the order of the
 * library; the array changes with them
 */
GArray *
errdex_marks_get_bookmarks (ErrdexMarks *self)
{
  return self->bookmarks;
}

/**
 * errdex_marks_get_note:
 * @entry: the number of an entry
 *
 * Returns: (transfer none) (nullable): the note about it, until the next change
 */
const char *
errdex_marks_get_note (ErrdexMarks *self, guint entry)
{
  const Mark *mark = get_mark (self, entry);

  if (mark->own != NULL && mark->own->note != NULL)
    return mark->own->note;

  return mark->moved_note != NULL ? mark->moved_note->note : NULL;
}

/**
 * errdex_marks_set_note:
 * @entry: the number of an entry
 * @note: (nullable): what is to be noted about it; %NULL or nothing deletes the note
 */
void
errdex_marks_set_note (ErrdexMarks *self, guint entry, const char *note)
{
  ErrdexShelfKey key = get_key (self, entry);
  const Mark *mark = get_mark (self, entry);
  const ErrdexShelfItem *moved = NULL;

  /* A note under a name that the entry had before is the one that was edited. */
  if (mark->own == NULL || mark->own->note == NULL)
    moved = mark->moved_note;
  errdex_shelf_set_note (self->shelf, &key, note);
  if (moved != NULL)
    errdex_shelf_set_note (self->shelf, &moved->key, NULL);
}

/**
 * errdex_marks_get_notes:
 *
 * Returns: (transfer none): all notes, for a search, until the next change
 */
const ErrdexExtra *
errdex_marks_get_notes (ErrdexMarks *self)
{
  GHashTableIter iter;
  gpointer key;

  if (self->notes != NULL)
    return self->notes;
  self->notes = errdex_extra_new ();
  g_hash_table_iter_init (&iter, self->marks);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      const char *note = errdex_marks_get_note (self, GPOINTER_TO_UINT (key));

      if (note != NULL)
        errdex_extra_add (self->notes, GPOINTER_TO_UINT (key), note);
    }

  return self->notes;
}

/**
 * errdex_marks_visit:
 * @entry: the number of an entry
 *
 * Notes that the entry is read now, if another one was read last.
 */
void
errdex_marks_visit (ErrdexMarks *self, guint entry)
{
  g_autoptr (GPtrArray) recent = errdex_shelf_list_recent (self->shelf);
  ErrdexShelfKey key = get_key (self, entry);

  if (recent->len == 0 || !errdex_shelf_key_equal (recent->pdata[0], &key))
    errdex_shelf_visit (self->shelf, &key);
}

/**
 * errdex_marks_list_recent:
 *
 * Returns: (transfer full) (element-type guint): the entries that were read, the latest first
 */
GArray *
errdex_marks_list_recent (ErrdexMarks *self)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GPtrArray) items = errdex_shelf_list_recent (self->shelf);

  for (guint i = 0; i < items->len; i++)
    {
      int entry = find_entry (self, &((ErrdexShelfItem *) items->pdata[i])->key);

      if (entry >= 0)
        g_array_append_val (entries, entry);
    }

  return entries;
}
