// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "gui/window.h"

G_BEGIN_DECLS

/* Somebody who uses the window, by what the choices of a random number are. What is done is waited
 * for, and drawn. */
typedef struct
{
  GtkApplication *application;
  ErrdexWindow *window;
  GtkWidget *widget; /* the same */
  GtkEditable *search;
  GtkListView *view;
  GRand *random;
  char *catalog; /* the path of a catalog that comes and goes */
  char *log;     /* the path of a file to scan */
  guint rest;    /* how long to wait for what goes on, in milliseconds */
  guint round;
} User;

/* user.c */
void user_begin (User *self, GRand *random);
void user_end (User *self);
void user_draw (User *self);
void user_rest (User *self);
guint user_choose (User *self, guint n);
void user_do (User *self, const char *action);
ErrdexLibrary *user_get_library (User *self);
const char *user_choose_code (User *self);
const char *user_get_shown (User *self);

/* user-search.c */
void user_type (User *self);
void user_clear_search (User *self);
void user_move (User *self);
void user_read (User *self);
void user_walk_history (User *self);
void user_fold_groups (User *self);
void user_press_keys (User *self);

/* user-texts.c */
void user_paste (User *self);
void user_report (User *self);
void user_copy (User *self);
void user_find_in_entry (User *self);

/* user-library.c */
void user_change_catalog (User *self);
void user_remove_catalog (User *self);
void user_mark (User *self);
void user_forget_marks (User *self);

/* user-windows.c */
void user_set_preferences (User *self);
void user_reset_preferences (User *self);
void user_open_menus (User *self);
void user_open_windows (User *self);
void user_resize (User *self);
void user_widen (User *self);

G_END_DECLS
