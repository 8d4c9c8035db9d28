// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where a text occurs in the labels and notes of a pane. The places are highlighted for as long as
 * this is there. */
typedef struct _ErrdexPaneMatches ErrdexPaneMatches;

ErrdexPaneMatches *errdex_pane_matches_new (GtkWidget *content, const char *wanted);
void errdex_pane_matches_free (ErrdexPaneMatches *self);
guint errdex_pane_matches_count (const ErrdexPaneMatches *self);
void errdex_pane_matches_set_current (ErrdexPaneMatches *self, guint match);
gboolean
errdex_pane_matches_locate (const ErrdexPaneMatches *self, guint match, graphene_rect_t *place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ErrdexPaneMatches, errdex_pane_matches_free)

G_END_DECLS
