// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ErrdexField:
 *
 * What a column of a table can hold.
 */
typedef enum
{
  ERRDEX_FIELD_CODE,
  ERRDEX_FIELD_DESCRIPTION,
  ERRDEX_FIELD_SOLUTION,
  ERRDEX_FIELD_KIND,
  ERRDEX_FIELD_CATEGORY,
  ERRDEX_FIELD_OPERATIONS,
  ERRDEX_FIELD_ALIASES,
  ERRDEX_N_FIELDS,
} ErrdexField;

/**
 * ErrdexWish:
 * @given: for each field, which column the user wants, as a number from 1 or the words of its
 * header; empty for none; %NULL where nothing was said
 */
typedef struct
{
  char *given[ERRDEX_N_FIELDS];
} ErrdexWish;

/**
 * ErrdexColumns:
 * @places: for each field, the place of its column, or -1
 * @headed: whether the words of the header named one of them
 * @sure: whether these words were the whole header each time
 */
typedef struct
{
  int places[ERRDEX_N_FIELDS];
  gboolean headed;
  gboolean sure;
} ErrdexColumns;

gboolean errdex_wish_parse (ErrdexWish *self, const char *text, GError **error);
void errdex_wish_clear (ErrdexWish *self);
const char *errdex_field_get_id (ErrdexField field);
void errdex_columns_find (ErrdexColumns *self,
                          const char *const *headers,
                          guint n_headers,
                          const ErrdexWish *wish);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ErrdexWish, errdex_wish_clear)

G_END_DECLS
