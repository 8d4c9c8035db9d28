// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "user.h"

#include <glib/gstdio.h>

#include "catalog/collection.h"
#include "gui/detail.h"

#include "../gui/driver.h"

/* What is marked is among these, for the program remembers also what had a bookmark once. */
static const char *const marked[] = {
  "iot.device.NotExistedDevice",    "iot.prod.NotExistedProduct",     "iot.system.SystemException",
  "iot.ruleng.NullOtsInstanceName", "iot.prod.ProductCountExceedMax",
};

/* Most often the window does not wait for the folder to be quiet. */
#define ALONE 100

/* --- catalogs --- */

static char *
make_catalog (User *self, guint n_entries)
{
  GString *text = g_string_new ("{\"errdex\":1,\"id\":\"soak\",\"title\":\"Soak\",\"categories\":[{"
                                "\"id\":\"a\",\"title\":\"A\"}],\"entries\":[");

  for (guint i = 0; i < n_entries; i++)
    g_string_append_printf (text,
                            "%s{\"code\":\"soak.Code%u\",\"category\":\"a\",\"description\":\"Of "
                            "round %u.\",\"related\":[\"soak.Code0\"]}",
                            i > 0 ? "," : "", i, self->round);

  return g_string_free (g_string_append (text, "]}"), FALSE);
}

static void
put (User *self, const char *text)
{
  g_autofree char *folder = g_path_get_dirname (self->catalog);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (self->catalog, text, -1, NULL));
}

/* Whether the window shows so many entries of the catalog, of this round. */
static gboolean
has_catalog (User *self, guint n_entries)
{
  g_autofree char *description = g_strdup_printf ("Of round %u.", self->round);
  ErrdexLibrary *library = user_get_library (self);
  int i = errdex_library_find_catalog (library, "soak");
  const ErrdexCatalog *catalog = i >= 0 ? library->catalogs[i] : NULL;

  if (catalog == NULL || n_entries == 0)
    return catalog == NULL && n_entries == 0;

  return catalog->n_entries == n_entries
         && g_str_equal (catalog->entries[0].description, description);
}

static void
look (User *self)
{
  if (self->round % ALONE != 0)
    errdex_collection_reload (errdex_window_get_collection (self->window));
}

/**
 * user_change_catalog:
 *
 * Writes a catalog into the user's folder, in place of the one that may be there, or a file that is
 * none; or removes it; and waits until the window shows that, which it does not behind a report.
 */
void
user_change_catalog (User *self)
{
  guint n_entries = user_choose (self, 40);
  g_autofree char *text = make_catalog (self, n_entries);

  user_do (self, "win.close-report");
  if (n_entries > 3)
    put (self, text);
  else if (n_entries > 1)
    put (self, "{ \"errdex\": 1, \"id\": broken");
  else
    g_remove (self->catalog);
  look (self);
  wait_until (has_catalog (self, n_entries > 3 ? n_entries : 0));
}

/**
 * user_remove_catalog:
 *
 * Leaves no catalog of the user.
 */
void
user_remove_catalog (User *self)
{
  g_remove (self->catalog);
  errdex_collection_reload (errdex_window_get_collection (self->window));
  wait_until (has_catalog (self, 0));
}

/* --- bookmarks and notes --- */

static void
write_note (User *self)
{
  GtkWidget *detail = find_widget (self->widget, ERRDEX_TYPE_DETAIL);
  GtkWidget *text;

  user_do (self, "win.edit-note");
  user_draw (self);
  text = find_widget (detail, GTK_TYPE_TEXT_VIEW);
  for (guint i = 0; i < 5; i++)
    gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), "note ", -1);
  user_draw (self);
  if (user_choose (self, 2) == 0)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), "", -1);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/**
 * user_mark:
 *
 * Sets a bookmark, or takes it away, and writes a note.
 */
void
user_mark (User *self)
{
  errdex_window_open_code (self->window, marked[user_choose (self, G_N_ELEMENTS (marked))]);
  user_do (self, "win.bookmark");
  user_draw (self);
  if (user_choose (self, 2) == 0)
    write_note (self);
  user_draw (self);
}

/**
 * user_forget_marks:
 *
 * Leaves no bookmark, no note and no recent entry.
 */
void
user_forget_marks (User *self)
{
  ErrdexMarks *marks = errdex_window_get_marks (self->window);
  ErrdexLibrary *library = user_get_library (self);

  for (guint i = 0; i < library->n_entries; i++)
    {
      errdex_marks_set_bookmarked (marks, i, FALSE);
      errdex_marks_set_note (marks, i, "");
    }
  user_do (self, "win.clear-recent");
}
