// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "user.h"

#include <string.h>

#include "gui/list.h"
#include "gui/rows.h"

#include "../gui/driver.h"

static const char *const words[] = {
  "in:ota kind:not-found",
  "limit region",
  "\"does not exist\" -topic",
  "in:dev",
  "kind:resource-exhausted topic",
  "topic 50 delete",
  "NED",
  "messagebroker",
  "device exist not",
  "设备",
  "é…ß ﬁ",
  "\"unfinished",
  "-",
  "in:nowhere x",
  "QueryDeviceDetail",
  "50",
};
static const char *const misses[] = {
  "qxzzyk",
  "iot.device.RegionNotSupportX509",
  "no such thing anywhere qq",
  "iot.nothing.Here",
};

static void
insert (User *self, const char *text, int length)
{
  int position = -1;

  gtk_editable_set_position (self->search, -1);
  position = gtk_editable_get_position (self->search);
  gtk_editable_insert_text (self->search, text, length, &position);
  gtk_editable_set_position (self->search, position);
}

/* A part of a code, maybe with two letters in the wrong order. */
static char *
misspell (User *self, gboolean slip)
{
  const char *code = user_choose_code (self), *dot = strrchr (code, '.');
  char *word = g_strdup (dot != NULL && user_choose (self, 2) == 0 ? dot + 1 : code);
  gsize length = strlen (word);

  if (length > 16)
    word[8 + user_choose (self, length - 8)] = '\0';
  length = strlen (word);
  if (slip && length > 4)
    {
      guint i = 1 + user_choose (self, length - 2);
      char letter = word[i];

      word[i] = word[i + 1];
      word[i + 1] = letter;
    }
  if (!g_utf8_validate (word, -1, NULL))
    g_strlcpy (word, "iot", length + 1);

  return word;
}

static char *
choose_text (User *self)
{
  switch (user_choose (self, 6))
    {
    case 0:
      return g_strdup (words[user_choose (self, G_N_ELEMENTS (words))]);
    case 1:
      return g_strdup (misses[user_choose (self, G_N_ELEMENTS (misses))]);
    case 2:
      return misspell (self, TRUE);
    default:
      return misspell (self, FALSE);
    }
}

/**
 * user_type:
 *
 * Types something into the search, letter by letter or with a key that writes all of it, sees what
 * it finds, and takes a letter or two back.
 */
void
user_type (User *self)
{
  g_autofree char *text = choose_text (self);
  guint n_back = user_choose (self, 3);
  int end;

  user_clear_search (self);
  if (user_choose (self, 4) > 0)
    insert (self, text, -1);
  else
    for (const char *i = text; *i != '\0'; i = g_utf8_next_char (i))
      insert (self, i, g_utf8_next_char (i) - i);
  g_assert_cmpstr (gtk_editable_get_text (self->search), ==, text);
  end = g_utf8_strlen (text, -1);
  if (n_back > 0)
    gtk_editable_delete_text (self->search, MAX (end - (int) n_back, 0), end);
  user_draw (self);
}

/**
 * user_clear_search:
 *
 * Shows everything again, or the report that is behind the search.
 */
void
user_clear_search (User *self)
{
  gtk_editable_set_text (self->search, "");
}

static GListModel *
get_rows (User *self)
{
  return G_LIST_MODEL (gtk_list_view_get_model (self->view));
}

/**
 * user_move:
 *
 * Moves the selection through the list, alone or over several rows.
 */
void
user_move (User *self)
{
  ErrdexList *list
      = ERRDEX_LIST (gtk_widget_get_ancestor (GTK_WIDGET (self->view), ERRDEX_TYPE_LIST));
  int steps = (int) user_choose (self, 60) - 20;

  if (user_choose (self, 8) == 0)
    errdex_list_extend (list, steps, user_choose (self, 2) == 0);
  else
    errdex_list_move (list, steps);
}

/**
 * user_read:
 *
 * Opens an entry: one of the list, or one of all.
 */
void
user_read (User *self)
{
  guint n_rows = g_list_model_get_n_items (get_rows (self));

  if (n_rows > 0 && user_choose (self, 2) == 0)
    g_signal_emit_by_name (self->view, "activate", user_choose (self, n_rows));
  else
    errdex_window_open_code (self->window, user_choose_code (self));
  user_draw (self);
}

/**
 * user_walk_history:
 *
 * Goes back, and not quite so far forward.
 */
void
user_walk_history (User *self)
{
  guint n_back = 1 + user_choose (self, 4);

  for (guint i = 0; i < n_back; i++)
    user_do (self, "win.back");
  user_draw (self);
  for (guint i = 1; i < n_back; i++)
    user_do (self, "win.forward");
  user_draw (self);
}

/**
 * user_fold_groups:
 *
 * Closes all groups, opens one, and then all.
 */
void
user_fold_groups (User *self)
{
  ErrdexRows *rows = ERRDEX_ROWS (get_rows (self));
  guint n_groups;

  errdex_rows_get_groups (rows, &n_groups);
  gtk_widget_activate_action (self->widget, "win.set-all-expanded", "b", FALSE);
  user_draw (self);
  errdex_rows_set_expanded (rows, user_choose (self, n_groups), TRUE);
  user_draw (self);
  gtk_widget_activate_action (self->widget, "win.set-all-expanded", "b", TRUE);
}

/**
 * user_press_keys:
 *
 * Does with real keys what is otherwise done without: types, moves, opens, and leaves the search.
 */
void
user_press_keys (User *self)
{
  give_focus (GTK_WINDOW (self->window));
  press ("key", "ctrl+f BackSpace");
  press ("type", "notexist");
  press ("key", "Down Down Up Return");
  press ("key", "ctrl+f Escape Escape");
  user_draw (self);
}
