// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Texts in the reader's language are searched as well as those of the catalog. */

#include "config.h"

#include <libintl.h>
#include <string.h>

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "catalog/places.h"
#include "cases.h"

static const char po_text[]
    = "msgid \"\"\n"
      "msgstr \"\"\n"
      "\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
      "msgid \"No such host is known.\"\n"
      "msgstr \"找不到这个主机。\"\n"
      "msgid \"Check the `hostName`, and whether the name server answers.\"\n"
      "msgstr \"请检查 `hostName` 以及域名服务器。\"\n"
      "msgid \"There is no such bucket.\"\n"
      "msgstr \"没有 NoBucket 这样的存储桶。\"\n"
      "msgid \"Data storage\"\n"
      "msgstr \"数据存储\"\n"
      "msgid \"Network\"\n"
      "msgstr \"网络\"\n";

static ErrdexFinder *finder;

static void
install_translation (const char *dir)
{
  g_autofree char *folder = g_build_filename (dir, "zh_CN", "LC_MESSAGES", NULL);
  g_autofree char *po = g_build_filename (dir, "small.po", NULL);
  g_autofree char *mo = g_build_filename (folder, "errdex-small.mo", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (po, po_text, -1, NULL));
  process
      = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, g_getenv ("MSGFMT"), "-o", mo, po, NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (process, NULL, &error));
  g_assert_no_error (error);
}

static void
remove_translation (const char *dir)
{
  static const char *const parts[]
      = { "small.po", "zh_CN/LC_MESSAGES/errdex-small.mo", "zh_CN/LC_MESSAGES", "zh_CN" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *path = g_build_filename (dir, parts[i], NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_remove (dir), ==, 0);
}

static void
check (const char *query, const char *first, guint n_expected, const char *expected_snippet)
{
  g_autoptr (ErrdexResult) result = errdex_finder_search (finder, query, NULL);
  g_autofree char *snippet = NULL;
  const ErrdexHit *hits;
  guint n_hits;

  hits = errdex_result_get_hits (result, &n_hits);
  g_assert_cmpuint (n_hits, ==, n_expected);
  if (n_hits == 0)
    return;

  g_assert_cmpstr (
      errdex_library_get_entry (errdex_finder_get_library (finder), hits[0].entry)->code, ==,
      first);
  snippet = errdex_result_get_snippet (result, hits[0].entry);
  g_assert_cmpstr (snippet, ==, expected_snippet);
}

static void
test_texts (void)
{
  check ("主机", "net.HostNotFound", 1, "找不到这个主机。");
  check ("域名服务器", "net.HostNotFound", 1, "请检查 hostName 以及域名服务器。");
  check ("such host", "net.HostNotFound", 1, "No such host is known.");
  /* what both say is shown in the reader's language */
  check ("hostname", "net.HostNotFound", 1, "请检查 hostName 以及域名服务器。");
  /* one word from each */
  check ("主机 answers", "net.HostNotFound", 1, "找不到这个主机。");
  check ("存储桶", "store.NotFound", 1, "没有 NoBucket 这样的存储桶。");
  /* one text does not run over into the other */
  check ("\"这个主机 请\" ", NULL, 0, NULL);
}

static void
test_categories (void)
{
  check ("in:网络", "net.ConnectionRefused", 8, NULL);
  check ("in:network", "net.ConnectionRefused", 8, NULL);
  check ("in:数据", "store.QuotaExceeded", 7, NULL);
  check ("数据存储", "store.QuotaExceeded", 7, "数据存储");
}

int
main (int argc, char **argv)
{
  g_autofree char *dir = NULL;
  int status;

  g_setenv ("LANGUAGE", "zh_CN", TRUE);
  errdex_places_init_locale ();
  g_test_init (&argc, &argv, NULL);
  dir = g_dir_make_tmp ("errdex-translated-XXXXXX", NULL);
  install_translation (dir);
  finder = cases_open_finder ("small.json", g_getenv ("FIND_TESTS"));
  bindtextdomain ("errdex-small", dir);
  bind_textdomain_codeset ("errdex-small", "UTF-8");
  g_test_add_func ("/find/translated/texts", test_texts);
  g_test_add_func ("/find/translated/categories", test_categories);
  status = g_test_run ();
  errdex_finder_unref (finder);
  remove_translation (dir);

  return status;
}
