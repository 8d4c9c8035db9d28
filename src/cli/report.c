// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* What a scan found, for people: a row for each code, and below it where it stands. */

#include "config.h"

#include <inttypes.h>

#include <string.h>

#include <glib/gi18n.h>

#include "find/found.h"
#include "find/summary.h"

#include "flow.h"
#include "report.h"

typedef struct
{
  ErrdexOutput *output;
  ErrdexScan *scan;
  ErrdexFinder *finder;
  guint max_places;
  guint count_columns; /* the width of the widest count */
} Report;

/* --- one code --- */

static char *
describe_places (const Report *self, const ErrdexFound *found)
{
  guint n = MIN (found->places->len, self->max_places);
  g_autofree char *places = errdex_found_join_places (self->scan, found, n, ", ");
  g_autofree char *visible = errdex_visible (places);

  if (n == 0 || found->count == n)
    return g_steal_pointer (&visible);

  return g_strdup_printf (
      /* Translators: the first %s are places in files */
      ngettext ("%s and %" PRIu64 " more", "%s and %" PRIu64 " more", found->count - n), visible,
      found->count - n);
}

static void
print_places (const Report *self, const ErrdexFound *found)
{
  g_autofree char *indent = g_strnfill (self->count_columns + 4, ' ');
  g_autofree char *places = describe_places (self, found);
  g_autofree char *request_ids = errdex_found_join_request_ids (found, ", ");

  if (*places != '\0')
    errdex_flow_print_text (self->output, ERRDEX_STYLE_PLAIN, places, indent);
  if (*request_ids != '\0')
    {
      g_autofree char *line = g_strdup_printf (ngettext ("request ID: %s", "request IDs: %s",
                                                         found->request_ids->len),
                                               request_ids);

      errdex_flow_print_text (self->output, ERRDEX_STYLE_PLAIN, line, indent);
    }
}

static void
print_row (const Report *self, const ErrdexFound *found, ErrdexStyle style, const char *words)
{
  g_auto (ErrdexFlow) flow = { 0 };
  g_autofree char *count
      = g_strdup_printf ("%*" G_GUINT64_FORMAT "  ", (int) self->count_columns, found->count);
  g_autofree char *indent = g_strnfill (self->count_columns + 4, ' ');

  errdex_flow_init (&flow);
  errdex_flow_add (&flow, style, found->code, -1);
  errdex_flow_add (&flow, ERRDEX_STYLE_PLAIN, "  ", -1);
  errdex_flow_add (&flow, ERRDEX_STYLE_PLAIN, words, -1);
  errdex_flow_print (&flow, self->output, count, indent);
  print_places (self, found);
}

/* --- all codes --- */

static int
compare_counts (gconstpointer a, gconstpointer b)
{
  const ErrdexFound *x = *(const ErrdexFound *const *) a, *y = *(const ErrdexFound *const *) b;

  return x->count < y->count ? 1 : x->count > y->count ? -1 : 0;
}

/* The most frequent codes first; equally frequent ones in the order of their appearance. */
static GPtrArray *
sort_by_count (GPtrArray *found)
{
  GPtrArray *sorted = g_ptr_array_sized_new (found->len);

  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (sorted, found->pdata[i]);
  g_ptr_array_sort (sorted, compare_counts);

  return sorted;
}

static guint
get_count_columns (ErrdexScan *scan)
{
  GPtrArray *lists[] = { errdex_scan_get_known (scan), errdex_scan_get_unknown (scan) };
  guint columns = 5;

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; j < lists[i]->len; j++)
      {
        const ErrdexFound *found = lists[i]->pdata[j];
        g_autofree char *count = g_strdup_printf ("%" G_GUINT64_FORMAT, found->count);

        columns = MAX (columns, strlen (count));
      }

  return columns;
}

static void
print_known (const Report *self)
{
  ErrdexLibrary *library = errdex_finder_get_library (self->finder);
  g_autoptr (GPtrArray) known = sort_by_count (errdex_scan_get_known (self->scan));

  for (guint i = 0; i < known->len; i++)
    {
      const ErrdexFound *found = known->pdata[i];
      g_autofree char *meaning = errdex_summary_meaning (library, found->entry);

      print_row (self, found, ERRDEX_STYLE_CODE, meaning);
    }
}

static char *
describe_nearest (const Report *self, const ErrdexFound *found)
{
  g_autofree char *codes = errdex_found_join_nearest (found, self->finder, ", ");

  return *codes != '\0' ? g_strdup_printf (_ ("nearest: %s"), codes) : g_steal_pointer (&codes);
}

static void
print_unknown (const Report *self)
{
  g_autoptr (GPtrArray) unknown = sort_by_count (errdex_scan_get_unknown (self->scan));
  guint64 beyond = errdex_scan_get_unknown_beyond (self->scan);

  if (unknown->len == 0)
    return;
  if (errdex_scan_get_known (self->scan)->len > 0)
    errdex_output_write (self->output, "\n", 1);
  errdex_flow_print_text (self->output, ERRDEX_STYLE_HEADING,
                          _ ("Looks like a code, but is in no catalog:"), "");
  for (guint i = 0; i < unknown->len; i++)
    {
      const ErrdexFound *found = unknown->pdata[i];
      g_autofree char *nearest = describe_nearest (self, found);

      print_row (self, found, ERRDEX_STYLE_BAD, nearest);
    }
  if (beyond > 0)
    errdex_output_printf (self->output, "%*" G_GUINT64_FORMAT "  %s\n", (int) self->count_columns,
                          beyond, _ ("further ones"));
}

/**
 * errdex_report_print:
 * @output: where to print
 * @scan: a scan whose inputs have ended
 * @finder: what finds the codes nearest to the unknown ones
 * @max_places: how many places of each code to print
 *
 * Prints what a scan found.
 */
void
errdex_report_print (ErrdexOutput *output, ErrdexScan *scan, ErrdexFinder *finder, guint max_places)
{
  Report report = { .output = output, .scan = scan, .finder = finder, .max_places = max_places };

  report.count_columns = get_count_columns (scan);
  print_known (&report);
  print_unknown (&report);
}
