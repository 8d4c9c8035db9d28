// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* GTK 4.8 does not ask the desktop whether it is dark, and under X11 not whether its contrast is
 * high. The settings portal tells both, and when they change. */

#include "config.h"

#include "appearance.h"

#define PORTAL_NAME      "org.freedesktop.portal.Desktop"
#define PORTAL_PATH      "/org/freedesktop/portal/desktop"
#define PORTAL_INTERFACE "org.freedesktop.portal.Settings"
#define NAMESPACE        "org.freedesktop.appearance"

/* What the portal says of "color-scheme" and "contrast"; all other numbers mean no preference. */
#define PORTAL_DARK          1
#define PORTAL_LIGHT         2
#define PORTAL_HIGH_CONTRAST 1

#define THEME_PLAIN         "Default"
#define THEME_HIGH_CONTRAST "HighContrast"

struct _ErrdexAppearance
{
  GObject parent_instance;
  ErrdexOptions *options;
  GDBusConnection *bus; /* or NULL */
  GCancellable *cancellable;
  guint subscription;
  guint system_scheme; /* what the portal said last */
  guint system_contrast;

  ErrdexColorScheme scheme; /* what GTK was told */
  gboolean high_contrast;
  gboolean theme_set;
};

G_DEFINE_FINAL_TYPE (ErrdexAppearance, errdex_appearance, G_TYPE_OBJECT)

/* Telling GTK */

static ErrdexColorScheme
choose_scheme (ErrdexAppearance *self)
{
  ErrdexColorScheme chosen = errdex_options_get_color_scheme (self->options);

  if (chosen != ERRDEX_COLOR_SCHEME_SYSTEM)
    return chosen;
  if (self->system_scheme == PORTAL_DARK)
    return ERRDEX_COLOR_SCHEME_DARK;

  return self->system_scheme == PORTAL_LIGHT ? ERRDEX_COLOR_SCHEME_LIGHT
                                             : ERRDEX_COLOR_SCHEME_SYSTEM;
}

static void
set_scheme (ErrdexAppearance *self, GtkSettings *settings, ErrdexColorScheme scheme)
{
  if (self->scheme == scheme)
    return;
  self->scheme = scheme;
  if (scheme == ERRDEX_COLOR_SCHEME_SYSTEM)
    gtk_settings_reset_property (settings, "gtk-application-prefer-dark-theme");
  else
    g_object_set (settings, "gtk-application-prefer-dark-theme", scheme == ERRDEX_COLOR_SCHEME_DARK,
                  NULL);
}

/* Whether the theme is dark by its name: then it is so whatever else is said. */
static gboolean
is_theme_dark (GtkSettings *settings)
{
  g_autofree char *name = NULL;

  g_object_get (settings, "gtk-theme-name", &name, NULL);

  return name != NULL && (g_str_has_suffix (name, "-dark") || g_str_has_suffix (name, "Inverse"));
}

static void
set_theme (ErrdexAppearance *self, GtkSettings *settings)
{
  const char *theme = NULL;

  if (self->high_contrast)
    theme = THEME_HIGH_CONTRAST;
  else if (errdex_options_get_color_scheme (self->options) == ERRDEX_COLOR_SCHEME_LIGHT
           && is_theme_dark (settings))
    theme = THEME_PLAIN;
  self->theme_set = theme != NULL;
  if (theme != NULL)
    g_object_set (settings, "gtk-theme-name", theme, NULL);
}

static void
apply (ErrdexAppearance *self)
{
  GtkSettings *settings = gtk_settings_get_default ();

  if (self->theme_set)
    gtk_settings_reset_property (settings, "gtk-theme-name");
  self->high_contrast = self->system_contrast == PORTAL_HIGH_CONTRAST;
  set_theme (self, settings);
  set_scheme (self, settings, choose_scheme (self));
}

/* The portal */

/* Returns whether anything is new. */
static gboolean
take (ErrdexAppearance *self, const char *key, GVariant *value)
{
  guint *number = NULL;

  if (g_str_equal (key, "color-scheme"))
    number = &self->system_scheme;
  else if (g_str_equal (key, "contrast"))
    number = &self->system_contrast;
  if (number == NULL || !g_variant_is_of_type (value, G_VARIANT_TYPE_UINT32)
      || *number == g_variant_get_uint32 (value))
    return FALSE;
  *number = g_variant_get_uint32 (value);

  return TRUE;
}

static void
on_all_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GVariant) reply
      = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  g_autoptr (GVariant) all = NULL, keys = NULL;
  GVariantIter iter;
  const char *key;
  GVariant *value;
  gboolean changed = FALSE;

  /* cancelled, or there is no portal: then @user_data may be gone */
  if (reply == NULL)
    return;
  all = g_variant_get_child_value (reply, 0);
  keys = g_variant_lookup_value (all, NAMESPACE, G_VARIANT_TYPE_VARDICT);
  if (keys == NULL)
    return;
  g_variant_iter_init (&iter, keys);
  while (g_variant_iter_loop (&iter, "{&sv}", &key, &value))
    changed |= take (user_data, key, value);
  if (changed)
    apply (user_data);
}

static void
on_setting_changed (GDBusConnection *bus,
                    const char *sender,
                    const char *path,
                    const char *interface,
                    const char *signal,
                    GVariant *parameters,
                    gpointer user_data)
{
  const char *place, *key;
  g_autoptr (GVariant) value = NULL;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ssv)")))
    return;
  g_variant_get (parameters, "(&s&sv)", &place, &key, &value);
  if (take (user_data, key, value))
    apply (user_data);
}

/* The answer is waited for by nobody: it mostly comes before the first frame, but may be late. */
static void
follow_portal (ErrdexAppearance *self)
{
  const char *const namespaces[] = { NAMESPACE, NULL };

  self->cancellable = g_cancellable_new ();
  self->subscription = g_dbus_connection_signal_subscribe (self->bus, PORTAL_NAME, PORTAL_INTERFACE,
                                                           "SettingChanged", PORTAL_PATH, NAMESPACE,
                                                           G_DBUS_SIGNAL_FLAGS_NONE,
                                                           on_setting_changed, self, NULL);
  g_dbus_connection_call (self->bus, PORTAL_NAME, PORTAL_PATH, PORTAL_INTERFACE, "ReadAll",
                          g_variant_new ("(^as)", namespaces), G_VARIANT_TYPE ("(a{sa{sv}})"),
                          G_DBUS_CALL_FLAGS_NONE, -1, self->cancellable, on_all_read, self);
}

static void
errdex_appearance_dispose (GObject *object)
{
  ErrdexAppearance *self = ERRDEX_APPEARANCE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->subscription != 0)
    g_dbus_connection_signal_unsubscribe (self->bus, self->subscription);
  self->subscription = 0;
  g_clear_object (&self->bus);
  g_clear_object (&self->options);

  G_OBJECT_CLASS (errdex_appearance_parent_class)->dispose (object);
}

static void
errdex_appearance_class_init (ErrdexAppearanceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = errdex_appearance_dispose;
}

static void
errdex_appearance_init (ErrdexAppearance *self)
{
}

/**
 * errdex_appearance_new:
 * @options: what the user chose
 * @bus: (nullable): the session bus
 *
 * Looks as the user chose, or else as the desktop does, from now on and while it lives. Where the
 * environment names a theme in `GTK_THEME`, that is left alone. Nothing is waited for; where there
 * is no portal, it looks as GTK says.
 *
 * Returns: (transfer full): what follows both
 */
ErrdexAppearance *
errdex_appearance_new (ErrdexOptions *options, GDBusConnection *bus)
{
  ErrdexAppearance *self = g_object_new (ERRDEX_TYPE_APPEARANCE, NULL);
  const char *theme = g_getenv ("GTK_THEME");

  if (theme != NULL && *theme != '\0')
    return self;
  self->options = g_object_ref (options);
  g_signal_connect_object (options, "notify::color-scheme", G_CALLBACK (apply), self,
                           G_CONNECT_SWAPPED);
  apply (self);
  if (bus != NULL)
    {
      self->bus = g_object_ref (bus);
      follow_portal (self);
    }

  return self;
}
