// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Writes CommonMark 0.30 (https://spec.commonmark.org/0.30/), with the tables of GitHub Flavored
 * Markdown for reports. The texts of a catalog know paragraphs, lists and code spans only: whatever
 * else would mean something in Markdown is escaped.
 */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "catalog/markup.h"

#include "export-private.h"
#include "found.h"
#include "summary.h"

/* --- text --- */

/* Whether the character at @at would be taken for markup. Underscores inside a word never are. */
static gboolean
needs_escape (const char *text, const char *at, const char *end)
{
  switch (*at)
    {
    case '_':
      return at == text || at + 1 == end || !g_ascii_isalnum (at[-1]) || !g_ascii_isalnum (at[1]);
    case '&':
      return at + 1 < end && (at[1] == '#' || g_ascii_isalpha (at[1]));
    case '<':
      return at + 1 < end && (strchr ("/!?", at[1]) != NULL || g_ascii_isalpha (at[1]));
    default:
      return strchr ("\\`*[]~|", *at) != NULL;
    }
}

static void
append_text (GString *out, const char *text, gsize length)
{
  const char *end = text + length;

  for (const char *p = text; p < end; p++)
    {
      if (needs_escape (text, p, end))
        g_string_append_c (out, '\\');
      g_string_append_c (out, *p);
    }
}

/* Escapes what means something at the beginning of a line only: headings, quotes, lists. */
static void
append_line_start (GString *out, const char *text, gsize length)
{
  gsize digits = strspn (text, "0123456789");

  if (length > 0 && strchr ("#>+-=", *text) != NULL)
    g_string_append_c (out, '\\');
  if (digits > 0 && digits < length && (text[digits] == '.' || text[digits] == ')'))
    {
      g_string_append_len (out, text, digits);
      g_string_append_c (out, '\\');
      text += digits;
      length -= digits;
    }
  append_text (out, text, length);
}

static gsize
longest_backticks (const char *text)
{
  gsize longest = 0;

  for (const char *p = text; *p != '\0';)
    {
      gsize run = strspn (p, "`");

      longest = MAX (longest, run);
      p += MAX (run, 1);
    }

  return longest;
}

/* A code span, fenced by one backtick more than stand in it. In a table a pipe ends the cell even
 * there. */
static void
append_code (GString *out, const char *text, gboolean in_table)
{
  gsize fence = longest_backticks (text) + 1;
  gboolean pad = fence > 1 && (*text == '`' || g_str_has_suffix (text, "`"));

  for (gsize i = 0; i < fence; i++)
    g_string_append_c (out, '`');
  g_string_append (out, pad ? " " : "");
  for (const char *p = text; *p != '\0'; p++)
    {
      if (in_table && *p == '|')
        g_string_append_c (out, '\\');
      g_string_append_c (out, *p);
    }
  g_string_append (out, pad ? " " : "");
  for (gsize i = 0; i < fence; i++)
    g_string_append_c (out, '`');
}

/* --- marked-up texts --- */

typedef struct
{
  GString *out;
  GString *code; /* a code span that may come in several runs */
  ErrdexBlock last_block;
  guint n_blocks;
  gboolean in_line; /* whether anything stands in the block already */
} Writer;

static void
flush_code (Writer *self)
{
  if (self->code->len == 0)
    return;
  append_code (self->out, self->code->str, FALSE);
  g_string_truncate (self->code, 0);
}

static void
begin_block (Writer *self, ErrdexBlock block, guint block_number)
{
  flush_code (self);
  if (self->n_blocks > 0)
    {
      gboolean list = block == ERRDEX_BLOCK_ITEM && self->last_block == ERRDEX_BLOCK_ITEM;

      g_string_append (self->out, list ? "\n" : "\n\n");
    }
  if (block == ERRDEX_BLOCK_ITEM)
    g_string_append (self->out, "- ");
  self->n_blocks = block_number + 1;
  self->last_block = block;
  self->in_line = FALSE;
}

static void
write_run (ErrdexBlock block,
           guint block_number,
           gsize offset,
           const char *run,
           gsize length,
           gboolean code,
           gpointer user_data)
{
  Writer *self = user_data;

  if (block_number >= self->n_blocks)
    begin_block (self, block, block_number);
  if (code)
    {
      g_string_append_len (self->code, run, length);
    }
  else
    {
      flush_code (self);
      if (self->in_line)
        append_text (self->out, run, length);
      else
        append_line_start (self->out, run, length);
    }
  self->in_line = TRUE;
}

static void
append_markup (GString *out, const char *text)
{
  Writer writer = { .out = out, .code = g_string_new (NULL) };

  errdex_markup_parse (text, write_run, &writer);
  flush_code (&writer);
  g_string_free (writer.code, TRUE);
  g_string_append (out, "\n\n");
}

/* --- entries --- */

static void
append_codes (GString *out, const char *label, const char *const *codes)
{
  if (*codes == NULL)
    return;
  g_string_append_printf (out, "**%s**", label);
  for (guint i = 0; codes[i] != NULL; i++)
    {
      g_string_append (out, i == 0 ? " " : ", ");
      append_code (out, codes[i], FALSE);
    }
  g_string_append (out, "\n\n");
}

/* A text in another language than the one above it: a quotation. */
static void
append_original (GString *out, const char *text)
{
  g_autoptr (GString) quoted = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;

  append_markup (quoted, text);
  g_strchomp (quoted->str);
  lines = g_strsplit (quoted->str, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    g_string_append_printf (out, *lines[i] != '\0' ? "> %s\n" : ">%s\n", lines[i]);
  g_string_append_c (out, '\n');
}

static void
append_solution (GString *out,
                 const ErrdexEntry *entry,
                 const ErrdexTexts *texts,
                 gboolean original)
{
  const char *advice = errdex_kind_get_advice (entry->kind);

  if (texts->solution != NULL)
    {
      g_string_append_printf (out, "**%s**\n\n", _ ("What to do"));
      append_markup (out, texts->solution);
      if (original)
        append_original (out, entry->solution);
    }
  else if (advice != NULL)
    {
      g_string_append_printf (out, "**%s**\n\n", _ ("General advice, not from the source"));
      append_markup (out, advice);
    }
}

static void
append_source (GString *out, const ErrdexCatalog *catalog)
{
  g_autofree char *source = errdex_summary_source (catalog);
  g_autofree char *sentence = NULL;

  if (source == NULL)
    return;
  sentence = g_strdup_printf (_ ("Source: %s"), source);
  append_line_start (out, sentence, strlen (sentence));
  g_string_append (out, "\n\n");
}

static void
append_name (GString *out, const char *name)
{
  if (name == NULL)
    return;
  g_string_append_c (out, ' ');
  append_text (out, name, strlen (name));
}

static void
append_entry (GString *out, const ErrdexLibrary *library, guint number, gboolean with_original)
{
  const ErrdexEntry *entry = errdex_library_get_entry (library, number);
  ErrdexTexts texts = errdex_library_get_texts (library, number);
  g_autofree char *line = errdex_summary_line (library, number);
  gboolean original = with_original && texts.translated;

  g_string_append (out, "### ");
  append_code (out, entry->code, FALSE);
  append_name (out, texts.name);
  g_string_append (out, "\n\n");
  append_line_start (out, line, strlen (line));
  g_string_append_printf (out, "\n\n**%s**\n\n", _ ("Cause"));
  append_markup (out, texts.description);
  if (original)
    append_original (out, entry->description);
  append_solution (out, entry, &texts, original);
  append_codes (out, _ ("API operations:"), entry->operations);
  append_codes (out, _ ("See also:"), entry->related);
}

static void
append_heading (GString *out, const char *marks, const char *title)
{
  g_string_append (out, marks);
  append_text (out, title, strlen (title));
  g_string_append (out, "\n\n");
}

/* Headings for the catalog and the category where they differ from those of the entry before. */
static void
append_headings (GString *out, const ErrdexLibrary *library, guint entry, const guint *before)
{
  const ErrdexCatalog *catalog = errdex_library_get_catalog (library, entry);
  g_autofree char *category = NULL;

  if (before == NULL || errdex_library_get_catalog (library, *before) != catalog)
    {
      append_heading (out, "# ", errdex_catalog_translate (catalog, catalog->title));
      append_source (out, catalog);
    }
  else if (errdex_library_get_category (library, *before)
           == errdex_library_get_category (library, entry))
    {
      return;
    }
  category = errdex_summary_category (library, entry);
  append_heading (out, "## ", category);
}

/* Each part ends with an empty line, the document with a line. */
static void
trim_end (GString *out)
{
  while (out->len > 1 && out->str[out->len - 1] == '\n' && out->str[out->len - 2] == '\n')
    g_string_truncate (out, out->len - 1);
}

/* A single entry is one to be pasted into other texts: it names its source itself, and has no
 * headings around it. */
void
errdex_markdown_entries (GString *out,
                         const ErrdexLibrary *library,
                         const guint *entries,
                         guint n_entries,
                         gboolean with_original)
{
  for (guint i = 0; i < n_entries; i++)
    {
      if (n_entries > 1)
        append_headings (out, library, entries[i], i > 0 ? &entries[i - 1] : NULL);
      append_entry (out, library, entries[i], with_original);
    }
  if (n_entries == 1)
    append_source (out, errdex_library_get_catalog (library, entries[0]));
  trim_end (out);
}

/* --- reports --- */

static void
append_table_head (GString *out, const char *const *titles)
{
  for (guint i = 0; titles[i] != NULL; i++)
    {
      g_string_append (out, "| ");
      append_text (out, titles[i], strlen (titles[i]));
      g_string_append_c (out, ' ');
    }
  g_string_append (out, "|\n");
  for (guint i = 0; titles[i] != NULL; i++)
    g_string_append (out, i == 0 ? "| ---: " : "| --- ");
  g_string_append (out, "|\n");
}

/* Texts from outside, such as file names, may hold line breaks: they would end the row. */
static void
append_cell (GString *out, const char *text)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\r\n", ' ');

  g_string_append (out, " | ");
  append_text (out, line, strlen (line));
}

static void
append_code_cell (GString *out, const char *code)
{
  g_string_append (out, " | ");
  append_code (out, code, TRUE);
}

static void
append_place_cells (GString *out, ErrdexScan *scan, const ErrdexFound *found)
{
  g_autofree char *places = errdex_found_join_places (scan, found, ERRDEX_SCAN_MAX_PLACES, ", ");
  g_autofree char *request_ids = errdex_found_join_request_ids (found, ", ");

  append_cell (out, places);
  append_cell (out, request_ids);
  g_string_append (out, " |\n");
}

static void
append_known (GString *out, ErrdexScan *scan, ErrdexLibrary *library)
{
  const char *titles[]
      = { _ ("Count"), _ ("Code"), _ ("Meaning"), _ ("Places"), _ ("Request IDs"), NULL };
  GPtrArray *known = errdex_scan_get_known (scan);

  append_heading (out, "## ", _ ("Codes found"));
  if (known->len == 0)
    {
      g_string_append_printf (out, "%s\n\n", _ ("None."));
      return;
    }
  append_table_head (out, titles);
  for (guint i = 0; i < known->len; i++)
    {
      const ErrdexFound *found = known->pdata[i];
      g_autofree char *meaning = errdex_summary_meaning (library, found->entry);

      g_string_append_printf (out, "| %" G_GUINT64_FORMAT, found->count);
      append_code_cell (out, found->code);
      append_cell (out, meaning);
      append_place_cells (out, scan, found);
    }
  g_string_append_c (out, '\n');
}

static void
append_unknown (GString *out, ErrdexScan *scan, ErrdexFinder *finder)
{
  const char *titles[] = { _ ("Count"),  _ ("Text"),        _ ("Nearest known codes"),
                           _ ("Places"), _ ("Request IDs"), NULL };
  GPtrArray *unknown = errdex_scan_get_unknown (scan);

  if (unknown->len == 0)
    return;
  append_heading (out, "## ", _ ("In no catalog"));
  append_table_head (out, titles);
  for (guint i = 0; i < unknown->len; i++)
    {
      const ErrdexFound *found = unknown->pdata[i];
      g_autofree char *nearest = errdex_found_join_nearest (found, finder, ", ");

      g_string_append_printf (out, "| %" G_GUINT64_FORMAT, found->count);
      append_code_cell (out, found->code);
      append_cell (out, nearest);
      append_place_cells (out, scan, found);
    }
}

void
errdex_markdown_report (GString *out, ErrdexScan *scan, ErrdexFinder *finder)
{
  append_heading (out, "# ", _ ("Error codes found"));
  append_known (out, scan, errdex_finder_get_library (finder));
  append_unknown (out, scan, finder);
  trim_end (out);
}
