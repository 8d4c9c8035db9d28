// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "catalog/library.h"

G_BEGIN_DECLS

/* The entries that were visited, as in a web browser: going back and then elsewhere drops those
 * that were ahead. */
typedef struct _ErrdexHistory ErrdexHistory;

ErrdexHistory *errdex_history_new (void);
void errdex_history_free (ErrdexHistory *self);

void errdex_history_visit (ErrdexHistory *self, guint entry);
int errdex_history_peek (ErrdexHistory *self, int shown, int direction);
void errdex_history_move (ErrdexHistory *self, const ErrdexLibrary *from, const ErrdexLibrary *to);
int errdex_history_go (ErrdexHistory *self, int shown, int direction);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ErrdexHistory, errdex_history_free)

G_END_DECLS
