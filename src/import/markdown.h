// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "page.h"

G_BEGIN_DECLS

ErrdexPage *errdex_markdown_read (const char *text, gsize length, GError **error);

G_END_DECLS
