// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "filter.h"

#include <string.h>

#include "bits.h"
#include "fold.h"

/* How well a name fits what was typed. Where one fits exactly, those that only begin so are not
 * meant. */
typedef enum
{
  FIT_NOT,
  FIT_WORD,   /* a later word of the name begins so */
  FIT_PREFIX, /* the name begins so */
  FIT_EXACT,
} Fit;

static Fit
fit_folded (const char *name, const char *value)
{
  gsize length = strlen (value);

  if (g_str_has_prefix (name, value))
    return name[length] == '\0' ? FIT_EXACT : FIT_PREFIX;
  for (const char *p = strpbrk (name, " -("); p != NULL; p = strpbrk (p, " -("))
    if (strncmp (++p, value, length) == 0)
      return FIT_WORD;

  return FIT_NOT;
}

static Fit
fit_name (const char *name, const char *value)
{
  g_autofree char *folded = errdex_fold (name);

  return fit_folded (folded, value);
}

static Fit
fit_category (const ErrdexCatalog *catalog, const ErrdexCategory *category, const char *value)
{
  Fit fit = fit_name (category->id, value);

  fit = MAX (fit, fit_name (category->title, value));
  fit = MAX (fit, fit_name (errdex_catalog_get_translation (catalog, category->title), value));

  return fit;
}

/* Spaces and underscores are as good as the hyphens of kinds: NOT_FOUND, "not found". */
static char *
hyphenate (const char *text)
{
  return g_strdelimit (errdex_fold (text), " _", '-');
}

static Fit
fit_kind (ErrdexKind kind, const char *value)
{
  g_autofree char *hyphenated = hyphenate (value);
  g_autofree char *label = hyphenate (errdex_kind_get_label (kind));

  return MAX (fit_folded (errdex_kind_get_id (kind), hyphenated), fit_folded (label, hyphenated));
}

/* Returns: how well the best fits. Only those that fit as well are marked. */
static Fit
mark_kinds (const ErrdexFilter *filter, gboolean *marks)
{
  Fit fits[ERRDEX_N_KINDS] = { FIT_NOT };
  Fit best = FIT_NOT;

  for (guint i = ERRDEX_KIND_NONE + 1; i < ERRDEX_N_KINDS; i++)
    {
      fits[i] = fit_kind (i, filter->value);
      best = MAX (best, fits[i]);
    }
  for (guint i = 0; i < ERRDEX_N_KINDS && best != FIT_NOT; i++)
    if (fits[i] == best)
      marks[i] = TRUE;

  return best;
}

static void
fit_categories (const ErrdexIndex *index, const ErrdexFilter *filter, Fit *fits)
{
  for (guint i = 0; i < index->library->n_catalogs; i++)
    {
      const ErrdexCatalog *catalog = index->library->catalogs[i];
      Fit whole
          = MAX (fit_name (catalog->id, filter->value), fit_name (catalog->title, filter->value));
      const char *title = errdex_catalog_translate (catalog, catalog->title);

      if (title != catalog->title)
        whole = MAX (whole, fit_name (title, filter->value));

      for (guint j = 0; j < catalog->n_categories; j++)
        {
          Fit fit = fit_category (catalog, &catalog->categories[j], filter->value);

          fits[index->first_categories[i] + j] = MAX (fit, whole);
        }
    }
}

static void
mark_below (const ErrdexIndex *index, gboolean *marks)
{
  for (guint i = 0; i < index->library->n_catalogs; i++)
    for (guint j = 0; j < index->library->catalogs[i]->n_categories; j++)
      {
        int parent = index->library->catalogs[i]->categories[j].parent;
        guint first = index->first_categories[i];

        if (parent >= 0 && marks[first + parent])
          marks[first + j] = TRUE;
      }
}

static Fit
mark_categories (const ErrdexIndex *index, const ErrdexFilter *filter, gboolean *marks)
{
  g_autofree Fit *fits = g_new0 (Fit, index->n_categories);
  g_autofree gboolean *own = g_new0 (gboolean, index->n_categories);
  Fit best = FIT_NOT;

  fit_categories (index, filter, fits);
  for (guint i = 0; i < index->n_categories; i++)
    best = MAX (best, fits[i]);
  if (best == FIT_NOT)
    return best;

  for (guint i = 0; i < index->n_categories; i++)
    own[i] = fits[i] == best;
  mark_below (index, own);
  for (guint i = 0; i < index->n_categories; i++)
    marks[i] = marks[i] || own[i];

  return best;
}

/* Which of @n things pass: those of any filter, or all where there is none, without those that are
 * ruled out. */
static gboolean
combine (gboolean *wanted, const gboolean *unwanted, guint n)
{
  gboolean any_wanted = FALSE;
  gboolean any_unwanted = FALSE;

  for (guint i = 0; i < n; i++)
    {
      any_wanted = any_wanted || wanted[i];
      any_unwanted = any_unwanted || unwanted[i];
    }
  for (guint i = 0; i < n; i++)
    wanted[i] = (wanted[i] || !any_wanted) && !unwanted[i];

  return any_wanted || any_unwanted;
}

/**
 * errdex_filter_is_exact:
 * @index: an index
 * @filter: a filter
 *
 * Returns: whether the filter names a category, a catalog or a kind in full
 */
gboolean
errdex_filter_is_exact (const ErrdexIndex *index, const ErrdexFilter *filter)
{
  g_autofree gboolean *marks = g_new0 (gboolean, MAX (index->n_categories, ERRDEX_N_KINDS));

  return (filter->kind ? mark_kinds (filter, marks) : mark_categories (index, filter, marks))
         == FIT_EXACT;
}

/**
 * errdex_filter_apply:
 * @index: an index
 * @query: a query
 *
 * Several filters of the same sort add up. One that names nothing known is as good as none.
 *
 * Returns: (transfer full) (nullable): the entries that pass the filters of the query; %NULL where
 * all do
 */
guint64 *
errdex_filter_apply (const ErrdexIndex *index, const ErrdexQuery *query)
{
  g_autofree gboolean *categories = g_new0 (gboolean, index->n_categories);
  g_autofree gboolean *no_categories = g_new0 (gboolean, index->n_categories);
  gboolean kinds[ERRDEX_N_KINDS] = { FALSE };
  gboolean no_kinds[ERRDEX_N_KINDS] = { FALSE };
  gboolean by_category;
  gboolean by_kind;
  guint64 *bits;

  if (query->filters->len == 0)
    return NULL;

  for (guint i = 0; i < query->filters->len; i++)
    {
      const ErrdexFilter *filter = &g_array_index (query->filters, ErrdexFilter, i);

      if (filter->kind)
        mark_kinds (filter, filter->negated ? no_kinds : kinds);
      else
        mark_categories (index, filter, filter->negated ? no_categories : categories);
    }
  by_category = combine (categories, no_categories, index->n_categories);
  by_kind = combine (kinds, no_kinds, ERRDEX_N_KINDS);
  if (!by_category && !by_kind)
    return NULL;

  bits = errdex_bits_new (index->n_entries);
  for (guint i = 0; i < index->n_entries; i++)
    if (categories[index->categories[i]] && kinds[index->kinds[i]])
      errdex_bits_set (bits, i);

  return bits;
}
