// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "scan-match.h"

G_BEGIN_DECLS

/* What is known of a family, and stands as a number at its prefix in the trie: whether it has codes
 * in capitals only. */
#define ERRDEX_FAMILY_PLAIN    0
#define ERRDEX_FAMILY_CAPITALS 1

ErrdexMatchKind
errdex_family_judge (const ErrdexText *text, gsize start, gsize prefix_end, int family, gsize *end);

G_END_DECLS
