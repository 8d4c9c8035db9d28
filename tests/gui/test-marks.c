// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <string.h>

#include "gui/marks.h"

#include "gui-catalog.h"

static const char catalog_text[]
    = "{ \"errdex\": 1, \"id\": \"t\", \"title\": \"T\","
      "  \"categories\": [ { \"id\": \"a\", \"title\": \"A\" }, { \"id\": \"b\", \"title\": \"B\" } ],"
      "  \"entries\": ["
      "    { \"code\": \"x.One\", \"category\": \"a\", \"description\": \"0\" },"
      "    { \"code\": \"x.Two\", \"category\": \"a\", \"description\": \"1\" },"
      "    { \"code\": \"x.One\", \"category\": \"b\", \"description\": \"2\" },"
      "    { \"code\": \"x.Three\", \"category\": \"b\", \"description\": \"3\" } ] }";

enum
{
  ONE_A,
  TWO,
  ONE_B,
  THREE,
};

/* As it was when x.Three stood in another category. */
static const ErrdexShelfKey old_three = { "t", "a", "x.Three" };

typedef struct
{
  ErrdexShelf *shelf;
  ErrdexMarks *marks;
  guint n_changes;
} Fixture;

static void
on_changed (ErrdexMarks *marks, Fixture *self)
{
  self->n_changes++;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (ErrdexLibrary) library = read_library (catalog_text);

  /* nothing can be read or saved there */
  self->shelf = errdex_shelf_new ("/dev/null/errdex");
  self->marks = errdex_marks_new (self->shelf, library);
  g_signal_connect (self->marks, "changed", G_CALLBACK (on_changed), self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_assert_finalize_object (self->marks);
  g_assert_finalize_object (self->shelf);
}

static void
assert_entries (GArray *entries, const char *wanted)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++)
    g_string_append_printf (text, "%u ", g_array_index (entries, guint, i));
  g_assert_cmpstr (text->str, ==, wanted);
}

static void
test_bookmarks (Fixture *self, gconstpointer data)
{
  errdex_marks_set_bookmarked (self->marks, THREE, TRUE);
  errdex_marks_set_bookmarked (self->marks, ONE_A, TRUE);
  assert_entries (errdex_marks_get_bookmarks (self->marks), "0 3 ");
  g_assert_true (errdex_marks_is_bookmarked (self->marks, ONE_A));
  g_assert_false (errdex_marks_is_bookmarked (self->marks, ONE_B));
  errdex_marks_set_bookmarked (self->marks, ONE_A, FALSE);
  assert_entries (errdex_marks_get_bookmarks (self->marks), "3 ");
  g_assert_cmpuint (self->n_changes, ==, 3);
}

static void
test_notes (Fixture *self, gconstpointer data)
{
  errdex_marks_set_note (self->marks, TWO, "two");
  g_assert_cmpstr (errdex_marks_get_note (self->marks, TWO), ==, "two");
  g_assert_null (errdex_marks_get_note (self->marks, ONE_A));
  g_assert_cmpuint (errdex_marks_get_bookmarks (self->marks)->len, ==, 0);
  errdex_marks_set_note (self->marks, TWO, "");
  g_assert_null (errdex_marks_get_note (self->marks, TWO));
}

/* What another catalog, or another edition of this one, is needed for stays, and does no harm. */
static void
test_unknown (Fixture *self, gconstpointer data)
{
  const ErrdexShelfKey keys[]
      = { { "other", "a", "x.One" }, { "t", "a", "x.Gone" }, { "t", "gone", "x.One" } };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    errdex_shelf_set_bookmarked (self->shelf, &keys[i], TRUE);
  /* x.One stands in two categories, so nobody knows which of them is meant */
  assert_entries (errdex_marks_get_bookmarks (self->marks), "");
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_assert_true (errdex_shelf_is_bookmarked (self->shelf, &keys[i]));
}

static void
test_moved (Fixture *self, gconstpointer data)
{
  const ErrdexShelfKey older = { "t", "z", "x.Three" };

  errdex_shelf_set_bookmarked (self->shelf, &old_three, TRUE);
  errdex_shelf_set_bookmarked (self->shelf, &older, TRUE);
  errdex_shelf_set_note (self->shelf, &old_three, "old");
  assert_entries (errdex_marks_get_bookmarks (self->marks), "3 ");
  g_assert_cmpstr (errdex_marks_get_note (self->marks, THREE), ==, "old");
  errdex_marks_set_bookmarked (self->marks, THREE, FALSE);
  assert_entries (errdex_marks_get_bookmarks (self->marks), "");
  errdex_marks_set_note (self->marks, THREE, "old and new");
  g_assert_cmpstr (errdex_marks_get_note (self->marks, THREE), ==, "old and new");
  g_assert_null (errdex_shelf_get_note (self->shelf, &old_three));
  errdex_marks_set_note (self->marks, THREE, NULL);
  g_assert_null (errdex_marks_get_note (self->marks, THREE));
}

static void
test_recent (Fixture *self, gconstpointer data)
{
  const ErrdexShelfKey gone = { "t", "a", "x.Gone" };
  g_autoptr (GArray) recent = NULL;

  errdex_marks_visit (self->marks, TWO);
  errdex_marks_visit (self->marks, ONE_B);
  errdex_shelf_visit (self->shelf, &gone);
  errdex_marks_visit (self->marks, TWO);
  recent = errdex_marks_list_recent (self->marks);
  assert_entries (recent, "1 2 ");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define add(name, function) g_test_add ("/marks/" name, Fixture, NULL, set_up, function, tear_down)
  add ("bookmarks", test_bookmarks);
  add ("notes", test_notes);
  add ("unknown", test_unknown);
  add ("moved", test_moved);
  add ("recent", test_recent);
#undef add

  return g_test_run ();
}
