// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "find/finder.h"
#include "find/scan.h"

#include "cli.h"

G_BEGIN_DECLS

int
errdex_follow (ErrdexCli *cli, ErrdexScanner *scanner, ErrdexFinder *finder, char *const *paths);

G_END_DECLS
