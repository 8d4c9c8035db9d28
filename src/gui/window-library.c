// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <glib/gi18n.h>

#include "window-private.h"

#include "catalog/entry-id.h"
#include "sentence.h"

/* Going over from one library to the next, when catalogs come, change or go. What the user looks at
 * and does is not disturbed: the same entry, the same search, the same place in the list. */

/* While a report is open its entries have the numbers of the old library; so often, in
 * milliseconds, it is looked whether it was closed. */
#define WAIT 250

/* --- going over --- */

static ErrdexResult *
search_anew (ErrdexWindow *self)
{
  const ErrdexExtra *extra = self->marks != NULL ? errdex_marks_get_notes (self->marks) : NULL;

  if (self->result == NULL)
    return NULL;

  return errdex_finder_search_extra (self->finder, errdex_result_get_text (self->result), extra,
                                     NULL);
}

/* What the last session left may be in a catalog that is not read before the first frame. */
static void
restore_entry (ErrdexWindow *self)
{
  int entry;

  if (self->settled || self->result != NULL || errdex_detail_get_entry (self->detail) >= 0)
    return;
  entry = errdex_state_get_entry (self->state, self->library);
  if (entry < 0)
    return;
  errdex_window_show_entry (self, entry);
  errdex_list_scroll_to_entry (self->list, entry);
}

static void
show_found (ErrdexWindow *self)
{
  errdex_window_show_status (self);
  /* something may be found now that was not, or the other way round */
  if (errdex_rows_get_result (self->rows) != NULL && !errdex_window_shows_report (self))
    errdex_window_show_found (self);
}

static void
go_over (ErrdexWindow *self, ErrdexFinder *finder)
{
  g_autoptr (ErrdexLibrary) before = self->library;
  g_autoptr (ErrdexResult) result = NULL;
  int shown = errdex_detail_get_entry (self->detail), entry;

  self->library = errdex_library_ref (errdex_finder_get_library (finder));
  errdex_finder_unref (self->finder);
  self->finder = errdex_finder_ref (finder);
  if (self->marks != NULL)
    errdex_marks_set_library (self->marks, self->library);
  errdex_window_update_news (self);
  errdex_history_move (self->history, before, self->library);
  self->chosen = errdex_entry_id_move (before, self->chosen, self->library);
  entry = errdex_entry_id_move (before, shown, self->library);
  result = search_anew (self);
  g_clear_pointer (&self->result, errdex_result_unref);
  self->result = g_steal_pointer (&result);
  if (self->scan != NULL)
    errdex_scan_page_set_finder (self->scan, self->finder);
  errdex_rows_set_library (self->rows, self->library, self->result);
  errdex_detail_move (self->detail, self->library, entry, errdex_rows_get_result (self->rows));
  errdex_detail_set_finder (self->detail, self->finder);
  restore_entry (self);
  show_found (self);
  errdex_window_update_actions (self);
}

static gboolean
try_to_go_over (gpointer data)
{
  ErrdexWindow *self = data;
  g_autoptr (ErrdexFinder) next = NULL;

  if (self->scan != NULL && errdex_scan_page_is_busy (self->scan))
    return G_SOURCE_CONTINUE;
  self->waiting = 0;
  next = g_steal_pointer (&self->next);
  go_over (self, next);
  self->settled = TRUE;

  return G_SOURCE_REMOVE;
}

static void
on_prepared (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ErrdexWindow *self = ERRDEX_WINDOW (source);

  /* there is a newer one, or the window is gone */
  if (g_task_get_cancellable (G_TASK (result)) != self->preparing)
    return;
  g_clear_object (&self->preparing);
  g_clear_pointer (&self->next, errdex_finder_unref);
  self->next = g_task_propagate_pointer (G_TASK (result), NULL);
  if (self->next == NULL)
    return;
  g_clear_handle_id (&self->waiting, g_source_remove);
  if (try_to_go_over (self) == G_SOURCE_CONTINUE)
    self->waiting = g_timeout_add (WAIT, try_to_go_over, self);
}

/* The index of a large library takes a while to make, and is there before the window needs it. */
static void
prepare (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  ErrdexFinder *finder = data;

  errdex_finder_prepare (finder);
  g_task_return_pointer (task, errdex_finder_ref (finder), (GDestroyNotify) errdex_finder_unref);
}

static void
prepare_next (ErrdexWindow *self, ErrdexLibrary *library)
{
  g_autoptr (GTask) task = NULL;

  g_cancellable_cancel (self->preparing);
  g_clear_object (&self->preparing);
  self->preparing = g_cancellable_new ();
  task = g_task_new (self, self->preparing, on_prepared, NULL);
  g_task_set_source_tag (task, prepare_next);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, errdex_finder_new (library), (GDestroyNotify) errdex_finder_unref);
  g_task_run_in_thread (task, prepare);
}

/* Another library was to come, and now it is to be this one again. */
static void
stay (ErrdexWindow *self)
{
  g_clear_handle_id (&self->waiting, g_source_remove);
  g_cancellable_cancel (self->preparing);
  g_clear_object (&self->preparing);
  g_clear_pointer (&self->next, errdex_finder_unref);
}

/* --- bad catalogs --- */

static char *
describe_bad (const ErrdexHolding *holding)
{
  g_autofree char *name = g_filename_display_basename (holding->path);
  g_autofree char *problem = errdex_sentence_new_for_problem (holding->problems->pdata[0]);

  /* Translators: the name of a file, and what is wrong with it */
  return g_strdup_printf (_ ("The catalog “%s” cannot be used: %s"), name, problem);
}

static gboolean
is_bad (const ErrdexHoldings *holdings, const char *path)
{
  for (guint i = 0; i < holdings->n_all; i++)
    if (holdings->all[i]->catalog == NULL && g_str_equal (holdings->all[i]->path, path))
      return TRUE;

  return FALSE;
}

/* Of a file that is mended, or gone, there is nothing to tell any more. */
static gboolean
take_back (gpointer path, gpointer message, gpointer user_data)
{
  ErrdexWindow *self = user_data;

  if (is_bad (errdex_collection_get_holdings (self->collection), path))
    return FALSE;
  errdex_window_warn_about (self, path, NULL);

  return TRUE;
}

/* Each once, for as long as it is bad in the same way. */
static void
tell_bad (ErrdexWindow *self)
{
  const ErrdexHoldings *holdings = errdex_collection_get_holdings (self->collection);

  g_hash_table_foreach_remove (self->told, take_back, self);
  for (guint i = 0; i < holdings->n_all; i++)
    {
      const char *path = holdings->all[i]->path;
      g_autofree char *message = NULL;

      if (holdings->all[i]->catalog != NULL)
        continue;
      message = describe_bad (holdings->all[i]);
      if (g_strcmp0 (g_hash_table_lookup (self->told, path), message) == 0)
        continue;
      errdex_window_warn_about (self, path, message);
      g_hash_table_insert (self->told, g_strdup (path), g_steal_pointer (&message));
    }
}

/* --- the collection --- */

static void
on_collection_changed (ErrdexWindow *self)
{
  ErrdexLibrary *library = errdex_collection_get_library (self->collection);

  if (library != self->library)
    prepare_next (self, library);
  else
    stay (self);
  tell_bad (self);
}

/**
 * errdex_window_set_collection:
 * @collection: all catalogs, of which the library of the window is made
 * @settings: (nullable): what is switched off
 *
 * To be set once; the collection is started when the first frame is on the screen.
 */
void
errdex_window_set_collection (ErrdexWindow *self, ErrdexCollection *collection, GSettings *settings)
{
  g_return_if_fail (self->collection == NULL);

  self->collection = g_object_ref (collection);
  g_set_object (&self->catalog_settings, settings);
  self->told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_signal_connect_object (collection, "changed", G_CALLBACK (on_collection_changed), self,
                           G_CONNECT_SWAPPED);
}

/**
 * errdex_window_start_collection:
 *
 * Looks for other catalogs from now on.
 */
void
errdex_window_start_collection (ErrdexWindow *self)
{
  if (self->collection != NULL)
    errdex_collection_start (self->collection);
}

/**
 * errdex_window_drop_collection:
 *
 * Lets go of what the window has of the collection.
 */
void
errdex_window_drop_collection (ErrdexWindow *self)
{
  stay (self);
  g_clear_pointer (&self->told, g_hash_table_unref);
  if (self->collection != NULL)
    g_signal_handlers_disconnect_by_data (self->collection, self);
  g_clear_object (&self->collection);
  g_clear_object (&self->catalog_settings);
  g_clear_weak_pointer (&self->catalogs);
}
