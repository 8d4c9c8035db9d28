// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "language-name.h"

#include <string.h>

/**
 * errdex_language_name:
 * @tag: a BCP 47 tag
 *
 * Returns: the language in its own words, which is what its readers look for in any other language;
 * @tag itself if it is not known
 */
const char *
errdex_language_name (const char *tag)
{
  static const char *const names[][2]
      = { { "ar", "العربية" },  { "de", "Deutsch" }, { "en", "English" }, { "es", "Español" },
          { "fr", "Français" }, { "ja", "日本語" },  { "ko", "한국어" },  { "pt", "Português" },
          { "ru", "Русский" },  { "zh", "中文" } };
  gsize length = strcspn (tag, "-");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (length == 2 && g_ascii_strncasecmp (tag, names[i][0], 2) == 0)
      return names[i][1];

  return tag;
}
