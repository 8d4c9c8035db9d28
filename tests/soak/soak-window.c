// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* The program's window, used for ten thousand rounds. In each there is a search, a step through the
 * list, a look at an entry, a paste, and a catalog that comes, changes or goes; and something of
 * what is done less often. Usage: soak-window [--rounds=N] [--seed=N] [HABIT], as
 * run-gui.sh runs it; with the name of a habit, only that is done, which tells what grows. */

#include "config.h"

#include <stdlib.h>

#include "catalog/places.h"

#include "objects.h"
#include "soak.h"
#include "user.h"

/* What was begun by a timer is over by then, in milliseconds: a note is shown for some seconds, a
 * change of the shelf is saved a second later, an entry counts as read after three. */
#define REST       6000
#define SHORT_REST 500

typedef struct
{
  const char *name;
  void (*func) (User *self);
  guint every; /* how many rounds there are to one of it, on average */
} Habit;

static const Habit habits[] = {
  { "type", user_type, 1 },
  { "move", user_move, 1 },
  { "read", user_read, 1 },
  { "paste", user_paste, 1 },
  { "catalog", user_change_catalog, 1 },
  { "history", user_walk_history, 10 },
  { "report", user_report, 20 },
  { "mark", user_mark, 20 },
  { "copy", user_copy, 40 },
  { "find", user_find_in_entry, 40 },
  { "groups", user_fold_groups, 40 },
  { "menus", user_open_menus, 40 },
  { "windows", user_open_windows, 40 },
  { "preferences", user_set_preferences, 40 },
  { "size", user_resize, 40 },
  { "keys", user_press_keys, 200 },
};

static void
do_round (User *self, const char *only)
{
  for (guint i = 0; i < G_N_ELEMENTS (habits); i++)
    if (user_choose (self, habits[i].every) == 0
        && (only == NULL || g_str_equal (habits[i].name, only)))
      habits[i].func (self);
}

/* GTK 4.8 keeps the sections of a menu that was made into a popover: src/gui/menu.c sees that they
 * are empty. The memory that they take counts. */
#define KEPT_BY_GTK "GMenu"

int
main (int argc, char **argv)
{
  g_autoptr (Soak) soak = NULL;
  User user = { 0 };

  objects_watch (KEPT_BY_GTK);
  errdex_places_init_locale ();
  soak = soak_new ("the window", &argc, &argv);
  gtk_init ();
  user.rest = soak_is_short (soak) ? SHORT_REST : REST;
  user_begin (&user, soak_get_random (soak));
  user_rest (&user);
  soak_sample (soak, 0);
  for (user.round = 1; user.round <= soak_get_rounds (soak); user.round++)
    {
      do_round (&user, argc > 1 ? argv[1] : NULL);
      if (!soak_wants_sample (soak, user.round))
        continue;
      user_rest (&user);
      soak_sample (soak, user.round);
    }
  user_end (&user);

  return soak_finish (soak);
}
