// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <string.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "holdings.h"

#include "peek.h"
#include "reader.h"
#include "shipped.h"

typedef struct
{
  ErrdexHoldings public;
  gatomicrefcount references;
} Holdings;

/* A file while it is being read. */
typedef struct
{
  ErrdexHolding *holding; /* with the answer already, or to be filled */
  GBytes *bytes;          /* what is to be read yet */
  char *id;
  gboolean wanted;
} Candidate;

typedef struct
{
  GArray *candidates;
  const ErrdexHoldings *last;
  const ErrdexWant *want;
  GCancellable *cancellable;
  guint64 n_bytes;
} Round;

/* --- one of them --- */

static ErrdexHolding *
holding_new (ErrdexCatalogOrigin origin, const char *path)
{
  ErrdexHolding *self = g_atomic_rc_box_new0 (ErrdexHolding);

  self->origin = origin;
  self->path = g_strdup (path);
  self->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) errdex_problem_free);

  return self;
}

static void
holding_clear (gpointer data)
{
  ErrdexHolding *self = data;

  g_free (self->path);
  g_clear_pointer (&self->catalog, errdex_catalog_unref);
  g_ptr_array_unref (self->problems);
}

static void
holding_unref (ErrdexHolding *self)
{
  g_atomic_rc_box_release_full (self, holding_clear);
}

static void
add_problem (ErrdexHolding *self, const char *message)
{
  g_ptr_array_add (self->problems, errdex_problem_new (0, 0, NULL, message));
}

static void G_GNUC_PRINTF (2, 3) add_limit (ErrdexHolding *self, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  add_problem (self, message);
}

static void
candidate_clear (gpointer data)
{
  Candidate *self = data;

  g_clear_pointer (&self->holding, holding_unref);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->id);
}

/* --- finding files --- */

static void
read_candidate (Candidate *self)
{
  ErrdexHolding *holding = self->holding;
  g_autoptr (GError) error = NULL;

  if (self->bytes == NULL)
    return;
  holding->catalog = errdex_catalog_read (self->bytes, NULL, holding->problems, &error);
  g_clear_pointer (&self->bytes, g_bytes_unref);
}

static void
peek (Candidate *self)
{
  if (self->bytes != NULL)
    {
      gsize length;
      const char *text = g_bytes_get_data (self->bytes, &length);

      self->id = errdex_catalog_peek_id (text, length);
    }
  else if (self->holding->catalog != NULL)
    {
      self->id = g_strdup (self->holding->catalog->id);
    }
}

/* Where there is nothing to choose, no file is kept longer than it takes to read it. */
static void
add_candidate (Round *self, ErrdexHolding *holding, GBytes *bytes)
{
  Candidate candidate = { holding, bytes, NULL, TRUE };

  if (self->want != NULL)
    peek (&candidate);
  else
    read_candidate (&candidate);
  g_array_append_val (self->candidates, candidate);
}

/* The same file, if it was read the last time and is the same still. */
static ErrdexHolding *
find_last (const Round *self, const ErrdexHolding *like)
{
  for (guint i = 0; self->last != NULL && i < self->last->n_all; i++)
    {
      ErrdexHolding *holding = self->last->all[i];

      if (holding->origin == like->origin && g_str_equal (holding->path, like->path)
          && (like->origin == ERRDEX_CATALOG_SHIPPED
              || errdex_file_stamp_equal (&holding->stamp, &like->stamp)))
        return holding;
    }

  return NULL;
}

/* Replaces @holding by what it was the last time. */
static gboolean
reuse (Round *self, ErrdexHolding *holding)
{
  ErrdexHolding *known = find_last (self, holding);

  if (known == NULL)
    return FALSE;
  self->n_bytes += known->stamp.size;
  add_candidate (self, g_atomic_rc_box_acquire (known), NULL);
  holding_unref (holding);

  return TRUE;
}

static GBytes *
read_bytes (Round *self, int fd, ErrdexHolding *holding)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  self->n_bytes += holding->stamp.size;
  if (self->n_bytes > ERRDEX_HOLDINGS_MAX_BYTES)
    {
      self->n_bytes -= holding->stamp.size;
      add_limit (holding, _ ("all catalogs together may have %d MiB; this one would be too much"),
                 ERRDEX_HOLDINGS_MAX_BYTES / (1024 * 1024));
      memset (&holding->stamp, 0, sizeof holding->stamp);
      return NULL;
    }
  bytes = errdex_regular_file_read (fd, ERRDEX_CATALOG_MAX_BYTES, &error);
  if (bytes == NULL)
    add_problem (holding, error->message);

  return bytes;
}

static void
add_file (Round *self, const ErrdexFolder *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder->path, name, NULL);
  g_autoptr (GError) error = NULL;
  ErrdexHolding *holding = holding_new (folder->origin, path);
  int fd = errdex_regular_file_open (path, &holding->stamp, &error);

  if (fd < 0)
    {
      /* one that went just now is none */
      if (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT)
          && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        {
          holding_unref (holding);
          return;
        }
      add_problem (holding, error->message);
      add_candidate (self, holding, NULL);
      return;
    }
  if (!reuse (self, holding))
    add_candidate (self, holding, read_bytes (self, fd, holding));
  close (fd);
}

static void
add_folder (Round *self, const ErrdexFolder *folder)
{
  g_autoptr (GError) error = NULL;
  gboolean too_many;
  g_autoptr (GPtrArray) names = errdex_folder_list_names (folder, &too_many, &error);
  ErrdexHolding *holding;

  for (guint i = 0; names != NULL && i < MIN (names->len, ERRDEX_FOLDER_MAX_CATALOGS); i++)
    if (!g_cancellable_is_cancelled (self->cancellable))
      add_file (self, folder, names->pdata[i]);
  if (error != NULL
      && (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT)
          || g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOTDIR)))
    return;
  if (names != NULL && error == NULL && !too_many && names->len <= ERRDEX_FOLDER_MAX_CATALOGS)
    return;

  holding = holding_new (folder->origin, folder->path);
  if (error != NULL)
    add_problem (holding, error->message);
  else if (too_many)
    add_limit (holding, _ ("more than %d files are too many; only some were looked at"),
               ERRDEX_FOLDER_MAX_FILES);
  else
    add_limit (holding, _ ("more than %d catalogs are too many; only the first are used"),
               ERRDEX_FOLDER_MAX_CATALOGS);
  add_candidate (self, holding, NULL);
}

static void
add_shipped (Round *self)
{
  g_auto (GStrv) names = errdex_shipped_list_names ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      ErrdexHolding *holding = holding_new (ERRDEX_CATALOG_SHIPPED, names[i]);
      GBytes *bytes;

      if (reuse (self, holding))
        continue;
      bytes = errdex_shipped_get_bytes (names[i], &error);
      if (bytes == NULL)
        add_problem (holding, error->message);
      add_candidate (self, holding, bytes);
    }
}

/* --- choosing and reading them --- */

static gboolean
is_wanted (const Candidate *self, const ErrdexWant *want)
{
  gsize length;
  const char *text;

  if (self->bytes == NULL || self->id == NULL)
    return TRUE;
  text = g_bytes_get_data (self->bytes, &length);

  return want->func (self->id, text, length, want->user_data);
}

/* Which of two with the same id counts cannot be told before both are read. */
static void
choose (GArray *candidates, const ErrdexWant *want)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  if (want == NULL)
    return;
  for (guint i = 0; i < candidates->len; i++)
    {
      Candidate *candidate = &g_array_index (candidates, Candidate, i);

      candidate->wanted = is_wanted (candidate, want);
      if (candidate->wanted && candidate->id != NULL)
        g_hash_table_add (ids, candidate->id);
    }
  for (guint i = 0; i < candidates->len; i++)
    {
      Candidate *candidate = &g_array_index (candidates, Candidate, i);

      if (candidate->id != NULL && g_hash_table_contains (ids, candidate->id))
        candidate->wanted = TRUE;
    }
}

static ErrdexHoldings *
finish (Round *self)
{
  Holdings *holdings = g_new0 (Holdings, 1);
  GPtrArray *all = g_ptr_array_new ();

  for (guint i = 0; i < self->candidates->len; i++)
    {
      Candidate *candidate = &g_array_index (self->candidates, Candidate, i);

      if (!candidate->wanted || g_cancellable_is_cancelled (self->cancellable))
        continue;
      read_candidate (candidate);
      g_ptr_array_add (all, g_steal_pointer (&candidate->holding));
    }
  g_atomic_ref_count_init (&holdings->references);
  holdings->public.n_all = all->len;
  holdings->public.all = (ErrdexHolding *const *) g_ptr_array_free (all, FALSE);

  return &holdings->public;
}

/**
 * errdex_holdings_read:
 * @folders: (nullable) (element-type ErrdexFolder): the folders to read, the most important first;
 * the shipped catalogs come after those in them
 * @last: (nullable): what was read before; a file that is as it was is not read again
 * @want: (nullable): which catalogs to read; %NULL for all
 * @cancellable: (nullable): stops it, and the answer is of no use then
 *
 * Reads all catalogs. Blocks, for as long as that takes; nothing in the folders can make it block
 * for ever, or take more memory than the limits allow.
 *
 * Returns: (transfer full): what was found, sound or not
 */
ErrdexHoldings *
errdex_holdings_read (const GPtrArray *folders,
                      const ErrdexHoldings *last,
                      const ErrdexWant *want,
                      GCancellable *cancellable)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  Round round = { candidates, last, want, cancellable, 0 };

  g_array_set_clear_func (candidates, candidate_clear);
  for (guint i = 0; folders != NULL && i < folders->len; i++)
    add_folder (&round, folders->pdata[i]);
  add_shipped (&round);
  choose (candidates, want);

  return finish (&round);
}

/**
 * errdex_holdings_ref:
 *
 * Returns: (transfer full): the holdings
 */
ErrdexHoldings *
errdex_holdings_ref (ErrdexHoldings *self)
{
  g_atomic_ref_count_inc (&((Holdings *) self)->references);

  return self;
}

/**
 * errdex_holdings_unref:
 * @self: (transfer full): holdings
 */
void
errdex_holdings_unref (ErrdexHoldings *self)
{
  if (!g_atomic_ref_count_dec (&((Holdings *) self)->references))
    return;

  for (guint i = 0; i < self->n_all; i++)
    holding_unref (self->all[i]);
  g_free ((gpointer) self->all);
  g_free (self);
}

/* --- what counts --- */

/**
 * errdex_holdings_find_shadow:
 * @self: holdings
 * @place: the place of one of them
 *
 * Returns: the place of the sound catalog with the same id that counts instead of it; -1 if there
 * is none
 */
int
errdex_holdings_find_shadow (const ErrdexHoldings *self, guint place)
{
  const ErrdexCatalog *catalog = self->all[place]->catalog;

  for (guint i = 0; i < place && catalog != NULL; i++)
    if (self->all[i]->catalog != NULL && g_str_equal (self->all[i]->catalog->id, catalog->id))
      return i;

  return -1;
}

/**
 * errdex_holdings_equal:
 *
 * Returns: whether both are the same, read once
 */
gboolean
errdex_holdings_equal (const ErrdexHoldings *a, const ErrdexHoldings *b)
{
  if (a->n_all != b->n_all)
    return FALSE;
  for (guint i = 0; i < a->n_all; i++)
    if (a->all[i] != b->all[i])
      return FALSE;

  return TRUE;
}

/* The catalog that counts of those with the id of this one. */
static ErrdexCatalog *
find_counting (const ErrdexHoldings *self, guint place)
{
  int shadow = errdex_holdings_find_shadow (self, place);

  return self->all[shadow >= 0 ? (guint) shadow : place]->catalog;
}

static void
add_catalogs (const ErrdexHoldings *self,
              ErrdexCatalogOrigin origin,
              const char *const *disabled,
              GPtrArray *catalogs)
{
  for (guint i = 0; i < self->n_all; i++)
    {
      ErrdexCatalog *catalog = find_counting (self, i);

      if (catalog == NULL || self->all[i]->origin != origin
          || g_ptr_array_find (catalogs, catalog, NULL)
          || (disabled != NULL && g_strv_contains (disabled, catalog->id)))
        continue;
      g_ptr_array_add (catalogs, catalog);
    }
}

/**
 * errdex_holdings_new_library:
 * @self: holdings
 * @disabled: (nullable) (array zero-terminated=1): the ids of catalogs to leave out
 *
 * A catalog that shadows another one stands in its place, so that the shipped ones come first,
 * whatever is added.
 *
 * Returns: (transfer full): a library of the catalogs that count
 */
ErrdexLibrary *
errdex_holdings_new_library (const ErrdexHoldings *self, const char *const *disabled)
{
  g_autoptr (GPtrArray) catalogs = g_ptr_array_new ();

  for (ErrdexCatalogOrigin origin = ERRDEX_CATALOG_SHIPPED; origin <= ERRDEX_CATALOG_USER; origin++)
    add_catalogs (self, origin, disabled, catalogs);

  return errdex_library_new ((ErrdexCatalog *const *) catalogs->pdata, catalogs->len);
}
