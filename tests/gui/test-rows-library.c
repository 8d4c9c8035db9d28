// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Going over to another library: the rows of the list, the marks and the history, while catalogs
 * come, change and go. Rows are written as in rows-fixture.h, without counts. */

#include "config.h"

#include <string.h>

#include <gtk/gtk.h>

#include "catalog/places.h"
#include "gui/history.h"
#include "gui/rows.h"

#include "gui-catalog.h"

typedef struct
{
  ErrdexCatalog *x;
  ErrdexCatalog *y;
  ErrdexCatalog *z;
  ErrdexRows *rows;
  GString *changes;
} Fixture;

/* Two categories; the entries are named by the letter, and a digit. */
static ErrdexCatalog *
make_catalog (const char *id, guint n_first, guint n_second)
{
  g_autoptr (GString) json = g_string_new (NULL);

  g_string_printf (json,
                   "{\"errdex\":1,\"id\":\"%s\",\"title\":\"%s\",\"categories\":[{\"id\":\"a\","
                   "\"title\":\"A\"},{\"id\":\"b\",\"title\":\"B\"}],\"entries\":[",
                   id, id);
  for (guint i = 0; i < n_first + n_second; i++)
    g_string_append_printf (json,
                            "%s{\"code\":\"%s%u\",\"category\":\"%s\",\"description\":\"D.\"}",
                            i > 0 ? "," : "", id, i, i < n_first ? "a" : "b");
  g_string_append (json, "]}");

  return read_catalog (json->str);
}

static ErrdexLibrary *
make_library (ErrdexCatalog *first, ErrdexCatalog *second, ErrdexCatalog *third)
{
  ErrdexCatalog *catalogs[] = { first, second, third };

  return errdex_library_new (catalogs, third != NULL ? 3 : second != NULL ? 2 : 1);
}

static void
on_items_changed (GListModel *model, guint position, guint removed, guint added, GString *changes)
{
  g_string_append_printf (changes, "%u-%u+%u ", position, removed, added);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (ErrdexLibrary) library = NULL;

  self->x = make_catalog ("x", 1, 1);
  self->y = make_catalog ("y", 2, 0);
  self->z = make_catalog ("z", 1, 0);
  library = make_library (self->x, self->y, NULL);
  self->rows = errdex_rows_new (library);
  self->changes = g_string_new (NULL);
  g_signal_connect (self->rows, "items-changed", G_CALLBACK (on_items_changed), self->changes);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_assert_cmpstr (self->changes->str, ==, "");
  g_assert_finalize_object (self->rows);
  errdex_catalog_unref (self->x);
  errdex_catalog_unref (self->y);
  errdex_catalog_unref (self->z);
  g_string_free (self->changes, TRUE);
}

static void
assert_rows (Fixture *self, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++)
    {
      g_autoptr (ErrdexRowItem) item = g_list_model_get_item (G_LIST_MODEL (self->rows), i);
      const ErrdexRowData *row = errdex_row_item_get_data (item);

      g_string_append (text, i > 0 ? " " : "");
      if (row->entry < 0)
        g_string_append_printf (text, "%s%s", errdex_row_item_get_expanded (item) ? "+" : "-",
                                row->title);
      else
        g_string_append (text, errdex_library_get_entry (row->library, row->entry)->code);
      if (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->rows), i))
        g_string_append_c (text, '*');
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
assert_changes (Fixture *self, const char *expected)
{
  g_assert_cmpstr (self->changes->str, ==, expected);
  g_string_truncate (self->changes, 0);
}

static void
go_over (Fixture *self, ErrdexCatalog *first, ErrdexCatalog *second, ErrdexCatalog *third)
{
  g_autoptr (ErrdexLibrary) library = make_library (first, second, third);

  errdex_rows_set_library (self->rows, library, NULL);
}

/* What comes behind leaves what is before it alone, and the header that somebody looks at stays. */
static void
test_behind (Fixture *self, gconstpointer data)
{
  g_autoptr (ErrdexRowItem) header = g_list_model_get_item (G_LIST_MODEL (self->rows), 1);
  g_autoptr (ErrdexRowItem) same = NULL;

  errdex_rows_select (self->rows, 1);
  assert_rows (self, "+x +A x0 +B x1* +y +A y0 y1");
  go_over (self, self->x, self->y, self->z);
  assert_changes (self, "9-0+3 ");
  assert_rows (self, "+x +A x0 +B x1* +y +A y0 y1 +z +A z0");
  same = g_list_model_get_item (G_LIST_MODEL (self->rows), 1);
  g_assert_true (same == header);
  go_over (self, self->x, self->y, NULL);
  assert_changes (self, "9-3+0 ");
  go_over (self, self->x, self->y, NULL);
  assert_changes (self, "");
}

/* One before the others changes all numbers; what was selected is so still. */
static void
test_before (Fixture *self, gconstpointer data)
{
  errdex_rows_select (self->rows, 2);
  go_over (self, self->z, self->x, self->y);
  assert_rows (self, "+z +A z0 +x +A x0 +B x1 +y +A y0* y1");
  g_assert_cmpint (errdex_rows_get_selected (self->rows), ==, 3);
  assert_changes (self, "0-9+12 ");
}

/* A catalog that changed: found again by their names are those entries that are there still. */
static void
test_changed (Fixture *self, gconstpointer data)
{
  g_autoptr (ErrdexCatalog) longer = make_catalog ("y", 3, 0);
  g_autoptr (ErrdexCatalog) shorter = make_catalog ("y", 1, 0);

  errdex_rows_select (self->rows, 3);
  go_over (self, self->x, longer, NULL);
  assert_rows (self, "+x +A x0 +B x1 +y +A y0 y1* y2");
  assert_changes (self, "5-4+5 ");
  go_over (self, self->x, shorter, NULL);
  assert_rows (self, "+x +A x0 +B x1 +y +A y0");
  g_assert_cmpint (errdex_rows_get_selected (self->rows), ==, -1);
  assert_changes (self, "5-5+3 ");
}

/* What is closed stays so, also while its catalog is away; alone a catalog needs no header. */
static void
test_closed (Fixture *self, gconstpointer data)
{
  g_auto (GStrv) collapsed = NULL;
  const char *const keys[] = { "y/a", "z", "x/gone", NULL };

  errdex_rows_set_collapsed (self->rows, keys);
  assert_rows (self, "+x +A x0 +B x1 +y -A");
  g_string_truncate (self->changes, 0);
  go_over (self, self->x, NULL, NULL);
  assert_rows (self, "+A x0 +B x1");
  collapsed = errdex_rows_dup_collapsed (self->rows);
  g_assert_true (g_strv_contains ((const char *const *) collapsed, "y/a"));
  g_assert_true (g_strv_contains ((const char *const *) collapsed, "z"));
  g_assert_false (g_strv_contains ((const char *const *) collapsed, "x/gone"));
  go_over (self, self->x, self->y, self->z);
  assert_rows (self, "+x +A x0 +B x1 +y -A -z");
  g_string_truncate (self->changes, 0);
}

/* While a query is on, its hits are those of the new library. */
static void
test_search (Fixture *self, gconstpointer data)
{
  g_autoptr (ErrdexLibrary) library = make_library (self->x, self->y, self->z);
  g_autoptr (ErrdexFinder) before = errdex_finder_new (errdex_rows_get_library (self->rows));
  g_autoptr (ErrdexFinder) finder = errdex_finder_new (library);
  g_autoptr (ErrdexResult) result = errdex_finder_search (before, "0", NULL);
  g_autoptr (ErrdexResult) found = errdex_finder_search (finder, "0", NULL);

  errdex_rows_set_result (self->rows, result);
  assert_rows (self, "+x +A x0 +y +A y0");
  errdex_rows_set_expanded (self->rows, 1, FALSE);
  errdex_rows_select (self->rows, 2);
  assert_rows (self, "+x -A +y +A y0*");
  g_string_truncate (self->changes, 0);
  errdex_rows_set_library (self->rows, library, found);
  assert_rows (self, "+x -A +y +A y0* +z +A z0");
  assert_changes (self, "5-0+3 ");
  errdex_rows_set_result (self->rows, NULL);
  assert_rows (self, "+x +A x0 +B x1 +y +A y0* y1 +z +A z0");
  g_string_truncate (self->changes, 0);
}

/* Bookmarks stay at the top, and are those of the entries that are there. */
static void
test_bookmarks (Fixture *self, gconstpointer data)
{
  g_autoptr (ErrdexShelf) shelf = errdex_shelf_new ("/dev/null/errdex");
  g_autoptr (ErrdexLibrary) with_z = make_library (self->z, self->x, self->y);
  g_autoptr (ErrdexLibrary) without_y = make_library (self->x, NULL, NULL);
  g_autoptr (ErrdexMarks) marks = errdex_marks_new (shelf, errdex_rows_get_library (self->rows));

  errdex_rows_set_marks (self->rows, marks);
  errdex_marks_set_bookmarked (marks, 0, TRUE);
  errdex_marks_set_bookmarked (marks, 3, TRUE);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->rows), 2, TRUE);
  assert_rows (self, "+Bookmarks x0 y1* +x +A x0 +B x1 +y +A y0 y1");
  errdex_marks_set_library (marks, with_z);
  errdex_rows_set_library (self->rows, with_z, NULL);
  assert_rows (self, "+Bookmarks x0 y1* +z +A z0 +x +A x0 +B x1 +y +A y0 y1");
  g_assert_true (errdex_marks_is_bookmarked (marks, 1));
  g_assert_false (errdex_marks_is_bookmarked (marks, 0));
  errdex_marks_set_library (marks, without_y);
  errdex_rows_set_library (self->rows, without_y, NULL);
  assert_rows (self, "+Bookmarks x0 +A x0 +B x1");
  g_string_truncate (self->changes, 0);
}

static void
test_history (Fixture *self, gconstpointer data)
{
  ErrdexLibrary *library = errdex_rows_get_library (self->rows);
  g_autoptr (ErrdexLibrary) other = make_library (self->z, self->y, NULL);
  g_autoptr (ErrdexHistory) history = errdex_history_new ();

  /* y0, x0, y0, y1 */
  errdex_history_visit (history, 2);
  errdex_history_visit (history, 0);
  errdex_history_visit (history, 2);
  errdex_history_visit (history, 3);
  errdex_history_go (history, 3, -1);
  errdex_history_move (history, library, other);
  /* y0, which is visited once in a row, and y1 */
  g_assert_cmpint (errdex_history_peek (history, 1, 1), ==, 2);
  g_assert_cmpint (errdex_history_peek (history, 1, -1), ==, -1);
  errdex_history_move (history, other, library);
  g_assert_cmpint (errdex_history_peek (history, 2, 1), ==, 3);
}

#define ADD(path, test) g_test_add ("/rows-library/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  errdex_places_init_locale ();
  g_test_init (&argc, &argv, NULL);
  ADD ("behind", test_behind);
  ADD ("before", test_before);
  ADD ("changed", test_changed);
  ADD ("closed", test_closed);
  ADD ("search", test_search);
  ADD ("bookmarks", test_bookmarks);
  ADD ("history", test_history);

  return g_test_run ();
}
