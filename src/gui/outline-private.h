// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "outline.h"

G_BEGIN_DECLS

/* What the files of the outline share; nobody else includes this. */

/* What a group lists at present. */
typedef struct
{
  guint n_listed;     /* its own entries */
  guint n_below;      /* and those of the groups inside it */
  guint first_hit;    /* the place of the first of its own in hits */
  guint rank;         /* the best hit in it or below; G_MAXUINT if there is none */
  gboolean collapsed; /* by the user, while everything is listed */
  gboolean folded;    /* by the user, among the hits of the present query */
} Shown;

/* A group whose header is in the list. */
typedef struct
{
  guint group;
  guint start; /* the position of the header */
} Section;

struct _ErrdexOutline
{
  ErrdexLibrary *library;
  ErrdexResult *result;
  GArray *groups;    /* ErrdexGroup; the last one is that of the bookmarks */
  Shown *shown;      /* for each group */
  GArray *hits;      /* guint32: while a query is active, the entries, group by group */
  GArray *bookmarks; /* guint: what the group of the bookmarks lists */
  GArray *sections;  /* Section */
  guint n_rows;
  GHashTable *folded_away; /* keys of collapsed groups that are not there at present */
};

#define GROUP(self, i)   (&g_array_index ((self)->groups, ErrdexGroup, i))
#define BOOKMARKS(self)  ((self)->groups->len - 1)
#define SECTION(self, i) (&g_array_index ((self)->sections, Section, i))

/* Whether hits are listed, not all entries. */
static inline gboolean
is_searching (ErrdexOutline *self)
{
  return self->result != NULL && errdex_result_is_query (self->result);
}

static inline gboolean
is_open (ErrdexOutline *self, guint group)
{
  return is_searching (self) ? !self->shown[group].folded : !self->shown[group].collapsed;
}

void errdex_outline_count_anew (ErrdexOutline *self);
void errdex_outline_collapse_known (ErrdexOutline *self);
guint errdex_outline_get_listed (ErrdexOutline *self, guint group, guint i);

G_END_DECLS
