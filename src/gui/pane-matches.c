// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "pane-matches.h"

#include <string.h>

#include "attributes.h"
#include "find/occurrences.h"

/* The tags of a text view that stand for the attributes of a label. */
#define TAG         "errdex-found"
#define CURRENT_TAG "errdex-found-current"

/* A label or a text view in which the text occurs. */
typedef struct
{
  GtkWidget *widget;
  PangoAttrList *attributes; /* (nullable): those of the label without highlights */
  char *text;
  GArray *spans;
} Target;

struct _ErrdexPaneMatches
{
  GtkWidget *content;
  char *wanted;
  GPtrArray *targets; /* element-type Target */
  guint n_matches;
};

static void
remove_tags (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end;

  if (gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), TAG) == NULL)
    return;
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag_by_name (buffer, TAG, &start, &end);
  gtk_text_buffer_remove_tag_by_name (buffer, CURRENT_TAG, &start, &end);
}

static void
target_free (gpointer data)
{
  Target *self = data;

  if (GTK_IS_LABEL (self->widget))
    gtk_label_set_attributes (GTK_LABEL (self->widget), self->attributes);
  else
    remove_tags (GTK_TEXT_VIEW (self->widget));
  g_clear_pointer (&self->attributes, pango_attr_list_unref);
  g_object_unref (self->widget);
  g_free (self->text);
  g_array_unref (self->spans);
  g_free (self);
}

static char *
dup_text (GtkWidget *widget)
{
  char *text = NULL;

  if (GTK_IS_LABEL (widget))
    return g_strdup (gtk_label_get_text (GTK_LABEL (widget)));
  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)), "text", &text, NULL);

  return text;
}

/* Looks in a text that all of is shown. */
static void
try_widget (ErrdexPaneMatches *self, GtkWidget *widget)
{
  g_autofree char *text = dup_text (widget);
  g_autoptr (GArray) spans = errdex_find_occurrences (text, self->wanted);
  Target *target;

  if (spans->len == 0)
    return;

  target = g_new0 (Target, 1);
  target->widget = g_object_ref (widget);
  target->text = g_steal_pointer (&text);
  target->spans = g_steal_pointer (&spans);
  if (GTK_IS_LABEL (widget))
    {
      target->attributes = gtk_label_get_attributes (GTK_LABEL (widget));
      if (target->attributes != NULL)
        pango_attr_list_ref (target->attributes);
    }
  g_ptr_array_add (self->targets, target);
  self->n_matches += target->spans->len;
}

/* The names of buttons are no texts of the entry, unless they are what it names. */
static gboolean
is_searched (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget))
    return gtk_widget_has_css_class (widget, "chip")
           || gtk_widget_has_css_class (widget, "related");
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_ellipsize (GTK_LABEL (widget)) == PANGO_ELLIPSIZE_NONE;

  return TRUE;
}

static void
search (ErrdexPaneMatches *self, GtkWidget *widget)
{
  if (!gtk_widget_get_visible (widget) || !gtk_widget_get_child_visible (widget)
      || !is_searched (widget))
    return;
  if (GTK_IS_LABEL (widget) || GTK_IS_TEXT_VIEW (widget))
    {
      try_widget (self, widget);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    search (self, child);
}

static void
show_in_label (const Target *target, guint current)
{
  g_autoptr (PangoAttrList) attributes = target->attributes != NULL
                                             ? pango_attr_list_copy (target->attributes)
                                             : pango_attr_list_new ();

  for (guint i = 0; i < target->spans->len; i++)
    errdex_attributes_add_found (attributes, &g_array_index (target->spans, ErrdexSpan, i),
                                 i == current);
  gtk_label_set_attributes (GTK_LABEL (target->widget), attributes);
}

static void
make_tags (GtkTextBuffer *buffer)
{
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (buffer);
  GdkRGBA colour;

  if (gtk_text_tag_table_lookup (table, TAG) != NULL)
    return;
  colour = errdex_attributes_get_found_colour (FALSE);
  gtk_text_buffer_create_tag (buffer, TAG, "background-rgba", &colour, "foreground", "black",
                              "underline", PANGO_UNDERLINE_SINGLE, NULL);
  colour = errdex_attributes_get_found_colour (TRUE);
  gtk_text_buffer_create_tag (buffer, CURRENT_TAG, "background-rgba", &colour, "foreground",
                              "black", "underline", PANGO_UNDERLINE_DOUBLE, NULL);
}

static void
get_iter (const Target *target, guint32 place, GtkTextIter *iter)
{
  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (GTK_TEXT_VIEW (target->widget)),
                                      iter, g_utf8_strlen (target->text, place));
}

static void
show_in_view (const Target *target, guint current)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (target->widget));

  make_tags (buffer);
  remove_tags (GTK_TEXT_VIEW (target->widget));
  for (guint i = 0; i < target->spans->len; i++)
    {
      const ErrdexSpan *span = &g_array_index (target->spans, ErrdexSpan, i);
      GtkTextIter start, end;

      get_iter (target, span->start, &start);
      get_iter (target, span->end, &end);
      gtk_text_buffer_apply_tag_by_name (buffer, i == current ? CURRENT_TAG : TAG, &start, &end);
    }
}

/**
 * errdex_pane_matches_new:
 * @content: what to look in: the visible labels and text views inside
 * @wanted: what to look for, as errdex_find_occurrences() does
 *
 * Returns: (transfer full): where it occurs, highlighted
 */
ErrdexPaneMatches *
errdex_pane_matches_new (GtkWidget *content, const char *wanted)
{
  ErrdexPaneMatches *self = g_new0 (ErrdexPaneMatches, 1);

  self->content = g_object_ref (content);
  self->wanted = g_strdup (wanted);
  self->targets = g_ptr_array_new_with_free_func (target_free);
  search (self, content);
  errdex_pane_matches_set_current (self, G_MAXUINT);

  return self;
}

/**
 * errdex_pane_matches_free:
 * @self: (transfer full): matches
 *
 * Takes the highlights away again.
 */
void
errdex_pane_matches_free (ErrdexPaneMatches *self)
{
  g_ptr_array_unref (self->targets);
  g_object_unref (self->content);
  g_free (self->wanted);
  g_free (self);
}

/**
 * errdex_pane_matches_count:
 *
 * Returns: how many there are
 */
guint
errdex_pane_matches_count (const ErrdexPaneMatches *self)
{
  return self->n_matches;
}

/**
 * errdex_pane_matches_set_current:
 * @match: the number of a match from 0, or any other number for none
 *
 * Lets one of them stand out.
 */
void
errdex_pane_matches_set_current (ErrdexPaneMatches *self, guint match)
{
  for (guint i = 0; i < self->targets->len; i++)
    {
      const Target *target = self->targets->pdata[i];

      /* beyond the end of the target, this is none of it */
      if (GTK_IS_LABEL (target->widget))
        show_in_label (target, match);
      else
        show_in_view (target, match);
      match = match < target->spans->len ? G_MAXUINT : match - target->spans->len;
    }
}

static const Target *
find_target (const ErrdexPaneMatches *self, guint *match)
{
  for (guint i = 0; i < self->targets->len; i++)
    {
      const Target *target = self->targets->pdata[i];

      if (*match < target->spans->len)
        return target;
      *match -= target->spans->len;
    }

  return NULL;
}

static graphene_rect_t
locate_in_label (GtkLabel *label, guint32 start)
{
  PangoRectangle rectangle;
  int x, y;

  gtk_label_get_layout_offsets (label, &x, &y);
  pango_layout_index_to_pos (gtk_label_get_layout (label), start, &rectangle);
  pango_extents_to_pixels (&rectangle, NULL);

  return GRAPHENE_RECT_INIT (x + rectangle.x, y + rectangle.y, rectangle.width, rectangle.height);
}

static graphene_rect_t
locate_in_view (const Target *target, guint32 start)
{
  GtkTextView *view = GTK_TEXT_VIEW (target->widget);
  GtkTextIter iter;
  GdkRectangle rectangle;

  get_iter (target, start, &iter);
  gtk_text_view_get_iter_location (view, &iter, &rectangle);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, rectangle.x, rectangle.y,
                                         &rectangle.x, &rectangle.y);

  return GRAPHENE_RECT_INIT (rectangle.x, rectangle.y, rectangle.width, rectangle.height);
}

/**
 * errdex_pane_matches_locate:
 * @match: the number of a match from 0
 * @place: (out caller-allocates): where it begins, in the coordinates of the content
 *
 * Returns: whether there is such a match, and it is shown
 */
gboolean
errdex_pane_matches_locate (const ErrdexPaneMatches *self, guint match, graphene_rect_t *place)
{
  const Target *target = find_target (self, &match);
  graphene_point_t origin;
  guint32 start;

  if (target == NULL
      || !gtk_widget_compute_point (target->widget, self->content, graphene_point_zero (), &origin))
    return FALSE;

  start = g_array_index (target->spans, ErrdexSpan, match).start;
  *place = GTK_IS_LABEL (target->widget) ? locate_in_label (GTK_LABEL (target->widget), start)
                                         : locate_in_view (target, start);
  graphene_rect_offset (place, origin.x, origin.y);

  return TRUE;
}
