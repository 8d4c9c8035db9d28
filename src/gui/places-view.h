// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "report.h"

G_BEGIN_DECLS

#define ERRDEX_TYPE_PLACES_VIEW (errdex_places_view_get_type ())
G_DECLARE_FINAL_TYPE (ErrdexPlacesView, errdex_places_view, ERRDEX, PLACES_VIEW, GtkWidget)

/* ErrdexPlacesView says where a code stands in what was scanned: the lines, and the request ids
 * near it. It uses the action report.copy-text of the page around it. */

void errdex_places_view_set_narrow (ErrdexPlacesView *self, gboolean narrow);
void
errdex_places_view_show (ErrdexPlacesView *self, ErrdexReport *report, const ErrdexFound *found);

G_END_DECLS
