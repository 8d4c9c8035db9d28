// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Reads files that grow, as tail -F does, and prints each code as it appears. A file that was cut
 * off or replaced by a new one, as happens when logs are rotated, is read from its beginning again.
 */

#include "config.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include <gio/gio.h>
#include <glib/gi18n.h>

#include "catalog/descriptor.h"
#include "find/export-json.h"
#include "find/input.h"
#include "find/summary.h"

#include "follow.h"

/* How long to wait for more, in milliseconds. */
#define PAUSE 250

typedef struct _Follower Follower;

/* One file that is followed. */
typedef struct
{
  Follower *follower;
  const char *path;
  int fd; /* -1 while there is no such file */
  struct stat info;
  gboolean grows;  /* a regular file: its end is not the end */
  gboolean opened; /* whether it was there once, and is worth waiting for */
  gboolean missed; /* whether it was told that there is no such file any more */
  gboolean done;
  guint64 position; /* how many bytes have been read */
  ErrdexScan *scan; /* only one input of a scan can be open at a time, so each file has its own */
} Followed;

struct _Follower
{
  ErrdexCli *cli;
  ErrdexScanner *scanner;
  ErrdexFinder *finder;
  GArray *files; /* Followed */
  guint8 *buffer;
  gboolean found;
  gboolean trouble;
};

static void
complain (Followed *file, const char *message)
{
  g_autofree char *name = errdex_visible_filename (file->path);

  errdex_complain (_ ("cannot read “%s”: %s"), name, message);
  file->follower->trouble = TRUE;
}

/* --- printing --- */

static void
print_json (Follower *self, const ErrdexFound *found, const ErrdexPlace *place, const char *name)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *line = NULL;
  ErrdexLibrary *library = errdex_finder_get_library (self->finder);
  gboolean known = found->entry >= 0;

  json_builder_begin_object (builder);
  errdex_json_add_string (builder, "code", known ? found->code : NULL);
  errdex_json_add_string (builder, "catalog",
                          known ? errdex_library_get_catalog (library, found->entry)->id : NULL);
  errdex_json_add_string (builder, "text", found->code);
  errdex_json_add_string (builder, "file", name);
  json_builder_set_member_name (builder, "line");
  json_builder_add_int_value (builder, place->line);
  json_builder_set_member_name (builder, "column");
  json_builder_add_int_value (builder, place->column);
  json_builder_set_member_name (builder, "offset");
  json_builder_add_int_value (builder, place->offset);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  line = json_to_string (root, FALSE);
  errdex_output_write (&self->cli->output, line, -1);
  errdex_output_write (&self->cli->output, "\n", 1);
}

static void
print_text (Follower *self, const ErrdexFound *found, const ErrdexPlace *place, const char *name)
{
  ErrdexOutput *output = &self->cli->output;
  gboolean known = found->entry >= 0;
  g_autofree char *visible = errdex_visible (name);
  g_autofree char *words
      = known ? errdex_summary_meaning (errdex_finder_get_library (self->finder), found->entry)
              : g_strdup (_ ("looks like a code, but is in no catalog"));

  errdex_output_printf (output, "%s:%" G_GUINT64_FORMAT ":%" G_GUINT64_FORMAT ": ", visible,
                        place->line, place->column);
  errdex_output_styled (output, known ? ERRDEX_STYLE_CODE : ERRDEX_STYLE_BAD, found->code);
  errdex_output_printf (output, ": %s\n", words);
}

static void
on_found (const ErrdexFound *found, const ErrdexPlace *place, gpointer user_data)
{
  Followed *file = user_data;
  Follower *self = file->follower;
  const char *name = errdex_scan_get_name (file->scan, place->file);

  self->found |= found->entry >= 0;
  if (self->cli->json)
    print_json (self, found, place, name);
  else
    print_text (self, found, place, name);
}

/* --- one file --- */

static void
begin (Followed *self)
{
  g_autofree char *name = g_filename_display_name (self->path);

  self->position = 0;
  self->scan = errdex_scan_new (self->follower->scanner);
  errdex_scan_set_func (self->scan, on_found, self);
  errdex_scan_begin (self->scan, name);
}

static void
end (Followed *self)
{
  if (self->scan != NULL)
    errdex_scan_end (self->scan);
  g_clear_pointer (&self->scan, errdex_scan_free);
}

static void
close_file (Followed *self)
{
  end (self);
  if (self->fd > STDIN_FILENO)
    close (self->fd);
  self->fd = -1;
}

/* Pipes end, and what cannot be followed is given up; regular files are waited for. */
static void
give_up (Followed *self)
{
  close_file (self);
  self->done = TRUE;
}

/* To follow what is printed would never end: what was found would be found again. */
static gboolean
is_output (const struct stat *info)
{
  struct stat output;

  return fstat (STDOUT_FILENO, &output) == 0 && S_ISREG (output.st_mode)
         && output.st_ino == info->st_ino && output.st_dev == info->st_dev;
}

/* Why a file that was opened cannot be followed; or NULL. */
static const char *
find_obstacle (const struct stat *info)
{
  if (S_ISDIR (info->st_mode))
    return _ ("it is a directory, which cannot be followed");
  if (is_output (info))
    return _ ("it is the output, too");

  return NULL;
}

static void
open_file (Followed *self)
{
  const char *obstacle;

  self->fd = g_str_equal (self->path, "-") ? STDIN_FILENO : errdex_input_open (self->path);
  if (self->fd < 0 || fstat (self->fd, &self->info) < 0)
    {
      /* a log that is being rotated may be missing for a moment; a misspelt name is missing forever
       */
      if (self->opened)
        return;
      complain (self, g_strerror (errno));
      give_up (self);
      return;
    }
  obstacle = find_obstacle (&self->info);
  if (obstacle != NULL)
    {
      complain (self, obstacle);
      give_up (self);
      return;
    }
  self->opened = TRUE;
  self->missed = FALSE;
  self->grows = S_ISREG (self->info.st_mode);
  begin (self);
}

static gboolean
is_ready (int fd)
{
  GPollFD ready = { .fd = fd, .events = G_IO_IN };

  return g_poll (&ready, 1, 0) > 0;
}

static void
feed (Followed *self, gsize n)
{
  if (self->position == 0 && errdex_input_is_gzip (self->follower->buffer, n))
    {
      complain (self, _ ("it is compressed, and cannot be followed"));
      give_up (self);
      return;
    }
  self->position += n;
  errdex_scan_feed (self->scan, self->follower->buffer, n);
}

/* Reads what is there. Returns whether there was anything. */
static gboolean
read_more (Followed *self)
{
  gssize n;

  if (self->fd < 0 || (!self->grows && !is_ready (self->fd)))
    return FALSE;
  n = errdex_read (self->fd, self->follower->buffer, ERRDEX_INPUT_SIZE);
  if (n > 0)
    feed (self, n);
  else if (n < 0)
    complain (self, g_strerror (errno));
  if (n < 0 || (n == 0 && !self->grows))
    give_up (self);
  if (self->scan != NULL)
    errdex_scan_flush (self->scan);

  return n > 0;
}

static void
tell (Followed *self, const char *message)
{
  g_autofree char *name = errdex_visible_filename (self->path);

  errdex_complain ("%s: %s", name, message);
}

static void
replace_file (Followed *self)
{
  while (read_more (self))
    continue;
  tell (self, _ ("this is a new file now, which is read"));
  close_file (self);
  open_file (self);
}

static void
rewind_file (Followed *self)
{
  tell (self, _ ("the file was cut off, and is read from its beginning"));
  end (self);
  lseek (self->fd, 0, SEEK_SET);
  begin (self);
}

/* Called when all of a file has been read: whether it is still the file that has its name. */
static void
check_file (Followed *self)
{
  struct stat now;

  if (self->fd == STDIN_FILENO || (self->fd >= 0 && !self->grows))
    return;
  if (stat (self->path, &now) < 0)
    {
      if (!self->missed)
        tell (self, _ ("the file has vanished, and is waited for"));
      self->missed = TRUE;
      return;
    }
  self->missed = FALSE;
  if (self->fd < 0)
    open_file (self);
  else if (now.st_ino != self->info.st_ino || now.st_dev != self->info.st_dev)
    replace_file (self);
  else if ((guint64) now.st_size < self->position)
    rewind_file (self);
}

/* --- all files --- */

/* Waits for a while, or until a pipe has something. Returns whether anybody still reads what is
 * printed. */
static gboolean
wait_for_more (Follower *self)
{
  g_autofree GPollFD *fds = g_new0 (GPollFD, self->files->len + 1);
  guint n = 1;

  fds[0].fd = STDOUT_FILENO;
  for (guint i = 0; i < self->files->len; i++)
    {
      const Followed *file = &g_array_index (self->files, Followed, i);

      if (file->fd < 0 || file->grows)
        continue;
      fds[n].fd = file->fd;
      fds[n++].events = G_IO_IN;
    }
  g_poll (fds, n, PAUSE);

  return (fds[0].revents & (G_IO_ERR | G_IO_HUP)) == 0;
}

/* Goes over all files once. Returns whether any is left to be followed. */
static gboolean
go_round (Follower *self, gboolean *moved)
{
  gboolean left = FALSE;

  *moved = FALSE;
  for (guint i = 0; i < self->files->len; i++)
    {
      Followed *file = &g_array_index (self->files, Followed, i);

      if (file->done)
        continue;
      if (read_more (file))
        *moved = TRUE;
      else if (!file->done)
        check_file (file);
      left |= !file->done;
    }
  errdex_output_flush (&self->cli->output);

  return left;
}

static void
open_files (Follower *self, char *const *paths)
{
  guint n = g_strv_length ((char **) paths);

  /* the scans point at their files, so the array may not move */
  self->files = g_array_sized_new (FALSE, TRUE, sizeof (Followed), n);
  g_array_set_size (self->files, n);
  for (guint i = 0; i < n; i++)
    {
      Followed *file = &g_array_index (self->files, Followed, i);

      file->follower = self;
      file->path = paths[i];
      open_file (file);
    }
}

/**
 * errdex_follow:
 * @cli: the run
 * @scanner: what to look for
 * @finder: of the same library
 * @paths: (array zero-terminated=1): files; `-` is standard input
 *
 * Prints each code in the files as it appears. With --json, each is a document on a line of its
 * own. Ends when all files have, which only pipes do, or when nobody reads its output any more.
 *
 * Returns: the exit status
 */
int
errdex_follow (ErrdexCli *cli, ErrdexScanner *scanner, ErrdexFinder *finder, char *const *paths)
{
  Follower self = { .cli = cli, .scanner = scanner, .finder = finder };
  gboolean moved;

  self.buffer = g_malloc (ERRDEX_INPUT_SIZE);
  open_files (&self, paths);
  while (go_round (&self, &moved))
    if (!moved && !wait_for_more (&self))
      break;
  for (guint i = 0; i < self.files->len; i++)
    close_file (&g_array_index (self.files, Followed, i));
  g_array_unref (self.files);
  g_free (self.buffer);
  if (self.trouble)
    return ERRDEX_CLI_TROUBLE;

  return self.found ? ERRDEX_CLI_FOUND : ERRDEX_CLI_NOTHING;
}
