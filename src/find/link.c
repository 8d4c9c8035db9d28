// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Links follow RFC 3986: what stands behind the scheme is percent-encoded UTF-8, `?` begins the
 * parameters and `#` a fragment. In parameters `+` is a space, as the forms of browsers write it;
 * in a code it is itself. */

#include "config.h"

#include "link.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "catalog/problem.h"

#define SEARCH "search"

G_DEFINE_QUARK (errdex - link - error, errdex_link_error)

static gboolean fail (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gboolean
fail (GError **error, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  *error = g_error_new_valist (ERRDEX_LINK_ERROR, ERRDEX_LINK_ERROR_INVALID, format, arguments);
  va_end (arguments);

  return FALSE;
}

/* --- decoding --- */

static gboolean
decode_escape (GString *out, const char *at, const char *end, GError **error)
{
  const char *p = at;
  g_autofree char *excerpt = NULL;

  if (end - at >= 3 && g_ascii_isxdigit (at[1]) && g_ascii_isxdigit (at[2]))
    {
      g_string_append_c (out, g_ascii_xdigit_value (at[1]) << 4 | g_ascii_xdigit_value (at[2]));
      return TRUE;
    }
  for (guint i = 0; i < 3 && p < end; i++)
    p = g_utf8_next_char (p);
  excerpt = errdex_problem_excerpt (at, p - at);

  return fail (error, _ ("expected two hexadecimal digits after “%%”, found “%s”"), excerpt);
}

/* Whether a character may stand in a code or a query. A query may be a pasted text, with all that
 * separates its words. */
static gboolean
is_fit (gunichar c, gboolean code)
{
  return !g_unichar_iscntrl (c) || (!code && (c == '\t' || c == '\n' || c == '\r'));
}

static gboolean
check_text (const char *text, gboolean code, GError **error)
{
  g_autofree char *excerpt = NULL;

  if (!g_utf8_validate (text, -1, NULL))
    return fail (error, _ ("expected text in UTF-8, found other bytes"));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!is_fit (c, code))
        return fail (error, _ ("found the control character U+%04X, which may not stand here"), c);
      if (!code || !g_unichar_isspace (c))
        continue;
      excerpt = errdex_problem_excerpt (text, -1);
      return fail (error, _ ("expected a code without spaces, found “%s”"), excerpt);
    }

  return TRUE;
}

/* Returns: NULL if it is not encoded well. */
static char *
decode (const char *text, gsize length, gboolean code, GError **error)
{
  g_autoptr (GString) out = g_string_sized_new (length);
  const char *end = text + length;

  for (const char *p = text; p < end; p++)
    {
      if (*p == '%')
        {
          if (!decode_escape (out, p, end, error))
            return NULL;
          p += 2;
        }
      else
        {
          g_string_append_c (out, *p == '+' && !code ? ' ' : *p);
        }
    }
  if (memchr (out->str, '\0', out->len) != NULL)
    fail (error, _ ("found the control character U+%04X, which may not stand here"), 0u);
  else if (check_text (out->str, code, error))
    return g_strdup (out->str);

  return NULL;
}

/* --- parameters --- */

/* Finds `NAME=VALUE` between `?` and the fragment; the first one counts. */
static gboolean
find_parameter (const char *query, const char *name, const char **value, gsize *length)
{
  gsize name_length = strlen (name);
  const char *p = query;

  while (*p != '\0' && *p != '#')
    {
      gsize size = strcspn (p, "&#");

      if (size > name_length && strncmp (p, name, name_length) == 0 && p[name_length] == '=')
        {
          *value = p + name_length + 1;
          *length = size - name_length - 1;
          return TRUE;
        }
      p += size;
      if (*p == '&')
        p++;
    }

  return FALSE;
}

static gboolean
parse_search (ErrdexLink *self, const char *query, GError **error)
{
  const char *value;
  gsize length;

  self->kind = ERRDEX_LINK_SEARCH;
  if (!find_parameter (query, "q", &value, &length) || length == 0)
    return fail (error, _ ("expected “?q=” and what to search for after “search”, found neither"));
  self->text = decode (value, length, FALSE, error);

  return self->text != NULL;
}

static gboolean
parse_place (ErrdexLink *self, const char *query, GError **error)
{
  const char *value;
  gsize length;
  g_autofree char *place = NULL;
  g_auto (GStrv) parts = NULL;
  guint n_parts;

  if (!find_parameter (query, "in", &value, &length))
    return TRUE;
  place = decode (value, length, TRUE, error);
  if (place == NULL)
    return FALSE;
  parts = g_strsplit (place, "/", -1);
  n_parts = g_strv_length (parts);
  if (n_parts < 1 || n_parts > 2 || *parts[0] == '\0' || *parts[n_parts - 1] == '\0')
    {
      g_autofree char *excerpt = errdex_problem_excerpt (place, -1);

      return fail (error,
                   _ ("expected a category after “in=”, or a catalog, “/” and a category; "
                      "found “%s”"),
                   excerpt);
    }
  self->category = g_strdup (parts[n_parts - 1]);
  self->catalog = n_parts > 1 ? g_strdup (parts[0]) : NULL;

  return TRUE;
}

static gboolean
parse_code (ErrdexLink *self, const char *code, gsize length, const char *query, GError **error)
{
  self->kind = ERRDEX_LINK_CODE;
  if (length == 0)
    return fail (error, _ ("expected a code or “search?q=…” after “errdex:”, found neither"));
  self->text = decode (code, length, TRUE, error);

  return self->text != NULL && parse_place (self, query, error);
}

/* --- links --- */

static gboolean
parse_parts (ErrdexLink *self, const char *text, GError **error)
{
  gsize slashes = strspn (text, "/");
  const char *path = text + slashes;
  gsize length = strcspn (path, "?#");
  const char *query = path[length] == '?' ? path + length + 1 : "";

  /* browsers take errdex://CODE for a host, and some give it a path */
  if (slashes >= 2 && length > 0 && path[length - 1] == '/')
    length--;
  if (length == strlen (SEARCH) && g_ascii_strncasecmp (path, SEARCH, length) == 0)
    return parse_search (self, query, error);

  return parse_code (self, path, length, query, error);
}

/**
 * errdex_link_is:
 * @text: any text
 *
 * Returns: whether it is meant as a link, well-formed or not
 */
gboolean
errdex_link_is (const char *text)
{
  return g_ascii_strncasecmp (text, ERRDEX_LINK_SCHEME, strlen (ERRDEX_LINK_SCHEME)) == 0;
}

static gboolean
parse (ErrdexLink *self, const char *text, GError **error)
{
  g_autofree char *stripped = NULL;

  if (strlen (text) > ERRDEX_LINK_MAX)
    return fail (error, _ ("expected at most %d bytes, found %zu"), ERRDEX_LINK_MAX, strlen (text));
  if (!g_utf8_validate (text, -1, NULL))
    return fail (error, _ ("expected text in UTF-8, found other bytes"));
  stripped = g_strstrip (g_strdup (text));
  if (!errdex_link_is (stripped))
    return fail (error, _ ("expected “errdex:” at its beginning"));

  return parse_parts (self, stripped + strlen (ERRDEX_LINK_SCHEME), error);
}

/* Says which link it is. */
static GError *
complete_error (const char *text, const GError *error)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *excerpt = errdex_problem_excerpt (valid, -1);

  return g_error_new (ERRDEX_LINK_ERROR, ERRDEX_LINK_ERROR_INVALID,
                      /* Translators: a link, and what is wrong with it */
                      _ ("the link “%s” cannot be followed: %s"), excerpt, error->message);
}

/**
 * errdex_link_parse:
 * @text: a link; any bytes
 * @error: where to put a %ERRDEX_LINK_ERROR that says what was expected and what was found
 *
 * Takes a link apart. White space around it, fragments and unknown parameters are ignored;
 * `errdex://CODE` and `errdex:///CODE` are taken for `errdex:CODE`.
 *
 * Returns: (transfer full) (nullable): what it links to, whether there is such a thing or not;
 * %NULL if the link is malformed
 */
ErrdexLink *
errdex_link_parse (const char *text, GError **error)
{
  g_autoptr (ErrdexLink) self = g_new0 (ErrdexLink, 1);
  g_autoptr (GError) problem = NULL;

  if (parse (self, text, &problem))
    return g_steal_pointer (&self);
  g_propagate_error (error, complete_error (text, problem));

  return NULL;
}

/**
 * errdex_link_free:
 * @self: (transfer full): a link
 */
void
errdex_link_free (ErrdexLink *self)
{
  g_free (self->text);
  g_free (self->catalog);
  g_free (self->category);
  g_free (self);
}

static char *
encode (const char *text)
{
  return g_uri_escape_string (text, NULL, FALSE);
}

static void
append_place (GString *out, const ErrdexLink *self)
{
  g_autofree char *category = encode (self->category);
  g_autofree char *catalog = self->catalog != NULL ? encode (self->catalog) : NULL;

  g_string_append (out, "?in=");
  if (catalog != NULL)
    g_string_append_printf (out, "%s/", catalog);
  g_string_append (out, category);
}

/**
 * errdex_link_format:
 *
 * Returns: (transfer full): the link as a text of ASCII that errdex_link_parse() takes apart into
 * the same again, unless it is longer than %ERRDEX_LINK_MAX
 */
char *
errdex_link_format (const ErrdexLink *self)
{
  g_autofree char *text = encode (self->text);
  GString *out = g_string_new (ERRDEX_LINK_SCHEME);

  if (self->kind == ERRDEX_LINK_SEARCH)
    g_string_append_printf (out, SEARCH "?q=%s", text);
  else if (g_ascii_strcasecmp (text, SEARCH) == 0)
    /* a code, not the word that begins searches */
    g_string_append_printf (out, "%%%02X%s", *text, text + 1);
  else
    g_string_append (out, text);
  if (self->category != NULL)
    append_place (out, self);

  return g_string_free (out, FALSE);
}

/* --- entries --- */

static gboolean
names_entry (const ErrdexLink *self, const ErrdexLibrary *library, guint number)
{
  if (!g_str_equal (errdex_library_get_entry (library, number)->code, self->text))
    return FALSE;

  return (self->category == NULL
          || g_str_equal (errdex_library_get_category (library, number)->id, self->category))
         && (self->catalog == NULL
             || g_str_equal (errdex_library_get_catalog (library, number)->id, self->catalog));
}

/**
 * errdex_link_find_entry:
 * @self: a link to a code
 * @library: a library
 * @number: (out): the number of the entry
 *
 * Returns: whether the link names one entry of the library, and no other, by its exact code; if
 * not, the code may still be looked up
 */
gboolean
errdex_link_find_entry (const ErrdexLink *self, const ErrdexLibrary *library, guint *number)
{
  guint n_found = 0;

  if (self->kind != ERRDEX_LINK_CODE)
    return FALSE;
  for (guint i = 0; i < library->n_entries; i++)
    if (names_entry (self, library, i) && n_found++ == 0)
      *number = i;

  return n_found == 1;
}

/* For each entry the one before it that has the same code, or -1; and for each code its last entry,
 * counted from 1. */
static int *
chain_codes (const ErrdexLibrary *library, GHashTable *last)
{
  int *before = g_new (int, library->n_entries);

  for (guint i = 0; i < library->n_entries; i++)
    {
      char *code = (char *) errdex_library_get_entry (library, i)->code;

      before[i] = GPOINTER_TO_INT (g_hash_table_lookup (last, code)) - 1;
      g_hash_table_insert (last, code, GINT_TO_POINTER (i + 1));
    }

  return before;
}

static char *
make_link (const ErrdexLibrary *library, guint number, const int *before, int last)
{
  const char *category = errdex_library_get_category (library, number)->id;
  ErrdexLink link = { .kind = ERRDEX_LINK_CODE,
                      .text = (char *) errdex_library_get_entry (library, number)->code };

  for (int i = last; i >= 0; i = before[i])
    if ((guint) i != number)
      {
        link.category = (char *) category;
        if (g_str_equal (errdex_library_get_category (library, i)->id, category))
          link.catalog = (char *) errdex_library_get_catalog (library, number)->id;
      }

  return errdex_link_format (&link);
}

/**
 * errdex_link_for_entries:
 * @library: a library
 * @entries: (array length=n_entries): numbers of entries
 * @n_entries: how many there are
 *
 * Returns: (transfer full) (array zero-terminated=1): for each entry the shortest link that names
 * it and no other of the library: with its category, or its catalog too, only where its code alone
 * would not do
 */
char **
errdex_link_for_entries (const ErrdexLibrary *library, const guint *entries, guint n_entries)
{
  g_autoptr (GHashTable) last = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree int *before = chain_codes (library, last);
  char **links = g_new0 (char *, n_entries + 1);

  for (guint i = 0; i < n_entries; i++)
    {
      const char *code = errdex_library_get_entry (library, entries[i])->code;

      links[i] = make_link (library, entries[i], before,
                            GPOINTER_TO_INT (g_hash_table_lookup (last, code)) - 1);
    }

  return links;
}
