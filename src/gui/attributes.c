// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* How code and search matches look in a label. Texts of catalogs are never made Pango markup:
 * whatever stands in them is shown as it stands, and what it looks like is said by attributes.
 *
 * The colours of code and of search matches are backgrounds that let the one below shine through,
 * so that they suit light and dark themes alike, chosen so that text on them keeps a contrast
 * of 4.5:1 and more. What is looked for in a pane is black on a colour of its own in all themes. */

#include "config.h"

#include <string.h>

#include "attributes.h"

#include "text-size.h"

/* A word longer than this may be broken anywhere: better than a pane that grows beyond the window.
 */
#define MAX_KEPT_WORD 18

/* So many characters of a heading, of a font as wide as DejaVu Sans Bold, fit into the narrowest
 * window at the normal size of text. */
#define MAX_LINE 23

static void
insert (PangoAttrList *attributes, PangoAttribute *attribute, guint start, guint end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (attributes, attribute);
}

/* Of two backgrounds the one that begins later wins, wherever it stands in the list; so the other
 * one has to go. */
static void
replace (PangoAttrList *attributes, PangoAttribute *attribute, const ErrdexSpan *span)
{
  attribute->start_index = span->start;
  attribute->end_index = span->end;
  pango_attr_list_change (attributes, attribute);
}

/**
 * errdex_attributes_add_highlights:
 * @attributes: the attributes of a text
 * @spans: (nullable) (element-type ErrdexSpan): the parts of it that match a search
 *
 * Marks what was searched for, by more than colour.
 */
void
errdex_attributes_add_highlights (PangoAttrList *attributes, const GArray *spans)
{
  for (guint i = 0; spans != NULL && i < spans->len; i++)
    {
      const ErrdexSpan *span = &g_array_index (spans, ErrdexSpan, i);

      replace (attributes, pango_attr_background_new (0xe5e5, 0xa5a5, 0x0a0a), span);
      replace (attributes, pango_attr_background_alpha_new (0x4c00), span);
      /* dimmed text on a highlight is too hard to read */
      replace (attributes, pango_attr_foreground_alpha_new (0xffff), span);
      replace (attributes, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), span);
    }
}

/**
 * errdex_attributes_get_found_colour:
 * @current: whether it is for the place that is shown just now
 *
 * Returns: the background of what was looked for in a pane; text on it has to be black
 */
GdkRGBA
errdex_attributes_get_found_colour (gboolean current)
{
  return current ? (GdkRGBA){ 1.0, 0.71, 0.2, 1.0 } : (GdkRGBA){ 0.98, 0.88, 0.58, 1.0 };
}

/**
 * errdex_attributes_add_found:
 * @attributes: the attributes of a text
 * @span: a part of it that was looked for in the pane
 * @current: whether it is the place that is shown just now
 *
 * Marks it by more than colour, whether a search matches it as well or not.
 */
void
errdex_attributes_add_found (PangoAttrList *attributes, const ErrdexSpan *span, gboolean current)
{
  GdkRGBA colour = errdex_attributes_get_found_colour (current);

  replace (attributes,
           pango_attr_background_new (colour.red * 0xffff, colour.green * 0xffff,
                                      colour.blue * 0xffff),
           span);
  replace (attributes, pango_attr_background_alpha_new (0xffff), span);
  replace (attributes, pango_attr_foreground_new (0, 0, 0), span);
  replace (attributes, pango_attr_foreground_alpha_new (0xffff), span);
  replace (attributes,
           pango_attr_underline_new (current ? PANGO_UNDERLINE_DOUBLE : PANGO_UNDERLINE_SINGLE),
           span);
}

/* Whether a line may end before the character at @p. */
static gboolean
begins_word (const char *text, const char *p)
{
  gunichar before = g_utf8_get_char (g_utf8_find_prev_char (text, p));
  gunichar here = g_utf8_get_char (p);
  gunichar next = here != 0 ? g_utf8_get_char (g_utf8_next_char (p)) : 0;

  if (!g_unichar_isalnum (before) || g_unichar_iswide (here))
    return TRUE;
  if (!g_unichar_isupper (here))
    return FALSE;

  return !g_unichar_isupper (before) || g_unichar_islower (next);
}

/**
 * errdex_attributes_get_longest_word:
 *
 * Returns: the length of the longest word that is kept in one line, in bytes; it depends on the
 * size of text
 */
guint
errdex_attributes_get_longest_word (void)
{
  return MIN (MAX_KEPT_WORD, MAX_LINE / errdex_text_size_get_scale ());
}

/**
 * errdex_attributes_keep_words:
 * @attributes: the attributes of @text
 * @text: a text
 * @start: where a code, an identifier or an address begins in it, in bytes
 * @end: where it ends
 *
 * Lets lines end behind the punctuation of a code and between the words of CamelCase, and nowhere
 * else unless a word is very long. Needs a label that wraps by %PANGO_WRAP_WORD_CHAR. No character
 * is added to the text, so what is copied from it is the code and nothing but the code.
 */
void
errdex_attributes_keep_words (PangoAttrList *attributes, const char *text, guint start, guint end)
{
  const char *word = text + start;
  guint longest = errdex_attributes_get_longest_word ();

  while (word < text + end)
    {
      const char *p = g_utf8_next_char (word);

      while (p < text + end && !begins_word (text, p))
        p = g_utf8_next_char (p);
      if (p - word <= longest)
        insert (attributes, pango_attr_allow_breaks_new (FALSE), word - text, p - text);
      word = p;
    }
}

/**
 * errdex_attributes_add_code:
 * @attributes: the attributes of a text
 * @start: where a code span begins in it, in bytes
 * @end: where it ends
 *
 * Gives a code span its looks.
 */
void
errdex_attributes_add_code (PangoAttrList *attributes, guint start, guint end)
{
  insert (attributes, pango_attr_family_new ("monospace"), start, end);
  insert (attributes, pango_attr_scale_new (0.95), start, end);
  insert (attributes, pango_attr_background_new (0x8000, 0x8000, 0x8000), start, end);
  insert (attributes, pango_attr_background_alpha_new (0x2000), start, end);
}

/**
 * errdex_attributes_new_for_code:
 * @code: an error code
 * @spans: (nullable) (element-type ErrdexSpan): the parts of it that match a search
 *
 * Returns: (transfer full): attributes for a label that shows the code alone, its last segment in
 * bold
 */
PangoAttrList *
errdex_attributes_new_for_code (const char *code, const GArray *spans)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  const char *segment = errdex_code_last_segment (code);

  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), segment - code, strlen (code));
  errdex_attributes_keep_words (attributes, code, 0, strlen (code));
  errdex_attributes_add_highlights (attributes, spans);

  return attributes;
}

/**
 * errdex_attributes_new_for_title:
 * @spans: (nullable) (element-type ErrdexSpan): the parts of the title that match a search
 *
 * Returns: (transfer full): attributes for a label that shows a code with its name
 */
PangoAttrList *
errdex_attributes_new_for_title (const GArray *spans)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  errdex_attributes_add_highlights (attributes, spans);

  return attributes;
}
