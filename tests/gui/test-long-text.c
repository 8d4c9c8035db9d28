// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <string.h>

#include "gui/long-text.h"

typedef struct
{
  GtkEditable *entry;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->entry = GTK_EDITABLE (g_object_ref_sink (gtk_search_entry_new ()));
  errdex_long_text_attach (self->entry);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_assert_finalize_object (self->entry);
}

/* Inserts at the cursor, as pasting does. */
static void
paste (Fixture *self, const char *text)
{
  int position = gtk_editable_get_position (self->entry);

  gtk_editable_insert_text (self->entry, text, -1, &position);
  gtk_editable_set_position (self->entry, position);
}

static void
test_short (Fixture *self, gconstpointer data)
{
  paste (self, "iot.device.");
  paste (self, "NotExistedDevice");
  g_assert_cmpstr (gtk_editable_get_text (self->entry), ==, "iot.device.NotExistedDevice");
  g_assert_cmpstr (errdex_long_text_get (self->entry), ==, "iot.device.NotExistedDevice");
}

static void
test_lines (Fixture *self, gconstpointer data)
{
  paste (self, "<>");
  gtk_editable_set_position (self->entry, 1);
  paste (self, "one\r\n\ttwo\x1b[0m\n");
  g_assert_cmpstr (gtk_editable_get_text (self->entry), ==, "<one two [0m >");
  g_assert_cmpstr (errdex_long_text_get (self->entry), ==, "<one\r\n\ttwo\x1b[0m\n>");
}

/* What the user has changed is what the user means. */
static void
test_changed (Fixture *self, gconstpointer data)
{
  paste (self, "one\ntwo");
  g_assert_cmpstr (errdex_long_text_get (self->entry), ==, "one\ntwo");
  gtk_editable_delete_text (self->entry, 0, 1);
  g_assert_cmpstr (errdex_long_text_get (self->entry), ==, "ne two");
  gtk_editable_set_text (self->entry, "one two");
  g_assert_cmpstr (errdex_long_text_get (self->entry), ==, "one two");
}

static void
test_megabyte (Fixture *self, gconstpointer data)
{
  g_autofree char *text = g_strnfill (1024 * 1024, 'x');

  paste (self, text);
  g_assert_cmpuint (strlen (gtk_editable_get_text (self->entry)), <, 2000);
  g_assert_true (g_str_has_suffix (gtk_editable_get_text (self->entry), "…"));
  g_assert_cmpuint (strlen (errdex_long_text_get (self->entry)), ==, 1024 * 1024);
  gtk_editable_set_text (self->entry, "");
  g_assert_cmpstr (errdex_long_text_get (self->entry), ==, "");
}

/* More than anybody reads is cut between two characters. */
static void
test_endless (Fixture *self, gconstpointer data)
{
  GString *text = g_string_new ("x");

  for (guint i = 0; i < 3000000; i++)
    g_string_append (text, "错误");
  gtk_editable_set_text (self->entry, text->str);
  g_assert_cmpuint (strlen (errdex_long_text_get (self->entry)), <=, 8 * 1024 * 1024);
  g_assert_cmpuint (strlen (errdex_long_text_get (self->entry)), >, 8 * 1024 * 1024 - 6);
  g_assert_true (g_utf8_validate (errdex_long_text_get (self->entry), -1, NULL));
  g_string_free (text, TRUE);
}

#define ADD(path, test) g_test_add ("/long-text/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("short", test_short);
  ADD ("lines", test_lines);
  ADD ("changed", test_changed);
  ADD ("megabyte", test_megabyte);
  ADD ("endless", test_endless);

  return g_test_run ();
}
