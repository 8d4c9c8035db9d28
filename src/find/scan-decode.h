// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ErrdexEncoding:
 *
 * How an input is encoded, as far as it matters: UTF-8, and anything else of bytes, is scanned as
 * it is.
 */
typedef enum
{
  ERRDEX_ENCODING_OPEN,
  ERRDEX_ENCODING_BYTES,
  ERRDEX_ENCODING_UTF8_BOM,
  ERRDEX_ENCODING_UTF16_LE,
  ERRDEX_ENCODING_UTF16_BE,
} ErrdexEncoding;

/**
 * ErrdexDecoder:
 * @big_endian: the order of the bytes of a unit
 * @n_pending: whether there is a first half of a unit
 * @pending: that half
 * @high: the first half of a pair of surrogates, or 0
 *
 * Makes UTF-8 of UTF-16.
 */
typedef struct
{
  gboolean big_endian;
  guint n_pending;
  guint8 pending;
  guint16 high;
} ErrdexDecoder;

/* So many bytes at most come from one unit, a lone surrogate before it included. */
#define ERRDEX_DECODER_MAX_GROWTH 6

ErrdexEncoding errdex_encoding_guess (const guint8 *bytes, gsize length);
void errdex_decoder_init (ErrdexDecoder *self, gboolean big_endian);
gsize errdex_decoder_decode (ErrdexDecoder *self, const guint8 *bytes, gsize length, guint8 *utf8);
gsize errdex_decoder_end (ErrdexDecoder *self, guint8 *utf8);

G_END_DECLS
