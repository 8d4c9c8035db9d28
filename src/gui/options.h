// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

#include "find/copy.h"

G_BEGIN_DECLS

/* Sizes of text in the detail pane, in percent of that of the desktop. */
#define ERRDEX_TEXT_SIZE_MIN    50
#define ERRDEX_TEXT_SIZE_NORMAL 100
#define ERRDEX_TEXT_SIZE_MAX    300

/**
 * ErrdexColorScheme:
 *
 * Whether the window is light or dark.
 */
typedef enum
{
  ERRDEX_COLOR_SCHEME_SYSTEM, /* as the desktop is */
  ERRDEX_COLOR_SCHEME_LIGHT,
  ERRDEX_COLOR_SCHEME_DARK,
} ErrdexColorScheme;

/**
 * ErrdexCatalogLanguage:
 *
 * In which language the texts of catalogs are shown.
 */
typedef enum
{
  ERRDEX_CATALOG_LANGUAGE_SYSTEM,   /* in that of the program, where they are translated */
  ERRDEX_CATALOG_LANGUAGE_ORIGINAL, /* in that of the catalog */
} ErrdexCatalogLanguage;

/* What the user chose in the preferences; as properties that can be bound to and followed:
 *
 * "color-scheme": an #ErrdexColorScheme; "text-size": in percent; "offer-clipboard": whether to
 * offer to look up what is on the clipboard; "copy-format": what Ctrl+C copies of an entry, 0 for
 * its code, 1 for a link, 2 for Markdown; "catalog-language": an #ErrdexCatalogLanguage. */
#define ERRDEX_TYPE_OPTIONS errdex_options_get_type ()
G_DECLARE_FINAL_TYPE (ErrdexOptions, errdex_options, ERRDEX, OPTIONS, GObject)

ErrdexOptions *errdex_options_new (GSettings *settings);
gboolean errdex_options_can_set (ErrdexOptions *self, const char *name);

ErrdexColorScheme errdex_options_get_color_scheme (ErrdexOptions *self);
guint errdex_options_get_text_size (ErrdexOptions *self);
void errdex_options_set_text_size (ErrdexOptions *self, guint percent);
gboolean errdex_options_get_offer_clipboard (ErrdexOptions *self);
ErrdexCopyFormat errdex_options_get_copy_format (ErrdexOptions *self);
ErrdexCatalogLanguage errdex_options_get_catalog_language (ErrdexOptions *self);

G_END_DECLS
