// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "gui/shelf-file.h"
#include "../remove-all.h"

#define N_KILLS   100
#define N_WRITERS 4
#define N_WRITES  25

static const char *self_path;

typedef struct
{
  char *dir;
  char *path;
} Place;

static void
set_up (Place *place, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  place->dir = g_dir_make_tmp ("errdex-shelf-XXXXXX", &error);
  g_assert_no_error (error);
  place->path = g_build_filename (place->dir, "deep", "down", "shelf.json", NULL);
}

static void
tear_down (Place *place, gconstpointer data)
{
  remove_all (place->dir);
  g_free (place->dir);
  g_free (place->path);
}

static ErrdexShelfKey
key_of (const char *code)
{
  return (ErrdexShelfKey){ "t", "c", code };
}

static void
write_note (ErrdexShelfItems *items, const char *code, const char *note)
{
  ErrdexShelfKey key = key_of (code);
  gint64 now = errdex_shelf_items_next_time (items);
  ErrdexShelfItem *item = errdex_shelf_items_get (items, &key);

  g_free (item->note);
  item->note = g_strdup (note);
  item->note_changed = now;
}

static const char *
get_note (const ErrdexShelfItems *items, const char *code)
{
  ErrdexShelfKey key = key_of (code);
  const ErrdexShelfItem *item = errdex_shelf_items_peek (items, &key);

  return item != NULL ? item->note : NULL;
}

static ErrdexShelfItems *
load (const char *path)
{
  g_autofree char *aside = NULL;
  g_autoptr (GError) error = NULL;
  ErrdexShelfItems *items = errdex_shelf_file_load (path, &aside, &error);

  g_assert_no_error (error);
  g_assert_null (aside);

  return items;
}

static void
save_note (const char *path, const char *code, const char *note)
{
  g_autoptr (ErrdexShelfItems) items = errdex_shelf_items_new (), saved = NULL;
  g_autofree char *aside = NULL;
  g_autoptr (GError) error = NULL;

  write_note (items, code, note);
  saved = errdex_shelf_file_save (path, items, &aside, &error);
  g_assert_no_error (error);
  g_assert_null (aside);
  g_assert_cmpstr (get_note (saved, code), ==, note);
}

static void
assert_note (const char *path, const char *code, const char *note)
{
  g_autoptr (ErrdexShelfItems) items = load (path);

  g_assert_cmpstr (get_note (items, code), ==, note);
}

static guint
count_files (const char *path)
{
  g_autofree char *dir = g_path_get_dirname (path);
  GDir *opened = g_dir_open (dir, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (opened) != NULL)
    n++;
  g_dir_close (opened);

  return n;
}

static void
make_file (Place *place, const char *text, gssize length)
{
  g_autofree char *dir = g_path_get_dirname (place->path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (dir, 0700), ==, 0);
  g_file_set_contents (place->path, text, length, &error);
  g_assert_no_error (error);
}

static void
test_save (Place *place, gconstpointer data)
{
  struct stat status;

  assert_note (place->path, "a", NULL);
  save_note (place->path, "a", "one");
  save_note (place->path, "b", "two");
  assert_note (place->path, "a", "one");
  assert_note (place->path, "b", "two");
  /* private, and nothing lies around */
  g_assert_cmpint (stat (place->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpuint (count_files (place->path), ==, 1);

  g_assert_cmpint (chmod (place->path, 0640), ==, 0);
  save_note (place->path, "a", "three");
  g_assert_cmpint (stat (place->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0640);
}

/* A file that holds all already is left alone. */
static void
test_same (Place *place, gconstpointer data)
{
  g_autoptr (ErrdexShelfItems) items = NULL, saved = NULL;
  g_autofree char *aside = NULL;
  g_autoptr (GError) error = NULL;
  struct stat before, after;

  save_note (place->path, "a", "one");
  items = load (place->path);
  g_assert_cmpint (stat (place->path, &before), ==, 0);
  saved = errdex_shelf_file_save (place->path, items, &aside, &error);
  g_assert_no_error (error);
  g_assert_cmpint (stat (place->path, &after), ==, 0);
  g_assert_cmpuint (before.st_ino, ==, after.st_ino);
  g_assert_cmpuint (count_files (place->path), ==, 1);
}

static void
test_link (Place *place, gconstpointer data)
{
  g_autofree char *elsewhere = g_build_filename (place->dir, "synced.json", NULL);
  struct stat status;

  save_note (elsewhere, "a", "one");
  make_file (place, "", 0);
  g_assert_cmpint (g_unlink (place->path), ==, 0);
  g_assert_cmpint (symlink (elsewhere, place->path), ==, 0);
  save_note (place->path, "b", "two");
  g_assert_cmpint (g_lstat (place->path, &status), ==, 0);
  g_assert_true (S_ISLNK (status.st_mode));
  assert_note (elsewhere, "a", "one");
  assert_note (elsewhere, "b", "two");
}

static void
assert_content (const char *path, const char *text, gsize length)
{
  g_autofree char *content = NULL;
  gsize content_length;

  g_assert_true (g_file_get_contents (path, &content, &content_length, NULL));
  g_assert_cmpmem (content, content_length, text, length);
}

static void
test_set_aside (Place *place, gconstpointer data)
{
  static const char damaged[] = "{\"errdex-shelf\":1,\"items\":[{\"code\":\"a\0\xff";
  g_autofree char *first = NULL, *second = NULL;
  g_autoptr (ErrdexShelfItems) items = NULL, new_items = errdex_shelf_items_new (), saved = NULL;
  g_autoptr (GError) error = NULL;

  make_file (place, damaged, sizeof damaged);
  items = errdex_shelf_file_load (place->path, &first, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (items->items), ==, 0);
  assert_content (first, damaged, sizeof damaged);
  g_assert_false (g_file_test (place->path, G_FILE_TEST_EXISTS));

  /* in the same second, found while saving */
  make_file (place, "", 0);
  write_note (new_items, "a", "new");
  saved = errdex_shelf_file_save (place->path, new_items, &second, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (first, !=, second);
  assert_content (first, damaged, sizeof damaged);
  assert_content (second, "", 0);
  assert_note (place->path, "a", "new");
  g_assert_cmpuint (count_files (place->path), ==, 3);
}

static void
test_too_large (Place *place, gconstpointer data)
{
  g_autofree char *large = g_malloc (ERRDEX_SHELF_MAX_BYTES + 1), *aside = NULL;
  g_autoptr (ErrdexShelfItems) items = NULL, saved = NULL, more = errdex_shelf_items_new ();
  g_autoptr (GError) error = NULL;

  memset (large, 'x', ERRDEX_SHELF_MAX_BYTES + 1);
  make_file (place, large, ERRDEX_SHELF_MAX_BYTES + 1);
  items = errdex_shelf_file_load (place->path, &aside, &error);
  g_assert_no_error (error);
  g_assert_nonnull (aside);

  /* and none is written that could not be read again */
  save_note (place->path, "a", "one");
  large[ERRDEX_SHELF_MAX_BYTES] = '\0';
  write_note (more, "b", large);
  g_clear_pointer (&aside, g_free);
  saved = errdex_shelf_file_save (place->path, more, &aside, &error);
  g_assert_null (saved);
  g_assert_error (error, ERRDEX_SHELF_ERROR, ERRDEX_SHELF_ERROR_TOO_LARGE);
  assert_note (place->path, "a", "one");
  g_assert_cmpuint (count_files (place->path), ==, 2);
}

/* What another version has written, or is no file at all, is left as it is. */
static void
test_refused (Place *place, gconstpointer data)
{
  static const char newer[] = "{\"errdex-shelf\":2}";
  g_autoptr (ErrdexShelfItems) items = errdex_shelf_items_new ();
  g_autofree char *aside = NULL;
  g_autoptr (GError) error = NULL;

  write_note (items, "a", "one");
  make_file (place, newer, -1);
  g_assert_null (errdex_shelf_file_load (place->path, &aside, &error));
  g_assert_error (error, ERRDEX_SHELF_ERROR, ERRDEX_SHELF_ERROR_NEWER);
  g_clear_error (&error);
  g_assert_null (errdex_shelf_file_save (place->path, items, &aside, &error));
  g_assert_error (error, ERRDEX_SHELF_ERROR, ERRDEX_SHELF_ERROR_NEWER);
  assert_content (place->path, newer, strlen (newer));
  g_clear_error (&error);

  g_assert_cmpint (g_unlink (place->path), ==, 0);
  g_assert_cmpint (mkfifo (place->path, 0600), ==, 0);
  g_assert_null (errdex_shelf_file_load (place->path, &aside, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_null (errdex_shelf_file_save (place->path, items, &aside, &error));
  g_assert_nonnull (error);
  g_assert_null (aside);
  g_assert_cmpuint (count_files (place->path), ==, 1);
}

/* The disk is full after some bytes. */
static void
test_full_disk (Place *place, gconstpointer data)
{
  g_autofree char *long_note = g_strnfill (100000, 'x'), *aside = NULL;
  g_autoptr (ErrdexShelfItems) items = errdex_shelf_items_new (), saved = NULL;
  g_autoptr (GError) error = NULL;
  struct rlimit old, small;

  save_note (place->path, "a", "one");
  write_note (items, "b", long_note);
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &old), ==, 0);
  small = old;
  small.rlim_cur = 4096;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  saved = errdex_shelf_file_save (place->path, items, &aside, &error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &old), ==, 0);
  g_assert_null (saved);
  g_assert_nonnull (error);
  assert_note (place->path, "a", "one");
  assert_note (place->path, "b", NULL);
  g_assert_cmpuint (count_files (place->path), ==, 1);

  save_note (place->path, "b", long_note);
  assert_note (place->path, "b", long_note);
}

/* Other processes */

/* Writes notes, and says of each that it is saved, until it is killed. */
static int
write_for_ever (const char *path, guint first)
{
  g_autoptr (ErrdexShelfItems) items = load (path);

  for (guint i = first;; i++)
    {
      g_autofree char *note = g_strdup_printf ("%u", i);
      g_autofree char *filler = g_strnfill (i % 7 * 3000, 'x');
      g_autoptr (ErrdexShelfItems) saved = NULL;
      g_autofree char *aside = NULL;

      write_note (items, "counter", note);
      write_note (items, "filler", filler);
      saved = errdex_shelf_file_save (path, items, &aside, NULL);
      g_assert_nonnull (saved);
      g_assert_null (aside);
      g_print ("%u\n", i);
      fflush (stdout);
    }

  return 0;
}

/* Writes some notes of its own into a file that others write into as well. */
static int
write_among_others (const char *path, guint number)
{
  for (guint i = 0; i < N_WRITES; i++)
    {
      g_autofree char *code = g_strdup_printf ("%u-%u", number, i);

      save_note (path, code, code);
    }

  return 0;
}

static GSubprocess *
start (const char *mode, const char *path, guint number)
{
  g_autofree char *argument = g_strdup_printf ("%u", number);
  g_autoptr (GError) error = NULL;
  GSubprocess *process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, self_path, mode,
                                           path, argument, NULL);

  g_assert_no_error (error);

  return process;
}

static guint
read_number (GDataInputStream *lines)
{
  g_autofree char *line = g_data_input_stream_read_line (lines, NULL, NULL, NULL);

  return line != NULL ? (guint) g_ascii_strtoull (line, NULL, 10) : 0;
}

/* Whatever a process said to be saved is there after it was killed, at whatever moment that was. */
static void
test_kill (Place *place, gconstpointer data)
{
  guint n_in_between = 0, last = 0;

  for (guint i = 0; i < N_KILLS; i++)
    {
      g_autoptr (GSubprocess) writer = start ("--write-for-ever", place->path, last + 1);
      g_autoptr (GDataInputStream) lines
          = g_data_input_stream_new (g_subprocess_get_stdout_pipe (writer));
      g_autoptr (ErrdexShelfItems) items = NULL;
      g_autofree char *hidden
          = g_build_filename (place->dir, "deep", "down", ".shelf.json.new", NULL);
      guint said = 0, number, there;

      for (int n = g_test_rand_int_range (1, 4); n > 0; n--)
        said = read_number (lines);
      g_assert_cmpuint (said, >, last);
      g_usleep (g_test_rand_int_range (0, 3000));
      g_subprocess_force_exit (writer);
      while ((number = read_number (lines)) > 0)
        said = number;
      g_subprocess_wait (writer, NULL, NULL);
      if (g_file_test (hidden, G_FILE_TEST_EXISTS))
        n_in_between++;

      items = load (place->path);
      there = g_ascii_strtoull (get_note (items, "counter"), NULL, 10);
      g_assert_cmpuint (there, >=, said);
      g_assert_cmpuint (there, <=, said + 1);
      last = there;
      g_assert_cmpuint (count_files (place->path), <=, 2);
    }
  /* or else it was never killed while it wrote */
  g_test_message ("%u of %u were killed between two states of the file", n_in_between, N_KILLS);
  g_assert_cmpuint (n_in_between, >, 0);
  save_note (place->path, "a", "at last");
  g_assert_cmpuint (count_files (place->path), ==, 1);
}

static void
test_many_writers (Place *place, gconstpointer data)
{
  GSubprocess *writers[N_WRITERS];
  g_autoptr (ErrdexShelfItems) items = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_WRITERS; i++)
    writers[i] = start ("--write-among-others", place->path, i);
  for (guint i = 0; i < N_WRITERS; i++)
    {
      g_subprocess_wait_check (writers[i], NULL, &error);
      g_assert_no_error (error);
      g_object_unref (writers[i]);
    }
  items = load (place->path);
  g_assert_cmpuint (g_hash_table_size (items->items), ==, N_WRITERS * N_WRITES);
  g_assert_cmpuint (count_files (place->path), ==, 1);
}

int
main (int argc, char *argv[])
{
  if (argc == 4 && g_str_equal (argv[1], "--write-for-ever"))
    return write_for_ever (argv[2], atoi (argv[3]));
  if (argc == 4 && g_str_equal (argv[1], "--write-among-others"))
    return write_among_others (argv[2], atoi (argv[3]));

  self_path = argv[0];
  g_test_init (&argc, &argv, NULL);
#define add(name, function)                                                                        \
  g_test_add ("/shelf-file/" name, Place, NULL, set_up, function, tear_down)
  add ("save", test_save);
  add ("same", test_same);
  add ("link", test_link);
  add ("set-aside", test_set_aside);
  add ("too-large", test_too_large);
  add ("refused", test_refused);
  add ("full-disk", test_full_disk);
  add ("kill", test_kill);
  add ("many-writers", test_many_writers);
#undef add

  return g_test_run ();
}
