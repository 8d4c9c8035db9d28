// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Messages that stay until they are closed, and what is below them. */

#include "config.h"

#include "driver.h"
#include "gui/notice.h"

typedef struct
{
  GtkWindow *window;
  GtkWidget *below;
  ErrdexNotices *notices;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->window = GTK_WINDOW (gtk_window_new ());
  self->notices = g_object_new (ERRDEX_TYPE_NOTICES, NULL);
  self->below = gtk_button_new_with_label ("Below");
  gtk_widget_set_layout_manager (box, errdex_notices_new_layout ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->notices));
  gtk_box_append (GTK_BOX (box), self->below);
  gtk_window_set_child (self->window, box);
  gtk_window_set_default_size (self->window, 360, 400);
  gtk_window_present (self->window);
  wait_until (gtk_widget_get_height (self->below) > 0);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_object_ref (self->notices);
  gtk_window_destroy (self->window);
  g_assert_finalize_object (self->notices);
}

static void
close_shown (Fixture *self)
{
  GtkWidget *notice = gtk_widget_get_first_child (GTK_WIDGET (self->notices));

  g_signal_emit_by_name (gtk_widget_get_last_child (notice), "clicked");
}

static double
get_top (Fixture *self)
{
  graphene_point_t point;

  g_assert_true (gtk_widget_compute_point (self->below, GTK_WIDGET (self->window),
                                           &GRAPHENE_POINT_INIT (0, 0), &point));

  return point.y;
}

/* However long it is, a notice covers nothing: what was there moves down, and up again. */
static void
test_covers_nothing (Fixture *self, gconstpointer data)
{
  g_autofree char *message = g_strnfill (120, 'x');
  double top = get_top (self);
  int height;

  errdex_notices_show (self->notices, NULL, message);
  wait_until (gtk_widget_get_height (GTK_WIDGET (self->notices)) > 0);
  height = gtk_widget_get_height (GTK_WIDGET (self->notices));
  wait_until (get_top (self) == top + height);
  close_shown (self);
  wait_until (get_top (self) == top);
}

/* Several take no more room than one, and none is lost or said twice. */
static void
test_several (Fixture *self, gconstpointer data)
{
  errdex_notices_show (self->notices, NULL, "One");
  errdex_notices_show (self->notices, NULL, "Two");
  errdex_notices_show (self->notices, NULL, "One");
  wait_until (shows (GTK_WIDGET (self->notices), "Two"));
  g_assert_false (shows (GTK_WIDGET (self->notices), "One"));
  close_shown (self);
  wait_until (shows (GTK_WIDGET (self->notices), "One"));
  close_shown (self);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (self->notices)));
  errdex_notices_show (self->notices, NULL, "One");
  wait_until (shows (GTK_WIDGET (self->notices), "One"));
}

/* What is wrong with one thing is said once, as it is now, and not any more when it is right. */
static void
test_topic (Fixture *self, gconstpointer data)
{
  errdex_notices_show (self->notices, NULL, "One");
  errdex_notices_show (self->notices, "topic", "Two");
  errdex_notices_show (self->notices, "topic", "Three");
  wait_until (shows (GTK_WIDGET (self->notices), "Three"));
  errdex_notices_close (self->notices, "other");
  g_assert_true (shows (GTK_WIDGET (self->notices), "Three"));
  errdex_notices_close (self->notices, "topic");
  wait_until (shows (GTK_WIDGET (self->notices), "One"));
  close_shown (self);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (self->notices)));
}

/* The focus goes on to the next notice, and from the last one to what is below. */
static void
test_focus (Fixture *self, gconstpointer data)
{
  GtkWidget *focus;

  errdex_notices_show (self->notices, NULL, "One");
  errdex_notices_show (self->notices, NULL, "Two");
  gtk_widget_grab_focus (
      gtk_widget_get_last_child (gtk_widget_get_first_child (GTK_WIDGET (self->notices))));
  close_shown (self);
  focus = gtk_window_get_focus (self->window);
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (self->notices)));
  gtk_widget_grab_focus (
      gtk_widget_get_last_child (gtk_widget_get_first_child (GTK_WIDGET (self->notices))));
  close_shown (self);
  g_assert_true (gtk_window_get_focus (self->window) == self->below);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("/notice/covers-nothing", test_covers_nothing);
  ADD ("/notice/several", test_several);
  ADD ("/notice/topic", test_topic);
  ADD ("/notice/focus", test_focus);

  return g_test_run ();
}
