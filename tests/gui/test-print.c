// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* What comes out on paper. Pages are written as PDF, and read again by pdftotext. */

#include "config.h"

#include <glib/gstdio.h>

#include "catalog/places.h"
#include "driver.h"
#include "gui/direction.h"
#include "gui/print.h"

#define CODE "iot.prod.ProductCountExceedMax"

typedef struct
{
  char *folder;
  char *path;
  ErrdexLibrary *library;
  ErrdexFinder *finder;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("errdex-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "pages.pdf", NULL);
  self->library = errdex_library_new_shipped (&error);
  g_assert_no_error (error);
  self->finder = errdex_finder_new (self->library);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_remove (self->path);
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->path);
  errdex_finder_unref (self->finder);
  errdex_library_unref (self->library);
}

static void export(Fixture *self, ErrdexPrintDocument *document)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (errdex_print_export (document, self->path, &error));
  g_assert_no_error (error);
}

/* The text of each page, or NULL where nothing reads it. */
static char **
read_pages (Fixture *self)
{
  const char *argv[] = { "pdftotext", "-layout", self->path, "-", NULL };
  g_autofree char *text = NULL;
  int status;

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL,
                     &status, NULL))
    {
      g_autofree char *contents = NULL;

      /* something was written at least */
      g_assert_true (g_file_get_contents (self->path, &contents, NULL, NULL));
      g_assert_true (g_str_has_prefix (contents, "%PDF-"));
      g_test_skip ("There is no pdftotext");

      return NULL;
    }
  g_assert_cmpint (status, ==, 0);
  /* a form feed stands behind each page */
  g_assert_true (g_str_has_suffix (text, "\f"));
  text[strlen (text) - 1] = '\0';

  return g_strsplit (text, "\f", -1);
}

static guint
find_entry (Fixture *self, const char *code)
{
  guint entry;

  g_assert_cmpuint (errdex_finder_lookup (self->finder, code, &entry, 1), ==, 1);

  return entry;
}

/* How wide a space is, is up to the font. */
static char *
remove_spaces (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, " ", -1);

  return g_strjoinv ("", parts);
}

static void
assert_has (const char *page, const char *text)
{
  g_autofree char *plain_page = remove_spaces (page);
  g_autofree char *plain_text = remove_spaces (text);

  if (strstr (plain_page, plain_text) == NULL)
    g_error ("“%s” is not on the page:\n%s", text, page);
}

/* Which words there are depends on the language, which facts does not. */
static void
test_entry (Fixture *self, gconstpointer data)
{
  const char *language = g_getenv ("LANGUAGE");
  g_auto (GStrv) pages = NULL;

  export(self, errdex_print_document_new_entry (self->library, find_entry (self, CODE), TRUE));
  pages = read_pages (self);
  if (pages == NULL)
    return;
  g_assert_cmpuint (g_strv_length (pages), ==, 1);
  assert_has (pages[0], CODE);
  assert_has (pages[0], "2025-09-18");
  assert_has (pages[0], "1 / 1");
  assert_has (pages[0], "1,000");
  if (g_strcmp0 (language, "zh_CN") == 0)
    assert_has (pages[0], "原因");
  else if (g_strcmp0 (language, "en") == 0)
    assert_has (pages[0], "What to do");
}

/* Any entry fits, and nothing of it gets lost where it needs several pages. */
static void
test_long_entry (Fixture *self, gconstpointer data)
{
  ErrdexPrintDocument *document
      = errdex_print_document_new_entry (self->library, find_entry (self, CODE), FALSE);
  guint n_seen = 0;
  g_auto (GStrv) pages = NULL;

  for (guint i = 0; i < 200; i++)
    {
      ErrdexPrintBlock *block = g_new0 (ErrdexPrintBlock, 1);

      block->style = i % 2 == 0 ? ERRDEX_PRINT_HEADING : ERRDEX_PRINT_ITEM;
      block->text = g_strdup_printf ("number%03u", i);
      g_ptr_array_add (document->blocks, block);
    }
  export(self, document);
  pages = read_pages (self);
  if (pages == NULL)
    return;

  g_assert_cmpuint (g_strv_length (pages), >, 2);
  for (guint i = 0; pages[i] != NULL; i++)
    {
      g_autofree char *footer = g_strdup_printf ("%u / %u", i + 1, g_strv_length (pages));
      const char *last = NULL;

      assert_has (pages[i], footer);
      for (const char *p = pages[i]; (p = strstr (p, "number")) != NULL; p++)
        {
          g_assert_cmpint (atoi (p + strlen ("number")), ==, (int) n_seen++);
          last = p;
        }
      /* a heading is never the last on its page */
      g_assert_cmpint (atoi (last + strlen ("number")) % 2, ==, 1);
    }
  g_assert_cmpuint (n_seen, ==, 200);
}

static ErrdexReport *
scan (Fixture *self, const char *text)
{
  g_autoptr (ErrdexScanner) scanner = errdex_scanner_new (self->library);
  ErrdexReport *report = errdex_report_new (self->finder, scanner);

  errdex_scan_begin (report->scan, "gateway.log");
  errdex_scan_feed (report->scan, text, strlen (text));
  errdex_scan_end (report->scan);

  return report;
}

static void
test_report (Fixture *self, gconstpointer data)
{
  g_autoptr (ErrdexReport) report
      = scan (self, "iot.prod.NotExistedProduct\niot.device.RegionNotSupportX509\n"
                    "iot.prod.NotExistedProduct\n");
  g_auto (GStrv) pages = NULL;

  export(self, errdex_print_document_new_report (report));
  pages = read_pages (self);
  if (pages == NULL)
    return;
  g_assert_cmpuint (g_strv_length (pages), ==, 1);
  assert_has (pages[0], "iot.prod.NotExistedProduct");
  assert_has (pages[0], "× 2");
  assert_has (pages[0], "gateway.log:1:1");
  assert_has (pages[0], "gateway.log:3:1");
  assert_has (pages[0], "iot.device.RegionNotSupportX509");
}

/* The request ids near a code are named, as many as are of use. */
static void
test_request_ids (Fixture *self, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (ErrdexReport) report = NULL;
  g_auto (GStrv) pages = NULL;

  for (guint i = 10; i < 40; i++)
    g_string_append_printf (text,
                            "iot.prod.NotExistedProduct RequestId: "
                            "57B144CF-09FC-4916-A272-A62902D5B2%u\n",
                            i);
  report = scan (self, text->str);
  export(self, errdex_print_document_new_report (report));
  pages = read_pages (self);
  if (pages == NULL)
    return;
  assert_has (pages[0], "57B144CF-09FC-4916-A272-A62902D5B210");
  g_assert_null (strstr (pages[0], "57B144CF-09FC-4916-A272-A62902D5B239"));
  assert_has (pages[0], "…");
}

static void
test_nothing_found (Fixture *self, gconstpointer data)
{
  g_autoptr (ErrdexReport) report = scan (self, "All is well.\n");
  g_auto (GStrv) pages = NULL;

  export(self, errdex_print_document_new_report (report));
  pages = read_pages (self);
  if (pages == NULL)
    return;
  g_assert_cmpuint (g_strv_length (pages), ==, 1);
  assert_has (pages[0], "1 / 1");
  g_assert_null (strstr (pages[0], "iot."));
}

/* All codes of the catalog, each many times, and as many unknown ones as are kept. */
static void
test_long_report (Fixture *self, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (ErrdexReport) report = NULL;
  g_auto (GStrv) pages = NULL;

  for (guint i = 0; i < 20; i++)
    for (guint j = 0; j < self->library->n_entries; j++)
      g_string_append_printf (text, "%s\n", errdex_library_get_entry (self->library, j)->code);
  for (guint i = 0; i < 1500; i++)
    g_string_append_printf (text, "iot.device.UnheardOfError%u\n", i);
  report = scan (self, text->str);
  export(self, errdex_print_document_new_report (report));
  pages = read_pages (self);
  if (pages == NULL)
    return;
  g_assert_cmpuint (g_strv_length (pages), >, 20);
  g_assert_cmpuint (g_strv_length (pages), <, 200);
  for (guint i = 0; pages[i] != NULL; i++)
    {
      g_autofree char *footer = g_strdup_printf ("%u / %u", i + 1, g_strv_length (pages));

      assert_has (pages[i], footer);
    }
}

/* Where the file cannot be written, that is said. */
static void
test_unwritable (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (self->folder, "none", "pages.pdf", NULL);

  g_assert_false (errdex_print_export (errdex_print_document_new_entry (self->library, 0, FALSE),
                                       path, &error));
  g_assert_nonnull (error);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  errdex_places_init_locale ();
  gtk_test_init (&argc, &argv, NULL);
  errdex_direction_follow_translation ();
  ADD ("/print/entry", test_entry);
  ADD ("/print/long-entry", test_long_entry);
  ADD ("/print/report", test_report);
  ADD ("/print/request-ids", test_request_ids);
  ADD ("/print/nothing-found", test_nothing_found);
  ADD ("/print/long-report", test_long_report);
  ADD ("/print/unwritable", test_unwritable);

  return g_test_run ();
}
