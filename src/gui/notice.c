// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "notice.h"

#include <glib/gi18n.h>

/* Longer lines are hard to read; in characters. */
#define MAX_LINE 60

static void
on_closed (GtkWidget *notice)
{
  gtk_overlay_remove_overlay (GTK_OVERLAY (gtk_widget_get_parent (notice)), notice);
}

static GtkWidget *
new_label (const char *message)
{
  return g_object_new (GTK_TYPE_LABEL, "label", message, "wrap", TRUE, "wrap-mode",
                       PANGO_WRAP_WORD_CHAR, "max-width-chars", MAX_LINE, "xalign", 0.0, "hexpand",
                       TRUE, "selectable", TRUE, NULL);
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

/**
 * errdex_notice_show:
 * @overlay: what to show it over
 * @topic: (nullable): what it is about
 * @message: one or more sentences
 *
 * Shows a notice until the user closes it, or errdex_notice_close() does. One that is there about
 * the same topic is replaced.
 */
void
errdex_notice_show (GtkOverlay *overlay, const char *topic, const char *message)
{
  GtkWidget *notice
      = g_object_new (GTK_TYPE_BOX, "spacing", 12, "halign", GTK_ALIGN_CENTER, "valign",
                      GTK_ALIGN_START, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, NULL);

  if (topic != NULL)
    {
      errdex_notice_close (overlay, topic);
      gtk_widget_set_name (notice, topic);
    }
  gtk_widget_add_css_class (notice, "notice");
  gtk_box_append (GTK_BOX (notice), new_label (message));
  gtk_box_append (GTK_BOX (notice), new_close_button (notice));
  gtk_overlay_add_overlay (overlay, notice);
}

/**
 * errdex_notice_close:
 * @overlay: what it is shown over
 * @topic: what it is about
 *
 * Closes the notice about this, if there is one.
 */
void
errdex_notice_close (GtkOverlay *overlay, const char *topic)
{
  GtkWidget *next;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (overlay)); child != NULL;
       child = next)
    {
      next = gtk_widget_get_next_sibling (child);
      if (gtk_widget_has_css_class (child, "notice")
          && g_str_equal (gtk_widget_get_name (child), topic))
        gtk_overlay_remove_overlay (overlay, child);
    }
}
