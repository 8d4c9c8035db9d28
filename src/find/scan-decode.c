// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "scan-decode.h"

#define REPLACEMENT 0xfffd

/**
 * errdex_encoding_guess:
 * @bytes: how an input begins
 * @length: how much of it is there; three bytes are enough
 *
 * Returns: the encoding that the byte-order mark names; without one, bytes
 */
ErrdexEncoding
errdex_encoding_guess (const guint8 *bytes, gsize length)
{
  if (length >= 2 && bytes[0] == 0xff && bytes[1] == 0xfe)
    return ERRDEX_ENCODING_UTF16_LE;
  if (length >= 2 && bytes[0] == 0xfe && bytes[1] == 0xff)
    return ERRDEX_ENCODING_UTF16_BE;
  if (length >= 3 && bytes[0] == 0xef && bytes[1] == 0xbb && bytes[2] == 0xbf)
    return ERRDEX_ENCODING_UTF8_BOM;

  return ERRDEX_ENCODING_BYTES;
}

/**
 * errdex_decoder_init:
 * @self: (out caller-allocates): the decoder
 * @big_endian: whether the first byte of a unit is the higher one
 */
void
errdex_decoder_init (ErrdexDecoder *self, gboolean big_endian)
{
  *self = (ErrdexDecoder){ .big_endian = big_endian };
}

static gsize
put (guint32 character, guint8 *utf8)
{
  return g_unichar_to_utf8 (character, (char *) utf8);
}

static gsize
decode_unit (ErrdexDecoder *self, guint16 unit, guint8 *utf8)
{
  gboolean is_high = unit >= 0xd800 && unit < 0xdc00;
  gboolean is_low = unit >= 0xdc00 && unit < 0xe000;
  gsize n = 0;

  if (self->high != 0 && is_low)
    {
      guint32 character = 0x10000 + ((self->high - 0xd800u) << 10) + (unit - 0xdc00u);

      self->high = 0;
      return put (character, utf8);
    }
  if (self->high != 0)
    n = put (REPLACEMENT, utf8);
  self->high = is_high ? unit : 0;
  if (is_high)
    return n;

  return n + put (is_low ? REPLACEMENT : unit, utf8 + n);
}

/**
 * errdex_decoder_decode:
 * @bytes: the next bytes
 * @length: how many
 * @utf8: (out): room for half of @length + 1, times %ERRDEX_DECODER_MAX_GROWTH
 *
 * Decodes some text. Surrogates without their other half become U+FFFD.
 *
 * Returns: how many bytes of @utf8 were filled
 */
gsize
errdex_decoder_decode (ErrdexDecoder *self, const guint8 *bytes, gsize length, guint8 *utf8)
{
  guint upper = self->big_endian ? 0 : 1;
  gsize i = 0;
  gsize n = 0;

  if (self->n_pending > 0 && length > 0)
    {
      const guint8 unit[] = { self->pending, bytes[i++] };

      n += decode_unit (self, unit[upper] << 8 | unit[1 - upper], utf8);
    }
  for (; i + 2 <= length; i += 2)
    {
      guint16 unit = bytes[i + upper] << 8 | bytes[i + 1 - upper];

      if (unit < 0x80 && self->high == 0)
        utf8[n++] = unit;
      else
        n += decode_unit (self, unit, utf8 + n);
    }
  if (length > 0)
    self->n_pending = length - i;
  if (i < length)
    self->pending = bytes[i];

  return n;
}

/**
 * errdex_decoder_end:
 * @utf8: (out): room for %ERRDEX_DECODER_MAX_GROWTH bytes
 *
 * Ends the text. Half a unit at its end is dropped.
 *
 * Returns: how many bytes of @utf8 were filled
 */
gsize
errdex_decoder_end (ErrdexDecoder *self, guint8 *utf8)
{
  return self->high != 0 ? put (REPLACEMENT, utf8) : 0;
}
