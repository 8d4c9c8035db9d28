// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/*
 * Times searching, keystroke by keystroke and pasted at once, over a small and a large catalog,
 * beside SQLite's FTS5 with the trigram tokenizer on the same texts.
 *
 * Each time is the best of five, so that what else the machine does counts little. SQLite only has
 * to name the rows, in any order, of the queries that its index can answer: those without a word of
 * fewer than three letters. Errdex ranks, and answers all.
 *
 * Usage: bench-find [ENTRIES…]        (rows of the common table on standard output, detail on
 * standard error)
 */

#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#ifdef HAVE_SQLITE
#include <sqlite3.h>
#endif

#include "catalog/reader.h"
#include "find/finder.h"

#include "generated.h"
#include "rows.h"

#define REPEATS          5
#define QUERIES_PER_SORT 8
/* A row of the table for each tier of the best hit, one for misses, and one for all but tier 8 and
 * misses. */
#define MISS   ERRDEX_N_TIERS
#define ALL    (ERRDEX_N_TIERS + 1)
#define N_ROWS (ERRDEX_N_TIERS + 2)

typedef struct
{
  GArray *own;  /* double: milliseconds of each keystroke */
  GArray *same; /* double: of those that the peer can answer too */
  GArray *peer; /* double: the peer's, of the same keystrokes */
} Row;

typedef struct
{
  ErrdexLibrary *library;
  ErrdexFinder *finder;
  Row typed[N_ROWS];
  Row pasted[N_ROWS];
#ifdef HAVE_SQLITE
  sqlite3 *db;
  sqlite3_stmt *statement;
#endif
} Bench;

static double
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_MONOTONIC, &time);

  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

/* The peer */

#ifdef HAVE_SQLITE

static void
peer_run (Bench *self, const char *sql)
{
  char *message = NULL;

  if (sqlite3_exec (self->db, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("SQLite: %s", message);
}

static void
peer_insert (Bench *self)
{
  sqlite3_stmt *insert;

  sqlite3_prepare_v2 (self->db, "INSERT INTO entries VALUES (?, ?, ?, ?, ?)", -1, &insert, NULL);
  for (guint i = 0; i < self->library->n_entries; i++)
    {
      const ErrdexEntry *entry = errdex_library_get_entry (self->library, i);
      g_autofree char *operations = g_strjoinv (" ", (char **) entry->operations);

      sqlite3_bind_text (insert, 1, entry->code, -1, SQLITE_TRANSIENT);
      sqlite3_bind_text (insert, 2, entry->description, -1, SQLITE_TRANSIENT);
      sqlite3_bind_text (insert, 3, entry->solution, -1, SQLITE_TRANSIENT);
      sqlite3_bind_text (insert, 4, operations, -1, SQLITE_TRANSIENT);
      sqlite3_bind_text (insert, 5, errdex_library_get_category (self->library, i)->title, -1,
                         SQLITE_TRANSIENT);
      sqlite3_step (insert);
      sqlite3_reset (insert);
    }
  sqlite3_finalize (insert);
}

static double
peer_init (Bench *self)
{
  double start = now ();

  sqlite3_open (":memory:", &self->db);
  peer_run (
      self,
      "CREATE VIRTUAL TABLE entries USING fts5 (code, description, solution, operations, category,"
      " tokenize = 'trigram')");
  peer_run (self, "BEGIN");
  peer_insert (self);
  peer_run (self, "COMMIT");
  peer_run (self, "INSERT INTO entries (entries) VALUES ('optimize')");
  sqlite3_prepare_v2 (self->db, "SELECT rowid FROM entries WHERE entries MATCH ?", -1,
                      &self->statement, NULL);

  return now () - start;
}

static void
peer_clear (Bench *self)
{
  sqlite3_finalize (self->statement);
  sqlite3_close (self->db);
}

static double
peer_get_size (Bench *self)
{
  sqlite3_stmt *statement;
  double size = 0;

  sqlite3_prepare_v2 (self->db, "SELECT sum (length (block)) FROM entries_data", -1, &statement,
                      NULL);
  if (sqlite3_step (statement) == SQLITE_ROW)
    size = sqlite3_column_double (statement, 0) / 1e6;
  sqlite3_finalize (statement);

  return size;
}

/* Returns: the query in the peer's language, or %NULL where its index cannot answer it. */
static char *
peer_translate (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  g_autoptr (GString) query = g_string_new (NULL);

  if (strpbrk (text, ":\"-") != NULL)
    return NULL;
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (*words[i] == '\0')
        continue;
      if (strlen (words[i]) < 3)
        return NULL;
      g_string_append_printf (query, "%s\"%s\"", query->len > 0 ? " AND " : "", words[i]);
    }

  return query->len > 0 ? g_strdup (query->str) : NULL;
}

static double
peer_time (Bench *self, const char *text)
{
  g_autofree char *query = peer_translate (text);
  double best = G_MAXDOUBLE;

  if (query == NULL)
    return -1;
  for (guint i = 0; i < REPEATS; i++)
    {
      double start = now ();

      sqlite3_bind_text (self->statement, 1, query, -1, SQLITE_STATIC);
      while (sqlite3_step (self->statement) == SQLITE_ROW)
        ;
      sqlite3_reset (self->statement);
      best = MIN (best, now () - start);
    }

  return best;
}

#else

static double
peer_init (Bench *self)
{
  return -1;
}

static void
peer_clear (Bench *self)
{
}

static double
peer_get_size (Bench *self)
{
  return -1;
}

static double
peer_time (Bench *self, const char *text)
{
  return -1;
}

#endif

/* Measuring */

static void
rows_init (Row *rows)
{
  for (guint i = 0; i < N_ROWS; i++)
    {
      rows[i].own = g_array_new (FALSE, FALSE, sizeof (double));
      rows[i].same = g_array_new (FALSE, FALSE, sizeof (double));
      rows[i].peer = g_array_new (FALSE, FALSE, sizeof (double));
    }
}

static void
rows_clear (Row *rows)
{
  for (guint i = 0; i < N_ROWS; i++)
    {
      g_array_unref (rows[i].own);
      g_array_unref (rows[i].same);
      g_array_unref (rows[i].peer);
    }
}

static void
row_add (Row *row, double own, double peer)
{
  g_array_append_val (row->own, own);
  if (peer < 0)
    return;
  g_array_append_val (row->same, own);
  g_array_append_val (row->peer, peer);
}

static ErrdexResult *
search (Bench *self, Row *rows, const char *text, ErrdexResult *last, double peer)
{
  ErrdexResult *result = NULL;
  double best = G_MAXDOUBLE;
  const ErrdexHit *hits;
  guint n_hits;
  guint row;

  for (guint i = 0; i < REPEATS; i++)
    {
      double start = now ();

      g_clear_pointer (&result, errdex_result_unref);
      result = errdex_finder_search (self->finder, text, last);
      best = MIN (best, now () - start);
    }
  hits = errdex_result_get_hits (result, &n_hits);
  row = n_hits > 0 ? hits[0].tier : MISS;
  row_add (&rows[row], best, peer);
  if (row != MISS && row != ERRDEX_TIER_SPELLING)
    row_add (&rows[ALL], best, peer);
  if (g_getenv ("BENCH_SLOWEST") != NULL
      && best > g_ascii_strtod (g_getenv ("BENCH_SLOWEST"), NULL))
    g_printerr ("%8.3f ms, tier %u, %u hits%s: %s\n", best, row, n_hits,
                last != NULL ? "" : ", pasted", text);

  return result;
}

/* Types a query letter by letter, and pastes what stands there after each letter. */
static void
type (Bench *self, const char *query)
{
  g_autoptr (ErrdexResult) last = NULL;
  gsize length = strlen (query);

  for (gsize i = 1; i <= length; i++)
    {
      g_autofree char *text = g_strndup (query, i);
      double peer = peer_time (self, text);
      ErrdexResult *result = search (self, self->typed, text, last, peer);

      g_clear_pointer (&last, errdex_result_unref);
      last = result;
      errdex_result_unref (search (self, self->pasted, text, NULL, peer));
    }
}

/* Queries, made from entries all over the catalog */

static char *
initials (const char *segment)
{
  GString *initials = g_string_new (NULL);

  for (; *segment != '\0'; segment++)
    if (g_ascii_isupper (*segment))
      g_string_append_c (initials, *segment);

  return g_string_free (initials, FALSE);
}

static char *
words (const char *segment)
{
  g_autoptr (GString) last = g_string_new (NULL);
  g_autoptr (GString) before = g_string_new (NULL);

  /* the last word first */
  for (; *segment != '\0'; segment++)
    {
      if (g_ascii_isupper (*segment) && last->len > 0)
        {
          g_string_append_printf (before, " %s", last->str);
          g_string_truncate (last, 0);
        }
      g_string_append_c (last, g_ascii_tolower (*segment));
    }

  return g_strconcat (last->str, before->str, NULL);
}

static char *
text_words (const char *description, gboolean quoted)
{
  g_auto (GStrv) all = g_strsplit (description, " ", -1);
  guint n = g_strv_length (all);

  return quoted ? g_strdup_printf ("\"%s %s\"", all[1], all[2])
                : g_strdup_printf ("%s %s %s", all[n / 2], all[1], all[n - 2]);
}

static void
type_and_free (Bench *self, char *query)
{
  type (self, query);
  g_free (query);
}

static void
type_entry (Bench *self, const ErrdexEntry *entry)
{
  const char *segment = errdex_code_last_segment (entry->code);
  g_autofree char *misspelt = g_strdup (segment);
  gsize middle = strlen (misspelt) / 2;
  char swapped = misspelt[middle];

  misspelt[middle] = misspelt[middle + 1];
  misspelt[middle + 1] = swapped;
  type_and_free (self, g_ascii_strdown (entry->code, -1));
  type (self, segment);
  type_and_free (self, words (segment));
  type_and_free (self, initials (segment));
  type_and_free (self, g_strndup (segment + 2, 9));
  type_and_free (self, text_words (entry->description, FALSE));
  type_and_free (self, text_words (entry->description, TRUE));
  type (self, misspelt);
}

/* What is common, and what filters. */
static const char *const hard_queries[] = {
  "e",
  "in",
  "te",
  "er",
  "the",
  "acme.",
  "not",
  "id",
  "error failed limit",
  "device not exist",
  "a e i o u",
  "the of this account",
  "\"the device of\"",
  "device -name",
  "in:service-3 error",
  "kind:not-found exist",
  "1000",
  "\"does not belong to the\"",
  "0",
  "request, then call",
  "it be to in at",
};

static void
type_all (Bench *self)
{
  for (guint i = 0; i < QUERIES_PER_SORT; i++)
    type_entry (self, errdex_library_get_entry (self->library, (guint64) self->library->n_entries
                                                                   * (2 * i + 1)
                                                                   / (2 * QUERIES_PER_SORT)));
  for (guint i = 0; i < G_N_ELEMENTS (hard_queries); i++)
    type (self, hard_queries[i]);
}

/* The table */

static int
compare_times (gconstpointer a, gconstpointer b)
{
  double time_a = *(const double *) a;
  double time_b = *(const double *) b;

  return time_a < time_b ? -1 : time_a > time_b;
}

static double
get_quantile (GArray *times, double share)
{
  if (times->len == 0)
    return 0;

  return g_array_index (times, double, MIN (times->len - 1, (guint) (times->len * share)));
}

static void
print_row (const char *name, Row *row)
{
  static const double shares[] = { 0.5, 0.99, 1 };

  if (row->own->len == 0)
    return;
  g_array_sort (row->own, compare_times);
  g_array_sort (row->same, compare_times);
  g_array_sort (row->peer, compare_times);

  g_printerr ("%-16s %5u", name, row->own->len);
  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    g_printerr (" %7.3f", get_quantile (row->own, shares[i]));
  g_printerr ("  %5u", row->peer->len);
  for (guint i = 0; i < G_N_ELEMENTS (shares) && row->peer->len > 0; i++)
    g_printerr (" %8.3f", get_quantile (row->peer, shares[i]));
  for (guint i = 0; i < G_N_ELEMENTS (shares) && row->peer->len > 0; i++)
    g_printerr (" %7.1fx",
                get_quantile (row->peer, shares[i]) / get_quantile (row->same, shares[i]));
  g_printerr ("\n");
}

static void
print_table (const char *title, Row *rows)
{
  static const char *const names[N_ROWS]
      = { "0 code",     "1 segment",  "2 code prefix", "3 segment prefix",
          "4 words",    "5 initials", "6 substring",   "7 text",
          "8 spelling", "miss",       "all of 0 to 7" };

  g_printerr (
      "\n%s, ms                        Errdex              SQLite FTS5, where it can answer   FTS5 : Errdex\n",
      title);
  g_printerr (
      "best hit             n  median     p99   worst      n   median      p99    worst   median     p99   worst\n");
  for (guint i = 0; i < N_ROWS; i++)
    print_row (names[i], &rows[i]);
}

/* The common table */

static void
put_row (const char *entries, const char *what, GArray *own, double share, const char *budget)
{
  g_autofree char *name = g_strdup_printf ("search, %s entries: %s", entries, what);

  if (own->len > 0)
    bench_row_alone (name, get_quantile (own, share), "ms", budget);
}

/* Only of the keystrokes that the peer can answer. */
static void
put_peer_row (const char *entries, const char *what, Row *row, double share, const char *budget)
{
  g_autofree char *name = g_strdup_printf ("search, %s entries: %s", entries, what);

  bench_row (name, get_quantile (row->peer->len > 0 ? row->same : row->own, share), "ms",
             "SQLite FTS5", row->peer->len > 0 ? get_quantile (row->peer, share) : NAN, budget);
}

/* Of the budgets, the one for a small catalog holds in every tier, that for a large one in all but
 * the last. */
static void
put_rows (Bench *self)
{
  gboolean large = self->library->n_entries > 500;
  g_autofree char *entries = bench_number (self->library->n_entries);
  Row *typed = self->typed, *pasted = self->pasted;

  put_row (entries, "median keystroke", typed[ALL].own, 0.5, large ? "< 8 ms" : "< 1 ms");
  put_row (entries, "worst keystroke", typed[ALL].own, 1, large ? "< 8 ms" : "< 1 ms");
  put_row (entries, "worst, misspelt", typed[ERRDEX_TIER_SPELLING].own, 1, large ? "-" : "< 1 ms");
  put_row (entries, "worst, nothing found", typed[MISS].own, 1, large ? "-" : "< 1 ms");
  put_row (entries, "worst, pasted", pasted[ALL].own, 1, "-");
  put_peer_row (entries, "median of what both answer", &typed[ALL], 0.5, large ? "< 1 x" : "-");
  put_peer_row (entries, "worst of what both answer", &typed[ALL], 1, large ? "< 1 x" : "-");
}

static void
put_index_rows (guint n_entries, double size, double peer_size, double time, double peer_time)
{
  g_autofree char *entries = bench_number (n_entries);
  g_autofree char *making = g_strdup_printf ("index, %s entries: making it", entries);
  g_autofree char *memory = g_strdup_printf ("index, %s entries: memory", entries);

  bench_row (making, time, "ms", "SQLite FTS5", peer_time < 0 ? NAN : peer_time, "-");
  bench_row (memory, size, "MB", "SQLite FTS5", peer_size < 0 ? NAN : peer_size, "-");
}

static gsize
count_text_bytes (const ErrdexLibrary *library)
{
  gsize n_bytes = 0;

  for (guint i = 0; i < library->n_entries; i++)
    {
      const ErrdexEntry *entry = errdex_library_get_entry (library, i);

      n_bytes += strlen (entry->code) + strlen (entry->description) + strlen (entry->solution);
    }

  return n_bytes;
}

static void
bench_init (Bench *self, guint n_entries)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = generated_catalog_new (n_entries);
  g_autoptr (ErrdexCatalog) catalog = errdex_catalog_read (bytes, "generated.json", NULL, &error);

  if (catalog == NULL)
    g_error ("%s", error->message);
  self->library = errdex_library_new (&catalog, 1);
  self->finder = errdex_finder_new (self->library);
  rows_init (self->typed);
  rows_init (self->pasted);
}

static void
bench_clear (Bench *self)
{
  peer_clear (self);
  rows_clear (self->typed);
  rows_clear (self->pasted);
  errdex_finder_unref (self->finder);
  errdex_library_unref (self->library);
}

static void
run (guint n_entries)
{
  Bench bench = { NULL };
  double own_time;
  double peer_time;
  double size;

  bench_init (&bench, n_entries);
  own_time = now ();
  size = errdex_finder_prepare (bench.finder) / 1e6;
  own_time = now () - own_time;
  peer_time = peer_init (&bench);

  g_printerr ("\n## %u entries, %.1f MB of codes and texts\n", n_entries,
              count_text_bytes (bench.library) / 1e6);
  g_printerr ("index: %.1f MB, made in %.0f ms", size, own_time);
  if (peer_time >= 0)
    g_printerr ("; FTS5: %.1f MB, made in %.0f ms (%.1fx the memory, %.1fx the time)",
                peer_get_size (&bench), peer_time, peer_get_size (&bench) / size,
                peer_time / own_time);
  g_printerr ("\n");
  type_all (&bench);
  print_table ("Typed", bench.typed);
  print_table ("Pasted", bench.pasted);
  put_rows (&bench);
  put_index_rows (n_entries, size, peer_get_size (&bench), own_time, peer_time);
  bench_clear (&bench);
}

int
main (int argc, char **argv)
{
  if (argc == 1)
    {
      run (500);
      run (100000);
    }
  for (int i = 1; i < argc; i++)
    run (strtoul (argv[i], NULL, 10));

  return 0;
}
