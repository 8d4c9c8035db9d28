// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <glib/gi18n.h>

#include "window-private.h"

#include "add-catalog.h"
#include "catalog/settings.h"
#include "catalogs-window.h"

/* Catalogs that the user adds, and switches off and on. */

/**
 * errdex_window_get_collection:
 *
 * Returns: (transfer none) (nullable): all catalogs
 */
ErrdexCollection *
errdex_window_get_collection (ErrdexWindow *self)
{
  return self->collection;
}

static char **
get_disabled (ErrdexWindow *self)
{
  return self->catalog_settings != NULL
             ? g_settings_get_strv (self->catalog_settings, ERRDEX_SETTING_DISABLED)
             : g_new0 (char *, 1);
}

/**
 * errdex_window_uses_catalog:
 * @id: the id of a catalog
 *
 * Returns: whether it is switched on
 */
gboolean
errdex_window_uses_catalog (ErrdexWindow *self, const char *id)
{
  g_auto (GStrv) disabled = get_disabled (self);

  return !g_strv_contains ((const char *const *) disabled, id);
}

/**
 * errdex_window_can_switch_catalogs:
 *
 * Returns: whether catalogs can be switched off and on
 */
gboolean
errdex_window_can_switch_catalogs (ErrdexWindow *self)
{
  return self->catalog_settings != NULL
         && g_settings_is_writable (self->catalog_settings, ERRDEX_SETTING_DISABLED);
}

/**
 * errdex_window_switch_catalog:
 * @id: the id of a catalog
 * @used: whether it is to be used
 */
void
errdex_window_switch_catalog (ErrdexWindow *self, const char *id, gboolean used)
{
  g_auto (GStrv) disabled = get_disabled (self), changed = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (used == errdex_window_uses_catalog (self, id))
    return;
  for (guint i = 0; disabled[i] != NULL; i++)
    if (!g_str_equal (disabled[i], id))
      g_strv_builder_add (builder, disabled[i]);
  if (!used)
    g_strv_builder_add (builder, id);
  changed = g_strv_builder_end (builder);
  g_settings_set_strv (self->catalog_settings, ERRDEX_SETTING_DISABLED,
                       (const char *const *) changed);
}

/**
 * errdex_window_use_catalog:
 * @catalog: a catalog that was just written into the user's folder
 *
 * Uses it, also if one with its id was switched off.
 */
void
errdex_window_use_catalog (ErrdexWindow *self, const ErrdexCatalog *catalog)
{
  /* Translators: the title of a catalog */
  g_autofree char *note = g_strdup_printf (_ ("“%s” was added"), catalog->title);

  if (errdex_window_can_switch_catalogs (self))
    errdex_window_switch_catalog (self, catalog->id, TRUE);
  errdex_collection_reload (self->collection);
  errdex_window_tell (self, note);
}

/* --- actions --- */

static void
on_catalogs (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ErrdexWindow *self = ERRDEX_WINDOW (widget);

  if (self->collection == NULL)
    return;
  if (self->catalogs == NULL)
    g_set_weak_pointer (&self->catalogs, errdex_catalogs_window_new (self));
  gtk_window_present (GTK_WINDOW (self->catalogs));
}

static void
on_add_catalog (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  if (ERRDEX_WINDOW (widget)->collection != NULL)
    errdex_add_catalog_choose (ERRDEX_WINDOW (widget), GTK_WINDOW (widget));
}

static void
scan (ErrdexWindow *self, GFile *file)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (files, g_object_ref (file));
  errdex_window_scan_any_files (self, files);
}

/**
 * errdex_window_offer_catalog:
 * @files: (element-type GFile): files that were opened or dropped
 *
 * Offers to add the file if it is one that may be a catalog, or else lets it be scanned.
 *
 * Returns: whether the files are seen to
 */
gboolean
errdex_window_offer_catalog (ErrdexWindow *self, GPtrArray *files)
{
  g_autofree char *name = files->len == 1 ? g_file_get_basename (files->pdata[0]) : NULL;

  if (self->collection == NULL || name == NULL || !g_str_has_suffix (name, ".json"))
    return FALSE;
  errdex_add_catalog_check (self, files->pdata[0], scan);

  return TRUE;
}

/**
 * errdex_window_install_catalog_actions:
 * @widget_class: the class of the window
 *
 * Installs the actions that show and add catalogs.
 */
void
errdex_window_install_catalog_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.catalogs", NULL, on_catalogs);
  gtk_widget_class_install_action (widget_class, "win.add-catalog", NULL, on_add_catalog);
}
