// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Reads Markdown by making HTML of it, because Markdown holds HTML: line breaks in cells, and whole
 * tables where cells are merged. Lines keep their numbers. */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <md4c.h>

#include "html.h"
#include "markdown.h"

typedef struct
{
  const char *text; /* the source */
  gsize length;
  gsize counted; /* so much of it lies before the line counted last */
  guint line;
  GString *html;
  guint html_line;
  gboolean at_start; /* of a block, where a line break changes nothing */
  guint images;      /* whose texts stand for pictures */
} Writer;

static void
append (Writer *self, const char *html, gsize length)
{
  for (gsize i = 0; i < length; i++)
    self->html_line += html[i] == '\n';
  g_string_append_len (self->html, html, length);
}

/* Brings the HTML to the line that the source is in. The parser hands out pieces of the source
 * itself, or else texts of its own, whose place nobody knows. */
static void
catch_up (Writer *self, const char *piece)
{
  if (!self->at_start || piece < self->text || piece >= self->text + self->length)
    return;
  for (; self->text + self->counted < piece; self->counted++)
    self->line += self->text[self->counted] == '\n';
  while (self->html_line < self->line)
    append (self, "\n", 1);
  self->at_start = FALSE;
}

/* --- blocks --- */

static const char *
get_element (MD_BLOCKTYPE type)
{
  switch (type)
    {
    case MD_BLOCK_QUOTE:
      return "blockquote";
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
      return "ul";
    case MD_BLOCK_LI:
      return "li";
    case MD_BLOCK_CODE:
      return "pre";
    case MD_BLOCK_P:
      return "p";
    case MD_BLOCK_TABLE:
      return "table";
    case MD_BLOCK_THEAD:
      return "thead";
    case MD_BLOCK_TBODY:
      return "tbody";
    case MD_BLOCK_TR:
      return "tr";
    case MD_BLOCK_TH:
      return "th";
    case MD_BLOCK_TD:
      return "td";
    case MD_BLOCK_H:
    case MD_BLOCK_DOC:
    case MD_BLOCK_HR:
    case MD_BLOCK_HTML:
    default:
      return NULL;
    }
}

static int
write_tag (Writer *self, const char *begin, MD_BLOCKTYPE type, const void *detail)
{
  const char *element = get_element (type);
  g_autofree char *tag = NULL;

  if (type == MD_BLOCK_H)
    tag = g_strdup_printf ("%sh%u>", begin, ((const MD_BLOCK_H_DETAIL *) detail)->level);
  else if (element != NULL)
    tag = g_strdup_printf ("%s%s>", begin, element);
  if (tag != NULL)
    append (self, tag, strlen (tag));
  self->at_start = type != MD_BLOCK_CODE;

  return self->html->len > ERRDEX_IMPORT_MAX_BYTES;
}

static int
on_enter_block (MD_BLOCKTYPE type, void *detail, void *user_data)
{
  return write_tag (user_data, "<", type, detail);
}

static int
on_leave_block (MD_BLOCKTYPE type, void *detail, void *user_data)
{
  return write_tag (user_data, "</", type, detail);
}

/* --- spans --- */

static int
on_enter_span (MD_SPANTYPE type, void *detail, void *user_data)
{
  Writer *self = user_data;

  self->images += type == MD_SPAN_IMG;
  if (type == MD_SPAN_CODE)
    append (self, "<code>", strlen ("<code>"));

  return 0;
}

static int
on_leave_span (MD_SPANTYPE type, void *detail, void *user_data)
{
  Writer *self = user_data;

  self->images -= type == MD_SPAN_IMG;
  if (type == MD_SPAN_CODE)
    append (self, "</code>", strlen ("</code>"));

  return 0;
}

static int
on_text (MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *user_data)
{
  Writer *self = user_data;
  g_autofree char *escaped = NULL;

  if (self->images > 0)
    return 0;
  catch_up (self, text);
  switch (type)
    {
    case MD_TEXT_BR:
      append (self, "<br>", strlen ("<br>"));
      break;
    case MD_TEXT_SOFTBR:
      append (self, " ", 1);
      break;
    case MD_TEXT_ENTITY:
    case MD_TEXT_HTML:
      append (self, text, size);
      break;
    case MD_TEXT_NULLCHAR:
      break;
    case MD_TEXT_NORMAL:
    case MD_TEXT_CODE:
    case MD_TEXT_LATEXMATH:
    default:
      escaped = g_markup_escape_text (text, size);
      append (self, escaped, strlen (escaped));
      break;
    }

  return self->html->len > ERRDEX_IMPORT_MAX_BYTES;
}

/* --- the whole --- */

/* Many a document begins with a block of settings between lines of three hyphens, which Markdown
 * would take for a heading. Returns where it ends, and puts its title into @title. */
static gsize
skip_front_matter (const char *text, char **title)
{
  const char *end;

  if (!g_str_has_prefix (text, "---\n") && !g_str_has_prefix (text, "---\r\n"))
    return 0;
  end = strstr (text + 3, "\n---");
  if (end == NULL || (end[4] != '\n' && end[4] != '\r' && end[4] != '\0'))
    return 0;
  for (const char *line = strchr (text, '\n'); line != NULL && line < end;
       line = strchr (line + 1, '\n'))
    if (g_str_has_prefix (line + 1, "title:"))
      {
        const char *value = line + 1 + strlen ("title:");

        *title = g_strndup (value, strcspn (value, "\r\n"));
        g_strstrip (*title);
        if (strlen (*title) > 1 && strchr ("\"'", **title) != NULL
            && (*title)[strlen (*title) - 1] == **title)
          {
            (*title)[strlen (*title) - 1] = '\0';
            memmove (*title, *title + 1, strlen (*title));
          }
        break;
      }

  return end + 4 - text;
}

/**
 * errdex_markdown_read:
 * @text: UTF-8, zero-terminated
 * @length: its length in bytes, at most %ERRDEX_IMPORT_MAX_BYTES
 * @error: (out): why it cannot be read, as %ERRDEX_IMPORT_ERROR
 *
 * Reads a document in the Markdown of GitHub.
 *
 * Returns: (transfer full) (nullable): its headings and tables
 */
ErrdexPage *
errdex_markdown_read (const char *text, gsize length, GError **error)
{
  static const MD_PARSER parser = {
    .flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH,
    .enter_block = on_enter_block,
    .leave_block = on_leave_block,
    .enter_span = on_enter_span,
    .leave_span = on_leave_span,
    .text = on_text,
  };
  g_autofree char *title = NULL;
  gsize begin = skip_front_matter (text, &title);
  Writer writer = { .text = text, .length = length, .line = 1, .html_line = 1 };
  ErrdexPage *page = NULL;

  writer.html = g_string_new (NULL);
  if (md_parse (text + begin, length - begin, &parser, &writer) != 0)
    g_set_error_literal (error, ERRDEX_IMPORT_ERROR, ERRDEX_IMPORT_ERROR_UNREADABLE,
                         _ ("its tables are too large"));
  else
    page = errdex_html_read (writer.html->str, writer.html->len, error);
  g_string_free (writer.html, TRUE);
  if (page != NULL && title != NULL)
    {
      g_free (page->title);
      page->title = g_steal_pointer (&title);
    }

  return page;
}
