// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "window.h"

G_BEGIN_DECLS

/* How texts and files get into the window: by the clipboard, dropped, or opened as files and links.
 */

void errdex_receive_attach (ErrdexWindow *window, GtkEditable *search);
void errdex_receive_clipboard (ErrdexWindow *window);
void errdex_receive_clipboard_when_active (ErrdexWindow *window);
gboolean errdex_receive_files (ErrdexWindow *window, GPtrArray *files, GError **error);
void errdex_receive_chosen_files (ErrdexWindow *window);

G_END_DECLS
