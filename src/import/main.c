// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Reads a page from standard input and writes its headings and tables to standard output, for
 * “errdex-cli import”. */

#include "config.h"

#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include <glib/gi18n.h>

#include "catalog/places.h"

#include "html.h"
#include "markdown.h"

/* A page that takes longer was made to, in seconds of work. */
#define MAX_SECONDS 30

static GString *
read_all (void)
{
  GString *text = g_string_new (NULL);
  char buffer[64 * 1024];
  gssize n;

  while (text->len <= ERRDEX_IMPORT_MAX_BYTES
         && (n = read (STDIN_FILENO, buffer, sizeof buffer)) > 0)
    g_string_append_len (text, buffer, n);

  return text;
}

static ErrdexPage *
read_page (const char *format, const GString *text, GError **error)
{
  if (text->len > ERRDEX_IMPORT_MAX_BYTES || !g_utf8_validate (text->str, text->len, NULL))
    {
      g_set_error (error, ERRDEX_IMPORT_ERROR, ERRDEX_IMPORT_ERROR_UNREADABLE,
                   _ ("it is no text file"));
      return NULL;
    }

  return strcmp (format, "html") == 0 ? errdex_html_read (text->str, text->len, error)
                                      : errdex_markdown_read (text->str, text->len, error);
}

int
main (int argc, char *argv[])
{
  const struct rlimit limit = { MAX_SECONDS, MAX_SECONDS };
  g_autoptr (GError) error = NULL;
  g_autoptr (ErrdexPage) page = NULL;
  g_autofree char *written = NULL;
  GString *text;

  errdex_places_init_locale ();
  if (argc != 2 || (strcmp (argv[1], "html") != 0 && strcmp (argv[1], "markdown") != 0))
    {
      g_printerr ("errdex-import html|markdown < PAGE\n");
      return 2;
    }
  if (setrlimit (RLIMIT_CPU, &limit) < 0)
    perror ("errdex-import");
  text = read_all ();
  page = read_page (argv[1], text, &error);
  g_string_free (text, TRUE);
  if (page == NULL)
    {
      fprintf (stderr, "%s\n", error->message);
      return 1;
    }
  written = errdex_page_write (page);

  return fputs (written, stdout) < 0 || fflush (stdout) != 0 ? 1 : 0;
}
