// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* The JSON documents that programs read. Their members are fixed: every one of them is always
 * there, as null or as an empty array where there is nothing to say. */

#include "config.h"

#include "export-json.h"
#include "export-private.h"
#include "found.h"

/**
 * errdex_json_add_string:
 * @builder: a builder, in an object
 * @name: the name of the member
 * @text: (nullable): its text; may hold bytes that are no UTF-8, such as a file name
 */
void
errdex_json_add_string (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  if (text == NULL)
    {
      json_builder_add_null_value (builder);
    }
  else if (g_utf8_validate (text, -1, NULL))
    {
      json_builder_add_string_value (builder, text);
    }
  else
    {
      g_autofree char *valid = g_utf8_make_valid (text, -1);

      json_builder_add_string_value (builder, valid);
    }
}

static void
add_strings (JsonBuilder *builder, const char *name, const char *const *strings)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (; strings != NULL && *strings != NULL; strings++)
    json_builder_add_string_value (builder, *strings);
  json_builder_end_array (builder);
}

static void
add_number (JsonBuilder *builder, const char *name, guint64 number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, number);
}

/**
 * errdex_json_add_entry_head:
 * @builder: a builder, in an object
 * @library: a library
 * @entry: the number of an entry
 *
 * Adds what names the entry: `code`, `category`, `catalog`, and `name`, as the catalog has it.
 */
void
errdex_json_add_entry_head (JsonBuilder *builder, const ErrdexLibrary *library, guint entry)
{
  errdex_json_add_string (builder, "code", errdex_library_get_entry (library, entry)->code);
  errdex_json_add_string (builder, "category", errdex_library_get_category (library, entry)->id);
  errdex_json_add_string (builder, "catalog", errdex_library_get_catalog (library, entry)->id);
  errdex_json_add_string (builder, "name", errdex_library_get_entry (library, entry)->name);
}

static void
add_entry (JsonBuilder *builder, const ErrdexLibrary *library, guint number)
{
  const ErrdexEntry *entry = errdex_library_get_entry (library, number);
  ErrdexTexts texts = errdex_library_get_texts (library, number);

  json_builder_begin_object (builder);
  errdex_json_add_entry_head (builder, library, number);
  errdex_json_add_string (builder, "kind", errdex_kind_get_id (entry->kind));
  errdex_json_add_string (builder, "retry",
                          errdex_retry_get_id (errdex_kind_get_retry (entry->kind)));
  errdex_json_add_string (builder, "description", texts.description);
  errdex_json_add_string (builder, "solution", texts.solution);
  add_strings (builder, "aliases", entry->aliases);
  add_strings (builder, "operations", entry->operations);
  add_strings (builder, "related", entry->related);
  json_builder_end_object (builder);
}

/**
 * errdex_json_entries:
 * @library: a library
 * @entries: (array length=n_entries): numbers of entries
 * @n_entries: how many there are
 *
 * Returns: (transfer full): an array of the entries
 */
JsonNode *
errdex_json_entries (const ErrdexLibrary *library, const guint *entries, guint n_entries)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < n_entries; i++)
    add_entry (builder, library, entries[i]);
  json_builder_end_array (builder);

  return json_builder_get_root (builder);
}

static void
add_places (JsonBuilder *builder, ErrdexScan *scan, const ErrdexFound *found)
{
  json_builder_set_member_name (builder, "places");
  json_builder_begin_array (builder);
  for (guint i = 0; i < found->places->len; i++)
    {
      const ErrdexPlace *place = &g_array_index (found->places, ErrdexPlace, i);

      json_builder_begin_object (builder);
      errdex_json_add_string (builder, "file", errdex_scan_get_name (scan, place->file));
      add_number (builder, "line", place->line);
      add_number (builder, "column", place->column);
      add_number (builder, "offset", place->offset);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_known (JsonBuilder *builder, ErrdexScan *scan, ErrdexLibrary *library, const ErrdexFound *found)
{
  json_builder_begin_object (builder);
  errdex_json_add_entry_head (builder, library, found->entry);
  add_number (builder, "count", found->count);
  add_places (builder, scan, found);
  add_strings (builder, "request_ids", (const char *const *) found->request_ids->pdata);
  json_builder_end_object (builder);
}

static void
add_unknown (JsonBuilder *builder, ErrdexScan *scan, ErrdexFinder *finder, const ErrdexFound *found)
{
  g_autofree char *joined = errdex_found_join_nearest (found, finder, " ");
  g_auto (GStrv) nearest = g_strsplit (joined, " ", -1);

  json_builder_begin_object (builder);
  errdex_json_add_string (builder, "text", found->code);
  add_number (builder, "count", found->count);
  add_places (builder, scan, found);
  add_strings (builder, "nearest", (const char *const *) nearest);
  json_builder_end_object (builder);
}

/**
 * errdex_json_report:
 * @scan: a scan
 * @finder: what finds the codes nearest to the unknown ones
 *
 * Returns: (transfer full): an object with `found`, `unknown` and `bytes`
 */
JsonNode *
errdex_json_report (ErrdexScan *scan, ErrdexFinder *finder)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  GPtrArray *known = errdex_scan_get_known (scan);
  GPtrArray *unknown = errdex_scan_get_unknown (scan);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "found");
  json_builder_begin_array (builder);
  for (guint i = 0; i < known->len; i++)
    add_known (builder, scan, errdex_finder_get_library (finder), known->pdata[i]);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "unknown");
  json_builder_begin_array (builder);
  for (guint i = 0; i < unknown->len; i++)
    add_unknown (builder, scan, finder, unknown->pdata[i]);
  json_builder_end_array (builder);
  add_number (builder, "bytes", errdex_scan_get_bytes (scan));
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}

/**
 * errdex_json_append:
 * @out: where to write
 * @root: (transfer full): a document
 *
 * Writes a document as people can read it too, and ends the line.
 */
void
errdex_json_append (GString *out, JsonNode *root)
{
  g_autoptr (JsonNode) owned = root;
  g_autoptr (JsonGenerator) generator = json_generator_new ();

  json_generator_set_pretty (generator, TRUE);
  json_generator_set_root (generator, owned);
  json_generator_to_gstring (generator, out);
  g_string_append_c (out, '\n');
}
