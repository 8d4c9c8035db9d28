// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "print-document.h"

#include <string.h>

#include <glib/gi18n.h>

#include "attributes.h"
#include "direction.h"
#include "find/found.h"
#include "find/summary.h"
#include "sentence.h"
#include "text-block.h"

/* So much of a report is worth its paper; the rest is counted. */
#define MAX_CODES       1000
#define MAX_PLACES      10
#define MAX_REQUEST_IDS 10

static void
block_free (gpointer data)
{
  ErrdexPrintBlock *self = data;

  g_free (self->text);
  g_clear_pointer (&self->attributes, pango_attr_list_unref);
  g_free (self);
}

static ErrdexPrintDocument *
document_new (const char *title)
{
  ErrdexPrintDocument *self = g_new (ErrdexPrintDocument, 1);

  self->title = g_strdup (title);
  self->blocks = g_ptr_array_new_with_free_func (block_free);

  return self;
}

static void
add (ErrdexPrintDocument *self, ErrdexPrintStyle style, const char *text, PangoAttrList *attributes)
{
  ErrdexPrintBlock *block;

  if (*text == '\0')
    return;
  block = g_new (ErrdexPrintBlock, 1);
  block->style = style;
  block->text = g_utf8_make_valid (text, -1);
  block->attributes = attributes != NULL ? pango_attr_list_ref (attributes) : NULL;
  g_ptr_array_add (self->blocks, block);
}

static void
add_code (ErrdexPrintDocument *self, ErrdexPrintStyle style, const char *code)
{
  g_autoptr (PangoAttrList) attributes = errdex_attributes_new_for_code (code, NULL);

  add (self, style, code, attributes);
}

/* A text with its paragraphs and lists. */
static void
add_markup (ErrdexPrintDocument *self, const char *markup, gboolean note)
{
  g_autoptr (GPtrArray) blocks = errdex_text_blocks_new (markup);

  for (guint i = 0; i < blocks->len; i++)
    {
      const ErrdexTextBlock *block = blocks->pdata[i];
      g_autoptr (PangoAttrList) attributes = errdex_text_block_get_attributes (block, NULL);
      ErrdexPrintStyle style
          = block->kind == ERRDEX_BLOCK_ITEM ? ERRDEX_PRINT_ITEM : ERRDEX_PRINT_BODY;

      add (self, note ? ERRDEX_PRINT_NOTE : style, block->text, attributes);
    }
}

/* Words and what belongs to them, in one paragraph. */
static void
add_named (ErrdexPrintDocument *self, ErrdexPrintStyle style, const char *name, const char *text)
{
  g_autofree char *isolated = errdex_direction_isolate (text);
  g_autofree char *line = g_strconcat (name, " ", isolated, NULL);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

  if (*text == '\0')
    return;
  bold->end_index = strlen (name);
  pango_attr_list_insert (attributes, bold);
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  add (self, style, line, attributes);
}

static void
add_list (ErrdexPrintDocument *self, const char *heading, const char *const *names)
{
  g_autofree char *joined = g_strjoinv (", ", (char **) names);

  add_named (self, ERRDEX_PRINT_BODY, heading, joined);
}

static void
add_solution (ErrdexPrintDocument *self,
              const ErrdexEntry *entry,
              const ErrdexTexts *texts,
              gboolean original)
{
  const char *advice = errdex_kind_get_advice (entry->kind);

  if (texts->solution != NULL)
    {
      add (self, ERRDEX_PRINT_HEADING, _ ("What to do"), NULL);
      add_markup (self, texts->solution, FALSE);
      if (original)
        add_markup (self, entry->solution, TRUE);
    }
  else if (advice != NULL)
    {
      add (self, ERRDEX_PRINT_HEADING, _ ("General advice, not from the source"), NULL);
      add_markup (self, advice, FALSE);
    }
}

static void
add_source (ErrdexPrintDocument *self, const ErrdexCatalog *catalog)
{
  g_autofree char *source = errdex_summary_source (catalog);
  g_autofree char *sentence = NULL;

  if (source == NULL)
    return;
  sentence = g_strdup_printf (_ ("Source: %s"), source);
  add (self, ERRDEX_PRINT_NOTE, sentence, NULL);
}

static void
add_aliases (ErrdexPrintDocument *self, const ErrdexEntry *entry)
{
  g_autofree char *aliases = g_strjoinv (", ", (char **) entry->aliases);
  g_autofree char *line = g_strdup_printf (_ ("Also written: %s"), aliases);

  if (*aliases != '\0')
    add (self, ERRDEX_PRINT_NOTE, line, NULL);
}

/**
 * errdex_print_document_new_entry:
 * @library: a library
 * @entry: the number of an entry
 * @with_original: whether its own words stand below a translation
 *
 * Returns: (transfer full): what is printed of an entry: what an export says of it
 */
ErrdexPrintDocument *
errdex_print_document_new_entry (ErrdexLibrary *library, guint entry, gboolean with_original)
{
  const ErrdexEntry *self = errdex_library_get_entry (library, entry);
  ErrdexPrintDocument *document = document_new (self->code);
  ErrdexTexts texts = errdex_library_get_texts (library, entry);
  gboolean original = with_original && texts.translated;
  g_autofree char *line = errdex_summary_line (library, entry);

  add_code (document, ERRDEX_PRINT_TITLE, self->code);
  add (document, ERRDEX_PRINT_NOTE, line, NULL);
  add_aliases (document, self);
  add (document, ERRDEX_PRINT_HEADING, _ ("Cause"), NULL);
  add_markup (document, texts.description, FALSE);
  if (original)
    add_markup (document, self->description, TRUE);
  add_solution (document, self, &texts, original);
  add_list (document, _ ("API operations:"), self->operations);
  add_list (document, _ ("See also:"), self->related);
  add_source (document, errdex_library_get_catalog (library, entry));

  return document;
}

static void
add_more (ErrdexPrintDocument *self, guint n)
{
  g_autofree char *more = NULL;

  if (n == 0)
    return;
  more = g_strdup_printf (ngettext ("And %u more", "And %u more", n), n);
  add (self, ERRDEX_PRINT_NOTE, more, NULL);
}

static char *
join_request_ids (const ErrdexFound *found)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < found->request_ids->len && i < MAX_REQUEST_IDS; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? ", " : "",
                            (const char *) found->request_ids->pdata[i]);
  if (found->request_ids->len > MAX_REQUEST_IDS)
    g_string_append (ids, ", …");

  return g_string_free (ids, FALSE);
}

/* A code, how often it occurs and where. */
static void
add_found (ErrdexPrintDocument *self,
           const ErrdexReport *report,
           const ErrdexFound *found,
           const char *meaning)
{
  g_autofree char *code = g_strdup_printf ("%s  × %" G_GUINT64_FORMAT, found->code, found->count);
  g_autofree char *places = errdex_found_join_places (report->scan, found, MAX_PLACES, ", ");
  g_autofree char *all = g_strconcat (places, found->count > MAX_PLACES ? ", …" : "", NULL);
  g_autofree char *ids = join_request_ids (found);
  g_autofree char *places_name = g_strconcat (_ ("Places"), ":", NULL);
  g_autofree char *ids_name = g_strconcat (_ ("Request IDs"), ":", NULL);

  add (self, ERRDEX_PRINT_CODE, code, NULL);
  add (self, ERRDEX_PRINT_BODY, meaning, NULL);
  add_named (self, ERRDEX_PRINT_NOTE, places_name, all);
  add_named (self, ERRDEX_PRINT_NOTE, ids_name, ids);
}

static void
add_known (ErrdexPrintDocument *self, const ErrdexReport *report)
{
  const ErrdexLibrary *library = errdex_finder_get_library (report->finder);
  GPtrArray *known = errdex_scan_get_known (report->scan);

  add (self, ERRDEX_PRINT_HEADING, _ ("Codes found"), NULL);
  if (known->len == 0)
    add (self, ERRDEX_PRINT_BODY, _ ("None."), NULL);
  for (guint i = 0; i < known->len && i < MAX_CODES; i++)
    {
      const ErrdexFound *found = known->pdata[i];
      g_autofree char *meaning = errdex_summary_meaning (library, found->entry);

      add_found (self, report, found, meaning);
    }
  add_more (self, known->len - MIN (known->len, MAX_CODES));
}

/* The report has looked for the nearest codes already. */
static char *
join_nearest (const ErrdexReport *report, guint number)
{
  const ErrdexLibrary *library = errdex_finder_get_library (report->finder);
  const ErrdexNearest *nearest = &g_array_index (report->nearest, ErrdexNearest, number);
  GString *codes = g_string_new (NULL);

  for (guint i = 0; i < nearest->n_entries; i++)
    g_string_append_printf (codes, "%s%s", i > 0 ? ", " : "",
                            errdex_library_get_entry (library, nearest->entries[i])->code);

  return g_string_free (codes, FALSE);
}

static void
add_unknown (ErrdexPrintDocument *self, const ErrdexReport *report)
{
  GPtrArray *unknown = errdex_scan_get_unknown (report->scan);

  if (unknown->len == 0)
    return;
  add (self, ERRDEX_PRINT_HEADING, _ ("In no catalog"), NULL);
  for (guint i = 0; i < unknown->len && i < MAX_CODES; i++)
    {
      g_autofree char *nearest
          = i < report->nearest->len ? join_nearest (report, i) : g_strdup ("");
      g_autofree char *isolated = errdex_direction_isolate (nearest);
      g_autofree char *line = g_strconcat (_ ("Nearest known codes"), ": ", isolated, NULL);

      add_found (self, report, unknown->pdata[i], *nearest != '\0' ? line : "");
    }
  add_more (self, unknown->len - MIN (unknown->len, MAX_CODES)
                      + errdex_scan_get_unknown_beyond (report->scan));
}

/**
 * errdex_print_document_new_report:
 * @report: a report
 *
 * Returns: (transfer full): what is printed of a report: what an export says of it, but no more
 * than is worth its paper
 */
ErrdexPrintDocument *
errdex_print_document_new_report (const ErrdexReport *report)
{
  g_autofree char *title = errdex_report_dup_title (report);
  g_autofree char *summary = errdex_report_dup_summary (report);
  ErrdexPrintDocument *self = document_new (title);

  add (self, ERRDEX_PRINT_TITLE, _ ("Error codes found"), NULL);
  add (self, ERRDEX_PRINT_NOTE, title, NULL);
  add (self, ERRDEX_PRINT_NOTE, summary, NULL);
  for (guint i = 0; i < report->troubles->len && i < MAX_PLACES; i++)
    {
      const ErrdexTrouble *trouble = report->troubles->pdata[i];
      g_autofree char *text
          = g_strdup_printf (_ ("Cannot read “%s”: %s"), trouble->name, trouble->message);
      g_autofree char *shown = errdex_sentence_isolate (text);

      add (self, ERRDEX_PRINT_BODY, shown, NULL);
    }
  add_more (self, report->troubles->len - MIN (report->troubles->len, MAX_PLACES));
  add_known (self, report);
  add_unknown (self, report);

  return self;
}

/**
 * errdex_print_document_free:
 * @self: (transfer full): a document
 */
void
errdex_print_document_free (ErrdexPrintDocument *self)
{
  g_free (self->title);
  g_ptr_array_unref (self->blocks);
  g_free (self);
}
