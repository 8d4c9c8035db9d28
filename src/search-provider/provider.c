// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <stdlib.h>

#include <glib-unix.h>
#include <glib/gi18n.h>

#include "provider.h"
#include "runner.h"
#include "shell.h"

#define PROVIDER_ID APPLICATION_ID ".SearchProvider"
/* Shells ask in bursts, with pauses to read in between. */
#define IDLE_SECONDS     60
#define MAX_IDLE_SECONDS (24 * 60 * 60)

struct _ErrdexProvider
{
  GApplication parent_instance;

  ErrdexFinder *finder;
  GDBusInterfaceSkeleton *shell;
  GDBusInterfaceSkeleton *runner;
  guint n_calls; /* begun and not ended */
  int idle_seconds;
};

G_DEFINE_FINAL_TYPE (ErrdexProvider, errdex_provider, G_TYPE_APPLICATION)

static gboolean
errdex_provider_dbus_register (GApplication *application,
                               GDBusConnection *connection,
                               const char *object_path,
                               GError **error)
{
  ErrdexProvider *self = ERRDEX_PROVIDER (application);
  GApplicationClass *parent = G_APPLICATION_CLASS (errdex_provider_parent_class);

  return parent->dbus_register (application, connection, object_path, error)
         && g_dbus_interface_skeleton_export (self->shell, connection, object_path, error)
         && g_dbus_interface_skeleton_export (self->runner, connection, object_path, error);
}

static void
unexport (GDBusInterfaceSkeleton *skeleton)
{
  /* Registering may have failed before the export. */
  if (g_dbus_interface_skeleton_get_connection (skeleton) != NULL)
    g_dbus_interface_skeleton_unexport (skeleton);
}

static void
errdex_provider_dbus_unregister (GApplication *application,
                                 GDBusConnection *connection,
                                 const char *object_path)
{
  ErrdexProvider *self = ERRDEX_PROVIDER (application);

  unexport (self->shell);
  unexport (self->runner);
  G_APPLICATION_CLASS (errdex_provider_parent_class)
      ->dbus_unregister (application, connection, object_path);
}

static gint
errdex_provider_handle_local_options (GApplication *application, GVariantDict *options)
{
  ErrdexProvider *self = ERRDEX_PROVIDER (application);

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("errdex-search-provider %s\n", ERRDEX_VERSION);
      return EXIT_SUCCESS;
    }
  if (self->idle_seconds < 0 || self->idle_seconds > MAX_IDLE_SECONDS)
    {
      g_printerr (_ ("errdex-search-provider: the idle timeout must be from 0 to %d seconds\n"),
                  MAX_IDLE_SECONDS);
      return EXIT_FAILURE;
    }
  g_application_set_inactivity_timeout (application, self->idle_seconds * 1000);

  return -1;
}

/* The session ends. */
static gboolean
on_terminate (gpointer data)
{
  g_application_quit (G_APPLICATION (data));

  return G_SOURCE_CONTINUE;
}

static void
errdex_provider_startup (GApplication *application)
{
  ErrdexProvider *self = ERRDEX_PROVIDER (application);

  G_APPLICATION_CLASS (errdex_provider_parent_class)->startup (application);
  /* for as long as the process lives: who ends already is not to be ended by the signal */
  g_unix_signal_add (SIGTERM, on_terminate, self);

  /* starts the clock, should no call come at all */
  errdex_provider_touch (self);
}

/* A call may have arrived while the clock ran out. So the name is given back first, which sends
 * later calls to a new process, and what came before that is answered. */
static void
errdex_provider_shutdown (GApplication *application)
{
  ErrdexProvider *self = ERRDEX_PROVIDER (application);
  GDBusConnection *connection = g_application_get_dbus_connection (application);

  if (connection != NULL && !g_dbus_connection_is_closed (connection))
    {
      g_autoptr (GVariant) answer G_GNUC_UNUSED
          = g_dbus_connection_call_sync (connection, "org.freedesktop.DBus",
                                         "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                         "ReleaseName", g_variant_new ("(s)", PROVIDER_ID), NULL,
                                         G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);

      while (self->n_calls > 0 || g_main_context_pending (NULL))
        g_main_context_iteration (NULL, TRUE);
    }

  G_APPLICATION_CLASS (errdex_provider_parent_class)->shutdown (application);
}

static void
errdex_provider_finalize (GObject *object)
{
  ErrdexProvider *self = ERRDEX_PROVIDER (object);

  g_object_unref (self->shell);
  g_object_unref (self->runner);
  g_clear_pointer (&self->finder, errdex_finder_unref);

  G_OBJECT_CLASS (errdex_provider_parent_class)->finalize (object);
}

static void
errdex_provider_class_init (ErrdexProviderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->finalize = errdex_provider_finalize;
  application_class->dbus_register = errdex_provider_dbus_register;
  application_class->dbus_unregister = errdex_provider_dbus_unregister;
  application_class->handle_local_options = errdex_provider_handle_local_options;
  application_class->startup = errdex_provider_startup;
  application_class->shutdown = errdex_provider_shutdown;
}

static void
errdex_provider_init (ErrdexProvider *self)
{
  const GOptionEntry options[] = {
    { "idle-timeout", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &self->idle_seconds,
      N_ ("How long to wait for the next call before ending (default: 60)"), N_ ("SECONDS") },
    { "version", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, NULL, N_ ("Show the version and exit"),
      NULL },
    { NULL },
  };

  self->idle_seconds = IDLE_SECONDS;
  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_summary (
      G_APPLICATION (self), _ ("Answers the searches of the desktop. The desktop starts it."));
  self->shell = errdex_shell_new (self);
  self->runner = errdex_runner_new (self);
}

/**
 * errdex_provider_new:
 * @finder: (transfer none): what searches
 *
 * Returns: (transfer full): the search service of the desktop
 */
ErrdexProvider *
errdex_provider_new (ErrdexFinder *finder)
{
  ErrdexProvider *self = g_object_new (ERRDEX_TYPE_PROVIDER, "application-id", PROVIDER_ID, "flags",
                                       G_APPLICATION_IS_SERVICE, NULL);

  self->finder = errdex_finder_ref (finder);

  return self;
}

/**
 * errdex_provider_get_finder:
 *
 * Returns: (transfer none): what searches
 */
ErrdexFinder *
errdex_provider_get_finder (ErrdexProvider *self)
{
  return self->finder;
}

/**
 * errdex_provider_set_finder:
 * @finder: (transfer none): what searches from the next call on
 */
void
errdex_provider_set_finder (ErrdexProvider *self, ErrdexFinder *finder)
{
  errdex_finder_ref (finder);
  errdex_finder_unref (self->finder);
  self->finder = finder;
}

/**
 * errdex_provider_touch:
 *
 * Says that the service is in use, which starts the clock anew; each call does.
 */
void
errdex_provider_touch (ErrdexProvider *self)
{
  errdex_provider_begin_call (self);
  errdex_provider_end_call (self);
}

/**
 * errdex_provider_begin_call:
 *
 * Keeps the service from ending until errdex_provider_end_call().
 */
void
errdex_provider_begin_call (ErrdexProvider *self)
{
  self->n_calls++;
  g_application_hold (G_APPLICATION (self));
}

/**
 * errdex_provider_end_call:
 *
 * Says that a call is answered. The clock starts anew if no other is under way.
 */
void
errdex_provider_end_call (ErrdexProvider *self)
{
  self->n_calls--;
  g_application_release (G_APPLICATION (self));
}
