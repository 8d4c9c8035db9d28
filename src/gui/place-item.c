// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "place-item.h"

struct _ErrdexPlaceItem
{
  GObject parent_instance;
  char *place;
  char *name;
  ErrdexExcerpt excerpt;
};

G_DEFINE_FINAL_TYPE (ErrdexPlaceItem, errdex_place_item, G_TYPE_OBJECT)

static void
errdex_place_item_finalize (GObject *object)
{
  ErrdexPlaceItem *self = ERRDEX_PLACE_ITEM (object);

  g_free (self->place);
  g_free (self->name);
  errdex_excerpt_clear (&self->excerpt);

  G_OBJECT_CLASS (errdex_place_item_parent_class)->finalize (object);
}

static void
errdex_place_item_class_init (ErrdexPlaceItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = errdex_place_item_finalize;
}

static void
errdex_place_item_init (ErrdexPlaceItem *self)
{
}

/**
 * errdex_place_item_new:
 * @report: a report
 * @place: a place in it
 * @excerpt: (nullable): the line there
 *
 * Returns: (transfer full): an item
 */
ErrdexPlaceItem *
errdex_place_item_new (const ErrdexReport *report,
                       const ErrdexPlace *place,
                       const ErrdexExcerpt *excerpt)
{
  ErrdexPlaceItem *self = g_object_new (ERRDEX_TYPE_PLACE_ITEM, NULL);

  self->place = errdex_report_dup_place (report, place);
  if (report->text == NULL)
    self->name = g_strdup (errdex_scan_get_name (report->scan, place->file));
  if (excerpt != NULL)
    {
      self->excerpt = *excerpt;
      self->excerpt.text = g_strdup (excerpt->text);
    }

  return self;
}

/**
 * errdex_place_item_get_place:
 *
 * Returns: (transfer none): file, line and column
 */
const char *
errdex_place_item_get_place (ErrdexPlaceItem *self)
{
  return self->place;
}

/**
 * errdex_place_item_get_name:
 *
 * Returns: (transfer none) (nullable): the whole name of the file
 */
const char *
errdex_place_item_get_name (ErrdexPlaceItem *self)
{
  return self->name;
}

/**
 * errdex_place_item_get_excerpt:
 *
 * Returns: (transfer none): the line; its text may be %NULL
 */
const ErrdexExcerpt *
errdex_place_item_get_excerpt (ErrdexPlaceItem *self)
{
  return &self->excerpt;
}
