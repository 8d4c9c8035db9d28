// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "control.h"

/* The place of what is said, made when it is first needed. */
static const char *
get_place (void)
{
  static char *place = NULL;

  if (place == NULL)
    {
      g_autofree char *rules = NULL, *log = NULL, *clock = NULL;

      place = g_dir_make_tmp ("errdex-faults-XXXXXX", NULL);
      g_assert_nonnull (place);
      rules = g_build_filename (place, "rules", NULL);
      log = g_build_filename (place, "log", NULL);
      clock = g_build_filename (place, "clock", NULL);
      g_setenv ("FAULTS_LINK", rules, TRUE);
      g_setenv ("FAULTS_LOG", log, TRUE);
      g_setenv ("CLOCK_LINK", clock, TRUE);
    }

  return place;
}

/* Links are changed in one step, so that no call sees half a text. */
static void
point (const char *name, const char *target)
{
  g_autofree char *path = g_build_filename (get_place (), name, NULL);
  g_autofree char *next = g_build_filename (get_place (), "next", NULL);

  g_assert_cmpint (symlink (target, next), ==, 0);
  g_assert_cmpint (rename (next, path), ==, 0);
}

/**
 * faults_set:
 * @rules: what is to fail from now on; see faults-parse.c
 */
void
faults_set (const char *rules)
{
  g_autofree char *log = g_build_filename (get_place (), "log", NULL);

  point ("rules", *rules != '\0' ? rules : ";");
  g_unlink (log);
}

/**
 * faults_happened:
 * @rules: what was given to faults_set()
 *
 * Returns: whether each of them came to pass since then
 */
gboolean
faults_happened (const char *rules)
{
  g_autofree char *path = g_build_filename (get_place (), "log", NULL), *log = NULL;
  g_auto (GStrv) each = g_strsplit (rules, ";", -1);

  if (!g_file_get_contents (path, &log, NULL, NULL))
    return FALSE;
  for (guint i = 0; each[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (g_strstrip (each[i]), " ", 2);
      g_autofree char *line = g_strconcat (words[0], " ", NULL);
      const char *found = strstr (log, line);

      if (found == NULL || (found != log && found[-1] != '\n'))
        return FALSE;
    }

  return TRUE;
}

/**
 * faults_set_clock:
 * @seconds: how wrong the clock on the wall is from now on
 */
void
faults_set_clock (gint64 seconds)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, seconds);

  point ("clock", text);
}
