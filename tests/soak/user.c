// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "user.h"

#include <glib/gstdio.h>

#include "gui/rows.h"

#include "../gui/driver.h"

/**
 * user_begin:
 * @random: (transfer none): what choices are made by
 *
 * Opens the window.
 */
void
user_begin (User *self, GRand *random)
{
  self->random = random;
  self->catalog
      = g_build_filename (g_get_user_data_dir (), "errdex", "catalogs", "soak.json", NULL);
  self->log = g_build_filename (g_get_user_runtime_dir (), "soak.log", NULL);
  self->application = get_application ();
  g_application_activate (G_APPLICATION (self->application));
  self->window = ERRDEX_WINDOW (gtk_application_get_windows (self->application)->data);
  self->widget = GTK_WIDGET (self->window);
  self->search = GTK_EDITABLE (find_widget (self->widget, GTK_TYPE_SEARCH_ENTRY));
  self->view = GTK_LIST_VIEW (find_widget (self->widget, GTK_TYPE_LIST_VIEW));
  wait_until (gtk_widget_get_height (GTK_WIDGET (self->view)) > 0
              && gtk_window_is_active (GTK_WINDOW (self->window)));
}

/**
 * user_end:
 *
 * Closes the window, and sees that nothing holds it.
 */
void
user_end (User *self)
{
  gpointer window = self->window;

  g_object_add_weak_pointer (G_OBJECT (window), &window);
  gtk_window_close (GTK_WINDOW (self->window));
  wait_until (window == NULL);
  g_remove (self->log);
  g_free (self->catalog);
  g_free (self->log);
}

/**
 * user_draw:
 *
 * Waits until the window is drawn as it is now.
 */
void
user_draw (User *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (self->widget);
  gint64 frame = gdk_frame_clock_get_frame_counter (clock);

  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
  wait_until (gdk_frame_clock_get_frame_counter (clock) > frame);
}

/**
 * user_rest:
 *
 * Brings the window back to how it was at first, whatever was done, and waits until nothing goes on
 * in it.
 */
void
user_rest (User *self)
{
  user_clear_search (self);
  user_do (self, "win.close-report");
  user_clear_search (self);
  user_remove_catalog (self);
  user_forget_marks (self);
  user_reset_preferences (self);
  user_widen (self);
  errdex_rows_set_all_expanded (ERRDEX_ROWS (gtk_list_view_get_model (self->view)), TRUE);
  errdex_window_open_code (self->window, "iot.system.SystemException");
  gdk_clipboard_set_text (gtk_widget_get_clipboard (self->widget), "nothing");
  user_draw (self);
  spin (self->rest);
}

/**
 * user_choose:
 * @n: at least 1
 *
 * Returns: a number below @n
 */
guint
user_choose (User *self, guint n)
{
  return g_rand_int_range (self->random, 0, n);
}

/**
 * user_do:
 * @action: an action of the window that takes nothing; if it cannot be done now, it is not
 */
void
user_do (User *self, const char *action)
{
  gtk_widget_activate_action (self->widget, action, NULL);
}

/**
 * user_get_library:
 *
 * Returns: (transfer none): what the window shows now
 */
ErrdexLibrary *
user_get_library (User *self)
{
  return errdex_rows_get_library (ERRDEX_ROWS (gtk_list_view_get_model (self->view)));
}

/**
 * user_choose_code:
 *
 * Returns: (transfer none): a code, for as long as the library stays
 */
const char *
user_choose_code (User *self)
{
  ErrdexLibrary *library = user_get_library (self);

  return errdex_library_get_entry (library, user_choose (self, library->n_entries))->code;
}

/**
 * user_get_shown:
 *
 * Returns: (transfer none): the code of the entry that is shown, or ""
 */
const char *
user_get_shown (User *self)
{
  int entry = errdex_window_get_entry (self->window);

  return entry >= 0 ? errdex_library_get_entry (user_get_library (self), entry)->code : "";
}
