// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "history.h"

#include "catalog/entry-id.h"

#define MAX_VISITS 1000

struct _ErrdexHistory
{
  GArray *visits; /* guint */
  int here;       /* the last visit, or that gone back to; -1 before the first */
};

/**
 * errdex_history_new:
 *
 * Returns: (transfer full): a history without visits
 */
ErrdexHistory *
errdex_history_new (void)
{
  ErrdexHistory *self = g_new (ErrdexHistory, 1);

  self->visits = g_array_new (FALSE, FALSE, sizeof (guint));
  self->here = -1;

  return self;
}

/**
 * errdex_history_free:
 * @self: (transfer full): a history
 */
void
errdex_history_free (ErrdexHistory *self)
{
  g_array_unref (self->visits);
  g_free (self);
}

static int
get_visit (ErrdexHistory *self, int i)
{
  return i >= 0 && i < (int) self->visits->len ? (int) g_array_index (self->visits, guint, i) : -1;
}

/**
 * errdex_history_visit:
 * @entry: the number of an entry
 *
 * Notes a visit, unless it is to where one is.
 */
void
errdex_history_visit (ErrdexHistory *self, guint entry)
{
  if (get_visit (self, self->here) == (int) entry)
    return;
  g_array_set_size (self->visits, self->here + 1);
  if (self->visits->len == MAX_VISITS)
    g_array_remove_index (self->visits, 0);
  g_array_append_val (self->visits, entry);
  self->here = self->visits->len - 1;
}

/* Somebody who only passed by an entry, and did not visit it, goes back to the last visit itself.
 */
static int
find_next (ErrdexHistory *self, int shown, int direction)
{
  if (direction < 0 && get_visit (self, self->here) != shown)
    return self->here;

  return self->here + direction;
}

/**
 * errdex_history_peek:
 * @shown: the number of the entry that is shown, or -1; it need not have been visited
 * @direction: -1 for back, 1 for forward
 *
 * Returns: the entry that errdex_history_go() would go to, or -1
 */
int
errdex_history_peek (ErrdexHistory *self, int shown, int direction)
{
  return get_visit (self, find_next (self, shown, direction));
}

/**
 * errdex_history_go:
 * @shown: the number of the entry that is shown, or -1; it need not have been visited
 * @direction: -1 for back, 1 for forward
 *
 * Returns: the entry gone to, or -1 if there is none
 */
int
errdex_history_go (ErrdexHistory *self, int shown, int direction)
{
  int there = find_next (self, shown, direction);

  if (get_visit (self, there) >= 0)
    self->here = there;

  return get_visit (self, there);
}

/* Adds a visit that was there before, but not twice the same in a row. */
static void
keep_visit (GArray *visits, int entry)
{
  if (visits->len > 0 && (int) g_array_index (visits, guint, visits->len - 1) == entry)
    return;
  g_array_append_val (visits, entry);
}

/**
 * errdex_history_move:
 * @from: the library that the entries were of
 * @to: the one that they are of now
 *
 * Goes over to the numbers of another library. Visits to what is not there any more are forgotten.
 */
void
errdex_history_move (ErrdexHistory *self, const ErrdexLibrary *from, const ErrdexLibrary *to)
{
  g_autoptr (GArray) before = self->visits;
  int here = -1;

  self->visits = g_array_new (FALSE, FALSE, sizeof (guint));
  for (int i = 0; i < (int) before->len; i++)
    {
      int entry = errdex_entry_id_move (from, g_array_index (before, guint, i), to);

      if (entry >= 0)
        keep_visit (self->visits, entry);
      if (i == self->here)
        here = (int) self->visits->len - 1;
    }
  self->here = here;
}
