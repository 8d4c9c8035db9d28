// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "list.h"

#include "row-look.h"

G_BEGIN_DECLS

/* What the files of the list share; nobody else includes this. */

/* How a row is to be brought into sight. */
typedef enum
{
  GO_NOWHERE,
  GO_NEAR,     /* as little as needed */
  GO_AMID,     /* with others before and behind it, unless it is in sight */
  GO_FROM_TOP, /* from the first row of the list on, if it is in sight then */
  GO_FIRST,    /* as the first row in sight */
} GoHow;

typedef struct
{
  GoHow how;
  guint position;
} Goal;

struct _ErrdexList
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkWidget *view;
  GMenuModel *row_menu;

  ErrdexRows *rows;
  ErrdexRowLook *look;
  GtkWidget *popover; /* the context menu, made when it is first wanted */
  int pressed;        /* the group whose header the button went down on, or -1 */
  gboolean picking;   /* whether it went down to select more or less */
  Goal goal;          /* what to scroll to once the list is laid out */
  gboolean following; /* the focus goes to the selected row as soon as that is there */
};

/* list.c */
ErrdexRowItem *errdex_list_get_row_item (GtkWidget *list_row);
void errdex_list_follow_selection (ErrdexList *self);

/* list-input.c */
void errdex_list_toggle (ErrdexList *self, guint group);
void errdex_list_bind_input (GtkWidgetClass *widget_class);

G_END_DECLS
