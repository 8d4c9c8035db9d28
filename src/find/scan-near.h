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
 * @distance: how far it is from the code; %G_MAXUINT where there is none
 * @text: the id
 *
 * A request id as seen from a code.
 */
typedef struct
{
  guint64 offset;
  guint distance;
  char text[ERRDEX_NEAR_ID_LENGTH + 1];
} ErrdexNearId;

/**
 * ErrdexNear:
 * @found: (nullable): the code that was found last in this input, unless it has its id
 * @end: where it ends
 * @before: the id before it that may be its own
 * @after: the first id after it, if that may be its own
 * @scanned: up to where @after was looked for
 *
 * Looks for request ids near codes, and gives each code its own.
 */
typedef struct
{
  ErrdexFound *found;
  guint64 end;
  ErrdexNearId before;
  ErrdexNearId after;
  guint64 scanned;
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
