// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <signal.h>
#include <string.h>

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <pango/pangocairo.h>

#include "errdex-gui-resources.h"

#include "application.h"

#include "catalog/collection.h"
#include "catalog/settings.h"

#include "appearance.h"
#include "direction.h"
#include "find/link.h"
#include "preferences.h"
#include "receive.h"
#include "scrolling.h"
#include "text-size.h"
#include "window.h"

/* What the command line could not be understood for, as other programs have it. */
#define STATUS_TROUBLE 2

struct _ErrdexApplication
{
  GtkApplication parent_instance;
  ErrdexState *state;
  ErrdexAppearance *appearance;
  ErrdexShelf *shelf;
  guint signals[3]; /* sources */
  ErrdexWindow *window;
  GThread *reader; /* reads the catalogs while the display is opened; NULL once it is joined */
  ErrdexHoldings *shipped;      /* what it read */
  ErrdexCollection *collection; /* all catalogs; only the shipped ones for the first frame */
  GSettings *settings;          /* what is switched off, or NULL */
  int status;                   /* what came of the command line that it was started with */
};

G_DEFINE_FINAL_TYPE (ErrdexApplication, errdex_application, GTK_TYPE_APPLICATION)

static const GOptionEntry options[] = {
  { "clipboard", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Look up what is on the clipboard"), NULL },
  { "open", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Choose files to look for codes in"), NULL },
  { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Tell the version and exit"), NULL },
  { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, NULL, NULL,
    N_ ("[CODE or LINK or WORDS or FILE…]") },
  { NULL },
};

/* The window */

static gpointer
read_library (gpointer data)
{
  ErrdexApplication *self = data;

  self->shipped = errdex_holdings_read (NULL, NULL, NULL, NULL);
  errdex_shelf_load (self->shelf);

  return NULL;
}

static void
start_reading (ErrdexApplication *self)
{
  if (self->reader == NULL && self->shipped == NULL)
    self->reader = g_thread_new ("library", read_library, self);
}

static void
on_disabled_changed (ErrdexApplication *self)
{
  g_auto (GStrv) disabled = g_settings_get_strv (self->settings, ERRDEX_SETTING_DISABLED);

  errdex_collection_set_disabled (self->collection, (const char *const *) disabled);
}

static void
make_collection (ErrdexApplication *self)
{
  g_autoptr (GPtrArray) folders = errdex_folders_new ();
  gboolean has_session = g_application_get_dbus_connection (G_APPLICATION (self)) != NULL;

  self->collection = errdex_collection_new (folders, self->shipped);
  self->settings = errdex_settings_new_for_catalogs (has_session);
  if (self->settings == NULL)
    return;
  g_signal_connect_object (self->settings, "changed::" ERRDEX_SETTING_DISABLED,
                           G_CALLBACK (on_disabled_changed), self, G_CONNECT_SWAPPED);
  on_disabled_changed (self);
}

/* Why a part of the program is damaged; NULL if none is. */
static char *
describe_damage (const ErrdexHoldings *shipped)
{
  for (guint i = 0; i < shipped->n_all; i++)
    if (shipped->all[i]->catalog == NULL)
      {
        g_autofree char *problem
            = errdex_problem_format (shipped->all[i]->problems->pdata[0], shipped->all[i]->path);

        return g_strdup_printf (
            _ ("a catalog that came with Errdex is damaged; install Errdex again: %s"), problem);
      }

  return NULL;
}

static void
fill_window (ErrdexApplication *self)
{
  g_autofree char *damage = NULL;

  start_reading (self);
  g_clear_pointer (&self->reader, g_thread_join);
  damage = describe_damage (self->shipped);
  errdex_window_set_shelf (self->window, self->shelf);
  if (damage != NULL)
    {
      errdex_window_show_trouble (self->window, damage);
      return;
    }
  if (self->collection == NULL)
    make_collection (self);
  errdex_window_set_library (self->window, errdex_collection_get_library (self->collection));
  errdex_window_set_collection (self->window, self->collection, self->settings);
}

static ErrdexWindow *
ensure_window (ErrdexApplication *self)
{
  if (self->window == NULL)
    {
      g_set_weak_pointer (&self->window, errdex_window_new (GTK_APPLICATION (self), self->state));
      fill_window (self);
    }

  return self->window;
}

static void
present (ErrdexApplication *self)
{
  gtk_window_present (GTK_WINDOW (ensure_window (self)));
}

/* The command line */

/* An argument that names a file that is there, or is no code by its looks, is a file; so is a link.
 */
static gboolean
is_file (GFile *file, const char *argument)
{
  const char *path = g_file_peek_path (file);

  if (path != NULL && g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;

  return strchr (argument, G_DIR_SEPARATOR) != NULL || errdex_link_is (argument);
}

static gboolean
name_files (GPtrArray *files, const char *const *arguments)
{
  for (guint i = 0; arguments[i] != NULL; i++)
    if (is_file (files->pdata[i], arguments[i]))
      return TRUE;

  return FALSE;
}

/* What is shown is a code, or files and links if one of the arguments is one, or what several words
 * find. Returns the exit status. */
static int
open_arguments (ErrdexApplication *self,
                GApplicationCommandLine *command_line,
                const char *const *arguments)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *words = g_strjoinv (" ", (char **) arguments);
  g_autofree char *valid = g_utf8_make_valid (words, -1);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (files,
                     g_application_command_line_create_file_for_arg (command_line, arguments[i]));
  if (!name_files (files, arguments))
    {
      if (files->len == 1)
        errdex_window_open_code (ensure_window (self), valid);
      else
        errdex_window_search (ensure_window (self), valid);
    }
  else if (!errdex_receive_files (ensure_window (self), files, &error))
    {
      g_application_command_line_printerr (command_line, "errdex: %s\n", error->message);
      return STATUS_TROUBLE;
    }

  return 0;
}

static void
look_up_clipboard (ErrdexApplication *self)
{
  present (self);
  errdex_receive_clipboard_when_active (self->window);
}

static void
choose_files (ErrdexApplication *self)
{
  present (self);
  errdex_receive_chosen_files (self->window);
}

static int
errdex_application_command_line (GApplication *application, GApplicationCommandLine *command_line)
{
  ErrdexApplication *self = ERRDEX_APPLICATION (application);
  GVariantDict *dict = g_application_command_line_get_options_dict (command_line);
  g_autofree const char **arguments = NULL;
  int status = 0;

  g_variant_dict_lookup (dict, G_OPTION_REMAINING, "^a&ay", &arguments);
  if (arguments != NULL && arguments[0] != NULL)
    status = open_arguments (self, command_line, arguments);
  present (self);
  if (!g_application_command_line_get_is_remote (command_line))
    self->status = status;
  if (g_variant_dict_contains (dict, "clipboard"))
    look_up_clipboard (self);
  if (g_variant_dict_contains (dict, "open"))
    choose_files (self);

  return status;
}

/* The desktop names links and files over D-Bus. */
static void
errdex_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  ErrdexApplication *self = ERRDEX_APPLICATION (application);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);

  for (int i = 0; i < n_files; i++)
    g_ptr_array_add (all, g_object_ref (files[i]));
  errdex_receive_files (ensure_window (self), all, NULL);
  present (self);
}

/* Without a session bus GTK would complain that it finds no accessibility bus. */
static gboolean
has_session_bus (void)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);

  return bus != NULL;
}

static int
errdex_application_handle_local_options (GApplication *application, GVariantDict *dict)
{
  if (g_variant_dict_contains (dict, "version"))
    {
      g_print ("errdex %s\n", ERRDEX_VERSION);
      return 0;
    }
  if (!has_session_bus ())
    g_setenv ("GTK_A11Y", "none", FALSE);
  /* Both go on in threads while the display is opened: the catalogs and, by what Pango does when
   * its fonts are first asked for, the configuration of fonts are read. */
  start_reading (ERRDEX_APPLICATION (application));
  pango_cairo_font_map_get_default ();
  if (!gtk_init_check ())
    {
      g_printerr ("%s\n", _ ("errdex: there is no display to open a window on; errdex-cli works "
                             "without one, as in “errdex-cli explain CODE”"));
      return 1;
    }

  return -1;
}

/* Actions */

static void
on_about (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ErrdexApplication *self = user_data;

  gtk_show_about_dialog (
      GTK_WINDOW (self->window), "program-name", _ ("Errdex"), "version", ERRDEX_VERSION,
      "comments", _ ("Find out what an error code means and what to do about it"), "logo-icon-name",
      APPLICATION_ID, "copyright", "© 2026 The Errdex authors", "license-type", GTK_LICENSE_GPL_3_0,
      /* Translators: put your names here, one a line; they appear in the About dialog */
      "translator-credits", _ ("translator-credits"), NULL);
}

static void
on_quit (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ErrdexApplication *self = user_data;

  if (self->window != NULL)
    gtk_window_close (GTK_WINDOW (self->window));
}

static void
on_show_code (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  errdex_window_open_code (ensure_window (user_data), g_variant_get_string (parameter, NULL));
  present (user_data);
}

static void
on_show_entry (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  errdex_window_open_entry (ensure_window (user_data), g_variant_get_string (parameter, NULL));
  present (user_data);
}

static void
on_search (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  errdex_window_search (ensure_window (user_data), g_variant_get_string (parameter, NULL));
  present (user_data);
}

static void
on_look_up_clipboard (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  look_up_clipboard (user_data);
}

static void
on_choose_files (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  choose_files (user_data);
}

static const GActionEntry actions[] = {
  { "about", on_about },
  { "quit", on_quit },
  { "show-code", on_show_code, "s" },
  { "show-entry", on_show_entry, "s" },
  { "search", on_search, "s" },
  /* of the desktop entry */
  { "look-up-clipboard", on_look_up_clipboard },
  { "choose-files", on_choose_files },
};

static const struct
{
  const char *action;
  const char *keys[3];
} accels[] = {
  { "app.quit", { "<Control>q" } },
  { "window.close", { "<Control>w" } },
  { "win.show-help-overlay", { "<Control>question" } },
  { "win.open", { "<Control>o" } },
  { "win.focus-search", { "<Control>f", "<Control>k" } },
  { "win.print", { "<Control>p" } },
  { "win.find", { "<Control><Shift>f" } },
  { "win.find-next", { "F3", "<Control>g" } },
  { "win.find-previous", { "<Shift>F3", "<Control><Shift>g" } },
  { "win.copy-markdown", { "<Control><Shift>c" } },
  { "win.bookmark", { "<Control>d" } },
  { "win.edit-note", { "<Control>e" } },
  { "win.back", { "<Alt>Left", "Back" } },
  { "win.forward", { "<Alt>Right", "Forward" } },
};

static void
load_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, RESOURCE_PREFIX "/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

/* The session ends, or whoever started the program ends it: what is not saved yet is to be. */
static gboolean
on_signal (gpointer data)
{
  ErrdexApplication *self = data;

  if (self->window != NULL)
    gtk_window_close (GTK_WINDOW (self->window));
  g_application_quit (G_APPLICATION (self));

  return G_SOURCE_CONTINUE;
}

static void
follow_session (ErrdexApplication *self)
{
  static const int numbers[G_N_ELEMENTS (self->signals)] = { SIGHUP, SIGINT, SIGTERM };
  GDBusConnection *connection = g_application_get_dbus_connection (G_APPLICATION (self));

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    self->signals[i] = g_unix_signal_add (numbers[i], on_signal, self);
  /* GLib would end the program by a signal when the bus goes, and what it has not saved with it */
  if (connection != NULL)
    g_dbus_connection_set_exit_on_close (connection, FALSE);
}

static void
errdex_application_startup (GApplication *application)
{
  ErrdexApplication *self = ERRDEX_APPLICATION (application);
  ErrdexOptions *chosen;

  errdex_gui_get_resource ();
  G_APPLICATION_CLASS (errdex_application_parent_class)->startup (application);

  follow_session (self);
  errdex_scrolling_init ();
  errdex_direction_follow_translation ();
  self->state = errdex_state_new (g_application_get_dbus_connection (application) != NULL);
  chosen = errdex_state_get_options (self->state);
  self->appearance
      = errdex_appearance_new (chosen, g_application_get_dbus_connection (application));
  load_style ();
  errdex_text_size_attach (GTK_APPLICATION (self), chosen);
  errdex_preferences_attach (GTK_APPLICATION (self), chosen);
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accels[i].action,
                                           accels[i].keys);
}

static void
errdex_application_activate (GApplication *application)
{
  present (ERRDEX_APPLICATION (application));
}

static void
errdex_application_shutdown (GApplication *application)
{
  ErrdexApplication *self = ERRDEX_APPLICATION (application);

  for (guint i = 0; i < G_N_ELEMENTS (self->signals); i++)
    g_clear_handle_id (&self->signals[i], g_source_remove);
  g_clear_pointer (&self->reader, g_thread_join);
  if (!errdex_shelf_flush (self->shelf))
    g_printerr ("%s\n", _ ("errdex: the last changes to your bookmarks and notes could not be "
                           "saved; is there space on the disk?"));

  G_APPLICATION_CLASS (errdex_application_parent_class)->shutdown (application);
}

static void
errdex_application_finalize (GObject *object)
{
  ErrdexApplication *self = ERRDEX_APPLICATION (object);

  g_clear_pointer (&self->reader, g_thread_join);
  g_clear_weak_pointer (&self->window);
  g_clear_pointer (&self->shipped, errdex_holdings_unref);
  g_clear_object (&self->settings);
  g_clear_object (&self->collection);
  g_clear_object (&self->appearance);
  g_clear_pointer (&self->state, errdex_state_free);
  g_clear_object (&self->shelf);

  G_OBJECT_CLASS (errdex_application_parent_class)->finalize (object);
}

static void
errdex_application_class_init (ErrdexApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = errdex_application_finalize;
  application_class->startup = errdex_application_startup;
  application_class->shutdown = errdex_application_shutdown;
  application_class->activate = errdex_application_activate;
  application_class->command_line = errdex_application_command_line;
  application_class->open = errdex_application_open;
  application_class->handle_local_options = errdex_application_handle_local_options;
}

static void
errdex_application_init (ErrdexApplication *self)
{
  GApplication *application = G_APPLICATION (self);

  self->shelf = errdex_shelf_new (NULL);
  g_application_add_main_option_entries (application, options);
  g_application_set_option_context_summary (
      application, _ ("Shows what an error code means and what to do about it."));
  g_application_set_option_context_description (
      application,
      _ ("A CODE is shown with its entry, and so is what a LINK such as errdex:CODE names; WORDS are "
         "searched for; of FILEs, the codes in them are shown. If Errdex runs already, its window "
         "does so."));
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}

/**
 * errdex_application_new:
 *
 * Returns: (transfer full): the program
 */
GtkApplication *
errdex_application_new (void)
{
  return g_object_new (ERRDEX_TYPE_APPLICATION, "application-id", APPLICATION_ID,
                       "resource-base-path", RESOURCE_PREFIX, "flags",
                       G_APPLICATION_HANDLES_COMMAND_LINE | G_APPLICATION_HANDLES_OPEN, NULL);
}

/**
 * errdex_application_run:
 * @self: the program
 * @argc: how many arguments there are
 * @argv: the command line
 *
 * Runs the program until its window is closed. GApplication itself forgets what came of the command
 * line by then.
 *
 * Returns: the exit status
 */
int
errdex_application_run (ErrdexApplication *self, int argc, char *argv[])
{
  int status = g_application_run (G_APPLICATION (self), argc, argv);

  return status != 0 ? status : self->status;
}
