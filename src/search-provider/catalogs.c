// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "catalogs.h"

#include "catalog/settings.h"

/* Which catalogs the search of the desktop knows: all but those that are switched off. */

static void
on_disabled_changed (ErrdexCollection *self, const char *key, GSettings *settings)
{
  g_auto (GStrv) disabled = g_settings_get_strv (settings, ERRDEX_SETTING_DISABLED);

  errdex_collection_set_disabled (self, (const char *const *) disabled);
}

/**
 * errdex_catalogs_new:
 *
 * Reads all catalogs. A bad one is left out; the window tells of it.
 *
 * Returns: (transfer full): the catalogs
 */
ErrdexCollection *
errdex_catalogs_new (void)
{
  g_autoptr (GPtrArray) folders = errdex_folders_new ();
  g_autoptr (ErrdexHoldings) holdings = errdex_holdings_read (folders, NULL, NULL, NULL);
  g_autoptr (GSettings) settings = errdex_settings_new_for_catalogs (TRUE);
  ErrdexCollection *self = errdex_collection_new (folders, holdings);

  if (settings == NULL)
    return self;
  g_signal_connect_object (settings, "changed::" ERRDEX_SETTING_DISABLED,
                           G_CALLBACK (on_disabled_changed), self, G_CONNECT_SWAPPED);
  on_disabled_changed (self, ERRDEX_SETTING_DISABLED, settings);
  g_object_set_data_full (G_OBJECT (self), "settings", g_steal_pointer (&settings), g_object_unref);

  return self;
}

static void
on_changed (ErrdexProvider *provider, ErrdexCollection *self)
{
  ErrdexLibrary *library = errdex_collection_get_library (self);
  g_autoptr (ErrdexFinder) finder = NULL;

  if (errdex_finder_get_library (errdex_provider_get_finder (provider)) == library)
    return;
  finder = errdex_finder_new (library);
  errdex_provider_set_finder (provider, finder);
}

/**
 * errdex_catalogs_follow:
 * @self: the catalogs
 * @provider: what searches them
 *
 * Lets the provider search what the catalogs are at any time.
 */
void
errdex_catalogs_follow (ErrdexCollection *self, ErrdexProvider *provider)
{
  g_signal_connect_object (self, "changed", G_CALLBACK (on_changed), provider, G_CONNECT_SWAPPED);
  errdex_collection_start (self);
}
