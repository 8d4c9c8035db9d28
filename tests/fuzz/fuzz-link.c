// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Takes any text apart as a link, also behind the scheme. A link is fit to be shown and looked up,
 * and written again it is read as the same; anything else says what is wrong with it. */

#include "config.h"

#include <string.h>

#include "find/link.h"
#include "fuzz.h"

static void
check_text (const char *text, const char *spaces)
{
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_cmpstr (text, !=, "");
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_assert_true (!g_unichar_iscntrl (c) || strchr (spaces, (int) c) != NULL);
      g_assert_true (!g_unichar_isspace (c) || *spaces != '\0');
    }
}

static void
check_again (const ErrdexLink *link)
{
  g_autofree char *text = errdex_link_format (link);
  g_autoptr (ErrdexLink) again = errdex_link_parse (text, NULL);

  g_assert_true (g_str_is_ascii (text));
  if (again == NULL)
    {
      g_assert_cmpuint (strlen (text), >, ERRDEX_LINK_MAX);
      return;
    }
  g_assert_cmpint (again->kind, ==, link->kind);
  g_assert_cmpstr (again->text, ==, link->text);
  g_assert_cmpstr (again->category, ==, link->category);
  g_assert_cmpstr (again->catalog, ==, link->catalog);
}

static void
check (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ErrdexLink) link = errdex_link_parse (text, &error);

  g_assert_true ((link == NULL) == (error != NULL));
  if (error != NULL)
    {
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_null (strchr (error->message, '\n'));
      return;
    }
  g_assert_true (link->category != NULL || link->catalog == NULL);
  check_text (link->text, link->kind == ERRDEX_LINK_SEARCH ? "\t\n\r" : "");
  check_again (link);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autofree char *code = g_strconcat (ERRDEX_LINK_SCHEME, text, NULL);
  g_autofree char *search = g_strconcat (ERRDEX_LINK_SCHEME, "search?q=", text, NULL);

  check (text);
  check (code);
  check (search);

  return 0;
}
