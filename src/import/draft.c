// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <string.h>

#include <json-glib/json-glib.h>

#include "catalog/reader.h"

#include "draft.h"

#define MAX_ID_LENGTH 64

typedef struct
{
  char *id; /* once it is written */
  char *title;
  char *hint;
  int parent;
  gboolean used; /* there are entries in it, or in one below */
} Category;

static void
free_category (gpointer data)
{
  Category *self = data;

  g_free (self->id);
  g_free (self->title);
  g_free (self->hint);
  g_free (self);
}

static void
free_entry (gpointer data)
{
  ErrdexDraftEntry *self = data;

  g_free (self->code);
  g_free (self->description);
  g_free (self->solution);
  g_ptr_array_unref (self->aliases);
  g_ptr_array_unref (self->operations);
  g_free (self);
}

/**
 * errdex_draft_init:
 * @self: a draft with nothing in it
 */
void
errdex_draft_init (ErrdexDraft *self)
{
  self->entries = g_ptr_array_new_with_free_func (free_entry);
  self->categories = g_ptr_array_new_with_free_func (free_category);
  self->entry_by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->category_by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * errdex_draft_clear:
 * @self: a draft
 */
void
errdex_draft_clear (ErrdexDraft *self)
{
  g_clear_pointer (&self->entry_by_name, g_hash_table_unref);
  g_clear_pointer (&self->category_by_name, g_hash_table_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->categories, g_ptr_array_unref);
}

/* --- categories --- */

/**
 * errdex_draft_make_id:
 * @text: a title, a file name or the like
 *
 * Returns: (transfer full) (nullable): an id made of it, as catalogs and categories have it: Latin
 * letters without their marks, digits, and hyphens; %NULL if there are none in it
 */
char *
errdex_draft_make_id (const char *text)
{
  g_autofree char *plain = g_str_to_ascii (text, "C");
  GString *id = g_string_new (NULL);
  gboolean hyphen = FALSE;

  for (const char *p = plain; *p != '\0' && id->len < MAX_ID_LENGTH - 1; p++)
    if (g_ascii_isalnum (*p))
      {
        if (hyphen && id->len > 0)
          g_string_append_c (id, '-');
        g_string_append_c (id, g_ascii_tolower (*p));
        hyphen = FALSE;
      }
    else
      {
        hyphen = TRUE;
      }

  return g_string_free (id, id->len == 0);
}

/**
 * errdex_draft_get_category:
 * @self: a draft
 * @parent: the place of the category around it, or -1
 * @title: its title
 * @hint: (nullable): what to make its id of if the title gives none
 *
 * Finds a category, or adds it.
 *
 * Returns: its place
 */
guint
errdex_draft_get_category (ErrdexDraft *self, int parent, const char *title, const char *hint)
{
  g_autofree char *name = g_strdup_printf ("%d/%s", parent, title);
  gpointer place = g_hash_table_lookup (self->category_by_name, name);
  Category *category;

  if (place != NULL)
    return GPOINTER_TO_UINT (place) - 1;
  category = g_new0 (Category, 1);
  category->parent = parent;
  category->title = g_strdup (title);
  category->hint = g_strdup (hint);
  g_ptr_array_add (self->categories, category);
  g_hash_table_insert (self->category_by_name, g_steal_pointer (&name),
                       GUINT_TO_POINTER (self->categories->len));

  return self->categories->len - 1;
}

/* --- entries --- */

/**
 * errdex_draft_find:
 * @self: a draft
 * @category: the place of a category
 * @code: a code
 *
 * Returns: (transfer none) (nullable): the entry with this code in this category
 */
ErrdexDraftEntry *
errdex_draft_find (ErrdexDraft *self, guint category, const char *code)
{
  g_autofree char *name = g_strdup_printf ("%u/%s", category, code);

  return g_hash_table_lookup (self->entry_by_name, name);
}

/**
 * errdex_draft_add:
 * @self: a draft
 * @category: the place of a category
 * @code: a code that it has not yet
 *
 * Returns: (transfer none): a new entry, whose texts are %NULL yet
 */
ErrdexDraftEntry *
errdex_draft_add (ErrdexDraft *self, guint category, const char *code)
{
  ErrdexDraftEntry *entry = g_new0 (ErrdexDraftEntry, 1);

  entry->code = g_strdup (code);
  entry->category = category;
  entry->aliases = g_ptr_array_new_with_free_func (g_free);
  entry->operations = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->entries, entry);
  g_hash_table_insert (self->entry_by_name, g_strdup_printf ("%u/%s", category, code), entry);

  return entry;
}

/* --- writing --- */

/* An id that no category has yet: made of the title if that gives one, else of the hint, else a
 * number. */
static char *
choose_id (GHashTable *taken, const Category *category)
{
  g_autofree char *id = errdex_draft_make_id (category->title);
  g_autofree char *base = NULL;

  if (id == NULL && category->hint != NULL)
    id = errdex_draft_make_id (category->hint);
  if (id != NULL && !g_hash_table_contains (taken, id))
    return g_steal_pointer (&id);

  base = g_strndup (id != NULL ? id : "category", MAX_ID_LENGTH - 12);
  for (guint n = id != NULL ? 2 : 1;; n++)
    {
      g_autofree char *numbered = g_strdup_printf ("%s-%u", base, n);

      if (!g_hash_table_contains (taken, numbered))
        return g_steal_pointer (&numbered);
    }
}

/* Gives those categories an id that have something in them; the others are not written. */
static void
name_categories (ErrdexDraft *self)
{
  g_autoptr (GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->entries->len; i++)
    {
      int place = ((ErrdexDraftEntry *) self->entries->pdata[i])->category;

      for (Category *category; place >= 0; place = category->parent)
        {
          category = self->categories->pdata[place];
          category->used = TRUE;
        }
    }
  for (guint i = 0; i < self->categories->len; i++)
    {
      Category *category = self->categories->pdata[i];

      if (!category->used)
        continue;
      g_free (category->id);
      category->id = choose_id (taken, category);
      g_hash_table_add (taken, category->id);
    }
}

static void
add_string (JsonBuilder *builder, const char *name, const char *text)
{
  if (text == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_strings (JsonBuilder *builder, const char *name, const GPtrArray *strings)
{
  if (strings->len == 0)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < strings->len; i++)
    json_builder_add_string_value (builder, strings->pdata[i]);
  json_builder_end_array (builder);
}

/* The categories in one category, each with those in it. Categories nest no deeper than headings
 * do. */
static void
add_categories (JsonBuilder *builder,
                const ErrdexDraft *self,
                GPtrArray *const *children,
                int parent)
{
  const GPtrArray *places = children[parent + 1];

  if (parent >= 0 && places == NULL)
    return;
  json_builder_set_member_name (builder, "categories");
  json_builder_begin_array (builder);
  for (guint i = 0; places != NULL && i < places->len; i++)
    {
      guint place = GPOINTER_TO_UINT (places->pdata[i]);
      const Category *category = self->categories->pdata[place];

      json_builder_begin_object (builder);
      add_string (builder, "id", category->id);
      add_string (builder, "title", category->title);
      add_categories (builder, self, children, place);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_all_categories (JsonBuilder *builder, const ErrdexDraft *self)
{
  guint n = self->categories->len + 1;
  g_autofree GPtrArray **children = g_new0 (GPtrArray *, n);

  for (guint i = 0; i < self->categories->len; i++)
    {
      const Category *category = self->categories->pdata[i];
      GPtrArray **siblings = &children[category->parent + 1];

      if (!category->used)
        continue;
      if (*siblings == NULL)
        *siblings = g_ptr_array_new ();
      g_ptr_array_add (*siblings, GUINT_TO_POINTER (i));
    }
  add_categories (builder, self, children, -1);
  for (guint i = 0; i < n; i++)
    g_clear_pointer (&children[i], g_ptr_array_unref);
}

static void
add_entry (JsonBuilder *builder, const ErrdexDraft *self, const ErrdexDraftEntry *entry)
{
  const Category *category = self->categories->pdata[entry->category];

  json_builder_begin_object (builder);
  add_string (builder, "code", entry->code);
  add_string (builder, "category", category->id);
  add_string (builder, "kind", errdex_kind_get_id (entry->kind));
  add_string (builder, "description", entry->description);
  add_string (builder, "solution", entry->solution);
  add_strings (builder, "aliases", entry->aliases);
  add_strings (builder, "operations", entry->operations);
  json_builder_end_object (builder);
}

static void
add_head (JsonBuilder *builder,
          const char *id,
          const char *title,
          const char *language,
          const char *updated)
{
  json_builder_set_member_name (builder, "errdex");
  json_builder_add_int_value (builder, 1);
  add_string (builder, "id", id);
  add_string (builder, "title", title);
  add_string (builder, "language", language);
  json_builder_set_member_name (builder, "source");
  json_builder_begin_object (builder);
  add_string (builder, "title", title);
  add_string (builder, "updated", updated);
  json_builder_end_object (builder);
}

/**
 * errdex_draft_write:
 * @self: a draft
 * @id: the id of the catalog
 * @title: its title
 * @language: the language of its texts
 * @updated: (nullable): the date of its source
 *
 * Returns: (transfer full): the catalog as a file
 */
char *
errdex_draft_write (ErrdexDraft *self,
                    const char *id,
                    const char *title,
                    const char *language,
                    const char *updated)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  GString *out = g_string_new (NULL);

  name_categories (self);
  json_builder_begin_object (builder);
  add_head (builder, id, title, language, updated);
  add_all_categories (builder, self);
  json_builder_set_member_name (builder, "entries");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->entries->len; i++)
    add_entry (builder, self, self->entries->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json_generator_set_pretty (generator, TRUE);
  json_generator_set_root (generator, root);
  json_generator_to_gstring (generator, out);
  g_string_append_c (out, '\n');

  return g_string_free (out, FALSE);
}
