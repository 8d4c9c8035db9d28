// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <pango/pango.h>

#include "report.h"

G_BEGIN_DECLS

/**
 * ErrdexPrintStyle:
 *
 * What a block looks like on paper.
 */
typedef enum
{
  ERRDEX_PRINT_TITLE,   /* what the document is about */
  ERRDEX_PRINT_HEADING, /* stays with what follows it, as the title and a code do */
  ERRDEX_PRINT_CODE,    /* a code in a report */
  ERRDEX_PRINT_BODY,
  ERRDEX_PRINT_ITEM, /* of a list */
  ERRDEX_PRINT_NOTE, /* what matters less */
  ERRDEX_PRINT_N_STYLES,
} ErrdexPrintStyle;

/**
 * ErrdexPrintBlock:
 * @style: what it looks like
 * @text: one paragraph
 * @attributes: (nullable): what parts of it look like
 */
typedef struct
{
  ErrdexPrintStyle style;
  char *text;
  PangoAttrList *attributes;
} ErrdexPrintBlock;

/**
 * ErrdexPrintDocument:
 * @title: a short name for it
 * @blocks: (element-type ErrdexPrintBlock): what is in it, in order
 *
 * What is printed, before there are pages.
 */
typedef struct
{
  char *title;
  GPtrArray *blocks;
} ErrdexPrintDocument;

ErrdexPrintDocument *
errdex_print_document_new_entry (ErrdexLibrary *library, guint entry, gboolean with_original);
ErrdexPrintDocument *errdex_print_document_new_report (const ErrdexReport *report);
void errdex_print_document_free (ErrdexPrintDocument *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ErrdexPrintDocument, errdex_print_document_free)

G_END_DECLS
