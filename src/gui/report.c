// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "report.h"

#include <string.h>

#include <glib/gi18n.h>

static void
free_trouble (gpointer data)
{
  ErrdexTrouble *trouble = data;

  g_free (trouble->name);
  g_free (trouble->message);
  g_free (trouble);
}

/**
 * errdex_report_new:
 * @finder: what finds entries in the library of the scanner
 * @scanner: what to look for
 *
 * Returns: (transfer full): a report of nothing so far
 */
ErrdexReport *
errdex_report_new (ErrdexFinder *finder, ErrdexScanner *scanner)
{
  ErrdexReport *self = g_new0 (ErrdexReport, 1);

  g_atomic_ref_count_init (&self->references);
  self->finder = errdex_finder_ref (finder);
  self->scan = errdex_scan_new (scanner);
  self->files = g_ptr_array_new_with_free_func (g_object_unref);
  self->troubles = g_ptr_array_new_with_free_func (free_trouble);
  self->nearest = g_array_new (FALSE, TRUE, sizeof (ErrdexNearest));

  return self;
}

/**
 * errdex_report_ref:
 *
 * Returns: (transfer full): the report
 */
ErrdexReport *
errdex_report_ref (ErrdexReport *self)
{
  g_atomic_ref_count_inc (&self->references);

  return self;
}

/**
 * errdex_report_unref:
 * @self: (transfer full): a report
 */
void
errdex_report_unref (ErrdexReport *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;

  errdex_scan_free (self->scan);
  errdex_finder_unref (self->finder);
  g_clear_pointer (&self->text, g_bytes_unref);
  g_ptr_array_unref (self->files);
  g_ptr_array_unref (self->troubles);
  g_array_unref (self->nearest);
  g_free (self);
}

/**
 * errdex_report_add_trouble:
 * @name: the file that could not be read, as it is shown
 * @message: why
 */
void
errdex_report_add_trouble (ErrdexReport *self, const char *name, const char *message)
{
  ErrdexTrouble *trouble = g_new (ErrdexTrouble, 1);

  trouble->name = g_strdup (name);
  trouble->message = g_strdup (message);
  g_ptr_array_add (self->troubles, trouble);
}

/**
 * errdex_report_get_n_codes:
 *
 * Returns: how many different codes were found, known and unknown ones
 */
guint
errdex_report_get_n_codes (const ErrdexReport *self)
{
  return errdex_scan_get_known (self->scan)->len + errdex_scan_get_unknown (self->scan)->len;
}

static gboolean
has_letters (const char *text, const char *end)
{
  for (; text < end; text = g_utf8_next_char (text))
    if (g_unichar_isalnum (g_utf8_get_char (text)))
      return TRUE;

  return FALSE;
}

/**
 * errdex_report_is_just_code:
 * @self: the report of a text, which must be UTF-8
 *
 * Returns: whether the text is one code, with nothing around it but quotes, brackets and the like
 */
gboolean
errdex_report_is_just_code (const ErrdexReport *self)
{
  GPtrArray *known = errdex_scan_get_known (self->scan);
  GPtrArray *found = known->len > 0 ? known : errdex_scan_get_unknown (self->scan);
  const ErrdexFound *only;
  const char *text, *code;
  gsize length;

  if (self->text == NULL || errdex_report_get_n_codes (self) != 1)
    return FALSE;
  only = found->pdata[0];
  if (only->count != 1)
    return FALSE;

  text = g_bytes_get_data (self->text, &length);
  code = text + g_array_index (only->places, ErrdexPlace, 0).offset;
  /* a code that was wrapped is longer in the text */
  if (g_ascii_strncasecmp (code, only->code, strlen (only->code)) != 0)
    return FALSE;

  return !has_letters (text, code) && !has_letters (code + strlen (only->code), text + length);
}

/**
 * errdex_report_dup_title:
 *
 * Returns: (transfer full): what was scanned
 */
char *
errdex_report_dup_title (const ErrdexReport *self)
{
  guint n = self->files->len;

  if (self->text != NULL)
    return g_strdup (_ ("Pasted text"));
  if (n == 1)
    return g_path_get_basename (errdex_scan_get_name (self->scan, 0));
  if (n == 0 && self->troubles->len == 1)
    return g_path_get_basename (((ErrdexTrouble *) self->troubles->pdata[0])->name);

  return g_strdup_printf (ngettext ("%u file", "%u files", n), n);
}

/**
 * errdex_report_dup_summary:
 *
 * Returns: (transfer full): how much was found, in how much
 */
char *
errdex_report_dup_summary (const ErrdexReport *self)
{
  guint n_known = errdex_scan_get_known (self->scan)->len;
  guint n_unknown = errdex_scan_get_unknown (self->scan)->len;
  g_autofree char *size = g_format_size (errdex_scan_get_bytes (self->scan));
  g_autofree char *known
      = g_strdup_printf (ngettext ("%'u known code", "%'u known codes", n_known), n_known);
  g_autofree char *unknown
      = n_unknown == 0
            ? NULL
            : g_strdup_printf (ngettext ("%'u unknown", "%'u unknown", n_unknown), n_unknown);

  if (unknown != NULL)
    return g_strjoin (" · ", known, unknown, size, NULL);

  return g_strjoin (" · ", known, size, NULL);
}

/**
 * errdex_report_dup_place:
 * @place: a place in what was scanned
 *
 * Returns: (transfer full): the place as compilers write it, without a file where that goes without
 * saying
 */
char *
errdex_report_dup_place (const ErrdexReport *self, const ErrdexPlace *place)
{
  g_autofree char *name = NULL;

  if (self->text != NULL)
    return g_strdup_printf ("%" G_GUINT64_FORMAT ":%" G_GUINT64_FORMAT, place->line, place->column);
  name = g_path_get_basename (errdex_scan_get_name (self->scan, place->file));

  return g_strdup_printf ("%s:%" G_GUINT64_FORMAT ":%" G_GUINT64_FORMAT, name, place->line,
                          place->column);
}
