// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <string.h>

#include "gui/shelf-json.h"

/* Merging, from shelf-merge.cases */

static gint64
take_number (const char **text)
{
  char *end;
  gint64 number = g_ascii_strtoll (*text, &end, 10);

  g_assert_true (end != *text);
  *text = end;

  return number;
}

static char *
take_until (const char **text, const char *ends)
{
  gsize length = strcspn (*text, ends);
  char *part = g_strndup (*text, length);

  *text += length;

  return part;
}

static void
take_property (ErrdexShelfItem *item, const char **text)
{
  char kind = **text;

  if (kind == '{')
    {
      item->rest = take_until (text, " ;");
      return;
    }
  *text += 1;
  switch (kind)
    {
    case '+':
    case '-':
      item->bookmarked = kind == '+';
      item->bookmark_changed = take_number (text);
      break;
    case '"':
      item->note = take_until (text, "\"");
      if (*item->note == '\0')
        g_clear_pointer (&item->note, g_free);
      *text += 1;
      item->note_changed = take_number (text);
      break;
    case '@':
      item->visited = take_number (text);
      break;
    default:
      g_error ("There is no “%c” in the language of the cases", kind);
    }
}

static void
take_item (ErrdexShelfItems *items, const char **text)
{
  g_autofree char *code = take_until (text, " ;");
  ErrdexShelfItem *item = errdex_shelf_items_get (items, &(ErrdexShelfKey){ "t", "c", code });

  for (; **text != ';'; *text += strspn (*text, " "))
    if (**text != ' ')
      take_property (item, text);
  *text += 1;
}

static ErrdexShelfItems *
read_side (const char *text)
{
  ErrdexShelfItems *items = errdex_shelf_items_new ();

  for (text += strspn (text, " "); *text != '\0'; text += strspn (text, " "))
    if (*text == '!')
      {
        text++;
        items->cleared = take_number (&text);
      }
    else
      take_item (items, &text);

  return items;
}

static void
assert_merges (const ErrdexShelfItems *a, const ErrdexShelfItems *b, const ErrdexShelfItems *wanted)
{
  g_autoptr (ErrdexShelfItems) merged = errdex_shelf_items_copy (a);
  g_autofree char *before = errdex_shelf_json_print (merged);
  gboolean changed = errdex_shelf_items_merge (merged, b);
  g_autofree char *after = errdex_shelf_json_print (merged);
  g_autofree char *wanted_text = errdex_shelf_json_print (wanted);

  g_assert_cmpstr (after, ==, wanted_text);
  g_assert_cmpint (changed, ==, !g_str_equal (before, after));
  /* once more is once too often, but changes nothing */
  g_assert_false (errdex_shelf_items_merge (merged, b));
  g_assert_false (errdex_shelf_items_merge (merged, a));
}

static void
test_merge (gconstpointer data)
{
  g_auto (GStrv) parts = g_strsplit (data, "|", 4);
  g_autoptr (ErrdexShelfItems) a = NULL, b = NULL, wanted = NULL;

  g_assert_cmpuint (g_strv_length (parts), ==, 4);
  a = read_side (parts[1]);
  b = read_side (parts[2]);
  wanted = read_side (parts[3]);
  assert_merges (a, b, wanted);
  assert_merges (b, a, wanted);
}

static void
add_cases (const char *path)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    {
      g_autofree char *name = NULL, *test = NULL;

      if (**line == '#' || **line == '\0')
        continue;
      name = g_strndup (*line, strcspn (*line, "|"));
      test = g_strdup_printf ("/shelf-items/merge/%s", g_strstrip (name));
      g_test_add_data_func_full (test, g_strdup (*line), test_merge, g_free);
    }
}

/* Three copies that change at random are the same in the end, in whatever order they meet. */
static ErrdexShelfItems *
make_random (void)
{
  static const char *const codes[] = { "a", "b", "c" };
  static const char *const notes[] = { NULL, "x", "y" };
  ErrdexShelfItems *items = errdex_shelf_items_new ();

  for (guint i = 0; i < 4; i++)
    {
      ErrdexShelfKey key = { "t", "c", codes[g_test_rand_int_range (0, 3)] };
      ErrdexShelfItem *item = errdex_shelf_items_get (items, &key);

      item->bookmarked = g_test_rand_int_range (0, 2);
      item->bookmark_changed = g_test_rand_int_range (0, 4);
      g_free (item->note);
      item->note = g_strdup (notes[g_test_rand_int_range (0, 3)]);
      item->note_changed = g_test_rand_int_range (0, 4);
      item->visited = g_test_rand_int_range (0, 4);
    }
  items->cleared = g_test_rand_int_range (0, 4);

  return items;
}

static char *
merge_three (ErrdexShelfItems *a, ErrdexShelfItems *b, ErrdexShelfItems *c)
{
  g_autoptr (ErrdexShelfItems) all = errdex_shelf_items_copy (a);

  errdex_shelf_items_merge (all, b);
  errdex_shelf_items_merge (all, c);

  return errdex_shelf_json_print (all);
}

static void
test_any_order (void)
{
  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (ErrdexShelfItems) a = make_random (), b = make_random (), c = make_random ();
      g_autofree char *abc = merge_three (a, b, c), *cba = merge_three (c, b, a);
      g_autofree char *bac = merge_three (b, a, c);

      g_assert_cmpstr (abc, ==, cba);
      g_assert_cmpstr (abc, ==, bac);
    }
}

static void
test_next_time (void)
{
  const gint64 ahead = g_get_real_time () + G_TIME_SPAN_DAY;
  g_autoptr (ErrdexShelfItems) items = errdex_shelf_items_new ();
  ErrdexShelfItem *item = errdex_shelf_items_get (items, &(ErrdexShelfKey){ "t", "c", "a" });

  g_assert_cmpint (errdex_shelf_items_next_time (items), <, ahead);
  item->note_changed = ahead;
  g_assert_cmpint (errdex_shelf_items_next_time (items), ==, ahead + 1);
  items->cleared = ahead + 7;
  g_assert_cmpint (errdex_shelf_items_next_time (items), ==, ahead + 8);
}

/* Pruning */

static void
test_prune_recent (void)
{
  g_autoptr (ErrdexShelfItems) items = errdex_shelf_items_new ();
  g_autoptr (GPtrArray) recent = NULL;

  for (guint i = 1; i <= ERRDEX_SHELF_MAX_RECENT + 20; i++)
    {
      g_autofree char *code = g_strdup_printf ("code%u", i);

      errdex_shelf_items_get (items, &(ErrdexShelfKey){ "t", "c", code })->visited = i;
    }
  errdex_shelf_items_get (items, &(ErrdexShelfKey){ "t", "c", "code1" })->bookmarked = TRUE;
  errdex_shelf_items_prune (items, g_get_real_time ());
  /* an old one stays for its bookmark, but is recent no longer */
  g_assert_cmpuint (g_hash_table_size (items->items), ==, ERRDEX_SHELF_MAX_RECENT + 1);
  recent = errdex_shelf_items_list_recent (items);
  g_assert_cmpuint (recent->len, ==, ERRDEX_SHELF_MAX_RECENT);
  g_assert_cmpint (((ErrdexShelfItem *) recent->pdata[0])->visited, ==,
                   ERRDEX_SHELF_MAX_RECENT + 20);
  g_assert_cmpint (((ErrdexShelfItem *) recent->pdata[recent->len - 1])->visited, ==, 21);
}

static void
test_prune_old (void)
{
  const gint64 now = g_get_real_time ();
  g_autoptr (ErrdexShelfItems) items = errdex_shelf_items_new ();
  ErrdexShelfKey a = { "t", "c", "a" }, b = { "t", "c", "b" };

  errdex_shelf_items_get (items, &a)->bookmark_changed = now - 500 * (gint64) G_TIME_SPAN_DAY;
  errdex_shelf_items_get (items, &b)->bookmark_changed = now - 300 * (gint64) G_TIME_SPAN_DAY;
  errdex_shelf_items_prune (items, now);
  g_assert_null (errdex_shelf_items_peek (items, &a));
  g_assert_nonnull (errdex_shelf_items_peek (items, &b));
}

/* JSON */

static void
test_round_trip (void)
{
  static const char *const notes[] = {
    "one line",
    "two\nlines\r\n\tindented",
    "“quotes” \"and\" \\ and / slashes",
    "中文，笔记 𝄞 🙂",
    "\x01\x02\x1f\x7f",
    "\xe2\x80\xa8\xe2\x80\xa9",
    " ",
    "</script>&amp;",
    "\\u0000",
  };
  g_autoptr (ErrdexShelfItems) items = errdex_shelf_items_new (), again = NULL;
  g_autofree char *text = NULL, *text_again = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      ErrdexShelfItem *item
          = errdex_shelf_items_get (items, &(ErrdexShelfKey){ notes[i], "c\"", "code\n" });

      item->note = g_strdup (notes[i]);
      item->note_changed = (G_GINT64_CONSTANT (1) << 52) - 1;
    }
  text = errdex_shelf_json_print (items);
  again = errdex_shelf_json_parse (text, strlen (text), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      ErrdexShelfKey key = { notes[i], "c\"", "code\n" };

      g_assert_cmpstr (errdex_shelf_items_peek (again, &key)->note, ==, notes[i]);
    }
  text_again = errdex_shelf_json_print (again);
  g_assert_cmpstr (text, ==, text_again);
}

#define HEAD  "{\"errdex-shelf\":1,"
#define START "{\"catalog\":\"t\",\"category\":\"c\",\"code\":\"a\""

/* What this version does not know, or does not understand, is all there in what it writes. */
static void
test_unknown (void)
{
  static const char *const texts[] = {
    HEAD "\"items\":[],\"theme\":{\"of\":[1,2.5,null,true,\"x\"]}}",
    HEAD "\"items\":[" START
         ",\"colour\":\"red\",\"bookmark\":{\"set\":true,\"changed\":1,\"by\":{}}}]}",
    HEAD "\"items\":[" START ",\"note\":{\"text\":\"\",\"changed\":0,\"format\":\"plain\"}}]}",
    HEAD "\"items\":[" START ",\"bookmark\":\"yes\"}]}",
    HEAD "\"items\":[" START ",\"note\":{\"text\":[\"many\",\"parts\"]}}]}",
    HEAD "\"items\":[" START ",\"visited\":\"yesterday\"}]}",
    HEAD "\"items\":[{\"code\":\"a\"},3,\"text\",null,[1]]}",
    HEAD "\"items\":[{\"catalog\":\"\",\"category\":\"c\",\"code\":\"a\"}]}",
  };
  static const char *const wanted[] = {
    "\"of\"", "\"by\"", "\"plain\"", "\"yes\"", "\"parts\"", "\"yesterday\"", "null", "\"\"",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (ErrdexShelfItems) items
          = errdex_shelf_json_parse (texts[i], strlen (texts[i]), &error);
      g_autoptr (ErrdexShelfItems) again = NULL;
      g_autofree char *text = NULL, *text_again = NULL;

      g_assert_no_error (error);
      text = errdex_shelf_json_print (items);
      g_assert_nonnull (strstr (text, wanted[i]));
      again = errdex_shelf_json_parse (text, strlen (text), &error);
      g_assert_no_error (error);
      /* as it was read again, it meets itself in the file */
      errdex_shelf_items_merge (items, again);
      text_again = errdex_shelf_json_print (items);
      g_assert_cmpstr (text, ==, text_again);
    }
}

static void
test_odd (void)
{
  static const char text[]
      = HEAD "\"items\":[" START ",\"bookmark\":{\"set\":true,\"changed\":-5}}," START
             ",\"bookmark\":{\"set\":false,\"changed\":99999999999999999}}," START
             ",\"note\":{\"text\":\"n\",\"changed\":\"soon\"}}]}";
  g_autoptr (GError) error = NULL;
  g_autoptr (ErrdexShelfItems) items = errdex_shelf_json_parse (text, strlen (text), &error);
  const ErrdexShelfItem *item;

  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (items->items), ==, 1);
  item = errdex_shelf_items_peek (items, &(ErrdexShelfKey){ "t", "c", "a" });
  /* times that cannot be are no times, and what is set wins then */
  g_assert_true (item->bookmarked);
  g_assert_cmpint (item->bookmark_changed, ==, 0);
  g_assert_cmpstr (item->note, ==, "n");
  g_assert_cmpint (item->note_changed, ==, 0);
}

static void
test_damaged (void)
{
  static const char *const texts[] = {
    "",
    " ",
    "{",
    "[]",
    "{}",
    "null",
    "\xff\xfe",
    HEAD "\"items\":[",
    HEAD "\"items\":{}}",
    "{\"errdex-shelf\":\"1\"}",
    "{\"errdex-shelf\":0}",
    HEAD "\"items\":[],}",
    HEAD "\"items\":[]} more",
    HEAD "\"items\":[],\"items\":[]}",
    "{'errdex-shelf':1}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (errdex_shelf_json_parse (texts[i], strlen (texts[i]), &error));
      g_assert_error (error, ERRDEX_SHELF_ERROR, ERRDEX_SHELF_ERROR_DAMAGED);
    }
}

/* Nesting that would overflow the stack of a parser that follows it. */
static void
test_deep (void)
{
  g_autoptr (GString) text = g_string_new (HEAD "\"items\":");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 300000; i++)
    g_string_append_c (text, '[');
  g_assert_null (errdex_shelf_json_parse (text->str, text->len, &error));
  g_assert_error (error, ERRDEX_SHELF_ERROR, ERRDEX_SHELF_ERROR_DAMAGED);
}

/* However it is cut off, it is damaged, or all there. */
static void
test_cut (void)
{
  static const char text[]
      = HEAD "\"items\":[" START ",\"note\":{\"text\":\"n\\n\",\"changed\":1}}]}";

  for (gsize i = 0; i < sizeof text - 1; i++)
    {
      g_autofree char *cut = g_memdup2 (text, i + 1);
      g_autoptr (GError) error = NULL;

      cut[i] = '\0';
      g_assert_null (errdex_shelf_json_parse (cut, i, &error));
      g_assert_error (error, ERRDEX_SHELF_ERROR, ERRDEX_SHELF_ERROR_DAMAGED);
    }
}

static void
test_newer (void)
{
  static const char text[] = "{\"errdex-shelf\":2,\"things\":[]}";
  g_autoptr (GError) error = NULL;

  g_assert_null (errdex_shelf_json_parse (text, strlen (text), &error));
  g_assert_error (error, ERRDEX_SHELF_ERROR, ERRDEX_SHELF_ERROR_NEWER);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/shelf-items/any-order", test_any_order);
  g_test_add_func ("/shelf-items/next-time", test_next_time);
  g_test_add_func ("/shelf-items/prune-recent", test_prune_recent);
  g_test_add_func ("/shelf-items/prune-old", test_prune_old);
  g_test_add_func ("/shelf-items/round-trip", test_round_trip);
  g_test_add_func ("/shelf-items/unknown", test_unknown);
  g_test_add_func ("/shelf-items/odd", test_odd);
  g_test_add_func ("/shelf-items/damaged", test_damaged);
  g_test_add_func ("/shelf-items/deep", test_deep);
  g_test_add_func ("/shelf-items/cut", test_cut);
  g_test_add_func ("/shelf-items/newer", test_newer);
  for (int i = 1; i < argc; i++)
    add_cases (argv[i]);

  return g_test_run ();
}
