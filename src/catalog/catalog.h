// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

#include "kind.h"

G_BEGIN_DECLS

/**
 * ErrdexEntry:
 * @code: the code, spelled as the source spells it
 * @name: (nullable): what the source calls the error, where the code alone says nothing
 * @description: what happened, in the markup of markup.h
 * @solution: (nullable): what to do about it, in the same markup
 * @aliases: (array zero-terminated=1): other spellings under which the entry is found; never %NULL
 * @operations: (array zero-terminated=1): the API operations that the text names; never %NULL
 * @related: (array zero-terminated=1): codes worth a look beside this one; never %NULL
 * @category: its category's place in the catalog
 * @kind: our classification
 *
 * One error code with its meaning. An entry is identified by category and code together: the same
 * code may stand in two categories with different advice. Everything in it belongs to the catalog
 * and lives as long.
 */
typedef struct
{
  const char *code;
  const char *name;
  const char *description;
  const char *solution;
  const char *const *aliases;
  const char *const *operations;
  const char *const *related;
  guint category;
  ErrdexKind kind;
} ErrdexEntry;

/**
 * ErrdexCategory:
 * @id: its name in the file, unique in the catalog
 * @title: its name for readers
 * @description: (nullable): what belongs here
 * @prefixes: (array zero-terminated=1): how the codes of this category begin; never %NULL
 * @contexts: (array zero-terminated=1): the words behind which alone a text is looked through for
 * these codes; where there are none, those of the category around it count; never %NULL
 * @parent: the place of the category around it, or -1
 * @depth: how many categories are around it
 * @first_entry: the place of its first entry in the catalog
 * @n_entries: how many entries are its own, those of its sub-categories not counted
 * @n_entries_below: how many entries it and all its sub-categories have together
 */
typedef struct
{
  const char *id;
  const char *title;
  const char *description;
  const char *const *prefixes;
  const char *const *contexts;
  int parent;
  guint depth;
  guint first_entry;
  guint n_entries;
  guint n_entries_below;
} ErrdexCategory;

/**
 * ErrdexCatalog:
 * @id: its name, unique among catalogs
 * @title: its name for readers
 * @language: the language of its texts, as a BCP 47 tag
 * @domain: (nullable): the gettext domain that translates its texts
 * @source_title: (nullable): where its facts come from
 * @source_url: (nullable): an address of that source
 * @source_updated: (nullable): the date of that source, as YYYY-MM-DD
 * @categories: its categories, each directly before its sub-categories
 * @entries: its entries, in the order of the categories and, inside one, in that of the file
 *
 * A set of entries read from one file. It is immutable from the moment that it is there, so threads
 * may share it, and it owns everything that it points at.
 */
typedef struct
{
  const char *id;
  const char *title;
  const char *language;
  const char *domain;
  const char *source_title;
  const char *source_url;
  const char *source_updated;
  const ErrdexCategory *categories;
  guint n_categories;
  const ErrdexEntry *entries;
  guint n_entries;
} ErrdexCatalog;

/**
 * ErrdexTexts:
 * @name: (nullable): what the source calls the error
 * @description: what happened
 * @solution: (nullable): what to do about it
 * @translated: whether they are a translation; otherwise they are the catalog's own words
 *
 * The texts of one entry in one language.
 */
typedef struct
{
  const char *name;
  const char *description;
  const char *solution;
  gboolean translated;
} ErrdexTexts;

ErrdexCatalog *errdex_catalog_ref (ErrdexCatalog *self);
void errdex_catalog_unref (ErrdexCatalog *self);

int errdex_catalog_find_category (const ErrdexCatalog *self, const char *id);
int errdex_catalog_category_for_code (const ErrdexCatalog *self, const char *code);
void errdex_catalog_show_original (gboolean shown);
gboolean errdex_catalog_shows_original (void);
const char *errdex_catalog_get_translation (const ErrdexCatalog *self, const char *text);
const char *errdex_catalog_translate (const ErrdexCatalog *self, const char *text);
ErrdexTexts errdex_catalog_get_translated_texts (const ErrdexCatalog *self,
                                                 const ErrdexEntry *entry);
ErrdexTexts errdex_catalog_get_texts (const ErrdexCatalog *self, const ErrdexEntry *entry);
const char *errdex_code_last_segment (const char *code);
gboolean errdex_code_is_number (const char *code);
const char *errdex_code_without_sign (const char *code);
char *errdex_code_from_name (const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ErrdexCatalog, errdex_catalog_unref)

G_END_DECLS
