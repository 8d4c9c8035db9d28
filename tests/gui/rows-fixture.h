// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string.h>

#include <gtk/gtk.h>

#include "gui/rows.h"

#include "gui-catalog.h"

/* The rows of the list, written as text: a header as +Title(count), or -Title(count) if it is
 * collapsed, with a dot for each group around it; an entry as the last segment of its code, with an
 * asterisk if it is selected. Changes are written as position-removed+added. */

static const char catalog_text[]
    = "{ \"errdex\": 1, \"id\": \"t\", \"title\": \"T\", \"categories\": ["
      "    { \"id\": \"a\", \"title\": \"Alpha\" },"
      "    { \"id\": \"none\", \"title\": \"Nothing\" },"
      "    { \"id\": \"b\", \"title\": \"Beta\", \"categories\": ["
      "      { \"id\": \"b1\", \"title\": \"Beta-1\" }, { \"id\": \"b2\", \"title\": \"Beta-2\" } ] },"
      "    { \"id\": \"c\", \"title\": \"Gamma\" } ],"
      "  \"entries\": ["
      "    { \"code\": \"a.TooLong\", \"category\": \"a\", \"description\": \"Long.\" },"
      "    { \"code\": \"a.TooShort\", \"category\": \"a\", \"description\": \"Short.\" },"
      "    { \"code\": \"b.Own\", \"category\": \"b\", \"description\": \"Own.\" },"
      "    { \"code\": \"b.one.Long\", \"category\": \"b1\", \"description\": \"Long.\" },"
      "    { \"code\": \"b.one.Wide\", \"category\": \"b1\", \"description\": \"Wide.\" },"
      "    { \"code\": \"b.two.LongRow\", \"category\": \"b2\", \"description\": \"Row.\" },"
      "    { \"code\": \"c.Last\", \"category\": \"c\", \"description\": \"Last.\" } ] }";

enum
{
  TOO_LONG,
  TOO_SHORT,
  OWN,
  LONG,
  WIDE,
  LONG_ROW,
  LAST,
};

enum
{
  ALPHA,
  NOTHING,
  BETA,
  BETA_1,
  BETA_2,
  GAMMA,
};

typedef struct
{
  ErrdexLibrary *library;
  ErrdexFinder *finder;
  ErrdexRows *rows;
  GString *changes;
  GString *chosen;
} Fixture;

static inline void
on_items_changed (GListModel *model, guint position, guint removed, guint added, GString *changes)
{
  g_string_append_printf (changes, "%s%u", changes->len > 0 ? " " : "", position);
  if (removed > 0)
    g_string_append_printf (changes, "-%u", removed);
  if (added > 0)
    g_string_append_printf (changes, "+%u", added);
}

static inline void
on_selection_changed (GtkSelectionModel *model, guint position, guint n_items, GString *changes)
{
  g_string_append_printf (changes, "%s%u:%u", changes->len > 0 ? " " : "", position, n_items);
}

static inline void
on_chosen (ErrdexRows *rows, guint entry, GString *chosen)
{
  g_string_append_printf (chosen, "%u ", entry);
}

static inline void
set_up (Fixture *self, gconstpointer data)
{
  self->library = read_library (catalog_text);
  self->finder = errdex_finder_new (self->library);
  self->rows = errdex_rows_new (self->library);
  self->changes = g_string_new (NULL);
  self->chosen = g_string_new (NULL);
  g_signal_connect (self->rows, "items-changed", G_CALLBACK (on_items_changed), self->changes);
  g_signal_connect (self->rows, "selection-changed", G_CALLBACK (on_selection_changed),
                    self->changes);
  g_signal_connect (self->rows, "chosen", G_CALLBACK (on_chosen), self->chosen);
}

static inline void
tear_down (Fixture *self, gconstpointer data)
{
  g_assert_cmpstr (self->changes->str, ==, "");
  g_assert_cmpstr (self->chosen->str, ==, "");
  g_assert_finalize_object (self->rows);
  errdex_finder_unref (self->finder);
  errdex_library_unref (self->library);
  g_string_free (self->changes, TRUE);
  g_string_free (self->chosen, TRUE);
}

static inline void
append_row (GString *text, ErrdexRows *rows, guint position)
{
  g_autoptr (ErrdexRowItem) item = g_list_model_get_item (G_LIST_MODEL (rows), position);
  const ErrdexRowData *data = errdex_row_item_get_data (item);

  if (text->len > 0)
    g_string_append_c (text, ' ');
  if (errdex_row_item_is_header (item))
    {
      for (guint i = 0; i < data->depth; i++)
        g_string_append_c (text, '.');
      g_string_append_printf (text, "%c%s(%u)", errdex_row_item_get_expanded (item) ? '+' : '-',
                              data->title, data->count);
    }
  else
    g_string_append (text, errdex_code_last_segment (
                               errdex_library_get_entry (data->library, data->entry)->code));
  if (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (rows), position))
    g_string_append_c (text, '*');
}

static inline void
assert_model (Fixture *self, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->rows));

  for (guint i = 0; i < n_rows; i++)
    append_row (text, self->rows, i);
  g_assert_cmpstr (text->str, ==, expected);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (self->rows), n_rows));
}

static inline void
assert_changes (Fixture *self, const char *expected)
{
  g_assert_cmpstr (self->changes->str, ==, expected);
  g_string_truncate (self->changes, 0);
}

static inline void
assert_chosen (Fixture *self, const char *expected)
{
  g_assert_cmpstr (self->chosen->str, ==, expected);
  g_string_truncate (self->chosen, 0);
}

static inline void
search (Fixture *self, const char *text)
{
  g_autoptr (ErrdexResult) result = errdex_finder_search (self->finder, text, NULL);

  errdex_rows_set_result (self->rows, result);
}

static inline ErrdexMarks *
mark (Fixture *self, const guint *entries, guint n_entries)
{
  /* nothing can be read or saved there */
  g_autoptr (ErrdexShelf) shelf = errdex_shelf_new ("/dev/null/errdex");
  ErrdexMarks *marks = errdex_marks_new (shelf, self->library);

  for (guint i = 0; i < n_entries; i++)
    errdex_marks_set_bookmarked (marks, entries[i], TRUE);
  errdex_rows_set_marks (self->rows, marks);

  return marks;
}
