// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Stands in for libFuzzer in the suite: gives the harness each seed, and each with a fixed number
 * of random changes that are the same in every run. */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include <glib.h>

#include "fuzz.h"

#define N_CHANGES 20

/* The input exactly as long as its block, so that a read past its end is seen by ASan. */
static void
try_input (const char *data, gsize size)
{
  uint8_t *copy = malloc (MAX (size, 1));

  memcpy (copy, data, size);
  LLVMFuzzerTestOneInput (copy, size);
  free (copy);
}

static void
try_changes (GRand *random, const char *seed, gsize size)
{
  static const char favourites[] = "{}[]\",:\\`'-\n\t .0\0\x1b\x7f\x80\xc3\xe2\xff";

  for (guint i = 0; i < N_CHANGES; i++)
    {
      g_autofree char *data = g_memdup2 (seed, size);
      gsize length = i % 4 == 0 ? (gsize) g_rand_int_range (random, 0, size) : size;

      for (guint n = g_rand_int_range (random, 1, 4); n > 0 && length > 0; n--)
        data[g_rand_int_range (random, 0, length)]
            = g_rand_boolean (random)
                  ? (char) g_rand_int_range (random, 0, 256)
                  : favourites[g_rand_int_range (random, 0, sizeof (favourites) - 1)];
      try_input (data, length);
    }
}

/* How many seeds the folder has. */
static guint
try_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *data = NULL;
      /* names come in any order, but the changes of a seed are the same in every run */
      g_autoptr (GRand) random = g_rand_new_with_seed (g_str_hash (name));
      gsize size;

      g_assert_true (g_file_get_contents (path, &data, &size, NULL));
      try_input (data, size);
      if (size > 0)
        try_changes (random, data, size);
      n++;
    }

  return n;
}

int
main (int argc, char *argv[])
{
  for (int i = 1; i < argc; i++)
    {
      guint n = try_folder (argv[i]);

      g_print ("%s: %u seeds\n", argv[i], n);
      g_assert_cmpuint (n, >, 0);
    }

  return 0;
}
