// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include <gio/gio.h>

#include "errdex-catalogs.h"

#include "shipped.h"

#define CATALOGS_PATH RESOURCE_PREFIX "/catalogs"

/* Those that come first in lists; any others follow by name. */
static const char *const first_names[] = { "iot-platform.json", "mqtt.json", "coap.json" };

static guint
get_rank (const char *name)
{
  guint rank = 0;

  while (rank < G_N_ELEMENTS (first_names) && !g_str_equal (first_names[rank], name))
    rank++;

  return rank;
}

static int
compare_names (const void *a, const void *b)
{
  const char *name_a = *(const char *const *) a, *name_b = *(const char *const *) b;
  int order = (int) get_rank (name_a) - (int) get_rank (name_b);

  return order != 0 ? order : strcmp (name_a, name_b);
}

/**
 * errdex_shipped_list_names:
 *
 * Returns: (transfer full): the names of the catalog files that are a part of the program, in the
 * order in which their catalogs are listed
 */
char **
errdex_shipped_list_names (void)
{
  char **names;

  /* The call links the resource in; the look-up by path heeds overlays. */
  errdex_catalogs_get_resource ();
  names = g_resources_enumerate_children (CATALOGS_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  if (names == NULL)
    return g_new0 (char *, 1);
  qsort (names, g_strv_length (names), sizeof *names, compare_names);

  return names;
}

/**
 * errdex_shipped_get_bytes:
 * @name: one of errdex_shipped_list_names()
 * @error: (out): why there is no such file
 *
 * Returns: (transfer full) (nullable): its contents, which are not copied
 */
GBytes *
errdex_shipped_get_bytes (const char *name, GError **error)
{
  g_autofree char *path = g_strconcat (CATALOGS_PATH "/", name, NULL);

  return g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
}
