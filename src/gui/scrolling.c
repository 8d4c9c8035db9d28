// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <gtk/gtk.h>

#include "scrolling.h"

static gboolean
on_unrealize (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer user_data)
{
  gpointer widget = g_value_get_object (&values[0]);

  if (GTK_IS_SCROLLED_WINDOW (widget))
    g_signal_handlers_disconnect_by_data (gtk_widget_get_settings (widget), widget);

  return TRUE;
}

/**
 * errdex_scrolling_init:
 *
 * To be called once. In GTK 4.8 a scrolled window that goes still follows a setting of the desktop,
 * which leaks a little for each report and each menu, and ends the program when the setting
 * changes. From now on they let go of it, those inside GTK's own widgets too.
 */
void
errdex_scrolling_init (void)
{
  /* the class makes the signal */
  g_type_class_unref (g_type_class_ref (GTK_TYPE_SCROLLED_WINDOW));
  g_signal_add_emission_hook (g_signal_lookup ("unrealize", GTK_TYPE_WIDGET), 0, on_unrealize, NULL,
                              NULL);
}
