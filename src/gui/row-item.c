// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "row-item.h"

struct _ErrdexRowItem
{
  GObject parent_instance;
  ErrdexRowData data;
  gboolean expanded;
};

G_DEFINE_FINAL_TYPE (ErrdexRowItem, errdex_row_item, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_EXPANDED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
keep_alive (const ErrdexRowData *data)
{
  if (data->library != NULL)
    errdex_library_ref (data->library);
  if (data->result != NULL)
    errdex_result_ref (data->result);
  if (data->marks != NULL)
    g_object_ref (data->marks);
}

static void
let_go (ErrdexRowData *data)
{
  g_clear_pointer (&data->result, errdex_result_unref);
  g_clear_pointer (&data->library, errdex_library_unref);
  g_clear_object (&data->marks);
}

static void
errdex_row_item_finalize (GObject *object)
{
  let_go (&ERRDEX_ROW_ITEM (object)->data);

  G_OBJECT_CLASS (errdex_row_item_parent_class)->finalize (object);
}

static void
errdex_row_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ErrdexRowItem *self = ERRDEX_ROW_ITEM (object);

  switch (id)
    {
    case PROP_EXPANDED:
      g_value_set_boolean (value, self->expanded);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
errdex_row_item_class_init (ErrdexRowItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = errdex_row_item_finalize;
  object_class->get_property = errdex_row_item_get_property;

  /* Whether the entries of the group are listed; only a header has them. */
  properties[PROP_EXPANDED] = g_param_spec_boolean ("expanded", NULL, NULL, FALSE,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", ERRDEX_TYPE_ROW_ITEM, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
errdex_row_item_init (ErrdexRowItem *self)
{
}

/**
 * errdex_row_item_new:
 * @data: what the row shows; its library, result and marks are kept alive with the item
 * @expanded: whether the entries of the group are listed
 *
 * Returns: (transfer full): an item for one row
 */
ErrdexRowItem *
errdex_row_item_new (const ErrdexRowData *data, gboolean expanded)
{
  ErrdexRowItem *self = g_object_new (ERRDEX_TYPE_ROW_ITEM, NULL);

  keep_alive (data);
  self->data = *data;
  self->expanded = expanded;

  return self;
}

/**
 * errdex_row_item_change:
 * @data: what the row shows from now on
 * @expanded: whether the entries of the group are listed
 *
 * Makes it the item of another row, and tells those who show it.
 */
void
errdex_row_item_change (ErrdexRowItem *self, const ErrdexRowData *data, gboolean expanded)
{
  ErrdexRowData before = self->data;

  keep_alive (data);
  self->data = *data;
  self->expanded = expanded;
  g_signal_emit (self, signals[CHANGED], 0);
  let_go (&before);
}

/**
 * errdex_row_item_get_data:
 *
 * Returns: (transfer none): what the row shows
 */
const ErrdexRowData *
errdex_row_item_get_data (ErrdexRowItem *self)
{
  return &self->data;
}

/**
 * errdex_row_item_is_header:
 *
 * Returns: whether the row is the header of a group, and not an entry
 */
gboolean
errdex_row_item_is_header (ErrdexRowItem *self)
{
  return self->data.entry < 0;
}

/**
 * errdex_row_item_get_expanded:
 *
 * Returns: whether the entries of the group are listed
 */
gboolean
errdex_row_item_get_expanded (ErrdexRowItem *self)
{
  return self->expanded;
}

/**
 * errdex_row_item_set_expanded:
 *
 * Only notes it, for those who show the header; errdex_rows_set_expanded() lists the entries.
 */
void
errdex_row_item_set_expanded (ErrdexRowItem *self, gboolean expanded)
{
  if (self->expanded == expanded)
    return;
  self->expanded = expanded;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EXPANDED]);
  g_signal_emit (self, signals[CHANGED], 0);
}
