// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string.h>

#include <gtk/gtk.h>
#ifdef __SANITIZE_ADDRESS__
#include <dlfcn.h>
#include <sanitizer/lsan_interface.h>
#endif

#include "gui/application.h"
#include "gui/window.h"

/* Uses a window as a user does, and looks at what it shows. */

#define DEADLINE (20 * G_USEC_PER_SEC)

/* Waiting */

static inline void
spin (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

/* Runs the main loop until a condition holds; fails if it never does. */
#define wait_until(condition)                                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gint64 deadline = g_get_monotonic_time () + DEADLINE;                                          \
    while (!(condition) && g_get_monotonic_time () < deadline)                                     \
      if (!g_main_context_iteration (NULL, FALSE))                                                 \
        g_usleep (1000);                                                                           \
    g_assert_true (condition);                                                                     \
  }                                                                                                \
  G_STMT_END

static inline void
on_exited (GPid pid, int status, gpointer running)
{
  g_assert_cmpint (status, ==, 0);
  g_spawn_close_pid (pid);
  *(gboolean *) running = FALSE;
}

/* Runs a command of xdotool, and waits until what it does has arrived. */
static inline void
run_xdotool (char **argv)
{
  g_autoptr (GError) error = NULL;
  gboolean running = TRUE;
  GPid pid;

  g_spawn_async (NULL, argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL,
                 &pid, &error);
  g_assert_no_error (error);
  g_child_watch_add (pid, on_exited, &running);
  wait_until (!running);
  spin (60);
}

/* Presses keys one after the other, as in `press ("type", "a b")` or `press ("key", "ctrl+c Up")`.
 */
static inline void
press (const char *command, const char *keys)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_auto (GStrv) words = g_strsplit (keys, g_str_equal (command, "key") ? " " : "\n", -1);

  g_ptr_array_add (argv, (gpointer) "xdotool");
  g_ptr_array_add (argv, (gpointer) command);
  g_ptr_array_add (argv, (gpointer) "--delay");
  g_ptr_array_add (argv, (gpointer) "10");
  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (argv, words[i]);
  g_ptr_array_add (argv, NULL);
  run_xdotool ((char **) argv->pdata);
}

/* There is no window manager that would give the focus to a new window. */
static inline void
give_focus (GtkWindow *window)
{
  g_autofree char *command
      = g_strdup_printf ("xdotool search --onlyvisible --name ^%s$ windowfocus",
                         gtk_window_get_title (window));
  g_autoptr (GError) error = NULL;
  int status;

  wait_until (gtk_widget_get_mapped (GTK_WIDGET (window)));
  spin (60);
  g_spawn_command_line_sync (command, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  wait_until (gtk_window_is_active (window));
  spin (60);
}

static inline GtkWidget *
find_widget (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* The widget inside another that has this name in its .ui file. */
static inline GtkWidget *
find_part (GtkWidget *widget, const char *id)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (child)), id) == 0
                             ? child
                             : find_part (child, id);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* Whether some label that is to be seen has this text. */
static inline gboolean
shows (GtkWidget *widget, const char *text)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows (child, text))
      return TRUE;

  return FALSE;
}

static inline void
on_text_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(char **) user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static inline char *
read_clipboard (GtkWidget *window)
{
  char *text = NULL;

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (window), NULL, on_text_read, &text);
  wait_until (text != NULL);

  return text;
}

/* The one application of the process. It is not run, so nothing but the test ends it. */
static inline GtkApplication *
get_application (void)
{
  static GtkApplication *application = NULL;
  g_autoptr (GError) error = NULL;

  if (application != NULL)
    return application;
  application = errdex_application_new ();
  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);

  return application;
}

/* Windows */

/* The window of a type that is to be seen. */
static inline GtkWidget *
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type) && gtk_widget_get_visible (window))
        return window;
    }

  return NULL;
}

/* To be called before the first file chooser: what it looks for cloud providers with keeps the
 * names of folders that are not there for ever, and the stack of the allocation does not name it.
 */
static inline void
let_cloud_providers_leak (void)
{
#ifdef __SANITIZE_ADDRESS__
  gpointer (*collect) (void)
      = dlsym (dlopen (NULL, RTLD_LAZY), "cloud_providers_collector_dup_singleton");
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);

  if (collect == NULL)
    return;
  __lsan_disable ();
  collect ();
  spin (200);
  __lsan_enable ();
#endif
}

/* Chooses a file in the dialog for it that was just opened. */
static inline void
choose_file (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) chosen = NULL;
  GtkWidget *dialog;

  wait_until ((dialog = find_window (GTK_TYPE_FILE_CHOOSER_DIALOG)) != NULL);
  g_assert_true (gtk_file_chooser_set_file (GTK_FILE_CHOOSER (dialog), file, NULL));
  while (chosen == NULL || !g_file_equal (chosen, file))
    {
      spin (20);
      g_clear_object (&chosen);
      chosen = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
    }
  gtk_dialog_response (GTK_DIALOG (dialog), GTK_RESPONSE_ACCEPT);
}

/* Starts the program as a user does, and waits until the window can be used. */
static inline ErrdexWindow *
open_window (void)
{
  ErrdexWindow *window;

  g_application_activate (G_APPLICATION (get_application ()));
  window = ERRDEX_WINDOW (find_window (ERRDEX_TYPE_WINDOW));
  wait_until (gtk_window_is_active (GTK_WINDOW (window))
              && gtk_widget_get_height (GTK_WIDGET (window)) > 0);

  return window;
}

/* Closes a window, and waits until nothing of it is left. */
static inline void
close_window (gpointer window)
{
  g_object_add_weak_pointer (G_OBJECT (window), &window);
  gtk_window_close (GTK_WINDOW (window));
  wait_until (window == NULL);
}
