// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

GBytes *generated_catalog_new (guint n_entries);
