// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "window-private.h"

/* The panes stand side by side in a wide window, and take turns in a narrow one. */

/* A window narrower than this shows list and entry in turn, not side by side; in pixels. */
#define NARROW_WIDTH 600

/**
 * errdex_window_show_back_button:
 *
 * Shows the button that goes back to the list while there is something to go back from; else, where
 * there is room for them, those that go through the entries visited.
 */
void
errdex_window_show_back_button (ErrdexWindow *self)
{
  gboolean visible = (self->narrow && self->reading) || errdex_window_shows_report (self);

  gtk_widget_set_visible (self->back_button, visible);
  gtk_widget_set_visible (self->history_buttons, !self->narrow && !visible);
  /* There is room for one of them only. */
  gtk_widget_set_visible (GTK_WIDGET (self->categories_button), !self->narrow || !visible);
}

/* They have the room that they want, but need none: else no window could become so narrow that they
 * are hidden. */
static void
measure_history_buttons (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  gtk_widget_measure (gtk_widget_get_first_child (widget), orientation, -1, minimum, natural, NULL,
                      NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = 0;
}

static void
allocate_history_buttons (GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *buttons = gtk_widget_get_first_child (widget);
  int minimum;

  gtk_widget_measure (buttons, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_allocate (buttons, MAX (width, minimum), height, baseline, NULL);
}

/**
 * errdex_window_init_layout:
 *
 * Prepares what the template cannot.
 */
void
errdex_window_init_layout (ErrdexWindow *self)
{
  gtk_widget_set_layout_manager (self->history_buttons,
                                 gtk_custom_layout_new (NULL, measure_history_buttons,
                                                        allocate_history_buttons));
}

/* In a narrow window the search needs the room of the buttons that make it no narrower. */
static void
set_window_buttons (ErrdexWindow *self)
{
  g_autofree char *layout = NULL;
  g_autoptr (GRegex) spare = NULL;
  g_autofree char *few = NULL;

  if (self->narrow)
    {
      g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-decoration-layout", &layout,
                    NULL);
      spare = g_regex_new ("minimize,?|maximize,?", 0, 0, NULL);
      few = g_regex_replace_literal (spare, layout != NULL ? layout : "", -1, 0, "", 0, NULL);
    }
  gtk_header_bar_set_decoration_layout (GTK_HEADER_BAR (
                                            gtk_window_get_titlebar (GTK_WINDOW (self))),
                                        few);
}

static void
lay_out (ErrdexWindow *self)
{
  set_window_buttons (self);
  gtk_widget_set_visible (self->list_pane, !self->narrow || !self->reading);
  gtk_widget_set_visible (GTK_WIDGET (self->detail), !self->narrow || self->reading);
  if (self->scan != NULL)
    errdex_scan_page_set_narrow (self->scan, self->narrow);
  errdex_window_show_back_button (self);
}

/**
 * errdex_window_set_reading:
 * @reading: whether the entry is wanted, not the list
 *
 * Shows one of the two while there is no room for both.
 */
void
errdex_window_set_reading (ErrdexWindow *self, gboolean reading)
{
  self->reading = reading;
  if (self->narrow)
    lay_out (self);
}

static gboolean
fit (gpointer data)
{
  ErrdexWindow *self = data;

  self->fitting = 0;
  self->narrow = !self->narrow;
  lay_out (self);

  return G_SOURCE_REMOVE;
}

/**
 * errdex_window_follow_width:
 * @width: the width that the window was just given, in pixels
 *
 * Lays the panes out for it soon: what is visible must not change while sizes are given out.
 */
void
errdex_window_follow_width (ErrdexWindow *self, int width)
{
  gboolean narrow = width < NARROW_WIDTH;

  if (narrow == self->narrow)
    g_clear_handle_id (&self->fitting, g_source_remove);
  else if (self->fitting == 0)
    self->fitting = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fit, self, NULL);
}

/**
 * errdex_window_expect_width:
 * @width: the width that the window will have, in pixels
 *
 * Lays the panes out for it at once.
 */
void
errdex_window_expect_width (ErrdexWindow *self, int width)
{
  self->narrow = width < NARROW_WIDTH;
  lay_out (self);
}
