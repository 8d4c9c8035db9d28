// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "catalog/library.h"

G_BEGIN_DECLS

/**
 * ErrdexCopyFormat:
 * @ERRDEX_COPY_CODE: the codes, one a line
 * @ERRDEX_COPY_MEANING: codes with the first paragraph of what they mean, one a line
 * @ERRDEX_COPY_MARKDOWN: all that is known, as errdex_export_entries() writes it
 * @ERRDEX_COPY_JSON: an array, as `errdex-cli explain --json` writes it
 * @ERRDEX_COPY_LINK: links, one a line
 *
 * What entries can be put on the clipboard as.
 */
typedef enum
{
  ERRDEX_COPY_CODE,
  ERRDEX_COPY_MEANING,
  ERRDEX_COPY_MARKDOWN,
  ERRDEX_COPY_JSON,
  ERRDEX_COPY_LINK,
  ERRDEX_N_COPY_FORMATS,
} ErrdexCopyFormat;

gboolean errdex_copy_format_from_id (const char *id, ErrdexCopyFormat *format);

char *errdex_copy_entries (ErrdexLibrary *library,
                           const guint *entries,
                           guint n_entries,
                           ErrdexCopyFormat format,
                           gboolean with_original);

G_END_DECLS
