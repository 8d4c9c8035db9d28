// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "note-view.h"

#include <string.h>

#include <glib/gi18n.h>

/* A note takes no more than this, so that a paste by mistake does no harm; in characters. */
#define MAX_NOTE 50000
/* What is scrolled to does not stand at the very edge; in pixels. */
#define MARGIN 24

struct _ErrdexNoteView
{
  GtkWidget parent_instance;
  GtkWidget *button; /* to write a note where there is none */
  GtkWidget *heading;
  GtkWidget *text; /* NULL until a note is shown: most entries have none */
  ErrdexMarks *marks;
  int entry;
  gboolean loading;
  guint scrolling; /* to the cursor, */
  guint n_frames;  /* for so many frames */
};

G_DEFINE_FINAL_TYPE (ErrdexNoteView, errdex_note_view, GTK_TYPE_WIDGET)

static const char *
get_note (ErrdexNoteView *self)
{
  const char *note = errdex_marks_get_note (self->marks, self->entry);

  return note != NULL ? note : "";
}

static void
scroll_to_cursor (ErrdexNoteView *self, GtkScrolledWindow *pane)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->text);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (pane);
  GtkWidget *content = gtk_viewport_get_child (GTK_VIEWPORT (gtk_scrolled_window_get_child (pane)));
  int height = gtk_widget_get_height (self->text), x, y;
  double top, cursor;
  GdkRectangle place;
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  gtk_text_view_get_iter_location (view, &iter, &place);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, place.x, place.y, &x, &y);
  if (!gtk_widget_translate_coordinates (self->text, content, 0, 0, NULL, &top)
      || !gtk_widget_translate_coordinates (self->text, content, x, y, NULL, &cursor))
    return;
  if (height < gtk_adjustment_get_page_size (adjustment) / 2)
    gtk_adjustment_clamp_page (adjustment, top - MARGIN, top + height + MARGIN);
  gtk_adjustment_clamp_page (adjustment, cursor - MARGIN, cursor + place.height + MARGIN);
}

/* What has just been shown or written has no place before the next frame. */
static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  ErrdexNoteView *self = ERRDEX_NOTE_VIEW (widget);
  GtkWidget *pane;

  if (self->n_frames++ == 0)
    return G_SOURCE_CONTINUE;
  self->scrolling = 0;
  pane = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  if (pane != NULL && self->text != NULL && gtk_widget_has_focus (self->text))
    scroll_to_cursor (self, GTK_SCROLLED_WINDOW (pane));

  return G_SOURCE_REMOVE;
}

/* The pane scrolls to what gets the focus, but only if that had a place before, and never to where
 * in it something is written. */
static void
keep_cursor_seen (ErrdexNoteView *self)
{
  self->n_frames = 0;
  if (self->scrolling == 0)
    self->scrolling = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick, NULL, NULL);
}

static void
on_text_changed (ErrdexNoteView *self, GtkTextBuffer *buffer)
{
  g_autofree char *text = NULL;

  if (self->loading || self->marks == NULL)
    return;
  g_object_get (buffer, "text", &text, NULL);
  errdex_marks_set_note (self->marks, self->entry, text);
}

static void
on_insert (GtkTextBuffer *buffer, GtkTextIter *place, char *text, int length)
{
  if (gtk_text_buffer_get_char_count (buffer) + g_utf8_strlen (text, length) > MAX_NOTE)
    g_signal_stop_emission_by_name (buffer, "insert-text");
}

/* Keys that the text has no use for must not go to the search, as others in the window do. */
static gboolean
on_key_pressed (ErrdexNoteView *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))),
                          GTK_DIR_TAB_FORWARD);

  return GDK_EVENT_STOP;
}

static void
make_text (ErrdexNoteView *self)
{
  GtkTextBuffer *buffer;
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->text = g_object_new (GTK_TYPE_TEXT_VIEW, "wrap-mode", GTK_WRAP_WORD_CHAR, "accepts-tab",
                             FALSE, "height-request", 72, NULL);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  self->heading, NULL, -1);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text));
  g_signal_connect_object (buffer, "changed", G_CALLBACK (on_text_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (buffer, "insert-text", G_CALLBACK (on_insert), NULL);
  g_signal_connect_object (buffer, "notify::cursor-position", G_CALLBACK (keep_cursor_seen), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_pressed), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->text, keys);
  gtk_widget_insert_after (self->text, GTK_WIDGET (self), self->heading);
}

static void
load (ErrdexNoteView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text));
  g_autofree char *text = NULL;

  g_object_get (buffer, "text", &text, NULL);
  if (g_str_equal (text, get_note (self)))
    return;
  self->loading = TRUE;
  gtk_text_buffer_set_text (buffer, get_note (self), -1);
  self->loading = FALSE;
}

/* What was written about one entry must not be undone at another. */
static void
forget_changes (ErrdexNoteView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text));

  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  gtk_text_buffer_set_enable_undo (buffer, TRUE);
}

static void
update (ErrdexNoteView *self, gboolean writing)
{
  gboolean shown = self->marks != NULL && (writing || *get_note (self) != '\0');

  if (shown && self->text == NULL)
    make_text (self);
  if (shown)
    load (self);
  gtk_widget_set_visible (self->heading, shown);
  if (self->text != NULL)
    gtk_widget_set_visible (self->text, shown);
  gtk_widget_set_visible (self->button, !shown);
  gtk_widget_set_visible (GTK_WIDGET (self), self->marks != NULL);
}

/* Also while it is written; then it says the same already. Who deletes all of it may go on. */
static void
on_marks_changed (ErrdexNoteView *self)
{
  update (self, self->text != NULL && gtk_widget_has_focus (self->text));
}

static void
errdex_note_view_dispose (GObject *object)
{
  ErrdexNoteView *self = ERRDEX_NOTE_VIEW (object);

  errdex_note_view_show (self, NULL, -1);
  g_clear_pointer (&self->text, gtk_widget_unparent);
  g_clear_pointer (&self->heading, gtk_widget_unparent);
  g_clear_pointer (&self->button, gtk_widget_unparent);

  G_OBJECT_CLASS (errdex_note_view_parent_class)->dispose (object);
}

static void
errdex_note_view_class_init (ErrdexNoteViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = errdex_note_view_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
errdex_note_view_init (ErrdexNoteView *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (
                                      gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "note");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  self->entry = -1;

  self->heading = g_object_new (GTK_TYPE_LABEL, "label", _ ("Your note"), "xalign", 0.0,
                                "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);
  gtk_widget_add_css_class (self->heading, "section");
  gtk_widget_set_parent (self->heading, GTK_WIDGET (self));
  self->button = g_object_new (GTK_TYPE_BUTTON, "label", _ ("Add a note"), "action-name",
                               "win.edit-note", "halign", GTK_ALIGN_START, NULL);
  g_object_set (gtk_button_get_child (GTK_BUTTON (self->button)), "wrap", TRUE, "wrap-mode",
                PANGO_WRAP_WORD_CHAR, NULL);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

/**
 * errdex_note_view_show:
 * @marks: (nullable): what the user keeps; without it nothing is shown
 * @entry: the number of an entry
 */
void
errdex_note_view_show (ErrdexNoteView *self, ErrdexMarks *marks, int entry)
{
  gboolean same = self->marks == marks && self->entry == entry;

  if (self->marks != marks && self->marks != NULL)
    g_signal_handlers_disconnect_by_data (self->marks, self);
  if (self->marks != marks && marks != NULL)
    g_signal_connect_object (marks, "changed", G_CALLBACK (on_marks_changed), self,
                             G_CONNECT_SWAPPED);
  g_set_object (&self->marks, marks);
  self->entry = entry;
  if (self->button != NULL)
    update (self, same && self->text != NULL && gtk_widget_has_focus (self->text));
  if (!same && self->text != NULL)
    forget_changes (self);
}

/**
 * errdex_note_view_move:
 * @entry: the number that the entry has now
 *
 * Goes on with the same entry, which got another number.
 */
void
errdex_note_view_move (ErrdexNoteView *self, int entry)
{
  self->entry = entry;
}

/**
 * errdex_note_view_edit:
 *
 * Lets the note be written: puts the focus into it.
 */
void
errdex_note_view_edit (ErrdexNoteView *self)
{
  if (self->marks == NULL)
    return;
  update (self, TRUE);
  gtk_widget_grab_focus (self->text);
  keep_cursor_seen (self);
}
