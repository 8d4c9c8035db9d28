// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "provider.h"

G_BEGIN_DECLS

void errdex_activation_search (ErrdexProvider *provider,
                               GDBusMethodInvocation *invocation,
                               const char *text,
                               GVariant *platform_data);
void errdex_activation_show (ErrdexProvider *provider,
                             GDBusMethodInvocation *invocation,
                             const char *id,
                             GVariant *platform_data);
void errdex_activation_copy (ErrdexProvider *provider,
                             GDBusMethodInvocation *invocation,
                             const char *id,
                             GVariant *platform_data);

G_END_DECLS
