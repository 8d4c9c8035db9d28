// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "sentence.h"

#include <string.h>

#include "direction.h"

#define RIGHT_TO_LEFT_MARK   0x200f
#define FIRST_STRONG_ISOLATE 0x2068
#define POP_ISOLATE          0x2069

static gboolean
runs_from_right (void)
{
  return gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;
}

static gboolean
opens_quote (gunichar c)
{
  return c == 0x201c || c == 0xab;
}

static gboolean
closes_quote (gunichar c)
{
  return c == 0x201d || c == 0xbb;
}

/**
 * errdex_sentence_isolate:
 * @sentence: one or more sentences in the language of the program
 *
 * Does to all that stands between quotation marks what errdex_direction_isolate() does to one text.
 *
 * Returns: (transfer full): the sentences as they are to be shown
 */
char *
errdex_sentence_isolate (const char *sentence)
{
  GString *shown;
  guint n_open = 0;

  if (!runs_from_right ())
    return g_strdup (sentence);
  shown = g_string_new (NULL);
  for (const char *p = sentence; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (closes_quote (c) && n_open > 0)
        {
          g_string_append_unichar (shown, POP_ISOLATE);
          n_open--;
        }
      g_string_append_unichar (shown, c);
      if (opens_quote (c))
        {
          g_string_append_unichar (shown, FIRST_STRONG_ISOLATE);
          n_open++;
        }
    }

  return g_string_free (shown, FALSE);
}

/**
 * errdex_sentence_new_for_problem:
 * @problem: what is wrong with a catalog
 *
 * Returns: (transfer full): what errdex_problem_format() says of it without the name of the file,
 * in an order that can be read
 */
char *
errdex_sentence_new_for_problem (const ErrdexProblem *problem)
{
  ErrdexProblem place = *problem;
  g_autofree char *line = NULL, *isolated = NULL;
  GString *sentence;

  place.message = (char *) "";
  line = errdex_problem_format (&place, NULL);
  if (*line == '\0' || !runs_from_right ())
    return errdex_problem_format (problem, NULL);
  /* the colon belongs to the sentence */
  line[strlen (line) - strlen (": ")] = '\0';
  isolated = errdex_direction_isolate (line);
  /* the letters in the place would turn the whole line */
  sentence = g_string_new (NULL);
  g_string_append_unichar (sentence, RIGHT_TO_LEFT_MARK);
  g_string_append_printf (sentence, "%s: %s", isolated, problem->message);

  return g_string_free (sentence, FALSE);
}

static gboolean
is_mark (gunichar c)
{
  return c == RIGHT_TO_LEFT_MARK || c == FIRST_STRONG_ISOLATE || c == POP_ISOLATE;
}

/* What is copied holds nothing that cannot be seen. */
static void
on_copy (GtkLabel *label)
{
  const char *text = gtk_label_get_text (label);
  g_autoptr (GString) copied = g_string_new (NULL);
  int start, end;

  if (!gtk_label_get_selection_bounds (label, &start, &end))
    return;
  for (const char *p = g_utf8_offset_to_pointer (text, start);
       p < g_utf8_offset_to_pointer (text, end); p = g_utf8_next_char (p))
    if (!is_mark (g_utf8_get_char (p)))
      g_string_append_unichar (copied, g_utf8_get_char (p));
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (label)), copied->str);
  g_signal_stop_emission_by_name (label, "copy-clipboard");
}

/**
 * errdex_sentence_show:
 * @label: a label; one that can be selected is given its text once
 * @sentence: one or more sentences
 *
 * Shows sentences with what they quote in one piece. Nothing of what keeps it so is copied from the
 * label.
 */
void
errdex_sentence_show (GtkLabel *label, const char *sentence)
{
  g_autofree char *shown = errdex_sentence_isolate (sentence);

  gtk_label_set_text (label, shown);
  if (gtk_label_get_selectable (label) && runs_from_right ())
    g_signal_connect (label, "copy-clipboard", G_CALLBACK (on_copy), NULL);
}
