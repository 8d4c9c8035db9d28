// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <glib/gi18n.h>

#include "application.h"

#include "catalog/places.h"

int
main (int argc, char *argv[])
{
  g_autoptr (GtkApplication) application = NULL;

  errdex_places_init_locale ();
  g_set_application_name (_ ("Errdex"));
  application = errdex_application_new ();

  return errdex_application_run (ERRDEX_APPLICATION (application), argc, argv);
}
