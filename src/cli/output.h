// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ErrdexColor:
 *
 * When to use colours, as the option --color says.
 */
typedef enum
{
  ERRDEX_COLOR_AUTO, /* on terminals that can show them, unless NO_COLOR is set */
  ERRDEX_COLOR_ALWAYS,
  ERRDEX_COLOR_NEVER,
} ErrdexColor;

/**
 * ErrdexStyle:
 *
 * What a piece of text is, which decides its colour.
 */
typedef enum
{
  ERRDEX_STYLE_PLAIN,
  ERRDEX_STYLE_CODE,    /* an error code that stands by itself */
  ERRDEX_STYLE_HEADING, /* what the following is about */
  ERRDEX_STYLE_SPAN,    /* a code span of a text */
  ERRDEX_STYLE_MATCH,   /* what was searched for */
  ERRDEX_STYLE_BAD,     /* something wrong */
  ERRDEX_N_STYLES,
} ErrdexStyle;

/**
 * ErrdexOutput:
 * @color: whether to use colours
 * @terminal: whether a person reads along
 * @width: the width to wrap to, in columns; 0 to leave lines as they are
 *
 * Standard output. It is buffered: nothing but errdex_output_flush() is sure to write.
 */
typedef struct
{
  gboolean color;
  gboolean terminal;
  guint width;

  /*< private >*/
  GString *buffer;
  const char *charset; /* of the locale, if it is not UTF-8 */
  ErrdexStyle style;
} ErrdexOutput;

gboolean errdex_color_from_id (const char *id, ErrdexColor *color);

void errdex_output_init (ErrdexOutput *self);
void errdex_output_set_color (ErrdexOutput *self, ErrdexColor color);
void errdex_output_clear (ErrdexOutput *self);
void errdex_output_write (ErrdexOutput *self, const char *bytes, gssize length);
void errdex_output_print (ErrdexOutput *self, const char *text);
void errdex_output_printf (ErrdexOutput *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
void errdex_output_styled (ErrdexOutput *self, ErrdexStyle style, const char *text);
void errdex_output_flush (ErrdexOutput *self);

void errdex_complain (const char *format, ...) G_GNUC_PRINTF (1, 2);
char *errdex_visible (const char *text);
char *errdex_visible_filename (const char *path);

G_END_DECLS
