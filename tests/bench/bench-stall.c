// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* How long the window keeps the user waiting while a catalog of 100,000 entries is read: the
 * longest time that its main loop spends between two looks for events, beside the same while
 * nothing happens.
 *
 * Usage: bench-stall [ENTRIES]        (with folders of its own; tests/bench/run sees to that) */

#include "config.h"

#include <stdlib.h>
#include <time.h>

#include <gtk/gtk.h>

#include "catalog/places.h"
#include "gui/application.h"

#include "generated.h"
#include "rows.h"
#include "spin.h"

/* Milliseconds; the debouncing of changes and the drawing after them are well within. */
#define SETTLE 3000

/* In milliseconds: of the clock, and of the processor's work for the main loop alone, which others
 * that want the processor do not lengthen. */
typedef struct
{
  double clock;
  double work;
} Moment;

static Moment returned, longest;

static double
read_clock (clockid_t clock)
{
  struct timespec time;

  clock_gettime (clock, &time);

  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

static Moment
now (void)
{
  return (Moment){ read_clock (CLOCK_MONOTONIC), read_clock (CLOCK_THREAD_CPUTIME_ID) };
}

/* Looks for events, and notes how long nobody did. */
static int
poll_and_note (GPollFD *fds, guint n_fds, int timeout)
{
  Moment moment = now ();
  int n;

  if (returned.clock > 0)
    {
      longest.clock = MAX (longest.clock, moment.clock - returned.clock);
      longest.work = MAX (longest.work, moment.work - returned.work);
    }
  n = g_poll (fds, n_fds, timeout);
  returned = now ();

  return n;
}

static Moment
take_longest (void)
{
  Moment taken = longest;

  longest = (Moment){ 0 };
  returned = (Moment){ 0 };

  return taken;
}

static GtkWidget *
find_list (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_LIST_VIEW (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_list (child);

  return found;
}

/* How many rows the list has: the catalog is there when they are. */
static guint
count_rows (GtkWidget *list)
{
  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list))));
}

static void
put (GBytes *bytes)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "errdex", "catalogs", NULL);
  g_autofree char *path = g_build_filename (folder, "generated.json", NULL);

  g_mkdir_with_parents (folder, 0700);
  if (!g_file_set_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL))
    g_error ("%s cannot be written", path);
}

static void
put_row (const char *kind, const char *entries, double loading, double idle, const char *budget)
{
  g_autofree char *what
      = g_strdup_printf ("longest stall while %s entries are read, %s", entries, kind);

  bench_row (what, loading, "ms", "nothing to do", idle, budget);
}

int
main (int argc, char **argv)
{
  guint n_entries = argc > 1 ? strtoul (argv[1], NULL, 10) : 100000, n_before;
  /* the list has several catalogs before, as it has when others come with the program */
  g_autoptr (GBytes) few = generated_catalog_new (1), bytes = generated_catalog_new (n_entries);
  g_autofree char *entries = NULL;
  GtkApplication *application;
  GtkWidget *list;
  Moment idle, loading;

  errdex_places_init_locale ();
  gtk_init ();
  application = errdex_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, NULL);
  g_application_activate (G_APPLICATION (application));
  list = find_list (gtk_application_get_windows (application)->data);
  spin (SETTLE);

  n_before = count_rows (list);
  put (few);
  while (count_rows (list) == n_before)
    g_main_context_iteration (NULL, TRUE);
  spin (SETTLE);

  g_main_context_set_poll_func (NULL, poll_and_note);
  spin (SETTLE);
  idle = take_longest ();
  n_before = count_rows (list);
  put (bytes);
  while (count_rows (list) < n_before + n_entries)
    g_main_context_iteration (NULL, TRUE);
  spin (SETTLE);
  loading = take_longest ();
  entries = bench_number (n_entries);
  put_row ("work of the main loop", entries, loading.work, idle.work, "< 8 ms");
  put_row ("by the clock", entries, loading.clock, idle.clock, "-");

  return 0;
}
