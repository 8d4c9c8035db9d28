// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "errdex-gui-resources.h"

#include "window-private.h"

#include "long-text.h"
#include "receive.h"

G_DEFINE_FINAL_TYPE (ErrdexWindow, errdex_window, GTK_TYPE_APPLICATION_WINDOW)

/* The topic of the notice of a malformed link. */
#define LINK "link"

enum
{
  PROP_0,
  PROP_BOOKMARKED,
  PROP_ORIGINAL_SHOWN,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/**
 * errdex_window_show_original:
 * @shown: whether texts are to be shown in both languages
 */
void
errdex_window_show_original (ErrdexWindow *self, gboolean shown)
{
  if (self->original_shown == shown)
    return;
  self->original_shown = shown;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ORIGINAL_SHOWN]);
}

static gboolean
on_close_request (GtkWindow *window)
{
  errdex_window_save_state (ERRDEX_WINDOW (window));

  return GDK_EVENT_PROPAGATE;
}

static void
errdex_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GTK_WIDGET_CLASS (errdex_window_parent_class)->size_allocate (widget, width, height, baseline);

  errdex_window_follow_width (ERRDEX_WINDOW (widget), width);
}

static void
prepare_finder (GTask *task, gpointer source, gpointer finder, GCancellable *cancellable)
{
  errdex_finder_prepare (finder);
}

static void
on_prepared (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ErrdexWindow *self = ERRDEX_WINDOW (source);

  /* the window may be gone by now */
  if (self->finder != NULL)
    errdex_detail_set_finder (self->detail, self->finder);
}

/* What the first frame does without: an index, the rows out of sight, and whatever else nobody
 * waits for. */
static gboolean
finish_starting (gpointer user_data)
{
  ErrdexWindow *self = user_data;
  g_autoptr (GTask) task = NULL;

  self->finishing = 0;
  /* X11 wants the pictures themselves, and reading them takes a while. */
  gtk_window_set_icon_name (GTK_WINDOW (self), APPLICATION_ID);
  if (self->library == NULL)
    return G_SOURCE_REMOVE;
  errdex_rows_release (self->rows);
  if (self->shelf != NULL)
    errdex_shelf_watch (self->shelf);
  errdex_window_start_news (self);
  errdex_window_start_collection (self);
  task = g_task_new (self, NULL, on_prepared, NULL);
  g_task_set_source_tag (task, finish_starting);
  g_task_set_task_data (task, errdex_finder_ref (self->finder),
                        (GDestroyNotify) errdex_finder_unref);
  g_task_run_in_thread (task, prepare_finder);

  return G_SOURCE_REMOVE;
}

/* Painted is not yet shown: the frame is sent to the screen when this returns. */
static void
on_painted (GdkFrameClock *clock, ErrdexWindow *self)
{
  g_signal_handlers_disconnect_by_func (clock, on_painted, self);
  self->finishing = g_idle_add (finish_starting, self);
}

static void
errdex_window_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (errdex_window_parent_class)->realize (widget);

  g_signal_connect_object (gtk_widget_get_frame_clock (widget), "after-paint",
                           G_CALLBACK (on_painted), widget, 0);
}

static void
errdex_window_dispose (GObject *object)
{
  ErrdexWindow *self = ERRDEX_WINDOW (object);

  g_clear_handle_id (&self->finishing, g_source_remove);
  g_clear_handle_id (&self->fitting, g_source_remove);
  g_clear_handle_id (&self->reading_on, g_source_remove);
  if (self->scan != NULL)
    errdex_scan_page_close (self->scan);
  self->scan = NULL;
  errdex_window_drop_collection (self);
  errdex_window_drop_news (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), ERRDEX_TYPE_WINDOW);
  g_clear_pointer (&self->set_aside, g_free);
  g_clear_object (&self->rows);
  g_clear_object (&self->marks);
  g_clear_object (&self->shelf);
  g_clear_pointer (&self->result, errdex_result_unref);
  g_clear_pointer (&self->finder, errdex_finder_unref);
  g_clear_pointer (&self->library, errdex_library_unref);
  g_clear_pointer (&self->history, errdex_history_free);

  G_OBJECT_CLASS (errdex_window_parent_class)->dispose (object);
}

static void
errdex_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_BOOKMARKED:
      g_value_set_boolean (value, errdex_window_is_bookmarked (ERRDEX_WINDOW (object)));
      break;
    case PROP_ORIGINAL_SHOWN:
      g_value_set_boolean (value, ERRDEX_WINDOW (object)->original_shown);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
errdex_window_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ErrdexWindow *self = ERRDEX_WINDOW (object);

  switch (id)
    {
    case PROP_BOOKMARKED:
      errdex_window_set_bookmarked (self, g_value_get_boolean (value));
      break;
    case PROP_ORIGINAL_SHOWN:
      errdex_window_show_original (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  errdex_gui_get_resource ();
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PREFIX "/window.ui");
  gtk_widget_class_bind_template_child (widget_class, ErrdexWindow, search);
  gtk_widget_class_bind_template_child (widget_class, ErrdexWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, ErrdexWindow, history_buttons);
  gtk_widget_class_bind_template_child (widget_class, ErrdexWindow, categories_button);
  gtk_widget_class_bind_template_child (widget_class, ErrdexWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, ErrdexWindow, primary_menu);
  gtk_widget_class_bind_template_child (widget_class, ErrdexWindow, notices);
  gtk_widget_class_bind_template_child (widget_class, ErrdexWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, ErrdexWindow, paned);
  gtk_widget_class_bind_template_child (widget_class, ErrdexWindow, list_pane);
  gtk_widget_class_bind_template_child (widget_class, ErrdexWindow, list);
  gtk_widget_class_bind_template_child (widget_class, ErrdexWindow, status);
  gtk_widget_class_bind_template_child (widget_class, ErrdexWindow, detail);
  gtk_widget_class_bind_template_child (widget_class, ErrdexWindow, toast);
  gtk_widget_class_bind_template_child (widget_class, ErrdexWindow, offer);
  gtk_widget_class_bind_template_callback (widget_class, on_close_request);
  errdex_window_bind_search (widget_class);
  errdex_window_bind_entry (widget_class);
}

/* Each file that owns actions installs them. */
static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_property_action (widget_class, "win.show-original", "original-shown");
  errdex_window_install_search_actions (widget_class);
  errdex_window_install_entry_actions (widget_class);
  errdex_window_install_report_actions (widget_class);
  errdex_window_install_news_actions (widget_class);
  errdex_window_install_copy_actions (widget_class);
  errdex_window_install_menu_actions (widget_class);
  errdex_window_install_pane_actions (widget_class);
  errdex_window_install_shelf_actions (widget_class);
  errdex_window_install_catalog_actions (widget_class);
}

static void
errdex_window_class_init (ErrdexWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = errdex_window_dispose;
  G_OBJECT_CLASS (klass)->get_property = errdex_window_get_property;
  G_OBJECT_CLASS (klass)->set_property = errdex_window_set_property;
  widget_class->size_allocate = errdex_window_size_allocate;
  widget_class->realize = errdex_window_realize;

  /* Whether the entry that is shown has a bookmark. */
  properties[PROP_BOOKMARKED]
      = g_param_spec_boolean ("bookmarked", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /* Whether the catalog's own words are shown with their translation. */
  properties[PROP_ORIGINAL_SHOWN]
      = g_param_spec_boolean ("original-shown", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);

  g_type_ensure (ERRDEX_TYPE_CLIPBOARD_OFFER);
  g_type_ensure (ERRDEX_TYPE_DETAIL);
  g_type_ensure (ERRDEX_TYPE_LIST);
  g_type_ensure (ERRDEX_TYPE_NOTICES);
  g_type_ensure (ERRDEX_TYPE_TOAST);
  bind_template (widget_class);
  install_actions (widget_class);
}

static void
errdex_window_init (ErrdexWindow *self)
{
  self->history = errdex_history_new ();
  self->chosen = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (gtk_widget_get_parent (GTK_WIDGET (self->notices)),
                                 errdex_notices_new_layout ());
  errdex_window_init_layout (self);
  errdex_long_text_attach (GTK_EDITABLE (self->search));
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search), GTK_WIDGET (self));
  errdex_window_make_menus (self);
  gtk_window_set_focus (GTK_WINDOW (self), self->search);
  errdex_window_add_copy_shortcuts (self);
  errdex_receive_attach (self, GTK_EDITABLE (self->search));
  errdex_window_update_actions (self);
}

/**
 * errdex_window_new:
 * @application: the application
 * @state: (transfer none): what is remembered; must outlive the window
 *
 * Returns: (transfer none): a window that stands as the last one stood, without anything in it yet
 */
ErrdexWindow *
errdex_window_new (GtkApplication *application, ErrdexState *state)
{
  ErrdexWindow *self = g_object_new (ERRDEX_TYPE_WINDOW, "application", application, NULL);

  self->state = state;
  errdex_window_restore_state (self);
  errdex_window_follow_language (self);
  errdex_window_offer_clipboard (self);

  return self;
}

/**
 * errdex_window_set_shelf:
 * @shelf: what the user keeps
 *
 * To be set before the library, once.
 */
void
errdex_window_set_shelf (ErrdexWindow *self, ErrdexShelf *shelf)
{
  g_return_if_fail (self->shelf == NULL && self->library == NULL);

  self->shelf = g_object_ref (shelf);
  g_signal_connect_object (shelf, "trouble", G_CALLBACK (errdex_window_warn), self,
                           G_CONNECT_SWAPPED);
}

/**
 * errdex_window_get_marks:
 *
 * Returns: (transfer none) (nullable): what the user keeps about entries of the library
 */
ErrdexMarks *
errdex_window_get_marks (ErrdexWindow *self)
{
  return self->marks;
}

/**
 * errdex_window_set_library:
 * @library: what can be looked up
 *
 * Fills the window, once.
 */
void
errdex_window_set_library (ErrdexWindow *self, ErrdexLibrary *library)
{
  g_return_if_fail (self->library == NULL);

  self->library = errdex_library_ref (library);
  self->finder = errdex_finder_new (library);
  self->rows = errdex_rows_new (library);
  if (self->shelf != NULL)
    errdex_window_use_marks (self);
  errdex_window_restore_entries (self);
  errdex_window_show_status (self);
  g_signal_connect_object (self->rows, "selection-changed", G_CALLBACK (errdex_window_show_status),
                           self, G_CONNECT_SWAPPED);
}

/* Messages of errors begin in lower case, for they mostly follow a colon. */
static char *
make_sentence (const char *message)
{
  g_autofree char *valid = g_utf8_make_valid (message, -1);
  GString *sentence = g_string_new (NULL);

  if (*valid != '\0')
    {
      g_string_append_unichar (sentence, g_unichar_toupper (g_utf8_get_char (valid)));
      g_string_append (sentence, g_utf8_next_char (valid));
    }

  return g_string_free (sentence, FALSE);
}

/**
 * errdex_window_show_trouble:
 * @message: why there is nothing to look up
 *
 * Shows this in place of the entries.
 */
void
errdex_window_show_trouble (ErrdexWindow *self, const char *message)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (RESOURCE_PREFIX "/trouble.ui");
  g_autofree char *sentence = make_sentence (message);

  gtk_label_set_text (GTK_LABEL (gtk_builder_get_object (builder, "message")), sentence);
  gtk_stack_add_named (self->pages, GTK_WIDGET (gtk_builder_get_object (builder, "trouble")),
                       "trouble");
  errdex_window_show_page (self, "trouble");
  /* An entry must not have the focus while it is made insensitive. */
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_widget_set_sensitive (self->search, FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->categories_button), FALSE);
}

/**
 * errdex_window_warn_about:
 * @topic: (nullable): what it is about
 * @message: (nullable): one or more sentences, or %NULL if nothing is wrong with it any more
 *
 * Shows it until the user closes it, or something else is said about the same topic.
 */
void
errdex_window_warn_about (ErrdexWindow *self, const char *topic, const char *message)
{
  g_autofree char *sentence = message != NULL ? make_sentence (message) : NULL;

  if (sentence != NULL)
    errdex_notices_show (self->notices, topic, sentence);
  else
    errdex_notices_close (self->notices, topic);
}

/**
 * errdex_window_warn:
 * @message: one or more sentences
 *
 * Shows it until the user closes it.
 */
void
errdex_window_warn (ErrdexWindow *self, const char *message)
{
  errdex_window_warn_about (self, NULL, message);
}

/**
 * errdex_window_warn_of_link:
 * @message: (nullable): what is wrong with a link, or %NULL if nothing is wrong with it
 *
 * Shows it until the user closes it, or another link is opened.
 */
void
errdex_window_warn_of_link (ErrdexWindow *self, const char *message)
{
  errdex_window_warn_about (self, LINK, message);
}

/**
 * errdex_window_tell:
 * @note: a sentence
 *
 * Shows it for a moment.
 */
void
errdex_window_tell (ErrdexWindow *self, const char *note)
{
  errdex_toast_show (self->toast, note);
}
