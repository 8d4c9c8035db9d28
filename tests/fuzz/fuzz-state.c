// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Reads anything as a user's bookmarks and notes. Either it is refused with a reason, or what was
 * read stays the same however often it is written and read. Two such files, with an empty line
 * between them, become the same whichever of them is merged into the other. */

#include "config.h"

#include <string.h>

#include "fuzz.h"
#include "gui/shelf-json.h"

static void
check_items (const ErrdexShelfItems *items)
{
  g_autoptr (GPtrArray) recent = errdex_shelf_items_list_recent (items);
  GHashTableIter iter;
  gpointer value;

  g_assert_cmpuint (recent->len, <=, ERRDEX_SHELF_MAX_RECENT);
  g_hash_table_iter_init (&iter, items->items);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const ErrdexShelfItem *item = value;

      g_assert_true (errdex_shelf_items_peek (items, &item->key) == item);
      g_assert_cmpint (item->key.catalog[0], !=, '\0');
      g_assert_cmpint (item->key.category[0], !=, '\0');
      g_assert_cmpint (item->key.code[0], !=, '\0');
      g_assert_true (item->note == NULL || *item->note != '\0');
      g_assert_cmpint (item->bookmark_changed, >=, 0);
      g_assert_cmpint (item->note_changed, >=, 0);
      g_assert_cmpint (item->visited, >=, 0);
    }
}

static ErrdexShelfItems *
read_again (const char *text)
{
  g_autoptr (GError) error = NULL;
  ErrdexShelfItems *items = errdex_shelf_json_parse (text, strlen (text), &error);

  g_assert_no_error (error);

  return items;
}

static void
check_written (const ErrdexShelfItems *items)
{
  g_autofree char *text = errdex_shelf_json_print (items);
  g_autoptr (ErrdexShelfItems) again = read_again (text);
  g_autofree char *twice = errdex_shelf_json_print (again);

  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_cmpstr (twice, ==, text);
  g_assert_cmpuint (g_hash_table_size (again->items), ==, g_hash_table_size (items->items));
  g_assert_cmpuint (g_hash_table_size (again->foreign), ==, g_hash_table_size (items->foreign));
}

static ErrdexShelfItems *
read_shelf (const char *text, gsize length)
{
  g_autoptr (GError) error = NULL;
  ErrdexShelfItems *items = errdex_shelf_json_parse (text, length, &error);

  g_assert_true ((items == NULL) == (error != NULL));
  if (items == NULL)
    {
      g_assert_true (error->domain == ERRDEX_SHELF_ERROR);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return NULL;
    }
  check_items (items);
  check_written (items);

  return items;
}

static ErrdexShelfItems *
merge (const ErrdexShelfItems *a, const ErrdexShelfItems *b)
{
  ErrdexShelfItems *merged = errdex_shelf_items_copy (a);

  errdex_shelf_items_merge (merged, b);
  g_assert_false (errdex_shelf_items_merge (merged, b));
  check_items (merged);
  check_written (merged);

  return merged;
}

/* Members that this version does not know have no times, so that they differ by who was merged. */
static char *
print_known (ErrdexShelfItems *items)
{
  GHashTableIter iter;
  gpointer value;

  g_clear_pointer (&items->rest, g_free);
  g_hash_table_iter_init (&iter, items->items);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_clear_pointer (&((ErrdexShelfItem *) value)->rest, g_free);

  return errdex_shelf_json_print (items);
}

static void
check_merged (const ErrdexShelfItems *a, const ErrdexShelfItems *b)
{
  g_autoptr (ErrdexShelfItems) one = merge (a, b);
  g_autoptr (ErrdexShelfItems) other = merge (b, a);
  g_autofree char *one_text = print_known (one);
  g_autofree char *other_text = print_known (other);

  g_assert_cmpstr (one_text, ==, other_text);
  errdex_shelf_items_prune (one, errdex_shelf_items_next_time (one));
  check_items (one);
  check_written (one);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const char *text = (const char *) data;
  const char *gap = g_strstr_len (text, size, "\n\n");
  gsize length = gap != NULL ? (gsize) (gap - text) : size;
  g_autoptr (ErrdexShelfItems) a = read_shelf (text, length);
  g_autoptr (ErrdexShelfItems) b
      = gap != NULL ? read_shelf (gap + 2, size - length - 2) : errdex_shelf_items_new ();

  if (a != NULL && b != NULL)
    check_merged (a, b);

  return 0;
}
