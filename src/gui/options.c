// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "options.h"

struct _ErrdexOptions
{
  GObject parent_instance;
  GSettings *settings; /* NULL if there is no schema: then nothing is remembered */
  guint color_scheme;
  guint text_size;
  gboolean offer_clipboard;
  guint copy_format;
  guint catalog_language;
};

G_DEFINE_FINAL_TYPE (ErrdexOptions, errdex_options, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_COLOR_SCHEME,
  PROP_TEXT_SIZE,
  PROP_OFFER_CLIPBOARD,
  PROP_COPY_FORMAT,
  PROP_CATALOG_LANGUAGE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* The words that stand for the values of a choice, in the order of its type. */
static const char *const color_schemes[] = { "system", "light", "dark", NULL };
static const char *const copy_formats[] = { "code", "link", "markdown", NULL };
static const char *const catalog_languages[] = { "system", "original", NULL };

/* The settings */

static gboolean
read_choice (GValue *value, GVariant *variant, gpointer words)
{
  const char *const *all = words;
  const char *word = g_variant_get_string (variant, NULL);

  for (guint i = 0; all[i] != NULL; i++)
    if (g_str_equal (all[i], word))
      {
        g_value_set_uint (value, i);
        return TRUE;
      }

  return FALSE;
}

static GVariant *
write_choice (const GValue *value, const GVariantType *type, gpointer words)
{
  return g_variant_new_string (((const char *const *) words)[g_value_get_uint (value)]);
}

static void
bind_choice (ErrdexOptions *self, const char *name, const char *const *words)
{
  g_settings_bind_with_mapping (self->settings, name, self, name, G_SETTINGS_BIND_DEFAULT,
                                read_choice, write_choice, (gpointer) words, NULL);
}

static void
bind (ErrdexOptions *self)
{
  bind_choice (self, "color-scheme", color_schemes);
  g_settings_bind (self->settings, "text-size", self, "text-size", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "offer-clipboard", self, "offer-clipboard",
                   G_SETTINGS_BIND_DEFAULT);
  bind_choice (self, "copy-format", copy_formats);
  bind_choice (self, "catalog-language", catalog_languages);
}

/* The object */

static void
errdex_options_finalize (GObject *object)
{
  ErrdexOptions *self = ERRDEX_OPTIONS (object);

  g_clear_object (&self->settings);

  G_OBJECT_CLASS (errdex_options_parent_class)->finalize (object);
}

static guint *
find_number (ErrdexOptions *self, guint id)
{
  switch (id)
    {
    case PROP_COLOR_SCHEME:
      return &self->color_scheme;
    case PROP_TEXT_SIZE:
      return &self->text_size;
    case PROP_COPY_FORMAT:
      return &self->copy_format;
    case PROP_CATALOG_LANGUAGE:
      return &self->catalog_language;
    default:
      return NULL;
    }
}

static void
errdex_options_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ErrdexOptions *self = ERRDEX_OPTIONS (object);
  const guint *number = find_number (self, id);

  if (number != NULL)
    g_value_set_uint (value, *number);
  else if (id == PROP_OFFER_CLIPBOARD)
    g_value_set_boolean (value, self->offer_clipboard);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static gboolean
set_number (guint *number, guint value)
{
  gboolean changed = *number != value;

  *number = value;

  return changed;
}

static gboolean
set_offer_clipboard (ErrdexOptions *self, gboolean offer)
{
  gboolean changed = self->offer_clipboard != offer;

  self->offer_clipboard = offer;

  return changed;
}

static void
errdex_options_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ErrdexOptions *self = ERRDEX_OPTIONS (object);
  guint *number = find_number (self, id);
  gboolean changed = FALSE;

  if (number != NULL)
    changed = set_number (number, g_value_get_uint (value));
  else if (id == PROP_OFFER_CLIPBOARD)
    changed = set_offer_clipboard (self, g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  if (changed)
    g_object_notify_by_pspec (object, pspec);
}

static GParamSpec *
new_number (const char *name, guint minimum, guint maximum, guint value)
{
  return g_param_spec_uint (name, NULL, NULL, minimum, maximum, value,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
}

static void
errdex_options_class_init (ErrdexOptionsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = errdex_options_finalize;
  object_class->get_property = errdex_options_get_property;
  object_class->set_property = errdex_options_set_property;

  properties[PROP_COLOR_SCHEME]
      = new_number ("color-scheme", 0, ERRDEX_COLOR_SCHEME_DARK, ERRDEX_COLOR_SCHEME_SYSTEM);
  properties[PROP_TEXT_SIZE] = new_number ("text-size", ERRDEX_TEXT_SIZE_MIN, ERRDEX_TEXT_SIZE_MAX,
                                           ERRDEX_TEXT_SIZE_NORMAL);
  properties[PROP_OFFER_CLIPBOARD]
      = g_param_spec_boolean ("offer-clipboard", NULL, NULL, TRUE,
                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_COPY_FORMAT] = new_number ("copy-format", 0, G_N_ELEMENTS (copy_formats) - 2, 0);
  properties[PROP_CATALOG_LANGUAGE]
      = new_number ("catalog-language", 0, ERRDEX_CATALOG_LANGUAGE_ORIGINAL,
                    ERRDEX_CATALOG_LANGUAGE_SYSTEM);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
errdex_options_init (ErrdexOptions *self)
{
  self->text_size = ERRDEX_TEXT_SIZE_NORMAL;
  self->offer_clipboard = TRUE;
}

/**
 * errdex_options_new:
 * @settings: (nullable): where the choices are kept; without it they end with the process
 *
 * Returns: (transfer full): what the user chose. A change of it is kept at once, and one that is
 * made elsewhere is followed.
 */
ErrdexOptions *
errdex_options_new (GSettings *settings)
{
  ErrdexOptions *self = g_object_new (ERRDEX_TYPE_OPTIONS, NULL);

  if (settings != NULL)
    {
      self->settings = g_object_ref (settings);
      bind (self);
    }

  return self;
}

/**
 * errdex_options_can_set:
 * @name: the name of a property
 *
 * Returns: whether the user may change it; whoever administers the system may have fixed it
 */
gboolean
errdex_options_can_set (ErrdexOptions *self, const char *name)
{
  return self->settings == NULL || g_settings_is_writable (self->settings, name);
}

/**
 * errdex_options_get_color_scheme:
 *
 * Returns: whether the window is to be light or dark
 */
ErrdexColorScheme
errdex_options_get_color_scheme (ErrdexOptions *self)
{
  return self->color_scheme;
}

/**
 * errdex_options_get_text_size:
 *
 * Returns: the size of text in the detail pane, in percent
 */
guint
errdex_options_get_text_size (ErrdexOptions *self)
{
  return self->text_size;
}

/**
 * errdex_options_set_text_size:
 * @percent: the size of text in the detail pane; what is too small or too large is put right
 */
void
errdex_options_set_text_size (ErrdexOptions *self, guint percent)
{
  percent = CLAMP (percent, ERRDEX_TEXT_SIZE_MIN, ERRDEX_TEXT_SIZE_MAX);
  g_object_set (self, "text-size", percent, NULL);
}

/**
 * errdex_options_get_offer_clipboard:
 *
 * Returns: whether to offer to look up a code that is on the clipboard
 */
gboolean
errdex_options_get_offer_clipboard (ErrdexOptions *self)
{
  return self->offer_clipboard;
}

/**
 * errdex_options_get_copy_format:
 *
 * Returns: what Ctrl+C copies of an entry
 */
ErrdexCopyFormat
errdex_options_get_copy_format (ErrdexOptions *self)
{
  ErrdexCopyFormat format = ERRDEX_COPY_CODE;

  errdex_copy_format_from_id (copy_formats[self->copy_format], &format);

  return format;
}

/**
 * errdex_options_get_catalog_language:
 *
 * Returns: in which language the texts of catalogs are shown
 */
ErrdexCatalogLanguage
errdex_options_get_catalog_language (ErrdexOptions *self)
{
  return self->catalog_language;
}
