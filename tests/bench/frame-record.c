// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "frame-record.h"

#include <time.h>

#include "rows.h"

#define PEER "plain GtkListView"
/* The time that a display of 60 Hz leaves for a frame, in milliseconds. */
#define FRAME 16.7

static double
read_clock (clockid_t clock)
{
  struct timespec time;

  clock_gettime (clock, &time);

  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

FrameMoment
frame_moment_now (void)
{
  return (FrameMoment){ read_clock (CLOCK_MONOTONIC), read_clock (CLOCK_THREAD_CPUTIME_ID) };
}

/* Samples */

FrameSamples *
frame_samples_new (void)
{
  FrameSamples *self = g_new (FrameSamples, 1);

  self->clock = g_array_new (FALSE, FALSE, sizeof (double));
  self->work = g_array_new (FALSE, FALSE, sizeof (double));

  return self;
}

void
frame_samples_free (FrameSamples *self)
{
  g_array_unref (self->clock);
  g_array_unref (self->work);
  g_free (self);
}

void
frame_samples_add_since (FrameSamples *self, FrameMoment begin)
{
  FrameMoment end = frame_moment_now ();
  double clock = end.clock - begin.clock, work = end.work - begin.work;

  g_array_append_val (self->clock, clock);
  g_array_append_val (self->work, work);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static double
get_quantile (GArray *sorted, double share)
{
  return g_array_index (sorted, double, MIN (sorted->len - 1, (guint) (sorted->len * share)));
}

static guint
count_over (GArray *samples)
{
  guint n = 0;

  for (guint i = 0; i < samples->len; i++)
    n += g_array_index (samples, double, i) > FRAME;

  return n;
}

static void
tell (const char *what, const char *whose, const char *kind, GArray *samples)
{
  g_array_sort (samples, compare);
  g_printerr ("%s, %s, %s: median %.2f ms, p99 %.2f ms, worst %.2f ms, %u of %u over %.1f ms\n",
              what, whose, kind, get_quantile (samples, 0.5), get_quantile (samples, 0.99),
              get_quantile (samples, 1), count_over (samples), samples->len, FRAME);
}

static void
put_quantile (const char *what, const char *name, double share, GArray *ours, GArray *peers)
{
  g_autofree char *whole = g_strdup_printf ("%s: %s", what, name);

  bench_row (whole, get_quantile (ours, share), "ms", PEER, get_quantile (peers, share), "-");
}

/*
 * frame_samples_put_rows:
 * @what: what the samples are of
 *
 * Puts the work into the common table, and what the clock says into the detail.
 */
void
frame_samples_put_rows (const char *what, FrameSamples *ours, FrameSamples *peers)
{
  g_autofree char *over = g_strdup_printf ("%s: how many take over %.1f ms", what, FRAME);
  g_autofree char *unit = g_strdup_printf ("of %u", ours->work->len);

  tell (what, "Errdex", "work", ours->work);
  tell (what, "Errdex", "clock", ours->clock);
  tell (what, PEER, "work", peers->work);
  tell (what, PEER, "clock", peers->clock);
  put_quantile (what, "median", 0.5, ours->work, peers->work);
  put_quantile (what, "p99", 0.99, ours->work, peers->work);
  put_quantile (what, "worst", 1, ours->work, peers->work);
  bench_row (over, count_over (ours->work), unit, PEER, count_over (peers->work), "-");
}

/* Recording */

static void
on_before_paint (GdkFrameClock *frame_clock, FrameRecord *self)
{
  self->begin = frame_moment_now ();
}

static void
on_after_paint (GdkFrameClock *frame_clock, FrameRecord *self)
{
  if (self->samples != NULL)
    frame_samples_add_since (self->samples, self->begin);
  self->n_painted++;
}

/* frame_record_new: @window must be realized */
FrameRecord *
frame_record_new (GtkWidget *window)
{
  FrameRecord *self = g_new0 (FrameRecord, 1);

  self->frame_clock = g_object_ref (gtk_widget_get_frame_clock (window));
  g_signal_connect (self->frame_clock, "before-paint", G_CALLBACK (on_before_paint), self);
  g_signal_connect (self->frame_clock, "after-paint", G_CALLBACK (on_after_paint), self);

  return self;
}

void
frame_record_free (FrameRecord *self)
{
  g_signal_handlers_disconnect_by_data (self->frame_clock, self);
  g_object_unref (self->frame_clock);
  g_free (self);
}
