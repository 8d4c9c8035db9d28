// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "generated.h"

/* Words as catalogs of errors use them, the commonest first: how often one is taken falls with its
 * place. */
static const char *const nouns[] = {
  "Device",    "Product",     "Group",        "Rule",     "Topic",     "Instance",  "Task",
  "Name",      "Key",         "Version",      "Firmware", "Module",    "Template",  "Action",
  "Message",   "Property",    "Service",      "Event",    "Tag",       "Limit",     "Record",
  "Table",     "Account",     "Script",       "Job",      "Status",    "File",      "Format",
  "Param",     "Token",       "Region",       "Session",  "Channel",   "Gateway",   "Shadow",
  "Schema",    "Quota",       "Policy",       "Role",     "Secret",    "Endpoint",  "Address",
  "Network",   "Cluster",     "Node",         "Volume",   "Snapshot",  "Image",     "Disk",
  "Backup",    "Domain",      "Zone",         "Bucket",   "Object",    "Queue",     "Stream",
  "Function",  "Trigger",     "Alarm",        "Metric",   "Dashboard", "Contact",   "Order",
  "Invoice",   "Payment",     "Resource",     "Request",  "Response",  "Header",    "Body",
  "Signature", "Certificate", "Subscription", "Consumer", "Producer",  "Partition", "Offset",
  "Index",     "Database",    "Column",
};
static const char *const verbs[] = {
  "Create", "Query", "Delete", "Update", "List",   "Bind",  "Set",    "Get",    "Add",    "Remove",
  "Enable", "Start", "Stop",   "Cancel", "Verify", "Apply", "Upload", "Import", "Export", "Publish",
};
static const char *const adjectives[] = {
  "Invalid",    "Null",     "NotExisted",  "NotFound",  "Duplicated", "Incorrect",   "TooMany",
  "Empty",      "Expired",  "Unsupported", "Long",      "Illegal",    "Conflicting", "Missing",
  "Unverified", "Inactive", "Locked",      "Malformed", "Unknown",    "Forbidden",
};
static const char *const endings[] = {
  "Failed", "Error",      "ExceedMax",    "NotExist", "Exception",
  "Limit",  "NotAllowed", "NotSupported", "Existed",  "IsNull",
};
static const char *const kinds[] = {
  "invalid-argument", "not-found",          "already-exists",      "permission-denied",
  "unauthenticated",  "resource-exhausted", "failed-precondition", "unimplemented",
  "unavailable",      "internal",
};
/* %n: a noun; %p: a parameter; %o: an operation; %x: a name that only one vendor uses; %u: a
 * number. */
static const char *const descriptions[] = {
  "The %n sent as `%p` does not belong to the %n of this account.",
  "The %n may hold at most %u %ns, and `%p` would be one more.",
  "The value of `%p` is no valid %n: it must have between 1 and %u characters.",
  "Another %n with the same `%p` exists already in the %n %x.",
  "The %n could not be read while the %n of %x was being changed.",
  "The state of the %n does not allow this operation; only a %n that is enabled can be changed.",
  "The %x %n has no %n, or `%p` names one of another region.",
};
static const char *const solutions[] = {
  "Check `%p` in the request, then call `%o` again.",
  "Delete a %n that is no longer used, or have the limit of %u raised.",
  "Look the %n up with `%o` and send its `%p`.",
  "Wait %u seconds, then send the request again. If it fails still, name the request ID to the support of %x.",
};
static const char *const syllables[] = {
  "ba",  "cor", "del", "fin", "gra", "hu",  "jet", "kol", "lum", "mer",
  "nos", "pal", "qui", "ros", "sti", "tor", "ul",  "vex", "wan", "zeb",
};

#define N_SERVICES     120
#define N_PROPER_NAMES 4000

typedef struct
{
  GString *out;
  guint64 state;
  GHashTable *codes;
} Generator;

/* The same numbers on every machine (xorshift64*). */
static guint
draw (Generator *self, guint n)
{
  self->state ^= self->state >> 12;
  self->state ^= self->state << 25;
  self->state ^= self->state >> 27;

  return (guint) ((self->state * G_GUINT64_CONSTANT (0x2545f4914f6cdd1d)) >> 33) % n;
}

/* Small numbers are drawn more often than great ones. */
static guint
draw_common (Generator *self, guint n)
{
  return draw (self, draw (self, n) + 1);
}

#define DRAW(self, words) words[draw_common (self, G_N_ELEMENTS (words))]

/* Names that only one vendor uses: every catalog has its own. */
static void
append_proper_name (GString *out, guint number, gboolean capital)
{
  gsize start = out->len;

  for (guint i = 0; i < 2 || number > 0; i++, number /= G_N_ELEMENTS (syllables))
    g_string_append (out, syllables[number % G_N_ELEMENTS (syllables)]);
  if (capital)
    out->str[start] = g_ascii_toupper (out->str[start]);
}

/* A code that there is already gets one word more. */
static void
append_code (Generator *self, guint service)
{
  gsize start = self->out->len;

  g_string_append (self->out, "acme.");
  append_proper_name (self->out, service, FALSE);
  g_string_append_c (self->out, '.');
  if (draw (self, 3) == 0)
    g_string_append (self->out, DRAW (self, verbs));
  else if (draw (self, 2) == 0)
    g_string_append (self->out, DRAW (self, adjectives));
  if (draw (self, 4) == 0)
    append_proper_name (self->out, draw_common (self, N_PROPER_NAMES), TRUE);
  g_string_append (self->out, DRAW (self, nouns));
  g_string_append (self->out, DRAW (self, endings));
  while (!g_hash_table_add (self->codes, g_strdup (self->out->str + start)))
    g_string_append (self->out, DRAW (self, nouns));
}

static void
append_lower (Generator *self, const char *text)
{
  for (; *text != '\0'; text++)
    g_string_append_c (self->out, g_ascii_tolower (*text));
}

static void
append_operation (Generator *self)
{
  g_string_append (self->out, DRAW (self, verbs));
  g_string_append (self->out, DRAW (self, nouns));
}

static void
append_part (Generator *self, char kind)
{
  switch (kind)
    {
    case 'n':
      append_lower (self, DRAW (self, nouns));
      break;
    case 'p':
      g_string_append (self->out, DRAW (self, nouns));
      g_string_append (self->out, DRAW (self, nouns));
      break;
    case 'o':
      append_operation (self);
      break;
    case 'x':
      append_proper_name (self->out, draw_common (self, N_PROPER_NAMES), TRUE);
      break;
    case 'u':
    default:
      g_string_append_printf (self->out, "%u", (draw (self, 40) + 1) * 25);
      break;
    }
}

static void
append_sentence (Generator *self, const char *sentence)
{
  for (const char *p = sentence; *p != '\0'; p++)
    if (*p == '%')
      append_part (self, *++p);
    else
      g_string_append_c (self->out, *p);
}

static void
append_categories (Generator *self)
{
  for (guint i = 0; i < N_SERVICES; i++)
    {
      g_string_append_printf (self->out, "%s{\"id\":\"service-%u\",\"title\":\"Service ",
                              i > 0 ? "," : "", i);
      append_proper_name (self->out, i, TRUE);
      g_string_append (self->out, "\",\"prefixes\":[\"acme.");
      append_proper_name (self->out, i, FALSE);
      g_string_append (self->out, ".\"]}");
    }
}

static void
append_entry (Generator *self, guint number)
{
  guint service = draw_common (self, N_SERVICES);

  g_string_append (self->out, number > 0 ? ",\n{\"code\":\"" : "{\"code\":\"");
  append_code (self, service);
  g_string_append_printf (self->out,
                          "\",\"category\":\"service-%u\",\"kind\":\"%s\",\"description\":\"",
                          service, DRAW (self, kinds));
  append_sentence (self, DRAW (self, descriptions));
  g_string_append_c (self->out, ' ');
  append_sentence (self, DRAW (self, descriptions));
  g_string_append (self->out, "\",\"solution\":\"");
  append_sentence (self, DRAW (self, solutions));
  g_string_append (self->out, "\",\"operations\":[\"");
  append_operation (self);
  g_string_append (self->out, "\"]}");
}

/*
 * generated_catalog_new:
 * @n_entries: how many entries it shall have
 *
 * Returns: (transfer full): a catalog file with codes and texts of the usual lengths and structure,
 * always the same
 */
GBytes *
generated_catalog_new (guint n_entries)
{
  g_autoptr (GHashTable) codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Generator generator = { g_string_new (NULL), G_GUINT64_CONSTANT (0x9e3779b97f4a7c15), codes };

  g_string_append (generator.out,
                   "{\"errdex\":1,\"id\":\"generated\",\"title\":\"Generated\",\"language\":\"en\","
                   "\"categories\":[");
  append_categories (&generator);
  g_string_append (generator.out, "],\"entries\":[");
  for (guint i = 0; i < n_entries; i++)
    append_entry (&generator, i);
  g_string_append (generator.out, "]}\n");

  return g_string_free_to_bytes (generator.out);
}
