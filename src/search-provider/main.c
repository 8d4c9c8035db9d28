// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <stdlib.h>

#include "catalog/places.h"

#include "catalogs.h"
#include "provider.h"

int
main (int argc, char *argv[])
{
  g_autoptr (ErrdexCollection) catalogs = NULL;
  g_autoptr (ErrdexFinder) finder = NULL;
  g_autoptr (ErrdexProvider) provider = NULL;

  errdex_places_init_locale ();
  catalogs = errdex_catalogs_new ();
  finder = errdex_finder_new (errdex_collection_get_library (catalogs));
  provider = errdex_provider_new (finder);
  errdex_catalogs_follow (catalogs, provider);

  return g_application_run (G_APPLICATION (provider), argc, argv);
}
