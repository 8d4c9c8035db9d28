// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* What becomes of marked-up texts before a label shows them: blocks, code spans and looks, compared
 * as strings. */

#include "config.h"

#include <string.h>

#include "find/finder.h"
#include "gui/attributes.h"
#include "gui/text-block.h"

/* Blocks as lines: `P` or `-`, then the text with its code spans in brackets. */
static char *
format_blocks (const char *markup)
{
  g_autoptr (GPtrArray) blocks = errdex_text_blocks_new (markup);
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++)
    {
      const ErrdexTextBlock *block = g_ptr_array_index (blocks, i);
      g_autoptr (GString) text = g_string_new (block->text);

      for (guint j = block->code->len; j > 0; j--)
        {
          const ErrdexSpan *span = &g_array_index (block->code, ErrdexSpan, j - 1);

          g_string_insert_c (text, span->end, ']');
          g_string_insert_c (text, span->start, '[');
        }
      g_string_append_printf (lines, "%s%s %s", i > 0 ? "\n" : "",
                              block->kind == ERRDEX_BLOCK_ITEM ? "-" : "P", text->str);
    }

  return g_string_free (lines, FALSE);
}

static void
test_blocks (void)
{
  static const struct
  {
    const char *markup, *blocks;
  } cases[] = {
    { "", "" },
    { " \n\n", "" },
    { "One line.", "P One line." },
    { "One\nline.", "P One line." },
    { "One.\n\nTwo.", "P One.\nP Two." },
    { "A list:\n\n- one\n- two\n\nThe end.", "P A list:\n- one\n- two\nP The end." },
    { "- one\n  goes on", "- one goes on" },
    { "Send `IotId` or `ProductKey`.", "P Send [IotId] or [ProductKey]." },
    { "`all`", "P [all]" },
    { "`two\nlines` here", "P [two lines] here" },
    { "- `a`\n- `b`", "- [a]\n- [b]" },
    { "an `unclosed span", "P an `unclosed span" },
    { "<b>no & markup</b>", "P <b>no & markup</b>" },
    { "设备 `IotId` 无效", "P 设备 [IotId] 无效" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *blocks = format_blocks (cases[i].markup);

      g_assert_cmpstr (blocks, ==, cases[i].blocks);
    }
}

/* The text with a bar wherever a line may not only end between words: where one kept word meets the
 * next. */
static char *
format_words (const char *text)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GSList) kept = NULL;

  errdex_attributes_keep_words (attributes, text, 0, strlen (text));
  kept = pango_attr_list_get_attributes (attributes);
  for (GSList *i = kept; i != NULL; i = i->next)
    {
      PangoAttribute *attribute = i->data;

      g_assert_cmpint (attribute->klass->type, ==, PANGO_ATTR_ALLOW_BREAKS);
      g_assert_cmpint (((PangoAttrInt *) attribute)->value, ==, FALSE);
      g_string_append_len (words, text + attribute->start_index,
                           attribute->end_index - attribute->start_index);
      g_string_append_c (words, '|');
      pango_attribute_destroy (attribute);
    }

  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
test_keep_words (void)
{
  static const struct
  {
    const char *text, *words;
  } cases[] = {
    { "", "" },
    { "iot", "iot|" },
    { "iot.device.NotExistedDevice", "iot.|device.|Not|Existed|Device|" },
    { "iot.firmware.InvalidOTATaskId", "iot.|firmware.|Invalid|OTA|Task|Id|" },
    { "iot.tsl.scriptSyntaxError", "iot.|tsl.|script|Syntax|Error|" },
    { "https://a.example/b-c", "https:|/|/|a.|example/|b-|c|" },
    { "Base64Encode", "Base64|Encode|" },
    { "ABC", "ABC|" },
    { "设备id", "设|备id|" },
    { "ÉtatÉlevé", "État|Élevé|" },
    /* a word that is too long may be broken anywhere */
    { "a.abcdefghijklmnopqrstuvwxyz.b", "a.|b|" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = format_words (cases[i].text);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

/* The alpha of the background at @index, in percent; 0 where there is none. */
static guint
get_background (PangoAttrList *attributes, int index)
{
  g_autoptr (PangoAttrIterator) iterator = pango_attr_list_get_iterator (attributes);
  int start, end;

  do
    {
      PangoAttribute *alpha = pango_attr_iterator_get (iterator, PANGO_ATTR_BACKGROUND_ALPHA);

      pango_attr_iterator_range (iterator, &start, &end);
      if (start <= index && index < end)
        return alpha != NULL ? ((PangoAttrInt *) alpha)->value * 100 / 0xffff : 0;
    }
  while (pango_attr_iterator_next (iterator));

  return 0;
}

/* A match that begins before a code span and reaches into it is one match for the eye. */
static void
test_highlight_over_code (void)
{
  g_autoptr (GPtrArray) blocks = errdex_text_blocks_new ("the `IotId` here");
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (ErrdexSpan));
  g_autoptr (PangoAttrList) plain = NULL, marked = NULL;
  ErrdexSpan span = { 2, 7 };

  g_array_append_val (spans, span);
  plain = errdex_text_block_get_attributes (g_ptr_array_index (blocks, 0), NULL);
  marked = errdex_text_block_get_attributes (g_ptr_array_index (blocks, 0), spans);

  g_assert_cmpuint (get_background (plain, 2), ==, 0);
  g_assert_cmpuint (get_background (plain, 4), >, 0);
  g_assert_cmpuint (get_background (marked, 1), ==, 0);
  g_assert_cmpuint (get_background (marked, 2), >, get_background (plain, 4));
  g_assert_cmpuint (get_background (marked, 4), ==, get_background (marked, 2));
  g_assert_cmpuint (get_background (marked, 6), ==, get_background (marked, 2));
  g_assert_cmpuint (get_background (marked, 7), ==, get_background (plain, 4));
  g_assert_cmpuint (get_background (marked, 9), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-block/blocks", test_blocks);
  g_test_add_func ("/text-block/keep-words", test_keep_words);
  g_test_add_func ("/text-block/highlight-over-code", test_highlight_over_code);

  return g_test_run ();
}
