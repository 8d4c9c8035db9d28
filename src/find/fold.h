// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ErrdexFolded:
 * @text: the folded text, zero-terminated
 * @length: its length in bytes
 * @starts: (nullable) (array length=length): for each byte, where the character it comes from
 * begins in the original
 * @ends: (nullable) (array length=length): for each byte, where that character ends, marks included
 *
 * A text as it is compared: without case, width and accents; see errdex_fold().
 */
typedef struct
{
  char *text;
  gsize length;
  guint32 *starts;
  guint32 *ends;
} ErrdexFolded;

/**
 * ErrdexRun:
 * @start: its first byte
 * @end: the byte after its last one
 *
 * A word of a folded text: letters and digits up to the next other character, or one character of a
 * script that is written without spaces.
 */
typedef struct
{
  guint32 start;
  guint32 end;
} ErrdexRun;

void errdex_fold_init (ErrdexFolded *self, const char *text, gssize length);
void errdex_fold_init_mapped (ErrdexFolded *self, const char *text, gssize length);
void errdex_fold_clear (ErrdexFolded *self);
char *errdex_fold (const char *text);

gboolean errdex_fold_next_run (const char *text, gsize length, ErrdexRun *run);
gboolean errdex_fold_is_ideograph (gunichar character);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ErrdexFolded, errdex_fold_clear)

G_END_DECLS
