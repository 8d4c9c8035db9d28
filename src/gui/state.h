// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "catalog/library.h"
#include "options.h"

G_BEGIN_DECLS

/**
 * ErrdexWindowState:
 * @width: in pixels, while not maximized
 * @height: in pixels, while not maximized
 * @maximized: whether it fills the screen
 * @pane: the width of the list, in pixels
 *
 * How the window stood.
 */
typedef struct
{
  int width;
  int height;
  gboolean maximized;
  int pane;
} ErrdexWindowState;

/* What is remembered from one session to the next. */
typedef struct _ErrdexState ErrdexState;

ErrdexState *errdex_state_new (gboolean has_session);
void errdex_state_free (ErrdexState *self);
ErrdexOptions *errdex_state_get_options (ErrdexState *self);

ErrdexWindowState errdex_state_get_window (ErrdexState *self);
void errdex_state_set_window (ErrdexState *self, const ErrdexWindowState *window);
char **errdex_state_dup_collapsed (ErrdexState *self);
void errdex_state_set_collapsed (ErrdexState *self, const char *const *groups);
gboolean errdex_state_get_show_original (ErrdexState *self);
void errdex_state_set_show_original (ErrdexState *self, gboolean show_original);
int errdex_state_get_entry (ErrdexState *self, ErrdexLibrary *library);
void errdex_state_set_entry (ErrdexState *self, ErrdexLibrary *library, int entry);
void errdex_state_save (ErrdexState *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ErrdexState, errdex_state_free)

G_END_DECLS
