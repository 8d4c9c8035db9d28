// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *errdex_places_get_build_root (void);
char *errdex_places_get_schema_dir (void);
void errdex_places_bind_domain (const char *domain);
void errdex_places_init_locale (void);

G_END_DECLS
