// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "index.h"

G_BEGIN_DECLS

/* The score of an entry that has nothing like the word. */
#define ERRDEX_NO_SCORE 0xff
/* The score of an entry that has the word as it is, but only in its texts. */
#define ERRDEX_TEXT_SCORE 2

/**
 * ErrdexCorrection:
 * @scores: for each entry how far the word is from what it has, 0 being the nearest, or
 * %ERRDEX_NO_SCORE
 * @meant: (element-type utf8): the folded codes and words that the word is taken for
 * @found: whether there are any
 *
 * What a misspelt word may mean.
 */
typedef struct
{
  guint8 *scores;
  GPtrArray *meant;
  gboolean found;
} ErrdexCorrection;

ErrdexCorrection *
errdex_correction_new (const ErrdexIndex *index, const char *text, gboolean beginnings);
void errdex_correction_free (ErrdexCorrection *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ErrdexCorrection, errdex_correction_free)

G_END_DECLS
