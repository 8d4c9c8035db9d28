// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Reads the headings and tables of an HTML page. No tree is built: the parser of libxml2 tells what
 * begins and what ends, which keeps the memory small whatever the page is like. */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include "catalog/markup.h"

#include "html.h"
#include "prose.h"

/* Deeper pages are refused. */
#define MAX_DEPTH 512

/* What an element means here. */
typedef enum
{
  KIND_OTHER,
  KIND_BLOCK, /* begins and ends a paragraph */
  KIND_BREAK,
  KIND_CELL,
  KIND_CODE,
  KIND_GROUP, /* of rows */
  KIND_HEADER_GROUP,
  KIND_HEADING,
  KIND_ITEM,
  KIND_PAGE,
  KIND_PREFORMATTED,
  KIND_ROW,
  KIND_SKIPPED, /* is nothing that a reader of the page sees as text */
  KIND_TABLE,
  KIND_TITLE,
  KIND_VOID, /* has no end */
} Kind;

static const struct
{
  const char *name;
  Kind kind;
} elements[] = {
  { "td", KIND_CELL },          { "th", KIND_CELL },          { "tr", KIND_ROW },
  { "p", KIND_BLOCK },          { "code", KIND_CODE },        { "br", KIND_BREAK },
  { "li", KIND_ITEM },          { "ul", KIND_BLOCK },         { "ol", KIND_BLOCK },
  { "div", KIND_BLOCK },        { "table", KIND_TABLE },      { "thead", KIND_HEADER_GROUP },
  { "tbody", KIND_GROUP },      { "tfoot", KIND_GROUP },      { "h1", KIND_HEADING },
  { "h2", KIND_HEADING },       { "h3", KIND_HEADING },       { "h4", KIND_HEADING },
  { "h5", KIND_HEADING },       { "h6", KIND_HEADING },       { "html", KIND_PAGE },
  { "title", KIND_TITLE },      { "pre", KIND_PREFORMATTED }, { "kbd", KIND_CODE },
  { "samp", KIND_CODE },        { "tt", KIND_CODE },          { "dl", KIND_BLOCK },
  { "dt", KIND_BLOCK },         { "dd", KIND_BLOCK },         { "blockquote", KIND_BLOCK },
  { "section", KIND_BLOCK },    { "article", KIND_BLOCK },    { "aside", KIND_BLOCK },
  { "figure", KIND_BLOCK },     { "hr", KIND_BREAK },         { "script", KIND_SKIPPED },
  { "style", KIND_SKIPPED },    { "template", KIND_SKIPPED }, { "svg", KIND_SKIPPED },
  { "button", KIND_SKIPPED },   { "select", KIND_SKIPPED },   { "textarea", KIND_SKIPPED },
  { "noscript", KIND_SKIPPED }, { "iframe", KIND_SKIPPED },   { "caption", KIND_SKIPPED },
  { "img", KIND_VOID },         { "input", KIND_VOID },       { "wbr", KIND_VOID },
  { "col", KIND_VOID },         { "meta", KIND_VOID },        { "link", KIND_VOID },
  { "base", KIND_VOID },        { "area", KIND_VOID },        { "source", KIND_VOID },
  { "embed", KIND_VOID },       { "param", KIND_VOID },       { "track", KIND_VOID },
};

/* A table that is open. */
typedef struct
{
  ErrdexPart *part;
  ErrdexRow *row;
  gboolean in_header;
  gboolean in_cell;
  ErrdexCell cell;
  ErrdexProse prose;
} Table;

typedef struct
{
  htmlParserCtxtPtr parser;
  ErrdexPage *page;
  GArray *open;      /* Kind: the elements around the present place */
  GPtrArray *tables; /* Table: those around it */
  guint skipped;     /* how many elements are open where one began that is skipped; 0 for none */
  guint preformatted;
  gboolean in_title;
  ErrdexProse title;
  guint level; /* of the heading, 0 outside of one */
  guint heading_line;
  char *anchor;
  ErrdexProse heading;
  char *failure;
} Reader;

static Kind
get_kind (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (elements); i++)
    if (strcmp (elements[i].name, name) == 0)
      return elements[i].kind;

  return KIND_OTHER;
}

static guint
get_line (const Reader *self)
{
  return self->parser->input != NULL ? MAX (self->parser->input->line, 1) : 1;
}

static void
fail (Reader *self, const char *message)
{
  if (self->failure == NULL)
    self->failure = g_strdup_printf (_ ("line %u: %s"), get_line (self), message);
  xmlStopParser (self->parser);
}

/* --- attributes --- */

static const char *
get_attribute (const xmlChar **attributes, const char *name)
{
  for (; attributes != NULL && attributes[0] != NULL; attributes += 2)
    if (strcmp ((const char *) attributes[0], name) == 0)
      return attributes[1] != NULL ? (const char *) attributes[1] : "";

  return NULL;
}

static guint
get_span (const xmlChar **attributes, const char *name)
{
  const char *text = get_attribute (attributes, name);
  guint64 span = text != NULL ? g_ascii_strtoull (text, NULL, 10) : 1;

  /* a row span of 0 reaches to the end */
  if (text != NULL && strcmp (text, "0") == 0)
    return G_MAXUINT16;

  return CLAMP (span, 1, G_MAXUINT16);
}

static gboolean
is_hidden (const xmlChar **attributes)
{
  const char *style = get_attribute (attributes, "style");
  const char *aria = get_attribute (attributes, "aria-hidden");

  return get_attribute (attributes, "hidden") != NULL
         || (aria != NULL && strcmp (aria, "true") == 0)
         || (style != NULL
             && (strstr (style, "display:none") != NULL
                 || strstr (style, "display: none") != NULL));
}

/* --- text --- */

static Table *
get_table (const Reader *self)
{
  return self->tables->len > 0 ? self->tables->pdata[self->tables->len - 1] : NULL;
}

/* What is being written at the present place; or NULL, where nothing is wanted. */
static ErrdexProse *
get_prose (Reader *self)
{
  Table *table = get_table (self);

  if (self->skipped > 0)
    return NULL;
  if (self->in_title)
    return &self->title;
  if (self->level > 0)
    return &self->heading;

  return table != NULL && table->in_cell ? &table->prose : NULL;
}

/* The line that the first visible character of a text stands in; 0 if there is none. The parser
 * knows where the text ends. */
static guint
find_line (const Reader *self, const char *text, gsize length)
{
  guint line = get_line (self);
  gsize first = 0;

  while (first < length && g_ascii_isspace (text[first]))
    first++;
  for (gsize i = first; i < length; i++)
    line -= text[i] == '\n' && line > 1;

  return first < length ? line : 0;
}

static void
on_text (void *data, const xmlChar *characters, int length)
{
  Reader *self = data;
  const char *text = (const char *) characters;
  ErrdexProse *prose = get_prose (self);
  Table *table = get_table (self);

  if (prose == NULL || length <= 0 || !g_utf8_validate_len (text, length, NULL))
    return;
  if (table != NULL && prose == &table->prose && table->cell.line == 0)
    table->cell.line = find_line (self, text, length);
  if (self->preformatted > 0)
    errdex_prose_add_lines (prose, text, length);
  else
    errdex_prose_add (prose, text, length);
}

static char *
finish_plain (ErrdexProse *prose)
{
  g_autofree char *text = errdex_prose_finish (prose);
  g_autofree char *plain = errdex_markup_to_plain (text);

  g_strdelimit (plain, "\n", ' ');

  return g_steal_pointer (&plain);
}

/* --- tables --- */

static void
free_table (gpointer data)
{
  Table *self = data;

  errdex_prose_clear (&self->prose);
  g_free (self);
}

static void
end_cell (Reader *self, Table *table)
{
  guint line = table->cell.line;

  if (!table->in_cell)
    return;
  table->in_cell = FALSE;
  table->cell.text = errdex_prose_finish (&table->prose);
  table->cell.line = line > 0 ? line : get_line (self);
  /* lines of rows are for people, who look for the text */
  if (line > 0 && table->row->cells->len == 0)
    table->row->line = line;
  if (!errdex_page_add_cell (self->page, table->row, &table->cell))
    fail (self, _ ("the table is too large"));
  g_clear_pointer (&table->cell.text, g_free);
}

static void
begin_row (Reader *self, Table *table)
{
  end_cell (self, table);
  table->row = errdex_page_add_row (self->page, table->part, get_line (self));
  if (table->row == NULL)
    fail (self, _ ("the table is too large"));
}

static void
begin_cell (Reader *self, Table *table, const char *name, const xmlChar **attributes)
{
  end_cell (self, table);
  if (table->row == NULL)
    begin_row (self, table);
  if (table->row == NULL)
    return;
  table->in_cell = TRUE;
  table->cell.line = 0;
  table->cell.rows = get_span (attributes, "rowspan");
  table->cell.columns = get_span (attributes, "colspan");
  table->cell.header = table->in_header || strcmp (name, "th") == 0;
}

static void
begin_table (Reader *self)
{
  Table *table = g_new0 (Table, 1);

  errdex_prose_init (&table->prose);
  table->part = errdex_page_add_table (self->page, get_line (self));
  g_ptr_array_add (self->tables, table);
}

static void
end_table (Reader *self)
{
  Table *table = get_table (self);

  if (table == NULL)
    return;
  end_cell (self, table);
  if (table->part->rows->len > 0)
    table->part->line = ((ErrdexRow *) table->part->rows->pdata[0])->line;
  g_ptr_array_remove_index (self->tables, self->tables->len - 1);
}

/* --- headings --- */

static void
begin_heading (Reader *self, guint level, const xmlChar **attributes)
{
  self->level = level;
  self->heading_line = get_line (self);
  g_free (self->anchor);
  self->anchor = g_strdup (get_attribute (attributes, "id"));
}

static void
end_heading (Reader *self)
{
  g_autofree char *text = finish_plain (&self->heading);

  if (*text != '\0')
    errdex_page_add_heading (self->page, self->heading_line, self->level, text, self->anchor);
  self->level = 0;
}

/* --- what ends --- */

static void
close_kind (Reader *self, Kind kind)
{
  ErrdexProse *prose = get_prose (self);
  Table *table = get_table (self);

  if (kind == KIND_TABLE)
    end_table (self);
  else if (kind == KIND_CELL && table != NULL)
    end_cell (self, table);
  else if (kind == KIND_ROW && table != NULL)
    {
      end_cell (self, table);
      table->row = NULL;
    }
  else if (kind == KIND_HEADER_GROUP && table != NULL)
    table->in_header = FALSE;
  else if (kind == KIND_HEADING && self->level > 0)
    end_heading (self);
  else if (kind == KIND_TITLE)
    self->in_title = FALSE;
  else if (kind == KIND_PREFORMATTED && self->preformatted > 0)
    self->preformatted--;
  if (prose == NULL)
    return;

  if (kind == KIND_CODE || kind == KIND_PREFORMATTED)
    errdex_prose_end_code (prose);
  if (kind == KIND_ITEM)
    errdex_prose_end_item (prose);
  if (kind == KIND_BLOCK || kind == KIND_PREFORMATTED)
    errdex_prose_break (prose);
}

/* What closes nothing but what stands in the same cell. */
static gboolean
stays_in_cell (Kind kind)
{
  switch (kind)
    {
    case KIND_CELL:
    case KIND_ROW:
    case KIND_GROUP:
    case KIND_HEADER_GROUP:
    case KIND_TABLE:
    case KIND_PAGE:
      return FALSE;
    default:
      return TRUE;
    }
}

/* Closes the innermost element of a kind with all that is in it, but no table around it. */
static void
close_to (Reader *self, Kind kind)
{
  guint depth = self->open->len;

  while (depth > 0 && g_array_index (self->open, Kind, depth - 1) != kind)
    {
      Kind other = g_array_index (self->open, Kind, depth - 1);

      if (other == KIND_TABLE || (other == KIND_CELL && stays_in_cell (kind)))
        return;
      depth--;
    }
  while (depth > 0 && self->open->len >= depth)
    {
      Kind last = g_array_index (self->open, Kind, self->open->len - 1);

      if (self->skipped == self->open->len)
        self->skipped = 0;
      g_array_set_size (self->open, self->open->len - 1);
      if (self->skipped == 0)
        close_kind (self, last);
    }
}

static void
on_end (void *data, const xmlChar *name)
{
  Reader *self = data;
  Kind kind = get_kind ((const char *) name);

  if (kind != KIND_VOID && kind != KIND_BREAK)
    close_to (self, kind);
}

/* --- what begins --- */

static void
open_in_table (Reader *self, Kind kind, const char *name, const xmlChar **attributes)
{
  Table *table = get_table (self);

  if (table == NULL)
    return;
  /* what a page forgot to end ends here */
  if (kind != KIND_CELL)
    close_to (self, KIND_ROW);
  close_to (self, KIND_CELL);
  if (kind == KIND_CELL)
    begin_cell (self, table, name, attributes);
  else if (kind == KIND_ROW)
    begin_row (self, table);
  else
    table->in_header = kind == KIND_HEADER_GROUP;
}

static void
open_in_text (Reader *self, Kind kind)
{
  ErrdexProse *prose = get_prose (self);

  self->preformatted += kind == KIND_PREFORMATTED;
  if (prose == NULL)
    return;
  if (kind == KIND_ITEM)
    errdex_prose_begin_item (prose);
  else if (kind != KIND_CODE)
    errdex_prose_break (prose);
  if (kind == KIND_CODE || kind == KIND_PREFORMATTED)
    errdex_prose_begin_code (prose);
}

static void
open_heading (Reader *self, const char *name, const xmlChar **attributes)
{
  Table *table = get_table (self);

  if (table != NULL && table->in_cell)
    errdex_prose_break (&table->prose);
  else
    begin_heading (self, name[1] - '0', attributes);
}

static void
open_kind (Reader *self, Kind kind, const char *name, const xmlChar **attributes)
{
  const char *language;

  switch (kind)
    {
    case KIND_PAGE:
      language = get_attribute (attributes, "lang");
      if (language != NULL && self->page->language == NULL)
        self->page->language = g_strdup (language);
      break;
    case KIND_TITLE:
      self->in_title = TRUE;
      break;
    case KIND_TABLE:
      begin_table (self);
      break;
    case KIND_CELL:
    case KIND_ROW:
    case KIND_GROUP:
    case KIND_HEADER_GROUP:
      open_in_table (self, kind, name, attributes);
      break;
    case KIND_HEADING:
      open_heading (self, name, attributes);
      break;
    case KIND_BLOCK:
    case KIND_BREAK:
    case KIND_CODE:
    case KIND_ITEM:
    case KIND_PREFORMATTED:
      open_in_text (self, kind);
      break;
    case KIND_SKIPPED:
    case KIND_VOID:
    case KIND_OTHER:
    default:
      break;
    }
}

static void
on_start (void *data, const xmlChar *element, const xmlChar **attributes)
{
  Reader *self = data;
  const char *name = (const char *) element;
  Kind kind = get_kind (name);
  gboolean skipped = self->skipped > 0;

  if (self->open->len >= MAX_DEPTH)
    {
      fail (self, _ ("elements are nested too deeply"));
      return;
    }
  if (!skipped)
    open_kind (self, kind, name, attributes);
  if (kind == KIND_VOID || kind == KIND_BREAK)
    return;
  g_array_append_val (self->open, kind);
  if (!skipped && (kind == KIND_SKIPPED || (is_hidden (attributes) && stays_in_cell (kind))))
    self->skipped = self->open->len;
}

/* --- the whole --- */

static void G_GNUC_PRINTF (2, 3) on_error (void *data, const char *format, ...)
{
  /* every page has mistakes; what counts is what can be read */
}

static gboolean
parse (Reader *self, const char *text, gsize length)
{
  htmlDocPtr document;

  self->parser = htmlNewParserCtxt ();
  if (self->parser == NULL)
    return FALSE;
  memset (self->parser->sax, 0, sizeof *self->parser->sax);
  self->parser->sax->initialized = 1;
  self->parser->sax->startElement = on_start;
  self->parser->sax->endElement = on_end;
  self->parser->sax->characters = on_text;
  self->parser->sax->ignorableWhitespace = on_text;
  self->parser->sax->error = on_error;
  self->parser->sax->fatalError = on_error;
  self->parser->sax->warning = on_error;
  self->parser->userData = self;
  document = htmlCtxtReadMemory (self->parser, text, length, NULL, "UTF-8",
                                 HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
  if (document != NULL)
    xmlFreeDoc (document);
  while (self->failure == NULL && self->open->len > 0)
    close_to (self, g_array_index (self->open, Kind, self->open->len - 1));
  htmlFreeParserCtxt (self->parser);

  return self->failure == NULL;
}

static void
reader_init (Reader *self, ErrdexPage *page)
{
  self->page = page;
  self->open = g_array_new (FALSE, FALSE, sizeof (Kind));
  self->tables = g_ptr_array_new_with_free_func (free_table);
  errdex_prose_init (&self->title);
  errdex_prose_init (&self->heading);
}

static void
reader_clear (Reader *self)
{
  g_array_unref (self->open);
  g_ptr_array_unref (self->tables);
  errdex_prose_clear (&self->title);
  errdex_prose_clear (&self->heading);
  g_free (self->anchor);
  g_free (self->failure);
}

/**
 * errdex_html_read:
 * @text: a page in UTF-8, whatever it says about its encoding
 * @length: its length in bytes, at most %ERRDEX_IMPORT_MAX_BYTES
 * @error: (out): why it cannot be read, as %ERRDEX_IMPORT_ERROR
 *
 * Reads what a page has of headings and tables. Nothing that it refers to is opened.
 *
 * Returns: (transfer full) (nullable): its headings and tables
 */
ErrdexPage *
errdex_html_read (const char *text, gsize length, GError **error)
{
  g_autoptr (ErrdexPage) page = errdex_page_new ();
  Reader reader = { 0 };
  gboolean done;

  reader_init (&reader, page);
  done = parse (&reader, text, length);
  page->title = finish_plain (&reader.title);
  if (!done)
    g_set_error_literal (error, ERRDEX_IMPORT_ERROR, ERRDEX_IMPORT_ERROR_UNREADABLE,
                         reader.failure != NULL ? reader.failure : "libxml2");
  reader_clear (&reader);

  return done ? g_steal_pointer (&page) : NULL;
}
