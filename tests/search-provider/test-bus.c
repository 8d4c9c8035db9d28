// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* The provider on a bus, asked in the order that the shells ask in, and out of all order. */

#include "config.h"

#include <signal.h>
#include <string.h>

#include <glib/gstdio.h>

#include "desktop.h"

#define SHELL  "org.gnome.Shell.SearchProvider2"
#define RUNNER "org.kde.krunner1"

static Desktop *
new_desktop (void)
{
  Desktop *self = desktop_new ();

  desktop_start_provider (self, NULL, NULL);

  return self;
}

static void
assert_answer (Desktop *desktop,
               const char *interface,
               const char *method,
               const char *arguments,
               const char *expected)
{
  g_autoptr (GVariant) answer = desktop_ask (desktop, interface, method, arguments);
  g_autofree char *text = g_variant_print (answer, FALSE);

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_error (Desktop *desktop,
              const char *interface,
              const char *method,
              GVariant *arguments,
              const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = desktop_try (desktop, interface, method, arguments, &error);
  g_autofree char *found = error != NULL ? g_dbus_error_get_remote_error (error) : NULL;

  g_assert_null (answer);
  g_assert_cmpstr (found, ==, name);
}

static void
assert_activation (Desktop *desktop,
                   const char *action,
                   const char *parameter,
                   const char *startup_id,
                   const char *token)
{
  g_autoptr (GVariant) parameters = NULL;
  g_autoptr (GVariant) data = NULL;
  g_autoptr (GVariant) value = NULL;
  const char *text;

  g_assert_cmpuint (desktop->activations->len, ==, 1);
  g_variant_get (desktop->activations->pdata[0], "(&s@av@a{sv})", &text, &parameters, &data);
  g_assert_cmpstr (text, ==, action);
  g_assert_cmpuint (g_variant_n_children (parameters), ==, 1);
  g_variant_get_child (parameters, 0, "v", &value);
  g_assert_cmpstr (g_variant_get_string (value, NULL), ==, parameter);
  text = NULL;
  g_variant_lookup (data, "desktop-startup-id", "&s", &text);
  if (startup_id == NULL)
    g_assert_null (text);
  else
    g_assert_true (g_str_has_suffix (text, startup_id));
  text = NULL;
  g_variant_lookup (data, "activation-token", "&s", &text);
  g_assert_cmpstr (text, ==, token);
  g_ptr_array_set_size (desktop->activations, 0);
}

/* Types three words, as the overview of GNOME does, looks at the results and takes the first. */
static void
test_shell (void)
{
  g_autoptr (Desktop) desktop = new_desktop ();
  g_autoptr (GVariant) first = NULL;
  g_autoptr (GVariant) results = NULL;
  g_autoptr (GVariant) metas = NULL;
  g_autoptr (GVariant) children = NULL;
  g_autofree char **ids = NULL;
  g_autofree char *metas_text = NULL;

  desktop_start_program (desktop);
  first = desktop_ask (desktop, SHELL, "GetInitialResultSet", "(['not'],)");
  g_variant_get (first, "(^a&s)", &ids);
  g_assert_cmpuint (g_strv_length (ids), ==, 20);

  results = desktop_try (desktop, SHELL, "GetSubsearchResultSet",
                         g_variant_new ("(^as^as)", ids,
                                        (const char *[]){ "not", "existed", "device", NULL }),
                         NULL);
  g_assert_nonnull (results);
  g_clear_pointer (&ids, g_free);
  g_variant_get (results, "(^a&s)", &ids);
  g_assert_cmpstr (ids[0], ==, DEVICE_ID);

  metas = desktop_try (desktop, SHELL, "GetResultMetas", g_variant_new ("(^as)", ids), NULL);
  g_assert_nonnull (metas);
  children = g_variant_get_child_value (metas, 0);
  g_assert_cmpuint (g_variant_n_children (children), ==, g_strv_length (ids));
  metas_text = g_variant_print (children, FALSE);
  g_assert_nonnull (strstr (metas_text, "'clipboardText': <'" DEVICE_CODE "'>"));

  assert_answer (desktop, SHELL, "ActivateResult",
                 "('" DEVICE_ID "', ['not', 'existed', 'device'], uint32 4242)", "()");
  assert_activation (desktop, "show-entry", DEVICE_ID, "_TIME4242", NULL);
}

static void
test_launch_search (void)
{
  g_autoptr (Desktop) desktop = new_desktop ();

  desktop_start_program (desktop);
  assert_answer (desktop, SHELL, "LaunchSearch",
                 "(['kind:not-found', '\"in', 'the', 'cloud\"', '\\'; reboot'], uint32 7)", "()");
  assert_activation (desktop, "search", "kind:not-found \"in the cloud\" '; reboot", "_TIME7",
                     NULL);

  /* A shell that knows no time says 0. */
  assert_answer (desktop, SHELL, "LaunchSearch", "(@as [], uint32 0)", "()");
  assert_activation (desktop, "search", "", NULL, NULL);
}

/* There a time is no token, and a wrong token is worse than none. */
static void
test_wayland (void)
{
  g_autoptr (Desktop) desktop = desktop_new ();

  desktop_start_provider (desktop, NULL, "wayland-0");
  desktop_start_program (desktop);
  assert_answer (desktop, SHELL, "ActivateResult", "('" DEVICE_ID "', ['x'], uint32 4242)", "()");
  assert_activation (desktop, "show-entry", DEVICE_ID, NULL, NULL);
}

/* As KRunner does: actions, a match for each key, the choice, the end. */
static void
test_runner (void)
{
  g_autoptr (Desktop) desktop = new_desktop ();
  g_autoptr (GVariant) matches = NULL;
  g_autofree char *text = NULL;

  desktop_start_program (desktop);
  assert_answer (desktop, RUNNER, "Config", "()", "({'MinLetterCount': <2>},)");
  assert_answer (desktop, RUNNER, "Actions", "()", "([('copy', 'Copy Code', 'edit-copy')],)");
  assert_answer (desktop, RUNNER, "Match", "('n',)", "([],)");
  matches = desktop_ask (desktop, RUNNER, "Match", "('NotExistedDevice',)");
  text = g_variant_print (matches, FALSE);
  g_assert_true (g_str_has_prefix (text, "([('" DEVICE_ID "', '" DEVICE_CODE "', '" APPLICATION_ID
                                         "', 100, 0.9"));
  g_assert_nonnull (strstr (text, "{'subtext': <'"));

  assert_answer (desktop, RUNNER, "SetActivationToken", "('token-1',)", "()");
  assert_answer (desktop, RUNNER, "Run", "('" DEVICE_ID "', '')", "()");
  assert_activation (desktop, "show-entry", DEVICE_ID, "token-1", "token-1");
  assert_answer (desktop, RUNNER, "Teardown", "()", "()");

  /* A token serves once. */
  assert_answer (desktop, RUNNER, "Run", "('" DEVICE_ID "', '')", "()");
  assert_activation (desktop, "show-entry", DEVICE_ID, NULL, NULL);
}

static void
test_runner_cap (void)
{
  g_autoptr (Desktop) desktop = new_desktop ();
  g_autoptr (GVariant) answer = desktop_ask (desktop, RUNNER, "Match", "('iot.device',)");
  g_autoptr (GVariant) matches = g_variant_get_child_value (answer, 0);

  g_assert_cmpuint (g_variant_n_children (matches), ==, 10);
}

static void
test_copy (void)
{
  g_autoptr (Desktop) desktop = new_desktop ();

  /* Where nothing keeps the clipboard, the window opens. */
  desktop_start_program (desktop);
  assert_answer (desktop, RUNNER, "SetActivationToken", "('token-2',)", "()");
  assert_answer (desktop, RUNNER, "Run", "('" DEVICE_ID "', 'copy')", "()");
  assert_activation (desktop, "show-entry", DEVICE_ID, "token-2", "token-2");

  desktop_start_klipper (desktop);
  assert_answer (desktop, RUNNER, "Run", "('" DEVICE_ID "', 'copy')", "()");
  g_assert_cmpuint (desktop->activations->len, ==, 0);
  g_assert_cmpuint (desktop->copied->len, ==, 1);
  g_assert_cmpstr (desktop->copied->pdata[0], ==, DEVICE_CODE);
}

/* What keeps the main program from doing it is not hushed up. */
static void
test_no_program (void)
{
  g_autoptr (Desktop) desktop = new_desktop ();

  assert_error (desktop, SHELL, "ActivateResult",
                g_variant_new ("(s^asu)", DEVICE_ID, (const char *[]){ NULL }, 1),
                "org.freedesktop.DBus.Error.ServiceUnknown");
  desktop_start_program (desktop);
  desktop->refusal = "org.example.Refused";
  assert_error (desktop, SHELL, "LaunchSearch",
                g_variant_new ("(^asu)", (const char *[]){ "x", NULL }, 1), "org.example.Refused");
}

static void
test_junk (void)
{
  static const struct
  {
    const char *interface, *method, *arguments, *expected;
  } harmless[] = {
    { SHELL, "GetInitialResultSet", "(@as [],)", "([],)" },
    { SHELL, "GetInitialResultSet", "([''],)", "([],)" },
    { SHELL, "GetInitialResultSet", "(['', '', ' '],)", "([],)" },
    { SHELL, "GetInitialResultSet", "(['\\u0001\\u001b[31m\\u007f\\u009b'],)", "([],)" },
    { SHELL, "GetInitialResultSet", "(['%s%n%s%n', '$(reboot)', '`reboot`'],)", "([],)" },
    { SHELL, "GetSubsearchResultSet", "(['no', 'such'], @as [])", "([],)" },
    { SHELL, "GetSubsearchResultSet", "(@as [], ['NotExistedDevice'])", "(['" DEVICE_ID "'],)" },
    { SHELL, "GetResultMetas", "(@as [],)", "([],)" },
    { SHELL, "GetResultMetas", "(['', '/', '//', '\\n', 'a/b/c', 'iot-platform/device/'],)",
      "([],)" },
    { RUNNER, "Match", "('',)", "([],)" },
    { RUNNER, "Match", "('\\u0001\\u0002\\u0003',)", "([],)" },
    { RUNNER, "SetActivationToken", "('',)", "()" },
    { RUNNER, "Teardown", "()", "()" },
  };
  static const struct
  {
    const char *interface, *method, *arguments, *error;
  } refused[] = {
    { SHELL, "GetInitialResultSet", "('iot',)", "org.freedesktop.DBus.Error.InvalidArgs" },
    { SHELL, "GetResultMetas", "()", "org.freedesktop.DBus.Error.InvalidArgs" },
    { SHELL, "ActivateResult", "('', @as [], uint32 0)", "org.freedesktop.DBus.Error.InvalidArgs" },
    { SHELL, "ActivateResult", "('no/such/entry', ['x'], uint32 1)",
      "org.freedesktop.DBus.Error.InvalidArgs" },
    { SHELL, "LaunchSearch", "(['x'], int32 1)", "org.freedesktop.DBus.Error.InvalidArgs" },
    { SHELL, "NoSuchMethod", "()", "org.freedesktop.DBus.Error.UnknownMethod" },
    { RUNNER, "Match", "(['x'],)", "org.freedesktop.DBus.Error.InvalidArgs" },
    { RUNNER, "Run", "('no', '')", "org.freedesktop.DBus.Error.InvalidArgs" },
    { RUNNER, "Run", "('no', 'copy')", "org.freedesktop.DBus.Error.InvalidArgs" },
    { RUNNER, "Run", "('" DEVICE_ID "', 'no')", "org.freedesktop.DBus.Error.InvalidArgs" },
  };
  g_autoptr (Desktop) desktop = new_desktop ();

  desktop_start_program (desktop);
  for (guint i = 0; i < G_N_ELEMENTS (harmless); i++)
    assert_answer (desktop, harmless[i].interface, harmless[i].method, harmless[i].arguments,
                   harmless[i].expected);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    assert_error (desktop, refused[i].interface, refused[i].method,
                  g_variant_parse (NULL, refused[i].arguments, NULL, NULL, NULL), refused[i].error);
  g_assert_cmpuint (desktop->activations->len, ==, 0);
}

static GVariant *
repeat (const char *text, guint times)
{
  g_autofree const char **strings = g_new (const char *, times);

  for (guint i = 0; i < times; i++)
    strings[i] = text;

  return g_variant_new_strv (strings, times);
}

/* One meta for each id, known ones only; and only so many ids as shells ask about. */
static void
test_metas (void)
{
  g_autoptr (Desktop) desktop = new_desktop ();
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GVariant) metas = NULL;
  g_autoptr (GVariant) mixed = desktop_ask (desktop, SHELL, "GetResultMetas",
                                            "(['no', '" DEVICE_ID "', 'no', '" DEVICE_ID "'],)");
  g_autoptr (GVariant) mixed_metas = g_variant_get_child_value (mixed, 0);

  g_assert_cmpuint (g_variant_n_children (mixed_metas), ==, 2);
  answer = desktop_try (desktop, SHELL, "GetResultMetas",
                        g_variant_new ("(@as)", repeat (DEVICE_ID, 1000)), NULL);
  g_assert_nonnull (answer);
  metas = g_variant_get_child_value (answer, 0);
  g_assert_cmpuint (g_variant_n_children (metas), ==, 1000);
  assert_error (desktop, SHELL, "GetResultMetas", g_variant_new ("(@as)", repeat (DEVICE_ID, 1001)),
                "org.freedesktop.DBus.Error.LimitsExceeded");
}

static void
test_huge (void)
{
  g_autoptr (Desktop) desktop = new_desktop ();
  g_autofree char *long_word = g_strnfill (4 * 1024 * 1024, 'x');
  g_autoptr (GVariant) many = NULL;
  g_autoptr (GVariant) previous = NULL;
  g_autoptr (GVariant) word = NULL;

  many = desktop_try (desktop, SHELL, "GetInitialResultSet",
                      g_variant_new ("(@as)", repeat (DEVICE_CODE, 100000)), NULL);
  g_assert_nonnull (many);
  previous
      = desktop_try (desktop, SHELL, "GetSubsearchResultSet",
                     g_variant_new ("(@as@as)", repeat (DEVICE_ID, 100000), repeat ("x", 2)), NULL);
  g_assert_nonnull (previous);
  word = desktop_try (desktop, RUNNER, "Match", g_variant_new ("(s)", long_word), NULL);
  g_assert_nonnull (word);
  assert_error (desktop, SHELL, "GetResultMetas", g_variant_new ("(@as)", repeat ("no", 100000)),
                "org.freedesktop.DBus.Error.LimitsExceeded");
  assert_answer (desktop, SHELL, "GetInitialResultSet", "(['NotExistedDevice'],)",
                 "(['" DEVICE_ID "'],)");
}

static void
test_thousand_in_a_row (void)
{
  g_autoptr (Desktop) desktop = new_desktop ();

  for (guint i = 0; i < 250; i++)
    {
      g_autoptr (GVariant) metas = NULL;
      g_autoptr (GVariant) matches = NULL;

      assert_answer (desktop, SHELL, "GetInitialResultSet", "(['NotExistedDevice'],)",
                     "(['" DEVICE_ID "'],)");
      assert_answer (desktop, SHELL, "GetSubsearchResultSet",
                     "(['" DEVICE_ID "'], ['NotExistedDevice', 'zzz'])", "([],)");
      metas = desktop_ask (desktop, SHELL, "GetResultMetas", "(['" DEVICE_ID "'],)");
      matches = desktop_ask (desktop, RUNNER, "Match", "('not existed',)");
    }
}

static void
count_answer (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GVariant) answer
      = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);

  g_assert_nonnull (answer);
  (*(guint *) data)++;
}

/* Nobody waits for the answer to one key before pressing the next. The bus lets 128 calls be under
 * way. */
static void
test_thousand_in_flight (void)
{
  g_autoptr (Desktop) desktop = new_desktop ();
  guint n_answers = 0;

  for (guint n_calls = 1; n_calls <= 1000; n_calls++)
    {
      g_dbus_connection_call (desktop->shell, APPLICATION_ID ".SearchProvider",
                              RESOURCE_PREFIX "/SearchProvider", RUNNER, "Match",
                              g_variant_new ("(s)", n_calls % 2 == 0 ? "device" : "not existed"),
                              NULL, G_DBUS_CALL_FLAGS_NO_AUTO_START, G_MAXINT, NULL, count_answer,
                              &n_answers);
      while (n_calls - n_answers >= 100)
        g_main_context_iteration (NULL, TRUE);
    }
  while (n_answers < 1000)
    g_main_context_iteration (NULL, TRUE);
}

static void
on_exited (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

/* Waits for the provider to end well. With @terminating, it is told to end until it does, at
 * whatever moment of its end that may be. */
static void
wait_for_exit (Desktop *desktop, gboolean terminating)
{
  gboolean exited = FALSE;

  g_subprocess_wait_check_async (desktop->provider, NULL, on_exited, &exited);
  while (!exited)
    {
      if (terminating)
        g_subprocess_send_signal (desktop->provider, SIGTERM);
      g_main_context_iteration (NULL, !terminating);
    }
  g_clear_object (&desktop->provider);
}

/* It ends by itself, with status 0, whether it was ever asked anything or not. */
static void
test_idle (void)
{
  g_autoptr (Desktop) desktop = desktop_new ();

  desktop_start_provider (desktop, "--idle-timeout=1", NULL);
  wait_for_exit (desktop, FALSE);
  desktop_start_provider (desktop, "--idle-timeout=0", NULL);
  assert_answer (desktop, RUNNER, "Teardown", "()", "()");
  wait_for_exit (desktop, FALSE);
}

static void
on_answered (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

/* A call to a slow main program is no idleness, and the end of the session no reason to leave it
 * without an answer. */
static void
test_ends_after_answering (gconstpointer terminated)
{
  g_autoptr (Desktop) desktop = desktop_new ();
  g_autoptr (GPtrArray) held = g_ptr_array_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GError) error = NULL;

  desktop_start_provider (desktop, "--idle-timeout=0", NULL);
  desktop_start_program (desktop);
  desktop->held = held;
  g_dbus_connection_call (desktop->shell, APPLICATION_ID ".SearchProvider",
                          RESOURCE_PREFIX "/SearchProvider", SHELL, "LaunchSearch",
                          g_variant_new ("(^asu)", (const char *[]){ "x", NULL }, 1), NULL,
                          G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, NULL, on_answered, &result);
  while (held->len == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (result);
  if (terminated != NULL)
    g_subprocess_send_signal (desktop->provider, SIGTERM);
  g_dbus_method_invocation_return_value (held->pdata[0], NULL);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  answer = g_dbus_connection_call_finish (desktop->shell, result, &error);
  g_assert_no_error (error);
  wait_for_exit (desktop, terminated != NULL);
}

/* Each call finds a provider that is about to end, or none. Ids live longer than any of them. */
static void
test_started_by_the_bus (void)
{
  g_autoptr (Desktop) desktop = desktop_new ();

  desktop_start_program (desktop);
  for (guint i = 0; i < 100; i++)
    {
      assert_answer (desktop, SHELL, "GetInitialResultSet", "(['NotExistedDevice'],)",
                     "(['" DEVICE_ID "'],)");
      assert_answer (desktop, SHELL, "ActivateResult", "('" DEVICE_ID "', ['x'], uint32 5)", "()");
      assert_activation (desktop, "show-entry", DEVICE_ID, "_TIME5", NULL);
    }
}

static void
test_bad_option (void)
{
  const char *const options[]
      = { "--idle-timeout=-1", "--idle-timeout=90000", "--idle-timeout=x", "--no-such-option" };

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    {
      g_autoptr (GSubprocess) provider = NULL;
      g_autofree char *output = NULL;
      g_autofree char *complaint = NULL;

      provider = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE,
                                   NULL, g_getenv ("PROVIDER"), options[i], NULL);
      g_subprocess_communicate_utf8 (provider, NULL, NULL, &output, &complaint, NULL);
      g_assert_cmpint (g_subprocess_get_exit_status (provider), ==, 1);
      g_assert_cmpstr (complaint, !=, "");
      g_assert_cmpstr (output, ==, "");
    }
}

/* Waits until a search finds this; the test runner ends what waits for ever. */
static void
wait_for_results (Desktop *desktop, const char *expected)
{
  for (;;)
    {
      g_autoptr (GVariant) answer
          = desktop_ask (desktop, SHELL, "GetInitialResultSet", "(['shelf.Broke'],)");
      g_autofree char *text = g_variant_print (answer, FALSE);

      if (g_str_equal (text, expected))
        return;
      g_usleep (20 * 1000);
    }
}

static void
write_file (const char *dir, const char *place, const char *text)
{
  g_autofree char *path = g_build_filename (dir, place, NULL);
  g_autofree char *around = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (around, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

/* The user's catalogs are searched too, unless they are switched off, and a bad one does no harm.
 */
static void
test_catalogs (void)
{
  static const char text[]
      = "{\"errdex\":1,\"id\":\"shelf\",\"title\":\"T\",\"categories\":[{\"id\":"
        "\"a\",\"title\":\"A\"}],\"entries\":[{\"code\":\"shelf.Broke\","
        "\"category\":\"a\",\"description\":\"It broke.\"}]}";
  g_autofree char *path
      = g_build_filename (g_get_user_data_dir (), "errdex", "catalogs", "shelf.json", NULL);
  g_autoptr (Desktop) desktop = NULL;

  write_file (g_get_user_data_dir (), "errdex/catalogs/shelf.json", text);
  write_file (g_get_user_data_dir (), "errdex/catalogs/bad.json", "{");
  desktop = new_desktop ();
  assert_answer (desktop, SHELL, "GetInitialResultSet", "(['shelf.Broke'],)",
                 "(['shelf/a/shelf.Broke'],)");
  write_file (g_get_user_config_dir (), "glib-2.0/settings/keyfile",
              "[io/github/errdex/Errdex]\ndisabled-catalogs=['shelf']\n");
  wait_for_results (desktop, "([],)");
  write_file (g_get_user_config_dir (), "glib-2.0/settings/keyfile", "");
  wait_for_results (desktop, "(['shelf/a/shelf.Broke'],)");
  g_assert_cmpint (g_remove (path), ==, 0);
  wait_for_results (desktop, "([],)");
}

int
main (int argc, char *argv[])
{
  g_autofree char *home = NULL;
  int status;

  /* nobody's own catalogs and settings */
  home = g_dir_make_tmp ("errdex-bus-XXXXXX", NULL);
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_setenv ("XDG_CONFIG_HOME", home, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_unsetenv ("WAYLAND_DISPLAY");
  desktop_bus_up (g_getenv ("PROVIDER"));

  g_test_add_func ("/bus/shell", test_shell);
  g_test_add_func ("/bus/launch-search", test_launch_search);
  g_test_add_func ("/bus/wayland", test_wayland);
  g_test_add_func ("/bus/runner", test_runner);
  g_test_add_func ("/bus/runner-cap", test_runner_cap);
  g_test_add_func ("/bus/copy", test_copy);
  g_test_add_func ("/bus/no-program", test_no_program);
  g_test_add_func ("/bus/junk", test_junk);
  g_test_add_func ("/bus/metas", test_metas);
  g_test_add_func ("/bus/huge", test_huge);
  g_test_add_func ("/bus/thousand-in-a-row", test_thousand_in_a_row);
  g_test_add_func ("/bus/thousand-in-flight", test_thousand_in_flight);
  g_test_add_func ("/bus/idle", test_idle);
  g_test_add_data_func ("/bus/slow-program", NULL, test_ends_after_answering);
  g_test_add_data_func ("/bus/slow-program-at-the-end", "", test_ends_after_answering);
  g_test_add_func ("/bus/started-by-the-bus", test_started_by_the_bus);
  g_test_add_func ("/bus/bad-option", test_bad_option);
  g_test_add_func ("/bus/catalogs", test_catalogs);

  status = g_test_run ();
  desktop_bus_down ();

  return status;
}
