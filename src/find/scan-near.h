// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "scan.h"
#include "scan-text.h"

G_BEGIN_DECLS

/* No request id farther than this from a code, in bytes, belongs to it. */
#define ERRDEX_NEAR_MAX 2048
/* So many bytes, and no more, before the place that scanning has reached can matter: an id is
 * looked for before a code, and the text from the code before that id to it is looked at. */
#define ERRDEX_NEAR_MAX_BEFORE (2 * ERRDEX_NEAR_MAX + 512)
/* The length of a request id. */
#define ERRDEX_NEAR_ID_LENGTH 36

/**
 * ErrdexNearId:
 * @offset: where it stands
 * @id: the id
 * @distance: how far the code before it is
 *
 * A request id of which it is open whether it belongs to the code before it or to the next one.
 */
typedef struct
{
  guint64 offset;
  char id[ERRDEX_NEAR_ID_LENGTH + 1];
  guint distance;
} ErrdexNearId;

/**
 * ErrdexNearCode:
 * @found: (nullable): the code
 * @end: where it ends
 * @taken: whether there is an id that may be its own
 * @distance: how far the nearest id of its own is
 * @id: that id, or empty
 *
 * One occurrence of a code.
 */
typedef struct
{
  ErrdexFound *found;
  guint64 end;
  gboolean taken;
  guint distance;
  char id[ERRDEX_NEAR_ID_LENGTH + 1];
} ErrdexNearCode;

/**
 * ErrdexNear:
 * @last: the code that was found last in this input
 * @scanned: up to where ids were looked for
 * @ids: the open ids
 * @n_ids: how many there are
 *
 * Looks for request ids near codes, and gives each code its own.
 */
typedef struct
{
  ErrdexNearCode last;
  guint64 scanned;
  ErrdexNearId ids[2 * ERRDEX_NEAR_MAX / ERRDEX_NEAR_ID_LENGTH + 2];
  guint n_ids;
} ErrdexNear;

void errdex_near_init (ErrdexNear *self);
void errdex_near_add_code (ErrdexNear *self,
                           const ErrdexText *text,
                           guint64 start,
                           guint64 end,
                           ErrdexFound *found);
void errdex_near_advance (ErrdexNear *self, const ErrdexText *text, guint64 to);
void errdex_near_end (ErrdexNear *self);

G_END_DECLS
