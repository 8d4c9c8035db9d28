// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <string.h>

#include <gtk/gtk.h>

#include "catalog/places.h"

#include "rows-fixture.h"

#define ALL                                                                                        \
  "+Alpha(2) TooLong TooShort +Beta(4) Own .+Beta-1(2) Long Wide .+Beta-2(1) LongRow +Gamma(1) Last"

static void
test_all (Fixture *self, gconstpointer data)
{
  assert_model (self, ALL);
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (self->rows)) == ERRDEX_TYPE_ROW_ITEM);
  g_assert_null (errdex_rows_get_result (self->rows));
}

static void
test_collapse (Fixture *self, gconstpointer data)
{
  errdex_rows_set_expanded (self->rows, BETA_1, FALSE);
  assert_model (self, "+Alpha(2) TooLong TooShort +Beta(4) Own .-Beta-1(2) .+Beta-2(1) LongRow "
                      "+Gamma(1) Last");
  assert_changes (self, "6-2");
  errdex_rows_set_expanded (self->rows, BETA, FALSE);
  assert_model (self, "+Alpha(2) TooLong TooShort -Beta(4) +Gamma(1) Last");
  assert_changes (self, "4-4");
  errdex_rows_set_expanded (self->rows, BETA_2, FALSE);
  assert_changes (self, "");
  errdex_rows_set_expanded (self->rows, BETA, TRUE);
  assert_model (self, "+Alpha(2) TooLong TooShort +Beta(4) Own .-Beta-1(2) .-Beta-2(1) +Gamma(1) "
                      "Last");
  assert_changes (self, "4+3");
  errdex_rows_set_expanded (self->rows, BETA, TRUE);
  assert_changes (self, "");
}

static void
test_collapse_all (Fixture *self, gconstpointer data)
{
  errdex_rows_set_all_expanded (self->rows, FALSE);
  assert_model (self, "-Alpha(2) -Beta(4) -Gamma(1)");
  assert_changes (self, "0-12+3");
  errdex_rows_reveal (self->rows, WIDE);
  assert_model (self, "-Alpha(2) +Beta(4) Own .+Beta-1(2) Long Wide .-Beta-2(1) -Gamma(1)");
  assert_changes (self, "2+3 4+2");
  errdex_rows_set_all_expanded (self->rows, TRUE);
  assert_model (self, ALL);
  assert_changes (self, "0-8+12");
}

static void
test_remember (Fixture *self, gconstpointer data)
{
  const char *const keys[] = { "t/b1", "t/unknown", "t/c", NULL };
  g_auto (GStrv) collapsed = NULL;
  g_autofree char *joined = NULL;

  errdex_rows_set_collapsed (self->rows, keys);
  assert_model (self, "+Alpha(2) TooLong TooShort +Beta(4) Own .-Beta-1(2) .+Beta-2(1) LongRow "
                      "-Gamma(1)");
  assert_changes (self, "0-12+9");
  collapsed = errdex_rows_dup_collapsed (self->rows);
  joined = g_strjoinv (" ", collapsed);
  g_assert_cmpstr (joined, ==, "t/b1 t/c");
}

/* Somebody who holds a header is told when it is opened or closed. */
static void
test_header (Fixture *self, gconstpointer data)
{
  g_autoptr (ErrdexRowItem) header = g_list_model_get_item (G_LIST_MODEL (self->rows), 3);
  g_autoptr (ErrdexRowItem) again = g_list_model_get_item (G_LIST_MODEL (self->rows), 3);

  g_assert_true (header == again);
  g_assert_true (errdex_row_item_get_expanded (header));
  errdex_rows_set_expanded (self->rows, BETA, FALSE);
  g_assert_false (errdex_row_item_get_expanded (header));
  assert_changes (self, "4-6");
}

static void
take_items (ErrdexRows *rows, guint position, guint removed, guint added, GPtrArray *items)
{
  for (guint i = 0; i < added; i++)
    {
      ErrdexRowItem *item = g_list_model_get_item (G_LIST_MODEL (rows), position + i);
      g_autoptr (ErrdexRowItem) again = g_list_model_get_item (G_LIST_MODEL (rows), position + i);

      g_assert_true (item == again);
      g_ptr_array_add (items, item);
    }
}

static void
count_change (guint *n_changes)
{
  (*n_changes)++;
}

/* A list view that shows items is given them again for other rows, in their order, and whoever
 * shows one is told. */
static void
test_held_items (Fixture *self, gconstpointer data)
{
  g_autoptr (ErrdexRowItem) second = g_list_model_get_item (G_LIST_MODEL (self->rows), 3);
  g_autoptr (ErrdexRowItem) first = g_list_model_get_item (G_LIST_MODEL (self->rows), 1);
  g_autoptr (ErrdexRowItem) later = NULL;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_changes = 0;

  g_signal_connect_swapped (first, "changed", G_CALLBACK (count_change), &n_changes);
  g_signal_connect_swapped (second, "changed", G_CALLBACK (count_change), &n_changes);
  g_signal_connect (self->rows, "items-changed", G_CALLBACK (take_items), items);
  search (self, "longr");
  g_signal_handlers_disconnect_by_data (self->rows, items);
  assert_model (self, "+Beta(1) .+Beta-2(1) LongRow");
  assert_changes (self, "0-12+3");
  g_assert_cmpuint (n_changes, ==, 2);
  g_assert_cmpuint (items->len, ==, 3);
  g_assert_true (items->pdata[0] == first);
  g_assert_true (items->pdata[1] == second);
  g_assert_cmpstr (errdex_row_item_get_data (first)->title, ==, "Beta");
  g_assert_cmpstr (errdex_row_item_get_data (second)->title, ==, "Beta-2");
  g_assert_cmpint (errdex_row_item_get_data (items->pdata[2])->entry, ==, LONG_ROW);

  later = g_list_model_get_item (G_LIST_MODEL (self->rows), 2);
  g_assert_true (later != items->pdata[2]);
}

/* Groups come in the order of their best hits, a group with those inside it. */
static void
test_search (Fixture *self, gconstpointer data)
{
  search (self, "long");
  assert_model (self, "+Beta(2) .+Beta-1(1) Long .+Beta-2(1) LongRow +Alpha(1) TooLong");
  assert_changes (self, "0-12+7");
  g_assert_nonnull (errdex_rows_get_result (self->rows));
  search (self, "longr");
  assert_model (self, "+Beta(1) .+Beta-2(1) LongRow");
  assert_changes (self, "0-7+3");
  search (self, "nothing like it at all");
  assert_model (self, "");
  assert_changes (self, "0-3");
  search (self, "nothing like it at all, really");
  assert_changes (self, "");
  search (self, "");
  assert_model (self, ALL);
  assert_changes (self, "0+12");
  search (self, "   ");
  assert_changes (self, "");
}

/* What is collapsed stays so, and hides no hits. */
static void
test_search_collapsed (Fixture *self, gconstpointer data)
{
  errdex_rows_set_expanded (self->rows, BETA, FALSE);
  assert_changes (self, "4-6");
  search (self, "long");
  assert_model (self, "+Beta(2) .+Beta-1(1) Long .+Beta-2(1) LongRow +Alpha(1) TooLong");
  assert_changes (self, "0-6+7");
  errdex_rows_set_expanded (self->rows, BETA, FALSE);
  assert_model (self, "-Beta(2) +Alpha(1) TooLong");
  assert_changes (self, "1-4");
  search (self, "longr");
  assert_model (self, "+Beta(1) .+Beta-2(1) LongRow");
  assert_changes (self, "0-3+3");
  errdex_rows_set_expanded (self->rows, ALPHA, FALSE);
  search (self, "");
  assert_model (self, "+Alpha(2) TooLong TooShort -Beta(4) +Gamma(1) Last");
  assert_changes (self, "0-3+6");
}

static void
test_selection (Fixture *self, gconstpointer data)
{
  g_autoptr (GtkBitset) selection = NULL;

  g_assert_cmpint (errdex_rows_get_selected (self->rows), ==, -1);
  errdex_rows_select (self->rows, LONG);
  assert_changes (self, "6:1");
  errdex_rows_select (self->rows, LAST);
  assert_changes (self, "6:1 11:1");
  selection = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->rows));
  g_assert_cmpuint (gtk_bitset_get_size (selection), ==, 1);
  g_assert_cmpuint (gtk_bitset_get_nth (selection, 0), ==, 11);
  assert_chosen (self, "");
  g_assert_true (gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->rows), 1, TRUE));
  assert_chosen (self, "0 ");
  assert_changes (self, "11:1 1:1");
  g_assert_false (gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->rows), 0, TRUE));
  g_assert_false (gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->rows), 12, TRUE));
  assert_chosen (self, "");
}

/* An entry stays selected while it is out of the list. */
static void
test_selection_hidden (Fixture *self, gconstpointer data)
{
  errdex_rows_select (self->rows, LONG);
  search (self, "long");
  assert_model (self, "+Beta(2) .+Beta-1(1) Long* .+Beta-2(1) LongRow +Alpha(1) TooLong");
  search (self, "last");
  assert_model (self, "+Gamma(1) Last");
  g_assert_false (errdex_rows_lists (self->rows, LONG));
  g_assert_cmpint (errdex_rows_get_selected (self->rows), ==, LONG);
  search (self, "");
  errdex_rows_set_expanded (self->rows, BETA, FALSE);
  g_assert_true (errdex_rows_lists (self->rows, LONG));
  g_assert_cmpuint (errdex_rows_find_entry (self->rows, LONG), ==, GTK_INVALID_LIST_POSITION);
  g_string_truncate (self->changes, 0);
  errdex_rows_select (self->rows, LAST);
  assert_changes (self, "5:1");
}

static void
test_find (Fixture *self, gconstpointer data)
{
  const guint positions[] = { 1, 2, 4, 6, 7, 9, 11 };

  for (guint i = 0; i < G_N_ELEMENTS (positions); i++)
    g_assert_cmpuint (errdex_rows_find_entry (self->rows, i), ==, positions[i]);
  g_assert_cmpuint (errdex_rows_find_group (self->rows, BETA_2), ==, 8);
  g_assert_cmpuint (errdex_rows_find_group (self->rows, NOTHING), ==, GTK_INVALID_LIST_POSITION);
}

/* The entry that a step leads to, or -1. */
static int
step (ErrdexRows *rows, int steps)
{
  guint position = errdex_rows_step (rows, steps);
  g_autoptr (ErrdexRowItem) item = NULL;

  if (position == GTK_INVALID_LIST_POSITION)
    return -1;
  item = g_list_model_get_item (G_LIST_MODEL (rows), position);

  return errdex_row_item_get_data (item)->entry;
}

static void
test_step (Fixture *self, gconstpointer data)
{
  g_assert_cmpint (step (self->rows, 1), ==, TOO_LONG);
  g_assert_cmpint (step (self->rows, -1), ==, TOO_LONG);
  errdex_rows_select (self->rows, TOO_SHORT);
  g_assert_cmpint (step (self->rows, 1), ==, OWN);
  g_assert_cmpint (step (self->rows, 2), ==, LONG);
  g_assert_cmpint (step (self->rows, 100), ==, LAST);
  g_assert_cmpint (step (self->rows, -100), ==, TOO_LONG);
  g_assert_cmpint (step (self->rows, G_MININT), ==, TOO_LONG);
  errdex_rows_set_expanded (self->rows, BETA, FALSE);
  g_assert_cmpint (step (self->rows, 1), ==, LAST);
  errdex_rows_select (self->rows, OWN);
  g_assert_cmpint (step (self->rows, 1), ==, TOO_LONG);
  errdex_rows_set_all_expanded (self->rows, FALSE);
  g_assert_cmpint (step (self->rows, 1), ==, -1);
  g_string_truncate (self->changes, 0);
}

static void
test_hold_back (Fixture *self, gconstpointer data)
{
  errdex_rows_hold_back (self->rows, 100);
  assert_changes (self, "");
  errdex_rows_hold_back (self->rows, 4);
  assert_changes (self, "4-8");
  assert_model (self, "+Alpha(2) TooLong TooShort +Beta(4)");
  errdex_rows_select (self->rows, LAST);
  assert_changes (self, "");
  errdex_rows_release (self->rows);
  assert_changes (self, "4+8");
  assert_model (self, ALL "*");
  errdex_rows_release (self->rows);
  assert_changes (self, "");
  errdex_rows_hold_back (self->rows, 4);
  search (self, "last");
  assert_changes (self, "4-8 4+8 0-12+2");
  assert_model (self, "+Gamma(1) Last*");
}

/* With several catalogs, each is a group around its categories. */
static void
test_catalogs (void)
{
  g_autoptr (ErrdexCatalog) first = read_catalog (
      "{ \"errdex\": 1, \"id\": \"one\", \"title\": \"One\","
      "  \"categories\": [ { \"id\": \"a\", \"title\": \"A\" } ],"
      "  \"entries\": [ { \"code\": \"x\", \"category\": \"a\", \"description\": \"X\" } ] }");
  g_autoptr (ErrdexCatalog) second = read_catalog (catalog_text);
  ErrdexCatalog *catalogs[] = { first, second };
  Fixture fixture = { .library = errdex_library_new (catalogs, 2) };
  g_auto (GStrv) collapsed = NULL;

  fixture.rows = errdex_rows_new (fixture.library);
  errdex_rows_set_all_expanded (fixture.rows, FALSE);
  assert_model (&fixture, "-One(1) -T(7)");
  errdex_rows_reveal (fixture.rows, 0);
  errdex_rows_set_expanded (fixture.rows, 2, TRUE);
  assert_model (&fixture, "+One(1) .+A(1) x +T(7) .-Alpha(2) .-Beta(4) .-Gamma(1)");
  errdex_rows_reveal (fixture.rows, 1 + LAST);
  assert_model (&fixture, "+One(1) .+A(1) x +T(7) .-Alpha(2) .-Beta(4) .+Gamma(1) Last");
  collapsed = errdex_rows_dup_collapsed (fixture.rows);
  g_assert_cmpstr (collapsed[0], ==, "t/a");
  g_assert_finalize_object (fixture.rows);
  errdex_library_unref (fixture.library);
}

static void
test_large (void)
{
  g_autoptr (ErrdexLibrary) library = make_large_library (100000);
  g_autoptr (ErrdexRows) rows = errdex_rows_new (library);
  g_autoptr (ErrdexFinder) finder = errdex_finder_new (library);
  g_autoptr (ErrdexResult) result = errdex_finder_search (finder, "code", NULL);
  guint n_hits;

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rows)), ==, 100100);
  for (guint i = 0; i < library->n_entries; i += 997)
    {
      guint position = errdex_rows_find_entry (rows, i);
      g_autoptr (ErrdexRowItem) item = g_list_model_get_item (G_LIST_MODEL (rows), position);

      g_assert_cmpint (errdex_row_item_get_data (item)->entry, ==, i);
    }
  errdex_result_get_hits (result, &n_hits);
  g_assert_cmpuint (n_hits, ==, 100000);
  errdex_rows_set_result (rows, result);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rows)), ==, 100100);
  for (guint i = 0; i < library->n_entries; i += 997)
    {
      guint position = errdex_rows_find_entry (rows, i);
      g_autoptr (ErrdexRowItem) item = g_list_model_get_item (G_LIST_MODEL (rows), position);

      g_assert_cmpint (errdex_row_item_get_data (item)->entry, ==, i);
    }
}

/* A list view looks at all rows that take the place of others: they are only as many as it shows.
 */
static void
test_many_rows (void)
{
  g_autoptr (GString) changes = g_string_new (NULL);
  g_autoptr (ErrdexLibrary) library = make_large_library (1000);
  g_autoptr (ErrdexFinder) finder = errdex_finder_new (library);
  g_autoptr (ErrdexRows) rows = errdex_rows_new (library);
  g_autoptr (ErrdexResult) some = errdex_finder_search (finder, "7", NULL);
  g_autoptr (ErrdexResult) all = errdex_finder_search (finder, "", NULL);
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (rows)), n_some;
  g_autofree char *expected = NULL;

  errdex_rows_set_result (rows, some);
  n_some = g_list_model_get_n_items (G_LIST_MODEL (rows));
  g_signal_connect (rows, "items-changed", G_CALLBACK (on_items_changed), changes);
  errdex_rows_set_result (rows, all);
  expected = g_strdup_printf ("0-%u+256 256+%u", n_some, n_rows - 256);
  g_assert_cmpstr (changes->str, ==, expected);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rows)), ==, n_rows);
}

/* Bookmarks */

static void
test_bookmarks (Fixture *self, gconstpointer data)
{
  g_autoptr (ErrdexMarks) marks = mark (self, NULL, 0);

  assert_changes (self, "");
  errdex_marks_set_bookmarked (marks, WIDE, TRUE);
  assert_changes (self, "0+2");
  errdex_marks_set_bookmarked (marks, TOO_LONG, TRUE);
  assert_changes (self, "0-2+3");
  assert_model (self, "+Bookmarks(2) TooLong Wide +Alpha(2) TooLong TooShort +Beta(4) Own "
                      ".+Beta-1(2) Long Wide .+Beta-2(1) LongRow +Gamma(1) Last");
  errdex_rows_set_expanded (self->rows, GAMMA + 1, FALSE);
  assert_changes (self, "1-2");
  errdex_marks_set_note (marks, LAST, "no bookmark");
  assert_changes (self, "");
  errdex_marks_set_bookmarked (marks, WIDE, FALSE);
  assert_changes (self, "0-1+1");
  assert_model (self, "-Bookmarks(1) +Alpha(2) TooLong TooShort +Beta(4) Own .+Beta-1(2) Long "
                      "Wide .+Beta-2(1) LongRow +Gamma(1) Last");
  errdex_marks_set_bookmarked (marks, TOO_LONG, FALSE);
  assert_changes (self, "0-1");
}

/* An entry that stands in two places is selected in one of them. */
static void
test_selected_bookmark (Fixture *self, gconstpointer data)
{
  static const guint entries[] = { TOO_SHORT, LAST };
  g_autoptr (ErrdexMarks) marks = mark (self, entries, G_N_ELEMENTS (entries));

  assert_changes (self, "0+3");
  errdex_rows_select (self->rows, LAST);
  assert_changes (self, "14:1");
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->rows), 2, TRUE);
  assert_changes (self, "14:1 2:1");
  g_assert_cmpstr (self->chosen->str, ==, "6 ");
  g_string_truncate (self->chosen, 0);
  errdex_rows_select (self->rows, LAST);
  assert_model (self, "+Bookmarks(2) TooShort Last* +Alpha(2) TooLong TooShort +Beta(4) Own "
                      ".+Beta-1(2) Long Wide .+Beta-2(1) LongRow +Gamma(1) Last");
  g_assert_cmpuint (errdex_rows_find_entry (self->rows, LAST), ==, 2);
  g_assert_cmpuint (errdex_rows_find_row (self->rows, GAMMA, LAST), ==, 14);
  /* the keys go through the bookmarks, then on into the groups, and back */
  g_assert_cmpuint (errdex_rows_step (self->rows, -1), ==, 1);
  g_assert_cmpuint (errdex_rows_step (self->rows, 1), ==, 4);
  /* it stays selected where it still is */
  errdex_marks_set_bookmarked (marks, LAST, FALSE);
  assert_model (self, "+Bookmarks(1) TooShort +Alpha(2) TooLong TooShort +Beta(4) Own "
                      ".+Beta-1(2) Long Wide .+Beta-2(1) LongRow +Gamma(1) Last*");
  assert_changes (self, "0-3+2 13:1");
}

/* While a search is on, a hit stands in its group only. */
static void
test_bookmarks_and_search (Fixture *self, gconstpointer data)
{
  static const guint entries[] = { TOO_SHORT, LAST };
  g_autoptr (ErrdexMarks) marks = mark (self, entries, G_N_ELEMENTS (entries));
  g_autoptr (ErrdexResult) result = errdex_finder_search (self->finder, "last", NULL);

  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->rows), 2, TRUE);
  errdex_rows_set_result (self->rows, result);
  assert_model (self, "+Gamma(1) Last*");
  g_string_truncate (self->changes, 0);
  errdex_marks_set_bookmarked (marks, TOO_LONG, TRUE);
  assert_changes (self, "");
  errdex_rows_set_result (self->rows, NULL);
  assert_model (self, "+Bookmarks(3) TooLong TooShort Last +Alpha(2) TooLong TooShort +Beta(4) Own "
                      ".+Beta-1(2) Long Wide .+Beta-2(1) LongRow +Gamma(1) Last*");
  /* revealed in its group, if the bookmarks are out of sight */
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->rows), 3, TRUE);
  errdex_rows_set_all_expanded (self->rows, FALSE);
  errdex_rows_reveal (self->rows, LAST);
  assert_model (self, "-Bookmarks(3) -Alpha(2) -Beta(4) +Gamma(1) Last*");
  g_string_truncate (self->changes, 0);
  g_string_truncate (self->chosen, 0);
}

/* A library without entries is no reason to fall over. */
static void
test_empty (void)
{
  g_autoptr (ErrdexLibrary) library = errdex_library_new (NULL, 0);
  g_autoptr (ErrdexRows) rows = errdex_rows_new (library);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rows)), ==, 0);
  g_assert_cmpint (step (rows, 1), ==, -1);
  errdex_rows_set_all_expanded (rows, FALSE);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (rows), 0));
}

#define ADD(path, test) g_test_add ("/rows/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  errdex_places_init_locale ();
  g_test_init (&argc, &argv, NULL);
  ADD ("all", test_all);
  ADD ("collapse", test_collapse);
  ADD ("collapse-all", test_collapse_all);
  ADD ("remember", test_remember);
  ADD ("header", test_header);
  ADD ("held-items", test_held_items);
  ADD ("search", test_search);
  ADD ("search-collapsed", test_search_collapsed);
  ADD ("selection", test_selection);
  ADD ("selection-hidden", test_selection_hidden);
  ADD ("find", test_find);
  ADD ("step", test_step);
  ADD ("hold-back", test_hold_back);
  ADD ("bookmarks", test_bookmarks);
  ADD ("selected-bookmark", test_selected_bookmark);
  ADD ("bookmarks-and-search", test_bookmarks_and_search);
  g_test_add_func ("/rows/catalogs", test_catalogs);
  g_test_add_func ("/rows/large", test_large);
  g_test_add_func ("/rows/many", test_many_rows);
  g_test_add_func ("/rows/empty", test_empty);

  return g_test_run ();
}
