// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <string.h>

#include "long-text.h"

/* So much of a long text is shown, in characters. */
#define MAX_SHOWN 500
/* Shorter texts of one line are the entry's own business; in bytes. */
#define MAX_TYPED 1000
/* So much of a long text is kept, in bytes. */
#define MAX_KEPT (8 * 1024 * 1024)

#define LONG_TEXT "errdex-long-text"

/* Two texts in one allocation would save nothing worth the trouble. */
typedef struct
{
  char *whole;
  char *shown;
} LongText;

static void
long_text_free (gpointer data)
{
  LongText *self = data;

  g_free (self->whole);
  g_free (self->shown);
  g_free (self);
}

static gboolean
is_long (const char *text, gsize length)
{
  if (length > MAX_TYPED)
    return TRUE;
  for (gsize i = 0; i < length; i++)
    if (g_ascii_iscntrl (text[i]))
      return TRUE;

  return FALSE;
}

/* The beginning of a text on one line. */
static char *
flatten (const char *text, gsize length)
{
  GString *line = g_string_new (NULL);
  const char *end = text + length;

  for (guint n = 0; n < MAX_SHOWN && text < end; n++, text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (!g_unichar_iscntrl (c))
        g_string_append_unichar (line, c);
      else if (line->len > 0 && line->str[line->len - 1] != ' ')
        g_string_append_c (line, ' ');
    }
  if (text < end)
    g_string_append (line, "…");

  return g_string_free (line, FALSE);
}

static gsize
cut (const char *text, gsize length)
{
  if (length <= MAX_KEPT)
    return length;

  return g_utf8_find_prev_char (text, text + MAX_KEPT) - text;
}

/* What the entry will hold once @text is inserted. */
static char *
splice (GtkEditable *editable, const char *text, gsize length, int position)
{
  const char *old = gtk_editable_get_text (editable);
  gsize before = g_utf8_offset_to_pointer (old, position) - old;
  GString *all = g_string_new_len (old, before);

  g_string_append_len (all, text, length);
  g_string_append (all, old + before);

  return g_string_free (all, FALSE);
}

static void
on_insert_text (GtkEditable *delegate,
                const char *text,
                int n_bytes,
                int *position,
                GtkEditable *editable)
{
  gsize length = n_bytes < 0 ? strlen (text) : (gsize) n_bytes;
  g_autofree char *line = NULL;
  LongText *long_text;

  if (!is_long (text, length))
    return;
  line = flatten (text, length);
  long_text = g_new (LongText, 1);
  long_text->whole = splice (delegate, text, cut (text, length), *position);
  long_text->shown = splice (delegate, line, strlen (line), *position);
  g_object_set_data_full (G_OBJECT (editable), LONG_TEXT, long_text, long_text_free);

  g_signal_stop_emission_by_name (delegate, "insert-text");
  g_signal_handlers_block_by_func (delegate, on_insert_text, editable);
  gtk_editable_insert_text (delegate, line, -1, position);
  g_signal_handlers_unblock_by_func (delegate, on_insert_text, editable);
}

/**
 * errdex_long_text_attach:
 * @editable: an entry
 *
 * Keeps from the entry what it could not show.
 */
void
errdex_long_text_attach (GtkEditable *editable)
{
  g_signal_connect_object (gtk_editable_get_delegate (editable), "insert-text",
                           G_CALLBACK (on_insert_text), editable, 0);
}

/**
 * errdex_long_text_get:
 * @editable: an entry that errdex_long_text_attach() was called for
 *
 * Returns: (transfer none): its text, and if it shows the beginning of a long one, the whole of
 * that; valid until the text is changed
 */
const char *
errdex_long_text_get (GtkEditable *editable)
{
  const char *text = gtk_editable_get_text (editable);
  const LongText *long_text = g_object_get_data (G_OBJECT (editable), LONG_TEXT);

  if (long_text != NULL && g_str_equal (long_text->shown, text))
    return long_text->whole;
  g_object_set_data (G_OBJECT (editable), LONG_TEXT, NULL);

  return text;
}
