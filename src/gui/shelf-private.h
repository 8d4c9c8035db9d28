// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "shelf.h"

G_BEGIN_DECLS

/* What the files of the shelf share; nobody else includes this. */

/* Recent entries change all the time and matter little, so they stay out of the file of the others.
 */
typedef enum
{
  MARKS,
  RECENT,
  N_PARTS,
} ErrdexShelfPartId;

typedef struct
{
  ErrdexShelf *shelf;
  char *path;
  ErrdexShelfItems *items;
  gboolean dirty;   /* whether anything is not saved, or only about to be */
  gboolean saving;  /* whether a thread is at it */
  gboolean unread;  /* whether the last try to load failed, of which the user knows */
  gboolean unsaved; /* the same for saving */
  guint save;
  guint reload;
  GFileMonitor *monitor;
} ErrdexShelfPart;

struct _ErrdexShelf
{
  GObject parent_instance;
  ErrdexShelfPart parts[N_PARTS];
  gboolean loaded;
  gboolean watching;
  GPtrArray *untold; /* messages, until somebody can listen */
};

/* shelf.c */
void errdex_shelf_tell (ErrdexShelf *self, const char *message);
void errdex_shelf_tell_change (ErrdexShelf *self);

/* shelf-part.c */
void errdex_shelf_part_load (ErrdexShelfPart *part);
void errdex_shelf_part_watch (ErrdexShelfPart *part);
void errdex_shelf_part_change (ErrdexShelfPart *part);
gboolean errdex_shelf_part_flush (ErrdexShelfPart *part);
void errdex_shelf_part_close (ErrdexShelfPart *part);

G_END_DECLS
