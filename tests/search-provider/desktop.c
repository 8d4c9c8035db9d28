// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <signal.h>

#include <glib/gstdio.h>

#include "desktop.h"

#define PROVIDER_NAME APPLICATION_ID ".SearchProvider"
#define PROVIDER_PATH RESOURCE_PREFIX "/SearchProvider"

static const char application_xml[]
    = "<node><interface name='org.freedesktop.Application'>"
      "<method name='ActivateAction'><arg type='s' direction='in'/><arg type='av' direction='in'/>"
      "<arg type='a{sv}' direction='in'/></method></interface></node>";
static const char klipper_xml[]
    = "<node><interface name='org.kde.klipper.klipper'>"
      "<method name='setClipboardContents'><arg type='s' direction='in'/></method>"
      "</interface></node>";

static const char *provider_path;
static GTestDBus *bus;
static char *service_dir;

/* A provider that this bus starts ends as soon as it has nothing to do. */
void
desktop_bus_up (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *file = NULL;
  g_autofree char *text = g_strdup_printf ("[D-BUS Service]\nName=%s\nExec=%s --idle-timeout=0\n",
                                           PROVIDER_NAME, path);

  provider_path = path;
  service_dir = g_dir_make_tmp ("errdex-services-XXXXXX", &error);
  g_assert_no_error (error);
  file = g_build_filename (service_dir, PROVIDER_NAME ".service", NULL);
  g_file_set_contents (file, text, -1, &error);
  g_assert_no_error (error);

  bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_add_service_dir (bus, service_dir);
  g_test_dbus_up (bus);
}

void
desktop_bus_down (void)
{
  g_autofree char *file = g_build_filename (service_dir, PROVIDER_NAME ".service", NULL);

  g_test_dbus_down (bus);
  g_clear_object (&bus);
  g_assert_no_errno (g_unlink (file));
  g_assert_no_errno (g_rmdir (service_dir));
  g_clear_pointer (&service_dir, g_free);
}

static GDBusConnection *
connect_to_bus (void)
{
  g_autoptr (GError) error = NULL;
  GDBusConnection *connection = g_dbus_connection_new_for_address_sync (
      g_test_dbus_get_bus_address (bus),
      G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT
          | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
      NULL, NULL, &error);

  g_assert_no_error (error);

  return connection;
}

Desktop *
desktop_new (void)
{
  Desktop *self = g_new0 (Desktop, 1);

  self->shell = connect_to_bus ();
  self->activations = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);
  self->copied = g_ptr_array_new_with_free_func (g_free);

  return self;
}

static void
close_connection (GDBusConnection **connection)
{
  if (*connection == NULL)
    return;

  g_dbus_connection_close_sync (*connection, NULL, NULL);
  g_clear_object (connection);
}

void
desktop_free (Desktop *self)
{
  if (self->provider != NULL)
    desktop_stop_provider (self);
  close_connection (&self->shell);
  close_connection (&self->program);
  close_connection (&self->klipper);
  g_ptr_array_unref (self->activations);
  g_ptr_array_unref (self->copied);
  g_free (self);
}

static void
on_appeared (GDBusConnection *connection, const char *name, const char *owner, gpointer data)
{
  *(gboolean *) data = TRUE;
}

static void
wait_for_name (Desktop *self, const char *name)
{
  gboolean appeared = FALSE;
  guint id = g_bus_watch_name_on_connection (self->shell, name, G_BUS_NAME_WATCHER_FLAGS_NONE,
                                             on_appeared, NULL, &appeared, NULL);

  while (!appeared)
    g_main_context_iteration (NULL, TRUE);
  g_bus_unwatch_name (id);
}

void
desktop_start_provider (Desktop *self, const char *option, const char *wayland_display)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autoptr (GError) error = NULL;

  if (wayland_display != NULL)
    g_subprocess_launcher_setenv (launcher, "WAYLAND_DISPLAY", wayland_display, TRUE);
  else
    g_subprocess_launcher_unsetenv (launcher, "WAYLAND_DISPLAY");
  self->provider = g_subprocess_launcher_spawn (launcher, &error, provider_path, option, NULL);
  g_assert_no_error (error);
  wait_for_name (self, PROVIDER_NAME);
}

/* As at the end of a session. Warnings are fatal in it, and sanitizers have their say at the end:
 * the exit status tells both. */
void
desktop_stop_provider (Desktop *self)
{
  g_autoptr (GError) error = NULL;

  g_subprocess_send_signal (self->provider, SIGTERM);
  g_subprocess_wait_check (self->provider, NULL, &error);
  g_assert_no_error (error);
  g_clear_object (&self->provider);
}

static void
serve (GDBusConnection *connection,
       const char *name,
       const char *path,
       const char *xml,
       GDBusInterfaceMethodCallFunc func,
       Desktop *self)
{
  GDBusInterfaceVTable vtable = { func, NULL, NULL, { NULL } };
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (xml, &error);
  g_autoptr (GVariant) answer = NULL;

  g_assert_no_error (error);
  g_dbus_connection_register_object (connection, path, node->interfaces[0], &vtable, self, NULL,
                                     &error);
  g_assert_no_error (error);
  answer = g_dbus_connection_call_sync (connection, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                        "org.freedesktop.DBus", "RequestName",
                                        g_variant_new ("(su)", name, 0), NULL,
                                        G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
}

static void
on_activate (GDBusConnection *connection,
             const char *sender,
             const char *path,
             const char *interface,
             const char *method,
             GVariant *arguments,
             GDBusMethodInvocation *invocation,
             gpointer data)
{
  Desktop *self = data;

  g_ptr_array_add (self->activations, g_variant_ref (arguments));
  if (self->held != NULL)
    g_ptr_array_add (self->held, invocation);
  else if (self->refusal != NULL)
    g_dbus_method_invocation_return_dbus_error (invocation, self->refusal, "Not today");
  else
    g_dbus_method_invocation_return_value (invocation, NULL);
}

/* In place of the main program, something that notes what it is asked to do. */
void
desktop_start_program (Desktop *self)
{
  self->program = connect_to_bus ();
  serve (self->program, APPLICATION_ID, RESOURCE_PREFIX, application_xml, on_activate, self);
}

static void
on_copy (GDBusConnection *connection,
         const char *sender,
         const char *path,
         const char *interface,
         const char *method,
         GVariant *arguments,
         GDBusMethodInvocation *invocation,
         gpointer data)
{
  Desktop *self = data;
  char *text;

  g_variant_get (arguments, "(s)", &text);
  g_ptr_array_add (self->copied, text);
  g_dbus_method_invocation_return_value (invocation, NULL);
}

void
desktop_start_klipper (Desktop *self)
{
  self->klipper = connect_to_bus ();
  serve (self->klipper, "org.kde.klipper", "/klipper", klipper_xml, on_copy, self);
}

static void
keep_result (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

/* Asks the provider and waits for the answer, during which the other programs can answer too. */
GVariant *
desktop_try (Desktop *self,
             const char *interface,
             const char *method,
             GVariant *arguments,
             GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  g_dbus_connection_call (self->shell, PROVIDER_NAME, PROVIDER_PATH, interface, method, arguments,
                          NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, keep_result, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return g_dbus_connection_call_finish (self->shell, result, error);
}

/* The same with the arguments as text, for what must succeed. */
GVariant *
desktop_ask (Desktop *self, const char *interface, const char *method, const char *arguments)
{
  g_autoptr (GError) error = NULL;
  GVariant *parsed = g_variant_parse (NULL, arguments, NULL, NULL, &error);
  g_autoptr (GVariant) owned G_GNUC_UNUSED = parsed;
  GVariant *answer;

  g_assert_no_error (error);
  answer = desktop_try (self, interface, method, parsed, &error);
  g_assert_no_error (error);

  return answer;
}
