// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <unistd.h>

#include "activation.h"
#include "results.h"
#include "search-provider-interfaces.h"
#include "shell.h"

/* No shell asks about more results at a time than it was given, and the answer must fit into one
 * message. */
#define MAX_IDS 1000

/* The shell splits what was typed at white space. */
static gboolean
handle_search (ErrdexShell *shell,
               GDBusMethodInvocation *invocation,
               const char *const *terms,
               ErrdexProvider *provider)
{
  ErrdexFinder *finder = errdex_provider_get_finder (provider);
  g_autofree char *text = g_strjoinv (" ", (char **) terms);
  g_autoptr (GArray) hits = NULL;
  g_auto (GStrv) ids = NULL;

  errdex_provider_touch (provider);
  hits = errdex_results_search (finder, text, ERRDEX_RESULTS_MAX_SHELL);
  ids = errdex_results_to_ids (errdex_finder_get_library (finder), hits);
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(^as)", ids));

  return TRUE;
}

/* A new search, and not one among the results before: those were capped, and with a word more other
 * entries come to the top. */
static gboolean
handle_subsearch (ErrdexShell *shell,
                  GDBusMethodInvocation *invocation,
                  const char *const *previous_results,
                  const char *const *terms,
                  ErrdexProvider *provider)
{
  return handle_search (shell, invocation, terms, provider);
}

static gboolean
handle_metas (ErrdexShell *shell,
              GDBusMethodInvocation *invocation,
              const char *const *ids,
              ErrdexProvider *provider)
{
  const ErrdexLibrary *library = errdex_finder_get_library (errdex_provider_get_finder (provider));

  errdex_provider_touch (provider);
  if (g_strv_length ((char **) ids) > MAX_IDS)
    g_dbus_method_invocation_return_error (invocation, G_DBUS_ERROR, G_DBUS_ERROR_LIMITS_EXCEEDED,
                                           "More than %d results asked about", MAX_IDS);
  else
    errdex_shell_complete_get_result_metas (shell, invocation,
                                            errdex_results_describe (library, ids));

  return TRUE;
}

/* What tells the window that the user asked for it just now. The shell says no more than the time
 * of the click. X11 finds that in a startup id; a Wayland compositor would take the id for a token,
 * and would do nothing as it knows no such token, whereas for a window that has none it at least
 * calls the user's attention to it. */
static GVariant *
platform_data_for_time (guint32 timestamp)
{
  static guint count = 0;
  g_auto (GVariantDict) data = G_VARIANT_DICT_INIT (NULL);
  g_autofree char *id = NULL;

  if (timestamp != 0 && g_getenv ("WAYLAND_DISPLAY") == NULL)
    {
      id = g_strdup_printf ("errdex-search-provider-%d-%u_TIME%u", (int) getpid (), count++,
                            timestamp);
      g_variant_dict_insert (&data, "desktop-startup-id", "s", id);
    }

  return g_variant_dict_end (&data);
}

static gboolean
handle_activate (ErrdexShell *shell,
                 GDBusMethodInvocation *invocation,
                 const char *id,
                 const char *const *terms,
                 guint32 timestamp,
                 ErrdexProvider *provider)
{
  g_autoptr (GVariant) data = g_variant_ref_sink (platform_data_for_time (timestamp));

  errdex_provider_touch (provider);
  errdex_activation_show (provider, invocation, id, data);

  return TRUE;
}

static gboolean
handle_launch (ErrdexShell *shell,
               GDBusMethodInvocation *invocation,
               const char *const *terms,
               guint32 timestamp,
               ErrdexProvider *provider)
{
  g_autofree char *text = g_strjoinv (" ", (char **) terms);
  g_autoptr (GVariant) data = g_variant_ref_sink (platform_data_for_time (timestamp));

  errdex_provider_touch (provider);
  errdex_activation_search (provider, invocation, text, data);

  return TRUE;
}

/**
 * errdex_shell_new:
 * @provider: (transfer none): the provider, which must outlive it
 *
 * Returns: (transfer full): what answers the GNOME Shell
 */
GDBusInterfaceSkeleton *
errdex_shell_new (ErrdexProvider *provider)
{
  ErrdexShell *shell = errdex_shell_skeleton_new ();

  g_signal_connect (shell, "handle-get-initial-result-set", G_CALLBACK (handle_search), provider);
  g_signal_connect (shell, "handle-get-subsearch-result-set", G_CALLBACK (handle_subsearch),
                    provider);
  g_signal_connect (shell, "handle-get-result-metas", G_CALLBACK (handle_metas), provider);
  g_signal_connect (shell, "handle-activate-result", G_CALLBACK (handle_activate), provider);
  g_signal_connect (shell, "handle-launch-search", G_CALLBACK (handle_launch), provider);

  return G_DBUS_INTERFACE_SKELETON (shell);
}
