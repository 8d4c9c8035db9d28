// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

static inline gboolean
on_end (gpointer data)
{
  *(gboolean *) data = TRUE;

  return G_SOURCE_REMOVE;
}

/* Runs the main loop, which sleeps where there is nothing to do. */
static inline void
spin (guint milliseconds)
{
  gboolean ended = FALSE;

  g_timeout_add (milliseconds, on_end, &ended);
  while (!ended)
    g_main_context_iteration (NULL, TRUE);
}
