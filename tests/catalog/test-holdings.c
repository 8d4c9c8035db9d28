// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* The files in the folders for catalogs: which are read, which count, and what bad ones do. */

#include "config.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "catalog/places.h"
#include "shelves.h"

#define USER "user/errdex/catalogs/"
#define NEAR "near/errdex/catalogs/"
#define FAR  "far/errdex/catalogs/"

static ErrdexHolding *
find (const ErrdexHoldings *holdings, const char *end)
{
  for (guint i = 0; i < holdings->n_all; i++)
    if (g_str_has_suffix (holdings->all[i]->path, end))
      return holdings->all[i];

  return NULL;
}

static void
assert_problem (const ErrdexHoldings *holdings, const char *end, const char *said)
{
  ErrdexHolding *holding = find (holdings, end);
  g_autofree char *text = NULL;

  g_assert_nonnull (holding);
  g_assert_null (holding->catalog);
  g_assert_cmpuint (holding->problems->len, >, 0);
  text = errdex_problem_format (holding->problems->pdata[0], NULL);
  g_test_message ("%s", text);
  g_assert_nonnull (strstr (text, said));
}

static void
assert_shadow (const ErrdexHoldings *holdings, const char *end, const char *by)
{
  for (guint i = 0; i < holdings->n_all; i++)
    if (g_str_has_suffix (holdings->all[i]->path, end))
      {
        int shadow = errdex_holdings_find_shadow (holdings, i);

        if (by == NULL)
          g_assert_cmpint (shadow, ==, -1);
        else
          g_assert_true (holdings->all[shadow] == find (holdings, by));
        return;
      }
  g_assert_not_reached ();
}

/* Without any folder there are the shipped catalogs, the first of them first. */
static void
test_none (Shelves *shelves, gconstpointer data)
{
  g_autoptr (ErrdexHoldings) holdings = errdex_holdings_read (shelves->folders, NULL, NULL, NULL);
  g_autoptr (ErrdexLibrary) library = errdex_holdings_new_library (holdings, NULL);

  g_assert_cmpuint (holdings->n_all, >=, 1);
  g_assert_cmpuint (library->n_catalogs, ==, holdings->n_all);
  g_assert_cmpstr (library->catalogs[0]->id, ==, "iot-platform");
  for (guint i = 0; i < holdings->n_all; i++)
    {
      g_assert_cmpint (holdings->all[i]->origin, ==, ERRDEX_CATALOG_SHIPPED);
      g_assert_nonnull (holdings->all[i]->catalog);
      g_assert_cmpuint (holdings->all[i]->problems->len, ==, 0);
    }
}

static void
test_order (Shelves *shelves, gconstpointer data)
{
  g_autoptr (ErrdexHoldings) holdings = NULL;
  g_autoptr (ErrdexLibrary) library = NULL;
  const char *disabled[] = { "f", "u2", "iot-platform", "unknown", NULL };
  g_autoptr (ErrdexLibrary) rest = NULL;

  shelves_put (shelves, USER "b.json", "u2", "U2");
  shelves_put (shelves, USER "a.json", "u1", "U1");
  shelves_put (shelves, FAR "f.json", "f", "F");
  shelves_put (shelves, NEAR "n.json", "n", "N");
  holdings = errdex_holdings_read (shelves->folders, NULL, NULL, NULL);
  library = errdex_holdings_new_library (holdings, NULL);
  assert_library (library, "N F U1 U2");
  g_assert_cmpstr (library->catalogs[0]->id, ==, "iot-platform");

  rest = errdex_holdings_new_library (holdings, disabled);
  assert_library (rest, "N U1");
  g_assert_cmpuint (rest->n_catalogs, ==, library->n_catalogs - 3);
}

/* The user's first, then those of the system in their order, then the shipped one; and of two in
 * one folder the first by name. */
static void
test_shadow (Shelves *shelves, gconstpointer data)
{
  g_autoptr (ErrdexHoldings) holdings = NULL;
  g_autoptr (ErrdexLibrary) library = NULL;

  shelves_put (shelves, FAR "x.json", "x", "far-x");
  shelves_put (shelves, NEAR "other-name.json", "x", "near-x");
  shelves_put (shelves, FAR "y.json", "y", "far-y");
  shelves_put (shelves, USER "y2.json", "y", "user-y2");
  shelves_put (shelves, USER "y1.json", "y", "user-y1");
  shelves_put (shelves, FAR "i.json", "iot-platform", "far-iot");
  shelves_put (shelves, USER "z.json", "z", "user-z");
  holdings = errdex_holdings_read (shelves->folders, NULL, NULL, NULL);
  library = errdex_holdings_new_library (holdings, NULL);

  assert_library (library, "far-iot near-x user-y1 user-z");
  g_assert_cmpstr (library->catalogs[0]->title, ==, "far-iot");
  assert_shadow (holdings, FAR "x.json", NEAR "other-name.json");
  assert_shadow (holdings, NEAR "other-name.json", NULL);
  assert_shadow (holdings, FAR "y.json", USER "y1.json");
  assert_shadow (holdings, USER "y2.json", USER "y1.json");
  assert_shadow (holdings, USER "y1.json", NULL);
  assert_shadow (holdings, "iot-platform.json", FAR "i.json");
}

/* A bad catalog is told, and neither counts nor keeps another one from counting. */
static void
test_bad (Shelves *shelves, gconstpointer data)
{
  g_autofree char *fifo = shelves_path (shelves, USER "fifo.json");
  g_autofree char *loop = shelves_path (shelves, USER "loop.json");
  g_autofree char *nowhere = shelves_path (shelves, USER "nowhere.json");
  g_autofree char *folder = shelves_path (shelves, USER "folder.json");
  g_autofree char *link = shelves_path (shelves, USER "link.json");
  g_autofree char *device = shelves_path (shelves, USER "device.json");
  g_autoptr (ErrdexHoldings) holdings = NULL;
  g_autoptr (ErrdexLibrary) library = NULL;

  shelves_put (shelves, NEAR "good.json", "x", "good");
  shelves_put (shelves, FAR "target.json", "linked", "linked");
  shelves_write (shelves, USER "half.json", "{\"errdex\":1,\n \"id\":\"x\"");
  shelves_write (shelves, USER "many.json",
                 "{\"errdex\":1,\"id\":\"iot-platform\",\"categories\":[],\"entries\":[3,4]}");
  shelves_write (shelves, USER "empty.json", "");
  shelves_write (shelves, USER ".hidden.json", "");
  shelves_write (shelves, USER "note.txt", "");
  shelves_write (shelves, USER "backup.json~", "");
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  g_assert_cmpint (symlink ("loop.json", loop), ==, 0);
  g_assert_cmpint (symlink ("gone", nowhere), ==, 0);
  g_assert_cmpint (symlink ("/dev/zero", device), ==, 0);
  g_assert_cmpint (symlink ("../../../" FAR "target.json", link), ==, 0);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);

  holdings = errdex_holdings_read (shelves->folders, NULL, NULL, NULL);
  library = errdex_holdings_new_library (holdings, NULL);
  assert_library (library, "good linked");
  g_assert_cmpstr (library->catalogs[0]->id, ==, "iot-platform");
  g_assert_cmpuint (library->catalogs[0]->n_entries, ==, 500);
  assert_problem (holdings, "half.json", "2:10: expected");
  assert_problem (holdings, "many.json", "“title” is missing");
  g_assert_cmpuint (find (holdings, "many.json")->problems->len, ==, 3);
  assert_problem (holdings, "empty.json", "found an empty file");
  assert_problem (holdings, "fifo.json", "no regular file");
  assert_problem (holdings, "folder.json", "no regular file");
  assert_problem (holdings, "device.json", "no regular file");
  assert_problem (holdings, "loop.json", "symbolic links");
  assert_problem (holdings, "nowhere.json", "No such file");
  g_assert_null (find (holdings, ".hidden.json"));
  g_assert_null (find (holdings, "note.txt"));
  g_assert_null (find (holdings, "backup.json~"));
}

/* root may read everything */
static void
test_forbidden (Shelves *shelves, gconstpointer data)
{
  g_autofree char *file = shelves_path (shelves, USER "x.json");
  g_autofree char *folder = shelves_path (shelves, NEAR "");
  g_autoptr (ErrdexHoldings) holdings = NULL;

  if (geteuid () == 0)
    {
      g_test_skip ("nothing is forbidden to root");
      return;
    }
  shelves_put (shelves, USER "x.json", "x", "X");
  g_assert_cmpint (g_chmod (file, 0), ==, 0);
  g_assert_cmpint (g_chmod (folder, 0), ==, 0);
  holdings = errdex_holdings_read (shelves->folders, NULL, NULL, NULL);
  g_chmod (folder, 0700);
  assert_problem (holdings, "x.json", "Permission denied");
  assert_problem (holdings, "near/errdex/catalogs", "Permission denied");
}

static void
test_too_many (Shelves *shelves, gconstpointer data)
{
  g_autoptr (ErrdexHoldings) holdings = NULL, shipped = NULL;

  for (guint i = 0; i < ERRDEX_FOLDER_MAX_CATALOGS + 10; i++)
    {
      g_autofree char *place = g_strdup_printf (USER "c%04u.json", i);

      shelves_write (shelves, place, "");
    }
  holdings = errdex_holdings_read (shelves->folders, NULL, NULL, NULL);
  shipped = errdex_holdings_read (NULL, NULL, NULL, NULL);
  g_assert_cmpuint (holdings->n_all, ==, shipped->n_all + ERRDEX_FOLDER_MAX_CATALOGS + 1);
  g_assert_nonnull (find (holdings, "c0255.json"));
  g_assert_null (find (holdings, "c0256.json"));
  assert_problem (holdings, "user/errdex/catalogs", "more than 256 catalogs");
}

/* Not read beyond the limits: the files have no contents, only a size. */
static void
test_too_large (Shelves *shelves, gconstpointer data)
{
  g_autoptr (ErrdexHoldings) holdings = NULL;
  g_autoptr (ErrdexLibrary) library = NULL;

  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *place = g_strdup_printf (USER "c%u.json", i);
      g_autofree char *path = shelves_path (shelves, place);

      shelves_write (shelves, place, "");
      g_assert_cmpint (truncate (path, 60 * 1024 * 1024), ==, 0);
    }
  shelves_put (shelves, USER "d.json", "d", "D");
  holdings = errdex_holdings_read (shelves->folders, NULL, NULL, NULL);
  library = errdex_holdings_new_library (holdings, NULL);
  assert_problem (holdings, "c3.json", "1:1: ");
  assert_problem (holdings, "c4.json", "256 MiB");
  assert_problem (holdings, "c5.json", "256 MiB");
  assert_library (library, "D");
}

/* A file that did not change is not read again. */
static void
test_again (Shelves *shelves, gconstpointer data)
{
  g_autoptr (ErrdexHoldings) first = NULL, same = NULL, other = NULL;

  shelves_put (shelves, USER "a.json", "a", "A");
  shelves_put (shelves, USER "b.json", "b", "B");
  shelves_write (shelves, USER "c.json", "");
  first = errdex_holdings_read (shelves->folders, NULL, NULL, NULL);
  same = errdex_holdings_read (shelves->folders, first, NULL, NULL);
  g_assert_true (errdex_holdings_equal (first, same));
  shelves_put (shelves, USER "b.json", "b", "C");
  shelves_put (shelves, USER "c.json", "c", "D");
  other = errdex_holdings_read (shelves->folders, same, NULL, NULL);
  g_assert_false (errdex_holdings_equal (same, other));
  g_assert_true (find (first, "a.json") == find (other, "a.json"));
  g_assert_cmpstr (find (other, "b.json")->catalog->title, ==, "C");
  g_assert_cmpstr (find (other, "c.json")->catalog->title, ==, "D");
}

static gboolean
wants_text (const char *id, const char *text, gsize length, gpointer user_data)
{
  return g_strstr_len (text, length, user_data) != NULL;
}

/* What is not wanted is not read, but for what another one depends on. */
static void
test_wanted (Shelves *shelves, gconstpointer data)
{
  const ErrdexWant want = { wants_text, (gpointer) "x.Broke" };
  g_autoptr (ErrdexHoldings) holdings = NULL;
  g_autoptr (ErrdexLibrary) library = NULL;

  shelves_put (shelves, USER "y.json", "y", "Y");
  shelves_put (shelves, USER "x.json", "x", "X");
  shelves_write (shelves, USER "bad.json", "{\"errdex\":1,\"id\":\"bad\"");
  shelves_write (shelves, USER "nameless.json", "{\"errdex\":1");
  shelves_write (shelves, FAR "x.json", "{\"errdex\":1,\"id\":\"x\"");
  holdings = errdex_holdings_read (shelves->folders, NULL, &want, NULL);
  library = errdex_holdings_new_library (holdings, NULL);
  assert_library (library, "X");
  g_assert_cmpuint (library->n_catalogs, ==, 1);
  g_assert_null (find (holdings, "y.json"));
  g_assert_null (find (holdings, "bad.json"));
  g_assert_nonnull (find (holdings, "nameless.json"));
  g_assert_nonnull (find (holdings, FAR "x.json"));
}

static void
test_cancelled (Shelves *shelves, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (ErrdexHoldings) holdings = NULL;

  shelves_put (shelves, USER "x.json", "x", "X");
  g_cancellable_cancel (cancellable);
  holdings = errdex_holdings_read (shelves->folders, NULL, NULL, cancellable);
  g_assert_null (find (holdings, "x.json"));
}

/* Run in a process of its own, with other folders. */
static void
print_folders (void)
{
  g_autoptr (GPtrArray) folders = errdex_folders_new ();

  for (guint i = 0; i < folders->len; i++)
    {
      const ErrdexFolder *folder = folders->pdata[i];

      g_print ("%s %s\n", errdex_catalog_origin_get_id (folder->origin), folder->path);
    }
}

static void
test_folders (void)
{
  g_autoptr (GSubprocessLauncher) launcher
      = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL), *said = NULL;
  g_autoptr (GSubprocess) process = NULL;

  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", "/mine", TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_DIRS", "/b/:relative:/a:/b:/mine/", TRUE);
  process = g_subprocess_launcher_spawn (launcher, NULL, program, "--folders", NULL);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &said, NULL, NULL));
  g_assert_cmpstr (said, ==,
                   "user /mine/errdex/catalogs\nsystem /b/errdex/catalogs\n"
                   "system /a/errdex/catalogs\n");
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
  if (argc == 2 && g_str_equal (argv[1], "--folders"))
    {
      print_folders ();
      return 0;
    }

  g_test_init (&argc, &argv, NULL);
  add ("/holdings/none", test_none);
  add ("/holdings/order", test_order);
  add ("/holdings/shadow", test_shadow);
  add ("/holdings/bad", test_bad);
  add ("/holdings/forbidden", test_forbidden);
  add ("/holdings/too-many", test_too_many);
  add ("/holdings/too-large", test_too_large);
  add ("/holdings/again", test_again);
  add ("/holdings/wanted", test_wanted);
  add ("/holdings/cancelled", test_cancelled);
  g_test_add_func ("/holdings/folders", test_folders);

  return g_test_run ();
}
