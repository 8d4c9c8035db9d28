// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

void bench_row (const char *what,
                double ours,
                const char *unit,
                const char *peer_name,
                double peer,
                const char *budget);
void bench_row_alone (const char *what, double ours, const char *unit, const char *budget);
char *bench_number (guint n);
