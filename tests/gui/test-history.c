// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "gui/history.h"

static void
test_empty (void)
{
  g_autoptr (ErrdexHistory) history = errdex_history_new ();

  g_assert_cmpint (errdex_history_peek (history, -1, -1), ==, -1);
  g_assert_cmpint (errdex_history_go (history, 5, 1), ==, -1);
}

static void
test_walk (void)
{
  g_autoptr (ErrdexHistory) history = errdex_history_new ();

  errdex_history_visit (history, 3);
  errdex_history_visit (history, 1);
  errdex_history_visit (history, 1);
  errdex_history_visit (history, 4);
  g_assert_cmpint (errdex_history_peek (history, 4, 1), ==, -1);
  g_assert_cmpint (errdex_history_go (history, 4, -1), ==, 1);
  g_assert_cmpint (errdex_history_go (history, 1, -1), ==, 3);
  g_assert_cmpint (errdex_history_go (history, 3, -1), ==, -1);
  g_assert_cmpint (errdex_history_go (history, 3, 1), ==, 1);
  errdex_history_visit (history, 9);
  g_assert_cmpint (errdex_history_peek (history, 9, 1), ==, -1);
  g_assert_cmpint (errdex_history_go (history, 9, -1), ==, 1);
}

/* Who has only passed by an entry goes back to the last one that was visited. */
static void
test_pass_by (void)
{
  g_autoptr (ErrdexHistory) history = errdex_history_new ();

  errdex_history_visit (history, 3);
  errdex_history_visit (history, 1);
  g_assert_cmpint (errdex_history_peek (history, 7, -1), ==, 1);
  g_assert_cmpint (errdex_history_go (history, 7, -1), ==, 1);
  g_assert_cmpint (errdex_history_go (history, 1, -1), ==, 3);
}

static void
test_many (void)
{
  g_autoptr (ErrdexHistory) history = errdex_history_new ();

  for (guint i = 0; i < 5000; i++)
    errdex_history_visit (history, i);
  for (guint i = 4999; i > 4000; i--)
    g_assert_cmpint (errdex_history_go (history, i, -1), ==, i - 1);
  g_assert_cmpint (errdex_history_go (history, 4000, -1), ==, -1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/history/empty", test_empty);
  g_test_add_func ("/history/walk", test_walk);
  g_test_add_func ("/history/pass-by", test_pass_by);
  g_test_add_func ("/history/many", test_many);

  return g_test_run ();
}
