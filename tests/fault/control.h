// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a test program says to the module that is preloaded into it. */

void faults_set (const char *rules);
gboolean faults_happened (const char *rules);
void faults_set_clock (gint64 seconds);

G_END_DECLS
