// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <string.h>

#include "gui/state.h"

#include "gui-catalog.h"

static const char catalog_text[]
    = "{ \"errdex\": 1, \"id\": \"t\", \"title\": \"T\","
      "  \"categories\": [ { \"id\": \"a\", \"title\": \"A\" }, { \"id\": \"b\", \"title\": \"B\" } ],"
      "  \"entries\": [ { \"code\": \"x\", \"category\": \"a\", \"description\": \"X\" },"
      "    { \"code\": \"y\", \"category\": \"a\", \"description\": \"Y\" },"
      "    { \"code\": \"x\", \"category\": \"b\", \"description\": \"X\" } ] }";

static void
test_defaults (void)
{
  g_autoptr (ErrdexLibrary) library = read_library (catalog_text);
  g_autoptr (ErrdexState) state = errdex_state_new (FALSE);
  ErrdexWindowState window = errdex_state_get_window (state);
  g_auto (GStrv) collapsed = errdex_state_dup_collapsed (state);

  g_assert_cmpint (window.width, ==, 1000);
  g_assert_cmpint (window.height, ==, 700);
  g_assert_false (window.maximized);
  g_assert_cmpint (window.pane, ==, 380);
  g_assert_cmpuint (g_strv_length (collapsed), ==, 0);
  g_assert_cmpint (errdex_state_get_entry (state, library), ==, -1);
}

static void
set_all (ErrdexState *state, ErrdexLibrary *library)
{
  const ErrdexWindowState window = { .width = 800, .height = 600, .maximized = TRUE, .pane = 300 };

  errdex_state_set_window (state, &window);
  errdex_state_set_collapsed (state, (const char *[]){ "t/a", NULL });
  errdex_state_set_entry (state, library, 2);
  errdex_state_save (state);
}

static void
test_remember (void)
{
  g_autoptr (ErrdexLibrary) library = read_library (catalog_text);
  g_autoptr (ErrdexState) state = errdex_state_new (FALSE);
  g_autoptr (ErrdexState) later = NULL;
  ErrdexWindowState window;
  g_auto (GStrv) collapsed = NULL;

  set_all (state, library);
  later = errdex_state_new (FALSE);
  window = errdex_state_get_window (later);
  collapsed = errdex_state_dup_collapsed (later);
  g_assert_cmpint (window.width, ==, 800);
  g_assert_cmpint (window.height, ==, 600);
  g_assert_true (window.maximized);
  g_assert_cmpint (window.pane, ==, 300);
  g_assert_cmpstr (collapsed[0], ==, "t/a");
  g_assert_cmpint (errdex_state_get_entry (later, library), ==, 2);
  errdex_state_set_entry (later, library, -1);
  g_assert_cmpint (errdex_state_get_entry (later, library), ==, -1);
}

/* A size that somebody has set by hand makes no window that cannot be found again. */
static void
test_sizes (void)
{
  const ErrdexWindowState tiny = { -5, 0, FALSE, G_MAXINT };
  g_autoptr (ErrdexState) state = errdex_state_new (FALSE);
  ErrdexWindowState window;

  errdex_state_set_window (state, &tiny);
  window = errdex_state_get_window (state);
  g_assert_cmpint (window.width, >=, 200);
  g_assert_cmpint (window.height, >=, 200);
  g_assert_cmpint (window.pane, <=, 32767);
}

static void
test_gone (void)
{
  g_autoptr (ErrdexLibrary) library = read_library (catalog_text);
  g_autoptr (ErrdexLibrary) empty = errdex_library_new (NULL, 0);
  g_autoptr (ErrdexState) state = errdex_state_new (FALSE);

  errdex_state_set_entry (state, library, 1);
  g_assert_cmpint (errdex_state_get_entry (state, library), ==, 1);
  g_assert_cmpint (errdex_state_get_entry (state, empty), ==, -1);
}

/* What is chosen in the preferences is kept at once, and followed by all who share it. */
static void
test_options (void)
{
  g_autoptr (ErrdexState) state = errdex_state_new (FALSE);
  g_autoptr (ErrdexState) later = NULL;
  ErrdexOptions *options = errdex_state_get_options (state);

  g_assert_cmpint (errdex_options_get_color_scheme (options), ==, ERRDEX_COLOR_SCHEME_SYSTEM);
  g_assert_cmpuint (errdex_options_get_text_size (options), ==, 100);
  g_assert_true (errdex_options_get_offer_clipboard (options));
  g_assert_cmpint (errdex_options_get_copy_format (options), ==, ERRDEX_COPY_CODE);
  g_assert_cmpint (errdex_options_get_catalog_language (options), ==,
                   ERRDEX_CATALOG_LANGUAGE_SYSTEM);
  g_object_set (options, "color-scheme", ERRDEX_COLOR_SCHEME_DARK, "offer-clipboard", FALSE,
                "copy-format", 2u, "catalog-language", ERRDEX_CATALOG_LANGUAGE_ORIGINAL, NULL);
  errdex_options_set_text_size (options, 1000);

  later = errdex_state_new (FALSE);
  options = errdex_state_get_options (later);
  g_assert_cmpint (errdex_options_get_color_scheme (options), ==, ERRDEX_COLOR_SCHEME_DARK);
  g_assert_cmpuint (errdex_options_get_text_size (options), ==, 300);
  g_assert_false (errdex_options_get_offer_clipboard (options));
  g_assert_cmpint (errdex_options_get_copy_format (options), ==, ERRDEX_COPY_MARKDOWN);
  g_assert_cmpint (errdex_options_get_catalog_language (options), ==,
                   ERRDEX_CATALOG_LANGUAGE_ORIGINAL);
  g_assert_true (errdex_options_can_set (options, "text-size"));
  errdex_options_set_text_size (options, 1);
  g_assert_cmpuint (errdex_options_get_text_size (errdex_state_get_options (state)), ==, 50);
}

/* Without settings, choices last as long as the process. */
static void
test_options_alone (void)
{
  g_autoptr (ErrdexOptions) options = errdex_options_new (NULL);

  errdex_options_set_text_size (options, 150);
  g_assert_cmpuint (errdex_options_get_text_size (options), ==, 150);
  g_assert_true (errdex_options_can_set (options, "text-size"));
}

/* Where there is no folder to write to, nothing is remembered, and nothing is said. */
static void
test_unwritable (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (ErrdexLibrary) library = read_library (catalog_text);
      g_autoptr (ErrdexState) state = errdex_state_new (TRUE);

      set_all (state, library);
      g_assert_cmpint (errdex_state_get_window (state).width, ==, 800);
      errdex_options_set_text_size (errdex_state_get_options (state), 200);
      g_assert_cmpuint (errdex_options_get_text_size (errdex_state_get_options (state)), ==, 200);
      return;
    }
  g_unsetenv ("GSETTINGS_BACKEND");
  g_setenv ("XDG_CONFIG_HOME", "/proc/nowhere", TRUE);
  g_setenv ("XDG_RUNTIME_DIR", "/proc/nowhere", TRUE);
  g_test_trap_subprocess (NULL, 0, 0);
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stderr ("");
}

int
main (int argc, char *argv[])
{
  /* The settings of who runs the test are none of its business. */
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  g_test_init (&argc, &argv, NULL);
  if (g_test_subprocess ())
    g_unsetenv ("GSETTINGS_BACKEND");
  g_test_add_func ("/state/defaults", test_defaults);
  g_test_add_func ("/state/remember", test_remember);
  g_test_add_func ("/state/sizes", test_sizes);
  g_test_add_func ("/state/gone", test_gone);
  g_test_add_func ("/state/options", test_options);
  g_test_add_func ("/state/options-alone", test_options_alone);
  g_test_add_func ("/state/unwritable", test_unwritable);

  return g_test_run ();
}
