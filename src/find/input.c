// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "input.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "catalog/descriptor.h"

/* What a gzip file begins with: its mark and the only method there is (RFC 1952). */
#define GZIP_MARK "\x1f\x8b\x08"
/* zlib keeps to itself what it decompressed when it meets an error, so little is given to it at a
 * time. */
#define GZIP_SLICE 512

/* One file that is being read. */
typedef struct
{
  int fd;               /* -1 where there is a stream */
  GInputStream *stream; /* or NULL */
  GCancellable *cancellable;
  const char *path;
  guint64 size; /* 0 if not known */
  guint64 done;
} Source;

/**
 * errdex_input_init:
 * @self: (out caller-allocates): the input of a scan
 * @scan: the scan
 * @funcs: what is to be told
 * @user_data: for @funcs
 */
void
errdex_input_init (ErrdexInput *self,
                   ErrdexScan *scan,
                   const ErrdexInputFuncs *funcs,
                   gpointer user_data)
{
  *self = (ErrdexInput){ .scan = scan,
                         .no_directory = _ ("it is a directory"),
                         .buffer = g_malloc (ERRDEX_INPUT_SIZE),
                         .funcs = funcs,
                         .user_data = user_data };
}

/**
 * errdex_input_clear:
 * @self: the input of a scan, or zeroes
 */
void
errdex_input_clear (ErrdexInput *self)
{
  g_clear_pointer (&self->buffer, g_free);
}

static void
complain (ErrdexInput *self, const char *path, const char *message)
{
  self->funcs->trouble (path, message, self->user_data);
}

/* --- reading --- */

/* With O_NONBLOCK, it does not wait for someone to write into a pipe. */
static int
open_file (const char *path, int flags)
{
  return errdex_open (path, O_RDONLY | O_NOCTTY | flags, 0);
}

/**
 * errdex_input_open:
 * @path: a file name
 *
 * Returns: a file descriptor; -1 with errno set on failure
 */
int
errdex_input_open (const char *path)
{
  return open_file (path, 0);
}

static gssize
read_stream (ErrdexInput *self, Source *source, gsize at)
{
  g_autoptr (GError) error = NULL;
  gssize n = g_input_stream_read (source->stream, self->buffer + at, ERRDEX_INPUT_SIZE - at,
                                  source->cancellable, &error);

  if (n < 0 && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    self->stopped = TRUE;
  else if (n < 0)
    complain (self, source->path, error->message);

  return n;
}

static gssize
read_file (ErrdexInput *self, Source *source, gsize at)
{
  gssize n = errdex_read (source->fd, self->buffer + at, ERRDEX_INPUT_SIZE - at);

  if (n < 0)
    complain (self, source->path, g_strerror (errno));

  return n;
}

/* Fills the buffer from @at on. Returns how many bytes were read, 0 at the end, -1 if it failed,
 * which was told, or is not to go on. */
static gssize
read_some (ErrdexInput *self, Source *source, gsize at)
{
  gssize n = source->stream != NULL ? read_stream (self, source, at) : read_file (self, source, at);

  if (n > 0)
    source->done += n;
  if (!self->funcs->progress (source->path, source->done, source->size, self->user_data))
    self->stopped = TRUE;

  return self->stopped ? -1 : n;
}

/**
 * errdex_input_is_gzip:
 * @bytes: (array length=length): how a file begins
 * @length: how much of it is there
 *
 * Returns: whether the file is compressed by gzip
 */
gboolean
errdex_input_is_gzip (const guint8 *bytes, gsize length)
{
  return length >= strlen (GZIP_MARK) && memcmp (bytes, GZIP_MARK, strlen (GZIP_MARK)) == 0;
}

/* --- gzip --- */

typedef struct
{
  ErrdexInput *input;
  Source *source;
  GConverter *decompressor;
  guint8 *output; /* ERRDEX_INPUT_SIZE bytes */
  gsize n_output;
  gsize at;  /* what of the input's buffer is still to be decompressed, */
  gsize end; /* from and to */
  gboolean at_end;
  gboolean failed; /* whether reading failed, which was told */
} Gzip;

static void
gzip_flush (Gzip *self)
{
  errdex_scan_feed (self->input->scan, self->output, self->n_output);
  self->n_output = 0;
}

/* Whether there are at least @wanted bytes to go on with. */
static gboolean
gzip_fill (Gzip *self, gsize wanted)
{
  ErrdexInput *input = self->input;

  while (self->end - self->at < wanted && !self->at_end)
    {
      gssize n;

      memmove (input->buffer, input->buffer + self->at, self->end - self->at);
      self->end -= self->at;
      self->at = 0;
      n = read_some (input, self->source, self->end);
      self->at_end = n <= 0;
      self->failed = n < 0;
      self->end += MAX (n, 0);
    }

  return self->end - self->at >= wanted;
}

/* What follows a compressed file inside a file: another one; or zeroes, which tapes and disks pad
 * with. Anything else is none of it. */
static gboolean
gzip_next_member (Gzip *self)
{
  if (gzip_fill (self, strlen (GZIP_MARK))
      && errdex_input_is_gzip (self->input->buffer + self->at, self->end - self->at))
    {
      g_converter_reset (self->decompressor);
      return TRUE;
    }
  while (gzip_fill (self, 1) && self->input->buffer[self->at] == 0)
    self->at++;
  if (gzip_fill (self, 1))
    complain (self->input, self->source->path, _ ("what follows the compressed data is ignored"));

  return FALSE;
}

static gboolean
gzip_fail (Gzip *self, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT) || error == NULL)
    complain (self->input, self->source->path, _ ("the compressed data breaks off"));
  else
    complain (self->input, self->source->path, _ ("the compressed data is damaged"));

  return FALSE;
}

/* Decompresses some bytes. Returns whether to go on. */
static gboolean
gzip_step (Gzip *self)
{
  g_autoptr (GError) error = NULL;
  GConverterResult result;
  gsize n_read = 0, n_written = 0;

  if (self->n_output == ERRDEX_INPUT_SIZE)
    gzip_flush (self);
  if (!gzip_fill (self, 1))
    return self->failed ? FALSE : gzip_fail (self, NULL);
  result = g_converter_convert (self->decompressor, self->input->buffer + self->at,
                                MIN (self->end - self->at, GZIP_SLICE),
                                self->output + self->n_output, ERRDEX_INPUT_SIZE - self->n_output,
                                G_CONVERTER_NO_FLAGS, &n_read, &n_written, &error);
  if (result == G_CONVERTER_ERROR)
    return gzip_fail (self, error);
  self->at += n_read;
  self->n_output += n_written;

  return result != G_CONVERTER_FINISHED || gzip_next_member (self);
}

static void
scan_gzip (ErrdexInput *self, Source *source, gsize n)
{
  g_autoptr (GZlibDecompressor) decompressor
      = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autofree guint8 *output = g_malloc (ERRDEX_INPUT_SIZE);
  Gzip gzip = { .input = self,
                .source = source,
                .decompressor = G_CONVERTER (decompressor),
                .output = output,
                .end = n };

  while (gzip_step (&gzip))
    continue;
  gzip_flush (&gzip);
}

/* --- files and directories --- */

static void
scan_source (ErrdexInput *self, Source *source)
{
  gsize n = 0;
  gssize more;

  /* pipes may give less than it takes to tell what this is */
  do
    {
      more = read_some (self, source, n);
      n += MAX (more, 0);
    }
  while (more > 0 && n < strlen (GZIP_MARK));
  if (errdex_input_is_gzip (self->buffer, n))
    {
      scan_gzip (self, source, n);
      return;
    }

  errdex_scan_feed (self->scan, self->buffer, n);
  while (more > 0)
    {
      more = read_some (self, source, 0);
      errdex_scan_feed (self->scan, self->buffer, MAX (more, 0));
    }
}

static void
scan_input (ErrdexInput *self, Source *source)
{
  g_autofree char *name = g_filename_display_name (source->path);

  errdex_scan_begin (self->scan, name);
  self->n_inputs++;
  scan_source (self, source);
  errdex_scan_end (self->scan);
}

/* Whether a file was cut off before its end had been read. Those that the kernel makes up say more
 * than they have, and keep to it. */
static gboolean
has_shrunk (const Source *source)
{
  struct stat now;

  return source->done < source->size && fstat (source->fd, &now) == 0
         && (guint64) now.st_size < source->size;
}

static void
scan_fd (ErrdexInput *self, int fd, const char *path, const struct stat *info)
{
  Source source = { .fd = fd, .path = path };

  if (S_ISREG (info->st_mode))
    source.size = info->st_size;
  posix_fadvise (fd, 0, 0, POSIX_FADV_SEQUENTIAL);
  scan_input (self, &source);
  if (has_shrunk (&source))
    complain (self, path, _ ("it became shorter while it was read; scan it again"));
}

static void scan_directory (ErrdexInput *self, const char *path);

static void
scan_open (ErrdexInput *self, int fd, const char *path)
{
  struct stat info;

  if (fstat (fd, &info) < 0)
    complain (self, path, g_strerror (errno));
  else if (S_ISDIR (info.st_mode) && self->recursive)
    scan_directory (self, path);
  else if (S_ISDIR (info.st_mode))
    complain (self, path, self->no_directory);
  else if (self->files_only && !S_ISREG (info.st_mode))
    complain (self, path, _ ("it is a pipe or a device, not a file"));
  else
    scan_fd (self, fd, path, &info);
}

static void
scan_path (ErrdexInput *self, const char *path)
{
  int fd = open_file (path, self->files_only ? O_NONBLOCK : 0);

  if (fd < 0)
    {
      complain (self, path, g_strerror (errno));
      return;
    }
  scan_open (self, fd, path);
  close (fd);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static GPtrArray *
list_directory (ErrdexInput *self, const char *path)
{
  DIR *dir = opendir (path);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const struct dirent *entry;

  if (dir == NULL)
    {
      complain (self, path, g_strerror (errno));
      return names;
    }
  while (errno = 0, (entry = readdir (dir)) != NULL)
    if (!g_str_equal (entry->d_name, ".") && !g_str_equal (entry->d_name, ".."))
      g_ptr_array_add (names, g_build_filename (path, entry->d_name, NULL));
  if (errno != 0)
    complain (self, path, g_strerror (errno));
  closedir (dir);
  g_ptr_array_sort (names, compare_names);

  return names;
}

/* Reads what is in a directory, in the order of the names. Links in it are not followed, as they
 * may lead in a circle; pipes and devices in it are not opened, as nobody knows when they end. */
static void
scan_directory (ErrdexInput *self, const char *path)
{
  g_autoptr (GPtrArray) names = list_directory (self, path);

  for (guint i = 0; i < names->len && !self->stopped; i++)
    {
      const char *name = names->pdata[i];
      struct stat info;

      if (lstat (name, &info) < 0)
        complain (self, name, g_strerror (errno));
      else if (S_ISDIR (info.st_mode))
        scan_directory (self, name);
      else if (S_ISREG (info.st_mode))
        scan_path (self, name);
    }
}

/**
 * errdex_input_read:
 * @self: the input of a scan
 * @path: a file name, in the encoding of file names; `-` is standard input
 *
 * Reads a file, decompressing it if need be, or a directory, to the end.
 */
void
errdex_input_read (ErrdexInput *self, const char *path)
{
  if (g_str_equal (path, "-"))
    scan_open (self, STDIN_FILENO, path);
  else
    scan_path (self, path);
}

/**
 * errdex_input_read_stream:
 * @self: the input of a scan
 * @stream: what to read, such as a file that is not on this machine
 * @name: what to call it
 * @size: how many bytes it has; 0 if that is not known
 * @cancellable: (nullable): what stops a read that takes long
 *
 * Reads a stream, decompressing it if need be, to the end.
 */
void
errdex_input_read_stream (ErrdexInput *self,
                          GInputStream *stream,
                          const char *name,
                          guint64 size,
                          GCancellable *cancellable)
{
  Source source
      = { .fd = -1, .stream = stream, .cancellable = cancellable, .path = name, .size = size };

  scan_input (self, &source);
}
