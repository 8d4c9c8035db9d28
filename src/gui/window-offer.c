// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "window-private.h"

#include "receive.h"

/* When a code on the clipboard is offered. */

static void
check (ErrdexWindow *self)
{
  ErrdexOptions *options = errdex_state_get_options (self->state);

  /* a window that goes loses the focus last */
  if (self->offer == NULL)
    return;
  if (!errdex_options_get_offer_clipboard (options))
    errdex_clipboard_offer_withdraw (self->offer);
  else if (gtk_window_is_active (GTK_WINDOW (self)) && self->library != NULL)
    errdex_clipboard_offer_check (self->offer, self->library);
  else
    errdex_clipboard_offer_pause (self->offer);
}

static void
on_clipboard_changed (ErrdexWindow *self)
{
  if (self->offer == NULL)
    return;
  errdex_clipboard_offer_renew (self->offer);
  check (self);
}

/* There are several if the code is empty: then they are what a paste would show. */
static void
on_accepted (ErrdexWindow *self, const char *code)
{
  if (*code != '\0')
    errdex_window_open_code (self, code);
  else
    errdex_receive_clipboard (self);
}

/**
 * errdex_window_offer_clipboard:
 *
 * Offers to look up what is on the clipboard each time that the window gets the focus, or that the
 * clipboard changes while it has it.
 */
void
errdex_window_offer_clipboard (ErrdexWindow *self)
{
  g_signal_connect (self, "notify::is-active", G_CALLBACK (check), NULL);
  g_signal_connect_object (gtk_widget_get_clipboard (GTK_WIDGET (self)), "changed",
                           G_CALLBACK (on_clipboard_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (errdex_state_get_options (self->state), "notify::offer-clipboard",
                           G_CALLBACK (check), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->offer, "accepted", G_CALLBACK (on_accepted), self,
                           G_CONNECT_SWAPPED);
}
