// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* The window in Arabic: it is mirrored, and codes run from left to right in it. */

#include "config.h"

#include <string.h>

#include <gtk/gtk.h>

#include "catalog/places.h"
#include "gui/detail.h"
#include "gui/direction.h"
#include "gui/list.h"
#include "gui/miss-page.h"
#include "gui/notice.h"
#include "gui/sentence.h"
#include "gui/toast.h"
#include "gui/window.h"

#include "driver.h"

#define CODE "iot.device.NotExistedDevice"

typedef struct
{
  ErrdexWindow *window;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->window = open_window ();
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  close_window (self->window);
}

static GtkWidget *
find_in_window (Fixture *self, GType type)
{
  return find_widget (GTK_WIDGET (self->window), type);
}

/* The first label in a widget that has @text in it. */
static GtkLabel *
find_label (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return GTK_LABEL (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkLabel *found = find_label (child, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* Where the left edge of the character at @at is, in Pango units. */
static int
get_left (PangoLayout *layout, gsize at)
{
  PangoRectangle place;

  pango_layout_index_to_pos (layout, at, &place);

  return MIN (place.x, place.x + place.width);
}

static gsize
find (GtkLabel *label, const char *part)
{
  const char *text = gtk_label_get_text (label);

  return strstr (text, part) - text;
}

/* Whether every character of a code stands to the right of the one before. */
static gboolean
runs_left_to_right (GtkLabel *label, const char *code)
{
  PangoLayout *layout = gtk_label_get_layout (label);
  gsize start = find (label, code);

  for (gsize i = start + 1; i < start + strlen (code); i++)
    if (get_left (layout, i) <= get_left (layout, i - 1))
      return FALSE;

  return TRUE;
}

/* A label that has just got its text may not have got its place yet. */
static void
assert_left_to_right (GtkLabel *label, const char *code)
{
  g_assert_nonnull (strstr (gtk_label_get_text (label), code));
  wait_until (runs_left_to_right (label, code));
}

static void
test_mirrored (Fixture *self, gconstpointer data)
{
  GtkWidget *list = find_in_window (self, ERRDEX_TYPE_LIST);
  GtkWidget *detail = find_in_window (self, ERRDEX_TYPE_DETAIL);
  graphene_rect_t list_place, detail_place;

  g_assert_cmpint (gtk_widget_get_default_direction (), ==, GTK_TEXT_DIR_RTL);
  wait_until (gtk_widget_get_width (list) > 0);
  g_assert_true (gtk_widget_compute_bounds (list, GTK_WIDGET (self->window), &list_place));
  g_assert_true (gtk_widget_compute_bounds (detail, GTK_WIDGET (self->window), &detail_place));
  g_assert_cmpfloat (list_place.origin.x, >, detail_place.origin.x);
}

/* The program's own translation counts, whatever GTK thinks. */
static void
test_follow (Fixture *self, gconstpointer data)
{
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  errdex_direction_follow_translation ();
  g_assert_cmpint (gtk_widget_get_default_direction (), ==, GTK_TEXT_DIR_RTL);
}

static void
test_isolate (Fixture *self, gconstpointer data)
{
  g_autofree char *isolated = errdex_direction_isolate ("iot.");
  g_autofree char *plain = NULL;

  g_assert_cmpstr (isolated, ==, "\u2068iot.\u2069");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  plain = errdex_direction_isolate ("iot.");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  g_assert_cmpstr (plain, ==, "iot.");
}

static char *
copy (Fixture *self, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (self->window), action, NULL);

  return read_clipboard (GTK_WIDGET (self->window));
}

/* The note about it has the code in one piece; what was copied is the code alone. */
static void
test_copy (Fixture *self, gconstpointer data)
{
  g_autofree char *code = NULL, *markdown = NULL;
  GtkWidget *toast = find_in_window (self, ERRDEX_TYPE_TOAST);

  errdex_window_open_code (self->window, CODE);
  code = copy (self, "win.copy-code");
  g_assert_cmpstr (code, ==, CODE);
  g_assert_nonnull (find_label (toast, "\u2068" CODE "\u2069"));
  assert_left_to_right (find_label (toast, CODE), CODE);
  markdown = copy (self, "win.copy-markdown");
  g_assert_nonnull (strstr (markdown, CODE));
  g_assert_null (strstr (markdown, "\u2068"));
  g_assert_null (strstr (markdown, "\u2069"));
}

/* Text that can be selected can be copied, so there is nothing in it that cannot be seen. */
static void
assert_no_isolates (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && gtk_label_get_selectable (GTK_LABEL (widget)))
    {
      g_assert_null (strstr (gtk_label_get_text (GTK_LABEL (widget)), "\u2068"));
      g_assert_null (strstr (gtk_label_get_text (GTK_LABEL (widget)), "\u2069"));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    assert_no_isolates (child);
}

static void
test_detail (Fixture *self, gconstpointer data)
{
  GtkWidget *detail = find_in_window (self, ERRDEX_TYPE_DETAIL);

  errdex_window_open_code (self->window, CODE);
  wait_until (find_label (detail, CODE) != NULL);
  assert_left_to_right (find_label (detail, CODE), CODE);
  assert_no_isolates (GTK_WIDGET (self->window));
}

/* The beginning of a code ends with a dot, which stays at its end; so does a dot that was typed. */
static void
test_miss (Fixture *self, gconstpointer data)
{
  GtkWidget *miss;

  errdex_window_search (self->window, "iot.device.Qqqqqqqqqqqq.");
  wait_until (find_in_window (self, ERRDEX_TYPE_MISS_PAGE) != NULL);
  miss = find_in_window (self, ERRDEX_TYPE_MISS_PAGE);
  wait_until (find_label (miss, "iot.device.Qqqqqqqqqqqq.") != NULL);
  assert_left_to_right (find_label (miss, "iot.device.Qqqqqqqqqqqq."), "iot.device.Qqqqqqqqqqqq.");
  assert_left_to_right (find_label (miss, "iot.device.\u2069"), "iot.device.");
  assert_left_to_right (find_label (miss, "2025-09-18"), "2025-09-18");
}

/* The place of a problem comes first, at the right, and is read from the left as what is quoted. */
static void
test_problem (Fixture *self, gconstpointer data)
{
  const ErrdexProblem problem
      = { 2, 9, (char *) "$.id", (char *) "المتوقع: حروف، والموجود: «Gate way!»" };
  const ErrdexProblem whole = { 0, 0, NULL, (char *) "المتوقع: حروف" };
  g_autofree char *line = errdex_sentence_new_for_problem (&problem);
  g_autofree char *plain = errdex_sentence_new_for_problem (&whole);
  g_autofree char *copied = NULL;
  GtkLabel *label;

  g_assert_cmpstr (plain, ==, "المتوقع: حروف");
  errdex_window_warn (self->window, line);
  label = find_label (find_in_window (self, ERRDEX_TYPE_NOTICES), "$.id");
  assert_left_to_right (label, "2:9: $.id");
  assert_left_to_right (label, "Gate way!");
  g_assert_cmpint (get_left (gtk_label_get_layout (label), find (label, "2:9")), >,
                   get_left (gtk_label_get_layout (label), find (label, "المتوقع")));
  gtk_label_select_region (label, 0, -1);
  g_signal_emit_by_name (label, "copy-clipboard");
  copied = read_clipboard (GTK_WIDGET (self->window));
  g_assert_cmpstr (copied, ==, "2:9: $.id: المتوقع: حروف، والموجود: «Gate way!»");
}

/* The caret goes from left to right through a code that is typed, to its end. */
static void
test_caret (Fixture *self, gconstpointer data)
{
  GtkText *text = GTK_TEXT (find_in_window (self, GTK_TYPE_TEXT));
  const char *code = "iot.device";
  float last = -1;

  errdex_window_search (self->window, code);
  /* the field scrolls to the caret when it is laid out */
  spin (50);
  for (gsize i = 0; i <= strlen (code); i++)
    {
      graphene_rect_t caret;

      gtk_text_compute_cursor_extents (text, i, &caret, NULL);
      g_assert_cmpfloat (caret.origin.x, >, last);
      last = caret.origin.x;
    }
}

#define ADD(path, test) g_test_add ("/right-to-left/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  errdex_places_init_locale ();
  gtk_test_init (&argc, &argv, NULL);
  ADD ("mirrored", test_mirrored);
  ADD ("follow", test_follow);
  ADD ("isolate", test_isolate);
  ADD ("copy", test_copy);
  ADD ("detail", test_detail);
  ADD ("miss", test_miss);
  ADD ("problem", test_problem);
  ADD ("caret", test_caret);

  return g_test_run ();
}
