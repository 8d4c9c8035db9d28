// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "catalog/entry-id.h"

#include "activation.h"

/* A call to another program, made to answer one to us. */
typedef struct
{
  ErrdexProvider *provider;
  GDBusMethodInvocation *invocation;
  char *id;                /* for copying */
  GVariant *platform_data; /* for copying */
} Call;

static Call *
call_new (ErrdexProvider *provider, GDBusMethodInvocation *invocation)
{
  Call *self = g_new0 (Call, 1);

  self->provider = g_object_ref (provider);
  self->invocation = invocation;
  errdex_provider_begin_call (provider);

  return self;
}

static void
call_free (Call *self)
{
  errdex_provider_end_call (self->provider);
  g_object_unref (self->provider);
  g_clear_pointer (&self->platform_data, g_variant_unref);
  g_free (self->id);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Call, call_free)

/* Hands on the error as if the other program had answered itself. */
static void
answer_error (GDBusMethodInvocation *invocation, GError *error)
{
  g_autofree char *name = g_dbus_error_get_remote_error (error);

  g_dbus_error_strip_remote_error (error);
  g_dbus_method_invocation_return_dbus_error (invocation,
                                              name != NULL ? name
                                                           : "org.freedesktop.DBus.Error.Failed",
                                              error->message);
}

static void
on_activated (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Call) call = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer
      = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (answer == NULL)
    answer_error (call->invocation, error);
  else
    g_dbus_method_invocation_return_value (call->invocation, NULL);
}

/* Starts the main program if it does not run. */
static void
activate (ErrdexProvider *provider,
          GDBusMethodInvocation *invocation,
          const char *action,
          const char *parameter,
          GVariant *platform_data)
{
  GVariant *value = g_variant_new_variant (g_variant_new_string (parameter));
  GVariant *values = g_variant_new_array (G_VARIANT_TYPE_VARIANT, &value, 1);

  g_dbus_connection_call (g_dbus_method_invocation_get_connection (invocation), APPLICATION_ID,
                          RESOURCE_PREFIX, "org.freedesktop.Application", "ActivateAction",
                          g_variant_new ("(s@av@a{sv})", action, values, platform_data), NULL,
                          G_DBUS_CALL_FLAGS_NONE, -1, NULL, on_activated,
                          call_new (provider, invocation));
}

/* Answers itself if there is no such entry. */
static gboolean
find_entry (ErrdexProvider *provider,
            GDBusMethodInvocation *invocation,
            const char *id,
            guint *number)
{
  ErrdexFinder *finder = errdex_provider_get_finder (provider);

  if (errdex_entry_id_find (errdex_finder_get_library (finder), id, number))
    return TRUE;

  g_dbus_method_invocation_return_error_literal (invocation, G_DBUS_ERROR,
                                                 G_DBUS_ERROR_INVALID_ARGS,
                                                 "There is no entry of this id");
  return FALSE;
}

/**
 * errdex_activation_search:
 * @provider: the provider
 * @invocation: (transfer full): the call to answer
 * @text: what to search for
 * @platform_data: (transfer none): what says that the user asked for it, of type `a{sv}`
 *
 * Opens the window with a query.
 */
void
errdex_activation_search (ErrdexProvider *provider,
                          GDBusMethodInvocation *invocation,
                          const char *text,
                          GVariant *platform_data)
{
  activate (provider, invocation, "search", text, platform_data);
}

/**
 * errdex_activation_show:
 * @provider: the provider
 * @invocation: (transfer full): the call to answer
 * @id: the id of an entry
 * @platform_data: (transfer none): what says that the user asked for it, of type `a{sv}`
 *
 * Opens the window at an entry.
 */
void
errdex_activation_show (ErrdexProvider *provider,
                        GDBusMethodInvocation *invocation,
                        const char *id,
                        GVariant *platform_data)
{
  guint number;

  if (find_entry (provider, invocation, id, &number))
    activate (provider, invocation, "show-entry", id, platform_data);
}

static void
on_copied (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Call) call = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer
      = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (answer != NULL)
    {
      g_dbus_method_invocation_return_value (call->invocation, NULL);
      return;
    }

  g_debug ("Klipper did not take the code: %s", error->message);
  activate (call->provider, call->invocation, "show-entry", call->id, call->platform_data);
}

/**
 * errdex_activation_copy:
 * @provider: the provider
 * @invocation: (transfer full): the call to answer
 * @id: the id of an entry
 * @platform_data: (transfer none): what says that the user asked for it, of type `a{sv}`
 *
 * Copies the code of an entry without opening a window. As a process without a window may not set
 * the clipboard, Plasma's keeper of the clipboard is asked to; where there is none the window opens
 * at the entry, from where the code can be copied.
 */
void
errdex_activation_copy (ErrdexProvider *provider,
                        GDBusMethodInvocation *invocation,
                        const char *id,
                        GVariant *platform_data)
{
  ErrdexFinder *finder = errdex_provider_get_finder (provider);
  const char *code;
  guint number;
  Call *call;

  if (!find_entry (provider, invocation, id, &number))
    return;

  code = errdex_library_get_entry (errdex_finder_get_library (finder), number)->code;
  call = call_new (provider, invocation);
  call->id = g_strdup (id);
  call->platform_data = g_variant_ref (platform_data);
  g_dbus_connection_call (g_dbus_method_invocation_get_connection (invocation), "org.kde.klipper",
                          "/klipper", "org.kde.klipper.klipper", "setClipboardContents",
                          g_variant_new ("(s)", code), NULL, G_DBUS_CALL_FLAGS_NO_AUTO_START, -1,
                          NULL, on_copied, call);
}
