// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* The detail pane in a window, compared as the text that a reader sees in it. */

#include "config.h"

#include <string.h>

#include <gtk/gtk.h>

#include "catalog/places.h"
#include "find/summary.h"
#include "gui/detail.h"
#include "gui/flow-layout.h"

#include "driver.h"
#include "gui-catalog.h"

/* The pane has to work in a window of 320 pixels with its borders. */
#define NARROW 280

#define LONG_CODE                                                                                  \
  "x.averyveryverylongsegmentwithoutanyplacewherealinemayend.AndManyManyManyManyManyManyManyWords"

static const char catalog_text[]
    = "{ \"errdex\": 1, \"id\": \"t\", \"title\": \"T\","
      "  \"source\": { \"title\": \"Book\", \"updated\": \"2025-01-02\" },"
      "  \"categories\": [ { \"id\": \"a\", \"title\": \"Alpha\", \"categories\": ["
      "    { \"id\": \"b\", \"title\": \"Beta\" } ] } ],"
      "  \"entries\": ["
      "    { \"code\": \"x.One\", \"category\": \"a\", \"kind\": \"not-found\","
      "      \"description\": \"It is <b>gone</b> &amp; away.\\n\\n- `A`\\n- B\","
      "      \"solution\": \"Look.\", \"aliases\": [\"x.Uno\", \"x.Un\"],"
      "      \"operations\": [\"GetOne\", \"PutOne\"], \"related\": [\"x.Two\", \"x.None\"] },"
      "    { \"code\": \"x.Two\", \"category\": \"a\", \"kind\": \"internal\", \"description\": \"Two.\" },"
      "    { \"code\": \"" LONG_CODE "\", \"category\": \"a\","
      "      \"description\": \"See " LONG_CODE LONG_CODE " and `" LONG_CODE "`.\","
      "      \"solution\": \"- `" LONG_CODE "`\", \"aliases\": [\"" LONG_CODE "s\"],"
      "      \"operations\": [\"" LONG_CODE "\"], \"related\": [\"" LONG_CODE "\", \"x.One\"] },"
      "    { \"code\": \"x.Two\", \"category\": \"b\", \"description\": \"Another.\" },"
      "    { \"code\": \"y.One\", \"category\": \"b\", \"description\": \"Elsewhere.\" } ] }";

typedef struct
{
  ErrdexLibrary *library;
  ErrdexFinder *finder;
  ErrdexDetail *detail;
  GtkWindow *window;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->library = read_library (catalog_text);
  self->finder = errdex_finder_new (self->library);
  self->detail = ERRDEX_DETAIL (errdex_detail_new ());
  self->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_child (self->window, GTK_WIDGET (self->detail));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_object_ref (self->detail);
  gtk_window_destroy (self->window);
  g_assert_finalize_object (self->detail);
  errdex_finder_unref (self->finder);
  errdex_library_unref (self->library);
}

static GtkWidget *
get_child (Fixture *self, const char *name)
{
  return find_part (GTK_WIDGET (self->detail), name);
}

/* What every label that is shown says, a line each. */
static void
append_text (GtkWidget *widget, GString *text)
{
  if (!gtk_widget_get_visible (widget) || !gtk_widget_get_child_visible (widget))
    return;
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (text, "%s\n", gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    append_text (child, text);
}

static void
assert_text (Fixture *self, const char *wanted)
{
  g_autoptr (GString) text = g_string_new (NULL);

  append_text (GTK_WIDGET (self->detail), text);
  g_assert_cmpstr (text->str, ==, wanted);
}

static void
test_empty (Fixture *self, gconstpointer data)
{
  const char *hint = "Choose an entry\nIts cause and what to do about it appear here.\n";

  assert_text (self, hint);
  g_assert_cmpint (errdex_detail_get_entry (self->detail), ==, -1);
  errdex_detail_show (self->detail, self->library, 1, NULL);
  g_assert_cmpint (errdex_detail_get_entry (self->detail), ==, 1);
  errdex_detail_show (self->detail, NULL, -1, NULL);
  g_assert_cmpint (errdex_detail_get_entry (self->detail), ==, -1);
  assert_text (self, hint);
}

static void
test_full (Fixture *self, gconstpointer data)
{
  errdex_detail_show (self->detail, self->library, 0, NULL);
  assert_text (self, "x.One\nCopy code\nAlpha · not found · a retry will not help\n"
                     "Also written: x.Uno, x.Un\n"
                     "Cause\nIt is <b>gone</b> &amp; away.\n•\nA\n•\nB\n"
                     "What to do\nLook.\n"
                     "API operations\nGetOne\nPutOne\n"
                     "See also\nx.Two\nTwo.\nx.Two\nAlpha › Beta · Another.\n"
                     "Source: Book, 2025-01-02\n");
}

static void
test_general_advice (Fixture *self, gconstpointer data)
{
  g_autofree char *wanted = g_strconcat (
      "x.Two\nCopy code\nAlpha · internal error · a retry may help\nCause\nTwo.\nWhat to do\n"
      "The source names no solution. General advice for errors of the kind “internal error”:\n",
      errdex_kind_get_advice (ERRDEX_KIND_INTERNAL),
      "\nSee also\nx.Two\nAlpha › Beta · Another.\nSource: Book, 2025-01-02\n", NULL);

  errdex_detail_show (self->detail, self->library, 1, NULL);
  assert_text (self, wanted);
}

static void
test_no_kind (Fixture *self, gconstpointer data)
{
  errdex_detail_show (self->detail, self->library, 3, NULL);
  assert_text (self, "x.Two\nCopy code\nAlpha › Beta\nCause\nAnother.\nWhat to do\n"
                     "The source names no solution.\n"
                     "See also\nx.Two\nAlpha · Two.\nSource: Book, 2025-01-02\n");
}

/* A pane that was full shows nothing of it afterwards. */
static void
test_again (Fixture *self, gconstpointer data)
{
  errdex_detail_show (self->detail, self->library, 0, NULL);
  test_general_advice (self, data);
  test_full (self, data);
  test_no_kind (self, data);
}

static void
on_entry_activated (ErrdexDetail *detail, guint entry, guint *seen)
{
  *seen = entry;
}

static void
on_search_requested (ErrdexDetail *detail, const char *query, char **seen)
{
  g_free (*seen);
  *seen = g_strdup (query);
}

static void
click_last (GtkWidget *box)
{
  g_signal_emit_by_name (gtk_widget_get_last_child (box), "clicked");
}

static void
test_links (Fixture *self, gconstpointer data)
{
  guint entry = G_MAXUINT;
  g_autofree char *query = NULL;

  g_signal_connect (self->detail, "entry-activated", G_CALLBACK (on_entry_activated), &entry);
  g_signal_connect (self->detail, "search-requested", G_CALLBACK (on_search_requested), &query);
  errdex_detail_show (self->detail, self->library, 0, NULL);

  click_last (get_child (self, "related"));
  g_assert_cmpuint (entry, ==, 3);
  click_last (get_child (self, "operations"));
  g_assert_cmpstr (query, ==, "PutOne");
}

static void
follow (ErrdexDetail *detail, guint entry, ErrdexLibrary *library)
{
  errdex_detail_show (detail, library, entry, NULL);
}

/* Following a link removes it; the keyboard goes on from the code of the entry that it led to. */
static void
test_focus (Fixture *self, gconstpointer data)
{
  GtkWidget *code;
  int start, end;

  g_signal_connect (self->detail, "entry-activated", G_CALLBACK (follow), self->library);
  errdex_detail_show (self->detail, self->library, 0, NULL);
  code = get_child (self, "code");
  gtk_window_present (self->window);
  gtk_widget_grab_focus (gtk_widget_get_first_child (get_child (self, "related")));
  g_signal_emit_by_name (gtk_root_get_focus (GTK_ROOT (self->window)), "clicked");

  g_assert_cmpint (errdex_detail_get_entry (self->detail), ==, 1);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (self->window)) == code);
  g_assert_false (gtk_label_get_selection_bounds (GTK_LABEL (code), &start, &end));
}

/* Codes that resemble the one shown are named once the finder is there, and said to be computed. */
static void
test_similar (Fixture *self, gconstpointer data)
{
  GtkWidget *section, *similar;
  g_autoptr (GString) text = g_string_new (NULL);
  guint entry = G_MAXUINT;

  g_signal_connect (self->detail, "entry-activated", G_CALLBACK (on_entry_activated), &entry);
  errdex_detail_show (self->detail, self->library, 0, NULL);
  section = get_child (self, "similar_section");
  similar = get_child (self, "similar");
  g_assert_false (gtk_widget_get_visible (section));
  errdex_detail_set_finder (self->detail, self->finder);
  append_text (section, text);
  g_assert_cmpstr (text->str, ==,
                   "Similar codes\n"
                   "Found by Errdex from the words of the codes. The source does not name them.\n"
                   "y.One\nAlpha › Beta · Elsewhere.\n");
  click_last (similar);
  g_assert_cmpuint (entry, ==, 4);

  errdex_detail_show (self->detail, self->library, 1, NULL);
  g_assert_false (gtk_widget_get_visible (section));
  errdex_detail_show (self->detail, self->library, 4, NULL);
  g_assert_true (gtk_widget_get_visible (section));
  click_last (similar);
  g_assert_cmpuint (entry, ==, 0);
}

/* A finder of another library says nothing about this one. */
static void
test_other_finder (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ErrdexLibrary) library = errdex_library_new_shipped (&error);
  g_autoptr (ErrdexFinder) finder = errdex_finder_new (library);

  g_assert_no_error (error);
  errdex_detail_set_finder (self->detail, finder);
  errdex_detail_show (self->detail, self->library, 0, NULL);
  g_assert_false (gtk_widget_get_visible (get_child (self, "similar_section")));
}

/* How many parts of a label are highlighted, by more than colour, and where the last of them
 * begins. */
static int
find_backgrounds (GtkWidget *label, guint *last)
{
  PangoAttrList *attributes = gtk_label_get_attributes (GTK_LABEL (label));
  GSList *list = pango_attr_list_get_attributes (attributes);
  int n = 0, n_underlines = 0;

  for (GSList *i = list; i != NULL; i = i->next)
    {
      const PangoAttribute *attribute = i->data;

      n_underlines += attribute->klass->type == PANGO_ATTR_UNDERLINE;
      if (attribute->klass->type != PANGO_ATTR_BACKGROUND)
        continue;
      n++;
      *last = attribute->start_index;
    }
  g_slist_free_full (list, (GDestroyNotify) pango_attribute_destroy);
  g_assert_cmpint (n_underlines, ==, n);

  return n;
}

static int
count_backgrounds (GtkWidget *label)
{
  guint last;

  return find_backgrounds (label, &last);
}

static void
test_highlight (Fixture *self, gconstpointer data)
{
  g_autoptr (ErrdexResult) result = errdex_finder_search (self->finder, "x.one", NULL);
  g_autoptr (ErrdexResult) words = errdex_finder_search (self->finder, "alpha gone", NULL);
  g_autoptr (ErrdexResult) other = errdex_finder_search (self->finder, "un found written", NULL);

  errdex_detail_show (self->detail, self->library, 0, NULL);
  g_assert_cmpint (count_backgrounds (get_child (self, "code")), ==, 0);
  errdex_detail_show (self->detail, self->library, 0, result);
  g_assert_cmpint (count_backgrounds (get_child (self, "code")), >, 0);
  errdex_detail_show (self->detail, self->library, 0, words);
  g_assert_cmpint (count_backgrounds (get_child (self, "code")), ==, 0);
  g_assert_cmpint (count_backgrounds (get_child (self, "facts")), ==, 1);
  g_assert_cmpint (count_backgrounds (gtk_widget_get_first_child (get_child (self, "cause"))), ==,
                   1);
  /* the words of the program are not searched */
  errdex_detail_show (self->detail, self->library, 0, other);
  g_assert_cmpint (count_backgrounds (get_child (self, "facts")), ==, 0);
  g_assert_cmpint (count_backgrounds (get_child (self, "aliases")), ==, 2);
}

/* The library of the fixture behind another catalog, whose only entry names one of it. */
static ErrdexLibrary *
make_several (Fixture *self)
{
  g_autoptr (ErrdexCatalog) first
      = read_catalog ("{ \"errdex\": 1, \"id\": \"f\", \"title\": \"Alpha\","
                      "  \"categories\": [ { \"id\": \"a\", \"title\": \"Alpha\" } ],"
                      "  \"entries\": [ { \"code\": \"f.Two\", \"category\": \"a\","
                      "    \"description\": \"First.\", \"related\": [\"y.One\"] } ] }");
  ErrdexCatalog *catalogs[] = { first, self->library->catalogs[0] };

  return errdex_library_new (catalogs, G_N_ELEMENTS (catalogs));
}

/* A category does not say of which of several catalogs it is. Catalogs are not searched for words.
 */
static void
test_several (Fixture *self, gconstpointer data)
{
  g_autoptr (ErrdexLibrary) library = make_several (self);
  g_autoptr (ErrdexFinder) finder = errdex_finder_new (library);
  g_autoptr (ErrdexResult) result = errdex_finder_search (finder, "alpha", NULL);
  guint start = 0;

  errdex_detail_show (self->detail, library, 0, result);
  assert_text (self, "f.Two\nCopy code\nAlpha › Alpha\nCause\nFirst.\nWhat to do\n"
                     "The source names no solution.\n"
                     "See also\ny.One\nT › Alpha › Beta · Elsewhere.\nSource: Alpha\n");
  g_assert_cmpint (find_backgrounds (get_child (self, "facts"), &start), ==, 1);
  g_assert_cmpuint (start, ==, strlen ("Alpha › "));
}

static void
assert_facts (Fixture *self, const char *wanted)
{
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (get_child (self, "facts"))), ==, wanted);
}

/* In another library, the same entry may have another number. */
static void
test_move (Fixture *self, gconstpointer data)
{
  const guint last = self->library->n_entries - 1;
  g_autoptr (ErrdexLibrary) library = make_several (self);
  g_autoptr (ErrdexFinder) finder = errdex_finder_new (library);
  g_autoptr (ErrdexResult) before = errdex_finder_search (self->finder, "one", NULL);
  g_autoptr (ErrdexResult) result = errdex_finder_search (finder, "one", NULL);

  errdex_detail_show (self->detail, self->library, last, before);
  assert_facts (self, "Alpha › Beta");
  errdex_detail_move (self->detail, library, last + 1, result);
  assert_facts (self, "T › Alpha › Beta");
  errdex_detail_set_finder (self->detail, finder);
  g_assert_cmpint (errdex_detail_get_entry (self->detail), ==, last + 1);
  errdex_detail_refresh (self->detail);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (get_child (self, "code"))), ==, "y.One");
  g_assert_cmpint (count_backgrounds (get_child (self, "code")), ==, 1);
}

/* The heading stands directly before what it heads. */
static GtkWidget *
get_heading (Fixture *self, const char *name)
{
  return gtk_widget_get_prev_sibling (get_child (self, name));
}

static void
assert_heading (GtkWidget *widget, int level)
{
  g_assert_true (
      gtk_test_accessible_has_role (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_ROLE_HEADING));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LEVEL,
                                       level);
}

/* What a screen reader is told: headings to jump to, what belongs to them, and what a link or a
 * chip leads to. */
static void
test_accessible (Fixture *self, gconstpointer data)
{
  GtkWidget *link, *chip;

  errdex_detail_show (self->detail, self->library, 0, NULL);
  assert_heading (get_child (self, "code"), 1);
  assert_heading (get_heading (self, "cause"), 2);
  assert_heading (get_heading (self, "general"), 2);
  assert_heading (get_heading (self, "operations"), 2);
  assert_heading (get_heading (self, "related"), 2);
  assert_heading (gtk_widget_get_first_child (get_child (self, "similar_section")), 2);
  gtk_test_accessible_assert_relation (GTK_ACCESSIBLE (get_child (self, "cause")),
                                       GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                       get_heading (self, "cause"), NULL);

  link = gtk_widget_get_last_child (get_child (self, "related"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (link), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "x.Two");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (link), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Alpha › Beta · Another.");
  chip = gtk_widget_get_first_child (get_child (self, "operations"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "GetOne");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Search for this operation");
}

static int
measure_width (Fixture *self)
{
  int width;

  gtk_widget_measure (GTK_WIDGET (self->detail), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL,
                      NULL);

  return width;
}

static void
test_narrow (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < self->library->n_entries; i++)
    {
      errdex_detail_show (self->detail, self->library, i, NULL);
      g_assert_cmpint (measure_width (self), <=, NARROW);
    }
}

/* Every entry of the catalogs that the program ships. */
static void
test_shipped (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ErrdexLibrary) library = errdex_library_new_shipped (&error);

  g_assert_no_error (error);
  for (guint i = 0; i < library->n_entries; i++)
    {
      g_autofree char *title = errdex_summary_title (library, i);

      errdex_detail_show (self->detail, library, i, NULL);
      g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (get_child (self, "code"))), ==, title);
      g_assert_cmpint (measure_width (self), <=, NARROW);
    }
  errdex_detail_show (self->detail, NULL, -1, NULL);
}

static void
spin_until (gboolean (*done) (gpointer), gpointer data)
{
  while (!done (data))
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
can_scroll (gpointer adjustment)
{
  return gtk_adjustment_get_upper (adjustment) > gtk_adjustment_get_page_size (adjustment) + 10;
}

static void
test_scrolling (Fixture *self, gconstpointer data)
{
  GtkScrolledWindow *scroller;
  GtkAdjustment *adjustment;

  errdex_detail_show (self->detail, self->library, 2, NULL);
  scroller = GTK_SCROLLED_WINDOW (get_child (self, "scroller"));
  adjustment = gtk_scrolled_window_get_vadjustment (scroller);
  gtk_window_set_default_size (self->window, NARROW, 200);
  gtk_window_present (self->window);
  spin_until (can_scroll, adjustment);

  gtk_adjustment_set_value (adjustment, 10);
  errdex_detail_show (self->detail, self->library, 2, NULL);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 10);
  errdex_detail_show (self->detail, self->library, 0, NULL);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0);
}

/* Where the flow puts boxes of 40, 50 and 60 pixels in a line of 100, as `x,y` of each. */
static char *
flow_boxes (GtkTextDirection direction)
{
  g_autoptr (GtkWidget) flow = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  GString *places = g_string_new (NULL);
  int height;

  gtk_widget_set_layout_manager (flow, g_object_new (ERRDEX_TYPE_FLOW_LAYOUT, "spacing", 5, NULL));
  gtk_widget_set_direction (flow, direction);
  for (int width = 40; width <= 60; width += 10)
    {
      GtkWidget *child = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

      gtk_widget_set_size_request (child, width, 20);
      gtk_box_append (GTK_BOX (flow), child);
    }
  gtk_widget_measure (flow, GTK_ORIENTATION_VERTICAL, 100, &height, NULL, NULL, NULL);
  g_assert_cmpint (height, ==, 45);
  gtk_widget_size_allocate (flow, &(GtkAllocation){ 0, 0, 100, height }, -1);
  for (GtkWidget *child = gtk_widget_get_first_child (flow); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      double x, y;

      gtk_widget_translate_coordinates (child, flow, 0, 0, &x, &y);
      g_string_append_printf (places, "%g,%g ", x, y);
    }

  return g_string_free (places, FALSE);
}

static void
test_flow (void)
{
  g_autofree char *ltr = flow_boxes (GTK_TEXT_DIR_LTR);
  g_autofree char *rtl = flow_boxes (GTK_TEXT_DIR_RTL);

  g_assert_cmpstr (ltr, ==, "0,0 45,0 0,25 ");
  g_assert_cmpstr (rtl, ==, "60,0 5,0 40,25 ");
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  errdex_places_init_locale ();
  gtk_test_init (&argc, &argv, NULL);
  ADD ("/detail/empty", test_empty);
  ADD ("/detail/full", test_full);
  ADD ("/detail/general-advice", test_general_advice);
  ADD ("/detail/no-kind", test_no_kind);
  ADD ("/detail/again", test_again);
  ADD ("/detail/links", test_links);
  ADD ("/detail/focus", test_focus);
  ADD ("/detail/similar", test_similar);
  ADD ("/detail/other-finder", test_other_finder);
  ADD ("/detail/highlight", test_highlight);
  ADD ("/detail/several", test_several);
  ADD ("/detail/move", test_move);
  ADD ("/detail/accessible", test_accessible);
  ADD ("/detail/narrow", test_narrow);
  ADD ("/detail/shipped", test_shipped);
  ADD ("/detail/scrolling", test_scrolling);
  g_test_add_func ("/flow-layout/places", test_flow);

  return g_test_run ();
}
