// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* An entry of one line can neither show a log of 1 MB nor its line breaks. It is given the
 * beginning of what is pasted, on one line, and the whole is kept until the text in the entry is
 * changed. */

void errdex_long_text_attach (GtkEditable *editable);
const char *errdex_long_text_get (GtkEditable *editable);

G_END_DECLS
