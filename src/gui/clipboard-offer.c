// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "clipboard-offer.h"

#include <string.h>

#include <glib/gi18n.h>

#include "attributes.h"
#include "clipboard-peek.h"
#include "direction.h"

/* Who only passes through the window is not worth a look at the clipboard; in milliseconds. */
#define DELAY 100

struct _ErrdexClipboardOffer
{
  GtkWidget parent_instance;

  GtkWidget *revealer;
  GtkWidget *bar; /* made when it is first wanted */
  GtkLabel *label;
  GtkWidget *accept;

  ErrdexLibrary *library;
  guint delay;
  GCancellable *cancellable; /* of the present look, or NULL */
  gboolean seen;             /* whether the clipboard was looked at since it changed; then: */
  char *code;                /* the first code that is known, or NULL */
  guint n_codes;
  char *shown;           /* the code of the entry that is shown, or NULL */
  char *offered;         /* the code that is offered, or NULL */
  gboolean several;      /* whether there are more on the clipboard */
  char *settled;         /* the code on the clipboard that the user has seen, or NULL */
  GHashTable *dismissed; /* codes not to be offered again */
};

G_DEFINE_FINAL_TYPE (ErrdexClipboardOffer, errdex_clipboard_offer, GTK_TYPE_WIDGET)

enum
{
  ACCEPTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
set_code (char **place, const char *code)
{
  if (g_strcmp0 (*place, code) == 0)
    return;
  g_free (*place);
  *place = g_strdup (code);
}

/* The bar */

static void
hide (ErrdexClipboardOffer *self)
{
  g_clear_pointer (&self->offered, g_free);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
}

/* The focus must not be lost with the button that has it. */
static void
move_focus (ErrdexClipboardOffer *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = gtk_root_get_focus (root);

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    gtk_widget_child_focus (GTK_WIDGET (root), GTK_DIR_TAB_FORWARD);
}

static void
on_accept (ErrdexClipboardOffer *self)
{
  g_autofree char *code = g_steal_pointer (&self->offered);

  if (code == NULL)
    return;
  set_code (&self->settled, code);
  move_focus (self);
  hide (self);
  g_signal_emit (self, signals[ACCEPTED], 0, self->several ? "" : code);
}

static void
on_dismiss (ErrdexClipboardOffer *self)
{
  if (self->offered == NULL)
    return;
  g_hash_table_add (self->dismissed, g_steal_pointer (&self->offered));
  move_focus (self);
  hide (self);
}

static gboolean
on_escape (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  on_dismiss (ERRDEX_CLIPBOARD_OFFER (widget));

  return GDK_EVENT_STOP;
}

static GtkWidget *
new_close_button (ErrdexClipboardOffer *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Close"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Close"), -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_dismiss), self, G_CONNECT_SWAPPED);

  return button;
}

static void
make_bar (ErrdexClipboardOffer *self)
{
  self->bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  /* read out when it comes, without interrupting anything */
  self->label
      = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, "wrap", TRUE,
                      "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.0, "hexpand", TRUE, NULL);
  self->accept = gtk_button_new_with_mnemonic (_ ("_Look Up"));
  g_signal_connect_object (self->accept, "clicked", G_CALLBACK (on_accept), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_valign (self->accept, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->bar), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (self->bar), self->accept);
  gtk_box_append (GTK_BOX (self->bar), new_close_button (self));
  gtk_widget_add_css_class (self->bar, "offer");
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), self->bar);
}

static void
show_text (ErrdexClipboardOffer *self, const char *text, const char *code)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  const char *place = code != NULL ? strstr (text, code) : NULL;

  if (place != NULL)
    {
      pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
      errdex_attributes_keep_words (attributes, text, place - text, place - text + strlen (code));
    }
  gtk_label_set_attributes (self->label, attributes);
  gtk_label_set_text (self->label, text);
}

static void
show_offer (ErrdexClipboardOffer *self, const char *code, guint n_codes)
{
  g_autofree char *isolated = errdex_direction_isolate (code);
  g_autofree char *text = NULL, *action = NULL;

  if (self->bar == NULL)
    make_bar (self);
  if (n_codes == 1)
    {
      text = g_strdup_printf (_ ("On the clipboard: %s"), isolated);
      /* Translators: what a button does with a code, for screen readers */
      action = g_strdup_printf (_ ("Look up %s"), isolated);
    }
  else
    {
      text = g_strdup_printf (ngettext ("On the clipboard: %u code", "On the clipboard: %u codes",
                                        n_codes),
                              n_codes);
      action = g_strdup (_ ("Look up the clipboard"));
    }
  show_text (self, text, n_codes == 1 ? code : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->accept), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  action, -1);
  self->several = n_codes > 1;
  set_code (&self->offered, code);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), TRUE);
}

/* The clipboard */

static void
consider (ErrdexClipboardOffer *self)
{
  if (self->settled != NULL && g_strcmp0 (self->settled, self->code) != 0)
    g_clear_pointer (&self->settled, g_free);
  if (self->n_codes == 1 && g_strcmp0 (self->code, self->shown) == 0)
    set_code (&self->settled, self->code);
  if (self->code == NULL || self->settled != NULL
      || g_hash_table_contains (self->dismissed, self->code))
    hide (self);
  else
    show_offer (self, self->code, self->n_codes);
}

static void
on_peeked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ErrdexClipboardOffer) self = user_data;
  g_autoptr (GError) error = NULL;
  guint n_codes;
  g_autofree char *code = errdex_clipboard_peek_finish (result, &n_codes, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  self->seen = TRUE;
  set_code (&self->code, code);
  self->n_codes = n_codes;
  consider (self);
}

/* GTK 4.8 may never get to the end of a long text under X11, so nothing is read twice. */
static gboolean
peek (gpointer data)
{
  ErrdexClipboardOffer *self = data;
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));

  self->delay = 0;
  /* what was copied here has been seen here */
  if (gdk_clipboard_is_local (clipboard))
    hide (self);
  else if (self->seen)
    consider (self);
  else if (self->cancellable == NULL)
    {
      self->cancellable = g_cancellable_new ();
      errdex_clipboard_peek_async (clipboard, self->library, self->cancellable, on_peeked,
                                   g_object_ref (self));
    }

  return G_SOURCE_REMOVE;
}

static void
forget (ErrdexClipboardOffer *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->code, g_free);
  self->n_codes = 0;
  self->seen = FALSE;
}

static void
errdex_clipboard_offer_dispose (GObject *object)
{
  ErrdexClipboardOffer *self = ERRDEX_CLIPBOARD_OFFER (object);

  g_clear_handle_id (&self->delay, g_source_remove);
  forget (self);
  g_clear_pointer (&self->revealer, gtk_widget_unparent);
  g_clear_pointer (&self->library, errdex_library_unref);

  G_OBJECT_CLASS (errdex_clipboard_offer_parent_class)->dispose (object);
}

static void
errdex_clipboard_offer_finalize (GObject *object)
{
  ErrdexClipboardOffer *self = ERRDEX_CLIPBOARD_OFFER (object);

  g_free (self->shown);
  g_free (self->offered);
  g_free (self->settled);
  g_hash_table_unref (self->dismissed);

  G_OBJECT_CLASS (errdex_clipboard_offer_parent_class)->finalize (object);
}

static void
errdex_clipboard_offer_class_init (ErrdexClipboardOfferClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = errdex_clipboard_offer_dispose;
  G_OBJECT_CLASS (klass)->finalize = errdex_clipboard_offer_finalize;

  signals[ACCEPTED] = g_signal_new ("accepted", ERRDEX_TYPE_CLIPBOARD_OFFER, G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_escape, NULL);
}

static void
errdex_clipboard_offer_init (ErrdexClipboardOffer *self)
{
  self->dismissed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->revealer = gtk_revealer_new ();
  gtk_revealer_set_transition_type (GTK_REVEALER (self->revealer),
                                    GTK_REVEALER_TRANSITION_TYPE_SLIDE_UP);
  gtk_widget_set_parent (self->revealer, GTK_WIDGET (self));
}

/**
 * errdex_clipboard_offer_check:
 * @library: what can be looked up
 *
 * Looks at the beginning of the clipboard, and offers the code that is there if it is another than
 * the one shown, if it was not copied here, and if the user did not dismiss or accept it before.
 * Neither is anything kept of the rest.
 */
void
errdex_clipboard_offer_check (ErrdexClipboardOffer *self, ErrdexLibrary *library)
{
  g_return_if_fail (ERRDEX_IS_CLIPBOARD_OFFER (self));

  if (self->library != library)
    {
      forget (self);
      errdex_library_ref (library);
      g_clear_pointer (&self->library, errdex_library_unref);
      self->library = library;
    }
  if (self->delay == 0)
    self->delay = g_timeout_add_full (G_PRIORITY_LOW, DELAY, peek, self, NULL);
}

/**
 * errdex_clipboard_offer_pause:
 *
 * Looks no longer, unless it does so already; an offer that is shown stays.
 */
void
errdex_clipboard_offer_pause (ErrdexClipboardOffer *self)
{
  g_return_if_fail (ERRDEX_IS_CLIPBOARD_OFFER (self));

  g_clear_handle_id (&self->delay, g_source_remove);
}

/**
 * errdex_clipboard_offer_renew:
 *
 * Forgets what was on the clipboard, as something else is now.
 */
void
errdex_clipboard_offer_renew (ErrdexClipboardOffer *self)
{
  g_return_if_fail (ERRDEX_IS_CLIPBOARD_OFFER (self));

  forget (self);
}

/**
 * errdex_clipboard_offer_withdraw:
 *
 * Looks no longer, forgets what was on the clipboard, and offers nothing.
 */
void
errdex_clipboard_offer_withdraw (ErrdexClipboardOffer *self)
{
  errdex_clipboard_offer_pause (self);
  forget (self);
  hide (self);
}

/**
 * errdex_clipboard_offer_set_shown:
 * @code: (nullable): the code of the entry that is shown now
 *
 * Withdraws the offer of a code that the user has found.
 */
void
errdex_clipboard_offer_set_shown (ErrdexClipboardOffer *self, const char *code)
{
  set_code (&self->shown, code);
  if (code == NULL || self->several || g_strcmp0 (self->offered, code) != 0)
    return;
  set_code (&self->settled, code);
  hide (self);
}
