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
  int fd = open (path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
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

/**
 * errdex_regular_file_read:
 * @fd: an open file
 * @max_bytes: how many bytes are wanted at most
 * @error: (out): why it cannot be read, as %G_FILE_ERROR, without its name
 *
 * Returns: (transfer full) (nullable): its bytes from here to its end; a few more than @max_bytes
 * if it has more than those
 */
GBytes *
errdex_regular_file_read (int fd, gsize max_bytes, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  gssize n;

  do
    {
      guint length = bytes->len;

      g_byte_array_set_size (bytes, length + PIECE);
      do
        n = read (fd, bytes->data + length, PIECE);
      while (n < 0 && errno == EINTR);
      if (n < 0)
        {
          fail (error, errno);
          return NULL;
        }
      g_byte_array_set_size (bytes, length + n);
    }
  while (n > 0 && bytes->len <= max_bytes);

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
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
