// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "catalog/library.h"

G_BEGIN_DECLS

/* So many places and request ids are kept for each code; further ones are only counted. */
#define ERRDEX_SCAN_MAX_PLACES      100
#define ERRDEX_SCAN_MAX_REQUEST_IDS 100
/* So many different unknown codes are kept; further ones are only counted together. */
#define ERRDEX_SCAN_MAX_UNKNOWN 1000

/**
 * ErrdexPlace:
 * @file: which input, as the number that errdex_scan_begin() returned
 * @line: the line, from 1; ended by LF, CR LF or CR LF's halves as text editors count them
 * @column: the column in characters, from 1
 * @offset: the byte offset in the input, from 0
 */
typedef struct
{
  guint file;
  guint64 line;
  guint64 column;
  guint64 offset;
} ErrdexPlace;

/**
 * ErrdexFound:
 * @code: the code, as the catalog spells it; for an unknown one, as the text spells it first
 * @entry: the number of the code's first entry in the library; -1 for an unknown one
 * @count: how often it occurs
 * @places: (element-type ErrdexPlace): the first places
 * @request_ids: (array zero-terminated=1) (element-type utf8): the different request ids near it,
 * in order of appearance
 */
typedef struct
{
  char *code;
  int entry;
  guint64 count;
  GArray *places;
  GPtrArray *request_ids;
} ErrdexFound;

/**
 * ErrdexScanFunc:
 * @found: what was found, with this occurrence counted
 * @place: where
 * @user_data: what was given to errdex_scan_set_func()
 *
 * Called for each code as soon as it is certain.
 */
typedef void (*ErrdexScanFunc) (const ErrdexFound *found,
                                const ErrdexPlace *place,
                                gpointer user_data);

/* What a scan looks for, made from the codes of a library. Immutable, shared by threads and scans.
 */
typedef struct _ErrdexScanner ErrdexScanner;

/* One scan, over one or more inputs. */
typedef struct _ErrdexScan ErrdexScan;

ErrdexScanner *errdex_scanner_new (ErrdexLibrary *library);
ErrdexScanner *errdex_scanner_ref (ErrdexScanner *self);
void errdex_scanner_unref (ErrdexScanner *self);

ErrdexScan *errdex_scan_new (ErrdexScanner *scanner);
void errdex_scan_free (ErrdexScan *self);
void errdex_scan_set_func (ErrdexScan *self, ErrdexScanFunc func, gpointer user_data);
guint errdex_scan_begin (ErrdexScan *self, const char *name);
void errdex_scan_feed (ErrdexScan *self, const void *bytes, gsize length);
void errdex_scan_flush (ErrdexScan *self);
void errdex_scan_end (ErrdexScan *self);

const char *errdex_scan_get_name (ErrdexScan *self, guint file);
guint64 errdex_scan_get_bytes (ErrdexScan *self);
GPtrArray *errdex_scan_get_known (ErrdexScan *self);
GPtrArray *errdex_scan_get_unknown (ErrdexScan *self);
guint64 errdex_scan_get_unknown_beyond (ErrdexScan *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ErrdexScanner, errdex_scanner_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ErrdexScan, errdex_scan_free)

G_END_DECLS
