// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Styles belong to the display and not to a window, and so does this size. */

#include "config.h"

#include "text-size.h"

#include <glib/gi18n.h>

#include "window.h"

/* Of the pictures beside text, in pixels. */
#define ICON_SIZE 16

/* The resolution of a display of normal size, as GTK counts it: dots per inch times 1024. */
#define NORMAL_DPI (96 * 1024)

/* The sizes that the keys go through, in percent. */
static const guint steps[]
    = { ERRDEX_TEXT_SIZE_MIN, 67, 80, 90, ERRDEX_TEXT_SIZE_NORMAL, 110, 125, 150, 175, 200, 250,
        ERRDEX_TEXT_SIZE_MAX };

static guint shown_size = ERRDEX_TEXT_SIZE_NORMAL;
static GtkCssProvider *provider; /* NULL as long as the size is normal */

/* The style */

static void
load_size (guint percent)
{
  g_autofree char *css
      = g_strdup_printf (".detail { font-size: %u.%02uem; }"
                         ".detail .entry-page image { -gtk-icon-size: %upx; }",
                         percent / 100, percent % 100, MAX (ICON_SIZE, ICON_SIZE * percent / 100));

  if (provider == NULL)
    {
      provider = gtk_css_provider_new ();
      gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                                  GTK_STYLE_PROVIDER (provider),
                                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
    }
  gtk_css_provider_load_from_data (provider, css, -1);
}

static void
on_size_changed (ErrdexOptions *options)
{
  guint size = errdex_options_get_text_size (options);

  if (size == shown_size)
    return;
  shown_size = size;
  load_size (size);
}

/* The keys */

/* The next size from @size in one direction. */
static guint
find_step (guint size, int direction)
{
  guint next = size;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (direction > 0 && steps[i] > size)
      return steps[i];
    else if (direction < 0 && steps[i] < size)
      next = steps[i];

  return next;
}

static void
set_size (ErrdexOptions *options, guint size)
{
  GtkApplication *application = GTK_APPLICATION (g_application_get_default ());
  GtkWindow *window = gtk_application_get_active_window (application);
  g_autofree char *note = NULL;

  errdex_options_set_text_size (options, size);
  if (!ERRDEX_IS_WINDOW (window))
    return;
  /* Translators: how large the text of entries is; “%%” is a percent sign */
  note = g_strdup_printf (_ ("Text size %u %%"), errdex_options_get_text_size (options));
  errdex_window_tell (ERRDEX_WINDOW (window), note);
}

static void
on_larger (GSimpleAction *action, GVariant *parameter, gpointer options)
{
  set_size (options, find_step (errdex_options_get_text_size (options), 1));
}

static void
on_smaller (GSimpleAction *action, GVariant *parameter, gpointer options)
{
  set_size (options, find_step (errdex_options_get_text_size (options), -1));
}

static void
on_normal (GSimpleAction *action, GVariant *parameter, gpointer options)
{
  set_size (options, ERRDEX_TEXT_SIZE_NORMAL);
}

/* On many keyboards the plus sign is the equals sign with Shift. */
static void
add_actions (GtkApplication *application, ErrdexOptions *options)
{
  static const GActionEntry actions[] = {
    { "text-larger", on_larger },
    { "text-smaller", on_smaller },
    { "text-normal", on_normal },
  };
  static const char *const larger[]
      = { "<Control>plus", "<Control>equal", "<Control>KP_Add", "ZoomIn", NULL };
  static const char *const smaller[]
      = { "<Control>minus", "<Control>KP_Subtract", "ZoomOut", NULL };
  static const char *const normal[] = { "<Control>0", "<Control>KP_0", NULL };

  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   options);
  gtk_application_set_accels_for_action (application, "app.text-larger", larger);
  gtk_application_set_accels_for_action (application, "app.text-smaller", smaller);
  gtk_application_set_accels_for_action (application, "app.text-normal", normal);
}

/**
 * errdex_text_size_attach:
 * @application: the application, once
 * @options: what the user chose; must outlive the application
 *
 * Shows the text of entries as large as it is chosen, from now on, and lets keys change that.
 */
void
errdex_text_size_attach (GtkApplication *application, ErrdexOptions *options)
{
  g_signal_connect_object (options, "notify::text-size", G_CALLBACK (on_size_changed), application,
                           0);
  on_size_changed (options);
  add_actions (application, options);
}

/**
 * errdex_text_size_get_scale:
 *
 * Returns: how much larger than normal the text of entries is, by what was chosen here and on the
 * desktop
 */
double
errdex_text_size_get_scale (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  int dpi = NORMAL_DPI;

  if (settings != NULL)
    g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);

  return shown_size / 100.0 * (dpi > 0 ? dpi : NORMAL_DPI) / NORMAL_DPI;
}
