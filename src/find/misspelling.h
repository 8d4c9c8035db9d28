// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "catalog/library.h"

G_BEGIN_DECLS

/**
 * ErrdexMisspelling:
 * @wrong: a word of codes, folded
 * @right: the word that is meant, folded
 *
 * A word that a catalog spells wrong in some codes, because its source does.
 */
typedef struct
{
  char *wrong;
  char *right;
} ErrdexMisspelling;

GArray *errdex_misspelling_collect (const ErrdexLibrary *library);
char *errdex_misspelling_correct (const GArray *misspellings, const char *text);

G_END_DECLS
