// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "shelf-file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "catalog/descriptor.h"
#include "catalog/regular-file.h"
#include "shelf-json.h"

/* How often a file that another process is writing is tried again, and how long after, in
 * microseconds. Writing takes that some milliseconds. */
#define MAX_TRIES 300
#define WAIT      10000

/* A file that is being changed. What is written goes into a file beside it, which only one process
 * at a time may have: it is also the lock. */
typedef struct
{
  char *path;      /* of the file itself, not of a link to it */
  char *temporary; /* of the file beside it */
  int fd;          /* of that, or -1 */
  gboolean kept;   /* whether it took the place of the file, so that it must not be removed */
} Change;

static gboolean
fail (GError **error, int number)
{
  g_set_error_literal (error, G_FILE_ERROR, g_file_error_from_errno (number), g_strerror (number));

  return FALSE;
}

/* Reading */

/**
 * errdex_shelf_file_read:
 * @path: a file
 * @length: (out): how many bytes there are
 * @error: why it cannot be read: a %G_FILE_ERROR or %G_IO_ERROR, or %ERRDEX_SHELF_ERROR_DAMAGED if
 * it is too large
 *
 * Returns: (transfer full) (nullable): the bytes of the file, with a zero behind them
 */
char *
errdex_shelf_file_read (const char *path, gsize *length, GError **error)
{
  ErrdexFileStamp stamp;
  int fd = errdex_regular_file_open (path, &stamp, error);
  GBytes *bytes;

  if (fd < 0)
    return NULL;
  bytes = errdex_regular_file_read (fd, ERRDEX_SHELF_MAX_BYTES, error);
  errdex_close (fd);
  if (bytes == NULL)
    return NULL;
  if (g_bytes_get_size (bytes) <= ERRDEX_SHELF_MAX_BYTES)
    return g_bytes_unref_to_data (bytes, length);

  g_bytes_unref (bytes);
  g_set_error (error, ERRDEX_SHELF_ERROR, ERRDEX_SHELF_ERROR_DAMAGED,
               _ ("it is larger than %d MiB"), ERRDEX_SHELF_MAX_BYTES / (1024 * 1024));
  return NULL;
}

/* Reads the file, which need not be there. */
static ErrdexShelfItems *
read_items (const char *path, char **text, GError **error)
{
  g_autoptr (GError) read_error = NULL;
  gsize length;

  *text = errdex_shelf_file_read (path, &length, &read_error);
  if (*text != NULL)
    return errdex_shelf_json_parse (*text, length, error);
  if (g_error_matches (read_error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return errdex_shelf_items_new ();
  g_propagate_error (error, g_steal_pointer (&read_error));

  return NULL;
}

/* Locking */

static char *
find_real_path (const char *path)
{
  g_autofree char *real = realpath (path, NULL);

  return real != NULL ? g_strdup (real) : g_strdup (path);
}

/* Whether the open file still has its name. Whoever had the lock before gave that file the name of
 * the real one, or removed it. */
static gboolean
is_at (int fd, const char *path)
{
  struct stat opened, named;

  return fstat (fd, &opened) == 0 && g_lstat (path, &named) == 0 && opened.st_ino == named.st_ino
         && opened.st_dev == named.st_dev;
}

/* Returns 0, EAGAIN if it is worth another try, or what is wrong. */
static int
try_to_lock (Change *self)
{
  int fd = errdex_open (self->temporary, O_RDWR | O_CREAT | O_NOFOLLOW, 0600);

  if (fd < 0)
    return errno;
  /* A file system without locks is no reason to fail. */
  if ((flock (fd, LOCK_EX | LOCK_NB) < 0 && (errno == EWOULDBLOCK || errno == EINTR))
      || !is_at (fd, self->temporary))
    {
      close (fd);
      return EAGAIN;
    }
  self->fd = fd;

  return 0;
}

static gboolean
begin (Change *self, const char *path, GError **error)
{
  g_autofree char *dir = NULL, *name = NULL, *hidden = NULL;
  int number = EAGAIN;

  self->fd = -1;
  self->path = find_real_path (path);
  dir = g_path_get_dirname (self->path);
  name = g_path_get_basename (self->path);
  hidden = g_strconcat (".", name, ".new", NULL);
  self->temporary = g_build_filename (dir, hidden, NULL);
  if (g_mkdir_with_parents (dir, 0700) < 0)
    return fail (error, errno);
  for (guint i = 0; i < MAX_TRIES && number == EAGAIN; i++)
    {
      if (i > 0)
        g_usleep (WAIT);
      number = try_to_lock (self);
    }

  return number == 0 || fail (error, number);
}

static void
end (Change *self)
{
  if (self->fd >= 0 && !self->kept)
    g_unlink (self->temporary);
  if (self->fd >= 0)
    close (self->fd);
  g_free (self->temporary);
  g_free (self->path);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Change, end)

/* Setting aside */

/* Gives a file another name, never that of one that is there. */
static int
move_to (const char *path, const char *aside)
{
  if (link (path, aside) == 0)
    return g_unlink (path) == 0 ? 0 : errno;
  if (errno == EEXIST)
    return EEXIST;
  if (errno != EPERM && errno != ENOTSUP && errno != ENOSYS)
    return errno;

  /* a file system that gives a file one name only */
  if (g_access (aside, F_OK) == 0)
    return EEXIST;

  return g_rename (path, aside) == 0 ? 0 : errno;
}

static gboolean
set_aside_file (const char *path, char **set_aside, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%Y-%m-%d-%H%M%S");
  int number = EEXIST;

  for (guint i = 1; number == EEXIST; i++)
    {
      g_autofree char *aside = i == 1 ? g_strdup_printf ("%s.damaged-%s", path, time)
                                      : g_strdup_printf ("%s.damaged-%s-%u", path, time, i);

      number = move_to (path, aside);
      if (number == 0)
        *set_aside = g_steal_pointer (&aside);
    }

  return number == 0 || fail (error, number);
}

/* Reads what is there now that nobody else writes. If that is damaged, it is set aside, and nothing
 * is there. */
static ErrdexShelfItems *
read_locked (Change *self, char **text, char **set_aside, GError **error)
{
  g_autoptr (GError) read_error = NULL;
  ErrdexShelfItems *items = read_items (self->path, text, &read_error);

  if (items != NULL)
    return items;
  if (!g_error_matches (read_error, ERRDEX_SHELF_ERROR, ERRDEX_SHELF_ERROR_DAMAGED))
    {
      g_propagate_error (error, g_steal_pointer (&read_error));
      return NULL;
    }
  g_clear_pointer (text, g_free);

  return set_aside_file (self->path, set_aside, error) ? errdex_shelf_items_new () : NULL;
}

/**
 * errdex_shelf_file_load:
 * @path: a file; it need not be there
 * @set_aside: (out) (nullable): the path that a damaged file has been given, or %NULL
 * @error: why it cannot be read: a %G_FILE_ERROR or %ERRDEX_SHELF_ERROR
 *
 * Returns: (transfer full) (nullable): what the file holds; nothing if it is not there or damaged
 */
ErrdexShelfItems *
errdex_shelf_file_load (const char *path, char **set_aside, GError **error)
{
  g_autofree char *text = NULL, *new_text = NULL;
  g_autoptr (GError) read_error = NULL;
  g_auto (Change) change = { .fd = -1 };
  ErrdexShelfItems *items = read_items (path, &text, &read_error);

  *set_aside = NULL;
  if (items != NULL)
    return items;
  if (g_error_matches (read_error, ERRDEX_SHELF_ERROR, ERRDEX_SHELF_ERROR_DAMAGED)
      && begin (&change, path, NULL))
    return read_locked (&change, &new_text, set_aside, error);
  g_propagate_error (error, g_steal_pointer (&read_error));

  return NULL;
}

/* Writing */

static gboolean
replace (Change *self, const char *text, GError **error)
{
  struct stat old;
  int number = 0;

  if (!errdex_truncate (self->fd))
    number = errno;
  if (number == 0 && !errdex_write_all (self->fd, text, strlen (text)))
    number = errno;
  /* a file system without permissions is no reason to fail */
  if (number == 0 && g_stat (self->path, &old) == 0 && fchmod (self->fd, old.st_mode & 0777) < 0)
    g_debug ("Keeping the permissions: %s", g_strerror (errno));
  if (number == 0 && !errdex_sync (self->fd))
    number = errno;
  if (number == 0 && g_rename (self->temporary, self->path) < 0)
    number = errno;
  if (number != 0)
    return fail (error, number);
  self->kept = TRUE;
  errdex_sync_folder_of (self->path);

  return TRUE;
}

static gboolean
write_items (Change *self, const ErrdexShelfItems *items, const char *old_text, GError **error)
{
  g_autofree char *text = errdex_shelf_json_print (items);

  if (g_strcmp0 (text, old_text) == 0)
    return TRUE;
  if (strlen (text) > ERRDEX_SHELF_MAX_BYTES)
    {
      g_set_error (error, ERRDEX_SHELF_ERROR, ERRDEX_SHELF_ERROR_TOO_LARGE,
                   _ ("it would be larger than %d MiB"), ERRDEX_SHELF_MAX_BYTES / (1024 * 1024));
      return FALSE;
    }

  return replace (self, text, error);
}

/**
 * errdex_shelf_file_save:
 * @path: a file; it need not be there, nor the folder
 * @items: what it is to hold
 * @set_aside: (out) (nullable): the path that a damaged file has been given, or %NULL
 * @error: why it cannot be written: a %G_FILE_ERROR or %ERRDEX_SHELF_ERROR
 *
 * Merges items into those that the file holds now. If it fails, or the process ends meanwhile, what
 * was there is left as it was.
 *
 * Returns: (transfer full) (nullable): what the file holds then, or %NULL if it failed
 */
ErrdexShelfItems *
errdex_shelf_file_save (const char *path,
                        const ErrdexShelfItems *items,
                        char **set_aside,
                        GError **error)
{
  g_auto (Change) change = { .fd = -1 };
  g_autoptr (ErrdexShelfItems) there = NULL;
  g_autoptr (ErrdexShelfItems) merged = NULL;
  g_autofree char *text = NULL;

  *set_aside = NULL;
  if (!begin (&change, path, error))
    return NULL;
  there = read_locked (&change, &text, set_aside, error);
  if (there == NULL)
    return NULL;
  merged = errdex_shelf_items_copy (items);
  errdex_shelf_items_merge (merged, there);
  errdex_shelf_items_prune (merged, g_get_real_time ());
  if (!write_items (&change, merged, text, error))
    return NULL;

  return g_steal_pointer (&merged);
}
