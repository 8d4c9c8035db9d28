// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Every text that the program shows can be told from what it stands on, in light, dark and high
 * contrast: the contrast of WCAG 2, of what is really drawn. The widgets are drawn larger than they
 * are, so that letters have an inside that is not mixed with what is around them. */

#include "config.h"

#include <math.h>
#include <string.h>

#include <gtk/gtk.h>

#include "catalog/places.h"
#include "gui/attributes.h"
#include "gui/row.h"
#include "gui/window.h"

#include "scenes.h"

#define ENOUGH 4.5
#define SCALE  3
/* Higher than any line of text. */
#define LINE 30

typedef struct
{
  const char *theme;
  gboolean dark;
} Look;

typedef struct
{
  ErrdexWindow *window;
  guint n_texts;
} Fixture;

/* A part of a picture, in its own pixels. */
typedef struct
{
  cairo_surface_t *picture;
  int left, top, right, bottom;
} Area;

/* Contrast */

static double
get_linear (guint value)
{
  double part = value / 255.0;

  return part <= 0.04045 ? part / 12.92 : pow ((part + 0.055) / 1.055, 2.4);
}

static double
get_luminance (guint32 pixel)
{
  return 0.2126 * get_linear (pixel >> 16 & 0xff) + 0.7152 * get_linear (pixel >> 8 & 0xff)
         + 0.0722 * get_linear (pixel & 0xff);
}

static double
get_contrast (guint32 one, guint32 other)
{
  double a = get_luminance (one), b = get_luminance (other);

  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

/* Pictures */

static cairo_surface_t *
draw (GtkWidget *window)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  int width = gtk_widget_get_width (window), height = gtk_widget_get_height (window);
  cairo_surface_t *picture
      = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width * SCALE, height * SCALE);
  cairo_t *cr = cairo_create (picture);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  cairo_scale (cr, SCALE, SCALE);
  gsk_render_node_draw (node, cr);
  gsk_render_node_unref (node);
  cairo_destroy (cr);
  cairo_surface_flush (picture);

  return picture;
}

/* Counts the colours of an area. Returns how many pixels there are of each. */
static GHashTable *
count_colours (const Area *area)
{
  GHashTable *counts = g_hash_table_new (NULL, NULL);
  const guchar *data = cairo_image_surface_get_data (area->picture);
  int stride = cairo_image_surface_get_stride (area->picture);

  for (int y = area->top; y < area->bottom; y++)
    for (int x = area->left; x < area->right; x++)
      {
        guint32 pixel = ((const guint32 *) (gconstpointer) (data + y * stride))[x] & 0xffffff;
        gpointer key = GUINT_TO_POINTER (pixel);

        g_hash_table_insert (counts, key,
                             GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, key))
                                               + 1));
      }

  return counts;
}

/* The contrast of the text in an area with what most of the area is; 1 where there is no text. */
static double
measure (const Area *area)
{
  g_autoptr (GHashTable) counts = count_colours (area);
  guint32 back = 0;
  guint most = 0;
  double best = 1;
  gpointer pixel, count;
  GHashTableIter iter;

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &pixel, &count))
    if (GPOINTER_TO_UINT (count) > most)
      {
        most = GPOINTER_TO_UINT (count);
        back = GPOINTER_TO_UINT (pixel);
      }
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &pixel, &count))
    best = MAX (best, get_contrast (back, GPOINTER_TO_UINT (pixel)));

  return best;
}

/* Texts */

/* Where the text of a widget can be seen: inside of its borders, and of all that is around it. */
static gboolean
find_place (GtkWidget *widget, GtkWidget *window, graphene_rect_t *place)
{
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  GtkBorder border;
  float height;

  if (!gtk_widget_compute_bounds (widget, window, place))
    return FALSE;
  gtk_style_context_get_border (style, &border);
  graphene_rect_inset_r (place, MAX (border.left, border.right) + 1,
                         MAX (border.top, border.bottom) + 1, place);
  height = place->size.height;
  for (GtkWidget *parent = gtk_widget_get_parent (widget); parent != NULL;
       parent = gtk_widget_get_parent (parent))
    {
      graphene_rect_t around;

      if (!gtk_widget_compute_bounds (parent, window, &around)
          || !graphene_rect_intersection (place, &around, place))
        return FALSE;
    }

  /* of a line that is cut there may be no letter left */
  return place->size.width >= 4 && place->size.height >= MIN (height, LINE);
}

static double
measure_place (cairo_surface_t *picture, const graphene_rect_t *place)
{
  Area area = {
    .picture = picture,
    .left = MAX (place->origin.x, 0) * SCALE,
    .top = MAX (place->origin.y, 0) * SCALE,
    .right
    = MIN ((place->origin.x + place->size.width) * SCALE, cairo_image_surface_get_width (picture)),
    .bottom = MIN ((place->origin.y + place->size.height) * SCALE,
                   cairo_image_surface_get_height (picture)),
  };

  return measure (&area);
}

static void
check_place (Fixture *self,
             cairo_surface_t *picture,
             const graphene_rect_t *place,
             const char *scene,
             const char *text)
{
  double contrast = measure_place (picture, place);

  self->n_texts++;
  if (contrast >= ENOUGH)
    return;
  g_test_message ("%s: %.2f:1: “%s”", scene, contrast, text);
  g_test_fail ();
}

/* The title of a row and what stands at its end are drawn in different colours. */
static void
check_row (Fixture *self, cairo_surface_t *picture, GtkWidget *row, const char *scene)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_native (row));
  ErrdexRowItem *item = errdex_row_get_item (ERRDEX_ROW (row));
  const ErrdexRowData *data = item != NULL ? errdex_row_item_get_data (item) : NULL;
  graphene_rect_t place, end;

  if (data == NULL || !find_place (row, window, &place))
    return;
  check_place (self, picture, &place, scene, "title of a row");
  if (!errdex_row_item_is_header (item)
      && errdex_kind_get_label (errdex_library_get_entry (data->library, data->entry)->kind)
             == NULL)
    return;
  end = place;
  end.size.width = 8;
  end.origin.x += place.size.width - end.size.width;
  check_place (self, picture, &end, scene, "end of a row");
}

static const char *
get_text (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  if (GTK_IS_TEXT (widget))
    return gtk_editable_get_text (GTK_EDITABLE (widget));

  return "";
}

/* What cannot be used just now may be pale. */
static void
check_texts (Fixture *self, cairo_surface_t *picture, GtkWidget *widget, const char *scene)
{
  graphene_rect_t place;

  if (!gtk_widget_get_mapped (widget) || !gtk_widget_is_sensitive (widget))
    return;
  if (ERRDEX_IS_ROW (widget))
    check_row (self, picture, widget, scene);
  else if (*get_text (widget) != '\0'
           && strspn (get_text (widget), " ") < strlen (get_text (widget))
           && find_place (widget, GTK_WIDGET (gtk_widget_get_native (widget)), &place))
    check_place (self, picture, &place, scene, get_text (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_NATIVE (child))
      check_texts (self, picture, child, scene);
}

static void
check_window (GtkWidget *window, const char *scene, gpointer data)
{
  Fixture *self = data;
  guint before = self->n_texts;
  cairo_surface_t *picture;

  spin (150);
  picture = draw (window);
  check_texts (self, picture, window, scene);
  cairo_surface_destroy (picture);
  g_test_message ("%s: %u texts", scene, self->n_texts - before);
  g_assert_cmpuint (self->n_texts, >, before);
}

/* The fixture */

static void
set_up (Fixture *self, gconstpointer data)
{
  const Look *look = data;

  self->window = open_window ();
  g_object_set (gtk_settings_get_default (), "gtk-theme-name", look->theme,
                "gtk-application-prefer-dark-theme", look->dark, "gtk-enable-animations", FALSE,
                NULL);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1000, 700);
  spin (100);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  close_window (self->window);
}

/* The tests */

static void
test_window (Fixture *self, gconstpointer data)
{
  show_window_scenes (self->window, check_window, self);
}

static void
test_report (Fixture *self, gconstpointer data)
{
  show_report_scene (self->window, check_window, self);
}

static void
test_others (Fixture *self, gconstpointer data)
{
  show_other_scenes (self->window, check_window, self);
}

/* Parts of a text have colours of their own: on each of them and on the row that is selected, text
 * has to be readable too. */

static guint32
blend (guint32 back, const GdkRGBA *colour, double alpha)
{
  guint red = round ((back >> 16 & 0xff) * (1 - alpha) + colour->red * 255 * alpha);
  guint green = round ((back >> 8 & 0xff) * (1 - alpha) + colour->green * 255 * alpha);
  guint blue = round ((back & 0xff) * (1 - alpha) + colour->blue * 255 * alpha);

  return red << 16 | green << 8 | blue;
}

static guint32
look_up (Fixture *self, const char *name)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self->window));
  GdkRGBA colour;

  g_assert_true (gtk_style_context_lookup_color (style, name, &colour));

  return blend (0, &colour, 1);
}

static void
assert_readable (guint32 text, guint32 back, const char *what)
{
  double contrast = get_contrast (text, back);

  if (contrast >= ENOUGH)
    return;
  g_test_message ("%s: %.2f:1", what, contrast);
  g_test_fail ();
}

/* The background that an attribute of a text gives it. */
static guint32
get_background (PangoAttrList *attributes, guint32 back)
{
  g_autoptr (PangoAttrIterator) iterator = pango_attr_list_get_iterator (attributes);
  const PangoAttrColor *colour
      = (PangoAttrColor *) pango_attr_iterator_get (iterator, PANGO_ATTR_BACKGROUND);
  const PangoAttrInt *alpha
      = (PangoAttrInt *) pango_attr_iterator_get (iterator, PANGO_ATTR_BACKGROUND_ALPHA);
  GdkRGBA rgba = { colour->color.red / 65535.0, colour->color.green / 65535.0,
                   colour->color.blue / 65535.0, 1 };

  return blend (back, &rgba, alpha->value / 65535.0);
}

static void
check_parts (guint32 text, guint32 back, const char *what)
{
  g_autoptr (PangoAttrList) match = pango_attr_list_new (), code = pango_attr_list_new ();
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (ErrdexSpan));
  const ErrdexSpan span = { 0, 4 };

  g_array_append_val (spans, span);
  errdex_attributes_add_highlights (match, spans);
  errdex_attributes_add_code (code, 0, 4);
  assert_readable (text, get_background (match, back), what);
  assert_readable (text, get_background (code, back), what);
}

static void
test_parts (Fixture *self, gconstpointer data)
{
  guint32 text = look_up (self, "theme_fg_color"), dim = look_up (self, "errdex_dim");
  const GdkRGBA rgba
      = { (text >> 16 & 0xff) / 255.0, (text >> 8 & 0xff) / 255.0, (text & 0xff) / 255.0, 1 };
  const guint32 backs[]
      = { look_up (self, "theme_bg_color"), look_up (self, "theme_base_color"),
          blend (look_up (self, "theme_bg_color"), &rgba, 0.1) /* a row that is selected */ };

  GdkRGBA error;

  g_assert_true (
      gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self->window)),
                                      "error_color", &error));
  for (guint i = 0; i < G_N_ELEMENTS (backs); i++)
    {
      assert_readable (text, backs[i], "text");
      assert_readable (dim, backs[i], "dim text");
      assert_readable (blend (backs[i], &rgba, 0xb800 / 65535.0), backs[i], "beginning of a code");
      check_parts (text, backs[i], "part of a text");
    }
  for (guint i = 0; i < 2; i++)
    assert_readable (blend (text, &error, 0.45), backs[i], "problem of a catalog");
  for (guint i = 0; i < 2; i++)
    {
      GdkRGBA found = errdex_attributes_get_found_colour (i);

      assert_readable (0, blend (0, &found, 1), "what was looked for");
    }
}

/* The measure itself: WCAG's own examples. */
static void
test_measure (void)
{
  g_assert_cmpfloat_with_epsilon (get_contrast (0x000000, 0xffffff), 21, 0.001);
  g_assert_cmpfloat_with_epsilon (get_contrast (0xffffff, 0x777777), 4.48, 0.005);
  g_assert_cmpfloat_with_epsilon (get_contrast (0x767676, 0xffffff), 4.54, 0.005);
}

int
main (int argc, char *argv[])
{
  static const Look looks[] = {
    { "Default", FALSE }, { "Default", TRUE }, { "HighContrast", FALSE }, { "HighContrast", TRUE }
  };

  errdex_places_init_locale ();
  g_unsetenv ("GTK_THEME");
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/contrast/measure", test_measure);
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      const Look *look = &looks[i];
      const char *name = look->dark ? "dark" : "light";
      g_autofree char *window = g_strdup_printf ("/contrast/%s-%s/window", look->theme, name);
      g_autofree char *report = g_strdup_printf ("/contrast/%s-%s/report", look->theme, name);
      g_autofree char *others = g_strdup_printf ("/contrast/%s-%s/others", look->theme, name);
      g_autofree char *parts = g_strdup_printf ("/contrast/%s-%s/parts", look->theme, name);

      g_test_add (window, Fixture, look, set_up, test_window, tear_down);
      g_test_add (report, Fixture, look, set_up, test_report, tear_down);
      g_test_add (others, Fixture, look, set_up, test_others, tear_down);
      g_test_add (parts, Fixture, look, set_up, test_parts, tear_down);
    }

  return g_test_run ();
}
