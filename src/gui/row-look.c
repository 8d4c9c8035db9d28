// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "row-look.h"

/* The size of what is less important, as a part of the usual size. */
#define SMALL 0.9

struct _ErrdexRowLook
{
  PangoContext *context;
  guint serial; /* of the context, when the heights were measured */
  int line_height;
  int note_height;
  GtkIconPaintable *icons[ERRDEX_N_ROW_ICONS]; /* each NULL until it is first drawn */
  int scale;
  GtkTextDirection direction;
};

/**
 * errdex_row_look_new:
 * @widget: the widget whose font is that of the rows
 *
 * Returns: (transfer full): the look of rows in that widget
 */
ErrdexRowLook *
errdex_row_look_new (GtkWidget *widget)
{
  ErrdexRowLook *self = g_rc_box_new0 (ErrdexRowLook);

  self->context = g_object_ref (gtk_widget_get_pango_context (widget));

  return self;
}

/**
 * errdex_row_look_ref:
 *
 * Returns: (transfer full): the look
 */
ErrdexRowLook *
errdex_row_look_ref (ErrdexRowLook *self)
{
  return g_rc_box_acquire (self);
}

static void
clear_icons (ErrdexRowLook *self)
{
  for (guint i = 0; i < ERRDEX_N_ROW_ICONS; i++)
    g_clear_object (&self->icons[i]);
}

static void
clear (gpointer data)
{
  ErrdexRowLook *self = data;

  g_clear_object (&self->context);
  clear_icons (self);
}

/**
 * errdex_row_look_unref:
 * @self: (transfer full): a look
 */
void
errdex_row_look_unref (ErrdexRowLook *self)
{
  g_rc_box_release_full (self, clear);
}

static int
measure_height (PangoLayout *layout)
{
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  g_object_unref (layout);

  return height;
}

/* The context changes its serial with the font and whatever else heights depend on. */
static void
update_heights (ErrdexRowLook *self)
{
  guint serial = pango_context_get_serial (self->context);

  if (self->serial == serial)
    return;
  self->serial = serial;
  self->line_height = measure_height (errdex_row_look_new_layout (self, "X", NULL));
  self->note_height = measure_height (errdex_row_look_new_small_layout (self, "X", NULL));
}

/**
 * errdex_row_look_get_line_height:
 *
 * Returns: the height of a line of the usual size, in pixels
 */
int
errdex_row_look_get_line_height (ErrdexRowLook *self)
{
  update_heights (self);

  return self->line_height;
}

/**
 * errdex_row_look_get_note_height:
 *
 * Returns: the height of a small line, in pixels
 */
int
errdex_row_look_get_note_height (ErrdexRowLook *self)
{
  update_heights (self);

  return self->note_height;
}

/**
 * errdex_row_look_new_layout:
 * @text: a text of one line
 * @attributes: (nullable): its attributes
 *
 * Returns: (transfer full): that text in the usual size
 */
PangoLayout *
errdex_row_look_new_layout (ErrdexRowLook *self, const char *text, PangoAttrList *attributes)
{
  PangoLayout *layout = pango_layout_new (self->context);

  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_attributes (layout, attributes);

  return layout;
}

/**
 * errdex_row_look_new_small_layout:
 * @text: a text of one line
 * @attributes: (nullable): its attributes; the size is added to them
 *
 * Returns: (transfer full): that text in the smaller size
 */
PangoLayout *
errdex_row_look_new_small_layout (ErrdexRowLook *self, const char *text, PangoAttrList *attributes)
{
  g_autoptr (PangoAttrList) small
      = attributes != NULL ? pango_attr_list_ref (attributes) : pango_attr_list_new ();

  pango_attr_list_insert (small, pango_attr_scale_new (SMALL));

  return errdex_row_look_new_layout (self, text, small);
}

static GtkIconPaintable *
load_icon (ErrdexRowLook *self, GtkWidget *row, ErrdexRowIcon icon)
{
  static const char *const names[ERRDEX_N_ROW_ICONS] = {
    [ERRDEX_ROW_ICON_COLLAPSED] = "pan-end-symbolic",
    [ERRDEX_ROW_ICON_EXPANDED] = "pan-down-symbolic",
    [ERRDEX_ROW_ICON_STAR] = "errdex-star-symbolic",
    [ERRDEX_ROW_ICON_NOTE] = "errdex-note-symbolic",
  };
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (row));

  return gtk_icon_theme_lookup_icon (theme, names[icon], NULL, ERRDEX_ROW_ICON_SIZE, self->scale,
                                     self->direction, GTK_ICON_LOOKUP_FORCE_SYMBOLIC);
}

/**
 * errdex_row_look_get_icon:
 * @row: the row to draw it in
 * @icon: which icon
 *
 * Returns: (transfer none): the icon, %ERRDEX_ROW_ICON_SIZE wide and high
 */
GtkSymbolicPaintable *
errdex_row_look_get_icon (ErrdexRowLook *self, GtkWidget *row, ErrdexRowIcon icon)
{
  if (self->scale != gtk_widget_get_scale_factor (row)
      || self->direction != gtk_widget_get_direction (row))
    {
      clear_icons (self);
      self->scale = gtk_widget_get_scale_factor (row);
      self->direction = gtk_widget_get_direction (row);
    }
  if (self->icons[icon] == NULL)
    self->icons[icon] = load_icon (self, row, icon);

  return GTK_SYMBOLIC_PAINTABLE (self->icons[icon]);
}
