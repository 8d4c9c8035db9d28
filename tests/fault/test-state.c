// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* What the user keeps, where calls to the system fail: the file is as it was, or it is whole and
 * holds both what was there and what is new. */

#include "config.h"

#include <string.h>
#include <sys/stat.h>

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "control.h"
#include "catalog/reader.h"
#include "gui/news.h"
#include "gui/shelf-file.h"
#include "gui/shelf.h"
#include "../remove-all.h"

#define YEAR (365 * 24 * 60 * 60)

typedef struct
{
  char *dir;
  char *path;
} Place;

static void
set_up (Place *place, gconstpointer data)
{
  place->dir = g_dir_make_tmp ("errdex-fault-XXXXXX", NULL);
  place->path = g_build_filename (place->dir, "shelf.json", NULL);
}

static void
tear_down (Place *place, gconstpointer data)
{
  faults_set ("");
  faults_set_clock (0);
  remove_all (place->dir);
  g_free (place->dir);
  g_free (place->path);
}

static ErrdexShelfKey
key_of (const char *code)
{
  return (ErrdexShelfKey){ "t", "c", code };
}

static ErrdexShelfItems *
new_items (const char *code, const char *note)
{
  ErrdexShelfItems *items = errdex_shelf_items_new ();
  ErrdexShelfKey key = key_of (code);
  gint64 now = errdex_shelf_items_next_time (items);
  ErrdexShelfItem *item = errdex_shelf_items_get (items, &key);

  item->note = g_strdup (note);
  item->note_changed = now;

  return items;
}

static gboolean
save (const char *path, const char *code, const char *note, char **set_aside, GError **error)
{
  g_autoptr (ErrdexShelfItems) items = new_items (code, note);
  g_autoptr (ErrdexShelfItems) saved = errdex_shelf_file_save (path, items, set_aside, error);

  return saved != NULL;
}

static void
save_well (const char *path, const char *code, const char *note)
{
  g_autofree char *set_aside = NULL;
  g_autoptr (GError) error = NULL;

  gboolean saved = save (path, code, note, &set_aside, &error);

  g_assert_no_error (error);
  g_assert_true (saved);
  g_assert_null (set_aside);
}

static char *
get_note (const char *path, const char *code)
{
  g_autofree char *set_aside = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (ErrdexShelfItems) items = errdex_shelf_file_load (path, &set_aside, &error);
  ErrdexShelfKey key = key_of (code);
  const ErrdexShelfItem *item;

  g_assert_no_error (error);
  g_assert_null (set_aside);
  item = errdex_shelf_items_peek (items, &key);

  return item != NULL ? g_strdup (item->note) : NULL;
}

static void
assert_note (const char *path, const char *code, const char *wanted)
{
  g_autofree char *note = get_note (path, code);

  g_assert_cmpstr (note, ==, wanted);
}

static guint
count_files (const char *path)
{
  GDir *dir = g_dir_open (path, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  g_dir_close (dir);

  return n;
}

/* Saving fails, is told, and leaves what was there. The next time it works. */
static void
test_not_saved (Place *place, gconstpointer rules)
{
  g_autofree char *before = NULL, *after = NULL, *set_aside = NULL;
  g_autoptr (GError) error = NULL;

  save_well (place->path, "a", "one");
  g_assert_true (g_file_get_contents (place->path, &before, NULL, NULL));
  faults_set (rules);
  g_assert_false (save (place->path, "b", "two", &set_aside, &error));
  g_assert_true (faults_happened (rules));
  faults_set ("");
  g_assert_nonnull (error);
  g_assert_cmpstr (error->message, !=, "");
  g_assert_null (set_aside);
  g_assert_true (g_file_get_contents (place->path, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (count_files (place->dir), ==, 1);

  save_well (place->path, "b", "two");
  assert_note (place->path, "a", "one");
  assert_note (place->path, "b", "two");
}

/* What happens does not matter: all is saved. */
static void
test_saved (Place *place, gconstpointer rules)
{
  save_well (place->path, "a", "one");
  faults_set (rules);
  save_well (place->path, "b", "two");
  g_assert_true (faults_happened (rules));
  faults_set ("");
  assert_note (place->path, "a", "one");
  assert_note (place->path, "b", "two");
  g_assert_cmpuint (count_files (place->dir), ==, 1);
}

/* Reading fails, is told, and changes nothing. */
static void
test_not_read (Place *place, gconstpointer rules)
{
  g_autofree char *set_aside = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (ErrdexShelfItems) items = NULL;

  save_well (place->path, "a", "one");
  faults_set (rules);
  items = errdex_shelf_file_load (place->path, &set_aside, &error);
  g_assert_true (faults_happened (rules));
  faults_set ("");
  g_assert_null (items);
  g_assert_nonnull (error);
  g_assert_null (set_aside);
  assert_note (place->path, "a", "one");
  g_assert_cmpuint (count_files (place->dir), ==, 1);
}

static void
test_read (Place *place, gconstpointer rules)
{
  save_well (place->path, "a", "one");
  faults_set (rules);
  assert_note (place->path, "a", "one");
  g_assert_true (faults_happened (rules));
}

/* Somebody cuts the file off while it is read: what is left of it is kept, and so is what is new.
 */
static void
test_cut_off (Place *place, gconstpointer data)
{
  const char *rules = "read /shelf.json 1 truncate=20";
  g_autofree char *set_aside = NULL, *left = NULL;
  g_autoptr (GError) error = NULL;

  save_well (place->path, "a", "one");
  faults_set (rules);
  g_assert_true (save (place->path, "b", "two", &set_aside, &error));
  g_assert_true (faults_happened (rules));
  faults_set ("");
  g_assert_nonnull (set_aside);
  g_assert_true (g_file_get_contents (set_aside, &left, NULL, NULL));
  g_assert_cmpuint (strlen (left), ==, 20);
  assert_note (place->path, "b", "two");
}

/* Somebody puts another file in its place meanwhile, as programs do that keep folders in step. */
static void
test_replaced (Place *place, gconstpointer data)
{
  const char *rules = "open /shelf.json 1 swap";
  g_autofree char *other = g_strconcat (place->path, ".swap", NULL);

  save_well (place->path, "a", "one");
  save_well (other, "c", "three");
  faults_set (rules);
  save_well (place->path, "b", "two");
  g_assert_true (faults_happened (rules));
  faults_set ("");
  assert_note (place->path, "b", "two");
  assert_note (place->path, "c", "three");
}

/* A damaged file that cannot be set aside stays where it is. */
static void
test_not_set_aside (Place *place, gconstpointer rules)
{
  g_autofree char *set_aside = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (place->path, "{\"errdex-sh", -1, NULL));
  faults_set (rules);
  g_assert_false (save (place->path, "b", "two", &set_aside, &error));
  g_assert_true (faults_happened (rules));
  faults_set ("");
  g_assert_nonnull (error);
  g_assert_true (g_file_get_contents (place->path, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, "{\"errdex-sh");
}

static void
test_no_folder (Place *place, gconstpointer data)
{
  const char *rules = "mkdir /deep 1+ EROFS";
  g_autofree char *path = g_build_filename (place->dir, "deep", "shelf.json", NULL);
  g_autofree char *set_aside = NULL;
  g_autoptr (GError) error = NULL;

  faults_set (rules);
  g_assert_false (save (path, "a", "one", &set_aside, &error));
  g_assert_true (faults_happened (rules));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_ROFS);
}

/* --- what was seen of catalogs --- */

static ErrdexLibrary *
make_library (const char *description)
{
  g_autofree char *text
      = g_strdup_printf ("{\"errdex\":1,\"id\":\"t\",\"title\":\"T\",\"categories\":[{\"id\":\"c\","
                         "\"title\":\"C\"}],\"entries\":[{\"code\":\"t.A\",\"category\":\"c\","
                         "\"description\":\"%s\"}]}",
                         description);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (ErrdexCatalog) catalog = errdex_catalog_read (bytes, "t.json", NULL, NULL);

  return errdex_library_new (&catalog, 1);
}

static guint
look (Place *place, const char *description)
{
  g_autoptr (ErrdexNews) news = errdex_news_new (place->dir);
  g_autoptr (ErrdexLibrary) library = make_library (description);
  guint n;

  errdex_news_set_library (news, library);
  errdex_news_close (news);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  n = errdex_news_count (news);

  return n;
}

/* What cannot be read now is not taken for never seen, which would end all news. */
static void
test_seen (Place *place, gconstpointer rules)
{
  g_assert_cmpuint (look (place, "Old."), ==, 0);
  faults_set (rules);
  g_assert_cmpuint (look (place, "New."), ==, 0);
  g_assert_true (faults_happened (rules));
  faults_set ("");
  g_assert_cmpuint (look (place, "New."), ==, 1);
}

/* Without a place to note it, news are told again. */
static void
test_seen_not_saved (Place *place, gconstpointer rules)
{
  g_assert_cmpuint (look (place, "Old."), ==, 0);
  faults_set (rules);
  g_assert_cmpuint (look (place, "New."), ==, 1);
  g_assert_true (faults_happened (rules));
  faults_set ("");
  g_assert_cmpuint (count_files (place->dir), ==, 1);
  g_assert_cmpuint (look (place, "New."), ==, 1);
}

/* --- the clock --- */

static void
visit (ErrdexShelf *shelf, const char *code, gint64 seconds)
{
  ErrdexShelfKey key = key_of (code);

  faults_set_clock (seconds);
  errdex_shelf_visit (shelf, &key);
}

static char *
list_recent (ErrdexShelf *shelf)
{
  g_autoptr (GPtrArray) recent = errdex_shelf_list_recent (shelf);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < recent->len; i++)
    g_string_append (text, ((const ErrdexShelfItem *) recent->pdata[i])->key.code);

  return g_string_free (text, FALSE);
}

/* The order of what was read is that of reading, whatever the clock said. */
static void
test_clock_order (Place *place, gconstpointer data)
{
  g_autoptr (ErrdexShelf) shelf = errdex_shelf_new (place->dir), again = NULL;
  g_autofree char *order = NULL, *later = NULL;

  g_assert_cmpint (g_get_real_time () / G_USEC_PER_SEC, <, (gint64) 100 * YEAR);
  visit (shelf, "a", 0);
  visit (shelf, "b", 50 * (gint64) YEAR);
  visit (shelf, "c", -20 * (gint64) YEAR);
  visit (shelf, "d", 0);
  order = list_recent (shelf);
  g_assert_cmpstr (order, ==, "dcba");
  g_assert_true (errdex_shelf_flush (shelf));

  again = errdex_shelf_new (place->dir);
  errdex_shelf_load (again);
  visit (again, "a", -30 * (gint64) YEAR);
  later = list_recent (again);
  g_assert_cmpstr (later, ==, "adcb");
}

/* What was changed while the clock was ahead can be changed again once it is right. */
static void
test_clock_marks (Place *place, gconstpointer data)
{
  g_autoptr (ErrdexShelf) shelf = errdex_shelf_new (place->dir), again = NULL;
  ErrdexShelfKey a = key_of ("a"), b = key_of ("b");

  faults_set_clock (50 * (gint64) YEAR);
  errdex_shelf_set_bookmarked (shelf, &a, TRUE);
  errdex_shelf_set_note (shelf, &b, "from the future");
  g_assert_true (errdex_shelf_flush (shelf));
  faults_set_clock (0);
  again = errdex_shelf_new (place->dir);
  errdex_shelf_load (again);
  g_assert_true (errdex_shelf_is_bookmarked (again, &a));
  errdex_shelf_set_bookmarked (again, &a, FALSE);
  errdex_shelf_set_note (again, &b, "from the present");
  g_assert_true (errdex_shelf_flush (again));

  g_set_object (&again, NULL);
  again = errdex_shelf_new (place->dir);
  errdex_shelf_load (again);
  g_assert_false (errdex_shelf_is_bookmarked (again, &a));
  g_assert_cmpstr (errdex_shelf_get_note (again, &b), ==, "from the present");
}

/* What is kept is not taken for forgotten when the clock is decades ahead for a while. */
static void
test_clock_ahead (Place *place, gconstpointer data)
{
  g_autoptr (ErrdexShelf) shelf = errdex_shelf_new (place->dir), again = NULL;
  ErrdexShelfKey a = key_of ("a"), b = key_of ("b");

  errdex_shelf_set_bookmarked (shelf, &a, TRUE);
  visit (shelf, "a", 0);
  g_assert_true (errdex_shelf_flush (shelf));
  faults_set_clock (100 * (gint64) YEAR);
  errdex_shelf_set_note (shelf, &b, "later");
  visit (shelf, "b", 100 * (gint64) YEAR);
  g_assert_true (errdex_shelf_flush (shelf));
  faults_set_clock (0);

  again = errdex_shelf_new (place->dir);
  errdex_shelf_load (again);
  g_assert_true (errdex_shelf_is_bookmarked (again, &a));
  g_assert_cmpstr (errdex_shelf_get_note (again, &b), ==, "later");
}

/* News are told by what the catalog says, not by when. */
static void
test_clock_news (Place *place, gconstpointer data)
{
  g_assert_cmpuint (look (place, "Old."), ==, 0);
  faults_set_clock (-20 * (gint64) YEAR);
  g_assert_cmpuint (look (place, "Old."), ==, 0);
  g_assert_cmpuint (look (place, "New."), ==, 1);
  faults_set_clock (20 * (gint64) YEAR);
  g_assert_cmpuint (look (place, "New."), ==, 1);
}

/* --- */

#define SHELF "/shelf.json"
#define NEW   "/.shelf.json.new"

static void
add_all (const char *name,
         const char *const *rules,
         void (*test) (Place *place, gconstpointer data))
{
  for (guint i = 0; rules[i] != NULL; i++)
    {
      g_autofree char *path = g_strdup_printf ("/state/%s/%s", name, rules[i]);

      /* what stands between slashes would be a suite */
      g_strdelimit (path + strlen ("/state/") + strlen (name) + 1, "/", ':');
      g_test_add (path, Place, rules[i], set_up, test, tear_down);
    }
}

int
main (int argc, char *argv[])
{
  static const char *const not_saved[] = {
    "open " NEW " 1 EACCES",
    "open " NEW " 1 EROFS",
    "open " NEW " 1 EMFILE",
    "open " NEW " 1 ENOSPC",
    "open " SHELF " 1 EACCES",
    "open " SHELF " 1 EMFILE",
    "stat " SHELF " 1 EIO",
    "read " SHELF " 1 EIO",
    "read " SHELF " 1 short; read " SHELF " 2 EIO",
    "ftruncate " NEW " 1 EIO",
    "write " NEW " 1 ENOSPC",
    "write " NEW " 1 short; write " NEW " 2 ENOSPC",
    "write " NEW " 1 EDQUOT",
    "write " NEW " 1 EIO",
    "fsync " NEW " 1 EIO",
    "fsync " NEW " 1 ENOSPC",
    "rename " SHELF " 1 EACCES",
    "rename " SHELF " 1 EIO",
    NULL,
  };
  static const char *const saved[] = {
    "open " NEW " 1 EINTR",
    "open " SHELF " 1 EINTR",
    "read " SHELF " 1 EINTR",
    "read " SHELF " 1+ short",
    "write " NEW " 1 EINTR",
    "write " NEW " 1+ short",
    "fsync " NEW " 1 EINTR",
    "ftruncate " NEW " 1 EINTR",
    "flock " NEW " 1+ ENOLCK",
    "flock " NEW " 1 EINTR",
    "flock " NEW " 1 EAGAIN",
    "chmod " NEW " 1 EPERM",
    "fsync /errdex-fault-?????? 1 EIO",
    "close " SHELF " 2 EIO",
    NULL,
  };
  static const char *const not_read[] = {
    "open " SHELF " 1 EACCES", "open " SHELF " 1 EMFILE", "stat " SHELF " 1 EIO",
    "read " SHELF " 1 EIO",    "read " SHELF " 1 ESTALE", NULL,
  };
  static const char *const read[] = { "open " SHELF " 1 EINTR", "read " SHELF " 1 EINTR",
                                      "read " SHELF " 1+ short", "read " SHELF " 1 unlink", NULL };
  static const char *const not_set_aside[]
      = { "link *.damaged-* 1 EIO", "link *.damaged-* 1 ENOSPC", "unlink " SHELF " 1 EACCES",
          NULL };
  static const char *const seen[]
      = { "open /t 1+ EACCES", "open /t 1+ EMFILE", "read /t 1+ EIO", NULL };
  static const char *const seen_not_saved[] = {
    "open /t.?????? 1+ EACCES",
    "write /t.?????? 1+ ENOSPC",
    "rename /t 1+ EROFS",
    NULL,
  };

  g_test_init (&argc, &argv, NULL);
  faults_set ("");
  faults_set_clock (0);
  add_all ("not-saved", not_saved, test_not_saved);
  add_all ("saved", saved, test_saved);
  add_all ("not-read", not_read, test_not_read);
  add_all ("read", read, test_read);
  add_all ("not-set-aside", not_set_aside, test_not_set_aside);
  add_all ("seen", seen, test_seen);
  add_all ("seen-not-saved", seen_not_saved, test_seen_not_saved);
  g_test_add ("/state/cut-off", Place, NULL, set_up, test_cut_off, tear_down);
  g_test_add ("/state/replaced", Place, NULL, set_up, test_replaced, tear_down);
  g_test_add ("/state/no-folder", Place, NULL, set_up, test_no_folder, tear_down);
  g_test_add ("/clock/order", Place, NULL, set_up, test_clock_order, tear_down);
  g_test_add ("/clock/marks", Place, NULL, set_up, test_clock_marks, tear_down);
  g_test_add ("/clock/ahead", Place, NULL, set_up, test_clock_ahead, tear_down);
  g_test_add ("/clock/news", Place, NULL, set_up, test_clock_news, tear_down);

  return g_test_run ();
}
