// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "find/export.h"

#include "cli.h"

G_BEGIN_DECLS

gboolean errdex_choose_format (ErrdexCli *cli,
                               const ErrdexCommand *command,
                               const char *id,
                               const char *path,
                               ErrdexFormat *format);
int errdex_save (ErrdexCli *cli, const char *path, const char *text);

G_END_DECLS
