// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <glib/gi18n.h>

#include "cli.h"
#include "output.h"

/* So much is gathered before it is written. */
#define BUFFER_SIZE (64 * 1024)
/* Terminals that do not tell their width have this one. */
#define DEFAULT_WIDTH 80
/* Wrapping to less would leave a word a line. */
#define MIN_WIDTH 20
/* The character set of the locale C. */
#define ASCII "ANSI_X3.4-1968"

/* Select Graphic Rendition, ECMA-48 section 8.3.117. Colours that show on light and on dark ground.
 */
static const char *const sequences[ERRDEX_N_STYLES] = {
  [ERRDEX_STYLE_PLAIN] = "\033[0m",    [ERRDEX_STYLE_CODE] = "\033[1;32m",
  [ERRDEX_STYLE_HEADING] = "\033[1m",  [ERRDEX_STYLE_SPAN] = "\033[36m",
  [ERRDEX_STYLE_MATCH] = "\033[1;31m", [ERRDEX_STYLE_BAD] = "\033[1;31m",
};

/**
 * errdex_color_from_id:
 * @id: `auto`, `always` or `never`
 * @color: (out): where to put what it means
 *
 * Returns: whether @id is one of these
 */
gboolean
errdex_color_from_id (const char *id, ErrdexColor *color)
{
  static const char *const ids[] = { "auto", "always", "never" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    if (g_str_equal (ids[i], id))
      {
        *color = i;
        return TRUE;
      }

  return FALSE;
}

/* --- standard error --- */

/* The locale's character set, or NULL if that is UTF-8. */
static const char *
get_charset (void)
{
  const char *charset;

  return g_get_charset (&charset) ? NULL : charset;
}

/* UTF-8 as the locale writes it; what it has no sign for is written with the signs that it has. */
static char *
to_charset (const char *text, gsize length, const char *charset, gsize *converted_length)
{
  g_autofree char *target = g_strconcat (charset, "//TRANSLIT", NULL);
  g_autoptr (GString) simple = g_string_new_len (text, length);
  char *converted;

  /* the C library knows no other sign for this one, which stands in every entry */
  if (g_str_equal (charset, ASCII))
    g_string_replace (simple, "·", "-", 0);
  converted = g_convert_with_fallback (simple->str, simple->len, target, "UTF-8", "?", NULL,
                                       converted_length, NULL);
  if (converted == NULL)
    converted = g_convert_with_fallback (simple->str, simple->len, charset, "UTF-8", "?", NULL,
                                         converted_length, NULL);

  return converted;
}

/**
 * errdex_visible:
 * @text: a text from outside
 *
 * Returns: (transfer full): the text without anything that a terminal would obey
 */
char *
errdex_visible (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *visible = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_iscntrl (c))
        g_string_append_printf (visible, "\\x%02x", c);
      else
        g_string_append_unichar (visible, c);
    }

  return g_string_free (visible, FALSE);
}

/**
 * errdex_visible_filename:
 * @path: a file name, in the encoding of file names
 *
 * Returns: (transfer full): the name as it may be shown
 */
char *
errdex_visible_filename (const char *path)
{
  g_autofree char *name = g_filename_display_name (path);

  return errdex_visible (name);
}

/**
 * errdex_complain:
 * @format: what is wrong, translated
 * @...: for @format
 *
 * Writes one line to standard error, with nothing in it that a terminal would obey, whatever it
 * quotes.
 */
void
errdex_complain (const char *format, ...)
{
  g_autofree char *message = NULL, *visible = NULL;
  const char *charset = get_charset ();
  GString *line;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  visible = errdex_visible (message);
  line = g_string_new ("errdex-cli: ");
  g_string_append_printf (line, "%s\n", visible);
  if (charset != NULL)
    {
      gsize length;
      char *converted = to_charset (line->str, line->len, charset, &length);

      if (converted != NULL)
        {
          g_string_truncate (line, 0);
          g_string_append_len (line, converted, length);
        }
      g_free (converted);
    }
  /* there is nobody left to tell if this fails */
  if (write (STDERR_FILENO, line->str, line->len) < 0)
    errno = 0;
  g_string_free (line, TRUE);
}

/* --- standard output --- */

static guint
get_width (gboolean terminal)
{
  const char *columns = g_getenv ("COLUMNS");
  struct winsize size;
  guint64 width;

  if (columns != NULL && g_ascii_string_to_unsigned (columns, 10, 1, 10000, &width, NULL))
    return MAX (width, MIN_WIDTH);
  if (!terminal)
    return 0;
  if (ioctl (STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    return MAX (size.ws_col, MIN_WIDTH);

  return DEFAULT_WIDTH;
}

/**
 * errdex_output_init:
 * @self: standard output
 */
void
errdex_output_init (ErrdexOutput *self)
{
  self->buffer = g_string_sized_new (BUFFER_SIZE);
  self->charset = get_charset ();
  self->terminal = isatty (STDOUT_FILENO);
  self->width = get_width (self->terminal);
  self->style = ERRDEX_STYLE_PLAIN;
  errdex_output_set_color (self, ERRDEX_COLOR_AUTO);
}

/**
 * errdex_output_set_color:
 * @self: standard output
 * @color: when to use colours; for NO_COLOR see https://no-color.org/
 */
void
errdex_output_set_color (ErrdexOutput *self, ErrdexColor color)
{
  const char *term = g_getenv ("TERM"), *no_color = g_getenv ("NO_COLOR");

  self->color = color == ERRDEX_COLOR_ALWAYS;
  if (color == ERRDEX_COLOR_AUTO)
    self->color = self->terminal && (no_color == NULL || *no_color == '\0') && term != NULL
                  && *term != '\0' && !g_str_equal (term, "dumb");
}

/**
 * errdex_output_clear:
 * @self: standard output, flushed
 */
void
errdex_output_clear (ErrdexOutput *self)
{
  g_string_free (self->buffer, TRUE);
  self->buffer = NULL;
}

/* Nothing that follows could be written either, so the program ends here. A reader that has seen
 * enough is no trouble worth a word: cat and grep are ended by SIGPIPE, and so is this program
 * unless its parent ignores that signal. */
static void G_GNUC_NORETURN
give_up (int number)
{
  if (number != EPIPE)
    errdex_complain (_ ("cannot write to standard output: %s"), g_strerror (number));
  _exit (ERRDEX_CLI_TROUBLE);
}

/**
 * errdex_output_flush:
 * @self: standard output
 *
 * Writes all that was printed. Ends the program if that cannot be.
 */
void
errdex_output_flush (ErrdexOutput *self)
{
  const char *at = self->buffer->str, *end = at + self->buffer->len;

  while (at < end)
    {
      gssize n = write (STDOUT_FILENO, at, end - at);

      if (n >= 0)
        at += n;
      else if (errno == EAGAIN)
        g_usleep (1000);
      else if (errno != EINTR)
        give_up (errno);
    }
  g_string_truncate (self->buffer, 0);
}

/**
 * errdex_output_write:
 * @self: standard output
 * @bytes: what to write, as it is
 * @length: how many, or -1 up to the zero
 */
void
errdex_output_write (ErrdexOutput *self, const char *bytes, gssize length)
{
  g_string_append_len (self->buffer, bytes, length);
  if (self->buffer->len >= BUFFER_SIZE)
    errdex_output_flush (self);
}

/**
 * errdex_output_print:
 * @self: standard output
 * @text: UTF-8, which is written in the character set of the locale
 */
void
errdex_output_print (ErrdexOutput *self, const char *text)
{
  gsize length;
  g_autofree char *converted = NULL;

  if (self->charset == NULL || g_str_is_ascii (text))
    {
      errdex_output_write (self, text, -1);
      return;
    }
  converted = to_charset (text, strlen (text), self->charset, &length);
  if (converted != NULL)
    errdex_output_write (self, converted, length);
}

/**
 * errdex_output_printf:
 * @self: standard output
 * @format: what to print
 * @...: for @format
 */
void
errdex_output_printf (ErrdexOutput *self, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  errdex_output_print (self, text);
}

/* Says what the following text is. */
static void
set_style (ErrdexOutput *self, ErrdexStyle style)
{
  if (!self->color || style == self->style)
    return;
  if (self->style != ERRDEX_STYLE_PLAIN)
    errdex_output_write (self, sequences[ERRDEX_STYLE_PLAIN], -1);
  if (style != ERRDEX_STYLE_PLAIN)
    errdex_output_write (self, sequences[style], -1);
  self->style = style;
}

/**
 * errdex_output_styled:
 * @self: standard output
 * @style: what @text is
 * @text: UTF-8
 */
void
errdex_output_styled (ErrdexOutput *self, ErrdexStyle style, const char *text)
{
  set_style (self, style);
  errdex_output_print (self, text);
  set_style (self, ERRDEX_STYLE_PLAIN);
}
