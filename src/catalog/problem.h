// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ErrdexCatalogError:
 * @ERRDEX_CATALOG_ERROR_INVALID: the catalog breaks the rules of the format
 *
 * Codes of %ERRDEX_CATALOG_ERROR. A file that cannot be read at all is a %G_IO_ERROR or
 * %G_FILE_ERROR instead.
 */
typedef enum
{
  ERRDEX_CATALOG_ERROR_INVALID,
} ErrdexCatalogError;

#define ERRDEX_CATALOG_ERROR (errdex_catalog_error_quark ())
GQuark errdex_catalog_error_quark (void);

/**
 * ErrdexProblem:
 * @line: the line, from 1, or 0 where none can be named
 * @column: the column in characters, from 1, or 0
 * @path: (nullable): the JSON path of the value, such as `$.entries[3].kind`
 * @message: what was expected, what was found, what to do; translated, and without a final full
 * stop
 *
 * One thing that is wrong with a catalog file.
 */
typedef struct
{
  guint line;
  guint column;
  char *path;
  char *message;
} ErrdexProblem;

ErrdexProblem *errdex_problem_new (guint line, guint column, const char *path, const char *message);
void errdex_problem_free (ErrdexProblem *self);
char *errdex_problem_format (const ErrdexProblem *self, const char *file);
char *errdex_problem_excerpt (const char *text, gssize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ErrdexProblem, errdex_problem_free)

G_END_DECLS
