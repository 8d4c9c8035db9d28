// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kind.h"

typedef struct
{
  const char *id;
  const char *label;
  const char *advice;
  ErrdexRetry retry;
} KindInfo;

static const KindInfo infos[ERRDEX_N_KINDS] = {
  [ERRDEX_KIND_INVALID_ARGUMENT] = {
    "invalid-argument",
    N_("invalid argument"),
    N_("Compare the parameters of the call with the documentation of the operation: their names, types, formats and limits. Correct them before the next call."),
    ERRDEX_RETRY_NO,
  },
  [ERRDEX_KIND_NOT_FOUND] = {
    "not-found",
    N_("not found"),
    N_("Check the identifiers in the call, and that they belong to this account, instance and region. Create what is missing, or name what exists."),
    ERRDEX_RETRY_NO,
  },
  [ERRDEX_KIND_ALREADY_EXISTS] = {
    "already-exists",
    N_("already exists"),
    N_("Use what exists already, or choose another name. After a repeated call this can mean that the first one succeeded."),
    ERRDEX_RETRY_NO,
  },
  [ERRDEX_KIND_PERMISSION_DENIED] = {
    "permission-denied",
    N_("permission denied"),
    N_("Check which account makes the call, who owns the resource, and which permissions are granted."),
    ERRDEX_RETRY_NO,
  },
  [ERRDEX_KIND_UNAUTHENTICATED] = {
    "unauthenticated",
    N_("not authenticated"),
    N_("Check the credentials and the signature of the call, and that they belong to the account that is meant."),
    ERRDEX_RETRY_NO,
  },
  [ERRDEX_KIND_RESOURCE_EXHAUSTED] = {
    "resource-exhausted",
    N_("limit reached"),
    N_("Call less often, delete what is no longer used, or have the limit raised."),
    ERRDEX_RETRY_MAYBE,
  },
  [ERRDEX_KIND_FAILED_PRECONDITION] = {
    "failed-precondition",
    N_("wrong state"),
    N_("Look at the present state of the resource and bring it into the state that the call needs."),
    ERRDEX_RETRY_NO,
  },
  [ERRDEX_KIND_UNIMPLEMENTED] = {
    "unimplemented",
    N_("not supported"),
    N_("Check whether this instance, region, product or protocol offers the feature, and use one that does."),
    ERRDEX_RETRY_NO,
  },
  [ERRDEX_KIND_UNAVAILABLE] = {
    "unavailable",
    N_("unavailable"),
    N_("Wait a moment and call again, with growing pauses. If it lasts, ask the provider's support and name the request ID."),
    ERRDEX_RETRY_YES,
  },
  [ERRDEX_KIND_INTERNAL] = {
    "internal",
    N_("internal error"),
    N_("Check the parameters, wait a moment and call again. If it lasts, ask the provider's support and name the request ID."),
    ERRDEX_RETRY_MAYBE,
  },
  [ERRDEX_KIND_ABORTED] = {
    "aborted",
    N_("conflict"),
    N_("Another operation was under way. Wait until it has ended, then call again; make such calls one after the other."),
    ERRDEX_RETRY_YES,
  },
  [ERRDEX_KIND_DEADLINE_EXCEEDED] = {
    "deadline-exceeded",
    N_("timed out"),
    N_("The operation may have taken effect all the same: look first, then call again, with a longer time limit where there is one."),
    ERRDEX_RETRY_YES,
  },
  [ERRDEX_KIND_OUT_OF_RANGE] = {
    "out-of-range",
    N_("out of range"),
    N_("Ask only for what exists at present: check page numbers, offsets and times."),
    ERRDEX_RETRY_NO,
  },
};

/**
 * errdex_kind_from_id:
 * @id: a kind as catalogs write it, such as `not-found`
 * @kind: (out): where to put the kind
 *
 * Returns: whether @id names a kind; @kind is left alone where it does not
 */
gboolean
errdex_kind_from_id (const char *id, ErrdexKind *kind)
{
  for (guint i = ERRDEX_KIND_NONE + 1; i < ERRDEX_N_KINDS; i++)
    if (g_str_equal (infos[i].id, id))
      {
        *kind = i;
        return TRUE;
      }

  return FALSE;
}

/**
 * errdex_kind_get_id:
 *
 * Returns: (nullable): the kind as catalogs write it; %NULL for %ERRDEX_KIND_NONE
 */
const char *
errdex_kind_get_id (ErrdexKind kind)
{
  return infos[kind].id;
}

/**
 * errdex_kind_get_label:
 *
 * Returns: (nullable): the kind in a reader's words, translated; %NULL for %ERRDEX_KIND_NONE
 */
const char *
errdex_kind_get_label (ErrdexKind kind)
{
  return infos[kind].label != NULL ? _ (infos[kind].label) : NULL;
}

/**
 * errdex_kind_get_advice:
 *
 * What can be said about any failure of this kind. Shown, labelled as general, where an entry names
 * no solution.
 *
 * Returns: (nullable): the advice, translated; %NULL for %ERRDEX_KIND_NONE
 */
const char *
errdex_kind_get_advice (ErrdexKind kind)
{
  return infos[kind].advice != NULL ? _ (infos[kind].advice) : NULL;
}

/**
 * errdex_kind_get_retry:
 *
 * Returns: whether a retry can help against failures of this kind, after the advice in code.proto
 * on `FAILED_PRECONDITION`, `ABORTED` and `UNAVAILABLE`
 */
ErrdexRetry
errdex_kind_get_retry (ErrdexKind kind)
{
  return infos[kind].retry;
}

/**
 * errdex_retry_get_id:
 *
 * Returns: (nullable): `no`, `maybe` or `yes`, as written to JSON; %NULL for %ERRDEX_RETRY_UNKNOWN
 */
const char *
errdex_retry_get_id (ErrdexRetry retry)
{
  static const char *const ids[] = { NULL, "no", "maybe", "yes" };

  return ids[retry];
}

/**
 * errdex_retry_get_label:
 *
 * Returns: (nullable): what to tell the reader, translated; %NULL for %ERRDEX_RETRY_UNKNOWN
 */
const char *
errdex_retry_get_label (ErrdexRetry retry)
{
  switch (retry)
    {
    case ERRDEX_RETRY_NO:
      return _ ("a retry will not help");
    case ERRDEX_RETRY_MAYBE:
      return _ ("a retry may help");
    case ERRDEX_RETRY_YES:
      return _ ("a retry can help");
    case ERRDEX_RETRY_UNKNOWN:
    default:
      return NULL;
    }
}
