// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Preloaded into a GTK program: writes a line to the file descriptor FIRST_FRAME_FD when the window
 * has been painted for the first time; with FIRST_FRAME_LIST=1, when it has been painted with rows
 * in a list view. Neither program under measurement knows of it. */

#include <dlfcn.h>
#include <unistd.h>

#include <gtk/gtk.h>

static GtkWidget *
find_list (GtkWidget *widget)
{
  if (GTK_IS_LIST_VIEW (widget) && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *list = find_list (child);

      if (list != NULL)
        return list;
    }

  return NULL;
}

static gboolean
is_filled (GtkWidget *window)
{
  GtkWidget *list = find_list (window);
  GtkWidget *row = list != NULL ? gtk_widget_get_first_child (list) : NULL;

  return row != NULL && gtk_widget_get_mapped (row) && gtk_widget_get_height (row) > 0;
}

static void
after_paint (GdkFrameClock *clock, GtkWidget *window)
{
  int fd = atoi (g_getenv ("FIRST_FRAME_FD"));

  if (g_getenv ("FIRST_FRAME_LIST") != NULL && !is_filled (window))
    return;
  g_signal_handlers_disconnect_by_func (clock, after_paint, window);
  if (write (fd, "frame\n", 6) != 6)
    g_error ("cannot tell of the first frame");
}

void
gtk_window_present (GtkWindow *window)
{
  static gboolean watching = FALSE;
  void (*present) (GtkWindow *) = (void (*) (GtkWindow *)) dlsym (RTLD_NEXT, "gtk_window_present");

  present (window);
  if (watching || g_getenv ("FIRST_FRAME_FD") == NULL)
    return;
  watching = TRUE;
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint",
                    G_CALLBACK (after_paint), window);
}
