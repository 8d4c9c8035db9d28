// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ErrdexProgress:
 * @wanted: whether a person watches standard error
 * @shown: whether a line of it stands there
 * @started: when the work began, in microseconds
 * @last: when it was shown last
 *
 * A line on standard error that says how far the work is, once it has taken a second.
 */
typedef struct
{
  gboolean wanted;
  gboolean shown;
  gint64 started;
  gint64 last;
} ErrdexProgress;

void errdex_progress_init (ErrdexProgress *self);
gboolean errdex_progress_is_due (ErrdexProgress *self);
void errdex_progress_show (ErrdexProgress *self,
                           const char *path,
                           guint64 done,
                           guint64 size,
                           guint n_codes);
void errdex_progress_hide (ErrdexProgress *self);

G_END_DECLS
