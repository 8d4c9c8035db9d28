// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "regular-file.h"

#include "descriptor.h"

#define PIECE (256 * 1024)

static int
fail (GError **error, int number)
{
  g_set_error_literal (error, G_FILE_ERROR, g_file_error_from_errno (number), g_strerror (number));

  return -1;
}

static void
take_stamp (ErrdexFileStamp *stamp, const struct stat *info)
{
  const gint64 second = 1000 * 1000 * 1000;

  stamp->device = info->st_dev;
  stamp->inode = info->st_ino;
  stamp->size = info->st_size;
  stamp->modified = info->st_mtim.tv_sec * second + info->st_mtim.tv_nsec;
  stamp->changed = info->st_ctim.tv_sec * second + info->st_ctim.tv_nsec;
}

/**
 * errdex_regular_file_open:
 * @path: the path of a file, or of a link to one
 * @stamp: (out caller-allocates): its stamp
 * @error: (out): why it cannot be opened, as %G_FILE_ERROR or %G_IO_ERROR, without its name
 *
 * Opens a file to read it. What is no file is refused without waiting for anybody: a pipe would
 * make who reads it wait for ever.
 *
 * Returns: its descriptor, to be closed; -1 if it cannot be opened
 */
int
errdex_regular_file_open (const char *path, ErrdexFileStamp *stamp, GError **error)
{
  int fd = errdex_open (path, O_RDONLY | O_NONBLOCK | O_NOCTTY, 0);
  struct stat info;

  if (fd < 0)
    return fail (error, errno);
  if (fstat (fd, &info) < 0)
    {
      int number = errno;

      close (fd);
      return fail (error, number);
    }
  if (!S_ISREG (info.st_mode))
    {
      close (fd);
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE,
                           _ ("this is no regular file"));
      return -1;
    }
  take_stamp (stamp, &info);

  return fd;
}

/* Bytes that are being read. How many there are the file decides, so there may be no room. */
typedef struct
{
  guint8 *data;
  gsize length;
  gsize size;
} Buffer;

static gboolean
make_room (Buffer *self)
{
  gsize size = self->size > 0 ? 2 * self->size : PIECE;
  guint8 *data;

  if (self->size - self->length >= PIECE)
    return TRUE;
  data = g_try_realloc (self->data, size + 1);
  if (data == NULL)
    return FALSE;
  self->data = data;
  self->size = size;

  return TRUE;
}

/**
 * errdex_regular_file_read:
 * @fd: an open file
 * @max_bytes: how many bytes are wanted at most
 * @error: (out): why it cannot be read, as %G_FILE_ERROR, without its name
 *
 * Returns: (transfer full) (nullable): its bytes from here to its end, with a zero behind them that
 * does not count; a few more than @max_bytes if it has more than those
 */
GBytes *
errdex_regular_file_read (int fd, gsize max_bytes, GError **error)
{
  Buffer buffer = { NULL };
  int number = 0;
  gssize n = 0;

  do
    {
      if (!make_room (&buffer))
        number = ENOMEM;
      else if ((n = errdex_read (fd, buffer.data + buffer.length, PIECE)) < 0)
        number = errno;
      else
        buffer.length += n;
    }
  while (number == 0 && n > 0 && buffer.length <= max_bytes);
  if (number == 0)
    {
      buffer.data[buffer.length] = '\0';
      return g_bytes_new_take (buffer.data, buffer.length);
    }
  g_free (buffer.data);
  fail (error, number);

  return NULL;
}

/**
 * errdex_file_stamp_equal:
 *
 * Returns: whether both are stamps of a file, and of the same state of it
 */
gboolean
errdex_file_stamp_equal (const ErrdexFileStamp *a, const ErrdexFileStamp *b)
{
  return a->inode != 0 && a->device == b->device && a->inode == b->inode && a->size == b->size
         && a->modified == b->modified && a->changed == b->changed;
}
