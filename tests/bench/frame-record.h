// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

/* Samples of what keeps a window's main loop busy, each by the clock and as the processor's work
 * for this thread alone, which others that want the processor do not lengthen; in milliseconds. */

typedef struct
{
  double clock;
  double work;
} FrameMoment;

typedef struct
{
  GArray *clock; /* double */
  GArray *work;  /* double */
} FrameSamples;

/* How long each frame of a window takes, from the frame clock's "before-paint" to its
 * "after-paint". */
typedef struct
{
  GdkFrameClock *frame_clock;
  FrameMoment begin;
  FrameSamples *samples; /* where frames go, or NULL */
  guint n_painted;
} FrameRecord;

FrameMoment frame_moment_now (void);

FrameSamples *frame_samples_new (void);
void frame_samples_free (FrameSamples *self);
void frame_samples_add_since (FrameSamples *self, FrameMoment begin);
void frame_samples_put_rows (const char *what, FrameSamples *ours, FrameSamples *peers);

FrameRecord *frame_record_new (GtkWidget *window);
void frame_record_free (FrameRecord *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrameSamples, frame_samples_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrameRecord, frame_record_free)
