// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ERRDEX_TYPE_APPLICATION (errdex_application_get_type ())
G_DECLARE_FINAL_TYPE (ErrdexApplication, errdex_application, ERRDEX, APPLICATION, GtkApplication)

/* ErrdexApplication is the program: its command line, its one window, and what outlives that.
 *
 * Actions that other programs may call over D-Bus:
 * - show-code (s): shows the entry of a code
 * - show-entry (s): shows the entry of an id from errdex_entry_id_new()
 * - search (s): searches for a text
 * - look-up-clipboard: looks up what is on the clipboard
 * - choose-files: lets the user choose files, and looks for codes in them */

GtkApplication *errdex_application_new (void);
int errdex_application_run (ErrdexApplication *self, int argc, char *argv[]);

G_END_DECLS
