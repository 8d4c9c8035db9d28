// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "values.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "reader.h"

#define MAX_ID_LENGTH   64
#define MAX_CODE_LENGTH 256

static const char *const no_strings[] = { NULL };

/**
 * errdex_values_init:
 * @self: what is to be filled
 * @data: (transfer none): the catalog that keeps the strings
 * @problems: (nullable) (element-type ErrdexProblem): where to add the problems
 */
void
errdex_values_init (ErrdexValues *self, ErrdexCatalogData *data, GPtrArray *problems)
{
  *self = (ErrdexValues){ .data = data };
  self->problems = problems != NULL
                       ? g_ptr_array_ref (problems)
                       : g_ptr_array_new_with_free_func ((GDestroyNotify) errdex_problem_free);
}

/**
 * errdex_values_clear:
 * @self: the values of a file
 */
void
errdex_values_clear (ErrdexValues *self)
{
  g_ptr_array_unref (self->problems);
  errdex_json_text_clear (&self->text);
}

/* --- problems --- */

/**
 * errdex_values_add_problem:
 * @self: the values of a file
 * @problem: (transfer full): what is wrong with it
 *
 * Keeps a problem, unless there are too many already.
 */
void
errdex_values_add_problem (ErrdexValues *self, ErrdexProblem *problem)
{
  if (self->n_problems++ < ERRDEX_CATALOG_MAX_PROBLEMS)
    g_ptr_array_add (self->problems, problem);
  else
    errdex_problem_free (problem);
}

/**
 * errdex_values_report:
 * @self: the values of a file
 * @path: the JSON path of a value
 * @format: what is wrong with it, translated
 * @...: what @format takes
 *
 * Tells of a problem.
 */
void
errdex_values_report (ErrdexValues *self, const char *path, const char *format, ...)
{
  g_autofree char *message = NULL;
  guint line = 0, column = 0;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  if (self->n_problems < ERRDEX_CATALOG_MAX_PROBLEMS)
    errdex_json_text_locate (&self->text, path, &line, &column);
  errdex_values_add_problem (self, errdex_problem_new (line, column, path, message));
}

/**
 * errdex_values_describe:
 * @node: a value
 *
 * Returns: what it is, in words
 */
const char *
errdex_values_describe (JsonNode *node)
{
  switch (json_node_get_node_type (node))
    {
    case JSON_NODE_OBJECT:
      return _ ("an object");
    case JSON_NODE_ARRAY:
      return _ ("an array");
    case JSON_NODE_NULL:
      return _ ("null");
    case JSON_NODE_VALUE:
    default:
      if (json_node_get_value_type (node) == G_TYPE_STRING)
        return _ ("a string");
      return json_node_get_value_type (node) == G_TYPE_BOOLEAN ? _ ("true or false")
                                                               : _ ("a number");
    }
}

/**
 * errdex_values_report_type:
 * @self: the values of a file
 * @path: the JSON path of a value
 * @expected: what should stand there, translated
 * @node: what does
 *
 * Tells of a value that is of another type.
 */
void
errdex_values_report_type (ErrdexValues *self,
                           const char *path,
                           const char *expected,
                           JsonNode *node)
{
  errdex_values_report (self, path, _ ("expected %s, found %s"), expected,
                        errdex_values_describe (node));
}

static void
set_error (ErrdexValues *self, const char *name, GError **error)
{
  g_autofree char *first = errdex_problem_format (g_ptr_array_index (self->problems, 0), name);
  guint more = self->n_problems - 1;

  if (more == 0)
    g_set_error_literal (error, ERRDEX_CATALOG_ERROR, ERRDEX_CATALOG_ERROR_INVALID, first);
  else
    /* Translators: the first %s is a complete description of one problem */
    g_set_error (error, ERRDEX_CATALOG_ERROR, ERRDEX_CATALOG_ERROR_INVALID,
                 ngettext ("%s (and %u more problem)", "%s (and %u more problems)", more), first,
                 more);
}

static void
tell_rest (ErrdexValues *self)
{
  guint rest = self->n_problems - self->problems->len;
  g_autofree char *message = NULL;

  if (self->n_problems <= ERRDEX_CATALOG_MAX_PROBLEMS)
    return;
  message = g_strdup_printf (ngettext ("%u more problem", "%u more problems", rest), rest);
  g_ptr_array_add (self->problems, errdex_problem_new (0, 0, NULL, message));
}

/**
 * errdex_values_fail:
 * @self: the values of a file, with a problem at least
 * @name: what to call the file
 * @error: (out): the first problem, as %ERRDEX_CATALOG_ERROR
 *
 * Tells of the problems that were too many to be kept, and of all in one.
 */
void
errdex_values_fail (ErrdexValues *self, const char *name, GError **error)
{
  tell_rest (self);
  set_error (self, name, error);
}

/* --- single values --- */

static gboolean
is_string (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING;
}

/* A value: a member of what has a path, or an element of one that is an array. */
typedef struct
{
  const char *path;
  const char *name;
  int element; /* or -1 */
} Place;

static char *
place_describe (const Place *self)
{
  if (self->element < 0)
    return g_strdup_printf ("%s.%s", self->path, self->name);

  return g_strdup_printf ("%s.%s[%d]", self->path, self->name, self->element);
}

/* Texts reach terminals and clipboards as they are: no control character may stand in one, neither
 * those of ASCII nor those above, among which terminals know a second escape. Returns: the first
 * one, or 0. */
static gunichar
find_control (const char *text, gboolean lines)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      guchar byte = *p;

      if (byte >= 0x20 && byte != 0x7f && byte != 0xc2)
        continue;
      if (lines && (byte == '\n' || byte == '\t'))
        continue;
      /* U+0080 to U+009F */
      if (byte == 0xc2 && (guchar) p[1] > 0x9f)
        continue;
      return g_utf8_get_char (p);
    }

  return 0;
}

/* Why the string at @node cannot be kept is told; the path of a value is only made to tell of it,
 * as that takes longer than to read the value. */
static const char *
keep_string (ErrdexValues *self, const Place *place, JsonNode *node, gboolean lines)
{
  gsize max = lines ? ERRDEX_CATALOG_MAX_TEXT : ERRDEX_CATALOG_MAX_LINE;
  const char *text = is_string (node) ? json_node_get_string (node) : NULL;
  g_autofree char *path = NULL;

  if (text != NULL && text[strspn (text, " \n\t")] != '\0' && strlen (text) <= max
      && find_control (text, lines) == 0)
    return g_string_chunk_insert (self->data->strings, text);

  path = place_describe (place);
  if (text == NULL)
    errdex_values_report_type (self, path, _ ("a string"), node);
  else if (text[strspn (text, " \n\t")] == '\0')
    errdex_values_report (self, path, _ ("expected a text, found an empty string"));
  else if (strlen (text) > max)
    errdex_values_report (self, path, _ ("expected a text of at most %zu bytes, found %zu"), max,
                          strlen (text));
  else
    errdex_values_report (self, path,
                          _ ("found the control character U+%04X, which may not stand here"),
                          find_control (text, lines));

  return NULL;
}

/**
 * errdex_values_get_required:
 * @self: the values of a file
 * @object: an object
 * @path: its JSON path
 * @name: the name of a member that it must have
 *
 * Returns: (transfer none) (nullable): that member; %NULL, with the problem told, if there is none
 */
JsonNode *
errdex_values_get_required (ErrdexValues *self,
                            JsonObject *object,
                            const char *path,
                            const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL)
    errdex_values_report (self, path, _ ("the member “%s” is missing"), name);

  return node;
}

static const char *
get_member (ErrdexValues *self,
            JsonObject *object,
            const char *path,
            const char *name,
            gboolean required,
            gboolean lines)
{
  JsonNode *node = required ? errdex_values_get_required (self, object, path, name)
                            : json_object_get_member (object, name);
  const Place place = { path, name, -1 };

  return node != NULL ? keep_string (self, &place, node, lines) : NULL;
}

/**
 * errdex_values_get_string:
 * @self: the values of a file
 * @object: an object
 * @path: its JSON path
 * @name: the name of a member
 * @required: whether it must be there
 *
 * Returns: (transfer none) (nullable): its string of one line, kept with the catalog; %NULL if it
 * is absent, or wrong, which is told
 */
const char *
errdex_values_get_string (ErrdexValues *self,
                          JsonObject *object,
                          const char *path,
                          const char *name,
                          gboolean required)
{
  return get_member (self, object, path, name, required, FALSE);
}

/**
 * errdex_values_get_text:
 *
 * Returns: (transfer none) (nullable): as errdex_values_get_string(), a text in the markup of
 * markup.h, which may have several lines
 */
const char *
errdex_values_get_text (ErrdexValues *self,
                        JsonObject *object,
                        const char *path,
                        const char *name,
                        gboolean required)
{
  return get_member (self, object, path, name, required, TRUE);
}

/**
 * errdex_values_report_value:
 * @self: the values of a file
 * @path: the JSON path of an object
 * @name: the name of a member
 * @wanted: what should stand there, translated
 * @found: what does
 *
 * Tells of a member that has the right type and a wrong value.
 */
void
errdex_values_report_value (ErrdexValues *self,
                            const char *path,
                            const char *name,
                            const char *wanted,
                            const char *found)
{
  g_autofree char *member_path = g_strdup_printf ("%s.%s", path, name);
  g_autofree char *excerpt = errdex_problem_excerpt (found, -1);

  /* Translators: the first is what the format wants, such as “a date such as 2025-09-18” */
  errdex_values_report (self, member_path, _ ("expected %s, found “%s”"), wanted, excerpt);
}

/**
 * errdex_values_get_id:
 *
 * Ids name files, gettext domains and filters: small letters, digits and hyphens.
 *
 * Returns: (transfer none) (nullable): as errdex_values_get_string(), an id
 */
const char *
errdex_values_get_id (ErrdexValues *self,
                      JsonObject *object,
                      const char *path,
                      const char *name,
                      gboolean required)
{
  const char *id = errdex_values_get_string (self, object, path, name, required);
  g_autofree char *wanted = NULL;

  if (id == NULL)
    return NULL;
  if (g_ascii_isalnum (id[0]) && id[strspn (id, "abcdefghijklmnopqrstuvwxyz0123456789-")] == '\0'
      && strlen (id) <= MAX_ID_LENGTH)
    return id;

  wanted = g_strdup_printf (_ ("at most %d small letters, digits and hyphens"), MAX_ID_LENGTH);
  errdex_values_report_value (self, path, name, wanted, id);
  return NULL;
}

static gboolean
check_code (ErrdexValues *self, const Place *place, const char *code)
{
  g_autofree char *path = NULL;

  if (strlen (code) > MAX_CODE_LENGTH)
    {
      path = place_describe (place);
      errdex_values_report (self, path, _ ("expected a code of at most %d bytes, found %zu"),
                            MAX_CODE_LENGTH, strlen (code));
      return FALSE;
    }
  for (const char *p = code; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      g_autofree char *excerpt = NULL;

      if (g_ascii_isgraph (*p)
          || (!g_unichar_isspace (c) && g_unichar_type (c) != G_UNICODE_FORMAT))
        continue;
      path = place_describe (place);
      excerpt = errdex_problem_excerpt (code, -1);
      errdex_values_report (self, path,
                            _ ("expected a code, found white space or what cannot be seen in “%s”"),
                            excerpt);
      return FALSE;
    }

  return TRUE;
}

/**
 * errdex_values_get_code:
 *
 * Returns: (transfer none) (nullable): as errdex_values_get_string(), a code, which must be there
 */
const char *
errdex_values_get_code (ErrdexValues *self, JsonObject *object, const char *path, const char *name)
{
  const char *code = errdex_values_get_string (self, object, path, name, TRUE);
  const Place place = { path, name, -1 };

  return code != NULL && check_code (self, &place, code) ? code : NULL;
}

/**
 * errdex_values_get_strings:
 * @self: the values of a file
 * @object: an object
 * @path: its JSON path
 * @name: the name of a member
 * @codes: whether they must be codes
 *
 * Returns: (transfer none): its array of strings, kept with the catalog; what is wrong is told and
 * left out
 */
const char *const *
errdex_values_get_strings (ErrdexValues *self,
                           JsonObject *object,
                           const char *path,
                           const char *name,
                           gboolean codes)
{
  JsonNode *node = json_object_get_member (object, name);
  JsonArray *array;
  const char **strings;
  guint n = 0;

  if (node == NULL)
    return no_strings;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      g_autofree char *array_path = g_strdup_printf ("%s.%s", path, name);

      errdex_values_report_type (self, array_path, _ ("an array of strings"), node);
      return no_strings;
    }

  array = json_node_get_array (node);
  if (json_array_get_length (array) == 0)
    return no_strings;
  strings = g_new0 (const char *, json_array_get_length (array) + 1);
  g_ptr_array_add (self->data->blocks, strings);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      const Place place = { path, name, i };
      const char *string = keep_string (self, &place, json_array_get_element (array, i), FALSE);

      if (string != NULL && (!codes || check_code (self, &place, string)))
        strings[n++] = string;
    }

  return strings;
}
