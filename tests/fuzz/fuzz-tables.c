// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Imports anything. The first byte says what it is; what follows it is taken as a file. Whatever
 * page it makes comes through as text unchanged, and makes a catalog, or none for want of codes. */

#include "config.h"

#include <string.h>

#include "fuzz.h"
#include "import/csv.h"
#include "import/decode.h"
#include "import/importer.h"

#ifdef HAVE_PAGES
#include "import/html.h"
#include "import/markdown.h"
#endif

static ErrdexPage *
read_page (char format, const char *text)
{
  g_autoptr (GError) error = NULL;
  ErrdexPage *page = NULL;

  if (format == 'c' || format == 't')
    page = errdex_csv_read (text, format == 't' ? '\t' : '\0', &error);
#ifdef HAVE_PAGES
  else if (format == 'h')
    page = errdex_html_read (text, strlen (text), &error);
  else if (format == 'm')
    page = errdex_markdown_read (text, strlen (text), &error);
#endif
  else
    return NULL;
  g_assert_true ((page == NULL) == (error != NULL));

  return page;
}

static void
check_text (const ErrdexPage *page)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *written = errdex_page_write (page);
  g_autoptr (ErrdexPage) again = errdex_page_read (written, &error);
  g_autofree char *written_again = NULL;

  g_assert_no_error (error);
  written_again = errdex_page_write (again);
  g_assert_cmpstr (written, ==, written_again);
}

static void
check_catalog (const ErrdexPage *page)
{
  ErrdexImportOptions options = { .name = "fuzz" };
  g_auto (ErrdexImported) imported = { 0 };
  g_autoptr (GError) error = NULL;

  if (errdex_import (&imported, page, &options, &error))
    g_assert_cmpuint (imported.n_entries, >, 0);
  else
    /* what was made and is no catalog would be a mistake of ours */
    g_assert_error (error, ERRDEX_IMPORT_ERROR, ERRDEX_IMPORT_ERROR_NOTHING);
  for (guint i = 0; i < imported.notes->len; i++)
    {
      const ErrdexNote *note = imported.notes->pdata[i];

      g_assert_true (g_utf8_validate (note->text, -1, NULL));
      g_assert_cmpuint (note->line, >, 0);
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ErrdexPage) page = NULL;
  g_autofree char *text = NULL;

  if (size == 0)
    return 0;
  /* a page as text comes from another program, which may be broken */
  if (data[0] == 'p')
    {
      text = g_strndup ((const char *) data + 1, size - 1);
      page = errdex_page_read (text, &error);
    }
  else
    {
      text = errdex_decode ((const char *) data + 1, size - 1, data[0] == 'h', &error);
      page = text != NULL ? read_page (data[0], text) : NULL;
    }
  if (page == NULL)
    return 0;
  check_text (page);
  check_catalog (page);

  return 0;
}
