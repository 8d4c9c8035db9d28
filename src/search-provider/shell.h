// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "provider.h"

G_BEGIN_DECLS

GDBusInterfaceSkeleton *errdex_shell_new (ErrdexProvider *provider);

G_END_DECLS
