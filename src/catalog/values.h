// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <json-glib/json-glib.h>

#include "catalog-private.h"
#include "json-text.h"

G_BEGIN_DECLS

/**
 * ErrdexValues:
 * @data: the catalog that keeps the strings
 * @text: the file
 * @problems: (element-type ErrdexProblem): what is wrong with it, the first of them
 * @n_problems: how much is wrong with it
 *
 * The single values of a catalog file. What they are is checked one by one, and whatever is wrong
 * is told with its place in the file.
 */
typedef struct
{
  ErrdexCatalogData *data;
  ErrdexJsonText text;
  GPtrArray *problems;
  guint n_problems;
} ErrdexValues;

void errdex_values_init (ErrdexValues *self, ErrdexCatalogData *data, GPtrArray *problems);
void errdex_values_clear (ErrdexValues *self);

void errdex_values_add_problem (ErrdexValues *self, ErrdexProblem *problem);
void errdex_values_report (ErrdexValues *self, const char *path, const char *format, ...)
    G_GNUC_PRINTF (3, 4);
void errdex_values_report_type (ErrdexValues *self,
                                const char *path,
                                const char *expected,
                                JsonNode *node);
void errdex_values_report_value (ErrdexValues *self,
                                 const char *path,
                                 const char *name,
                                 const char *wanted,
                                 const char *found);
void errdex_values_fail (ErrdexValues *self, const char *name, GError **error);
const char *errdex_values_describe (JsonNode *node);

JsonNode *errdex_values_get_required (ErrdexValues *self,
                                      JsonObject *object,
                                      const char *path,
                                      const char *name);
const char *errdex_values_get_string (ErrdexValues *self,
                                      JsonObject *object,
                                      const char *path,
                                      const char *name,
                                      gboolean required);
const char *errdex_values_get_text (ErrdexValues *self,
                                    JsonObject *object,
                                    const char *path,
                                    const char *name,
                                    gboolean required);
const char *errdex_values_get_id (ErrdexValues *self,
                                  JsonObject *object,
                                  const char *path,
                                  const char *name,
                                  gboolean required);
const char *
errdex_values_get_code (ErrdexValues *self, JsonObject *object, const char *path, const char *name);
const char *const *errdex_values_get_strings (ErrdexValues *self,
                                              JsonObject *object,
                                              const char *path,
                                              const char *name,
                                              gboolean codes);

G_END_DECLS
