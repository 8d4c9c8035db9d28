// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "decode.h"
#include "page.h"

/* A page says its encoding in its first kilobytes, if it does. */
#define MAX_HEAD 4096

static guint
count_lines (const char *text, gsize length)
{
  guint line = 1;

  for (gsize i = 0; i < length; i++)
    line += text[i] == '\n';

  return line;
}

/* What stands behind “charset=” near the beginning of an HTML page; or NULL. */
static char *
find_charset (const char *bytes, gsize length)
{
  g_autofree char *head = g_ascii_strdown (bytes, MIN (length, MAX_HEAD));
  const char *found = strstr (head, "charset=");
  gsize name_length;

  if (found == NULL)
    return NULL;
  found += strlen ("charset=");
  found += strspn (found, "\"' ");
  name_length = strspn (found, "abcdefghijklmnopqrstuvwxyz0123456789-_:.");

  return name_length > 0 ? g_strndup (found, name_length) : NULL;
}

static char *
convert (const char *bytes, gsize length, const char *charset, GError **error)
{
  gsize converted;
  g_autofree char *text = g_convert (bytes, length, "UTF-8", charset, NULL, &converted, NULL);

  if (text != NULL && strlen (text) == converted)
    return g_steal_pointer (&text);
  g_set_error (error, ERRDEX_IMPORT_ERROR, ERRDEX_IMPORT_ERROR_UNREADABLE,
               _ ("it is not in the encoding that it says, %s; save it as UTF-8"), charset);

  return NULL;
}

/**
 * errdex_decode:
 * @bytes: a text file
 * @length: its length
 * @html: whether it is a page that may name its encoding
 * @error: (out): that it is no text, or in an unknown encoding, as %ERRDEX_IMPORT_ERROR
 *
 * Returns: (transfer full) (nullable): the text as UTF-8, without a byte-order mark
 */
char *
errdex_decode (const char *bytes, gsize length, gboolean html, GError **error)
{
  g_autofree char *charset = NULL;
  const char *end;

  if (length == 0)
    return g_strdup ("");
  if (length >= 2 && (memcmp (bytes, "\xff\xfe", 2) == 0 || memcmp (bytes, "\xfe\xff", 2) == 0))
    return convert (bytes, length, "UTF-16", error);
  if (memchr (bytes, '\0', length) != NULL)
    {
      g_set_error (error, ERRDEX_IMPORT_ERROR, ERRDEX_IMPORT_ERROR_UNREADABLE,
                   _ ("it is no text file"));
      return NULL;
    }
  if (length >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0)
    {
      bytes += 3;
      length -= 3;
    }
  if (g_utf8_validate_len (bytes, length, &end))
    return g_strndup (bytes, length);
  charset = html ? find_charset (bytes, length) : NULL;
  if (charset != NULL && !g_str_has_prefix (charset, "utf-8"))
    return convert (bytes, length, charset, error);

  g_set_error (error, ERRDEX_IMPORT_ERROR, ERRDEX_IMPORT_ERROR_UNREADABLE,
               _ ("line %u is not in UTF-8; save it as UTF-8"), count_lines (bytes, end - bytes));

  return NULL;
}
