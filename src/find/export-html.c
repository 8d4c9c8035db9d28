// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Writes one HTML page that needs nothing but itself: no script, no font, no picture, nothing from
 * elsewhere. */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "catalog/markup.h"

#include "export-private.h"
#include "found.h"
#include "summary.h"

static const char style[]
    = ":root { color-scheme: light dark; --text: #24292f; --dim: #57606a; --page: #ffffff;"
      " --card: #f6f8fa; --line: #d0d7de; --link: #0550ae; }\n"
      "@media (prefers-color-scheme: dark) { :root { --text: #e6e6e6; --dim: #a5adb6;"
      " --page: #1e1e1e; --card: #2a2a2a; --line: #454545; --link: #8ab8ff; } }\n"
      "body { max-width: 56rem; margin: 0 auto; padding: 1rem 1rem 4rem; color: var(--text);"
      " background: var(--page); font: 1rem/1.55 system-ui, sans-serif; }\n"
      "a { color: var(--link); }\n"
      "h1, h2, h3 { line-height: 1.25; }\n"
      "h3 { margin: 0; overflow-wrap: anywhere; }\n"
      "code { font-family: ui-monospace, monospace; font-size: 0.92em;"
      " overflow-wrap: anywhere; }\n"
      "article { margin: 1rem 0; padding: 1rem; border: 1px solid var(--line);"
      " border-radius: 8px; background: var(--card); }\n"
      "article:target { outline: 2px solid var(--link); }\n"
      "h4 { margin: 0.8rem 0 0; font-size: 1rem; }\n"
      "p, ul { margin: 0.3rem 0; }\n"
      ".dim { color: var(--dim); }\n"
      ".wide { overflow-x: auto; }\n"
      "table { border-collapse: collapse; width: 100%; }\n"
      "th, td { padding: 0.4rem 0.6rem; border-bottom: 1px solid var(--line);"
      " text-align: start; vertical-align: top; }\n"
      "td.number { text-align: end; }\n"
      "@media print { article { break-inside: avoid; } }\n";

/* --- text --- */

static void
append_text (GString *out, const char *text, gsize length)
{
  g_autofree char *escaped = g_markup_escape_text (text, length);

  g_string_append (out, escaped);
}

static void
append_string (GString *out, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  append_text (out, valid, strlen (valid));
}

static void
append_element (GString *out, const char *tag, const char *text)
{
  g_string_append_printf (out, "<%s>", tag);
  append_string (out, text);
  g_string_append_printf (out, "</%s>\n", tag);
}

typedef struct
{
  GString *out;
  ErrdexBlock block;
  guint n_blocks;
  gboolean in_code;
} Writer;

static void
end_code (Writer *self)
{
  if (self->in_code)
    g_string_append (self->out, "</code>");
  self->in_code = FALSE;
}

static void
end_block (Writer *self)
{
  end_code (self);
  if (self->n_blocks > 0)
    g_string_append (self->out, self->block == ERRDEX_BLOCK_ITEM ? "</li>\n" : "</p>\n");
}

static void
begin_block (Writer *self, ErrdexBlock block, guint block_number)
{
  gboolean was_list = self->n_blocks > 0 && self->block == ERRDEX_BLOCK_ITEM;

  end_block (self);
  if (was_list && block != ERRDEX_BLOCK_ITEM)
    g_string_append (self->out, "</ul>\n");
  if (!was_list && block == ERRDEX_BLOCK_ITEM)
    g_string_append (self->out, "<ul>\n");
  g_string_append (self->out, block == ERRDEX_BLOCK_ITEM ? "<li>" : "<p>");
  self->block = block;
  self->n_blocks = block_number + 1;
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
  if (!code)
    end_code (self);
  else if (!self->in_code)
    g_string_append (self->out, "<code>");
  self->in_code = code;
  append_text (self->out, run, length);
}

static void
append_markup (GString *out, const char *text)
{
  Writer writer = { .out = out };

  errdex_markup_parse (text, write_run, &writer);
  end_block (&writer);
  if (writer.n_blocks > 0 && writer.block == ERRDEX_BLOCK_ITEM)
    g_string_append (out, "</ul>\n");
}

/* --- the page --- */

/* The language of the program's own words on the page; entries say theirs where it is another. */
static char *
get_page_language (void)
{
  char *language = errdex_summary_language (GETTEXT_PACKAGE);

  return language != NULL ? language : g_strdup ("en");
}

static void
begin_page (GString *out, const char *title)
{
  g_autofree char *language = get_page_language ();

  g_string_append (out, "<!DOCTYPE html>\n<html lang=\"");
  append_string (out, language);
  g_string_append (out, "\">\n<head>\n<meta charset=\"utf-8\">\n"
                        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                        "<meta name=\"generator\" content=\"Errdex " ERRDEX_VERSION "\">\n");
  append_element (out, "title", title);
  g_string_append_printf (out, "<style>\n%s</style>\n</head>\n<body>\n", style);
  append_element (out, "h1", title);
}

static void
end_page (GString *out)
{
  g_string_append (out, "</body>\n</html>\n");
}

/* --- entries --- */

/* What names an entry on the page. No part of it holds white space, so HTML takes it as an id. */
static char *
get_anchor (const ErrdexLibrary *library, guint entry)
{
  return g_strjoin ("/", errdex_library_get_catalog (library, entry)->id,
                    errdex_library_get_category (library, entry)->id,
                    errdex_library_get_entry (library, entry)->code, NULL);
}

typedef struct
{
  const ErrdexLibrary *library;
  const guint *entries;
  guint n_entries;
  GHashTable *by_code; /* code → number of its first entry + 1 */
  char *language;      /* of the page */
} Page;

static void
page_init (Page *self, const ErrdexLibrary *library, const guint *entries, guint n_entries)
{
  self->library = library;
  self->entries = entries;
  self->n_entries = n_entries;
  self->by_code = g_hash_table_new (g_str_hash, g_str_equal);
  self->language = get_page_language ();
  for (guint i = n_entries; i > 0; i--)
    g_hash_table_insert (self->by_code,
                         (gpointer) errdex_library_get_entry (library, entries[i - 1])->code,
                         GUINT_TO_POINTER (entries[i - 1] + 1));
}

static void
page_clear (Page *self)
{
  g_hash_table_unref (self->by_code);
  g_free (self->language);
}

/* The name that stands beside a code, if there is one. */
static void
append_name (GString *out, const ErrdexLibrary *library, guint entry)
{
  const char *name = errdex_library_get_texts (library, entry).name;

  if (name == NULL)
    return;
  g_string_append_c (out, ' ');
  append_string (out, name);
}

static void
append_link (GString *out, const ErrdexLibrary *library, guint entry)
{
  g_autofree char *anchor = get_anchor (library, entry);
  g_autofree char *fragment = g_uri_escape_string (anchor, "/", FALSE);

  g_string_append_printf (out, "<a href=\"#%s\"><code>", fragment);
  append_string (out, errdex_library_get_entry (library, entry)->code);
  g_string_append (out, "</code></a>");
}

/* Codes on one line; those that are on the page are links to them. */
static void
append_codes (GString *out, const Page *page, const char *label, const char *const *codes)
{
  if (*codes == NULL)
    return;
  append_element (out, "h4", label);
  g_string_append (out, "<p>");
  for (guint i = 0; codes[i] != NULL; i++)
    {
      guint entry = GPOINTER_TO_UINT (g_hash_table_lookup (page->by_code, codes[i]));

      g_string_append (out, i > 0 ? ", " : "");
      if (entry > 0)
        {
          append_link (out, page->library, entry - 1);
          continue;
        }
      g_string_append (out, "<code>");
      append_string (out, codes[i]);
      g_string_append (out, "</code>");
    }
  g_string_append (out, "</p>\n");
}

/* The language of the texts of one entry. */
static char *
get_language (const ErrdexCatalog *catalog, const ErrdexTexts *texts)
{
  char *language = texts->translated ? errdex_summary_language (catalog->domain) : NULL;

  return language != NULL ? language : g_strdup (catalog->language);
}

static void
append_texts (GString *out, const Page *page, guint number)
{
  const ErrdexEntry *entry = errdex_library_get_entry (page->library, number);
  ErrdexTexts texts = errdex_library_get_texts (page->library, number);
  g_autofree char *language
      = get_language (errdex_library_get_catalog (page->library, number), &texts);
  const char *advice = errdex_kind_get_advice (entry->kind);

  append_element (out, "h4", _ ("Cause"));
  g_string_append (out, "<div lang=\"");
  append_string (out, language);
  g_string_append (out, "\">\n");
  append_markup (out, texts.description);
  g_string_append (out, "</div>\n");
  if (texts.solution != NULL)
    {
      append_element (out, "h4", _ ("What to do"));
      g_string_append (out, "<div lang=\"");
      append_string (out, language);
      g_string_append (out, "\">\n");
      append_markup (out, texts.solution);
      g_string_append (out, "</div>\n");
    }
  else if (advice != NULL)
    {
      append_element (out, "h4", _ ("General advice, not from the source"));
      append_markup (out, advice);
    }
}

static void
append_entry (GString *out, const Page *page, guint number)
{
  const ErrdexEntry *entry = errdex_library_get_entry (page->library, number);
  g_autofree char *anchor = get_anchor (page->library, number);
  g_autofree char *line = errdex_summary_line (page->library, number);

  g_string_append (out, "<article id=\"");
  append_string (out, anchor);
  g_string_append (out, "\">\n<h3><code>");
  append_string (out, entry->code);
  g_string_append (out, "</code>");
  append_name (out, page->library, number);
  g_string_append (out, "</h3>\n<p class=\"dim\">");
  append_string (out, line);
  g_string_append (out, "</p>\n");
  append_texts (out, page, number);
  append_codes (out, page, _ ("API operations"), entry->operations);
  append_codes (out, page, _ ("See also"), entry->related);
  g_string_append (out, "</article>\n");
}

/* The end of the entries that stand in one category, from @first on. */
static guint
find_section_end (const Page *page, guint first)
{
  const ErrdexCategory *category
      = errdex_library_get_category (page->library, page->entries[first]);
  guint end = first + 1;

  while (end < page->n_entries
         && errdex_library_get_category (page->library, page->entries[end]) == category)
    end++;

  return end;
}

static void
append_contents (GString *out, const Page *page)
{
  append_element (out, "h2", _ ("Contents"));
  g_string_append (out, "<nav>\n");
  for (guint first = 0, end; first < page->n_entries; first = end)
    {
      g_autofree char *title = errdex_summary_category (page->library, page->entries[first]);

      end = find_section_end (page, first);
      g_string_append (out, "<details>\n<summary>");
      append_string (out, title);
      g_string_append_printf (out, " <span class=\"dim\">%u</span></summary>\n<ul>\n", end - first);
      for (guint i = first; i < end; i++)
        {
          g_string_append (out, "<li>");
          append_link (out, page->library, page->entries[i]);
          append_name (out, page->library, page->entries[i]);
          g_string_append (out, "</li>\n");
        }
      g_string_append (out, "</ul>\n</details>\n");
    }
  g_string_append (out, "</nav>\n");
}

static void
append_sections (GString *out, const Page *page)
{
  for (guint first = 0, end; first < page->n_entries; first = end)
    {
      g_autofree char *title = errdex_summary_category (page->library, page->entries[first]);

      end = find_section_end (page, first);
      g_string_append (out, "<section>\n");
      append_element (out, "h2", title);
      for (guint i = first; i < end; i++)
        append_entry (out, page, page->entries[i]);
      g_string_append (out, "</section>\n");
    }
}

/* The sources of all catalogs on the page, each once. */
static void
append_sources (GString *out, const Page *page)
{
  const ErrdexCatalog *last = NULL;

  for (guint i = 0; i < page->n_entries; i++)
    {
      const ErrdexCatalog *catalog = errdex_library_get_catalog (page->library, page->entries[i]);
      g_autofree char *source = catalog != last ? errdex_summary_source (catalog) : NULL;

      last = catalog;
      if (source == NULL)
        continue;
      g_string_append (out, "<p class=\"dim\">");
      g_string_append_printf (out, _ ("Source: %s"), "");
      append_string (out, source);
      g_string_append (out, "</p>\n");
    }
}

static char *
get_title (const Page *page)
{
  const ErrdexCatalog *first, *last;

  if (page->n_entries == 0)
    return g_strdup (_ ("Error codes"));
  if (page->n_entries == 1)
    return errdex_summary_title (page->library, page->entries[0]);
  first = errdex_library_get_catalog (page->library, page->entries[0]);
  last = errdex_library_get_catalog (page->library, page->entries[page->n_entries - 1]);
  if (first != last)
    return g_strdup (_ ("Error codes"));

  /* Translators: %s is the title of a catalog, such as “IoT Platform” */
  return g_strdup_printf (_ ("%s: error codes"), errdex_catalog_translate (first, first->title));
}

void
errdex_html_entries (GString *out,
                     const ErrdexLibrary *library,
                     const guint *entries,
                     guint n_entries)
{
  Page page;
  g_autofree char *title = NULL;

  page_init (&page, library, entries, n_entries);
  title = get_title (&page);
  begin_page (out, title);
  append_sources (out, &page);
  if (n_entries > 1)
    append_contents (out, &page);
  append_sections (out, &page);
  end_page (out);
  page_clear (&page);
}

/* --- reports --- */

static void
append_table_head (GString *out, const char *const *titles)
{
  g_string_append (out, "<div class=\"wide\">\n<table>\n<thead>\n<tr>");
  for (; *titles != NULL; titles++)
    {
      g_string_append (out, "<th scope=\"col\">");
      append_string (out, *titles);
      g_string_append (out, "</th>");
    }
  g_string_append (out, "</tr>\n</thead>\n<tbody>\n");
}

static void
append_table_end (GString *out)
{
  g_string_append (out, "</tbody>\n</table>\n</div>\n");
}

static void
append_row (GString *out, ErrdexScan *scan, const ErrdexFound *found, const char *words)
{
  g_autofree char *places = errdex_found_join_places (scan, found, ERRDEX_SCAN_MAX_PLACES, "\n");
  g_autofree char *request_ids = errdex_found_join_request_ids (found, "\n");
  const char *cells[] = { words, places, request_ids };

  g_string_append_printf (out, "<tr><td class=\"number\">%" G_GUINT64_FORMAT "</td><td><code>",
                          found->count);
  append_string (out, found->code);
  g_string_append (out, "</code></td>");
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_auto (GStrv) lines = g_strsplit (cells[i], "\n", -1);

      g_string_append (out, "<td>");
      for (guint j = 0; lines[j] != NULL; j++)
        {
          g_string_append (out, j > 0 ? "<br>" : "");
          append_string (out, lines[j]);
        }
      g_string_append (out, "</td>");
    }
  g_string_append (out, "</tr>\n");
}

static void
append_known (GString *out, ErrdexScan *scan, ErrdexLibrary *library)
{
  const char *titles[]
      = { _ ("Count"), _ ("Code"), _ ("Meaning"), _ ("Places"), _ ("Request IDs"), NULL };
  GPtrArray *known = errdex_scan_get_known (scan);

  append_element (out, "h2", _ ("Codes found"));
  if (known->len == 0)
    {
      append_element (out, "p", _ ("None."));
      return;
    }
  append_table_head (out, titles);
  for (guint i = 0; i < known->len; i++)
    {
      const ErrdexFound *found = known->pdata[i];
      g_autofree char *meaning = errdex_summary_meaning (library, found->entry);

      append_row (out, scan, found, meaning);
    }
  append_table_end (out);
}

static void
append_unknown (GString *out, ErrdexScan *scan, ErrdexFinder *finder)
{
  const char *titles[] = { _ ("Count"),  _ ("Text"),        _ ("Nearest known codes"),
                           _ ("Places"), _ ("Request IDs"), NULL };
  GPtrArray *unknown = errdex_scan_get_unknown (scan);

  if (unknown->len == 0)
    return;
  append_element (out, "h2", _ ("In no catalog"));
  append_table_head (out, titles);
  for (guint i = 0; i < unknown->len; i++)
    {
      const ErrdexFound *found = unknown->pdata[i];
      g_autofree char *nearest = errdex_found_join_nearest (found, finder, "\n");

      append_row (out, scan, found, nearest);
    }
  append_table_end (out);
}

void
errdex_html_report (GString *out, ErrdexScan *scan, ErrdexFinder *finder)
{
  begin_page (out, _ ("Error codes found"));
  append_known (out, scan, errdex_finder_get_library (finder));
  append_unknown (out, scan, finder);
  end_page (out);
}
