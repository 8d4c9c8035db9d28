// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <unistd.h>

#include <glib/gi18n.h>

#include "errdex-gui-resources.h"

#include "add-catalog.h"

#include "catalog/addition.h"
#include "catalog/peek.h"
#include "catalog/reader.h"
#include "find/summary.h"
#include "sentence.h"

#define CHOOSER "errdex-catalog-chooser"

struct _ErrdexAddCatalog
{
  GtkWindow parent_instance;

  GtkWidget *cancel;
  GtkWidget *add;
  GtkLabel *heading;
  GtkLabel *facts;

  ErrdexWindow *window;
  ErrdexAddition *addition;
};

G_DEFINE_FINAL_TYPE (ErrdexAddCatalog, errdex_add_catalog, GTK_TYPE_WINDOW)

/* --- writing --- */

static void
run_write (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  ErrdexAddCatalog *self = source;
  g_autofree char *folder = errdex_folders_get_user_path ();
  g_autoptr (GError) error = NULL;
  char *path = errdex_addition_write (self->addition, data, folder, &error);

  if (path != NULL)
    g_task_return_pointer (task, path, g_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ErrdexAddCatalog *self = ERRDEX_ADD_CATALOG (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_task_propagate_pointer (G_TASK (result), &error);

  if (self->window == NULL)
    return;
  if (path != NULL)
    errdex_window_use_catalog (self->window, self->addition->catalog);
  else
    errdex_window_warn (self->window, error->message);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
on_add (ErrdexAddCatalog *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, on_written, NULL);
  ErrdexCollection *collection = errdex_window_get_collection (self->window);

  gtk_widget_set_sensitive (self->add, FALSE);
  g_task_set_source_tag (task, on_add);
  g_task_set_task_data (task, errdex_holdings_ref (errdex_collection_get_holdings (collection)),
                        (GDestroyNotify) errdex_holdings_unref);
  g_task_run_in_thread (task, run_write);
}

/* --- what it shows --- */

static char *
describe_counts (const ErrdexCatalog *catalog)
{
  g_autofree char *entries
      = g_strdup_printf (ngettext ("%'u entry", "%'u entries", catalog->n_entries),
                         catalog->n_entries);
  g_autofree char *categories
      = g_strdup_printf (ngettext ("%'u category", "%'u categories", catalog->n_categories),
                         catalog->n_categories);

  return g_strdup_printf ("%s · %s · %s", catalog->id, entries, categories);
}

static void
add_line (GString *text, char *line)
{
  if (line != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
  g_free (line);
}

static char *
describe_place (const ErrdexHolding *holding)
{
  return holding->origin == ERRDEX_CATALOG_SHIPPED ? g_strdup (_ ("the catalog that Errdex ships"))
                                                   : g_filename_display_name (holding->path);
}

static void
show_sound (ErrdexAddCatalog *self, const ErrdexHoldings *holdings)
{
  const ErrdexCatalog *catalog = self->addition->catalog;
  const ErrdexHolding *replaced = errdex_addition_find_replaced (self->addition, holdings);
  const ErrdexHolding *shadowed = errdex_addition_find_shadowed (self->addition, holdings);
  g_autofree char *old = replaced != NULL ? describe_place (replaced) : NULL;
  g_autofree char *other = shadowed != NULL ? describe_place (shadowed) : NULL;
  g_autofree char *source = errdex_summary_source (catalog);
  g_autoptr (GString) text = g_string_new (NULL);

  gtk_label_set_text (self->heading, catalog->title);
  add_line (text, describe_counts (catalog));
  if (source != NULL)
    add_line (text, g_strdup_printf (_ ("Source: %s"), source));
  if (old != NULL)
    add_line (text, g_strdup_printf (_ ("Replaces: %s"), old));
  if (other != NULL)
    /* Translators: one catalog is used in the place of another */
    add_line (text, g_strdup_printf (_ ("Used instead of: %s"), other));
  gtk_label_set_text (self->facts, text->str);
  gtk_window_set_focus (GTK_WINDOW (self), self->add);
}

static void
show_problems (ErrdexAddCatalog *self, const char *name)
{
  g_autofree char *heading = g_strdup_printf (_ ("“%s” cannot be added"), name);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->addition->problems->len; i++)
    add_line (text, errdex_sentence_new_for_problem (self->addition->problems->pdata[i]));
  errdex_sentence_show (self->heading, heading);
  errdex_sentence_show (self->facts, text->str);
  gtk_widget_set_visible (self->add, FALSE);
  gtk_button_set_label (GTK_BUTTON (self->cancel), _ ("_Close"));
  gtk_window_set_focus (GTK_WINDOW (self), self->cancel);
}

static void
present (ErrdexWindow *window, GFile *file, ErrdexAddition *addition)
{
  ErrdexAddCatalog *self = g_object_new (ERRDEX_TYPE_ADD_CATALOG, "transient-for", window, NULL);
  ErrdexCollection *collection = errdex_window_get_collection (window);
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base);

  g_set_weak_pointer (&self->window, window);
  self->addition = addition;
  if (addition->catalog != NULL)
    show_sound (self, errdex_collection_get_holdings (collection));
  else
    show_problems (self, name);
  gtk_window_present (GTK_WINDOW (self));
}

static void
errdex_add_catalog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ERRDEX_TYPE_ADD_CATALOG);
  g_clear_weak_pointer (&ERRDEX_ADD_CATALOG (object)->window);

  G_OBJECT_CLASS (errdex_add_catalog_parent_class)->dispose (object);
}

/* Not before: a thread may be writing it. */
static void
errdex_add_catalog_finalize (GObject *object)
{
  g_clear_pointer (&ERRDEX_ADD_CATALOG (object)->addition, errdex_addition_free);

  G_OBJECT_CLASS (errdex_add_catalog_parent_class)->finalize (object);
}

static void
errdex_add_catalog_class_init (ErrdexAddCatalogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = errdex_add_catalog_dispose;
  G_OBJECT_CLASS (klass)->finalize = errdex_add_catalog_finalize;

  errdex_gui_get_resource ();
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PREFIX "/add-catalog.ui");
  gtk_widget_class_bind_template_child (widget_class, ErrdexAddCatalog, cancel);
  gtk_widget_class_bind_template_child (widget_class, ErrdexAddCatalog, add);
  gtk_widget_class_bind_template_child (widget_class, ErrdexAddCatalog, heading);
  gtk_widget_class_bind_template_child (widget_class, ErrdexAddCatalog, facts);
  gtk_widget_class_bind_template_callback (widget_class, on_add);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
errdex_add_catalog_init (ErrdexAddCatalog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* --- checking --- */

/* A file while it is checked. */
typedef struct
{
  GFile *file;
  ErrdexNoCatalogFunc otherwise;
} Check;

static void
check_free (gpointer data)
{
  Check *self = data;

  g_object_unref (self->file);
  g_free (self);
}

static GBytes *
read_file (GFile *file, GError **error)
{
  const char *path = g_file_peek_path (file);
  ErrdexFileStamp stamp;
  GBytes *bytes;
  int fd;

  if (path == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                           _ ("only files of this computer can be added"));
      return NULL;
    }
  fd = errdex_regular_file_open (path, &stamp, error);
  if (fd < 0)
    return NULL;
  bytes = errdex_regular_file_read (fd, ERRDEX_CATALOG_MAX_BYTES, error);
  close (fd);

  return bytes;
}

/* Returns NULL without an error for a file that is something else. */
static void
run_check (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Check *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = read_file (self->file, &error);

  if (bytes == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (self->otherwise != NULL
           && !errdex_catalog_peek_is_one (g_bytes_get_data (bytes, NULL),
                                           g_bytes_get_size (bytes)))
    g_task_return_pointer (task, NULL, NULL);
  else
    g_task_return_pointer (task, errdex_addition_new (bytes),
                           (GDestroyNotify) errdex_addition_free);
}

static void
warn_unread (ErrdexWindow *window, GFile *file, const GError *error)
{
  g_autofree char *name = g_file_get_parse_name (file);
  g_autofree char *message = g_strdup_printf (_ ("Cannot read “%s”: %s"), name, error->message);

  errdex_window_warn (window, message);
}

static void
on_checked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ErrdexWindow *window = ERRDEX_WINDOW (source);
  Check *self = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  ErrdexAddition *addition = g_task_propagate_pointer (G_TASK (result), &error);

  if (!gtk_widget_get_realized (GTK_WIDGET (window)))
    g_clear_pointer (&addition, errdex_addition_free);
  else if (addition != NULL)
    present (window, self->file, addition);
  else if (self->otherwise != NULL)
    self->otherwise (window, self->file);
  else
    warn_unread (window, self->file, error);
}

/**
 * errdex_add_catalog_check:
 * @window: the window
 * @file: a file
 * @otherwise: (nullable): what to do with a file that does not mean to be a catalog, or cannot be
 * read; %NULL to tell what is wrong with it
 *
 * Checks a file in a thread, and shows what came of that.
 */
void
errdex_add_catalog_check (ErrdexWindow *window, GFile *file, ErrdexNoCatalogFunc otherwise)
{
  g_autoptr (GTask) task = g_task_new (window, NULL, on_checked, NULL);
  Check *check = g_new0 (Check, 1);

  check->file = g_object_ref (file);
  check->otherwise = otherwise;
  g_task_set_source_tag (task, errdex_add_catalog_check);
  g_task_set_task_data (task, check, check_free);
  g_task_run_in_thread (task, run_check);
}

static void
on_response (GtkNativeDialog *dialog, int response, ErrdexWindow *window)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (file != NULL)
    errdex_add_catalog_check (window, file, NULL);
  g_object_set_data (G_OBJECT (window), CHOOSER, NULL);
}

/**
 * errdex_add_catalog_choose:
 * @window: the window
 * @parent: the window in front
 *
 * Lets the user choose a catalog file to add.
 */
void
errdex_add_catalog_choose (ErrdexWindow *window, GtkWindow *parent)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  GtkFileChooserNative *chooser;

  if (g_object_get_data (G_OBJECT (window), CHOOSER) != NULL)
    return;
  chooser = gtk_file_chooser_native_new (_ ("Add Catalog"), parent, GTK_FILE_CHOOSER_ACTION_OPEN,
                                         NULL, NULL);
  gtk_file_filter_set_name (filter, _ ("Catalogs"));
  gtk_file_filter_add_suffix (filter, "json");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (on_response), window, 0);
  g_object_set_data_full (G_OBJECT (window), CHOOSER, chooser, g_object_unref);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
