// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "gui/shelf.h"

static const ErrdexShelfKey key_a = { "t", "c", "a" }, key_b = { "t", "c", "b" },
                            key_c = { "t", "c", "c" };

typedef struct
{
  char *dir;
  char *path;
  ErrdexShelf *shelf;
  guint n_changes;
  gboolean watching;
  GPtrArray *messages;
} Place;

static void
on_changed (ErrdexShelf *shelf, Place *place)
{
  place->n_changes++;
}

static void
on_trouble (ErrdexShelf *shelf, const char *message, Place *place)
{
  g_ptr_array_add (place->messages, g_strdup (message));
}

static void
open_shelf (Place *place)
{
  place->shelf = errdex_shelf_new (place->dir);
  g_signal_connect (place->shelf, "changed", G_CALLBACK (on_changed), place);
  g_signal_connect (place->shelf, "trouble", G_CALLBACK (on_trouble), place);
  if (place->watching)
    errdex_shelf_watch (place->shelf);
}

static void
close_shelf (Place *place)
{
  g_signal_handlers_disconnect_by_data (place->shelf, place);
  g_clear_object (&place->shelf);
}

static void
set_up (Place *place, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  place->dir = g_dir_make_tmp ("errdex-shelf-XXXXXX", &error);
  g_assert_no_error (error);
  place->path = g_build_filename (place->dir, "shelf.json", NULL);
  place->messages = g_ptr_array_new_with_free_func (g_free);
  place->watching = GPOINTER_TO_INT (data);
  open_shelf (place);
}

static void
remove_all (const char *path)
{
  GDir *dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      g_assert_cmpint (g_remove (inner), ==, 0);
    }
  g_clear_pointer (&dir, g_dir_close);
  g_remove (path);
}

static void
tear_down (Place *place, gconstpointer data)
{
  close_shelf (place);
  remove_all (place->dir);
  g_free (place->dir);
  g_free (place->path);
  g_ptr_array_unref (place->messages);
}

static void
reopen (Place *place)
{
  g_assert_true (errdex_shelf_flush (place->shelf));
  close_shelf (place);
  open_shelf (place);
  errdex_shelf_load (place->shelf);
}

static void
set_text (const char *path, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
test_finalize (void)
{
  ErrdexShelf *shelf = errdex_shelf_new (NULL);

  g_assert_finalize_object (shelf);
}

static void
test_marks (Place *place, gconstpointer data)
{
  g_autoptr (GPtrArray) marked = NULL;

  errdex_shelf_set_bookmarked (place->shelf, &key_a, TRUE);
  errdex_shelf_set_bookmarked (place->shelf, &key_a, TRUE);
  errdex_shelf_set_bookmarked (place->shelf, &key_b, TRUE);
  errdex_shelf_set_bookmarked (place->shelf, &key_b, FALSE);
  errdex_shelf_set_note (place->shelf, &key_c, "about c");
  errdex_shelf_set_note (place->shelf, &key_c, "about c");
  errdex_shelf_set_note (place->shelf, &key_b, "");
  g_assert_cmpuint (place->n_changes, ==, 4);
  reopen (place);
  g_assert_true (errdex_shelf_is_bookmarked (place->shelf, &key_a));
  g_assert_false (errdex_shelf_is_bookmarked (place->shelf, &key_b));
  g_assert_cmpstr (errdex_shelf_get_note (place->shelf, &key_c), ==, "about c");
  g_assert_null (errdex_shelf_get_note (place->shelf, &key_a));
  marked = errdex_shelf_list_marked (place->shelf);
  g_assert_cmpuint (marked->len, ==, 2);
  errdex_shelf_set_note (place->shelf, &key_c, NULL);
  reopen (place);
  g_assert_null (errdex_shelf_get_note (place->shelf, &key_c));
  g_assert_cmpuint (place->messages->len, ==, 0);
}

static char *
format_recent (ErrdexShelf *shelf)
{
  g_autoptr (GPtrArray) recent = errdex_shelf_list_recent (shelf);
  GString *codes = g_string_new (NULL);

  for (guint i = 0; i < recent->len; i++)
    g_string_append (codes, ((ErrdexShelfItem *) recent->pdata[i])->key.code);

  return g_string_free (codes, FALSE);
}

static void
assert_recent (Place *place, const char *wanted)
{
  g_autofree char *recent = format_recent (place->shelf);

  g_assert_cmpstr (recent, ==, wanted);
}

static void
test_recent (Place *place, gconstpointer data)
{
  errdex_shelf_visit (place->shelf, &key_a);
  errdex_shelf_visit (place->shelf, &key_b);
  errdex_shelf_visit (place->shelf, &key_a);
  assert_recent (place, "ab");
  reopen (place);
  errdex_shelf_visit (place->shelf, &key_c);
  assert_recent (place, "cab");
  errdex_shelf_clear_recent (place->shelf);
  errdex_shelf_visit (place->shelf, &key_b);
  assert_recent (place, "b");
  reopen (place);
  assert_recent (place, "b");
  /* bookmarks and notes are no business of theirs */
  g_assert_false (g_file_test (place->path, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (place->n_changes, ==, 0);
}

/* Both save what they have; each gets what the other has, by saving or because it watches. */
static void
test_two (Place *place, gconstpointer data)
{
  g_autoptr (ErrdexShelf) other = errdex_shelf_new (place->dir);

  errdex_shelf_watch (other);
  errdex_shelf_set_bookmarked (place->shelf, &key_a, TRUE);
  errdex_shelf_set_note (other, &key_b, "from the other");
  g_assert_true (errdex_shelf_flush (place->shelf));
  g_assert_true (errdex_shelf_flush (other));
  g_assert_true (errdex_shelf_is_bookmarked (other, &key_a));
  while (errdex_shelf_get_note (place->shelf, &key_b) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (errdex_shelf_get_note (place->shelf, &key_b), ==, "from the other");
  errdex_shelf_set_note (place->shelf, &key_b, NULL);
  g_assert_true (errdex_shelf_flush (place->shelf));
  while (errdex_shelf_get_note (other, &key_b) != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (place->messages->len, ==, 0);
}

/* A folder that is synced puts an older file in the place of ours. */
static void
test_set_back (Place *place, gconstpointer data)
{
  g_autofree char *older = NULL, *now = NULL;

  errdex_shelf_set_note (place->shelf, &key_a, "first");
  g_assert_true (errdex_shelf_flush (place->shelf));
  g_assert_true (g_file_get_contents (place->path, &older, NULL, NULL));
  errdex_shelf_set_note (place->shelf, &key_a, "second");
  g_assert_true (errdex_shelf_flush (place->shelf));
  set_text (place->path, older);
  do
    {
      g_main_context_iteration (NULL, TRUE);
      g_clear_pointer (&now, g_free);
      g_file_get_contents (place->path, &now, NULL, NULL);
    }
  while (now == NULL || strstr (now, "second") == NULL);
  g_assert_cmpstr (errdex_shelf_get_note (place->shelf, &key_a), ==, "second");
}

/* It saves by itself, in a thread, and takes what is changed meanwhile along. */
static void
test_by_itself (Place *place, gconstpointer data)
{
  g_autofree char *text = NULL;

  errdex_shelf_set_note (place->shelf, &key_a, "one");
  do
    {
      g_main_context_iteration (NULL, TRUE);
      if (g_file_test (place->path, G_FILE_TEST_EXISTS))
        errdex_shelf_set_note (place->shelf, &key_a, "two");
      g_clear_pointer (&text, g_free);
      g_file_get_contents (place->path, &text, NULL, NULL);
    }
  while (text == NULL || strstr (text, "two") == NULL);
  g_assert_cmpuint (place->messages->len, ==, 0);
}

/* What is written after it was loaded, but before it watches, is not missed; nor are messages. */
static void
test_watch (Place *place, gconstpointer data)
{
  g_autoptr (ErrdexShelf) other = errdex_shelf_new (place->dir);
  g_autofree char *recent = g_build_filename (place->dir, "recent.json", NULL);

  set_text (recent, "{");
  errdex_shelf_load (place->shelf);
  errdex_shelf_set_bookmarked (other, &key_a, TRUE);
  g_assert_true (errdex_shelf_flush (other));
  g_assert_cmpuint (place->messages->len, ==, 0);
  errdex_shelf_watch (place->shelf);
  g_assert_cmpuint (place->messages->len, ==, 1);
  while (!errdex_shelf_is_bookmarked (place->shelf, &key_a))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_damaged (Place *place, gconstpointer data)
{
  g_autoptr (GPtrArray) marked = NULL;

  set_text (place->path, "{\"errdex-shelf\":1,\"items\":[{");
  errdex_shelf_watch (place->shelf);
  g_assert_cmpuint (place->messages->len, ==, 1);
  g_assert_nonnull (strstr (place->messages->pdata[0], ".damaged-"));
  marked = errdex_shelf_list_marked (place->shelf);
  g_assert_cmpuint (marked->len, ==, 0);
  errdex_shelf_set_bookmarked (place->shelf, &key_a, TRUE);
  reopen (place);
  g_assert_true (errdex_shelf_is_bookmarked (place->shelf, &key_a));
  g_assert_cmpuint (place->messages->len, ==, 1);
}

/* Damaged by somebody while we have it all in memory. */
static void
test_damaged_later (Place *place, gconstpointer data)
{
  errdex_shelf_set_bookmarked (place->shelf, &key_a, TRUE);
  g_assert_true (errdex_shelf_flush (place->shelf));
  set_text (place->path, "");
  while (place->messages->len == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (errdex_shelf_is_bookmarked (place->shelf, &key_a));
  reopen (place);
  g_assert_true (errdex_shelf_is_bookmarked (place->shelf, &key_a));
  g_assert_cmpuint (place->messages->len, ==, 1);
}

/* There is a file where the folder should be, which nobody, not even root, can write into. */
static void
test_no_place (Place *place, gconstpointer data)
{
  g_assert_cmpint (g_rmdir (place->dir), ==, 0);
  set_text (place->dir, "");
  errdex_shelf_watch (place->shelf);
  errdex_shelf_set_note (place->shelf, &key_a, "one");
  g_assert_false (errdex_shelf_flush (place->shelf));
  errdex_shelf_set_note (place->shelf, &key_a, "two");
  g_assert_false (errdex_shelf_flush (place->shelf));
  g_assert_cmpstr (errdex_shelf_get_note (place->shelf, &key_a), ==, "two");
  /* said once for reading, once for writing */
  g_assert_cmpuint (place->messages->len, ==, 2);

  g_assert_cmpint (g_unlink (place->dir), ==, 0);
  reopen (place);
  g_assert_cmpstr (errdex_shelf_get_note (place->shelf, &key_a), ==, "two");
}

static void
test_newer (Place *place, gconstpointer data)
{
  static const char newer[] = "{\"errdex-shelf\":2,\"everything\":\"else\"}";
  g_autofree char *text = NULL;

  set_text (place->path, newer);
  errdex_shelf_watch (place->shelf);
  g_assert_cmpuint (place->messages->len, ==, 1);
  errdex_shelf_set_bookmarked (place->shelf, &key_a, TRUE);
  g_assert_false (errdex_shelf_flush (place->shelf));
  g_assert_cmpuint (place->messages->len, ==, 2);
  g_assert_true (g_file_get_contents (place->path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, newer);
}

static void
import (Place *place, GFile *file, guint n_bookmarks, guint n_notes)
{
  ErrdexShelfImport brought;
  g_autoptr (GError) error = NULL;

  errdex_shelf_import (place->shelf, file, &brought, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (brought.n_bookmarks, ==, n_bookmarks);
  g_assert_cmpuint (brought.n_notes, ==, n_notes);
}

static void
test_import (Place *place, gconstpointer data)
{
  g_autofree char *path = g_build_filename (place->dir, "exported.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  errdex_shelf_set_bookmarked (place->shelf, &key_a, TRUE);
  errdex_shelf_set_note (place->shelf, &key_b, "old");
  errdex_shelf_set_note (place->shelf, &key_c, "to be deleted");
  errdex_shelf_set_note (place->shelf, &key_c, NULL);
  errdex_shelf_visit (place->shelf, &key_c);
  errdex_shelf_export (place->shelf, file, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_null (strstr (text, "\"code\" : \"c\""));
  import (place, file, 0, 0);

  /* what was taken away since comes back, what was written since stays */
  errdex_shelf_set_bookmarked (place->shelf, &key_a, FALSE);
  errdex_shelf_set_note (place->shelf, &key_b, "new");
  import (place, file, 1, 1);
  g_assert_true (errdex_shelf_is_bookmarked (place->shelf, &key_a));
  g_assert_cmpstr (errdex_shelf_get_note (place->shelf, &key_b), ==, "new\n\nold");
  import (place, file, 0, 0);
  errdex_shelf_set_note (place->shelf, &key_b, "ol");
  import (place, file, 0, 1);
  reopen (place);
  g_assert_cmpstr (errdex_shelf_get_note (place->shelf, &key_b), ==, "old");
}

static void
test_import_junk (Place *place, gconstpointer data)
{
  g_autofree char *path = g_build_filename (place->dir, "junk.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  ErrdexShelfImport brought;
  g_autoptr (GError) error = NULL;

  g_assert_false (errdex_shelf_import (place->shelf, file, &brought, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_clear_error (&error);
  set_text (path, "[[[[");
  g_assert_false (errdex_shelf_import (place->shelf, file, &brought, &error));
  g_assert_error (error, ERRDEX_SHELF_ERROR, ERRDEX_SHELF_ERROR_DAMAGED);
  g_assert_cmpuint (place->n_changes + place->messages->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/shelf/finalize", test_finalize);
#define add_watching(name, function)                                                               \
  g_test_add ("/shelf/" name, Place, GINT_TO_POINTER (TRUE), set_up, function, tear_down)
#define add(name, function) g_test_add ("/shelf/" name, Place, NULL, set_up, function, tear_down)
  add ("marks", test_marks);
  add ("recent", test_recent);
  add_watching ("two", test_two);
  add_watching ("set-back", test_set_back);
  add ("by-itself", test_by_itself);
  add ("watch", test_watch);
  add ("damaged", test_damaged);
  add_watching ("damaged-later", test_damaged_later);
  add ("no-place", test_no_place);
  add ("newer", test_newer);
  add ("import", test_import);
  add ("import-junk", test_import_junk);
#undef add
#undef add_watching

  return g_test_run ();
}
