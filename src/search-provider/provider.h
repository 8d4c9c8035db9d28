// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

#include "find/finder.h"

G_BEGIN_DECLS

#define ERRDEX_TYPE_PROVIDER errdex_provider_get_type ()
G_DECLARE_FINAL_TYPE (ErrdexProvider, errdex_provider, ERRDEX, PROVIDER, GApplication)

ErrdexProvider *errdex_provider_new (ErrdexFinder *finder);
ErrdexFinder *errdex_provider_get_finder (ErrdexProvider *self);
void errdex_provider_set_finder (ErrdexProvider *self, ErrdexFinder *finder);

void errdex_provider_touch (ErrdexProvider *self);
void errdex_provider_begin_call (ErrdexProvider *self);
void errdex_provider_end_call (ErrdexProvider *self);

G_END_DECLS
