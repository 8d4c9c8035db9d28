// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Several rows selected at once. The rows are written as in rows-fixture.h. */

#include "config.h"

#include "catalog/places.h"

#include "rows-fixture.h"

static GtkSelectionModel *
get_model (Fixture *self)
{
  return GTK_SELECTION_MODEL (self->rows);
}

/* What is selected, in the order of the list. */
static void
assert_listed (Fixture *self, const char *expected)
{
  g_autoptr (GArray) entries = errdex_rows_list_selected (self->rows);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++)
    g_string_append_printf (
        text, "%s%s", i > 0 ? " " : "",
        errdex_code_last_segment (
            errdex_library_get_entry (self->library, g_array_index (entries, guint, i))->code));
  g_assert_cmpstr (text->str, ==, expected);
  g_assert_cmpuint (errdex_rows_count_selected (self->rows), ==, entries->len);
}

static void
forget (Fixture *self)
{
  g_string_truncate (self->changes, 0);
  g_string_truncate (self->chosen, 0);
}

static void
test_one (Fixture *self, gconstpointer data)
{
  assert_listed (self, "");
  errdex_rows_select (self->rows, LONG);
  assert_listed (self, "Long");
  g_assert_false (errdex_rows_has_several (self->rows));
  g_assert_false (gtk_selection_model_unselect_item (get_model (self), 6));
  errdex_rows_set_expanded (self->rows, BETA, FALSE);
  assert_listed (self, "Long");
  forget (self);
}

/* The range goes over headers, and turns round at the row that it began with. */
static void
test_extend (Fixture *self, gconstpointer data)
{
  errdex_rows_select (self->rows, OWN);
  forget (self);
  errdex_rows_extend (self->rows, 7, FALSE);
  assert_model (self, "+Alpha(2) TooLong TooShort +Beta(4) Own* .+Beta-1(2) Long* Wide* "
                      ".+Beta-2(1) LongRow +Gamma(1) Last");
  assert_changes (self, "4:4");
  assert_chosen (self, "4 ");
  g_assert_cmpint (errdex_rows_get_selected (self->rows), ==, WIDE);
  assert_listed (self, "Own Long Wide");
  errdex_rows_extend (self->rows, 1, FALSE);
  assert_model (self, "+Alpha(2) TooLong* TooShort* +Beta(4) Own* .+Beta-1(2) Long Wide "
                      ".+Beta-2(1) LongRow +Gamma(1) Last");
  assert_changes (self, "1:7");
  assert_chosen (self, "0 ");
  errdex_rows_extend (self->rows, 4, FALSE);
  assert_listed (self, "Own");
  g_assert_false (errdex_rows_has_several (self->rows));
  forget (self);
}

static void
test_extend_from_nothing (Fixture *self, gconstpointer data)
{
  errdex_rows_extend (self->rows, 6, FALSE);
  assert_listed (self, "Long");
  assert_chosen (self, "3 ");
  /* nor from a row that is out of sight */
  errdex_rows_set_expanded (self->rows, BETA_1, FALSE);
  errdex_rows_extend (self->rows, 1, FALSE);
  assert_listed (self, "TooLong");
  forget (self);
}

static void
test_toggle (Fixture *self, gconstpointer data)
{
  errdex_rows_select (self->rows, TOO_LONG);
  forget (self);
  g_assert_true (gtk_selection_model_select_item (get_model (self), 11, FALSE));
  g_assert_true (gtk_selection_model_select_item (get_model (self), 6, FALSE));
  g_assert_false (gtk_selection_model_select_item (get_model (self), 5, FALSE));
  assert_chosen (self, "6 3 ");
  assert_changes (self, "1:11 1:11");
  assert_listed (self, "TooLong Long Last");
  /* the one below is the selected one then, or the last one */
  g_assert_true (gtk_selection_model_unselect_item (get_model (self), 6));
  assert_chosen (self, "6 ");
  g_assert_true (gtk_selection_model_unselect_item (get_model (self), 11));
  assert_chosen (self, "0 ");
  g_assert_false (errdex_rows_has_several (self->rows));
  assert_listed (self, "TooLong");
  forget (self);
}

/* Letting go of another one than the selected one moves nothing. */
static void
test_let_go (Fixture *self, gconstpointer data)
{
  errdex_rows_select (self->rows, TOO_LONG);
  errdex_rows_extend (self->rows, 4, FALSE);
  forget (self);
  g_assert_true (gtk_selection_model_unselect_item (get_model (self), 2));
  assert_chosen (self, "");
  assert_listed (self, "TooLong Own");
  g_assert_cmpint (errdex_rows_get_selected (self->rows), ==, OWN);
  g_assert_true (gtk_selection_model_unselect_all (get_model (self)));
  assert_listed (self, "Own");
  forget (self);
}

/* A range may come on top of what is selected. */
static void
test_keep (Fixture *self, gconstpointer data)
{
  errdex_rows_select (self->rows, TOO_LONG);
  gtk_selection_model_select_item (get_model (self), 6, FALSE);
  errdex_rows_extend (self->rows, 9, TRUE);
  assert_listed (self, "TooLong Long Wide LongRow");
  errdex_rows_extend (self->rows, 7, FALSE);
  assert_listed (self, "Long Wide");
  forget (self);
}

static void
test_all (Fixture *self, gconstpointer data)
{
  g_autoptr (GtkBitset) selection = NULL;

  g_assert_true (gtk_selection_model_select_all (get_model (self)));
  assert_chosen (self, "0 ");
  assert_listed (self, "TooLong TooShort Own Long Wide LongRow Last");
  selection = gtk_selection_model_get_selection (get_model (self));
  g_assert_cmpuint (gtk_bitset_get_size (selection), ==, 7);
  g_assert_false (gtk_bitset_contains (selection, 0));
  gtk_selection_model_select_item (get_model (self), 6, TRUE);
  assert_listed (self, "Long");
  forget (self);
  /* what is out of sight is not selected unseen */
  errdex_rows_set_expanded (self->rows, BETA, FALSE);
  g_assert_true (gtk_selection_model_select_all (get_model (self)));
  assert_listed (self, "TooLong TooShort Last");
  errdex_rows_set_all_expanded (self->rows, FALSE);
  g_assert_false (gtk_selection_model_select_all (get_model (self)));
  assert_listed (self, "TooLong");
  forget (self);
}

/* What is selected stays with its rows when groups above are closed, and goes with them. */
static void
test_collapse (Fixture *self, gconstpointer data)
{
  errdex_rows_select (self->rows, TOO_LONG);
  errdex_rows_extend (self->rows, 2, FALSE);
  gtk_selection_model_select_item (get_model (self), 6, FALSE);
  gtk_selection_model_select_item (get_model (self), 11, FALSE);
  errdex_rows_set_expanded (self->rows, ALPHA, FALSE);
  assert_model (self, "-Alpha(2) +Beta(4) Own .+Beta-1(2) Long* Wide .+Beta-2(1) LongRow "
                      "+Gamma(1) Last*");
  assert_listed (self, "Long Last");
  errdex_rows_set_expanded (self->rows, ALPHA, TRUE);
  assert_listed (self, "Long Last");
  /* the selected one is out of sight: the others are let go of */
  errdex_rows_set_expanded (self->rows, GAMMA, FALSE);
  g_assert_false (errdex_rows_has_several (self->rows));
  assert_listed (self, "Last");
  forget (self);
}

/* Another query selects one entry again, also if the same rows are found. */
static void
test_search (Fixture *self, gconstpointer data)
{
  search (self, "long");
  errdex_rows_select (self->rows, LONG);
  gtk_selection_model_select_all (get_model (self));
  assert_model (self, "+Beta(2) .+Beta-1(1) Long* .+Beta-2(1) LongRow* +Alpha(1) TooLong*");
  /* in the order of the list, not of the catalog */
  assert_listed (self, "Long LongRow TooLong");
  search (self, "lon");
  assert_model (self, "+Beta(2) .+Beta-1(1) Long* .+Beta-2(1) LongRow +Alpha(1) TooLong");
  gtk_selection_model_select_all (get_model (self));
  search (self, "");
  assert_listed (self, "Long");
  forget (self);
}

/* A bookmark is an entry as well, and counts once. */
static void
test_bookmarks (Fixture *self, gconstpointer data)
{
  static const guint entries[] = { TOO_SHORT, LAST };
  g_autoptr (ErrdexMarks) marks = mark (self, entries, G_N_ELEMENTS (entries));

  gtk_selection_model_select_all (get_model (self));
  assert_listed (self, "TooShort Last TooLong Own Long Wide LongRow");
  gtk_selection_model_select_item (get_model (self), 1, TRUE);
  gtk_selection_model_select_item (get_model (self), 5, FALSE);
  assert_listed (self, "TooShort");
  gtk_selection_model_select_item (get_model (self), 4, FALSE);
  assert_listed (self, "TooShort TooLong");
  /* what is selected in the groups moves with its rows */
  errdex_marks_set_bookmarked (marks, LAST, FALSE);
  assert_model (self, "+Bookmarks(1) TooShort +Alpha(2) TooLong* TooShort* +Beta(4) Own "
                      ".+Beta-1(2) Long Wide .+Beta-2(1) LongRow +Gamma(1) Last");
  forget (self);
}

/* Rows that are held back are rows all the same. */
static void
test_hold_back (Fixture *self, gconstpointer data)
{
  errdex_rows_hold_back (self->rows, 3);
  g_assert_true (gtk_selection_model_select_all (get_model (self)));
  assert_listed (self, "TooLong TooShort Own Long Wide LongRow Last");
  assert_changes (self, "3-9 3+9 1:11");
  forget (self);
}

static void
test_large (void)
{
  g_autoptr (ErrdexLibrary) library = make_large_library (100000);
  g_autoptr (ErrdexRows) rows = errdex_rows_new (library);
  g_autoptr (GArray) entries = NULL;
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (rows));

  errdex_rows_select (rows, 0);
  for (guint i = 1; i < 500; i++)
    errdex_rows_extend (rows, errdex_rows_step (rows, 1), FALSE);
  g_assert_cmpuint (errdex_rows_count_selected (rows), ==, 500);
  errdex_rows_extend (rows, n_rows - 1, FALSE);
  g_assert_cmpuint (errdex_rows_count_selected (rows), ==, 100000);
  for (guint i = 0; i < 500; i++)
    errdex_rows_extend (rows, errdex_rows_step (rows, -1), FALSE);
  g_assert_cmpuint (errdex_rows_count_selected (rows), ==, 99500);
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (rows));
  entries = errdex_rows_list_selected (rows);
  g_assert_cmpuint (entries->len, ==, 100000);
}

#define ADD(path, test) g_test_add ("/several/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  errdex_places_init_locale ();
  g_test_init (&argc, &argv, NULL);
  ADD ("one", test_one);
  ADD ("extend", test_extend);
  ADD ("extend-from-nothing", test_extend_from_nothing);
  ADD ("toggle", test_toggle);
  ADD ("let-go", test_let_go);
  ADD ("keep", test_keep);
  ADD ("all", test_all);
  ADD ("collapse", test_collapse);
  ADD ("search", test_search);
  ADD ("bookmarks", test_bookmarks);
  ADD ("hold-back", test_hold_back);
  g_test_add_func ("/several/large", test_large);

  return g_test_run ();
}
