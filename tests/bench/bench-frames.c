// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* What scrolling and typing cost in the window, beside a plain list of the same entries: for each
 * frame, and for each key until the new list is there.
 *
 * Usage: bench-frames [ENTRIES]        (with folders of its own; tests/bench/run sees to that) */

#include "config.h"

#include <stdlib.h>

#include "catalog/places.h"
#include "catalog/settings.h"
#include "gui/application.h"
#include "gui/rows.h"

#include "frame-record.h"
#include "generated.h"
#include "plain-list.h"
#include "rows.h"
#include "spin.h"

/* Milliseconds, for whatever a window does after it was shown or filled. */
#define SETTLE 3000
/* Milliseconds between two keys, for what is done later. */
#define PAUSE 40

/* Steps, each of one frame, and how far they go: in pixels, and in pages. */
#define N_STEPS 240
#define STEP    40
#define N_LEAPS 120
#define LEAP    1.7

/* Typed letter by letter, and deleted again. */
static const char *const queries[] = {
  "device not exist", "acme.baba.", "the value of", "InvalidTopic", "limit exceed", "request id",
};

typedef struct
{
  FrameSamples *steps; /* frames while scrolling evenly */
  FrameSamples *leaps; /* frames that show other rows altogether */
  FrameSamples *keys;  /* from a key to the new list, not yet painted */
  FrameSamples *typed; /* the frame that paints it */
} Figures;

typedef struct
{
  GtkWidget *window;
  GtkWidget *list;
  GtkAdjustment *adjustment;
  FrameRecord *record;
  double step; /* how far each frame scrolls, in pixels; 0 for not at all */
} Subject;

static GtkWidget *
find_widget (GtkWidget *widget, GType type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type);

  return found;
}

static GListModel *
get_model (GtkWidget *list)
{
  return G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
}

/* Scrolling */

/* To and fro. */
static gboolean
on_tick (GtkWidget *list, GdkFrameClock *frame_clock, gpointer data)
{
  Subject *self = data;
  double value = gtk_adjustment_get_value (self->adjustment);
  double last = gtk_adjustment_get_upper (self->adjustment)
                - gtk_adjustment_get_page_size (self->adjustment);

  if (value + self->step > last || value + self->step < 0)
    self->step = -self->step;
  gtk_adjustment_set_value (self->adjustment, value + self->step);

  return G_SOURCE_CONTINUE;
}

static void
scroll (Subject *self, FrameSamples *samples, double step, guint n_frames)
{
  guint tick;

  gtk_adjustment_set_value (self->adjustment, 0);
  spin (PAUSE);
  self->step = step;
  tick = gtk_widget_add_tick_callback (self->list, on_tick, self, NULL);
  self->record->samples = samples;
  while (samples->work->len < n_frames)
    g_main_context_iteration (NULL, TRUE);
  self->record->samples = NULL;
  gtk_widget_remove_tick_callback (self->list, tick);
}

/* Typing */

static void
press (Subject *self, GtkEditable *search, Figures *figures, const char *text)
{
  guint n_painted = self->record->n_painted;
  FrameMoment begin = frame_moment_now ();

  gtk_editable_set_text (search, text);
  gtk_editable_set_position (search, -1);
  frame_samples_add_since (figures->keys, begin);
  self->record->samples = figures->typed;
  while (self->record->n_painted == n_painted)
    g_main_context_iteration (NULL, TRUE);
  self->record->samples = NULL;
  spin (PAUSE);
}

static void
type (Subject *self, Figures *figures)
{
  GtkEditable *search = GTK_EDITABLE (find_widget (self->window, GTK_TYPE_SEARCH_ENTRY));

  gtk_widget_grab_focus (GTK_WIDGET (search));
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      glong n = g_utf8_strlen (queries[i], -1);

      for (glong length = 1; length <= 2 * n; length++)
        {
          g_autofree char *text = g_strndup (queries[i], length <= n ? length : 2 * n - length);

          press (self, search, figures, text);
        }
    }
}

/* Both windows */

static Figures
figures_new (void)
{
  return (Figures){ frame_samples_new (), frame_samples_new (), frame_samples_new (),
                    frame_samples_new () };
}

static void
figures_clear (Figures *self)
{
  frame_samples_free (self->steps);
  frame_samples_free (self->leaps);
  frame_samples_free (self->keys);
  frame_samples_free (self->typed);
}

static Figures
measure (GtkWidget *window)
{
  GtkWidget *list = find_widget (window, GTK_TYPE_LIST_VIEW);
  Subject self = { window, list, gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list)),
                   frame_record_new (window), 0 };
  Figures figures = figures_new ();

  scroll (&self, figures.steps, STEP, N_STEPS);
  scroll (&self, figures.leaps, LEAP * gtk_adjustment_get_page_size (self.adjustment), N_LEAPS);
  gtk_adjustment_set_value (self.adjustment, 0);
  spin (PAUSE);
  type (&self, &figures);
  frame_record_free (self.record);

  return figures;
}

static Figures
measure_peer (ErrdexLibrary *library, int width, int height)
{
  GtkWidget *window = plain_list_new (library, width, height);
  Figures figures;

  gtk_window_present (GTK_WINDOW (window));
  spin (SETTLE);
  figures = measure (window);
  gtk_window_destroy (GTK_WINDOW (window));

  return figures;
}

static void
put_rows (guint n_entries, Figures *ours, Figures *peers)
{
  g_autofree char *entries = bench_number (n_entries);
  g_autofree char *steps = g_strdup_printf ("%s entries, frames while scrolling", entries);
  g_autofree char *leaps = g_strdup_printf ("%s entries, frames of other rows", entries);
  g_autofree char *keys = g_strdup_printf ("%s entries, from key to new list", entries);
  g_autofree char *typed = g_strdup_printf ("%s entries, frames of the new list", entries);

  frame_samples_put_rows (steps, ours->steps, peers->steps);
  frame_samples_put_rows (leaps, ours->leaps, peers->leaps);
  frame_samples_put_rows (keys, ours->keys, peers->keys);
  frame_samples_put_rows (typed, ours->typed, peers->typed);
}

/* The program */

/* Only the generated catalog shall be listed. */
static void
disable_others (void)
{
  static const char *const others[] = { "iot-platform", "mqtt", "coap", "http", NULL };
  g_autoptr (GSettings) settings = errdex_settings_new_for_catalogs (TRUE);

  g_settings_set_strv (settings, ERRDEX_SETTING_DISABLED, others);
  g_settings_sync ();
}

static void
put_catalog (guint n_entries)
{
  g_autoptr (GBytes) bytes = generated_catalog_new (n_entries);
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "errdex", "catalogs", NULL);
  g_autofree char *path = g_build_filename (folder, "generated.json", NULL);

  g_mkdir_with_parents (folder, 0700);
  if (!g_file_set_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL))
    g_error ("%s cannot be written", path);
}

int
main (int argc, char **argv)
{
  guint n_entries = argc > 1 ? strtoul (argv[1], NULL, 10) : 100000;
  GtkApplication *application;
  GtkWidget *window, *list;
  Figures ours, peers;

  errdex_places_init_locale ();
  gtk_init ();
  disable_others ();
  put_catalog (n_entries);
  application = errdex_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, NULL);
  g_application_activate (G_APPLICATION (application));
  window = gtk_application_get_windows (application)->data;
  list = find_widget (window, GTK_TYPE_LIST_VIEW);
  while (g_list_model_get_n_items (get_model (list)) < n_entries)
    g_main_context_iteration (NULL, TRUE);
  spin (SETTLE);

  ours = measure (window);
  peers = measure_peer (errdex_rows_get_library (ERRDEX_ROWS (get_model (list))),
                        gtk_widget_get_width (list), gtk_widget_get_height (list));
  put_rows (n_entries, &ours, &peers);
  figures_clear (&ours);
  figures_clear (&peers);

  return 0;
}
