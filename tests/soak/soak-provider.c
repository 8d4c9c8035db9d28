// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* The search provider, asked ten thousand times for results and for what they say, while a catalog
 * comes, changes and goes now and then. It is another process, seen from outside.
 * Usage: soak-provider [--rounds=N] [--seed=N], with the path of the provider in $PROVIDER */

#include "config.h"

#include <stdlib.h>

#include <glib/gstdio.h>

#include "../search-provider/desktop.h"
#include "soak.h"

#define SHELL  "org.gnome.Shell.SearchProvider2"
#define RUNNER "org.kde.krunner1"

/* The folder is looked at when nothing came for a moment. */
#define CATALOG_EVERY 100

static const char *const words[] = { "not",    "existed", "device", "limit",   "messageborker",
                                     "qxzzyk", "topic",   "50",     "iot.ota", "名称" };

static const char *
choose_word (GRand *random)
{
  return words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))];
}

static char **
ask_for_ids (Desktop *desktop, const char *method, GVariant *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = desktop_try (desktop, SHELL, method, arguments, &error);
  char **ids;

  g_assert_no_error (error);
  g_variant_get (answer, "(^as)", &ids);

  return ids;
}

static void
ask (Desktop *desktop, const char *interface, const char *method, GVariant *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer G_GNUC_UNUSED
      = desktop_try (desktop, interface, method, arguments, &error);

  g_assert_no_error (error);
}

/* Types two words, as the shells do, and looks at what comes. */
static void
do_round (Desktop *desktop, GRand *random)
{
  const char *terms[] = { choose_word (random), choose_word (random), NULL };
  g_auto (GStrv) first = NULL, second = NULL;

  first = ask_for_ids (desktop, "GetInitialResultSet",
                       g_variant_new ("(^as)", (const char *[]){ terms[0], NULL }));
  second = ask_for_ids (desktop, "GetSubsearchResultSet", g_variant_new ("(^as^as)", first, terms));
  ask (desktop, SHELL, "GetResultMetas", g_variant_new ("(^as)", second));
  ask (desktop, RUNNER, "Match", g_variant_new ("(s)", terms[0]));
}

static void
change_catalog (const char *path, guint round)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *text = g_strdup_printf (
      "{\"errdex\":1,\"id\":\"soak\",\"title\":\"Soak\",\"categories\":[{\"id\":\"a\",\"title\":"
      "\"A\"}],\"entries\":[{\"code\":\"soak.Code\",\"category\":\"a\",\"description\":\"Of round "
      "%u.\"}]}",
      round);

  if (round % (3 * CATALOG_EVERY) == 0)
    {
      g_remove (path);
      return;
    }
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
soak (Soak *self, Desktop *desktop, const char *path)
{
  soak_sample (self, 0);
  for (guint round = 1; round <= soak_get_rounds (self); round++)
    {
      do_round (desktop, soak_get_random (self));
      if (round % CATALOG_EVERY == 0)
        change_catalog (path, round);
      if (soak_wants_sample (self, round))
        soak_sample (self, round);
    }
}

int
main (int argc, char **argv)
{
  g_autofree char *home = g_dir_make_tmp ("errdex-soak-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (home, "errdex", "catalogs", "soak.json", NULL);
  g_autoptr (Soak) self = soak_new ("the search provider", &argc, &argv);
  Desktop *desktop;

  /* nobody's own catalogs and settings */
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_setenv ("XDG_CONFIG_HOME", home, TRUE);
  desktop_bus_up (g_getenv ("PROVIDER"));
  desktop = desktop_new ();
  desktop_start_provider (desktop, NULL, NULL);
  soak_set_process (self, atoi (g_subprocess_get_identifier (desktop->provider)));
  soak (self, desktop, path);
  desktop_free (desktop);
  desktop_bus_down ();

  return soak_finish (self);
}
