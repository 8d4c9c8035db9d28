// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "print.h"

#include <glib/gi18n.h>

#include "direction.h"

/* All measures are in points, but for the margins of the page, in millimetres. */
#define MARGIN        18
#define FOOTER_HEIGHT 24
#define BULLET_WIDTH  12
#define BULLET        "•"

#define SETTINGS "errdex-print-settings"

/* The extension point at which GTK finds its print backends. */
#define BACKENDS "gtk-print-backend"

typedef struct
{
  const char *font;
  double space_above;
  gboolean keeps_next;  /* stays on the page of what follows */
  gboolean starts_side; /* begins where the language of the program begins, whatever it says */
} Look;

static const Look looks[ERRDEX_PRINT_N_STYLES] = {
  [ERRDEX_PRINT_TITLE] = { "Sans Bold 15", 0, TRUE, TRUE },
  [ERRDEX_PRINT_HEADING] = { "Sans Bold 11", 14, TRUE, TRUE },
  [ERRDEX_PRINT_CODE] = { "Monospace Bold 10", 10, TRUE, TRUE },
  [ERRDEX_PRINT_BODY] = { "Sans 10", 5, FALSE, FALSE },
  [ERRDEX_PRINT_ITEM] = { "Sans 10", 2, FALSE, FALSE },
  [ERRDEX_PRINT_NOTE] = { "Sans 8.5", 6, FALSE, FALSE },
};

/* One line, or a bullet, at its place on its page. */
typedef struct
{
  PangoLayout *layout;
  PangoLayoutLine *line;
  int page;
  double x;
  double y; /* of the baseline */
} Piece;

typedef struct
{
  ErrdexPrintDocument *document;
  GtkWindow *window; /* (weak) (nullable) */
  ErrdexPrintFunc func;
  GArray *pieces; /* element-type Piece */
  double width;
  double height; /* of what is above the footer */
  double y;      /* where the next line begins */
  int page;
} Job;

static void
piece_clear (gpointer data)
{
  Piece *self = data;

  pango_layout_line_unref (self->line);
  g_object_unref (self->layout);
}

static Job *
job_new (ErrdexPrintDocument *document)
{
  Job *self = g_new0 (Job, 1);

  self->document = document;
  self->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  g_array_set_clear_func (self->pieces, piece_clear);

  return self;
}

static void
job_free (Job *self)
{
  g_clear_weak_pointer (&self->window);
  g_array_unref (self->pieces);
  errdex_print_document_free (self->document);
  g_free (self);
}

static GtkTextDirection
get_direction (const char *text)
{
  GtkTextDirection direction = errdex_direction_of_text (text);

  return direction != GTK_TEXT_DIR_NONE ? direction : gtk_widget_get_default_direction ();
}

static void
set_direction (PangoLayout *layout, const char *text, gboolean starts_side)
{
  GtkTextDirection direction = get_direction (text);
  GtkTextDirection side = starts_side ? gtk_widget_get_default_direction () : direction;

  pango_context_set_base_dir (pango_layout_get_context (layout), direction == GTK_TEXT_DIR_RTL
                                                                     ? PANGO_DIRECTION_RTL
                                                                     : PANGO_DIRECTION_LTR);
  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_alignment (layout,
                              side == GTK_TEXT_DIR_RTL ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
}

static PangoLayout *
new_layout (GtkPrintContext *context, const char *text, const char *font, double width)
{
  PangoLayout *layout = gtk_print_context_create_pango_layout (context);
  g_autoptr (PangoFontDescription) description = pango_font_description_from_string (font);

  pango_layout_set_font_description (layout, description);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);

  return layout;
}

static PangoLayout *
lay_out (const Job *self, GtkPrintContext *context, const ErrdexPrintBlock *block)
{
  const Look *look = &looks[block->style];
  double indent = block->style == ERRDEX_PRINT_ITEM ? BULLET_WIDTH : 0;
  PangoLayout *layout = new_layout (context, block->text, look->font, self->width - indent);

  set_direction (layout, block->text, look->starts_side);
  if (block->attributes != NULL)
    pango_layout_set_attributes (layout, block->attributes);

  return layout;
}

static double
get_line_height (PangoLayoutLine *line)
{
  PangoRectangle logical;

  pango_layout_line_get_extents (line, NULL, &logical);

  return (double) logical.height / PANGO_SCALE;
}

static double
get_height (PangoLayout *layout)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);

  return (double) logical.height / PANGO_SCALE;
}

static void
turn_page (Job *self)
{
  self->page++;
  self->y = 0;
}

static void
add_piece (Job *self, PangoLayout *layout, PangoLayoutLine *line, double x, double y)
{
  Piece piece = { g_object_ref (layout), pango_layout_line_ref (line), self->page, x, y };

  g_array_append_val (self->pieces, piece);
}

/* Beside the first line of an item, on the side on which that begins. */
static void
add_bullet (Job *self, GtkPrintContext *context, const char *text, double baseline)
{
  g_autoptr (PangoLayout) layout
      = new_layout (context, BULLET, looks[ERRDEX_PRINT_ITEM].font, BULLET_WIDTH);
  gboolean mirrored = get_direction (text) == GTK_TEXT_DIR_RTL;
  double x = mirrored ? self->width - BULLET_WIDTH * 0.6 : 0;

  add_piece (self, layout, pango_layout_get_line (layout, 0), x, baseline);
}

/* Pages end between two lines. */
static void
place_lines (Job *self,
             GtkPrintContext *context,
             const ErrdexPrintBlock *block,
             PangoLayout *layout)
{
  g_autoptr (PangoLayoutIter) iter = pango_layout_get_iter (layout);
  gboolean item = block->style == ERRDEX_PRINT_ITEM;
  double indent = item && get_direction (block->text) == GTK_TEXT_DIR_LTR ? BULLET_WIDTH : 0;
  gboolean first = TRUE;

  do
    {
      PangoLayoutLine *line = pango_layout_iter_get_line (iter);
      PangoRectangle logical;
      double height = get_line_height (line), ascent;

      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      ascent = (double) (pango_layout_iter_get_baseline (iter) - logical.y) / PANGO_SCALE;
      if (self->y > 0 && self->y + height > self->height)
        turn_page (self);
      if (item && first)
        add_bullet (self, context, block->text, self->y + ascent);
      add_piece (self, layout, line, indent + (double) logical.x / PANGO_SCALE, self->y + ascent);
      self->y += height;
      first = FALSE;
    }
  while (pango_layout_iter_next_line (iter));
}

/* A heading alone at the foot of a page heads nothing: there has to be room for what comes next. */
static gboolean
fits (const Job *self, GPtrArray *layouts, guint i)
{
  GPtrArray *blocks = self->document->blocks;
  double needed = 0;

  for (; i < blocks->len; i++)
    {
      const Look *look = &looks[((const ErrdexPrintBlock *) blocks->pdata[i])->style];

      needed += look->space_above;
      if (!look->keeps_next)
        {
          needed += get_line_height (pango_layout_get_line_readonly (layouts->pdata[i], 0));
          break;
        }
      needed += get_height (layouts->pdata[i]);
    }

  return self->y + needed <= self->height;
}

static void
on_begin_print (GtkPrintOperation *operation, GtkPrintContext *context, gpointer data)
{
  Job *self = data;
  GPtrArray *blocks = self->document->blocks;
  g_autoptr (GPtrArray) layouts = g_ptr_array_new_with_free_func (g_object_unref);

  g_array_set_size (self->pieces, 0);
  self->width = gtk_print_context_get_width (context);
  self->height = gtk_print_context_get_height (context) - FOOTER_HEIGHT;
  self->page = 0;
  self->y = 0;
  for (guint i = 0; i < blocks->len; i++)
    g_ptr_array_add (layouts, lay_out (self, context, blocks->pdata[i]));
  for (guint i = 0; i < blocks->len; i++)
    {
      const ErrdexPrintBlock *block = blocks->pdata[i];

      if (self->y > 0 && !fits (self, layouts, i))
        turn_page (self);
      self->y += self->y > 0 ? looks[block->style].space_above : 0;
      place_lines (self, context, block, layouts->pdata[i]);
    }
  gtk_print_operation_set_n_pages (operation, self->page + 1);
}

/* What the page belongs to, and which one it is. */
static void
draw_footer (const Job *self, GtkPrintContext *context, int page)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  g_autofree char *number = g_strdup_printf ("%d / %d", page + 1, self->page + 1);
  g_autoptr (PangoLayout) left
      = new_layout (context, self->document->title, "Sans 8", self->width * 0.75);
  g_autoptr (PangoLayout) right = new_layout (context, number, "Sans 8", self->width);
  gboolean mirrored = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;
  double top = self->height + FOOTER_HEIGHT / 2.0;

  pango_layout_set_ellipsize (left, PANGO_ELLIPSIZE_MIDDLE);
  set_direction (left, self->document->title, TRUE);
  pango_layout_set_alignment (right, mirrored ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT);
  cairo_set_source_rgb (cr, 0.35, 0.35, 0.35);
  cairo_move_to (cr, mirrored ? self->width * 0.25 : 0, top);
  pango_cairo_show_layout (cr, left);
  cairo_move_to (cr, 0, top);
  pango_cairo_show_layout (cr, right);
}

static void
on_draw_page (GtkPrintOperation *operation, GtkPrintContext *context, int page, gpointer data)
{
  const Job *self = data;
  cairo_t *cr = gtk_print_context_get_cairo_context (context);

  cairo_set_source_rgb (cr, 0, 0, 0);
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (self->pieces, Piece, i);

      if (piece->page != page)
        continue;
      cairo_move_to (cr, piece->x, piece->y);
      pango_cairo_show_layout_line (cr, piece->line);
    }
  draw_footer (self, context, page);
}

static void
on_done (GtkPrintOperation *operation, GtkPrintOperationResult result, gpointer data)
{
  Job *self = data;
  g_autoptr (GError) error = NULL;

  if (self->window == NULL)
    return;
  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    g_object_set_data_full (G_OBJECT (self->window), SETTINGS,
                            g_object_ref (gtk_print_operation_get_print_settings (operation)),
                            g_object_unref);
  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  self->func (self->window, error != NULL ? error->message : _ ("Printing failed"));
}

static GtkPrintOperation *
new_operation (Job *job)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();

  gtk_page_setup_set_top_margin (setup, MARGIN, GTK_UNIT_MM);
  gtk_page_setup_set_bottom_margin (setup, MARGIN, GTK_UNIT_MM);
  gtk_page_setup_set_left_margin (setup, MARGIN, GTK_UNIT_MM);
  gtk_page_setup_set_right_margin (setup, MARGIN, GTK_UNIT_MM);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, job->document->title);
  g_signal_connect (operation, "begin-print", G_CALLBACK (on_begin_print), job);
  g_signal_connect (operation, "draw-page", G_CALLBACK (on_draw_page), job);
  g_object_set_data_full (G_OBJECT (operation), "errdex-job", job, (GDestroyNotify) job_free);

  return operation;
}

/**
 * errdex_print_is_possible:
 *
 * Returns: whether a dialog would have anything to print to: GTK's backends for that come in
 * packages of their own in some places, and outside of a sandbox nothing prints without one
 */
gboolean
errdex_print_is_possible (void)
{
  GIOExtensionPoint *backends = g_io_extension_point_lookup (BACKENDS);

  return backends == NULL || g_io_extension_point_get_extensions (backends) != NULL
         || g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS);
}

/**
 * errdex_print_run:
 * @window: the window to ask in
 * @document: (transfer full): what to print
 * @func: called where it is not possible
 *
 * Asks for a printer, and prints. What was chosen there is remembered as long as the window is
 * open.
 */
void
errdex_print_run (GtkWindow *window, ErrdexPrintDocument *document, ErrdexPrintFunc func)
{
  Job *job = job_new (document);
  g_autoptr (GtkPrintOperation) operation = new_operation (job);
  GtkPrintSettings *settings = g_object_get_data (G_OBJECT (window), SETTINGS);

  if (!errdex_print_is_possible ())
    {
      func (window, _ ("Nothing can be printed: GTK has no print backend here. Save or copy the "
                       "text instead."));
      return;
    }
  g_set_weak_pointer (&job->window, window);
  job->func = func;
  if (settings != NULL)
    gtk_print_operation_set_print_settings (operation, settings);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect (operation, "done", G_CALLBACK (on_done), job);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, window, NULL);
}

/**
 * errdex_print_export:
 * @document: (transfer full): what to write
 * @path: the name of a file
 * @error: return location for an error
 *
 * Writes the pages into a PDF file, without asking.
 *
 * Returns: whether it is there
 */
gboolean
errdex_print_export (ErrdexPrintDocument *document, const char *path, GError **error)
{
  Job *job = job_new (document);
  g_autoptr (GtkPrintOperation) operation = new_operation (job);

  gtk_print_operation_set_export_filename (operation, path);

  return gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, error)
         == GTK_PRINT_OPERATION_RESULT_APPLY;
}
