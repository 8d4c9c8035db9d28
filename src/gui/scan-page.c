// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "scan-page.h"

#include <string.h>

#include <glib/gi18n.h>

#include "errdex-gui-resources.h"

#include "direction.h"
#include "scan-task.h"

/* A scan that takes no longer than this shows nothing but its report, in milliseconds. */
#define PATIENCE 250
/* Between two looks at how far it is. */
#define INTERVAL 100

struct _ErrdexScanPage
{
  GtkWidget parent_instance;

  GtkStack *stack;
  GtkLabel *name;
  GtkProgressBar *bar;
  GtkWidget *cancel;
  ErrdexReportPage *report; /* made for each report, and gone with it */

  ErrdexFinder *finder;
  GtkPaned *paned;      /* the window's */
  ErrdexScanTask *task; /* that is running, or NULL */
  GCancellable *cancellable;
  ErrdexOrigin origin;
  guint timeout;
  gboolean shows_progress;
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (ErrdexScanPage, errdex_scan_page, GTK_TYPE_WIDGET)

enum
{
  OPENED,
  CLOSED,
  TEXT,
  ENTRY_CHANGED,
  SEARCH_REQUESTED,
  NOTE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Progress */

static char *
format_name (const ErrdexScanProgress *progress)
{
  g_autofree char *name = NULL, *quoted = NULL;

  if (progress->name == NULL)
    return g_strdup (_ ("Reading the text…"));
  name = g_path_get_basename (progress->name);

  quoted = errdex_direction_isolate (name);

  return g_strdup_printf (_ ("Reading %s…"), quoted);
}

static char *
format_amount (const ErrdexScanProgress *progress)
{
  g_autofree char *done = g_format_size (progress->done);
  g_autofree char *total = NULL;

  if (progress->total < progress->done || progress->total == 0)
    return g_steal_pointer (&done);
  total = g_format_size (progress->total);

  /* Translators: how much was read, of how much */
  return g_strdup_printf (_ ("%s of %s"), done, total);
}

static gboolean
show_progress (gpointer data)
{
  ErrdexScanPage *self = data;
  ErrdexScanProgress progress;
  g_autofree char *name = NULL, *amount = NULL;

  errdex_scan_task_get_progress (self->task, &progress);
  name = format_name (&progress);
  amount = format_amount (&progress);
  if (!g_str_equal (name, gtk_label_get_text (self->name)))
    gtk_label_set_text (self->name, name);
  gtk_progress_bar_set_text (self->bar, amount);
  if (progress.total >= progress.done && progress.total > 0)
    gtk_progress_bar_set_fraction (self->bar, (double) progress.done / progress.total);
  else
    gtk_progress_bar_pulse (self->bar);
  g_free (progress.name);

  return G_SOURCE_CONTINUE;
}

static gboolean
on_patience_ended (gpointer data)
{
  ErrdexScanPage *self = data;

  self->timeout = g_timeout_add (INTERVAL, show_progress, self);
  self->shows_progress = TRUE;
  gtk_progress_bar_set_fraction (self->bar, 0);
  show_progress (self);
  gtk_stack_set_visible_child_name (self->stack, "progress");
  g_signal_emit (self, signals[OPENED], 0);

  return G_SOURCE_REMOVE;
}

/* Ends the present scan, whatever came of it. */
static void
stop (ErrdexScanPage *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_pointer (&self->task, errdex_scan_task_unref);
  self->shows_progress = FALSE;
}

/* The report */

static void
drop_report (ErrdexScanPage *self)
{
  if (self->report != NULL)
    gtk_stack_remove (self->stack, GTK_WIDGET (self->report));
  self->report = NULL;
}

static void
on_entry_changed (ErrdexScanPage *self)
{
  g_signal_emit (self, signals[ENTRY_CHANGED], 0);
}

static void
on_search_requested (ErrdexScanPage *self, const char *query)
{
  g_signal_emit (self, signals[SEARCH_REQUESTED], 0, query);
}

static void
on_note (ErrdexScanPage *self, const char *note)
{
  g_signal_emit (self, signals[NOTE], 0, note);
}

static void
show_report (ErrdexScanPage *self, ErrdexReport *report)
{
  drop_report (self);
  self->report = g_object_new (ERRDEX_TYPE_REPORT_PAGE, NULL);
  errdex_report_page_set_narrow (self->report, self->narrow);
  g_object_bind_property (self->paned, "position", errdex_report_page_get_paned (self->report),
                          "position", G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->report), "report");
  /* what is shown of an entry depends on the window around it */
  errdex_report_page_show (self->report, report);
  gtk_stack_set_visible_child_name (self->stack, "report");
  g_signal_connect_object (self->report, "entry-changed", G_CALLBACK (on_entry_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->report, "search-requested", G_CALLBACK (on_search_requested), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->report, "note", G_CALLBACK (on_note), self, G_CONNECT_SWAPPED);
  g_signal_emit (self, signals[OPENED], 0);
}

/* What is no matter for a report is told; what was shown before is shown again. */
static void
return_text (ErrdexScanPage *self, ErrdexReport *report, ErrdexOrigin origin, gboolean was_shown)
{
  /* a string was put into the bytes with its end */
  const char *text = g_bytes_get_data (report->text, NULL);

  if (self->report != NULL)
    gtk_stack_set_visible_child_name (self->stack, "report");
  else if (was_shown)
    g_signal_emit (self, signals[CLOSED], 0);
  g_signal_emit (self, signals[TEXT], 0, text, origin, errdex_report_get_n_codes (report) > 0);
}

static void
on_scanned (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ErrdexScanPage) self = user_data;
  g_autoptr (ErrdexReport) report = errdex_scan_task_finish (result, NULL);
  gboolean was_shown = self->shows_progress;

  /* whoever cancelled it has seen to the rest */
  if (report == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;

  stop (self);
  if (report->text != NULL
      && (errdex_report_get_n_codes (report) == 0 || errdex_report_is_just_code (report)))
    return_text (self, report, self->origin, was_shown);
  else
    show_report (self, report);
}

static void
start (ErrdexScanPage *self, ErrdexScanTask *task)
{
  stop (self);
  self->task = task;
  self->cancellable = g_cancellable_new ();
  self->timeout = g_timeout_add (PATIENCE, on_patience_ended, self);
  errdex_scan_task_run (task, self->cancellable, on_scanned, g_object_ref (self));
}

static void
on_cancel (ErrdexScanPage *self)
{
  stop (self);
  if (self->report != NULL)
    gtk_stack_set_visible_child_name (self->stack, "report");
  else
    g_signal_emit (self, signals[CLOSED], 0);
}

static void
cancel (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ErrdexScanPage *self = ERRDEX_SCAN_PAGE (widget);

  if (self->shows_progress)
    on_cancel (self);
  else
    gtk_widget_activate_action (widget, "win.close-report", NULL);
}

static gboolean
errdex_scan_page_grab_focus (GtkWidget *widget)
{
  ErrdexScanPage *self = ERRDEX_SCAN_PAGE (widget);

  return gtk_widget_grab_focus (self->shows_progress ? self->cancel : GTK_WIDGET (self->report));
}

static void
errdex_scan_page_dispose (GObject *object)
{
  ErrdexScanPage *self = ERRDEX_SCAN_PAGE (object);

  stop (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), ERRDEX_TYPE_SCAN_PAGE);
  self->report = NULL;
  g_clear_object (&self->paned);
  g_clear_pointer (&self->finder, errdex_finder_unref);

  G_OBJECT_CLASS (errdex_scan_page_parent_class)->dispose (object);
}

static void
add_signals (void)
{
  signals[OPENED] = g_signal_new ("opened", ERRDEX_TYPE_SCAN_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  signals[CLOSED] = g_signal_new ("closed", ERRDEX_TYPE_SCAN_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  signals[TEXT] = g_signal_new ("text", ERRDEX_TYPE_SCAN_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_UINT, G_TYPE_BOOLEAN);
  signals[ENTRY_CHANGED] = g_signal_new ("entry-changed", ERRDEX_TYPE_SCAN_PAGE, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SEARCH_REQUESTED]
      = g_signal_new ("search-requested", ERRDEX_TYPE_SCAN_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[NOTE] = g_signal_new ("note", ERRDEX_TYPE_SCAN_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
errdex_scan_page_class_init (ErrdexScanPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = errdex_scan_page_dispose;
  widget_class->grab_focus = errdex_scan_page_grab_focus;

  add_signals ();
  errdex_gui_get_resource ();
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PREFIX "/scan-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ErrdexScanPage, stack);
  gtk_widget_class_bind_template_child (widget_class, ErrdexScanPage, name);
  gtk_widget_class_bind_template_child (widget_class, ErrdexScanPage, bar);
  gtk_widget_class_bind_template_child (widget_class, ErrdexScanPage, cancel);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
  gtk_widget_class_install_action (widget_class, "scan.cancel", NULL, cancel);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "scan.cancel", NULL);
}

static void
errdex_scan_page_init (ErrdexScanPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * errdex_scan_page_new:
 * @finder: what finds entries in the library whose codes are looked for
 * @paned: what divides the window; a report is divided alike
 *
 * Returns: (transfer floating): a page that shows nothing yet
 */
GtkWidget *
errdex_scan_page_new (ErrdexFinder *finder, GtkPaned *paned)
{
  ErrdexScanPage *self = g_object_new (ERRDEX_TYPE_SCAN_PAGE, NULL);

  self->finder = errdex_finder_ref (finder);
  self->paned = g_object_ref (paned);

  return GTK_WIDGET (self);
}

/**
 * errdex_scan_page_take_text:
 * @text: a text
 * @origin: where it came from
 *
 * Scans a text, in place of what is being scanned. The text is kept while its report is shown, and
 * nowhere else.
 */
void
errdex_scan_page_take_text (ErrdexScanPage *self, const char *text, ErrdexOrigin origin)
{
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_strdup (text), strlen (text));

  self->origin = origin;
  start (self, errdex_scan_task_new_for_text (self->finder, bytes));
}

/**
 * errdex_scan_page_take_files:
 * @files: (element-type GFile): files
 *
 * Scans files, in place of what is being scanned.
 */
void
errdex_scan_page_take_files (ErrdexScanPage *self, GPtrArray *files)
{
  start (self, errdex_scan_task_new_for_files (self->finder, files));
}

/**
 * errdex_scan_page_close:
 *
 * Stops what is being scanned, and lets go of the report. Nobody is told.
 */
void
errdex_scan_page_close (ErrdexScanPage *self)
{
  stop (self);
  drop_report (self);
}

/**
 * errdex_scan_page_set_finder:
 * @finder: what finds entries in another library
 *
 * Looks for other codes from now on. To be called only while nothing of the last library is here.
 */
void
errdex_scan_page_set_finder (ErrdexScanPage *self, ErrdexFinder *finder)
{
  g_return_if_fail (!errdex_scan_page_is_busy (self));

  errdex_finder_ref (finder);
  errdex_finder_unref (self->finder);
  self->finder = finder;
}

/**
 * errdex_scan_page_is_busy:
 *
 * Returns: whether something is scanned, or a report is there, in which the entries have the
 * numbers of the library of now
 */
gboolean
errdex_scan_page_is_busy (ErrdexScanPage *self)
{
  return self->task != NULL || self->report != NULL;
}

/**
 * errdex_scan_page_is_open:
 *
 * Returns: whether there is something to see
 */
gboolean
errdex_scan_page_is_open (ErrdexScanPage *self)
{
  return self->shows_progress || self->report != NULL;
}

/**
 * errdex_scan_page_get_report:
 *
 * Returns: (transfer none) (nullable): the report, if it is to be seen
 */
ErrdexReportPage *
errdex_scan_page_get_report (ErrdexScanPage *self)
{
  return self->shows_progress ? NULL : self->report;
}

/**
 * errdex_scan_page_set_narrow:
 * @narrow: whether codes and entry are shown in turn, not side by side
 */
void
errdex_scan_page_set_narrow (ErrdexScanPage *self, gboolean narrow)
{
  self->narrow = narrow;
  if (self->report != NULL)
    errdex_report_page_set_narrow (self->report, narrow);
}
