// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "window.h"

#include "clipboard-offer.h"
#include "detail.h"
#include "find/finder.h"
#include "history.h"
#include "list.h"
#include "miss-page.h"
#include "notice.h"
#include "scan-page.h"
#include "toast.h"

G_BEGIN_DECLS

/* What the files of the window share; nobody else includes this. A field stands under the file that
 * it belongs to. A file with actions installs them by a function of its own, which the class calls.
 */

struct _ErrdexWindow
{
  GtkApplicationWindow parent_instance;

  /* window.ui */
  GtkWidget *search;
  GtkWidget *back_button;
  GtkWidget *history_buttons;
  GtkMenuButton *categories_button;
  GtkMenuButton *menu_button;
  GMenuModel *primary_menu;
  ErrdexNotices *notices;
  GtkStack *pages;
  GtkPaned *paned;
  GtkWidget *list_pane;
  ErrdexList *list;
  GtkLabel *status;
  ErrdexDetail *detail;
  ErrdexToast *toast;
  ErrdexClipboardOffer *offer;

  /* window.c */
  ErrdexState *state; /* the application's */
  ErrdexShelf *shelf;
  ErrdexLibrary *library;
  ErrdexFinder *finder;
  ErrdexRows *rows;
  guint finishing;         /* until the rest of the start is done */
  gboolean original_shown; /* whether texts are shown in both languages */

  /* window-shelf.c */
  ErrdexMarks *marks; /* NULL without a library */

  /* window-news.c */
  ErrdexNews *news; /* NULL before the first frame */

  /* window-search.c */
  ErrdexResult *result;
  ErrdexMissPage *miss; /* made when it is first wanted */
  gboolean setting;     /* whether the text of the search is no matter for a search now */

  /* window-entry.c */
  ErrdexHistory *history;
  int chosen;       /* the entry that the user went to during the present search, or -1 */
  guint reading_on; /* until the entry has been read */

  /* window-report.c */
  ErrdexScanPage *scan; /* made when it is first wanted */
  char *set_aside;      /* the text of the search before the report, or NULL, */
  int selection[2];     /* and what was selected in it */
  const char *page;     /* the page before the report */
  gboolean awaits_scan; /* whether the user did nothing since something was given to be scanned */

  /* window-library.c */
  ErrdexCollection *collection; /* NULL in tests that need none */
  GSettings *catalog_settings;  /* what is switched off, or NULL */
  ErrdexFinder *next;           /* of the library to go over to, or NULL */
  GCancellable *preparing;      /* the present preparation of it */
  guint waiting;                /* for the report to be closed */
  gboolean settled;             /* whether the folders were looked at once */
  GHashTable *told;             /* path of a bad catalog → what was told of it */

  /* window-catalogs.c */
  GtkWidget *catalogs; /* (weak): the window with all of them */

  /* window-layout.c */
  gboolean narrow;
  gboolean reading; /* while narrow: the entry is shown, not the list */
  guint fitting;
};

/* window.c */
void errdex_window_show_original (ErrdexWindow *self, gboolean shown);
void errdex_window_warn_about (ErrdexWindow *self, const char *topic, const char *message);

/* window-library.c */
void errdex_window_start_collection (ErrdexWindow *self);
void errdex_window_drop_collection (ErrdexWindow *self);

/* window-catalogs.c */
gboolean errdex_window_offer_catalog (ErrdexWindow *self, GPtrArray *files);
void errdex_window_install_catalog_actions (GtkWidgetClass *widget_class);

/* window-layout.c */
void errdex_window_init_layout (ErrdexWindow *self);
void errdex_window_show_back_button (ErrdexWindow *self);
void errdex_window_set_reading (ErrdexWindow *self, gboolean reading);
void errdex_window_follow_width (ErrdexWindow *self, int width);
void errdex_window_expect_width (ErrdexWindow *self, int width);

/* window-entry.c */
void errdex_window_update_actions (ErrdexWindow *self);
void errdex_window_show_page (ErrdexWindow *self, const char *name);
void errdex_window_show_entry (ErrdexWindow *self, int entry);
void errdex_window_read_entry (ErrdexWindow *self, guint entry);
void errdex_window_follow_link (ErrdexWindow *self, guint entry);
GArray *errdex_window_list_entries (ErrdexWindow *self);
ErrdexDetail *errdex_window_get_detail (ErrdexWindow *self);
void errdex_window_bind_entry (GtkWidgetClass *widget_class);
void errdex_window_install_entry_actions (GtkWidgetClass *widget_class);

/* window-search.c */
void errdex_window_show_status (ErrdexWindow *self);
void errdex_window_show_found (ErrdexWindow *self);
void errdex_window_focus_search (ErrdexWindow *self);
void errdex_window_update_search (ErrdexWindow *self);
void errdex_window_set_search_text (ErrdexWindow *self, const char *text);
void errdex_window_bind_search (GtkWidgetClass *widget_class);
void errdex_window_install_search_actions (GtkWidgetClass *widget_class);

/* window-report.c */
gboolean errdex_window_shows_report (ErrdexWindow *self);
ErrdexReportPage *errdex_window_get_report (ErrdexWindow *self);
void errdex_window_scan_any_files (ErrdexWindow *self, GPtrArray *files);
void errdex_window_close_report (ErrdexWindow *self);
void errdex_window_install_report_actions (GtkWidgetClass *widget_class);

/* window-copy.c */
gboolean errdex_window_can_link_search (ErrdexWindow *self);
void errdex_window_add_copy_shortcuts (ErrdexWindow *self);
void errdex_window_install_copy_actions (GtkWidgetClass *widget_class);

/* window-menus.c */
void errdex_window_make_menus (ErrdexWindow *self);
void errdex_window_install_menu_actions (GtkWidgetClass *widget_class);

/* window-pane.c */
void errdex_window_update_pane_actions (ErrdexWindow *self);
void errdex_window_install_pane_actions (GtkWidgetClass *widget_class);

/* window-shelf.c */
gboolean errdex_window_is_bookmarked (ErrdexWindow *self);
void errdex_window_set_bookmarked (ErrdexWindow *self, gboolean bookmarked);
void errdex_window_use_marks (ErrdexWindow *self);
void errdex_window_install_shelf_actions (GtkWidgetClass *widget_class);

/* window-offer.c */
void errdex_window_offer_clipboard (ErrdexWindow *self);

/* window-language.c */
void errdex_window_follow_language (ErrdexWindow *self);

/* window-news.c */
void errdex_window_start_news (ErrdexWindow *self);
void errdex_window_update_news (ErrdexWindow *self);
void errdex_window_drop_news (ErrdexWindow *self);
void errdex_window_dismiss_news (ErrdexWindow *self, guint entry);
void errdex_window_install_news_actions (GtkWidgetClass *widget_class);

/* window-state.c */
void errdex_window_save_state (ErrdexWindow *self);
void errdex_window_restore_state (ErrdexWindow *self);
void errdex_window_restore_entries (ErrdexWindow *self);

G_END_DECLS
