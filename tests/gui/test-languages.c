// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* The catalog that the program ships, in a language that it is translated to (LANGUAGE says which),
 * beside its own words. */

#include "config.h"

#include <string.h>

#include <gtk/gtk.h>

#include "catalog/places.h"
#include "gui/detail.h"
#include "gui/direction.h"
#include "gui/list.h"
#include "gui/preferences.h"
#include "gui/window.h"

#include "driver.h"
#include "gui-catalog.h"

#define CODE "iot.device.NotExistedDevice"

static const char plain_text[]
    = "{ \"errdex\": 1, \"id\": \"t\", \"title\": \"T\", \"language\": \"fr\","
      "  \"categories\": [ { \"id\": \"a\", \"title\": \"A\" } ],"
      "  \"entries\": [ { \"code\": \"x\", \"category\": \"a\", \"description\": \"X\" } ] }";

typedef struct
{
  ErrdexLibrary *library;
  ErrdexFinder *finder;
  ErrdexDetail *detail;
  GtkWindow *window;
  GtkToggleButton *both;
  guint entry;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ErrdexLibrary) shipped = errdex_library_new_shipped (&error);

  g_assert_no_error (error);
  /* the first is translated */
  self->library = errdex_library_new (shipped->catalogs, 1);
  self->finder = errdex_finder_new (self->library);
  self->detail = ERRDEX_DETAIL (errdex_detail_new ());
  self->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_child (self->window, GTK_WIDGET (self->detail));
  g_assert_cmpuint (errdex_finder_lookup (self->finder, CODE, &self->entry, 1), ==, 1);
  errdex_detail_show (self->detail, self->library, self->entry, NULL);
  self->both = GTK_TOGGLE_BUTTON (find_part (GTK_WIDGET (self->detail), "both"));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gtk_window_destroy (self->window);
  errdex_finder_unref (self->finder);
  errdex_library_unref (self->library);
}

/* What the labels in a widget say, a line each. */
static void
append_text (GtkWidget *widget, GString *text)
{
  if (!gtk_widget_get_visible (widget))
    return;
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (text, "%s\n", gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    append_text (child, text);
}

static void
assert_says (ErrdexDetail *detail, const char *name, const char *words)
{
  g_autoptr (GString) text = g_string_new (NULL);

  append_text (find_part (GTK_WIDGET (detail), name), text);
  if (words == NULL)
    g_assert_cmpstr (text->str, ==, "");
  else if (strstr (text->str, words) == NULL)
    g_error ("no “%s” in “%s”", words, text->str);
}

/* The first words of a text that no markup is in. */
static char *
get_first_word (const char *markup)
{
  return g_strndup (markup, strcspn (markup, " `\n"));
}

static void
test_both (Fixture *self, gconstpointer data)
{
  const ErrdexEntry *entry = errdex_library_get_entry (self->library, self->entry);
  ErrdexTexts texts = errdex_library_get_texts (self->library, self->entry);
  g_autofree char *cause = get_first_word (entry->description);
  g_autofree char *remedy = get_first_word (entry->solution);

  g_assert_true (texts.translated);
  errdex_detail_show (self->detail, self->library, self->entry, NULL);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (self->both)));
  assert_says (self->detail, "original_cause_section", NULL);
  assert_says (self->detail, "original_remedy_section", NULL);

  gtk_toggle_button_set_active (self->both, TRUE);
  assert_says (self->detail, "original_cause_section", cause);
  assert_says (self->detail, "original_cause_section",
               gtk_button_get_label (GTK_BUTTON (self->both)));
  assert_says (self->detail, "original_remedy_section", remedy);
  gtk_toggle_button_set_active (self->both, FALSE);
  assert_says (self->detail, "original_cause_section", NULL);
}

/* The next entry is shown in both languages too, as far as it has texts in both. */
static void
test_browse (Fixture *self, gconstpointer data)
{
  g_autoptr (ErrdexLibrary) plain = read_library (plain_text);

  gtk_toggle_button_set_active (self->both, TRUE);
  for (guint i = 0; i < self->library->n_entries; i++)
    {
      const ErrdexEntry *entry = errdex_library_get_entry (self->library, i);
      g_autofree char *cause = get_first_word (entry->description);

      errdex_detail_show (self->detail, self->library, i, NULL);
      assert_says (self->detail, "original_cause_section", cause);
      g_assert_cmpint (gtk_widget_get_visible (
                           find_part (GTK_WIDGET (self->detail), "original_remedy_section")),
                       ==, entry->solution != NULL);
    }
  errdex_detail_show (self->detail, plain, 0, NULL);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (self->both)));
  assert_says (self->detail, "original_cause_section", NULL);
  assert_says (self->detail, "original_remedy_section", NULL);
}

static int
count_backgrounds (GtkWidget *widget)
{
  PangoAttrList *attributes
      = GTK_IS_LABEL (widget) ? gtk_label_get_attributes (GTK_LABEL (widget)) : NULL;
  GSList *list = attributes != NULL ? pango_attr_list_get_attributes (attributes) : NULL;
  int n = 0;

  /* Code has a background as well, but leaves the colour of its text alone. */
  for (GSList *i = list; i != NULL; i = i->next)
    n += ((PangoAttribute *) i->data)->klass->type == PANGO_ATTR_FOREGROUND_ALPHA;
  g_slist_free_full (list, (GDestroyNotify) pango_attribute_destroy);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_backgrounds (child);

  return n;
}

static gboolean
has_hit (ErrdexResult *result, guint entry)
{
  guint n_hits;
  const ErrdexHit *hits = errdex_result_get_hits (result, &n_hits);

  for (guint i = 0; i < n_hits; i++)
    if (hits[i].entry == entry)
      return TRUE;

  return FALSE;
}

static void
assert_highlights (Fixture *self, const char *query, gboolean translation, gboolean original)
{
  g_autoptr (ErrdexResult) result = errdex_finder_search (self->finder, query, NULL);

  g_assert_true (has_hit (result, self->entry));
  errdex_detail_show (self->detail, self->library, self->entry, result);
  g_assert_cmpint (count_backgrounds (find_part (GTK_WIDGET (self->detail), "cause")) > 0, ==,
                   translation);
  g_assert_cmpint (count_backgrounds (find_part (GTK_WIDGET (self->detail), "original_cause")) > 0,
                   ==, original);
}

/* Words of either language find an entry, and are marked where they stand. */
static void
test_search (Fixture *self, gconstpointer data)
{
  gtk_toggle_button_set_active (self->both, TRUE);
  assert_highlights (self, "with this", FALSE, TRUE);
  assert_highlights (self, "不存在", TRUE, FALSE);
  assert_highlights (self, "IotId", TRUE, TRUE);
}

static void
test_accessible (Fixture *self, gconstpointer data)
{
  GtkAccessible *original
      = GTK_ACCESSIBLE (find_part (GTK_WIDGET (self->detail), "original_cause"));

  errdex_detail_show (self->detail, self->library, self->entry, NULL);
  gtk_toggle_button_set_active (self->both, TRUE);
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (self->both), GTK_ACCESSIBLE_STATE_PRESSED,
                                    GTK_ACCESSIBLE_TRISTATE_TRUE);
  gtk_test_accessible_assert_relation (original, GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                       find_part (GTK_WIDGET (self->detail), "cause_heading"),
                                       find_part (GTK_WIDGET (self->detail),
                                                  "original_cause_language"),
                                       NULL);
}

/* English runs from left to right in a window that runs the other way, and so do its lists. */
static void
test_right_to_left (Fixture *self, gconstpointer data)
{
  GtkWidget *original = find_part (GTK_WIDGET (self->detail), "original_cause");

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  errdex_detail_show (self->detail, self->library, self->entry, NULL);
  gtk_toggle_button_set_active (self->both, TRUE);
  g_assert_cmpint (gtk_widget_get_direction (GTK_WIDGET (self->detail)), ==, GTK_TEXT_DIR_RTL);
  g_assert_cmpint (gtk_widget_get_direction (original), ==, GTK_TEXT_DIR_LTR);
  g_assert_cmpint (gtk_widget_get_direction (gtk_widget_get_first_child (original)), ==,
                   GTK_TEXT_DIR_LTR);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
test_directions (void)
{
  g_assert_cmpint (errdex_direction_of_text (""), ==, GTK_TEXT_DIR_NONE);
  g_assert_cmpint (errdex_direction_of_text ("4.04: 12"), ==, GTK_TEXT_DIR_NONE);
  g_assert_cmpint (errdex_direction_of_text ("Look."), ==, GTK_TEXT_DIR_LTR);
  g_assert_cmpint (errdex_direction_of_text ("设备不存在"), ==, GTK_TEXT_DIR_LTR);
  g_assert_cmpint (errdex_direction_of_text ("`iot.x` غير موجود"), ==, GTK_TEXT_DIR_RTL);
  g_assert_cmpint (errdex_direction_of_text ("שגיאה"), ==, GTK_TEXT_DIR_RTL);
  g_assert_cmpint (errdex_direction_of_language ("ar"), ==, GTK_TEXT_DIR_RTL);
  g_assert_cmpint (errdex_direction_of_language ("fa_IR"), ==, GTK_TEXT_DIR_RTL);
  g_assert_cmpint (errdex_direction_of_language ("he"), ==, GTK_TEXT_DIR_RTL);
  g_assert_cmpint (errdex_direction_of_language ("ug"), ==, GTK_TEXT_DIR_RTL);
  g_assert_cmpint (errdex_direction_of_language ("zh_CN"), ==, GTK_TEXT_DIR_LTR);
  g_assert_cmpint (errdex_direction_of_language ("xx"), ==, GTK_TEXT_DIR_NONE);
}

/* The window */

static ErrdexDetail *
find_detail (GtkWidget *widget)
{
  if (ERRDEX_IS_DETAIL (widget))
    return ERRDEX_DETAIL (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      ErrdexDetail *found = find_detail (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static char *
copy_markdown (ErrdexWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.copy-markdown", NULL);

  return read_clipboard (GTK_WIDGET (window));
}

/* What is copied is what is shown. */
static void
test_copy (void)
{
  ErrdexWindow *window = open_window ();
  g_autofree char *one = NULL, *both = NULL;

  errdex_window_open_code (window, "iot.prod.InvalidAliyunCommodityCode");
  one = copy_markdown (window);
  g_assert_null (strstr (one, "then retry"));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-original", NULL);
  both = copy_markdown (window);
  g_assert_true (g_str_has_prefix (both, "### `iot.prod.InvalidAliyunCommodityCode`\n\n"));
  g_assert_nonnull (strstr (both, "\n\n> Set `AliyunCommodityCode` to one of these values, then "
                                  "retry:\n>\n> - `iothub_senior`\n> - `iothub`\n\n"));
  g_assert_cmpuint (strlen (both), >, strlen (one));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-original", NULL);
  close_window (window);
}

static void
choose_language (ErrdexWindow *window, guint choice)
{
  GtkWidget *control, *preferences;

  g_action_group_activate_action (G_ACTION_GROUP (get_application ()), "preferences", NULL);
  preferences = find_window (ERRDEX_TYPE_PREFERENCES);
  g_assert_nonnull (preferences);
  control = GTK_WIDGET (
      gtk_widget_get_template_child (preferences, ERRDEX_TYPE_PREFERENCES, "catalog_language"));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (control), choice);
  gtk_window_destroy (GTK_WINDOW (preferences));
}

/* Who wants the words of the catalog sees them everywhere, at once, and finds the entry by both. */
static void
test_original (void)
{
  ErrdexWindow *window = open_window ();
  ErrdexDetail *detail = find_detail (GTK_WIDGET (window));
  g_autofree char *copied = NULL;

  errdex_window_open_code (window, CODE);
  assert_says (detail, "cause", "不存在");
  assert_says (detail, "facts", "设备");
  choose_language (window, ERRDEX_CATALOG_LANGUAGE_ORIGINAL);
  assert_says (detail, "cause", "No device with this");
  assert_says (detail, "facts", "Devices");
  assert_says (detail, "cause_heading", "原因");
  g_assert_false (gtk_widget_get_visible (find_part (GTK_WIDGET (detail), "both")));
  copied = copy_markdown (window);
  g_assert_nonnull (strstr (copied, "No device with this"));
  errdex_window_search (window, "不存在");
  g_assert_cmpint (errdex_window_get_entry (window), >=, 0);
  errdex_window_search (window, "");

  choose_language (window, ERRDEX_CATALOG_LANGUAGE_SYSTEM);
  errdex_window_open_code (window, CODE);
  assert_says (detail, "cause", "不存在");
  assert_says (detail, "facts", "设备");
  g_assert_true (gtk_widget_get_visible (find_part (GTK_WIDGET (detail), "both")));
  close_window (window);
}

/* The button works by keyboard, and the next window shows what this one did. */
static void
test_remember (void)
{
  ErrdexWindow *window = open_window ();
  GtkWidget *both = find_part (GTK_WIDGET (find_detail (GTK_WIDGET (window))), "both");

  errdex_window_open_code (window, CODE);
  wait_until (gtk_widget_get_mapped (both));
  g_assert_true (gtk_widget_get_sensitive (both));
  g_assert_true (gtk_widget_grab_focus (both));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == both);
  gtk_widget_activate (both);
  wait_until (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (both)));
  close_window (window);

  window = open_window ();
  both = find_part (GTK_WIDGET (find_detail (GTK_WIDGET (window))), "both");
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (both)));
  assert_says (find_detail (GTK_WIDGET (window)), "original_cause_section", "No device with this");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-original", NULL);
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (both)));
  close_window (window);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  errdex_places_init_locale ();
  gtk_test_init (&argc, &argv, NULL);
  ADD ("/languages/both", test_both);
  ADD ("/languages/browse", test_browse);
  ADD ("/languages/search", test_search);
  ADD ("/languages/accessible", test_accessible);
  ADD ("/languages/right-to-left", test_right_to_left);
  g_test_add_func ("/languages/directions", test_directions);
  g_test_add_func ("/languages/copy", test_copy);
  g_test_add_func ("/languages/original", test_original);
  g_test_add_func ("/languages/remember", test_remember);

  return g_test_run ();
}
