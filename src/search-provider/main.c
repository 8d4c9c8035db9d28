// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <stdlib.h>

#include "catalog/places.h"

#include "provider.h"

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ErrdexLibrary) library = NULL;
  g_autoptr (ErrdexFinder) finder = NULL;
  g_autoptr (ErrdexProvider) provider = NULL;

  errdex_places_init_locale ();
  library = errdex_library_new_shipped (&error);
  if (library == NULL)
    {
      g_printerr ("errdex-search-provider: %s\n", error->message);
      return EXIT_FAILURE;
    }
  finder = errdex_finder_new (library);
  provider = errdex_provider_new (finder);

  return g_application_run (G_APPLICATION (provider), argc, argv);
}
