// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "report-item.h"

#include <glib/gi18n.h>

#include "direction.h"
#include "find/summary.h"

struct _ErrdexReportItem
{
  GObject parent_instance;
  ErrdexReport *report;
  const ErrdexFound *found; /* the report's; NULL for a line */
  guint place;              /* among the known or the unknown codes */
  char *line;
};

G_DEFINE_FINAL_TYPE (ErrdexReportItem, errdex_report_item, G_TYPE_OBJECT)

static void
errdex_report_item_finalize (GObject *object)
{
  ErrdexReportItem *self = ERRDEX_REPORT_ITEM (object);

  g_clear_pointer (&self->report, errdex_report_unref);
  g_free (self->line);

  G_OBJECT_CLASS (errdex_report_item_parent_class)->finalize (object);
}

static void
errdex_report_item_class_init (ErrdexReportItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = errdex_report_item_finalize;
}

static void
errdex_report_item_init (ErrdexReportItem *self)
{
}

static ErrdexReportItem *
new_item (ErrdexReport *report, GPtrArray *codes, guint place)
{
  ErrdexReportItem *self = g_object_new (ERRDEX_TYPE_REPORT_ITEM, NULL);

  self->report = errdex_report_ref (report);
  self->found = codes->pdata[place];
  self->place = place;

  return self;
}

/**
 * errdex_report_item_new_known:
 * @report: a report
 * @place: the place of a code among its known codes
 *
 * Returns: (transfer full): an item
 */
ErrdexReportItem *
errdex_report_item_new_known (ErrdexReport *report, guint place)
{
  return new_item (report, errdex_scan_get_known (report->scan), place);
}

/**
 * errdex_report_item_new_unknown:
 * @report: a report
 * @place: the place of a code among its unknown codes
 *
 * Returns: (transfer full): an item
 */
ErrdexReportItem *
errdex_report_item_new_unknown (ErrdexReport *report, guint place)
{
  return new_item (report, errdex_scan_get_unknown (report->scan), place);
}

/**
 * errdex_report_item_new_line:
 * @text: what it says
 *
 * Returns: (transfer full): an item that is no code
 */
ErrdexReportItem *
errdex_report_item_new_line (const char *text)
{
  ErrdexReportItem *self = g_object_new (ERRDEX_TYPE_REPORT_ITEM, NULL);

  self->line = g_strdup (text);

  return self;
}

/**
 * errdex_report_item_get_found:
 *
 * Returns: (transfer none) (nullable): the code; %NULL for a line
 */
const ErrdexFound *
errdex_report_item_get_found (ErrdexReportItem *self)
{
  return self->found;
}

static char *
join_nearest (ErrdexReportItem *self)
{
  const ErrdexLibrary *library = errdex_finder_get_library (self->report->finder);
  const ErrdexNearest *nearest = &g_array_index (self->report->nearest, ErrdexNearest, self->place);
  g_autoptr (GString) codes = g_string_new (NULL);

  if (nearest->n_entries == 0)
    return NULL;
  for (guint i = 0; i < nearest->n_entries; i++)
    {
      g_autofree char *code = errdex_direction_isolate (
          errdex_library_get_entry (library, nearest->entries[i])->code);

      g_string_append_printf (codes, "%s%s", i > 0 ? ", " : "", code);
    }

  return g_strdup_printf (_ ("nearest: %s"), codes->str);
}

/**
 * errdex_report_item_dup_text:
 *
 * Returns: (transfer full) (nullable): of a line its text, of a known code what it means, of an
 * unknown one the nearest known ones, if there are any
 */
char *
errdex_report_item_dup_text (ErrdexReportItem *self)
{
  if (self->found == NULL)
    return g_strdup (self->line);
  if (self->found->entry < 0)
    return join_nearest (self);

  return errdex_summary_meaning (errdex_finder_get_library (self->report->finder),
                                 self->found->entry);
}
