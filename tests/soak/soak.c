// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "soak.h"

#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "objects.h"

#define ROUNDS 10000
/* A sample is taken before the first round, and then each time that so many rounds are done. */
#define STEP    500
#define N_STEPS 5 /* at least */
/* Caches are not full before, so that what memory and objects do says nothing. */
#define MIN_ROUNDS 5000

/* What may be in use of the heap beyond that after the warm-up, in bytes: a little that comes and
 * goes (a timer that has not run out, a cache that another picture has moved), and for each round
 * less than the smallest piece that malloc gives, which is 32 bytes. So nothing leaks once a
 * round. */
#define HEAP_NOISE     (96 * 1024)
#define HEAP_PER_ROUND 16
/* What the kernel says goes by whole pages, and by how pieces in use lie between free ones. */
#define PAGES_NOISE (4 * 1024 * 1024)
/* Objects, too, come and go by a few: a source that waits, a row more in sight. */
#define OBJECTS_NOISE 40
/* A thread of a pool waits a while for the next task before it goes. */
#define THREADS_NOISE 3
#define FILES_NOISE   3

typedef struct
{
  guint round;
  double seconds;
  gsize heap; /* bytes in use; 0 where the allocator does not tell */
  gsize rss;  /* bytes */
  gsize pss;  /* bytes */
  guint files;
  guint threads;
  guint objects;
} Sample;

struct _Soak
{
  char *title;
  guint rounds;
  guint32 seed;
  GRand *random;
  pid_t pid; /* 0 for this process */
  gint64 start;
  GArray *samples;
  GHashTable *objects; /* after the warm-up, */
  char *growth;        /* and what came to them until the last sample */
};

/* --- measuring --- */

static char *
get_path (Soak *self, const char *name)
{
  return g_strdup_printf ("/proc/%d/%s", self->pid != 0 ? (int) self->pid : (int) getpid (), name);
}

/* The value of a line `Name:  123 kB`, in bytes. */
static gsize
read_size (const char *text, const char *name)
{
  g_autofree char *begin = g_strdup_printf ("\n%s:", name);
  const char *line = strstr (text, begin);

  return line != NULL ? g_ascii_strtoull (line + strlen (begin), NULL, 10) * 1024 : 0;
}

static void
measure_pages (Soak *self, Sample *sample)
{
  g_autofree char *path = get_path (self, "smaps_rollup");
  g_autofree char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return;
  sample->rss = read_size (text, "Rss");
  sample->pss = read_size (text, "Pss");
}

static guint
count_files_in (Soak *self, const char *name)
{
  g_autofree char *path = get_path (self, name);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

static void
measure_heap (Sample *sample)
{
  struct mallinfo2 info;

  malloc_trim (0);
  info = mallinfo2 ();
  sample->heap = info.uordblks + info.hblkhd;
}

/* --- the soak --- */

/**
 * soak_new:
 * @title: what is soaked
 * @argc: (inout): of main()
 * @argv: (inout): of main(); `--rounds=N` and `--seed=N` are taken out
 *
 * Returns: (transfer full): a soak before its first round
 */
Soak *
soak_new (const char *title, int *argc, char ***argv)
{
  Soak *self = g_new0 (Soak, 1);
  int rounds = ROUNDS;
  gint64 seed = g_random_int ();
  const GOptionEntry entries[]
      = { { "rounds", 0, 0, G_OPTION_ARG_INT, &rounds, "How many rounds to do", "N" },
          { "seed", 0, 0, G_OPTION_ARG_INT64, &seed, "What the same rounds come of", "N" },
          { NULL } };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, argc, argv, &error))
    {
      g_printerr ("%s\n", error->message);
      exit (2);
    }
  self->title = g_strdup (title);
  self->rounds = MAX (rounds, N_STEPS);
  self->seed = seed;
  self->random = g_rand_new_with_seed (self->seed);
  self->start = g_get_monotonic_time ();
  self->samples = g_array_new (FALSE, FALSE, sizeof (Sample));
  g_print ("# %s: %u rounds from seed %u\n", title, self->rounds, self->seed);

  return self;
}

/**
 * soak_free:
 * @self: (transfer full): a soak
 */
void
soak_free (Soak *self)
{
  g_clear_pointer (&self->objects, g_hash_table_unref);
  g_free (self->growth);
  g_array_unref (self->samples);
  g_rand_free (self->random);
  g_free (self->title);
  g_free (self);
}

/**
 * soak_set_process:
 * @pid: the process that is soaked, if it is not this one
 */
void
soak_set_process (Soak *self, pid_t pid)
{
  self->pid = pid;
}

/**
 * soak_get_rounds:
 *
 * Returns: how many rounds to do
 */
guint
soak_get_rounds (Soak *self)
{
  return self->rounds;
}

/**
 * soak_is_short:
 *
 * Returns: whether the rounds are too few to judge memory by
 */
gboolean
soak_is_short (Soak *self)
{
  return self->rounds < MIN_ROUNDS;
}

/**
 * soak_get_random:
 *
 * Returns: (transfer none): what all choices are to be made by
 */
GRand *
soak_get_random (Soak *self)
{
  return self->random;
}

/**
 * soak_wants_sample:
 * @round: how many rounds are done
 *
 * Returns: whether the program is to come to rest now, for soak_sample()
 */
gboolean
soak_wants_sample (Soak *self, guint round)
{
  return round % MIN (STEP, self->rounds / N_STEPS) == 0;
}

static guint
get_warm_up (Soak *self)
{
  return MIN (2 * STEP, self->rounds / N_STEPS);
}

static void
print_sample (const Sample *self)
{
  g_print ("%7u %7.0f %9.1f %9.1f %9.1f %6u %8u %8u\n", self->round, self->seconds,
           self->heap / 1024.0, self->rss / 1024.0, self->pss / 1024.0, self->files, self->threads,
           self->objects);
  fflush (stdout);
}

static void
compare_objects (Soak *self, guint round)
{
  if (self->objects == NULL && round >= get_warm_up (self))
    self->objects = objects_list ();
  if (self->objects == NULL)
    return;
  g_free (self->growth);
  self->growth = objects_describe_growth (self->objects);
}

/**
 * soak_sample:
 * @round: how many rounds are done
 *
 * Measures, and prints a line.
 */
void
soak_sample (Soak *self, guint round)
{
  Sample sample = { .round = round };

  if (self->samples->len == 0)
    g_print ("  round seconds  heap/KiB   Rss/KiB   Pss/KiB  files  threads  objects\n");
  sample.seconds = (g_get_monotonic_time () - self->start) / 1e6;
  if (self->pid == 0)
    {
      measure_heap (&sample);
      sample.objects = objects_count ();
    }
  measure_pages (self, &sample);
  sample.files = count_files_in (self, "fd");
  sample.threads = count_files_in (self, "task");
  g_array_append_val (self->samples, sample);
  if (self->pid == 0)
    compare_objects (self, round);
  print_sample (&sample);
}

/* --- judging --- */

static gboolean
check (const char *what, gsize value, gsize before, gsize allowed)
{
  if (value <= before + allowed)
    return TRUE;
  g_print ("%s grew from %" G_GSIZE_FORMAT " to %" G_GSIZE_FORMAT ", by more than %" G_GSIZE_FORMAT
           "\n",
           what, before, value, allowed);

  return FALSE;
}

static gboolean
check_memory (const Sample *sample, const Sample *before)
{
  gsize heap = HEAP_NOISE + (gsize) HEAP_PER_ROUND * (sample->round - before->round);
  gboolean ok = check ("the heap in use", sample->heap, before->heap, heap);

  ok &= check ("resident memory", sample->rss, before->rss, PAGES_NOISE);
  ok &= check ("the share of memory", sample->pss, before->pss, PAGES_NOISE);
  ok &= check ("the number of objects", sample->objects, before->objects, OBJECTS_NOISE);

  return ok;
}

static gboolean
check_numbers (const Sample *sample, const Sample *before)
{
  gboolean ok = check ("the number of open files", sample->files, before->files, FILES_NOISE);

  ok &= check ("the number of threads", sample->threads, before->threads, THREADS_NOISE);

  return ok;
}

/* A program under ASan keeps what was freed, and tells of leaks by itself. */
static gboolean
can_judge_memory (Soak *self, const Sample *last)
{
  return !soak_is_short (self) && (self->pid != 0 || last->heap > 0);
}

/**
 * soak_finish:
 *
 * Judges the last sample by that after the warm-up: what comes and goes in between is no growth.
 *
 * Returns: the exit status
 */
int
soak_finish (Soak *self)
{
  const Sample *last = &g_array_index (self->samples, Sample, self->samples->len - 1);
  const Sample *before = NULL;
  gboolean ok;

  for (guint i = 0; before == NULL; i++)
    if (g_array_index (self->samples, Sample, i).round >= get_warm_up (self))
      before = &g_array_index (self->samples, Sample, i);
  if (self->growth != NULL && !soak_is_short (self))
    g_print ("objects since round %u:%s\n", before->round,
             *self->growth != '\0' ? self->growth : " no more");
  ok = check_numbers (last, before);
  if (can_judge_memory (self, last))
    ok &= check_memory (last, before);
  else
    g_print ("memory is not judged: the rounds are too few, or the allocator does not tell\n");
  g_print ("%s: %s\n", self->title, ok ? "flat" : "GROWS");

  return ok ? 0 : 1;
}
