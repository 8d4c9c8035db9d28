// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* The JSON of the user's own data. Whatever a member holds that this version does not understand is
 * kept as it is, so that a file may pass through several versions of the program. */

#include "config.h"

#include "shelf-json.h"

#include <string.h>

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

#include "catalog/json-text.h"

#define FORMAT_VERSION 1
#define MAX_DEPTH      16
/* A time that is later is none, but a mistake; in microseconds. It is in the year 2112. */
#define MAX_TIME (G_GINT64_CONSTANT (1) << 52)

static const char *const top_members[] = { "errdex-shelf", "items", "cleared", NULL };
static const char *const item_members[]
    = { "catalog", "category", "code", "bookmark", "note", "visited", NULL };
static const char *const bookmark_members[] = { "set", "changed", NULL };
static const char *const note_members[] = { "text", "changed", NULL };

/* Unknown members */

/* json-glib 1.6 escapes all control characters in strings, but for the last one. */
static char *
escape_last_control (char *text)
{
  g_auto (GStrv) parts = NULL;

  if (strchr (text, '\x1f') == NULL)
    return text;
  parts = g_strsplit (text, "\x1f", -1);
  g_free (text);

  return g_strjoinv ("\\u001f", parts);
}

/* json-glib 1.6 writes “.0” behind each number without a dot, also behind an exponent, where it
 * cannot read it. */
static char *
drop_dots (char *text)
{
  gboolean in_string = FALSE;
  char *end = text;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        in_string = !in_string;
      else if (in_string && *p == '\\')
        *end++ = *p++;
      *end++ = *p;
      if (in_string || *p != 'e' || (p[1] != '+' && p[1] != '-'))
        continue;
      do
        *end++ = *++p;
      while (g_ascii_isdigit (p[1]));
      if (p[1] == '.')
        p += strlen (".0");
    }
  *end = '\0';

  return text;
}

static char *
print_node (JsonNode *node, gboolean pretty)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();

  json_generator_set_root (generator, node);
  json_generator_set_pretty (generator, pretty);

  return drop_dots (escape_last_control (json_generator_to_data (generator, NULL)));
}

static char *
print_object (JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);

  return print_node (node, FALSE);
}

static JsonObject *
parse_rest (const char *rest)
{
  g_autoptr (JsonNode) node = rest != NULL ? json_from_string (rest, NULL) : NULL;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return json_object_new ();

  return json_node_dup_object (node);
}

/* Adds all members of an object but the known ones. */
static void
add_unknown (JsonObject *to, JsonObject *from, const char *const *known)
{
  g_autoptr (GList) names = json_object_get_members (from);

  for (GList *name = names; name != NULL; name = name->next)
    if (!g_strv_contains (known, name->data))
      json_object_set_member (to, name->data, json_object_dup_member (from, name->data));
}

static JsonObject *
peek_object (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/* The same for an object inside another. */
static void
add_unknown_inside (JsonObject *to, JsonObject *from, const char *name, const char *const *known)
{
  JsonObject *inside = peek_object (from, name);
  g_autoptr (JsonObject) unknown = json_object_new ();

  if (inside == NULL)
    return;
  add_unknown (unknown, inside, known);
  if (json_object_get_size (unknown) > 0)
    json_object_set_object_member (to, name, json_object_ref (unknown));
}

/* Members have no order, but texts are compared. */
static void
sort_members (JsonObject *self)
{
  g_autoptr (GList) names = g_list_sort (json_object_get_members (self), (GCompareFunc) strcmp);

  for (GList *name = names; name != NULL; name = name->next)
    {
      g_autofree char *member = g_strdup (name->data);
      JsonNode *node = json_object_dup_member (self, member);

      if (JSON_NODE_HOLDS_OBJECT (node))
        sort_members (json_node_get_object (node));
      json_object_remove_member (self, member);
      json_object_set_member (self, member, node);
    }
}

static char *
finish_rest (JsonObject *rest)
{
  sort_members (rest);

  return json_object_get_size (rest) > 0 ? print_object (rest) : NULL;
}

static void
overlay (JsonObject *self, JsonObject *other)
{
  g_autoptr (GList) names = json_object_get_members (other);

  for (GList *name = names; name != NULL; name = name->next)
    {
      JsonObject *inside = peek_object (self, name->data);
      JsonObject *other_inside = peek_object (other, name->data);

      if (inside != NULL && other_inside != NULL)
        overlay (inside, other_inside);
      else
        json_object_set_member (self, name->data, json_object_dup_member (other, name->data));
    }
}

/**
 * errdex_shelf_json_overlay:
 * @rest: (inout) (nullable): an object as JSON, or %NULL for an empty one
 * @other: (nullable): another one
 *
 * Sets the members of @other in @rest, those of objects inside them one by one.
 *
 * Returns: whether @rest has changed
 */
gboolean
errdex_shelf_json_overlay (char **rest, const char *other)
{
  g_autoptr (JsonObject) self = NULL;
  g_autoptr (JsonObject) top = NULL;
  g_autofree char *before = NULL;

  if (other == NULL || g_strcmp0 (*rest, other) == 0)
    return FALSE;
  self = parse_rest (*rest);
  top = parse_rest (other);
  overlay (self, top);
  before = *rest;
  *rest = finish_rest (self);

  return g_strcmp0 (*rest, before) != 0;
}

/* Reading */

static void clamp_numbers (JsonNode *node);

static void
clamp_member (JsonObject *object, const char *name, JsonNode *node, gpointer data)
{
  clamp_numbers (node);
}

static void
clamp_element (JsonArray *array, guint i, JsonNode *node, gpointer data)
{
  clamp_numbers (node);
}

/* Numbers that a double cannot hold are read as infinite, and that cannot be written. */
static void
clamp_numbers (JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    json_object_foreach_member (json_node_get_object (node), clamp_member, NULL);
  else if (JSON_NODE_HOLDS_ARRAY (node))
    json_array_foreach_element (json_node_get_array (node), clamp_element, NULL);
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_DOUBLE)
    json_node_set_double (node, CLAMP (json_node_get_double (node), -G_MAXDOUBLE, G_MAXDOUBLE));
}

static const char *
read_name (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node)
      || json_node_get_value_type (node) != G_TYPE_STRING || *json_node_get_string (node) == '\0')
    return NULL;

  return json_node_get_string (node);
}

/* A time that makes no sense is earlier than any other. */
static gint64
read_time (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);
  gint64 time = 0;

  if (node != NULL && JSON_NODE_HOLDS_VALUE (node)
      && json_node_get_value_type (node) == G_TYPE_INT64)
    time = json_node_get_int (node);

  return time >= 0 && time < MAX_TIME ? time : 0;
}

/* Whether a member that is there is what it should be. */
static gboolean
holds (JsonObject *object, const char *member, GType type)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, member) : NULL;

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type;
}

/* Whether all of an item that this version uses is as it knows it. */
static gboolean
is_understood (JsonObject *object)
{
  return read_name (object, "catalog") != NULL && read_name (object, "category") != NULL
         && read_name (object, "code") != NULL
         && (!json_object_has_member (object, "bookmark")
             || holds (peek_object (object, "bookmark"), "set", G_TYPE_BOOLEAN))
         && (!json_object_has_member (object, "note")
             || holds (peek_object (object, "note"), "text", G_TYPE_STRING))
         && (!json_object_has_member (object, "visited")
             || holds (object, "visited", G_TYPE_INT64));
}

static void
read_rest (ErrdexShelfItem *item, JsonObject *object)
{
  g_autoptr (JsonObject) rest = json_object_new ();

  add_unknown (rest, object, item_members);
  add_unknown_inside (rest, object, "bookmark", bookmark_members);
  add_unknown_inside (rest, object, "note", note_members);
  item->rest = finish_rest (rest);
}

static void
read_item (ErrdexShelfItem *item, JsonObject *object)
{
  JsonObject *bookmark = peek_object (object, "bookmark");
  JsonObject *note = peek_object (object, "note");

  if (bookmark != NULL)
    {
      item->bookmarked = json_object_get_boolean_member (bookmark, "set");
      item->bookmark_changed = read_time (bookmark, "changed");
    }
  if (note != NULL)
    {
      const char *text = json_object_get_string_member (note, "text");

      item->note = *text != '\0' ? g_strdup (text) : NULL;
      item->note_changed = read_time (note, "changed");
    }
  item->visited = read_time (object, "visited");
  read_rest (item, object);
}

/* An entry may stand in a file twice, if somebody has put two files together by hand. */
static void
add_item (ErrdexShelfItems *self, JsonObject *object)
{
  g_autoptr (ErrdexShelfItems) one = errdex_shelf_items_new ();
  ErrdexShelfKey key = { read_name (object, "catalog"), read_name (object, "category"),
                         read_name (object, "code") };

  read_item (errdex_shelf_items_get (one, &key), object);
  errdex_shelf_items_merge (self, one);
}

static void
add_element (JsonArray *array, guint i, JsonNode *node, gpointer data)
{
  ErrdexShelfItems *self = data;

  if (JSON_NODE_HOLDS_OBJECT (node) && is_understood (json_node_get_object (node)))
    add_item (self, json_node_get_object (node));
  else
    g_hash_table_add (self->foreign, print_node (node, FALSE));
}

static gboolean
check_version (JsonObject *root, GError **error)
{
  if (!holds (root, "errdex-shelf", G_TYPE_INT64)
      || json_object_get_int_member (root, "errdex-shelf") < FORMAT_VERSION)
    {
      g_set_error_literal (error, ERRDEX_SHELF_ERROR, ERRDEX_SHELF_ERROR_DAMAGED,
                           _ ("these are no bookmarks and notes of Errdex"));
      return FALSE;
    }
  if (json_object_get_int_member (root, "errdex-shelf") > FORMAT_VERSION)
    {
      g_set_error_literal (error, ERRDEX_SHELF_ERROR, ERRDEX_SHELF_ERROR_NEWER,
                           _ ("a newer version of Errdex has written it"));
      return FALSE;
    }
  if (json_object_has_member (root, "items")
      && !JSON_NODE_HOLDS_ARRAY (json_object_get_member (root, "items")))
    {
      g_set_error_literal (error, ERRDEX_SHELF_ERROR, ERRDEX_SHELF_ERROR_DAMAGED,
                           _ ("“items” is no array"));
      return FALSE;
    }

  return TRUE;
}

static ErrdexShelfItems *
read_root (JsonNode *node, GError **error)
{
  g_autoptr (JsonObject) empty = json_object_new ();
  g_autoptr (JsonObject) rest = json_object_new ();
  JsonObject *root = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : empty;
  ErrdexShelfItems *self;

  if (!check_version (root, error))
    return NULL;
  self = errdex_shelf_items_new ();
  if (json_object_has_member (root, "items"))
    json_array_foreach_element (json_object_get_array_member (root, "items"), add_element, self);
  self->cleared = read_time (root, "cleared");
  add_unknown (rest, root, top_members);
  self->rest = finish_rest (rest);

  return self;
}

/**
 * errdex_shelf_json_parse:
 * @text: any bytes
 * @length: how many they are
 * @error: where to put a %ERRDEX_SHELF_ERROR
 *
 * Returns: (transfer full) (nullable): what the text holds, or %NULL if it is not what
 * errdex_shelf_json_print() writes
 */
ErrdexShelfItems *
errdex_shelf_json_parse (const char *text, gsize length, GError **error)
{
  g_auto (ErrdexJsonText) checked = { 0 };
  g_autoptr (ErrdexProblem) problem = errdex_json_text_check (&checked, text, length, MAX_DEPTH);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) parse_error = NULL;

  if (problem != NULL)
    {
      /* Translators: where in a file, and what is wrong there */
      g_set_error (error, ERRDEX_SHELF_ERROR, ERRDEX_SHELF_ERROR_DAMAGED, _ ("line %u: %s"),
                   problem->line, problem->message);
      return NULL;
    }
  if (json_parser_load_from_data (parser, checked.text, checked.length, &parse_error))
    {
      clamp_numbers (json_parser_get_root (parser));
      return read_root (json_parser_get_root (parser), error);
    }
  g_set_error_literal (error, ERRDEX_SHELF_ERROR, ERRDEX_SHELF_ERROR_DAMAGED, parse_error->message);

  return NULL;
}

/* Writing */

/* An object inside an item: what was kept of it, with @changed. */
static JsonObject *
start_inside (JsonObject *item, const char *name, gint64 changed)
{
  JsonObject *inside = peek_object (item, name);

  if (inside == NULL)
    {
      inside = json_object_new ();
      json_object_set_object_member (item, name, inside);
    }
  json_object_set_int_member (inside, "changed", changed);

  return inside;
}

static JsonObject *
print_item (const ErrdexShelfItem *item)
{
  g_autoptr (JsonObject) rest = parse_rest (item->rest);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "catalog", item->key.catalog);
  json_object_set_string_member (object, "category", item->key.category);
  json_object_set_string_member (object, "code", item->key.code);
  overlay (object, rest);
  if (item->bookmarked || item->bookmark_changed > 0 || peek_object (object, "bookmark") != NULL)
    json_object_set_boolean_member (start_inside (object, "bookmark", item->bookmark_changed),
                                    "set", item->bookmarked);
  if (item->note != NULL || item->note_changed > 0 || peek_object (object, "note") != NULL)
    json_object_set_string_member (start_inside (object, "note", item->note_changed), "text",
                                   item->note != NULL ? item->note : "");
  if (item->visited > 0)
    json_object_set_int_member (object, "visited", item->visited);

  return object;
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const ErrdexShelfItem *item_a = a, *item_b = b;
  int order = strcmp (item_a->key.catalog, item_b->key.catalog);

  if (order == 0)
    order = strcmp (item_a->key.category, item_b->key.category);

  return order != 0 ? order : strcmp (item_a->key.code, item_b->key.code);
}

/* The same items make the same text, whatever the order that they were made in. */
static JsonArray *
print_items (const ErrdexShelfItems *self)
{
  JsonArray *array = json_array_new ();
  g_autoptr (GList) items = g_list_sort (g_hash_table_get_values (self->items), compare_items);
  g_autoptr (GList) foreign
      = g_list_sort (g_hash_table_get_keys (self->foreign), (GCompareFunc) strcmp);

  for (GList *item = items; item != NULL; item = item->next)
    json_array_add_object_element (array, print_item (item->data));
  for (GList *text = foreign; text != NULL; text = text->next)
    {
      JsonNode *node = json_from_string (text->data, NULL);

      if (node != NULL)
        json_array_add_element (array, node);
    }

  return array;
}

/**
 * errdex_shelf_json_print:
 *
 * Returns: (transfer full): the items as JSON; equal items give equal texts
 */
char *
errdex_shelf_json_print (const ErrdexShelfItems *self)
{
  g_autoptr (JsonObject) rest = parse_rest (self->rest);
  g_autoptr (JsonObject) root = json_object_new ();
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *text = NULL;

  json_object_set_int_member (root, "errdex-shelf", FORMAT_VERSION);
  overlay (root, rest);
  if (self->cleared > 0)
    json_object_set_int_member (root, "cleared", self->cleared);
  json_object_set_array_member (root, "items", print_items (self));
  node = json_node_init_object (json_node_alloc (), root);
  text = print_node (node, TRUE);

  return g_strconcat (text, "\n", NULL);
}
