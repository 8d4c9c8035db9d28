// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "toast.h"

#include "sentence.h"

#define SHOWN_FOR 2500 /* milliseconds */

struct _ErrdexToast
{
  GtkWidget parent_instance;
  GtkWidget *revealer;
  GtkWidget *label;
  guint timeout;
};

G_DEFINE_FINAL_TYPE (ErrdexToast, errdex_toast, GTK_TYPE_WIDGET)

static gboolean
hide (gpointer data)
{
  ErrdexToast *self = data;

  self->timeout = 0;
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);

  return G_SOURCE_REMOVE;
}

static void
errdex_toast_dispose (GObject *object)
{
  ErrdexToast *self = ERRDEX_TOAST (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_pointer (&self->revealer, gtk_widget_unparent);

  G_OBJECT_CLASS (errdex_toast_parent_class)->dispose (object);
}

static void
errdex_toast_class_init (ErrdexToastClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = errdex_toast_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
errdex_toast_init (ErrdexToast *self)
{
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_END);
  /* It is to be read, never in the way of a click. */
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  self->revealer = gtk_revealer_new ();
  gtk_revealer_set_transition_type (GTK_REVEALER (self->revealer),
                                    GTK_REVEALER_TRANSITION_TYPE_CROSSFADE);
  gtk_widget_set_parent (self->revealer, GTK_WIDGET (self));
}

/* Most sessions never see a note before something is copied. */
static void
make_label (ErrdexToast *self)
{
  self->label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS,
                              "ellipsize", PANGO_ELLIPSIZE_MIDDLE, NULL);
  gtk_widget_add_css_class (self->label, "toast");
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), self->label);
}

/**
 * errdex_toast_show:
 * @note: a short sentence
 *
 * Shows a note for a moment, in place of one that may be there.
 */
void
errdex_toast_show (ErrdexToast *self, const char *note)
{
  if (self->label == NULL)
    make_label (self);
  errdex_sentence_show (GTK_LABEL (self->label), note);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), TRUE);
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add (SHOWN_FOR, hide, self);
}
