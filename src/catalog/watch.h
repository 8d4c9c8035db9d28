// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Watches one folder, also one that is not there yet. */
typedef struct _ErrdexWatch ErrdexWatch;

ErrdexWatch *errdex_watch_new (const char *path, GSourceFunc changed, gpointer user_data);
void errdex_watch_free (ErrdexWatch *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ErrdexWatch, errdex_watch_free)

G_END_DECLS
