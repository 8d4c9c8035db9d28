// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* GtkFlowBox sets its children into columns of one width; names of operations differ too much for
 * that. */

#include "config.h"

#include "flow-layout.h"

struct _ErrdexFlowLayout
{
  GtkLayoutManager parent;

  int spacing;
};

G_DEFINE_FINAL_TYPE (ErrdexFlowLayout, errdex_flow_layout, GTK_TYPE_LAYOUT_MANAGER)

enum
{
  PROP_0,
  PROP_SPACING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static GtkWidget *
next_shown (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);

  return child;
}

#define FOREACH_CHILD(child, parent)                                                               \
  for (GtkWidget *child = next_shown (gtk_widget_get_first_child (parent)); child != NULL;         \
       child = next_shown (gtk_widget_get_next_sibling (child)))

static int
get_width (GtkWidget *child, int max_width)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);

  return MAX (minimum, MIN (natural, max_width));
}

static int
get_height (GtkWidget *child, int width)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);

  return natural;
}

/* Gives each child of the line from @first to @last its place. */
static void
allocate_line (GtkWidget *first, GtkWidget *last, int spacing, int width, int y, int height)
{
  gboolean mirrored = gtk_widget_get_direction (gtk_widget_get_parent (first)) == GTK_TEXT_DIR_RTL;
  int x = 0;

  for (GtkWidget *child = first; child != last;
       child = next_shown (gtk_widget_get_next_sibling (child)))
    {
      int child_width = get_width (child, width);
      GtkAllocation place = { mirrored ? width - x - child_width : x, y, child_width, height };

      gtk_widget_size_allocate (child, &place, -1);
      x += child_width + spacing;
    }
}

/* Sets the children into lines of @width, and allocates them if @allocate. Returns the height of
 * all lines. */
static int
flow (ErrdexFlowLayout *self, GtkWidget *widget, int width, gboolean allocate)
{
  GtkWidget *line = NULL;
  int x = 0, y = 0, line_height = 0;

  FOREACH_CHILD (child, widget)
  {
    int child_width = get_width (child, width);

    if (line != NULL && x + self->spacing + child_width > width)
      {
        if (allocate)
          allocate_line (line, child, self->spacing, width, y, line_height);
        y += line_height + self->spacing;
        line = NULL;
      }
    if (line == NULL)
      {
        line = child;
        x = 0;
        line_height = 0;
      }
    else
      {
        x += self->spacing;
      }
    x += child_width;
    line_height = MAX (line_height, get_height (child, child_width));
  }
  if (allocate && line != NULL)
    allocate_line (line, NULL, self->spacing, width, y, line_height);

  return y + line_height;
}

static GtkSizeRequestMode
errdex_flow_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
errdex_flow_layout_measure (GtkLayoutManager *manager,
                            GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  ErrdexFlowLayout *self = ERRDEX_FLOW_LAYOUT (manager);

  *minimum = *natural = 0;
  FOREACH_CHILD (child, widget)
  {
    int child_minimum, child_natural;

    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL,
                        NULL);
    *minimum = MAX (*minimum, child_minimum);
    *natural += child_natural + (*natural > 0 ? self->spacing : 0);
  }
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = flow (self, widget, for_size >= 0 ? for_size : *natural, FALSE);
}

static void
errdex_flow_layout_allocate (GtkLayoutManager *manager,
                             GtkWidget *widget,
                             int width,
                             int height,
                             int baseline)
{
  flow (ERRDEX_FLOW_LAYOUT (manager), widget, width, TRUE);
}

static void
errdex_flow_layout_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ErrdexFlowLayout *self = ERRDEX_FLOW_LAYOUT (object);

  switch (id)
    {
    case PROP_SPACING:
      g_value_set_int (value, self->spacing);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
errdex_flow_layout_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ErrdexFlowLayout *self = ERRDEX_FLOW_LAYOUT (object);

  switch (id)
    {
    case PROP_SPACING:
      if (self->spacing == g_value_get_int (value))
        return;
      self->spacing = g_value_get_int (value);
      gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
errdex_flow_layout_class_init (ErrdexFlowLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  object_class->get_property = errdex_flow_layout_get_property;
  object_class->set_property = errdex_flow_layout_set_property;
  layout_class->get_request_mode = errdex_flow_layout_get_request_mode;
  layout_class->measure = errdex_flow_layout_measure;
  layout_class->allocate = errdex_flow_layout_allocate;

  properties[PROP_SPACING]
      = g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT, 0,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
errdex_flow_layout_init (ErrdexFlowLayout *self)
{
}
