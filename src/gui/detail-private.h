// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "detail.h"

#include "markup-view.h"
#include "note-view.h"
#include "pane-find.h"
#include "related.h"

G_BEGIN_DECLS

/* What the files of the detail pane share; nobody else includes this. */

/* A text in the words of the catalog, below its translation. */
typedef struct
{
  GtkWidget *section;
  GtkLabel *language;
  ErrdexMarkupView *text;
} Original;

struct _ErrdexDetail
{
  GtkWidget parent;

  GtkStack *stack;

  /* detail-page.ui; NULL before an entry is shown */
  GtkBox *page;
  ErrdexPaneFind *find; /* made when it is first wanted */
  GtkScrolledWindow *scroller;
  GtkWidget *column;
  GtkLabel *code;
  GtkButton *star;
  GtkToggleButton *both;
  GtkLabel *facts;
  GtkLabel *news;
  GtkLabel *aliases;
  GtkWidget *cause_heading;
  ErrdexMarkupView *cause;
  Original original_cause;
  GtkWidget *remedy_heading;
  GtkLabel *general;
  ErrdexMarkupView *remedy;
  Original original_remedy;
  GtkWidget *operations_section;
  GtkBox *operations;
  GtkWidget *related_section;
  GtkBox *related;
  GtkWidget *similar_section;
  GtkBox *similar;
  ErrdexNoteView *note;
  GtkLabel *source;

  ErrdexLibrary *library;
  ErrdexRelated *relations; /* in the library; NULL until there is an entry to show */
  ErrdexFinder *finder;     /* NULL until it is ready */
  ErrdexResult *result;
  int entry;
  guint longest_word; /* that is kept in one line */
  guint breaking;
};

/* detail.c */
void errdex_detail_forget_found (ErrdexDetail *self);
void errdex_detail_find_again (ErrdexDetail *self);

/* detail-page.c */
void errdex_detail_make_page (ErrdexDetail *self);

/* detail-texts.c */
void errdex_detail_show_texts (ErrdexDetail *self);
void errdex_detail_show_originals (ErrdexDetail *self);
void errdex_detail_show_facts (ErrdexDetail *self);
void errdex_detail_show_related (ErrdexDetail *self);
void errdex_detail_show_similar (ErrdexDetail *self);

G_END_DECLS
