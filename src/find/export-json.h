// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <json-glib/json-glib.h>

#include "find/finder.h"
#include "find/scan.h"

G_BEGIN_DECLS

void errdex_json_add_string (JsonBuilder *builder, const char *name, const char *text);
void errdex_json_add_entry_head (JsonBuilder *builder, const ErrdexLibrary *library, guint entry);

JsonNode *errdex_json_entries (const ErrdexLibrary *library, const guint *entries, guint n_entries);
JsonNode *errdex_json_report (ErrdexScan *scan, ErrdexFinder *finder);

void errdex_json_append (GString *out, JsonNode *root);

G_END_DECLS
