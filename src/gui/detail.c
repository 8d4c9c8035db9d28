// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <glib/gi18n.h>

#include "errdex-gui-resources.h"

#include "detail-private.h"

#include "attributes.h"
#include "window.h"

G_DEFINE_FINAL_TYPE (ErrdexDetail, errdex_detail, GTK_TYPE_WIDGET)

/**
 * errdex_detail_forget_found:
 *
 * To be called before texts change: what is looked for in them has to be forgotten.
 */
void
errdex_detail_forget_found (ErrdexDetail *self)
{
  if (self->find != NULL)
    errdex_pane_find_forget (self->find);
}

/**
 * errdex_detail_find_again:
 *
 * To be called when texts have changed: looks for the same in them.
 */
void
errdex_detail_find_again (ErrdexDetail *self)
{
  if (self->find != NULL)
    errdex_pane_find_update (self->find);
}

static ErrdexMarks *
get_marks (ErrdexDetail *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return ERRDEX_IS_WINDOW (root) ? errdex_window_get_marks (ERRDEX_WINDOW (root)) : NULL;
}

static void
show_note (ErrdexDetail *self)
{
  errdex_note_view_show (self->note, get_marks (self), self->entry);
}

/**
 * errdex_detail_show_news:
 *
 * Says so if the entry that is shown is new or changed. What was said about it stays until another
 * one is shown.
 */
void
errdex_detail_show_news (ErrdexDetail *self)
{
  ErrdexMarks *marks = get_marks (self);
  ErrdexNewsKind kind = ERRDEX_NEWS_NONE;
  g_autofree char *text = NULL;
  const char *since;

  if (marks != NULL && self->entry >= 0)
    kind = errdex_marks_get_news (marks, self->entry, &since);
  if (kind == ERRDEX_NEWS_NONE)
    return;
  if (kind == ERRDEX_NEWS_NEW)
    /* Translators: of an entry; %s is a date */
    text = g_strdup_printf (_ ("New since %s"), since);
  else
    /* Translators: of an entry; %s is a date */
    text = g_strdup_printf (_ ("Changed on %s"), since);
  gtk_label_set_text (self->news, text);
  gtk_widget_set_visible (GTK_WIDGET (self->news), TRUE);
}

static void
show_entry (ErrdexDetail *self)
{
  errdex_detail_forget_found (self);
  errdex_detail_show_texts (self);
  show_note (self);
  gtk_widget_set_visible (GTK_WIDGET (self->news), FALSE);
  errdex_detail_show_news (self);
  errdex_detail_find_again (self);
}

static gboolean
break_lines (gpointer data)
{
  ErrdexDetail *self = data;

  self->breaking = 0;
  if (self->entry < 0)
    return G_SOURCE_REMOVE;
  errdex_detail_forget_found (self);
  errdex_detail_show_texts (self);
  errdex_detail_find_again (self);

  return G_SOURCE_REMOVE;
}

/* Where text is large, shorter words have to be broken. */
static void
errdex_detail_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  ErrdexDetail *self = ERRDEX_DETAIL (widget);

  GTK_WIDGET_CLASS (errdex_detail_parent_class)->css_changed (widget, change);

  /* Labels must not change while their styles do. */
  if (self->longest_word != errdex_attributes_get_longest_word () && self->breaking == 0)
    self->breaking = g_idle_add_full (G_PRIORITY_HIGH_IDLE, break_lines, self, NULL);
}

static gboolean
has_focus_within (ErrdexDetail *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

/* A label that can be selected takes the focus, and would select all its text each time that Tab
 * reaches it. */
static void
errdex_detail_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (errdex_detail_parent_class)->root (widget);

  g_object_set (gtk_widget_get_settings (widget), "gtk-label-select-on-focus", FALSE, NULL);
}

static void
errdex_detail_dispose (GObject *object)
{
  ErrdexDetail *self = ERRDEX_DETAIL (object);

  g_clear_handle_id (&self->breaking, g_source_remove);
  errdex_detail_forget_found (self);
  self->find = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), ERRDEX_TYPE_DETAIL);
  g_clear_pointer (&self->relations, errdex_related_free);
  g_clear_pointer (&self->library, errdex_library_unref);
  g_clear_pointer (&self->finder, errdex_finder_unref);
  g_clear_pointer (&self->result, errdex_result_unref);

  G_OBJECT_CLASS (errdex_detail_parent_class)->dispose (object);
}

static void
errdex_detail_class_init (ErrdexDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = errdex_detail_dispose;
  widget_class->root = errdex_detail_root;
  widget_class->css_changed = errdex_detail_css_changed;

  g_signal_new ("entry-activated", ERRDEX_TYPE_DETAIL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_UINT);
  g_signal_new ("search-requested", ERRDEX_TYPE_DETAIL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_STRING);

  /* the call links the resources in */
  errdex_gui_get_resource ();
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PREFIX "/detail.ui");
  gtk_widget_class_bind_template_child (widget_class, ErrdexDetail, stack);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "detail");
}

static void
errdex_detail_init (ErrdexDetail *self)
{
  self->entry = -1;
  self->longest_word = errdex_attributes_get_longest_word ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
errdex_detail_new (void)
{
  return g_object_new (ERRDEX_TYPE_DETAIL, NULL);
}

static double
get_scrolled (ErrdexDetail *self)
{
  if (self->page == NULL)
    return 0;

  return gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (self->scroller));
}

static void
scroll_to (ErrdexDetail *self, double value)
{
  if (self->page != NULL)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), value);
}

/* The number of an entry says nothing but in its library, and a result knows the numbers of one:
 * they change together. */
static void
take (ErrdexDetail *self, ErrdexLibrary *library, int entry, ErrdexResult *result)
{
  if (library != NULL)
    errdex_library_ref (library);
  if (result != NULL)
    errdex_result_ref (result);
  if (self->library != library)
    g_clear_pointer (&self->relations, errdex_related_free);
  g_clear_pointer (&self->library, errdex_library_unref);
  g_clear_pointer (&self->result, errdex_result_unref);
  self->library = library;
  self->result = result;
  self->entry = MAX (entry, -1);
}

/**
 * errdex_detail_show:
 * @self: a detail pane
 * @library: (nullable): the library that the entry stands in; may be %NULL where @entry is -1
 * @entry: the number of an entry in @library, or -1 to ask the reader to choose one
 * @result: (nullable): the search whose matches are highlighted
 *
 * Shows an entry. Another entry is shown from its top; the same one stays where the reader scrolled
 * it to.
 */
void
errdex_detail_show (ErrdexDetail *self, ErrdexLibrary *library, int entry, ErrdexResult *result)
{
  gboolean had_focus, moved;

  g_return_if_fail (ERRDEX_IS_DETAIL (self));
  g_return_if_fail (entry < 0 || (library != NULL && (guint) entry < library->n_entries));

  had_focus = has_focus_within (self);
  moved = self->library != library || self->entry != entry;
  take (self, library, entry, result);
  if (self->entry >= 0 && self->page == NULL)
    errdex_detail_make_page (self);
  if (self->entry >= 0)
    show_entry (self);
  gtk_stack_set_visible_child_name (self->stack, self->entry >= 0 ? "entry" : "empty");
  if (moved)
    scroll_to (self, 0);
  /* the link that was followed is gone, and the focus with it */
  if (had_focus && self->entry >= 0 && !has_focus_within (self))
    gtk_widget_grab_focus (GTK_WIDGET (self->code));
}

/* Whether an entry says in another library just what it says in this one. */
static gboolean
is_same (ErrdexDetail *self, ErrdexLibrary *library, int entry)
{
  if (self->entry < 0 || entry < 0)
    return self->entry < 0 && entry < 0;

  return errdex_library_get_entry (self->library, self->entry)
         == errdex_library_get_entry (library, entry);
}

/**
 * errdex_detail_move:
 * @self: a detail pane
 * @library: another library
 * @entry: the number that the entry that is shown has there, or -1
 * @result: (nullable): the search, made again there
 *
 * Goes over to another library. An entry that says the same there is left as it stands on the
 * screen, with what is selected in it and what is being written about it. To be followed by
 * errdex_detail_set_finder().
 */
void
errdex_detail_move (ErrdexDetail *self, ErrdexLibrary *library, int entry, ErrdexResult *result)
{
  double value = get_scrolled (self);

  if (!is_same (self, library, entry))
    {
      errdex_detail_show (self, library, entry, result);
      if (entry >= 0)
        scroll_to (self, value);
      return;
    }
  take (self, library, entry, result);
  if (self->page != NULL)
    errdex_note_view_move (self->note, entry);
  if (entry < 0)
    return;
  errdex_detail_forget_found (self);
  errdex_detail_show_facts (self);
  errdex_detail_show_related (self);
  errdex_detail_find_again (self);
}

/**
 * errdex_detail_set_finder:
 * @self: a detail pane
 * @finder: of the library whose entries are shown; it should be prepared, or its index is made now
 *
 * From now on, the codes that resemble the one shown are named as well.
 */
void
errdex_detail_set_finder (ErrdexDetail *self, ErrdexFinder *finder)
{
  g_return_if_fail (ERRDEX_IS_DETAIL (self));

  if (self->finder == finder)
    return;
  errdex_finder_ref (finder);
  g_clear_pointer (&self->finder, errdex_finder_unref);
  self->finder = finder;
  if (self->entry < 0)
    return;
  errdex_detail_forget_found (self);
  errdex_detail_show_similar (self);
  errdex_detail_find_again (self);
}

/**
 * errdex_detail_refresh:
 * @self: a detail pane
 *
 * Shows the entry again, in the language in which texts are shown now.
 */
void
errdex_detail_refresh (ErrdexDetail *self)
{
  g_return_if_fail (ERRDEX_IS_DETAIL (self));

  if (self->entry >= 0)
    show_entry (self);
}

/**
 * errdex_detail_edit_note:
 * @self: a detail pane that shows an entry
 *
 * Puts the focus where the note about the entry is written.
 */
void
errdex_detail_edit_note (ErrdexDetail *self)
{
  g_return_if_fail (ERRDEX_IS_DETAIL (self));

  if (self->entry >= 0)
    errdex_note_view_edit (self->note);
}

/**
 * errdex_detail_find:
 * @self: a detail pane that shows an entry
 * @direction: 0 to begin to look for a text in the entry, 1 to go to the next place with that text,
 * -1 to the one before
 */
void
errdex_detail_find (ErrdexDetail *self, int direction)
{
  g_return_if_fail (ERRDEX_IS_DETAIL (self));

  if (self->entry < 0 || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (self->find == NULL)
    {
      self->find
          = ERRDEX_PANE_FIND (errdex_pane_find_new (self->scroller, GTK_WIDGET (self->column)));
      gtk_box_prepend (self->page, GTK_WIDGET (self->find));
    }
  if (direction == 0)
    errdex_pane_find_open (self->find);
  else
    errdex_pane_find_move (self->find, direction);
}

/**
 * errdex_detail_get_entry:
 * @self: a detail pane
 *
 * Returns: the number of the entry that is shown, or -1
 */
int
errdex_detail_get_entry (ErrdexDetail *self)
{
  g_return_val_if_fail (ERRDEX_IS_DETAIL (self), -1);

  return self->entry;
}
