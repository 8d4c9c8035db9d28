// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "pane-find.h"

#include <string.h>

#include <glib/gi18n.h>

#include "errdex-gui-resources.h"

#include "pane-matches.h"

/* What is scrolled to does not stand at the very edge; in pixels. */
#define MARGIN 24

struct _ErrdexPaneFind
{
  GtkWidget parent_instance;

  GtkWidget *entry;
  GtkLabel *count;
  GtkWidget *previous;
  GtkWidget *next;

  GtkScrolledWindow *pane;
  GtkWidget *content;
  ErrdexPaneMatches *matches; /* NULL while nothing is looked for */
  guint current;
  guint scrolling;  /* to the current place, */
  guint n_frames;   /* for so many frames */
  GtkWidget *focus; /* (weak): what had it before */
};

G_DEFINE_FINAL_TYPE (ErrdexPaneFind, errdex_pane_find, GTK_TYPE_WIDGET)

static guint
count_matches (ErrdexPaneFind *self)
{
  return self->matches != NULL ? errdex_pane_matches_count (self->matches) : 0;
}

static const char *
get_text (ErrdexPaneFind *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/* What is seen is told to who cannot see it as well. */
static void
show_count (ErrdexPaneFind *self)
{
  guint n_matches = count_matches (self);
  gboolean missing = n_matches == 0 && *get_text (self) != '\0';
  g_autofree char *text = NULL;

  if (n_matches > 0)
    /* Translators: the place that is shown, of all places where a text was found */
    text = g_strdup_printf (_ ("%u of %u"), self->current + 1, n_matches);
  else
    text = g_strdup (missing ? _ ("Not found") : "");
  gtk_label_set_text (self->count, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text, -1);
  if (missing)
    gtk_widget_add_css_class (self->entry, "error");
  else
    gtk_widget_remove_css_class (self->entry, "error");
  gtk_widget_set_sensitive (self->previous, n_matches > 1);
  gtk_widget_set_sensitive (self->next, n_matches > 1);
}

static void
scroll_to (ErrdexPaneFind *self, const graphene_rect_t *place)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->pane);
  double top = gtk_adjustment_get_value (adjustment);
  double page = gtk_adjustment_get_page_size (adjustment);

  if (place->origin.y < top + MARGIN || place->origin.y + place->size.height > top + page - MARGIN)
    gtk_adjustment_set_value (adjustment, place->origin.y - page / 3);
}

/* What has just been shown has no place before the next frame. */
static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  ErrdexPaneFind *self = ERRDEX_PANE_FIND (widget);
  graphene_rect_t place;

  if (self->n_frames++ == 0)
    return G_SOURCE_CONTINUE;

  self->scrolling = 0;
  if (self->matches != NULL && errdex_pane_matches_locate (self->matches, self->current, &place))
    scroll_to (self, &place);

  return G_SOURCE_REMOVE;
}

static void
stop_scrolling (ErrdexPaneFind *self)
{
  if (self->scrolling != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->scrolling);
  self->scrolling = 0;
}

static void
show_current (ErrdexPaneFind *self)
{
  errdex_pane_matches_set_current (self->matches, self->current);
  show_count (self);
  stop_scrolling (self);
  self->n_frames = 0;
  self->scrolling = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick, NULL, NULL);
}

static void
find (ErrdexPaneFind *self)
{
  errdex_pane_find_forget (self);
  if (*get_text (self) != '\0')
    self->matches = errdex_pane_matches_new (self->content, get_text (self));
  self->current = 0;
  if (count_matches (self) > 0)
    show_current (self);
  else
    show_count (self);
}

static void
on_text_changed (ErrdexPaneFind *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    find (self);
}

static void
on_next (ErrdexPaneFind *self)
{
  errdex_pane_find_move (self, 1);
}

static void
on_previous (ErrdexPaneFind *self)
{
  errdex_pane_find_move (self, -1);
}

/* Keys that the entry has no use for must not go to the search, as others in the window do. */
static gboolean
on_key_pressed (ErrdexPaneFind *self, guint keyval, guint keycode, GdkModifierType state)
{
  gboolean enter = keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter;

  if (!enter || (state & gtk_accelerator_get_default_mod_mask ()) != GDK_SHIFT_MASK)
    return GDK_EVENT_PROPAGATE;
  on_previous (self);

  return GDK_EVENT_STOP;
}

/* A note may have been written meanwhile. */
static void
on_focus_enter (ErrdexPaneFind *self)
{
  guint current = self->current;

  if (self->matches == NULL)
    return;
  find (self);
  if (current == 0 || current >= count_matches (self))
    return;
  self->current = current;
  show_current (self);
}

static void
errdex_pane_find_dispose (GObject *object)
{
  ErrdexPaneFind *self = ERRDEX_PANE_FIND (object);
  GtkWidget *child;

  errdex_pane_find_forget (self);
  g_clear_weak_pointer (&self->focus);
  gtk_widget_dispose_template (GTK_WIDGET (self), ERRDEX_TYPE_PANE_FIND);
  /* those without a name are left */
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (errdex_pane_find_parent_class)->dispose (object);
}

static void
errdex_pane_find_class_init (ErrdexPaneFindClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = errdex_pane_find_dispose;

  errdex_gui_get_resource ();
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PREFIX "/pane-find.ui");
  gtk_widget_class_bind_template_child (widget_class, ErrdexPaneFind, entry);
  gtk_widget_class_bind_template_child (widget_class, ErrdexPaneFind, count);
  gtk_widget_class_bind_template_child (widget_class, ErrdexPaneFind, previous);
  gtk_widget_class_bind_template_child (widget_class, ErrdexPaneFind, next);
  gtk_widget_class_bind_template_callback (widget_class, on_text_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_next);
  gtk_widget_class_bind_template_callback (widget_class, on_previous);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed);
  gtk_widget_class_bind_template_callback (widget_class, on_focus_enter);
  gtk_widget_class_bind_template_callback (widget_class, errdex_pane_find_close);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SEARCH);
}

static void
errdex_pane_find_init (ErrdexPaneFind *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  show_count (self);
}

/**
 * errdex_pane_find_new:
 * @pane: what scrolls; has to live as long as the bar
 * @content: what is looked in, inside of @pane
 *
 * Returns: (transfer floating): a bar that is not open yet
 */
GtkWidget *
errdex_pane_find_new (GtkScrolledWindow *pane, GtkWidget *content)
{
  ErrdexPaneFind *self = g_object_new (ERRDEX_TYPE_PANE_FIND, NULL);

  self->pane = pane;
  self->content = content;

  return GTK_WIDGET (self);
}

/* A few words that are selected are most likely what is looked for. */
static void
take_selection (ErrdexPaneFind *self)
{
  g_autofree char *selected = NULL;
  int start, end;

  if (!GTK_IS_LABEL (self->focus) || !gtk_widget_is_ancestor (self->focus, self->content)
      || !gtk_label_get_selection_bounds (GTK_LABEL (self->focus), &start, &end))
    return;

  selected = g_utf8_substring (gtk_label_get_text (GTK_LABEL (self->focus)), start, end);
  if (strchr (selected, '\n') == NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), selected);
}

/**
 * errdex_pane_find_open:
 *
 * Shows the bar and puts the focus into it. What was looked for last is looked for again.
 */
void
errdex_pane_find_open (ErrdexPaneFind *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    {
      g_set_weak_pointer (&self->focus, focus);
      take_selection (self);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_grab_focus (self->entry);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  find (self);
}

/**
 * errdex_pane_find_close:
 *
 * Hides the bar and gives the focus back to what had it before.
 */
void
errdex_pane_find_close (ErrdexPaneFind *self)
{
  GtkWidget *focus = self->focus;

  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  errdex_pane_find_forget (self);
  if (focus == NULL || !gtk_widget_get_mapped (focus) || !gtk_widget_grab_focus (focus))
    gtk_widget_child_focus (self->content, GTK_DIR_TAB_FORWARD);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * errdex_pane_find_move:
 * @direction: 1 to the next place, -1 to the one before
 *
 * Goes to another place, from the last one to the first. Opens the bar if it is closed.
 */
void
errdex_pane_find_move (ErrdexPaneFind *self, int direction)
{
  guint n_matches;

  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    {
      errdex_pane_find_open (self);
      return;
    }
  n_matches = count_matches (self);
  if (n_matches == 0)
    return;
  self->current = (self->current + n_matches + direction) % n_matches;
  show_current (self);
}

/**
 * errdex_pane_find_forget:
 *
 * To be called before the content changes: takes the highlights away.
 */
void
errdex_pane_find_forget (ErrdexPaneFind *self)
{
  stop_scrolling (self);
  g_clear_pointer (&self->matches, errdex_pane_matches_free);
}

/**
 * errdex_pane_find_update:
 *
 * To be called when the content has changed: looks again, if the bar is open.
 */
void
errdex_pane_find_update (ErrdexPaneFind *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    find (self);
}
