// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <libintl.h>
#include <locale.h>

#include <gio/gio.h>

#include "places.h"

/* The build tree that the running program or test is part of: it stands in BUILD/src/FOLDER or
 * BUILD/tests/FOLDER. */
static char *
find_build_root (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = NULL, *section = NULL, *section_name = NULL, *root = NULL, *info = NULL;

  if (program == NULL)
    return NULL;
  folder = g_path_get_dirname (program);
  section = g_path_get_dirname (folder);
  section_name = g_path_get_basename (section);
  root = g_path_get_dirname (section);
  info = g_build_filename (root, "meson-info", NULL);
  if (!g_str_equal (section_name, "src") && !g_str_equal (section_name, "tests"))
    return NULL;

  return g_file_test (info, G_FILE_TEST_IS_DIR) ? g_steal_pointer (&root) : NULL;
}

/**
 * errdex_places_get_build_root:
 *
 * Returns: (nullable): the build tree, if the program runs from one; %NULL for an installed program
 */
const char *
errdex_places_get_build_root (void)
{
  static gsize ready = 0;
  static char *root = NULL;

  if (g_once_init_enter (&ready))
    {
      root = find_build_root ();
      g_once_init_leave (&ready, 1);
    }

  return root;
}

/**
 * errdex_places_get_schema_dir:
 *
 * Returns: (transfer full): the folder of the compiled settings schema that belongs to this program
 */
char *
errdex_places_get_schema_dir (void)
{
  const char *root = errdex_places_get_build_root ();

  if (root != NULL)
    return g_build_filename (root, "data", NULL);

  return g_build_filename (ERRDEX_DATADIR, "glib-2.0", "schemas", NULL);
}

/**
 * errdex_places_bind_domain:
 * @domain: a gettext domain: `errdex`, or `errdex-` and the id of a catalog
 *
 * Tells gettext where the translations of a domain are. Reads nothing yet.
 */
void
errdex_places_bind_domain (const char *domain)
{
  const char *root = errdex_places_get_build_root ();
  g_autofree char *dir = NULL;

  if (root == NULL)
    dir = g_strdup (ERRDEX_LOCALEDIR);
  else if (g_str_has_prefix (domain, GETTEXT_PACKAGE "-"))
    dir = g_build_filename (root, "po", domain + sizeof (GETTEXT_PACKAGE), NULL);
  else
    dir = g_build_filename (root, "po", NULL);
  bindtextdomain (domain, dir);
  bind_textdomain_codeset (domain, "UTF-8");
}

/**
 * errdex_places_init_locale:
 *
 * Takes on the user's locale and binds the program's own domain; the first thing that main() does.
 */
void
errdex_places_init_locale (void)
{
  setlocale (LC_ALL, "");
  errdex_places_bind_domain (GETTEXT_PACKAGE);
  textdomain (GETTEXT_PACKAGE);
}
