// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "objects.h"

static GMutex lock;
static GHashTable *counts; /* GType → number */
static GHashTable *alive;  /* GObject, not held; some were there before, or are made otherwise */
static const char *ignored;
static void (*constructed) (GObject *object);
static void (*finalize) (GObject *object);

static void
count (GObject *object, int step)
{
  gpointer type = GSIZE_TO_POINTER (G_OBJECT_TYPE (object));
  int n;

  if (g_strcmp0 (G_OBJECT_TYPE_NAME (object), ignored) == 0)
    return;
  g_mutex_lock (&lock);
  if (step > 0 ? g_hash_table_add (alive, object) : g_hash_table_remove (alive, object))
    {
      n = GPOINTER_TO_INT (g_hash_table_lookup (counts, type)) + step;
      g_hash_table_insert (counts, type, GINT_TO_POINTER (n));
    }
  g_mutex_unlock (&lock);
}

static void
on_constructed (GObject *object)
{
  count (object, 1);
  constructed (object);
}

static void
on_finalize (GObject *object)
{
  count (object, -1);
  finalize (object);
}

/**
 * objects_watch:
 * @except: (nullable): the name of a type whose objects do not count
 *
 * Counts from now on. To be called before there is any class but that of all objects: the others
 * take over what that has in place of its functions, and call it in the end.
 */
void
objects_watch (const char *except)
{
  GObjectClass *klass = g_type_class_ref (G_TYPE_OBJECT);

  ignored = except;
  alive = g_hash_table_new (NULL, NULL);
  counts = g_hash_table_new (NULL, NULL);
  constructed = klass->constructed;
  finalize = klass->finalize;
  klass->constructed = on_constructed;
  klass->finalize = on_finalize;
}

/**
 * objects_count:
 *
 * Returns: how many objects are alive
 */
guint
objects_count (void)
{
  guint n;

  g_mutex_lock (&lock);
  n = g_hash_table_size (alive);
  g_mutex_unlock (&lock);

  return n;
}

/**
 * objects_list:
 *
 * Returns: (transfer full): for each type, as a pointer, how many objects of it are alive
 */
GHashTable *
objects_list (void)
{
  GHashTable *list = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer type, number;

  g_mutex_lock (&lock);
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &type, &number))
    g_hash_table_insert (list, type, number);
  g_mutex_unlock (&lock);

  return list;
}

/**
 * objects_describe_growth:
 * @before: (transfer none): what objects_list() returned some time ago
 *
 * Returns: (transfer full): of which types there are more than then, each with how many more
 */
char *
objects_describe_growth (GHashTable *before)
{
  g_autoptr (GHashTable) now = objects_list ();
  GString *text = g_string_new (NULL);
  GHashTableIter iter;
  gpointer type, number;

  g_hash_table_iter_init (&iter, now);
  while (g_hash_table_iter_next (&iter, &type, &number))
    {
      int more = GPOINTER_TO_INT (number) - GPOINTER_TO_INT (g_hash_table_lookup (before, type));

      if (more > 0)
        g_string_append_printf (text, " %s +%d", g_type_name (GPOINTER_TO_SIZE (type)), more);
    }

  return g_string_free (text, FALSE);
}
