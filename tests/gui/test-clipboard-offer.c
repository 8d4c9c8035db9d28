// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* The offer to look up the clipboard, which another program (xsel) fills. */

#include "config.h"

#include <string.h>
#include <sys/resource.h>

#include <gtk/gtk.h>

#include "gui/clipboard-offer.h"
#include "gui/clipboard-peek.h"
#include "gui/list.h"
#include "gui/preferences.h"
#include "gui/window.h"

#include "driver.h"

#define SHOWN "iot.device.NotExistedDevice"
#define CODE  "iot.prod.NotExistedProduct"
#define OTHER "iot.messagebroker.RateLimit"
#define LARGE (40 * 1024 * 1024)
#define MEBI  1024 /* in the unit of what getrusage() counts */

typedef struct
{
  GtkApplication *application;
  GtkWindow *window;
  GtkWindow *elsewhere; /* what has the focus while the window has not */
  GtkWidget *offer;
  GSubprocess *owner; /* of the clipboard */
} Fixture;

/* Doing */

static void
let_go (Fixture *self)
{
  if (self->owner == NULL)
    return;
  g_subprocess_force_exit (self->owner);
  g_subprocess_wait (self->owner, NULL, NULL);
  g_clear_object (&self->owner);
}

static gboolean
has_foreign_text (Fixture *self)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self->window));

  return !gdk_clipboard_is_local (clipboard)
         && gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard),
                                                   "text/plain;charset=utf-8");
}

/* Another program copies a text. */
static void
copy_elsewhere (Fixture *self, const char *text, gsize length)
{
  g_autoptr (GError) error = NULL;

  let_go (self);
  wait_until (!has_foreign_text (self));
  self->owner = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE, &error, "xsel", "--clipboard",
                                  "--input", "--nodetach", NULL);
  g_assert_no_error (error);
  g_output_stream_write_all (g_subprocess_get_stdin_pipe (self->owner), text, length, NULL, NULL,
                             &error);
  g_assert_no_error (error);
  g_output_stream_close (g_subprocess_get_stdin_pipe (self->owner), NULL, &error);
  g_assert_no_error (error);
  wait_until (has_foreign_text (self));
}

static void
copy_code (Fixture *self, const char *code)
{
  copy_elsewhere (self, code, strlen (code));
}

static void
visit (Fixture *self)
{
  give_focus (self->elsewhere);
  give_focus (self->window);
  /* longer than the window waits before it looks */
  spin (400);
}

/* Looking */

static gboolean
offers (Fixture *self, const char *text)
{
  GtkWidget *revealer = gtk_widget_get_first_child (self->offer);

  return gtk_revealer_get_reveal_child (GTK_REVEALER (revealer)) && shows (self->offer, text);
}

static gboolean
offers_nothing (Fixture *self)
{
  GtkWidget *revealer = gtk_widget_get_first_child (self->offer);

  return !gtk_revealer_get_reveal_child (GTK_REVEALER (revealer));
}

static const char *
get_code (Fixture *self)
{
  GtkWidget *view = find_widget (GTK_WIDGET (self->window), GTK_TYPE_LIST_VIEW);
  ErrdexLibrary *library
      = errdex_rows_get_library (ERRDEX_ROWS (gtk_list_view_get_model (GTK_LIST_VIEW (view))));

  return errdex_library_get_entry (library, errdex_window_get_entry (ERRDEX_WINDOW (self->window)))
      ->code;
}

/* The first button is that which accepts, the last one that which dismisses. */
static GtkWidget *
get_button (Fixture *self, gboolean last)
{
  GtkWidget *bar = gtk_widget_get_parent (find_widget (self->offer, GTK_TYPE_BUTTON));

  return last ? gtk_widget_get_last_child (bar) : find_widget (bar, GTK_TYPE_BUTTON);
}

static void
click (Fixture *self, gboolean last)
{
  g_signal_emit_by_name (get_button (self, last), "clicked");
  spin (60);
}

/* The fixture */

static void
set_up (Fixture *self, gconstpointer data)
{
  self->application = get_application ();
  self->elsewhere = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_title (self->elsewhere, "Elsewhere");
  gtk_window_present (self->elsewhere);
  g_application_activate (G_APPLICATION (self->application));
  self->window = GTK_WINDOW (find_window (ERRDEX_TYPE_WINDOW));
  self->offer = find_widget (GTK_WIDGET (self->window), ERRDEX_TYPE_CLIPBOARD_OFFER);
  errdex_window_open_code (ERRDEX_WINDOW (self->window), SHOWN);
  give_focus (self->window);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  let_go (self);
  close_window (self->window);
  gtk_window_destroy (self->elsewhere);
}

/* The tests */

static void
test_accept (Fixture *self, gconstpointer data)
{
  GtkWidget *focus = gtk_window_get_focus (self->window);

  give_focus (self->elsewhere);
  copy_code (self, CODE);
  spin (400);
  g_assert_true (offers_nothing (self));
  give_focus (self->window);
  wait_until (offers (self, CODE));
  g_assert_cmpstr (get_code (self), ==, SHOWN);
  g_assert_true (gtk_window_get_focus (self->window) == focus);
  click (self, FALSE);
  g_assert_cmpstr (get_code (self), ==, CODE);
  wait_until (offers_nothing (self));
  /* who has seen it does not need it again */
  errdex_window_open_code (ERRDEX_WINDOW (self->window), SHOWN);
  visit (self);
  g_assert_true (offers_nothing (self));
}

static void
test_dismiss (Fixture *self, gconstpointer data)
{
  copy_code (self, CODE);
  wait_until (offers (self, CODE));
  click (self, TRUE);
  wait_until (offers_nothing (self));
  g_assert_cmpstr (get_code (self), ==, SHOWN);
  visit (self);
  g_assert_true (offers_nothing (self));
  copy_code (self, OTHER);
  wait_until (offers (self, OTHER));
  copy_code (self, CODE);
  wait_until (offers_nothing (self));
  spin (400);
  g_assert_true (offers_nothing (self));
}

/* By keyboard, and the focus is not lost with the bar. */
static void
test_keys (Fixture *self, gconstpointer data)
{
  copy_code (self, CODE);
  wait_until (offers (self, CODE));
  g_assert_true (gtk_widget_grab_focus (get_button (self, FALSE)));
  press ("key", "Escape");
  wait_until (offers_nothing (self));
  g_assert_nonnull (gtk_window_get_focus (self->window));
  copy_code (self, OTHER);
  wait_until (offers (self, OTHER));
  press ("key", "alt+l");
  wait_until (g_str_equal (get_code (self), OTHER));
  g_assert_nonnull (gtk_window_get_focus (self->window));
}

static void
test_accessible (Fixture *self, gconstpointer data)
{
  GtkWidget *label;

  copy_code (self, CODE);
  wait_until (offers (self, CODE));
  label = find_widget (self->offer, GTK_TYPE_LABEL);
  g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (label)), ==,
                   GTK_ACCESSIBLE_ROLE_STATUS);
  for (guint i = 0; i < 2; i++)
    g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (get_button (self, i)),
                                                     GTK_ACCESSIBLE_PROPERTY_LABEL));
}

/* What is shown is not offered, and what is found otherwise no longer. */
static void
test_shown (Fixture *self, gconstpointer data)
{
  copy_code (self, SHOWN);
  visit (self);
  g_assert_true (offers_nothing (self));
  copy_code (self, CODE);
  wait_until (offers (self, CODE));
  errdex_window_open_code (ERRDEX_WINDOW (self->window), CODE);
  wait_until (offers_nothing (self));
}

static void
test_no_code (Fixture *self, gconstpointer data)
{
  copy_code (self, CODE);
  wait_until (offers (self, CODE));
  copy_code (self, "Nothing to look up, iot.device.UnknownForever.");
  wait_until (offers_nothing (self));
}

static void
test_own_copy (Fixture *self, gconstpointer data)
{
  errdex_window_copy (ERRDEX_WINDOW (self->window), ERRDEX_COPY_CODE);
  errdex_window_open_code (ERRDEX_WINDOW (self->window), CODE);
  visit (self);
  g_assert_true (offers_nothing (self));
}

/* Several codes in a text make a report. */
static void
test_several (Fixture *self, gconstpointer data)
{
  copy_code (self, "ERROR " CODE " at 12:00\nERROR " OTHER " at 12:01\nERROR " CODE "\n");
  wait_until (offers (self, "2 codes"));
  click (self, FALSE);
  wait_until (shows (GTK_WIDGET (self->window), "Pasted text"));
  wait_until (offers_nothing (self));
}

static void
set_preference (Fixture *self, gboolean offer)
{
  GtkWidget *preferences;

  g_action_group_activate_action (G_ACTION_GROUP (self->application), "preferences", NULL);
  preferences = find_window (ERRDEX_TYPE_PREFERENCES);
  gtk_switch_set_active (GTK_SWITCH (gtk_widget_get_template_child (preferences,
                                                                    ERRDEX_TYPE_PREFERENCES,
                                                                    "offer_clipboard")),
                         offer);
  gtk_window_destroy (GTK_WINDOW (preferences));
  give_focus (self->window);
}

static void
test_off (Fixture *self, gconstpointer data)
{
  copy_code (self, CODE);
  wait_until (offers (self, CODE));
  set_preference (self, FALSE);
  g_assert_true (offers_nothing (self));
  copy_code (self, OTHER);
  visit (self);
  g_assert_true (offers_nothing (self));
  set_preference (self, TRUE);
  wait_until (offers (self, OTHER));
}

static long
get_peak (void)
{
  struct rusage usage;

  g_assert_cmpint (getrusage (RUSAGE_SELF, &usage), ==, 0);

  return usage.ru_maxrss;
}

/* A large text is no burden, and what is copied after it is offered. */
static void
test_large (Fixture *self, gconstpointer data)
{
  g_autofree char *text = g_malloc (LARGE);
  long before;

  /* Newer GTK forgets to answer what it reads piece by piece from another program, when the rest is
   * not wanted, and says so. */
  if (gtk_get_minor_version () > 8)
    g_log_set_always_fatal (G_LOG_FATAL_MASK);
  memset (text, ' ', LARGE);
  before = get_peak ();
  copy_elsewhere (self, text, LARGE);
  visit (self);
  g_assert_cmpint (get_peak () - before, <, 20 * MEBI);
  g_assert_true (offers_nothing (self));
  copy_code (self, CODE);
  wait_until (offers (self, CODE));
}

/* Looking at the clipboard */

typedef struct
{
  gboolean done;
  char *code;
  guint n_codes;
} Peeked;

static void
on_peeked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Peeked *self = user_data;

  self->code = errdex_clipboard_peek_finish (result, &self->n_codes, NULL);
  self->done = TRUE;
}

static char *
peek (GdkContentProvider *provider, GCancellable *cancellable)
{
  GdkClipboard *clipboard = gdk_display_get_clipboard (gdk_display_get_default ());
  g_autoptr (GError) error = NULL;
  g_autoptr (ErrdexLibrary) library = errdex_library_new_shipped (&error);
  Peeked peeked = { FALSE };

  g_assert_no_error (error);
  gdk_clipboard_set_content (clipboard, provider);
  errdex_clipboard_peek_async (clipboard, library, cancellable, on_peeked, &peeked);
  wait_until (peeked.done);

  return peeked.code;
}

/* What a password manager marks as secret is not read. */
static void
test_secret (void)
{
  g_autoptr (GBytes) hint = g_bytes_new_static ("secret", 6);
  GdkContentProvider *parts[]
      = { gdk_content_provider_new_typed (G_TYPE_STRING, CODE),
          gdk_content_provider_new_for_bytes ("x-kde-passwordManagerHint", hint) };
  g_autoptr (GdkContentProvider) plain = g_object_ref (parts[0]);
  g_autoptr (GdkContentProvider) secret = gdk_content_provider_new_union (parts, 2);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autofree char *code = peek (plain, NULL);

  g_assert_cmpstr (code, ==, CODE);
  g_assert_null (peek (secret, NULL));
  g_cancellable_cancel (cancelled);
  g_assert_null (peek (plain, cancelled));
}

static char *
peek_text (const char *text)
{
  g_autoptr (GdkContentProvider) provider = gdk_content_provider_new_typed (G_TYPE_STRING, text);

  return peek (provider, NULL);
}

/* No more than the beginning of a text is read, and a code that is cut in two there is none. */
static void
test_beginning (void)
{
  g_autofree char *spaces = g_strnfill (ERRDEX_CLIPBOARD_OFFER_MAX - strlen (CODE), ' ');
  g_autofree char *cut = g_strconcat (spaces, CODE "Behind", spaces, NULL);
  g_autofree char *behind = g_strconcat (spaces, spaces, CODE, NULL);
  g_autofree char *before = g_strconcat (CODE, behind, NULL);
  g_autofree char *code = peek_text (before);

  g_assert_cmpstr (code, ==, CODE);
  g_assert_null (peek_text (cut));
  g_assert_null (peek_text (behind));
}

/* A picture is no text. */
static void
test_picture (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (CODE, strlen (CODE));
  g_autoptr (GdkContentProvider) picture = gdk_content_provider_new_for_bytes ("image/png", bytes);

  g_assert_null (peek (picture, NULL));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  g_test_add_func ("/clipboard-offer/secret", test_secret);
  g_test_add_func ("/clipboard-offer/picture", test_picture);
  g_test_add_func ("/clipboard-offer/beginning", test_beginning);
  ADD ("/clipboard-offer/accept", test_accept);
  ADD ("/clipboard-offer/dismiss", test_dismiss);
  ADD ("/clipboard-offer/keys", test_keys);
  ADD ("/clipboard-offer/accessible", test_accessible);
  ADD ("/clipboard-offer/shown", test_shown);
  ADD ("/clipboard-offer/no-code", test_no_code);
  ADD ("/clipboard-offer/own-copy", test_own_copy);
  ADD ("/clipboard-offer/several", test_several);
  ADD ("/clipboard-offer/off", test_off);
  ADD ("/clipboard-offer/large", test_large);

  return g_test_run ();
}
