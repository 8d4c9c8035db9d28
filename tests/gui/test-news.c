// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "catalog/reader.h"
#include "gui/news.h"

#define ENTRY(code, description)                                                                   \
  "{\"category\":\"a\",\"code\":\"" code "\",\"description\":\"" description "\"}"

typedef struct
{
  char *folder;
  ErrdexNews *news;
  ErrdexLibrary *library;
  guint n_changes;
} Fixture;

static ErrdexLibrary *
make_library (const char *entries)
{
  g_autofree char *text
      = g_strdup_printf ("{\"errdex\":1,\"id\":\"t\",\"title\":\"T\","
                         "\"source\":{\"updated\":\"2026-01-02\"},"
                         "\"categories\":[{\"id\":\"a\",\"title\":\"A\"}],\"entries\":[%s]}",
                         entries);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (ErrdexCatalog) catalog = errdex_catalog_read (bytes, "t", NULL, &error);

  g_assert_no_error (error);

  return errdex_library_new (&catalog, 1);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("errdex-news-XXXXXX", NULL);
  g_assert_nonnull (self->folder);
}

static void
stop (Fixture *self)
{
  errdex_news_close (self->news);
  g_clear_object (&self->news);
  g_clear_pointer (&self->library, errdex_library_unref);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autofree char *inner = g_build_filename (self->folder, "deep", NULL);
  g_autofree char *file = g_build_filename (inner, "t", NULL);

  stop (self);
  g_unlink (file);
  g_rmdir (inner);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
}

static void
on_changed (Fixture *self)
{
  self->n_changes++;
}

/* As if the program was started with this catalog, and had found out what is news. */
static void
start (Fixture *self, const char *entries, gboolean news)
{
  g_autofree char *folder = g_build_filename (self->folder, "deep", NULL);

  if (self->news != NULL)
    stop (self);
  self->n_changes = 0;
  self->news = errdex_news_new (folder);
  g_signal_connect_swapped (self->news, "changed", G_CALLBACK (on_changed), self);
  self->library = make_library (entries);
  errdex_news_set_library (self->news, self->library);
  while (news && self->n_changes == 0)
    g_main_context_iteration (NULL, TRUE);
  if (!news)
    {
      /* what the thread found out is told from here */
      errdex_news_close (self->news);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
}

static void
test_first (Fixture *self, gconstpointer data)
{
  start (self, ENTRY ("X", "x"), FALSE);
  g_assert_cmpuint (self->n_changes, ==, 0);
  g_assert_cmpuint (errdex_news_count (self->news), ==, 0);
  start (self, ENTRY ("X", "x"), FALSE);
  g_assert_cmpuint (self->n_changes, ==, 0);
}

static void
test_update (Fixture *self, gconstpointer data)
{
  const char *since;

  start (self, ENTRY ("X", "x") "," ENTRY ("Y", "y"), FALSE);
  start (self, ENTRY ("X", "x") "," ENTRY ("Y", "z") "," ENTRY ("Z", "z"), TRUE);
  g_assert_cmpuint (errdex_news_count (self->news), ==, 2);
  g_assert_cmpint (errdex_news_get (self->news, 0, NULL), ==, ERRDEX_NEWS_NONE);
  g_assert_cmpint (errdex_news_get (self->news, 1, &since), ==, ERRDEX_NEWS_CHANGED);
  g_assert_cmpstr (since, ==, "2026-01-02");
  g_assert_cmpint (errdex_news_get (self->news, 2, NULL), ==, ERRDEX_NEWS_NEW);
  g_assert_cmpint (errdex_news_get (self->news, 3, NULL), ==, ERRDEX_NEWS_NONE);

  /* what was looked at is no news any more, now and after a start */
  errdex_news_dismiss (self->news, 1);
  g_assert_cmpuint (self->n_changes, ==, 2);
  errdex_news_dismiss (self->news, 1);
  g_assert_cmpuint (self->n_changes, ==, 2);
  start (self, ENTRY ("X", "x") "," ENTRY ("Y", "z") "," ENTRY ("Z", "z"), TRUE);
  g_assert_cmpuint (errdex_news_count (self->news), ==, 1);
  errdex_news_dismiss_all (self->news);
  g_assert_cmpuint (errdex_news_count (self->news), ==, 0);
  start (self, ENTRY ("X", "x") "," ENTRY ("Y", "z") "," ENTRY ("Z", "z"), FALSE);
  g_assert_cmpuint (self->n_changes, ==, 0);
}

/* A catalog that changes while the program runs. */
static void
test_go_over (Fixture *self, gconstpointer data)
{
  g_autoptr (ErrdexLibrary) next = make_library (ENTRY ("W", "w") "," ENTRY ("X", "x"));

  start (self, ENTRY ("X", "x"), FALSE);
  start (self, ENTRY ("X", "x"), FALSE);
  stop (self);
  self->news = errdex_news_new (self->folder);
  self->library = make_library (ENTRY ("X", "x"));
  g_signal_connect_swapped (self->news, "changed", G_CALLBACK (on_changed), self);
  errdex_news_set_library (self->news, self->library);
  errdex_news_set_library (self->news, next);
  while (self->n_changes == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (errdex_news_get (self->news, 0, NULL), ==, ERRDEX_NEWS_NEW);
  g_assert_cmpint (errdex_news_get (self->news, 1, NULL), ==, ERRDEX_NEWS_NONE);
  errdex_news_close (self->news);
  {
    g_autofree char *file = g_build_filename (self->folder, "t", NULL);

    g_assert_cmpint (g_unlink (file), ==, 0);
  }
}

/* A file that says nothing is as good as none. */
static void
test_damaged (Fixture *self, gconstpointer data)
{
  g_autofree char *file = g_build_filename (self->folder, "deep", "t", NULL);

  start (self, ENTRY ("X", "x"), FALSE);
  g_assert_true (g_file_set_contents (file, "nonsense", -1, NULL));
  start (self, ENTRY ("X", "x") "," ENTRY ("Y", "y"), FALSE);
  g_assert_cmpuint (errdex_news_count (self->news), ==, 0);
  start (self, ENTRY ("Y", "z"), TRUE);
  g_assert_cmpint (errdex_news_get (self->news, 0, NULL), ==, ERRDEX_NEWS_CHANGED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/news/first", Fixture, NULL, set_up, test_first, tear_down);
  g_test_add ("/news/update", Fixture, NULL, set_up, test_update, tear_down);
  g_test_add ("/news/go-over", Fixture, NULL, set_up, test_go_over, tear_down);
  g_test_add ("/news/damaged", Fixture, NULL, set_up, test_damaged, tear_down);

  return g_test_run ();
}
