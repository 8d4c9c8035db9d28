// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "direction.h"

#include <string.h>

#include <glib/gi18n.h>

#define LANGUAGE_FIELD "\nLanguage: "

#define FIRST_STRONG_ISOLATE "\u2068"
#define POP_ISOLATE          "\u2069"

static gboolean
is_from_right (GUnicodeScript script)
{
  static const GUnicodeScript scripts[]
      = { G_UNICODE_SCRIPT_ARABIC,         G_UNICODE_SCRIPT_HEBREW, G_UNICODE_SCRIPT_SYRIAC,
          G_UNICODE_SCRIPT_THAANA,         G_UNICODE_SCRIPT_NKO,    G_UNICODE_SCRIPT_ADLAM,
          G_UNICODE_SCRIPT_HANIFI_ROHINGYA };

  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    if (scripts[i] == script)
      return TRUE;

  return FALSE;
}

/**
 * errdex_direction_of_text:
 * @text: some paragraphs
 *
 * Which way a text runs. One that begins with a code, or has many of them, still runs from right to
 * left if any word of it does.
 *
 * Returns: the direction; %GTK_TEXT_DIR_NONE for a text without letters
 */
GtkTextDirection
errdex_direction_of_text (const char *text)
{
  GtkTextDirection direction = GTK_TEXT_DIR_NONE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isalpha (c))
        continue;
      if (is_from_right (g_unichar_get_script (c)))
        return GTK_TEXT_DIR_RTL;
      direction = GTK_TEXT_DIR_LTR;
    }

  return direction;
}

/**
 * errdex_direction_of_language:
 * @language: a language, such as `ar` or `zh_CN`
 *
 * Returns: which way it is written; %GTK_TEXT_DIR_NONE if that is not known
 */
GtkTextDirection
errdex_direction_of_language (const char *language)
{
  int n_scripts;
  const PangoScript *scripts
      = pango_language_get_scripts (pango_language_from_string (language), &n_scripts);

  if (scripts == NULL || n_scripts == 0)
    return GTK_TEXT_DIR_NONE;

  return is_from_right ((GUnicodeScript) scripts[0]) ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR;
}

/**
 * errdex_direction_isolate:
 * @text: a code, a name or something else that a sentence of the program quotes
 *
 * Keeps what is quoted in one piece where the sentence runs from right to left: the dot that a code
 * ends with would go to its other side there. The result holds characters that cannot be seen, so
 * it is for labels that nothing is copied from.
 *
 * Returns: (transfer full): the text as it is to stand in a sentence
 */
char *
errdex_direction_isolate (const char *text)
{
  if (gtk_widget_get_default_direction () != GTK_TEXT_DIR_RTL)
    return g_strdup (text);

  return g_strconcat (FIRST_STRONG_ISOLATE, text, POP_ISOLATE, NULL);
}

/**
 * errdex_direction_follow_translation:
 *
 * Lets the program run the way its translation does, whether GTK has one into the same language or
 * not. Without a translation, it runs as GTK says.
 */
void
errdex_direction_follow_translation (void)
{
  const char *empty = "";
  /* the translation of nothing is the head of the file, whose first lines vary */
  const char *field = strstr (gettext (empty), LANGUAGE_FIELD);
  g_autofree char *language = NULL;
  GtkTextDirection direction;

  if (field == NULL)
    return;
  field += strlen (LANGUAGE_FIELD);
  language = g_strndup (field, strcspn (field, "\n"));
  direction = errdex_direction_of_language (language);
  if (direction != GTK_TEXT_DIR_NONE)
    gtk_widget_set_default_direction (direction);
}

/**
 * errdex_direction_align:
 * @inscription: what is to show @text
 * @text: a text of one line
 *
 * Lets a text run its own way, and begin where a text in the language of the program would.
 */
void
errdex_direction_align (GtkInscription *inscription, const char *text)
{
  GtkTextDirection direction = errdex_direction_of_text (text);
  gboolean turned
      = direction != GTK_TEXT_DIR_NONE && direction != gtk_widget_get_default_direction ();

  gtk_widget_set_direction (GTK_WIDGET (inscription), direction);
  gtk_inscription_set_xalign (inscription, turned ? 1 : 0);
}

/**
 * errdex_direction_apply:
 * @widget: a widget
 * @direction: which way its text runs, or %GTK_TEXT_DIR_NONE for that of the program
 *
 * Gives @widget, and all that is in it by now, a direction.
 */
void
errdex_direction_apply (GtkWidget *widget, GtkTextDirection direction)
{
  gtk_widget_set_direction (widget, direction);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    errdex_direction_apply (child, direction);
}
