// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <glib/gi18n.h>

#include "activation.h"
#include "results.h"
#include "runner.h"
#include "search-provider-interfaces.h"

#define ACTION_COPY "copy"

static gboolean
handle_actions (ErrdexRunner *runner, GDBusMethodInvocation *invocation, ErrdexProvider *provider)
{
  errdex_provider_touch (provider);
  g_dbus_method_invocation_return_value (invocation,
                                         g_variant_new_parsed ("([(%s, %s, 'edit-copy')],)",
                                                               ACTION_COPY, _ ("Copy Code")));

  return TRUE;
}

static gboolean
handle_match (ErrdexRunner *runner,
              GDBusMethodInvocation *invocation,
              const char *query,
              ErrdexProvider *provider)
{
  ErrdexFinder *finder = errdex_provider_get_finder (provider);
  g_autoptr (GArray) hits = NULL;

  errdex_provider_touch (provider);
  hits = errdex_results_search (finder, query, ERRDEX_RESULTS_MAX_RUNNER);
  errdex_runner_complete_match (runner, invocation,
                                errdex_results_to_matches (errdex_finder_get_library (finder),
                                                           hits));

  return TRUE;
}

static void
set_token (ErrdexRunner *runner, const char *token)
{
  g_object_set_data_full (G_OBJECT (runner), "token", g_strdup (token), g_free);
}

/* The token is good for one window. */
static GVariant *
take_platform_data (ErrdexRunner *runner)
{
  g_autofree char *token = g_object_steal_data (G_OBJECT (runner), "token");
  g_auto (GVariantDict) data = G_VARIANT_DICT_INIT (NULL);

  if (token != NULL && *token != '\0')
    {
      g_variant_dict_insert (&data, "activation-token", "s", token);
      g_variant_dict_insert (&data, "desktop-startup-id", "s", token);
    }

  return g_variant_dict_end (&data);
}

static gboolean
handle_run (ErrdexRunner *runner,
            GDBusMethodInvocation *invocation,
            const char *match_id,
            const char *action_id,
            ErrdexProvider *provider)
{
  g_autoptr (GVariant) data = g_variant_ref_sink (take_platform_data (runner));

  errdex_provider_touch (provider);
  if (g_str_equal (action_id, ACTION_COPY))
    errdex_activation_copy (provider, invocation, match_id, data);
  else if (*action_id == '\0')
    errdex_activation_show (provider, invocation, match_id, data);
  else
    g_dbus_method_invocation_return_error_literal (invocation, G_DBUS_ERROR,
                                                   G_DBUS_ERROR_INVALID_ARGS,
                                                   "There is no action of this id");

  return TRUE;
}

static gboolean
handle_config (ErrdexRunner *runner, GDBusMethodInvocation *invocation, ErrdexProvider *provider)
{
  errdex_provider_touch (provider);
  g_dbus_method_invocation_return_value (invocation,
                                         g_variant_new_parsed ("({'MinLetterCount': <2>},)"));

  return TRUE;
}

static gboolean
handle_token (ErrdexRunner *runner,
              GDBusMethodInvocation *invocation,
              const char *token,
              ErrdexProvider *provider)
{
  errdex_provider_touch (provider);
  set_token (runner, token);
  errdex_runner_complete_set_activation_token (runner, invocation);

  return TRUE;
}

/* The user is done searching. Nothing is kept for a search. */
static gboolean
handle_teardown (ErrdexRunner *runner, GDBusMethodInvocation *invocation, ErrdexProvider *provider)
{
  errdex_provider_touch (provider);
  errdex_runner_complete_teardown (runner, invocation);

  return TRUE;
}

/**
 * errdex_runner_new:
 * @provider: (transfer none): the provider, which must outlive it
 *
 * Returns: (transfer full): what answers KRunner
 */
GDBusInterfaceSkeleton *
errdex_runner_new (ErrdexProvider *provider)
{
  ErrdexRunner *runner = errdex_runner_skeleton_new ();

  g_signal_connect (runner, "handle-actions", G_CALLBACK (handle_actions), provider);
  g_signal_connect (runner, "handle-match", G_CALLBACK (handle_match), provider);
  g_signal_connect (runner, "handle-run", G_CALLBACK (handle_run), provider);
  g_signal_connect (runner, "handle-config", G_CALLBACK (handle_config), provider);
  g_signal_connect (runner, "handle-set-activation-token", G_CALLBACK (handle_token), provider);
  g_signal_connect (runner, "handle-teardown", G_CALLBACK (handle_teardown), provider);

  return G_DBUS_INTERFACE_SKELETON (runner);
}
