// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "notice.h"

#include <glib/gi18n.h>

#include "sentence.h"

#define MESSAGE "errdex-message"

struct _ErrdexNotices
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (ErrdexNotices, errdex_notices, GTK_TYPE_WIDGET)

static gboolean
has_focus_within (GtkWidget *widget)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

/* The focus must not be lost with the button that has it. */
static void
move_focus (GtkWidget *notice)
{
  GtkWidget *next = gtk_widget_get_next_sibling (notice);

  if (next == NULL || !gtk_widget_child_focus (next, GTK_DIR_TAB_FORWARD))
    gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (notice)), GTK_DIR_TAB_FORWARD);
}

static void
show_first (ErrdexNotices *self)
{
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self));

  for (GtkWidget *notice = first; notice != NULL; notice = gtk_widget_get_next_sibling (notice))
    gtk_widget_set_visible (notice, notice == first);
  gtk_widget_set_visible (GTK_WIDGET (self), first != NULL);
}

static void
on_closed (GtkWidget *notice)
{
  ErrdexNotices *self = ERRDEX_NOTICES (gtk_widget_get_parent (notice));
  GtkWidget *next = gtk_widget_get_next_sibling (notice);

  if (next != NULL)
    gtk_widget_set_visible (next, TRUE);
  if (has_focus_within (notice))
    move_focus (notice);
  gtk_widget_unparent (notice);
  show_first (self);
}

static void
errdex_notices_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (errdex_notices_parent_class)->dispose (object);
}

static void
errdex_notices_class_init (ErrdexNoticesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = errdex_notices_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
errdex_notices_init (ErrdexNotices *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static GtkWidget *
new_label (const char *message)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                   "xalign", 0.0, "hexpand", TRUE, "selectable", TRUE, NULL);

  errdex_sentence_show (GTK_LABEL (label), message);

  return label;
}

static GtkWidget *
new_close_button (GtkWidget *notice)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, _ ("Close"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Close"), -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_closed), notice, G_CONNECT_SWAPPED);

  return button;
}

static gboolean
has_message (ErrdexNotices *self, const char *message)
{
  for (GtkWidget *notice = gtk_widget_get_first_child (GTK_WIDGET (self)); notice != NULL;
       notice = gtk_widget_get_next_sibling (notice))
    if (g_str_equal (g_object_get_data (G_OBJECT (notice), MESSAGE), message))
      return TRUE;

  return FALSE;
}

static int
measure_bar (GtkWidget *bar, GtkOrientation orientation, int for_size)
{
  int minimum = 0;

  if (bar != NULL && gtk_widget_should_layout (bar))
    gtk_widget_measure (bar, orientation, for_size, &minimum, NULL, NULL, NULL);

  return minimum;
}

static void
measure (GtkWidget *box,
         GtkOrientation orientation,
         int for_size,
         int *minimum,
         int *natural,
         int *minimum_baseline,
         int *natural_baseline)
{
  GtkWidget *notices = gtk_widget_get_first_child (box);
  GtkWidget *page = gtk_widget_get_next_sibling (notices);
  int above, below;

  /* GTK asks windows for the width that fits a height too. Texts can only find it by being laid out
   * for one width after the other, and a page that is too long for the height scrolls anyway. */
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    for_size = -1;
  above = measure_bar (notices, orientation, for_size);
  below = measure_bar (gtk_widget_get_next_sibling (page), orientation, for_size);
  gtk_widget_measure (page, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum += above + below;
      *natural += above + below;
    }
  else
    {
      *minimum = MAX (*minimum, MAX (above, below));
      *natural = MAX (*natural, MAX (above, below));
    }
}

static void
allocate_bar (GtkWidget *bar, int y, int width, int height)
{
  if (bar != NULL && gtk_widget_should_layout (bar))
    gtk_widget_size_allocate (bar, &(GtkAllocation){ 0, y, width, height }, -1);
}

static void
allocate (GtkWidget *box, int width, int height, int baseline)
{
  GtkWidget *notices = gtk_widget_get_first_child (box);
  GtkWidget *page = gtk_widget_get_next_sibling (notices);
  GtkWidget *offer = gtk_widget_get_next_sibling (page);
  int above = measure_bar (notices, GTK_ORIENTATION_VERTICAL, width);
  int below = measure_bar (offer, GTK_ORIENTATION_VERTICAL, width);

  allocate_bar (notices, 0, width, above);
  gtk_widget_size_allocate (page, &(GtkAllocation){ 0, above, width, height - above - below }, -1);
  allocate_bar (offer, height - below, width, below);
}

static GtkSizeRequestMode
get_request_mode (GtkWidget *box)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/**
 * errdex_notices_new_layout:
 *
 * A vertical box would do, but GTK 4.8 warns where a page of the window says that it is lower than
 * it is, and pages do so while they change.
 *
 * Returns: (transfer full): what gives notices, the first child, and a bar below, the third one if
 * there is one, the room that they need, and the rest to the second child
 */
GtkLayoutManager *
errdex_notices_new_layout (void)
{
  return gtk_custom_layout_new (get_request_mode, measure, allocate);
}

/**
 * errdex_notices_show:
 * @topic: (nullable): what it is about
 * @message: one or more sentences
 *
 * Shows a notice until the user closes it, or errdex_notices_close() does. One that is there about
 * the same topic is replaced; any other one is shown again after that. What is there already is not
 * said twice.
 */
void
errdex_notices_show (ErrdexNotices *self, const char *topic, const char *message)
{
  GtkWidget *notice;

  g_return_if_fail (ERRDEX_IS_NOTICES (self));

  if (topic != NULL)
    errdex_notices_close (self, topic);
  if (has_message (self, message))
    return;

  notice = g_object_new (GTK_TYPE_BOX, "spacing", 12, "visible", FALSE, "accessible-role",
                         GTK_ACCESSIBLE_ROLE_ALERT, NULL);
  gtk_widget_add_css_class (notice, "notice");
  if (topic != NULL)
    gtk_widget_set_name (notice, topic);
  g_object_set_data_full (G_OBJECT (notice), MESSAGE, g_strdup (message), g_free);
  gtk_box_append (GTK_BOX (notice), new_label (message));
  gtk_box_append (GTK_BOX (notice), new_close_button (notice));
  gtk_widget_insert_after (notice, GTK_WIDGET (self), NULL);
  show_first (self);
}

/**
 * errdex_notices_close:
 * @topic: what it is about
 *
 * Closes the notice about this, if there is one.
 */
void
errdex_notices_close (ErrdexNotices *self, const char *topic)
{
  GtkWidget *next;

  g_return_if_fail (ERRDEX_IS_NOTICES (self));

  for (GtkWidget *notice = gtk_widget_get_first_child (GTK_WIDGET (self)); notice != NULL;
       notice = next)
    {
      next = gtk_widget_get_next_sibling (notice);
      if (g_str_equal (gtk_widget_get_name (notice), topic))
        on_closed (notice);
    }
}
