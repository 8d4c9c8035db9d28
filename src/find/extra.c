// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "extra.h"

#include "fold.h"

struct _ErrdexExtra
{
  GHashTable *texts; /* entry → folded text */
};

/**
 * errdex_extra_new:
 *
 * Returns: (transfer full): no texts
 */
ErrdexExtra *
errdex_extra_new (void)
{
  ErrdexExtra *self = g_new (ErrdexExtra, 1);

  self->texts = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  return self;
}

/**
 * errdex_extra_free:
 * @self: (transfer full): texts
 */
void
errdex_extra_free (ErrdexExtra *self)
{
  g_hash_table_unref (self->texts);
  g_free (self);
}

/**
 * errdex_extra_add:
 * @entry: the number of an entry
 * @text: a text about it, in place of one that was there
 */
void
errdex_extra_add (ErrdexExtra *self, guint entry, const char *text)
{
  g_hash_table_insert (self->texts, GUINT_TO_POINTER (entry), errdex_fold (text));
}

/**
 * errdex_extra_get_texts:
 *
 * Returns: (transfer none) (element-type guint utf8): the folded texts by the numbers of their
 * entries
 */
GHashTable *
errdex_extra_get_texts (const ErrdexExtra *self)
{
  return self->texts;
}
