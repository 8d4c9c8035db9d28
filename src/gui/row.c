// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "find/summary.h"

#include "row.h"

#include "attributes.h"

/* How far a row is indented for each group around it, and what is left between its parts; in
 * pixels. */
#define INDENT 18
#define GAP    6
/* What a header has above it besides. */
#define HEADER_SPACE 6

struct _ErrdexRow
{
  GtkWidget parent_instance;

  ErrdexRowLook *look;
  ErrdexRowItem *item;
  char *note; /* the line of the texts that was hit, or NULL */
  gulong handler;
};

G_DEFINE_FINAL_TYPE (ErrdexRow, errdex_row, GTK_TYPE_WIDGET)

/* What a row is drawn with while it is drawn. */
typedef struct
{
  GtkSnapshot *snapshot;
  GdkRGBA color;
  GdkRGBA dim;
  gboolean mirrored;
  int width;
} Canvas;

/* Marks */

static gboolean
is_bookmarked (const ErrdexRowData *data)
{
  return data->marks != NULL && data->entry >= 0
         && errdex_marks_is_bookmarked (data->marks, data->entry);
}

static gboolean
has_user_note (const ErrdexRowData *data)
{
  return data->marks != NULL && data->entry >= 0
         && errdex_marks_get_note (data->marks, data->entry) != NULL;
}

/* What the row says of an entry that an update of its catalog brought, or NULL. */
static const char *
get_news (const ErrdexRowData *data)
{
  if (data->marks == NULL || data->entry < 0)
    return NULL;
  switch (errdex_marks_get_news (data->marks, data->entry, NULL))
    {
    case ERRDEX_NEWS_NEW:
      /* Translators: an entry that came with an update of its catalog */
      return C_ ("entry", "new");
    case ERRDEX_NEWS_CHANGED:
      /* Translators: an entry that an update of its catalog changed */
      return C_ ("entry", "changed");
    case ERRDEX_NEWS_NONE:
    default:
      return NULL;
    }
}

/* The line of the user's note that was searched for. */
static char *
find_note_line (const ErrdexRowData *data)
{
  g_auto (GStrv) lines = NULL;

  if (!has_user_note (data))
    return NULL;
  lines = g_strsplit (errdex_marks_get_note (data->marks, data->entry), "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    {
      g_autoptr (GArray) spans = errdex_result_highlight_text (data->result, *line);

      if (spans != NULL && spans->len > 0)
        return g_strdup (g_strstrip (*line));
    }

  return NULL;
}

/* Words */

static int
get_text_width (PangoLayout *layout)
{
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);

  return width;
}

static gboolean
is_prefix_matched (GArray *spans, guint length)
{
  for (guint i = 0; spans != NULL && i < spans->len; i++)
    if (g_array_index (spans, ErrdexSpan, i).start < length)
      return TRUE;

  return FALSE;
}

/* All that comes before the last segment goes without saying under the header of a group, unless it
 * is not how most codes of the group begin. */
static gboolean
is_prefix_unusual (const ErrdexRowData *data, const char *code, guint length)
{
  const ErrdexCategory *category = errdex_library_get_category (data->library, data->entry);
  const char *usual = category->prefixes[0];

  if (data->in_bookmarks)
    return TRUE;

  return usual != NULL && (strlen (usual) != length || strncmp (code, usual, length) != 0);
}

static void
move_spans (GArray *spans, guint offset)
{
  for (guint i = 0; spans != NULL && i < spans->len; i++)
    {
      g_array_index (spans, ErrdexSpan, i).start -= offset;
      g_array_index (spans, ErrdexSpan, i).end -= offset;
    }
}

static PangoLayout *
lay_out_part (ErrdexRow *self, const char *code, guint start, GArray *spans)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  const char *segment = errdex_code_last_segment (code);
  PangoAttribute *dim = pango_attr_foreground_alpha_new (0xb800);

  dim->end_index = segment - code - start;
  if (dim->end_index > 0)
    pango_attr_list_insert (attributes, dim);
  else
    pango_attribute_destroy (dim);
  errdex_attributes_add_highlights (attributes, spans);

  return errdex_row_look_new_layout (self->look, code + start, attributes);
}

static gboolean
has_name (const ErrdexRowData *data)
{
  return errdex_library_get_entry (data->library, data->entry)->name != NULL;
}

/* A code that says nothing by itself, and what it is called. */
static PangoLayout *
lay_out_named (ErrdexRow *self, const ErrdexRowData *data)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autoptr (GArray) spans
      = data->result != NULL ? errdex_result_highlight_title (data->result, data->entry) : NULL;
  g_autofree char *title = errdex_summary_title (data->library, data->entry);

  errdex_attributes_add_highlights (attributes, spans);

  return errdex_row_look_new_layout (self->look, title, attributes);
}

/* The last segment of a code, and what comes before where it helps: always if it was searched for;
 * if it is merely unusual, only where there is room. */
static PangoLayout *
lay_out_code (ErrdexRow *self, const ErrdexRowData *data, int width)
{
  const char *code = errdex_library_get_entry (data->library, data->entry)->code;
  guint prefix = errdex_code_last_segment (code) - code;
  g_autoptr (GArray) spans
      = data->result != NULL ? errdex_result_highlight_code (data->result, data->entry) : NULL;
  PangoLayout *layout = NULL;

  if (has_name (data))
    return lay_out_named (self, data);
  if (is_prefix_matched (spans, prefix))
    return lay_out_part (self, code, 0, spans);
  if (is_prefix_unusual (data, code, prefix))
    layout = lay_out_part (self, code, 0, spans);
  if (layout != NULL && get_text_width (layout) <= width)
    return layout;
  g_clear_object (&layout);
  move_spans (spans, prefix);

  return lay_out_part (self, code, prefix, spans);
}

/* Codes differ at their ends, which stay where room is short; names begin with what says most. */
static PangoEllipsizeMode
get_ellipsize_mode (ErrdexRow *self, const ErrdexRowData *data)
{
  if (errdex_row_item_is_header (self->item) || has_name (data))
    return PANGO_ELLIPSIZE_END;

  return PANGO_ELLIPSIZE_MIDDLE;
}

static PangoLayout *
lay_out_title (ErrdexRow *self, const ErrdexRowData *data, int width)
{
  g_autoptr (PangoAttrList) attributes = NULL;

  if (!errdex_row_item_is_header (self->item))
    return lay_out_code (self, data, width);
  attributes = pango_attr_list_new ();
  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));

  return errdex_row_look_new_layout (self->look, data->title, attributes);
}

/* What stands at the end of the row: how many entries a group has, or the kind of an error. */
static PangoLayout *
lay_out_tag (ErrdexRow *self, const ErrdexRowData *data)
{
  const char *kind, *news;
  g_autofree char *count = NULL, *tag = NULL;
  g_autoptr (PangoAttrList) attributes = NULL;

  if (errdex_row_item_is_header (self->item))
    {
      count = g_strdup_printf ("%'u", data->count);
      return errdex_row_look_new_small_layout (self->look, count, NULL);
    }
  kind = errdex_kind_get_label (errdex_library_get_entry (data->library, data->entry)->kind);
  news = get_news (data);
  tag = g_strjoin (kind != NULL && news != NULL ? " · " : "", news != NULL ? news : "",
                   kind != NULL ? kind : "", NULL);
  attributes = pango_attr_list_new ();
  if (news != NULL)
    {
      PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

      bold->end_index = strlen (news);
      pango_attr_list_insert (attributes, bold);
    }

  return errdex_row_look_new_small_layout (self->look, tag, attributes);
}

static PangoLayout *
lay_out_note (ErrdexRow *self, const ErrdexRowData *data)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autoptr (GArray) spans = errdex_result_highlight_text (data->result, self->note);

  errdex_attributes_add_highlights (attributes, spans);

  return errdex_row_look_new_small_layout (self->look, self->note, attributes);
}

/* Drawing */

/* Shortens a text that is wider than its place. Returns its width then. */
static int
fit (PangoLayout *layout, int width, PangoEllipsizeMode mode)
{
  int natural = get_text_width (layout);

  if (natural <= width)
    return natural;
  pango_layout_set_ellipsize (layout, mode);
  pango_layout_set_width (layout, MAX (width, 0) * PANGO_SCALE);

  return width;
}

static void
draw_text (Canvas *canvas, PangoLayout *layout, int x, int y, int width, const GdkRGBA *color)
{
  graphene_point_t place
      = GRAPHENE_POINT_INIT (canvas->mirrored ? canvas->width - x - width : x, y);

  gtk_snapshot_save (canvas->snapshot);
  gtk_snapshot_translate (canvas->snapshot, &place);
  gtk_snapshot_append_layout (canvas->snapshot, layout, color);
  gtk_snapshot_restore (canvas->snapshot);
}

/* How much lower a small text has to stand than another one to share its baseline. */
static int
get_rise (PangoLayout *usual, PangoLayout *small)
{
  return PANGO_PIXELS (pango_layout_get_baseline (usual) - pango_layout_get_baseline (small));
}

static void
draw_icon (ErrdexRow *self, Canvas *canvas, ErrdexRowIcon icon, int x, int y)
{
  const int size = ERRDEX_ROW_ICON_SIZE;
  GtkSymbolicPaintable *paintable = errdex_row_look_get_icon (self->look, GTK_WIDGET (self), icon);
  graphene_point_t place = GRAPHENE_POINT_INIT (canvas->mirrored ? canvas->width - x - size : x, y);

  gtk_snapshot_save (canvas->snapshot);
  gtk_snapshot_translate (canvas->snapshot, &place);
  gtk_symbolic_paintable_snapshot_symbolic (paintable, canvas->snapshot, size, size, &canvas->dim,
                                            1);
  gtk_snapshot_restore (canvas->snapshot);
}

/* Draws what stands before the title: the arrow of a group, or the star of a bookmark. */
static void
draw_lead (ErrdexRow *self, Canvas *canvas, const ErrdexRowData *data, int x, int y)
{
  if (errdex_row_item_is_header (self->item))
    draw_icon (self, canvas,
               errdex_row_item_get_expanded (self->item) ? ERRDEX_ROW_ICON_EXPANDED
                                                         : ERRDEX_ROW_ICON_COLLAPSED,
               x, y);
  else if (!data->in_bookmarks && is_bookmarked (data))
    draw_icon (self, canvas, ERRDEX_ROW_ICON_STAR, x, y);
}

static void
draw_note (ErrdexRow *self, Canvas *canvas, const ErrdexRowData *data, int x, int y, int width)
{
  g_autoptr (PangoLayout) note = lay_out_note (self, data);

  width = fit (note, width, PANGO_ELLIPSIZE_END);
  draw_text (canvas, note, x, y, width, &canvas->color);
}

static Canvas
make_canvas (ErrdexRow *self, GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  Canvas canvas = {
    .snapshot = snapshot,
    .mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL,
    .width = gtk_widget_get_width (widget),
  };

  gtk_style_context_get_color (style, &canvas.color);
  if (!gtk_style_context_lookup_color (style, "errdex_dim", &canvas.dim))
    canvas.dim = canvas.color;

  return canvas;
}

static int
get_content_height (ErrdexRow *self)
{
  int height = errdex_row_look_get_line_height (self->look);

  return self->note != NULL ? height + errdex_row_look_get_note_height (self->look) : height;
}

static int
get_height (ErrdexRow *self)
{
  gboolean header = self->item != NULL && errdex_row_item_is_header (self->item);

  return get_content_height (self) + (header ? HEADER_SPACE : 0);
}

static void
errdex_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ErrdexRow *self = ERRDEX_ROW (widget);
  const ErrdexRowData *data = self->item != NULL ? errdex_row_item_get_data (self->item) : NULL;
  gboolean header = data != NULL && errdex_row_item_is_header (self->item);
  g_autoptr (PangoLayout) title = NULL, tag = NULL;
  int line, x, y, icon_y, title_width, tag_width;
  Canvas canvas;

  if (data == NULL)
    return;
  canvas = make_canvas (self, snapshot);
  tag = lay_out_tag (self, data);

  line = errdex_row_look_get_line_height (self->look);
  x = INDENT * data->depth + ERRDEX_ROW_ICON_SIZE + GAP;
  y = (gtk_widget_get_height (widget) - get_content_height (self) + (header ? HEADER_SPACE : 0))
      / 2;
  tag_width = fit (tag, (canvas.width - x) / 2, PANGO_ELLIPSIZE_END);
  title_width = canvas.width - x - GAP - tag_width;
  if (has_user_note (data))
    title_width -= ERRDEX_ROW_ICON_SIZE + GAP;
  title = lay_out_title (self, data, title_width);
  title_width = fit (title, title_width, get_ellipsize_mode (self, data));

  icon_y = y + (line - ERRDEX_ROW_ICON_SIZE) / 2;
  draw_lead (self, &canvas, data, x - ERRDEX_ROW_ICON_SIZE - GAP, icon_y);
  if (has_user_note (data))
    draw_icon (self, &canvas, ERRDEX_ROW_ICON_NOTE,
               canvas.width - tag_width - GAP - ERRDEX_ROW_ICON_SIZE, icon_y);
  draw_text (&canvas, title, x, y, title_width, &canvas.color);
  draw_text (&canvas, tag, canvas.width - tag_width, y + get_rise (title, tag), tag_width,
             &canvas.dim);
  if (self->note != NULL)
    draw_note (self, &canvas, data, x, y + line, canvas.width - x);
}

static GtkSizeRequestMode
errdex_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

/* A row takes the width that there is, and shortens its words to it. */
static void
errdex_row_measure (GtkWidget *widget,
                    GtkOrientation orientation,
                    int for_size,
                    int *minimum,
                    int *natural,
                    int *minimum_baseline,
                    int *natural_baseline)
{
  ErrdexRow *self = ERRDEX_ROW (widget);
  int size = 0;

  if (orientation == GTK_ORIENTATION_VERTICAL)
    size = get_height (self);
  *minimum = *natural = size;
}

/* What screen readers know */

/* The row that they know is the one that the list has made around this one. */
static GtkAccessible *
get_accessible (ErrdexRow *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  return GTK_ACCESSIBLE (parent != NULL ? parent : GTK_WIDGET (self));
}

static void
tell_group (ErrdexRow *self, const ErrdexRowData *data)
{
  g_autofree char *label = NULL;

  /* Translators: how a screen reader names a group: its title, and how many entries are in it */
  label = g_strdup_printf (ngettext ("%s, %u entry", "%s, %u entries", data->count), data->title,
                           data->count);
  gtk_accessible_update_property (get_accessible (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_accessible_update_state (get_accessible (self), GTK_ACCESSIBLE_STATE_EXPANDED,
                               errdex_row_item_get_expanded (self->item), -1);
}

static void
tell_entry (ErrdexRow *self, const ErrdexRowData *data)
{
  const ErrdexEntry *entry = errdex_library_get_entry (data->library, data->entry);
  const char *kind = errdex_kind_get_label (entry->kind);
  g_autofree char *title = errdex_summary_title (data->library, data->entry);
  GString *text = g_string_new (title);
  g_autofree char *label = NULL;

  if (kind != NULL)
    g_string_append_printf (text, ", %s", kind);
  if (get_news (data) != NULL)
    g_string_append_printf (text, ", %s", get_news (data));
  if (is_bookmarked (data))
    /* Translators: what a screen reader says of an entry with a bookmark */
    g_string_append_printf (text, ", %s", _ ("bookmarked"));
  if (has_user_note (data))
    /* Translators: what a screen reader says of an entry with a note of the user */
    g_string_append_printf (text, ", %s", _ ("with a note"));
  label = g_string_free (text, FALSE);
  gtk_accessible_reset_state (get_accessible (self), GTK_ACCESSIBLE_STATE_EXPANDED);
  gtk_accessible_update_property (get_accessible (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* Takes from the item what costs too much to take whenever the row is drawn, and tells of it. */
static void
read_item (ErrdexRow *self)
{
  const ErrdexRowData *data = errdex_row_item_get_data (self->item);

  g_clear_pointer (&self->note, g_free);
  if (errdex_row_item_is_header (self->item))
    {
      tell_group (self, data);
      return;
    }
  if (data->result != NULL)
    self->note = errdex_result_get_snippet (data->result, data->entry);
  if (data->result != NULL && self->note == NULL)
    self->note = find_note_line (data);
  tell_entry (self, data);
}

static void
on_changed (ErrdexRow *self)
{
  int height = get_height (self);

  read_item (self);
  if (get_height (self) != height)
    gtk_widget_queue_resize (GTK_WIDGET (self));
  else
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The object */

static void
errdex_row_dispose (GObject *object)
{
  ErrdexRow *self = ERRDEX_ROW (object);

  errdex_row_set_item (self, NULL);

  G_OBJECT_CLASS (errdex_row_parent_class)->dispose (object);
}

static void
errdex_row_finalize (GObject *object)
{
  ErrdexRow *self = ERRDEX_ROW (object);

  g_clear_pointer (&self->look, errdex_row_look_unref);

  G_OBJECT_CLASS (errdex_row_parent_class)->finalize (object);
}

static void
errdex_row_class_init (ErrdexRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = errdex_row_dispose;
  object_class->finalize = errdex_row_finalize;
  widget_class->snapshot = errdex_row_snapshot;
  widget_class->measure = errdex_row_measure;
  widget_class->get_request_mode = errdex_row_get_request_mode;
}

static void
errdex_row_init (ErrdexRow *self)
{
}

/**
 * errdex_row_new:
 * @look: what all rows of the list draw themselves with
 *
 * Returns: (transfer floating): a row that shows nothing yet
 */
GtkWidget *
errdex_row_new (ErrdexRowLook *look)
{
  ErrdexRow *self = g_object_new (ERRDEX_TYPE_ROW, NULL);

  self->look = errdex_row_look_ref (look);

  return GTK_WIDGET (self);
}

/**
 * errdex_row_set_item:
 * @item: (nullable): what to show; %NULL to let go of it
 */
void
errdex_row_set_item (ErrdexRow *self, ErrdexRowItem *item)
{
  if (self->item != NULL)
    g_clear_signal_handler (&self->handler, self->item);
  g_clear_pointer (&self->note, g_free);
  g_set_object (&self->item, item);
  if (item == NULL)
    return;

  self->handler = g_signal_connect_swapped (item, "changed", G_CALLBACK (on_changed), self);
  read_item (self);
  /* Rows differ in height. */
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * errdex_row_update:
 *
 * Shows the marks of the entry as they are now.
 */
void
errdex_row_update (ErrdexRow *self)
{
  if (self->item == NULL || errdex_row_item_is_header (self->item))
    return;
  tell_entry (self, errdex_row_item_get_data (self->item));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * errdex_row_get_item:
 *
 * Returns: (transfer none) (nullable): what the row shows
 */
ErrdexRowItem *
errdex_row_get_item (ErrdexRow *self)
{
  return self->item;
}
