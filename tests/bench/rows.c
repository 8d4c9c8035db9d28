// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "rows.h"

#include <math.h>
#include <stdio.h>

/* In the C locale, whatever the program's is. */
static const char *
format (char *buffer, gsize size, double figure)
{
  return isnan (figure) ? "" : g_ascii_formatd (buffer, size, "%.6g", figure);
}

/*
 * bench_row:
 * @what: what was measured
 * @ours: our figure
 * @unit: of both figures
 * @peer_name: what it is compared with; "" for nothing
 * @peer: its figure, or NAN if it is not there
 * @budget: what table.py shall judge by, in the words that it knows; "-" for nothing
 *
 * Prints a row of the common table.
 */
void
bench_row (const char *what,
           double ours,
           const char *unit,
           const char *peer_name,
           double peer,
           const char *budget)
{
  char a[G_ASCII_DTOSTR_BUF_SIZE], b[G_ASCII_DTOSTR_BUF_SIZE];

  printf ("%s\t%s\t%s\t%s\t%s\t%s\n", what, format (a, sizeof a, ours), unit, peer_name,
          format (b, sizeof b, peer), budget);
  fflush (stdout);
}

/* bench_row_alone: the same, for what has no peer */
void
bench_row_alone (const char *what, double ours, const char *unit, const char *budget)
{
  bench_row (what, ours, unit, "", NAN, budget);
}

/* bench_number: (transfer full): a number below a million, with a comma after the thousands */
char *
bench_number (guint n)
{
  return n < 1000 ? g_strdup_printf ("%u", n) : g_strdup_printf ("%u,%03u", n / 1000, n % 1000);
}
