// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "export.h"

static gboolean
fail (GError **error, const char *path, int number)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (number), _ ("cannot write “%s”: %s"),
               name, g_strerror (number));

  return FALSE;
}

static gboolean
write_all (int fd, const char *text, gsize length)
{
  while (length > 0)
    {
      gssize n = write (fd, text, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      text += n;
      length -= n;
    }

  return TRUE;
}

/* Devices and pipes take the text as it comes: to put a new file in their place would destroy
 * them. */
static gboolean
write_through (const char *path, const char *text, GError **error)
{
  int fd = g_open (path, O_WRONLY | O_CREAT | O_TRUNC | O_NOCTTY | O_CLOEXEC, 0666);

  if (fd < 0)
    return fail (error, path, errno);
  if (!write_all (fd, text, strlen (text)))
    {
      int number = errno;

      close (fd);
      return fail (error, path, number);
    }
  if (close (fd) < 0 && errno != EINTR)
    return fail (error, path, errno);

  return TRUE;
}

/* Puts a text into an open file, and makes sure that it is there. */
static gboolean
fill (int fd, const char *text, const GStatBuf *old)
{
  if (!write_all (fd, text, strlen (text)))
    return FALSE;
  /* a file system without permissions is no reason to fail */
  if (old != NULL && fchmod (fd, old->st_mode & 07777) < 0)
    g_debug ("Keeping the permissions: %s", g_strerror (errno));

  return fsync (fd) == 0;
}

/* Writes beside the file first, so that it is there whole, as it was, or not at all. */
static gboolean
replace (const char *path, const char *text, const GStatBuf *old, GError **error)
{
  g_autofree char *temporary = g_strconcat (path, ".XXXXXX", NULL);
  int fd = g_mkstemp_full (temporary, O_WRONLY | O_CLOEXEC, 0666);
  int number = 0;

  if (fd < 0)
    return fail (error, path, errno);
  if (!fill (fd, text, old))
    number = errno;
  if (close (fd) < 0 && number == 0)
    number = errno;
  if (number == 0 && g_rename (temporary, path) < 0)
    number = errno;
  if (number == 0)
    return TRUE;

  g_unlink (temporary);
  return fail (error, path, number);
}

static gboolean
save_local (const char *path, const char *text, GError **error)
{
  g_autofree char *real = NULL;
  GStatBuf old;

  if (g_stat (path, &old) < 0)
    /* a link that leads nowhere yet stays a link */
    return g_lstat (path, &old) == 0 ? write_through (path, text, error)
                                     : replace (path, text, NULL, error);
  if (S_ISDIR (old.st_mode))
    return fail (error, path, EISDIR);
  if (!S_ISREG (old.st_mode))
    return write_through (path, text, error);

  /* a link stays, what it points at is replaced; it may lead to an open file without a name */
  real = realpath (path, NULL);
  if (real == NULL)
    return write_through (path, text, error);

  return replace (real, text, &old, error);
}

/**
 * errdex_export_save:
 * @file: where to write
 * @text: what to write
 * @error: (out): why it could not be written, naming the file, as %G_FILE_ERROR or %G_IO_ERROR
 *
 * Writes a file in one step: if it fails, such as for want of space, what was there before is left
 * as it was, and no part of the new text remains. A device or a pipe is written to as it is.
 * Blocks.
 *
 * Returns: whether the text was written
 */
gboolean
errdex_export_save (GFile *file, const char *text, GError **error)
{
  g_autofree char *path = g_file_get_path (file);

  if (path != NULL)
    return save_local (path, text, error);

  return g_file_replace_contents (file, text, strlen (text), NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                  NULL, error);
}
