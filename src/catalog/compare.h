// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "catalog.h"

G_BEGIN_DECLS

/**
 * ErrdexMembers:
 *
 * The members of an entry that can differ between two editions of a catalog.
 */
typedef enum
{
  ERRDEX_MEMBER_CATEGORY = 1 << 0, /* the code moved */
  ERRDEX_MEMBER_NAME = 1 << 1,
  ERRDEX_MEMBER_KIND = 1 << 2,
  ERRDEX_MEMBER_DESCRIPTION = 1 << 3,
  ERRDEX_MEMBER_SOLUTION = 1 << 4,
  ERRDEX_MEMBER_ALIASES = 1 << 5,
  ERRDEX_MEMBER_OPERATIONS = 1 << 6,
  ERRDEX_MEMBER_RELATED = 1 << 7,
} ErrdexMembers;

/* As many members as there are. */
#define ERRDEX_N_MEMBERS 8

/**
 * ErrdexChange:
 * @before: the place of the entry in the older catalog, or -1 if it is new
 * @after: its place in the newer one, or -1 if it is gone
 * @members: what differs, if it is in both
 *
 * One entry that differs between two editions of a catalog.
 */
typedef struct
{
  int before;
  int after;
  ErrdexMembers members;
} ErrdexChange;

GArray *errdex_catalog_compare (const ErrdexCatalog *before, const ErrdexCatalog *after);
const char *errdex_member_get_id (ErrdexMembers member);
guint64 errdex_entry_fingerprint (const ErrdexEntry *entry);

G_END_DECLS
