// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <stddef.h>
#include <stdint.h>

/* What libFuzzer, or replay.c in its place, calls with each input. It must not crash, hang or leak,
 * and checks by itself what must hold. */
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);
