// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "import/page.h"

G_BEGIN_DECLS

ErrdexPage *errdex_page_reader_run (const char *format, const char *text, GError **error);

G_END_DECLS
