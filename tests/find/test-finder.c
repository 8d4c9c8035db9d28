// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* What stands around searching: looking codes up, the nearest ones, misses, highlighting, and
 * threads. */

#include "config.h"

#include <string.h>

#include "cases.h"

static ErrdexFinder *shipped;
static ErrdexFinder *small;

static const char *
get_code (ErrdexFinder *finder, guint entry)
{
  return errdex_library_get_entry (errdex_finder_get_library (finder), entry)->code;
}

static char *
list_codes (ErrdexFinder *finder, const guint *entries, guint n_entries)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_entries; i++)
    g_string_append_printf (
        text, "%s%s@%s", i > 0 ? " " : "", get_code (finder, entries[i]),
        errdex_library_get_category (errdex_finder_get_library (finder), entries[i])->id);

  return g_string_free (text, FALSE);
}

static void
check_lookup (ErrdexFinder *finder, const char *code, const char *expected)
{
  guint entries[8];
  guint n_entries = errdex_finder_lookup (finder, code, entries, G_N_ELEMENTS (entries));
  g_autofree char *found = list_codes (finder, entries, n_entries);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_lookup (void)
{
  guint entries[2];

  check_lookup (shipped, "iot.device.NotExistedDevice", "iot.device.NotExistedDevice@device");
  check_lookup (shipped, "IOT.DEVICE.NOTEXISTEDDEVICE", "iot.device.NotExistedDevice@device");
  check_lookup (shipped, "NotExistedDevice", "iot.device.NotExistedDevice@device");
  check_lookup (shipped, "\"notexisteddevice\",", "iot.device.NotExistedDevice@device");
  check_lookup (shipped, "iot.prod.NotExistedProductError",
                "iot.prod.NotExistedProduct@product iot.prod.NotExistedProduct@rules-topic");
  check_lookup (
      shipped, "NullTopicName",
      "iot.messagebroker.NullTopicName@message iot.messagebroker.NullTopicName@rules-topic "
      "iot.messagebroker.NullTopicName@rules-rocketmq");
  check_lookup (shipped, "notdeviceowner",
                "Iot.Device.NotDeviceOwner@device iot.provisioning.NotDeviceOwner@distribution");
  check_lookup (shipped, "iot.device.IncorrectDeviceApplyInfo",
                "iot.device.IncorrentDeviceApplyInfo@device");
  check_lookup (shipped, "InvalidSQLError", "iot.devicesearch.InvalidSQLError@device");
  check_lookup (shipped, "InvalidSQLErrorError", "iot.devicesearch.InvalidSQLError@device");
  check_lookup (shipped, "iot.device.NotExisted", "");
  check_lookup (shipped, "", "");
  check_lookup (shipped, "Error", "");
  check_lookup (shipped, "NotExistedDevice NotExistedDevice", "");
  check_lookup (small, "4.04", "4.04@misc");
  check_lookup (small, "ora-00942", "ORA-00942@misc");
  check_lookup (small, "world.设备离线", "world.设备离线@world");
  check_lookup (small, "设备离线", "world.设备离线@world");
  /* never more than there is room for */
  g_assert_cmpuint (errdex_finder_lookup (shipped, "NullTopicName", entries, 2), ==, 2);
  g_assert_cmpuint (errdex_finder_lookup (shipped, "NullTopicName", entries, 0), ==, 0);
}

static void
check_nearest (const char *code, const char *first)
{
  guint entries[5];
  guint n_entries = errdex_finder_nearest (shipped, code, entries, G_N_ELEMENTS (entries));

  g_assert_cmpuint (n_entries, >, 0);
  g_assert_cmpstr (get_code (shipped, entries[0]), ==, first);
  for (guint i = 0; i < n_entries; i++)
    for (guint j = 0; j < i; j++)
      g_assert_cmpstr (get_code (shipped, entries[i]), !=, get_code (shipped, entries[j]));
}

static void
test_nearest (void)
{
  guint entries[5];

  check_nearest ("iot.rule.IncorrentRuleId", "iot.rule.IncorrentRuleActionId");
  check_nearest ("iot.device.InvalidDeviceNameExisted", "iot.device.InvalidDeviceNickNameExisted");
  check_nearest ("iot.product.NotExistedProduct", "iot.prod.NotExistedProduct");
  check_nearest ("iot.wrong.TIMEOUT", "iot.messagebroker.TIMEOUT");
  check_nearest ("\"iot.device.NotExistedDevise\",", "iot.device.NotExistedDevice");
  check_nearest ("call of iot.rule.IncorrentRuleId failed", "iot.rule.IncorrentRuleActionId");
  g_assert_cmpuint (errdex_finder_nearest (shipped, "xyzzy", entries, 5), ==, 0);
  g_assert_cmpuint (errdex_finder_nearest (shipped, "", entries, 5), ==, 0);
  g_assert_cmpuint (errdex_finder_nearest (shipped, "iot.device.NotExistedDevise", entries, 0), ==,
                    0);
}

static void
check_miss (ErrdexFinder *finder, const char *text, const char *category, const char *nearest)
{
  ErrdexMiss miss;

  errdex_finder_explain_miss (finder, text, &miss);
  if (category == NULL)
    g_assert_cmpint (miss.category, ==, -1);
  else
    {
      g_assert_nonnull (miss.catalog);
      g_assert_cmpint (miss.category, >=, 0);
      g_assert_cmpstr (miss.catalog->categories[miss.category].id, ==, category);
    }
  g_assert_cmpuint (miss.n_nearest, <=, ERRDEX_MISS_MAX_NEAREST);
  g_assert_cmpint (miss.n_nearest > 0, ==, nearest != NULL);
  if (nearest != NULL)
    g_assert_cmpstr (get_code (finder, miss.nearest[0]), ==, nearest);
}

static void
test_miss (void)
{
  ErrdexMiss miss;

  check_miss (shipped, "iot.rule.IncorrentRuleId", "rules", "iot.rule.IncorrentRuleActionId");
  check_miss (shipped, "IOT.DEVICE.RegionNotSupportX509", "device",
              "iot.device.RegionNotSupportDynamicGroup");
  check_miss (shipped, "\"iot.Sre.IotInstanceAccessForbidden\",", "system",
              "iot.Sre.IotInstanceNotFound");
  check_miss (shipped, "xyzzy", NULL, NULL);
  check_miss (shipped, "", NULL, NULL);
  check_miss (small, "net.tls.Nothing", "net-tls", NULL);
  check_miss (small, "net.Nothing", "net", NULL);

  errdex_finder_explain_miss (shipped, "xyzzy", &miss);
  g_assert_nonnull (miss.catalog);
  g_assert_cmpstr (miss.catalog->source_updated, ==, "2025-09-18");
  /* of two catalogs, neither is the one */
  errdex_finder_explain_miss (small, "xyzzy", &miss);
  g_assert_null (miss.catalog);
}

/* What is marked in a text, in brackets. */
static char *
mark (const char *text, GArray *spans)
{
  GString *marked = g_string_new (NULL);
  guint32 at = 0;

  for (guint i = 0; i < spans->len; i++)
    {
      const ErrdexSpan *span = &g_array_index (spans, ErrdexSpan, i);

      g_string_append_len (marked, text + at, span->start - at);
      g_string_append_printf (marked, "[%.*s]", (int) (span->end - span->start),
                              text + span->start);
      at = span->end;
    }
  g_string_append (marked, text + at);

  return g_string_free (marked, FALSE);
}

static void
check_code (ErrdexFinder *finder, const char *query, const char *expected)
{
  g_autoptr (ErrdexResult) result = errdex_finder_search (finder, query, NULL);
  g_autoptr (GArray) spans = NULL;
  g_autofree char *marked = NULL;
  const ErrdexHit *hits;
  guint n_hits;

  hits = errdex_result_get_hits (result, &n_hits);
  g_assert_cmpuint (n_hits, >, 0);
  spans = errdex_result_highlight_code (result, hits[0].entry);
  marked = mark (get_code (finder, hits[0].entry), spans);
  g_assert_cmpstr (marked, ==, expected);
}

static void
test_highlight_code (void)
{
  check_code (shipped, "iot.device.notexisteddevice", "[iot.device.NotExistedDevice]");
  check_code (shipped, "notexisteddevice", "iot.device.[NotExistedDevice]");
  check_code (shipped, "iot.device.not", "[Iot.Device.Not]DeviceOwner");
  check_code (shipped, "notexisted", "iot.group.[NotExisted]Group");
  check_code (shipped, "device exist not", "iot.[device].[NotExist]ed[Device]");
  check_code (shipped, "owner product", "iot.Prod.Not[ProductOwner]");
  check_code (shipped, "NED", "iot.device.[N]ot[E]xisted[D]evice");
  check_code (shipped, "dned", "iot.[d]evice.[N]ot[E]xisted[D]evice");
  check_code (shipped, "tedDev", "iot.device.NotExis[tedDev]ice");
  check_code (shipped, "device.notexist", "iot.[device.NotExist]edDevice");
  check_code (shipped, "devicenotfound", "iot.[device].[Device]ApplyIs[NotFound]");
  check_code (shipped, "iot.prod.NotExistedProductError", "[iot.prod.NotExistedProduct]");
  check_code (shipped, "iot.device.NotExistedDevise", "[iot.device.NotExistedDevice]");
  check_code (shipped, "iot.device.IncorrectDeviceApplyInfo",
              "[iot.device.Incorre]n[tDeviceApplyInfo]");
  check_code (shipped, "\"topic name\" null", "iot.ruleng.[NullTopicName]InMns");
  check_code (shipped, "{\"Code\":\"iot.group.NullGroupId\"}", "[iot.group.NullGroupId]");
  check_code (small, "设备", "world.[设备]离线");
  check_code (small, "ＥＡＣ", "[EAC]CES");
  check_code (small, "peer", "net.ConnectionReset");
  check_code (shipped, "in:group", "iot.group.NullGroupId");
}

static void
check_text (const char *query, const char *text, const char *expected)
{
  g_autoptr (ErrdexResult) result = errdex_finder_search (small, query, NULL);
  g_autoptr (GArray) spans = errdex_result_highlight_text (result, text);
  g_autofree char *marked = mark (text, spans);

  g_assert_cmpstr (marked, ==, expected);
}

static void
test_highlight_text (void)
{
  check_text ("server", "The server, the Servers.", "The [server], the [Server]s.");
  check_text ("erve", "The server.", "The s[erve]r.");
  /* inside of words only where no word begins so */
  check_text ("name", "A hostname has a name.", "A hostname has a [name].");
  check_text ("s", "Some gases", "[S]ome gases");
  check_text ("server port", "port of the server", "[port] of the [server]");
  check_text ("cafe", "the café", "the [café]");
  check_text ("café", "the cafe\314\201!", "the [cafe\314\201]!");
  check_text ("10000", "port 10,000.", "port [10,000].");
  check_text ("10,0", "port 10,000.", "port [10,0]00.");
  check_text ("50", "50 or 500, not 150", "[50] or [50]0, not 150");
  check_text ("50 or", "50 or 500, not 150", "[50] [or] 500, not 150");
  check_text ("\"500 characters\"", "500 Characters, 5000 characters",
              "[500 Characters], 5000 characters");
  check_text ("\"or view do", "views or view doors, or views", "views [or view do]ors, or views");
  check_text ("hostname", "Check `hostName`.", "Check `[hostName]`.");
  check_text ("设备不", "设备不存在，设备在", "[设备不]存在，设备在");
  check_text ("32个", "长度为4～32个字符", "长度为4～[32个]字符");
  check_text ("bukcet", "The bucket, buckets", "The [bucket], [bucket]s");
  check_text ("", "anything", "anything");
  check_text ("-server full", "server full", "server [full]");
  check_text ("server", "", "");
}

static void
check_snippet (ErrdexFinder *finder, const char *query, const char *expected)
{
  g_autoptr (ErrdexResult) result = errdex_finder_search (finder, query, NULL);
  g_autofree char *snippet = NULL;
  const ErrdexHit *hits;
  guint n_hits;

  hits = errdex_result_get_hits (result, &n_hits);
  g_assert_cmpuint (n_hits, >, 0);
  snippet = errdex_result_get_snippet (result, hits[0].entry);
  g_assert_cmpstr (snippet, ==, expected);
}

static void
test_snippet (void)
{
  check_snippet (small, "peer reset",
                 "The peer closed the connection while 50 messages were under way.");
  check_snippet (small, "port start", "The server refused the connection on port 10,000.");
  check_snippet (small, "start again", "Start the server, then try again.");
  check_snippet (small, "intermediate", "an intermediate one");
  check_snippet (small, "chain", "Its chain holds:");
  check_snippet (small, "hostname", "Check the hostName, and whether the name server answers.");
  check_snippet (small, "resolvehost", "ResolveHost");
  check_snippet (small, "secure", "Secure connections (TLS)");
  check_snippet (small, "full \"no room\"", "The disk has no room left.");
  check_snippet (small, "设备不", "设备不存在或者已经离线。");
  check_snippet (small, "bukcet", "There is no such bucket.");
  /* the code shows it */
  check_snippet (small, "refused", NULL);
  check_snippet (small, "EACCES", NULL);
  check_snippet (small, "in:net", NULL);
  check_snippet (shipped, "devise", NULL);
  check_snippet (shipped, "code: iot.group.NullGroupId", NULL);
}

/* An entry that is no hit, such as one that the user chose before, is shown without a reason. */
static void
test_no_hit (void)
{
  g_autoptr (ErrdexResult) result = errdex_finder_search (small, "E2BIG", NULL);
  g_autoptr (GArray) spans = errdex_result_highlight_code (result, 0);
  g_autofree char *snippet = errdex_result_get_snippet (result, 0);

  g_assert_cmpuint (spans->len, ==, 0);
  g_assert_null (snippet);
}

/* A result lives longer than its finder. */
static void
test_lifetime (void)
{
  ErrdexFinder *finder = cases_open_finder ("iot-platform", NULL);
  g_autoptr (ErrdexResult) result = errdex_finder_search (finder, "shanghai", NULL);
  g_autoptr (ErrdexResult) same = errdex_result_ref (result);
  g_autofree char *snippet = NULL;
  const ErrdexHit *hits;
  guint n_hits;

  errdex_finder_unref (finder);
  hits = errdex_result_get_hits (same, &n_hits);
  g_assert_cmpuint (n_hits, >, 0);
  snippet = errdex_result_get_snippet (same, hits[0].entry);
  g_assert_nonnull (strstr (snippet, "Shanghai"));
}

static void
test_size (void)
{
  gsize size = errdex_finder_prepare (shipped);

  g_assert_cmpuint (size, >, 50 * 1000);
  g_assert_cmpuint (size, <, 1000 * 1000);
  g_assert_cmpuint (errdex_finder_prepare (shipped), ==, size);
}

static gpointer
search_in_thread (gpointer data)
{
  for (guint i = 0; i < 50; i++)
    {
      g_autoptr (ErrdexResult) result = errdex_finder_search (data, "device exist not", NULL);
      const ErrdexHit *hits;
      guint n_hits;

      hits = errdex_result_get_hits (result, &n_hits);
      g_assert_cmpuint (n_hits, >, 0);
      g_assert_cmpstr (get_code (data, hits[0].entry), ==, "iot.device.NotExistedDevice");
    }

  return NULL;
}

/* The index is made once, whoever comes first. */
static void
test_threads (void)
{
  g_autoptr (ErrdexFinder) finder = cases_open_finder ("iot-platform", NULL);
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("search", search_in_thread, finder);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

static void
test_empty_library (void)
{
  g_autoptr (ErrdexLibrary) library = errdex_library_new (NULL, 0);
  g_autoptr (ErrdexFinder) finder = errdex_finder_new (library);
  static const char *const queries[]
      = { "", "x", "xy", "device not", "in:x", "\"a b\"", "-ab", "devise", "设备", "a.b" };
  guint entries[2];
  ErrdexMiss miss;

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (ErrdexResult) result = errdex_finder_search (finder, queries[i], NULL);
      guint n_hits;

      errdex_result_get_hits (result, &n_hits);
      g_assert_cmpuint (n_hits, ==, 0);
      g_assert_cmpuint (errdex_finder_lookup (finder, queries[i], entries, 2), ==, 0);
      g_assert_cmpuint (errdex_finder_nearest (finder, queries[i], entries, 2), ==, 0);
      errdex_finder_explain_miss (finder, queries[i], &miss);
      g_assert_null (miss.catalog);
    }
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  shipped = cases_open_finder ("iot-platform", NULL);
  small = cases_open_finder ("small.json errno.json", g_getenv ("FIND_TESTS"));
  g_test_add_func ("/find/finder/lookup", test_lookup);
  g_test_add_func ("/find/finder/nearest", test_nearest);
  g_test_add_func ("/find/finder/miss", test_miss);
  g_test_add_func ("/find/finder/highlight-code", test_highlight_code);
  g_test_add_func ("/find/finder/highlight-text", test_highlight_text);
  g_test_add_func ("/find/finder/snippet", test_snippet);
  g_test_add_func ("/find/finder/no-hit", test_no_hit);
  g_test_add_func ("/find/finder/lifetime", test_lifetime);
  g_test_add_func ("/find/finder/size", test_size);
  g_test_add_func ("/find/finder/threads", test_threads);
  g_test_add_func ("/find/finder/empty-library", test_empty_library);
  status = g_test_run ();
  errdex_finder_unref (shipped);
  errdex_finder_unref (small);

  return status;
}
