// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "catalog/library.h"

G_BEGIN_DECLS

/* What every link begins with. */
#define ERRDEX_LINK_SCHEME "errdex:"
/* The longest link that is read, in bytes. */
#define ERRDEX_LINK_MAX 4096

/**
 * ErrdexLinkError:
 * @ERRDEX_LINK_ERROR_INVALID: the link is malformed
 *
 * Codes of %ERRDEX_LINK_ERROR.
 */
typedef enum
{
  ERRDEX_LINK_ERROR_INVALID,
} ErrdexLinkError;

#define ERRDEX_LINK_ERROR (errdex_link_error_quark ())
GQuark errdex_link_error_quark (void);

/**
 * ErrdexLinkKind:
 * @ERRDEX_LINK_CODE: `errdex:CODE`, `errdex:CODE?in=CATEGORY` or `errdex:CODE?in=CATALOG/CATEGORY`
 * @ERRDEX_LINK_SEARCH: `errdex:search?q=QUERY`
 */
typedef enum
{
  ERRDEX_LINK_CODE,
  ERRDEX_LINK_SEARCH,
} ErrdexLinkKind;

/**
 * ErrdexLink:
 * @kind: what it links to
 * @text: the code or the query; UTF-8, and never empty
 * @catalog: (nullable): the id of the catalog that is meant
 * @category: (nullable): the id of the category that is meant; never %NULL beside a @catalog
 *
 * A link, taken apart.
 */
typedef struct
{
  ErrdexLinkKind kind;
  char *text;
  char *catalog;
  char *category;
} ErrdexLink;

gboolean errdex_link_is (const char *text);
ErrdexLink *errdex_link_parse (const char *text, GError **error);
void errdex_link_free (ErrdexLink *self);
char *errdex_link_format (const ErrdexLink *self);

gboolean
errdex_link_find_entry (const ErrdexLink *self, const ErrdexLibrary *library, guint *number);
char **
errdex_link_for_entries (const ErrdexLibrary *library, const guint *entries, guint n_entries);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ErrdexLink, errdex_link_free)

G_END_DECLS
