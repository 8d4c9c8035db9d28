// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "clipboard-peek.h"

#include "clipboard-offer.h"
#include "find/scan.h"

/* Password managers mark what they copy by this. */
#define SECRET "x-kde-passwordManagerHint"

static const char *const text_types[] = { "text/plain;charset=utf-8", "text/plain", NULL };

/* What the look at the clipboard needs and finds. */
typedef struct
{
  ErrdexLibrary *library;
  char *text; /* of %ERRDEX_CLIPBOARD_OFFER_MAX bytes */
  gsize length;
  char *code; /* the first one that is known, or NULL */
  guint n_codes;
} Peek;

static void
peek_free (Peek *self)
{
  errdex_library_unref (self->library);
  g_free (self->text);
  g_free (self->code);
  g_free (self);
}

/* Where the text was cut off, a code may have been. */
static void
drop_last_word (Peek *self)
{
  if (self->length < ERRDEX_CLIPBOARD_OFFER_MAX)
    return;
  while (self->length > 0 && !g_ascii_isspace (self->text[self->length - 1]))
    self->length--;
}

/* In a thread, as a large library takes a while to prepare. */
static void
find_codes (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Peek *self = data;
  g_autoptr (ErrdexScanner) scanner = errdex_scanner_new (self->library);
  g_autoptr (ErrdexScan) scan = errdex_scan_new (scanner);
  GPtrArray *known;

  errdex_scan_begin (scan, NULL);
  errdex_scan_feed (scan, self->text, self->length);
  errdex_scan_end (scan);
  known = errdex_scan_get_known (scan);
  self->n_codes = known->len;
  if (known->len > 0)
    self->code = g_strdup (((const ErrdexFound *) known->pdata[0])->code);
  g_clear_pointer (&self->text, g_free);
  g_task_return_boolean (task, TRUE);
}

static void
on_text_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Peek *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  gboolean read
      = g_input_stream_read_all_finish (G_INPUT_STREAM (source), result, &self->length, &error);

  /* or under X11 the rest would go on to come */
  g_input_stream_close_async (G_INPUT_STREAM (source), G_PRIORITY_LOW, NULL, NULL, NULL);
  if (!read)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  drop_last_word (self);
  if (self->length == 0)
    g_task_return_boolean (task, TRUE);
  else
    g_task_run_in_thread (task, find_codes);
}

static void
on_stream (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Peek *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream
      = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, &error);

  if (stream == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  self->text = g_malloc (ERRDEX_CLIPBOARD_OFFER_MAX);
  g_input_stream_read_all_async (stream, self->text, ERRDEX_CLIPBOARD_OFFER_MAX, G_PRIORITY_LOW,
                                 g_task_get_cancellable (task), on_text_read, g_object_ref (task));
}

static gboolean
is_text (GdkContentFormats *formats)
{
  if (gdk_content_formats_contain_mime_type (formats, SECRET))
    return FALSE;
  for (guint i = 0; text_types[i] != NULL; i++)
    if (gdk_content_formats_contain_mime_type (formats, text_types[i]))
      return TRUE;

  return FALSE;
}

/**
 * errdex_clipboard_peek_async:
 * @clipboard: a clipboard
 * @library: what is known
 * @cancellable: (nullable): for who loses interest
 * @callback: what to call
 *
 * Looks for codes of @library in the text on @clipboard. No more than its first
 * %ERRDEX_CLIPBOARD_OFFER_MAX bytes are read; nothing is if there is no text, or a secret one.
 */
void
errdex_clipboard_peek_async (GdkClipboard *clipboard,
                             ErrdexLibrary *library,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (clipboard, cancellable, callback, user_data);
  Peek *self = g_new0 (Peek, 1);

  self->library = errdex_library_ref (library);
  g_task_set_source_tag (task, errdex_clipboard_peek_async);
  g_task_set_task_data (task, self, (GDestroyNotify) peek_free);
  if (is_text (gdk_clipboard_get_formats (clipboard)))
    gdk_clipboard_read_async (clipboard, (const char **) text_types, G_PRIORITY_LOW, cancellable,
                              on_stream, g_object_ref (task));
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * errdex_clipboard_peek_finish:
 * @n_codes: (out): how many known codes there are
 *
 * Returns: (transfer full) (nullable): the first of them; %NULL if there is none, or if the
 * clipboard could not be read, which @error tells
 */
char *
errdex_clipboard_peek_finish (GAsyncResult *result, guint *n_codes, GError **error)
{
  Peek *self = g_task_get_task_data (G_TASK (result));

  *n_codes = 0;
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  *n_codes = self->n_codes;

  return g_steal_pointer (&self->code);
}
