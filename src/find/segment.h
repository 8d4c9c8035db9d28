// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "index.h"

G_BEGIN_DECLS

GStrv errdex_segment (const ErrdexIndex *index, const char *text);

G_END_DECLS
