// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include <glib/gi18n.h>

#include "output.h"
#include "progress.h"

/* Nothing is shown of work that takes less, in microseconds. */
#define PATIENCE G_USEC_PER_SEC
/* The time between two changes of the line. */
#define INTERVAL (G_USEC_PER_SEC / 8)
#define CLEAR    "\r\033[K"
/* Longer names are shown by their end, so that the line stays one. */
#define MAX_NAME 36

/**
 * errdex_progress_init:
 * @self: the progress of work that begins now
 */
void
errdex_progress_init (ErrdexProgress *self)
{
  const char *term = g_getenv ("TERM");

  self->wanted = isatty (STDERR_FILENO) && term != NULL && !g_str_equal (term, "dumb");
  self->shown = FALSE;
  self->started = g_get_monotonic_time ();
  self->last = 0;
}

static void
put (const char *text)
{
  /* what cannot be shown is not missed */
  if (write (STDERR_FILENO, text, strlen (text)) < 0)
    errno = 0;
}

static char *
shorten (const char *path)
{
  g_autofree char *name = errdex_visible_filename (path);
  glong length = g_utf8_strlen (name, -1);

  if (length <= MAX_NAME)
    return g_steal_pointer (&name);

  return g_strconcat ("…", g_utf8_offset_to_pointer (name, length - MAX_NAME + 1), NULL);
}

/**
 * errdex_progress_is_due:
 * @self: the progress
 *
 * Returns: whether it is time to show it, for the first time or again
 */
gboolean
errdex_progress_is_due (ErrdexProgress *self)
{
  gint64 now;

  if (!self->wanted)
    return FALSE;
  now = g_get_monotonic_time ();

  return now - self->started >= PATIENCE && now - self->last >= INTERVAL;
}

/**
 * errdex_progress_show:
 * @self: the progress, if it is due
 * @path: the file that is being read
 * @done: how many bytes of it have been read
 * @size: how many it has; 0 if that is not known
 * @n_codes: how many codes have been found
 */
void
errdex_progress_show (ErrdexProgress *self,
                      const char *path,
                      guint64 done,
                      guint64 size,
                      guint n_codes)
{
  g_autofree char *name = NULL, *amount = NULL, *codes = NULL, *line = NULL;

  self->last = g_get_monotonic_time ();
  self->shown = TRUE;
  name = shorten (path);
  amount = size > 0 ? g_strdup_printf ("%u %%", (guint) (MIN (done, size) * 100 / size))
                    : g_format_size (done);
  codes = g_strdup_printf (ngettext ("%u code found", "%u codes found", n_codes), n_codes);
  line = g_strdup_printf (CLEAR "%s: %s, %s", name, amount, codes);
  put (line);
}

/**
 * errdex_progress_hide:
 * @self: the progress
 *
 * Takes the line away, so that something else can be written.
 */
void
errdex_progress_hide (ErrdexProgress *self)
{
  if (self->shown)
    put (CLEAR);
  self->shown = FALSE;
}
