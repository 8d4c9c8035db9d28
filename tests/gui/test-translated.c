// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* The window in a language that everything is translated to (LANGUAGE says which): it shows nothing
 * in English that has a translation. What the program could say stands in the template, which is
 * named on the command line. */

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>
#include <gtk/gtk.h>

#include "catalog/places.h"
#include "gui/window.h"

#include "driver.h"

static const char report_text[]
    = "ERROR iot.prod.NotExistedProduct : No such product.\n"
      "RequestId : 57B144CF-09FC-4916-A272-A62902D5B207\n"
      "{\"RequestId\":\"1A540BE0-3C48-4C4C-8E71-3C8B2F2A5D11\",\"Code\":\"iot.device.NotExistedDevice\"}\n"
      "ERROR iot.device.RegionNotSupportX509: the region has no X.509\n";

static GHashTable *untranslated; /* English texts that have another wording in the language */

/* The texts of the template */

/* Adds what stands between the quotes of a line. */
static void
append_quoted (GString *text, const char *line)
{
  const char *start = strchr (line, '"'), *end = strrchr (line, '"');
  g_autofree char *escaped = g_strndup (start + 1, end - start - 1);
  g_autofree char *plain = g_strcompress (escaped);

  g_string_append (text, plain);
}

/* Underscores mark keys, which labels do not show. */
static char *
drop_underscores (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "_", -1);

  return g_strjoinv ("", parts);
}

static void
add_text (GString *text)
{
  const char *translation = text->len > 0 ? gettext (text->str) : "";

  /* a text with something to put in is never shown as it stands */
  if (text->len > 0 && !g_str_equal (translation, text->str) && strchr (text->str, '%') == NULL)
    g_hash_table_add (untranslated, drop_underscores (text->str));
}

static void
read_template (const char *path)
{
  g_autofree char *content = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  gboolean inside = FALSE;

  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (content, "\n", -1);
  untranslated = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (g_str_has_prefix (lines[i], "msgid "))
        {
          g_string_truncate (text, 0);
          append_quoted (text, lines[i]);
          inside = TRUE;
        }
      else if (inside && *lines[i] == '"')
        append_quoted (text, lines[i]);
      else if (inside)
        {
          add_text (text);
          inside = FALSE;
        }
    }
}

/* Looking */

static void
check_text (const char *text, const char *scene)
{
  if (text == NULL || !g_hash_table_contains (untranslated, text))
    return;
  g_test_message ("%s: “%s” is in English", scene, text);
  g_test_fail ();
}

static void
check_widget (GtkWidget *widget, const char *scene)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_LABEL (widget))
    check_text (gtk_label_get_text (GTK_LABEL (widget)), scene);
  check_text (gtk_widget_get_tooltip_text (widget), scene);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_widget (child, scene);
}

static void
check_all (GtkWidget *window, const char *scene)
{
  spin (150);
  check_widget (window, scene);
}

static void
open_menus (GtkWidget *widget, GtkWidget *window)
{
  if (GTK_IS_MENU_BUTTON (widget) && gtk_widget_get_mapped (widget))
    {
      gtk_menu_button_popup (GTK_MENU_BUTTON (widget));
      check_all (window, "menu");
      gtk_menu_button_popdown (GTK_MENU_BUTTON (widget));
      spin (50);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    open_menus (child, window);
}

/* The tests */

static void
test_template (void)
{
  g_assert_cmpuint (g_hash_table_size (untranslated), >, 100);
  g_assert_true (g_hash_table_contains (untranslated, "Cause"));
  g_assert_true (g_hash_table_contains (untranslated, "Keyboard Shortcuts"));
}

static void
test_window (void)
{
  GtkWidget *window = GTK_WIDGET (open_window ());

  check_all (window, "list");
  open_menus (window, window);
  errdex_window_open_code (ERRDEX_WINDOW (window), "iot.device.NotExistedDevice");
  check_all (window, "entry");
  errdex_window_search (ERRDEX_WINDOW (window), "iot.device.RegionNotSupportX509");
  check_all (window, "miss");
  errdex_window_take_text (ERRDEX_WINDOW (window), report_text);
  wait_until (shows (window, "254"));
  check_all (window, "report");
  gtk_widget_activate_action (window, "win.close-report", NULL);
  gtk_widget_activate_action (window, "win.show-help-overlay", NULL);
  wait_until (g_list_model_get_n_items (gtk_window_get_toplevels ()) == 2);
  spin (150);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GtkWidget) other = g_list_model_get_item (gtk_window_get_toplevels (), i);

      check_widget (other, "shortcuts");
    }
  close_window (window);
}

int
main (int argc, char *argv[])
{
  int status;

  errdex_places_init_locale ();
  gtk_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  read_template (argv[1]);
  g_test_add_func ("/translated/template", test_template);
  g_test_add_func ("/translated/window", test_window);
  status = g_test_run ();
  g_hash_table_unref (untranslated);

  return status;
}
