// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Takes any text apart. Runs come in order, stay inside the text and leave nothing out but marks
 * and white space. */

#include "config.h"

#include <string.h>

#include "catalog/markup.h"
#include "fuzz.h"

typedef struct
{
  const char *text;
  gsize length;
  gsize end; /* of the last run */
  guint n_blocks;
} State;

/* What may stand between two runs. */
static void
check_gap (const char *begin, const char *end)
{
  for (const char *p = begin; p < end; p++)
    g_assert_nonnull (memchr (" \n\t\r-`", *p, 6));
}

static void
check_run (ErrdexBlock block,
           guint block_number,
           gsize offset,
           const char *run,
           gsize length,
           gboolean code,
           gpointer user_data)
{
  State *self = user_data;

  g_assert_cmpuint (length, >, 0);
  g_assert_cmpuint (offset, >=, self->end);
  g_assert_cmpuint (offset, <=, self->length);
  g_assert_cmpuint (length, <=, self->length - offset);
  g_assert_true (g_utf8_validate_len (run, length, NULL));
  for (gsize i = 0; i < length; i++)
    g_assert_cmpint (run[i], ==, self->text[offset + i] == '\n' ? ' ' : self->text[offset + i]);
  check_gap (self->text + self->end, self->text + offset);
  g_assert_cmpuint (block_number + 1, >=, self->n_blocks);
  self->n_blocks = block_number + 1;
  self->end = offset + length;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  State state = { .text = text, .length = strlen (text) };
  g_autofree char *plain = NULL, *first = NULL;

  /* the reader lets nothing else pass */
  if (!g_utf8_validate (text, -1, NULL))
    return 0;

  errdex_markup_parse (text, check_run, &state);
  check_gap (text + state.end, text + state.length);
  plain = errdex_markup_to_plain (text);
  first = errdex_markup_first_line (text);
  g_assert_null (strchr (first, '\n'));
  g_assert_true (g_str_has_prefix (plain, first));

  return 0;
}
