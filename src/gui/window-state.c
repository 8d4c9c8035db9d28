// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "window-private.h"

/* What a window leaves to the next one. */

/* Few rows are lower than this, and few screens higher, in pixels. */
#define LOWEST_ROW   28
#define HIGHEST_LIST 1440

/**
 * errdex_window_save_state:
 *
 * Remembers how the window stands.
 */
void
errdex_window_save_state (ErrdexWindow *self)
{
  ErrdexWindowState window = { .maximized = gtk_window_is_maximized (GTK_WINDOW (self)),
                               .pane = gtk_paned_get_position (self->paned) };
  g_auto (GStrv) collapsed = NULL;

  gtk_window_get_default_size (GTK_WINDOW (self), &window.width, &window.height);
  errdex_state_set_window (self->state, &window);
  errdex_state_set_show_original (self->state, self->original_shown);
  if (self->rows != NULL)
    {
      collapsed = errdex_rows_dup_collapsed (self->rows);
      errdex_state_set_collapsed (self->state, (const char *const *) collapsed);
      errdex_state_set_entry (self->state, self->library, errdex_detail_get_entry (self->detail));
    }
  errdex_state_save (self->state);
}

/**
 * errdex_window_restore_state:
 *
 * Lets the window stand as the last one did.
 */
void
errdex_window_restore_state (ErrdexWindow *self)
{
  ErrdexWindowState window = errdex_state_get_window (self->state);

  gtk_window_set_default_size (GTK_WINDOW (self), window.width, window.height);
  if (window.maximized)
    gtk_window_maximize (GTK_WINDOW (self));
  gtk_paned_set_position (self->paned, window.pane);
  errdex_window_show_original (self, errdex_state_get_show_original (self->state));
  errdex_window_expect_width (self, window.maximized ? G_MAXINT : window.width);
}

/* So many rows fill the first frame. */
static guint
count_first_rows (ErrdexWindow *self)
{
  ErrdexWindowState window = errdex_state_get_window (self->state);

  return (window.maximized ? HIGHEST_LIST : window.height) / LOWEST_ROW;
}

/**
 * errdex_window_restore_entries:
 *
 * Fills the list, of which there must be rows by now, as the last one was filled.
 */
void
errdex_window_restore_entries (ErrdexWindow *self)
{
  g_auto (GStrv) collapsed = errdex_state_dup_collapsed (self->state);
  int entry = errdex_state_get_entry (self->state, self->library);

  errdex_rows_set_collapsed (self->rows, (const char *const *) collapsed);
  errdex_rows_hold_back (self->rows, count_first_rows (self));
  errdex_list_set_rows (self->list, self->rows);
  errdex_window_show_entry (self, entry);
  if (entry >= 0)
    errdex_list_scroll_to_entry (self->list, entry);
}
