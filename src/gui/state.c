// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "state.h"

#include "catalog/entry-id.h"
#include "catalog/settings.h"

#define MIN_SIZE 200
#define MAX_SIZE 32767

struct _ErrdexState
{
  GSettings *settings; /* NULL if there is no schema: then nothing is remembered */
  ErrdexOptions *options;
};

static const char *const keys[] = { "window-width",
                                    "window-height",
                                    "window-maximized",
                                    "pane-position",
                                    "collapsed-groups",
                                    "show-original",
                                    "last-entry",
                                    "color-scheme",
                                    "text-size",
                                    "offer-clipboard",
                                    "copy-format",
                                    "catalog-language",
                                    NULL };

/**
 * errdex_state_new:
 * @has_session: whether the session bus can be reached
 *
 * Where nothing can be remembered, the state has its default values, and setting it does nothing.
 *
 * Returns: (transfer full): the state that the last session left
 */
ErrdexState *
errdex_state_new (gboolean has_session)
{
  ErrdexState *self = g_new0 (ErrdexState, 1);
  g_autoptr (GSettings) chosen = errdex_settings_new (keys, has_session);

  self->settings = errdex_settings_new (keys, has_session);
  if (self->settings != NULL)
    g_settings_delay (self->settings);
  self->options = errdex_options_new (chosen);

  return self;
}

/**
 * errdex_state_free:
 * @self: (transfer full): a state; what was not saved is lost
 */
void
errdex_state_free (ErrdexState *self)
{
  g_clear_object (&self->settings);
  g_clear_object (&self->options);
  g_free (self);
}

/**
 * errdex_state_get_options:
 *
 * Returns: (transfer none): what the user chose in the preferences
 */
ErrdexOptions *
errdex_state_get_options (ErrdexState *self)
{
  return self->options;
}

/**
 * errdex_state_get_window:
 *
 * Returns: how the window stood last, in sizes that make sense
 */
ErrdexWindowState
errdex_state_get_window (ErrdexState *self)
{
  ErrdexWindowState window = { 1000, 700, FALSE, 380 };

  if (self->settings != NULL)
    {
      window.width = g_settings_get_int (self->settings, "window-width");
      window.height = g_settings_get_int (self->settings, "window-height");
      window.maximized = g_settings_get_boolean (self->settings, "window-maximized");
      window.pane = g_settings_get_int (self->settings, "pane-position");
    }
  window.width = CLAMP (window.width, MIN_SIZE, MAX_SIZE);
  window.height = CLAMP (window.height, MIN_SIZE, MAX_SIZE);
  window.pane = CLAMP (window.pane, MIN_SIZE, MAX_SIZE);

  return window;
}

/**
 * errdex_state_set_window:
 * @window: how the window stands
 */
void
errdex_state_set_window (ErrdexState *self, const ErrdexWindowState *window)
{
  if (self->settings == NULL)
    return;
  g_settings_set_int (self->settings, "window-width", window->width);
  g_settings_set_int (self->settings, "window-height", window->height);
  g_settings_set_boolean (self->settings, "window-maximized", window->maximized);
  g_settings_set_int (self->settings, "pane-position", window->pane);
}

/**
 * errdex_state_dup_collapsed:
 *
 * Returns: (transfer full) (array zero-terminated=1): the keys of the groups that were collapsed
 */
char **
errdex_state_dup_collapsed (ErrdexState *self)
{
  if (self->settings == NULL)
    return g_new0 (char *, 1);

  return g_settings_get_strv (self->settings, "collapsed-groups");
}

/**
 * errdex_state_set_collapsed:
 * @groups: (array zero-terminated=1): the keys of the groups that are collapsed
 */
void
errdex_state_set_collapsed (ErrdexState *self, const char *const *groups)
{
  if (self->settings != NULL)
    g_settings_set_strv (self->settings, "collapsed-groups", groups);
}

/**
 * errdex_state_get_show_original:
 *
 * Returns: whether original texts were shown below their translations
 */
gboolean
errdex_state_get_show_original (ErrdexState *self)
{
  return self->settings != NULL && g_settings_get_boolean (self->settings, "show-original");
}

/**
 * errdex_state_set_show_original:
 * @show_original: whether original texts are shown below their translations
 */
void
errdex_state_set_show_original (ErrdexState *self, gboolean show_original)
{
  if (self->settings != NULL)
    g_settings_set_boolean (self->settings, "show-original", show_original);
}

/**
 * errdex_state_get_entry:
 * @library: what is in use
 *
 * Returns: the number of the entry that was shown last, or -1 if there was none or it is gone
 */
int
errdex_state_get_entry (ErrdexState *self, ErrdexLibrary *library)
{
  g_autofree char *catalog = NULL, *category = NULL, *code = NULL, *id = NULL;
  guint entry;

  if (self->settings == NULL)
    return -1;
  g_settings_get (self->settings, "last-entry", "(sss)", &catalog, &category, &code);
  id = g_strjoin ("/", catalog, category, code, NULL);

  return errdex_entry_id_find (library, id, &entry) ? (int) entry : -1;
}

/**
 * errdex_state_set_entry:
 * @library: what is in use
 * @entry: the number of the entry that is shown, or -1 for none
 */
void
errdex_state_set_entry (ErrdexState *self, ErrdexLibrary *library, int entry)
{
  if (self->settings == NULL)
    return;
  if (entry < 0)
    g_settings_reset (self->settings, "last-entry");
  else
    g_settings_set (self->settings, "last-entry", "(sss)",
                    errdex_library_get_catalog (library, entry)->id,
                    errdex_library_get_category (library, entry)->id,
                    errdex_library_get_entry (library, entry)->code);
}

/**
 * errdex_state_save:
 *
 * Writes what was set, all at once, and waits until it is written.
 */
void
errdex_state_save (ErrdexState *self)
{
  if (self->settings == NULL)
    return;
  g_settings_apply (self->settings);
  g_settings_sync ();
}
