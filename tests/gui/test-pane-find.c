// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* A text is found in the detail pane: highlighted, counted, and scrolled to. */

#include "config.h"

#include "catalog/places.h"
#include "driver.h"
#include "gui-catalog.h"
#include "gui/detail.h"
#include "gui/pane-find.h"
#include "gui/pane-matches.h"
#include "gui/window.h"

static const char catalog_text[]
    = "{ \"errdex\": 1, \"id\": \"t\", \"title\": \"T\","
      "  \"source\": { \"title\": \"Book of devices\" },"
      "  \"categories\": [ { \"id\": \"a\", \"title\": \"Alpha\" } ],"
      "  \"entries\": ["
      "    { \"code\": \"x.Device\", \"category\": \"a\","
      "      \"description\": \"The DEVICE is gone: a d\\u00e9vice.\\n\\n1\\n\\n2\\n\\n3\\n\\n4\\n\\n5\\n\\n6\","
      "      \"solution\": \"Look.\", \"operations\": [\"GetDevice\"], \"related\": [\"x.Other\"] },"
      "    { \"code\": \"x.Other\", \"category\": \"a\", \"description\": \"Another device.\" } ] }";

typedef struct
{
  ErrdexLibrary *library;
  ErrdexDetail *detail;
  GtkWindow *window;
  GtkWidget *other; /* something else that can have the focus */
  GtkWidget *find;
  GtkWidget *entry;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->library = read_library (catalog_text);
  self->detail = ERRDEX_DETAIL (errdex_detail_new ());
  self->other = gtk_button_new_with_label ("Other");
  self->window = GTK_WINDOW (gtk_window_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->detail), TRUE);
  gtk_box_append (GTK_BOX (box), self->other);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->detail));
  gtk_window_set_child (self->window, box);
  gtk_window_set_default_size (self->window, 420, 320);
  errdex_detail_show (self->detail, self->library, 0, NULL);
  gtk_window_present (self->window);
  wait_until (gtk_widget_get_height (GTK_WIDGET (self->detail)) > 0);
  gtk_widget_grab_focus (self->other);
  g_assert_null (find_widget (GTK_WIDGET (self->detail), ERRDEX_TYPE_PANE_FIND));
  errdex_detail_find (self->detail, 0);
  self->find = find_widget (GTK_WIDGET (self->detail), ERRDEX_TYPE_PANE_FIND);
  self->entry = find_part (self->find, "entry");
  errdex_pane_find_close (ERRDEX_PANE_FIND (self->find));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_object_ref (self->detail);
  g_object_ref (self->find);
  gtk_window_destroy (self->window);
  g_assert_finalize_object (self->detail);
  g_assert_finalize_object (ERRDEX_PANE_FIND (self->find));
  errdex_library_unref (self->library);
}

static void
look_for (Fixture *self, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}

static void
assert_count (Fixture *self, const char *wanted)
{
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (find_part (self->find, "count"))), ==, wanted);
}

static PangoUnderline
get_underline (PangoAttrIterator *iterator)
{
  PangoAttribute *attribute = pango_attr_iterator_get (iterator, PANGO_ATTR_UNDERLINE);

  return attribute != NULL ? pango_attribute_as_int (attribute)->value : PANGO_UNDERLINE_NONE;
}

/* How many parts of a label are marked, and which of them is underlined twice, from
 * 1. */
static int
count_marked (GtkWidget *label, int *current)
{
  PangoAttrList *attributes = gtk_label_get_attributes (GTK_LABEL (label));
  g_autoptr (PangoAttrIterator) iterator
      = attributes != NULL ? pango_attr_list_get_iterator (attributes) : NULL;
  int n = 0;

  *current = 0;
  if (iterator == NULL)
    return 0;
  do
    {
      if (pango_attr_iterator_get (iterator, PANGO_ATTR_BACKGROUND) != NULL)
        n++;
      if (get_underline (iterator) == PANGO_UNDERLINE_DOUBLE)
        *current = n;
    }
  while (pango_attr_iterator_next (iterator));

  return n;
}

static void
assert_marked (GtkWidget *label, int wanted, int wanted_current)
{
  int current, n = count_marked (label, &current);

  g_assert_cmpint (n, ==, wanted);
  g_assert_cmpint (current, ==, wanted_current);
}

/* Case and accents do not matter; texts, names of operations and codes are looked through, and the
 * buttons are not. */
static void
test_find (Fixture *self, gconstpointer data)
{
  GtkWidget *code = find_part (GTK_WIDGET (self->detail), "code");
  GtkWidget *cause = gtk_widget_get_first_child (find_part (GTK_WIDGET (self->detail), "cause"));

  g_assert_false (gtk_widget_get_visible (self->find));
  errdex_detail_find (self->detail, 0);
  g_assert_true (gtk_widget_get_visible (self->find));
  assert_count (self, "");
  look_for (self, "device");
  assert_count (self, "1 of 5");
  assert_marked (code, 1, 1);
  assert_marked (cause, 2, 0);

  errdex_detail_find (self->detail, 1);
  assert_count (self, "2 of 5");
  assert_marked (code, 1, 0);
  assert_marked (cause, 2, 1);
  errdex_detail_find (self->detail, -1);
  errdex_detail_find (self->detail, -1);
  assert_count (self, "5 of 5");
  errdex_detail_find (self->detail, 1);
  assert_count (self, "1 of 5");

  look_for (self, "copy code");
  assert_count (self, "Not found");
  assert_marked (code, 0, 0);
  look_for (self, "");
  assert_count (self, "");
}

static gboolean
is_in_sight (Fixture *self, GtkWidget *widget)
{
  GtkWidget *scroller = find_part (GTK_WIDGET (self->detail), "scroller");
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (widget, scroller, &bounds) && bounds.origin.y >= 0
         && bounds.origin.y + bounds.size.height <= gtk_widget_get_height (scroller);
}

static void
test_scroll (Fixture *self, gconstpointer data)
{
  GtkWidget *source = find_part (GTK_WIDGET (self->detail), "source");
  GtkWidget *code = find_part (GTK_WIDGET (self->detail), "code");

  g_assert_false (is_in_sight (self, source));
  errdex_detail_find (self->detail, 0);
  look_for (self, "book of");
  wait_until (is_in_sight (self, source));
  look_for (self, "x.dev");
  wait_until (is_in_sight (self, code));
}

/* Another entry is looked through for the same text, and nothing of it is left when that ends. */
static void
test_other_entry (Fixture *self, gconstpointer data)
{
  GtkWidget *code = find_part (GTK_WIDGET (self->detail), "code");

  errdex_detail_find (self->detail, 0);
  look_for (self, "other");
  assert_count (self, "1 of 1");
  errdex_detail_show (self->detail, self->library, 1, NULL);
  assert_count (self, "1 of 2");
  assert_marked (code, 1, 1);
  errdex_pane_find_close (ERRDEX_PANE_FIND (self->find));
  assert_marked (code, 0, 0);
  errdex_detail_show (self->detail, self->library, 0, NULL);
  assert_marked (code, 0, 0);
  errdex_detail_show (self->detail, NULL, -1, NULL);
  errdex_detail_find (self->detail, 0);
  g_assert_false (gtk_widget_get_visible (self->find));
}

/* What a search marks is marked again afterwards. */
static void
test_with_search (Fixture *self, gconstpointer data)
{
  g_autoptr (ErrdexFinder) finder = errdex_finder_new (self->library);
  g_autoptr (ErrdexResult) result = errdex_finder_search (finder, "gone", NULL);
  GtkWidget *cause = gtk_widget_get_first_child (find_part (GTK_WIDGET (self->detail), "cause"));

  errdex_detail_show (self->detail, self->library, 0, result);
  cause = gtk_widget_get_first_child (find_part (GTK_WIDGET (self->detail), "cause"));
  assert_marked (cause, 1, 0);
  errdex_detail_find (self->detail, 0);
  look_for (self, "is gone");
  assert_marked (cause, 1, 1);
  look_for (self, "");
  assert_marked (cause, 1, 0);
}

static void
test_keys (Fixture *self, gconstpointer data)
{
  errdex_detail_find (self->detail, 0);
  press ("type", "device");
  wait_until (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->entry)), "device"));
  assert_count (self, "1 of 5");
  press ("key", "Return Return");
  assert_count (self, "3 of 5");
  press ("key", "shift+Return");
  assert_count (self, "2 of 5");
  press ("key", "Escape");
  g_assert_false (gtk_widget_get_visible (self->find));
  g_assert_true (gtk_window_get_focus (self->window) == self->other);
}

/* A few words that are selected are looked for at once. */
static void
test_selection (Fixture *self, gconstpointer data)
{
  GtkWidget *cause = gtk_widget_get_first_child (find_part (GTK_WIDGET (self->detail), "cause"));

  gtk_widget_grab_focus (cause);
  gtk_label_select_region (GTK_LABEL (cause), 4, 10);
  errdex_detail_find (self->detail, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (self->entry)), ==, "DEVICE");
  assert_count (self, "1 of 5");
}

static void
test_accessible (Fixture *self, gconstpointer data)
{
  errdex_detail_find (self->detail, 0);
  look_for (self, "device");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Find in this entry");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (self->entry),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "1 of 5");
  g_assert_true (gtk_test_accessible_has_role (GTK_ACCESSIBLE (find_part (self->find, "count")),
                                               GTK_ACCESSIBLE_ROLE_STATUS));
}

static guint
count_tagged (GtkTextBuffer *buffer, const char *name)
{
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), name);
  GtkTextIter iter;
  guint n = 0;

  gtk_text_buffer_get_start_iter (buffer, &iter);
  do
    n += tag != NULL && gtk_text_iter_starts_tag (&iter, tag);
  while (gtk_text_iter_forward_char (&iter));

  return n;
}

/* Notes are looked through too. */
static void
test_note (void)
{
  g_autoptr (GtkWidget) view = g_object_ref_sink (gtk_text_view_new ());
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  g_autoptr (ErrdexPaneMatches) matches = NULL;

  gtk_text_buffer_set_text (buffer, "Größe der Größe", -1);
  matches = errdex_pane_matches_new (view, "grosse");
  g_assert_cmpuint (errdex_pane_matches_count (matches), ==, 2);
  g_assert_cmpuint (count_tagged (buffer, "errdex-found"), ==, 2);
  errdex_pane_matches_set_current (matches, 1);
  g_assert_cmpuint (count_tagged (buffer, "errdex-found"), ==, 1);
  g_assert_cmpuint (count_tagged (buffer, "errdex-found-current"), ==, 1);
  g_clear_pointer (&matches, errdex_pane_matches_free);
  g_assert_cmpuint (count_tagged (buffer, "errdex-found"), ==, 0);
  g_assert_cmpuint (count_tagged (buffer, "errdex-found-current"), ==, 0);
}

/* The keys of the window, in the catalog and in a report. */
static void
test_window (void)
{
  GtkWidget *window = GTK_WIDGET (open_window ());
  GtkWidget *focus, *bar;

  errdex_window_open_code (ERRDEX_WINDOW (window), "iot.device.NotExistedDevice");
  wait_until (shows (window, "Similar codes"));
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  press ("key", "ctrl+shift+f");
  press ("type", "iotid");
  wait_until (shows (window, "1 of 1"));
  press ("key", "Escape");
  wait_until (!shows (window, "1 of 1"));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == focus);
  press ("key", "F3");
  wait_until (shows (window, "1 of 1"));
  press ("key", "Escape");

  errdex_window_take_text (ERRDEX_WINDOW (window),
                           "iot.device.NotExistedDevice\niot.prod.NotExistedProduct\n");
  wait_until (shows (window, "2 known codes"));
  press ("key", "ctrl+shift+f");
  press ("type", "notexisted");
  wait_until (shows (window, "1 of "));
  press ("key", "ctrl+g");
  wait_until (shows (window, "2 of "));
  bar = gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), ERRDEX_TYPE_PANE_FIND);
  g_assert_nonnull (bar);
  press ("key", "Escape");
  g_assert_false (gtk_widget_get_visible (bar));
  gtk_window_destroy (GTK_WINDOW (window));
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  errdex_places_init_locale ();
  gtk_test_init (&argc, &argv, NULL);
  ADD ("/pane-find/find", test_find);
  ADD ("/pane-find/scroll", test_scroll);
  ADD ("/pane-find/other-entry", test_other_entry);
  ADD ("/pane-find/with-search", test_with_search);
  ADD ("/pane-find/keys", test_keys);
  ADD ("/pane-find/selection", test_selection);
  ADD ("/pane-find/accessible", test_accessible);
  g_test_add_func ("/pane-find/note", test_note);
  g_test_add_func ("/pane-find/window", test_window);

  return g_test_run ();
}
