// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* The program's window follows a settings portal and the user's choice. */

#include "config.h"

#include <gtk/gtk.h>

#include "gui/appearance.h"

#include "driver.h"
#include "fake-portal.h"

typedef struct
{
  FakePortal *portal;
  ErrdexOptions *options;
  ErrdexAppearance *appearance;
  GtkWindow *window;
  GDBusConnection *bus;
} Fixture;

/* Looking */

static GdkRGBA
get_color (Fixture *self, const char *name)
{
  GdkRGBA color;

  g_assert_true (
      gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self->window)),
                                      name, &color));

  return color;
}

static gboolean
is_dark (Fixture *self)
{
  GdkRGBA front = get_color (self, "theme_fg_color"), back = get_color (self, "theme_bg_color");

  return back.green < front.green;
}

/* The borders of the themes of high contrast stand out more. */
static gboolean
is_contrast_high (Fixture *self)
{
  GdkRGBA border = get_color (self, "borders"), back = get_color (self, "theme_bg_color");

  return ABS (border.green - back.green) > 0.2;
}

/* Lets everything that is under way arrive, in the order in which it was sent. */
static void
settle (Fixture *self)
{
  guint last = self->portal->n_reads;
  g_autoptr (ErrdexAppearance) other G_GNUC_UNUSED
      = errdex_appearance_new (self->options, self->bus);

  wait_until (self->portal->n_reads > last);
  spin (20);
}

static void
set_scheme (Fixture *self, ErrdexColorScheme scheme)
{
  g_object_set (self->options, "color-scheme", scheme, NULL);
}

/* The fixture */

static void
set_up (Fixture *self, gconstpointer data)
{
  self->portal = data != NULL ? fake_portal_new () : NULL;
  self->bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  self->options = errdex_options_new (NULL);
  self->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_present (self->window);
  self->appearance = errdex_appearance_new (self->options, self->bus);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_object (&self->appearance);
  gtk_window_destroy (self->window);
  g_clear_object (&self->options);
  g_clear_object (&self->bus);
  g_clear_pointer (&self->portal, fake_portal_free);
  gtk_settings_reset_property (gtk_settings_get_default (), "gtk-application-prefer-dark-theme");
  gtk_settings_reset_property (gtk_settings_get_default (), "gtk-theme-name");
}

/* The tests */

static void
test_follow (Fixture *self, gconstpointer data)
{
  g_assert_false (is_dark (self));
  fake_portal_set_scheme (self->portal, 1);
  wait_until (is_dark (self));
  fake_portal_set_scheme (self->portal, 2);
  wait_until (!is_dark (self));
  fake_portal_set_scheme (self->portal, 1);
  wait_until (is_dark (self));
  fake_portal_set_scheme (self->portal, 0);
  wait_until (!is_dark (self));
}

static void
test_contrast (Fixture *self, gconstpointer data)
{
  g_assert_false (is_contrast_high (self));
  fake_portal_set_contrast (self->portal, 1);
  wait_until (is_contrast_high (self));
  g_assert_false (is_dark (self));
  fake_portal_set_scheme (self->portal, 1);
  wait_until (is_dark (self));
  g_assert_true (is_contrast_high (self));
  fake_portal_set_contrast (self->portal, 0);
  wait_until (!is_contrast_high (self));
  g_assert_true (is_dark (self));
}

/* What the desktop says at the start counts as well as what it says later. */
static void
test_start (Fixture *self, gconstpointer data)
{
  g_clear_object (&self->appearance);
  self->portal->scheme = 1;
  self->portal->contrast = 1;
  self->appearance = errdex_appearance_new (self->options, self->bus);
  g_assert_false (is_dark (self));
  wait_until (is_dark (self));
  g_assert_true (is_contrast_high (self));
}

static void
test_choose (Fixture *self, gconstpointer data)
{
  set_scheme (self, ERRDEX_COLOR_SCHEME_DARK);
  g_assert_true (is_dark (self));
  fake_portal_set_scheme (self->portal, 1);
  settle (self);
  set_scheme (self, ERRDEX_COLOR_SCHEME_LIGHT);
  g_assert_false (is_dark (self));
  set_scheme (self, ERRDEX_COLOR_SCHEME_SYSTEM);
  g_assert_true (is_dark (self));
  set_scheme (self, ERRDEX_COLOR_SCHEME_LIGHT);
  fake_portal_set_contrast (self->portal, 1);
  wait_until (is_contrast_high (self));
  g_assert_false (is_dark (self));
}

/* Light is light, even where the theme of the desktop is a dark one by its name. */
static void
test_dark_theme (Fixture *self, gconstpointer data)
{
  set_scheme (self, ERRDEX_COLOR_SCHEME_DARK);
  g_object_set (gtk_settings_get_default (), "gtk-theme-name", "Default-dark", NULL);
  set_scheme (self, ERRDEX_COLOR_SCHEME_LIGHT);
  g_assert_false (is_dark (self));
}

/* What makes no sense changes nothing. */
static void
test_junk (Fixture *self, gconstpointer data)
{
  fake_portal_set_scheme (self->portal, 1);
  wait_until (is_dark (self));
  fake_portal_set_scheme (self->portal, 4000000000);
  wait_until (!is_dark (self));
  fake_portal_emit (self->portal, "org.freedesktop.appearance", "color-scheme",
                    g_variant_new_string ("dark"));
  fake_portal_emit (self->portal, "org.freedesktop.appearance", "contrast",
                    g_variant_new_int32 (1));
  fake_portal_emit (self->portal, "org.example", "color-scheme", g_variant_new_uint32 (1));
  fake_portal_emit (self->portal, "org.freedesktop.appearance", "", g_variant_new_uint32 (1));
  settle (self);
  g_assert_false (is_dark (self));
  g_assert_false (is_contrast_high (self));
}

static gboolean
is_gone (GWeakRef *weak)
{
  g_autoptr (GObject) object = g_weak_ref_get (weak);

  return object == NULL;
}

/* Nobody waits for the portal: it may be gone, and so may who asked. */
static void
test_gone (Fixture *self, gconstpointer data)
{
  GWeakRef weak;

  g_weak_ref_init (&weak, self->appearance);
  g_clear_object (&self->appearance);
  /* an answer of the bus that is on its way may still hold it */
  wait_until (is_gone (&weak));
  g_weak_ref_clear (&weak);
  fake_portal_emit (self->portal, "org.freedesktop.appearance", "color-scheme",
                    g_variant_new_uint32 (1));
  settle (self);
  g_assert_false (is_dark (self));
}

static void
test_absent (Fixture *self, gconstpointer data)
{
  g_autoptr (ErrdexAppearance) without_bus G_GNUC_UNUSED
      = errdex_appearance_new (self->options, NULL);

  spin (50);
  g_assert_false (is_dark (self));
  set_scheme (self, ERRDEX_COLOR_SCHEME_DARK);
  g_assert_true (is_dark (self));
}

/* A portal that comes late is listened to. */
static void
test_late (Fixture *self, gconstpointer data)
{
  spin (50);
  self->portal = fake_portal_new ();
  fake_portal_set_scheme (self->portal, 1);
  wait_until (is_dark (self));
}

/* Who names a theme in the environment wants that one. */
static void
test_named_theme (Fixture *self, gconstpointer data)
{
  gboolean dark = TRUE;

  g_clear_object (&self->appearance);
  g_setenv ("GTK_THEME", "Default", TRUE);
  self->appearance = errdex_appearance_new (self->options, self->bus);
  set_scheme (self, ERRDEX_COLOR_SCHEME_DARK);
  fake_portal_set_scheme (self->portal, 1);
  fake_portal_set_contrast (self->portal, 1);
  spin (50);
  g_assert_cmpuint (self->portal->n_reads, <=, 1);
  g_object_get (gtk_settings_get_default (), "gtk-application-prefer-dark-theme", &dark, NULL);
  g_assert_false (dark);
  g_unsetenv ("GTK_THEME");
}

/* The program's own window. */
static void
test_application (void)
{
  FakePortal *portal = fake_portal_new ();
  GtkApplication *application = get_application ();
  Fixture self = { .portal = portal };

  g_application_activate (G_APPLICATION (application));
  self.window = GTK_WINDOW (gtk_application_get_windows (application)->data);
  wait_until (portal->n_reads == 1);
  g_assert_false (is_dark (&self));
  fake_portal_set_scheme (portal, 1);
  wait_until (is_dark (&self));
  fake_portal_set_contrast (portal, 1);
  wait_until (is_contrast_high (&self));
  fake_portal_free (portal);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_unsetenv ("GTK_THEME");
#define ADD(name, portal, func) g_test_add (name, Fixture, portal, set_up, func, tear_down)
  ADD ("/appearance/follow", "portal", test_follow);
  ADD ("/appearance/contrast", "portal", test_contrast);
  ADD ("/appearance/start", "portal", test_start);
  ADD ("/appearance/choose", "portal", test_choose);
  ADD ("/appearance/dark-theme", "portal", test_dark_theme);
  ADD ("/appearance/junk", "portal", test_junk);
  ADD ("/appearance/gone", "portal", test_gone);
  ADD ("/appearance/absent", NULL, test_absent);
  ADD ("/appearance/late", NULL, test_late);
  ADD ("/appearance/named-theme", "portal", test_named_theme);
  g_test_add_func ("/appearance/application", test_application);

  return g_test_run ();
}
