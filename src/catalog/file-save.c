// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "file-save.h"

#include "descriptor.h"

/* What is to be written, and where. */
typedef struct
{
  const char *path;
  const char *bytes;
  gsize length;
} Save;

static gboolean
fail (const Save *self, int number, GError **error)
{
  g_autofree char *name = g_filename_display_name (self->path);

  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (number), _ ("cannot write “%s”: %s"),
               name, g_strerror (number));

  return FALSE;
}

/* Devices and pipes take the text as it comes: to put a new file in their place would destroy
 * them. */
static gboolean
write_through (const Save *self, GError **error)
{
  int fd = errdex_open (self->path, O_WRONLY | O_CREAT | O_TRUNC | O_NOCTTY, 0666);
  int number = 0;

  if (fd < 0)
    return fail (self, errno, error);
  if (!errdex_write_all (fd, self->bytes, self->length))
    number = errno;
  if (!errdex_close (fd) && number == 0)
    number = errno;

  return number == 0 || fail (self, number, error);
}

/* Makes a new file beside another one. */
static int
open_beside (const char *path, char **temporary)
{
  int fd;

  do
    {
      g_free (*temporary);
      *temporary = g_strconcat (path, ".XXXXXX", NULL);
      fd = g_mkstemp_full (*temporary, O_WRONLY | O_CLOEXEC, 0666);
    }
  while (fd < 0 && errno == EINTR);

  return fd;
}

/* Puts the bytes into an open file, and makes sure that they are there. */
static gboolean
fill (const Save *self, int fd, const GStatBuf *old)
{
  if (!errdex_write_all (fd, self->bytes, self->length))
    return FALSE;
  /* a file system without permissions is no reason to fail */
  if (old != NULL && fchmod (fd, old->st_mode & 07777) < 0)
    g_debug ("Keeping the permissions: %s", g_strerror (errno));

  return errdex_sync (fd);
}

/* Writes beside the file first, so that it is there whole, as it was, or not at all. */
static gboolean
replace (const Save *self, const char *real, const GStatBuf *old, GError **error)
{
  g_autofree char *temporary = NULL;
  int fd = open_beside (real, &temporary);
  int number = 0;

  if (fd < 0)
    return fail (self, errno, error);
  if (!fill (self, fd, old))
    number = errno;
  if (!errdex_close (fd) && number == 0)
    number = errno;
  if (number == 0 && g_rename (temporary, real) < 0)
    number = errno;
  if (number == 0)
    {
      errdex_sync_folder_of (real);
      return TRUE;
    }

  g_unlink (temporary);
  return fail (self, number, error);
}

/* A link that leads nowhere yet stays a link. */
static gboolean
create (const Save *self, GError **error)
{
  GStatBuf link;

  return g_lstat (self->path, &link) == 0 ? write_through (self, error)
                                          : replace (self, self->path, NULL, error);
}

/**
 * errdex_file_save:
 * @path: where to write
 * @bytes: (array length=length): what to write
 * @length: how much of it
 * @error: (out): why it could not be written, naming the file, as %G_FILE_ERROR
 *
 * Writes a file in one step: if it fails, such as for want of space, what was there before is left
 * as it was, and no part of the new text remains. A device or a pipe is written to as it is.
 * Blocks.
 *
 * Returns: whether all was written
 */
gboolean
errdex_file_save (const char *path, const char *bytes, gsize length, GError **error)
{
  const Save save = { path, bytes, length };
  g_autofree char *real = NULL;
  GStatBuf old;

  if (g_stat (path, &old) < 0)
    return errno == ENOENT ? create (&save, error) : fail (&save, errno, error);
  if (S_ISDIR (old.st_mode))
    return fail (&save, EISDIR, error);
  if (!S_ISREG (old.st_mode))
    return write_through (&save, error);

  /* a link stays, what it points at is replaced; it may lead to an open file without a name */
  real = realpath (path, NULL);
  if (real == NULL)
    return write_through (&save, error);

  return replace (&save, real, &old, error);
}
