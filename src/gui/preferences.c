// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "preferences.h"

#include "errdex-gui-resources.h"

#include "window.h"

struct _ErrdexPreferences
{
  GtkWindow parent_instance;

  GtkWidget *color_scheme;
  GtkWidget *text_size;
  GtkWidget *catalog_language;
  GtkWidget *copy_format;
  GtkWidget *offer_clipboard;
};

G_DEFINE_FINAL_TYPE (ErrdexPreferences, errdex_preferences, GTK_TYPE_WINDOW)

static void
errdex_preferences_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ERRDEX_TYPE_PREFERENCES);

  G_OBJECT_CLASS (errdex_preferences_parent_class)->dispose (object);
}

static void
errdex_preferences_class_init (ErrdexPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = errdex_preferences_dispose;

  /* the call links the resources in */
  errdex_gui_get_resource ();
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PREFIX "/preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, ErrdexPreferences, color_scheme);
  gtk_widget_class_bind_template_child (widget_class, ErrdexPreferences, text_size);
  gtk_widget_class_bind_template_child (widget_class, ErrdexPreferences, catalog_language);
  gtk_widget_class_bind_template_child (widget_class, ErrdexPreferences, copy_format);
  gtk_widget_class_bind_template_child (widget_class, ErrdexPreferences, offer_clipboard);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
errdex_preferences_init (ErrdexPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
bind (GtkWidget *control, const char *property, ErrdexOptions *options, const char *name)
{
  g_object_bind_property (options, name, control, property,
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  gtk_widget_set_sensitive (control, errdex_options_can_set (options, name));
}

/**
 * errdex_preferences_new:
 * @parent: the window that it belongs to
 * @options: what the user chose, and chooses in it
 *
 * Returns: (transfer none): the preferences, not shown yet
 */
GtkWidget *
errdex_preferences_new (GtkWindow *parent, ErrdexOptions *options)
{
  ErrdexPreferences *self
      = g_object_new (ERRDEX_TYPE_PREFERENCES, "application", gtk_window_get_application (parent),
                      "transient-for", parent, NULL);

  bind (self->color_scheme, "selected", options, "color-scheme");
  bind (self->text_size, "value", options, "text-size");
  bind (self->catalog_language, "selected", options, "catalog-language");
  bind (self->copy_format, "selected", options, "copy-format");
  bind (self->offer_clipboard, "active", options, "offer-clipboard");

  return GTK_WIDGET (self);
}

static GtkWindow *
find_window (GtkApplication *application, GType type)
{
  for (GList *i = gtk_application_get_windows (application); i != NULL; i = i->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (i->data, type))
      return i->data;

  return NULL;
}

static void
on_preferences (GSimpleAction *action, GVariant *parameter, gpointer options)
{
  GtkApplication *application = GTK_APPLICATION (g_application_get_default ());
  GtkWindow *preferences = find_window (application, ERRDEX_TYPE_PREFERENCES);
  GtkWindow *parent = find_window (application, ERRDEX_TYPE_WINDOW);

  if (preferences == NULL && parent != NULL)
    preferences = GTK_WINDOW (errdex_preferences_new (parent, options));
  if (preferences != NULL)
    gtk_window_present (preferences);
}

/**
 * errdex_preferences_attach:
 * @application: the application, once
 * @options: what the user chose; must outlive the application
 *
 * Adds the action that shows the preferences.
 */
void
errdex_preferences_attach (GtkApplication *application, ErrdexOptions *options)
{
  static const GActionEntry actions[] = { { "preferences", on_preferences } };
  static const char *const keys[] = { "<Control>comma", NULL };

  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   options);
  gtk_application_set_accels_for_action (application, "app.preferences", keys);
}
