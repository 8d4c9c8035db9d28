// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "catalog/library.h"

G_BEGIN_DECLS

/* Looks for codes at the beginning of what is on the clipboard. */

void errdex_clipboard_peek_async (GdkClipboard *clipboard,
                                  ErrdexLibrary *library,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
char *errdex_clipboard_peek_finish (GAsyncResult *result, guint *n_codes, GError **error);

G_END_DECLS
