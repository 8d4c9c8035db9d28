// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Has HTML and Markdown read by a program of its own, errdex-import: so their libraries are no part
 * of this one, and a page that breaks them breaks nothing else. */

#include "config.h"

#include <signal.h>
#include <string.h>

#include <gio/gio.h>
#include <glib/gi18n.h>

#include "catalog/places.h"

#include "page-reader.h"

static char *
find_program (void)
{
  const char *root = errdex_places_get_build_root ();

  if (root != NULL)
    return g_build_filename (root, "src", "import", "errdex-import", NULL);

  return g_build_filename (ERRDEX_LIBEXECDIR, "errdex-import", NULL);
}

static void
fail (GError **error, const char *message)
{
  g_set_error_literal (error, ERRDEX_IMPORT_ERROR, ERRDEX_IMPORT_ERROR_UNREADABLE, message);
}

/* What the program said, without the end of its line. */
static void
fail_reader (GError **error, GBytes *said)
{
  gsize length;
  const char *text = said != NULL ? g_bytes_get_data (said, &length) : NULL;
  g_autofree char *message = text != NULL ? g_strndup (text, length) : g_strdup ("");

  g_strchomp (message);
  if (*message != '\0' && g_utf8_validate (message, -1, NULL))
    fail (error, message);
  else
    fail (error, _ ("it cannot be read: errdex-import ended before its time"));
}

/* A program that ends without reading all of its input must not end this one as well. */
static gboolean
communicate (GSubprocess *process, GBytes *input, GBytes **output, GBytes **said)
{
  const struct sigaction ignore = { .sa_handler = SIG_IGN };
  struct sigaction before;
  gboolean done;

  sigaction (SIGPIPE, &ignore, &before);
  done = g_subprocess_communicate (process, input, NULL, output, said, NULL);
  sigaction (SIGPIPE, &before, NULL);

  return done;
}

/**
 * errdex_page_reader_run:
 * @format: `html` or `markdown`
 * @text: UTF-8
 * @error: (out): why it could not be read, as %ERRDEX_IMPORT_ERROR
 *
 * Returns: (transfer full) (nullable): the headings and tables of a page
 */
ErrdexPage *
errdex_page_reader_run (const char *format, const char *text, GError **error)
{
  g_autofree char *program = find_program ();
  g_autoptr (GBytes) input = g_bytes_new_static (text, strlen (text));
  g_autoptr (GBytes) output = NULL, said = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *page = NULL;

  if (!g_file_test (program, G_FILE_TEST_IS_EXECUTABLE))
    {
      fail (error, _ ("this Errdex was built without the reader of HTML and Markdown; save the "
                      "tables as CSV"));
      return NULL;
    }
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE
                                  | G_SUBPROCESS_FLAGS_STDERR_PIPE,
                              error, program, format, NULL);
  if (process == NULL)
    return NULL;
  if (!communicate (process, input, &output, &said) || !g_subprocess_get_successful (process))
    {
      fail_reader (error, said);
      return NULL;
    }
  page = g_strndup (g_bytes_get_data (output, NULL), g_bytes_get_size (output));

  return errdex_page_read (page, error);
}
