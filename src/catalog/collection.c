// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "collection.h"

#include "watch.h"

/* Changes come in bursts: files are looked at once nothing happened for so long, in milliseconds,
 * and at the latest after this many such pauses. */
#define PAUSE      200
#define MAX_PAUSES 10

struct _ErrdexCollection
{
  GObject parent_instance;
  GPtrArray *folders;
  GPtrArray *watches; /* NULL before it is started */
  ErrdexHoldings *holdings;
  ErrdexLibrary *library;
  char **disabled;
  GCancellable *cancellable;
  gboolean loading;
  gboolean again; /* something changed since the load that is on its way began */
  guint pause_id;
  guint n_pauses;
};

G_DEFINE_FINAL_TYPE (ErrdexCollection, errdex_collection, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
is_same_library (const ErrdexLibrary *a, const ErrdexLibrary *b)
{
  if (a->n_catalogs != b->n_catalogs)
    return FALSE;
  for (guint i = 0; i < a->n_catalogs; i++)
    if (a->catalogs[i] != b->catalogs[i])
      return FALSE;

  return TRUE;
}

/* Keeps the library that is there if a new one would hold the same. */
static gboolean
renew_library (ErrdexCollection *self)
{
  g_autoptr (ErrdexLibrary) library
      = errdex_holdings_new_library (self->holdings, (const char *const *) self->disabled);

  if (self->library != NULL && is_same_library (self->library, library))
    return FALSE;
  g_clear_pointer (&self->library, errdex_library_unref);
  self->library = g_steal_pointer (&library);

  return TRUE;
}

/* --- loading --- */

typedef struct
{
  GPtrArray *folders;
  ErrdexHoldings *last;
} Load;

static void
load_free (gpointer data)
{
  Load *self = data;

  g_ptr_array_unref (self->folders);
  errdex_holdings_unref (self->last);
  g_free (self);
}

static void
run_load (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Load *self = data;

  g_task_return_pointer (task, errdex_holdings_read (self->folders, self->last, NULL, cancellable),
                         (GDestroyNotify) errdex_holdings_unref);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ErrdexCollection *self = ERRDEX_COLLECTION (source);
  g_autoptr (ErrdexHoldings) holdings = g_task_propagate_pointer (G_TASK (result), NULL);
  gboolean changed;

  if (holdings == NULL)
    return;
  self->loading = FALSE;
  changed = !errdex_holdings_equal (holdings, self->holdings);
  errdex_holdings_unref (self->holdings);
  self->holdings = g_steal_pointer (&holdings);
  changed |= renew_library (self);
  if (self->again)
    errdex_collection_reload (self);
  if (changed)
    g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * errdex_collection_reload:
 * @self: a collection
 *
 * Looks at all files now, in a thread.
 */
void
errdex_collection_reload (ErrdexCollection *self)
{
  g_autoptr (GTask) task = NULL;
  Load *load;

  g_clear_handle_id (&self->pause_id, g_source_remove);
  self->n_pauses = 0;
  self->again = self->loading;
  if (self->loading)
    return;

  self->loading = TRUE;
  load = g_new0 (Load, 1);
  load->folders = g_ptr_array_ref (self->folders);
  load->last = errdex_holdings_ref (self->holdings);
  task = g_task_new (self, self->cancellable, on_loaded, NULL);
  g_task_set_source_tag (task, errdex_collection_reload);
  g_task_set_task_data (task, load, load_free);
  g_task_run_in_thread (task, run_load);
}

static gboolean
on_pause (gpointer data)
{
  ErrdexCollection *self = data;

  self->pause_id = 0;
  errdex_collection_reload (self);

  return G_SOURCE_REMOVE;
}

static gboolean
on_watched (gpointer data)
{
  ErrdexCollection *self = data;

  if (self->n_pauses++ < MAX_PAUSES || self->pause_id == 0)
    {
      g_clear_handle_id (&self->pause_id, g_source_remove);
      self->pause_id = g_timeout_add (PAUSE, on_pause, self);
    }

  return G_SOURCE_REMOVE;
}

/* --- the object --- */

static void
errdex_collection_dispose (GObject *object)
{
  ErrdexCollection *self = ERRDEX_COLLECTION (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->pause_id, g_source_remove);
  g_clear_pointer (&self->watches, g_ptr_array_unref);

  G_OBJECT_CLASS (errdex_collection_parent_class)->dispose (object);
}

static void
errdex_collection_finalize (GObject *object)
{
  ErrdexCollection *self = ERRDEX_COLLECTION (object);

  g_clear_pointer (&self->folders, g_ptr_array_unref);
  g_clear_pointer (&self->holdings, errdex_holdings_unref);
  g_clear_pointer (&self->library, errdex_library_unref);
  g_strfreev (self->disabled);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (errdex_collection_parent_class)->finalize (object);
}

static void
errdex_collection_class_init (ErrdexCollectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = errdex_collection_dispose;
  object_class->finalize = errdex_collection_finalize;
  signals[CHANGED] = g_signal_new ("changed", ERRDEX_TYPE_COLLECTION, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
errdex_collection_init (ErrdexCollection *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * errdex_collection_new:
 * @folders: (transfer none) (element-type ErrdexFolder): the folders to read, the most important
 * first; to be changed by nobody any more
 * @known: (transfer none): what was read already, such as the shipped catalogs
 *
 * Costs nothing: the folders are not looked at before errdex_collection_start().
 *
 * Returns: (transfer full): a collection of the catalogs in @known
 */
ErrdexCollection *
errdex_collection_new (GPtrArray *folders, ErrdexHoldings *known)
{
  ErrdexCollection *self = g_object_new (ERRDEX_TYPE_COLLECTION, NULL);

  self->folders = g_ptr_array_ref (folders);
  self->holdings = errdex_holdings_ref (known);
  renew_library (self);

  return self;
}

/**
 * errdex_collection_start:
 * @self: a collection
 *
 * Watches the folders from now on, and reads what is in them.
 */
void
errdex_collection_start (ErrdexCollection *self)
{
  if (self->watches != NULL)
    return;

  /* first watch, then look: what comes in between is not missed */
  self->watches = g_ptr_array_new_with_free_func ((GDestroyNotify) errdex_watch_free);
  for (guint i = 0; i < self->folders->len; i++)
    g_ptr_array_add (self->watches,
                     errdex_watch_new (((ErrdexFolder *) self->folders->pdata[i])->path, on_watched,
                                       self));
  errdex_collection_reload (self);
}

/**
 * errdex_collection_set_disabled:
 * @self: a collection
 * @ids: (nullable) (array zero-terminated=1): the ids of catalogs to leave out of the library
 */
void
errdex_collection_set_disabled (ErrdexCollection *self, const char *const *ids)
{
  g_strfreev (self->disabled);
  self->disabled = g_strdupv ((char **) ids);
  if (renew_library (self))
    g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * errdex_collection_is_loading:
 *
 * Returns: whether files are being read, or will be in a moment
 */
gboolean
errdex_collection_is_loading (ErrdexCollection *self)
{
  return self->loading || self->pause_id != 0;
}

/**
 * errdex_collection_get_holdings:
 *
 * Returns: (transfer none): all files, the bad ones among them, until the next change
 */
ErrdexHoldings *
errdex_collection_get_holdings (ErrdexCollection *self)
{
  return self->holdings;
}

/**
 * errdex_collection_get_library:
 *
 * Returns: (transfer none): the catalogs that are in use, until the next change
 */
ErrdexLibrary *
errdex_collection_get_library (ErrdexCollection *self)
{
  return self->library;
}
