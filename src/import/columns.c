// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Finds out by the words of a table's header what its columns hold. */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "columns.h"
#include "page.h"

/* A rating from here on is for words inside a header. */
#define RATING_INSIDE 1000
/* Words are not looked for inside longer headers, in bytes. */
#define MAX_HEADER 48

static const char *const field_ids[ERRDEX_N_FIELDS]
    = { "code", "description", "solution", "kind", "category", "operations", "aliases" };

/* The words that head columns, as simplify() writes them; for each field the surest first. */
static const char *const header_words[ERRDEX_N_FIELDS] = {
  [ERRDEX_FIELD_CODE]
  = "error code|errorcode|error codes|err code|errcode|code|codes|error id|error number|error name|"
    "exception code|result code|return code|reason code|response code|status code|errno|"
    "error type|error|"
    "错误码|错误代码|错误编码|错误编号|异常码|返回码|结果码|响应码|状态码|代码|编码|"
    "錯誤碼|錯誤代碼|錯誤編號|返回碼|回應碼|狀態碼|代碼|"
    "エラーコード|エラー番号|ステータスコード|リターンコード|コード|"
    "fehlercode|fehlernummer|fehlerkennung|statuscode|rückgabewert|code nummer",
  [ERRDEX_FIELD_DESCRIPTION]
  = "description|error description|desc|meaning|explanation|what happened|details|detail|"
    "cause|causes|possible cause|possible causes|reason|error message|message|error information|"
    "text|summary|"
    "描述|错误描述|错误说明|说明|含义|错误含义|详细描述|原因|错误原因|可能原因|错误信息|错误消息|"
    "提示信息|"
    "描述|錯誤描述|錯誤說明|說明|含義|意義|原因|錯誤原因|錯誤訊息|"
    "説明|エラーの説明|エラー説明|意味|内容|エラー内容|概要|原因|エラーメッセージ|メッセージ|"
    "beschreibung|fehlerbeschreibung|bedeutung|erklärung|erläuterung|ursache|mögliche ursache|"
    "fehlermeldung|fehlertext|meldung",
  [ERRDEX_FIELD_SOLUTION]
  = "solution|solutions|resolution|remedy|what to do|how to fix|fix|corrective action|"
    "recommended action|suggested action|suggested solution|action|recommendation|suggestion|"
    "suggestions|handling|handling suggestion|workaround|troubleshooting|advice|"
    "解决方案|解决方法|解决办法|解决措施|处理方法|处理方式|处理建议|处理措施|排查方法|应对措施|"
    "操作建议|建议|"
    "解決方案|解決方法|解決辦法|處理方法|處理方式|處理建議|建議|"
    "解決策|対処方法|対処法|対処|対応方法|対応|対策|推奨アクション|"
    "lösung|lösungsvorschlag|abhilfe|behebung|massnahme|massnahmen|empfehlung|was tun",
  [ERRDEX_FIELD_KIND]
  = "kind|error kind|canonical code|canonical status|grpc status|grpc code|種類|种类|art|"
    "fehlerart",
  [ERRDEX_FIELD_CATEGORY]
  = "category|categories|group|error group|module|section|component|area|"
    "类别|分类|错误分类|模块|所属模块|類別|分類|模組|カテゴリ|カテゴリー|モジュール|"
    "kategorie|gruppe|bereich|modul",
  [ERRDEX_FIELD_OPERATIONS]
  = "operations|operation|api|apis|api operation|api operations|api name|interface|method|"
    "接口|相关接口|接口名称|操作|介面|操作|オペレーション|"
    "operationen|vorgang|aufruf|schnittstelle",
  [ERRDEX_FIELD_ALIASES] = "aliases|alias|other names|former code|old code|also known as|"
                           "别名|旧错误码|別名|aliasse|alter code",
};

/**
 * errdex_field_get_id:
 * @field: a field
 *
 * Returns: (transfer none): its name in options and catalogs
 */
const char *
errdex_field_get_id (ErrdexField field)
{
  return field_ids[field];
}

/* Small letters and digits, single spaces between words, nothing in brackets. */
static char *
simplify (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  g_autofree char *folded = g_utf8_casefold (normal != NULL ? normal : "", -1);
  GString *simple = g_string_new (NULL);
  guint depth = 0;
  gboolean space = FALSE;

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      depth += c == '(' || c == '[';
      if (depth == 0 && g_unichar_isalnum (c))
        {
          if (space && simple->len > 0)
            g_string_append_c (simple, ' ');
          g_string_append_unichar (simple, c);
          space = FALSE;
        }
      else
        {
          space = TRUE;
        }
      depth -= depth > 0 && (c == ')' || c == ']');
    }

  return g_string_free (simple, FALSE);
}

/* --- wishes --- */

/**
 * errdex_wish_clear:
 * @self: a wish
 */
void
errdex_wish_clear (ErrdexWish *self)
{
  for (guint i = 0; i < ERRDEX_N_FIELDS; i++)
    g_clear_pointer (&self->given[i], g_free);
}

static int
find_field (const char *id)
{
  for (guint i = 0; i < ERRDEX_N_FIELDS; i++)
    if (g_str_equal (field_ids[i], id))
      return i;

  return -1;
}

/**
 * errdex_wish_parse:
 * @self: an empty wish
 * @text: fields with columns, such as `code=1,solution=What to do`
 * @error: (out): what is wrong with it, as %ERRDEX_IMPORT_ERROR
 *
 * Returns: whether it could be understood
 */
gboolean
errdex_wish_parse (ErrdexWish *self, const char *text, GError **error)
{
  g_auto (GStrv) pairs = g_strsplit (text, ",", -1);

  for (guint i = 0; pairs[i] != NULL; i++)
    {
      g_auto (GStrv) halves = g_strsplit (pairs[i], "=", 2);
      int field = halves[0] != NULL ? find_field (g_strstrip (halves[0])) : -1;

      if (field < 0 || halves[1] == NULL)
        {
          g_autofree char *fields = g_strjoinv (", ", (char **) field_ids);

          g_set_error (error, ERRDEX_IMPORT_ERROR, ERRDEX_IMPORT_ERROR_UNREADABLE,
                       _ ("“%s” is no field and its column, as in “code=1”; fields are: %s"),
                       pairs[i], fields);
          return FALSE;
        }
      g_free (self->given[field]);
      self->given[field] = g_strdup (g_strstrip (halves[1]));
    }

  return TRUE;
}

/* --- finding --- */

/* The words of a field, which are taken apart once. */
static char *const *
get_words (ErrdexField field)
{
  static char **words[ERRDEX_N_FIELDS];

  if (g_once_init_enter (&words[field]))
    g_once_init_leave (&words[field], g_strsplit (header_words[field], "|", -1));

  return words[field];
}

/* Whether a word stands in a header; where words have spaces between them, as a whole word. */
static gboolean
has_word (const char *header, const char *word)
{
  gsize length = strlen (word);
  gboolean whole = g_str_is_ascii (word);

  for (const char *p = header; (p = strstr (p, word)) != NULL; p++)
    if (!whole || ((p == header || p[-1] == ' ') && (p[length] == ' ' || p[length] == '\0')))
      return TRUE;

  return FALSE;
}

/* How sure it is that a header means a field: 0 the surest, G_MAXUINT not at all. Words that make
 * up the whole header count for more than words inside it; a long text is no header. */
static guint
rate (const char *header, ErrdexField field)
{
  char *const *words = get_words (field);
  guint inside = G_MAXUINT;

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (g_str_equal (header, words[i]))
        return i;
      if (inside == G_MAXUINT && strlen (header) < MAX_HEADER && has_word (header, words[i]))
        inside = RATING_INSIDE + i;
    }

  return inside;
}

static gboolean
is_taken (const ErrdexColumns *self, int column)
{
  for (guint i = 0; i < ERRDEX_N_FIELDS; i++)
    if (self->places[i] == column)
      return TRUE;

  return FALSE;
}

static int
find_wished (char *const *headers, guint n_headers, const char *given)
{
  g_autofree char *simple = simplify (given);
  guint64 number;

  if (g_ascii_string_to_unsigned (given, 10, 1, ERRDEX_PAGE_MAX_COLUMNS, &number, NULL))
    return number <= n_headers ? (int) number - 1 : -1;
  for (guint i = 0; i < n_headers; i++)
    if (g_str_equal (headers[i], simple))
      return i;

  return -1;
}

static void
take_wishes (ErrdexColumns *self, char *const *headers, guint n_headers, const ErrdexWish *wish)
{
  for (guint i = 0; i < ERRDEX_N_FIELDS; i++)
    {
      const char *given = wish->given[i];

      if (given == NULL || *given == '\0')
        continue;
      self->places[i] = find_wished (headers, n_headers, given);
      self->headed |= self->places[i] >= 0 && !g_ascii_isdigit (*given);
    }
}

/* The field and the column that go together best of those that are free. */
static gboolean
find_best (ErrdexColumns *self, char *const *headers, guint n_headers, const gboolean *open)
{
  guint best = G_MAXUINT;
  guint best_field = 0, best_column = 0;

  for (guint field = 0; field < ERRDEX_N_FIELDS; field++)
    for (guint column = 0; open[field] && column < n_headers; column++)
      {
        guint rating = is_taken (self, column) ? G_MAXUINT : rate (headers[column], field);

        if (rating < best)
          {
            best = rating;
            best_field = field;
            best_column = column;
          }
      }
  if (best == G_MAXUINT)
    return FALSE;
  self->places[best_field] = best_column;
  self->headed = TRUE;
  self->sure &= best < RATING_INSIDE;

  return TRUE;
}

/**
 * errdex_columns_find:
 * @self: (out): the columns
 * @headers: (array length=n_headers): the header of each column, or the first row
 * @n_headers: how many columns there are
 * @wish: what the user said about them
 *
 * Finds the column of each field: the one that the user wants, else the one whose header has the
 * surest words.
 */
void
errdex_columns_find (ErrdexColumns *self,
                     const char *const *headers,
                     guint n_headers,
                     const ErrdexWish *wish)
{
  g_auto (GStrv) simple = g_new0 (char *, n_headers + 1);
  gboolean open[ERRDEX_N_FIELDS];

  self->headed = FALSE;
  self->sure = TRUE;
  for (guint i = 0; i < n_headers; i++)
    simple[i] = simplify (headers[i]);
  for (guint i = 0; i < ERRDEX_N_FIELDS; i++)
    {
      self->places[i] = -1;
      open[i] = wish->given[i] == NULL;
    }
  take_wishes (self, simple, n_headers, wish);
  while (find_best (self, simple, n_headers, open))
    for (guint i = 0; i < ERRDEX_N_FIELDS; i++)
      open[i] = open[i] && self->places[i] < 0;
}
