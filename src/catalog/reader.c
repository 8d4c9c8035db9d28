// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Reads a catalog file. It goes over the whole file whatever it meets, so that all problems can be
 * told at once, and hands out a catalog only if there was none. */

#include "config.h"

#include "reader.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <string.h>

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "descriptor.h"
#include "places.h"
#include "regular-file.h"
#include "values.h"

#define MAX_LANGUAGE       64
#define MIN_CONTEXT_LENGTH 4
#define MAX_CONTEXT_LENGTH 64
#define FORMAT_VERSION     1

typedef struct
{
  ErrdexValues values;
  GArray *categories;         /* ErrdexCategory */
  GHashTable *category_by_id; /* id → place + 1 */
  gboolean lacks_category;    /* one had no id that it could be named by */
  GArray *entries;            /* ErrdexEntry, in the order of the file */
  GArray *places;             /* guint: where in the file's array each of them stands */
} Reader;

/* --- categories --- */

/* The words behind which a scan looks for codes. Fewer letters would stand in front of too much. */
static const char *const *
get_contexts (Reader *self, JsonObject *object, const char *path)
{
  const char *const *contexts
      = errdex_values_get_strings (&self->values, object, path, "contexts", FALSE);

  for (guint i = 0; contexts[i] != NULL; i++)
    if (g_utf8_strlen (contexts[i], -1) < MIN_CONTEXT_LENGTH
        || strlen (contexts[i]) > MAX_CONTEXT_LENGTH)
      {
        g_autofree char *wanted = g_strdup_printf (_ ("words of %d characters to %d bytes"),
                                                   MIN_CONTEXT_LENGTH, MAX_CONTEXT_LENGTH);

        errdex_values_report_value (&self->values, path, "contexts", wanted, contexts[i]);
      }

  return contexts;
}

static void
read_categories (Reader *self, JsonObject *object, const char *path, int parent, gboolean required);

static void
add_category (Reader *self, JsonObject *object, const char *path, int parent)
{
  ErrdexCategory category = { .parent = parent };
  guint place = self->categories->len;

  if (parent >= 0)
    category.depth = g_array_index (self->categories, ErrdexCategory, parent).depth + 1;
  category.id = errdex_values_get_id (&self->values, object, path, "id", TRUE);
  category.title = errdex_values_get_string (&self->values, object, path, "title", TRUE);
  category.description = errdex_values_get_text (&self->values, object, path, "description", FALSE);
  category.prefixes = errdex_values_get_strings (&self->values, object, path, "prefixes", TRUE);
  category.contexts = get_contexts (self, object, path);
  g_array_append_val (self->categories, category);
  if (category.id == NULL)
    self->lacks_category = TRUE;
  else if (!g_hash_table_insert (self->category_by_id, (gpointer) category.id,
                                 GUINT_TO_POINTER (place + 1)))
    errdex_values_report (&self->values, path, _ ("the category “%s” stands twice"), category.id);

  read_categories (self, object, path, place, FALSE);
}

static void
read_categories (Reader *self, JsonObject *object, const char *path, int parent, gboolean required)
{
  JsonNode *node = required ? errdex_values_get_required (&self->values, object, path, "categories")
                            : json_object_get_member (object, "categories");
  g_autofree char *array_path = g_strdup_printf ("%s.categories", path);
  JsonArray *array;

  if (node == NULL)
    {
      self->lacks_category |= required;
      return;
    }
  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      self->lacks_category = TRUE;
      errdex_values_report_type (&self->values, array_path, _ ("an array of categories"), node);
      return;
    }

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      g_autofree char *element_path = g_strdup_printf ("%s[%u]", array_path, i);

      if (JSON_NODE_HOLDS_OBJECT (element))
        {
          add_category (self, json_node_get_object (element), element_path, parent);
        }
      else
        {
          self->lacks_category = TRUE;
          errdex_values_report_type (&self->values, element_path,
                                     _ ("a category, which is an object"), element);
        }
    }
}

/* --- entries --- */

static gboolean
read_entry_category (Reader *self, JsonObject *object, const char *path, guint *place)
{
  const char *id = errdex_values_get_string (&self->values, object, path, "category", TRUE);

  if (id == NULL)
    return FALSE;
  *place = GPOINTER_TO_UINT (g_hash_table_lookup (self->category_by_id, id)) - 1;
  if (*place != G_MAXUINT)
    return TRUE;

  /* may well be the one that could not be read: that was told already */
  if (!self->lacks_category)
    errdex_values_report_value (&self->values, path, "category",
                                _ ("the id of one of the categories"), id);
  return FALSE;
}

static ErrdexKind
read_kind (Reader *self, JsonObject *object, const char *path)
{
  const char *id = errdex_values_get_string (&self->values, object, path, "kind", FALSE);
  ErrdexKind kind = ERRDEX_KIND_NONE;

  if (id != NULL && !errdex_kind_from_id (id, &kind))
    errdex_values_report_value (&self->values, path, "kind", _ ("a kind such as “not-found”"), id);

  return kind;
}

static void
add_entry (Reader *self, JsonObject *object, const char *path, guint place)
{
  ErrdexEntry entry = { 0 };
  gboolean has_category;

  entry.code = errdex_values_get_code (&self->values, object, path, "code");
  entry.name = errdex_values_get_string (&self->values, object, path, "name", FALSE);
  has_category = read_entry_category (self, object, path, &entry.category);
  entry.description = errdex_values_get_text (&self->values, object, path, "description", TRUE);
  entry.solution = errdex_values_get_text (&self->values, object, path, "solution", FALSE);
  entry.kind = read_kind (self, object, path);
  entry.aliases = errdex_values_get_strings (&self->values, object, path, "aliases", TRUE);
  entry.operations = errdex_values_get_strings (&self->values, object, path, "operations", FALSE);
  entry.related = errdex_values_get_strings (&self->values, object, path, "related", TRUE);
  if (entry.code == NULL || !has_category)
    return;

  g_array_append_val (self->entries, entry);
  g_array_append_val (self->places, place);
}

static int
compare_entries (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const ErrdexEntry *entries = user_data;
  guint i = *(const guint *) a, j = *(const guint *) b;
  int order = strcmp (entries[i].code, entries[j].code);

  if (order == 0 && entries[i].category != entries[j].category)
    order = entries[i].category < entries[j].category ? -1 : 1;
  if (order == 0)
    order = i < j ? -1 : 1;

  return order;
}

static void
report_repeated_entry (Reader *self, guint number)
{
  const ErrdexEntry *entry = &g_array_index (self->entries, ErrdexEntry, number);
  const ErrdexCategory *category
      = &g_array_index (self->categories, ErrdexCategory, entry->category);
  g_autofree char *path
      = g_strdup_printf ("$.entries[%u]", g_array_index (self->places, guint, number));
  g_autofree char *code = errdex_problem_excerpt (entry->code, -1);

  errdex_values_report (&self->values, path, _ ("the code “%s” stands twice in the category “%s”"),
                        code, category->id);
}

/* Sorts, where a hash table would do as well for honest catalogs: one whose codes are chosen to
 * have the same hash costs no more. */
static void
check_repeated_entries (Reader *self)
{
  const ErrdexEntry *entries = (const ErrdexEntry *) (gpointer) self->entries->data;
  guint n = self->entries->len;
  g_autofree guint *order = g_new (guint, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    order[i] = i;
  g_qsort_with_data (order, n, sizeof (guint), compare_entries, self->entries->data);
  for (guint i = 1; i < n; i++)
    if (entries[order[i - 1]].category == entries[order[i]].category
        && g_str_equal (entries[order[i - 1]].code, entries[order[i]].code))
      report_repeated_entry (self, order[i]);
}

static void
read_entries (Reader *self, JsonObject *object)
{
  JsonNode *node = errdex_values_get_required (&self->values, object, "$", "entries");
  JsonArray *array;
  guint n;

  if (node == NULL)
    return;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      errdex_values_report_type (&self->values, "$.entries", _ ("an array of entries"), node);
      return;
    }

  array = json_node_get_array (node);
  n = json_array_get_length (array);
  self->entries = g_array_sized_new (FALSE, FALSE, sizeof (ErrdexEntry), MAX (n, 1));
  for (guint i = 0; i < n; i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      g_autofree char *path = g_strdup_printf ("$.entries[%u]", i);

      if (JSON_NODE_HOLDS_OBJECT (element))
        add_entry (self, json_node_get_object (element), path, i);
      else
        errdex_values_report_type (&self->values, path, _ ("an entry, which is an object"),
                                   element);
    }
  check_repeated_entries (self);
}

/* --- the whole --- */

static gboolean
check_version (Reader *self, JsonObject *object)
{
  JsonNode *node = errdex_values_get_required (&self->values, object, "$", "errdex");

  if (node == NULL)
    return FALSE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64
      || json_node_get_int (node) < FORMAT_VERSION)
    {
      errdex_values_report_type (&self->values, "$.errdex",
                                 _ ("the version of the format, which is 1"), node);
      return FALSE;
    }
  if (json_node_get_int (node) == FORMAT_VERSION)
    return TRUE;

  errdex_values_report (&self->values, "$.errdex",
                        _ ("expected version %d of the format, found %" PRId64
                           "; a newer Errdex may read it"),
                        FORMAT_VERSION, json_node_get_int (node));
  return FALSE;
}

/* GLib's own reader of dates would take week dates and others of ISO 8601 as well. */
static gboolean
is_date (const char *text)
{
  static const char pattern[] = "dddd-dd-dd";

  for (guint i = 0; i < sizeof (pattern); i++)
    if (pattern[i] == 'd' ? !g_ascii_isdigit (text[i]) : text[i] != pattern[i])
      return FALSE;

  return g_date_valid_dmy (g_ascii_strtoull (text + 8, NULL, 10),
                           g_ascii_strtoull (text + 5, NULL, 10),
                           g_ascii_strtoull (text, NULL, 10));
}

/* The address is shown as a link: nothing but a page of the web may be behind it. */
static gboolean
is_web_address (const char *text)
{
  g_autoptr (GUri) uri = g_uri_parse (text, G_URI_FLAGS_NONE, NULL);

  /* GLib lets spaces pass */
  if (uri == NULL || strchr (text, ' ') != NULL || g_uri_get_host (uri) == NULL
      || *g_uri_get_host (uri) == '\0')
    return FALSE;

  return g_str_equal (g_uri_get_scheme (uri), "https")
         || g_str_equal (g_uri_get_scheme (uri), "http");
}

static void
read_source (Reader *self, JsonObject *object)
{
  ErrdexCatalog *catalog = &self->values.data->public;
  JsonNode *node = json_object_get_member (object, "source");
  JsonObject *source;

  if (node == NULL)
    return;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      errdex_values_report_type (&self->values, "$.source", _ ("an object"), node);
      return;
    }

  source = json_node_get_object (node);
  catalog->source_title
      = errdex_values_get_string (&self->values, source, "$.source", "title", FALSE);
  catalog->source_url = errdex_values_get_string (&self->values, source, "$.source", "url", FALSE);
  catalog->source_updated
      = errdex_values_get_string (&self->values, source, "$.source", "updated", FALSE);
  if (catalog->source_url != NULL && !is_web_address (catalog->source_url))
    errdex_values_report_value (&self->values, "$.source", "url",
                                _ ("a web address such as https://example.org/"),
                                catalog->source_url);
  if (catalog->source_updated != NULL && !is_date (catalog->source_updated))
    errdex_values_report_value (&self->values, "$.source", "updated",
                                _ ("a date such as 2025-09-18"), catalog->source_updated);
}

static gboolean
is_language (const char *text)
{
  return g_ascii_isalpha (text[0]) && g_ascii_isalpha (text[1]) && strlen (text) <= MAX_LANGUAGE
         && text[strspn (text, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-")] == '\0';
}

static void
read_head (Reader *self, JsonObject *object)
{
  ErrdexCatalog *catalog = &self->values.data->public;

  catalog->id = errdex_values_get_id (&self->values, object, "$", "id", TRUE);
  catalog->title = errdex_values_get_string (&self->values, object, "$", "title", TRUE);
  catalog->language = errdex_values_get_string (&self->values, object, "$", "language", FALSE);
  if (catalog->language == NULL)
    catalog->language = "en";
  else if (!is_language (catalog->language))
    errdex_values_report_value (&self->values, "$", "language",
                                _ ("a language such as “en” or “zh-CN”"), catalog->language);
  catalog->domain = errdex_values_get_id (&self->values, object, "$", "domain", FALSE);
  if (catalog->domain != NULL && !g_str_has_prefix (catalog->domain, GETTEXT_PACKAGE "-"))
    errdex_values_report_value (&self->values, "$", "domain",
                                _ ("a gettext domain that begins with “errdex-”"), catalog->domain);
}

static void
read_root (Reader *self, JsonNode *root)
{
  JsonObject *object;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      errdex_values_report (&self->values, "$",
                            _ ("expected a catalog, which is an object, found %s"),
                            root != NULL ? errdex_values_describe (root) : _ ("nothing"));
      return;
    }
  object = json_node_get_object (root);
  /* another version may mean anything by its members: there is no use in going on */
  if (!check_version (self, object))
    return;

  read_head (self, object);
  read_source (self, object);
  read_categories (self, object, "$", -1, TRUE);
  read_entries (self, object);
}

/* Puts the entries into the order of their categories, those of one category together. */
static void
arrange (Reader *self)
{
  ErrdexCatalog *catalog = &self->values.data->public;
  ErrdexCategory *categories = (ErrdexCategory *) (gpointer) self->categories->data;
  ErrdexEntry *read = (ErrdexEntry *) (gpointer) self->entries->data;
  ErrdexEntry *entries = g_new (ErrdexEntry, MAX (self->entries->len, 1));
  g_autofree guint *next = g_new0 (guint, self->categories->len + 1);
  guint first = 0;

  for (guint i = 0; i < self->entries->len; i++)
    categories[read[i].category].n_entries++;
  for (guint i = 0; i < self->categories->len; i++)
    {
      categories[i].first_entry = next[i] = first;
      categories[i].n_entries_below = categories[i].n_entries;
      first += categories[i].n_entries;
    }
  for (guint i = 0; i < self->entries->len; i++)
    entries[next[read[i].category]++] = read[i];
  for (int i = (int) self->categories->len - 1; i >= 0; i--)
    if (categories[i].parent >= 0)
      categories[categories[i].parent].n_entries_below += categories[i].n_entries_below;

  g_ptr_array_add (self->values.data->blocks, entries);
  catalog->entries = entries;
  catalog->n_entries = self->entries->len;
  catalog->n_categories = self->categories->len;
  catalog->categories = (ErrdexCategory *) (gpointer) g_array_free (self->categories, FALSE);
  self->categories = NULL;
  g_ptr_array_add (self->values.data->blocks, (gpointer) catalog->categories);
}

static void
parse (Reader *self, const char *bytes, gsize length)
{
  ErrdexProblem *problem
      = errdex_json_text_check (&self->values.text, bytes, length, ERRDEX_CATALOG_MAX_DEPTH);
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (GError) error = NULL;

  if (problem != NULL)
    {
      errdex_values_add_problem (&self->values, problem);
      return;
    }

  parser = json_parser_new_immutable ();
  if (json_parser_load_from_data (parser, self->values.text.text, self->values.text.length, &error))
    read_root (self, json_parser_get_root (parser));
  else
    errdex_values_report (&self->values, "$", "%s", error->message);
}

static void
check_size_and_parse (Reader *self, GBytes *bytes)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  if (length > ERRDEX_CATALOG_MAX_BYTES)
    {
      g_autofree char *message
          = g_strdup_printf (_ ("expected at most %d MiB, found more; split the catalog"),
                             ERRDEX_CATALOG_MAX_BYTES / (1024 * 1024));

      errdex_values_add_problem (&self->values, errdex_problem_new (0, 0, NULL, message));
    }
  else if (length == 0)
    {
      errdex_values_add_problem (
          &self->values,
          errdex_problem_new (0, 0, NULL, _ ("expected a catalog, found an empty file")));
    }
  else
    {
      parse (self, text, length);
    }
}

static void
reader_init (Reader *self, GPtrArray *problems)
{
  errdex_values_init (&self->values, errdex_catalog_data_new (), problems);
  self->categories = g_array_new (FALSE, FALSE, sizeof (ErrdexCategory));
  self->category_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->places = g_array_new (FALSE, FALSE, sizeof (guint));
}

static void
reader_clear (Reader *self)
{
  g_clear_pointer (&self->categories, g_array_unref);
  g_clear_pointer (&self->entries, g_array_unref);
  g_hash_table_unref (self->category_by_id);
  g_array_unref (self->places);
  errdex_values_clear (&self->values);
}

/**
 * errdex_catalog_read:
 * @bytes: the contents of a catalog file
 * @name: what to call the file in messages
 * @problems: (nullable) (element-type ErrdexProblem): where to add all problems, with a free
 * function set; empty
 * @error: (out): the first problem, as %ERRDEX_CATALOG_ERROR
 *
 * Reads a catalog of format version 1, described in errdex-catalog(5). A catalog with any problem
 * is refused whole.
 *
 * Returns: (transfer full) (nullable): the catalog
 */
ErrdexCatalog *
errdex_catalog_read (GBytes *bytes, const char *name, GPtrArray *problems, GError **error)
{
  Reader self = { 0 };
  ErrdexCatalog *catalog;

  reader_init (&self, problems);
  catalog = &self.values.data->public;
  check_size_and_parse (&self, bytes);
  if (self.values.n_problems == 0)
    {
      arrange (&self);
      if (catalog->domain != NULL)
        errdex_places_bind_domain (catalog->domain);
    }
  else
    {
      errdex_values_fail (&self.values, name, error);
      g_clear_pointer (&catalog, errdex_catalog_unref);
    }
  reader_clear (&self);

  return catalog;
}

/**
 * errdex_catalog_read_bytes:
 * @path: the path of a file, which may also be a pipe
 * @error: (out): why the file cannot be read, as %G_FILE_ERROR, without its name
 *
 * Returns: (transfer full) (nullable): all bytes of the file, but not many more than a catalog may
 * have, however long the file turns out to be
 */
GBytes *
errdex_catalog_read_bytes (const char *path, GError **error)
{
  int fd = errdex_open (path, O_RDONLY | O_NOCTTY, 0);
  GBytes *bytes;

  if (fd < 0)
    {
      int number = errno;

      g_set_error_literal (error, G_FILE_ERROR, g_file_error_from_errno (number),
                           g_strerror (number));
      return NULL;
    }
  bytes = errdex_regular_file_read (fd, ERRDEX_CATALOG_MAX_BYTES, error);
  errdex_close (fd);

  return bytes;
}

/**
 * errdex_catalog_read_file:
 * @path: the path of a catalog file
 * @problems: (nullable) (element-type ErrdexProblem): as in errdex_catalog_read()
 * @error: (out): why the file cannot be read, as %G_FILE_ERROR, or the first problem, as
 * %ERRDEX_CATALOG_ERROR
 *
 * Returns: (transfer full) (nullable): the catalog
 */
ErrdexCatalog *
errdex_catalog_read_file (const char *path, GPtrArray *problems, GError **error)
{
  g_autoptr (GBytes) bytes = errdex_catalog_read_bytes (path, error);
  g_autofree char *name = g_filename_display_name (path);

  if (bytes == NULL)
    {
      g_prefix_error (error, "%s: ", name);
      return NULL;
    }

  return errdex_catalog_read (bytes, name, problems, error);
}
