// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <unistd.h>

#define G_SETTINGS_ENABLE_BACKEND
#include <gio/gio.h>
#include <gio/gsettingsbackend.h>

#include "settings.h"

#include "places.h"

/* GSettings ends the program when a key is missing, so an older schema is as good as none. */
static gboolean
has_keys (GSettingsSchema *schema, const char *const *keys)
{
  for (; *keys != NULL; keys++)
    if (!g_settings_schema_has_key (schema, *keys))
      return FALSE;

  return TRUE;
}

/* The schema that belongs to this program, wherever it is installed; else one that the system
 * knows. */
static GSettingsSchema *
find_schema (const char *const *keys)
{
  g_autofree char *dir = errdex_places_get_schema_dir ();
  g_autoptr (GSettingsSchemaSource) own
      = g_settings_schema_source_new_from_directory (dir, NULL, FALSE, NULL);
  GSettingsSchemaSource *sources[] = { own, g_settings_schema_source_get_default () };

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      g_autoptr (GSettingsSchema) schema = NULL;

      if (sources[i] != NULL)
        schema = g_settings_schema_source_lookup (sources[i], APPLICATION_ID, TRUE);
      if (schema != NULL && has_keys (schema, keys))
        return g_steal_pointer (&schema);
    }

  return NULL;
}

/* Whether a folder is there, or can be made, and can be written to. */
static gboolean
can_write (const char *dir)
{
  return g_mkdir_with_parents (dir, 0700) == 0 && access (dir, W_OK | X_OK) == 0;
}

/* The usual backend talks to a service over the session bus, and complains on standard error where
 * it can neither reach that nor write to the folders it uses. */
static GSettingsBackend *
choose_backend (gboolean has_session)
{
  g_autofree char *config = g_build_filename (g_get_user_config_dir (), "dconf", NULL);
  g_autofree char *run = g_build_filename (g_get_user_runtime_dir (), "dconf", NULL);

  if (g_getenv ("GSETTINGS_BACKEND") != NULL
      || (has_session && can_write (config) && can_write (run)))
    return g_object_ref (g_settings_backend_get_default ());

  return g_memory_settings_backend_new ();
}

/**
 * errdex_settings_new:
 * @keys: (array zero-terminated=1): the keys that will be used
 * @has_session: whether the session bus can be reached
 *
 * Returns: (transfer full) (nullable): the settings of the program, which forget if nothing can be
 * remembered; %NULL if there is no schema with these keys
 */
GSettings *
errdex_settings_new (const char *const *keys, gboolean has_session)
{
  g_autoptr (GSettingsSchema) schema = find_schema (keys);
  g_autoptr (GSettingsBackend) backend = NULL;

  if (schema == NULL)
    return NULL;
  backend = choose_backend (has_session);

  return g_settings_new_full (schema, backend, NULL);
}

/**
 * errdex_settings_new_for_catalogs:
 * @has_session: whether the session bus can be reached
 *
 * Returns: (transfer full) (nullable): the settings, for %ERRDEX_SETTING_DISABLED: the ids of the
 * catalogs that are switched off
 */
GSettings *
errdex_settings_new_for_catalogs (gboolean has_session)
{
  const char *const keys[] = { ERRDEX_SETTING_DISABLED, NULL };

  return errdex_settings_new (keys, has_session);
}
