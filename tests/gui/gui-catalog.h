// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "catalog/library.h"
#include "catalog/reader.h"

/* Catalogs for the tests of the window. */

static inline ErrdexCatalog *
read_catalog (const char *json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  ErrdexCatalog *catalog = errdex_catalog_read (bytes, "test.json", NULL, &error);

  g_assert_no_error (error);

  return catalog;
}

static inline ErrdexLibrary *
read_library (const char *json)
{
  g_autoptr (ErrdexCatalog) catalog = read_catalog (json);

  return errdex_library_new (&catalog, 1);
}

/* A library of many entries in a hundred categories, every other one inside the one before. */
static inline ErrdexLibrary *
make_large_library (guint n_entries)
{
  g_autoptr (GString) json
      = g_string_new ("{ \"errdex\": 1, \"id\": \"large\", \"title\": \"Large\", "
                      "\"categories\": [");

  for (guint i = 0; i < 50; i++)
    g_string_append_printf (json,
                            "%s{ \"id\": \"c%u\", \"title\": \"Outer %u\", \"categories\": "
                            "[ { \"id\": \"c%u\", \"title\": \"Inner %u\" } ] }",
                            i > 0 ? "," : "", 2 * i, i, 2 * i + 1, i);
  g_string_append (json, "], \"entries\": [");
  for (guint i = 0; i < n_entries; i++)
    g_string_append_printf (json,
                            "%s{ \"code\": \"large.part%u.Code%u\", \"category\": \"c%u\", "
                            "\"description\": \"Number %u.\" }",
                            i > 0 ? "," : "", i % 100, i, i % 100, i);
  g_string_append (json, "] }");

  return read_library (json->str);
}
