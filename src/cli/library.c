// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Which catalogs a run of the program uses. */

#include "config.h"

#include <glib/gi18n.h>

#include "catalog/holdings.h"
#include "find/need.h"

#include "cli.h"
#include "suggest.h"

/* What is wrong with a catalog is told, and the others are used. */
static void
complain_bad (const ErrdexHoldings *holdings)
{
  for (guint i = 0; i < holdings->n_all; i++)
    {
      const ErrdexHolding *holding = holdings->all[i];
      g_autofree char *name = NULL, *line = NULL;
      guint more = holding->problems->len - 1;

      if (holding->catalog != NULL)
        continue;
      name = g_filename_display_name (holding->path);
      line = errdex_problem_format (holding->problems->pdata[0], name);
      if (more > 0)
        /* Translators: the first %s is a complete description of one problem */
        errdex_complain (ngettext ("%s (and %u more problem)", "%s (and %u more problems)", more),
                         line, more);
      else
        errdex_complain ("%s", line);
    }
}

static ErrdexLibrary *
read_library (const ErrdexWant *want, gboolean quiet)
{
  g_autoptr (GPtrArray) folders = errdex_folders_new ();
  g_autoptr (ErrdexHoldings) holdings = errdex_holdings_read (folders, NULL, want, NULL);

  if (!quiet)
    complain_bad (holdings);

  return errdex_holdings_new_library (holdings, NULL);
}

static gboolean
has_id (const char *id, const char *text, gsize length, gpointer user_data)
{
  return g_str_equal (id, user_data);
}

static void
complain_unknown (const char *id)
{
  g_autoptr (ErrdexLibrary) all = read_library (NULL, FALSE);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  const char *meant;

  for (guint i = 0; i < all->n_catalogs; i++)
    g_ptr_array_add (ids, (gpointer) all->catalogs[i]->id);
  g_ptr_array_add (ids, NULL);
  meant = errdex_suggest (id, (const char *const *) (gpointer) ids->pdata);
  if (meant != NULL)
    errdex_complain (_ ("there is no catalog “%s”; did you mean “%s”?"), id, meant);
  else
    errdex_complain (_ ("there is no catalog “%s”; “errdex-cli list --catalogs” names all"), id);
}

/* Only one catalog is wanted, so that no other one needs to be read. */
static ErrdexLibrary *
load_one (const char *id)
{
  const ErrdexWant want = { has_id, (gpointer) id };
  g_autoptr (ErrdexLibrary) library = read_library (&want, TRUE);
  int place = errdex_library_find_catalog (library, id);

  if (place >= 0)
    return errdex_library_new (&library->catalogs[place], 1);
  complain_unknown (id);

  return NULL;
}

/**
 * errdex_cli_load_library:
 * @self: the run
 *
 * Returns: (transfer full) (nullable): the catalogs to use; %NULL if there are none, which was said
 */
ErrdexLibrary *
errdex_cli_load_library (ErrdexCli *self)
{
  g_autoptr (ErrdexLibrary) library = NULL;

  if (self->catalog != NULL)
    return load_one (self->catalog);
  library = read_library (NULL, FALSE);
  if (library->n_catalogs > 0)
    return g_steal_pointer (&library);
  errdex_complain (_ ("there is no catalog to use; install Errdex again"));

  return NULL;
}

static gboolean
may_name (const char *id, const char *text, gsize length, gpointer user_data)
{
  return errdex_need_may_hold (user_data, text, length);
}

/**
 * errdex_cli_load_library_for:
 * @self: the run
 * @codes: (array zero-terminated=1): codes that the user typed
 *
 * Reads only those catalogs that may hold one of the codes, which is much quicker than to read all.
 * If a code is in none of them, all have to be read to say so.
 *
 * Returns: (transfer full) (nullable): the catalogs to use; %NULL if all have to be read
 */
ErrdexLibrary *
errdex_cli_load_library_for (ErrdexCli *self, char *const *codes)
{
  g_autoptr (ErrdexNeed) need = NULL;
  ErrdexWant want = { may_name, NULL };

  if (self->catalog != NULL)
    return NULL;
  need = errdex_need_new (codes);
  if (need == NULL)
    return NULL;
  want.user_data = need;

  return read_library (&want, TRUE);
}
