// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "reading-column.h"

#include "text-size.h"

/* Longer lines are hard to read; in pixels at the normal size of text. */
#define MAX_COLUMN_WIDTH 680

static int
get_max_column_width (void)
{
  return MAX_COLUMN_WIDTH * MAX (1, errdex_text_size_get_scale ());
}

static void
measure_column (GtkWidget *column,
                GtkOrientation orientation,
                int for_size,
                int *minimum,
                int *natural,
                int *minimum_baseline,
                int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_VERTICAL)
    for_size = MIN (for_size, get_max_column_width ());
  gtk_widget_measure (gtk_widget_get_first_child (column), orientation, for_size, minimum, natural,
                      NULL, NULL);
}

static void
allocate_column (GtkWidget *column, int width, int height, int baseline)
{
  int column_width = MIN (width, get_max_column_width ());
  gboolean mirrored = gtk_widget_get_direction (column) == GTK_TEXT_DIR_RTL;
  GtkAllocation place = { mirrored ? width - column_width : 0, 0, column_width, height };

  gtk_widget_size_allocate (gtk_widget_get_first_child (column), &place, -1);
}

static GtkSizeRequestMode
get_column_mode (GtkWidget *column)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/**
 * errdex_reading_column_new_layout:
 *
 * Returns: (transfer full): what gives the only child of a widget no more width than lines that are
 * easy to read, on the side on which they begin
 */
GtkLayoutManager *
errdex_reading_column_new_layout (void)
{
  return gtk_custom_layout_new (get_column_mode, measure_column, allocate_column);
}
