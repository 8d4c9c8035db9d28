// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "shelf-dialogs.h"

#include <glib/gi18n.h>

typedef struct
{
  GtkFileChooserNative *chooser;
  ErrdexWindow *window;
  ErrdexShelf *shelf;
} Dialog;

static void
free_dialog (Dialog *self)
{
  g_clear_object (&self->chooser);
  g_clear_object (&self->window);
  g_clear_object (&self->shelf);
  g_free (self);
}

static char *
get_name (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);

  return g_filename_display_name (base);
}

/**
 * errdex_shelf_dialogs_export_to:
 * @window: where to say how it went
 * @shelf: what the user keeps
 * @file: where to write the bookmarks and notes
 */
void
errdex_shelf_dialogs_export_to (ErrdexWindow *window, ErrdexShelf *shelf, GFile *file)
{
  g_autofree char *name = get_name (file), *words = NULL;
  g_autoptr (GError) error = NULL;

  if (!errdex_shelf_export (shelf, file, &error))
    {
      errdex_window_warn (window, error->message);
      return;
    }
  words = g_strdup_printf (_ ("Saved bookmarks and notes in %s"), name);
  errdex_window_tell (window, words);
}

static char *
describe (const ErrdexShelfImport *import)
{
  g_autofree char *bookmarks = NULL, *notes = NULL;

  if (import->n_bookmarks + import->n_notes == 0)
    return g_strdup (_ ("All bookmarks and notes in this file are there already"));
  bookmarks = g_strdup_printf (ngettext ("%u bookmark", "%u bookmarks", import->n_bookmarks),
                               import->n_bookmarks);
  notes = g_strdup_printf (ngettext ("%u note", "%u notes", import->n_notes), import->n_notes);

  /* Translators: both are numbers with their words, such as “3 bookmarks” and “1 note” */
  return g_strdup_printf (_ ("Added %s and %s"), bookmarks, notes);
}

/**
 * errdex_shelf_dialogs_import_from:
 * @window: where to say how it went
 * @shelf: what the user keeps
 * @file: a file with bookmarks and notes
 */
void
errdex_shelf_dialogs_import_from (ErrdexWindow *window, ErrdexShelf *shelf, GFile *file)
{
  g_autofree char *name = get_name (file), *words = NULL;
  ErrdexShelfImport import;
  g_autoptr (GError) error = NULL;

  if (errdex_shelf_import (shelf, file, &import, &error))
    {
      words = describe (&import);
      errdex_window_tell (window, words);
      return;
    }
  /* Translators: the name of a file, and why it cannot be read */
  words = g_strdup_printf (_ ("“%s” cannot be imported: %s."), name, error->message);
  errdex_window_warn (window, words);
}

static void
on_response (GtkNativeDialog *chooser, int response, Dialog *self)
{
  GtkFileChooser *files = GTK_FILE_CHOOSER (chooser);

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (files);

      if (gtk_file_chooser_get_action (files) == GTK_FILE_CHOOSER_ACTION_SAVE)
        errdex_shelf_dialogs_export_to (self->window, self->shelf, file);
      else
        errdex_shelf_dialogs_import_from (self->window, self->shelf, file);
    }
  free_dialog (self);
}

static Dialog *
new_dialog (ErrdexWindow *window,
            ErrdexShelf *shelf,
            const char *title,
            GtkFileChooserAction action,
            const char *accept)
{
  Dialog *self = g_new0 (Dialog, 1);

  self->window = g_object_ref (window);
  self->shelf = g_object_ref (shelf);
  self->chooser
      = gtk_file_chooser_native_new (title, GTK_WINDOW (window), action, accept, _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect (self->chooser, "response", G_CALLBACK (on_response), self);

  return self;
}

/**
 * errdex_shelf_dialogs_export:
 * @window: the window to ask over
 * @shelf: what the user keeps
 *
 * Asks where to write the bookmarks and notes, and writes them there.
 */
void
errdex_shelf_dialogs_export (ErrdexWindow *window, ErrdexShelf *shelf)
{
  Dialog *dialog = new_dialog (window, shelf, _ ("Export Bookmarks and Notes"),
                               GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog->chooser), "errdex-bookmarks.json");
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog->chooser));
}

/**
 * errdex_shelf_dialogs_import:
 * @window: the window to ask over
 * @shelf: what the user keeps
 *
 * Asks for a file with bookmarks and notes, and adds these to those that are there.
 */
void
errdex_shelf_dialogs_import (ErrdexWindow *window, ErrdexShelf *shelf)
{
  Dialog *dialog = new_dialog (window, shelf, _ ("Import Bookmarks and Notes"),
                               GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Import"));

  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog->chooser));
}
