// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "catalog/library.h"
#include "catalog/seen.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define ERRDEX_TYPE_NEWS (errdex_news_get_type ())
G_DECLARE_FINAL_TYPE (ErrdexNews, errdex_news, ERRDEX, NEWS, GObject)

/* ErrdexNews knows which entries are new or changed since the user saw their catalogs last. What
 * catalogs were like is in a file for each of them, which is read and written in a thread.
 *
 * Signals:
 * - changed: other entries are news */

ErrdexNews *errdex_news_new (const char *folder);
char *errdex_news_get_folder (void);
void errdex_news_close (ErrdexNews *self);
void errdex_news_set_library (ErrdexNews *self, ErrdexLibrary *library);
ErrdexNewsKind errdex_news_get (ErrdexNews *self, guint entry, const char **since);
guint errdex_news_count (ErrdexNews *self);
void errdex_news_dismiss (ErrdexNews *self, guint entry);
void errdex_news_dismiss_all (ErrdexNews *self);

G_END_DECLS
