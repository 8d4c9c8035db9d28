// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "catalog/library.h"

G_BEGIN_DECLS

/* Offers to look up a code that is on the clipboard, in a bar that takes no room while there is
 * nothing to offer. It emits "accepted" with the code, or with "" if there are several. */
#define ERRDEX_TYPE_CLIPBOARD_OFFER errdex_clipboard_offer_get_type ()
G_DECLARE_FINAL_TYPE (ErrdexClipboardOffer,
                      errdex_clipboard_offer,
                      ERRDEX,
                      CLIPBOARD_OFFER,
                      GtkWidget)

/* No more of the clipboard is read, in bytes. */
#define ERRDEX_CLIPBOARD_OFFER_MAX (64 * 1024)

void errdex_clipboard_offer_check (ErrdexClipboardOffer *self, ErrdexLibrary *library);
void errdex_clipboard_offer_pause (ErrdexClipboardOffer *self);
void errdex_clipboard_offer_renew (ErrdexClipboardOffer *self);
void errdex_clipboard_offer_withdraw (ErrdexClipboardOffer *self);
void errdex_clipboard_offer_set_shown (ErrdexClipboardOffer *self, const char *code);

G_END_DECLS
