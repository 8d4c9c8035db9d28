// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Keeping up with catalogs that come, change and go while the program runs. */

#include "config.h"

#include <string.h>

#include "catalog/collection.h"
#include "catalog/places.h"
#include "shelves.h"

#define USER "user/errdex/catalogs/"
#define NEAR "near/errdex/catalogs/"

static ErrdexCollection *
start (const Shelves *shelves)
{
  g_autoptr (ErrdexHoldings) shipped = errdex_holdings_read (NULL, NULL, NULL, NULL);
  ErrdexCollection *collection = errdex_collection_new (shelves->folders, shipped);

  g_assert_false (errdex_collection_is_loading (collection));
  assert_library (errdex_collection_get_library (collection), "");
  errdex_collection_start (collection);
  g_assert_true (errdex_collection_is_loading (collection));

  return collection;
}

/* Waits until the library is as expected; the test runner ends what waits for ever. */
static void
wait_for (ErrdexCollection *collection, const char *expected)
{
  g_autofree char *found = NULL;

  g_test_message ("waiting for “%s”", expected);
  do
    {
      g_free (found);
      found = describe_library (errdex_collection_get_library (collection));
      if (!g_str_equal (found, expected))
        g_main_context_iteration (NULL, TRUE);
    }
  while (!g_str_equal (found, expected));
}

static void
settle (ErrdexCollection *collection)
{
  while (errdex_collection_is_loading (collection))
    g_main_context_iteration (NULL, TRUE);
}

static void
count (ErrdexCollection *collection, guint *n)
{
  (*n)++;
}

/* Where there is nothing but what was known, nobody is disturbed. */
static void
test_quiet (Shelves *shelves, gconstpointer data)
{
  g_autoptr (ErrdexCollection) collection = start (shelves);
  ErrdexLibrary *library = errdex_collection_get_library (collection);
  guint n = 0;

  g_signal_connect (collection, "changed", G_CALLBACK (count), &n);
  settle (collection);
  g_assert_cmpuint (n, ==, 0);
  g_assert_true (errdex_collection_get_library (collection) == library);
}

static void
test_present (Shelves *shelves, gconstpointer data)
{
  g_autoptr (ErrdexCollection) collection = NULL;
  guint n = 0;

  shelves_put (shelves, USER "a.json", "a", "A");
  shelves_put (shelves, NEAR "b.json", "b", "B");
  collection = start (shelves);
  g_signal_connect (collection, "changed", G_CALLBACK (count), &n);
  settle (collection);
  assert_library (errdex_collection_get_library (collection), "B A");
  g_assert_cmpuint (n, ==, 1);
}

/* The folders come into being, are filled, emptied, taken away and come again. */
static void
test_comes_and_goes (Shelves *shelves, gconstpointer data)
{
  g_autoptr (ErrdexCollection) collection = start (shelves);
  g_autofree char *user = g_build_filename (shelves->root, "user", NULL);

  settle (collection);
  shelves_put (shelves, USER "a.json", "a", "A");
  wait_for (collection, "A");
  shelves_put (shelves, USER "b.json", "b", "B");
  wait_for (collection, "A B");
  shelves_put (shelves, USER "a.json", "a", "C");
  wait_for (collection, "C B");
  shelves_put (shelves, NEAR "b.json", "b", "D");
  settle (collection);
  shelves_remove (shelves, USER "b.json");
  wait_for (collection, "D C");
  shelves_remove_below (user);
  wait_for (collection, "D");
  shelves_put (shelves, USER "a.json", "a", "E");
  wait_for (collection, "D E");
}

/* A whole folder put in place by moving it, as package managers do. */
static void
test_moved (Shelves *shelves, gconstpointer data)
{
  g_autofree char *made = g_build_filename (shelves->root, "made", NULL);
  g_autofree char *near = g_build_filename (shelves->root, "near", "errdex", NULL);
  g_autoptr (ErrdexCollection) collection = NULL;

  shelves_put (shelves, "near/other/x", "x", "X");
  shelves_put (shelves, "made/catalogs/x.json", "x", "X");
  collection = start (shelves);
  settle (collection);
  g_assert_cmpint (g_rename (made, near), ==, 0);
  wait_for (collection, "X");
  g_assert_cmpint (g_rename (near, made), ==, 0);
  wait_for (collection, "");
}

/* A file that is not yet whole is told as bad, and read once it is. */
static void
test_half (Shelves *shelves, gconstpointer data)
{
  g_autofree char *text = make_text ("a", "A");
  g_autofree char *path = shelves_path (shelves, USER "a.json");
  g_autoptr (ErrdexCollection) collection = NULL;
  FILE *file = g_fopen (path, "w");
  ErrdexHoldings *holdings;

  g_assert_cmpuint (fwrite (text, 1, 10, file), ==, 10);
  fflush (file);
  collection = start (shelves);
  settle (collection);
  holdings = errdex_collection_get_holdings (collection);
  g_assert_cmpstr (holdings->all[0]->path, ==, path);
  g_assert_cmpuint (holdings->all[0]->problems->len, ==, 1);
  assert_library (errdex_collection_get_library (collection), "");

  g_assert_cmpint (fputs (text + 10, file), >=, 0);
  g_assert_cmpint (fclose (file), ==, 0);
  wait_for (collection, "A");
  holdings = errdex_collection_get_holdings (collection);
  g_assert_cmpuint (holdings->all[0]->problems->len, ==, 0);
}

/* A change while files are read leads to another look. */
static void
test_meanwhile (Shelves *shelves, gconstpointer data)
{
  g_autoptr (ErrdexCollection) collection = NULL;

  shelves_put (shelves, USER "a.json", "a", "A");
  collection = start (shelves);
  shelves_put (shelves, USER "b.json", "b", "B");
  errdex_collection_reload (collection);
  g_assert_true (errdex_collection_is_loading (collection));
  settle (collection);
  assert_library (errdex_collection_get_library (collection), "A B");
}

static void
test_disabled (Shelves *shelves, gconstpointer data)
{
  const char *disabled[] = { "a", NULL };
  g_autoptr (ErrdexCollection) collection = NULL;
  guint n = 0;

  shelves_put (shelves, USER "a.json", "a", "A");
  shelves_put (shelves, USER "b.json", "b", "B");
  collection = start (shelves);
  errdex_collection_set_disabled (collection, disabled);
  settle (collection);
  assert_library (errdex_collection_get_library (collection), "B");
  g_signal_connect (collection, "changed", G_CALLBACK (count), &n);
  errdex_collection_set_disabled (collection, disabled);
  g_assert_cmpuint (n, ==, 0);
  errdex_collection_set_disabled (collection, NULL);
  g_assert_cmpuint (n, ==, 1);
  assert_library (errdex_collection_get_library (collection), "A B");
}

static void
set_true (gpointer data)
{
  g_atomic_int_set ((gint *) data, TRUE);
}

/* Whoever lets go of it while files are read and folders are watched is told nothing any more. */
static void
test_let_go (Shelves *shelves, gconstpointer data)
{
  ErrdexCollection *collection;
  gint gone = FALSE;
  guint n = 0;

  shelves_put (shelves, USER "a.json", "a", "A");
  collection = start (shelves);
  g_object_set_data_full (G_OBJECT (collection), "gone", &gone, set_true);
  g_signal_connect (collection, "changed", G_CALLBACK (count), &n);
  g_object_run_dispose (G_OBJECT (collection));
  shelves_put (shelves, USER "b.json", "b", "B");
  g_object_unref (collection);
  /* the thread that reads may be the last to let go, which wakes nobody here */
  while (!g_atomic_int_get (&gone))
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  g_assert_cmpuint (n, ==, 0);
}

static void
add (const char *name, void (*test) (Shelves *shelves, gconstpointer data))
{
  g_test_add (name, Shelves, NULL, shelves_init, test, shelves_clear);
}

int
main (int argc, char *argv[])
{
  errdex_places_init_locale ();
  g_test_init (&argc, &argv, NULL);
  add ("/collection/quiet", test_quiet);
  add ("/collection/present", test_present);
  add ("/collection/comes-and-goes", test_comes_and_goes);
  add ("/collection/moved", test_moved);
  add ("/collection/half", test_half);
  add ("/collection/meanwhile", test_meanwhile);
  add ("/collection/disabled", test_disabled);
  add ("/collection/let-go", test_let_go);

  return g_test_run ();
}
