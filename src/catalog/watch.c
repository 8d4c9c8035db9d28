// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "watch.h"

/* A folder is noticed to be moved away up to so many levels above the one that is watched; nearer
 * to the root nobody moves anything while programs run. */
#define LEVELS 2

struct _ErrdexWatch
{
  char *path;
  GPtrArray *monitors; /* of the folder and those around it, as far as they are there */
  GSourceFunc changed;
  gpointer user_data;
};

static void on_changed (ErrdexWatch *self,
                        GFile *file,
                        GFile *other,
                        GFileMonitorEvent event,
                        GFileMonitor *monitor);

static void
stop (ErrdexWatch *self)
{
  for (guint i = 0; i < self->monitors->len; i++)
    {
      g_signal_handlers_disconnect_by_data (self->monitors->pdata[i], self);
      g_file_monitor_cancel (self->monitors->pdata[i]);
    }
  g_ptr_array_set_size (self->monitors, 0);
}

/* Where nothing can be watched, the folder is what it was at the start: no reason to fail. */
static void
watch_one (ErrdexWatch *self, const char *path)
{
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  GFileMonitor *monitor = g_file_monitor_directory (folder, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);

  if (monitor == NULL)
    return;
  g_signal_connect_swapped (monitor, "changed", G_CALLBACK (on_changed), self);
  g_ptr_array_add (self->monitors, monitor);
}

/* Goes from the outside to the inside: what is made meanwhile is noticed by the one around it. */
static void
watch_from (ErrdexWatch *self, const char *path, guint level)
{
  gboolean there = g_file_test (path, G_FILE_TEST_IS_DIR);
  g_autofree char *around = NULL;

  if (g_path_skip_root (path)[0] != '\0' && (!there || level < LEVELS))
    {
      around = g_path_get_dirname (path);
      watch_from (self, around, level + 1);
      there = g_file_test (path, G_FILE_TEST_IS_DIR);
    }
  if (there)
    watch_one (self, path);
}

static void
start (ErrdexWatch *self)
{
  stop (self);
  watch_from (self, self->path, 0);
}

/* Whether a folder on the way to the one to watch came or went, or that one itself did. */
static gboolean
is_on_the_way (GFile *folder, GFile *file)
{
  return file != NULL && (g_file_equal (file, folder) || g_file_has_prefix (folder, file));
}

static gboolean
is_inside (GFile *folder, GFile *file)
{
  return file != NULL && g_file_has_prefix (file, folder);
}

static void
on_changed (ErrdexWatch *self,
            GFile *file,
            GFile *other,
            GFileMonitorEvent event,
            GFileMonitor *monitor)
{
  g_autoptr (GFile) folder = g_file_new_for_path (self->path);
  gboolean on_the_way = is_on_the_way (folder, file) || is_on_the_way (folder, other);

  if (!on_the_way && !is_inside (folder, file) && !is_inside (folder, other))
    return;
  /* a change of its attributes is not one of what is where */
  if (on_the_way && event != G_FILE_MONITOR_EVENT_ATTRIBUTE_CHANGED)
    start (self);
  self->changed (self->user_data);
}

/**
 * errdex_watch_new:
 * @path: an absolute path
 * @changed: called in the thread-default main context of now each time that something in the
 * folder, or the folder itself, may have changed; what it returns does not matter
 * @user_data: for @changed
 *
 * Returns: (transfer full): a watch over the folder
 */
ErrdexWatch *
errdex_watch_new (const char *path, GSourceFunc changed, gpointer user_data)
{
  ErrdexWatch *self = g_new0 (ErrdexWatch, 1);

  self->path = g_strdup (path);
  self->monitors = g_ptr_array_new_with_free_func (g_object_unref);
  self->changed = changed;
  self->user_data = user_data;
  start (self);

  return self;
}

/**
 * errdex_watch_free:
 * @self: (transfer full): a watch
 */
void
errdex_watch_free (ErrdexWatch *self)
{
  stop (self);
  g_ptr_array_unref (self->monitors);
  g_free (self->path);
  g_free (self);
}
