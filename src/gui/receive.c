// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "receive.h"

#include <string.h>

#include <glib/gi18n.h>

#include "find/link.h"

#define CHOOSER "errdex-file-chooser"
#define WAITING "errdex-clipboard-waiting"

/* A window that was just opened may read the clipboard only once it has the focus. Where it never
 * gets that, reading is tried after so long; in milliseconds. */
#define FOCUS_WAIT 1000

/* Files and links */

static gboolean
open_link (ErrdexWindow *window, const char *text, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (ErrdexLink) link = errdex_link_parse (text, &problem);

  if (link != NULL)
    {
      errdex_window_open_link (window, link);
      return TRUE;
    }
  errdex_window_warn_of_link (window, problem->message);
  if (error != NULL && *error == NULL)
    *error = g_steal_pointer (&problem);

  return FALSE;
}

/**
 * errdex_receive_files:
 * @window: the window
 * @files: (element-type GFile): files, and links, which are files of a scheme of their own
 * @error: where to put what is wrong with the first malformed link, which the window shows too
 *
 * Goes to what links name, and scans files.
 *
 * Returns: whether there was no malformed link
 */
gboolean
errdex_receive_files (ErrdexWindow *window, GPtrArray *files, GError **error)
{
  g_autoptr (GPtrArray) to_scan = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean all = TRUE;

  errdex_window_warn_of_link (window, NULL);
  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *uri = g_file_get_uri (files->pdata[i]);

      if (errdex_link_is (uri))
        all &= open_link (window, uri, error);
      else
        g_ptr_array_add (to_scan, g_object_ref (files->pdata[i]));
    }
  if (to_scan->len > 0)
    errdex_window_scan_files (window, to_scan);

  return all;
}

static void
take_file_list (ErrdexWindow *window, GSList *list)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  for (GSList *i = list; i != NULL; i = i->next)
    g_ptr_array_add (files, g_object_ref (i->data));
  errdex_receive_files (window, files, NULL);
}

/* A text that merely begins as links do may be a message of this program. */
static gboolean
take_link (ErrdexWindow *window, const char *text)
{
  g_autoptr (ErrdexLink) link = errdex_link_parse (text, NULL);

  if (link != NULL)
    errdex_window_open_link (window, link);

  return link != NULL;
}

static void
take_text (ErrdexWindow *window, const char *text)
{
  if (!take_link (window, text))
    errdex_window_take_text (window, text);
}

static void
on_response (GtkNativeDialog *dialog, int response, ErrdexWindow *window)
{
  g_autoptr (GListModel) list = NULL;
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  if (response == GTK_RESPONSE_ACCEPT)
    {
      list = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));
      for (guint i = 0; i < g_list_model_get_n_items (list); i++)
        g_ptr_array_add (files, g_list_model_get_item (list, i));
    }
  if (files->len > 0)
    errdex_receive_files (window, files, NULL);
  g_object_set_data (G_OBJECT (window), CHOOSER, NULL);
}

/**
 * errdex_receive_chosen_files:
 * @window: the window
 *
 * Lets the user choose files, and scans them.
 */
void
errdex_receive_chosen_files (ErrdexWindow *window)
{
  GtkFileChooserNative *chooser;

  if (g_object_get_data (G_OBJECT (window), CHOOSER) != NULL)
    return;
  chooser = gtk_file_chooser_native_new (_ ("Look for Codes in Files"), GTK_WINDOW (window),
                                         GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (on_response), window, 0);
  g_object_set_data_full (G_OBJECT (window), CHOOSER, chooser, g_object_unref);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* The clipboard */

static void
on_text_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ErrdexWindow) window = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (!gtk_widget_get_realized (GTK_WIDGET (window)))
    return;
  if (text != NULL && text[strspn (text, " \t\r\n")] != '\0')
    take_text (window, text);
  else
    errdex_window_tell (window, _ ("There is no text on the clipboard"));
}

static void
on_files_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ErrdexWindow) window = user_data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);

  if (value != NULL)
    take_file_list (window, g_value_get_boxed (value));
}

/**
 * errdex_receive_clipboard:
 * @window: the window
 *
 * Looks up what is on the clipboard: a text, or files that were copied.
 */
void
errdex_receive_clipboard (ErrdexWindow *window)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (window));

  if (gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard), GDK_TYPE_FILE_LIST))
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL,
                                    on_files_read, g_object_ref (window));
  else
    gdk_clipboard_read_text_async (clipboard, NULL, on_text_read, g_object_ref (window));
}

static gboolean
on_waited (gpointer data)
{
  ErrdexWindow *window = data;

  g_object_set_data (G_OBJECT (window), WAITING, NULL);
  if (gtk_widget_get_realized (GTK_WIDGET (window)))
    errdex_receive_clipboard (window);

  return G_SOURCE_REMOVE;
}

static void
on_active (ErrdexWindow *window)
{
  guint waiting = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (window), WAITING));

  if (waiting == 0 || !gtk_window_is_active (GTK_WINDOW (window)))
    return;
  g_source_remove (waiting);
  on_waited (window);
}

/**
 * errdex_receive_clipboard_when_active:
 * @window: the window, which was just presented
 *
 * Looks up what is on the clipboard as soon as the window may read it.
 */
void
errdex_receive_clipboard_when_active (ErrdexWindow *window)
{
  guint waiting;

  if (gtk_window_is_active (GTK_WINDOW (window)))
    {
      errdex_receive_clipboard (window);
      return;
    }
  if (g_object_get_data (G_OBJECT (window), WAITING) != NULL)
    return;
  waiting = g_timeout_add_full (G_PRIORITY_DEFAULT, FOCUS_WAIT, on_waited, g_object_ref (window),
                                g_object_unref);
  g_object_set_data (G_OBJECT (window), WAITING, GUINT_TO_POINTER (waiting));
  g_signal_handlers_disconnect_by_func (window, on_active, NULL);
  g_signal_connect (window, "notify::is-active", G_CALLBACK (on_active), NULL);
}

/* The search entry */

static gboolean
has_several_words (const char *text)
{
  const char *word = text;

  while (g_ascii_isspace (*word))
    word++;
  while (*word != '\0' && !g_ascii_isspace (*word))
    word++;
  while (g_ascii_isspace (*word))
    word++;

  return *word != '\0';
}

static void
on_entry_text_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ErrdexWindow) window = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (text == NULL || take_link (window, text))
    return;
  if (has_several_words (text))
    errdex_window_take_entry_text (window, text);
  else
    errdex_window_insert_text (window, text);
}

/* A text of several words may be an error message, for which the entry is no place. */
static void
on_paste_clipboard (GtkText *text, ErrdexWindow *window)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (text));

  g_signal_stop_emission_by_name (text, "paste-clipboard");
  if (gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard), GDK_TYPE_FILE_LIST))
    errdex_receive_clipboard (window);
  else
    gdk_clipboard_read_text_async (clipboard, NULL, on_entry_text_read, g_object_ref (window));
}

/* Dropping */

/* What is dragged out of the entry belongs to the entry. */
static gboolean
on_accept (GtkDropTarget *target, GdkDrop *drop, ErrdexWindow *window)
{
  GdkContentFormats *formats = gdk_drop_get_formats (drop);
  GdkContentFormats *wanted = gtk_drop_target_get_formats (target);

  return gdk_drop_get_drag (drop) == NULL && gdk_content_formats_match (formats, wanted);
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, ErrdexWindow *window)
{
  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    take_file_list (window, g_value_get_boxed (value));
  else if (G_VALUE_HOLDS (value, G_TYPE_STRING) && g_value_get_string (value) != NULL)
    take_text (window, g_value_get_string (value));
  else
    return FALSE;

  return TRUE;
}

static void
add_drop_target (ErrdexWindow *window)
{
  GType types[] = { GDK_TYPE_FILE_LIST, G_TYPE_STRING };
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  /* the entry would take a text before the window could */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  g_signal_connect_object (target, "accept", G_CALLBACK (on_accept), window, 0);
  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop), window, 0);
  gtk_widget_add_controller (GTK_WIDGET (window), GTK_EVENT_CONTROLLER (target));
}

/**
 * errdex_receive_attach:
 * @window: the window
 * @search: its search entry
 *
 * Lets the window take what is dropped on it, and what is pasted into its entry.
 */
void
errdex_receive_attach (ErrdexWindow *window, GtkEditable *search)
{
  GtkEditable *text = gtk_editable_get_delegate (search);

  while (gtk_editable_get_delegate (text) != NULL)
    text = gtk_editable_get_delegate (text);
  g_signal_connect_object (text, "paste-clipboard", G_CALLBACK (on_paste_clipboard), window, 0);
  add_drop_target (window);
}
