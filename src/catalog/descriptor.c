// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* The calls to the system for files, as they are meant: a signal that comes meanwhile is no error.
 */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "descriptor.h"

/**
 * errdex_open:
 * @path: the path of a file
 * @flags: as for open(); %O_CLOEXEC is added
 * @mode: as for open()
 *
 * Returns: a file descriptor; -1 with errno set on failure
 */
int
errdex_open (const char *path, int flags, mode_t mode)
{
  int fd;

  do
    fd = open (path, flags | O_CLOEXEC, mode);
  while (fd < 0 && errno == EINTR);

  return fd;
}

/**
 * errdex_read:
 * @fd: a file descriptor
 * @buffer: (out caller-allocates) (array length=size): where to put what was read
 * @size: how much fits in there
 *
 * Waits for what is not there yet.
 *
 * Returns: how many bytes were read, 0 at the end, -1 with errno set on failure
 */
gssize
errdex_read (int fd, gpointer buffer, gsize size)
{
  for (;;)
    {
      gssize n = read (fd, buffer, size);
      GPollFD ready = { .fd = fd, .events = G_IO_IN };

      if (n >= 0 || (errno != EINTR && errno != EAGAIN))
        return n;
      /* whoever opened the file made it not block */
      if (errno == EAGAIN)
        g_poll (&ready, 1, -1);
    }
}

/**
 * errdex_write_all:
 * @fd: a file descriptor
 * @bytes: (array length=length): what to write
 * @length: how much of it
 *
 * Returns: whether all was written; errno is set if it was not
 */
gboolean
errdex_write_all (int fd, const char *bytes, gsize length)
{
  while (length > 0)
    {
      gssize n = write (fd, bytes, length);

      if (n < 0 && errno != EINTR)
        return FALSE;
      bytes += MAX (n, 0);
      length -= MAX (n, 0);
    }

  return TRUE;
}

/**
 * errdex_truncate:
 * @fd: a file descriptor
 *
 * Takes away all that a file holds.
 *
 * Returns: whether it is empty; errno is set if it is not
 */
gboolean
errdex_truncate (int fd)
{
  int result;

  do
    result = ftruncate (fd, 0);
  while (result < 0 && errno == EINTR);

  return result == 0;
}

/**
 * errdex_sync:
 * @fd: a file descriptor
 *
 * Returns: whether what was written is on the disk; errno is set if it is not
 */
gboolean
errdex_sync (int fd)
{
  int result;

  do
    result = fsync (fd);
  while (result < 0 && errno == EINTR);

  return result == 0;
}

/**
 * errdex_sync_folder_of:
 * @path: the path of a file that was given its name just now
 *
 * Has the name written to the disk as well, where the file system can do that.
 */
void
errdex_sync_folder_of (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = errdex_open (folder, O_RDONLY | O_DIRECTORY, 0);

  if (fd < 0)
    return;
  if (!errdex_sync (fd))
    g_debug ("Writing the folder %s: %s", folder, g_strerror (errno));
  errdex_close (fd);
}

/**
 * errdex_close:
 * @fd: a file descriptor, which is closed in any case
 *
 * Returns: whether what was written is kept, as far as the system can tell; errno is set if it is
 * not
 */
gboolean
errdex_close (int fd)
{
  return close (fd) == 0 || errno == EINTR;
}
