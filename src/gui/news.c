// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "news.h"

#include "shelf-file.h"

struct _ErrdexNews
{
  GObject parent_instance;
  char *folder;
  ErrdexLibrary *library;
  GHashTable *seen;    /* ErrdexCatalog → ErrdexSeen */
  GThreadPool *worker; /* one thread, so that one file is written once at a time */
};

G_DEFINE_FINAL_TYPE (ErrdexNews, errdex_news, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* --- in the thread --- */

/* What the thread is to do: to find out what is news, or to note that something is not any more. */
typedef struct
{
  ErrdexCatalog *catalog;
  GTask *task;     /* NULL if nobody waits */
  GPtrArray *keys; /* what is no news any more; NULL to look for news */
} Job;

static void
job_free (Job *self)
{
  errdex_catalog_unref (self->catalog);
  g_clear_object (&self->task);
  g_clear_pointer (&self->keys, g_ptr_array_unref);
  g_free (self);
}

static char *
make_path (const char *folder, const ErrdexCatalog *catalog)
{
  /* ids hold nothing that means something in a path */
  return g_build_filename (folder, catalog->id, NULL);
}

/* Tells apart what was never seen, or cannot be told any more, from what cannot be read just now:
 * that is not to be lost. */
static gboolean
load (const char *path, ErrdexSeen **seen)
{
  gsize length;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = errdex_shelf_file_read (path, &length, &error);

  *seen = text != NULL ? errdex_seen_read (text) : NULL;
  if (text == NULL)
    g_debug ("Reading what was seen: %s", error->message);

  return text != NULL || g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT)
         || error->domain == ERRDEX_SHELF_ERROR;
}

/* Who cannot save what was seen is told it again: that is no reason for words. */
static void
save (const char *folder, const char *path, const ErrdexSeen *seen)
{
  g_autofree char *text = errdex_seen_write (seen);
  g_autoptr (GError) error = NULL;

  if (g_mkdir_with_parents (folder, 0700) < 0
      || !g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error))
    g_debug ("Remembering what was seen: %s", error != NULL ? error->message : folder);
}

static void
look (const char *folder, const char *path, Job *job)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");
  g_autoptr (ErrdexSeen) before = NULL;
  gboolean loaded = load (path, &before), differs;
  ErrdexSeen *after = errdex_seen_update (before, job->catalog, today, &differs);

  if (differs && loaded)
    save (folder, path, after);
  g_task_return_pointer (job->task, after, (GDestroyNotify) errdex_seen_free);
}

static void
forget (const char *folder, const char *path, const Job *job)
{
  g_autoptr (ErrdexSeen) seen = NULL;
  gboolean differs = FALSE;

  load (path, &seen);
  for (guint i = 0; seen != NULL && i < job->keys->len; i++)
    differs |= errdex_seen_dismiss (seen, job->keys->pdata[i]);
  if (differs)
    save (folder, path, seen);
}

static void
work (gpointer data, gpointer folder)
{
  Job *job = data;
  g_autofree char *path = make_path (folder, job->catalog);

  if (job->keys == NULL)
    look (folder, path, job);
  else
    forget (folder, path, job);
  job_free (job);
}

/* --- the object --- */

/* In the order of asking; what comes after the end is not done. */
static void
push (ErrdexNews *self, ErrdexCatalog *catalog, GTask *task, GPtrArray *keys)
{
  Job *job;

  if (self->worker == NULL)
    return;
  job = g_new0 (Job, 1);
  job->catalog = errdex_catalog_ref (catalog);
  job->task = task != NULL ? g_object_ref (task) : NULL;
  job->keys = keys != NULL ? g_ptr_array_ref (keys) : NULL;
  g_thread_pool_push (self->worker, job, NULL);
}

static void
errdex_news_finalize (GObject *object)
{
  ErrdexNews *self = ERRDEX_NEWS (object);

  errdex_news_close (self);
  g_clear_pointer (&self->library, errdex_library_unref);
  g_hash_table_unref (self->seen);
  g_free (self->folder);

  G_OBJECT_CLASS (errdex_news_parent_class)->finalize (object);
}

static void
errdex_news_class_init (ErrdexNewsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = errdex_news_finalize;

  signals[CHANGED] = g_signal_new ("changed", ERRDEX_TYPE_NEWS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
errdex_news_init (ErrdexNews *self)
{
  self->seen = g_hash_table_new_full (NULL, NULL, (GDestroyNotify) errdex_catalog_unref,
                                      (GDestroyNotify) errdex_seen_free);
}

/**
 * errdex_news_get_folder:
 *
 * Returns: (transfer full): the folder where it is kept what catalogs were like
 */
char *
errdex_news_get_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), "errdex", "seen", NULL);
}

/**
 * errdex_news_new:
 * @folder: where it is kept what catalogs were like; need not be there
 *
 * Returns: (transfer full): no news yet
 */
ErrdexNews *
errdex_news_new (const char *folder)
{
  ErrdexNews *self = g_object_new (ERRDEX_TYPE_NEWS, NULL);

  self->folder = g_strdup (folder);
  self->worker = g_thread_pool_new (work, self->folder, 1, FALSE, NULL);

  return self;
}

/**
 * errdex_news_close:
 *
 * Waits until everything is written, and takes nothing more.
 */
void
errdex_news_close (ErrdexNews *self)
{
  if (self->worker != NULL)
    g_thread_pool_free (self->worker, FALSE, TRUE);
  self->worker = NULL;
}

/* --- finding out --- */

static gboolean
is_used (ErrdexNews *self, const ErrdexCatalog *catalog)
{
  for (guint i = 0; i < self->library->n_catalogs; i++)
    if (self->library->catalogs[i] == catalog)
      return TRUE;

  return FALSE;
}

static gboolean
is_unused (gpointer catalog, gpointer seen, gpointer user_data)
{
  return !is_used (user_data, catalog);
}

static void
on_looked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ErrdexNews) self = user_data;
  ErrdexCatalog *catalog = g_task_get_task_data (G_TASK (result));
  ErrdexSeen *seen = g_task_propagate_pointer (G_TASK (result), NULL);

  if (seen == NULL || !is_used (self, catalog))
    {
      g_clear_pointer (&seen, errdex_seen_free);
      return;
    }
  g_hash_table_insert (self->seen, errdex_catalog_ref (catalog), seen);
  if (errdex_seen_count (seen) > 0)
    g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * errdex_news_set_library:
 * @library: what is in use
 *
 * Finds out what is news in it, which is told by the signal.
 */
void
errdex_news_set_library (ErrdexNews *self, ErrdexLibrary *library)
{
  errdex_library_ref (library);
  g_clear_pointer (&self->library, errdex_library_unref);
  self->library = library;
  g_hash_table_foreach_remove (self->seen, is_unused, self);
  for (guint i = 0; i < library->n_catalogs; i++)
    {
      ErrdexCatalog *catalog = library->catalogs[i];
      g_autoptr (GTask) task = NULL;

      if (self->worker == NULL || g_hash_table_contains (self->seen, catalog))
        continue;
      /* not the source: the thread must not be the last to hold what waits for it */
      task = g_task_new (NULL, NULL, on_looked, g_object_ref (self));
      g_task_set_source_tag (task, errdex_news_set_library);
      g_task_set_task_data (task, errdex_catalog_ref (catalog),
                            (GDestroyNotify) errdex_catalog_unref);
      push (self, catalog, task, NULL);
    }
}

/* --- looking at them --- */

/* What was seen of the catalog of an entry, and the place of the entry there; or NULL. */
static ErrdexSeen *
find (ErrdexNews *self, guint entry, guint *place)
{
  const ErrdexCatalog *catalog;

  if (self->library == NULL || entry >= self->library->n_entries)
    return NULL;
  catalog = errdex_library_get_catalog (self->library, entry);
  *place = errdex_library_get_entry (self->library, entry) - catalog->entries;

  return g_hash_table_lookup (self->seen, catalog);
}

/**
 * errdex_news_get:
 * @entry: the number of an entry of the library
 * @since: (out) (optional): since when it is news, as YYYY-MM-DD
 *
 * Returns: whether the entry is news, and what sort
 */
ErrdexNewsKind
errdex_news_get (ErrdexNews *self, guint entry, const char **since)
{
  guint place;
  const ErrdexSeen *seen = find (self, entry, &place);

  return seen != NULL ? errdex_seen_get (seen, place, since) : ERRDEX_NEWS_NONE;
}

/**
 * errdex_news_count:
 *
 * Returns: how many entries are news
 */
guint
errdex_news_count (ErrdexNews *self)
{
  GHashTableIter iter;
  gpointer seen;
  guint n = 0;

  g_hash_table_iter_init (&iter, self->seen);
  while (g_hash_table_iter_next (&iter, NULL, &seen))
    n += errdex_seen_count (seen);

  return n;
}

/**
 * errdex_news_dismiss:
 * @entry: the number of an entry of the library
 *
 * The user has seen this entry: it is news no longer.
 */
void
errdex_news_dismiss (ErrdexNews *self, guint entry)
{
  guint place;
  ErrdexSeen *seen = find (self, entry, &place);
  g_autoptr (GPtrArray) keys = NULL;

  if (seen == NULL || !errdex_seen_dismiss (seen, errdex_seen_get_key (seen, place)))
    return;
  keys = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (keys, g_strdup (errdex_seen_get_key (seen, place)));
  push (self, (ErrdexCatalog *) errdex_library_get_catalog (self->library, entry), NULL, keys);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
dismiss_catalog (ErrdexNews *self, ErrdexCatalog *catalog, ErrdexSeen *seen)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < catalog->n_entries; i++)
    if (errdex_seen_dismiss (seen, errdex_seen_get_key (seen, i)))
      g_ptr_array_add (keys, g_strdup (errdex_seen_get_key (seen, i)));
  if (keys->len > 0)
    push (self, catalog, NULL, keys);
}

/**
 * errdex_news_dismiss_all:
 *
 * Nothing is news any longer.
 */
void
errdex_news_dismiss_all (ErrdexNews *self)
{
  GHashTableIter iter;
  gpointer catalog, seen;

  g_hash_table_iter_init (&iter, self->seen);
  while (g_hash_table_iter_next (&iter, &catalog, &seen))
    dismiss_catalog (self, catalog, seen);
  g_signal_emit (self, signals[CHANGED], 0);
}
