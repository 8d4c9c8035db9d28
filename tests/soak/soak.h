// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>
#include <sys/types.h>

G_BEGIN_DECLS

/* A soak does the same for many rounds, and sees that the process is no larger for it. The first
 * thousand warm up: caches fill, and what is made when it is first wanted is made. From then on
 * nothing may grow.
 *
 * What is taken at each sample, after the program has come to rest: the memory that the process
 * holds and its share of it (from the kernel), what of the heap is in use, open files, threads, and
 * objects alive. */

typedef struct _Soak Soak;

Soak *soak_new (const char *title, int *argc, char ***argv);
void soak_free (Soak *self);
void soak_set_process (Soak *self, pid_t pid);

guint soak_get_rounds (Soak *self);
gboolean soak_is_short (Soak *self);
GRand *soak_get_random (Soak *self);
gboolean soak_wants_sample (Soak *self, guint round);
void soak_sample (Soak *self, guint round);
int soak_finish (Soak *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Soak, soak_free)

G_END_DECLS
