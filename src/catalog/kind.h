// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ErrdexKind:
 *
 * What sort of failure an entry describes. The names are those of google.rpc.Code
 * (https://github.com/googleapis/googleapis/blob/master/google/rpc/code.proto); which of them an
 * entry has is our own classification, not the source's.
 */
typedef enum
{
  ERRDEX_KIND_NONE, /* the catalog does not say */
  ERRDEX_KIND_INVALID_ARGUMENT,
  ERRDEX_KIND_NOT_FOUND,
  ERRDEX_KIND_ALREADY_EXISTS,
  ERRDEX_KIND_PERMISSION_DENIED,
  ERRDEX_KIND_UNAUTHENTICATED,
  ERRDEX_KIND_RESOURCE_EXHAUSTED,
  ERRDEX_KIND_FAILED_PRECONDITION,
  ERRDEX_KIND_UNIMPLEMENTED,
  ERRDEX_KIND_UNAVAILABLE,
  ERRDEX_KIND_INTERNAL,
  ERRDEX_KIND_ABORTED,
  ERRDEX_KIND_DEADLINE_EXCEEDED,
  ERRDEX_KIND_OUT_OF_RANGE,
  ERRDEX_N_KINDS,
} ErrdexKind;

/**
 * ErrdexRetry:
 *
 * Whether sending the same call again can succeed.
 */
typedef enum
{
  ERRDEX_RETRY_UNKNOWN, /* the entry has no kind */
  ERRDEX_RETRY_NO,      /* not before something is changed */
  ERRDEX_RETRY_MAYBE,   /* perhaps, after a pause */
  ERRDEX_RETRY_YES,     /* likely, after a pause */
} ErrdexRetry;

gboolean errdex_kind_from_id (const char *id, ErrdexKind *kind);
const char *errdex_kind_get_id (ErrdexKind kind);
const char *errdex_kind_get_label (ErrdexKind kind);
const char *errdex_kind_get_advice (ErrdexKind kind);
ErrdexRetry errdex_kind_get_retry (ErrdexKind kind);
const char *errdex_retry_get_id (ErrdexRetry retry);
const char *errdex_retry_get_label (ErrdexRetry retry);

G_END_DECLS
