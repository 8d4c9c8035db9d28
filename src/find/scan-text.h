// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ErrdexText:
 * @bytes: the bytes
 * @length: how many there are
 * @offset: the offset of the first one in the input
 * @last: whether the input ends with them
 *
 * The part of an input that is at hand.
 */
typedef struct
{
  const guint8 *bytes;
  gsize length;
  guint64 offset;
  gboolean last;
} ErrdexText;

/* What a byte can be, as far as codes go. Tables, as <ctype.h> asks the locale and GLib's macros
 * take two steps. */
#define ERRDEX_BYTE_WORD 1 /* [A-Za-z0-9_]: hides a code that ends before it */
#define ERRDEX_BYTE_JOIN 2 /* [A-Za-z0-9_.$-]: hides a code that begins after it */

extern const guint8 errdex_byte_kinds[256];
extern const guint8 errdex_byte_folds[256];

static inline gboolean
errdex_byte_is_word (guint8 byte)
{
  return (errdex_byte_kinds[byte] & ERRDEX_BYTE_WORD) != 0;
}

static inline gboolean
errdex_byte_is_join (guint8 byte)
{
  return (errdex_byte_kinds[byte] & ERRDEX_BYTE_JOIN) != 0;
}

static inline gboolean
errdex_byte_is_break (guint8 byte)
{
  return byte == '\n' || byte == '\r';
}

gsize errdex_text_skip_break (const ErrdexText *text, gsize at);
gboolean errdex_text_ends_escape (const ErrdexText *text, gsize end);
gsize errdex_text_skip_escape (const ErrdexText *text, gsize at);

G_END_DECLS
