// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

/* A settings portal on the session bus of the test, on a connection of its own. */

typedef struct
{
  GDBusConnection *bus;
  guint object;
  guint name;
  gboolean has_name;
  guint scheme;
  guint contrast;
  guint n_reads;
} FakePortal;

#define PORTAL_PATH      "/org/freedesktop/portal/desktop"
#define PORTAL_INTERFACE "org.freedesktop.portal.Settings"

static inline void
fake_portal_call (GDBusConnection *bus,
                  const char *sender,
                  const char *path,
                  const char *interface,
                  const char *method,
                  GVariant *parameters,
                  GDBusMethodInvocation *invocation,
                  gpointer user_data)
{
  FakePortal *self = user_data;
  g_autoptr (GVariant) namespaces = g_variant_get_child_value (parameters, 0);
  g_autofree const char **names = g_variant_get_strv (namespaces, NULL);
  g_autofree char *values
      = g_strdup_printf ("({'org.freedesktop.appearance': {'accent-color': <(0.1, 0.2, 0.3)>, "
                         "'color-scheme': <uint32 %u>, 'contrast': <uint32 %u>}},)",
                         self->scheme, self->contrast);

  g_assert_cmpstr (method, ==, "ReadAll");
  g_assert_cmpstr (names[0], ==, "org.freedesktop.appearance");
  self->n_reads++;
  g_dbus_method_invocation_return_value (invocation,
                                         g_variant_parse (G_VARIANT_TYPE ("(a{sa{sv}})"), values,
                                                          NULL, NULL, NULL));
}

static inline void
fake_portal_named (GDBusConnection *bus, const char *name, gpointer user_data)
{
  ((FakePortal *) user_data)->has_name = TRUE;
}

static inline FakePortal *
fake_portal_new (void)
{
  static const GDBusInterfaceVTable calls = { .method_call = fake_portal_call };
  FakePortal *self = g_new0 (FakePortal, 1);
  g_autofree char *address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusNodeInfo) node
      = g_dbus_node_info_new_for_xml ("<node><interface name='" PORTAL_INTERFACE "'>"
                                      "<method name='ReadAll'><arg type='as' direction='in'/>"
                                      "<arg type='a{sa{sv}}' direction='out'/></method>"
                                      "</interface></node>",
                                      &error);

  g_assert_no_error (error);
  self->bus = g_dbus_connection_new_for_address_sync (
      address,
      G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT
          | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
      NULL, NULL, &error);
  g_assert_no_error (error);
  self->object = g_dbus_connection_register_object (self->bus, PORTAL_PATH, node->interfaces[0],
                                                    &calls, self, NULL, &error);
  g_assert_no_error (error);
  self->name = g_bus_own_name_on_connection (self->bus, "org.freedesktop.portal.Desktop", 0,
                                             fake_portal_named, NULL, self, NULL);
  while (!self->has_name)
    g_main_context_iteration (NULL, TRUE);

  return self;
}

static inline void
fake_portal_free (FakePortal *self)
{
  g_bus_unown_name (self->name);
  g_dbus_connection_unregister_object (self->bus, self->object);
  g_dbus_connection_close_sync (self->bus, NULL, NULL);
  g_object_unref (self->bus);
  g_free (self);
}

/* Tells all who listen that a setting is another now. */
static inline void
fake_portal_emit (FakePortal *self, const char *place, const char *key, GVariant *value)
{
  g_autoptr (GError) error = NULL;

  g_dbus_connection_emit_signal (self->bus, NULL, PORTAL_PATH, PORTAL_INTERFACE, "SettingChanged",
                                 g_variant_new ("(ssv)", place, key, value), &error);
  g_assert_no_error (error);
}

static inline void
fake_portal_set_scheme (FakePortal *self, guint scheme)
{
  self->scheme = scheme;
  fake_portal_emit (self, "org.freedesktop.appearance", "color-scheme",
                    g_variant_new_uint32 (scheme));
}

static inline void
fake_portal_set_contrast (FakePortal *self, guint contrast)
{
  self->contrast = contrast;
  fake_portal_emit (self, "org.freedesktop.appearance", "contrast",
                    g_variant_new_uint32 (contrast));
}
